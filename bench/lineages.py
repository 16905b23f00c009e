"""Measures lineage against reports whose every parent is known, as in ``bench/gold/lineage``."""

import io
import json
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from bench.bare import read_report
from bench.kinship import Judged, calibration, sketch_of
from bench.labelled import MissingFile, Row, data_file, read_rows
from bench.outcome import Figure, Outcome, Table, percent, ratio
from bench.traced import trace
from headwater import ingest
from headwater.lineage.evidence import compare
from headwater.model import Derivation, DerivationKind, Dossier, Original, Report

GOLD = Path(__file__).parent / "gold" / "lineage"
KINDS = ("verbatim", "light", "heavy")
# What METHOD lets decide a direction; a directed link must name one of these among its reasons.
EVIDENCE = frozenset({"credits_outlet", "same_outlet", "later_clock", "inherited_error"})


@dataclass(slots=True)
class Counts:
    """What was found of the lineages of one file.

    Attributes:
        parents: by kind, whether each gold parent was found.
        ways: of decided links between reports of one family, whether the way is right.
        baseless: directed links that name no evidence of direction.
        quotations: whether each pair with nothing but a quotation in common was linked.
        templates: whether each pair of one wording with other facts was linked.
        strangers: links between reports that are not akin.
        unseen: whether a lost parent was given all its children.
        lost_pairs: of every two children of one lost parent, whether they were given one.
        unseen_strangers: lost parents proposed to reports of which two are not akin.
        unseen_needless: those proposed to kin of which one descends from another.
        siblings: directed links between children of one lost parent.
        merges: whether every parent of a report with several was found.
        pairs: every two reports of a lineage that are compared, templates too.
    """

    parents: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    ways: list[bool] = field(default_factory=list)
    baseless: int = 0
    quotations: list[bool] = field(default_factory=list)
    templates: list[bool] = field(default_factory=list)
    strangers: int = 0
    unseen: list[bool] = field(default_factory=list)
    lost_pairs: list[bool] = field(default_factory=list)
    unseen_strangers: int = 0
    unseen_needless: int = 0
    siblings: int = 0
    merges: list[bool] = field(default_factory=list)
    pairs: list[Judged] = field(default_factory=list)


def measure(path: Path) -> Outcome:
    """Score a file of lineages; its schema is told in ``bench/gold/lineage/README.md``."""
    rows = read_rows(data_file(path, ""), "lineage", "reports", "parents")
    counts, table, predictions = Counts(), [], []
    for row in rows:
        found = Found(row)
        found.count(counts)
        table += found.shown()
        predictions.append(found.prediction())
    figures = _figures(counts)
    return Outcome(
        name="lineage",
        files=(path,),
        tables=(
            Table(headings=("report", "gold", "found"), rows=tuple(table)),
            Table(
                headings=("figure", ""),
                rows=tuple(
                    (name.replace("_", " "), f"{value:g}") for name, value in figures.items()
                ),
            ),
        ),
        figures=figures,
        floored=(
            "verbatim_right",
            "rewrite_right",
            "both_of_a_merge",
            "direction_right",
            "quotations_left_apart",
            "unseen_found",
        ),
        predictions=tuple(predictions),
    )


def _figures(counts: Counts) -> dict[str, Figure]:
    share = {kind: percent(ratio(sum(found), len(found))) for kind, found in counts.parents.items()}
    rewrites = counts.parents["light"] + counts.parents["heavy"]
    return {
        "parents": sum(map(len, counts.parents.values())),
        **{f"{kind}_right": share.get(kind, 0.0) for kind in KINDS},
        "rewrite_right": percent(ratio(sum(rewrites), len(rewrites))),
        "both_of_a_merge": percent(ratio(sum(counts.merges), len(counts.merges))),
        "direction_decided": len(counts.ways),
        "direction_right": percent(ratio(sum(counts.ways), len(counts.ways), empty=1.0)),
        "decided_without_evidence": counts.baseless,
        "quotations_linked": percent(ratio(sum(counts.quotations), len(counts.quotations))),
        "quotations_left_apart": percent(1 - ratio(sum(counts.quotations), len(counts.quotations))),
        "templates_linked": percent(ratio(sum(counts.templates), len(counts.templates))),
        "strangers_linked": counts.strangers,
        "unseen_found": percent(ratio(sum(counts.unseen), len(counts.unseen))),
        "lost_pairs_found": percent(ratio(sum(counts.lost_pairs), len(counts.lost_pairs))),
        "unseen_to_strangers": counts.unseen_strangers,
        "unseen_needless": counts.unseen_needless,
        "siblings_directed": counts.siblings,
        **calibration(counts.pairs),
    }


class Found:
    """One lineage as the product sees it, beside its gold."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.reports = [_read(record) for record in row["reports"]]
        self._readings = {report.id: read_report(report) for report in self.reports}
        self.dossier: Dossier = trace(self.reports, self._readings)
        self.label = {report.id: report.label for report in self.reports}
        self.texts = {report.label: report.text for report in self.reports}
        links = self.dossier.lineage.derivations
        self.held = [d for d in links if d.child in self.label and d.parent in self.label]
        self.parents = {
            child: [str(parent["report"]) for parent in parents]
            for child, parents in row["parents"].items()
        }

    def count(self, counts: Counts) -> None:
        """Add what was found of this lineage."""
        for child, parents in sorted(self.row["parents"].items()):
            right = [self._has(child, str(parent["report"])) for parent in parents]
            for parent, found in zip(parents, right, strict=True):
                counts.parents[str(parent["kind"])].append(found)
            if len(parents) > 1:
                counts.merges.append(all(right))
        for link in self.held:
            one, other = self.label[link.child], self.label[link.parent]
            if not self._family(one, other):
                counts.strangers += link.kind is not DerivationKind.SHARED_SOURCE
            elif link.directed:
                older = self._older(one)
                if other in older or one in self._older(other):
                    counts.ways.append(other in older)
        counts.baseless += sum(
            link.directed and not EVIDENCE & {reason.feature for reason in link.reasons}
            for link in self.held
        )
        counts.quotations += [self._linked(pair) for pair in self.row.get("quotation_only", ())]
        counts.templates += [self._linked(pair) for pair in self.row.get("templates", ())]
        self._count_unseen(counts)
        counts.pairs += self.pairs()

    def _count_unseen(self, counts: Counts) -> None:
        for group in self.row.get("unseen", ()):
            counts.unseen.append(self._lost(set(group)))
            pairs = [set(pair) for pair in combinations(group, 2)]
            counts.lost_pairs += [self._lost(pair) for pair in pairs]
            counts.siblings += sum(
                link.directed and {self.label[link.child], self.label[link.parent]} in pairs
                for link in self.held
            )
        for lost in self.dossier.lineage.unseen:
            pairs_found = list(combinations([self.label[name] for name in lost.witnesses], 2))
            strange = any(not self._family(*pair) for pair in pairs_found)
            descend = any(a in self._older(b) or b in self._older(a) for a, b in pairs_found)
            counts.unseen_strangers += strange
            counts.unseen_needless += descend and not strange

    def pairs(self) -> list[Judged]:
        """Return every two reports as compared, and whether they are akin."""
        vectors = {
            told.id: vector
            for reading in self._readings.values()
            for told, vector in zip(reading.statements, reading.vectors, strict=True)
        }
        sketches = [sketch_of(each, self.dossier.statements, vectors) for each in self.reports]
        return [
            Judged(compare(one, other), self._family(one.report.label, other.report.label))
            for one, other in combinations(sketches, 2)
        ]

    def shown(self) -> list[tuple[str, str, str]]:
        """Return a line for each report: its gold parents and those found."""
        return [
            (
                f"{self.row['lineage']} {child}",
                " + ".join(f"{p['report']} {p['kind']}" for p in parents) or "none",
                " + ".join(sorted(self._given(child))) or "none",
            )
            for child, parents in sorted(self.row["parents"].items())
        ]

    def prediction(self) -> str:
        """Return the parents found, as the gold writes them."""
        value = {child: sorted(self._given(child)) for child in sorted(self.row["parents"])}
        return json.dumps({"lineage": self.row["lineage"], "parents": value})

    def _given(self, child: str) -> set[str]:
        given = set()
        for link in self.dossier.lineage.derivations:
            ends = [self.label.get(end, "(not held)") for end in (link.child, link.parent)]
            if link.directed and ends[0] == child:
                given.add(ends[1])
            elif not link.directed and child in ends:
                given.add(f"{ends[ends[0] == child]}?")
        return given

    def _has(self, child: str, parent: str) -> bool:
        """Tell whether a parent was found, or one that says the same word for word.

        Where no report has a clock, a link without direction is all that can be right.
        """
        same = {name for name, text in self.texts.items() if text == self.texts[parent]} - {child}
        timeless = not any("published" in record for record in self.row["reports"])
        given = self._given(child)
        return bool(given & same) or (timeless and bool(given & {f"{name}?" for name in same}))

    def _older(self, child: str) -> set[str]:
        """Return all that a report descends from, and what says the same as one of those."""
        found: set[str] = set()
        ahead = list(self.parents[child])
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += self.parents[name]
        texts = {self.texts[name] for name in found}
        return {name for name, text in self.texts.items() if text in texts} - {child}

    def _family(self, one: str, other: str) -> bool:
        """Tell whether two reports descend from one another or from one report."""
        lost = [set(group) for group in self.row.get("unseen", ())]
        first, second = self._older(one) | {one}, self._older(other) | {other}
        return bool(first & second) or any(g & first and g & second for g in lost)

    def _linked(self, pair: list[str]) -> bool:
        return any({self.label[d.child], self.label[d.parent]} == set(pair) for d in self._copies())

    def _copies(self) -> list[Derivation]:
        return [d for d in self.held if d.kind is not DerivationKind.SHARED_SOURCE]

    def _lost(self, group: set[str]) -> bool:
        return any(
            group <= {self.label[name] for name in lost.witnesses}
            for lost in self.dossier.lineage.unseen
        )


def _read(record: Row) -> Report:
    """Read a record as the product reads one line of JSON."""
    original = ingest.fetch("-", io.BytesIO(json.dumps(record).encode()))
    if not isinstance(original, Original):
        raise MissingFile(f"A report cannot be read: {original.reason}.")
    (report,) = ingest.read(original)
    if not isinstance(report, Report):
        raise MissingFile(f"The report {record.get('id')} cannot be read: {report.reason}.")
    return report
