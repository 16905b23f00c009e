"""Full text search over reports and statements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model import Passage, ReportId, Span, StatementId
from headwater.store.database import Database
from headwater.text import find_sentences

# Private to Unicode, so hardly ever in a text; if one is, spans are still found in order.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MOST_WORDS = 32  # in one query; SQLite joins them one by one
_ASKED = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds all the words asked for.

    Attributes:
        label: the report's short handle.
        title: the report's headline; empty if it has none.
        passage: the sentence that holds most of the words, to show and to link to.
        statements: statements that hold all the words by themselves, best first.
    """

    report: ReportId
    label: str
    title: str
    passage: Passage
    statements: tuple[StatementId, ...]


def search_reports(database: Database, query: str, limit: int) -> tuple[Hit, ...]:
    """Return the reports that hold all words of a query, best first.

    Words in double quotes stand together; ``ship*`` is any word that starts so; every other
    mark is passed over. Words match whatever their ending or accents. A query without a
    word finds nothing.
    """
    wanted = _expression(query)
    if not wanted:
        return ()
    rows = database.rows(
        "SELECT report.id, label, report.title, report.text,"
        " highlight(report_words, 1, ?, ?) FROM report_words"
        " JOIN report ON report.row = report_words.rowid WHERE report_words MATCH ?"
        # A word of the headline weighs as much as four of the text.
        " ORDER BY bm25(report_words, 4.0, 1.0), report.id LIMIT ?",
        _OPEN,
        _CLOSE,
        wanted,
        limit,
    )
    return tuple(
        Hit(
            report=name,
            label=label,
            title=title,
            passage=Passage(name, _best_sentence(text, tuple(_marked(text, marked)))),
            statements=_statements(database, wanted, name),
        )
        for name, label, title, text, marked in rows
    )


def _expression(query: str) -> str:
    """Write the query in FTS5's own syntax; nothing a person types can be an operator."""
    terms: list[str] = []
    for phrase, word in _ASKED.findall(query):
        found = _WORD.findall(phrase or word)
        if found:
            more = "*" if word.endswith("*") else ""
            terms.append(f'"{" ".join(found)}"{more}')
    return " AND ".join(terms[:_MOST_WORDS])


def _statements(database: Database, wanted: str, report: ReportId) -> tuple[StatementId, ...]:
    rows = database.rows(
        "SELECT statement.id FROM statement_words"
        " JOIN statement ON statement.row = statement_words.rowid"
        " WHERE statement_words MATCH ? AND statement.report = ?"
        " ORDER BY bm25(statement_words), place",
        wanted,
        report,
    )
    return tuple(StatementId(row[0]) for row in rows)


def _marked(text: str, marked: str) -> Iterator[Span]:
    """Read the spans of ``text`` that stand between marks in its marked copy."""
    at = start = 0
    for character in marked:
        if at < len(text) and character == text[at]:
            at += 1
        elif character == _OPEN:
            start = at
        elif start < at:
            yield Span(start, at)


def _best_sentence(text: str, words: tuple[Span, ...]) -> Span:
    sentences = find_sentences(text)
    if not sentences:
        return Span(0, max(len(text), 1))
    # max keeps the first of equals.
    return max(sentences, key=lambda one: sum(one.overlaps(word) for word in words))
