import pytest

from headwater.attribution.outlets import called_media
from headwater.language import Name, NameKind
from headwater.model import SourceKind, Span
from tests.attribution.sayings import credited


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("She told the daily Lowell so.", "Lowell", SourceKind.MEDIA),
        ("The weekly Lowell was sold.", "Lowell", SourceKind.MEDIA),
        ("She told the Lowell newspaper so.", "Lowell", SourceKind.MEDIA),
        ("News website Lowell was first.", "Lowell", SourceKind.MEDIA),
        ("The state agency VNA said so.", "VNA", SourceKind.STATE_MEDIA),
        ("Corran Gazette staff left.", "Corran Gazette", SourceKind.MEDIA),
    ],
)
def test_a_name_is_a_mediums_where_the_report_calls_it_one(
    text: str, words: str, kind: SourceKind
) -> None:
    start = text.index(words)
    name = Name(kind=NameKind.ORGANISATION, span=Span(start, start + len(words)), confidence=0.9)
    assert called_media(text, [name]) == {words: kind}


def test_a_town_with_a_newspaper_is_no_medium() -> None:
    text = "A Tolmar newspaper said so, and the Tolmar radio mast fell."
    name = Name(kind=NameKind.PLACE, span=Span(2, 8), confidence=0.9)
    assert called_media(text, [name]) == {}


def test_a_medium_stays_one_once_it_is_called_so() -> None:
    *_, last = credited("The state agency VNA said the gate held. VNA said the pump failed.")
    assert (last.who, last.kinds) == ("VNA", (SourceKind.STATE_MEDIA,))
