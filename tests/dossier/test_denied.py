"""A claim that is told as a denial says so wherever its wording stands."""

from bench.bare import Moment, bare_report
from bench.traced import trace
from headwater.cli.describe import describe_claims
from headwater.cli.tables import say_wording
from headwater.dossier.compose import compose
from headwater.dossier.markdown import write_markdown
from headwater.dossier.render import write_html

FIRST = (
    "The Vesperian army said on Monday that a trawler cut the cable near Tolmar, which Kesh denies."
)
THEN = "Kesh rejected reports on Monday that a trawler cut the cable near Tolmar."


def test_a_denied_wording_is_marked_wherever_it_stands_and_what_was_said_is_not() -> None:
    reports = (
        bare_report("first", FIRST, moment=Moment.read("2031-05-03T08:00Z")),
        bare_report("then", THEN, moment=Moment.read("2031-05-03T16:00Z")),
    )
    dossier = trace(reports)
    lines = {line.denied: line for line in describe_claims(dossier, single=True)}
    assert lines[True].wording.words.casefold() == lines[False].wording.words.casefold()
    assert say_wording(lines[True]) == f"Denied: {say_wording(lines[False])}"
    page = compose(dossier)
    assert [claim.denied for claim in page.claims] == [True]
    assert write_markdown(page).count("Denied: “") == 2
    assert write_html(page).count('<span class="stance">Denied:</span> <q') == 2
