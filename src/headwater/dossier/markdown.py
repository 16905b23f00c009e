"""A dossier as Markdown, with the same figures as the page."""

import re
from collections.abc import Iterable, Iterator

from headwater.dossier import vocabulary
from headwater.dossier.view import (
    Conflict,
    Explanation,
    FullReport,
    Kinship,
    Mark,
    Page,
    Quote,
    SharedClaim,
    ShownDrift,
    Single,
    SingleGroup,
    Wording,
    needs_marks,
)
from headwater.dossier.wordings import say_chain

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$^]|(?<=:)//|(?<=www)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
# Characters that act on what stands around them: controls, and those that turn the direction
# of writing. They are shown by number, so that no text can disturb its neighbours.
_ACTING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# What begins a list or underlines a heading when it begins a line.
_LEADING = re.compile(r"^(\d*)([-+=.)])")


# A link definition shows nothing; by it `ingest` knows a dossier when it is given one.
MARK = "[headwater]: # (Headwater dossier)"


def escape(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> escape("a | `b` <i>")
    'a \\| \\`b\\` \\<i\\>'
    """
    shown = _ACTING.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)
    return _SPECIAL.sub(lambda found: "\\" + found.group(), " ".join(shown.split()))


def write_markdown(page: Page) -> str:
    """Return a page as one Markdown document."""
    return "\n".join([MARK, "", *_lines(page)]) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"# {escape(' '.join(page.bottom_line))}"
    yield f"\n{_quoted(page.title)}, {page.period}."
    figures = ", ".join(f"{number:,} {name}" for number, name in page.figures)
    yield f"\n{figures[:1].upper()}{figures[1:]}."
    yield "\n## Claims told by two or more reports\n"
    yield from _table(page.claims)
    for claim in page.claims:
        yield from _claim(claim)
    yield "\n## Lineage\n"
    yield from _items(map(escape, page.picture.sentences), "No links between sources and reports.")
    for kinship in page.kinships:
        yield from _kinship(kinship)
    yield "\n## Conflicts\n"
    if not page.conflicts:
        yield "The statements compared do not contradict one another."
    for conflict in page.conflicts:
        yield from _conflict(conflict)
    yield from _judged(page.rejections)
    yield "\n## Single-report statements"
    if not page.singles:
        yield "\nEvery statement belongs to a claim that two or more reports tell."
    for group in page.singles:
        yield from _group(group)
    yield "\n## Reports"
    for report in page.reports:
        yield from _report(report)
    yield from _how_to_read(page)


def _quoted(words: str) -> str:
    return _between_marks(escape(words)) if words else "(no words)"


def _between_marks(words: str) -> str:
    before, after = needs_marks(words)
    return f"{'“' if before else ''}{words}{'”' if after else ''}"


def _place(quote: Quote) -> str:
    return f"{quote.handle} {quote.start}–{quote.end}"


def _items(lines: Iterable[str], otherwise: str) -> Iterator[str]:
    written = [f"- {line}" for line in lines]
    yield from written or [otherwise]


def _origins(claim: SharedClaim) -> str:
    return f"{claim.k_min}" + (f" +{claim.unnamed} unnamed" if claim.unnamed else "")


def _stance(claim: SharedClaim) -> str:
    return f"{vocabulary.DENIED} " if claim.denied else ""


def _drifts(claim: SharedClaim) -> str:
    return ", ".join(
        name if number == 1 else f"{name} ×{number}" for name, number in claim.drift_counts
    )


def _table(claims: tuple[SharedClaim, ...]) -> Iterator[str]:
    if not claims:
        yield "No claim is told by two of the reports."
        return
    yield "| claim | fullest wording | reports | origins | chokepoints | drift | conflict |"
    yield "|---|---|---|---|---|---|---|"
    for claim in claims:
        cells = [
            claim.handle,
            f"{_stance(claim)}{_quoted(claim.fullest.words)} ({_place(claim.fullest)})",
            str(claim.reports),
            _origins(claim),
            ", ".join(map(escape, claim.chokepoints)) or "–",
            _drifts(claim) or "–",
            ", ".join(claim.conflicts) or "–",
        ]
        yield f"| {' | '.join(cells)} |"


def _claim(claim: SharedClaim) -> Iterator[str]:
    yield f"\n### {claim.handle} {_stance(claim)}{_quoted(claim.fullest.words)}\n"
    points = escape(vocabulary.list_names(claim.chokepoints)) or "none"
    yield (
        f"In this case: independent origins, at least {_origins(claim)} (k_min {claim.k_min}); "
        f"chokepoints {points} (kappa {claim.kappa}); origin not recovered for "
        f"{claim.unrecovered} % of {claim.statements} statements; first worded as "
        f"{claim.certainty}."
    ).replace("k_min", "k\\_min")
    if claim.estimate:
        yield f"\nIndependent origins, estimated in this case: {escape(claim.estimate)}."
    if claim.summary:
        yield "\nSummary:\n"
        yield " ".join(_clause(clause) for clause in claim.summary)
    yield "\nWordings in order of time:\n"
    for wording in claim.wordings:
        yield f"- {_wording(wording)}"
    if claim.drifts:
        yield "\nDrift:\n"
        for drift in claim.drifts:
            yield f"- {_drift(drift)}"
    yield "\nOrigins:\n"
    yield from _items(
        (
            f"“{escape(origin.name)}”{'' if origin.counted else ' (not counted)'}"
            f"{f' (reliability {origin.letter})' if origin.letter else ''}: "
            f"{', '.join(map(_place, origin.credited)) or 'no statement'}"
            for origin in claim.origins
        ),
        "No origin was reached.",
    )
    yield from _reasons(claim.reasons)
    if claim.grade:
        yield f"\n{escape(claim.grade)}"
    yield from _judged(claim.judgements)


def _judged(sentences: tuple[str, ...]) -> Iterator[str]:
    if sentences:
        yield "\nJudged by analysts, apart from what was read:\n"
    for sentence in sentences:
        yield f"- {escape(sentence)}"


def _wording(wording: Wording) -> str:
    parts = [
        f"{wording.handle} {escape(wording.outlet)}, {wording.when}",
        f"{escape(say_chain(wording.chain))} ({wording.manner})",
        f"{_between_marks(_marked(wording))} [{wording.start}–{wording.end}]",
    ]
    if wording.outside:
        parts.append(f"hedged outside these words: {', '.join(map(_quoted, wording.outside))}")
    if wording.against:
        how = "worded afresh against" if wording.afresh else "compared with"
        parts.append(f"{how} {wording.against}")
    return "; ".join(parts)


def _marked(wording: Wording) -> str:
    words = []
    for piece in wording.pieces:
        text = escape(piece.words)
        # Escaping folds white space; a piece must keep its distance from its neighbours.
        before = " " if piece.words[:1].isspace() else ""
        after = " " if piece.words[-1:].isspace() else ""
        if text and Mark.HEDGE in piece.marks:
            text = f"*{text}*"
        if text and Mark.ADDED in piece.marks:
            text = f"**{text}**"
        if not text.strip():
            before, text, after = "", " " if piece.words else "", ""
        text = f"{'‘' if piece.opens else ''}{text}{'’' if piece.closes else ''}"
        dropped = f"~~{escape(piece.dropped)}~~ " if piece.dropped else ""
        if dropped and not piece.words:
            dropped = f" {dropped}"  # at the very end, where no space of the text precedes it
        gap = " … " if piece.gap else ""
        words.append(f"{gap}{before}{dropped}{text}{after}")
    return "".join(words).strip()


def _drift(drift: ShownDrift) -> str:
    arrow = "→" if drift.directed else "against (order unknown)"
    return (
        f"**{drift.name}**: {_quoted(drift.before.words)} ({_place(drift.before)}) {arrow} "
        f"{_quoted(drift.after.words)} ({_place(drift.after)}). {escape(drift.reason)}"
    )


def _reasons(reasons: tuple[Explanation, ...]) -> Iterator[str]:
    if reasons:
        yield "\nWhy:\n"
    for reason in reasons:
        yield f"- {_explained(reason)}"


def _explained(reason: Explanation) -> str:
    shown = ", ".join(f"{_quoted(each.words)} ({_place(each)})" for each in reason.evidence)
    return escape(reason.sentence) + (f" Shown by {shown}." if shown else "")


def _clause(clause: Explanation) -> str:
    """Return a clause with the places that show it; the words stand there to be read."""
    shown = ", ".join(map(_place, clause.evidence))
    return escape(clause.sentence) + (f" ({shown})" if shown else "")


def _kinship(kinship: Kinship) -> Iterator[str]:
    yield f"\n**{escape(kinship.sentence)}**\n"
    for reason in kinship.reasons:
        yield f"- {_explained(reason)}"
    for parent, child in kinship.overlaps:
        yield (
            f"- alike: {_quoted(parent.words)} ({_place(parent)}) and "
            f"{_quoted(child.words)} ({_place(child)})"
        )
    if kinship.more:
        yield f"- and {kinship.more:,} more alike"


def _conflict(conflict: Conflict) -> Iterator[str]:
    about = f" ({', '.join(conflict.claims)})" if conflict.claims else ""
    yield f"\n### {conflict.handle}{about}\n"
    yield f"- {_wording(conflict.left)}"
    yield f"- {_wording(conflict.right)}"
    yield from _reasons(conflict.reasons)
    if conflict.belief:
        yield "\nBelief in each value, by who stands behind it, in this case:\n"
    for line in conflict.belief:
        value = "; ".join(f"{_quoted(each.words)} ({_place(each)})" for each in line.evidence)
        yield f"- {value}: {escape(line.sentence)}" if value else f"- {escape(line.sentence)}"


def _group(group: SingleGroup) -> Iterator[str]:
    yield f"\n### {group.handle} {escape(group.outlet)}\n"
    for single in (*group.credited, *group.narrated):
        yield from _single(single)


def _single(single: Single) -> Iterator[str]:
    conflict = f"; conflict {', '.join(single.conflicts)}" if single.conflicts else ""
    yield f"- {_wording(single.wording)}{conflict}"
    for drift in single.drifts:
        yield f"  - {_drift(drift)}"


def _report(report: FullReport) -> Iterator[str]:
    yield f"\n### {report.handle} {escape(report.outlet)}\n"
    yield f"- {_quoted(report.title)}, {report.when}"
    yield f"- label {_quoted(report.label)}, byline {_quoted(report.byline)}"
    yield f"- capture {_quoted(report.uri)}, {report.media_type}, {report.size:,} bytes"
    yield f"- SHA-256 {escape(report.sha256)}"
    if report.url:
        yield f"- address {_quoted(report.url)}"
    for field, source in report.basis:
        yield f"- {escape(field)} read from {_quoted(source)}"
    for kin in report.kin:
        yield f"- {escape(kin)}"
    yield f"- {report.statements:,} statement{'' if report.statements == 1 else 's'}"
    yield from _full_text(report)


def _full_text(report: FullReport) -> Iterator[str]:
    """Quote the whole text, the handle of a claim behind each statement that tells it."""
    told = "".join(
        segment.words + "".join(f" [{handle}]" for handle in segment.claims)
        for segment in report.segments
    )
    for line in filter(str.strip, told.splitlines()):
        yield ""
        yield f"> {_LEADING.sub(lambda found: found[1] + chr(92) + found[2], escape(line))}"


def _how_to_read(page: Page) -> Iterator[str]:
    yield "\n## How to read this\n"
    yield (
        "Words in quotation marks are spans of a report; the numbers after them are its first "
        "character and the one past its last. *Hedges* are in italics, **words that changed** in "
        "bold, ~~dropped words~~ struck out. ⟨U+202E⟩ stands for a character that would act on "
        "the words around it."
    )
    yield ""
    for term, meaning in vocabulary.TERMS:
        yield f"- **{escape(term)}**: {meaning}"
    yield "\nKinds of drift:\n"
    for name, meaning in page.drift_kinds:
        yield f"- **{name}**: {meaning}"
