import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.zones import (
    READ_CHARACTERS,
    READ_SENTENCES,
    find_byline,
    find_published,
    find_zones,
)
from headwater.model import Span, ZoneKind
from headwater.text import find_sentences

HEADLINE, TEXT_CREDIT = ZoneKind.HEADLINE, ZoneKind.TEXT_CREDIT
PHOTO_CREDIT, CAPTION = ZoneKind.PHOTO_CREDIT, ZoneKind.CAPTION
BOILERPLATE = ZoneKind.BOILERPLATE

Told = tuple[ZoneKind, str, tuple[str, ...]]


def _told(text: str, title: str = "", captions: tuple[str, ...] = ()) -> list[Told]:
    return [(z.kind, z.span.of(text), z.names) for z in find_zones(text, title, captions)]


@pytest.mark.parametrize(
    ("text", "credit", "names"),
    [
        ("SEOUL (Reuters) - The ferry sank.", "SEOUL (Reuters) -", ("Reuters",)),
        ("PORT ESKER, March 14 (ELN) -- It sank.", "PORT ESKER, March 14 (ELN) --", ("ELN",)),
        ("LUMBRE, Tarn Coast (TCP) — It sank.", "LUMBRE, Tarn Coast (TCP) —", ("TCP",)),
        ("LUMBRE (Harbour Wire) - It sank.", "LUMBRE (Harbour Wire) -", ("Harbour Wire",)),
        ("LUMBRE -- The ferry sank.", "LUMBRE --", ()),
        ("(Harbour Wire) – The ferry sank.", "(Harbour Wire) –", ("Harbour Wire",)),
        (
            "It sank. Edited by Rhea Moss and Nils Tarr.",
            "Edited by Rhea Moss and Nils Tarr.",
            ("Rhea Moss", "Nils Tarr"),
        ),
        (
            "It sank. (Reporting by Ines Vogt; Editing by Tom Adeyo)",
            "(Reporting by Ines Vogt; Editing by Tom Adeyo)",
            ("Ines Vogt", "Tom Adeyo"),
        ),
        ("It sank.\nSource: Harbour Wire", "Source: Harbour Wire", ("Harbour Wire",)),
        ("It sank. (AFP)", "(AFP)", ("AFP",)),
        (
            "By Rhea Moss, Quayside\nIt sank.",
            "By Rhea Moss, Quayside",
            ("Rhea Moss", "Quayside"),
        ),
    ],
)
def test_a_credit_of_the_text_is_found_to_the_letter(
    text: str, credit: str, names: tuple[str, ...]
) -> None:
    assert _told(text) == [(TEXT_CREDIT, credit, names)]


@pytest.mark.parametrize(
    ("text", "credit", "names"),
    [
        (
            "It sank. Photo: Northline via Quayside.",
            "Photo: Northline via Quayside.",
            ("Northline", "Quayside"),
        ),
        (
            "It sank.\nHarbour School/Handout via REUTERS",
            "Harbour School/Handout via REUTERS",
            ("Harbour School", "REUTERS"),
        ),
        ("It sank at the quay (Image: Tern Imaging).", "(Image: Tern Imaging)", ("Tern Imaging",)),
    ],
)
def test_a_credit_of_a_picture_is_found_to_the_letter(
    text: str, credit: str, names: tuple[str, ...]
) -> None:
    assert _told(text) == [(PHOTO_CREDIT, credit, names)]


def test_one_paragraph_may_hold_every_kind_of_zone() -> None:
    text = (
        "Ferry held\n\nLUMBRE (ELN) -- It was late. "
        "A ferry lies at the quay in Esker, Dec. 2, 2030. (AFP) It sank on Friday. "
        "Photo: A. Bell. Article edited by Nils Tarr. Comments are closed."
    )
    assert _told(text, "Ferry held") == [
        (HEADLINE, "Ferry held", ()),
        (TEXT_CREDIT, "LUMBRE (ELN) --", ("ELN",)),
        (CAPTION, "A ferry lies at the quay in Esker, Dec. 2, 2030.", ()),
        (PHOTO_CREDIT, "(AFP)", ("AFP",)),
        (PHOTO_CREDIT, "Photo: A. Bell.", ("A. Bell",)),
        (TEXT_CREDIT, "Article edited by Nils Tarr.", ("Nils Tarr",)),
        (BOILERPLATE, "Comments are closed.", ()),
    ]


def test_a_credit_right_behind_a_caption_is_the_picture_s() -> None:
    caption = "FILE PHOTO: A ferry lies at the quay."
    text = f"It sank. {caption} Source: ELN\nSource: Quayside"
    assert _told(text) == [
        (CAPTION, caption, ()),
        (PHOTO_CREDIT, "Source: ELN", ("ELN",)),
        (TEXT_CREDIT, "Source: Quayside", ("Quayside",)),
    ]


def test_a_caption_that_the_format_marks_is_a_caption_whatever_it_says() -> None:
    text = "It sank.\nThe quay on Friday. (AFP)\nNobody knew."
    assert _told(text, captions=("The quay on Friday. (AFP)", "elsewhere", "")) == [
        (CAPTION, "The quay on Friday.", ()),
        (PHOTO_CREDIT, "(AFP)", ("AFP",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank on March 3, 2031.",
        "The film was edited by Rhea Moss, who lives in Esker.",
        "Officials spoke by phone. The agency (ELN) said so.",
        "BREAKING - The ferry sank.",
        "“Read more than one paper,” he said.",
        "Edda Roth (LDP) - the former captain - spoke.",
    ],
)
def test_running_text_is_no_zone(text: str) -> None:
    assert _told(text) == []


def test_a_dateline_stands_near_the_top_only() -> None:
    text = "\n".join(["It was late."] * 8 + ["LUMBRE (ELN) -- It sank."])
    assert _told(text) == []


def test_a_title_that_does_not_start_the_text_is_no_zone() -> None:
    assert _told("It sank.", "Ferry held") == []


def test_the_byline_is_read_near_the_top() -> None:
    assert find_byline("Ferry held\nBy Rhea Moss\nIt sank.") == "Rhea Moss"
    assert find_byline("\n".join(["It sank."] * 9 + ["By Rhea Moss"])) is None


_SCRAPS = (
    "LUMBRE|(ELN)|--|Photo:|A. Bell|/|via|Edited by|Nils Tarr|.|\n|Dec. 2, 2030|,|said|“|É|(|)|By|©"
    "|A ferry lies at the quay|Comments are closed.|Source:|(AFP)|2031"
).split("|")
_WORDS = st.lists(st.sampled_from(_SCRAPS), max_size=40).map(" ".join)


@given(_WORDS | st.text(), st.integers(0, 40), st.lists(_WORDS, max_size=2))
def test_zones_lie_in_the_text_ascend_and_do_not_overlap(
    text: str, cut: int, captions: list[str]
) -> None:
    zones = find_zones(text, text[:cut].strip(), tuple(captions))
    edges = [edge for zone in zones for edge in (zone.span.start, zone.span.end)]
    assert edges == sorted(edges)
    assert all(zone.span.of(text) for zone in zones)


def test_the_rest_of_a_text_longer_than_any_report_is_marked_as_unread() -> None:
    text = "Rain fell. " * (READ_SENTENCES + 5)
    *_, rest = find_zones(text, "")
    assert rest.kind is ZoneKind.UNREAD
    assert rest.span.end == len(text)
    assert len(find_sentences(text[: rest.span.start])) == READ_SENTENCES
    solid = "a" * (READ_CHARACTERS + 7)
    assert [zone.span for zone in find_zones(solid, "")] == [Span(READ_CHARACTERS, len(solid))]


def test_a_text_of_usual_length_is_read_to_its_end() -> None:
    assert find_zones("Rain fell. " * READ_SENTENCES, "") == ()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Ferry held\n\nPublished: 2 May 2031 14:02 BST\nIt sank.", "2 May 2031 14:02 BST"),
        ("Ferry held\n\nUpdated: 3 May 2031\nPosted: 2 May 2031\nIt sank.", "2 May 2031"),
        ("Ferry held\n\nUpdated: 3 May 2031\nIt sank.", "3 May 2031"),
        (
            "Ferry held\n\nFriday, May 2, 2031, 9:14 a.m.\nIt sank.",
            "Friday, May 2, 2031, 9:14 a.m.",
        ),
        ("Ferry held\n\nIt sank on 2 May 2031.", None),
        ("Ferry held\n\nIt sank.\nA.\nB.\nC.\nD.\nE.\n2 May 2031\nF.", None),
    ],
)
def test_a_line_that_is_a_date_tells_when_it_was_published(
    text: str, published: str | None
) -> None:
    assert find_published(text) == published


def test_a_line_that_is_a_date_or_a_masthead_says_nothing_itself() -> None:
    text = "Ferry held\n\nGull Wire\n2 May 2031\nThe ferry sank."
    assert _told(text, "Ferry held") == [
        (HEADLINE, "Ferry held", ()),
        (TEXT_CREDIT, "Gull Wire", ("Gull Wire",)),
        (BOILERPLATE, "2 May 2031", ()),
    ]
