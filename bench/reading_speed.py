"""Measures how fast whole articles are read, beside the rules alone and beside a peer."""

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.bare import bare_report, opened
from bench.labelled import Row
from bench.outcome import Figure
from headwater.attribution import extract_statements
from headwater.grounding import ground
from headwater.language import Reading, ReportReader, read_by_rule
from headwater.language.session import PIECES, WEIGHTS
from headwater.model import Report

ARTICLES = 60  # whole articles; more changes nothing
PEER = "spaCy"
_READERS = ("rules", "trained", "fast", "peer")
_CHILD = """
import sys
from bench.reading_speed import read_all
print(read_all(sys.argv[1], sys.stdin.read()))
"""


def measure_reading(rows: Sequence[Row]) -> tuple[dict[str, Figure], str]:
    """Time the whole reading of articles: network with all heads, linking, statements, grounding.

    Seconds are those of the processor, so that a second core does not count, and the readers take
    turns, article by article, so that other work on the machine slows them alike.

    Args:
        rows: with ``id`` and ``text``.

    Returns:
        Words a second, the ratios between them, peak memory, and sizes; and a line that says what
        the peer was, or why there is none.
    """
    reports = [bare_report(str(row["id"]), row["text"]) for row in rows[:ARTICLES]]
    peer, told = open_peer()
    works = _works(peer)
    for report in reports[:1]:
        for work in works.values():
            work(report)  # what is loaded when first needed is loaded now
    spent = dict.fromkeys(works, 0.0)
    for report in reports:
        for name, work in works.items():
            spent[name] += _processor_seconds(work, report)
    words = sum(len(report.text.split()) for report in reports)
    figures: dict[str, Figure] = {"articles": len(reports), "article_words": words}
    rates = {name: words / max(seconds, 1e-9) for name, seconds in spent.items()}
    figures |= {f"whole_words_per_second_{name}": round(rate) for name, rate in rates.items()}
    for name in rates.keys() - {"trained"}:
        figures[f"trained_against_{name}"] = round(rates["trained"] / rates[name], 2)
    return figures | _memory(reports, peer is not None) | _sizes(), told


def open_peer() -> tuple[ReportReader | None, str]:
    """Open a spaCy pipeline of the usual size, if spaCy is installed, and say what it is."""
    try:
        from bench.small_pipeline import train_pipeline  # noqa: PLC0415 - spaCy may be absent
        from headwater.language.spacy_reader import SpacyReader  # noqa: PLC0415
    except ModuleNotFoundError as error:
        return None, f"No peer: {error.name} is not installed (pip install 'headwater[spacy]')."
    # Speed hangs on the widths; what it finds after one round is worth nothing.
    peer = SpacyReader(train_pipeline(full_size=True, rounds=1))
    return peer, (
        f"Peer: {peer.version}, a parser and an entity recogniser of the widths that spaCy's small "
        "English pipeline has, read through our plug-in. Compare its speed, not its readings."
    )


def read_all(name: str, texts: str) -> str:
    """Read texts in this process and return its peak memory in MB; for a process of its own.

    Args:
        name: ``rules``, ``trained``, ``fast`` or ``peer``.
        texts: a list of texts in JSON.
    """
    peer = open_peer()[0] if name == "peer" else None
    work = _works(peer)[name]
    for number, text in enumerate(json.loads(texts)):
        work(bare_report(str(number), text))
    return str(round(peak_memory()))


def peak_memory() -> float:
    """Return the most memory that this process has held, in MB."""
    # Where there is /proc: the other count is inherited from whoever started the process.
    status = Path("/proc/self/status")
    held = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.is_file() else None
    if held:
        return int(held[1]) * 1024 / 1e6
    # Linux counts kibibytes, macOS bytes.
    unit = 1024 if sys.platform != "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _works(peer: ReportReader | None) -> dict[str, Callable[[Report], object]]:
    works: dict[str, Callable[[Report], object]] = {
        "rules": lambda report: _state(report, read_by_rule(report.text)),
    }
    for name in ("trained", "fast"):  # opened when first asked, as one process measures only one
        works[name] = _by(lambda name=name: opened(name))  # type: ignore[misc]
    if peer is not None:
        works["peer"] = _by(lambda: peer)
    return works


def _by(reader: Callable[[], ReportReader]) -> Callable[[Report], object]:
    return lambda report: _state(report, reader().read([report.text])[0])


def _state(report: Report, reading: Reading) -> object:
    return ground(report, extract_statements(report, reading))


def _processor_seconds(work: Callable[[Report], object], report: Report) -> float:
    started = time.process_time()
    work(report)
    return time.process_time() - started


def _memory(reports: Sequence[Report], peer: bool) -> dict[str, Figure]:
    """Read the articles in a fresh process each, as memory once held is never given back."""
    texts = json.dumps([report.text for report in reports])
    names = _READERS if peer else _READERS[:-1]
    return {f"whole_peak_memory_mb_{name}": _fresh(name, texts) for name in names}


def _fresh(name: str, texts: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, name],
        input=texts,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    return int(done.stdout)


def _sizes() -> dict[str, Figure]:
    """Return the sizes of the shipped weights, in MB of a million bytes."""
    kinds = {
        "tagger": ("tagger.onnx", "tagger.npz"),
        "fast": ("fast.onnx", "fast.npz"),
        "encoder": ("encoder.onnx",),
        "pieces": (PIECES,),
    }
    sizes = {
        kind: sum((WEIGHTS / file).stat().st_size for file in files) / 1e6
        for kind, files in kinds.items()
    }
    whole = sum(file.stat().st_size for file in WEIGHTS.iterdir() if file.is_file()) / 1e6
    return {f"weights_mb_{kind}": round(size, 1) for kind, size in (sizes | {"all": whole}).items()}
