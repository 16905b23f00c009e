import pytest

from headwater.grounding.self_published import own_voice
from headwater.model import Credit, SourceKind, ZoneKind
from tests.grounding.stories import chains, link, report


@pytest.mark.parametrize(
    ("outlet", "text", "words", "kind"),
    [
        (
            "Halden General Hospital (statement)",
            "Our staff treated 14 people in the night.",
            "Our",
            SourceKind.ORGANISATION,
        ),
        (
            "Ostrava Coast Guard",
            "The Ostrava Coast Guard found the ferry at dawn.",
            "Ostrava Coast Guard",
            SourceKind.ORGANISATION,
        ),
        (
            "Ministry of Trade",
            "The Trade Ministry opened the yard.",
            "Trade Ministry",
            SourceKind.ORGANISATION,
        ),
        (
            "Vesperian State News Agency",
            "We report from the yard.",
            "We",
            SourceKind.STATE_MEDIA,
        ),
    ],
)
def test_a_party_that_publishes_about_itself_speaks_where_it_names_itself(
    outlet: str, text: str, words: str, kind: SourceKind
) -> None:
    item = report("own", text, outlet=outlet)
    voice = own_voice(item)
    assert voice is not None
    assert (voice.span.of(text), voice.kind) == (words, kind)


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Tolmar Gazette", "Our staff saw the ferry."),
        ("Hospital Times", "Our staff saw the ferry."),
        ("Harbour Ministry", "Nothing names the party here."),
        (None, "Our staff saw the ferry."),
    ],
)
def test_an_ordinary_outlet_has_no_voice_of_its_own(outlet: str | None, text: str) -> None:
    assert own_voice(report("plain", text, outlet=outlet)) is None


def test_we_inside_quotation_marks_is_not_the_outlets_own_voice() -> None:
    text = "“We will rebuild the mole,” minister Ada Rusk said on air."
    assert own_voice(report("own", text, outlet="Vesperian State Radio")) is None
    text += " We shall broadcast the whole speech."
    voice = own_voice(report("own", text, outlet="Vesperian State Radio"))
    assert voice is not None
    assert voice.span.start == text.rindex("We ")


def test_a_hospitals_statement_is_credited_to_the_hospital() -> None:
    item = report(
        "own",
        "Our staff treated 14 people in the night.",
        outlet="Halden General Hospital (statement)",
    )
    linked = link(item)
    assert chains(linked) == [("Halden General Hospital",)]
    assert linked.statements[0].chain[0].credit is Credit.BYLINE


def test_its_own_director_is_relayed_by_it_and_a_stranger_body_is_not() -> None:
    text = (
        "Our staff treated 14 people. Director Ida Brandt said two had died. "
        "The Harbour Ministry said the ferry was old."
    )
    item = report("own", text, outlet="Halden General Hospital (statement)")
    assert chains(link(item)) == [
        ("Halden General Hospital",),
        ("Halden General Hospital", "Ida Brandt"),
        ("Harbour Ministry",),
    ]


def test_the_party_is_the_same_entity_where_another_outlet_credits_it() -> None:
    own = report(
        "own", "Our staff treated 14 people.", outlet="Halden General Hospital (statement)"
    )
    other = report("other", "Halden General Hospital said it treated 14 people.", outlet="Wire")
    assert len(link(own, other).entities) == 1


def test_a_caption_stays_without_a_credit() -> None:
    item = report(
        "own",
        "We treated 14 people.\nBarges wait at the gate.",
        outlet="Halden General Hospital (statement)",
        zones=[(ZoneKind.CAPTION, "Barges wait at the gate.")],
    )
    assert chains(link(item))[-1] == ()


def test_a_verb_between_the_words_of_a_name_is_no_name() -> None:
    text = "The envoy rose. The President stated that Ostrel waits."
    voice = own_voice(report("own", text, outlet="Presidency of Ostrel (statement)"))
    assert voice is not None
    assert voice.span.of(text) == "Ostrel"


def test_who_studies_others_speaks_for_itself_only_in_the_first_person() -> None:
    item = report(
        "brief",
        "The yard was rebuilt in spring. We judge that the gate is new. We saw no cranes there.",
        outlet="Lowell Centre for Harbours",
    )
    linked = link(item)
    assert chains(linked)[0] == ()
    assert chains(linked)[1:] == [("Lowell Centre for Harbours",)] * 2
