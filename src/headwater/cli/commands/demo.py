"""``headwater demo``: the two example stories."""

from pathlib import Path

import click

import headwater
from headwater.cli.settings import Settings
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.tracing import Traced, tell_traced, trace_reports
from headwater.cli.verb import Verb, output_option
from headwater.exceptions import ConfigError
from headwater.store import Case


@click.command("demo", cls=Verb, example="headwater demo")
@output_option("dossiers")
def command(settings: Settings, terminal: Terminal) -> int:
    """Trace the two example stories; needs nothing.

    Each is traced by itself, in memory, and its dossier is written into a folder of its name.
    """
    folder = settings.output or Path("dossiers")
    for example in find_examples():
        with Case.open(None) as case:
            traced = trace_reports(terminal, case, [str(example / "reports.jsonl")], together=True)
        _tell(terminal, example.name, traced, folder)
    return Status.DONE


def _tell(terminal: Terminal, name: str, traced: Traced, folder: Path) -> None:
    if not terminal.json:
        terminal.say(f"── {name} ──")
    tell_traced(terminal, traced, folder / name)
    if not terminal.json:
        terminal.say("")


def find_examples() -> tuple[Path, ...]:
    """Return the folders of the examples, by name.

    Raises:
        ConfigError: they were left out of this installation.
    """
    package = Path(headwater.__file__).parent
    # Inside the package where it is installed, beside src in a checkout.
    for place in (package / "examples", package.parent.parent / "examples"):
        found = sorted(path.parent for path in place.glob("*/reports.jsonl"))
        if found:
            return tuple(found)
    raise ConfigError("the examples are not installed; install headwater from its wheel or source")
