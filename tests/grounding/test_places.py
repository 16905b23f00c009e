from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exceptions import ModelError
from headwater.grounding import ground
from headwater.grounding.gazetteer import gazetteer
from headwater.grounding.places import countries_of, find_places
from headwater.model import Place, Span
from tests.grounding.stories import report, statements_of


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(place.span.of(text), place.country, place.city) for place in find_places(text)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Pyongyang agreed.", "PRK"),
        ("The North Koreans agreed.", "PRK"),
        ("The DPRK agreed.", "PRK"),
        ("THE NORTH KOREAN ARMY AGREED", "PRK"),
        ("The U.S. agreed.", "USA"),
        ("It told US officials.", "USA"),
        ("The Kremlin agreed.", "RUS"),
        ("A Russia-backed council agreed.", "RUS"),
        ("A pro-Russian council agreed.", "RUS"),
        ("It lies in Côte d’Ivoire.", "CIV"),
        ("It lies in Cote d'Ivoire.", "CIV"),
        ("Two Spaniards agreed.", "ESP"),
        ("Kyiv agreed.", "UKR"),
        ("Kiev’s envoy agreed.", "UKR"),
        ("Washington, D.C., agreed.", "USA"),
    ],
)
def test_every_form_of_a_country_leads_to_its_code(text: str, country: str) -> None:
    assert [place.country for place in find_places(text)] == [country]


@pytest.mark.parametrize(
    "text",
    [
        "It told us so.",
        "Ships crossed the Indian Ocean.",
        "Peace on the Korean Peninsula.",
        "Ida Jordan agreed.",
        "Chad Brandt agreed.",
        "The Washington Harbour Ledger agreed.",
        "Austin agreed.",  # a city below a million, and nothing says that a place is meant
        "The Korean envoy agreed.",  # of which of the two?
        "Turkeys ran.",
        "",
    ],
)
def test_what_only_looks_like_a_place_is_passed_over(text: str) -> None:
    assert read(text) == []


def test_a_smaller_city_needs_words_that_say_a_place_is_meant() -> None:
    assert read("The envoy died in Austin.") == [("Austin", "USA", "Austin")]
    assert read("Austin, Texas, agreed.")[0] == ("Austin", "USA", "Austin")


def test_the_place_beside_it_settles_a_city() -> None:
    assert read("They met in London, Ontario.")[0] == ("London", "CAN", "London")
    assert read("They met in London.") == [("London", "GBR", "London")]


def test_an_open_name_takes_what_the_rest_of_the_report_names() -> None:
    assert [c for _, c, _ in read("Tbilisi lies in Georgia.")] == ["GEO", "GEO"]
    assert [c for _, c, _ in read("Ohio and Georgia agreed.")] == ["USA", "USA"]
    assert [c for _, c, _ in read("Seoul and Pyongyang sent Korean envoys.")] == ["KOR", "PRK"]


def test_a_persons_name_is_no_place_where_the_text_names_the_person() -> None:
    assert read("Ida Jordan came. Jordan agreed.") == []
    assert read("Ida Jordan came. She works in Jordan.") == [("Jordan", "JOR", None)]


def test_a_partys_name_tells_its_countries() -> None:
    assert countries_of("the North Korean army") == {"PRK"}
    assert countries_of("Pyongyang's army") == {"PRK"}
    assert countries_of("the Harbour Authority") == frozenset()


def test_a_statement_gets_the_places_of_its_own_content() -> None:
    text = "Norway said that two ferries had left Lisbon. Rain fell."
    item = report("one", text)
    said, rain = ground(item, statements_of([item]))
    assert [place.span.of(text) for place in said.places] == ["Lisbon"]
    assert rain.places == ()


def test_the_table_holds_no_form_without_a_word_and_knows_every_capital() -> None:
    entries = gazetteer().entries
    assert all(form.strip() == form and len(form) > 1 for form in entries)
    codes = {code for entry in entries.values() for code in entry.countries}
    assert len(codes) > 195
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_a_place_needs_a_code_of_three_letters() -> None:
    with pytest.raises(ModelError):
        Place(span=Span(0, 1), country="Norway")


@given(st.text(max_size=200) | st.text("Korea US.,’ \n-GeorgiaLondon\ud800", max_size=200))
def test_places_lie_inside_any_text_in_order_and_apart(text: str) -> None:
    found = find_places(text)
    assert all(place.span.end <= len(text) for place in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
