"""Which words changed between two wordings."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.model import Span, Statement
from headwater.text import Word, find_words

# Below this share of words in common two wordings are not an edit of one another, and marking
# nearly every word would only hide the two or three that stayed.
AFRESH = 0.4


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stands in one wording and not in the other.

    Attributes:
        at: offset in the later text where the change stands.
        added: the new words; ``None`` if words were only dropped.
        dropped: the words that stood here; empty if words were only added.
    """

    at: int
    added: Span | None
    dropped: str


def statement_words(statement: Statement, text: str) -> tuple[Word, ...]:
    """Return the words of a statement's content, in reading order."""
    return tuple(
        word for span in statement.content for word in find_words(text, span.start, span.end)
    )


def likeness(left: Sequence[Word], right: Sequence[Word]) -> float:
    """Return how many different words two wordings share, 0 to 1; 0 if either has none."""
    ours, theirs = {word.folded for word in left}, {word.folded for word in right}
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def find_changes(
    earlier: Statement, earlier_text: str, later: Statement, later_text: str
) -> tuple[Change, ...]:
    """Return what a later wording changed, in reading order.

    Case, punctuation and typographic variants are no change: "10,000" is "10000".
    """
    before = statement_words(earlier, earlier_text)
    after = statement_words(later, later_text)
    matcher = SequenceMatcher(
        None, [word.folded for word in before], [word.folded for word in after], autojunk=False
    )
    changes = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        added = Span(after[k].span.start, after[m - 1].span.end) if m > k else None
        at = after[k].span.start if k < len(after) else later.extent.end
        dropped = _stretch(earlier, earlier_text, before[i:j]) if j > i else ""
        changes.append(Change(at, added, dropped))
    return tuple(changes)


def _stretch(statement: Statement, text: str, words: Sequence[Word]) -> str:
    start, end = words[0].span.start, words[-1].span.end
    parts = [
        text[max(start, span.start) : min(end, span.end)]
        for span in statement.content
        if span.start < end and start < span.end
    ]
    return " … ".join(parts)
