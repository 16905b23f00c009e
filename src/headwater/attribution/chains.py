"""Chains of credit: through whom what is said came to the report, outermost first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from headwater.attribution.complement import TOLD_TO
from headwater.attribution.credited import Crediting
from headwater.attribution.cue import CueKind
from headwater.attribution.learned import around, runs_on
from headwater.attribution.parties import Parties
from headwater.attribution.relaying import carried_by
from headwater.language import Relation
from headwater.model import Attribution, Credit, Mention, SourceKind, Span, Statement

_SAYS = frozenset("say add announce report state note explain".split())
# Who was there, and what was written down, tells of the saying.
_TELLS_OF = re.compile(
    r"\b(?:familiar|briefed|present|knowledge|who|attended|reports?|website|transcript|minutes"
    r"|recording|statement|documents?|letter|post|memo|newspaper|radio|television|account|copy"
    r"|video|agency)\b|^(?:his|her|its|their) ",
    re.IGNORECASE,
)
_FIRST_PERSON = frozenset("i we me us".split())
_RELAYING = (SourceKind.STATE_MEDIA, SourceKind.MEDIA)
# "An official quoted by the Gazette" is whom the Gazette quotes.
_QUOTED_BY = re.compile(
    r"(?P<source>.+?),? (?:(?:who was|was) )?(?P<cue>(?:quoted|cited|interviewed) by)"
    r" (?P<relay>.+?),?",
    re.DOTALL,
)


def own_hops(crediting: Crediting, parties: Parties) -> tuple[Attribution, ...]:
    """Return the hops that a crediting itself names: who passes it on, and whoever says it."""
    cue, content = crediting.cue, crediting.credited or crediting.content
    source, relay, passing = crediting.source, crediting.outer, cue.span
    quoted = _QUOTED_BY.fullmatch(source.of(parties.report.text)) if source else None
    if source is not None and quoted is not None and relay is None:
        start = source.start
        relay = Span(start + quoted.start("relay"), start + quoted.end("relay"))
        passing = Span(start + quoted.start("cue"), start + quoted.end("cue"))
        source = Span(start, start + quoted.end("source"))
    carried = carried_by(crediting, parties.report.text) if relay is None else None
    if carried is not None:
        passing, relay = carried
    outer: tuple[Attribution, ...] = ()
    # In reading order: "it" of "it said in a statement carried by the Gazette" is not the Gazette.
    before = source is not None and relay is not None and source.start < relay.start
    said_by = parties.mention(source) if source is not None and before else None
    if relay is not None:
        passed_on_by = parties.mention(relay)  # first: a later pronoun means the source
        outer = (
            Attribution(source=passed_on_by, cue=passing, cue_class="transmit", content=content),
        )
    if source is not None:
        again = parties.mention((said_by and said_by.full) or source)
        said_by = said_by or again
    if relay is not None and cue.kind is CueKind.PASSIVE and cue.lemma in TOLD_TO:
        # "She was told by a guard that": the next "she" is she, and not the guard.
        parties.mention((outer[0].source and outer[0].source.full) or relay)
    hop = Attribution(
        source=said_by,
        cue=cue.span,
        cue_class=cue.cls,
        content=content,
    )
    return (*outer, hop)


def asks_who(text: str, source: Span | None) -> bool:
    """Tell whether a source is the question who says it: "Who claims what: ..."."""
    return source is not None and source.of(text) == "Who"


def plain_hop(relation: Relation, parties: Parties) -> Attribution:
    """Return the hop of a relation that no crediting was made of."""
    return Attribution(
        source=parties.mention(relation.source) if relation.source else None,
        cue=relation.cue,
        cue_class="neutral_report",
        content=relation.content,
    )


def outer_hops(
    inner: Crediting,
    built: list[tuple[Crediting, tuple[Attribution, ...]]],
    relations: Sequence[Relation],
    parties: Parties,
) -> tuple[Attribution, ...]:
    """Return the hops of the creditings whose content holds this one whole, outermost first.

    What the reader joined stands where the reader put it; only "according to" may still be
    around it by rule.
    """
    place = inner.cue.span
    holders = [
        (outer, hop)
        for outer, hop in built
        if outer is not inner
        and holds(outer, inner, place)
        and not _is_behind(outer, hop, inner, parties)
    ]
    read: tuple[Attribution, ...] = ()
    if inner.number is not None:
        numbers = around(relations, inner.number)
        behind = {o.number for o, hop in built if _is_behind(o, hop, inner, parties)}
        hops = {outer.number: hop for outer, hop in built if outer.number is not None}
        read = tuple(
            attribution
            for number in numbers
            if not asks_who(parties.report.text, relations[number].source) and number not in behind
            for attribution in hops.get(number) or _elsewhere(relations[number], inner, parties)
        )
        holders = [
            (outer, hop)
            for outer, hop in holders
            if outer.number is None and outer.cue.kind is CueKind.ACCORDING
        ]
    holders.sort(key=lambda pair: -sum(s.end - s.start for s in pair[0].content))
    return (*(attribution for _, hop in holders for attribution in hop), *read)


def hops_behind(
    inner: Crediting,
    built: list[tuple[Crediting, tuple[Attribution, ...]]],
    parties: Parties,
) -> tuple[Attribution, ...]:
    """Return the hops that stand behind a crediting though their words hold it.

    "Brandt said the lock failed, according to the harbour office": the office told Brandt, while
    a wire or a paper there tells of Brandt's saying. In "Brandt said, according to the office,
    that it failed" whoever it is tells of that.
    """
    return tuple(
        attribution
        for outer, hop in built
        if outer is not inner and _is_behind(outer, hop, inner, parties)
        for attribution in hop
    )


def _is_behind(
    outer: Crediting, hop: tuple[Attribution, ...], inner: Crediting, parties: Parties
) -> bool:
    text, cue, other = parties.report.text, inner.cue, outer.cue
    if cue.kind is CueKind.ACCORDING:
        between = text[other.span.end : cue.span.start]
        return other.kind is CueKind.FINITE and between == ", " and holds(outer, inner, cue.span)
    if other.kind is not CueKind.ACCORDING or other.span.start < cue.span.end:
        return False
    told = inner.content[-1].end <= other.span.start and holds(outer, inner, cue.span)
    source = hop[-1].source
    if not told or source is None or cue.kind is not CueKind.FINITE or cue.lemma not in _SAYS:
        return False
    if source.kind in (*_RELAYING, SourceKind.DOCUMENT):
        return False
    return _TELLS_OF.search(source.span.of(text)) is None


def _elsewhere(relation: Relation, inner: Crediting, parties: Parties) -> tuple[Attribution, ...]:
    """Return the hop of a speech credited in another sentence, if it can hold this crediting.

    Nothing that a verb credits runs past a full stop but what is quoted.
    """
    held = inner.layer >= 0 or runs_on(parties.report.text, relation)
    return (plain_hop(relation, parties),) if held else ()


def holds(outer: Crediting, inner: Crediting, place: Span) -> bool:
    """Tell whether a place of one crediting stands in what another credits, and not the reverse."""
    covers = any(s.start <= place.start and place.end <= s.end for s in outer.content)
    return covers and not any(
        s.start <= outer.cue.span.start and outer.cue.span.end <= s.end for s in inner.content
    )


def without_repeats(text: str, chain: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Return a chain without a mention that stands right outside itself.

    "The Ledger quoted Brandt as saying": rule and reader both credit Brandt, each by words of its
    own. The inner words are kept. "Brandt said she thinks" credits her twice.
    """
    once = [
        hop
        for hop, inner in zip_longest(chain, chain[1:])
        if not (inner and hop.source and inner.source and hop.source.span == inner.source.span)
    ]
    # "She had been told so by a guard, Brandt said": Brandt passes it on, once.
    return tuple(
        hop
        for before, hop in zip([None, *once], once, strict=False)
        if not (before and hop.cue_class == "transmit" and _one_party(text, before, hop))
    )


def speaking_of_self(text: str, chain: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Return a chain in which "I" and "we" are whoever says so: the hop right outside.

    An "I" outside every hop is the report's own and stays nobody in particular.
    """
    if len(chain) < 2:
        return chain
    out: list[Attribution] = []
    for hop in chain:
        speaker = out[-1].source if out else None
        who = hop.source.span if hop.source else None
        if who is None or speaker is None or who.of(text).casefold() not in _FIRST_PERSON:
            out.append(hop)
        else:
            out.append(replace(hop, source=replace(speaker, span=who, full=_full(speaker))))
    return tuple(out)


def _one_party(text: str, one: Attribution, other: Attribution) -> bool:
    if one.source is None or other.source is None:
        return False
    return _full(one.source).of(text) == _full(other.source).of(text)


def carry_relays(statements: list[Statement], text: str) -> Iterator[Statement]:
    """Give a person's statements the state medium that relays the person elsewhere in the report.

    A report says once that "state media said Talv guided the trial" and then goes on "Talv said"
    without naming the medium again.

    Args:
        statements: of one report.
        text: the report's.
    """
    relays: dict[str, Mention] = {}
    direct: set[str] = set()
    for statement in statements:
        for outer, inner in zip(statement.chain, statement.chain[1:], strict=False):
            if outer.source and inner.source and outer.source.kind in _RELAYING:
                heard = _full(inner.source).of(text)
                # Who has spoken to the report itself before is not heard through a paper.
                if outer.source.kind is SourceKind.STATE_MEDIA or heard not in direct:
                    relays.setdefault(heard, outer.source)
        if statement.chain and statement.chain[0].source:
            direct.add(_full(statement.chain[0].source).of(text))
    for statement in statements:
        first = statement.chain[0].source if statement.chain else None
        person = first if first and first.kind is SourceKind.PERSON else None
        relay = relays.get(_full(person).of(text)) if person else None
        if relay is None or statement.chain[0].credit is Credit.BYLINE:
            yield statement
        else:
            hop = Attribution(source=relay, cue=None, cue_class="transmit", credit=Credit.CARRIED)
            yield replace(statement, chain=(hop, *statement.chain))


def _full(mention: Mention) -> Span:
    return mention.full or mention.span
