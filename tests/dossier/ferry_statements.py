"""What the reports of the ferry story state."""

from headwater.model import Act, Certainty, Entity, EntityId, Report, SourceKind, Statement
from tests.dossier.drafting import tell
from tests.dossier.ferry_reports import (
    COPY,
    GUARD,
    HOSPITAL,
    OFFICE,
    REWRITE,
    ROUNDUP,
    WIRE,
)

ENTITIES = {
    name: Entity(id=EntityId(key), name=full, kind=kind)
    for name, key, full, kind in (
        ("Ysmere Harbour Office", "e-office", "Ysmere Harbour Office", SourceKind.ORGANISATION),
        ("the harbour office", "e-office", "Ysmere Harbour Office", SourceKind.ORGANISATION),
        ("Odo Winn", "e-winn", "Odo Winn", SourceKind.PERSON),
        ("Two crew members", "e-crew", "Two crew members", SourceKind.UNNAMED),
        ("Coast Watch of Ysmere", "e-watch", "Coast Watch of Ysmere", SourceKind.ORGANISATION),
        ("Saint Orme Clinic", "e-clinic", "Saint Orme Clinic", SourceKind.ORGANISATION),
        ("Dr Lena Faber", "e-faber", "Dr Lena Faber", SourceKind.PERSON),
    )
}


def _told(told: Report, *words: str, **options: object) -> Statement:
    return tell(told, *words, entities=ENTITIES, **options)  # type: ignore[arg-type]


OFFICE_SAID = ("the harbour office", "said")
CREW_SAID = ("Two crew members", "said")
MAY = {"hedges": ["may have"], "certainty": Certainty.POSSIBLE}
STRIKES = [
    _told(
        OFFICE,
        "The ferry Calla may have struck the east breakwater at 05:12 this morning",
        chain=[("Ysmere Harbour Office", "regrets to say")],
        **MAY,
    ),
    _told(
        WIRE,
        "The ferry Calla may have struck the east breakwater on Sunday",
        chain=[OFFICE_SAID],
        **MAY,
    ),
    _told(
        COPY,
        "The ferry Calla may have struck the east breakwater on Sunday",
        chain=[OFFICE_SAID],
        **MAY,
    ),
    _told(
        GUARD,
        "the ferry Calla stopping dead at the east breakwater at 05:12",
        chain=[("Coast Watch of Ysmere", "said")],
    ),
    _told(REWRITE, "The ferry Calla struck the east breakwater on Sunday morning"),
    _told(ROUNDUP, "the ferry Calla smashed into the east breakwater"),
]
HURT = [
    _told(OFFICE, "At least 30 passengers were hurt"),
    _told(WIRE, "At least 30 passengers were hurt", chain=[OFFICE_SAID]),
    _told(COPY, "At least 30 passengers were hurt", chain=[OFFICE_SAID]),
    _told(REWRITE, "30 passengers were hurt", chain=[("officials", "According to")]),
    _told(ROUNDUP, "Thirty passengers were hurt"),
]
LAID_UP = [
    _told(
        OFFICE,
        "We have asked the owner to lay up her two sister ships",
        chain=[("Odo Winn", "said")],
        quoted=["We have asked the owner to lay up her two sister ships"],
        act=Act.ORDER,
    ),
    _told(
        WIRE,
        "he had asked the owner to lay up the two sister ships",
        chain=[("Odo Winn", "said")],
        act=Act.ORDER,
    ),
    _told(
        REWRITE,
        "I asked the owner to lay up the two sister ships",
        chain=[("Odo Winn", "revealed")],
        quoted=["I asked the owner to lay up the two sister ships"],
        act=Act.ORDER,
    ),
    _told(ROUNDUP, "The owner has laid up two sister ships"),
]
RADAR = [
    _told(WIRE, "the radar had been out of order since January", chain=[CREW_SAID]),
    _told(COPY, "the radar had been out of order since January", chain=[CREW_SAID]),
    _told(REWRITE, "Its radar had failed weeks ago"),
    _told(
        ROUNDUP,
        "its radar had failed weeks ago",
        chain=[("Experts", "believe")],
        certainty=Certainty.PROBABLE,
        hedges=["believe"],
    ),
]
TREATED = _told(HOSPITAL, "52 passengers of the ferry Calla", chain=[("Saint Orme Clinic", "")])
OWN_BOOK = _told(
    HOSPITAL,
    "Every number here is from our own book",
    chain=[("Dr Lena Faber", "said")],
    quoted=["Every number here is from our own book"],
)
UNKNOWN_CAUSE = _told(OFFICE, "The cause is not known")
STATEMENTS = [*STRIKES, *HURT, *LAID_UP, *RADAR, TREATED, OWN_BOOK, UNKNOWN_CAUSE]
