import pytest

from headwater.ingest.pieces import lines, sentences
from headwater.model import Span


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("It sank. Nobody knew.", ["It sank.", "Nobody knew."]),
        ("It sank on Dec. 2, 2030. Nobody knew.", ["It sank on Dec. 2, 2030.", "Nobody knew."]),
        ("Dr. A. Bell of the U.S. Navy spoke.", ["Dr. A. Bell of the U.S. Navy spoke."]),
        ("It left the U.S. Photo: A. Bell/ELN.", ["It left the U.S.", "Photo: A. Bell/ELN."]),
        ("“It sank.” (Reporting by A. Bell)", ["“It sank.”", "(Reporting by A. Bell)"]),
        ("(Image: ELN) It sank.", ["(Image: ELN)", "It sank."]),
        ("It (the ELN) Was late.", ["It (the ELN) Was late."]),
        ("It cost 3.5 million. 40 cars sank.", ["It cost 3.5 million.", "40 cars sank."]),
    ],
)
def test_a_line_is_cut_into_sentences(line: str, parts: list[str]) -> None:
    assert [span.of(line) for span in sentences(line, Span(0, len(line)))] == parts


def test_blank_lines_are_passed_over() -> None:
    text = "\n a \n \n\tb\n"
    assert [span.of(text) for span in lines(text)] == ["a", "b"]
