import pytest

from headwater.cli.marked import mark
from headwater.dossier.lookup import Lookup
from headwater.dossier.view import Wording
from headwater.dossier.wordings import wordings
from tests.dossier.ferry import ferry


def ferry_wordings() -> list[Wording]:
    lookup = Lookup(ferry())
    return [
        each
        for claim in lookup.dossier.claims
        for each in wordings([lookup.statements[told] for told in claim.statements], lookup)
    ]


@pytest.mark.parametrize("place", range(len(ferry_wordings())))
def test_without_styles_the_words_stand_as_in_the_report(place: int) -> None:
    wording = ferry_wordings()[place]
    plain = mark(wording, styled=False).plain.translate(dict.fromkeys(map(ord, '“”‘’"')))
    words = wording.words.translate(dict.fromkeys(map(ord, '“”‘’"')))
    assert " ".join(plain.split()) == " ".join(words.split())


def test_with_styles_hedges_new_and_dropped_words_are_told_apart() -> None:
    styles = {
        str(span.style) for each in ferry_wordings() for span in mark(each, styled=True).spans
    }
    assert {"italic yellow", "bold", "strike dim"} <= styles
