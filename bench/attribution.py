"""Measures who is credited with what, against gold sources, cues and contents."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.bare import bare_report, reader
from bench.labelled import Row, data_file, read_rows
from bench.outcome import Outcome
from bench.scoring_attribution import ROLES, Relation, Score, Spans, add_document
from headwater.attribution import extract_statements
from headwater.model import Attribution, Credit, Span, Statement

DEFAULT = "attribution/polnear_dev.jsonl"
_FLOORED_SPANS = tuple(f"{role}_{kind}_f1" for role in ROLES for kind in ("exact", "token"))
_FLOORED_RELATIONS = ("j50_f1", "j50_speaker_f1", "exact_f1", "all_exact_f1")


def measure(file: Path | None = None) -> Outcome:
    """Score a file of ``{"id", "text", "relations"}``.

    A row with ``"flat": true`` has all its relations in one, so only its spans can be compared.
    """
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "id", "text", "relations")
    score, predictions = Score(), []
    for row in rows:
        found = find_relations(str(row["text"]))
        if row.get("flat"):
            found = [_pooled(found)]
        add_document(score, row["text"], [Relation.read(r) for r in row["relations"]], found)
        predictions.append(_prediction(row, found))
    flat = any(row.get("flat") for row in rows)
    tables = score.tables()
    return Outcome(
        name="attribution",
        files=(path,),
        tables=tables[:1] if flat else tables,
        figures=score.figures(),
        floored=_FLOORED_SPANS + (() if flat else _FLOORED_RELATIONS),
        predictions=tuple(predictions),
    )


def find_relations(text: str) -> list[Relation]:
    """Return the product's statements of a text as relations of the sets' schema."""
    report = bare_report("bench", text)
    (reading,) = reader().read([text])
    return as_relations(extract_statements(report, reading))


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
