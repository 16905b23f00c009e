"""Statements of two claims of which one takes for granted what the other tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from headwater.claims.features import Bench, Matrix, Places
from headwater.claims.phrases import (
    KEPT,
    KINDS,
    LEAST,
    Phrase,
    Settled,
    country,
    find_phrases,
    heard_of,
    is_place,
    placed,
    settled,
    whole,
)
from headwater.claims.terms import keeps_silent, lexicon, weight
from headwater.model import (
    Agreement,
    Comparison,
    Passage,
    Reason,
    Report,
    ReportId,
    Span,
    Statement,
    Voice,
    ZoneKind,
)
from headwater.text import stem

# Both chosen on bench/gold/claims/parts.jsonl, on a plateau; decisions/0053.
COVERED = 0.5  # share of the words of each that the other holds, by rarity, synonyms counting less
HEADS = 0.4  # likeness of the happening that a phrase names to the nearest word of the other
PART = 0.75  # of the content words of a statement, the most that a phrase in it can be
SHORT = 10  # content words; of a longer statement only its phrases can be taken for granted
NAMED = 0.75  # weight of a place; names of countries are about as rare as that
IN_IT = 0.8  # likeness of a city to its country
OF_A_KIND = 0.6  # likeness of two words for one kind of happening, as of near synonyms by vector


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two statements share: a place in each, that of the left a phrase."""

    left: int
    right: int
    left_span: Span
    right_span: Span
    score: float


def find_overlaps(
    held: Mapping[ReportId, Report],
    bench: Bench,
    pairs: tuple[Places, Places],
    groups: Sequence[Sequence[int]],
    clashing: Iterable[tuple[int, int]],
) -> list[Comparison]:
    """Return the overlaps of statements of two reports that share no claim.

    Of each two claims one overlap is told, that which takes up another's credited words first
    of all: whoever repeats it adds nothing.

    Args:
        held: the reports.
        bench: the statements.
        pairs: places of the statements worth a look, the lower first.
        groups: places of each claim.
        clashing: pairs that exclude each other, which share no part.
    """
    home = {place: number for number, group in enumerate(groups) for place in group}
    apart = set(clashing)
    best: dict[tuple[int, int], tuple[tuple[bool, float], _Shared]] = {}
    stems = [_stems(*_wording(held, statement)) for statement in bench.statements]
    for i, j in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True):
        one, other = bench.statements[i], bench.statements[j]
        if home[i] == home[j] or one.report == other.report or (i, j) in apart:
            continue
        if not (stems[i][0] & stems[j][1] or stems[j][0] & stems[i][1]):
            continue
        if any(s.zone is ZoneKind.CAPTION for s in (one, other)):
            continue
        shared = _shared(held, bench, i, j)
        if shared is None:
            continue
        key = min(home[i], home[j]), max(home[i], home[j])
        rank = _unsaid(bench.statements[shared.left], bench.statements[shared.right]), shared.score
        if key not in best or rank > best[key][0]:
            best[key] = rank, shared
    return [_told(held, bench, shared) for _, (_, shared) in sorted(best.items())]


def _unsaid(taking: Statement, telling: Statement) -> bool:
    """Tell whether a report takes for granted in its own voice what somebody is credited with."""
    return taking.voice is Voice.NARRATED and not taking.chain and bool(telling.chain)


def _wording(
    held: Mapping[ReportId, Report], statement: Statement
) -> tuple[str, tuple[Settled, ...]]:
    """Return the words of a statement's first piece, and the places in it."""
    content = statement.content[0]
    return content.of(held[statement.report].text), settled(content, statement.places)


@lru_cache(maxsize=KEPT)
def _stems(wording: str, places: tuple[Settled, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a wording's phrases, and those of all that can be shared."""
    phrases = frozenset(_stem(w) for phrase in find_phrases(wording, places) for w in phrase.words)
    told = whole(wording, places)
    return phrases, phrases | frozenset(map(_stem, told.words if len(told.words) <= SHORT else ()))


def _stem(word: str) -> str:
    return country(word) if is_place(word) else stem(word)


def _shared(held: Mapping[ReportId, Report], bench: Bench, i: int, j: int) -> _Shared | None:
    found = [*_taken(held, bench, i, j), *_taken(held, bench, j, i)]
    # A report's own voice before a credited one, then the fuller share, then reading order.
    return max(found, key=lambda s: _rank(bench, s), default=None)


def _rank(bench: Bench, shared: _Shared) -> tuple[bool, float, int]:
    taking, telling = bench.statements[shared.left], bench.statements[shared.right]
    return _unsaid(taking, telling), shared.score, -shared.left


def _taken(held: Mapping[ReportId, Report], bench: Bench, i: int, j: int) -> Iterable[_Shared]:
    """Yield the phrases of the one that name what the other, or a phrase of it, tells."""
    one, other = bench.statements[i], bench.statements[j]
    if len(one.content) != 1 or len(other.content) != 1:
        return
    if other.act.unrealised or keeps_silent(other, held[other.report].text):
        return
    said, told = _wording(held, one), _wording(held, other)
    sides = list(find_phrases(*told))
    if LEAST <= len(whole(*told).words) <= SHORT and not other.negated:
        sides.append(whole(*told))
    # A phrase that is nearly all a statement says is told, not taken for granted; nor is what it
    # gives as hearsay.
    most = PART * len(whole(*said).words)
    phrases = [
        phrase
        for phrase in find_phrases(*said)
        if len(phrase.words) <= most and heard_of(said[0][phrase.start :]) is None
    ]
    for phrase, side in product(phrases, sides):
        score = likeness(phrase, side)
        left, right = placed(phrase, one.content), placed(side, other.content)
        if score >= COVERED and left and right:
            yield _Shared(i, j, left, right, round(score, 4))


def likeness(phrase: Phrase, other: Phrase) -> float:
    """Return how far two phrases tell the same, 0 to 1: the share of the less covered one.

    0 if they share no word, give other figures, or one holds nothing like the happening that the
    other names. Names weigh by their rarity, as all words do.
    """
    if not {_stem(w) for w in phrase.words} & {_stem(w) for w in other.words}:
        return 0.0
    figures = [{word for word in side.words if word.isdigit()} for side in (phrase, other)]
    if all(figures) and figures[0] != figures[1]:
        return 0.0
    one, rows = _weighed(phrase.words)
    two, columns = _weighed(other.words)
    near = np.maximum(rows @ columns.T, 0.0)
    _set_akin(near, phrase.words, other.words)
    named = [max(float(near[phrase.words.index(h)].max()) for h in phrase.heads)]
    named += [max((float(near[:, other.words.index(h)].max()) for h in other.heads), default=1.0)]
    if min(named) < HEADS:
        return 0.0
    shares = one @ near.max(1) / one.sum(), two @ near.max(0) / two.sum()
    return float(min(shares))


@lru_cache(maxsize=KEPT)
def _weighed(words: tuple[str, ...]) -> tuple[Matrix, Matrix]:
    weights = [NAMED if is_place(word) else max(weight(word), 1e-3) for word in words]
    return np.array(weights, dtype=np.float32), lexicon().vectors(list(words))


def _set_akin(near: Matrix, words: Sequence[str], others: Sequence[str]) -> None:
    """Set the likeness of places, which no vector knows, and of happenings of one kind."""
    for row, word in enumerate(words):
        for column, other in enumerate(others):
            if is_place(word) or is_place(other):
                near[row, column] = _same_place(word, other)
            elif word != other and KINDS.get(word) is not None and KINDS[word] == KINDS.get(other):
                near[row, column] = max(near[row, column], OF_A_KIND)


def _same_place(one: str, other: str) -> float:
    """Return how far two words name one place: a city can stand for its country."""
    if one == other:
        return 1.0
    alone = ":" not in one or ":" not in other
    return IN_IT if alone and country(one) == country(other) else 0.0


def _told(held: Mapping[ReportId, Report], bench: Bench, shared: _Shared) -> Comparison:
    left, right = bench.statements[shared.left], bench.statements[shared.right]
    ends = (Passage(left.report, shared.left_span), Passage(right.report, shared.right_span))
    words = [end.span.of(held[end.report].text) for end in ends]
    return Comparison(
        left=left.id,
        right=right.id,
        agreement=Agreement.OVERLAPS,
        score=shared.score,
        reasons=(
            Reason(
                feature="phrase",
                weight=shared.score,
                detail=f"“{words[0]}” takes for granted what the other tells: “{words[1]}”.",
                evidence=ends,
            ),
        ),
    )
