import pytest

from headwater.exceptions import ModelError
from headwater.model import Judgement, Ruling, StatementId, in_force


def judged(number: int, ruling: Ruling, **about: object) -> Judgement:
    values: dict[str, object] = {"by": "Ida", "at": "2031-03-01T09:00+00:00", "reason": "seen"}
    return Judgement(number=number, ruling=ruling, **{**values, **about})  # type: ignore[arg-type]


def letter(number: int, value: str, source: str = "Gull") -> Judgement:
    return judged(number, Ruling.LETTER, sources=(source,), letter=value)


def undo(number: int, undoes: int) -> Judgement:
    return judged(number, Ruling.UNDO, undoes=undoes)


@pytest.mark.parametrize(
    ("ruling", "about"),
    [
        (Ruling.LETTER, {"sources": ("Gull",), "letter": "G"}),
        (Ruling.LETTER, {"sources": ("Gull",)}),
        (Ruling.COMMENT, {"sources": ("Gull",), "letter": "A"}),
        (Ruling.COMMENT, {}),
        (Ruling.MERGE_SOURCES, {"sources": ("Gull",)}),
        (Ruling.MERGE_SOURCES, {"sources": ("Gull", "Gull")}),
        (Ruling.REJECT, {"sources": ("Gull",)}),
        (Ruling.UNDO, {}),
        (Ruling.UNDO, {"undoes": 7}),
        (Ruling.ACCEPT, {"statements": (StatementId("s"),), "reason": " "}),
        (Ruling.ACCEPT, {"statements": (StatementId("s"),), "by": ""}),
    ],
)
def test_what_cannot_be_judged_cannot_be_built(ruling: Ruling, about: dict[str, object]) -> None:
    with pytest.raises(ModelError):
        judged(3, ruling, **about)


def test_what_is_undone_holds_no_more_until_the_undoing_is_undone() -> None:
    first = letter(1, "B")
    assert in_force((first,)) == (first,)
    assert in_force((first, undo(2, 1))) == ()
    assert in_force((first, undo(2, 1), undo(3, 2))) == (first,)


def test_the_last_letter_of_a_source_holds_and_undoing_it_brings_back_the_one_before() -> None:
    log = (letter(1, "B"), letter(2, "D", "gull"), letter(3, "A", "Tern"))
    assert in_force(log) == log[1:]
    assert in_force((*log, undo(4, 2))) == (log[0], log[2])


def test_of_two_rulings_against_each_other_the_later_holds() -> None:
    pair = (StatementId("s"), StatementId("t"))
    merged = judged(1, Ruling.MERGE_CLAIMS, statements=pair)
    parted = judged(2, Ruling.SPLIT_CLAIMS, statements=pair[::-1])
    assert in_force((merged, parted)) == (parted,)


def test_comments_stand_beside_each_other() -> None:
    log = tuple(judged(n, Ruling.COMMENT, sources=("Gull",)) for n in (1, 2))
    assert in_force(log) == log
