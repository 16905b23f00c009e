"""Resolves names, quantities and dates to what they mean outside the text."""

from headwater.grounding.ground import ground
from headwater.grounding.resolve import Grounded, resolve
from headwater.grounding.ruled import apply_judgements, find_party

__all__ = ["Grounded", "apply_judgements", "find_party", "ground", "resolve"]
