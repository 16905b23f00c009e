"""The one sentence a dossier opens with."""

from collections import Counter

from headwater.dossier.lookup import shared_claims
from headwater.model import Dossier, Node, NodeKind

# Of two equally frequent chokepoints the one furthest upstream is named.
_UPSTREAM_FIRST = list(NodeKind)


def bottom_line(dossier: Dossier) -> str:
    """Say how many claims the reports share and how many independent origins carry them.

    A claim here is one that two or more reports tell. A second sentence names the most
    frequent chokepoint, if more than one claim passes through it or there is only one claim.
    """
    return " ".join(bottom_lines(dossier))


def bottom_lines(dossier: Dossier) -> tuple[str, ...]:
    """Return the sentences of the bottom line, one to three; the last says what was not read."""
    return (*_told(dossier), *_unread(dossier))


def _unread(dossier: Dossier) -> tuple[str, ...]:
    cut = sum(report.read_to < len(report.text) for report in dossier.reports)
    if not cut:
        return ()
    return (f"The end of {_count(cut, 'report')} was not read: a text longer than any report.",)


def _told(dossier: Dossier) -> tuple[str, ...]:
    reports = _count(len(dossier.reports), "report")
    shared = {claim.id for claim in shared_claims(dossier)}
    weighed = [each for each in dossier.corroborations if each.claim in shared]
    if not weighed:
        return (f"{reports}, no claim that two of them tell.",)
    origins = [each.k_min for each in weighed]
    opening = f"{reports}, {_count(len(weighed), 'claim')}: {_standing(origins)}."
    frequent = Counter(point for each in weighed for point in set(each.chokepoints))
    return tuple(filter(None, [opening, _narrowest(frequent, len(weighed))]))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _standing(origins: list[int]) -> str:
    strong = [number for number in origins if number > 1]
    weak = [number for number in origins if number < 2]
    more = " or more" if max(origins) > 2 else ""
    two = f"two{more} independent origins"
    few = "one or none"
    if len(set(weak)) == 1:
        few = "no named origin" if weak[0] == 0 else "one origin"
    if len(origins) == 1:
        return f"it stands on {two if strong else few}"
    if not strong:
        return f"none stands on two independent origins, all on {few}"
    if not weak:
        return f"all stand on {two}"
    few = few.removesuffix(" origin") if few == "one origin" else few
    verb = "stands" if len(strong) == 1 else "stand"
    return f"{len(strong):,} {verb} on {two}, {len(weak):,} on {few}"


def _narrowest(frequent: Counter[Node], claims: int) -> str:
    if not frequent:
        return ""
    point, times = min(
        frequent.items(),
        key=lambda item: (-item[1], _UPSTREAM_FIRST.index(item[0].kind), item[0].name, item[0].key),
    )
    if claims == 1:
        return f"It passes through {point.name}."
    if times == claims:
        return f"All {claims:,} pass through {point.name}."
    return f"{times:,} of {claims:,} pass through {point.name}." if times > 1 else ""
