"""The credibility of a claim by a written policy."""

from dataclasses import dataclass

from headwater.exceptions import ModelError
from headwater.model.ids import ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Credibility of what is said, 1 to 6 (STANAG 2511), never made from who says it.

    Attributes:
        digit: 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6
            cannot be judged.
        reason: the sentence of the policy's rule that gave the digit.

    Raises:
        ModelError: there is no such digit.
    """

    claim: ClaimId
    digit: int
    reason: str

    def __post_init__(self) -> None:
        if self.digit not in range(1, 7):
            raise ModelError(f"credibility goes from 1 to 6, not {self.digit}")

    @property
    def tag(self) -> str:
        """The tag that MISP's taxonomy ``admiralty-scale`` has for it."""
        return f'admiralty-scale:information-credibility="{self.digit}"'


def tag_letter(letter: str) -> str:
    """Return the tag that MISP's taxonomy ``admiralty-scale`` has for a source's letter."""
    return f'admiralty-scale:source-reliability="{letter.lower()}"'
