import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.scoring_stories import f1, score_groups

GOLD = dict(zip("abcdef", "000112", strict=True))
_GROUPS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.sampled_from("xyz"))


def test_the_gold_itself_is_perfect() -> None:
    score = score_groups(GOLD, GOLD)

    assert (score.bcubed, score.pairs) == ((1.0, 1.0), (1.0, 1.0))
    assert score.ari == pytest.approx(1)
    assert score.nmi == pytest.approx(1)


def test_bcubed_by_hand() -> None:
    found = dict(zip("abcdef", "001112", strict=True))
    precision, recall = score_groups(GOLD, found).bcubed

    assert precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)


def test_pairs_by_hand() -> None:
    found = dict(zip("abcdef", "001112", strict=True))

    assert score_groups(GOLD, found).pairs == (2 / 4, 2 / 4)


def test_everything_in_one_story_recalls_all_and_tells_nothing() -> None:
    score = score_groups(GOLD, dict.fromkeys(GOLD, "one"))

    assert score.bcubed[1] == 1.0
    assert score.ari == 0.0
    assert score.nmi == pytest.approx(0)


def test_an_id_that_was_not_grouped_is_an_error() -> None:
    with pytest.raises(KeyError):
        score_groups(GOLD, {"a": "0"})


@given(_GROUPS.filter(bool))
def test_names_of_groups_do_not_matter(gold: dict[str, str]) -> None:
    renamed = {name: f"other {group}" for name, group in gold.items()}
    score = score_groups(gold, renamed)

    assert f1(*score.bcubed) == pytest.approx(1)
    assert score.ari == pytest.approx(1)
