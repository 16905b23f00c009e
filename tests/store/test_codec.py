from contextlib import suppress
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater import model
from headwater.exceptions import HeadwaterError, StoreError
from headwater.store import decode, encode

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SHARES = st.floats(0, 1)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))

st.register_type_strategy(str, WORDS)
st.register_type_strategy(float, SHARES)
st.register_type_strategy(datetime, MOMENTS)
st.register_type_strategy(
    model.Span,
    st.builds(
        lambda start, length: model.Span(start, start + length),
        st.integers(0, 10**6),
        st.integers(1, 10**4),
    ),
)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=2).map(tuple)
    return st.from_type(hint)


def _register(kind: type[Any], **limited: st.SearchStrategy[Any]) -> None:
    """Build a kind with every field given, those with a default too."""
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in limited}

    def build(_: type[Any]) -> st.SearchStrategy[Any]:
        # Made when asked for, as a kind may hold one that is registered after it.
        return st.builds(kind, **{n: _values(hint) for n, hint in hints.items()}, **limited)

    st.register_type_strategy(kind, build)


LIMITED: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    model.Clock: {
        "earliest": st.just(datetime(1900, 1, 1, tzinfo=UTC)),
        "latest": MOMENTS,
    },
    model.Quantity: {
        "lowest": st.none() | st.floats(-1e9, 0),
        "highest": st.none() | st.floats(0, 1e300),
    },
    model.When: {
        "earliest": st.dates(max_value=date(2000, 1, 1)),
        "latest": st.dates(min_value=date(2000, 1, 1)),
    },
    model.Place: {"country": st.sampled_from(("NOR", "XKX"))},
    model.Derivation: {"child": st.just("a child"), "parent": st.just("a parent")},
    model.Statement: {
        "content": st.lists(st.from_type(model.Span), min_size=1, max_size=3).map(tuple)
    },
    model.Estimate: {"lowest": st.just(1), "highest": st.integers(1, 10**6)},
    model.Corroboration: {"kappa": st.just(0), "chokepoints": st.just(())},
    model.Reason: {"weight": NUMBERS},
    model.Contender: {"low": st.just(0.0), "high": st.just(1.0)},
    model.Contest: {
        "contenders": st.deferred(
            lambda: st.lists(st.from_type(model.Contender), min_size=2, max_size=3)
        ).map(tuple),
        "conflicts": st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    },
    model.Grade: {"digit": st.integers(1, 6)},
    model.Judgement: {
        "number": st.integers(1, 10**6),
        "ruling": st.just(model.Ruling.LETTER),
        "by": st.just("Ida"),
        "reason": st.just("seen"),
        "statements": st.just(()),
        "sources": st.just(("Gull",)),
        "letter": st.sampled_from("ABCDEF"),
        "undoes": st.none(),
    },
}
VALUES = [
    kind
    for kind in (getattr(model, name) for name in model.__all__)
    if isinstance(kind, type) and is_dataclass(kind)
]
for value in VALUES:
    if value is not model.Span:
        _register(value, **LIMITED.get(value, {}))


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_goes_in_comes_out(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))

    assert decode(encode(value), kind) == value


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", '{"start": 4, "end": 2}', '{"start": "4", "end": 9}', '{"start": 1}'],
)
def test_what_is_no_value_is_a_store_error(line: str) -> None:
    with pytest.raises(StoreError, match="a damaged Span"):
        decode(line, model.Span)


@given(st.text(max_size=60))
def test_no_line_makes_the_codec_fail_in_another_way(line: str) -> None:
    with suppress(HeadwaterError):
        decode(line, model.Report)
