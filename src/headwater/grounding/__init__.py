"""Resolves names, quantities and dates to what they mean outside the text."""

from headwater.grounding.ground import ground
from headwater.grounding.resolve import Grounded, resolve

__all__ = ["Grounded", "ground", "resolve"]
