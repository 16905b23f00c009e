"""Bytes to characters, and characters to the one form that spans point into."""

import codecs
import re
import unicodedata

from headwater.exceptions import UnreadableReport

# Longest first: UTF-32's little-endian mark starts with UTF-16's.
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")  # most of what UTF-8 makes of non-ASCII
_HIGH = re.compile(rb"[\x80-\xff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")  # nothing prints or exports these
_LONE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def decode(data: bytes, uri: str) -> str:
    """Decode UTF-8, UTF-16 and UTF-32 by their mark, else UTF-8, else Windows-1252.

    Windows-1252 turns any bytes into some letters, so it is believed only where at most one
    byte in five is not ASCII (French has one in twelve, Cyrillic nearly all) and where the
    bytes are not mostly sound UTF-8 with an error in it.

    Raises:
        UnreadableReport: the bytes are text in none of these.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableReport(uri, _wrong(encoding.removesuffix("-sig"), error)) from None
    if b"\0" in data:
        raise UnreadableReport(
            uri, "looks like binary data or UTF-16 without its mark; save it as UTF-8 text"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_western(data, uri, error)


def _decode_western(data: bytes, uri: str, error: UnicodeDecodeError) -> str:
    high = len(_HIGH.findall(data))
    if len(_MULTIBYTE.findall(data)) * 4 > high:
        raise UnreadableReport(uri, _wrong("utf-8", error))
    if high * 5 <= len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # five bytes mean nothing in Windows-1252; said below
    raise UnreadableReport(uri, "is text in an encoding we cannot tell; save it as UTF-8")


def _wrong(encoding: str, error: UnicodeDecodeError) -> str:
    told = encoding.upper()
    return f"is {told} text but damaged at byte {error.start + 1:,}; save it again as UTF-8"


def tidy(text: str) -> str:
    """Return text in NFC with line feeds as line ends and only characters that can be written out.

    Lone surrogates become U+FFFD; control characters other than tab and line end go.
    """
    text = _LONE.sub("\ufffd", _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n"))
    return unicodedata.normalize("NFC", _NOT_TEXT.sub("", text))


def one_line(text: str) -> str:
    """Return a field's words tidied, on one line, without outer space.

    >>> one_line(" Ferry   held ")
    'Ferry held'
    """
    return _SPACES.sub(" ", tidy(text)).strip()
