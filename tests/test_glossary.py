import importlib
import inspect
import re
from pathlib import Path

import headwater.model

ROOT = Path(__file__).parent.parent
LINE = re.compile(r"^\| `(\w+)` \| `(headwater[\w.]+)` \| (.+) \|$", re.MULTILINE)
ENTRIES = LINE.findall((ROOT / "docs" / "glossary.md").read_text("utf-8"))


def public_types() -> set[tuple[str, str]]:
    """Return the name and home of every type that the model or a room's front gives out."""
    rooms = [
        f"headwater.{path.parent.name}" for path in (ROOT / "src/headwater").glob("*/__init__.py")
    ]
    found = set()
    for room in rooms:
        module = importlib.import_module(room)
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if inspect.isclass(value) or hasattr(value, "__supertype__"):
                found.add((name, room))
    return found


def test_the_glossary_has_one_line_for_every_public_type_and_no_other() -> None:
    assert sorted((name, home) for name, home, _ in ENTRIES) == sorted(public_types())


def test_one_word_stands_for_one_idea() -> None:
    names = [name for name, _, _ in ENTRIES]
    meanings = [meaning.casefold() for _, _, meaning in ENTRIES]
    assert len(set(names)) == len(names)
    assert len(set(meanings)) == len(meanings)


def test_the_model_gives_out_all_that_it_lists() -> None:
    assert all(hasattr(headwater.model, name) for name in headwater.model.__all__)
    assert list(headwater.model.__all__) == sorted(headwater.model.__all__, key=_capitals_first)


def _capitals_first(name: str) -> tuple[bool, str]:
    return name[0].islower(), name
