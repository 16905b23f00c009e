import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.dossier.differences import find_changes, likeness, statement_words
from tests.dossier.drafting import report, tell


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """Return what was dropped and what came in, change by change."""
    earlier, later = report("a", before), report("b", after)
    found = find_changes(tell(earlier, before), before, tell(later, after), after)
    return [(each.dropped, each.added.of(after) if each.added else "") for each in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the gate may be shut", "the gate is shut", [("may be", "is")]),
        ("the gate is shut", "the main gate is shut", [("", "main")]),
        ("the gate is shut today", "the gate is shut", [("today", "")]),
        ("10,000 bags", "10000 bags", []),
        ("The Gate’s key", "the gate's key", []),
        ("at least 30 were hurt", "30 were hurt", [("at least", "")]),
        ("shut", "open", [("shut", "open")]),
    ],
)
def test_changed_words_are_found(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert changes(before, after) == expected


def test_words_dropped_round_a_credit_are_joined_by_an_ellipsis() -> None:
    text = "The old gate, he said, is quite shut"
    earlier = tell(report("a", text), "The old gate", "is quite shut")
    after = "The shut"
    found = find_changes(earlier, text, tell(report("b", after), after), after)
    assert [each.dropped for each in found] == ["old gate … is quite"]


@given(st.text(min_size=1).filter(str.strip))
def test_a_wording_has_not_changed_against_itself(text: str) -> None:
    assert changes(text, text) == []


@given(st.text("ab ,.", min_size=1, max_size=30), st.text("ab ,.", min_size=1, max_size=30))
def test_likeness_is_symmetric_and_a_share(left: str, right: str) -> None:
    ours = statement_words(tell(report("a", left), left), left)
    theirs = statement_words(tell(report("b", right), right), right)
    assert likeness(ours, theirs) == likeness(theirs, ours)
    assert 0.0 <= likeness(ours, theirs) <= 1.0
