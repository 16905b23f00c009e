"""Numbers in words and figures, as intervals with a bound and a counted noun."""

import math
import re

from headwater.model import Bound, Quantity, Span
from headwater.text import FUNCTION_WORDS, find_words, stem

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = """twenty thirty forty fifty sixty seventy eighty ninety""".split()
_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * (index + 2) for index, word in enumerate(_TENS)
}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_FIGURE = (
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORD})(?:-(?:{_WORD}))?"
    rf"|(?:half )?an?(?= (?:{_SCALE})\b)"
)
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    (r"at least|no fewer than|no less than|a minimum of|upwards of", Bound.AT_LEAST),
    (r"more than|over|above|in excess of|exceeding|topped", Bound.MORE_THAN),
    (r"up to|as many as|as much as|at most|no more than|a maximum of", Bound.UP_TO),
    (r"fewer than|less than|under|below", Bound.LESS_THAN),
    (
        r"about|around|approximately|some|roughly|nearly|almost|close to|an estimated|estimated",
        Bound.ABOUT,
    ),
    (r"exactly|a total of|precisely", Bound.EXACT),
)
_BOUND = "|".join(words for words, _ in _BOUNDS)
# What follows a number and bounds it.
_AFTER: tuple[tuple[str, Bound], ...] = (
    (r"-plus|\+| or more| and more| or over", Bound.AT_LEAST),
    (r" or fewer| or less| or under", Bound.UP_TO),
    (r"-odd| or so", Bound.ABOUT),
)
_BOUND_AFTER = "|".join(words for words, _ in _AFTER)
# Counts without a figure; the words allow from two of the unit to fewer than the next one up.
_ROUNDS = {
    "dozens": (24, 100),
    "scores": (40, 100),
    "hundreds": (200, 1_000),
    "thousands": (2_000, 10_000),
    "tens of thousands": (20_000, 100_000),
    "hundreds of thousands": (200_000, 1_000_000),
    "millions": (2e6, 1e9),
    "billions": (2e9, 1e12),
}
_ROUND = re.compile(
    r"(?<![\w-])(?P<round>tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands"
    r"|millions|billions)(?= of [a-z])"
    r"|(?<![\w-])(?:several|a few) (?P<few>dozen|hundred|thousand|million|billion)(?= [a-z])",
    re.IGNORECASE,
)
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}  # only after a currency
_NUMBER = re.compile(
    rf"(?<![\w.:/-])(?:(?P<between>between )|(?P<bound>{_BOUND}) )?(?P<money>[$€£])?"
    rf"(?P<low>{_FIGURE})"
    rf"(?:(?:-| to | or |(?(between) and ))(?P<high>{_FIGURE}))?(?P<scale>(?:[ -](?:{_SCALE}))*)"
    rf"(?(money)(?P<short>(?:k|mn?|bn|tn)\b)?)(?P<percent> ?%| per ?cent\b)?"
    rf"(?P<glued>(?:km|kg|cm|mm)\b)?(?P<after>{_BOUND_AFTER})?(?![\w:/]|[.,]\d|-(?!\w))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<about>\b(?:about|around|approximately|roughly|(?:shortly|just) (?:after|before)"
    r"|nearly|almost) )?(?<![\w:.])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?"
    r"(?: ?(?P<half>[ap])\.?m\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Spellings of one unit.
_ONE_UNIT = {
    stem(other): stem(unit)
    for unit, others in {
        "kilometres": "kilometers kilometer kilometre km kms",
        "metres": "meters meter metre",
        "centimetres": "centimeters cm",
        "millimetres": "millimeters mm",
        "litres": "liters liter litre",
        "kilograms": "kilogrammes kilos kg",
        "miles": "mi",
    }.items()
    for other in others.split()
}
# Plurals without an s.
_PLURALS = frozenset(("people", "men", "women", "children", "police", "crew", "personnel", "feet"))
# "about 40" allows what a reader would still call about 40.
ABOUT = 0.1  # share of the number, our own judgement
SLACK = 15.0  # minutes that "around 5:40" allows either way, our own judgement
TIME_OF_DAY = "time of day"  # unit of a clock time, counted in minutes from midnight


def find_quantities(
    text: str, within: Span, skipped: tuple[Span, ...] = ()
) -> tuple[Quantity, ...]:
    """Return the numbers of a stretch of text, in reading order.

    Figures inside ``skipped`` (dates) are passed over, and so are bare years. A time of day is
    a quantity with the unit ``time of day``, in minutes from midnight.

    >>> t = "more than 10,000 troops"
    >>> q = find_quantities(t, Span(0, len(t)))[0]
    >>> q.lowest, q.highest, str(q.bound), q.unit
    (10000.0, None, 'more_than', 'troop')
    """
    found = [
        quantity
        for match in _NUMBER.finditer(text, within.start, within.end)
        if not _is_skipped(match, skipped) and (quantity := _quantity(text, match, within.end))
    ]
    clocks = [
        _clock(match)
        for match in _CLOCK.finditer(text, within.start, within.end)
        if not _is_skipped(match, skipped)
    ]
    found += [
        _round(text, match, within.end)
        for match in _ROUND.finditer(text, within.start, within.end)
        if not _is_skipped(match, skipped)
    ]
    kept = [q for q in found if not any(q.span.overlaps(c.span) for c in clocks)]
    return tuple(sorted([*kept, *clocks], key=lambda quantity: quantity.span))


def _is_skipped(match: re.Match[str], skipped: tuple[Span, ...]) -> bool:
    span = Span(match.start(), match.end())
    return any(span.overlaps(other) for other in skipped)


def _quantity(text: str, match: re.Match[str], end: int) -> Quantity | None:
    low = _value(match["low"])
    unit, stop = _unit(text, match, end)
    bare = match["low"].replace(" ", "").isalpha() and not match["bound"] and not unit
    if bare or (match["low"].casefold() == "one" and not match["scale"] and not match["bound"]):
        return None  # "one" is mostly a pronoun
    if _YEAR.fullmatch(match["low"]) and not (match["bound"] or match["scale"] or match["money"]):
        return None
    scale = 1.0
    for word in re.findall(_SCALE, match["scale"].casefold()):
        scale *= _SCALES[word]
    scale *= _SHORT.get((match["short"] or "").casefold(), 1.0)
    value = low * scale
    high = _value(match["high"]) * scale if match["high"] else None
    if not math.isfinite(value * (1 + ABOUT) + (high or 0.0)):
        return None  # four hundred digits count nothing
    if high is not None and high <= value:
        high = None
    lowest, highest, bound = _interval(value, high, _bound(match))
    return Quantity(
        span=Span(match.start(), stop), lowest=lowest, highest=highest, bound=bound, unit=unit
    )


def _value(figure: str) -> float:
    plain = figure.casefold().replace(",", "").strip()
    if plain.split()[-1] in ("a", "an"):
        return 0.5 if plain.startswith("half") else 1.0
    if plain[0].isdigit():
        return float(plain)
    return float(sum(_WORDS[part] for part in plain.split("-")))


def _bound(match: re.Match[str]) -> Bound:
    """Return how the words before and after a number bound it; those before it win."""
    for words, bounds in ((match["bound"], _BOUNDS), (match["after"], _AFTER)):
        for pattern, bound in bounds if words else ():
            if re.fullmatch(pattern, words.casefold()):
                return bound
    return Bound.EXACT


def _round(text: str, match: re.Match[str], end: int) -> Quantity:
    few = f"{match['few'].casefold()}s" if match["few"] else ""
    lowest, highest = _ROUNDS[few or match["round"].casefold()]
    unit, stop = _noun(text, match.end() + (0 if few else len(" of")), end)
    return Quantity(
        span=Span(match.start(), stop if unit else match.end()),
        lowest=float(lowest),
        highest=float(highest),
        bound=Bound.ABOUT,
        unit=unit,
    )


def _interval(
    value: float, high: float | None, bound: Bound
) -> tuple[float | None, float | None, Bound]:
    if high is not None:
        return value, high, Bound.RANGE
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return value, None, bound
    if bound in (Bound.UP_TO, Bound.LESS_THAN):
        return None, value, bound
    if bound is Bound.ABOUT:
        return value * (1 - ABOUT), value * (1 + ABOUT), bound
    return value, value, bound


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str, int]:
    """Return the counted noun, as a stem, and where it ends."""
    if match["percent"]:
        return "percent", match.end()
    if match["money"]:
        return match["money"], match.end()
    if match["glued"]:
        unit = stem(match["glued"].casefold())
        return _ONE_UNIT.get(unit, unit), match.end()
    return _noun(text, match.end(), end)


def _noun(text: str, start: int, end: int) -> tuple[str, int]:
    unit, stop = "", start
    for index, word in enumerate(find_words(text, start, end)):
        if text[stop : word.span.start].strip() or index == 3 or not word.text[0].isalpha():
            break
        function = word.folded in FUNCTION_WORDS or word.folded == "of"
        if function or (index and word.folded.endswith("ed")) or word.text[0].isupper():
            break
        if word.folded in _WORDS or word.folded in _SCALES:
            break  # the next number
        unit, stop = stem(word.folded), word.span.end
        unit = _ONE_UNIT.get(unit, unit)
        if word.folded in _PLURALS or re.search(r"[^sui]s$", word.folded):
            break  # "14 barges sank": a plural ends the counted noun
    return unit, stop


def _clock(match: re.Match[str]) -> Quantity:
    hours, half = int(match["h"]), (match["half"] or "").casefold()
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    minutes = hours * 60 + int(match["m"])
    exact = minutes + int(match["s"] or 0) / 60
    slack = SLACK if match["about"] else 0.0
    return Quantity(
        span=Span(match.start("h"), match.end()),
        lowest=float(exact) - slack,
        highest=float(exact) + slack,
        bound=Bound.ABOUT if slack else Bound.EXACT,
        unit=TIME_OF_DAY,
    )
