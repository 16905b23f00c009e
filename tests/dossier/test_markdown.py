import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from headwater.dossier import assemble, render
from headwater.dossier.markdown import escape
from headwater.model import Lineage, Matches, Story, StoryId
from tests.dossier.conftest import Rendered
from tests.dossier.crowd import HARM
from tests.dossier.drafting import report

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TRICKY = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#|~&$^!+-.:/\n\"'=@;"), max_size=30)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"]), max_size=30)


def shown(markdown: str) -> str:
    """Return the words a reader of the Markdown sees."""
    inline = READER.parseInline(markdown)[0]
    assert all(child.type == "text" for child in inline.children or [])
    return "".join(child.content for child in inline.children or [])


@given(st.one_of(TRICKY, ANY))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escape(text)) == " ".join(text.split())


@given(st.one_of(TRICKY, ANY))
def test_escaped_text_cannot_break_a_table(text: str) -> None:
    table = f"| a | b |\n|---|---|\n| “{escape(text)}” | c |\n\nafter"
    tokens = READER.parse(table)
    assert [token.type for token in tokens].count("td_open") == 2
    assert tokens[-2].content == "after"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\0", "\ud800"])
def test_a_character_that_acts_on_its_neighbours_is_shown_by_number(sign: str) -> None:
    assert escape(f"a{sign}b") == f"a⟨U+{ord(sign):04X}⟩b"


@pytest.mark.parametrize("name", ["calm", "harmful"])
def test_the_document_keeps_its_form(name: str, request: pytest.FixtureRequest) -> None:
    made: Rendered = request.getfixturevalue(name)
    tokens = READER.parse(made.markdown)
    kinds = [token.type for token in tokens]
    assert not {"html_block", "fence", "code_block"} & set(kinds)
    inline = [child.type for token in tokens for child in token.children or []]
    assert not {"html_inline", "link_open", "image", "code_inline"} & set(inline)
    headings = [
        tokens[place + 1].content
        for place, token in enumerate(tokens)
        if token.tag == "h2" and token.type == "heading_open"
    ]
    assert headings == [
        "Claims told by two or more reports", "Lineage", "Conflicts", "Single-report statements",
        "Reports", "How to read this",
    ]  # fmt: skip


def test_the_table_says_the_same_as_the_page(calm: Rendered) -> None:
    lines = [line for line in calm.markdown.splitlines() if re.match(r"\| C\d", line)]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rows = calm.page.xpath("//table[@class='claims']/tbody/tr")
    for cell, row in zip(cells, rows, strict=True):
        page = [" ".join(each.text_content().split()) for each in row]
        assert cell[0] == page[0]
        assert cell[2] == page[2]
        assert cell[3] == page[3].lstrip("●○ ")
        assert cell[4] == page[4]
        assert cell[5].replace(",", "") == page[5]
        assert cell[6] == page[6].removeprefix("≠ conflict ")


def test_every_figure_of_the_head_is_in_both(calm: Rendered) -> None:
    for figure in calm.page.xpath("//ul[@class='figures']/li"):
        words = " ".join(figure.text_content().split())
        assert words in calm.markdown


def test_every_drift_and_reason_of_the_page_is_in_the_markdown(calm: Rendered) -> None:
    for sentence in calm.page.xpath("//p[@class='reason']|//ul[@class='reasons']/li/bdi"):
        assert escape(sentence.text_content()) in calm.markdown


def test_hostile_names_stand_escaped_in_their_rows(harmful: Rendered) -> None:
    row = next(line for line in harmful.markdown.splitlines() if line.startswith("| C1"))
    assert escape(HARM) in row


def test_the_texts_of_the_reports_stand_as_quotations(calm: Rendered) -> None:
    assert "> The ferry Calla may have struck the east breakwater on Sunday \\[C1\\], the" in (
        calm.markdown
    )


@pytest.mark.parametrize("line", ["- a", "1. a", "12) a", "+ a", "===", "---", "# a", "> a"])
def test_a_line_of_a_report_begins_no_list_and_no_heading(line: str, tmp_path: Path) -> None:
    told = report("x", f"first\n{line}\nlast", title="x", outlet="x")
    story = Story(id=StoryId("x"), title="x", reports=(told.id,))
    dossier = assemble(
        story=story, reports=[told], lineage=Lineage(), entities=(), statements=(),
        matches=Matches(claims=(), comparisons=(), drifts=()), corroborations=(),
    )  # fmt: skip
    written = render(dossier, tmp_path)[1].read_text("utf-8")
    quotes = [place for place, row in enumerate(written.splitlines()) if row.startswith("> ")]
    tokens = READER.parse("\n".join(written.splitlines()[quotes[0] : quotes[-1] + 1]))
    kinds = {token.type for token in tokens}
    assert kinds == {
        "blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"
    }  # fmt: skip
    assert [shown(token.content) for token in tokens if token.type == "inline"][1] == line
