"""Keeps the case: one SQLite file. The only SQL of the project is in this room."""

from headwater.store.case import Case
from headwater.store.check import Checked
from headwater.store.codec import decode, encode
from headwater.store.intake import Added
from headwater.store.search import Hit

__all__ = ["Added", "Case", "Checked", "Hit", "decode", "encode"]
