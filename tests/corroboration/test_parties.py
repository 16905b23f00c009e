from dataclasses import replace

import pytest

from headwater.corroboration.parties import same_parties
from headwater.model import Attribution, Entity, EntityId, Mention, SourceKind, Span, Statement
from tests.dossier.drafting import report, tell

PERSON, BODY = SourceKind.PERSON, SourceKind.ORGANISATION


def joined(*names: str, kind: SourceKind = PERSON) -> bool:
    entities = {
        EntityId(f"e{place}"): Entity(id=EntityId(f"e{place}"), name=name, kind=kind)
        for place, name in enumerate(names)
    }
    home = same_parties([], {}, entities)
    return home[EntityId("e0")] == home[EntityId("e1")]


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (("Orla Ravn", "Treasurer Orla Ravn"), True),
        (("Ravn", "Orla Ravn"), True),
        (("Ravn", "Orla Ravn", "Jan Ravn"), False),
        (("Orla Ravn", "Jan Ravn"), False),
        (("Selma Mossel", "Selma Mossl"), True),
        (("Selma Mossel", "Selma Mossen"), False),
        (("Selma Mossel", "Edda Mossl"), False),
        (("Inspectorate", "Building Inspectorate"), True),
        (("Office", "Port Office", "Labour Office"), False),
    ],
)
def test_names_of_one_party(names: tuple[str, ...], same: bool) -> None:
    assert joined(*names) is same


def test_states_and_media_are_never_joined_by_name() -> None:
    assert not joined("Korea", "North Korea", kind=SourceKind.STATE)
    assert not joined("Post", "Morning Post", kind=SourceKind.MEDIA)


def credit(text: str, words: str, entity: str) -> Statement:
    told = report("r", text)
    place = text.index(words)
    source = Mention(span=Span(place, place + len(words)), kind=PERSON, entity=EntityId(entity))
    return replace(
        tell(told, text.split(" said ")[1]), chain=(Attribution(source=source, cue=None),)
    )


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("General secretary Ann Ottar said the tram stopped.", True),
        ("General, or so said Ann Ottar, said the tram stopped.", False),
    ],
)
def test_a_title_that_runs_on_into_a_name_is_the_name(text: str, same: bool) -> None:
    told = report("r", text)
    entities = {
        EntityId("general"): Entity(id=EntityId("general"), name="General", kind=PERSON),
        EntityId("ottar"): Entity(id=EntityId("ottar"), name="Ann Ottar", kind=PERSON),
    }
    home = same_parties([credit(text, "General", "general")], {told.id: told}, entities)
    assert (home[EntityId("general")] == EntityId("ottar")) is same
