"""How alike two statements are: a table of features, one column each, one row a pair."""

import calendar
import math
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.claims.counted import shares_figure
from headwater.claims.opposites import opposed
from headwater.claims.slots import days_exclude, numbers_exclude
from headwater.claims.terms import SILENT, Terms, lexicon, read_terms, sureness
from headwater.model import Report, ReportId, Statement, StatementId
from headwater.text import find_words, fold, stem

Matrix = NDArray[np.float32]
Places = NDArray[np.intp]
_GRAMS = (3, 4, 5)  # characters; the sizes that matched best in our probe of the founding pair
_BUCKETS = 4096  # character grams are counted under a hash; few enough for 4,000 statements
SEVERAL = 4  # reports, from which a day that most of them name tells little
_HEAD = 3  # content words that a statement opens with, its subject more often than not
_AT_ONCE = 64  # neighbours of a statement, whose words are set against its own at once
_CHUNK = 512  # pairs worked on at once; a row of each side is copied


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The statements of one story, ready to be compared.

    Attributes:
        raw: sentence vectors, unit rows.
        centred: the same less the mean of the story's different wordings, unit rows.
        letters: hashed character grams, unit rows.
        words: the story's rare-word weights, rows of a unit length or less; one column for each
            stem that two statements hold, as one that a single statement holds meets no other.
        meanings: vector of every different word of the story, unit rows.
        places: the words of each statement as rows of ``meanings``.
        rare_days: how rare in the story each day is, 0 to 1; the day of the happening itself,
            which every report names, is next to nothing.
        homes: a number for each statement's report.
        wordings: a number for each statement's words; case and marks make no difference.
        counted: whether a statement counts for what is usual: the first of its wording, and not
            told in another's stead.
    """

    statements: tuple[Statement, ...]
    terms: tuple[Terms, ...]
    raw: Matrix
    centred: Matrix
    letters: Matrix
    words: Matrix
    meanings: Matrix
    places: tuple[Places, ...]
    rare_days: Mapping[str, float]
    homes: Places
    wordings: Places
    counted: NDArray[np.bool_]


def lay_out(
    reports: Mapping[ReportId, Report],
    statements: Sequence[Statement],
    vectors: Mapping[StatementId, Matrix],
) -> Bench:
    """Prepare a story's statements.

    What is usual in the story, and so tells little, is counted over its different wordings: a
    copy makes nothing more usual.
    """
    terms = read_terms(reports, statements)
    wordings = _numbered([tuple(w.folded for w in find_words(each.text)) for each in terms])
    first = _first_of_each(wordings)
    raw = np.array([vectors[statement.id] for statement in statements], dtype=np.float32)
    vocabulary = sorted({word for each in terms for word in each.words})
    place = {word: number for number, word in enumerate(vocabulary)}
    return Bench(
        statements=tuple(statements),
        terms=tuple(terms),
        raw=raw,
        centred=_centred(raw, first),
        letters=_letters([each.text for each in terms]),
        words=_weighed([Counter(each.stems) for each in terms], first),
        meanings=lexicon().vectors(vocabulary),
        places=tuple(np.array([place[w] for w in each.words], dtype=np.intp) for each in terms),
        rare_days=_rare_days(statements, terms, first),
        homes=_numbered([statement.report for statement in statements]),
        wordings=wordings,
        counted=_flags(len(terms), first),
    )


def count_without(bench: Bench, copies: Collection[int]) -> Bench:
    """Count what is usual in the story again, over what is not told in another's stead.

    Args:
        bench: of all statements, each of which stays to be compared.
        copies: places of the statements that do not count.
    """
    different = _first_of_each(bench.wordings, copies)
    return replace(
        bench,
        centred=_centred(bench.raw, different),
        words=_weighed([Counter(each.stems) for each in bench.terms], different),
        rare_days=_rare_days(bench.statements, bench.terms, different),
        counted=_flags(len(bench.terms), different),
    )


def measure(bench: Bench, left: Places, right: Places) -> Matrix:
    """Return the features of pairs, a row each, in the order of ``NAMES``.

    Every feature is symmetric: swapping the sides changes nothing.
    """
    pairs = list(zip(left.tolist(), right.tolist(), strict=True))
    columns = {
        "raw": _dots(bench.raw, left, right),
        "meaning": _dots(bench.centred, left, right),
        "letters": _dots(bench.letters, left, right),
        "words": _dots(bench.words, left, right),
    }
    columns |= dict(zip(_COVERS, _cover(bench, left, right).T, strict=True))
    for names, judge in _JUDGES:
        table = np.array([judge(bench, i, j) for i, j in pairs], dtype=np.float32)
        columns |= dict(zip(names, table.reshape(len(pairs), len(names)).T, strict=True))
    return np.stack([columns[name] for name in NAMES], axis=1).astype(np.float32)


def _dots(rows: Matrix, left: Places, right: Places) -> Matrix:
    parts = [
        np.einsum("ij,ij->i", rows[left[at : at + _CHUNK]], rows[right[at : at + _CHUNK]])
        for at in range(0, len(left), _CHUNK)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _numbered(keys: Sequence[Hashable]) -> Places:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _first_of_each(wordings: Places, left_out: Collection[int] = ()) -> list[int]:
    """Return the places of the different wordings."""
    places: dict[int, int] = {}
    for place, wording in enumerate(wordings.tolist()):
        if place not in left_out:
            places.setdefault(wording, place)
    return list(places.values())


def _flags(size: int, places: Sequence[int]) -> NDArray[np.bool_]:
    flags = np.zeros(size, dtype=bool)
    flags[places] = True
    return flags


def _centred(raw: Matrix, different: Sequence[int]) -> Matrix:
    return _unit(raw - raw[different].mean(axis=0)) if len(different) > 2 else raw


def _unit(rows: Matrix) -> Matrix:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


def _letters(texts: Sequence[str]) -> Matrix:
    table = np.empty((len(texts), _BUCKETS), np.float32)
    for row, text in enumerate(texts):
        table[row] = _grams(text)
        table[row] /= max(float(np.linalg.norm(table[row])), 1e-9)
    return table


def _grams(text: str) -> Matrix:
    folded = " " + " ".join(fold(word) for word in text.split()) + " "
    data = folded.encode()
    grams = Counter(
        zlib.crc32(data[at : at + size]) % _BUCKETS
        for size in _GRAMS
        for at in range(max(0, len(data) - size + 1))
    )
    row = np.zeros(_BUCKETS, np.float32)
    row[list(grams)] = 1 + np.log(np.array(list(grams.values()), np.float32))
    return row


def _weighed(bags: Sequence[Counter[str]], different: Sequence[int]) -> Matrix:
    spread = Counter(term for index in different for term in bags[index])
    holders = Counter(term for bag in bags for term in bag)
    shared = sorted(term for term, count in holders.items() if count > 1)
    column = {term: index for index, term in enumerate(shared)}
    table = np.zeros((len(bags), max(1, len(column))), dtype=np.float32)
    for row, bag in enumerate(bags):
        weights = {
            term: (1 + math.log(count)) * math.log(1 + len(different) / max(1, spread[term]))
            for term, count in bag.items()
        }
        length = math.hypot(*weights.values())
        for term in bag.keys() & column.keys():
            table[row, column[term]] = weights[term] / length
    return table


def _rare_days(
    statements: Sequence[Statement], terms: Sequence[Terms], different: Sequence[int]
) -> dict[str, float]:
    """Return how rare each day is among the wordings, and among the reports if there are several.

    The day of the happening is named once in each report, and so in few of its sentences.
    """
    wordings = [(place, terms[place].days) for place in different]
    reports: dict[ReportId, set[str]] = {}
    for place, days in wordings:
        reports.setdefault(statements[place].report, set()).update(days)
    rare = _rarity([days for _, days in wordings])
    if len(reports) < SEVERAL:
        return rare
    spread = _rarity(list(reports.values()))
    return {day: min(value, spread[day]) for day, value in rare.items()}


def _rarity(keys: Sequence[Collection[str]]) -> dict[str, float]:
    spread = Counter(key for each in keys for key in each)
    most = math.log(max(2, len(keys)))
    return {key: min(1.0, math.log(len(keys) / n) / most) for key, n in spread.items()}


def _cover(bench: Bench, left: Places, right: Places) -> Matrix:
    """Set each word against the nearest of the other side; rare words weigh more.

    The neighbours of one statement are worked on at once, their words beside one another.
    """
    table = np.zeros((len(left), 6), np.float32)
    table[:, 2:4] = 1.0
    filled = np.array([len(words) > 0 for words in bench.places])
    full = np.flatnonzero(filled[left] & filled[right]) if len(left) else np.zeros(0, np.intp)
    weights = [np.array(each.weights, np.float32) for each in bench.terms]
    grams = [frozenset(pairwise(each.stems)) for each in bench.terms]
    for one, group in groupby(full.tolist(), key=lambda row: int(left[row])):
        rows = list(group)
        for at in range(0, len(rows), _AT_ONCE):
            some = rows[at : at + _AT_ONCE]
            others = [int(right[row]) for row in some]
            table[some] = _cover_one(bench, one, others, weights, grams)
    return table


def _cover_one(
    bench: Bench,
    one: int,
    others: Sequence[int],
    weights: Sequence[Matrix],
    grams: Sequence[frozenset[tuple[str, str]]],
) -> Matrix:
    """Return a row for each of the others against the one."""
    own, width = weights[one], [len(bench.places[other]) for other in others]
    starts = np.cumsum([0, *width[:-1]])
    theirs = np.concatenate([weights[other] for other in others])
    near = (
        bench.meanings[bench.places[one]]
        @ bench.meanings[np.concatenate([bench.places[other] for other in others])].T
    )
    near = np.maximum(near, 0.0)
    best, there = np.maximum.reduceat(near, starts, axis=1), near.max(0)
    shares = (
        own @ best / max(float(own.sum()), 1e-9),
        np.add.reduceat(theirs * there, starts) / np.maximum(np.add.reduceat(theirs, starts), 1e-9),
    )
    lefts = (
        (own[:, None] * (1 - best)).max(0),
        np.maximum.reduceat(theirs * (1 - there), starts),
    )
    table = np.empty((len(others), 6), np.float32)
    table[:, 0], table[:, 1] = np.minimum(*shares), np.maximum(*shares)
    table[:, 2], table[:, 3] = np.maximum(*lefts), np.minimum(*lefts)
    for row, (other, start, words) in enumerate(zip(others, starts, width, strict=True)):
        both, least = grams[one] & grams[other], min(len(grams[one]), len(grams[other]))
        table[row, 4] = len(both) / max(1, least)
        opening = near[:_HEAD, start : start + min(words, _HEAD)]
        table[row, 5] = (opening.max(1).sum() + opening.max(0).sum()) / sum(opening.shape)
    return table


def _slots(bench: Bench, i: int, j: int) -> tuple[float, ...]:
    """Compare names, numbers, dates and speakers."""
    one, other = bench.terms[i], bench.terms[j]
    left, right = bench.statements[i], bench.statements[j]
    names = len(one.names | other.names)
    days = one.days & other.days
    # "Blood is asked for on Thursday", "a statement comes on Thursday": a day alone joins nothing.
    shared = set(one.stems) & set(other.stems) - _DAYS
    told = 1.0 if any(not each.isdigit() for each in shared) else _DAY_ALONE
    figures = len(one.numbers | other.numbers)
    return (
        len(one.names & other.names) / names if names else 0.0,
        float(bool(one.names) and bool(other.names) and not one.names & other.names),
        float(shares_figure(one.figures, other.figures)),
        float(numbers_exclude(left, right)),
        len(one.numbers ^ other.numbers) / figures if figures else 0.0,
        # "On Tuesday" of a copy a week later is a day that no first wording names.
        told * max((bench.rare_days.get(day, 1.0) for day in days), default=0.0),
        float(days_exclude(left, right)),
        float(bool(one.speaker) and one.speaker == other.speaker),
    )


def _manner(bench: Bench, i: int, j: int) -> tuple[float, ...]:
    """Compare polarity, states, act and sureness."""
    left, right = bench.statements[i], bench.statements[j]
    one, other = bench.terms[i], bench.terms[j]
    lengths = len(one.words) + 1, len(other.words) + 1
    return (
        float(left.negated != right.negated),
        float(bool(opposed(one.poles, other.poles))),
        float(left.act.unrealised != right.act.unrealised),
        float(one.pending != other.pending),
        float((left.act in SILENT) != (right.act in SILENT)),
        abs(sureness(left) - sureness(right)) / 3,
        abs(math.log(lengths[0] / lengths[1])),
        float(left.report == right.report),
    )


_DAY_ALONE = 0.4  # how much a shared day counts between wordings that share no word beside it
_DAYS = frozenset(
    stem(word.casefold())
    for word in (*calendar.day_name, *calendar.month_name, "today", "yesterday", "tomorrow")
    if word
)
_COVERS = ("cover_least", "cover_most", "left_over", "left_over_least", "order", "head")
_Judge = Callable[[Bench, int, int], tuple[float, ...]]
_JUDGES: tuple[tuple[tuple[str, ...], _Judge], ...] = (
    (
        (
            "names",
            "names_apart",
            "numbers",
            "numbers_apart",
            "numbers_left",
            "dates",
            "dates_apart",
            "speaker",
        ),
        _slots,
    ),
    (
        (
            "polarity",
            "opposed",
            "unrealised",
            "stage",
            "silent",
            "sureness",
            "length",
            "own_report",
        ),
        _manner,
    ),
)
NAMES: tuple[str, ...] = (
    "raw",
    "meaning",
    "letters",
    "words",
    *_COVERS,
    *(name for names, _ in _JUDGES for name in names),
)
