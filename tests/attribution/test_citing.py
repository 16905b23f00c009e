"""Whom somebody cites for what he says."""

import pytest

from tests.attribution.sayings import credited


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Tolmar Board said, quoting its own archivist, that the bridge was old.",
            "Tolmar Board > its own archivist",
        ),
        (
            "The Tolmar Board, citing her own auditors, said the bridge was old.",
            "Tolmar Board > her own auditors",
        ),
        ("Ida Brandt, citing the barge's log, said the bridge was old.",
         "Ida Brandt > the barge's log"),
        # the last who tells cites, and nobody whom he tells of
        ("Ida Brandt warned that the bridge was old, the Tolmar Board said, citing a log.",
         "Tolmar Board > a log > Ida Brandt"),
        # what is no party is no source
        ("The Tolmar Board said, citing the danger, that the bridge was shut.", "Tolmar Board"),
    ],
)  # fmt: skip
def test_who_is_cited_stands_inside_who_cites(text: str, who: str) -> None:
    assert [each.who for each in credited(text)] == [who]
