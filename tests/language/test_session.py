from headwater.language.session import WEIGHTS, open_session


def test_the_encoder_is_shipped_and_runs_on_the_cpu_alone() -> None:
    session = open_session(WEIGHTS / "encoder.onnx", 1)
    assert session.get_providers() == ["CPUExecutionProvider"]
    assert [each.name for each in session.get_inputs()] == ["pieces", "mask"]
