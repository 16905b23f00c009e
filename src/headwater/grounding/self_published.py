"""Reports that a party publishes about itself: its own voice is a source."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.grounding.control import state_of, state_of_address
from headwater.grounding.namesakes import bare_name
from headwater.model import (
    Attribution,
    Credit,
    Mention,
    Report,
    ReportId,
    SourceKind,
    Span,
    Statement,
    Voice,
    ZoneKind,
)
from headwater.text import Word, content_stems, find_quotations, find_words

_STATE = re.compile(r"\bstate(?:-run|-owned)? (?:media|news|agency|television|radio|tv)\b", re.I)
_OFFICIAL = re.compile(r"\bofficial\b|\bstatement\b|\bpress office\b", re.I)
_BODY = re.compile(
    r"\b(?:ministry|guard|police|army|navy|government|hospital|authority|institute|university"
    r"|council|commission|inspectorate|department|office|court|agency for|observatory|bureau)\b",
    re.I,
)
_MEDIA = re.compile(
    r"\b(?:wire|news|times|post|press|radio|tv|television|daily|herald|tribune|journal|ledger"
    r"|telegraph|gazette|observer|courier|echo|mail|standard|magazine|online|media)\b|\.\w{2,}$",
    re.I,
)


def with_own_voice(
    reports: Sequence[Report], statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Credit the narrator of a self-published report with what it tells.

    A coast guard's statement or a state agency's own dispatch is a source speaking, not an
    outlet relaying. The hop points at the place in the report that names the party or says
    "we", outside quotation marks; a report with neither is left as it is.
    """
    voices = {report.id: voice for report in reports if (voice := own_voice(report))}
    return tuple(_voiced(statement, voices) for statement in statements)


def _voiced(statement: Statement, voices: dict[ReportId, Mention]) -> Statement:
    voice = voices.get(statement.report)
    zoned = statement.zone in (ZoneKind.CAPTION, ZoneKind.BOILERPLATE)
    if voice is None or zoned:
        return statement
    first = statement.chain[0].source if statement.chain else None
    if first is not None and (first.kind is not SourceKind.PERSON or _same(first, voice)):
        return statement
    if first is None and statement.voice is not Voice.NARRATED:
        return statement
    hop = Attribution(source=voice, cue=None, cue_class="announce", credit=Credit.BYLINE)
    return replace(statement, chain=(hop, *statement.chain))


def _same(first: Mention, voice: Mention) -> bool:
    return (first.full or first.span) == (voice.full or voice.span)


def own_voice(report: Report) -> Mention | None:
    """Return the party that publishes the report about itself; ``None`` for other outlets."""
    outlet = report.outlet or ""
    name = bare_name(outlet)
    note = outlet[len(name) :]
    known = state_of([name]) or (name and state_of_address(report.url))
    state = bool(_STATE.search(outlet)) or bool(known)
    official = bool(_OFFICIAL.search(note)) or (
        bool(_BODY.search(name)) and not _MEDIA.search(outlet)
    )
    if not (state or official):
        return None
    span = _named_at(report, name) or _first_person(report)
    if span is None:
        return None
    kind = SourceKind.STATE_MEDIA if state else SourceKind.ORGANISATION
    return Mention(span=span, kind=kind)


def _first_person(report: Report) -> Span | None:
    """Return the first "we" or "our" outside quotation marks: inside, another speaks."""
    quoted = [each.outside for each in find_quotations(report.text)]
    for found in re.finditer(r"\b(?:our|we)\b", report.text, re.IGNORECASE):
        if not any(span.start <= found.start() < span.end for span in quoted):
            return Span(found.start(), found.end())
    return None


def _named_at(report: Report, name: str) -> Span | None:
    """Return the first place of the text that names the party, in whatever order of words."""
    found = re.search(rf"\b{re.escape(name)}\b", report.text)
    if found:
        return Span(found.start(), found.end())
    wanted = set(content_stems(name))
    reach = len(name.split()) + 2  # "the Ministry of Trade" may stand as "the Trade Ministry"
    words = list(find_words(report.text))
    for index, first in enumerate(words):
        seen: set[str] = set()
        for word in words[index : index + reach] if _in(wanted, first) else ():
            seen.update(content_stems(word.text))
            if wanted <= seen:
                return Span(first.span.start, word.span.end)
    return None


def _in(wanted: set[str], word: Word) -> bool:
    return bool(wanted.intersection(content_stems(word.text)))
