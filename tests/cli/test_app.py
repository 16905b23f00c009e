import inspect
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from headwater.cli.app import VERBS, app
from headwater.cli.statuses import Status
from tests.cli.conftest import Command

HEADWATER = [sys.executable, "-c", "from headwater.cli import main; main()"]


def test_headwater_alone_and_with_help_lists_every_verb(headwater: Command) -> None:
    for result in (headwater(), headwater("--help")):
        assert result.exit_code == Status.DONE
        assert all(f"  {verb} " in result.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_one_example_and_the_sentence_it_is_listed_with(
    headwater: Command, verb: str
) -> None:
    told = headwater(verb, "--help").stdout
    command = app.get_command(click.Context(app), verb)
    assert command
    assert command.help
    assert told.count("Example:") == 1
    assert told.split("Example:\n")[1].strip().startswith(f"headwater {verb}")
    assert len(told.split("Example:\n")[1].strip().splitlines()) == 1
    assert inspect.cleandoc(command.help).splitlines()[0] == VERBS[verb]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_takes_the_shared_options(verb: str) -> None:
    command = app.get_command(click.Context(app), verb)
    assert command
    known = {option for parameter in command.params for option in parameter.opts}
    assert {"--json", "-q", "--quiet", "-v", "--verbose"} <= known


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["trase"], "no such command 'trase'"),
        (["trace"], "missing argument 'REPORT...'; `headwater trace --help` shows how"),
        (["claims", "--colour"], "no such option"),
        (["search", "x", "--limit", "0"], "0 is not in the range"),
        (["export", "--format", "pdf"], "'pdf' is not one of 'html', 'md', 'json'"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_status_2(
    headwater: Command, args: list[str], words: str
) -> None:
    result = headwater(*args)
    assert result.exit_code == Status.USAGE
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("headwater: ")
    assert words in result.stderr


def test_help_imports_no_stage() -> None:
    script = (
        "import sys\nfrom headwater.cli.app import app\n"
        "try: app.main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'onnxruntime', 'lxml', 'headwater.pipeline', 'rich'} & {*sys.modules}\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_output_that_is_closed_ends_the_command_without_a_word(case: Path) -> None:
    command = subprocess.Popen(
        [*HEADWATER, "claims", "--json", "--all"],
        cwd=case.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    said = command.stderr.read()
    command.stderr.close()
    assert command.wait() == -signal.SIGPIPE
    assert said == b""
    # What only looks has closed the case before it prints.
    assert [path.name for path in case.parent.iterdir()] == [case.name]


# A shell's background job ignores Ctrl-C and so would its children, this test's among them.
LISTENING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from headwater.cli import main; main()"
)


def test_ctrl_c_is_one_line_and_status_130(tmp_path: Path) -> None:
    source, sink = os.pipe()
    command = subprocess.Popen(
        [sys.executable, "-c", LISTENING, "add", "--case", "new", "-"],
        cwd=tmp_path,
        stdin=source,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(source)
    case = tmp_path / "new.headwater-wal"
    while not case.exists() and command.poll() is None:
        time.sleep(0.01)  # the case is open before standard input is read
    command.send_signal(signal.SIGINT)
    _, said = command.communicate(timeout=60)
    os.close(sink)
    assert command.returncode == Status.INTERRUPTED
    assert said == "headwater: interrupted; what a case had acknowledged is kept\n"


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (KeyError("slot"), Status.FAULT, "a fault of ours (KeyError: 'slot')"),
        (PermissionError(13, "Permission denied", "out"), Status.FILES, "out: permission denied"),
    ],
)
def test_an_error_nobody_expected_is_one_line(
    headwater: Command,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: Status,
    words: str,
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(app, "get_command", lambda *_: click.Command("broken", callback=fail))
    result = headwater("broken")
    assert result.exit_code == status
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
