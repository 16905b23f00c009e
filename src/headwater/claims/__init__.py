"""Statements that say the same; what conflicts; what drifted."""

from headwater.claims.matching import claim_id, match

__all__ = ["claim_id", "match"]
