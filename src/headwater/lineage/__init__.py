"""Who copied or rewrote whom, and which ancestors we do not hold."""

from headwater.lineage.briefs import note_briefs
from headwater.lineage.candidates import FIRST, LATEST, WINDOW
from headwater.lineage.copies import find_fingerprints, find_original, rank_holders
from headwater.lineage.derive import find_derivations

__all__ = [
    "FIRST",
    "LATEST",
    "WINDOW",
    "find_derivations",
    "find_fingerprints",
    "find_original",
    "note_briefs",
    "rank_holders",
]
