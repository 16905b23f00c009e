"""Who is credited, through whom, in what voice, how sure."""

from headwater.attribution.extract import extract_statements
from headwater.attribution.hedges import find_hedges, find_negations

__all__ = ["extract_statements", "find_hedges", "find_negations"]
