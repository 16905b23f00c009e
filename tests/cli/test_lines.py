import re
from pathlib import Path

import msgspec
import pytest

from headwater.cli.lines import (
    Change,
    Cited,
    Hop,
    Line,
)
from headwater.cli.reading_lines import (
    ReadDate,
    ReadHop,
    ReadName,
    ReadNumber,
    ReadRelation,
    ReadStatement,
    ReadZone,
)
from tests.cli.conftest import Command

DOCS = Path(__file__).parents[2] / "docs"
LINES: list[type[Line]] = Line.__subclasses__()


def described() -> dict[str, str]:
    """The sections of the document, by type."""
    text = (DOCS / "json-lines.md").read_text("utf-8")
    return dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", text, re.M | re.S))


def tag(line: type[Line]) -> str:
    return str(line.__struct_config__.tag)


def test_the_document_describes_every_type_and_no_other() -> None:
    assert set(described()) == {tag(line) for line in LINES}


@pytest.mark.parametrize("line", LINES, ids=tag)
def test_the_document_describes_every_key_and_no_other(line: type[Line]) -> None:
    rows = re.findall(r"^\| (`.*?) \|", described()[tag(line)], re.M)
    keys = [key for row in rows for key in re.findall(r"`(\w+)`", row)]
    assert sorted(keys) == sorted(line.__struct_fields__)


PARTS: list[type[msgspec.Struct]] = [Cited, Hop, Change]
READ: list[type[msgspec.Struct]] = [
    ReadZone,
    ReadName,
    ReadRelation,
    ReadStatement,
    ReadHop,
    ReadNumber,
    ReadDate,
]


@pytest.mark.parametrize("part", [*PARTS, *READ])
def test_the_document_names_the_keys_of_parts(part: type[msgspec.Struct]) -> None:
    text = (DOCS / "json-lines.md").read_text("utf-8")
    assert all(f"`{key}`" in text for key in part.__struct_fields__)


@pytest.mark.parametrize(
    ("args", "types"),
    [
        (["stories"], {"story"}),
        (["claims", "--all"], {"claim"}),
        (["show", "C1"], {"claim", "statement", "origin", "reason", "drift"}),
        (["compare", "gazette", "herald"], {"compared", "shared", "only"}),
        (["search", "piers"], {"hit"}),
        (["check"], {"checked"}),
        (["export"], {"written"}),
        (["run"], {"ran"}),
        (["add", "nothing.txt"], {"rejected", "added"}),
        (["read", "news.txt", "nothing.txt"], {"reading", "rejected"}),
    ],
)
def test_every_line_is_an_object_of_a_described_type_which_stands_first(
    headwater: Command, case: Path, args: list[str], types: set[str]
) -> None:
    Path("news.txt").write_text("Rails were laid at Kessin, foreman Ilo Barn said.")
    lines = headwater.lines(*args)
    fields = {tag(line): ["type", *line.__struct_fields__] for line in LINES}
    assert {line["type"] for line in lines} == types
    assert all(list(line) == fields[line["type"]] for line in lines)
