"""Scores sources, cues and contents against gold spans.

Two views. *Spans*: the fragments of each role in a document, whatever relation they stand in.
*Relations*: gold and found relations paired one to one, the likest contents first.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bench.labelled import Row
from bench.outcome import Figure, Table, percent, ratio

Spans = tuple[tuple[int, int], ...]
Tokens = frozenset[int]
ROLES = ("source", "cue", "content")
SPAN_KINDS = ("exact", "edge", "begin", "token")
# How much of a gold content must be found: a share of its tokens (q), a Jaccard (j), or all.
RELATION_KINDS = ("q30", "q80", "j50", "exact")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_WORD_OR_MARK = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")  # a colon can be a cue
_EDGE = " \t\n\r\u00a0\"“”‘’'`,.;:!?-–—()[]«»"


class Relation(NamedTuple):
    """One credit: the fragments of its source, cue and content."""

    source: Spans
    cue: Spans
    content: Spans

    @classmethod
    def read(cls, row: Row) -> "Relation":
        """Read a relation of the sets' schema."""
        return cls(*(tuple((s, e) for s, e in row.get(role) or ()) for role in ROLES))

    def of(self, role: str) -> Spans:
        """Return the fragments of one role."""
        return self[ROLES.index(role)]


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, gold: Iterable[object], found: Iterable[object]) -> None:
        """Count two sets against one another."""
        gold, found = set(gold), set(found)
        self.right += len(gold & found)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return ratio(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)

    def figures(self, name: str) -> dict[str, Figure]:
        """Return precision, recall and F1 in per cent."""
        values = {"p": self.precision, "r": self.recall, "f1": self.f1}
        return {f"{name}_{key}": percent(value) for key, value in values.items()}


@dataclass(slots=True)
class Score:
    """All counts over the documents of a set."""

    documents: int = 0
    spans: dict[str, dict[str, Tally]] = field(
        default_factory=lambda: {r: {k: Tally() for k in SPAN_KINDS} for r in ROLES}
    )
    likeness: dict[str, float] = field(default_factory=lambda: dict.fromkeys(ROLES, 0.0))
    fragments: Counter[str] = field(default_factory=Counter)
    gold: int = 0
    found: int = 0
    quotes: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    cues: Counter[str] = field(default_factory=Counter)
    all_exact: int = 0

    def figures(self) -> dict[str, Figure]:
        """Return every figure in per cent, named by role or kind."""
        figures: dict[str, Figure] = {"documents": self.documents}
        for role, kinds in self.spans.items():
            for kind, tally in kinds.items():
                figures |= tally.figures(f"{role}_{kind}")
            share = ratio(self.likeness[role], self.fragments[role])
            figures[f"{role}_jaccard"] = percent(share)
        for kind in RELATION_KINDS:
            figures |= self._tally(self.quotes[kind]).figures(kind)
            figures |= self._tally(self.speakers[kind]).figures(f"{kind}_speaker")
            found = self.quotes[kind]
            figures[f"{kind}_speaker_accuracy"] = percent(ratio(self.speakers[kind], found))
            figures[f"{kind}_cue_accuracy"] = percent(ratio(self.cues[kind], found))
        return figures | self._tally(self.all_exact).figures("all_exact")

    def _tally(self, right: int) -> Tally:
        return Tally(right, self.found - right, self.gold - right)

    def tables(self) -> tuple[Table, Table]:
        """Return the spans and the relations as tables."""
        named = self.figures()
        spans = Table(
            headings=("spans P/R/F1", *SPAN_KINDS, "jaccard"),
            rows=tuple(
                (
                    role,
                    *(_three(named, f"{role}_{kind}") for kind in SPAN_KINDS),
                    f"{named[f'{role}_jaccard']:.1f}",
                )
                for role in ROLES
            ),
        )
        relations = Table(
            headings=("relations P/R/F1", "quote", "with speaker", "speaker", "cue"),
            rows=(
                *(
                    (
                        kind,
                        _three(named, kind),
                        _three(named, f"{kind}_speaker"),
                        f"{named[f'{kind}_speaker_accuracy']:.1f}",
                        f"{named[f'{kind}_cue_accuracy']:.1f}",
                    )
                    for kind in RELATION_KINDS
                ),
                ("all exact", _three(named, "all_exact"), "", "", ""),
            ),
        )
        return spans, relations


def _three(figures: Mapping[str, Figure], name: str) -> str:
    return "/".join(f"{figures[f'{name}_{key}']:5.1f}" for key in ("p", "r", "f1"))


class _Words:
    """The tokens of a text; for cues, punctuation marks count too."""

    def __init__(self, text: str) -> None:
        self._plain = [found.span() for found in _WORD.finditer(text)]
        self._marks = [found.span() for found in _WORD_OR_MARK.finditer(text)]

    def under(self, role: str, spans: Iterable[tuple[int, int]]) -> Tokens:
        """Return the tokens that the spans touch."""
        tokens = self._marks if role == "cue" else self._plain
        touched: set[int] = set()
        for start, end in spans:
            first = bisect_left(tokens, (start, start))
            if first and tokens[first - 1][1] > start:
                first -= 1
            last = bisect_left(tokens, (end, end))
            touched.update(range(first, last))
        return frozenset(touched)


class Pair(NamedTuple):
    """A gold relation and the found one that stands for it."""

    gold: int
    found: int
    jaccard: float
    covered: float


class _Told(NamedTuple):
    """One relation as tokens."""

    source: Tokens
    cue: Tokens
    content: Tokens


def add_document(
    score: Score, text: str, gold: Sequence[Relation], found: Sequence[Relation]
) -> None:
    """Count one document into a score."""
    words = _Words(text)
    score.documents += 1
    for role in ROLES:
        wanted = {span for relation in gold for span in relation.of(role)}
        given = {span for relation in found for span in relation.of(role)}
        _add_spans(score, role, text, words, wanted, given)
    score.gold += len(gold)
    score.found += len(found)
    one, other = _told(words, gold), _told(words, found)
    for pair in _align(one, other):
        _add_pair(score, text, pair, (gold[pair.gold], found[pair.found]), one, other)


def align(text: str, gold: Sequence[Relation], found: Sequence[Relation]) -> list[Pair]:
    """Pair relations one to one by their contents, the likest first; cue and source break ties."""
    words = _Words(text)
    return _align(_told(words, gold), _told(words, found))


def trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Drop quotation marks, punctuation and a leading "that" from the edges of a span."""
    start, end = _bare(text, *span)
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if text[start : start + 5].lower() == "that ":
        start, _ = _bare(text, start + 5, end)
    return start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    return start, end


def _add_spans(
    score: Score,
    role: str,
    text: str,
    words: _Words,
    gold: set[tuple[int, int]],
    found: set[tuple[int, int]],
) -> None:
    tallies = score.spans[role]
    tallies["exact"].add(gold, found)
    tallies["edge"].add((trim(text, span) for span in gold), (trim(text, span) for span in found))
    wanted = [tokens for span in gold if (tokens := words.under(role, [span]))]
    given = [tokens for span in found if (tokens := words.under(role, [span]))]
    _add_beginnings(tallies["begin"], list(map(min, wanted)), list(map(min, given)))
    for tokens in wanted:
        score.likeness[role] += max((_jaccard(tokens, other) for other in given), default=0.0)
    alone = sum(1 for tokens in given if not any(tokens & other for other in wanted))
    score.fragments[role] += len(wanted) + alone
    tallies["token"].add(frozenset().union(*wanted), frozenset().union(*given))


def _add_beginnings(tally: Tally, gold: list[int], found: list[int]) -> None:
    # Two fragments may begin with one token; each counts, as in the published scorer.
    tally.right += sum(token in set(found) for token in gold)
    tally.missed += sum(token not in set(found) for token in gold)
    tally.wrong += sum(token not in set(gold) for token in found)


def _jaccard(one: Tokens, other: Tokens) -> float:
    return ratio(len(one & other), len(one | other))


def _told(words: _Words, relations: Sequence[Relation]) -> list[_Told]:
    return [_Told(*(words.under(role, r.of(role)) for role in ROLES)) for r in relations]


def _align(gold: Sequence[_Told], found: Sequence[_Told]) -> list[Pair]:
    ranked = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = len(one.content & other.content)
            if shared:
                near = _jaccard(one.content, other.content)
                ties = bool(one.cue & other.cue), bool(one.source & other.source), -i, -j
                ranked.append(((near, *ties), Pair(i, j, near, shared / len(one.content))))
    pairs: list[Pair] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, pair in sorted(ranked, reverse=True):
        if pair.gold not in taken[0] and pair.found not in taken[1]:
            taken[0].add(pair.gold)
            taken[1].add(pair.found)
            pairs.append(pair)
    return pairs


def _add_pair(
    score: Score,
    text: str,
    pair: Pair,
    relations: tuple[Relation, Relation],
    gold: Sequence[_Told],
    found: Sequence[_Told],
) -> None:
    one, other = gold[pair.gold], found[pair.found]
    equal = {
        role: _trimmed(text, relations[0], role) == _trimmed(text, relations[1], role)
        for role in ROLES
    }
    held = {
        "q30": pair.covered > 0.3,
        "q80": pair.covered > 0.8,
        "j50": pair.jaccard >= 0.5,
        "exact": equal["content"],
    }
    for kind in (kind for kind, holds in held.items() if holds):
        score.quotes[kind] += 1
        score.speakers[kind] += _agrees(one.source, other.source)
        score.cues[kind] += _agrees(one.cue, other.cue)
    score.all_exact += all(equal.values())


def _agrees(gold: Tokens, found: Tokens) -> bool:
    return bool(gold & found) or (not gold and not found)


def _trimmed(text: str, relation: Relation, role: str) -> list[tuple[int, int]]:
    return sorted(trim(text, span) for span in relation.of(role))
