"""Make ``src/headwater/grounding/state_media.tsv`` from a list of state media by domain.

    python tools/make_state_media.py FILE

FILE is a CSV with the columns ``domain, country, company, asset, typology``, as published in
state-media-profiles after State Media Monitor (MIT licence, see NOTICE). Only media that the
typology calls state-controlled (SC) are taken: a public broadcaster speaks for itself.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from headwater.grounding.gazetteer import gazetteer
from headwater.grounding.places import countries_of

OUT = Path(__file__).parent.parent / "src/headwater/grounding/state_media.tsv"
HEAD = """\
# State-controlled media: domain, country (ISO 3166-1 alpha-3), and the names that no medium of
# another country has, parted by "|". Made by tools/make_state_media.py.
# Source: state-media-profiles (MIT licence), after the typology of State Media Monitor (SC).
"""
# A name of nothing but these could be anybody's.
GENERIC = frozenset(
    """the a of and for national public state central general government official television tv
    radio news agency press broadcasting broadcaster corporation company service services channel
    media network daily times post herald online international world today sport sports music
    voice new one plus company group english french arabic fm am hd live culture kids family
    business education history planet sun star standard mirror observer monitor independent
    republic people citizen nation herald chronicle mail sunday weekly life home""".split()
)


TRADE = frozenset("agency television radio broadcasting tv agence agencia televisión radyo".split())
# What the list calls by a name that two countries share.
OPEN = {"Congo": "COG", "Georgia": "GEO"}


def main(file: Path) -> int:
    """Write the table and return the exit status."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["typology"] == "SC"]
    codes = {row["country"]: _code(row["country"]) for row in rows}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in _names(row):
            owners[name.casefold()].add(row["country"])
    lines_out = sorted(
        "\t".join((row["domain"].strip(), codes[row["country"]], "|".join(_own(row, owners))))
        for row in rows
        if row["domain"].strip() and codes[row["country"]]
    )
    OUT.write_text(HEAD + "".join(f"{line}\n" for line in lines_out), "utf-8")
    print(f"{OUT.name}: {len(lines_out)} domains")
    return 0


def _code(country: str) -> str:
    entry = gazetteer().entries.get(country.removeprefix("The ").removesuffix(" territories"))
    return OPEN.get(country) or (entry.countries[0] if entry and entry.countries else "")


def _own(row: Mapping[str, str], owners: Mapping[str, set[str]]) -> Iterable[str]:
    return sorted({name for name in _names(row) if len(owners[name.casefold()]) == 1})


def _names(row: Mapping[str, str]) -> Iterator[str]:
    for field in (row["company"], row["asset"]):
        bare = re.sub(r"^[^:]{3,25}: ", "", field.strip())
        inside = re.findall(r"\(([A-Z][\w&-]{3,})\)", bare)
        full = re.sub(r"\s*\([^)]*\)", "", bare)
        if _telling(full):
            yield from (full, *inside)


def _telling(name: str) -> bool:
    """Tell whether a name is a medium's own: it names a people or a trade, and more than that."""
    words = re.findall(r"\w+", name.casefold())
    return (
        2 <= len(words) <= 6
        and bool(set(words) - GENERIC)
        and not any(word.isdigit() for word in words)
        and bool(TRADE & set(words) or countries_of(name))
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) == 2 else __doc__)
