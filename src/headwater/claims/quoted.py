"""Quotation marks against what stood there before: put around a paraphrase, or words changed."""

import re
from difflib import SequenceMatcher

from headwater.claims.pair import Change, Pair
from headwater.model import DriftKind, Span, Voice
from headwater.text import content_stems, find_words, stem

QUOTED_WORDS = 5  # content words; a shorter quotation is a phrase, not somebody's sentence
CONTENT, WORDS = 3, 5  # of a quotation, content words and all; who quotes fewer marks a term
HARDENED = 0.5  # share of a quotation's content words that stand in the other's paraphrase
_GAP = "…"
# What an editor puts in or leaves out openly, as a mark among the words.
_MARKED = re.compile(r"\[[^\]]*\]|\(?\.{3,4}\)?|(?:\. ){2,3}\.|…")
_SENTENCE_END = re.compile(r"[.!?](?=[\s”\"’')]|$)|\n")
_ARTICLES = frozenset(("a", "an", "the"))
_LIMITS = frozenset(
    map(stem, "not never no nearly almost hardly barely scarcely perhaps maybe possibly".split())
)
_PARTS = re.compile(rf"{_GAP}|[^{_GAP}]+")


def quotation_changed(pair: Pair) -> Change | None:
    """Return the paraphrase that is now a quotation, or the quotation that is not the same."""
    if not pair.after.quoted:
        return None
    longest = max(pair.after.quoted, key=lambda span: span.end - span.start)
    inside = set(content_stems(longest.of(pair.after_text)))
    if pair.before.quoted:
        return _altered(pair, longest, inside)
    paraphrase = set(content_stems(_rest_of_sentence(pair)))
    words = sum(1 for _ in find_words(longest.of(pair.after_text)))
    if pair.before.voice is Voice.NARRATED or len(inside) < CONTENT or words < WORDS:
        return None
    # Of a short quotation every word must be there, and who copied whom be known.
    short = len(inside) < QUOTED_WORDS
    if (short and not pair.directed) or (
        len(inside & paraphrase) < (1 if short else HARDENED) * len(inside)
    ):
        return None
    reason = "What one report paraphrases stands in the other inside quotation marks."
    return Change(DriftKind.QUOTE_HARDENED, pair.before.extent, longest, reason)


def _rest_of_sentence(pair: Pair) -> str:
    """Return the earlier wording up to its sentence's end: one quotation may hold two contents."""
    start = pair.before.extent.start
    end = _SENTENCE_END.search(pair.before_text, pair.before.extent.end)
    return pair.before_text[start : end.start() if end else len(pair.before_text)]


def _altered(pair: Pair, quote: Span, inside: set[str]) -> Change | None:
    def shared(span: Span) -> int:
        return len(inside & set(content_stems(span.of(pair.before_text))))

    original = max(pair.before.quoted, key=lambda span: (shared(span), span.end - span.start))
    was, now = original.of(pair.before_text), quote.of(pair.after_text)
    words = set(content_stems(was))
    few = min(len(words), len(inside))
    enough = HARDENED / 2 if few >= QUOTED_WORDS and _one_length(words, inside) else HARDENED
    if shared(original) < enough * len(inside) or few < 2 or same_quotation(was, now):
        return None
    left_out = " An ellipsis marks what was left out." if "…" in now or "..." in now else ""
    reason = f"The words inside the quotation marks are not the same.{left_out}"
    return Change(DriftKind.QUOTE_ALTERED, original, quote, reason)


def _one_length(one: set[str], other: set[str]) -> bool:
    """Tell whether two quotations are nearly as long: one put into other words throughout."""
    return 0.7 <= len(one) / max(1, len(other)) <= 1.4


def same_quotation(one: str, other: str) -> bool:
    """Tell whether two quotations hold the same words, one cut at its ends or with marked gaps.

    Endings, articles and marks make no difference; every other word does, "not" above all.

    >>> same_quotation("We will not pay them a penny.", "not pay them")
    True
    >>> same_quotation("We will not pay.", "We will pay.")
    False
    """
    was, now = _tokens(one), _tokens(other)
    found = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    # Where one begins or ends earlier than the other, a reporter quoted less; yet who cuts off the
    # "nearly" or the "not" before a word says another thing.
    if found and found[0][0] in ("insert", "delete"):
        _, a, b, c, d = found[0]
        if {*was[a:b][-1:], *now[c:d][-1:]} & _LIMITS:
            return False
        found = found[1:]
    if found and found[-1][0] in ("insert", "delete"):
        found = found[:-1]
    return all(
        step == "equal" or _GAP in was[a:b] or _GAP in now[c:d] for step, a, b, c, d in found
    )


def _tokens(quotation: str) -> list[str]:
    found: list[str] = []
    for part in _PARTS.findall(_MARKED.sub(_GAP, quotation)):
        if part == _GAP:
            found.append(_GAP)
            continue
        for word in find_words(part):
            plain = word.folded.replace("’", "'")
            if plain.endswith("n't"):
                found += [plain.removesuffix("n't"), "not"]
            elif plain not in _ARTICLES:
                found.append(stem(plain))
    return found
