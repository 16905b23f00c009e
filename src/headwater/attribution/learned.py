"""Turn what the trained reader joined into creditings, and unite them with the rules'."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headwater.attribution.complement import ADDRESSING, coordinates
from headwater.attribution.credited import Crediting
from headwater.attribution.cue import Cue, CueKind, followed
from headwater.attribution.edges import reconciled
from headwater.attribution.lexicon import CueWord, cue_forms, knows
from headwater.attribution.phrases import with_whom_it_names
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import DETERMINERS, PRONOUNS, SOURCE_NOUNS
from headwater.language import CueSort, Layer, Relation
from headwater.model import Act, Span

_JOINING = re.compile(
    r"(?:(?:speaking )?(?:on|under) (?:the )?condition (?:of anonymity|that [^,;]{3,60}?),? )?that "
    r"(?!(?:is|was|were|are|would|will|has|had|could|can|may|might|means|makes|leaves)\b)"
    r"|(?:on|during|in|with) [^,;.“”\"]{3,40}?(?<! is)(?<! was)(?<! be) that (?!of )(?=[a-z]+ )"
    r"|(?:earlier|later)(?: (?:on|this|in) [A-Za-z]+)? that "
    r"|(?:later |earlier )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?=(?:it|he|she|they) )",
    re.IGNORECASE,
)
_NAMED = re.compile(r", (?:[A-Z][\w.’'-]* ?){1,5}")  # "the mayor, Ida Brandt"
_BY_OTHERS = (", according to ", ", according to the ", ", citing ", ", citing the ")
_CLAUSE = 8  # words before a comma that are more than a name with its office
_LEAST = 3  # characters of what is left
_MUST = frozenset(("must", "should", "ought"))
_SHOWING = frozenset("prove demonstrate show indicate suggest mean reveal".split())
_AGENT = re.compile(r"(?:[aeiou]tor|ist|ian|er)s?$")  # "the auditor"; few happenings end so
# Parties, and what is drawn up or measured and so can be read out; a test or a discovery cannot.
_SHOWN = (
    SOURCE_NOUNS
    | PRONOUNS
    | frozenset(
        """research analysis evidence results result findings polls surveys studies tests records
    record reports statistics numbers estimates papers files emails messages recordings recording
    testimony readings logs accounts statements list lists table map maps graph satellite images
    data history experience investigation inquiry review audit autopsy examination census index
    minutes""".split()
    )
)
# What somebody is, not what they say now.
_APPOSED = re.compile(r", (?:an?|the|one of the) [^,;]{1,80}\b(?:that|which|who) $")
_LONGEST_ADDRESS = 10  # words
_ACTS = {CueSort.DESIRE: Act.DESIRE}
_CLASSES = {CueSort.BELIEF: "weak_assertive", CueSort.DESIRE: "commissive"}


@dataclass(frozen=True, slots=True)
class Share:
    """What a reading says of one unit.

    Attributes:
        cued: relations whose cue stands in the unit, with their numbers in the reading.
        told: relations credited elsewhere, or by the layout, and what of them the unit holds.
    """

    cued: list[tuple[int, Relation]] = field(default_factory=list)
    told: list[tuple[Relation, tuple[Span, ...]]] = field(default_factory=list)


def share_out(units: Sequence[Unit], relations: Sequence[Relation]) -> list[Share]:
    """Return what a reading says of each unit.

    A speech of several sentences is credited once; a signed quotation has a dash for a cue, a
    transcript a colon.
    """
    shares = [Share() for _ in units]
    starts = [unit.span.start for unit in units]
    ends = [unit.span.end for unit in units]
    for number, relation in enumerate(relations):
        home = _home(units, starts, relation.cue)
        if home is not None:
            shares[home].cued.append((number, relation))
        if relation.layer is not Layer.OUTER:
            continue
        first = bisect_right(ends, relation.content[0].start)
        last = bisect_left(starts, relation.content[-1].end)
        for place in range(first, last):
            held = _held(units[place], relation)
            if place != home and held:
                shares[place].told.append((relation, held))
    return shares


def _home(units: Sequence[Unit], starts: Sequence[int], cue: Span | None) -> int | None:
    """Return the unit that has the words of a cue."""
    if cue is None:
        return None
    place = bisect_right(starts, cue.start) - 1
    if place < 0 or not _inside(units[place], cue):
        return None
    worded = any(word.span.overlaps(cue) for word in units[place].words)
    return place if worded else None


def unite(
    unit: Unit,
    relations: Sequence[tuple[int, Relation]],
    by_rule: Iterable[Crediting],
    every: Mapping[int, tuple[Cue, ...]],
) -> list[Crediting]:
    """Return the creditings of a unit: the reader's, and of the rules' those that add to them.

    A cue that both find keeps the reader's source and extent and the rule's class, act,
    polarity and parting of the content. What one of them alone finds is kept: together they
    lose least (decisions/0012).
    """
    rules = list(by_rule)
    if not relations:
        return rules
    cues = [cue for own in every.values() for cue in own]
    learned = [
        replace(crediting, number=number)
        for number, relation in relations
        if (crediting := _crediting(unit, relation, cues)) is not None
    ]
    learned = [c for c in learned if _credits(unit, c, learned, rules)]
    taken = [crediting.cue.span for crediting in learned]
    kept = [
        rule
        for rule in rules
        if not any(rule.cue.span.overlaps(span) for span in taken)
        and not any(_is_inside(rule, crediting) for crediting in learned)
    ]
    merged = [_refined(unit, crediting, rules) for crediting in learned]
    told = [c for c in (*merged, *kept) if not _is_told_by(c, merged)]
    return sorted(told, key=lambda c: (c.extent.start, -c.extent.end))


def _is_inside(rule: Crediting, read: Crediting) -> bool:
    """Tell whether a rule's crediting words stand in whom the reader credits, or in whom he tells.

    "Small island states insist" has one cue, and so has "told the daily in an interview published
    on Sunday that".
    """
    source, cue = read.source, rule.cue.span
    if source is not None and source.start <= cue.start and cue.end <= source.end:
        return rule.source is not None and rule.source.overlaps(source)
    behind = next((span for span in read.content if span.start >= read.cue.span.end), None)
    return behind is not None and read.cue.span.end <= cue.start and cue.end <= behind.start


def _is_told_by(crediting: Crediting, others: Sequence[Crediting]) -> bool:
    """Tell whether the words of "as saying" credit what "quoted" does: they say it once."""
    return any(
        other.cue.kind is CueKind.RELAY
        and other.source == crediting.source
        and other.cue.last < crediting.cue.first
        for other in others
    )


def _credits(
    unit: Unit, crediting: Crediting, learned: Sequence[Crediting], rules: Sequence[Crediting]
) -> bool:
    """Tell whether a crediting of the reader's holds against what the lexicon knows.

    News annotation also marks deeds and perceptions ("guided a trial", "the tests showing the
    craft"): a word that credits nobody by the lexicon counts only where no other credit holds it.
    """
    inside = any(
        other is not crediting
        and any(s.start <= crediting.cue.span.start < s.end for s in other.content)
        for other in learned
    )
    if crediting.cue.span.of(unit.text) in ("citing", "quoting") and (
        crediting.source is None
        or any(rule.outer is not None for rule in rules)
        or (inside and unit.text[: crediting.cue.span.start].endswith(", "))
    ):
        return False  # whom the citing party cites is found by rule
    whole = next((rule for rule in rules if rule.cue.span.overlaps(crediting.cue.span)), None)
    if whole is not None:
        # "declined | to say": the words of one cue are one credit
        parts = (c for c in learned if c is not crediting and c.source is not None)
        named = any(whole.cue.span.overlaps(part.cue.span) for part in parts)
        return crediting.source is not None or not named
    if crediting.source is None:
        return False  # "renowned for", "alarming to": what nobody says is the narrator's
    cue = crediting.cue.span
    return knows(word.folded for word in unit.words if word.span.overlaps(cue)) or not inside


def _refined(unit: Unit, crediting: Crediting, rules: Sequence[Crediting]) -> Crediting:
    """Give a crediting what only rules know: the outer relay and the source of silence."""
    for rule in rules:
        if not rule.cue.span.overlaps(crediting.cue.span):
            continue
        if rule.outer is not None or crediting.source is None or _is_told(unit, crediting):
            return replace(rule, credited=crediting.credited, number=crediting.number)
        if _names_more(unit, rule, crediting.source):
            return replace(rule, credited=crediting.credited, number=crediting.number)
        read, told = rule.cue.span, crediting.content[0]
        if not (crediting.cue.span.end <= told.start < read.end):
            read = crediting.cue.span  # else "refused | to rule out": the rule has all of it
        cue = replace(rule.cue, span=read)
        whole = reconciled(unit, replace(rule, cue=cue), crediting)
        return replace(
            whole,
            source=crediting.source,
            content=_without_that(unit, whole.content),
            credited=crediting.credited,
            number=crediting.number,
        )
    return crediting


def _names_more(unit: Unit, rule: Crediting, source: Span) -> bool:
    """Tell whether a rule sees better who is credited: a name behind an office, a late speaker.

    "According to the mayor, Ida Brandt, the gate held"; "it held, but, said Ida Brandt, it leaks".
    """
    named, cue = rule.source, rule.cue.span
    if named is None or named == source:
        return False
    if rule.cue.kind is CueKind.PASSIVE and named.start == source.start:
        return unit.text[named.end : source.end].startswith(" as ")  # "dismissed by Brandt as old"
    if named.start == source.start and named.end > source.end:
        return _NAMED.fullmatch(unit.text, source.end, named.end) is not None
    clause = unit.text[source.start : named.start]
    if named.end == source.end and clause.endswith(", ") and len(clause.split()) >= _CLAUSE:
        return True  # "A barge sank in the old port on Sunday, a guard" is no party
    if named.end <= source.start and unit.text[: source.start].endswith(_BY_OTHERS):
        return True  # "the navy, according to the Ledger, says": the navy
    late = named.start >= cue.end and source.end <= cue.start
    return late and unit.text[: cue.start].endswith((" but, ", " and, ", " although, "))


def _is_told(unit: Unit, crediting: Crediting) -> bool:
    """Tell whether the reader takes whom a thing was told for who told it: "..., told the Post"."""
    source, cue = crediting.source, crediting.cue
    return cue.lemma == "tell" and source is not None and source.start >= cue.span.end


def _crediting(unit: Unit, relation: Relation, cues: Sequence[Cue]) -> Crediting | None:
    content = _held(unit, relation)
    cue = _cue(unit, relation, cues)
    if cue is None or not content:
        return None
    # A dateline in front is no part of whom the sentence names.
    source = _clipped(unit, relation.source) if relation.source else None
    source = with_whom_it_names(unit, source) if source else None
    if _is_called(cue, source) or _is_told_of(unit, cue, source, relation):
        return None
    layer = unit.quoted[cue.verb]
    parts = tuple(p for span in _without_that(unit, content) for p in coordinates(unit, span))
    told = _told_whom(unit, cue, parts)
    return Crediting(cue, source, parts, circumstance=told, layer=layer, credited=relation.content)


def _is_called(cue: Cue, source: Span | None) -> bool:
    """Tell whether the reader takes who is called a name, or back, for who calls: "were called"."""
    if cue.kind is not CueKind.PASSIVE or cue.act is not Act.LABEL or source is None:
        return False
    return source.end <= cue.span.start


def _is_told_of(unit: Unit, cue: Cue, source: Span | None, relation: Relation) -> bool:
    """Tell whether the reader takes for a credit what is itself told: "the test proved its worth".

    A happening says nothing, and what somebody must say was not said.
    """
    told = [unit.words[i].folded for i in range(cue.first, cue.last + 1)]
    if told[0] in _MUST or told[:2] in (["has", "to"], ["have", "to"], ["needs", "to"]):
        return True
    if not relation.clausal and told[0].endswith("s"):
        described = _APPOSED.search(unit.text, unit.span.start, cue.span.start)
        if described is not None:
            return True  # "the Quay Watch, a group that documents abuses, said"
    if cue.lemma not in _SHOWING or source is None:
        return False
    words = [word for word in unit.words if source.start <= word.span.start < source.end]
    return bool(words) and not any(
        word.folded in _SHOWN or word.text[0].isupper() or _AGENT.search(word.folded) is not None
        for word in words[1 if words[0].folded in DETERMINERS else 0 :]
    )


def _told_whom(unit: Unit, cue: Cue, content: Sequence[Span]) -> Span | None:
    """Return whom a thing was told, and when, where it stands between the cue and what is told.

    What follows a credit that closes its clause is told to somebody to the end of it: "..., Ida
    Brandt told the Post on Monday."
    """
    if cue.lemma not in ADDRESSING or cue.last + 1 >= len(unit.words):
        return None
    start = unit.words[cue.last + 1].span.start
    behind = [span.start for span in content if span.start >= cue.span.end]
    if not behind:
        size = len(unit.words)
        stop = next((i for i in range(cue.last + 2, size) if unit.gap(i).strip()), size)
        return unit.cover(cue.last + 1, stop - 1)
    words = [word.span.end for word in unit.words if start <= word.span.start < min(behind)]
    return Span(start, words[-1]) if words and len(words) <= _LONGEST_ADDRESS else None


def runs_on(text: str, relation: Relation) -> bool:
    """Tell whether a speech may run on past a full stop outside quotation marks: by its layout.

    So does a transcript's turn and what a dash signs; what a verb credits ends with its sentence.
    """
    if relation.rule is not None or relation.cue is None:
        return True
    return not any(map(str.isalpha, relation.cue.of(text)))


def around(relations: Sequence[Relation], number: int) -> list[int]:
    """Return the relations whose contents hold one, the outermost first."""
    holders: list[int] = []
    outer = relations[number].outer
    while outer is not None:
        holders.insert(0, outer)
        outer = relations[outer].outer
    return holders


def _held(unit: Unit, relation: Relation) -> tuple[Span, ...]:
    """Return what of a relation's content stands in a unit."""
    clipped = (_clipped(unit, part) for part in relation.content)
    return tuple(span for span in clipped if span is not None)


def _inside(unit: Unit, span: Span) -> bool:
    return unit.span.start <= span.start and span.end <= unit.span.end


def _clipped(unit: Unit, span: Span) -> Span | None:
    start, end = max(unit.span.start, span.start), min(unit.span.end, span.end)
    return Span(start, end) if start < end else None


def _without_that(unit: Unit, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut the "that" which joins a clause to its cue; news annotation counts it in.

    Before it may stand how or when it was said: "told them on condition of anonymity that ...".
    """
    first = content[0]
    joint = _JOINING.match(unit.text, first.start, first.end)
    if joint is not None and first.end - joint.end() > _LEAST:
        return (Span(joint.end(), first.end), *content[1:])
    return content


def _cue(unit: Unit, relation: Relation, cues: Sequence[Cue]) -> Cue | None:
    assert relation.cue is not None
    span = relation.cue
    inside = [i for i, word in enumerate(unit.words) if word.span.overlaps(span)]
    if not inside:
        return None
    known = next((cue for cue in cues if cue.span.overlaps(span)), None)
    if known is not None:
        return replace(known, span=span, first=inside[0], last=inside[-1])
    word = next((w for i in inside if (w := _word(unit, i)) is not None), None)
    act = word.act if word else _ACTS.get(relation.kind, Act.ASSERT)
    negated = any(unit.words[i].folded in ("not", "never") for i in inside)
    return Cue(
        kind=CueKind.FINITE,
        span=span,
        first=inside[0],
        last=inside[-1],
        verb=inside[-1],
        lemma=word.lemma if word else unit.words[inside[-1]].folded,
        cls=word.cls if word else _CLASSES.get(relation.kind, "neutral_report"),
        act=act,
        commitment=word.commitment if word else 0.8,
        negated=negated,
    )


def _word(unit: Unit, index: int) -> CueWord | None:
    forms = cue_forms().get(unit.words[index].folded, ())
    if not forms:
        return None
    word = forms[-1].word
    # "Refers | to" may lack its "as"; "ruled" without its "out" denies nothing.
    return None if word.act is Act.DENY and not followed(unit, index, forms[-1].rest) else word
