"""Counts independent origins and finds chokepoints."""

from headwater.corroboration.weigh import weigh, weigh_all

__all__ = ["weigh", "weigh_all"]
