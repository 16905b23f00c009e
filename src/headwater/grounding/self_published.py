"""Reports that a party publishes about itself: its own voice is a source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from headwater.text import Word, content_stems, find_quotations, find_sentences, find_words

_STATE = re.compile(r"\bstate(?:-run|-owned)? (?:media|news|agency|television|radio|tv)\b", re.I)
_OFFICIAL = re.compile(r"\bofficial\b|\bstatement\b|\bpress (?:office|release)\b", re.I)
_BODY = re.compile(
    r"\b(?:ministry|guard|police|army|navy|government|hospital|authority|institute|university"
    r"|council|commission|inspectorate|department|office|court|agency for|observatory|bureau"
    r"|project|cent(?:re|er) for|foundation|initiative|research|presidency|parliament|embassy)\b",
    re.I,
)
# They retell what others found: only what they say in the first person is theirs.
_STUDIES = re.compile(
    r"\b(?:institute for|bureau|project|cent(?:re|er) for|foundation|initiative"
    r"|research)\b(?!.*\((?:statement|official|press))",
    re.I,
)
_MEDIA = re.compile(
    r"\b(?:wire|news|times|post|press|radio|tv|television|daily|herald|tribune|journal|ledger"
    r"|today|telegraph|gazette|observer|courier|echo|mail|standard|magazine|online|media)\b|\.\w{2,}$",
    re.I,
)


_WE = re.compile(r"\b(?:our|we)\b", re.I)
_INSIDE = frozenset(("of", "the", "for", "and", "in", "on", "at"))  # of a body's name
_OF_STATE = re.compile(
    r"(?:(?:Office of the )?(?:Presidency|President|Government|Parliament|Cabinet|Prime Minister)"
    r"|(?:Ministry|Department) of .+) of (?:the )?(?:(?:Republic|Kingdom) of )?([A-Z][\w ]+)"
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
    own = {report.id: _own_words(report) for report in reports if report.id in voices}
    return tuple(_voiced(statement, voices, own) for statement in statements)


@dataclass(frozen=True, slots=True)
class _Own:
    """What a self-published report tells of its publisher.

    Attributes:
        we: where it says "we" outside quotation marks.
        sentences: those that do.
        tells_of_others: the publisher studies what others do, and mostly retells.
    """

    we: frozenset[Span]
    sentences: tuple[Span, ...]
    tells_of_others: bool


def _own_words(report: Report) -> _Own:
    quoted = [each.outside for each in find_quotations(report.text)]
    we = frozenset(
        Span(found.start(), found.end())
        for found in _WE.finditer(report.text)
        if not any(span.start <= found.start() < span.end for span in quoted)
    )
    sentences = find_sentences(report.text) if we else ()
    ours = tuple(each for each in sentences if any(each.overlaps(one) for one in we))
    return _Own(we, ours, _STUDIES.search(report.outlet or "") is not None)


def _voiced(
    statement: Statement, voices: dict[ReportId, Mention], own: dict[ReportId, _Own]
) -> Statement:
    voice = voices.get(statement.report)
    zoned = statement.zone in (ZoneKind.CAPTION, ZoneKind.BOILERPLATE)
    if voice is None or zoned:
        return statement
    mine = own[statement.report]
    first = statement.chain[0].source if statement.chain else None
    if first is not None and first.span in mine.we:
        full = voice.span if voice.span != first.span else None  # "We judge that it holds"
        us = replace(first, kind=voice.kind, full=full)
        outer = replace(statement.chain[0], source=us)
        return replace(statement, chain=(outer, *statement.chain[1:]))
    if mine.tells_of_others and not any(s.overlaps(statement.extent) for s in mine.sentences):
        return statement
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
    span = _named_at(report, name) or _first_person(report) or _state_at(report, name)
    if span is None:
        return None
    kind = SourceKind.STATE_MEDIA if state else SourceKind.ORGANISATION
    return Mention(span=span, kind=kind)


def _first_person(report: Report) -> Span | None:
    """Return the first "we" or "our" outside quotation marks: inside, another speaks."""
    return min(_own_words(report).we, default=None)


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
            if word.text.islower() and word.folded not in _INSIDE:
                break  # "The President stated that Vesperia" is no Presidency of Vesperia
            seen.update(content_stems(word.text))
            if wanted <= seen:
                return Span(first.span.start, word.span.end)
    return None


def _state_at(report: Report, name: str) -> Span | None:
    """Return where a report of a state's own names the state: "Presidency of Vesperia"."""
    state = _OF_STATE.fullmatch(name)
    found = re.search(rf"\b{re.escape(state[1])}\b", report.text) if state else None
    return Span(found.start(), found.end()) if found else None


def _in(wanted: set[str], word: Word) -> bool:
    return bool(wanted.intersection(content_stems(word.text)))
