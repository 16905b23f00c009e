"""``headwater judge``: what an analyst decides, at the end of the case's log."""

from datetime import UTC, datetime
from pathlib import Path

import click

from headwater.cli.judging import describe_judgement, find_about
from headwater.cli.settings import Settings, find_case
from headwater.cli.statuses import Status
from headwater.cli.terminal import Terminal
from headwater.cli.verb import Verb, case_option, story_option
from headwater.cli.words import shown
from headwater.dossier.judged import say_judgement
from headwater.exceptions import ConfigError, ModelError
from headwater.model import Judgement, Ruling
from headwater.store import Case

_EXAMPLE = 'headwater judge letter "Gull Wire" C --reason "ten years of reading it" --analyst Ida'


@click.command("judge", cls=Verb, example=_EXAMPLE)
@click.argument("ruling", metavar="RULING", type=click.Choice([each.value for each in Ruling]))
@click.argument("about", metavar="ABOUT", nargs=-1, required=True)
@click.option("-r", "--reason", required=True, metavar="WORDS", help="Why.")
@click.option("--analyst", metavar="NAME", help="Who judges; else the setting analyst.")
@story_option
@case_option
def command(
    settings: Settings,
    terminal: Terminal,
    ruling: str,
    about: tuple[str, ...],
    reason: str,
    story: str | None,
) -> int:
    """Judge sources, claims and statements; undo a judgement.

    RULING is merge-sources, split-sources, same-origin, not-same-origin, merge-claims,
    split-claims, accept, reject, letter, comment or undo; ABOUT is what it is about: names,
    ids or handles. The next run honours it.
    """
    if settings.analyst is None:
        raise ConfigError("a judgement bears a name; give --analyst NAME, or set analyst")
    by, at = settings.analyst, datetime.now(UTC).isoformat(timespec="seconds")
    with Case.open(find_case(settings, Path())) as case:
        what = find_about(case, Ruling(ruling), about, story)

        def make(number: int, _: tuple[Judgement, ...]) -> Judgement:
            return Judgement(
                number=number,
                ruling=Ruling(ruling),
                by=by,
                at=at,
                reason=reason.strip(),
                statements=what.statements,
                sources=what.sources,
                letter=what.letter,
                undoes=what.undoes,
            )

        try:
            judged = case.judge(make)
        except ModelError as error:
            raise ConfigError(f"this cannot be judged: {error}") from error
    if terminal.json:
        terminal.emit([describe_judgement(judged, held=judged.ruling is not Ruling.UNDO)])
    else:
        terminal.say(shown(say_judgement(judged)))
        terminal.note("`headwater run` traces anew what it touches.")
    return Status.DONE
