"""What the tagger can say of a word, and where in its output each head stands."""

from typing import Final

ROLES: Final = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(len(ROLES))
NAME_CLASSES: Final = (
    "person",
    "organisation",
    "place",
    "nationality",
    "facility",
    "product",
    "date",
    "quantity",
    "money",
    "other",
)


def begin_inside(classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels of a tagging scheme: outside, then begin and inside of each class.

    >>> begin_inside(("cue",))
    ('O', 'B-cue', 'I-cue')
    """
    return ("O", *(f"{mark}-{name}" for name in classes for mark in "BI"))


ROLE_LABELS: Final = begin_inside(ROLES)
NAME_LABELS: Final = begin_inside(NAME_CLASSES)

# Columns of the network's output, one row a piece; only a word's first piece is read.
OUTER: Final = slice(0, 7)  # statements as news annotation has them (PolNeAR)
CLAUSE: Final = slice(7, 14)  # statements as discourse annotation has them (GUM), less OUTER
NAMES: Final = slice(14, 35)
FACTUALITY: Final = slice(35, 37)  # -3 to 3 by the news scale (UW) and by the web scale (UDS-IH2)
EVENT: Final = 37  # log odds that the word tells of an event
LINK_WIDTH: Final = 32
LINKS: Final = slice(38, 38 + 4 * LINK_WIDTH)  # content, its cue; cue, its source
COLUMNS: Final = LINKS.stop
