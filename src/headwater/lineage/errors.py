"""Mistakes that reports hand on: what few of a story spell or count otherwise than the rest."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from unicodedata import combining, normalize

from headwater.lineage.facts import TOKEN
from headwater.lineage.forms import Fact
from headwater.lineage.sketch import Sketch
from headwater.model import Derivation, DerivationKind, Passage, Reason, ReportId, Span
from headwater.text import FUNCTION_WORDS, fold, say_count, stem

# A copy repeats its model's mistakes, so that two families that spell a name so are witnesses.
RIGHT = 3  # reports that have what is right
FAMILIES = 2  # of reports that are not akin, among them
SHORTEST = 5  # letters of a name: shorter ones differ by little and are two
LONG = 8  # letters from which two may be wrong,
MOST_LETTERS = 2  # and never more
DIGITS = 2  # of a figure: smaller ones count many things
_NEXT = 30  # characters in which what a figure counts is named
_DOUBLED = re.compile(r"(.)\1+")
# Letters that one name has in several transcriptions, none of them wrong.
_SPELT = str.maketrans(
    dict(zip("eiouyjqcgdzvwbf", "aaaaaakkktspppp", strict=True)) | dict.fromkeys("h-\u2010'’", "")
)
Places = Mapping[ReportId, Span]


@dataclass(frozen=True, slots=True)
class Error:
    """A mistake, by who makes it and who does not.

    Attributes:
        wrong: reports that make it, with where first.
        right: reports that have what is right, with where first.
        is_name: whether it is a name misspelt. Of figures one cannot tell who corrected whom.
    """

    wrong: Places
    right: Places
    is_name: bool

    def passage(self, report: ReportId) -> Passage:
        """Return where a report has what is wrong, or what is right."""
        return Passage(report, (self.wrong.get(report) or self.right[report]))


def find_errors(sketches: Sequence[Sketch], family: Mapping[ReportId, ReportId]) -> list[Error]:
    """Return what some reports spell or count otherwise than most that are not akin.

    A name is misspelt if it differs by a letter or two from one that more families of reports
    have, by more than transcriptions do, and no report has both. A figure is wrong if reports
    before and after it count the same otherwise: else it may be news.

    Args:
        sketches: of a story, in order of time.
        family: of each report that is akin to another, one that stands for all of its kin.
    """
    if len(sketches) < RIGHT + 1:
        return []
    if len({family.get(each.report.id, each.report.id) for each in sketches}) < FAMILIES:
        return []
    return [*_misspelt(sketches, family), *_miscounted(sketches, family)]


def _misspelt(sketches: Sequence[Sketch], family: Mapping[ReportId, ReportId]) -> Iterator[Error]:
    # Most names are in too few reports to be looked at, which to count them tells soonest.
    counts = Counter(chain.from_iterable([each.names for each in sketches]))
    usual = [name for name, count in counts.items() if count >= RIGHT and len(name) >= SHORTEST]
    if not usual:
        return
    initials: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        if len(name) >= SHORTEST:
            initials[name[0]].append(name)
    for right in usual:
        count, size = counts[right], len(right)
        few = [
            name
            for name in initials[right[0]]
            if counts[name] < count and abs(len(name) - size) <= MOST_LETTERS
        ]
        for wrong in [name for name in few if is_misspelt(name, right)]:
            holding = _holding(sketches, [each.names for each in sketches], {wrong, right})
            held, others = holding[wrong], holding[right]
            likely = _fewer(held, others, family)
            if likely and is_misspelt(_word(held), _word(others)):  # stems alone may be alike
                yield Error(_place(held), _place(others), is_name=True)


def _miscounted(sketches: Sequence[Sketch], family: Mapping[ReportId, ReportId]) -> Iterator[Error]:
    counts = Counter(chain.from_iterable([each.figures for each in sketches]))
    odd = [each for each, count in counts.items() if count > 1 and len(each) >= DIGITS]
    usual = [each for each in odd if counts[each] >= RIGHT]
    if not usual or len(odd) < 2:
        return
    holding = _holding(sketches, [each.figures for each in sketches], set(odd))

    @cache
    def named(figure: str) -> Set[str]:
        return {_counted(*each) for each in holding[figure].values()}

    for right in usual:
        others = holding[right]
        for wrong in odd:
            held = holding[wrong]
            likely = _fewer(held, others, family) and _is_between(held, others)
            if likely and _count_the_same(named(wrong), named(right)):
                yield Error(_place(held), _place(others), is_name=False)


Held = Mapping[ReportId, tuple[Sketch, Fact]]


def _holding(
    sketches: Sequence[Sketch], facts: Iterable[Mapping[str, Fact]], sought: Set[str]
) -> Mapping[str, Held]:
    """Return of each name or figure sought which reports hold it, given what each report holds."""
    holding: dict[str, dict[ReportId, tuple[Sketch, Fact]]] = {key: {} for key in sought}
    for each, own in zip(sketches, facts, strict=True):
        for key in own.keys() & sought:
            holding[key][each.report.id] = each, own[key]
    return holding


def _families(held: Held, family: Mapping[ReportId, ReportId]) -> set[ReportId]:
    return {family.get(report, report) for report in held}


def _fewer(wrong: Held, right: Held, family: Mapping[ReportId, ReportId]) -> bool:
    """Tell whether fewer reports, and fewer families, have the one; none has both."""
    if len(wrong) >= len(right) or not wrong.keys().isdisjoint(right):
        return False  # which most show, and costs least
    many = len(_families(right, family))
    return len(_families(wrong, family)) < many and many >= FAMILIES


def _place(held: Held) -> Places:
    return {report: Span(*each.running.place(fact)) for report, (each, fact) in held.items()}


def _word(held: Held) -> str:
    each, fact = next(iter(held.values()))
    return fold(Span(*each.running.place(fact)).of(each.report.text))


def _is_between(wrong: Held, right: Held) -> bool:
    """Tell whether the clocks show what is right both before and after what is wrong."""
    odd = [each.report.published for each, _ in wrong.values()]
    usual = [each.report.published for each, _ in right.values()]
    return any(
        first is not None
        and any(each is not None and each.latest < first.earliest for each in usual)
        and any(each is not None and each.earliest > first.latest for each in usual)
        for first in odd
    )


def _count_the_same(wrong: Set[str], right: Set[str]) -> bool:
    """Tell whether all that have the one figure count by it what some do by the other."""
    return len(wrong) == 1 and "" not in wrong and wrong <= right


def _counted(each: Sketch, fact: Fact) -> str:
    """Return the next word but function words after a figure, by its stem; empty for none."""
    _, end = each.running.place(fact)
    for token in TOKEN.finditer(each.report.text[end : end + _NEXT].partition(". ")[0]):
        word = fold(token.group())
        if word not in FUNCTION_WORDS:
            return stem(word)
    return ""


def is_misspelt(wrong: str, right: str) -> bool:
    """Tell whether a name is another one with a letter wrong, of eight and more two.

    The first letter is hardly ever wrong. Not so if one begins with the other, as "Sarvian" with
    "Sarvia", or both may be transcriptions of one name.

    >>> is_misspelt("kestler", "kessler"), is_misspelt("sergey", "sergei")
    (True, False)
    """
    if min(len(wrong), len(right)) < SHORTEST or abs(len(wrong) - len(right)) > MOST_LETTERS:
        return False
    if wrong[0] != right[0] or wrong.startswith(right) or right.startswith(wrong):
        return False
    most = MOST_LETTERS if min(len(wrong), len(right)) >= LONG else 1
    if len(set(wrong) ^ set(right)) > 2 * most:
        return False  # a letter wrong puts in one at the most and leaves out one
    return _sound(wrong) != _sound(right) and _distance(wrong, right) <= most


def _sound(name: str) -> str:
    plain = "".join(each for each in normalize("NFKD", name) if not combining(each))
    ending = f"{plain[:-2]}er" if plain.endswith("re") else plain  # a centre, a theatre
    return _DOUBLED.sub(r"\1", ending.translate(_SPELT))


def _distance(one: str, other: str) -> int:
    """Return how many letters are put in, left out, exchanged or turned about (Damerau 1964)."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        further, above, row = above, row, [i]
        for j, there in enumerate(other, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                best = min(best, further[j - 2] + 1)
            row.append(best)
    return row[-1]


def note_errors(
    link: Derivation, errors: Sequence[Error], outlets: Mapping[ReportId, str | None]
) -> Derivation:
    """Return a link with the mistakes that both reports make, or one of them, among its reasons.

    Where nothing else shows who was made from whom, who alone misspells a name that most have
    right was not the other's model. A clock or a credit shows more, and an outlet corrects itself.
    """
    ends = {link.child, link.parent}
    shared = [error for error in errors if ends <= error.wrong.keys()]
    if shared:
        link = replace(link, reasons=(_shared(link, shared), *link.reasons))
    if link.directed or link.kind not in (DerivationKind.COPY, DerivationKind.REWRITE):
        return link
    if outlets[link.child] is not None and outlets[link.child] == outlets[link.parent]:
        return link
    made = [
        e
        for e in errors
        if e.is_name and len(ends & e.wrong.keys()) == 1 == len(ends & e.right.keys())
    ]
    children = {report for error in made for report in ends & error.wrong.keys()}
    if len(children) != 1:
        return link
    (child,) = children
    (parent,) = ends - children
    told = _inherited(child, parent, made)
    return replace(link, child=child, parent=parent, directed=True, reasons=(*link.reasons, told))


def _shared(link: Derivation, errors: Sequence[Error]) -> Reason:
    others = max(len(error.right) for error in errors)
    return Reason(
        feature="shared_errors",
        weight=float(len(errors)),
        detail=(
            f"Both have a name or figure otherwise than {say_count(others, 'report')} of the story."
            if len(errors) == 1
            else f"Both have {len(errors)} names or figures otherwise than others of the story."
        ),
        evidence=tuple(e.passage(report) for e in errors for report in (link.child, link.parent)),
    )


def _inherited(child: ReportId, parent: ReportId, errors: Sequence[Error]) -> Reason:
    others = max(len(error.right) for error in errors)
    return Reason(
        feature="inherited_error",
        weight=float(len(errors)),
        detail=(
            f"One misspells what the other and, with it, {say_count(others, 'report')} of the "
            "story have right."
        ),
        evidence=tuple(e.passage(report) for e in errors for report in (child, parent)),
    )
