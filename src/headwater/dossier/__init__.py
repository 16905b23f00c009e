"""Assembles one story and renders it for people.

Everything shown is a span of a report, or a figure with the sentence that explains it.
Rendering one dossier twice gives the same bytes: no clock, no chance, no network.
"""

from headwater.dossier.assemble import assemble
from headwater.dossier.bottom_line import bottom_line
from headwater.dossier.render import render

__all__ = ["assemble", "bottom_line", "render"]
