"""Who copied or rewrote whom, and which ancestors we do not hold."""

from headwater.lineage.derive import find_derivations

__all__ = ["find_derivations"]
