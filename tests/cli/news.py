"""Invented reports: three of a closed bridge, one of a harvest that has nothing to do with it."""

import json
from pathlib import Path

from headwater.pipeline import add, run
from headwater.store import Case

BRIDGE = (
    {
        "id": "gazette",
        "outlet": "Tolmar Gazette",
        "published": "2041-03-04T08:00Z",
        "title": "Tolmar bridge may stay closed for 12 weeks, engineer says",
        "text": "The bridge at Tolmar may stay closed for 12 weeks, engineer Petra Lohm said on "
        "Monday. Cracks were found in two piers of the bridge, Lohm told reporters. "
        '"We will not open it before the piers are safe," she said.',
    },
    {
        "id": "herald",
        "outlet": "Coast Herald",
        "published": "2041-03-04T12:00Z",
        "title": "Tolmar bridge closed for 12 weeks",
        "text": "The bridge at Tolmar will stay closed for 12 weeks. Cracks were found in two "
        "piers of the bridge, engineer Petra Lohm told the Tolmar Gazette. "
        "Shops on the west bank of Tolmar have lost half of their trade.",
    },
    {
        "id": "post",
        "outlet": "Valley Post",
        "published": "2041-03-05T06:00Z",
        "title": "Cracks in Tolmar bridge",
        "text": "Cracks were found in three piers of the bridge at Tolmar, officials said. "
        '"We will not open it before the piers are safe," engineer Petra Lohm said. '
        "The ferry office of Tolmar denied that its boats were full.",
    },
)
HARVEST = {
    "id": "apples",
    "outlet": "Orchard Weekly",
    "published": "2041-09-20T06:00Z",
    "title": "Apple harvest begins in Kessin",
    "text": "Growers in Kessin began to pick their apples on Friday, the growers' union said. "
    "Frost in May had spoiled a third of the blossom.",
}


def write_news(folder: Path) -> tuple[str, str]:
    """Write the reports and return the paths: those of the bridge, and that of the harvest."""
    bridge, harvest = folder / "bridge.jsonl", folder / "harvest.json"
    bridge.write_text("\n".join(map(json.dumps, BRIDGE)) + "\n", "utf-8")
    harvest.write_text(json.dumps(HARVEST), "utf-8")
    return str(bridge), str(harvest)


def write_case(folder: Path) -> Path:
    """Write the reports and a case of them, run; return the case's file."""
    path = folder / "tolmar.headwater"
    with Case.open(path, create=True) as case:
        add(case, write_news(folder))
        run(case)
    return path
