"""States as parties: their governments under other names, and the bodies and officials they have.

A state speaks through its government, and news calls that by the country, its people or its
capital: "Vesperia", "the Vesperian government" and "Vesperia's government" are one party. Its
ministries and ministers are parties of their own that belong to it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.grounding.gazetteer import Form, country_names, gazetteer
from headwater.grounding.places import find_places
from headwater.model import Span
from headwater.text import fold

_POSSESSIVE = r"(?:[’']s|[’'])?"
_GOVERNMENT = re.compile(
    rf"(?:the )?(?:(?P<first>.+?){_POSSESSIVE} (?:government|regime|authorities|leadership|cabinet)"
    r"|(?:government|state|republic|kingdom) of (?:the )?(?P<last>.+))",
    re.IGNORECASE,
)
_BODY = (
    r"(?:ministry|department|government|army|navy|air force|military|armed forces|parliament"
    r"|embassy|(?:UN |U\.N\. )?mission|(?:operational |joint |[A-Z]\w+ )?command"
    r"|joint chiefs|(?:general|joint) staff|coast guard|police|intelligence (?:service|agency)"
    r"|(?:border|national|revolutionary|presidential) guards?|defen[cs]e forces?|central bank"
    r"|supreme court|(?:space|nuclear|security|intelligence) (?:agency|service)"
    r"|security council|foreign office|presidency|state (?:media|television|tv|radio|news agency))"
)
_OFFICE = (
    r"(?:minister|(?:chief cabinet|defen[cs]e|foreign|home|interior) secretary|president|premier"
    r"|ambassador|envoy|king|queen|chancellor|supreme leader|army chief|spokesman|spokeswoman"
    r"|spokesperson)"
)
_ORGAN = re.compile(
    rf"\b(?:{_BODY}|{_OFFICE}|(?:investigative|security) committee)\b", re.IGNORECASE
)
_NAME = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
# What only a state has; a person's "government" or "army" is none, nor is a club's "president".
_STATELY = (
    r"(?:(?:[A-Za-z]+ ){0,2}(?:[Mm]inistry|[Mm]inister)|parliament|borders?|armed forces"
    r"|(?:[Gg]eneral|[Jj]oint) [Ss]taff|embassy|ambassador|constitution"
    r"|state (?:media|television|radio|news agency))"
)
_OWNING = re.compile(
    rf"\b(?P<owner>{_NAME})[’']s? {_STATELY}\b"
    r"|\b(?:government|republic|kingdom|parliament|armed forces|prime minister"
    r"|[Gg]eneral [Ss]taff|(?!(?:The|Its|His|Her|Their)\b)[A-Z][a-z]+ Ministry"
    r"|Ministry of [A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    rf" of (?:the )?(?P<owned>{_NAME})\b"
    # "Vesperia Foreign Ministry", as an outlet is called
    r"|\b(?!(?:The|Its|His|Her|Our|Their|New|Former|And|But)\b)(?P<before>[A-Z][a-z]+(?<!an)(?<!ese)"
    r"(?<!ish)(?<!i)) (?:Foreign|Defen[cs]e|Interior) Ministry\b"
)
_PEOPLE = re.compile(
    rf"\b(?P<people>[A-Z][a-z]+(?:an|ese|ish|i)) (?:[a-z]+ )?(?:{_BODY}|{_OFFICE}|officials?)\b"
)
_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b")
_PEOPLES = 50
_DIVIDED = ("North Korea", "South Korea")
_HALF = re.compile(r"\b[Tt]he (North|South)(?![\w-]| [A-Z])")
# A sentence's subject is a state if a verb follows its name.
_SUBJECT = re.compile(
    r"(?:[^\n.]{0,60}?\) (?:—|–|--?) )?(?:The |the )?"
    r"(?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})(?= [a-z])"
)
_SENTENCE = re.compile(r"(?<![A-Z])[.!?][”\"]?\s+|\n+")
# "Vesperia's navy", at the head of a sentence, tells whose "the defence ministry" in it is.
_OWNED_SUBJECT = re.compile(_SUBJECT.pattern[: -len("(?= [a-z])")] + r"(?=[’']s? [a-z])")
# What a state's own media are called; "Vesperian Post" is anybody's.
AGENCY = re.compile(
    r"\b(?:(?:news|press|telegraph(?:ic)?|information) (?:agency|service)"
    r"|state (?:\w+ ){0,2}(?:agency|service|radio|television|tv|media))\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    rf"{AGENCY.pattern}|\b(?:ministry|presidency|government|embassy)\b", re.IGNORECASE
)
_BACK = 400  # characters before "its" in which whose it is stands
_ENDINGS = ("", "ian", "an", "ean", "ese", "ish", "i", "n")


def is_organ(name: str) -> bool:
    """Tell whether a name is of what states have, and says not which state's.

    >>> is_organ("Emergencies Ministry"), is_organ("Blue Quay Shipping")
    (True, False)
    """
    return _ORGAN.search(name) is not None and not find_places(name)


@dataclass(frozen=True, slots=True)
class States:
    """The states that a story names: those of the gazetteer, and others that its texts show.

    Attributes:
        others: name of a state beyond the gazetteer, by the folded name of it or of its people.
    """

    others: Mapping[str, str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "States":
        """Find the states that some text gives a ministry, a border or a people."""
        texts = tuple(texts)
        names: set[str] = set()
        people: Counter[str] = Counter()
        words: set[str] = set()
        for text in texts:
            for found in _OWNING.finditer(text):
                names.add(found["owner"] or found["owned"] or found["before"])
            people.update(found["people"] for found in _PEOPLE.finditer(text))
            words.update(_WORD.findall(text))
        unknown = {name for name in names if not find_places(name)}
        others = {fold(name): name for name in sorted(unknown)}
        others |= _halves(texts)
        # A story has few peoples; the most frequent are looked at.
        for each in sorted(sorted(people), key=lambda name: -people[name])[:_PEOPLES]:
            lands = {word for word in words | unknown if word != each and _are_of(each, word)}
            if len(lands) == 1 and not find_places(each):
                land = lands.pop()
                others[fold(each)] = others[fold(land)] = land
        return cls(others)

    def named(self, name: str) -> str | None:
        """Return the state that a party's name means, if it means the state or its government.

        >>> States({}).named("North Korean government"), States({}).named("Pyongyang")
        ('North Korea', 'North Korea')
        >>> States({}).named("North Korean army") is None
        True
        """
        found = _GOVERNMENT.fullmatch(name)
        return self._state((found["first"] or found["last"]) if found else name)

    def behind(self, words: str) -> str | None:
        """Return the state whose body or official the words of a credit name; ``None`` if none.

        >>> States({}).behind("North Korea’s deputy foreign minister, Ida Brandt")
        'North Korea'
        """
        words = re.split(r",? (?:who|which)\b", words)[0]
        for form, state in self._forms(words):
            own = rf"{re.escape(form)}{_POSSESSIVE} (?:[\w-]+ ){{0,3}}?(?:{_BODY}|{_OFFICE})\b"
            of = (
                rf"\b(?:{_BODY}|{_OFFICE})(?: (?:of|for) [\w ]+)? (?:of|to|in) (?:the )?"
                rf"{re.escape(form)}(?! [A-Z])"
            )
            if re.search(f"{own}|{of}", words, re.IGNORECASE):
                return state
        return None

    def apart(self, body: str) -> tuple[str | None, str]:
        """Return whose body a name says that it is, and the name without that.

        >>> States({}).apart("North Korea’s foreign ministry")
        ('North Korea', 'foreign ministry')
        """
        for form, state in self._forms(body):
            said = rf"(?: of| in)?(?: the)? ?\b{re.escape(form)}{_POSSESSIVE}(?!\w) ?"
            return state, re.sub(said, " ", body).strip()
        return None, body

    def owner(self, text: str, credit: Span) -> str | None:
        """Return the state whose official "its foreign ministry spokesman" is; else ``None``.

        It is the one that opens the credit's sentence as its subject, or else the one that the text
        names last before the credit.
        """
        owned = rf"(?:its|their|the (?:country|nation)[’']s) (?:[\w-]+ )*(?:{_BODY}|{_OFFICE})\b"
        if not re.match(owned, credit.of(text), re.IGNORECASE):
            return None
        if (opening := self.opening(text, credit)) is not None:
            return opening[1]
        before = text[max(0, credit.start - _BACK) : credit.start]
        named = sorted((before.rfind(form), state) for form, state in self._forms(before))
        return named[-1][1] if named else None

    def opening(self, text: str, credit: Span) -> tuple[Span, str] | None:
        """Return the state whose name opens the sentence of a credit, and where; else ``None``.

        "Vesperia's port" and "Vesperian ships" open no sentence with a state.
        """
        return self._opening(text, credit, _SUBJECT)

    def _opening(
        self, text: str, credit: Span, subject: re.Pattern[str]
    ) -> tuple[Span, str] | None:
        floor = max(0, credit.start - _BACK)
        ends = [found.end() for found in _SENTENCE.finditer(text, floor, credit.start)]
        start = ends[-1] if ends else floor
        found = subject.match(text, start, credit.start)
        if found is None:
            return None
        words = found["name"].split()
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            state = self._state(name)
            people = state is not None and fold(name) in self.others and fold(state) != fold(name)
            if state is not None and not people:
                at = found.start("name")
                return Span(at, at + len(name)), state
        return None

    def subject_owner(self, text: str, credit: Span) -> tuple[Span, str] | None:
        """Return the state that opens a credit's sentence, or whose body does; else ``None``."""
        return self.opening(text, credit) or self._opening(text, credit, _OWNED_SUBJECT)

    def publishing(self, outlet: str) -> str | None:
        """Return the state whose agency or ministry an outlet is by its name; ``None`` if none.

        >>> States({}).publishing("Japan Press Agency"), States({}).publishing("Japan Post")
        ('Japan', None)
        """
        if _PUBLIC.search(outlet) is None:
            return None
        named = next((state for _, state in self._forms(outlet)), None)
        first = outlet.removeprefix("The ").split(" ")[0]
        lands = {land for land in self.others.values() if first != land and _are_of(first, land)}
        return lands.pop() if named is None and len(lands) == 1 else named

    def _state(self, words: str) -> str | None:
        if (other := self.others.get(fold(words))) is not None:
            return other
        entry = gazetteer().entries.get(words)
        if entry is None or len(entry.countries) != 1 or entry.personal:
            return None
        if entry.form is not Form.COUNTRY and not entry.capital:
            return None
        return country_names().get(entry.countries[0])

    def _forms(self, words: str) -> Iterable[tuple[str, str]]:
        names = country_names()
        for place in find_places(words):
            if place.country in names:
                yield place.span.of(words), names[place.country]
        for found in re.finditer(_NAME, words):
            for form in dict.fromkeys((found.group(), *found.group().split())):
                if (state := self.others.get(fold(form))) is not None:
                    yield form, state


def _halves(texts: Iterable[str]) -> dict[str, str]:
    """Return "north" and "south" for the two halves of a land, where a story calls them so."""
    found: dict[str, str] = {}
    for text in texts:
        for half in _HALF.findall(text):
            found |= {half.casefold(): state for state in _DIVIDED if state.startswith(half)}
    told = " ".join(texts)
    return {half: state for half, state in found.items() if state in told}


def _are_of(people: str, land: str) -> bool:
    """Tell whether a people goes by a land's name: "Vesperian" by "Vesperia"."""
    stem = land.rstrip("aeiouy")
    ends = people[len(stem) :]
    return len(stem) >= 3 and people.startswith(stem) and ends in _ENDINGS
