import pytest

from headwater.attribution import extract_statements
from headwater.language import Reader
from headwater.model import ZoneKind
from tests.dossier.drafting import report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("headline", "who", "content"),
    [
        ("Port Office: ferry pier was shut", "Port Office", "ferry pier was shut"),
        ("Three hurt at ferry pier: police", "police", "Three hurt at ferry pier"),
        ("Crane hit ferry pier: port official", "port official", "Crane hit ferry pier"),
        ("Port Office denies fire: Gazette", "Gazette > Port Office", "fire"),
        ("Breaking: Port Office says pier was shut", "Port Office", "pier was shut"),
        ("Breaking: three divers hurt at pier", "", "three divers hurt at pier"),
        ("Corran: mayor says pier was shut", "mayor", "pier was shut"),
        ("Ferry war: harbour bans small boats", "", "Ferry war: harbour bans small boats"),
        ("Port Office: pier shut", "Port Office", "pier shut"),  # two words are told, too
    ],
)
def test_a_headline_credits_by_its_colon(
    headline: str, who: str, content: str, reader: Reader
) -> None:
    text = f"{headline}\n\nThe Port Office said boats waited, the Gazette reported."
    item = report("colon", text, zones=((ZoneKind.HEADLINE, headline),))
    found = extract_statements(item, reader.read([text])[0])
    (said,) = (each for each in found if each.zone is ZoneKind.HEADLINE)
    sources = [hop.source.span.of(text) for hop in said.chain if hop.source]
    assert (" > ".join(sources), said.wording(text)) == (who, content)


@pytest.mark.parametrize(
    ("headline", "who"),
    [
        ("Repairs ordered in Corran", ""),
        ("Repairs urged after crane hits ferry pier", ""),
        ("Repairs called for by boat club", ""),
        ("Mayor ordered to shut pier", ""),
        ("Strike threatened at ferry pier, guild says", "guild"),
        ("Mayor ordered repairs in Corran", "Mayor"),
        ("Mayor urged club to shut pier", "Mayor"),
        ("Guild threatened to shut pier", "Guild"),
        ("Worn cable blamed as crane falls on ferry pier", ""),
        ("Boat club blamed for crane accident", ""),
        ("Mayor condemned for port plan", ""),
        ("Neglect suspected after second crane falls", ""),
        ("Mayor blamed boat club for crane accident", "Mayor"),
        ("Guild condemned port plan", "Guild"),
    ],
)
def test_a_headline_leaves_out_that_a_thing_was_asked_for_or_blamed(
    headline: str, who: str, reader: Reader
) -> None:
    text = f"{headline}\n\nThe Port Office said boats waited."
    item = report("passive", text, zones=((ZoneKind.HEADLINE, headline),))
    found = extract_statements(item, reader.read([text])[0])
    (said,) = (each for each in found if each.zone is ZoneKind.HEADLINE)
    assert " > ".join(hop.source.span.of(text) for hop in said.chain if hop.source) == who


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        (
            "Mayor resigns over pier, says guild lied",
            [("", "Mayor resigns over pier"), ("Mayor", "guild lied")],
        ),
        ("Pier fails again, says deputy mayor", [("deputy mayor", "Pier fails again")]),
        (
            "Fire kills nine, ministry says; guild puts toll at 40",
            [("ministry", "Fire kills nine"), ("", "guild puts toll at 40")],
        ),
    ],
)
def test_a_headline_of_two_clauses_credits_each_to_its_own(
    headline: str, told: list[tuple[str, str]], reader: Reader
) -> None:
    text = f"{headline}\n\nThe Port Office said boats waited."
    item = report("clauses", text, zones=((ZoneKind.HEADLINE, headline),))
    found = extract_statements(item, reader.read([text])[0])
    assert [
        (one.speaker.span.of(text) if one.speaker else "", one.wording(text))
        for one in found
        if one.zone is ZoneKind.HEADLINE
    ] == told
