"""Who says what, by a dependency parse: clauses under verbs, "according to", quotations.

Both usual schemes of labels are known: the one of spaCy's own English pipelines (ClearNLP's) and
Universal Dependencies.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.language.cue_kinds import heads_clause, kind_of
from headwater.language.reading import CueSort

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LISTS = Path(__file__).with_name("spacy_reader.toml")
_SUBJECT = frozenset({"nsubj", "csubj"})
_PASSIVE = frozenset({"nsubjpass", "nsubj:pass", "auxpass", "aux:pass"})
_AGENT = frozenset({"agent", "obl:agent"})
_COMPLEMENT = frozenset({"ccomp", "parataxis"})
_RELATIVE = frozenset({"relcl", "acl:relcl"})
_CLAUSES = frozenset({"ROOT", "root", "ccomp", "advcl", "parataxis", *_RELATIVE})
_PRONOUNS = frozenset({"who", "which", "that"})
_OPENING, _CLOSING, _EITHER = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"}), '"'
SPEECH = 4  # words; a shorter quotation is a name or a borrowed term
NEAR = 12  # tokens from a quotation to the verb that credits it


@dataclass(slots=True, kw_only=True)
class Credited:
    """A cue with its source and content, as numbers of tokens: first, and one past the last.

    Attributes:
        verb: number of the token that the cue is built on.
    """

    verb: int
    cue: tuple[int, int]
    source: tuple[int, int] | None
    contents: list[tuple[int, int]] = field(default_factory=list)


def find_credits(doc: "Doc") -> list[Credited]:
    """Return every credit of a parsed paragraph, in the order of its cues."""
    quotations = find_quotations(doc)
    found: dict[int, Credited] = {}
    for token in doc:
        if token.lower_ == "according":
            _keep(found, _according(token))
        elif token.is_alpha and (complements := _complements(token)):
            contents = [run for one in complements for run in _clause(one, token, quotations)]
            _keep(found, _said(token, contents))
    _add_quotations(doc, quotations, found)
    return [one for _, one in sorted(found.items()) if one.contents]


def find_quotations(doc: "Doc") -> list[tuple[int, int]]:
    """Return quotations as numbers of tokens, marks included."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for token in doc:
        if opened is None and (token.text in _OPENING or token.text == _EITHER):
            opened = token.i
        elif opened is not None and (token.text in _CLOSING or token.text == _EITHER):
            found.append((opened, token.i + 1))
            opened = None
    return found


def _keep(found: dict[int, Credited], one: Credited | None) -> None:
    if one is not None and one.contents:
        found[one.verb] = one


def _said(verb: "Token", contents: Iterable[tuple[int, int]]) -> Credited:
    return Credited(
        verb=verb.i,
        cue=_cue(verb),
        source=_source(verb),
        contents=sorted(dict.fromkeys(contents)),
    )


def _complements(verb: "Token") -> list["Token"]:
    """Return the heads of the clauses that a verb credits somebody with."""
    word = verb.lower_
    if word in _forms("not_credits"):
        return []
    found = [child for child in verb.children if child.dep_ == "ccomp"]
    if word in _forms("asks") or heads_clause(word) or kind_of(word, "") is CueSort.DESIRE:
        found += [child for child in verb.children if child.dep_ == "xcomp"]
    if heads_clause(word):
        found += [child for child in verb.children if child.dep_ == "parataxis"]
        # "The road, she said, is open": the clause may be made the head of its credit.
        if verb.dep_ == "parataxis":
            found.append(verb.head)
    return found


def _clause(
    head: "Token", verb: "Token", quotations: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the stretches of a clause, without its credit, widened to whole quotations."""
    own = {token.i for token in verb.subtree} if head.is_ancestor(verb) else set()
    runs = _runs(head.doc, (token.i for token in head.subtree if token.i not in own))
    return [_widened(head.doc, run, quotations) for run in runs]


def _runs(doc: "Doc", numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Part tokens into unbroken stretches, without the marks and spaces at their edges."""
    runs = []
    for _, group in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        held = [number for _, number in group]
        run = _trimmed(doc, held[0], held[-1] + 1)
        if run is not None:
            runs.append(run)
    return runs


def _trimmed(doc: "Doc", first: int, last: int) -> tuple[int, int] | None:
    while first < last and _is_mark(doc[first]):
        first += 1
    while first < last and _is_mark(doc[last - 1]):
        last -= 1
    return (first, last) if first < last else None


def _is_mark(token: "Token") -> bool:
    return token.is_punct or token.is_space or token.is_quote


def _widened(
    doc: "Doc", run: tuple[int, int], quotations: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Return the whole quotation if the clause begins or ends one."""
    for first, last in quotations:
        if first < run[0] and run[1] < last:
            opens = _trimmed(doc, first, run[1]) == run
            closes = _trimmed(doc, run[0], last) == run
            if opens or closes:
                return first, last
    return run


def _cue(verb: "Token") -> tuple[int, int]:
    """Return the verb, with what negates it before it and its particle behind it."""
    first, last = verb.i, verb.i + 1
    children = {child.i: child for child in verb.children}
    denied = [child.i for child in children.values() if child.lower_ in ("not", "n't", "n’t")]
    if denied and max(denied) < verb.i:
        while first - 1 in children and children[first - 1].dep_ in (
            "neg", "aux", "auxpass", "advmod", "aux:pass",
        ):  # fmt: skip
            first -= 1
    if last in children and children[last].dep_ in ("prt", "compound:prt"):
        last += 1
    return first, last


def _source(verb: "Token") -> tuple[int, int] | None:
    """Return who is credited; ``None`` where the clause does not say."""
    passive = any(child.dep_ in _PASSIVE for child in verb.children)
    if passive:
        return _agent(verb)
    subject = next((child for child in verb.children if child.dep_ in _SUBJECT), None)
    if subject is not None and subject.lower_ not in _PRONOUNS:
        return _phrase(subject, verb)
    if verb.dep_ in _RELATIVE or verb.dep_ == "acl":
        return _phrase(verb.head, verb)
    if subject is None and verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.i != verb.i:
        return _source(verb.head)
    return None


def _agent(verb: "Token") -> tuple[int, int] | None:
    for child in verb.children:
        cased = any(one.lower_ == "by" for one in child.children)
        if child.dep_ in _AGENT or (child.dep_ == "obl" and cased):
            inner = next((one for one in child.children if one.dep_ == "pobj"), child)
            return _phrase(inner, verb)
    return None


def _phrase(head: "Token", verb: "Token") -> tuple[int, int] | None:
    """Return a noun phrase without the clause in it that holds the verb, and without its "by"."""
    beyond = {token.i for token in verb.subtree} if head.is_ancestor(verb) else set()
    case = {one.i for one in head.children if one.dep_ == "case" and one.i < head.i}
    kept = [token.i for token in head.subtree if token.i not in beyond and token.i not in case]
    return next((run for run in _runs(head.doc, kept) if run[0] <= head.i < run[1]), None)


def _according(word: "Token") -> Credited | None:
    """Read "according to X": all else of its clause is the content."""
    doc, after = word.doc, word.i + 1
    if after >= len(doc) or doc[after].lower_ != "to":
        return None
    joint = doc[after]
    noun = next((one for one in joint.children if one.dep_ == "pobj"), None)
    top = word
    if noun is None and word.head.i > after:  # Universal Dependencies: the noun governs both
        noun = top = word.head
    if noun is None:
        return None
    phrase = {token.i for token in top.subtree}
    source = _trimmed(doc, after + 1, max(token.i for token in noun.subtree) + 1)
    clause = top.head
    while clause.dep_ not in _CLAUSES and clause.head.i != clause.i:
        clause = clause.head
    contents = _runs(doc, (token.i for token in clause.subtree if token.i not in phrase))
    return Credited(verb=word.i, cue=(word.i, after + 1), source=source, contents=contents)


def _add_quotations(
    doc: "Doc", quotations: Sequence[tuple[int, int]], found: dict[int, Credited]
) -> None:
    """Credit quotations left over to the nearest verb of saying that has a source."""
    inside = {number for first, last in quotations for number in range(first, last)}
    verbs = [token for token in doc if token.i not in inside and heads_clause(token.lower_)]
    taken = [part for one in found.values() for part in one.contents]
    for first, last in quotations:
        spoken = sum(token.is_alpha for token in doc[first:last])
        if spoken < SPEECH or any(one < last and first < other for one, other in taken):
            continue
        near = [
            (gap, token)
            for token in verbs
            if (gap := max(first - token.i, token.i - last, 0)) <= NEAR
            and _source(token) is not None
        ]
        if near:
            verb = min(near, key=lambda pair: pair[0])[1]
            credited = found.setdefault(verb.i, _said(verb, ()))
            credited.contents = sorted([*credited.contents, (first, last)])


@cache
def _forms(name: str) -> frozenset[str]:
    table = tomllib.loads(_LISTS.read_text(encoding="utf-8"))
    return frozenset(table[name]["forms"])
