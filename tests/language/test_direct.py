from dataclasses import replace

import numpy as np
import pytest

from headwater.language.assignment import LinkScores, WordRelation
from headwater.language.decoding import WordSpan
from headwater.language.direct import add_direct_speech
from headwater.language.labels import CUE, SOURCE
from headwater.language.linking import NEAREST, Partners
from headwater.language.session import WEIGHTS
from headwater.language.wordpiece import WordPiece
from headwater.language.words import Words, read_words

SPLITTER = WordPiece(WEIGHTS / "vocab.txt")
CONTENT = 2


def place(text: str, words: Words, phrase: str, label: int) -> WordSpan:
    start = text.index(phrase)
    first = int(np.searchsorted(words.ends, start, side="right"))
    last = int(np.searchsorted(words.starts, start + len(phrase)))
    return WordSpan(first, last, label, 0.9)


def nobody(rows: int) -> Partners:
    scores = np.full((rows, 2 * NEAREST + 1), -np.inf, np.float32)
    scores[:, -1] = 0.0
    return Partners(numbers=np.full((rows, 2 * NEAREST), -1), scores=scores)


def found_links(
    text: str, quotations: list[str], sources: list[str], cues: list[str]
) -> tuple[Words, LinkScores]:
    words = read_words(text, SPLITTER)
    found = [
        tuple(place(text, words, phrase, label) for phrase in phrases)
        for phrases, label in ((sources, SOURCE), (cues, CUE), (quotations, CONTENT))
    ]
    links = LinkScores(
        sources=found[0],
        cues=found[1],
        contents=found[2],
        content_cues=nobody(len(quotations)),
        cue_sources=nobody(len(cues)),
    )
    return words, links


def added(
    text: str, quotations: list[str], sources: list[str], cues: list[str], joined: int = 0
) -> list[tuple[str | None, str | None, str]]:
    """Run the rules; the first ``joined`` quotations belong to the first source and cue."""
    words, links = found_links(text, quotations, sources, cues)
    known = [
        WordRelation(source=links.sources[0], cue=links.cues[0], contents=(one,), confidence=0.9)
        for one in links.contents[:joined]
    ]
    new = add_direct_speech(text, words, links, known)[len(known) :]

    def shown(one: WordSpan | None) -> str | None:
        return None if one is None else text[words.starts[one.first] : words.ends[one.last - 1]]

    return [(shown(one.source), shown(one.cue), str(one.rule)) for one in new]


@pytest.mark.parametrize("dash", ["―", "—", "–", "-"])
def test_a_signed_quotation_is_the_signers(dash: str) -> None:
    text = f"“We have waited long enough.” {dash} Ida Brandt\nMore text follows."
    (found,) = added(text, ["“We have waited long enough.”"], [], [])
    assert found == ("Ida Brandt", dash, "signed")


def test_a_dash_before_ordinary_words_is_no_signature() -> None:
    text = "“We have waited long enough.” - and nothing came of it."
    assert added(text, ["“We have waited long enough.”"], [], []) == []


def test_a_colon_announces_the_next_paragraph() -> None:
    text = "Vale then told the crowd:\n“We have waited long enough.”"
    (found,) = added(text, ["“We have waited long enough.”"], [], ["told the crowd:"])
    assert found == (None, "told the crowd:", "announced")


def test_a_paragraph_of_quotation_goes_on_from_the_one_before() -> None:
    text = "“The road is closed,” Vale said.\n“It will open again on Monday.”"
    (found,) = added(
        text,
        ["“The road is closed,”", "“It will open again on Monday.”"],
        ["Vale"],
        ["said"],
        joined=1,
    )
    assert found == ("Vale", None, "continued")


def test_a_short_quotation_is_a_term_and_not_speech() -> None:
    assert added("The “grey zone” - Ida Brandt", ["“grey zone”"], [], []) == []


def reached(text: str, quotations: list[str], sources: list[str], cues: list[str]) -> list[str]:
    """Run the rules over relations of one source, cue and quotation each; return the last parts."""
    words, links = found_links(text, quotations, sources, cues)
    known = [
        WordRelation(source=source, cue=cue, contents=(content,), confidence=0.9)
        for source, cue, content in zip(links.sources, links.cues, links.contents, strict=True)
    ]
    lasts = [one.contents[-1] for one in add_direct_speech(text, words, links, known)]
    return [text[words.starts[one.first] : words.ends[one.last - 1]] for one in lasts]


OPEN = 'Vale said: "The road is closed.\n\nIt opens on Monday." Nobody else spoke.'


def test_a_quotation_left_open_goes_on_to_the_mark_that_closes_it() -> None:
    assert reached(OPEN, ['"The road is closed.'], ["Vale"], ["said:"]) == ['It opens on Monday."']


def test_a_quotation_that_is_closed_ends_there() -> None:
    text = OPEN.replace("closed.", 'closed."').replace("It opens", '"It opens')
    assert reached(text, ['"The road is closed."'], ["Vale"], ["said:"]) == [
        '"The road is closed."'
    ]


def test_an_open_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    text = OPEN.replace('Monday."', "Monday.")
    assert reached(text, ['"The road is closed.'], ["Vale"], ["said:"]) == ['"The road is closed.']


def test_who_is_credited_within_the_rest_of_a_quotation_is_left_to_another_reading() -> None:
    text = OPEN.replace("It opens", "They say it opens")
    assert reached(
        text, ['"The road is closed.', "it opens on Monday"], ["Vale", "They"], ["said:", "say"]
    ) == ['They say it opens on Monday."']


def test_the_rest_is_not_taken_from_a_credit_that_stands_outside_it() -> None:
    text = OPEN.replace("Nobody else spoke", "Brandt said")
    assert reached(
        text,
        ['"The road is closed.', 'It opens on Monday."'],
        ["Vale", "Brandt"],
        ["said:", "said."],
    ) == ['"The road is closed.', 'It opens on Monday."']


def test_a_cue_without_a_content_has_the_quoted_sentence_it_leads_to() -> None:
    text = "Dean answered, tweeting, “Nobody saw the gate. Who has?” More came."
    words, links = found_links(text, [], ["Dean"], ["tweeting"])
    (one,) = add_direct_speech(text, words, links, [])
    assert (one.cue, one.rule) == (links.cues[0], "led to")
    assert one.contents == (place(text, words, "“Nobody saw the gate. Who has?”", CONTENT),)


@pytest.mark.parametrize(
    "text",
    [
        "A column headed “The gate” is out.",  # a title: no sentence ends in it
        "A column headed\n\n“The gate is open.” It is out.",  # another paragraph
        "A column headed “The gate is open.",  # left open
        "A column headed the way it is.",
    ],
)
def test_what_a_cue_leads_to_is_a_whole_quoted_sentence(text: str) -> None:
    assert added(text, [], [], ["headed"]) == []


def test_a_cue_that_has_its_content_takes_no_other() -> None:
    text = "“It is open,” she wrote, “Nobody saw the gate.” More came."
    assert added(text, ["“It is open,”"], ["she"], ["wrote"], joined=1) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We wait, and nobody has come to look.”",
        '"We wait, and nobody has come to look."',
        "“We wait, and nobody has come to look.",  # goes on in the next
        "We wait, and nobody has come to look.”",  # began in one before
    ],
)
def test_a_paragraph_of_quotation_alone_is_somebodys_words(paragraph: str) -> None:
    text = f"The gate is shut.\n\n{paragraph}\n\nMore came."
    words, links = found_links(text, [], [], [])
    (one,) = add_direct_speech(text, words, links, [])
    assert (one.source, one.cue, one.rule) == (None, None, "unsigned")
    assert one.contents == (replace(place(text, words, paragraph, CONTENT), confidence=0.5),)


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We wait,” and nobody has come to look.",
        "“We wait.”",  # a title, or a term
        "“VALE: We wait, and nobody has come to look.",  # a transcript's turn
        "The “gate” is shut, and nobody has come to look.",
        "Nobody has come, we wait “here.”",
        "The gate is shut, and nobody has come to look.",
    ],
)
def test_a_paragraph_with_words_of_the_report_is_not(paragraph: str) -> None:
    text = f"The gate is shut.\n\n{paragraph}\n\nMore came."
    assert added(text, [], [], []) == []


def test_a_quotation_by_itself_goes_on_from_the_paragraph_before() -> None:
    text = "“We wait here,” Vale said.\n\n“We wait, and nobody has come to look.”"
    found = added(text, ["“We wait here,”"], ["Vale"], ["said"], joined=1)
    assert found == [("Vale", None, "continued")]
