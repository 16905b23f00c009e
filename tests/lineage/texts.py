"""Invented reports of one happening, each kin to another in one known way."""

from collections.abc import Iterable

from headwater import grounding
from headwater.lineage import find_derivations
from headwater.model import Lineage, Report, ReportId
from tests.reading import Record, read_once, reports_of

WIRE = (
    "The car ferry Halvard struck a submerged rock off Tarn Point on Sunday and took on water, "
    "harbour master Ida Brandt said. All 212 passengers were brought ashore before dark. "
    "Brandt said the vessel had left its usual lane to avoid a drifting barge. "
    "The Ferry Union had warned in May that the buoys off Tarn Point were out of place. "
    "Divers from Osmund will look at the hull on Monday, coast guard captain Jon Asp said. "
    "The line will run smaller boats until the Halvard is back in service."
)
REWRITE = (
    "A rock under the water off Tarn Point holed the car ferry Halvard on Sunday, according to "
    "harbour master Ida Brandt. Everyone aboard, 212 passengers, had been brought ashore by dark. "
    "The vessel was out of its usual lane to avoid a barge that was drifting, Brandt said. "
    "In May the Ferry Union had warned that buoys off Tarn Point were out of place. "
    "On Monday divers from Osmund will look at the hull, said coast guard captain Jon Asp. "
    "Smaller boats will run on the line until the Halvard is back in service."
)
INDEPENDENT = (
    "Twelve classrooms of the Osmund school will close for repairs, mayor Lena Ruiz said. "
    "Pupils are to be taught in the library and in two halls of the sports club. "
    "The council voted four million crowns for a new roof, treasurer Paul Okoro said. "
    "Work begins in April."
)
LOST_ONE = (
    "Olan Reck, who leads the island state of Morven, went to see a new dry dock at Castel, the "
    "state agency MNA said. It quoted him as saying that “the yard must double its output of "
    "trawlers, tugs and lighters before winter”. Ida Brandt of the Lowell Institute said Morven "
    "lacks the steel for that. Tomas Vey of the Harbour Foundation reckoned that three slipways "
    "stand idle. Jon Asp, a former pilot, recalled the failures of earlier plans. The dock was "
    "begun under his father, whose plans for ferries, barges and dredgers came to nothing."
)
LOST_OTHER = (
    "Morven is set to build far more small ships if its ruler has his way. Inspecting works at "
    "Castel, Olan Reck demanded “the yard must double its output of trawlers, tugs and lighters "
    "before winter”, MNA reported. Where would plates come from, asked Ida Brandt, researcher at "
    "the Lowell Institute, who doubts there is enough metal. Of the slips, three are unused, Tomas "
    "Vey of the Harbour Foundation said. Earlier plans all failed, according to ex-pilot Jon Asp. "
    "Reck senior once promised ferries, barges and dredgers too; none was ever delivered."
)
QUOTED_ONE = (
    "Harbour master Ida Brandt spoke to reporters on the quay. “We shall not let a single boat "
    "leave until every lamp in this harbour burns again,” Brandt said. Fish prices rose at the "
    "morning auction in Osmund. Bakers complained about flour that never came."
)
QUOTED_OTHER = (
    "The blackout has lasted two nights. “We shall not let a single boat leave until every lamp "
    "in this harbour burns again,” Ida Brandt told a crowd. Engineers were flown in with spare "
    "transformers. A concert in the old theatre was called off."
)
# A body's own statement, a wire's rewrite of it, and a paper's of the wire's.
AUTHORITY = (
    "The Tarn Harbour Authority regrets that the car ferry Halvard struck a rock on Sunday. "
    "All 212 passengers were brought ashore. Two buoys off Tarn Point were found out of place. "
    "The Authority has closed the eastern lane until further notice. "
    "An inquiry led by Ida Brandt begins on Monday."
)
TOLD_BY_WIRE = (
    "The ferry Halvard hit a rock off Tarn Point on Sunday, the Tarn Harbour Authority said. "
    "A pair of buoys had drifted, the Authority said, and shipping must keep west for now. "
    "Passengers waited for hours in the cold school hall of Osmund. "
    "The Ferry Union had asked for new buoys in May, its chair Jon Asp told Coastal Wire. "
    "“We wrote four letters and got no answer,” Asp said. "
    "The line lost a tender for the same route last year, according to councillor Lena Ruiz."
)
TOLD_BY_PAPER = (
    "A rock off Tarn Point holed the ferry Halvard on Sunday, said the Tarn Harbour Authority. "
    "Two buoys were out of place. The eastern lane is closed, it said. "
    "For hours passengers waited in the school hall of Osmund, which was cold. "
    "New buoys had been asked for in May by the Ferry Union, said Jon Asp, its chair. "
    "“We wrote four letters and got no answer,” he said. "
    "Last year the line lost a tender for the same route, councillor Lena Ruiz said."
)


def record(label: str, text: str, *, outlet: str = "", published: str = "", **more: str) -> Record:
    kept = {"id": label, "text": text, "outlet": outlet, "published": published, **more}
    return {key: value for key, value in kept.items() if value}


def descent(reports: Iterable[Report]) -> Lineage:
    reports = tuple(reports)
    readings = [read_once(report) for report in reports]
    found = [told for reading in readings for told in reading.statements]
    statements = grounding.resolve(reports, found).statements
    vectors = {
        told.id: row
        for reading in readings
        for told, row in zip(reading.statements, reading.vectors, strict=True)
    }
    return find_derivations(reports, statements, vectors)


def edges(*records: Record) -> set[tuple[str, str, str, str]]:
    """Return child, arrow, parent and kind of each derivation; a lost parent is "unseen"."""
    reports = reports_of(records)
    found = descent(reports)
    names: dict[ReportId, str] = {report.id: report.label for report in reports}
    names |= dict.fromkeys((lost.id for lost in found.unseen), "unseen")
    return {
        (names[d.child], "<-", names[d.parent], str(d.kind))
        if d.directed
        else (*_either_way(names[d.child], names[d.parent]), str(d.kind))
        for d in found.derivations
    }


def _either_way(one: str, other: str) -> tuple[str, str, str]:
    first, second = sorted((one, other))
    return first, "--", second
