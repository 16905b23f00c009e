import shutil
from pathlib import Path

import pytest

from headwater.exceptions import ModelError
from headwater.language.session import PIECES, WEIGHTS
from headwater.language.tagger import ROOM, Tagger

TEXT = (
    "“We saw forty trucks,” said Ida Brandt, a researcher at the Lowell Institute.\n\n"
    "According to state media, Gen. Vale told reporters that the drill had ended."
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def test_a_text_is_tagged_alike_wherever_the_batches_part(tagger: Tagger) -> None:
    (alone,) = tagger.tag([TEXT])
    long = "\n\n".join(["The ferry left Tolmar late.", *[TEXT] * 30])
    assert len(tagger.tag([long])[0].words) > ROOM
    for one in tagger.tag([TEXT, long, TEXT, long, TEXT])[::2]:
        assert one.names == alone.names
        assert one.factuality.tobytes() == alone.factuality.tobytes()
        assert one.layers["outer"].contents == alone.layers["outer"].contents
        assert one.layers["clause"].cues == alone.layers["clause"].cues


def test_names_are_left_out_where_nobody_asks(tagger: Tagger) -> None:
    (named,), (bare,) = tagger.tag([TEXT]), tagger.tag([TEXT], named=False)
    assert named.names
    assert not bare.names
    assert bare.layers["outer"].contents == named.layers["outer"].contents


def test_no_text_and_empty_texts_are_tagged(tagger: Tagger) -> None:
    assert tagger.tag([]) == []
    empty, full, last = tagger.tag(["", TEXT, "\n \n"])
    assert len(empty.words) == len(last.words) == 0
    assert full.layers["outer"].cues


def test_a_network_of_another_make_is_refused(tmp_path: Path) -> None:
    for name in ("tagger.npz", PIECES, "vocab.txt"):
        shutil.copy(WEIGHTS / name, tmp_path)
    shutil.copy(WEIGHTS / "encoder.onnx", tmp_path / "tagger.onnx")
    with pytest.raises(ModelError, match="export the weights anew"):
        Tagger(weights=tmp_path)
