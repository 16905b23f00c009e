import shutil
from pathlib import Path

import pytest

from headwater.language.session import PIECES, WEIGHTS, open_session


def test_the_encoder_is_shipped_and_runs_on_the_cpu_alone() -> None:
    session = open_session(WEIGHTS / "encoder.onnx", 1)
    assert session.get_providers() == ["CPUExecutionProvider"]
    assert [each.name for each in session.get_inputs()] == ["pieces", "mask"]


@pytest.mark.parametrize("name", ["encoder.onnx", "tagger.onnx", "fast.onnx"])
def test_every_network_looks_its_pieces_up_in_the_one_table(name: str, tmp_path: Path) -> None:
    shutil.copy(WEIGHTS / name, tmp_path)
    with pytest.raises(Exception, match=PIECES):  # onnxruntime's own sorts of error
        open_session(tmp_path / name, 1)
    shutil.copy(WEIGHTS / PIECES, tmp_path)
    assert open_session(tmp_path / name, 1).get_outputs()
