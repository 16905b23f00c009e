"""The patterns of ``credits.toml``, and the names a credit gives."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from headwater.model import ZoneKind


class At(StrEnum):
    """Which pieces of a text a pattern is tried on."""

    LEAD = "lead"
    LEAD_LINE = "lead line"
    LINE = "line"
    SENTENCE = "sentence"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One wording or layout of a credit, a caption or furniture.

    Attributes:
        whole: the names are one name, however long.
        after_caption: right behind a caption it credits the picture, not the text.
        examples: what it must match, for the tests.
        counter_examples: what it must not match, for the tests.
    """

    name: str
    kind: ZoneKind
    at: At
    regex: re.Pattern[str]
    whole: bool
    after_caption: bool
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Match a piece of ``text``: all of it, or for a lead its beginning."""
        if self.at is At.LEAD:
            return self.regex.match(text, start, end)
        if self.at is At.ANYWHERE:
            return self.regex.search(text, start, end)
        return self.regex.fullmatch(text, start, end)

    def names(self, found: re.Match[str]) -> tuple[str, ...]:
        """Return who is credited, as written, each once, in reading order."""
        if self.kind not in (ZoneKind.TEXT_CREDIT, ZoneKind.PHOTO_CREDIT):
            return ()
        groups = [words for key, words in sorted(found.groupdict().items()) if words]
        if self.whole:
            return tuple(words.strip() for words in groups if _is_name(words))
        return tuple(dict.fromkeys(name for words in groups for name in split_names(words)))


_ROLES = (
    r"(?:with )?(?:additional |original )?(?:reporting|writing|editing|translation|production"
    r"|reported|written|edited|translated|compiled|produced)"
    r"(?: and (?:reporting|writing|editing))? by\b"
)
_BETWEEN = re.compile(
    rf"\s*(?:;|,|/|&|\||\b{_ROLES}|\b(?:and|via|VIA|for|with|courtesy of)\b)\s*", re.IGNORECASE
)
_TOWN = re.compile(r"\s+(?:in|from|at)\s+\S.*$")
_OWNER = re.compile(r"^((?:[A-Z][\w.-]* ?){1,3})[’']s\s+(?=[A-Z])")  # "Quayside's Ada Bell"
_NOBODY = frozenset(
    {"", "agencies", "file", "file photo", "handout", "pool", "photo", "reporting", "staff"}
)


def split_names(words: str) -> tuple[str, ...]:
    """Split a credit into the people and agencies it names.

    >>> split_names("Ada Bell in Lumbre; Editing by Nils Tarr and Ines Vogt")
    ('Ada Bell', 'Nils Tarr', 'Ines Vogt')
    >>> split_names("Harbour School/Handout via RFE/RL")
    ('Harbour School', 'RFE/RL')
    """
    # "RFE/RL" is one name, so its stroke is hidden while the others divide.
    for name in agencies():
        if "/" in name:
            words = words.replace(name, name.replace("/", "\0"))
    names: list[str] = []
    for part in _BETWEEN.split(_OWNER.sub(r"\1/", words)):
        name = _TOWN.sub("", part.replace("\0", "/")).strip(" .()[]\t")
        name = re.sub(r"^(?:the )?(AP) Photo$", r"\1", name)
        if name.lower() not in _NOBODY and _is_name(name):
            names.append(name)
    return tuple(names)


@cache
def agencies() -> tuple[str, ...]:
    """Return every name and alias of ``agencies.toml``, longest first."""
    table = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text("utf-8"))
    names: set[str] = set()
    for entry in table["agency"]:
        names.update((entry["name"], *entry.get("aliases", ())))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns of ``credits.toml`` in their order."""
    table = tomllib.loads(files(__package__).joinpath("credits.toml").read_text("utf-8"))
    fragments: dict[str, str] = {"agency": f"(?:{'|'.join(map(re.escape, agencies()))})"}
    for key, words in table["fragments"].items():
        fragments[key] = _fill(words, fragments)
    return tuple(
        Pattern(
            name=entry["name"],
            kind=ZoneKind(entry["kind"]),
            at=At(entry["at"]),
            regex=re.compile(_fill(entry["regex"], fragments)),
            whole=entry.get("whole", False),
            after_caption=entry.get("after_caption", False),
            examples=tuple(entry["examples"]),
            counter_examples=tuple(entry["counter_examples"]),
        )
        for entry in table["pattern"]
    )


def _fill(words: str, fragments: dict[str, str]) -> str:
    return re.sub(r"<<(\w+)>>", lambda found: fragments[found[1]], words)


def _is_name(words: str) -> bool:
    """Tell whether the words hold a letter, as any name does."""
    return any(character.isalpha() for character in words)
