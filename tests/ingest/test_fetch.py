import io
import os
from hashlib import sha256
from pathlib import Path

import pytest

from headwater.ingest import fetch, find, read
from headwater.model import Original, Rejected, Report


def _reason(outcome: Original | Rejected) -> str:
    assert isinstance(outcome, Rejected), outcome
    return outcome.reason


def test_a_fetched_file_keeps_its_bytes_and_their_digest(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(b"\xef\xbb\xbfThe ferry sank.\r\n")
    original = fetch(str(path))
    assert isinstance(original, Original)
    assert original.data == path.read_bytes()
    assert original.capture.sha256 == sha256(original.data).hexdigest()
    assert (original.capture.size, original.capture.uri) == (20, str(path))
    assert original.capture.media_type == "text/plain"


def test_standard_input_is_read_from_the_stream_given() -> None:
    original = fetch("-", io.BytesIO(b'{"text": "The ferry sank."}'))
    assert isinstance(original, Original)
    assert (original.capture.uri, original.capture.media_type) == ("-", "application/json")


def test_without_a_stream_standard_input_is_rejected() -> None:
    assert "pipe a report" in _reason(fetch("-"))


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # sparse: it takes no room on the disk
    assert _reason(fetch(str(path))) == (
        "has 100 MB, over the limit of 50 MB; split it into smaller files"
    )


@pytest.mark.parametrize(("size", "refused"), [(10, False), (11, True)])
def test_the_limit_is_the_last_size_allowed(tmp_path: Path, size: int, refused: bool) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(b"a" * size)
    for outcome in (fetch(str(path), limit=10), fetch("-", io.BytesIO(b"a" * size), limit=10)):
        assert isinstance(outcome, Rejected) is refused


def test_an_endless_stream_is_refused_at_the_limit() -> None:
    assert _reason(fetch("-", io.BytesIO(b"a" * 1000), limit=10)) == (
        "has more than 10 bytes, over the limit of 10 bytes; split it into smaller files"
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("gone.txt", "there is no such file; check the path"),
        ("gone/*.txt", "no file matches this pattern; check it"),
        ("plain.txt/ferry.txt", "a part of this path is a file"),
        ("loop.txt", "leads back to itself"),
        ("bare", "this folder holds no file to read"),
        ("empty.txt", "is empty"),
        ("a" * 5000, "too long"),
        ("nul\0.txt", "cannot hold a NUL"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plain.txt").write_text("words")
    Path("empty.txt").touch()
    Path("bare").mkdir()
    Path("loop.txt").symlink_to("loop.txt")
    assert said in _reason(fetch(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("words")
    path.chmod(0)
    assert "you may not read this file" in _reason(fetch(str(path)))


def test_a_device_is_refused() -> None:
    assert "not a file" in _reason(fetch(os.devnull))


def test_a_name_that_is_not_utf_8_still_gives_an_address_that_can_be_written(
    tmp_path: Path,
) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/f\xe9rry.txt")
    Path(path).write_text("The ferry sank.")
    original = fetch(path)
    assert isinstance(original, Original)
    assert original.capture.uri.encode().endswith("f\ufffdrry.txt".encode())


def test_binary_bytes_are_rejected_with_their_digest(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"%PDF-1.7 ...")
    outcome = fetch(str(path))
    assert _reason(outcome) == "looks like a PDF; save the report as text or HTML and give that"
    assert isinstance(outcome, Rejected)
    assert outcome.sha256 == sha256(path.read_bytes()).hexdigest()


def test_one_bad_file_among_a_thousand_loses_nothing_else(tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text(f"Ferry number {number} left the port.")
    (tmp_path / "0500.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    outcomes: list[Report | Rejected] = []
    for uri in find([str(tmp_path)]):
        original = fetch(uri)
        outcomes += [original] if isinstance(original, Rejected) else read(original)
    bad = [outcome for outcome in outcomes if isinstance(outcome, Rejected)]
    assert len(outcomes) == 1000
    assert [(Path(one.uri).name, one.reason) for one in bad] == [
        ("0500.txt", "looks like a PNG picture; Headwater reads text only")
    ]
