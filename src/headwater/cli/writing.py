"""Dossiers into folders."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from html import escape
from pathlib import Path

from headwater.cli.lines import WrittenLine
from headwater.cli.words import count, shown
from headwater.dossier import bottom_line, render
from headwater.dossier.compose import compose
from headwater.dossier.markdown import write_markdown
from headwater.dossier.record import write_json
from headwater.dossier.render import write_html
from headwater.model import Dossier, Story

INDEX = "index.html"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="Headwater dossier">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title>
<style>
body {{ font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.4rem; }} li {{ margin: 0 0 1rem; }} a {{ font-weight: bold; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #15181c; color: #e6e6e6; }}
a {{ color: #8ab4f8; }} }}
</style>
</head>
<body>
<h1>{heading}</h1>
<ul>
{items}
</ul>
</body>
</html>
"""


class Format(StrEnum):
    """The files of a dossier."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


def write_dossiers(
    dossiers: Sequence[Dossier], folder: Path, form: Format | None = None
) -> tuple[WrittenLine, ...]:
    """Write dossiers and say which files that made.

    One dossier goes into the folder itself. Several get a folder each inside it, and a page
    that leads to them.

    Args:
        dossiers: in the order of that page.
        folder: made if it is not there; files of the same names are replaced.
        form: this file of each dossier only; ``None`` writes all three.

    Raises:
        OSError: the folder cannot be written.
    """
    if len(dossiers) == 1:
        return _write(dossiers[0], folder, form)
    written = [
        line for each in dossiers for line in _write(each, folder / folder_name(each.story), form)
    ]
    if form in (None, Format.HTML):
        page = folder / INDEX
        page.write_bytes(_index(dossiers).encode("utf-8", "replace"))
        written.insert(0, WrittenLine(story=None, path=str(page)))
    return tuple(written)


def folder_name(story: Story) -> str:
    """Return a name for a story's folder: the start of its title and of its id."""
    plain = unicodedata.normalize("NFKD", story.title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    # Whole words, and short enough for any file system.
    start = words if len(words) <= 40 else words[:41].rpartition("-")[0] or words[:40]
    return "-".join(filter(None, [start, story.id[:8]]))


def _write(dossier: Dossier, folder: Path, form: Format | None) -> tuple[WrittenLine, ...]:
    paths = render(dossier, folder) if form is None else (_write_one(dossier, folder, form),)
    return tuple(WrittenLine(story=dossier.story.id, path=str(path)) for path in paths)


def _write_one(dossier: Dossier, folder: Path, form: Format) -> Path:
    match form:
        case Format.HTML:
            name, text = INDEX, write_html(compose(dossier))
        case Format.MARKDOWN:
            name, text = "dossier.md", write_markdown(compose(dossier))
        case Format.JSON:
            name, text = "dossier.json", write_json(dossier)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode("utf-8"))
    return folder / name


def _index(dossiers: Sequence[Dossier]) -> str:
    items = "\n".join(
        f'<li><a href="{escape(folder_name(each.story))}/{INDEX}">{escape(shown(each.story.title))}'
        f"</a><br>{escape(shown(bottom_line(each)))}</li>"
        for each in dossiers
    )
    return _PAGE.format(heading=count(len(dossiers), "story"), items=items)
