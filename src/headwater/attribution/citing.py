"""Whom a party cites for what it says: "the museum, citing its archivist, said"."""

import re
from dataclasses import replace

from headwater.attribution.complement import index_after, trimmed_before
from headwater.attribution.credited import Crediting
from headwater.attribution.sources import plausible, right_of
from headwater.attribution.units import Unit
from headwater.model import Span

_THAT = re.compile(r",? that ")
# Whose trade or papers tell, where only a common noun names them: "its own archivist".
_TELLS = re.compile(
    r"(?:(?:an?|the|its|his|her|their|some|two|three|several|(?:the )?[\w.’'-]+[’']s) (?:own )?)?"
    r"(?:[\w-]+ ){0,3}?"
    r"(?:\w+(?:[aeiou]tors?|ists?|ians?|yers?|kers?|gers?|ders?|chers?|spersons?|men|women)"
    r"|decrees?|rulings?|verdicts?|contracts?|invoices?|e-?mails?|indictments?|affidavits?"
    r"|lawsuits?|filings?|court papers|papers|logs?|logbooks?|archives?|records?|registers?"
    r"|ledgers?|diary|diaries|minutes|files|notes|testimony)"
)
_NOT_THEY = re.compile(r"(?:danger|order|border|murder|disorder|anger|trigger|market|power)s?$")


def cite(unit: Unit, credit: Crediting, words: range, others: set[int]) -> Crediting:
    """Put the cited party inside the citing one: "X, S reported, citing T".

    Args:
        unit: the sentence.
        credit: a crediting of it.
        words: those of its layer.
        others: the last words of the cues behind that of the crediting.
    """
    first = max(_after_source(unit, credit), words.start)
    citing = (i for i in range(first, words.stop) if unit.words[i].folded in ("citing", "quoting"))
    # "S warned that it may fail, the Gazette reported on Monday, citing T": the Gazette cites.
    told = credit.content[-1].end
    nearer = min((i for i in others if unit.words[i].span.start >= told), default=words.stop)
    index = next((i for i in citing if i - 1 not in others and i < nearer), None)
    cited = right_of(unit, index, words.stop) if index is not None else None
    known = cited is not None and can_tell(unit, cited)
    if index is None or cited is None or not known or credit.outer is not None:
        return credit  # "S denied it, the Gazette reports citing T": the Gazette cites
    content = _around(unit, credit.content, Span(unit.words[index].span.start, cited.end))
    if not content:
        return credit
    return replace(credit, source=cited, outer=credit.source, content=content)


def can_tell(unit: Unit, phrase: Span) -> bool:
    """Tell whether a phrase names a party, or means people or papers that tell something."""
    if plausible(unit, phrase):
        return True
    words = phrase.of(unit.text)
    return _TELLS.fullmatch(words) is not None and _NOT_THEY.search(words) is None


def _after_source(unit: Unit, credit: Crediting) -> int:
    """Return the first word where "citing" may stand: after the cue, or "S, citing T, said"."""
    source, cue = credit.source, credit.cue
    parted = source is not None and source.end <= cue.span.start and "," in unit.gap(cue.first)
    return index_after(unit, source) if source is not None and parted else cue.last + 1


def _around(unit: Unit, content: tuple[Span, ...], citation: Span) -> tuple[Span, ...]:
    """Return a content without a citation and what comes after it in the same span.

    Where nothing comes before it, what is cited comes after: "reported, citing T, that ...".
    """
    if content[0].start >= citation.start and content[0].overlaps(citation):
        told = _THAT.match(unit.text, citation.end)
        end = content[-1].end
        return (Span(told.end(), end),) if told is not None and told.end() < end else ()
    apart = [(s, s.end <= citation.start or s.start >= citation.end) for s in content]
    return tuple(
        piece
        for span, whole in apart
        for piece in ([span] if whole else trimmed_before(span, citation.start, unit.text))
    )
