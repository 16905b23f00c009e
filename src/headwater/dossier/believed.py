"""The belief over values that cannot hold together, in words."""

from headwater.dossier import vocabulary
from headwater.dossier.lookup import Lookup
from headwater.dossier.view import Explanation
from headwater.dossier.wordings import quote
from headwater.model import Certainty, Comparison, Contender, Contest

UNDECIDED = "Undecided: in this case no value is clearly ahead."
HINGES = (
    "Copies decide: if every outlet counted as a source of its own, another value would come first."
)


def contests_of(pair: Comparison, lookup: Lookup) -> tuple[Contest, ...]:
    """Return the contests that a conflict is part of, one for each slot."""
    return tuple(
        contest
        for contest in lookup.dossier.contests
        if (pair.left, pair.right) in contest.conflicts
    )


def say_beliefs(pair: Comparison, lookup: Lookup) -> tuple[Explanation, ...]:
    """Return the belief over the values of a conflict: a sentence a value, likeliest first."""
    return tuple(
        line for contest in contests_of(pair, lookup) for line in say_contest(contest, lookup)
    )


def say_contest(contest: Contest, lookup: Lookup) -> tuple[Explanation, ...]:
    """Return what to believe of each value, who stands behind it, and what that rests on."""
    lines = [
        Explanation(sentence=say_contender(each), evidence=(quote(each.value, lookup),))
        for each in contest.contenders
    ]
    if contest.contenders[0].low <= 0.5:  # it may as well be less likely than the others together
        lines.append(Explanation(sentence=UNDECIDED, evidence=()))
    if contest.hinges_on_copying:
        lines.append(Explanation(sentence=HINGES, evidence=()))
    return tuple(lines)


def say_contender(each: Contender) -> str:
    """Say how likely a value is, on whose word, and how sure that was worded.

    >>> from headwater.model import Passage, ReportId, Span
    >>> say_contender(Contender(
    ...     value=Passage(ReportId("r"), Span(0, 2)), claims=(), statements=(),
    ...     origins=("Ida Brandt", "Tom Moss"), unnamed=1, certainty=Certainty.CERTAIN,
    ...     chance=0.86, low=0.6, high=0.96))
    '86% (60 to 96%), on the word of Ida Brandt and Tom Moss, and one unnamed source.'
    """
    words = f"{each.chance:.0%} ({100 * each.low:.0f} to {each.high:.0%}), {_behind(each)}"
    if each.certainty is not Certainty.CERTAIN:
        words += f", at first worded as {vocabulary.CERTAINTY[each.certainty]}"
    return f"{words}."


def _behind(each: Contender) -> str:
    unnamed = "one unnamed source" if each.unnamed == 1 else f"{each.unnamed} unnamed sources"
    if each.origins:
        named = f"on the word of {vocabulary.list_names(each.origins)}"
        return f"{named}, and {unnamed}" if each.unnamed else named
    return f"on the word of {unnamed}" if each.unnamed else "with nobody credited for it"
