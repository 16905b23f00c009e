"""The command line: argv in, an exit status out; `docs/commands.md` describes every verb."""

from headwater.cli.app import main

__all__ = ["main"]
