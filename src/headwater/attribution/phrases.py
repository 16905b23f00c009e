"""Which name of a phrase is the party that it credits: "Lowell Institute analyst Ida Brandt"."""

import re

from headwater.attribution.offices import (
    AGED,
    AGENTS,
    GROUPS,
    ROLE_HEADS,
    is_office,
    is_trade,
    names_company,
    names_holder,
)
from headwater.attribution.outlets import STATE_MEDIA
from headwater.attribution.roster import TITLES, Roster, opens_sentence
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import PREPOSITIONS, UNNAMED_HEADS
from headwater.language import Name, NameKind
from headwater.model import Span
from headwater.text import find_words

_SEEN_BY = re.compile(
    r",? (?:and )?(?:seen|reviewed|obtained|viewed|examined|verified) (?:on \w+ )?by\b"
    r"|,? (?:published|printed) (?:on \w+day )?in\b"
)
_CALLED = re.compile(
    r"\b(?:an?|one|another|the) (?:[\w-]+ ){1,4}?who (?:gave (?:only )?(?:his|her|their)"
    r" (?:\w+ )?name|identified (?:himself|herself|themselves)|would be (?:identified|named)"
    r"|(?:asked|wanted|wished|agreed) to be (?:identified|called|known|named|quoted))"
    r" (?:only |just )?(?:as|by) $",
    re.IGNORECASE,
)


def name_in(text: str, roster: Roster, source: Span) -> Name | None:
    """Return the name of a phrase that says who is credited; ``None`` if it names nobody.

    Args:
        text: the report's.
        roster: its names.
        source: the phrase.
    """
    seen = _SEEN_BY.search(source.of(text))  # whoever saw it did not say it
    source = Span(source.start, source.start + seen.start()) if seen else source
    inside = _without_titles(text, roster, source)
    if not inside:
        return None
    first, last, phrase = inside[0], inside[-1], source.of(text)
    if last.kind in (NameKind.PERSON, NameKind.OTHER) and names_holder(phrase, last.span.of(text)):
        return last
    if last.kind is not NameKind.PLACE and names_company(phrase, last.span.of(text)):
        return last
    if first is not last and _is_what(text, first, last, source):
        return last
    if (
        len(inside) == 2
        and last.kind is not NameKind.PLACE
        and _is_anothers(text, first, last, source)
    ):
        return last
    people = [name for name in inside if name.kind is NameKind.PERSON]
    head = text[source.start : first.span.start].casefold()
    if people and (first.kind is not NameKind.ORGANISATION or "like" in head):
        return people[1] if len(people) > 1 and _serves(text, *people[:2]) else people[0]
    if people and people[-1].span.end == source.start + len(AGED.sub("", phrase.rstrip(" ,"))):
        between = text[first.span.end : people[-1].span.start]
        # "Lowell Institute analyst Ida Brandt", but not "the institute and Ida Brandt"
        return first if re.search(r",|\b(?:and|of|for|by)\b", between) else people[-1]
    return first


def _without_titles(text: str, roster: Roster, source: Span) -> list[Name]:
    """Return the names of a phrase, without titles and words in front that are none."""
    inside = [name for name in roster.inside(source) if not _is_group(text, roster, name)]
    joined = len(inside) > 1 and text.startswith(" and ", inside[0].span.end)
    if joined and is_office(inside[0].span.of(text)):
        inside = inside[1:]  # "Deputy Premier and Harbour Minister Ida Brandt"
    if len(inside) > 1 and _is_title(text, inside[0]):
        inside = inside[1:]  # "General secretary Ida Brandt" at the head of a sentence
    medium = STATE_MEDIA.match(text, inside[0].span.start) if inside else None
    if medium is not None and medium.end() > inside[0].span.end:
        inside = inside[1:]  # "State radio" at the head of a sentence is not called "State"
    return inside


def with_whom_it_names(unit: Unit, source: Span) -> Span:
    """Return a name with who is called so: "a woman who gave her name as | Ida"."""
    front = _CALLED.search(unit.text, unit.span.start, source.start)
    return source if front is None else Span(front.start(), source.end)


def _serves(text: str, one: Name, other: Name) -> bool:
    """Tell whether a name only says whose the next one is: "Brandt spokesman Tom Moss".

    So it does with a comma: "Vesperia's trade minister, Ida Brandt".
    """
    between = text[one.span.end : other.span.start]
    said = r"(?:[’']s?)?(?: [a-z][\w-]*)+ |[’']s?(?: [a-z][\w-]*)+, |[’']s "
    titles = re.fullmatch(r"[’']s?((?: [A-Z][\w-]*){1,4}) ", between)
    if titles is not None and not ROLE_HEADS.isdisjoint(titles[1].casefold().split()):
        return True  # "Vesperia's Trade Minister Ida Brandt"
    return re.fullmatch(said, between) is not None and not (
        {word.folded for word in find_words(between)} & (PREPOSITIONS | {"and", "or"})
    )


def _is_what(text: str, people: Name, body: Name, source: Span) -> bool:
    """Tell whether a name only says whose the one after it is: "British firm Ambrey"."""
    between = text[people.span.end : body.span.start]
    words = between.split()
    if between.islower() and "," not in between and words[-1] in ROLE_HEADS:
        if not PREPOSITIONS.isdisjoint(words):
            return False  # "Ida Brandt of wharf manager Kestel"
        return body.span.end == source.end  # "Tolmar region head Ida Brandt"
    return (
        people.kind in (NameKind.NATIONALITY, NameKind.PLACE)
        and body.kind in (NameKind.ORGANISATION, NameKind.OTHER)
        and body.span.end == source.end
        and is_trade(between)
    )


def _is_anothers(text: str, owner: Name, party: Name, source: Span) -> bool:
    """Tell whether the first name only says whose the last one is: "Lowell's rival Brandt Wire"."""
    between = text[owner.span.end : party.span.start]
    return (
        party.span.end == source.end
        and re.fullmatch(r"[’']s?(?: [a-z][\w-]*)+ ", between) is not None
        and not {word.folded for word in find_words(between)} & (PREPOSITIONS | {"and", "or"})
    )


def _is_title(text: str, name: Name) -> bool:
    """Tell whether a title that opens a sentence was read as a name."""
    word = name.span.of(text).casefold()
    after = text[name.span.end : name.span.end + 2]
    title = word in TITLES or word in ROLE_HEADS or word in ("chief", "deputy")
    return title and after[:1] == " " and after[1:].islower()


def _is_group(text: str, roster: Roster, name: Name) -> bool:
    """Tell whether a capitalised word only opens a sentence: "Dockers said"."""
    word = name.span.of(text)
    if word.casefold() in UNNAMED_HEADS:
        return True
    if GROUPS.fullmatch(word):
        return True
    if not opens_sentence(text, name.span) or roster.is_proper(word):
        return False
    plural = word.endswith("s") and roster.is_common(word)
    return plural or AGENTS.fullmatch(word) is not None
