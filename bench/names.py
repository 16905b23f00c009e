"""Measures the names that the reader finds, against tagged tokens."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from bench.bare import reader
from bench.intervals import Drawn
from bench.labelled import MissingFile, Row, data_file, read_rows
from bench.outcome import Outcome, Table, percent, ratio
from bench.scoring_names import Named, NameScore, read_tags, write_tags
from headwater.attribution.naming import find_parties
from headwater.language import Name, Reading
from headwater.language import names as rules
from headwater.model import Span
from training.newswire import CLASSES, FILE, is_held_out

DEFAULT = f"names/{FILE}"
# Ours to theirs. A class that the set does not mark, such as quantities, is no error.
_THEIRS = {ours: theirs for theirs, ours in CLASSES.items()}
_PARTIES = ("person", "organisation", "place")
_LARGE = 500  # names; the F1 of a class with fewer hangs on a handful

Tokens = list[list[str]]  # by sentence


def measure(file: Path | None = None) -> Outcome:
    """Score a file of ``{"id", "sentences": [{"tokens", "tags"}]}``.

    Of the newswire that the reader is trained on, only the fifth kept apart is measured.
    """
    path = data_file(file, DEFAULT)
    rows = read_rows(path, "id", "sentences")
    if path.name == FILE:
        rows = [row for row in rows if is_held_out(str(row["id"]))]
    score, drawn, predictions, parties = NameScore(), Drawn(), [], PartyScore()
    for row in rows:
        tokens, gold = _read(path, row)
        found = find_names(tokens)
        for tags, names in zip(gold, found, strict=True):
            score.add(read_tags(tags), names)
        parties.add(tokens, gold)
        counts = (score.right.total(), score.found.total(), score.gold.total())
        drawn.add({"f1": counts})
        predictions.append(_prediction(row, tokens, gold, found))
    large = [f"{cls.lower()}_f1" for cls in score.classes() if score.gold[cls] >= _LARGE]
    return Outcome(
        name="names",
        files=(path,),
        tables=(score.table(), drawn.table(), parties.table()),
        figures={
            "articles": len(rows),
            "names": score.gold.total(),
            **score.figures(),
            **parties.figures(),
        },
        floored=("f1", *large, "sources_kind"),
        predictions=tuple(predictions),
        within=drawn.intervals(),
    )


@dataclass(slots=True)
class PartyScore:
    """The names that sources are resolved with, which rules and reader find together.

    A person, body or place of the gold counts if a name that ends where it ends is of its kind:
    ours keep titles, the set's do not. A name of ours that meets none of the gold's is invented.
    """

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, tokens: Tokens, gold: Sequence[Sequence[str]]) -> None:
        """Count one text."""
        text, starts = _set_out(tokens)
        reading = _read_text(text)
        wanted = [
            (_bounds(named, own, start), CLASSES.get(named.cls))
            for own, tags, start in zip(tokens, gold, starts, strict=False)
            for named in read_tags(tags)
        ]
        for way, names in (
            ("rules", rules.find_names(text)),
            ("sources", find_parties(text, reading.names)),
        ):
            ends = {(name.span.end, name.kind.value) for name in names}
            parties = [(span.end, kind) for span, kind in wanted if kind in _PARTIES]
            self.counts["parties"] += len(parties) * (way == "rules")
            self.counts[f"{way}_kind"] += sum(each in ends for each in parties)
            self.counts[f"{way}_names"] += len(names)
            self.counts[f"{way}_invented"] += sum(
                not any(name.span.overlaps(span) for span, _ in wanted) for name in names
            )

    def figures(self) -> dict[str, float]:
        """Return shares in per cent."""
        return {
            f"{way}_{what}": percent(ratio(self.counts[f"{way}_{what}"], self.counts[whole]))
            for way in ("rules", "sources")
            for what, whole in (("kind", "parties"), ("invented", f"{way}_names"))
        }

    def table(self) -> Table:
        """Return the same for people."""
        rows = tuple((name.replace("_", ", "), f"{v:g}") for name, v in self.figures().items())
        return Table(headings=("names for resolving sources", "%"), rows=rows)


@lru_cache(maxsize=1)
def _read_text(text: str) -> Reading:
    """Read a text once for both scores."""
    return reader().read([text])[0]


def _set_out(tokens: Tokens) -> tuple[str, list[int]]:
    """Return the text of tokens one blank apart, a sentence a line, and where each line starts."""
    lines = [" ".join(sentence) for sentence in tokens]
    return "\n".join(lines), [0, *accumulate(len(line) + 1 for line in lines)]


def _bounds(named: Named, tokens: Sequence[str], start: int) -> Span:
    ends = list(accumulate((len(token) + 1 for token in tokens), initial=start))
    return Span(ends[named.first], ends[named.last] - 1)


def find_names(tokens: Tokens) -> list[list[Named]]:
    """Return the names that the product's reader finds in sentences of tokens.

    The tokens are set one blank apart and the sentences one a line, as they are in training: the
    sets' own spacing is not always to be had.
    """
    text, starts = _set_out(tokens)
    reading = _read_text(text)
    found: list[list[Named]] = [[] for _ in tokens]
    here = 0
    for name in sorted(reading.names, key=lambda one: one.span):
        while name.span.start >= starts[here + 1]:
            here += 1
        named = _named(name, tokens[here], starts[here])
        # Read back from tags, as overlapping names cannot all stand there.
        if named is not None and not any(one.last > named.first for one in found[here][-1:]):
            found[here].append(named)
    return found


def _named(name: Name, tokens: Sequence[str], start: int) -> Named | None:
    """Return a name as the tokens it touches; ``None`` for a class that the set lacks."""
    cls = _THEIRS.get(name.kind)
    ends = list(accumulate((len(token) + 1 for token in tokens), initial=start))
    touched = [
        place
        for place, begins in enumerate(ends[:-1])
        if begins < name.span.end and name.span.start < ends[place + 1] - 1
    ]
    return Named(touched[0], touched[-1] + 1, cls) if cls and touched else None


def _read(path: Path, row: Row) -> tuple[Tokens, list[list[str]]]:
    try:
        tokens = [list(map(str, one["tokens"])) for one in row["sentences"]]
        tags = [list(map(str, one["tags"])) for one in row["sentences"]]
    except (KeyError, TypeError) as error:
        wrong = f"Row {row['id']} of {path} has a sentence without tokens or tags."
        raise MissingFile(wrong) from error
    if list(map(len, tokens)) != list(map(len, tags)):
        raise MissingFile(f"Row {row['id']} of {path} has not one tag a token.")
    return tokens, tags


def _prediction(
    row: Row, tokens: Tokens, gold: Sequence[Sequence[str]], found: Sequence[Sequence[Named]]
) -> str:
    """Return the row with our tags, in the scheme of its own (BIO, or BIOES)."""
    ends = any(tag.startswith(("E-", "S-")) for tags in gold for tag in tags)
    sentences = [
        {"tokens": own, "tags": write_tags(names, len(own), ends=ends)}
        for own, names in zip(tokens, found, strict=True)
    ]
    return json.dumps({**row, "sentences": sentences}, ensure_ascii=False)
