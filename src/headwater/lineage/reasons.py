"""What speaks for a kinship, in sentences with the passages that show it."""

from headwater.lineage.alignment import Match
from headwater.lineage.evidence import SHOWN, Kinship
from headwater.model import Overlap, Reason, Span
from headwater.text import say_count


def reasons(kinship: Kinship) -> tuple[Reason, ...]:
    """Say what speaks for the kinship, one sentence for each kind of evidence."""
    found = []
    if kinship.identical:
        found.append(Reason(feature="identical_text", weight=1.0, detail="The texts are the same."))
    if kinship.runs > 0:
        detail = f"{kinship.runs:.0%} of the five-word runs of one stand in the other."
        found.append(Reason(feature="shared_runs", weight=kinship.runs, detail=detail))
    if kinship.overlaps:
        count = len(kinship.overlaps)
        detail = (
            f"{say_count(count, 'sentence')} of one {'stands' if count == 1 else 'stand'} "
            f"rewritten in the other{_in_order(kinship.ordered) if count > 1 else ''}."
        )
        shown = kinship.show(kinship.overlaps[:SHOWN])
        found.append(_reason("aligned_sentences", kinship.covered, detail, shown))
    if kinship.told:
        detail = (
            f"{say_count(len(kinship.told), 'statement')} told again; a statement of one is on "
            f"average {kinship.retold:.0%} like its nearest in the other."
        )
        shown = kinship.show(kinship.told[:SHOWN])
        found.append(_reason("retold_statements", kinship.retold, detail, shown))
    if kinship.figures or kinship.names:
        detail = (
            f"Both hold the same {_facts(kinship.figures, kinship.names)}: {kinship.agreement:.0%} "
            "of those in the report that has fewer."
        )
        held = [Match(Span(*one), Span(*other), 1.0) for one, other in kinship.held]
        found.append(_reason("shared_facts", kinship.agreement, detail, kinship.show(held)))
    for feature, matches, words, noun in (
        (
            "shared_quotations",
            kinship.quoted,
            "share {n}, or one quotes what the other paraphrases.",
            "quotation",
        ),
        (
            "shared_enumerations",
            kinship.lists,
            "hold the same {n}, in the same order.",
            "enumeration",
        ),
        ("shared_sources", kinship.sources, "credit the same {n}.", "named source"),
        (
            "inherited_credits",
            kinship.credits,
            "carry the same {n} in their credit lines.",
            "name",
        ),
    ):
        if matches:
            detail = "Both " + words.format(n=say_count(len(matches), noun))
            shown = kinship.show(matches[:SHOWN])
            found.append(_reason(feature, float(len(matches)), detail, shown))
    return tuple(found)


def _in_order(share: float) -> str:
    return (
        f", {'all' if share >= 1 else 'none' if share <= 0 else f'{share:.0%}'} in the same order"
    )


def _facts(figures: int, names: int) -> str:
    """Say how many figures and words of names, passing over what there is none of."""
    counted = (
        (figures, say_count(figures, "figure")),
        (names, say_count(names, "word") + " of names"),
    )
    return " and ".join(words for count, words in counted if count)


def _reason(feature: str, weight: float, detail: str, overlaps: tuple[Overlap, ...]) -> Reason:
    evidence = tuple(passage for o in overlaps for passage in (o.left, o.right))
    return Reason(feature=feature, weight=weight, detail=detail, evidence=evidence)
