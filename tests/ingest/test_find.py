import os
from pathlib import Path

import pytest

from headwater.ingest import find


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "news/b.txt",
        "news/a.md",
        "news/deep/c.JSONL",
        "news/photo.png",
        "news/.hidden.txt",
        "news/.cache/d.txt",
        "empty/photo.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_gives_its_supported_files_by_name_at_any_depth(news: Path) -> None:
    assert list(find(["news"])) == ["news/a.md", "news/b.txt", "news/deep/c.JSONL"]


def test_a_file_named_outright_may_end_in_anything(news: Path) -> None:
    assert list(find(["news/photo.png", "news/.hidden.txt"])) == [
        "news/photo.png",
        "news/.hidden.txt",
    ]


def test_a_file_given_twice_is_found_once(news: Path) -> None:
    assert list(find(["news/b.txt", "./news/b.txt", "news/../news/b.txt", "-", "-"])) == [
        "news/b.txt",
        "-",
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("news/*.txt", ["news/b.txt"]),
        ("news/**/*.JSONL", ["news/deep/c.JSONL"]),
        ("news/*", ["news/a.md", "news/b.txt", "news/deep/c.JSONL", "news/photo.png"]),
        ("ne?s", ["news/a.md", "news/b.txt", "news/deep/c.JSONL"]),
    ],
)
def test_patterns_are_expanded(news: Path, pattern: str, found: list[str]) -> None:
    assert list(find([pattern])) == found


@pytest.mark.parametrize("path", ["gone.txt", "gone/*.txt", "empty", "nul\0.txt"])
def test_what_gives_nothing_is_yielded_so_that_fetch_can_say_so(news: Path, path: str) -> None:
    assert list(find([path])) == [path]


def test_a_name_with_brackets_is_a_file_before_it_is_a_pattern(news: Path) -> None:
    (news / "[1].txt").write_text("words")
    assert list(find(["[1].txt"])) == ["[1].txt"]


def test_a_loop_of_links_ends(news: Path) -> None:
    (news / "news" / "loop").symlink_to(news / "news")
    assert list(find(["news"])) == ["news/a.md", "news/b.txt", "news/deep/c.JSONL"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_is_yielded(news: Path) -> None:
    (news / "news" / "deep").chmod(0)
    try:
        assert "news/deep" in list(find(["news"]))
    finally:
        (news / "news" / "deep").chmod(0o755)
