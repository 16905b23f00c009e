from headwater.grounding import ground
from tests.grounding.stories import report, statements_of


def test_a_statement_gets_the_dates_and_quantities_of_its_own_content() -> None:
    text = "Ida Brandt said on 2 March 2031 that 14 barges sank on 3 March 2031. Rain fell."
    item = report("one", text)
    said, rain = ground(item, statements_of([item]))
    assert [when.span.of(text) for when in said.times] == ["3 March 2031"]
    assert [quantity.span.of(text) for quantity in said.quantities] == ["14 barges"]
    assert (rain.times, rain.quantities) == ((), ())


def test_the_figures_of_a_date_are_no_quantity() -> None:
    item = report("one", "The lock broke on 3 May 2031 in the night.")
    (told,) = ground(item, statements_of([item]))
    assert told.quantities == ()


def test_a_weekday_is_anchored_in_the_publication() -> None:
    item = report("one", "The lock broke on Monday.", published="2031-03-14")
    (told,) = ground(item, statements_of([item]))
    (when,) = told.times
    assert (when.earliest.isoformat(), when.anchored) == ("2031-03-10", True)


def test_grounding_twice_changes_nothing_and_keeps_the_order() -> None:
    item = report("one", "About 40 barges sank, Ida Brandt said. It was 6:42. Rain fell.")
    once = ground(item, statements_of([item]))
    assert ground(item, once) == once
    assert [each.id for each in once] == [each.id for each in statements_of([item])]
