"""Model values to JSON and back."""

from typing import TypeVar

import msgspec

from headwater.exceptions import StoreError

Value = TypeVar("Value")


def encode(value: object) -> str:
    """Return a model value as one line of JSON, keys in field order.

    Raises:
        UnicodeEncodeError: a string holds half a character (a lone surrogate).
    """
    return msgspec.json.encode(value).decode("utf-8")


def decode(line: str, kind: type[Value]) -> Value:
    """Read back what ``encode`` wrote.

    Raises:
        StoreError: the line is not JSON, or not a value of this kind.
    """
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise StoreError(f"a damaged {kind.__name__}: {error}") from error
