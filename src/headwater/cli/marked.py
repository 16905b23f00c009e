"""Wordings as a terminal shows them: hedges and changed words marked, if it can show marks."""

from rich.text import Text

from headwater.cli.words import marks, shown
from headwater.dossier.view import Mark, Piece, Wording
from headwater.dossier.wordings import say_chain

_HEDGE, _ADDED, _DROPPED = "italic yellow", "bold", "strike dim"


def mark(wording: Wording, *, styled: bool) -> Text:
    """Return a wording's words in quotation marks.

    Args:
        wording: as a dossier's page has it.
        styled: mark hedges and words that are new, and show dropped ones struck out. If not,
            the words stand as they do in the report, as nothing could tell the dropped apart.
    """
    text = Text()
    for piece in wording.pieces:
        _append(text, piece, styled=styled)
    opening, closing = marks(text.plain)
    return Text(opening).append(text).append(closing)


def _append(text: Text, piece: Piece, *, styled: bool) -> None:
    if piece.gap:
        text.append(" … ")
    if styled and piece.dropped:
        text.append(shown(piece.dropped), style=_DROPPED).append(" ")
    # Folding white space must not glue a piece to its neighbours.
    before = " " if piece.words[:1].isspace() else ""
    after = " " if piece.words.strip() and piece.words[-1:].isspace() else ""
    words = f"{'‘' if piece.opens else ''}{shown(piece.words)}{'’' if piece.closes else ''}"
    styles = [
        style for each, style in ((Mark.HEDGE, _HEDGE), (Mark.ADDED, _ADDED)) if each in piece.marks
    ]
    text.append(before)
    text.append(words, style=" ".join(styles) if styled else "")
    text.append(after)


def credit(wording: Wording) -> Text:
    """Return whom a wording credits and how it is made: ``VNA → Talv (quoted · asserted)``."""
    return Text.assemble((shown(say_chain(wording.chain)), "cyan"), (f" ({wording.manner})", "dim"))


def dateline(wording: Wording) -> Text:
    """Return which report a wording stands in, and when it was published."""
    return Text.assemble(
        (f"{wording.handle} {shown(wording.outlet)}", "bold"), (f", {wording.when}", "dim")
    )
