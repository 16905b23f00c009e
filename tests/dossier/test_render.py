import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from headwater.dossier import bottom_line, render
from headwater.dossier.view import needs_marks
from headwater.model import Dossier
from tests.dossier.conftest import Rendered
from tests.dossier.crowd import crowd, hostile, verbose
from tests.dossier.ferry import ferry

BOTH = pytest.mark.parametrize("name", ["calm", "harmful"])


def rendered(name: str, request: pytest.FixtureRequest) -> Rendered:
    value = request.getfixturevalue(name)
    assert isinstance(value, Rendered)
    return value


def words_of(element: html.HtmlElement) -> str:
    return str(element.text_content())


def as_shown(text: str) -> str:
    """Return text as HTML can hold it: controls by their pictures."""
    return re.sub("[\0-\x08\x0e-\x1f]", lambda found: chr(0x2400 + ord(found.group())), text)


@pytest.mark.parametrize("dossier", [ferry(), hostile(), crowd(12), verbose(40)])
def test_rendering_twice_gives_the_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in render(dossier, tmp_path / "a")]
    second = [path.read_bytes() for path in render(dossier, tmp_path / "b")]
    assert first == second


def test_three_files_are_written_and_named(tmp_path: Path) -> None:
    paths = render(ferry(), tmp_path / "deep" / "folder")
    assert [path.name for path in paths] == ["index.html", "dossier.md", "dossier.json"]


@BOTH
def test_the_page_needs_nothing_from_outside(name: str, request: pytest.FixtureRequest) -> None:
    page = rendered(name, request).page
    links = [link for _, attribute, link, _ in page.iterlinks() if attribute != "style"]
    assert links
    assert all(link.startswith("#") for link in links)
    for tag in ("script", "img", "iframe", "object", "embed", "link", "form", "base", "audio"):
        assert not list(page.iter(tag))
    assert "url(" not in page.findtext(".//style")
    assert "@import" not in page.findtext(".//style")


@BOTH
def test_no_text_of_a_report_becomes_markup(name: str, request: pytest.FixtureRequest) -> None:
    page = rendered(name, request).page
    for element in page.iter():
        assert not any(attribute.startswith("on") for attribute in element.attrib)
    assert len(list(page.iter("style"))) == 1
    assert len(list(page.iter("main"))) == 1


@BOTH
def test_every_link_leads_somewhere_and_every_id_is_one(
    name: str, request: pytest.FixtureRequest
) -> None:
    page = rendered(name, request).page
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


@BOTH
def test_every_passage_is_the_text_of_its_span(name: str, request: pytest.FixtureRequest) -> None:
    made = rendered(name, request)
    passages = 0
    for words in made.page.xpath("//q[contains(@class, 'words')]"):
        ref = words.getnext()
        if ref is None or ref.get("class") != "ref":
            continue
        handle, start, end = re.findall(r"\d+", words_of(ref))
        text = made.dossier.reports[int(handle) - 1].text
        assert words_of(words) == as_shown(text[int(start) : int(end)])
        passages += 1
    assert passages >= 2


@BOTH
def test_every_wording_is_the_words_of_its_statement(
    name: str, request: pytest.FixtureRequest
) -> None:
    made = rendered(name, request)
    known = {
        f"s{number}": as_shown(
            each.wording(next(r.text for r in made.dossier.reports if r.id == each.report))
        )
        for number, each in enumerate(made.dossier.statements, 1)
    }
    shown = made.page.xpath("//p[@class='wording']")
    for wording in shown:
        anchor = wording.getnext().xpath("./a[@class='ref']/@href")[0][1:]
        pieces = wording.xpath("./descendant::span[@class='w' or @class='gap']")
        assert "".join(map(words_of, pieces)) == known[anchor]
    assert len(shown) >= len(known)


@BOTH
def test_the_reports_stand_there_unchanged(name: str, request: pytest.FixtureRequest) -> None:
    made = rendered(name, request)
    shown = [words_of(each) for each in made.page.xpath("//div[@class='text']")]
    assert shown == [as_shown(report.text) for report in made.dossier.reports]


def test_overlapping_statements_are_marked_without_losing_a_letter(tmp_path: Path) -> None:
    dossier = verbose(50)
    page = html.parse(str(render(dossier, tmp_path)[0]))
    assert words_of(page.xpath("//div[@class='text']")[0]) == dossier.reports[0].text
    marked = page.xpath("//span[@class='told-here']/@data-statements")
    assert {anchor for each in marked for anchor in each.split()} == {
        f"s{number}" for number in range(1, 50)
    }
    assert any(" " in each for each in marked)


def test_ten_thousand_statements_make_a_page(tmp_path: Path) -> None:
    page = html.parse(str(render(verbose(10_000), tmp_path)[0]))
    assert len(page.xpath("//details//li")) == 9_999


def test_the_sections_stand_in_order(calm: Rendered) -> None:
    assert [section.get("id") for section in calm.page.iter("section")] == [
        "claims", "each", "lineage", "conflicts", "sides", "singles", "reports", "reading",
    ]  # fmt: skip
    levels = [int(each.tag[1]) for each in calm.page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_the_page_opens_with_the_bottom_line(calm: Rendered) -> None:
    assert words_of(calm.page.find(".//h1")) == bottom_line(calm.dossier)
    assert calm.page.get("lang") == "en"
    assert calm.page.findtext(".//title").startswith(calm.dossier.story.title)


def test_the_table_tells_origins_chokepoints_drift_and_conflict(calm: Rendered) -> None:
    rows = calm.page.xpath("//table[@class='claims']/tbody/tr")
    cells = [[" ".join(words_of(cell).split()) for cell in row] for row in rows]
    assert [cell[0] for cell in cells] == ["C1", "C2", "C3", "C4"]
    assert [cell[2] for cell in cells] == ["6", "5", "4", "4"]
    assert [cell[3].lstrip("●○ ") for cell in cells] == ["2", "1", "1", "0 +1 unnamed"]
    assert cells[0][4] == "Ysmere Harbour Office, Coast Watch of Ysmere"
    assert cells[2][5] == "stage escalated paraphrase became quotation"
    assert cells[1][6] == "≠ conflict X1"


def test_what_changed_is_marked_against_the_upstream_wording(calm: Rendered) -> None:
    wordings = calm.page.xpath("//article[@id='c1']//p[@class='wording']")
    assert [words_of(each) for each in wordings[1].iter("del")] == ["at 05:12 this morning"]
    assert [words_of(each) for each in wordings[1].iter("ins")] == ["on Sunday"]
    assert [words_of(each) for each in wordings[4].iter("del")] == ["may have"]
    assert not list(wordings[2].iter("ins", "del"))  # R3 copied R2, so nothing changed
    assert [words_of(each) for each in wordings[0].iter("mark")] == ["may have"]


def test_a_drift_shows_both_passages_and_its_reason(calm: Rendered) -> None:
    first = calm.page.xpath("//article[@id='c1']//li[@class='drift']")[0]
    text = " ".join(words_of(first).split())
    assert text == (
        "hedge lost R2 → R6 may have struck R2 45–60 → struck R6 16–22 "
        "“may have” is gone: a possibility became a fact."
    )


def test_narrator_statements_of_one_report_are_folded(calm: Rendered) -> None:
    folded = calm.page.xpath("//section[@id='singles']//details//p[@class='wording']")
    assert [words_of(each) for each in folded] == ["The cause is not known"]


def test_where_a_report_came_from_is_told(calm: Rendered) -> None:
    capture = calm.page.xpath("//article[@id='r2']//details[@class='capture']")[0]
    report = calm.dossier.reports[1]
    for part in (report.capture.sha256, report.capture.uri, "json:title", "json:published"):
        assert part in words_of(capture)


def test_a_flood_of_wordings_is_folded_after_the_first(tmp_path: Path) -> None:
    page = html.parse(str(render(crowd(40), tmp_path)[0]))
    claim = page.xpath("//article[@id='c1']")[0]
    assert len(claim.xpath("./ol/li")) == 15
    assert len(claim.xpath("./details/ol/li")) == 25


def test_why_reports_are_akin_is_told_with_the_passages_alike(calm: Rendered) -> None:
    kin = calm.page.xpath("//div[@class='kinship']")
    assert len(kin) == len(calm.dossier.lineage.derivations)
    alike = kin[0].xpath(".//p[@class='alike']/q")
    assert [words_of(each) for each in alike] == ["passengers were hurt"] * 2


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("a gate", (True, True)),
        ("“a gate,”", (False, False)),
        ("“a gate", (False, True)),
        ("a “gate”", (True, True)),
    ],
)
def test_words_with_quotation_marks_of_their_own_get_no_second_ones(
    words: str, marks: tuple[bool, bool]
) -> None:
    assert needs_marks(words) == marks
