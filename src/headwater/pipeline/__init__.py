"""Runs the stages in order, only on what is new. Here are the effects; the stages have none."""

from headwater.pipeline.adding import AddSummary, add
from headwater.pipeline.checking import check
from headwater.pipeline.progress import Progress, Step, silent
from headwater.pipeline.reading import read_closely
from headwater.pipeline.regrouping import Regrouped
from headwater.pipeline.running import RunSummary, run
from headwater.pipeline.stages import CloseReading

__all__ = [
    "AddSummary",
    "CloseReading",
    "Progress",
    "Regrouped",
    "RunSummary",
    "Step",
    "add",
    "check",
    "read_closely",
    "run",
    "silent",
]
