"""What the reader makes of one text: values only, every one with its place in the text."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.span import Span


class Layer(StrEnum):
    """How deep a relation stands."""

    OUTER = "outer"
    NESTED = "nested"  # inside the content of an outer one


class CueSort(StrEnum):
    """What sort of act the crediting words name."""

    STATEMENT = "statement"
    BELIEF = "belief"
    DESIRE = "desire"
    PERCEPTION = "perception"
    DOCUMENT = "document"  # a paper speaks, not a person


class NameKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"  # also religions and political groups
    FACILITY = "facility"
    PRODUCT = "product"  # weapons, vehicles and platforms too
    DATE = "date"
    QUANTITY = "quantity"
    MONEY = "money"
    OTHER = "other"  # events, laws, works


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A named thing.

    Attributes:
        confidence: 0 to 1, that it is a name of this kind with these ends.
    """

    kind: NameKind
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A cue joined to its source and its content.

    Attributes:
        source: who is credited; ``None`` if the text names nobody ("it was reported").
        cue: the crediting words; ``None`` where the layout alone credits.
        content: what is said, in reading order, never empty.
        outer: number of the relation in ``Reading.relations`` whose content holds this one.
        factuality: -3 (surely not) to 3 (surely so): how the text presents the first event that
            the content tells of; ``None`` if it tells of none. The scale is UW's.
        clausal: discourse annotation would call it attribution too: a clause is said or thought.
            News annotation also has what is not, such as praise for a plan or calls for calm.
        confidence: 0 to 1, that the parts belong together and reach as far as shown.
        rule: name of the rule that found it; ``None`` if the network did.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    layer: Layer
    kind: CueSort
    outer: int | None
    factuality: float | None
    clausal: bool
    confidence: float
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """A word that tells of an event, and how sure the text is of it.

    Attributes:
        factuality: -3 (surely not so) to 3 (surely so), as the text presents it; the scale is UW's.
    """

    span: Span
    factuality: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the reader found in one text, each tuple in reading order.

    Attributes:
        events: empty from a reader that judges none.
        sentences: the text's sentences, without the white space between them.
        relations: first those that stand in no other, then those within them, level by level.
    """

    names: tuple[Name, ...] = ()
    sentences: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[ToldEvent, ...] = ()
