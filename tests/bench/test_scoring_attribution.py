import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.scoring_attribution import Relation, Score, Spans, add_document, align, trim

TEXT = "The mayor said that the bridge was safe. “It will hold,” the engineer told us."


def _at(*words: str) -> Spans:
    return tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


MAYOR = Relation(_at("The mayor"), _at("said"), _at("that the bridge was safe"))
ENGINEER = Relation(_at("the engineer"), _at("told"), _at("It will hold"))


def _score(gold: list[Relation], found: list[Relation]) -> Score:
    score = Score()
    add_document(score, TEXT, gold, found)
    return score


def test_the_gold_itself_scores_a_hundred_everywhere() -> None:
    figures = _score([MAYOR, ENGINEER], [ENGINEER, MAYOR]).figures()

    assert {value for name, value in figures.items() if name != "documents"} == {100.0}


def test_nothing_found_scores_nothing() -> None:
    figures = _score([MAYOR, ENGINEER], []).figures()

    assert {value for name, value in figures.items() if name != "documents"} == {0.0}


def test_a_missed_relation_costs_recall_alone() -> None:
    figures = _score([MAYOR, ENGINEER], [MAYOR]).figures()

    assert (figures["j50_p"], figures["j50_r"], figures["j50_f1"]) == (100.0, 50.0, 66.7)


def test_a_leading_that_is_no_error_at_the_edge_but_is_one_exactly() -> None:
    found = MAYOR._replace(content=_at("the bridge was safe"))
    figures = _score([MAYOR], [found]).figures()

    assert figures["content_exact_f1"] == 0.0
    assert figures["content_edge_f1"] == 100.0
    assert figures["all_exact_f1"] == 100.0


def test_half_of_a_content_is_found_by_coverage_before_it_is_found_by_likeness() -> None:
    found = MAYOR._replace(content=_at("that the"))
    figures = _score([MAYOR], [found]).figures()

    assert (figures["q30_f1"], figures["q80_f1"], figures["j50_f1"]) == (100.0, 0.0, 0.0)


def test_a_wrong_speaker_is_told_apart_from_a_missed_quote() -> None:
    figures = _score([MAYOR], [MAYOR._replace(source=ENGINEER.source)]).figures()

    assert (figures["j50_f1"], figures["j50_speaker_f1"]) == (100.0, 0.0)


def test_no_source_on_both_sides_is_agreement() -> None:
    nobody = MAYOR._replace(source=())

    assert _score([nobody], [nobody]).figures()["j50_speaker_accuracy"] == 100.0


def test_the_cue_decides_between_equal_contents() -> None:
    other = MAYOR._replace(cue=_at("told"))
    (pair,) = align(TEXT, [MAYOR], [other, MAYOR])

    assert pair.found == 1


def test_a_colon_can_be_a_cue() -> None:
    text = "The mayor: it is safe."
    colon = Relation(((0, 9),), ((9, 10),), ((11, 21),))
    score = Score()
    add_document(score, text, [colon], [colon])

    assert score.figures()["cue_token_f1"] == 100.0


@pytest.mark.parametrize(
    ("words", "trimmed"),
    [
        ("“It will hold,”", "It will hold"),
        ("that the bridge was safe.", "the bridge was safe"),
        ("told", "told"),
    ],
)
def test_trim_drops_marks_and_a_leading_that(words: str, trimmed: str) -> None:
    start, end = trim(TEXT, _at(words)[0])

    assert TEXT[start:end] == trimmed


_SPAN = st.tuples(st.integers(0, 60), st.integers(1, 15)).map(lambda pair: (pair[0], sum(pair)))
_SPANS = st.lists(_SPAN, max_size=2).map(tuple)
_RELATIONS = st.lists(st.builds(Relation, _SPANS, _SPANS, _SPANS), max_size=4)


@given(_RELATIONS, _RELATIONS)
def test_every_share_lies_between_nothing_and_a_hundred(
    gold: list[Relation], found: list[Relation]
) -> None:
    figures = _score(gold, found).figures()

    assert all(0 <= value <= 100 for value in figures.values())


@given(_RELATIONS, _RELATIONS)
def test_no_relation_is_paired_twice(gold: list[Relation], found: list[Relation]) -> None:
    pairs = align(TEXT, gold, found)

    assert len({pair.gold for pair in pairs}) == len({pair.found for pair in pairs}) == len(pairs)
