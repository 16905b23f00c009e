"""Looking things up in a case the way people name them."""

import re
from pathlib import Path

from headwater.cli.terminal import Terminal
from headwater.cli.words import count
from headwater.dossier.lookup import Lookup
from headwater.exceptions import NotFoundError
from headwater.model import Claim, Dossier, Report, Story
from headwater.store import Case

# A dossier's own handles. Ids are in small letters, and their starts have four characters.
_HANDLE = re.compile(r"([CR][1-9]\d*|[cr][1-9]\d?)", re.ASCII)


def read_dossiers(terminal: Terminal, path: Path, story: str | None = None) -> tuple[Dossier, ...]:
    """Return the dossiers of a case, or of one story; a note if there are none yet.

    Raises:
        StoreError: the case is missing, locked or damaged.
        NotFoundError: the case has no such story.
    """
    with Case.open(path) as case:
        if story is not None:
            return (case.dossier(story),)
        dossiers = tuple(case.dossier(each.id) for each in case.stories())
    if not dossiers:
        terminal.note("No stories yet; `headwater run` finds them in the reports of the case.")
    return dossiers


def find_claim(case: Case, key: str, story: str | None = None) -> tuple[Lookup, Claim]:
    """Return the claim with this id, start of an id, or handle such as ``C3``.

    Raises:
        NotFoundError: there is no such claim, or several stories could have it.
    """
    if not is_handle(key, "C"):
        dossier, claim = case.claim(key)
        return Lookup(dossier), claim
    lookup = Lookup(case.dossier(_one_story(case, key, story).id))
    number = int(key[1:])
    if number > len(lookup.shared):
        raise NotFoundError(
            f"no claim {key}: this story has {count(len(lookup.shared), 'claim')} that two reports "
            "tell; `headwater claims` lists them"
        )
    return lookup, lookup.shared[number - 1]


def find_report(case: Case, key: str, story: str | None = None) -> Report:
    """Return the report with this id, start of an id, label, or handle such as ``R2``.

    Raises:
        NotFoundError: there is no such report, or several are meant.
    """
    if not is_handle(key, "R"):
        return case.report(key)
    held = _one_story(case, key, story).reports
    number = int(key[1:])
    if number > len(held):
        raise NotFoundError(f"no report {key}: this story has {count(len(held), 'report')}")
    return case.report(held[number - 1])


def is_handle(key: str, letter: str) -> bool:
    """Tell whether someone typed a handle of a dossier rather than an id or a label."""
    return bool(_HANDLE.fullmatch(key)) and key[0].upper() == letter


def _one_story(case: Case, key: str, story: str | None) -> Story:
    if story is not None:
        return case.story(story)
    # Only where there are two reports is there something to point at.
    joint = [each for each in case.stories() if len(each.reports) > 1]
    if not joint:
        raise NotFoundError(f"no {key}: this case has no story of two reports; run it first")
    if len(joint) > 1:
        raise NotFoundError(
            f"{key} could be of any of {len(joint)} stories; add --story STORY, or give an id"
        )
    return joint[0]
