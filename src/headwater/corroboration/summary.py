"""The paragraph an editor can print: on whom a claim rests, through whom, and what is left."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from headwater.corroboration.gathered import Gathered
from headwater.corroboration.provenance import Provenance
from headwater.corroboration.roots import Root, RootKind
from headwater.corroboration.ways import Ways
from headwater.model import Certainty, Estimate, Node, NodeKind, Passage, Reason, Statement

_NAMED = 3  # reports, sources or origins named in a clause; more are counted
_NUMBERS = "no one two three four five six seven eight nine ten".split()
# Likelihood in words, each with the chance below which it is used: the seven terms of US
# Intelligence Community Directive 203 (2015), the lowest two and the highest two taken together.
_LIKELIHOOD = (
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "about as likely as not"),
    (0.80, "likely"),
    (1.01, "very likely"),
)
_WORDED = {
    Certainty.PROBABLE: "it is worded as probable, not as a fact",
    Certainty.POSSIBLE: "it is worded as possible, not as a fact",
    Certainty.UNCOMMITTED: "the wording leaves open whether it is so",
}


def summarise(
    graph: Provenance,
    chokepoints: Sequence[Node],
    own: Sequence[Statement],
    story: Gathered,
    roots: Sequence[Root],
    chances: Estimate,
    certainty: Certainty,
) -> tuple[Reason, ...]:
    """Return the clauses of a claim's summary in the order of reading, each with its passages.

    Each clause is a sentence; together they are the paragraph. The last one, on what the reports
    do not show, has no passage where no root was found.
    """
    ways = Ways(graph, own, story)
    return (
        _rests(graph, ways),
        *_shares(graph, ways),
        *_merged(graph, ways),
        *_relayed(graph, chokepoints, ways),
        *_uncounted(graph, ways),
        *_nearby(roots, story),
        *_unrecovered(graph, own, ways),
        *_worded(certainty, own, ways),
        _likely(roots, chances, ways),
    )


def _rests(graph: Provenance, ways: Ways) -> Reason:
    names = sorted(_call(group, ways) for group in graph.classes)
    if not names:
        return _nobody(graph, ways)
    if len(names) == 1:
        detail = f"In this case it rests on {names[0]} alone{_leading_back(graph, ways)}."
    else:
        apart = "neither" if len(names) == 2 else "none"
        other = "the other" if len(names) == 2 else "another"
        detail = (
            f"In this case it rests on {_listed(names)}; {apart} is shown to have it from {other}."
        )
    evidence = ways.crediting(graph.counted)
    return _reason("rests_on", detail, evidence, float(len(names)))


def _nobody(graph: Provenance, ways: Ways) -> Reason:
    told = say_spelt(len(graph.reports), "report")
    verb = "tells" if len(graph.reports) == 1 else "tell"
    detail = f"In this case no named origin stands behind it, though {told} {verb} it."
    return _reason("rests_on", detail, ways.at(ways.places))


def _leading_back(graph: Provenance, ways: Ways) -> str:
    told, back = len(graph.reports), len(ways.reached)
    if told == 1:
        return ", in one report"
    if back == told and ways.relay is not None:
        return ""  # the next clause says so, and through whom
    which = _all(told, "report") if back == told else _part(back, told, "report")
    return f": {which} that tell it {'leads' if back == 1 else 'lead'} back there"


def _shares(graph: Provenance, ways: Ways) -> Iterator[Reason]:
    """Say how many reports lead back to each of several origins."""
    told = len(graph.reports)
    if not 1 < len(graph.classes) <= _NAMED or told == 1:
        return
    led: dict[frozenset[Node], list[str]] = {}
    for group in sorted(graph.classes, key=lambda each: _call(each, ways)):
        led.setdefault(frozenset(ways.led_back(group)), []).append(_call(group, ways))
    # A stable sort: origins that as many lead back to stay in the order in which they were named.
    (most, names), *others = sorted(led.items(), key=lambda each: -len(each[0]))
    back = len(frozenset().union(*led))
    lost = told - back
    if not others and not lost:
        detail = f"{_capital(_all(told, 'report'))} that tell it lead back to {_each(names)}."
    else:
        verb = "leads" if len(most) == 1 else "lead"
        parts = [f"{_spelt(len(most))} {verb} back to {_each(names)}"]
        parts += [f"{_spelt(len(reports))} to {_each(names)}" for reports, names in others]
        parts += [f"{_spelt(lost)} to nobody named"] if lost else []
        detail = f"Of the {_spelt(told)} reports that tell it, {_listed(parts)}."
    evidence = ways.crediting(graph.counted)
    yield _reason("led_back", detail, evidence, back / told)


def _each(names: Sequence[str]) -> str:
    return f"{_listed(names)} alike" if len(names) > 1 else names[0]


def _merged(graph: Provenance, ways: Ways) -> Iterator[Reason]:
    """Say which parties count as one, being under one control."""
    for origin in sorted(graph.counted, key=_by_name):
        members = (ways.story.entities[key] for key in graph.origins[origin])
        # "State media" in small letters is how reports call one of them, not another.
        shown = {each.name for each in members if each.control and each.name[:1].isupper()}
        names = sorted(shown | {origin.name})
        if len(names) > 1:
            called = _listed([ways.story.call(name) for name in names])
            detail = f"{_capital(called)} count as one, being under one control."
            yield _reason("one_control", detail, ways.crediting([origin]))


def _relayed(graph: Provenance, chokepoints: Sequence[Node], ways: Ways) -> Iterator[Reason]:
    relay = ways.relay
    if relay is not None:
        yield _through(*relay, ways)
        yield _left(*relay, ways)
    between = [point for point in chokepoints if point not in graph.origins]
    if not between:
        if len(chokepoints) > 1 and relay is None:
            detail = "It has no single chokepoint."
            yield _reason("chokepoint", detail, ways.crediting(chokepoints), len(chokepoints))
    elif len(chokepoints) > 1 or relay is None:
        yield _cut(chokepoints, ways)


def _through(point: Node, left: set[Node], ways: Ways) -> Reason:
    """Say how many of the reports that lead back come through a point, itself included."""
    through = ways.reached - left
    back, told = len(ways.reached), len(ways.graph.reports)
    if back < told:
        which = _of_those(len(through), back)
    elif len(ways.graph.classes) == 1 or len(ways.graph.classes) > _NAMED:
        whole = len(through) == back
        which = _all(back, "report") if whole else _part(len(through), back, "report")
        which += " that tell it"
    else:
        which = _of_them(len(through), back)
    detail = f"{_capital(which)} come through {_point(point, ways)}."
    evidence = ways.told_by([point, *sorted(through)])
    return _reason("relayed_through", detail, evidence, len(through) / back)


def _of_those(some: int, count: int) -> str:
    if some < count:
        return f"{_spelt(some)} of those {_spelt(count)}"
    return f"{'' if count == 2 else 'all '}those {_spelt(count)}"


def _of_them(some: int, count: int) -> str:
    if some < count:
        return f"{_spelt(some)} of the {_spelt(count)}"
    return "both" if count == 2 else f"all {_spelt(count)}"


def _left(point: Node, left: set[Node], ways: Ways) -> Reason:
    held = point.kind is not NodeKind.UNSEEN_REPORT
    if not left:
        none = "neither" if len(ways.reached) == 2 else "none"
        gone = "remove it and" if held else "without it"
        detail = f"That is the chokepoint: {gone} {none} is left."
        return _reason("left_without", detail, ways.told_by([point, *sorted(ways.reached)]))
    names = sorted(node.name for node in left)
    shown = f" ({_listed(names)})" if len(names) <= _NAMED else ""
    verb = "is" if len(left) == 1 else "are"
    detail = f"{'Remove it and' if held else 'Without it'} {_spelt(len(left))} {verb} left{shown}."
    evidence = ways.told_by(sorted(left))
    return _reason("left_without", detail, evidence, len(left) / len(ways.reached))


def _cut(points: Sequence[Node], ways: Ways) -> Reason:
    called = _listed([_point(point, ways) for point in points])
    detail = f"All of it comes through {called}: that is the chokepoint."
    if len(points) > 1:
        both = "both" if len(points) == 2 else "all"
        detail = f"To cut every way, {called} would {both} have to go."
    evidence = ways.crediting(p for p in points if p in ways.graph.origins) or ways.told_by(points)
    return _reason("chokepoint", detail, evidence, len(points))


def _uncounted(graph: Provenance, ways: Ways) -> Iterator[Reason]:
    for feature, nodes, why in (
        ("citing", graph.citing, "having it from another source"),
        (
            "relabelled",
            graph.relabelled,
            "as a related report, or the same passage, credits those words to another or to nobody",
        ),
        ("headlined", graph.headlined, "as only headlines say so, over text that has it otherwise"),
    ):
        if nodes:
            names = _capital(_listed([ways.call(node) for node in sorted(nodes, key=_by_name)]))
            verb = "is" if len(nodes) == 1 else "are"
            yield _reason(feature, f"{names} {verb} not counted, {why}.", ways.crediting(nodes))
    if graph.unnamed:
        number = _capital(say_spelt(len(graph.unnamed), "unnamed source"))
        words = sorted({f"“{node.name}”" for node in graph.unnamed})
        shown = f" ({_listed(words)})" if len(words) == len(graph.unnamed) <= _NAMED else ""
        verb = "is" if len(graph.unnamed) == 1 else "are"
        detail = f"{number}{shown} {verb} credited besides and not counted."
        yield _reason("unnamed", detail, ways.crediting(graph.unnamed))


def _nearby(roots: Sequence[Root], story: Gathered) -> Iterator[Reason]:
    """Name who says nearly the same outside the claim: the one clause with a passage from there."""
    for root in roots:
        if root.kind is RootKind.NEARBY:
            told = [story.statements[key] for key in root.statements]
            detail = f"{_capital(story.call(root.name))} is credited with nearly the same, apart."
            evidence = tuple(Passage(each.report, each.extent) for each in told)
            yield _reason("nearby", detail, evidence)


def _unrecovered(graph: Provenance, own: Sequence[Statement], ways: Ways) -> Iterator[Reason]:
    if not graph.unrecovered:
        return
    lost, told = len(graph.unrecovered), len(own)
    which = f"{_capital(_part(lost, told, 'passage'))} that tell it"
    verb, share = "does" if lost == 1 else "do", f" ({lost / told:.0%})"
    if lost == told:
        which = {1: "The passage that tells it", 2: "Neither of the two passages that tell it"}.get(
            told, f"None of the {say_spelt(told, 'passage')} that tell it"
        )
        verb, share = "does" if told == 1 else "", ""
    shows = f"{verb} not show" if verb else "shows"
    detail = f"{which} {shows} where it comes from{share}."
    yield _reason("unrecovered", detail, ways.at(graph.unrecovered), lost / told)


def _worded(certainty: Certainty, own: Sequence[Statement], ways: Ways) -> Iterator[Reason]:
    """Say how it was hedged where it came from, if it was, and who has dropped that."""
    if certainty is Certainty.CERTAIN:
        return
    hedged = [s.id for s in own if s.certainty is certainty]
    detail = f"As far back as the reports lead, {_WORDED[certainty]}."
    yield _reason("worded", detail, ways.at(hedged))
    outright = ways.outright()
    if outright:
        told = len(ways.graph.reports)
        which = _part(len(outright), told, "report")
        if len(outright) == told:
            which = _all(told, "report") if told > 1 else "the report"
        verb = "states" if len(outright) == 1 else "state"
        detail = f"{_capital(which)} {verb} it outright all the same."
        yield _reason("stated_outright", detail, ways.at(outright), len(outright) / told)


def _likely(roots: Sequence[Root], chances: Estimate, ways: Ways) -> Reason:
    chance = chances.at_least_two
    words = next(words for below, words in _LIKELIHOOD if chance < below)
    number = _spelt(chances.lowest)
    if chances.highest > chances.lowest:
        link = "or" if chances.highest == chances.lowest + 1 else "to"
        number = f"{number} {link} {_spelt(chances.highest)}"
    detail = (
        f"Two independent origins or more, unnamed ones included, are {words} "
        f"({chance:.0%} of simulated cases like this one; four in five had {number})."
    )
    keys = [key for root in roots for key in root.statements[:1]]
    return _reason("likely", detail, ways.at(keys), chance)


def _reason(
    feature: str, detail: str, evidence: tuple[Passage, ...], weight: float = 0.0
) -> Reason:
    return Reason(feature=feature, weight=float(weight), detail=detail, evidence=evidence)


def _call(group: Collection[Node], ways: Ways) -> str:
    """Name an origin; those that cite one another in a circle are named together."""
    return " together with ".join(ways.call(node) for node in sorted(group, key=_by_name))


def _by_name(node: Node) -> tuple[str, str]:
    return node.name, node.key


def _point(node: Node, ways: Ways) -> str:
    if node.kind is NodeKind.UNSEEN_REPORT:
        return "a text that is not in this case"
    if node.kind is not NodeKind.REPORT:
        return ways.call(node)
    publisher = ways.published_by(node)
    if publisher is None:
        return f"the report of {node.name}"
    if len(ways.graph.classes) == 1:
        return "that source's own report"
    return f"{ways.call(publisher)}'s own report"


def _all(count: int, noun: str) -> str:
    if count < 3:
        return f"the {noun}" if count == 1 else f"both {noun}s"
    return f"all {say_spelt(count, noun)}"


def _part(some: int, count: int, noun: str) -> str:
    return f"{_spelt(some)} of the {say_spelt(count, noun)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _spelt(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def say_spelt(number: int, noun: str) -> str:
    """Return a count with its noun, small numbers as words.

    >>> say_spelt(1, "report"), say_spelt(12, "report")
    ('one report', '12 reports')
    """
    return f"{_spelt(number)} {noun}" + ("" if number == 1 else "s")
