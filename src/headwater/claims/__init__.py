"""Statements that say the same; what conflicts; what drifted."""

from headwater.claims.matching import claim_id, match
from headwater.claims.ruled import apply_judgements
from headwater.claims.terms import with_names

__all__ = ["apply_judgements", "claim_id", "match", "with_names"]
