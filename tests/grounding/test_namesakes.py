import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.grounding.namesakes import bare_name, initials, same_party
from headwater.model import SourceKind

PERSON, BODY = SourceKind.PERSON, SourceKind.ORGANISATION


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Chairman Oren Talv", "Oren Talv"),
        ("Prime Minister Oren Talv’s", "Oren Talv"),
        ("Dr. Ida Brandt", "Ida Brandt"),
        ("the Harbour Authority’s", "Harbour Authority"),
        ("The Lowell Institute (LI)", "Lowell Institute"),
        ("“Oren Talv”", "Oren Talv"),
        ("the minister", "minister"),
        ("state media", "state media"),
        ("General", "General"),
        ("Ambassador Ida Brandt", "Ida Brandt"),
        ("Ex-minister Brandt", "Brandt"),
        ("the General Staff", "General Staff"),
        ("Supreme Court", "Supreme Court"),
        ("Kestel Shipping Ltd", "Kestel Shipping"),
    ],
)
def test_a_name_is_bared_of_article_title_and_possessive(words: str, name: str) -> None:
    assert bare_name(words) == name


@pytest.mark.parametrize(
    ("left", "right", "kind", "same"),
    [
        # people
        ("Ida Brandt", "Brandt", PERSON, True),
        ("Ida Brandt", "Ida", PERSON, True),
        ("Ida Brandt", "I. Brandt", PERSON, True),
        ("Ida Brandt", "Ida M. Brandt", PERSON, True),
        ("Ida Brandt", "ida brandt", PERSON, True),
        ("Ida Brandt", "Otto Brandt", PERSON, False),
        ("Ida Brandt", "Ida Falk", PERSON, False),
        ("Ida Brandt", "O. Brandt", PERSON, False),
        ("Ida Brandt", "", PERSON, False),
        # bodies
        ("Vesperian News Agency", "VNA", BODY, True),
        ("Vesperian News Agency", "V.N.A.", BODY, True),
        ("V.N.", "VN", BODY, True),
        ("V.N. Harbour Board", "VN Harbour Board", BODY, True),
        ("V.N.", "VO", BODY, False),
        ("Vesperian News Agency", "Vesper News Agency", BODY, True),
        ("Harbour Ministry", "Ministry of the Harbour", BODY, True),
        ("Harbour Ministry", "Health Ministry", BODY, False),
        ("Harbour Ministry", "Harbour", BODY, False),
        ("Vesperian News Agency", "Ostravan News Agency", BODY, False),
        ("Ostrava Coast Guard", "OCD", BODY, False),
    ],
)
def test_two_names_name_one_party_only_if_nothing_contradicts_it(
    left: str, right: str, kind: SourceKind, same: bool
) -> None:
    assert same_party(left, right, kind) is same
    assert same_party(right, left, kind) is same


def test_initials_are_of_capitalised_words() -> None:
    assert initials("Ministry of the Harbour") == "MH"


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from([PERSON, BODY]))
def test_the_order_of_two_names_does_not_matter(left: str, right: str, kind: SourceKind) -> None:
    assert same_party(left, right, kind) == same_party(right, left, kind)
    assert same_party(left, left, kind)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_baring_any_words_never_fails(words: str) -> None:
    assert isinstance(bare_name(words), str)


def test_every_form_of_a_country_names_the_same_body() -> None:
    body = SourceKind.ORGANISATION
    assert same_party("North Korean Defence Ministry", "DPRK Ministry of Defence", body)
    assert same_party(bare_name("the Quay Watch rights group"), bare_name("Quay Watch"), body)
    assert same_party("Ran Sol-ok", "Ran Sol Ok", SourceKind.PERSON)
    assert not same_party("Ran Sol-ok", "Ran Sol-mi", SourceKind.PERSON)
    assert same_party("Ida Brändtė", "Ida Brandte", SourceKind.PERSON)
    assert same_party("U.S. Coast Guard", "American Coast Guard", body)
    assert same_party("Russia's defence ministry", "Russian Defense Ministry", body)
    assert not same_party("South Korean Defence Ministry", "DPRK Ministry of Defence", body)
