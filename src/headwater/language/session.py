"""Opens the shipped networks the same way everywhere."""

from pathlib import Path

import onnxruntime

WEIGHTS = Path(__file__).parent / "weights"
# The vectors of word pieces, which every network here has from MiniLM-L6 unchanged. The networks
# name this file and the places in it; onnxruntime finds it beside them.
PIECES = "pieces.bin"


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Return a session on the CPU.

    Args:
        path: an ``.onnx`` file.
        threads: inside one operator; 0 lets onnxruntime take every core.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Hardly two batches are of one shape: plans of memory, one a shape, would be kept for nothing.
    options.enable_mem_pattern = False
    # Weights are widened once, on opening, and not again for every batch.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Done in one operator, a sum and its GELU take longer than in two, and give the same.
    return onnxruntime.InferenceSession(
        str(path),
        sess_options=options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["BiasGeluFusion"],
    )
