from dataclasses import replace

import pytest

from headwater.claims.counted import shares_figure
from headwater.claims.terms import figures
from headwater.grounding.quantities import find_quantities
from tests.claims.wordings import wording


def counted(words: str) -> frozenset[str]:
    report, statement = wording(f"{words}.", words)
    found = find_quantities(report.text, statement.extent)
    return figures(replace(statement, quantities=found), report.text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("About 40 boats sank", "40 boats sank", True),
        ("Some 300 workers left", "300 employees left", True),
        ("The records of 900 customers are gone", "900 people lost records", True),
        ("The wave rose 40 metres", "The wave took 40 boats", False),
        ("40 miles were shut", "40 kilometres were shut", False),
        ("40 boats sank", "14 boats sank", False),
        ("Boats sank", "40 boats sank", False),
    ],
)
def test_a_figure_is_shared_if_value_and_noun_mean_the_same(
    one: str, other: str, *, same: bool
) -> None:
    assert shares_figure(counted(one), counted(other)) == same
    assert shares_figure(counted(other), counted(one)) == same
