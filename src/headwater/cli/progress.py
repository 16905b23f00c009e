"""How far long work is, for a person who watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from headwater.cli.terminal import Terminal
from headwater.pipeline import Progress, Step, silent

_STEPS = {Step.ADD: "reading files", Step.READ: "finding statements", Step.TRACE: "tracing stories"}


@contextmanager
def watch(terminal: Terminal) -> Iterator[Progress]:
    """Show progress on standard error; nothing if quiet, or if that is no terminal."""
    if terminal.quiet or not sys.stderr.isatty():
        yield silent
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[Step, TaskID] = {}

        def tell(step: Step, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(_STEPS[step], total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield tell
