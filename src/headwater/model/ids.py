"""Names for things, made from their content so that a rerun gives the same names."""

from hashlib import blake2b
from typing import NewType

ReportId = NewType("ReportId", str)
StatementId = NewType("StatementId", str)
ClaimId = NewType("ClaimId", str)
StoryId = NewType("StoryId", str)
EntityId = NewType("EntityId", str)


def content_key(*parts: str) -> str:
    """Hash the parts into 16 hex digits.

    The parts are length-prefixed, so ``("ab", "c")`` and ``("a", "bc")`` differ.

    >>> content_key("ab", "c") == content_key("a", "bc")
    False
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        # A lone surrogate cannot be encoded; it must still give a stable name.
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(4, "big") + raw)
    return digest.hexdigest()
