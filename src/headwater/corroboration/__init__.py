"""Counts independent origins, finds chokepoints and weighs competing values."""

from headwater.corroboration.belief import Belief, Candidate, Fusion, Habit, fuse, same_value
from headwater.corroboration.contests import weigh_conflicts
from headwater.corroboration.firsthand import find_firsthand
from headwater.corroboration.grading import grade_claims
from headwater.corroboration.slots import WORDED, Assertions, ValueKind, name_object
from headwater.corroboration.weigh import weigh, weigh_all

__all__ = [
    "WORDED",
    "Assertions",
    "Belief",
    "Candidate",
    "Fusion",
    "Habit",
    "ValueKind",
    "find_firsthand",
    "fuse",
    "grade_claims",
    "name_object",
    "same_value",
    "weigh",
    "weigh_all",
    "weigh_conflicts",
]
