"""What stands between commas beside a party: a name, an office, or who holds one."""

from collections.abc import Sequence

from headwater.attribution.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SOURCE_NOUNS,
    TIMES,
    UNNAMED_HEADS,
)
from headwater.text import Word

_LONGEST_NAME = 4  # words
_TITLES = 2  # words in front of it


def holds_office(office: Sequence[Word], holder: Sequence[Word]) -> bool:
    """Tell whether who is titled behind an office holds it: "the head of it, old Ida Brandt".

    Before a verb the comma behind the holder closes it.
    """
    titles = [word for word in holder if word.text[0].islower()]
    return (
        0 < len(titles) < len(holder) <= _LONGEST_NAME + _TITLES
        and holder[-1].text[0].isupper()
        and office[0].folded in DETERMINERS
        and any(word.folded in SOURCE_NOUNS for word in office)
        and not any(word.folded in PREPOSITIONS | AUXILIARIES | BREAKS for word in titles)
        and not any(word.folded in AUXILIARIES for word in office)
    )


def opens_office(opener: Word) -> bool:
    """Tell whether a word may open what somebody is: "Ida Brandt, treasurer of the guild"."""
    word = opener.folded
    known = UNNAMED_HEADS | PREPOSITIONS | PRONOUNS | ADVERBS | BREAKS | AUXILIARIES | TIMES
    return opener.text[0].islower() and word not in known and not word.endswith(("ing", "ed"))


def is_name(words: Sequence[Word]) -> bool:
    """Tell whether a few words between commas are all capitalised as a name is."""
    common = PREPOSITIONS | DETERMINERS | ADVERBS | BREAKS | TIMES
    return 0 < len(words) <= _LONGEST_NAME and all(
        word.text[0].isupper() and word.folded not in common for word in words
    )
