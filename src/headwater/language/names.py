"""Find names by their capitals, and guess from the words around what they name."""

import re

from headwater.language.reading import Name, NameKind, Reading
from headwater.model import Span

# How sure a name by capitals alone is; our own judgement.
BY_RULE = 0.5
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'\-]*(?:\.[A-Z]\.?)*"
_TITLE = r"(?:Gen|Sen|Gov|Rep|Dr|Mr|Mrs|Ms|Lt|Col|St|Adm)"
# What stands inside a family's name in small letters.
_PARTICLE = (
    r"(?:van de[nr]?|von de[mnr]|de la|van|von|zu|de[lr]?|dell[ao]|d[ai]|d[ao]s|du|ter|al|bin|ibn)"
)
_NAME = re.compile(
    rf"(?:(?:[A-Z]\.){{2,}}|[A-Z]\.(?= [A-Z])|{_TITLE}\."
    rf"|(?:(?<![\w’'-])v[ao]n(?: de[mnr])? )?{_CAPITAL})"
    rf"(?:(?: (?:of(?: the)?|for|{_PARTICLE}) (?={_CAPITAL})| |-)"
    rf"(?:{_TITLE}\.(?= [A-Z])|[A-Z]\.(?= [A-Z])|{_CAPITAL}))*"
)
_ORGANISATION = frozenset(
    """ministry department agency institute foundation corporation university council commission
    committee office bureau guard army navy police court bank company group union association
    party parliament senate congress house assembly authority hospital service center centre
    news times post radio press tv television daily herald tribune journal wire network
    inspectorate organisation organization laboratory academy administration board federation
    league embassy board ledger telegraph gazette observatory society observer chamber
    secretariat inc ltd corp""".split()
)
_TITLES = frozenset(
    """mr mrs ms dr president chairman chairwoman minister general gen sen rep secretary leader king
    queen prince premier chancellor director professor prof captain admiral colonel spokesman
    spokeswoman governor gov mayor senator prime vice deputy chief supreme marshal commander
    judge inspector researcher analyst engineer""".split()
)
# Capitalised only because a sentence, a headline or a calendar asks for it.
_NOT_NAMES = frozenset(
    """the a an this that these those he she it they we i his her its their our your my in on at by
    with for from during after before despite amid about over under to of as if when while
    although though because since but and or nor so yet however meanwhile also then there here
    what who where why how which not no yes all some many several most both each any one two
    three four five six seven eight nine ten monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november
    december jan feb mar apr jun jul aug sept sep oct nov dec according following analysts
    experts observers officials sources recent further notably given such reports intelligence
    yesterday today tomorrow earlier later last next only even still neither either nor none nobody
    article comments photo image edited reporting editing state media photos leader satellite
    drone aerial footage video images""".split()
)
_SAYING = re.compile(r"\s*(?:,[^,.;]{3,60},)?\s*(?:said|says|told|added|stated|noted|argued)\b")


def find_names(text: str) -> tuple[Name, ...]:
    """Return the names of a text in reading order.

    A rule's reading: runs of capitalised words. Words that any sentence may open with are
    not names on their own and are cut off the front of one.
    """
    names: list[Name] = []
    for found in _NAME.finditer(text):
        span = _without_front(text, found.start(), found.end())
        for part in _parts(text, span) if span else ():
            names.append(Name(span=part, kind=_kind(text, part), confidence=BY_RULE))
    return tuple(names)


def _parts(text: str, span: Span) -> tuple[Span, ...]:
    """Part a person from the body the person belongs to: "Ida Brandt of the Lowell Institute"."""
    joint = re.search(r" (?:of|for)(?: the)? ", span.of(text))
    if joint is None:
        return (span,)
    left = span.of(text)[: joint.start()].casefold().split()
    if len(left) < 2 or _ORGANISATION & set(left):
        return (span,)
    middle = span.start + joint.start()
    return Span(span.start, middle), Span(span.start + joint.end(), span.end)


def _without_front(text: str, start: int, end: int) -> Span | None:
    for word in re.finditer(r"[^\s]+", text[start:end]):
        bare = re.sub(r"[’']s?$", "", word.group()).rstrip(".").casefold()
        if bare not in _NOT_NAMES and not (bare.endswith("ing") and _opens_sentence(text, start)):
            begin = start + word.start()
            tail = re.search(r"(?:[’']s?|\s+of|-)+$", text[begin:end])
            stop = end - len(tail.group()) if tail else end
            return Span(begin, stop) if stop > begin else None
    return None


def _opens_sentence(text: str, start: int) -> bool:
    return re.search(r"(?:^|[.!?:\n][\s\"”“]*|[“\"])$", text[max(0, start - 4) : start]) is not None


def _kind(text: str, span: Span) -> NameKind:
    words = [word.casefold().strip(".’'") for word in span.of(text).split()]
    if _ORGANISATION & set(words) or (len(words) == 1 and span.of(text).isupper()):
        return NameKind.ORGANISATION
    before = text[max(0, span.start - 24) : span.start].split()
    titled = bool(before) and before[-1].casefold().strip(".,") in _TITLES
    governed = before[-1].casefold() if before else ""
    # "the mayor of Tolmar, Ida Brandt, said": Tolmar says nothing.
    if titled or words[0] in _TITLES or (governed != "of" and _SAYING.match(text, span.end)):
        return NameKind.PERSON
    credited = governed == "to" and before[-2:-1] and before[-2].casefold() == "according"
    if governed in ("in", "at", "near", "to", "into", "off") and not credited:
        return NameKind.PLACE
    return NameKind.PERSON if len(words) in (2, 3) and "of" not in words else NameKind.OTHER


def read_by_rule(text: str) -> Reading:
    """Read a text without any weights: names by their capitals, and nothing else."""
    return Reading(names=find_names(text))
