"""Retrains the reader: ``python -m training DATA FOLDER [--recipe permissive] [--pieces N]``.

DATA is laid out as the README beside this file says. FOLDER receives, ready to ship, the sentence
encoder and its table of words, the tagger, the fast tagger, and the model card. Both taggers learn
from a wide one, which lies in ``FOLDER/wide``; the ``.pt`` files are all three as PyTorch knows
them, to go on from. What matches claims, finds kin and calibrates counts learns from readings, not
from these sets: the README names its commands.
"""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from headwater.language.tagger import FAST
from training import card, export_encoder, export_tagger, words
from training.minilm import LAYERS
from training.train import arguments, run

INNER = 512  # numbers inside each of the tagger's layers, of the 1,536 that it learns with
NARROW_PIECES = 5_000_000  # word pieces that it reads after it was made narrower
PUPIL_PIECES = 1_130_000  # and the fast tagger
PUPIL_RATE = 2.0  # factor of its learning rates; it starts with layers that know something


def main() -> None:
    """Export the encoder; train a wide tagger, and the two that learn from it; write the card."""
    parser = arguments()
    parser.add_argument("--narrow-pieces", type=int, default=NARROW_PIECES)
    parser.add_argument("--pupil-pieces", type=int, default=PUPIL_PIECES)
    given = parser.parse_args()
    folder: Path = given.out
    wide = folder / "wide"
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder.main(str(folder))
    words.main(folder)
    _train(given, folder / "wide.pt")
    export_tagger.main(str(folder / "wide.pt"), str(wide))
    taught = {"teacher": wide, "start": None}
    narrow = {"layers": range(LAYERS), "inner": given.inner or INNER, "pieces": given.narrow_pieces}
    _train(given, folder / "tagger.pt", taught | narrow)
    export_tagger.main(str(folder / "tagger.pt"), str(folder))
    fewer = {"inner": None, "pieces": given.pupil_pieces, "rate": PUPIL_RATE}
    _train(given, folder / "fast.pt", taught | fewer)
    export_tagger.main(str(folder / "fast.pt"), str(folder), FAST)
    card.write(given.data, folder, made(given))


def made(given: Namespace) -> str:
    """Return how the card says that the weights were made."""
    return (
        f"in one run of `python -m training` ({given.recipe} recipe; the wide network read "
        f"{given.pieces:,} pieces, the narrow one {given.narrow_pieces:,}, the fast one "
        f"{given.pupil_pieces:,})"
    )


def _train(given: Namespace, out: Path, otherwise: Mapping[str, object] | None = None) -> None:
    run(Namespace(**(vars(given) | {"out": out} | dict(otherwise or {}))))


if __name__ == "__main__":
    main()
