from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from headwater.story.rarity import UNIT, weigh_by_rarity

WINDOW = timedelta(days=2)
START = datetime(2031, 5, 4, tzinfo=UTC)
NEW = tuple({f"word{place}-{n}": 1.0 for n in range(place)} for place in range(40))
WORDS = tuple(
    {"ferry": 2.0, "oil": 1.0, f"day{place % 5}": 1.0, **NEW[place]} for place in range(40)
)


@pytest.mark.parametrize("undated", [0, 3])
def test_words_count_among_the_reports_of_the_window_and_no_others(undated: int) -> None:
    dated = len(WORDS) - undated
    clocks = [START + timedelta(days=place) if place < dated else None for place in range(40)]
    whole = list(weigh_by_rarity(WORDS, clocks, WINDOW))
    assert all(vector.keys() == own.keys() for vector, own in zip(whole, WORDS, strict=True))
    place = 20
    near = [*WORDS[place - 2 : place + 3], *WORDS[dated:]]
    alone = list(weigh_by_rarity(near, [START] * len(near), WINDOW))
    assert whole[place] == alone[2]
    assert Counter(alone[2]).total() > UNIT


def test_a_word_that_comes_again_is_counted_anew() -> None:
    clocks = [START + timedelta(days=10 * place) for place in range(40)]
    vectors = list(weigh_by_rarity(WORDS, clocks, WINDOW))
    (alone,) = weigh_by_rarity(WORDS[7:8], [START], WINDOW)
    assert vectors[7] == alone
