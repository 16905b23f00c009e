from headwater.lineage.parents import Words
from headwater.lineage.sketch import sketch
from tests.dossier.drafting import report


def test_a_figure_in_words_explains_the_same_in_digits() -> None:
    digits = sketch(report("digits", "The union had asked for 5 boats, not 12."), (), {})
    words = sketch(report("words", "The union wanted no dozen, it asked for five boats."), (), {})
    told = Words([digits, words])
    held, there = told.held(digits.report.id), told.held(words.report.id)
    assert {"5", "12", "union", "boat"} <= held & there
    assert "five" not in there
