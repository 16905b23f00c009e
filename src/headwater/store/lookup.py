"""Finding one thing by what people type."""

from collections.abc import Sequence
from difflib import get_close_matches

from headwater.exceptions import NotFoundError

FEWEST = 4  # characters of an id that may stand for it; fewer are mostly typing mistakes


def pick(kind: str, key: str, names: Sequence[tuple[str, str]]) -> str:
    """Return the one id that a person means by ``key``.

    An id itself wins, then the start of an id, then a label, then the start of a label.

    Args:
        kind: what is looked for, in one word, for the message.
        key: what was typed.
        names: every id with its label.

    Raises:
        NotFoundError: nothing fits, or several do; the message names the nearest.
    """
    ways = (
        [name for name, _ in names if name == key],
        [name for name, _ in names if len(key) >= FEWEST and name.startswith(key)],
        [name for name, label in names if key and label == key],
        [name for name, label in names if len(key) >= FEWEST and label.startswith(key)],
    )
    for fitting in ways:
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            shown = _listed(fitting, names)
            raise NotFoundError(f"{key!r} fits {len(fitting)} {kind}s; give one id: {shown}")
    raise NotFoundError(f"no {kind} {key!r} in this case{_advice(key, names)}")


def _advice(key: str, names: Sequence[tuple[str, str]]) -> str:
    if not names:
        return "; it is empty, so add reports and run first"
    by_word = {label: name for name, label in names} | {name: name for name, _ in names}
    # A short id typed with one mistake is near the start of the whole, not the whole.
    starts = {word[: max(len(key), FEWEST)]: word for word in by_word}
    near = [starts[word] for word in get_close_matches(key, starts, n=3, cutoff=0.6)]
    if not near:
        return f"; it holds {len(names)}"
    return f"; near it: {_listed([by_word[word] for word in near], names)}"


def _listed(ids: Sequence[str], names: Sequence[tuple[str, str]]) -> str:
    labels = dict(names)
    shown = [f"{name} ({labels[name]})" if labels[name] else name for name in ids[:3]]
    return ", ".join(shown) + (" ..." if len(ids) > len(shown) else "")
