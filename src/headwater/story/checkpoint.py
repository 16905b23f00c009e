"""Where a pass over the reports of a case stood, so that a later one goes on from there."""

from dataclasses import dataclass
from datetime import datetime

from headwater.story.rarity import Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStory:
    """A story that could still take reports.

    Attributes:
        number: it goes by in its pass.
        members: places of its reports, in the order in which it took them.
        total: sum of their vectors.
        latest: last moment that its reports' clocks could mean.
        looked: how many reports it held when it was last looked at for a split.
    """

    number: int
    members: tuple[int, ...]
    total: Vector
    latest: datetime
    looked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """All that a pass knew before it took one report; a place is a report's in order of time.

    Attributes:
        taken: how many reports it had taken.
        seen: how many reports all this depends on, those that came within the window after.
        digest: of these, their clocks and which copies which; of others, this is not the state.
        next_number: how many stories it had opened.
        closed: members of each story that has taken its last report since the checkpoint before.
        open: all others.
        vectors: of the reports in open stories, by place.
        originals: of each copy among them, the place of what it copies.
    """

    taken: int
    seen: int
    digest: str
    next_number: int
    closed: tuple[tuple[int, ...], ...]
    open: tuple[OpenStory, ...]
    vectors: dict[int, Vector]
    originals: dict[int, int]
