import pytest

from headwater.lineage.parents import Words
from headwater.lineage.sketch import sketch
from headwater.model import Derivation, DerivationKind
from tests.dossier.drafting import report


def test_a_figure_in_words_explains_the_same_in_digits() -> None:
    digits = sketch(report("digits", "The union had asked for 5 boats, not 12."), (), {})
    words = sketch(report("words", "The union wanted no dozen, it asked for five boats."), (), {})
    held = Words.of([digits, words]).held
    assert {"5", "12", "union", "boat"} <= held[digits.report.id] & held[words.report.id]
    assert "five" not in held[words.report.id]


CHILD = (
    "The cannery of Osmund will close in May, manager Ida Brandt said. A kettle of brown soup was "
    "carried round at the gate and mittens were knitted. Of 310 workers 40 stay."
)
MAIN = "Osmund's cannery closes in May; of its 310 workers 40 stay, said manager Ida Brandt."


@pytest.mark.parametrize(
    ("other", "alone"),
    [
        ("Women knitted mittens. They had a kettle of brown soup at the gate.", True),
        ("A kettle was mended. Brown bread went up. It rained hard. The gate was oiled.", False),
        ("There was soup at the gate for all who came with Paul Okoro from Castel.", False),
        ("Everybody waited for the boats from Morven, which had lost their nets.", False),
    ],
)
def test_who_gave_one_sentence_gave_its_words_near_one_another(other: str, alone: bool) -> None:
    reports = [report("main", MAIN), report("other", other), report("child", CHILD)]
    main, second, child = (each.id for each in reports)
    words = Words.of([sketch(each, (), {}) for each in reports])
    link = Derivation(
        child=child,
        parent=second,
        kind=DerivationKind.REWRITE,
        directed=True,
        probability=0.6,
    )
    left = set(words.held[child]) - words.held[main]
    assert words.tells_alone(link, left) is alone
