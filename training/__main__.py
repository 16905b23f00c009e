"""Retrains everything: ``python -m training DATA FOLDER [--recipe permissive] [--pieces N]``.

DATA is laid out as the README beside this file says. FOLDER receives the weights as PyTorch
knows them and, ready to ship, ``encoder.onnx``, ``tagger.onnx``, ``tagger.npz``, ``pieces.bin``
and ``vocab.txt``.
"""

from pathlib import Path

from training import export_encoder, export_tagger
from training.train import arguments, run


def main() -> None:
    """Train, then export."""
    given = arguments().parse_args()
    folder: Path = given.out
    folder.mkdir(parents=True, exist_ok=True)
    given.out = folder / "tagger.pt"
    run(given)
    export_encoder.main(str(folder))
    export_tagger.main(str(given.out), str(folder))


if __name__ == "__main__":
    main()
