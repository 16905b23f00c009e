"""Every error Headwater raises on purpose.

* HeadwaterError
  - UnreadableReport     the bytes are not text we can extract an article from
  - SpanError            offsets that do not lie inside the text
  - ModelError           a value that its field cannot hold, such as a probability of 2
  - ConfigError          a setting is missing, unknown or of the wrong kind
  - StoreError           the case is missing, locked, damaged or of another schema version
  - NotFoundError        a story, claim or report that the case does not hold
"""


class HeadwaterError(Exception):
    """Base of every error raised on purpose; catch it to catch them all."""


class UnreadableReport(HeadwaterError):  # noqa: N818 - named for what it is
    """The bytes could not be turned into a report.

    Attributes:
        uri: where the bytes came from.
        reason: one plain sentence, fit to show to an analyst.
    """

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(f"{uri}: {reason}")
        self.uri = uri
        self.reason = reason


class SpanError(HeadwaterError, ValueError):
    """Offsets that do not lie inside the text they claim to point into."""


class ModelError(HeadwaterError, ValueError):
    """A value that its field cannot hold."""


class ConfigError(HeadwaterError):
    """A setting is missing, unknown or of the wrong kind."""


class StoreError(HeadwaterError):
    """The case is missing, locked, damaged or of another schema version."""


class NotFoundError(HeadwaterError):
    """A story, claim or report that the case does not hold."""
