"""All that a case says, without how the file happens to lay it out."""

from collections.abc import Iterator

from headwater.store.codec import encode
from headwater.store.database import Database

# Rows are named by content and ordered by name, so two cases of one content dump alike.
_QUERIES = {
    "original": "SELECT sha256, size FROM original ORDER BY sha256",
    "capture": "SELECT uri, sha256, media_type FROM capture ORDER BY uri, sha256",
    "report": "SELECT id, label, published, uri, sha256, title, text, value FROM report"
    " ORDER BY id",
    "rejected": "SELECT uri, sha256, reason FROM rejected ORDER BY uri, sha256, reason",
    "reading": "SELECT report, version, problem, width, hex(vectors) FROM reading ORDER BY report",
    "statement": "SELECT id, report, place, wording, value FROM statement ORDER BY report, place",
    "copy": "SELECT id, original FROM sketched JOIN report ON report.row = sketched.report"
    " WHERE original IS NOT NULL ORDER BY id",
    "story": "SELECT id, fingerprint, value, findings FROM story ORDER BY id",
    "member": "SELECT story, place, report FROM member ORDER BY story, place",
    "claim": "SELECT story, place, id FROM claim ORDER BY story, place",
    "judgement": "SELECT number, value, previous, hash FROM judgement ORDER BY number",
}


def dump_lines(database: Database) -> Iterator[str]:
    """Yield one line of JSON a row: the table's name, then the row."""
    for table, query in _QUERIES.items():
        for row in database.rows(query):
            yield encode((table, *row))
