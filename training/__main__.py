"""Retrains the reader: ``python -m training DATA FOLDER [--recipe permissive] [--pieces N]``.

DATA is laid out as the README beside this file says. FOLDER receives, ready to ship, the sentence
encoder and its table of words, the tagger, and the fast tagger that learns from it; and the two
taggers as PyTorch knows them, to go on from. What matches claims, finds kin and calibrates counts
learns from readings, not from these sets: the README names its commands.
"""

from argparse import Namespace
from pathlib import Path

from headwater.language.tagger import FAST
from training import export_encoder, export_tagger, words
from training.train import arguments, run

PUPIL_PIECES = 1_130_000  # word pieces that the fast tagger reads
PUPIL_RATE = 2.0  # factor of its learning rates; it starts with layers that know something


def main() -> None:
    """Export the encoder; train and export the tagger, then its pupil."""
    parser = arguments()
    parser.add_argument("--pupil-pieces", type=int, default=PUPIL_PIECES)
    given = parser.parse_args()
    folder: Path = given.out
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder.main(str(folder))
    words.main(folder)
    _train(given, folder / "tagger.pt")
    export_tagger.main(str(folder / "tagger.pt"), str(folder))
    pupil = {
        "teacher": folder,
        "start": None,
        "pieces": given.pupil_pieces,
        "rate": PUPIL_RATE,
    }
    _train(Namespace(**(vars(given) | pupil)), folder / "fast.pt")
    export_tagger.main(str(folder / "fast.pt"), str(folder), FAST)


def _train(given: Namespace, out: Path) -> None:
    run(Namespace(**(vars(given) | {"out": out})))


if __name__ == "__main__":
    main()
