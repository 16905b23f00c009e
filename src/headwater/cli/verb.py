"""What all verbs have in common: their shared options, one example each, their settings."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from headwater.cli.log import listen_closely
from headwater.cli.settings import Settings, read_settings
from headwater.cli.terminal import Terminal

Wrapped = TypeVar("Wrapped", bound=Callable[..., object])
PATH = click.Path(path_type=Path)


def case_option(wrapped: Wrapped) -> Wrapped:
    """Let a verb be told which case is meant."""
    return click.option(
        "-c",
        "--case",
        type=PATH,
        metavar="FILE",
        help="The case; else the only *.headwater file in this folder.",
    )(wrapped)


def story_option(wrapped: Wrapped) -> Wrapped:
    """Let a verb be narrowed to one story."""
    return click.option(
        "-s",
        "--story",
        metavar="STORY",
        help="One story only: its id, or how its id or title starts.",
    )(wrapped)


def output_option(default: str) -> Callable[[Wrapped], Wrapped]:
    """Let a verb be told where to write."""

    def add(wrapped: Wrapped) -> Wrapped:
        return click.option(
            "-o",
            "--output",
            type=PATH,
            metavar="FOLDER",
            help=f"Where to write; else ./{default}.",
        )(wrapped)

    return add


def reader_option(wrapped: Wrapped) -> Wrapped:
    """Let a verb be told what reads the reports."""
    return click.option(
        "--reader",
        metavar="NAME",
        help="What reads the reports: trained (if not given), rules, spacy:PIPELINE, or any other "
        "that is installed.",
    )(wrapped)


class Verb(click.Command):
    """A verb with the options that all share.

    Its function gets ``settings`` and ``terminal`` in place of these options, its own options
    and arguments as they are, and returns the exit status.
    """

    def __init__(self, *, example: str, **options: Any) -> None:
        super().__init__(**options, epilog=f"\b\nExample:\n  {example}")
        self.params += [
            click.Option(["--json"], is_flag=True, default=None, help="Write JSON Lines."),
            click.Option(
                ["-q", "--quiet"], is_flag=True, default=None, help="Results and errors only."
            ),
            click.Option(["-v", "--verbose"], is_flag=True, help="Tell every step on the way."),
        ]

    def invoke(self, ctx: click.Context) -> Any:
        """Build the settings, set up the terminal and the log, and run the verb."""
        verbose = bool(ctx.params.pop("verbose"))
        flags = {
            name: ctx.params.pop(name, None)
            for name in ("case", "output", "reader", "json", "quiet", "analyst")
        }
        settings: Settings = read_settings(Path(), os.environ, flags)
        terminal = Terminal(json=settings.json, quiet=settings.quiet, verbose=verbose)
        if verbose:
            listen_closely()
        ctx.params |= {"settings": settings, "terminal": terminal}
        return super().invoke(ctx)
