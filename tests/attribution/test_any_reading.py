"""Statements of readings that no sensible reader gives: another package's may give any."""

import random
import re

import pytest

from bench.bare import bare_report
from headwater.attribution import extract_statements
from headwater.language import Reading, Relation
from headwater.language.reading import CueSort, Layer
from headwater.model import Span

TEXT = (
    "TOLMAR (Gazette) - The gate is rotten, Ida Brandt and Moritz Falk said on Monday, the Gazette "
    "reports.\n\n“We wait, and nobody has come,” the mayor, whose office is shut, told reporters. "
    "He denied that it fell: “Not today.”\n\nThe log shows a gap, monitors have found, and two "
    "boats, minutes apart, sank. According to the Harbour Board, which owns it, about 40 were "
    "hurt.\n"
)
RULES = (None, None, "turn", "continued", "unsigned", "announced", "signed")


def any_reading(seed: int) -> Reading:
    """Relations between places drawn at random, each inside the text and none empty."""
    draw = random.Random(seed)
    words = [found.span() for found in re.finditer(r"\w+|[^\w\s]", TEXT)]

    def stretch(longest: int) -> Span:
        first = draw.randrange(len(words))
        last = min(len(words) - 1, first + draw.randrange(longest))
        return Span(words[first][0], words[last][1])

    found: list[Relation] = []
    for _ in range(draw.randrange(1, 12)):
        one, other = sorted((stretch(20), stretch(20)))
        outer = draw.randrange(len(found)) if found and draw.random() < 0.3 else None
        found.append(
            Relation(
                source=stretch(6) if draw.random() < 0.8 else None,
                cue=stretch(3) if draw.random() < 0.85 else None,
                content=(one, other) if one.end <= other.start else (one,),
                layer=Layer.OUTER if outer is None else Layer.NESTED,
                kind=draw.choice(list(CueSort)),
                outer=outer,
                factuality=None,
                clausal=draw.random() < 0.5,
                confidence=0.5,
                rule=draw.choice(RULES),
            )
        )
    return Reading(relations=tuple(found))


@pytest.mark.parametrize("start", range(0, 400, 20))
def test_any_reading_makes_statements_inside_the_text(start: int) -> None:
    for seed in range(start, start + 20):
        for statement in extract_statements(bare_report("any", TEXT), any_reading(seed)):
            assert statement.content
            assert all(0 <= part.start < part.end <= len(TEXT) for part in statement.content)
