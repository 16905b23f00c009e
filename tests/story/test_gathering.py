from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from headwater.story.gathering import LONGEST, Gathering
from headwater.story.rarity import UNIT

FORTNIGHT = timedelta(days=14)


def gathered(*shares: Mapping[str, float]) -> list[list[int]]:
    gathering = Gathering(FORTNIGHT, keep=True)
    for place, own in enumerate(shares):
        vector = {word: round(share * UNIT) for word, share in own.items()}
        gathering.take(place, vector, None, None)
    return sorted(gathering.stories())


def test_a_report_that_fits_two_like_stories_makes_them_one() -> None:
    left = {"quay": 0.95, "lamp": 0.312}
    right = {"lamp": 0.312, "mole": 0.95}
    both = {"quay": 0.67, "mole": 0.67, "lamp": 0.312}
    assert gathered(left, right) == [[0], [1]]
    assert gathered(left, right, both) == [[0, 1, 2]]


def test_a_story_whose_halves_are_unlike_is_split() -> None:
    ship, school = {"ship": 1.0}, {"school": 1.0}
    bridge = {"ship": 0.7, "school": 0.714}
    assert gathered(bridge, ship, school) == [[0, 1, 2]]
    found = gathered(bridge, *[ship, school] * 20)
    assert sorted(len({place % 2 for place in group if place}) for group in found) == [1, 1]


def test_a_report_of_no_words_opens_a_story_of_its_own() -> None:
    assert gathered({}, {"fog": 1.0}, {}) == [[0], [1], [2]]


def test_a_report_near_one_member_of_a_story_joins_it() -> None:
    told = {"quay": 0.9, "lamp": 0.436}
    retold = {"quay": 0.9, "mole": 0.436}
    bulletin, stranger = {"lamp": 0.7, "tide": 0.714}, {"lamp": 0.5, "tide": 0.866}
    assert gathered(told, retold, retold, bulletin) == [[0, 1, 2, 3]]  # .305 to the first of all
    assert gathered(told, retold, retold, stranger) == [[0, 1, 2], [3]]  # .218 to it


def test_a_quiet_story_takes_no_report_until_one_comes_that_has_no_clock() -> None:
    gathering = Gathering(FORTNIGHT, keep=True)
    ship, noon = {"ship": UNIT}, datetime(2031, 3, 1, 12, tzinfo=UTC)
    later = noon + 2 * FORTNIGHT
    gathering.take(0, ship, noon, noon)
    gathering.take(1, ship, later, later)
    assert sorted(gathering.stories()) == [[0], [1]]
    gathering.take(2, ship, None, None)
    assert sorted(gathering.stories()) == [[0, 1, 2]]


def test_a_story_that_is_known_by_its_heaviest_words_is_found_and_closed_by_all() -> None:
    gathering = Gathering(FORTNIGHT, keep=True)
    noon = datetime(2031, 3, 1, 12, tzinfo=UTC)
    for place in range(6):  # more words in all than a story is known by
        light = {f"light {place} {number}": 9 for number in range(2 * LONGEST // 5)}
        gathering.take(place, {"ship": UNIT, **light}, noon, noon)
    assert sorted(gathering.stories()) == [[*range(6)]]
    gathering.take(6, {"light 0 1": UNIT}, noon, noon)
    later = noon + 2 * FORTNIGHT
    gathering.take(7, {"ship": UNIT}, later, later)
    gathering.take(8, {"ship": UNIT}, None, None)
    assert sorted(gathering.stories()) == [[*range(6), 7, 8], [6]]
