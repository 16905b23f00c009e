"""The ``headwater`` command: finds the verb, runs it, turns errors into one line and a status."""

import importlib
import logging
import signal
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from headwater.cli.log import listening
from headwater.cli.statuses import Status, status_of
from headwater.cli.words import shown

log = logging.getLogger(__name__)

# In the order of an analyst's work. The sentences stand here so that `headwater --help` need
# not import what the verbs need.
VERBS = {
    "demo": "Trace the two example stories; needs nothing.",
    "trace": "Trace reports and write their dossier, in one go.",
    "read": "Show the reading of a report: who said what, through whom.",
    "add": "Put reports into a case.",
    "run": "Trace what is new in a case.",
    "stories": "List the stories of a case.",
    "claims": "List the claims of a case with what stands behind them.",
    "show": "Show one claim: its wordings, origins and drift.",
    "lineage": "Show who rewrote whom in one story, as a tree.",
    "compare": "Set two reports side by side.",
    "drift": "List what changed in the wording of claims.",
    "search": "Find reports by their words.",
    "judge": "Judge sources, claims and statements; undo a judgement.",
    "log": "List what was judged.",
    "check": "Look at every hash, span and id of a case again.",
    "export": "Write the dossiers of a case.",
    "fuse": "Weigh the competing values of a table of claims.",
}


class Headwater(click.Group):
    """The group of all verbs; each is imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of an analyst's work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb; ``None`` if there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(f"headwater.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; Ctrl-C becomes click's own error without a line of its own."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None

    def main(  # type: ignore[override]  # ours always ends the process, as click's default does
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the command line and end the process with its status."""
        with listening():
            status = self._run(args, prog_name or self.name or "", **extra)
        sys.exit(status)

    def _run(self, args: Sequence[str] | None, prog_name: str, **extra: Any) -> Status:
        try:
            status = super().main(args, prog_name, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.Abort:
            click.echo("headwater: interrupted; what a case had acknowledged is kept", err=True)
            status = Status.INTERRUPTED
        except click.ClickException as error:
            _complain(_usage(error))
            status = Status.USAGE
        except Exception as error:
            log.debug("what led to it", exc_info=True)
            status = status_of(error)
            _complain(_sentence(error, status))
        return Status(status or Status.DONE)


def _complain(sentence: str) -> None:
    click.echo(f"headwater: {shown(sentence)}", err=True)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    verb = context.command_path if context else "headwater"
    # click's own sentences start with a capital and end with a full stop.
    message = error.format_message().rstrip(".")
    return f"{message[:1].lower()}{message[1:]}; `{verb} --help` shows how"


def _sentence(error: Exception, status: Status) -> str:
    if status is Status.FAULT:
        kind = type(error).__name__
        return (
            f"a fault of ours ({kind}: {error}); run again with --verbose and report what it says"
        )
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        told = (error.strerror or str(error)).lower()
        return f"{where}{told}; check the place, or name another"
    return str(error)


@click.group(
    "headwater",
    cls=Headwater,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`headwater VERB --help` tells more of each, with an example.",
)
@click.version_option(package_name="headwater", message="headwater %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Trace news claims to the people who made them.

    Headwater reads news reports and answers: who said this, through whom did it reach each
    report, how many independent origins stand behind each claim, what changed in the wording
    on the way, and where do reports conflict.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> NoReturn:
    """Run ``headwater`` with the process's own arguments."""
    if hasattr(signal, "SIGPIPE"):
        # `headwater claims | head` ends quietly, as other commands do. A case loses nothing by
        # it, and verbs that only look have closed theirs before they print.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    app.main()
