"""What is known of a simulated story: who saw what, who copied whom, what was edited where."""

from dataclasses import dataclass
from datetime import datetime

from headwater.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who can know a thing.

    Attributes:
        key: names the origin; parties under one control have one key.
        person: a name; empty for an unnamed group.
        role: what the person does, or how a group is called.
        body: whom the person speaks for; empty for an unnamed group.
        official: speaks for the state, whose agency is then one voice with it.
    """

    key: str
    person: str
    role: str
    body: str
    official: bool = False

    @property
    def named(self) -> bool:
        """Whether reports can name the party."""
        return bool(self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One telling at one place of one report.

    Attributes:
        span: the sentence, in the report's text.
        fact: key of what it tells.
        origins: true origins behind it; empty only for background that nobody is asked about.
        parent: report and place within it that it was taken from, by number; ``None`` if its
            author had it from the origin.
        edits: names of the operators applied since the parent, in order.
        credited: key of the party that the words credit; empty if none.
    """

    span: Span
    fact: str
    origins: frozenset[str]
    parent: tuple[int, int] | None
    edits: tuple[str, ...]
    credited: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedReport:
    """A report as an outlet would publish it, and what is true of it.

    Attributes:
        number: within the story, parents before children.
        published: as the outlet says; ``None`` if it does not.
        held: it is in the case; one that is not may still have held children.
        parents: numbers of the reports that it was made from.
    """

    number: int
    outlet: str
    title: str
    text: str
    published: datetime | None
    held: bool
    parents: tuple[int, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedStory:
    """A story with its truth.

    Attributes:
        regime: name of the conditions it was made under.
        facts: keys of what was asked about.
    """

    name: str
    regime: str
    kind: str
    reports: tuple[SimulatedReport, ...]
    facts: tuple[str, ...]

    @property
    def held(self) -> tuple[SimulatedReport, ...]:
        """The reports that the case holds."""
        return tuple(report for report in self.reports if report.held)

    def origins(self, fact: str) -> frozenset[str]:
        """Return the true origins of a fact that some held report passes on."""
        return frozenset(
            origin
            for report in self.held
            for place in report.places
            if place.fact == fact
            for origin in place.origins
        )
