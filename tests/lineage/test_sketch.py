import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lineage.forms import read_form, read_plain, read_words
from headwater.lineage.listings import count_links, find_listings
from headwater.lineage.sketch import sketch
from headwater.model import ZoneKind
from headwater.text import content_stems, place_sentences
from tests.dossier.drafting import report

# What ends a sentence or looks as if it did, and what may come before and after.
PIECES = (
    *("a.m.", "U.S.", "Inc.", "Dr.", "R.", "etc.", "3.5", "5.", "…", "?!", ".", ".”", ".)", "“Go"),
    *(
        " ",
        "  ",
        "\n",
        "\t",
        "\u2028",
        "lock",
        "Lock",
        "É",
        "ß",
        "(",
        "«",
        "old-new",
        "1,200",
        "’s",
    ),
)
LISTED = (" and ", ", ", ", and ", "coal", "salt", "old tugs", "and", " ", ".", "; ")
PLAIN = ("the", "The", "May", "Monday", "three", "Dozen", "IT", "Osmund", "harbours", "us", "US")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("It carried coal, timber and salt.", ("coal", "timber", "salt")),
        ("It carried coal, timber, and salt.", ("coal", "timber", "salt")),
        ("The fleet has new tugs, old barges and two dredgers.", ("tug", "barg", "two")),
    ],
)
def test_a_list_of_three_is_known_by_its_items_in_order(text: str, items: tuple[str, ...]) -> None:
    assert list(sketch(report("r", text), (), {}).lists) == [items]


@pytest.mark.parametrize("text", ["It carried coal and salt.", "Salt, salt and salt.", ""])
def test_two_things_or_one_thing_thrice_are_no_list(text: str) -> None:
    assert sketch(report("r", text or "Fog."), (), {}).lists == {}


def test_the_same_things_in_another_order_are_another_list() -> None:
    one = sketch(report("a", "It carried coal, timber and salt."), (), {})
    other = sketch(report("b", "It carried salt, timber and coal."), (), {})
    assert not one.lists.keys() & other.lists.keys()


def test_quoted_words_are_masked_before_runs_are_counted() -> None:
    text = "Brandt spoke. “We shall rebuild the quay before the winter storms,” she said."
    boiled = sketch(report("r", text), (), {})
    assert not boiled.runs
    assert [q.span.of(text)[:8] for q in boiled.quotations] == ["We shall"]


def test_a_run_does_not_reach_across_a_quotation() -> None:
    text = "The master of the “old” quay went home again early."
    runs = sketch(report("r", text), (), {}).runs
    assert runs == sketch(report("b", "quay went home again early"), (), {}).runs
    assert len(runs) == 1


def test_credit_lines_and_captions_are_no_reused_text() -> None:
    text = "The quay sank today in heavy rain. Photo by Jon Asp of Coastal Wire in Osmund"
    credit = "Photo by Jon Asp of Coastal Wire in Osmund"
    boiled = sketch(report("r", text, zones=((ZoneKind.PHOTO_CREDIT, credit),)), (), {})
    assert boiled.runs == sketch(report("b", text.removesuffix(f" {credit}")), (), {}).runs
    assert boiled.credits == {}


@given(st.text(st.sampled_from("abcdeinorstwyABMST"), min_size=1) | st.sampled_from(PLAIN))
def test_a_plain_word_is_looked_at_as_any_other(word: str) -> None:
    assert read_plain(word, word) == read_form(word)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_sentences_cut_piece_by_piece_hold_the_words_of_sentences_cut_in_the_text(
    text: str,
) -> None:
    read = read_words(text, (), 5)
    cut = [frozenset(content_stems(text[start:end])) for start, end in place_sentences(text)]
    assert read.sentences() == cut


@given(st.lists(st.sampled_from(LISTED), max_size=30).map("".join))
def test_a_text_lists_no_more_than_it_has_ands(text: str) -> None:
    assert len(list(find_listings(text))) <= count_links(text)
