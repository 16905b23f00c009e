"""Writing a dossier into a folder."""

import re
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater.dossier import vocabulary
from headwater.dossier.compose import compose
from headwater.dossier.markdown import write_markdown
from headwater.dossier.record import write_json
from headwater.dossier.view import Page
from headwater.dossier.wordings import say_chain
from headwater.model import Dossier

UNFOLDED = 15  # wordings of a claim shown at once; a flood of copies is folded after them
# Characters that HTML cannot hold or a browser would act on; each keeps its one place.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def render(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """Write ``index.html``, ``dossier.md`` and ``dossier.json``, and return their paths.

    The folder is made if it is not there; files of these names are replaced. The same dossier
    gives the same bytes.

    Raises:
        OSError: the folder cannot be written.
        SpanError: a passage runs past its report's text.
    """
    page = compose(dossier)
    written = {
        "index.html": write_html(page),
        "dossier.md": write_markdown(page),
        "dossier.json": write_json(dossier),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    return tuple(folder / name for name in written)


def write_html(page: Page) -> str:
    """Return a page as one self-contained HTML document."""
    loader = PackageLoader("headwater.dossier")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = Markup(loader.get_source(environment, "style.css")[0])
    html = environment.get_template("index.html").render(
        page=page,
        style=style,
        say_chain=say_chain,
        list_names=vocabulary.list_names,
        own_voice=vocabulary.OWN_VOICE,
        denied_mark=vocabulary.DENIED,
        terms=vocabulary.TERMS,
        unfolded=UNFOLDED,
    )
    return _UNHOLDABLE.sub(_picture_of, html)


def _picture_of(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
