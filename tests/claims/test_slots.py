import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.clash import Clash, Slot
from headwater.claims.slots import apart, clashes, counterparts, same_quantity
from headwater.claims.told import Told
from headwater.model import Act, Bound, Quantity, Span
from tests.claims.wordings import Wording, wording


def told(words: str, act: Act = Act.ASSERT, *, negated: bool = False) -> Wording:
    return wording(f"{words}.", words, act=act, negated=negated)


def slots(one: Wording, other: Wording) -> list[Slot]:
    return [clash.slot for clash in found(one, other)]


def found(one: Wording, other: Wording) -> tuple[Clash, ...]:
    return clashes(*[Told(statement, report.text) for report, statement in (one, other)])


CLASHES: list[tuple[Wording, Wording, list[Slot]]] = [
    (
        told("A Vesperian tug rammed a barge of Ostrava"),
        told("An Ostravan barge collided with a tug of Vesperia"),
        [Slot.ACTOR],
    ),
    (
        told("A Vesperian tug rammed a barge of Ostrava"),
        told("The Ostravan barge was rammed by a tug from Vesperia"),
        [],
    ),
    (
        told("A Vesperian tug rammed a barge of Ostrava"),
        told("A Vesperian tug was deliberately rammed by a barge of Ostrava"),
        [Slot.ACTOR],
    ),
    (told("A tug rammed a barge of Ostrava"), told("An Ostravan barge hit a tug"), []),
    (told("Vesperia met Ostrava for talks"), told("Ostrava met Vesperia for talks"), []),
    (
        told("Andorran divers blew up the gate"),
        told("The gate was destroyed as a result of blasting by Maltese divers"),
        [Slot.DOER],
    ),
    (told("Andorran divers blew up the gate"), told("Andorra’s divers destroyed the gate"), []),
    (told("Andorran divers blew up the gate"), told("The gate was destroyed in Malta"), []),
    (told("Divers blew up the gate in Andorra"), told("Maltese divers blew up the gate"), []),
    (told("Andorra hit a Maltese boat"), told("Malta hit an Andorran boat"), [Slot.ACTOR]),
    (
        told("Three sailors were killed and about 300 people evacuated"),
        told("Some 120 people were evacuated"),
        [Slot.QUANTITY],
    ),
    (
        told("The fire killed three people and hurt 30 people"),
        told("Nine people were killed and 30 people hurt"),
        [Slot.QUANTITY],
    ),
    (told("It left 12 dead and 40 hurt"), told("It killed 9 and wounded 40"), [Slot.QUANTITY]),
    (told("It left 12 dead and 40 hurt"), told("It killed 12 and wounded 40"), []),
    (told("It killed three people and hurt 30 people"), told("30 people were hurt"), []),
    (told("The storm sank 14 boats"), told("The storm sank 40 boats"), [Slot.QUANTITY]),
    (told("The storm sank at least 50 boats"), told("The storm sank 40 boats"), [Slot.QUANTITY]),
    (told("The storm sank over 14 boats"), told("The storm sank 14 boats"), []),
    (told("The storm sank over 14 boats"), told("The storm sank 40 boats"), []),
    (told("The storm sank 14 boats"), told("The storm felled 40 trees"), []),
    (told("It sank 14 boats and 3 boats"), told("It sank 40 boats"), []),
    (told("It fell on March 3, 2031"), told("It fell on March 9, 2031"), [Slot.DATE]),
    (told("It fell on March 3, 2031"), told("It fell in March 2031"), []),
    (told("The pier fell"), told("The pier fell", negated=True), [Slot.POLARITY]),
    (told("The drone hit its buoy"), told("The drone missed its buoy"), [Slot.STATE]),
    (told("The launch succeeded"), told("The launch failed"), [Slot.STATE]),
    (told("The drone hit its buoy"), told("The drone struck its buoy"), []),
    (told("It fell at 14:20"), told("It fell at 13:05"), [Slot.TIME]),
    (told("It fell at 14:20"), told("It fell at 2:20 p.m."), []),
    (told("It fell at 06:17 here (04:17 UTC)"), told("It fell at 06:40"), [Slot.TIME]),
    (told("It fell at 06:17 here (04:17 UTC)"), told("It fell at 04:17"), []),
    (told("It fell at 06:40"), told("Between 07:05 and 09:30 we treated them"), []),
    (told("It fell at 06:40"), told("They were treated from 07:05 to 09:30"), []),
    (told("The fever killed two patients"), told("Thirty patients have fallen ill"), []),
    (told("Forty passengers were hurt"), told("There were 90 passengers on board"), []),
    (told("They let two captives go"), told("The last five captives came home"), []),
    (told("Ten more boats sank"), told("40 boats sank"), []),
    (told("Ten boats or more sank"), told("Five boats sank"), [Slot.QUANTITY]),
    (told("They want 40 boats", Act.DESIRE), told("They have 14 boats"), []),
    (told("It promised 40 boats", Act.PROMISE), told("It built 14 boats"), [Slot.QUANTITY]),
    (told("It is shut until March 3, 2031"), told("It was shut on March 9, 2031"), []),
    (told("It fell after March 3, 2031"), told("It fell after March 9, 2031"), [Slot.DATE]),
    (told("The pilots did not answer the call"), told("The pilots ignored the call"), []),
    (told("The pump did not fail"), told("The pump failed"), [Slot.POLARITY]),
    (told("The talks went on"), told("The port stood still"), []),
    (told("The wave rose 3 metres"), told("The wave rose 9 metres"), [Slot.MEASURE]),
    (told("The pier was built without a permit", Act.DENY), told("We held a permit"), []),
    (
        told("The pier was built without a permit", Act.DENY),
        told("No permit was given"),
        [Slot.POLARITY],
    ),
    (told("The pier was built without a permit", Act.DENY), told("The pier was built"), []),
    (told("Fog did not cause the wreck"), told("Fog sank the ferry"), [Slot.POLARITY]),
    (told("The storm hurt 14 people"), told("The crew took 40 people safely to land"), []),
    (told("There was no report of rust"), told("Rust was found"), [Slot.POLARITY]),
    (told("The firm does not intend to appeal"), told("The firm will appeal"), [Slot.POLARITY]),
    (told("The storm killed 14 people"), told("The storm hurt 40 people"), []),
    (told("The storm killed 14 sailors"), told("The storm killed 40 people"), [Slot.QUANTITY]),
    (told("In 2019 it sank 14 boats"), told("The storm sank 40 boats"), []),
    (told("The gate is open"), told("The gate is shut"), [Slot.STATE]),
    (told("The gate is not open"), told("The gate is shut"), []),
    (told("The water is not toxic"), told("Toxic water ran out"), [Slot.POLARITY]),
    (told("There is no sign of rust"), told("Rust was found"), [Slot.POLARITY]),
    (told("It passed without remarks"), told("It passed"), []),
    (told("The ferry sank after it hit a barge that showed no light"), told("A ferry sank"), []),
    (told("It sank 14 boats"), told("It sank 40 boats", Act.NOT_SAY), []),
    (told("The pier fell"), told("The pier fell", Act.REFUSE, negated=True), []),
    # Another sentence of one of the two is what answers the other.
    (told("There is no pier there. There is a quay"), told("There was only a quay"), []),
    (
        told("There is no pier there. There is a quay"),
        told("The pier was built in May"),
        [Slot.POLARITY],
    ),
    # What is not shown by anything is no denial of all it speaks of.
    (told("There is no proof that the tug is Maltese"), told("A tug sank off the pier"), []),
    (
        told("There is no proof that the tug is Maltese"),
        told("The tug was a Maltese one"),
        [Slot.POLARITY],
    ),
    # Another subject is denied something, and a thing that is only named tells nothing.
    (told("Quays do not end after ten metres"), told("It showed a pier ten metres long"), []),
    (told("The pier was not checked for rust"), told("The report of a check of the pier"), []),
    (
        told("The claim that the tug left the bay was a plain lie"),
        told("The tug left the bay"),
        [Slot.POLARITY],
    ),
    (
        told("The claim that the tug left the bay was a lie"),
        told("The tug did not leave the bay"),
        [],
    ),
    # A name behind a negation only says which; a place behind it, where.
    (told("No Tolmari barge was used"), told("A barge was used"), [Slot.POLARITY]),
    # Of some of those counted, and of the rest.
    (told("None of the 14 sailors was hurt"), told("The 14 sailors are safe"), []),
    (told("None of the 14 sailors was hurt"), told("Two sailors were hurt"), [Slot.POLARITY]),
    (told("Three sailors were detained"), told("The others were released"), []),
    (told("Two of the 14 pumps failed"), told("Nine pumps failed"), []),
    (told("Two of 14 pumps failed"), told("Nine pumps failed"), []),
    (
        told("Crews were denied entry to the yard"),
        told("Crews were granted access to the yard"),
        [Slot.STATE],
    ),
    # What is no denial of what happened.
    (told("We ship nothing without a licence"), told("A licence was granted"), []),
    (told("They saw tugs and nothing else"), told("The tugs were there"), []),
    (told("They knew nothing of any drums"), told("The ship carried drums"), []),
    (told("It was refused without explanation"), told("It was refused on March 3, 2031"), []),
    (told("The tugs were not there in May"), told("The tugs are at the pier"), []),
    (told("A pact that one side keeps is no pact"), told("The pact holds"), []),
    (told("The affected pumps were removed"), told("Gates were not affected"), []),
    (told("Unauthorised sailors left the pier"), told("The authorities left the pier"), []),
    (told("It went to its units"), told("It saw the pier"), []),
    (told("Four tugs sank, not three"), told("Four tugs were sunk"), []),
    # Two ways to say that something cannot be done, or is not so.
    (told("It could not turn"), told("It had lost the ability to turn"), []),
    (told('Reports of rust "baseless slander"'), told("There is no proof of rust"), []),
    (told("It fell around 5:40 p.m."), told("It fell at 5:39 p.m. here (4:39 p.m. UTC)"), []),
    (told("It is to open this week"), told("It was shut on March 9, 2031"), [Slot.STATE]),
    (told("Two boats could not be found"), told("Osk pointed to the absence of two boats"), []),
]


@pytest.mark.parametrize(("one", "other", "found"), CLASHES)
def test_two_values_of_one_slot_clash_or_do_not(
    one: Wording, other: Wording, found: list[Slot]
) -> None:
    assert slots(one, other) == found
    assert slots(other, one) == found


def test_a_clash_shows_the_words_of_both_sides() -> None:
    one, other = told("The storm sank 14 boats"), told("The storm sank 40 boats")
    (clash,) = found(one, other)
    assert (clash.left, clash.right) == ("14 boats", "40 boats")


def test_another_cause_is_no_strong_clash() -> None:
    fog, rock = told("Fog did not cause the wreck"), told("A rock sank the ferry")
    assert not any(c.strong for c in found(fog, rock))


def credited(cue: str, content: str) -> Wording:
    return wording(f"The harbour union {cue} {content}.", content, "The harbour union", cue)


def test_what_somebody_did_stands_in_the_cue() -> None:
    fights = credited("will fight", "the ruling")
    yields = told("The harbour union does not want to fight the ruling")
    assert slots(fights, yields) == [Slot.POLARITY]
    assert slots(fights, told("The ruling came late")) == []


@pytest.mark.parametrize("cue", ["will not comment on", "cannot speak for", "did not discuss"])
def test_what_somebody_will_not_speak_of_clashes_with_nothing(cue: str) -> None:
    silent = credited(cue, "the crew that was not paid")
    assert slots(silent, told("The crew was paid")) == []


VALUES = st.one_of(st.none(), st.integers(0, 20).map(float))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    lowest, highest = draw(VALUES), draw(VALUES)
    if lowest is not None and highest is not None:
        lowest, highest = sorted((lowest, highest))
    bound = draw(st.sampled_from(list(Bound)))
    return Quantity(span=Span(0, 1), lowest=lowest, highest=highest, bound=bound, unit="boat")


@given(quantities(), quantities())
def test_being_apart_and_being_the_same_are_symmetric(one: Quantity, other: Quantity) -> None:
    assert apart(one, other) == apart(other, one)
    assert same_quantity(one, other) == same_quantity(other, one)


@given(quantities())
def test_a_number_is_itself_and_never_apart_from_itself(one: Quantity) -> None:
    assert same_quantity(one, one)
    assert not apart(one, one)


@given(quantities(), quantities())
def test_the_same_number_is_never_apart(one: Quantity, other: Quantity) -> None:
    assert not (same_quantity(one, other) and apart(one, other))


def test_only_numbers_that_stand_alone_of_their_kind_are_counterparts() -> None:
    one, other = told("It sank 14 boats and 2 tugs"), told("It sank 40 boats")
    ((left, right),) = counterparts(one[1], other[1])
    assert (left.lowest, right.lowest) == (14, 40)
    twice = told("It sank 14 boats, then 3 boats")
    assert counterparts(twice[1], other[1]) == []


@pytest.mark.parametrize(
    ("denied", "asserted", "clash"),
    [
        ("its troops were in the area", "its forces had not been in the area", False),
        ("the site is undeclared", "there is no undeclared site", False),
        ("the report as “baseless”", "the reports are baseless", False),
        ("the gate had not been shut", "the gate had not been shut", True),
        ("the gate had not been shut", "the gate was shut", False),
        ("its troops were in the area", "its troops were in the area", True),
    ],
)
def test_a_denial_agrees_with_who_says_so_in_the_negative(
    denied: str, asserted: str, *, clash: bool
) -> None:
    one, other = told(denied, Act.DENY), told(asserted)
    assert (slots(one, other) == [Slot.POLARITY]) is clash
    assert (slots(other, one) == [Slot.POLARITY]) is clash


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("No Tolmari barge was used", "A Tolmari tug left the pier"),
        ("It was not at the Osk depot", "It left the Osk depot"),
        ("No tug has reached the pier", "They went wherever a tug goes"),
        ("No licence to keep drums was issued", "Drums had stood in the yard"),
    ],
)
def test_a_name_a_place_or_what_a_thing_is_for_is_not_what_a_negation_denies(
    denial: str, other: str
) -> None:
    assert not any(each.strong for each in found(told(denial), told(other)))
