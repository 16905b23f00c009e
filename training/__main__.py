"""Retrains the reader: ``python -m training DATA FOLDER [--recipe permissive] [--pieces N]``.

DATA is laid out as the README beside this file says. FOLDER receives, ready to ship, the sentence
encoder and its table of words, the tagger, the fast tagger, and the model card; and the taggers as
PyTorch knows them, to go on from. A wide tagger learns from the labels and lies in ``FOLDER/wide``;
what is shipped is narrower and learns from that one alone (``--inner 1536`` ships the wide one).
What matches claims, finds kin and calibrates counts learns from readings, not from these sets: the
README names its commands.
"""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from headwater.language.tagger import FAST
from training import card, export_encoder, export_tagger, words
from training.minilm import INNER, LAYERS
from training.train import arguments, run

NARROW = 640  # numbers inside each layer of what is shipped
NARROW_PIECES = 12_000_000  # word pieces that it reads
PUPIL_PIECES = 1_130_000  # and the fast tagger
PUPIL_RATE = 2.0  # factor of its learning rates; it starts with layers that know something


def main() -> None:
    """Export the encoder; train the tagger, and those that learn from it; write the card."""
    parser = arguments()
    parser.set_defaults(inner=NARROW)
    parser.add_argument("--narrow-pieces", type=int, default=NARROW_PIECES)
    parser.add_argument("--pupil-pieces", type=int, default=PUPIL_PIECES)
    given = parser.parse_args()
    folder: Path = given.out
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder.main(str(folder))
    words.main(folder)
    narrows = given.inner < INNER
    wide = folder / "wide" if narrows else folder
    _train(given, folder / "wide.pt", {"teacher": None})
    export_tagger.main(str(folder / "wide.pt"), str(wide))
    taught = {"teacher": wide, "start": None}
    if narrows:
        narrow = {"layers": range(LAYERS), "pieces": given.narrow_pieces, "unlabelled": True}
        _train(given, folder / "narrow.pt", taught | narrow)
        export_tagger.main(str(folder / "narrow.pt"), str(folder))
    fewer = {
        "inner": None,
        "heads": None,
        "pieces": given.pupil_pieces,
        "rate": PUPIL_RATE,
        "unlabelled": False,
    }
    _train(given, folder / "fast.pt", taught | fewer)
    export_tagger.main(str(folder / "fast.pt"), str(folder), FAST)
    card.write(given.data, folder, made(given))


def made(given: Namespace) -> str:
    """Return how the card says that the weights were made."""
    narrows = given.inner < INNER
    narrow = f", the narrow one that it teaches {given.narrow_pieces:,}" if narrows else ""
    return (
        f"in one run of `python -m training` ({given.recipe} recipe; the wide tagger read "
        f"{given.pieces:,} pieces{narrow}, the fast one {given.pupil_pieces:,})"
    )


def _train(given: Namespace, out: Path, otherwise: Mapping[str, object]) -> None:
    run(Namespace(**(vars(given) | {"out": out} | dict(otherwise))))


if __name__ == "__main__":
    main()
