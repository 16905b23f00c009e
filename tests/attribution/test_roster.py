from collections.abc import Iterator
from typing import Any

from headwater.attribution.roster import Roster
from headwater.language import Name, NameKind, find_names
from headwater.model import Span


class Counted(str):
    """A text that counts how often a stretch of it is taken."""

    taken = 0

    def __getitem__(self, place: Any) -> str:
        Counted.taken += 1
        return str.__getitem__(self, place)


def roster(text: str) -> Roster:
    return Roster(text, find_names(text))


def at(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span(start, start + len(words))


def test_a_short_name_leads_to_the_longest_that_it_abbreviates() -> None:
    text = "Ida Maria Brandt met Brandt and Falk."
    names = roster(text)
    assert names.fullest(at(text, "Brandt")).of(text) == "Ida Maria Brandt"
    assert names.fullest(at(text, "Falk")).of(text) == "Falk"


def test_a_title_does_not_part_a_name_from_its_full_form() -> None:
    text = "Ida Brandt spoke. Ms. Brandt left."
    assert roster(text).fullest(at(text, "Ms. Brandt")).of(text) == "Ida Brandt"


def test_a_rarer_longer_name_holds_a_word_too_many() -> None:
    text = "Stubborn Ida Brandt! Ida Brandt spoke. Ida Brandt left. Brandt came."
    assert roster(text).fullest(at(text, "Brandt")).of(text) == "Ida Brandt"
    assert roster(text).fullest(at(text, "Ida Brandt")) == at(text, "Ida Brandt")


def test_titles_tell_whom_a_pronoun_can_mean() -> None:
    text = "Ms. Brandt met Mr. Falk and Oren Talv."
    names = roster(text)
    assert not names.may_be(at(text, "Ms. Brandt"), "he")
    assert names.may_be(at(text, "Mr. Falk"), "he")
    assert names.may_be(at(text, "Oren Talv"), "he")
    assert names.may_be(at(text, "Oren Talv"), "she")


def test_a_role_leads_to_the_first_who_is_named_with_it() -> None:
    for text in (
        "The leader Oren Talv spoke to Ida Brandt.",
        "Oren Talv, the Vesperian leader, spoke to Ida Brandt.",
        "Leader Oren Talv spoke to Ida Brandt.",
    ):
        bearer = roster(text).bearer("leader")
        assert bearer is not None
        assert "Oren Talv" in bearer.of(text)
        assert roster(text).bearer("mayor") is None


def test_a_noun_leads_to_the_last_body_named_with_it_before() -> None:
    text = "The Harbour Authority met the Port Authority. Later the Dock Authority spoke."
    names = roster(text)
    found = names.headed({"authority"}, text.index("Later"))
    assert found is not None
    assert found.of(text) == "Port Authority"
    assert names.headed({"ministry"}, 10) is None


def test_state_media_mean_the_agency_named_nearest() -> None:
    text = "State media VNA told. Rain fell. The BNO agency told more."
    names = roster(text)
    assert [s.of(text) for s in _agencies(names, 0, len(text))] == ["VNA", "BNO"]


def _agencies(names: Roster, *places: int) -> Iterator[Span]:
    for place in places:
        span = names.agency_near(place)
        assert span is not None
        yield span


def test_looking_up_takes_no_longer_with_more_names() -> None:
    """Each name is looked at a fixed number of times, whatever is asked and how often."""

    def taken(count: int) -> int:
        text = Counted(" ".join(f"Ida{n} Falk{n} ran." for n in range(count)))
        spans = [Span(f.start, f.end) for f in (n.span for n in find_names(str(text)))]
        names = Roster(text, tuple(_person(span) for span in spans))
        Counted.taken = 0
        for span in spans:
            names.fullest(span)
            names.kinds(span.of(str(text)))
            names.person_before(span.end, "he")
            names.headed({"ministry"}, span.end)
            names.agency_near(span.start)
            names.bearer("leader")
        return Counted.taken

    assert taken(200) <= 2.1 * taken(100)


def _person(span: Span) -> Name:
    return Name(kind=NameKind.PERSON, span=span, confidence=1.0)


def test_a_place_is_not_short_for_a_paper_named_after_it() -> None:
    text = "Tolmar is wet, the Tolmar Evening Post wrote."
    names = (
        Name(span=Span(0, 6), kind=NameKind.PLACE, confidence=0.9),
        Name(span=at(text, "Tolmar Evening Post"), kind=NameKind.ORGANISATION, confidence=0.9),
    )
    assert Roster(text, names).fullest(Span(0, 6)) == Span(0, 6)


def test_a_place_before_another_ministers_name_holds_no_office() -> None:
    text = "The forgery was made in Kestel, Trade Minister Brandt said. The minister left."
    bearer = roster(text).bearer("minister")
    assert bearer is None or bearer.of(text) != "Kestel"


def test_a_word_that_a_family_and_its_firm_share_means_the_person() -> None:
    text = "Brandt Wharf let Ida Brandt sue Brandt Wharf. Brandt won."
    kinds = [NameKind.ORGANISATION, NameKind.PERSON, NameKind.ORGANISATION, NameKind.PERSON]
    words = ["Brandt Wharf", "Ida Brandt", "Brandt Wharf", "Brandt"]
    names, place = [], 0
    for word, kind in zip(words, kinds, strict=True):
        place = text.index(word, place)
        names.append(Name(span=Span(place, place + len(word)), kind=kind, confidence=0.9))
        place += len(word)
    assert Roster(text, tuple(names)).fullest(names[-1].span).of(text) == "Ida Brandt"
