"""Cascades of invented news at the level of text, with the full truth kept."""
