"""Counts independent origins, finds chokepoints and weighs competing values."""

from headwater.corroboration.belief import Belief, Candidate, Fusion, Habit, fuse
from headwater.corroboration.slots import Assertions, ValueKind
from headwater.corroboration.weigh import weigh

__all__ = ["Assertions", "Belief", "Candidate", "Fusion", "Habit", "ValueKind", "fuse", "weigh"]
