"""Which names of a report are a medium's, by what it calls them once: "the daily Lowell"."""

import re
from collections.abc import Iterable

from headwater.language import Name, NameKind
from headwater.model import SourceKind

STATE_MEDIA = re.compile(
    r"\bstate(?:-run|-owned|-controlled)? (?:media|television|tv|radio|(?:news )?agency|newspaper"
    r"|broadcaster)\b|\bofficial (?:news )?agency\b|\bgovernment mouthpiece\b|\bparty newspaper\b"
    r"|\bstate-(?:run|owned|controlled) (?:[\w’-]+ ){1,4}(?:agency|television|radio|newspaper)\b"
    r"|\bofficial (?:[\w’-]+ ){1,3}news agency\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:newspaper|(?:the|a) (?:[\w-]+ )?(?:daily|weekly)|tabloid|broadsheet|broadcaster"
    r"|magazine"
    r"|news (?:agency|site|website|outlet|portal|service|channel)"
    r"|(?:radio|television|TV) (?:station|channel|network)) $",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r" (?:(?:news)?paper|daily|weekly|magazine|broadcaster|(?:news|press) (?:agency|site|website"
    r"|outlet|portal|service|channel)|television|TV|radio)\b"
)
# Names of two words or more that end so are no person's.
_NAMED = re.compile(
    r"\S.* (?:Wire|Newswire|Times|Tribune|Herald|Gazette|Courier|Chronicle|Telegraph)"
)
_BESIDE = 40  # characters before a name in which it is told what it is


def called_media(text: str, names: Iterable[Name]) -> dict[str, SourceKind]:
    """Return the names that the report says a medium has, with whether the state runs it.

    Args:
        text: the report's.
        names: its names.
    """
    found: dict[str, SourceKind] = {}
    for name in names:
        if name.kind in (NameKind.PLACE, NameKind.NATIONALITY):
            continue  # "a Tolmar newspaper" is not called Tolmar
        words = name.span.of(text)
        before = text[max(0, name.span.start - _BESIDE) : name.span.start]
        if any(state.end() + 1 == len(before) for state in STATE_MEDIA.finditer(before)):
            found[words] = SourceKind.STATE_MEDIA
        elif (
            _NAMED.fullmatch(words) is not None
            or _BEFORE.search(before) is not None
            or (
                before.endswith(("the ", "The ")) and _BEHIND.match(text, name.span.end) is not None
            )
        ):
            found.setdefault(words, SourceKind.MEDIA)
    return found
