from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.about import __version__

from bench.small_pipeline import train_pipeline
from headwater.attribution import extract_statements
from headwater.exceptions import ConfigError
from headwater.language import ChosenReader, Layer, NameKind, Reading, open_reader
from headwater.language.spacy_reader import LONGEST, SpacyReader
from tests.reading import reports_of

TEXT = (
    "The engineer said that the bridge closed. The ferry left Tolmar on Monday.\n\n"
    "The agency reported that Lohm denied that the bridge fell.\n"
    "“We will wait here,” said Petra Lohm. “None of the ferries ever stopped.”"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spacy") / "small"
    train_pipeline().to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def reader(folder: Path) -> SpacyReader:
    return SpacyReader(spacy.load(folder))


@pytest.fixture(scope="module")
def opened(folder: Path) -> ChosenReader:
    """The same reader as a command opens it, which checks every span and every nesting."""
    return open_reader(f"spacy:{folder}")


@pytest.fixture(scope="module")
def reading(reader: SpacyReader) -> Reading:
    return reader.read([TEXT])[0]


def test_a_trained_pipeline_tells_who_said_what(reading: Reading) -> None:
    told = [
        (one.source and one.source.of(TEXT), one.cue and one.cue.of(TEXT), one.outer)
        for one in reading.relations
    ]
    assert told == [
        ("The engineer", "said", None),
        ("The agency", "reported", None),
        ("Petra Lohm", "said", None),
        ("Lohm", "denied", 1),  # those that stand in no other come first
    ]
    assert reading.relations[3].layer is Layer.NESTED
    assert [span.of(TEXT) for span in reading.relations[2].content] == [
        "“We will wait here,”",
        "“None of the ferries ever stopped.”",
    ]


def test_names_are_those_of_its_recogniser(reading: Reading) -> None:
    names = [(one.kind, one.span.of(TEXT)) for one in reading.names]
    assert (NameKind.PLACE, "Tolmar") in names
    assert (NameKind.DATE, "Monday") in names
    assert (NameKind.PERSON, "Petra Lohm") in names


def test_sentences_are_those_of_its_boundaries(reading: Reading) -> None:
    told = [span.of(TEXT) for span in reading.sentences]
    assert told[:2] == [
        "The engineer said that the bridge closed.",
        "The ferry left Tolmar on Monday.",
    ]


def test_statements_are_made_from_its_readings(reader: SpacyReader) -> None:
    (report,) = reports_of([{"id": "one", "outlet": "Valley Post", "title": "", "text": TEXT}])
    (reading,) = reader.read([report.text])
    chains = {
        statement.wording(report.text): [
            hop.source.span.of(report.text) for hop in statement.chain if hop.source
        ]
        for statement in extract_statements(report, reading)
    }
    assert chains["the bridge fell"] == ["The agency", "Lohm"]
    assert chains["The ferry left Tolmar on Monday"] == []


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from([*TEXT.split(), "\n", "“", "”", '"', "\ud800", "\x00", "according", "to"]),
        max_size=40,
    )
)
def test_every_reading_is_one_of_its_text(opened: ChosenReader, words: list[str]) -> None:
    text = " ".join(words)
    assert opened.read([text]) == opened.read(["", text])[1:]


def test_a_text_longer_than_a_piece_is_read_to_its_end(reader: SpacyReader) -> None:
    text = "x " * LONGEST + "\n" + "y" * 2 * LONGEST + "\n" + TEXT
    (reading,) = reader.read([text])
    sources = [one.source.of(text) for one in reading.relations if one.source]
    assert "Petra Lohm" in sources


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ConfigError, match="has no parser, so it cannot tell who said what"):
        open_reader(f"spacy:{tmp_path / 'blank'}")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("spacy", "needs a pipeline: spacy:NAME or spacy:FOLDER"),
        ("spacy:no_such_pipeline", "cannot load a pipeline 'no_such_pipeline'"),
    ],
)
def test_a_missing_pipeline_says_what_there_is(name: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as raised:
        open_reader(name)
    assert "no pipeline is installed" in str(raised.value) or "installed are" in str(raised.value)


def test_its_version_names_spacy_and_the_pipeline(
    opened: ChosenReader, folder: Path, tmp_path: Path
) -> None:
    assert opened.version.startswith("headwater ")
    assert f"spaCy {__version__}, en_small 1.2.3" in opened.version
    assert open_reader(f"spacy:{folder}").version == opened.version
    # Trained again under the same name and version, it is another.
    train_pipeline(rounds=1).to_disk(tmp_path / "again")
    assert open_reader(f"spacy:{tmp_path / 'again'}").version != opened.version
