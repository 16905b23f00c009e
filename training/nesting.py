"""Invents nested statements: one labelled sentence becomes the content of another's frame.

News annotation ignores nesting and the sets that mark it are small. A frame is a real sentence
whose source, cue and content fill it, with the content taken out; a filling is another real
sentence with its own statement, or with none.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from training.examples import Relation, moved

SHARE = 0.11  # of paragraphs followed by an invented one; the probe took .09
WITH_STATEMENT = 0.7  # of fillings
# Of inventions: what a speaker says that somebody thinks or says ("“I think that ...,” Vale
# said"), the commonest nesting in talk and one that news annotation leaves out.
SPOKEN = 0.3
_OPENINGS = ("", "", "", "But ", "And ", "Look, ", "Well, ", "So ", "Because ")
_SPEAKERS = (
    ("I", "think"), ("I", "think"), ("I", "believe"), ("I", "know"), ("I", "suspect"),
    ("I", "hope"), ("I", "understand"), ("I", "feel"), ("I", "said"), ("We", "know"),
    ("we", "think"), ("we", "believe"), ("We", "’ve said"), ("they", "say"), ("They", "think"),
    ("They", "told me"), ("he", "said"), ("He", "told us"), ("she", "says"), ("she", "knows"),
    ("People", "say"), ("Everybody", "knows"), ("you", "know"), ("somebody", "told me"),
)  # fmt: skip
_SENTENCE = re.compile(r"\S[^\n]*?[.?!][”\"’')]*(?=\s|$)|\S[^\n]*$", re.MULTILINE)
_SMALL = frozenset(
    """the a an in on at he she they it his her their its this that these those there we our
    as after before while when but and for some many most one two several according with
    over last under during since if because although""".split()
)
_SAYING = frozenset(
    """said says say told tells reported reports noted notes added adds wrote writes stated
    states announced revealed claimed claims confirmed argued argues explained insisted""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence and the relation in it, as offsets from its start."""

    text: str
    relation: Relation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands before and after a content, and the spans of source and cue in it.

    ``at`` counts from the start of ``before``, or with ``trailing`` from the start of ``after``.
    """

    before: str
    after: str
    source: tuple[int, int] | None
    cue: tuple[int, int]
    trailing: bool


class Nesting:
    """A pool of frames and fillings."""

    def __init__(self, articles: Sequence[tuple[str, Sequence[Relation]]], seed: int) -> None:
        self._random = random.Random(seed)
        self._frames: list[Frame] = []
        self._told: list[Sentence] = []
        self._plain: list[Sentence] = []
        self._trailing: list[Frame] = []
        self._clauses: list[str] = []
        for text, relations in articles:
            for sentence in _sentences(text, relations):
                self._sort(sentence)

    def _sort(self, sentence: Sentence) -> None:
        whole = sentence.text.rstrip('”"’').endswith(".")
        if not (whole and 30 <= len(sentence.text) <= 320) or _unbalanced(sentence.text):
            return
        if sentence.relation is None:
            self._plain.append(sentence)
            return
        self._told.append(sentence)
        frame = _frame(sentence)
        if frame is not None:
            self._frames.append(frame)
            start, end = sentence.relation.content[0]
            self._clauses.append(sentence.text[start:end].removeprefix("that ").rstrip(".,;: "))
            if frame.trailing:
                self._trailing.append(frame)

    def invent(self) -> tuple[str, list[Relation]]:
        """Return a paragraph and its outer and (mostly) inner relation."""
        if self._random.random() < SPOKEN:
            spoken = self._spoken()
            frame = self._random.choice(self._trailing)
            return _filled(frame, spoken, spoken.text, ("“", "”"))
        frame = self._random.choice(self._frames)
        pool = self._told if self._random.random() < WITH_STATEMENT else self._plain
        filling = self._random.choice(pool)
        body = filling.text.rstrip(".")
        if frame.before:
            body = _lowered(body)
        marks = ("“", "”") if self._quotable(frame, body) else ("", "")
        return _filled(frame, filling, body, marks)

    def _spoken(self) -> Sentence:
        """Return "I think" or the like before a labelled content."""
        source, cue = self._random.choice(_SPEAKERS)
        opening = self._random.choice(_OPENINGS)
        if not opening:
            source = source[0].upper() + source[1:]
        that = "that " if self._random.random() < 0.35 else ""
        space = "" if cue.startswith("’") else " "
        content = that + _lowered(self._random.choice(self._clauses))
        at = len(opening) + len(source) + len(space)
        told = at + len(cue) + 1
        return Sentence(
            text=f"{opening}{source}{space}{cue} {content}",
            relation=Relation(
                source=((len(opening), len(opening) + len(source)),),
                cue=((at, at + len(cue)),),
                content=((told, told + len(content)),),
            ),
        )

    def aside(self) -> tuple[str, list[Relation]]:
        """Return a content by itself in which somebody is said to think or say something."""
        spoken = self._spoken()
        assert spoken.relation is not None
        return spoken.text + ".", [spoken.relation]

    def _quotable(self, frame: Frame, body: str) -> bool:
        bare = not any(mark in body for mark in '"“”')
        return bare and frame.trailing and self._random.random() < 0.3

    def weave(self, text: str, relations: Sequence[Relation]) -> tuple[str, list[Relation]]:
        """Return the article with invented paragraphs after some of its own."""
        parts: list[str] = []
        out: list[Relation] = []
        shifts: list[tuple[int, int]] = []  # from which offset on, by how much
        added = 0
        at = 0
        for line in text.split("\n"):
            parts.append(line)
            at += len(line) + 1
            if line.strip() and self._random.random() < SHARE:
                invented, extra = self.invent()
                here = at + added
                out += [moved(one, here) for one in extra]
                parts.append(invented)
                added += len(invented) + 1
                shifts.append((at, added))
        old = [_moved_past(one, shifts) for one in relations]
        return "\n".join(parts), old + out


def _lowered(text: str) -> str:
    """Write a small opening word small, as it is inside a sentence."""
    small = text.split(" ", 1)[0].lower() in _SMALL
    return text[0].lower() + text[1:] if small else text


def _moved_past(relation: Relation, shifts: Sequence[tuple[int, int]]) -> Relation:
    def by(offset: int) -> int:
        return max((added for start, added in shifts if start <= offset), default=0)

    roles = [
        tuple((start + by(start), end + by(end - 1)) for start, end in spans)
        for spans in (relation.source, relation.cue, relation.content)
    ]
    return replace(relation, source=roles[0], cue=roles[1], content=roles[2])


def _sentences(text: str, relations: Sequence[Relation]) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        touching = [one for one in relations if _touches(one, start, end)]
        if not touching:
            yield Sentence(text=match.group(), relation=None)
        elif len(touching) == 1 and _within(touching[0], start, end):
            yield Sentence(text=match.group(), relation=moved(touching[0], -start))


def _spans(relation: Relation) -> list[tuple[int, int]]:
    return [*relation.source, *relation.cue, *relation.content]


def _touches(relation: Relation, start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in _spans(relation))


def _within(relation: Relation, start: int, end: int) -> bool:
    return all(start <= first and last <= end for first, last in _spans(relation))


def _unbalanced(text: str) -> bool:
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _frame(sentence: Sentence) -> Frame | None:
    """Return the frame of a sentence that its source, cue and one content fill."""
    one = sentence.relation
    if one is None or not _reports(sentence.text, one):
        return None
    (start, end), cue = one.content[0], one.cue[0]
    source = one.source[0] if one.source else None
    whole = sentence.text.rstrip()
    if cue[1] <= start and end >= len(whole.rstrip(".")) - 1:
        that = "that " if sentence.text[start:end].startswith("that ") else ""
        return Frame(
            before=sentence.text[:start] + that, after=".", source=source, cue=cue, trailing=False
        )
    if start == 0 and cue[0] >= end and whole.endswith(".") and (not source or source[0] >= end):
        return Frame(
            before="",
            after=sentence.text[end:],
            source=None if source is None else (source[0] - end, source[1] - end),
            cue=(cue[0] - end, cue[1] - end),
            trailing=True,
        )
    return None


def _reports(text: str, one: Relation) -> bool:
    """Tell whether a relation has one span a role, reports a clause and quotes nothing."""
    if len(one.content) != 1 or len(one.cue) != 1 or len(one.source) > 1:
        return False
    content = text[slice(*one.content[0])]
    words = set(re.findall(r"[a-z]+", text[slice(*one.cue[0])].lower()))
    says = words & _SAYING or "according" in words or content.startswith("that ")
    return bool(says) and len(content) >= 20 and not any(mark in text for mark in '"“”')


def _filled(
    frame: Frame, filling: Sentence, body: str, marks: tuple[str, str]
) -> tuple[str, list[Relation]]:
    opening, closing = marks
    after = frame.after
    if opening and after.startswith(","):
        after = after[1:]
        closing = f",{closing}"
    text = f"{frame.before}{opening}{body}{closing}{after}"
    first = len(frame.before)
    that = 5 if frame.before.endswith("that ") else 0
    last = first + len(opening) + len(body) + len(closing)
    by = last if frame.trailing else 0
    if frame.trailing and closing.startswith(","):
        by -= 1  # the comma went inside the marks
    cue = (frame.cue[0] + by, frame.cue[1] + by)
    source = () if frame.source is None else ((frame.source[0] + by, frame.source[1] + by),)
    out = [Relation(source=source, cue=(cue,), content=((first - that, last),))]
    if filling.relation is not None:
        inner = moved(filling.relation, first + len(opening))
        limit = first + len(opening) + len(body)
        cut = [
            tuple((start, min(end, limit)) for start, end in spans if start < limit)
            for spans in (inner.source, inner.cue, inner.content)
        ]
        out.append(Relation(source=cut[0], cue=cut[1], content=cut[2], nested=True))
    return text, out
