"""Who is credited, through whom, in what voice, how sure."""

from headwater.attribution.extract import extract_statements

__all__ = ["extract_statements"]
