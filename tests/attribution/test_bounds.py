"""Texts that nobody wrote: what they cost is bounded, counted in steps and never in seconds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.attribution import extract_statements
from headwater.attribution.cues import MOST, find_cues, iter_layers
from headwater.attribution.units import find_units
from headwater.grounding import ground
from headwater.language import read_by_rule
from tests.dossier.drafting import report

PIECES = st.sampled_from(
    (
        "said ",
        "Ida ",
        '"',
        "“",
        "”",
        ". ",
        "\n",
        ", ",
        "that ",
        "according to ",
        "who ",
        "he ",
        "\x00",
        "\u202e",
        "\ud800",
        "北",
        "5 ",
        "Monday ",
        "the ",
        "Korea ",
        "(",
        ")",
        "’s ",
    )
)


def test_no_more_cues_of_a_sentence_are_read_than_people_write() -> None:
    (unit,) = find_units(report("one", "said " * 300))
    assert len(find_cues(unit)) == MOST


def test_each_quotation_is_searched_for_cues_in_its_own_words_alone() -> None:
    (unit,) = find_units(report("one", '"Ida said so" ' * 60))
    looked_at = [len(unit.layer(layer)) for layer in iter_layers(unit) if layer >= 0]
    assert looked_at == [3] * 60
    assert all(unit.quoted[i] == 7 for i in unit.layer(7))


@pytest.mark.parametrize("text", ["word " * 20_000, "said " * 4_000, '"' * 20_000, "a" * 50_000])
def test_a_text_without_an_end_is_read_in_pieces_of_bounded_length(text: str) -> None:
    item = report("one", text + " a")
    statements = extract_statements(item, read_by_rule(item.text))
    assert all(each.extent.end - each.extent.start <= 2_000 for each in statements)
    assert len(statements) <= len(text) // 20


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_every_place_lies_in_any_text(text: str) -> None:
    item = report("one", text)
    found = ground(item, extract_statements(item, read_by_rule(item.text)))
    for statement in found:
        spans = [*statement.content, *statement.hedges, *statement.quoted]
        spans += [each.span for each in statement.quantities]
        spans += [each.span for each in statement.times]
        spans += [each.span for each in statement.places]
        spans += [hop.source.span for hop in statement.chain if hop.source]
        spans += [hop.cue for hop in statement.chain if hop.cue]
        assert all(span.of(item.text) for span in spans)
    assert found == ground(item, extract_statements(item, read_by_rule(item.text)))
