"""Our own gold of claims: pairs of statements of invented stories, and wordings that drifted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, groupby

from bench.bare import Moment, Vector, bare_report, stages
from bench.labelled import Row
from bench.outcome import Figure, Table, percent
from bench.scoring_attribution import Tally
from headwater import claims, grounding
from headwater.claims.drift import find_drifts
from headwater.claims.matching import claim_id
from headwater.ingest import find_zones
from headwater.model import (
    Agreement,
    Claim,
    Comparison,
    Derivation,
    DerivationKind,
    DriftKind,
    Lineage,
    Matches,
    Passage,
    Report,
    ReportId,
    Span,
    Statement,
    StatementId,
    Story,
    StoryId,
)

SPLITS = ("develop", "test")
MATCHES = ("same", "entails", "entailed")
PARTLY = "overlaps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Reports of one story with what the stages that look at one report make of them."""

    story: Story
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    vectors: Mapping[StatementId, Vector]
    places: Mapping[str, Passage]

    def of(self, saying: str) -> set[StatementId]:
        """Return the statements that begin in one saying."""
        place = self.places[saying]
        return {
            statement.id
            for statement in self.statements
            if statement.report == place.report
            and place.span.start <= statement.extent.start < place.span.end
        }


def read_told(name: str, sayings: Iterable[tuple[str, Row]]) -> Told:
    """Read sayings ``{"outlet", "published", "text"}``, those that name one report as its text."""
    texts: dict[str, str] = {}
    heads: dict[str, Row] = {}
    places: dict[str, Passage] = {}
    for key, row in sayings:
        home, text = str(row.get("report", key)), str(row["text"])
        start = len(texts[home]) + 1 if home in texts else 0
        texts[home] = f"{texts[home]} {text}" if home in texts else text
        heads.setdefault(home, row)
        places[key] = Passage(ReportId(home), Span(start, start + len(text)))
    reports = tuple(_report(key, {**heads[key], "text": text}) for key, text in texts.items())
    statements: list[Statement] = []
    vectors: dict[StatementId, Vector] = {}
    for report in reports:
        found = stages().read(report)
        statements += found.statements
        vectors |= {s.id: row for s, row in zip(found.statements, found.vectors, strict=True)}
    resolved = grounding.resolve(reports, statements).statements
    story = Story(id=StoryId(name), title=name, reports=tuple(r.id for r in reports))
    return Told(story=story, reports=reports, statements=resolved, vectors=vectors, places=places)


def _report(key: str, row: Row) -> Report:
    report = bare_report(key, str(row["text"]), moment=Moment.read(row["published"]))
    return replace(report, outlet=str(row["outlet"]), zones=find_zones(report.text, ""))


def pairs_of(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield every pair of the statements of each story, labelled by the claims they stand under.

    Args:
        rows: statements, those of a story one after another: of one claim are the same; claims
            that cannot both be right, and a count that updates another, are named.
    """
    for story, told in groupby(rows, key=lambda row: str(row["story"])):
        for left, right in combinations(told, 2):
            label = "same" if left["claim"] == right["claim"] else "unrelated"
            label = "update" if right["claim"] in left["updates"] else label
            label = "contradicts" if right["claim"] in left["against"] else label
            yield {
                "id": f"{left['id']} {right['id']}",
                "story": story,
                "split": left.get("split", "develop"),
                "label": label,
                "hard": None,
                "left": left,
                "right": right,
            }


def stories_of(rows: Sequence[Row]) -> dict[str, Told]:
    """Read every story of the pairs; a statement that stands in several pairs is read once."""
    sayings: dict[str, dict[str, Row]] = {}
    for row in rows:
        held = sayings.setdefault(str(row["story"]), {})
        for side in ("left", "right"):
            held.setdefault(str(row[side]["id"]), row[side])
    return {
        name: read_told(name, sorted(held.items(), key=_when)) for name, held in sayings.items()
    }


def _when(item: tuple[str, Row]) -> tuple[datetime, str]:
    return datetime.fromisoformat(item[1]["published"]), item[0]


def judge_pairs(rows: Sequence[Row]) -> list[str]:
    """Return how the product says that each pair stands, in the words of the gold."""
    told = stories_of(rows)
    matches = {
        name: claims.match(t.story, t.reports, t.statements, Lineage(), t.vectors)
        for name, t in told.items()
    }
    return [_judge(row, told[str(row["story"])], matches[str(row["story"])]) for row in rows]


def _judge(row: Row, told: Told, matches: Matches) -> str:
    left, right = (told.of(str(row[side]["id"])) for side in ("left", "right"))
    if any(left & set(c.statements) and right & set(c.statements) for c in matches.claims):
        across = [c for c in matches.comparisons if _meets(c, left, right)]
        ways = {c.left in left for c in across if c.agreement is Agreement.ENTAILS}
        if len(ways) == 1 and not any(c.agreement is Agreement.SAME for c in across):
            return "entails" if ways == {True} else "entailed"
        return "same"
    one, other = (_with_claims(matches, side) for side in (left, right))
    against = (c for c in matches.comparisons if c.agreement is Agreement.CONTRADICTS)
    if any(_meets(c, one, other) for c in against):
        return "contradicts"
    partly = (c for c in matches.comparisons if c.agreement is Agreement.OVERLAPS)
    return PARTLY if any(_meets(c, left, right) for c in partly) else "unrelated"


def _meets(comparison: Comparison, one: set[StatementId], other: set[StatementId]) -> bool:
    ends = comparison.left, comparison.right
    return (ends[0] in one and ends[1] in other) or (ends[1] in one and ends[0] in other)


def _with_claims(matches: Matches, told: set[StatementId]) -> set[StatementId]:
    """Return statements with all that their claims hold: a conflict is told once a claim."""
    claims_of = (set(c.statements) for c in matches.claims if told & set(c.statements))
    return told.union(*claims_of)


def score_pairs(rows: Sequence[Row], found: Sequence[str]) -> tuple[dict[str, Figure], Table]:
    """Score judged pairs, each split by itself.

    An update, and a part in common, may be told as a match or not. Where the gold labels parts,
    they are scored together with the matches: told as either is right.
    """
    figures: dict[str, Figure] = {"pairs": len(rows)}
    lines = []
    for split in sorted({str(row["split"]) for row in rows}):
        own = [(row, said) for row, said in zip(rows, found, strict=True) if row["split"] == split]
        closed = [(row, said) for row, said in own if row["label"] not in ("update", PARTLY)]
        match = _tally([(row["label"] in MATCHES, said in MATCHES) for row, said in closed])
        conflict = _tally(
            [(row["label"] == "contradicts", said == "contradicts") for row, said in own]
        )
        tallies = {"match": match, "conflict": conflict}
        if any(row["label"] == PARTLY for row, _ in own):
            either = (*MATCHES, PARTLY)
            tallies["related"] = _tally(
                [(row["label"] in either, said in either) for row, said in own]
            )
        exact = sum(row["label"] == said for row, said in closed) / max(1, len(closed))
        for name, tally in tallies.items():
            figures |= tally.figures(f"{split}_{name}")
        figures[f"{split}_agreement_accuracy"] = percent(exact)
        for hard in ("neighbour", "other_event"):
            kept = [said == "unrelated" for row, said in own if row["hard"] == hard]
            figures[f"{split}_{hard}_kept_apart"] = percent(sum(kept) / max(1, len(kept)))
        lines += [
            (
                f"{split}: {name}",
                *(f"{figures[f'{split}_{name}_{key}']:.1f}" for key in ("p", "r", "f1")),
            )
            for name in tallies
        ]
    return figures, Table(headings=("pairs", "P", "R", "F1"), rows=tuple(lines))


def _tally(answers: Iterable[tuple[bool, bool]]) -> Tally:
    pairs = list(answers)
    right = sum(gold and said for gold, said in pairs)
    return Tally(right, sum(said for _, said in pairs) - right, sum(g for g, _ in pairs) - right)


def judge_drifts(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return the kinds of drift that the product finds in each row.

    The two wordings are given as one claim, the earlier as the parent: what is scored is the
    naming of what changed, not the matching.
    """
    return [_kinds(row) for row in rows]


def _kinds(row: Row) -> tuple[str, ...]:
    told = read_told(str(row["id"]), [(side, row[side]) for side in ("before", "after")])
    running = [s for s in told.statements if s.report]
    claim = Claim(
        id=claim_id(told.story, running[0].id),
        story=told.story.id,
        wording=Passage(running[0].report, running[0].extent),
        statements=tuple(s.id for s in running),
    )
    parent = Derivation(
        child=ReportId("after"),
        parent=ReportId("before"),
        kind=DerivationKind.REWRITE,
        directed=True,
        probability=1.0,
    )
    found = find_drifts(
        [claim],
        {report.id: report for report in told.reports},
        {statement.id: statement for statement in told.statements},
        Lineage(derivations=(parent,)),
    )
    return tuple(sorted({str(drift.kind) for drift in found}))


def score_drifts(
    rows: Sequence[Row], found: Sequence[Sequence[str]]
) -> tuple[dict[str, Figure], Table]:
    """Score kinds of drift; the macro F1 is over the kinds that the gold of a split holds."""
    figures: dict[str, Figure] = {"wordings": len(rows)}
    lines = []
    for split in sorted({str(row["split"]) for row in rows}):
        own = [
            (row["kinds"], said)
            for row, said in zip(rows, found, strict=True)
            if row["split"] == split
        ]
        tallies = {
            kind: _tally((kind in gold, kind in said) for gold, said in own)
            for kind in map(str, DriftKind)
        }
        held = {kind: tally for kind, tally in tallies.items() if tally.right + tally.missed}
        whole = Tally()
        for tally in tallies.values():
            whole.right += tally.right
            whole.wrong += tally.wrong
            whole.missed += tally.missed
        macro = sum(tally.f1 for tally in held.values()) / max(1, len(held))
        figures |= whole.figures(f"{split}_drifts") | {f"{split}_macro_f1": percent(macro)}
        clean = [not said for gold, said in own if not gold]
        figures[f"{split}_unchanged_left_alone"] = percent(sum(clean) / max(1, len(clean)))
        lines += [
            (f"{split}: {kind}", *(f"{100 * value:.1f}" for value in (t.precision, t.recall, t.f1)))
            for kind, t in held.items()
        ]
    return figures, Table(headings=("drift", "P", "R", "F1"), rows=tuple(lines))
