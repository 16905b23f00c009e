"""The names of one report, looked up in ways that stay cheap however many there are."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from headwater.attribution.lexicon import cue_forms
from headwater.attribution.outlets import STATE_MEDIA, called_media
from headwater.attribution.vocabulary import SOURCE_NOUNS
from headwater.language import Name, NameKind
from headwater.model import SourceKind, Span
from headwater.text import find_words

# What stands in front of a name and is no part of it.
TITLES = frozenset(
    """mr mrs ms miss dr sir dame lady lord gen sen gov rep lt col sgt capt maj adm prof judge
    justice president senator secretary minister governor mayor chairman chairwoman general
    captain colonel professor republican democrat former ambassador prosecutor inspector
    commissioner lieutenant brigadier marshal major superintendent detective""".split()
)
_TITLED = {
    "mr": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he", "spokesman": "he",
    "chairman": "he", "mrs": "she", "ms": "she", "miss": "she", "dame": "she", "lady": "she",
    "queen": "she", "princess": "she", "spokeswoman": "she", "chairwoman": "she",
}  # fmt: skip
REACH = 50  # names or parties looked through for one that fits
_BESIDE = 40  # characters around a name in which a role or "state media" stands
# Behind a subject: its verb, or an apposition, and no noun that it only describes.
_GOES_ON = re.compile(
    r"(?:,| \([A-Z]+\))? (?:has|had|have|is|was|said|says|told|also|earlier|later|on \w+day|\w+ed\b"
    r"|\w+s (?:that|it|to|the|a|an)\b)"
)
# What a state has done, told before a colon or "it": "Vesperia has lied before: in May it said".
_ACTS_ON = re.compile(r" (?:has|had|will|said|says|claims?|claimed|denied|announced)\b")
_FAR = 200  # characters between a name and a pronoun behind a colon
_ENDS_SENTENCE = re.compile(r"[.!?][\"”’)]*\s|\n|[\"“”]")
_ENDS_ONE = re.compile(r"[.!?]\s$")
_IS_SUBJECT = re.compile(r"(?:, [^,]*,)? (?:has|had|is|was|will|also|later|\w+(?:ed|t|es|s))\b")
LONGEST_WITH_SHORT = 4  # words; a longer name is not called by one word of it


class Roster:
    """Looks up the names of one report."""

    def __init__(self, text: str, names: tuple[Name, ...]) -> None:
        """Index the names.

        Args:
            text: the report's.
            names: in reading order, apart from one another.
        """
        self._text = text
        self._names = names
        self._starts = [name.span.start for name in names]
        self._fullest: dict[tuple[str, ...], Span | None] = {}
        self._bearers: dict[str, Span | None] = {}

    def inside(self, span: Span) -> tuple[Name, ...]:
        """Return the names that stand whole in a stretch."""
        first = bisect_left(self._starts, span.start)
        after = bisect_left(self._starts, span.end)
        return tuple(name for name in self._names[first:after] if name.span.end <= span.end)

    def kinds(self, words: str) -> frozenset[NameKind]:
        """Return what the names of these very words were read as."""
        return self._kinds.get(words, frozenset())

    def kind_at(self, span: Span) -> NameKind | None:
        """Return what the name of this very place was read as; ``None`` if there is none."""
        place = bisect_left(self._starts, span.start)
        found = self._names[place : place + 1]
        return found[0].kind if found and found[0].span == span else None

    def is_proper(self, word: str) -> bool:
        """Tell whether a capitalised word is more than a sentence's first one somewhere."""
        return word in self._proper

    def is_common(self, word: str) -> bool:
        """Tell whether a capitalised word stands in small letters elsewhere: "Delegates"."""
        return word.casefold() in self._common

    def may_be(self, person: Span, pronoun: str) -> bool:
        """Tell whether "he" or "she" can mean a person, as far as titles tell."""
        return self._pronouns.get(person.of(self._text).split()[-1], pronoun) == pronoun

    def fullest(self, short: Span) -> Span:
        """Return the fullest name of the report that the short one abbreviates.

        Of several the most frequent is meant, as a longer one may hold a word too many.
        """
        words = _untitled(tuple(short.of(self._text).split()))
        if words not in self._fullest:
            self._fullest[words] = self._longest(words)
        return self._fullest[words] or short

    def person_before(self, place: int, pronoun: str) -> Span | None:
        """Return the last person named before a place whom a pronoun can mean."""
        index = bisect_right(self._people, place, key=lambda span: span.end)
        near = reversed(self._people[max(0, index - REACH) : index])
        return next((self.fullest(p) for p in near if self.may_be(p, pronoun)), None)

    def bearer(self, role: str) -> Span | None:
        """Return the first person who is named with a role: "leader Oren Talv"."""
        folded = role.casefold()
        if folded not in self._bearers:
            self._bearers[folded] = self._named_with(folded)
        return self._bearers[folded]

    def headed(self, nouns: Iterable[str], before: int) -> Span | None:
        """Return the last name that holds one of the nouns before a place, else the very last."""
        earlier, last = [], []
        for noun in nouns:
            spans = self._headed.get(noun, [])
            index = bisect_right(spans, before, key=lambda span: span.end)
            earlier += spans[index - 1 : index] if index else []
            last += spans[-1:]
        found = max(earlier or last, default=None)
        return self.fullest(found) if found else None

    def body_opening(self, place: int) -> Span | None:
        """Return the body whose name opens the sentence of a place, as its subject.

        "The Lowell Institute had released pictures which it said showed a lock": its own. What a
        name only describes ("Lowell Institute experts", "Lowell's mayor") is no such subject.
        """
        index = bisect_left(self._starts, place)
        for name in reversed(self._names[max(0, index - REACH) : index]):
            between = self._text[name.span.end : place]
            if _ENDS_SENTENCE.search(between):
                return None
            if not self._opens(name.span):
                continue
            body = name.kind is NameKind.ORGANISATION and _GOES_ON.match(between) is not None
            body = body or (name.kind is NameKind.PLACE and _ACTS_ON.match(between) is not None)
            return self.fullest(name.span) if body else None
        return None

    def person_before_colon(self, place: int) -> Span | None:
        """Return who is named before a sentence's colon: "Brandt was blunt: it is, he said"."""
        index = bisect_right(self._people, place, key=lambda span: span.end)
        nearest = self._people[index - 1] if index else None
        if nearest is None or place - nearest.end > _FAR:
            return None
        between = self._text[nearest.end : place]
        alone = ": " in between and _ENDS_SENTENCE.search(between) is None
        return self.fullest(nearest) if alone else None

    def person_opening(self, pronoun: Span) -> Span | None:
        """Return who opens the sentence before the one that a pronoun opens, as its subject.

        "Ida Brandt, the envoy, has just left. She called it off." Whoever else was credited
        before then is not meant.
        """
        if not opens_sentence(self._text, pronoun):
            return None
        index = bisect_left(self._starts, pronoun.start)
        last = _ENDS_ONE.search(self._text, max(0, pronoun.start - 4), pronoun.start)
        if last is None:
            return None
        for name in reversed(self._names[max(0, index - REACH) : index]):
            between = self._text[name.span.end : last.start()]
            if _ENDS_SENTENCE.search(between):
                return None
            begins = opens_sentence(self._text, name.span)
            if begins and name.kind is NameKind.PERSON and _IS_SUBJECT.match(between):
                word = name.span.of(self._text).split()[-1]
                known = self._pronouns.get(word)
                said = pronoun.of(self._text).casefold()
                return self.fullest(name.span) if known in (None, said) else None
        return None

    def _opens(self, span: Span) -> bool:
        """Tell whether a name opens its sentence, behind an article and where it is at most."""
        before = self._text[max(0, span.start - _BESIDE) : span.start]
        front = re.search(r"(?:The |the )?(?:[A-Z][\w-]+-based )?$", before)
        assert front is not None
        start = span.start - len(front.group())
        return opens_sentence(self._text, Span(start, span.end))

    def agency_near(self, place: int) -> Span | None:
        """Return the state agency named nearest to a place."""
        index = bisect_left(self._agencies, place, key=lambda span: span.start)
        near = self._agencies[max(0, index - 1) : index + 1]
        return min(near, key=lambda span: abs(span.start - place), default=None)

    def medium(self, words: str) -> SourceKind | None:
        """Return what medium the report says that a name is, if it says so anywhere."""
        return self._media.get(words)

    @cached_property
    def _media(self) -> dict[str, SourceKind]:
        return called_media(self._text, self._names)

    @cached_property
    def _people(self) -> list[Span]:
        return [name.span for name in self._names if name.kind is NameKind.PERSON]

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(re.findall(r"\b[a-z]{3,}\b", self._text))

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        """The pronoun of each last name that stands with a title which tells it."""
        found: dict[str, str] = {}
        for name in self._names:
            words = name.span.of(self._text).split()
            before = self._text[max(0, name.span.start - _BESIDE) : name.span.start].split()
            for title in (*words[:1], *before[-1:]):
                pronoun = _TITLED.get(title.strip(".,").casefold())
                if pronoun is not None:
                    found.setdefault(words[-1], pronoun)
        return found

    @cached_property
    def _kinds(self) -> dict[str, frozenset[NameKind]]:
        kinds: dict[str, set[NameKind]] = defaultdict(set)
        for name in self._names:
            kinds[name.span.of(self._text)].add(name.kind)
        return {words: frozenset(found) for words, found in kinds.items()}

    @cached_property
    def _proper(self) -> frozenset[str]:
        return frozenset(
            word
            for name in self._names
            for words in [name.span.of(self._text).split()]
            if len(words) > 1 or not opens_sentence(self._text, name.span)
            for word in words
        )

    @cached_property
    def _headed(self) -> dict[str, list[Span]]:
        spans: dict[str, list[Span]] = defaultdict(list)
        for name in self._names:
            words = name.span.of(self._text)
            for noun in heads(words):
                if " " in words:  # "the Ministry" alone names none
                    spans[noun].append(name.span)
        return spans

    @cached_property
    def _agencies(self) -> list[Span]:
        return [name.span for name in self._names if self._is_agency(name.span)]

    def _is_agency(self, span: Span) -> bool:
        words = span.of(self._text)
        if not (words.isupper() or "agency" in words.casefold()):
            return False
        around = self._text[max(0, span.start - _BESIDE) : span.end + _BESIDE]
        return STATE_MEDIA.search(around) is not None or "news agency" in around.casefold()

    def _named_with(self, role: str) -> Span | None:
        titled = re.compile(rf"\b{re.escape(role)} $", re.IGNORECASE)
        # "Tolmar, the prosecutor's office said": an office is nobody's role.
        # Nor is it his in "in Tolmar, Trade Minister Brandt", who has a name of his own.
        apposed = re.compile(
            rf", [^,.()\d—–-]*\b{re.escape(role)}\b(?![’'])(?! (?-i:[A-Z]))", re.IGNORECASE
        )
        for name in self._names:
            if name.kind is NameKind.PLACE:
                continue
            start, end = name.span.start, name.span.end
            # "Transport Minister Ida Brandt" may be one name to the rules.
            titles = name.span.of(self._text).casefold().split()[:-1]
            if not cue_forms().keys().isdisjoint(titles):
                continue  # a headline in capitals: "Envoy Rejects Claims"
            opened = self._text.startswith(role + " ", start) or role in titles
            if titles[:1] == [role] and name.span.of(self._text).split()[1].islower():
                continue  # "Spokesman for Harbour Office Flays Union" is a headline
            before = titled.search(self._text, max(0, start - _BESIDE), start)
            if opened or before or apposed.match(self._text[end : end + _BESIDE]):
                return self.fullest(name.span)
        return None

    @cached_property
    def _places(self) -> dict[tuple[str, ...], list[Span]]:
        places: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        for name in self._names:
            places[_untitled(tuple(name.span.of(self._text).split()))].append(name.span)
        return places

    @cached_property
    def _longer(self) -> dict[str, list[tuple[tuple[str, ...], Span]]]:
        """The different names by their first and last words, the most frequent first."""
        places = self._places
        ends: dict[str, list[tuple[tuple[str, ...], Span]]] = defaultdict(list)
        for words, spans in sorted(places.items(), key=lambda item: (-len(item[1]), -len(item[0]))):
            # The first place may be a headline in which a title has run into the name.
            for word in {words[0], words[-1]} if len(words) > 1 else ():
                ends[word].append((words, spans[0]))
        return ends

    def _longest(self, words: tuple[str, ...]) -> Span | None:
        own = len(self._places.get(words, ())) if len(words) > 1 else 0
        if words[0].casefold() in _OF_FAMILIES:
            own = 0  # "St. John" and "van der Hoek" are no names of their own
        kinds = self.kinds(" ".join(words))
        found = [
            (longer, span)
            for longer, span in self._longer.get(words[-1], ())[:REACH]
            if not (
                NameKind.PLACE in kinds
                and (longer[0] in _OF_PLACES or self._names_no_place(longer))
            )
            and _abbreviates(words, longer)
            and len(self._places[longer]) >= own
        ]
        # Where a family and its firm share a word, a person is meant by what is read as one.
        alike = (s for longer, s in found if self.kinds(" ".join(longer)) == kinds == _PERSON)
        return next(alike, None) or next((span for _, span in found), None)

    def _names_no_place(self, words: tuple[str, ...]) -> bool:
        """Tell whether a name is a body's or a person's: Tolmar is not the Tolmar Evening Post."""
        kinds = self.kinds(" ".join(words))
        return bool(kinds) and NameKind.PLACE not in kinds


_PERSON = frozenset((NameKind.PERSON,))


def _untitled(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name's words without the titles in front: "Mr. Brandt" abbreviates a name too."""
    kept = list(words)
    while len(kept) > 1 and is_title(kept[0]):
        kept.pop(0)
    return tuple(kept)


def is_title(word: str) -> bool:
    """Tell whether a word stands in front of a name and is no part of it: "Ms.", "Ex-minister"."""
    bare = word.strip(".,").casefold()
    return bare in TITLES or bare.startswith("ex-")


# What makes another place of a name: Port Tolmar is not Tolmar.
_OF_PLACES = frozenset(
    """Port Fort Mount Cape Lake Gulf North South East West Northern Southern Eastern Western New
    Upper Lower Greater Saint San Santa Isle""".split()
)


# What a family's name opens with, small or with a capital.
_OF_FAMILIES = frozenset("st. van von de der den del della di da dos du ter ten al bin el".split())


def _abbreviates(short: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    if len(longer) <= len(short):
        return False
    if len(longer) > LONGEST_WITH_SHORT and len(short) == 1:
        return False
    end = longer[-len(short) :]
    if short[0].casefold() in _OF_FAMILIES:
        end = (short[0], *end[1:]) if end[0].casefold() == short[0].casefold() else end
    ends = end == short
    return ends or (len(short) == 1 and longer[0] == short[0] and len(longer) in (2, 3))


def heads(text: str) -> set[str]:
    """Return the words of a name that say what sort of party it is: "ministry"."""
    return {word.folded for word in find_words(text)} & SOURCE_NOUNS


def opens_sentence(text: str, span: Span) -> bool:
    """Tell whether a stretch stands first in its sentence, where any word takes a capital."""
    before = text[max(0, span.start - 4) : span.start]
    return re.search(r"(?:^|[.!?:\n][\s\"”“]*|[“\"]|\) (?:[—–-]|--) )$", before) is not None
