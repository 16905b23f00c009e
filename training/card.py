"""Writes the model card of weights: ``python -m training.card DATA FOLDER [--made TEXT]``.

What the card says of what it measured is measured here, anew, with the product itself; the rest
stands in ``card.md`` beside this file. Some three minutes on a free core. The card is written into
the folder of the weights; that of the shipped ones is ``docs/model-card.md``.
"""

import argparse
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from bench import attribution, certainty, names
from bench.bare import choose_reader
from bench.outcome import Outcome
from headwater.language import FAST, TRAINED

TEMPLATE = Path(__file__).parent / "card.md"
CARD = "model-card.md"
FILES = (
    "encoder.onnx",
    "tagger.onnx",
    "tagger.npz",
    "fast.onnx",
    "fast.npz",
    "pieces.bin",
    "words.npz",
    "vocab.txt",
)
SETS = {
    "polnear": (attribution, "attribution/polnear_dev.jsonl"),
    "cofenet": (attribution, "attribution/cofenet_polnear_dev.jsonl"),
    "gum": (attribution, "attribution/gum_news_half.jsonl"),
    "newswire": (names, names.DEFAULT),
    "uw": (certainty, certainty.DEFAULT),
    "uds": (certainty, "text/factuality/UDS_IH2/dev.jsonl"),
}
_BLANK = re.compile(r"\{([^{}\n]+)\}")


def measured(data: Path, folder: Path) -> dict[str, str]:
    """Measure both networks of a folder on the parts kept out of their training.

    Args:
        data: the labelled sets, laid out as in training.
        folder: all that is shipped.

    Returns:
        what fills a blank of the card, by what stands in it: ``trained polnear j50_speaker_f1``,
        and with ``within`` behind it the same with the ends of its interval.
    """
    found: dict[str, str] = {}
    for reader in (TRAINED, FAST):
        choose_reader(f"{reader}:{folder.resolve()}")
        for name, (bench, file) in SETS.items():
            found |= figures(f"{reader} {name}", bench.measure(data / file))
    return found


def figures(of: str, outcome: Outcome) -> dict[str, str]:
    """Return the figures of one measurement, and those that have an interval with it too."""
    plain = {f"{of} {name}": f"{value:g}" for name, value in outcome.figures.items()}
    return plain | {
        f"{of} {name} within": f"{plain[f'{of} {name}']} ({low:.1f} to {high:.1f})"
        for name, (low, high) in outcome.within.items()
    }


def about(folder: Path, made: str) -> dict[str, str]:
    """Return what the card says of the files themselves, and of how they were made."""
    sizes = {f"size {name}": f"{_bytes(folder / name) / 1e6:.1f} MB" for name in FILES}
    whole = sum(_bytes(folder / name) for name in FILES) / 1e6
    digests = "\n".join(
        f"    {sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in FILES
    )
    return {**sizes, "size of all": f"{whole:.1f} MB", "digests": digests, "made": made}


def _bytes(file: Path) -> int:
    return file.stat().st_size


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a template with every blank in braces filled.

    Raises:
        KeyError: nothing is known that fills one; it names it.
    """
    return _BLANK.sub(lambda blank: values[blank[1]], template)


def write(data: Path, folder: Path, made: str) -> None:
    """Measure the weights of a folder and write their card into it."""
    values = about(folder, made) | measured(data, folder)
    (folder / CARD).write_text(fill(TEMPLATE.read_text("utf-8"), values), "utf-8")
    print(f"wrote {folder / CARD}", flush=True)


def main() -> None:
    """Write the card of the folder named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--made", default="by other runs than this command knows", help="how, in one sentence"
    )
    given = parser.parse_args()
    write(given.data, given.folder, given.made)


if __name__ == "__main__":
    main()
