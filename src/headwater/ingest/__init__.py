"""Bytes to reports: files, folders and standard input, each with the bytes it came from.

``find`` and ``fetch`` touch the file system; ``read`` and ``find_zones`` are pure.
"""

from headwater.ingest.fetch import LIMIT, fetch
from headwater.ingest.find import SUFFIXES, find
from headwater.ingest.reader import read
from headwater.ingest.zones import find_zones

__all__ = ["LIMIT", "SUFFIXES", "fetch", "find", "find_zones", "read"]
