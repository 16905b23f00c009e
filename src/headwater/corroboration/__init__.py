"""Counts independent origins and finds chokepoints."""

from headwater.corroboration.weigh import weigh

__all__ = ["weigh"]
