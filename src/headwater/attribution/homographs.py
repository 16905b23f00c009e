"""Words that credit where they are verbs, and stand as nouns or adjectives: "reports indicate"."""

from headwater.attribution.lexicon import Form, cue_forms
from headwater.attribution.units import Unit
from headwater.attribution.vocabulary import (
    AUXILIARIES,
    DETERMINERS,
    HOMOGRAPHS,
    PREPOSITIONS,
    SOURCE_NOUNS,
)


def is_noun_here(unit: Unit, index: int, form: Form) -> bool:
    """Tell whether a word that could be a verb stands where only a noun or adjective can."""
    if index == 0:
        return form is not Form.PARTICIPLE
    joined = not unit.gap(index).strip()
    before = unit.folded(index - 1)
    if unit.folded(index) == "think" and unit.folded(index + 1) in ("tank", "tanks"):
        return True
    if joined and before.endswith("ly") and unit.folded(index + 1) in SOURCE_NOUNS:
        return True  # "Vesperia's internationally recognised government"
    if form is Form.FINITE and unit.folded(index) in HOMOGRAPHS:
        previous = unit.words[index - 1].text
        if joined and (
            before in DETERMINERS - {"this", "that"} | PREPOSITIONS | {"no", "and", "own"}
        ):
            return True
        return joined and previous.endswith(("’s", "'s", "s’"))
    return joined and before in DETERMINERS - {"that", "this", "all", "both", "each", "some",
                                               "many", "several", "most", "any", "these",
                                               "those", "another"}  # fmt: skip


def heads_subject(unit: Unit, last: int, form: Form) -> bool:
    """Tell whether a homograph is the subject of the verb right after it: "reports indicate"."""
    if form is not Form.FINITE or unit.folded(last) not in HOMOGRAPHS:
        return False
    if last + 1 >= len(unit.words) or unit.gap(last + 1).strip():
        return False
    follower = unit.folded(last + 1)
    return follower in AUXILIARIES or any(
        cue.form is not Form.PARTICIPLE for cue in cue_forms().get(follower, ())
    )
