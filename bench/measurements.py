"""The measurements by name, and the files each is run over when all are."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bench import (
    attribution,
    certainty,
    drift,
    examples,
    flood,
    fusion,
    lineage,
    matching,
    names,
    reuse,
    seeds,
    speed,
    stories,
    strength,
)
from bench.labelled import data_file
from bench.lineages import GOLD
from bench.outcome import Outcome
from bench.simulate import measure as simulate

CLAIMS = Path(__file__).parent / "gold" / "claims"

Measure = Callable[[Path | None], Outcome]

MEASUREMENTS: Mapping[str, Measure] = {
    "attribution": attribution.measure,
    "certainty": certainty.measure,
    "drift": drift.measure,
    "examples": examples.measure,
    "flood": flood.measure,
    "fusion": fusion.measure,
    "lineage": lineage.measure,
    "matching": matching.measure,
    "names": names.measure,
    "reuse": reuse.measure,
    "seeds": seeds.measure,
    "simulate": simulate.measure,
    "speed": speed.measure,
    "stories": stories.measure,
    "strength": strength.measure,
}

# What "all" runs; "" is the measurement's own default. Speed has no floor, so it is not here;
# nor is the simulation, which takes minutes.
RUNS: Mapping[str, tuple[str, ...]] = {
    "drift": ("",),
    "strength": (
        "text/exaggeration_train.jsonl",
        "text/claimdiff_weak_train.json",
        "text/claimdiff_strength_train.json",
    ),
    "examples": ("",),
    "lineage": (
        "",
        *(
            str(GOLD / f"{name}.jsonl")
            for name in ("develop", "test", "merges", "merges_faint", "unseen", "errors")
        ),
    ),
    "seeds": ("",),
    "flood": ("",),
    "fusion": ("",),
    "attribution": (
        "attribution/polnear_dev.jsonl",
        "attribution/cofenet_polnear_dev.jsonl",
        "attribution/gum_news_half.jsonl",
    ),
    "stories": ("stories/ecbplus_train_dev.jsonl", "stories/newschains.jsonl"),
    "reuse": (
        "reuse/clough_stevenson_abc.jsonl",
        "reuse/reuters_lineage_pairs_half.jsonl",
    ),
    "matching": (
        "text/msr_paraphrase_train.txt",
        "text/sts/2013_headlines.test.tsv",
        "text/sts/2014_headlines.test.tsv",
        "text/sts/2015_headlines.test.tsv",
        "text/checkthat2020_t2/tweet-vclaim-pairs.qrels",
        *(str(CLAIMS / f"{name}.jsonl") for name in ("pairs", "parts", "stories", "reports")),
    ),
    "names": ("names/eww_train.jsonl",),
    "certainty": (
        "text/factuality/UW/dev.jsonl",
        "text/factuality/UDS_IH2/dev.jsonl",
        "text/factuality/MEANTIME/dev.jsonl",
        "text/factuality/MV2/mv2/dev.jsonl",
        "text/factuality/CB/CB/dev.jsonl",
    ),
}


def run(name: str, file: str) -> Outcome:
    """Run a measurement over one of the labelled sets.

    Raises:
        MissingFile: the set is not there.
    """
    return MEASUREMENTS[name](data_file(None, file) if file else None)
