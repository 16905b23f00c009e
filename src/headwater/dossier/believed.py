"""The belief over values that cannot hold together, in words."""

from headwater.dossier import vocabulary
from headwater.dossier.lookup import Lookup
from headwater.dossier.view import Explanation
from headwater.dossier.wordings import quote
from headwater.model import Act, Certainty, Comparison, Contender, Contest

EVEN = 0.5  # a value whose interval holds it may as well be less likely than the others together
UNDECIDED = "Undecided: in this case no value is clearly ahead."
HINGES = (
    "Copies decide: if every outlet counted as a source of its own, another value would come first."
)


def contests_of(pair: Comparison, lookup: Lookup) -> tuple[Contest, ...]:
    """Return the contests that a conflict is part of, one for each slot."""
    return tuple(contest for contest in lookup.dossier.contests if _holds(contest, pair))


def say_beliefs(pair: Comparison, number: int, lookup: Lookup) -> tuple[Explanation, ...]:
    """Return the belief over the values of a conflict: a sentence a value, likeliest first.

    A contest that runs through several conflicts is told at the first; the others point there.

    Args:
        pair: the conflict.
        number: its place among the story's conflicts, from 1.
        lookup: the story's.
    """
    first = {
        contest: min(
            place for place, each in enumerate(lookup.conflicts, 1) if _holds(contest, each)
        )
        for contest in contests_of(pair, lookup)
    }
    here = [
        line for each, at in first.items() if at == number for line in say_contest(each, lookup)
    ]
    earlier = [f"X{at}" for at in sorted(set(first.values())) if at != number]
    if earlier:
        sentence = f"The same values as in {vocabulary.list_names(tuple(earlier))}: see there."
        here.append(Explanation(sentence=sentence, evidence=()))
    return tuple(here)


def _holds(contest: Contest, pair: Comparison) -> bool:
    return (pair.left, pair.right) in contest.conflicts


def say_standing(chance: float, low: float, high: float) -> str:
    """Say in words how a value stands among those that compete with it; empty if about even.

    It is even where the 80 % interval of the value holds one half.

    >>> say_standing(0.86, 0.6, 0.96), say_standing(0.1, 0.02, 0.3), say_standing(0.5, 0.2, 0.8)
    ('more believed than its rivals (86%)', 'less believed than its rivals (10%)', '')
    """
    if low > EVEN:
        return f"more believed than its rivals ({chance:.0%})"
    return f"less believed than its rivals ({chance:.0%})" if high < EVEN else ""


def say_contest(contest: Contest, lookup: Lookup) -> tuple[Explanation, ...]:
    """Return what to believe of each value, who stands behind it, and what that rests on.

    Shares are given only where one value is clearly ahead: an even share tells nothing.
    """
    even = contest.contenders[0].low <= EVEN
    lines = [
        Explanation(
            sentence=say_contender(each, even=even, denied=_is_denied(each, lookup)),
            evidence=(quote(each.value, lookup),),
        )
        for each in contest.contenders
    ]
    if even:
        lines.append(Explanation(sentence=UNDECIDED, evidence=()))
    if contest.hinges_on_copying:
        lines.append(Explanation(sentence=HINGES, evidence=()))
    return tuple(lines)


def _is_denied(each: Contender, lookup: Lookup) -> bool:
    """Tell whether whoever tells of a value tells it to deny it."""
    acts = {lookup.statements[key].act for key in each.statements}
    return acts == {Act.DENY}


def say_contender(each: Contender, *, even: bool = False, denied: bool = False) -> str:
    """Say how likely a value is, on whose word, and how sure that was worded.

    Args:
        each: the value.
        even: no value is ahead, so shares are left out.
        denied: its words are told to deny them, so that the value is that they are not so.

    >>> from headwater.model import Passage, ReportId, Span
    >>> told = Contender(
    ...     value=Passage(ReportId("r"), Span(0, 2)), claims=(), statements=(),
    ...     origins=("Ida Brandt", "Tom Moss"), unnamed=1, certainty=Certainty.CERTAIN,
    ...     chance=0.86, low=0.6, high=0.96)
    >>> say_contender(told)
    'Believed at 86% (60 to 96%), on the word of Ida Brandt and Tom Moss, and one unnamed source.'
    >>> say_contender(told, even=True)
    'On the word of Ida Brandt and Tom Moss, and one unnamed source.'
    >>> say_contender(told, even=True, denied=True)
    'That this is not so: on the word of Ida Brandt and Tom Moss, and one unnamed source.'
    """
    share = f"believed at {each.chance:.0%} ({100 * each.low:.0f} to {each.high:.0%}), "
    words = f"{'' if even else share}{_behind(each)}"
    if each.certainty is not Certainty.CERTAIN:
        words += f", at first worded as {vocabulary.CERTAINTY[each.certainty]}"
    words = f"that this is not so: {words}" if denied else words
    return f"{words[:1].upper()}{words[1:]}."


def _behind(each: Contender) -> str:
    unnamed = "one unnamed source" if each.unnamed == 1 else f"{each.unnamed} unnamed sources"
    if each.origins:
        named = f"on the word of {vocabulary.list_names(each.origins)}"
        return f"{named}, and {unnamed}" if each.unnamed else named
    return f"on the word of {unnamed}" if each.unnamed else "with nobody credited for it"
