import pytest

from headwater.ingest.credits import agencies, patterns, split_names

_EXAMPLES = [(one, text) for one in patterns() for text in one.examples]
_COUNTER_EXAMPLES = [(one, text) for one in patterns() for text in one.counter_examples]
_BY_NAME = {one.name: one for one in patterns()}


@pytest.mark.parametrize(
    ("name", "text"), [(one.name, text) for one, text in _EXAMPLES], ids=lambda part: part
)
def test_each_pattern_matches_its_examples(name: str, text: str) -> None:
    assert _BY_NAME[name].match(text, 0, len(text))


@pytest.mark.parametrize(
    ("name", "text"), [(one.name, text) for one, text in _COUNTER_EXAMPLES], ids=lambda part: part
)
def test_each_pattern_passes_over_its_counter_examples(name: str, text: str) -> None:
    assert not _BY_NAME[name].match(text, 0, len(text))


def test_every_pattern_has_a_name_of_its_own_and_examples_both_ways() -> None:
    assert len(_BY_NAME) == len(patterns())
    assert all(one.examples and one.counter_examples for one in patterns())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ines Vogt; Editing by Tom Adeyo", ("Ines Vogt", "Tom Adeyo")),
        ("Ines Vogt in Lumbre, Ada Bell and Nils Tarr", ("Ines Vogt", "Ada Bell", "Nils Tarr")),
        ("Ines Vogt Editing by Tom Adeyo", ("Ines Vogt", "Tom Adeyo")),
        ("Northline via Quayside", ("Northline", "Quayside")),
        ("ELN/Handout via RFE/RL", ("ELN", "RFE/RL")),
        ("AP Photo/Nils Tarr", ("AP", "Nils Tarr")),
        ("Quayside's Ada Bell", ("Quayside", "Ada Bell")),
        ("A. Bell/ELN", ("A. Bell", "ELN")),
        ("agencies", ()),
        ("Ada Bell and Ada Bell", ("Ada Bell", "Ada Bell")),
    ],
)
def test_a_credit_is_split_into_its_names(words: str, names: tuple[str, ...]) -> None:
    assert split_names(words) == names


def test_the_longest_agency_names_come_first() -> None:
    lengths = [len(name) for name in agencies()]
    assert lengths == sorted(lengths, reverse=True)
