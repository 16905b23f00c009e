import re
from pathlib import Path

import click
import pytest

from headwater.cli.app import VERBS, app
from headwater.cli.statuses import Status

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S))


def test_the_document_has_a_section_for_every_verb_and_for_no_other() -> None:
    named = {name.strip("`").removeprefix("headwater ") for name in SECTIONS if name[0] == "`"}
    assert named == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_document_tells_every_option_and_the_example(verb: str) -> None:
    command = app.get_command(click.Context(app), verb)
    assert command
    section = SECTIONS[f"`headwater {verb}`"]
    shared = SECTIONS["Options of every verb"]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert all(f"`{name}" in section or f"`{name}`" in shared for name in parameter.opts)
        else:
            assert parameter.human_readable_name in section
    told = set(re.findall(r"`(--?\w+)", section)) - {"--verbose", "-"}
    assert told <= {name for parameter in command.params for name in parameter.opts}
    example = (command.epilog or "").split("Example:\n")[1].strip()
    assert f"\n    {example}\n" in section


def test_the_document_lists_every_exit_status() -> None:
    listed = set(map(int, re.findall(r"^\| (\d+) \|", SECTIONS["Exit statuses"], re.M)))
    assert listed == {*map(int, Status), 141}
