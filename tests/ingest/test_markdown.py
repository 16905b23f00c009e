import pytest

from headwater.ingest.markdown import strip_marks
from tests.ingest.originals import only_report, original, sources


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("The *old* **ferry** _sank_ __fast__.", "The old ferry sank fast."),
        ('See [the port](https://port.example "x") now.', "See the port now."),
        ("See [the port][1] now.\n\n[1]: https://port.example", "See the port now."),
        ("![A ferry](ferry.jpg)\n\nIt sank.", "It sank."),
        ("One line\nand its end.", "One line and its end."),
        ("- first\n- second\n\n1. third", "first\nsecond\n\nthird"),
        ("> It sank,\n> he said.", "It sank, he said."),
        ("## Night ##\nIt sank.\n\n***\n\nNobody knew.", "Night\n\nIt sank.\n\nNobody knew."),
        ("Call `port_office` <b>now</b>.<!-- not\nshown -->", "Call port_office now."),
        (
            r"It cost 5\*3 and 2 * 3 * 4, in port_of_vale.",
            "It cost 5*3 and 2 * 3 * 4, in port_of_vale.",
        ),
    ],
)
def test_marks_are_taken_away_and_words_stay(marked: str, words: str) -> None:
    assert strip_marks(marked) == words


def test_the_first_heading_is_the_title() -> None:
    report = only_report(original("# Ferry *held*\n\nIt was late.", "text/markdown"))
    assert (report.title, report.text) == ("Ferry held", "Ferry held\n\nIt was late.")
    assert sources(report)["title"] == "markdown:heading"


def test_front_matter_is_understood_and_cut() -> None:
    source = (
        '---\ntitle: "Ferry held"\ndate: 2031-03-14\nauthor: [Rhea Moss, Nils Tarr]\n'
        "outlet: 'Port Post'\ntags: x\n---\n\n# Ferry held\n\nIt was late.\n"
    )
    report = only_report(original(source, "text/markdown"))
    assert report.text == "Ferry held\n\nIt was late."
    assert (report.title, report.outlet) == ("Ferry held", "Port Post")
    assert report.byline == "Rhea Moss, Nils Tarr"
    assert report.published is not None
    assert sources(report)["published"] == "front matter:published"


def test_markdown_without_marks_is_read_as_plain_text() -> None:
    report = only_report(original("Ferry held at Esker\n\nIt was late.", "text/markdown"))
    assert (report.title, sources(report)["title"]) == ("Ferry held at Esker", "text:first line")
