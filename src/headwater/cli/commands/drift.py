"""``headwater drift``: what changed in the wording on the way."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.text import Text

from headwater.cli.cases import read_dossiers
from headwater.cli.describe import describe_drift
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option, story_option
from headwater.cli.words import quote, shown
from headwater.dossier import vocabulary
from headwater.dossier.lookup import Lookup
from headwater.model import Dossier, Drift, DriftKind

_KINDS = [str(kind) for kind in DriftKind]


@click.command("drift", cls=Verb, example="headwater drift strait.headwater --kind hedge_lost")
@click.argument("named", metavar="[CASE]", required=False, type=click.Path(path_type=Path))
@click.option("-k", "--kind", "kinds", multiple=True, type=click.Choice(_KINDS), metavar="KIND",
              help="Only this kind; may be given more than once.")  # fmt: skip
@story_option
@case_option
def command(
    settings: Settings,
    terminal: Terminal,
    named: Path | None,
    kinds: tuple[str, ...],
    story: str | None,
) -> int:
    """List what changed in the wording of claims.

    The weightiest first; each with both passages and one sentence of reason. CASE may be given
    as an argument or with --case.
    """
    dossiers = read_dossiers(terminal, named or find_case(settings, Path()), story)
    for dossier in dossiers:
        lookup = Lookup(dossier)
        chosen = _chosen(dossier, kinds)
        if terminal.json:
            terminal.emit(describe_drift(drift, lookup) for drift in chosen)
            continue
        if len(dossiers) > 1:
            terminal.say(Text(shown(dossier.story.title), style="bold cyan"))
        for drift in chosen:
            terminal.say(_told(drift, lookup))
        if not chosen:
            terminal.say("Nothing changed on the way that Headwater can name.")
    return Status.DONE


def _chosen(dossier: Dossier, kinds: Sequence[str]) -> list[Drift]:
    wanted = [drift for drift in dossier.drifts if not kinds or drift.kind in kinds]
    return sorted(wanted, key=lambda drift: (-drift.severity, drift.claim, drift.later))


def _told(drift: Drift, lookup: Lookup) -> Text:
    name = vocabulary.DRIFT[drift.kind]
    claim = lookup.handles.get(drift.claim, "")
    head = Text.assemble(
        (f"{drift.severity:.2f} ", "dim"), (name, "red"), (f" {claim}" if claim else "", "bold")
    )
    arrow = "→" if drift.directed else "against (order unknown)"
    before, after = (
        f"{lookup.handles[passage.report]} {quote(shown(lookup.words(passage)))}"
        for passage in (drift.before, drift.after)
    )
    return head.append(f"\n  {before}\n  {arrow} {after}\n  ").append(shown(drift.reason), "dim")
