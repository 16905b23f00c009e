import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.language.packing import INPUTS, LONGEST, NOBODY, WIDTHS, Numbers, lay, pack
from headwater.language.session import WEIGHTS, open_session
from headwater.language.wordpiece import WordPiece
from headwater.language.words import read_words, row, windows

SPLITTER = WordPiece(WEIGHTS / "vocab.txt")
TEXTS = (
    "The ferry sank.",
    "Ida Brandt said on Monday that the convoy had crossed the Oste at dawn, and that nobody in "
    "the ministry of Tolmar had been told of it until the last of forty trucks was over.",
    "“Bread is dear,” Orrin said.\n\nPrices rose again, the Valley Post reported.\nNo.",
)
LENGTHS = st.lists(st.integers(2, LONGEST), min_size=1, max_size=20)


def _packed(lengths: list[int]) -> dict[str, Numbers]:
    pieces = np.arange(1, sum(lengths) + 1)
    return pack(pieces, pieces % 12, np.array(lengths), np.arange(0, len(pieces), 3))


def _laid(*numbers: int) -> dict[str, Numbers]:
    words = [read_words(TEXTS[number], SPLITTER) for number in numbers]
    return lay(
        words,
        [
            (text, *window)
            for text, own in enumerate(words)
            for window in windows(own, LONGEST, join=False)
        ],
    )


@given(LENGTHS)
def test_every_piece_has_one_seat_in_the_row_it_is_of(lengths: list[int]) -> None:
    given = _packed(lengths)
    tables = [given[f"rows.{width}"] for width in WIDTHS]
    seats = np.concatenate([table.ravel() for table in tables])
    assert seats[given["seats"]].tolist() == list(range(sum(lengths)))
    assert (seats != NOBODY).sum() == sum(lengths)
    rows = [line[line != NOBODY] for table in tables for line in table]
    assert sorted(map(len, rows)) == sorted(lengths)
    for own in rows:
        assert given["places"][own].tolist() == list(range(len(own)))


@given(LENGTHS)
def test_a_row_is_padded_to_the_least_width_that_holds_it(lengths: list[int]) -> None:
    given = _packed(lengths)
    for below, width in zip((0, *WIDTHS), WIDTHS, strict=False):
        held = (given[f"rows.{width}"] != NOBODY).sum(axis=1)
        assert sorted(held.tolist()) == sorted(n for n in lengths if below < n <= width)


@pytest.mark.parametrize("text", TEXTS)
def test_windows_are_laid_as_rows_are_written(text: str) -> None:
    words = read_words(text, SPLITTER)
    parts = windows(words, LONGEST, join=False)
    written = [row(words, first, last) for first, last in parts]
    given = lay([words], [(0, first, last) for first, last in parts])
    assert given["pieces"].tolist() == [piece for one in written for piece in one.pieces]
    assert given["features"].tolist() == [shape for one in written for shape in one.features]
    starts = np.cumsum([0, *(len(one.pieces) for one in written)]).tolist()
    assert given["firsts"].tolist() == [
        start + first for start, one in zip(starts, written, strict=False) for first in one.firsts
    ]


@pytest.mark.parametrize("network", ["tagger.onnx", "fast.onnx"])
def test_what_a_network_says_of_a_word_does_not_hang_on_other_rows(network: str) -> None:
    session = open_session(WEIGHTS / network, 1)
    assert {given.name: tuple(given.shape) for given in session.get_inputs()} == INPUTS
    alone = [session.run(None, _laid(number))[0] for number in range(len(TEXTS))]
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 1, 0, 1)):
        (together,) = session.run(None, _laid(*order))
        assert together.tobytes() == np.concatenate([alone[n] for n in order]).tobytes()
