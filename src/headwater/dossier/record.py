"""A dossier as JSON, for other programs; the keys are described in docs/dossier-json.md."""

import dataclasses
import json
import re
from datetime import date, datetime
from enum import Enum

from headwater.dossier.bottom_line import bottom_line
from headwater.dossier.judged import letters
from headwater.model import Dossier, Span, tag_letter

FORMAT = "headwater-dossier"
VERSION = 1  # raised when a key changes its meaning or goes away
_PAIR = re.compile(r"\[\n\s*(\d+),\n\s*(\d+)\n\s*\]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_json(dossier: Dossier) -> str:
    """Return a dossier as one JSON object with sorted keys; spans are ``[start, end]``."""
    values = {
        "format": FORMAT,
        "version": VERSION,
        "bottom_line": bottom_line(dossier),
        "tags": _tags(dossier),
        **{
            field.name: _plain(getattr(dossier, field.name))
            for field in dataclasses.fields(dossier)
        },
    }
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    # A span reads best on one line; strings hold no line break, so only spans match.
    text = _PAIR.sub(r"[\1, \2]", text)
    # Half of a surrogate pair has no UTF-8; JSON can still name it.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _tags(dossier: Dossier) -> list[dict[str, str]]:
    """Return the tags of MISP's taxonomy ``admiralty-scale``: digits of claims, letters of sources.

    Neither is made from the other: a digit comes from the policy, a letter from an analyst.
    """
    tags: list[tuple[str, str]] = [(grade.claim, grade.tag) for grade in dossier.grades]
    tags += [(key, tag_letter(letter)) for key, letter in letters(dossier).items()]
    return [{"about": about, "tag": tag} for about, tag in tags]


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value
