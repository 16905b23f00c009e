import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exceptions import UnreadableReport
from headwater.ingest.decoding import decode, one_line, tidy

WORDS = "The Café ferry – “late” – sank."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_in_a_known_encoding_is_decoded(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Паром затонул у причала".encode("cp1251"), "an encoding we cannot tell"),
        ("渡し船が沈んだ".encode("shift_jis"), "an encoding we cannot tell"),
        ("Fähre gesunken, Böe schuld".encode() + b"\xff", "is UTF-8 text but damaged at byte 29"),
        (b"\xff\xfea", "is UTF-16 text but damaged"),
        ("words".encode("utf-16-le"), "UTF-16 without its mark"),
        (b"a\x81b" + b"c" * 100, "an encoding we cannot tell"),
    ],
)
def test_text_in_an_unknown_encoding_is_rejected(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableReport, match=said):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\n\nf"),
        ("a\0b\x07c\td", "abc\td"),
        ("Cafe\u0301", "Café"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_tidy_text_has_one_form(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text(st.characters()))
def test_tidy_text_can_be_written_and_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert once.encode().decode() == once
    assert unicodedata.is_normalized("NFC", once)
    assert tidy(once) == once


def test_a_field_is_one_line() -> None:
    assert one_line(" Ferry\r\n\theld \u2028now ") == "Ferry held now"
