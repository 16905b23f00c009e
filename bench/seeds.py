"""Measures the dossier of the founding reports against every statement of their gold.

Nothing here knows the reports: sources, passages and pairs come from the gold file.
"""

import json
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from bench.bare import encoder
from bench.labelled import MissingFile, Row, gold_file, read_rows
from bench.outcome import Figure, Outcome, Table, percent, ratio
from bench.scoring_attribution import Tally, align
from bench.seed_drifts import Founding
from bench.seed_gold import (
    ASKED,
    NAMED,
    NEEDED,
    RELAY,
    TOLD,
    as_sure,
    credited,
    gold_relation,
    gold_source,
    interval,
    our_relation,
    party,
    same_act,
)
from bench.traced import Held, covered, read_reports, trace
from headwater.dossier import bottom_line
from headwater.model import (
    Agreement,
    DriftKind,
    Entity,
    Passage,
    Report,
    Span,
    Statement,
)

DEFAULT = "seed_gold.jsonl"


def measure(file: Path | None = None) -> Outcome:
    """Score the gold of the reports in the folder ``seeds`` beside the gold's own folder."""
    path = gold_file(file, DEFAULT)
    rows = read_rows(path, *NEEDED)
    folder = path.resolve().parent.parent / "seeds"
    paths = [folder / name for name in sorted({str(row["seed"]) for row in rows})]
    lacking = [each for each in paths if not each.is_file()]
    if lacking:
        raise MissingFile(f"There is no report {lacking[0]}; the gold speaks of it.")
    encoder()  # the weights are read from the disk once; that is start, not work
    started = time.perf_counter()
    dossier = trace(read_reports(paths))
    line = bottom_line(dossier)
    seconds = time.perf_counter() - started
    found = _Found(Held(dossier), rows)
    figures = found.figures() | {"seconds": round(seconds, 2)}
    return Outcome(
        name="seeds",
        files=(path,),
        tables=(Table(headings=(line, ""), rows=()), found.table(seconds)),
        figures=figures,
        floored=(
            "relay_chains",
            "sources_found",
            "strong_found",
            "pairs_f1",
            "statements_f1",
            "sources_right",
            "certainty_right",
            "equal_counts",
            "quotes_hardened",
            "stages_escalated",
            "unseen_parent",
            "drifts_found",
            "claims_within_one_origin",
        ),
        predictions=found.predictions(),
    )


class _Found:
    """The gold's statements looked up in the dossier."""

    def __init__(self, held: Held, rows: Sequence[Row]) -> None:
        self._held, self._rows = held, rows
        self._row = {str(row["id"]): row for row in rows}
        self._entities = {entity.id: entity for entity in held.dossier.entities}

    def figures(self) -> dict[str, Figure]:
        strong = self._pairs("strong")
        tally, score = self._pair_tally(), self._statement_tally()
        relays, named = self._relays(), self._named()
        weighed = self._held.dossier.corroborations
        above = sum(each.k_min > 1 for each in weighed)
        equal, hardened, escalated = self._equal(), self._hardened(), self._escalated()
        return {
            "relay_chains": sum(relays.values()),
            "relay_chains_of": len(relays),
            "sources_found": sum(named.values()),
            "sources_of": len(named),
            "strong_found": sum(map(self._together, strong)),
            "strong_of": len(strong),
            **tally.figures("pairs"),
            "pairs_of_one_claim_f1": percent(self._pair_tally(parts=False).f1),
            **score.figures("statements"),
            "sources_right": sum(self._source_right(*each) for each in self._aligned),
            "certainty_right": sum(as_sure(*each) for each in self._aligned),
            "acts_right": sum(same_act(*each) for each in self._aligned),
            "aligned": len(self._aligned),
            "claims": len(weighed),
            "claims_above_one_origin": above,
            "claims_within_one_origin": int(above == 0),
            "unnamed_counted": sum(
                self._counts_unnamed(o.entities)
                for each in weighed
                for o in each.origins
                if o.counted
            ),
            "equal_counts": sum(equal.values()),
            "equal_counts_of": len(equal),
            "quotes_hardened": sum(hardened.values()),
            "quotes_hardened_of": len(hardened),
            "stages_escalated": sum(escalated.values()),
            "stages_escalated_of": len(escalated),
            "unseen_parent": int(self._unseen()),
            "drifts_found": len(self._founding.found()),
            "drifts_of": len(self._founding.told()),
            "drifts_right": self._founding.right(),
            "drifts_false": self._founding.wrong(),
            "drifts_false_share": percent(
                ratio(self._founding.wrong(), self._founding.wrong() + self._founding.right())
            ),
        }

    def table(self, seconds: float) -> Table:
        f = self.figures()
        missed = [" ".join(pair) for pair in self._pairs("strong") if not self._together(pair)]
        rows = [
            ("relay chains by report", _of(f, "relay_chains"), _names(self._relays())),
            ("named sources", _of(f, "sources"), _names(self._named())),
            ("strong matches", _of(f, "strong"), f"missed {', '.join(missed) or 'none'}"),
            (
                "strong and partial pairs P/R/F1",
                _three(f, "pairs"),
                f"F1 of those in one claim {f['pairs_of_one_claim_f1']}",
            ),
            ("statements P/R/F1 (j50)", _three(f, "statements"), ""),
            ("sources right", f"{f['sources_right']} of {f['aligned']}", "of statements found"),
            ("certainty, acts right", f"{f['certainty_right']}, {f['acts_right']}", "of the same"),
            ("claims with k_min above 1", str(f["claims_above_one_origin"]), "wanted 0"),
            ("unnamed sources counted", str(f["unnamed_counted"]), "wanted 0"),
            ("counts held equal", _of(f, "equal_counts"), _names(self._equal())),
            ("quotation against paraphrase", _of(f, "quotes_hardened"), _names(self._hardened())),
            ("an order told as a fact", _of(f, "stages_escalated"), _names(self._escalated())),
            ("unseen common parent", "yes" if f["unseen_parent"] else "no", "wanted yes"),
            ("drifts of the gold", _of(f, "drifts"), f"missed {self._missed_drifts() or 'none'}"),
            (
                "drifts shown: right, false",
                f"{f['drifts_right']}, {f['drifts_false']}",
                f"{f['drifts_false_share']} % false",
            ),
            ("seconds of work", f"{seconds:.2f}", "wanted under 5"),
        ]
        return Table(headings=("check", "figure", "which"), rows=tuple(rows))

    def predictions(self) -> tuple[str, ...]:
        """Return the gold's fields as the product fills them, for the statements it found."""
        lines = []
        for row, statement in self._aligned:
            source = credited(statement)
            text = self._report(row).text
            shared = [other for other in self._row if self._crosses(row, other)]
            value = {
                "id": row["id"],
                "seed": row["seed"],
                "start": statement.extent.start,
                "end": statement.extent.end,
                "source_start": source.start if source else None,
                "source_end": source.end if source else None,
                "source_text": source.of(text) if source else None,
                "matches_all": [o for o in shared if self._together((str(row["id"]), o))],
            }
            lines.append(json.dumps(value, ensure_ascii=False))
        return tuple(lines)

    def _crosses(self, row: Row, other: str) -> bool:
        return bool(self._row[other]["seed"] != row["seed"])

    def _report(self, row: Row) -> Report:
        return self._held.reports[Path(str(row["seed"])).stem]

    def _place(self, name: str) -> Passage:
        """Return where a gold statement stands.

        Raises:
            MissingFile: the report as read does not hold its words there.
        """
        row = self._row[name]
        report, span = self._report(row), Span(row["start"], row["end"])
        if span.of(report.text) != row["text"]:
            raise MissingFile(f"The gold's {name} does not stand where it says in {row['seed']}.")
        return Passage(report.id, span)

    def _covering(self, name: str) -> list[Statement]:
        return self._held.covering(self._place(name))

    def _pairs(self, *strengths: str) -> list[tuple[str, str]]:
        """Return the gold's pairs across reports of these strengths, each once."""
        pairs = {
            tuple(sorted((str(row["id"]), str(row["matches"]))))
            for row in self._rows
            if row["match_strength"] in strengths and self._crosses(row, row["matches"])
        }
        return sorted((a, b) for a, b in pairs)

    def _together(self, pair: tuple[str, str]) -> bool:
        return bool(self._claims[pair[0]] & self._claims[pair[1]])

    @cached_property
    def _claims(self) -> dict[str, set[str]]:
        """Map each gold statement to our claims that hold half of it."""
        claim_of = {s: c.id for c in self._held.dossier.claims for s in c.statements}
        return {
            name: {claim_of[s.id] for s in self._covering(name) if s.id in claim_of}
            for name in self._row
        }

    def _pair_tally(self, *, parts: bool = True) -> Tally:
        """Count pairs across reports; those that the gold leaves weak or open do not count.

        Args:
            parts: what one is shown to take for granted of the other counts as told too.
        """
        gold = set(self._pairs("strong", "partial"))
        open_pairs = {
            (a, b) for a in self._row for b in self._row if a < b and self._left_open(a, b)
        } - gold
        found = {
            (a, b)
            for a in self._row
            for b in self._row
            if a < b and self._crosses(self._row[a], b)
            if self._together((a, b)) or (parts and self._in_part((a, b)))
        }
        tally = Tally()
        tally.add(gold, found - open_pairs)
        return tally

    def _in_part(self, pair: tuple[str, str]) -> bool:
        """Tell whether we show that the one takes the other for granted, by their very passages."""
        places = [self._place(name) for name in pair]
        return any(
            all(covered(end, place) for end, place in zip(ends, places, strict=True))
            for ends in self._overlaps
        )

    @cached_property
    def _overlaps(self) -> list[tuple[Passage, Passage]]:
        """Return the two passages of every overlap we tell, both ways round."""
        told = (
            c.reasons[0].evidence
            for c in self._held.dossier.comparisons
            if c.agreement is Agreement.OVERLAPS
        )
        return [ends for one, other in told for ends in ((one, other), (other, one))]

    def _left_open(self, a: str, b: str) -> bool:
        one, other = self._row[a], self._row[b]
        same = one["claim"] is not None and one["claim"] == other["claim"]
        return same or b in one["matches_all"] or a in other["matches_all"]

    @cached_property
    def _founding(self) -> Founding:
        return Founding(self._held.dossier.drifts, self._covering, self._row)

    def _missed_drifts(self) -> str:
        rows = [row for row in self._founding.told() if row not in self._founding.found()]
        return ", ".join(f"{row['kind']} {row['after']}" for row in rows)

    @cached_property
    def _aligned(self) -> list[tuple[Row, Statement]]:
        """Pair gold statements and ours of each report, contents half alike or more."""
        found = []
        for report in self._held.dossier.reports:
            rows = [row for row in self._rows if self._report(row).id == report.id]
            ours = [s for s in self._held.dossier.statements if s.report == report.id]
            pairs = align(
                report.text, list(map(gold_relation, rows)), list(map(our_relation, ours))
            )
            found += [(rows[p.gold], ours[p.found]) for p in pairs if p.jaccard >= 0.5]
        return found

    def _statement_tally(self) -> Tally:
        right = len(self._aligned)
        ours = len(self._held.dossier.statements)
        return Tally(right, ours - right, len(self._rows) - right)

    def _source_right(self, row: Row, statement: Statement) -> bool:
        gold, ours = gold_source(row), credited(statement)
        return gold.overlaps(ours) if gold and ours else gold is None and ours is None

    def _relays(self) -> dict[str, bool]:
        """Tell for each report whether a relay it names stands in a chain of ours."""
        found: dict[str, bool] = {}
        for row in self._rows:
            gold = gold_source(row)
            if row["source_type"] != RELAY or gold is None:
                continue
            name = f"{party(row)} in {row['id'][0]}"
            hops = (
                hop
                for s in self._held.dossier.statements
                for hop in s.chain
                if s.report == self._report(row).id
            )
            seen = any(hop.source and hop.source.span.overlaps(gold) for hop in hops)
            found[name] = found.get(name, False) or seen
        return found

    def _named(self) -> dict[str, bool]:
        """Tell for each party the gold names whether we credit a named party at its place."""
        found: dict[str, bool] = {}
        for row in self._rows:
            gold = gold_source(row)
            if row["source_type"] in NAMED and gold is not None:
                name = party(row)
                found[name] = found.get(name, False) or self._credited(row, gold)
        return found

    def _credited(self, row: Row, gold: Span) -> bool:
        return any(
            hop.source is not None
            and hop.source.span.overlaps(gold)
            and (entity := self._entity(hop.source.entity)) is not None
            and entity.named
            for statement in self._held.dossier.statements
            if statement.report == self._report(row).id
            for hop in statement.chain
        )

    def _entity(self, name: str | None) -> Entity | None:
        return next((e for key, e in self._entities.items() if key == name), None)

    def _counts_unnamed(self, entities: Sequence[str]) -> bool:
        known = [entity for name in entities if (entity := self._entity(name))]
        return bool(known) and not any(entity.named for entity in known)

    def _drifts(self, pair: tuple[str, str], kind: DriftKind, *, to: str = "") -> bool:
        """Tell whether we note such a drift between a pair of gold statements.

        Args:
            pair: the gold's ids.
            kind: of the drift.
            to: the one of them that it must lead to; either if empty.
        """
        one, other = ({s.id for s in self._covering(name)} for name in pair)
        ends = {s.id for s in self._covering(to)} if to else one | other
        return any(
            drift.kind is kind
            and drift.later in ends
            and (
                (drift.earlier in one and drift.later in other)
                or (drift.earlier in other and drift.later in one)
            )
            for drift in self._held.dossier.drifts
        )

    def _equal(self) -> dict[str, bool]:
        """Tell for each pair of gold statements with counts whether we hold the counts equal."""
        pairs = [p for p in self._pairs("strong") if all(self._row[n].get("quantities") for n in p)]
        return {
            f"{a} {b}": not self._drifts((a, b), DriftKind.NUMBER_CHANGED)
            and bool(self._counts(a) & self._counts(b))
            for a, b in pairs
        }

    def _counts(self, name: str) -> set[tuple[object, ...]]:
        return {interval(q) for s in self._covering(name) for q in s.quantities if q.unit}

    def _hardened(self) -> dict[str, bool]:
        """Tell for each quotation that stands elsewhere as a paraphrase whether we flag it."""
        found = {}
        for a, b in self._pairs("strong"):
            kinds = {self._row[name]["kind"]: name for name in (a, b)}
            if {"direct", "indirect"} == set(kinds):
                found[kinds["direct"]] = self._drifts(
                    (a, b), DriftKind.QUOTE_HARDENED, to=kinds["direct"]
                )
        return found

    def _escalated(self) -> dict[str, bool]:
        """Tell for each order or wish that stands elsewhere as a fact whether we flag it."""
        found = {}
        for pair in self._pairs("strong"):
            asked = [name for name in pair if self._row[name]["act"] in ASKED]
            told = [name for name in pair if self._row[name]["act"] in TOLD]
            if asked and told:
                # Any wording of the asking will do: the gold pairs the fact with one of several.
                ends = {s.id for s in self._covering(told[0])}
                found[told[0]] = any(
                    drift.kind is DriftKind.STAGE_ESCALATED and drift.later in ends
                    for drift in self._held.dossier.drifts
                )
        return found

    def _unseen(self) -> bool:
        everyone = {report.id for report in self._held.dossier.reports}
        return any(everyone <= set(u.witnesses) for u in self._held.dossier.lineage.unseen)


def _of(figures: Mapping[str, Figure], name: str) -> str:
    found = figures.get(f"{name}_found", figures.get(name))
    return f"{found} of {figures[f'{name}_of']}"


def _three(figures: Mapping[str, Figure], name: str) -> str:
    return "/".join(f"{figures[f'{name}_{key}']:.1f}" for key in ("p", "r", "f1"))


def _names(found: Mapping[str, bool]) -> str:
    return ", ".join(name if held else f"not {name}" for name, held in found.items())
