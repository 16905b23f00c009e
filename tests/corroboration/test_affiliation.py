"""Who speaks for whom, on stories read by the rules and linked."""

import pytest

from headwater.corroboration.affiliation import speaks_for
from headwater.corroboration.gathered import Gathered
from headwater.model import Lineage
from tests.grounding.stories import link, report


def speaks(name: str, other: str, *texts: str) -> bool:
    reports = [report(f"r{place}", text) for place, text in enumerate(texts)]
    linked = link(*reports)
    story = Gathered(linked.statements, reports, linked.entities, Lineage())
    party = next(each.id for each in linked.entities if each.name.endswith(name))
    assert any(each.name == other for each in linked.entities)
    own = [s for s in linked.statements if s.speaker and s.speaker.entity == party]
    return speaks_for(own, name, other, story)


@pytest.mark.parametrize(
    ("name", "other", "texts"),
    [
        (
            "Ida Brandt",
            "Port Office",
            (
                "Ida Brandt, director of the Port Office, said it was shut.",
                "The Port Office said it leaked.",
            ),
        ),
        (
            "Ida Brandt",
            "Ministry of Trade",
            (
                "Trade Minister Ida Brandt said it was shut.",
                "The Ministry of Trade said it leaked.",
            ),
        ),
        (
            "Ida Brandt",
            "Vesperia",
            (
                "Vesperia’s trade minister, Ida Brandt, said it was shut.",
                "Vesperia said the port was shut. Vesperian officials left.",
            ),
        ),
        (
            "Vesperian trade ministry",
            "Vesperia",
            (
                "The Vesperian trade ministry said it was shut.",
                "Vesperia said the port was shut. Vesperian officials left.",
            ),
        ),
        (
            "Northern Command",
            "Vesperian military",
            (
                "Vesperia’s Northern Command said it was shut.",
                "The Vesperian military said it leaked. Vesperia’s foreign ministry left.",
            ),
        ),
        (
            "Iran's navy",
            "IRNA",
            ("Iran's navy said it was shut.", "The state news agency IRNA said it leaked."),
        ),
        (
            "Ida Brandt",
            "Harbour Safety Bureau",
            (
                "HSB director Ida Brandt said it was shut.",
                "The Harbour Safety Bureau (HSB) said it leaked. The HSB said it was wet.",
            ),
        ),
        (
            "Ida Brandt",
            "Harbour Safety Bureau",
            (
                "The Harbour Safety Bureau said it was shut. The bureau's president, Ida Brandt, "
                "said that the lock leaked.",
            ),
        ),
        (
            "Vesperia’s joint staff",
            "military in Vesperia",
            (
                "Vesperia’s joint staff said it was shut.",
                "The military in Vesperia said it leaked. Vesperia’s foreign ministry left.",
            ),
        ),
        (
            "Vesperia’s general staff",
            "Vesperian military",
            (
                "Vesperia’s general staff said it was shut.",
                "The Vesperian military said it leaked. Vesperia’s foreign ministry left.",
            ),
        ),
    ],
)
def test_who_holds_its_office_speaks_for_a_body(
    name: str, other: str, texts: tuple[str, ...]
) -> None:
    assert speaks(name, other, *texts)


@pytest.mark.parametrize(
    ("name", "other", "texts"),
    [
        (
            "Ida Brandt",
            "Ministry of Labour",
            (
                "Trade Minister Ida Brandt said it was shut.",
                "The Ministry of Labour said it leaked.",
            ),
        ),
        (
            "Ida Brandt",
            "Vesperia",
            (
                "Ida Brandt, who studies Vesperia, said it was shut.",
                "Vesperia said the port was shut. Vesperian officials left.",
            ),
        ),
        (
            "Vesperia",
            "Vesperian trade ministry",
            (
                "The Vesperian trade ministry said it was shut.",
                "Vesperia said the port was shut. Vesperian officials left.",
            ),
        ),
    ],
)
def test_others_do_not(name: str, other: str, texts: tuple[str, ...]) -> None:
    assert not speaks(name, other, *texts)
