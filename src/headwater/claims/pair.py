"""Two wordings held against each other, and what changed between them."""

from dataclasses import dataclass

from headwater.model import DriftKind, Span, Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings, the earlier first, each with its report's text.

    Attributes:
        directed: lineage shows which came first. If not, what is lost in the one has been added
            in the other, and only the loss is told.
    """

    before: Statement
    after: Statement
    before_text: str
    after_text: str
    directed: bool = True

    def said_before(self) -> str:
        """Return the earlier wording."""
        return self.before.wording(self.before_text)

    def said_after(self) -> str:
        """Return the later wording."""
        return self.after.wording(self.after_text)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the words it went from, the words it went to, and why it is one."""

    kind: DriftKind
    before: Span
    after: Span
    reason: str
