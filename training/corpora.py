"""Reads the labelled sets of statements and of certainty; names have a module of their own."""

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from headwater.language.within import told
from headwater.language.wordpiece import WordPiece
from headwater.language.words import read_words
from headwater.model.span import Span
from training.examples import IGNORED, Example, Relation, Spans, moved

LINES_PER_TEXT = 12  # sentences of the certainty sets that are read as one text
NEWS_SCALE, WEB_SCALE = 0, 1
EVERY_EVENT = ("UW", "MEANTIME")  # sets that judge each event of a sentence

# Genres of GUM left out of the permissive recipe: their texts forbid commercial use or changes,
# or we could not make sure that they do not.
RESTRICTED_GENRES = frozenset({"whow", "fiction", "conversation", "vlog", "podcast", "letter"})


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def wire_texts(path: Path, most: int, seed: int) -> Iterator[str]:
    """Yield the texts of a gzipped file of wire stories, some at random, a paragraph a line.

    They bear no labels: a teacher tells what it makes of them.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [str(json.loads(line)["text"]) for line in lines]
    for text in random.Random(seed).sample(texts, min(most, len(texts))):
        yield "\n".join(" ".join(part.split()) for part in text.split("\n    "))


def relations_of(article: Mapping[str, Any]) -> list[Relation]:
    """Return an article's relations, marking those whose cue lies in another's content."""
    return _nesting_marked(
        [
            Relation(
                source=_spans(one["source"]),
                cue=_spans(one["cue"]),
                content=_spans(one["content"]),
            )
            for one in article["relations"]
        ]
    )


REPEATED = 3  # times a content with a statement in it is shown; most hold none


def contents_alone(
    articles: Sequence[tuple[str, Sequence[Relation]]],
) -> list[tuple[str, list[Relation]]]:
    """Return every content as a text of its own, with the statements that stand in it.

    So the reader reads contents again to find who is credited within.
    """
    out = []
    for text, relations in articles:
        for whole in (Span(*part) for one in relations for part in one.content):
            span = told(text, whole)
            if span is None:
                continue
            held = [one for one in relations if one.cue and _stands_in(one, span)]
            moved_in = [moved(one, -span.start) for one in _nesting_marked(held)]
            out += [(span.of(text), moved_in)] * (REPEATED if held else 1)
    return out


def _stands_in(one: Relation, span: Span) -> bool:
    parts = (*one.source, *one.cue, *one.content)
    return all(span.start <= start and end <= span.end for start, end in parts)


def _nesting_marked(relations: Sequence[Relation]) -> list[Relation]:
    """Mark which relations have their cue in the content of another of these."""
    return [
        replace(
            one,
            nested=any(
                one.cue and first <= one.cue[0][0] < last
                for other in relations
                if other is not one
                for first, last in other.content
            ),
        )
        for one in relations
    ]


def discourse_articles(folder: Path, *, permissive: bool) -> list[tuple[str, list[Relation]]]:
    """Return GUM outside its news genre (the news half is for measuring), with its relations."""
    return [
        (article["text"], relations_of(article))
        for article in read_lines(folder / "gum_other.jsonl")
        if not (permissive and article["genre"] in RESTRICTED_GENRES)
    ]


def news_articles(folder: Path) -> list[tuple[str, list[Relation]]]:
    """Return PolNeAR's training articles with their relations."""
    return [
        (article["text"], relations_of(article))
        for article in read_lines(folder / "polnear_train.jsonl")
    ]


def load_certainty(folder: Path, splitter: WordPiece) -> Iterator[Example]:
    """Yield the event judgements of four sets, a dozen sentences a text."""
    sets = (
        ("UW/train.jsonl", (NEWS_SCALE,), 1.0),
        ("MEANTIME/train.jsonl", (NEWS_SCALE,), 0.3),
        ("UDS_IH2/train.jsonl", (WEB_SCALE,), 1.0),
        ("MV2/mv2/train.jsonl", (NEWS_SCALE, WEB_SCALE), 0.25),
    )
    for name, scales, sure in sets:
        rows = list(read_lines(folder / name))
        marks = name.startswith(EVERY_EVENT)
        yield from certainty_examples(rows, scales, sure, splitter, marks_events=marks)


def certainty_examples(
    rows: Sequence[Mapping[str, Any]],
    scales: Sequence[int],
    sure: float,
    splitter: WordPiece,
    *,
    marks_events: bool = False,
) -> Iterator[Example]:
    """Join sentences into texts and put each judgement on the word that starts its target."""
    for start in range(0, len(rows), LINES_PER_TEXT):
        part = rows[start : start + LINES_PER_TEXT]
        words = read_words("\n".join(row["text"] for row in part), splitter)
        judged = np.full((len(words), 2), np.nan, np.float32)
        events = np.full(len(words), 0 if marks_events else IGNORED, np.int64)
        at = 0
        for row in part:
            for target in row["targets"]:
                place = at + token_offset(row["text"], target["span1"][0])
                word = int(np.searchsorted(words.ends, place, side="right"))
                judged[word, list(scales)] = target["label"]
                events[word] = 1 if marks_events else IGNORED
            at += len(row["text"]) + 1
        yield Example(words=words, factuality=judged, events=events, sure=sure, source="certainty")


def token_offset(text: str, number: int) -> int:
    """Return where the numbered space-parted token starts."""
    return sum(len(token) + 1 for token in text.split(" ")[:number])


def _spans(raw: Sequence[Sequence[int]]) -> Spans:
    return tuple((int(start), int(end)) for start, end in raw)
