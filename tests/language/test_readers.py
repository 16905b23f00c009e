import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.exceptions import ConfigError, ModelError
from headwater.language import Reader, ReportReader, open_reader, read_by_rule, reader_names
from headwater.language.session import WEIGHTS

TEXT = "The bridge is closed, engineer Petra Lohm said."
PLUGIN = """
from headwater.language import Reading
from headwater.model import Span

class Plain:
    version = "7"

    def read(self, texts):
        {body}

def open_reader(model):
    {opening}
    return Plain()
"""
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a package that brings a reader, as pip would lay it down."""

    def put(name: str, body: str = "return [Reading() for _ in texts]", opening: str = "") -> None:
        module = f"{name}_plugin"
        (tmp_path / f"{module}.py").write_text(PLUGIN.format(body=body, opening=opening or "pass"))
        info = tmp_path / f"{module}-2.5.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 2.5\n")
        (info / "entry_points.txt").write_text(
            f"[headwater.readers]\n{name} = {module}:open_reader\n"
        )
        monkeypatch.syspath_prepend(tmp_path)

    return put


def test_the_shipped_reader_is_the_one_without_a_name() -> None:
    reader: ReportReader = Reader()
    chosen = open_reader()
    assert (chosen.name, chosen.version) == ("trained", "")
    assert chosen.read([TEXT]) == reader.read([TEXT])


def test_the_fast_reader_tells_who_said_what_and_names() -> None:
    (reading,) = open_reader("fast").read([TEXT])
    (said,) = reading.relations
    assert (said.source and said.source.of(TEXT), said.cue and said.cue.of(TEXT)) == (
        "engineer Petra Lohm",
        "said",
    )
    assert [span.of(TEXT) for span in said.content] == ["The bridge is closed"]
    assert "Petra Lohm" in [name.span.of(TEXT) for name in reading.names]


def test_a_fast_reading_is_the_same_alone_as_in_company() -> None:
    fast = open_reader("fast")
    texts = [TEXT, f"{TEXT} " * 9, "Ferries left Tolmar on Monday.\n\nNobody said why."]
    assert fast.read(texts) == tuple(fast.read([text])[0] for text in texts)


def test_the_rules_are_a_reader_too() -> None:
    assert open_reader("rules").read([TEXT, ""]) == (read_by_rule(TEXT), read_by_rule(""))


def test_ours_come_first_and_the_plug_in_is_installed() -> None:
    assert reader_names()[:3] == ("trained", "fast", "rules")
    assert "spacy" in reader_names()


def test_a_package_may_bring_a_reader(install: Install) -> None:
    install("plain_one")
    assert "plain_one" in reader_names()
    chosen = open_reader("plain_one:large")
    assert (chosen.name, chosen.version) == ("plain_one:large", "plain_one_plugin 2.5, 7")
    assert len(chosen.read([TEXT, ""])) == 2


def test_an_unknown_name_lists_what_is_installed() -> None:
    with pytest.raises(
        ConfigError, match=r"no reader 'bert'; installed are trained, fast, rules, .*spacy"
    ):
        open_reader("bert")


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("fewer", "return []", "gave 0 readings of 1 texts"),
        ("failing", "raise KeyError('x')", r"failed \(KeyError: 'x'\)"),
        ("beyond", "return [Reading(sentences=(Span(0, 900),))]", "gave a span 0..900 in a text"),
    ],
)
def test_what_a_plug_in_gives_is_checked(
    install: Install, name: str, body: str, words: str
) -> None:
    install(name, body)
    with pytest.raises(ModelError, match=f"the reader {name} {words}"):
        open_reader(name).read([TEXT])


@pytest.mark.parametrize(
    ("name", "opening", "words"),
    [
        ("raising", "raise ValueError('no GPU')", r"cannot be opened \(ValueError: no GPU\)"),
        ("asking", "from headwater.exceptions import ConfigError; raise ConfigError('say')", "say"),
    ],
)
def test_a_plug_in_that_does_not_open_says_why(
    install: Install, name: str, opening: str, words: str
) -> None:
    install(name, opening=opening)
    with pytest.raises(ConfigError, match=words):
        open_reader(name)


def test_a_missing_package_is_named(install: Install, tmp_path: Path) -> None:
    install("lacking")
    (tmp_path / "lacking_plugin.py").write_text("import no_such_package\n")
    with pytest.raises(ConfigError, match="needs the package no_such_package, which is not"):
        open_reader("lacking")


def test_other_weights_are_another_version(tmp_path: Path) -> None:
    weights = tmp_path / "weights"
    shutil.copytree(WEIGHTS, weights)
    chosen = open_reader(f"trained:{weights}")
    assert chosen.version
    assert chosen.read([TEXT]) == open_reader().read([TEXT])
    (weights / "vocab.txt").write_text((weights / "vocab.txt").read_text("utf-8") + "x\n", "utf-8")
    assert open_reader(f"trained:{weights}").version != chosen.version


def test_a_folder_without_weights_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="it lacks tagger"):
        open_reader(f"trained:{tmp_path}")
    for name in ("tagger.onnx", "tagger.npz", "pieces.bin", "vocab.txt"):
        (tmp_path / name).write_text("no weights")
    with pytest.raises(ConfigError, match="cannot be opened"):
        open_reader(f"trained:{tmp_path}")


def test_the_fast_network_of_other_weights_is_opened(tmp_path: Path) -> None:
    for name in ("fast.onnx", "fast.npz", "pieces.bin", "vocab.txt"):
        shutil.copy(WEIGHTS / name, tmp_path)
    chosen = open_reader(f"fast:{tmp_path}")
    assert chosen.version
    assert chosen.read([TEXT]) == open_reader("fast").read([TEXT])
    with pytest.raises(ConfigError, match="it lacks tagger"):
        open_reader(f"trained:{tmp_path}")


def test_what_takes_no_model_says_so() -> None:
    with pytest.raises(ConfigError, match="rules takes nothing after a colon"):
        open_reader("rules:large")


def test_the_plug_in_without_its_package_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.delitem(sys.modules, "headwater.language.spacy_reader", raising=False)
    with pytest.raises(ConfigError, match=r"needs the package spacy.*'headwater\[spacy\]'"):
        open_reader("spacy:anything")
