"""How each of two bare sentences is put: what weakens it, what it turns against, what it counts."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bench.bare import bare_report, tagger, whole_statement
from bench.pair_table import PAIRS_A_STORY, Pairs
from headwater import grounding
from headwater.attribution.hedges import certainty, find_hedges
from headwater.claims.changes import compare
from headwater.claims.opposites import opposed, poles
from headwater.claims.pair import Pair
from headwater.claims.scope import enumeration_cut, quantifier_moved
from headwater.claims.slots import clashes
from headwater.claims.stages import stage_of
from headwater.claims.terms import read_terms, sureness
from headwater.claims.told import Told
from headwater.model import Act, Report, Span, Statement

Row = list[float]
_TURNS = re.compile(
    r"\b(?:but|however|although|though|despite|yet|while|whereas|instead|rather|nevertheless"
    r"|still|even|contrary|only|just|merely)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed)|dismiss(?:es|ed)?|refut(?:e|es|ed)"
    r"|critici[sz](?:e|es|ed|m)|argu(?:e|es|ed)|question(?:s|ed)?|doubt(?:s|ed)?|oppos(?:e|es|ed)"
    r"|false|wrong|untrue|unlikely|unclear|concern(?:s|ed)?|warn(?:s|ed)?|fail(?:s|ed)?)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:said|says|told|according to|stated|claimed|added|tweeted|wrote)\b", re.I
)


def manner_table(pairs: Pairs) -> NDArray[np.float64]:
    """Return how the sides are put and how they differ; unlike the pair table, not symmetric."""
    rows: list[Row] = []
    for at in range(0, len(pairs), PAIRS_A_STORY):
        rows += _rows(pairs[at : at + PAIRS_A_STORY])
    return np.array(rows)


def _rows(pairs: Pairs) -> list[Row]:
    return [
        _row(*_read(f"{number} left", left), *_read(f"{number} right", right))
        for number, (left, right) in enumerate(pairs)
    ]


def _read(name: str, text: str) -> tuple[Report, Statement]:
    report = bare_report(name, text)
    whole = whole_statement(report)
    span = Span(0, len(text))
    hedges = find_hedges(text, span)
    (found,) = grounding.ground(report, [whole])
    return report, replace(found, hedges=hedges, certainty=certainty(text, hedges))


def _row(one: Report, left: Statement, other: Report, right: Statement) -> Row:
    sides = [_side(one.text, left), _side(other.text, right)]
    differences = [a - b for a, b in zip(*sides, strict=True)]
    return [*sides[0], *sides[1], *differences, *_between(one, left, other, right)]


def _side(text: str, statement: Statement) -> Row:
    stage = stage_of(statement, text)
    counts = (_TURNS, _AGAINST, _CREDIT)
    return [
        float(len(statement.hedges)),
        float(sureness(statement)),
        *(float(len(pattern.findall(text))) for pattern in counts),
        float(len(re.findall(r"\b(?:not|no|never|none|nor|without)\b|n[’']t\b", text, re.I))),
        float(len(statement.quantities)),
        float(len(statement.times)),
        float(stage.rung if stage else 0),
        float('"' in text or "“" in text),
        float(np.log(len(text) + 1)),
        float(len(poles(text))),
    ]


def _between(one: Report, left: Statement, other: Report, right: Statement) -> Row:
    terms = read_terms({one.id: one, other.id: other}, [left, right])
    shared = set(terms[0].stems) & set(terms[1].stems)
    covers = [len(shared) / max(1, len(set(each.stems))) for each in terms]
    clash = clashes(Told(left, one.text), Told(right, other.text))
    forth = compare(Pair(left, right, one.text, other.text))
    back = compare(Pair(right, left, other.text, one.text))
    moved = quantifier_moved(one.text, other.text)
    return [
        *covers,
        covers[0] - covers[1],
        float(bool(clash)),
        float(any(each.strong for each in clash)),
        float(len(opposed(terms[0].poles, terms[1].poles))),
        float(len(forth)),
        float(len(back)),
        float(moved.change if moved else 0),
        float(enumeration_cut(one.text, other.text) is not None),
        float(enumeration_cut(other.text, one.text) is not None),
        float((left.act is Act.DENY) != (right.act is Act.DENY)),
    ]


def sureness_table(pairs: Pairs) -> NDArray[np.float64]:
    """Return how sure each side is of the events it tells, as the reader judges word by word.

    Both scales of the reader, that of news and that of the web: mean, ends, spread and the two
    lowest deciles over the words of a side; then the difference, and its size.
    """
    texts = sorted({text for pair in pairs for text in pair})
    told = {
        text: _judged(tagging.factuality)
        for text, tagging in zip(texts, tagger().tag(texts), strict=True)
    }
    left = np.array([told[pair[0]] for pair in pairs])
    right = np.array([told[pair[1]] for pair in pairs])
    return np.hstack([left, right, left - right, np.abs(left - right)])


def _judged(words: NDArray[np.float32]) -> NDArray[np.float64]:
    if not len(words):
        return np.zeros(12)
    ends = (words.mean(0), words.min(0), words.max(0), words.std(0))
    low = np.quantile(words, (0.1, 0.25), axis=0).ravel()
    return np.concatenate([*ends, low]).astype(np.float64)


def side_by_side(tables: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Set tables of the same rows beside one another, columns that never vary left out."""
    whole = np.hstack(tables)
    return whole[:, whole.std(axis=0) > 1e-9]
