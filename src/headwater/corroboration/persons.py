"""Lists of persons' names as different tables write them.

One table has "Brandt, Ida B.; Moss, Tom", another "Ida Brandt, Tom Moss", a third "BRANDT, IDA
MOSS, TOM" or "Brandt et al". A list alone cannot always be parted; the lists of one object
together can: names that some table parts clearly are looked for in the others.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from html import unescape
from importlib.resources import files

from headwater.text import fold

_MARKUP = re.compile(r"<[^>]*>")
_ROLE = re.compile(
    r"\((?:[^()]*)\)|\bby \(author\)|^\s*by\b(?!\s*,)|\b(?:edited|translated|compiled)\s+by\b"
    r"|\b(?:ph\.?\s?d|m\.?\s?d|jr|sr|iii|ii|dr|prof|etc)\b\.?",
    re.IGNORECASE,
)
_CUT = re.compile(r"\bet\.?\s+al\b\.?|\band others\b|\.\.\.|…", re.IGNORECASE)
_FIRM = re.compile(r"[;/|\n]|\s&\s|\band\b|\bwith\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[\-\u2010][^\W\d_]+)*")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’`´](?=[^\W\d_])")
_NOBODY = frozenset(
    ["", "not available", "unknown", "na", "n a", "none", "null", "various", "anonymous"]
)
_ALIKE = 0.75  # of two family names; "Zaky" and "Zakay" have .89, "Hall" and "Ball" .75
_TWIN = 0.85  # the same where one list has both: it then names one person twice
# A body credited beside persons is where they work, not one of them.
_BODY = frozenset(
    """associates committee company consortium corp corporation department editors group inc
    incorporated institute laboratories ltd press publishers publishing society staff team
    university""".split()
)
# Who did something else than write: in brackets behind the name, or in words before it.
_HELPER = re.compile(
    r"[^,;/|&\n]*,?[^,;/|&\n]*\((?:trn|ilt|pht|frw|int|trans[a-z]*\.?(?: by)?|translated by"
    r"|illustrator|illustrated by|foreword(?: by)?|introduction(?: by)?)\)"
    r"|[.,;]\s*(?:trans\.|translated|illustrated|foreword)\s*by\b.*",
    re.IGNORECASE,
)
_PARTICLES = frozenset("van von der den de del della di da la le du dos ten ter st mc o".split())


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one list names them.

    Attributes:
        last: the family name, folded, its words joined by spaces.
        given: given names and initials in order, folded; empty if the list has none.
    """

    last: str
    given: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Given names first, in small letters."""
        return " ".join((*self.given, self.last))

    @property
    def words(self) -> frozenset[str]:
        """All words of the name that are more than an initial, parted at hyphens."""
        parts = self.last.replace("-", " ").split()
        return frozenset(w for g in self.given for w in g.split("-") if len(w) > 1).union(
            w for w in parts if len(w) > 1
        )

    @property
    def run(self) -> str:
        """Its letters in the order of the alphabet: "van der" and "vander" are one."""
        return "".join(sorted("".join(self.words)))


@dataclass(frozen=True, slots=True)
class NameList:
    """One list of persons as read, before the lists of its object are compared.

    Attributes:
        persons: as far as this list alone can be parted; empty if it names nobody.
        words: all its words, folded, in order.
        firm: separators leave no doubt where one person ends.
        cut: it says or shows that it is not whole ("et al").
    """

    persons: tuple[Person, ...]
    words: tuple[str, ...]
    firm: bool
    cut: bool


def read_names(text: str) -> NameList:
    """Part a list of names as well as it can be parted alone.

    >>> [person.shown for person in read_names("Brandt, Ida B.; Moss, Tom").persons]
    ['ida b brandt', 'tom moss']
    >>> [person.shown for person in read_names("Ida Brandt, Tom Moss").persons]
    ['ida brandt', 'tom moss']
    """
    plain = _MARKUP.sub(" ", unescape(unescape(text)))
    cut = bool(_CUT.search(plain))
    plain = _HELPER.sub(" ", plain)
    plain = _ROLE.sub(" ; " if "by (author)" in plain.casefold() else " ", _CUT.sub(" ", plain))
    if " ".join(_words(plain)) in _NOBODY:
        return NameList((), (), firm=False, cut=cut)
    parts = [part for part in _FIRM.split(plain) if _words(part)]
    persons: list[Person] = []
    firm = True
    for part in parts:
        found, sure = _part(part)
        persons += found
        firm = firm and sure
    return NameList(tuple(_each_once(persons)), _words(plain), firm=firm, cut=cut)


def _each_once(persons: Iterable[Person]) -> list[Person]:
    """Leave out who is named twice, and bodies where persons are named."""
    kept: list[Person] = []
    for person in persons:
        if kept and not person.given and set(person.last.split()) <= _PARTICLES:
            # "Linden, Peter; van der" is one name that a table broke in two.
            before = kept.pop()
            kept.append(Person(f"{person.last} {before.last}", before.given))
            continue
        twin = next((p for p in kept if _is_twin(p, person)), None)
        if twin is None:
            kept.append(person)
        elif len(person.shown) > len(twin.shown):
            kept[kept.index(twin)] = person
    return [p for p in kept if not _is_body(p)] or kept


def _is_twin(one: Person, other: Person) -> bool:
    # "Brandt and Brandt" are two of one family, and so are "Ida B." and "Ida C." in one list.
    if not one.given or not other.given or not same_person(one, other):
        return False
    return all(a[0] == b[0] for a, b in zip(one.given[1:], other.given[1:], strict=False))


def _is_body(person: Person) -> bool:
    return not _BODY.isdisjoint((*person.given, *person.last.split()))


def _words(text: str) -> tuple[str, ...]:
    # Accents and apostrophes are written in too many ways to tell two people apart.
    bare = text
    if not text.isascii():
        spelt = unicodedata.normalize("NFD", text)
        bare = "".join(letter for letter in spelt if not unicodedata.combining(letter))
    bare = _APOSTROPHE.sub("", bare)
    return tuple(fold(word) for word in _WORD.findall(bare))


def _part(part: str) -> tuple[list[Person], bool]:
    """Part what stands between two firm separators; tell whether it surely is one person."""
    pieces = [words for words in map(_words, part.split(",")) if words]
    if len(pieces) == 1:
        words = pieces[0]
        # "Ida Brandt" is one person; five words without a comma may be two.
        return [_plain(words)], len([w for w in words if len(w) > 1]) <= 3
    if len(pieces) == 2:
        return _two(pieces[0], pieces[1])
    if all(len(words) > 1 for words in pieces):
        return [_plain(words) for words in pieces], True
    if len(pieces) % 2 == 0:
        return [
            _turned(last, given) for last, given in zip(pieces[::2], pieces[1::2], strict=True)
        ], False
    return [_plain(words) for words in pieces], False


def _two(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[list[Person], bool]:
    if _is_family(first):
        return [_turned(first, second)], len(second) <= 3
    if len(second) > 1:
        return [_plain(first), _plain(second)], True
    return [_turned(first, second)], False


def _is_family(words: Sequence[str]) -> bool:
    return len(words) == 1 or all(word in _PARTICLES for word in words[:-1])


def _plain(words: Sequence[str]) -> Person:
    at = len(words) - 1
    while at > 0 and len(words[at]) == 1:
        at -= 1
    start = at
    while start > 0 and words[start - 1] in _PARTICLES and len(words[start - 1]) > 1:
        start -= 1
    return Person(" ".join(words[start : at + 1]), tuple(words[:start]) + tuple(words[at + 1 :]))


def _turned(last: Sequence[str], given: Sequence[str]) -> Person:
    end = len(given)
    while end > 1 and given[end - 1] in _PARTICLES and len(given[end - 1]) > 1:
        end -= 1
    return Person(" ".join((*given[end:], *last)), tuple(given[:end]))


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two names can be one person's.

    The same words in another order are; so is a family name with given names that do not
    speak against each other: one is missing, or they begin alike.
    """
    if _same_words(one, other):
        return True
    if _joined(one.last) != _joined(other.last):
        return False
    if not one.given or not other.given:
        return True
    first, second = one.given[0], other.given[0]
    if _one_name(first, second):
        return True
    if first[0] == second[0]:
        short = min(len(first), len(second))
        return short <= 2 or first[:3] == second[:3] or first[:short] == second[:short]
    # "J. Carl Moss" goes by "Carl Moss" as well.
    return any(_one_name(a, b) for a in one.given for b in other.given if len(a) > 1 < len(b))


def _same_words(one: Person, other: Person) -> bool:
    words = one.words
    return len(words) > 1 and (words == other.words or one.run == other.run)


@cache
def _short_names() -> Mapping[str, frozenset[str]]:
    """Return for each given name the full names that it may stand for."""
    text = (files("headwater.corroboration") / "short_names.toml").read_text("utf-8")
    found: dict[str, set[str]] = {}
    for full, shorts in tomllib.loads(text).items():
        for name in (full, *shorts):
            found.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in found.items()}


def _one_name(first: str, second: str) -> bool:
    known = _short_names()
    return not known.get(first, frozenset((first,))).isdisjoint(known.get(second, (second,)))


def _joined(last: str) -> str:
    return last.replace(" ", "").replace("-", "")


def gather_roster(lists: Iterable[NameList]) -> tuple[Person, ...]:
    """Return the persons that the lists of one object name, each once, most often named first.

    Persons come from lists that can be parted without doubt; if there are none, from all. Two
    spellings are one person if no list has both, and they are near enough.
    """
    held = [each for each in lists if each.persons]
    firm = [each for each in held if each.firm] or held
    counts: Counter[Person] = Counter(p for each in firm for p in each.persons)
    beside = {(one, other) for each in firm for one in each.persons for other in each.persons}
    groups: list[list[Person]] = []
    # The fullest name first, so that a bare family name joins it rather than stand alone; and
    # what surely is one person before what may be.
    for person in sorted(counts, key=lambda p: (not p.given, -counts[p], p.last, p.given)):
        _join(groups, [person], _is_one)
    merged: list[list[Person]] = []
    for group in groups:
        _join(merged, group, lambda new, known: _may_be_one(new, known, beside))
    groups = merged
    groups = [group for group in groups if not _made_of_others(group, groups)] or groups
    ranked = sorted(groups, key=lambda g: (-sum(counts[p] for p in g), g[0].shown))
    return tuple(_best(group, counts) for group in ranked)


def _join(
    groups: list[list[Person]],
    new: Sequence[Person],
    fits: Callable[[Sequence[Person], Sequence[Person]], bool],
) -> None:
    """Put persons into the first group that they fit, or into one of their own."""
    home = next((group for group in groups if fits(new, group)), None)
    if home is None:
        groups.append([*new])
    else:
        home.extend(new)


def _is_one(new: Sequence[Person], known: Sequence[Person]) -> bool:
    return any(same_person(one, other) for one in new for other in known)


def _may_be_one(
    new: Sequence[Person], known: Sequence[Person], beside: Collection[tuple[Person, Person]]
) -> bool:
    apart = any((one, other) in beside for one in new for other in known)
    least = _TWIN if apart else _ALIKE
    return any(_near(one, other, least=least) for one in new for other in known)


def _near(one: Person, other: Person, *, least: float) -> bool:
    """Tell whether two names may be one person's, misspelt, cut off or under a short name."""
    first, second = _joined(one.last), _joined(other.last)
    if least == _TWIN and one.given[:1] != other.given[:1]:
        return False
    if first == second:
        return True
    if not one.given or not other.given:
        short, long = sorted((first, second), key=len)
        return len(short) < len(long) and long.startswith(short)
    alike = SequenceMatcher(a=first, b=second, autojunk=False).ratio() >= least
    return alike and one.given[0][0] == other.given[0][0]


def _made_of_others(group: Sequence[Person], groups: Sequence[Sequence[Person]]) -> bool:
    """Tell whether a name is only the family names of two others run together."""
    lasts = {person.last for other in groups if other is not group for person in other}
    return all(len(p.words) > 1 and p.words <= lasts for p in group)


def _best(group: Sequence[Person], counts: Mapping[Person, int]) -> Person:
    lasts: Counter[str] = Counter()
    for person in group:
        lasts[person.last] += counts[person]
    last = min(lasts, key=lambda name: (-lasts[name], name))
    named = [p for p in group if p.last == last]
    full = [p for p in named if p.given and len(p.given[0]) > 1]
    return min(full or named, key=lambda p: (-counts[p] * bool(p.given), -len(p.given), p.given))


def find_members(names: NameList, roster: Sequence[Person]) -> tuple[int, ...]:
    """Return which persons of a roster a list names, by their places in it, ascending."""
    if names.firm:
        found = [
            place
            for place, known in enumerate(roster)
            if any(same_person(known, person) for person in names.persons)
        ]
        if found:
            return tuple(found)
    run = "".join(names.words)
    return tuple(
        place for place, known in enumerate(roster) if _stands_in(known, names.words, run, roster)
    )


def _stands_in(known: Person, words: Sequence[str], run: str, roster: Sequence[Person]) -> bool:
    last = _joined(known.last)
    # Two words may have grown together ("KATHYMOSS"), so a long name is looked for inside too.
    if not (last in words or (len(last) > 3 and last in run)):
        return False
    alike = [p for p in roster if _joined(p.last) == last]
    if len(alike) == 1 or not known.given:
        return True
    return any(word[0] == known.given[0][0] for word in words if word != last)


def same_list(found: str, gold: str) -> bool:
    """Tell whether two lists name the same persons, however they spell given names.

    A family name that both lists have once stands for the same person even if the given names
    differ ("Bill", "William").
    """
    left = list(read_names(found).persons)
    right = list(read_names(gold).persons)
    if len(left) != len(right):
        return False
    rest = list(right)
    for person in left:
        match = next((other for other in rest if same_person(person, other)), None)
        match = match or _namesake(person, left, right, rest)
        if match is None:
            return False
        rest.remove(match)
    return True


def _namesake(
    person: Person, left: Sequence[Person], right: Sequence[Person], rest: Sequence[Person]
) -> Person | None:
    def alike(persons: Sequence[Person]) -> list[Person]:
        return [p for p in persons if _joined(p.last) == _joined(person.last)]

    held = alike(right)
    return held[0] if len(held) == len(alike(left)) == 1 and held[0] in rest else None
