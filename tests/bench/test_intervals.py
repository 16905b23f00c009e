from bench.intervals import Drawn, error_of_difference, f1_interval


def test_an_interval_lies_around_what_was_measured() -> None:
    rows = [(8, 10, 10), (5, 10, 10), (9, 10, 10), (6, 10, 10)]
    low, high = f1_interval(rows)
    assert 50.0 <= low < 70.0 < high <= 90.0


def test_documents_that_are_all_alike_leave_nothing_to_chance() -> None:
    assert f1_interval([(1, 2, 2)] * 5) == (50.0, 50.0)


def test_documents_are_told_apart_by_what_the_counts_grow_by() -> None:
    drawn = Drawn()
    drawn.add({"names": (1, 2, 2)})
    drawn.add({"names": (2, 4, 4)})
    assert drawn.intervals() == {"names": (50.0, 50.0)}
    assert drawn.table().rows == (("names", "50.0 to 50.0"),)


def test_one_document_has_no_interval() -> None:
    drawn = Drawn()
    drawn.add({"names": (1, 2, 2)})
    assert drawn.intervals() == {}


def test_more_documents_leave_a_difference_less_to_chance() -> None:
    one, other = [[0.0], [1.0]], [[0.0, 0.0], [1.0, 1.0]]
    few, many = error_of_difference(one, other), error_of_difference(one * 25, other * 25)
    assert 0.4 < few < 0.6
    assert 0.08 < many < 0.12
    assert error_of_difference([[0.5]] * 4, [[0.25]] * 4) == 0.0
