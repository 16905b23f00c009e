"""Measures who is credited with what, against gold sources, cues and contents."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.bare import bare_report, reader
from bench.intervals import Drawn
from bench.labelled import Row, data_file, read_rows
from bench.outcome import Figure, Outcome, Table, percent, ratio
from bench.scoring_attribution import ROLES, Relation, Score, Spans, add_document, align
from headwater.attribution import extract_statements
from headwater.language import Reading
from headwater.language import Relation as Told
from headwater.model import Attribution, Credit, Span, Statement

DEFAULT = "attribution/polnear_dev.jsonl"
_FLOORED_SPANS = tuple(f"{role}_{kind}_f1" for role in ROLES for kind in ("exact", "token"))
_FLOORED_RELATIONS = ("j50_f1", "j50_speaker_f1", "exact_f1", "all_exact_f1")
_OPENING = '"“'
_STATEMENTS = ("j50_speaker_p", "j50_speaker_r", "j50_speaker_f1")


def measure(file: Path | None = None) -> Outcome:
    """Score a file of ``{"id", "text", "relations"}``: the reading, and the statements made of it.

    The sets follow three schemes. A row with ``"flat": true`` has all its relations in one, so
    only its spans can be compared. A row with a ``"genre"`` is of discourse annotation: clauses
    that somebody says, those inside others too. Any other is of news annotation, which marks
    more than clauses and nothing inside a content.
    """
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "id", "text", "relations")
    score, statements, extra, predictions = Score(), Score(), Extra(), []
    drawn = Drawn()
    for row, reading in zip(rows, reader().read([str(row["text"]) for row in rows]), strict=True):
        text, gold = str(row["text"]), [Relation.read(r) for r in row["relations"]]
        found = from_reading(text, reading, clauses="genre" in row)
        if row.get("flat"):
            found = [_pooled(found)]
        add_document(score, text, gold, found)
        drawn.add(_headlines(score, flat=bool(row.get("flat"))))
        extra.add(text, [str(r.get("type")) for r in row["relations"]], gold, found)
        predictions.append(_prediction(row, found))
        if "genre" not in row:
            told = as_relations(extract_statements(bare_report("bench", text), reading))
            add_document(statements, text, gold, [_pooled(told)] if row.get("flat") else told)
    flat = any(row.get("flat") for row in rows)
    tables = score.tables()
    named = statements.figures() if statements.documents and not flat else {}
    figures = {f"statements_{name}": named[name] for name in _STATEMENTS if named}
    return Outcome(
        name="attribution",
        files=(path,),
        tables=(
            *(tables[:1] if flat else (*tables, _beside(extra.figures() | figures))),
            drawn.table(),
        ),
        figures=score.figures() | ({} if flat else extra.figures() | figures),
        floored=_FLOORED_SPANS + (() if flat else (*_FLOORED_RELATIONS, *extra.figures())),
        predictions=tuple(predictions),
        within=drawn.intervals(),
    )


def _headlines(score: Score, *, flat: bool) -> dict[str, tuple[int, int, int]]:
    """Return right, found and gold of the figures that intervals are drawn for."""
    spans = {
        f"{role}_exact_f1": (tally.right, tally.right + tally.wrong, tally.right + tally.missed)
        for role in ROLES
        for tally in [score.spans[role]["exact"]]
    }
    told = {"j50_speaker_f1": (score.speakers["j50"], score.found, score.gold)}
    return spans if flat else spans | told


def from_reading(text: str, reading: Reading, *, clauses: bool) -> list[Relation]:
    """Return a reading's relations in the sets' schema.

    Args:
        text: what was read.
        reading: of one text.
        clauses: those that discourse annotation has, nested ones too: where words credit a
            clause, up to its sentence's end or that of a quotation begun there. Else those that
            stand in no other, as news annotation has them.
    """
    return [
        Relation(
            _pairs([one.source] if one.source else []),
            _pairs([one.cue] if one.cue else []),
            _pairs(_adjoining(text, reading, one) if clauses else one.content),
        )
        for one in reading.relations
        if (one.clausal and one.cue is not None if clauses else one.outer is None)
    ]


def _adjoining(text: str, reading: Reading, one: Told) -> Sequence[Span]:
    """Return the contents less the quotations that later sentences open, if any are left."""
    assert one.cue is not None
    ends = [whole.end for whole in reading.sentences if whole.start <= one.cue.start < whole.end]
    kept = [
        part
        for part in one.content
        if not ends or part.start < ends[0] or text[part.start] not in _OPENING
    ]
    return kept or one.content


@dataclass(slots=True)
class Extra:
    """Counts of direct quotations and of pairs of a relation and one in its content."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        text: str,
        types: Sequence[str],
        gold: Sequence[Relation],
        found: Sequence[Relation],
    ) -> None:
        """Count one document; a relation is found if the Jaccard of contents is half or more."""
        pairs = {pair.gold: pair for pair in align(text, gold, found) if pair.jaccard >= 0.5}
        for place, name in enumerate(types):
            if name == "direct":
                self.counts["direct"] += 1
                self.counts["direct_found"] += place in pairs
                self.counts["direct_speaker"] += place in pairs and _one_speaker(
                    gold[place], found[pairs[place].found]
                )
        for place, one in enumerate(gold):
            around = _around(gold, one)
            if around is not None:
                self.counts["nested"] += 1
                self.counts["nested_pairs"] += place in pairs and around in pairs

    def figures(self) -> dict[str, Figure]:
        """Return shares in per cent; none where the set has no such relations."""
        kinds = {"direct_found": "direct", "direct_speaker": "direct", "nested_pairs": "nested"}
        return {
            name: percent(ratio(self.counts[name], self.counts[whole]))
            for name, whole in kinds.items()
            if self.counts[whole]
        }


def _one_speaker(gold: Relation, found: Relation) -> bool:
    meet = any(a < d and c < b for a, b in gold.source for c, d in found.source)
    return meet or not (gold.source or found.source)


def _around(gold: Sequence[Relation], inner: Relation) -> int | None:
    """Return the number of the narrowest relation whose content holds a relation's cue."""
    if not inner.cue:
        return None
    cue = inner.cue[0][0]
    holders = [
        (sum(end - start for start, end in one.content), number)
        for number, one in enumerate(gold)
        if one is not inner and any(start <= cue < end for start, end in one.content)
    ]
    return min(holders)[1] if holders else None


def _beside(figures: Mapping[str, Figure]) -> Table:
    rows = tuple((name.replace("_", " "), f"{value:g}") for name, value in figures.items())
    return Table(headings=("beside", ""), rows=rows)


def as_relations(statements: Iterable[Statement]) -> list[Relation]:
    """Return one relation for each outermost credit: the sets do not mark what it holds within.

    What stands inside a credit is part of its content. A quotation that goes on in the next
    paragraph has the cue of the first and is added to it.
    """
    held: dict[Span, dict[str, list[Span]]] = {}
    for statement in statements:
        credit, content = _outermost(statement)
        if credit is None or credit.cue is None:
            continue
        if credit.credit is not Credit.EXPLICIT and credit.cue not in held:
            continue
        spans = held.setdefault(credit.cue, {"source": [], "content": []})
        if credit.source is not None and credit.credit is Credit.EXPLICIT:
            spans["source"] = [credit.source.span]
        spans["content"] += [span for span in content if span not in spans["content"]]
    return [
        Relation(_pairs(spans["source"]), _pairs([cue]), _pairs(spans["content"]))
        for cue, spans in held.items()
    ]


def _outermost(statement: Statement) -> tuple[Attribution | None, Sequence[Span]]:
    """Return the outermost credit that stands with the words, and what it is credited with."""
    for hop in statement.chain:
        if hop.credit is Credit.EXPLICIT and hop.cue is not None:
            return hop, hop.content
    return (statement.chain[-1] if statement.chain else None), statement.content


def _pairs(spans: Iterable[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _pooled(relations: Sequence[Relation]) -> Relation:
    roles = (sorted({span for r in relations for span in r.of(role)}) for role in ROLES)
    return Relation(*map(tuple, roles))


def _prediction(row: Row, relations: Sequence[Relation]) -> str:
    found = [{role: relation.of(role) for role in ROLES} for relation in relations]
    return json.dumps({"id": row["id"], "text": row["text"], "relations": found})
