import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from headwater.cli.writing import Format, folder_name, write_dossiers
from headwater.model import Story, StoryId
from tests.dossier.crowd import crowd
from tests.dossier.ferry import ferry


@given(st.text())
def test_a_folder_name_is_safe_everywhere(title: str) -> None:
    name = folder_name(Story(id=StoryId("0123456789abcdef"), title=title, reports=()))
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", name)
    assert len(name) < 60
    assert name.endswith("01234567")


def test_one_dossier_is_written_into_the_folder_itself(tmp_path: Path) -> None:
    written = write_dossiers([ferry()], tmp_path / "out")
    assert [Path(line.path).name for line in written] == [
        "index.html",
        "dossier.md",
        "dossier.json",
    ]
    assert {line.story for line in written} == {ferry().story.id}


def test_several_dossiers_get_a_folder_each_and_a_page_that_leads_to_them(tmp_path: Path) -> None:
    written = write_dossiers([ferry(), crowd(3)], tmp_path)
    assert written[0].story is None
    page = html.parse(written[0].path)
    links = [tmp_path / link for link in page.xpath("//a/@href")]
    assert len(links) == 2
    assert all(link.is_file() for link in links)
    assert all(Path(line.path).is_file() for line in written)


def test_a_title_that_means_harm_is_only_words_on_that_page(tmp_path: Path) -> None:
    story = replace(ferry().story, title="</a><script>x()</script>")
    write_dossiers([replace(ferry(), story=story), crowd(3)], tmp_path)
    page = html.parse(tmp_path / "index.html")
    assert page.xpath("//script") == []
    assert page.xpath("string(//a)") == "</a><script>x()</script>"


@pytest.mark.parametrize("form", Format)
def test_one_format_writes_the_same_file_as_all_do(tmp_path: Path, form: Format) -> None:
    (only,) = write_dossiers([ferry()], tmp_path / "one", form)
    write_dossiers([ferry()], tmp_path / "all")
    assert Path(only.path).read_bytes() == (tmp_path / "all" / Path(only.path).name).read_bytes()
    assert len(list((tmp_path / "one").iterdir())) == 1


def test_the_record_can_be_read_back(tmp_path: Path) -> None:
    (only,) = write_dossiers([ferry()], tmp_path, Format.JSON)
    assert json.loads(Path(only.path).read_text("utf-8"))["story"]["id"] == ferry().story.id
