"""Chains that the trained reader's nesting makes, on sentences of our own."""

import pytest

from headwater.attribution import extract_statements
from headwater.language import Reader
from tests.attribution.sayings import credited
from tests.dossier.drafting import report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        (
            "The Corran Ledger reported that Ida Brandt said the lock had failed.",
            "Corran Ledger > Ida Brandt",
            "the lock had failed",
        ),
        (
            "The Corran Ledger reported on Monday that Ida Brandt, the harbour master, had said "
            "that Tom Moss believed the lock would fail.",
            "Corran Ledger > Ida Brandt > Tom Moss",
            "the lock would fail",
        ),
        (
            "Radio Tolmar said the ministry had told reporters that its inspectors found cracks "
            "in the lock.",
            "Radio Tolmar > the ministry > its inspectors",
            "cracks in the lock",
        ),
        (
            "According to the Corran Ledger, Ida Brandt said that Tom Moss had warned that the "
            "lock would fail.",
            "Corran Ledger > Ida Brandt > Tom Moss",
            "the lock would fail",
        ),
        (
            "Ida Brandt told Radio Tolmar that the engineers say the council admitted the lock "
            "had been leaking since May.",
            "Ida Brandt > the engineers > the council",
            "the lock had been leaking since May",
        ),
        (  # rule and reader both credit her, by other words; she stands there once
            "The Ledger quoted Ida Brandt as saying that Tom Moss had told her the lock was safe.",
            "Ledger > Ida Brandt > Tom Moss",
            "the lock was safe",
        ),
        (  # she believes it herself
            "“I believe that the engineers knew of the crack,” Ida Brandt said on Monday.",
            "Ida Brandt > Ida Brandt",
            "the engineers knew of the crack,”",
        ),
        (  # "That" is what it speaks of, and joins no clause
            "That would be the third flood this year, Ida Brandt said.",
            "Ida Brandt",
            "That would be the third flood this year",
        ),
        (  # nobody around it says who "I" is
            "I believe that the engineers knew of the crack.",
            "I",
            "the engineers knew of the crack",
        ),
    ],
)
def test_a_chain_has_every_hop_once(reader: Reader, text: str, who: str, content: str) -> None:
    item = report("lock", text)
    (reading,) = reader.read([text])
    told = {
        statement.wording(text): " > ".join(
            (hop.source.full or hop.source.span).of(text) if hop.source else "?"
            for hop in statement.chain
        )
        for statement in extract_statements(item, reading)
    }
    assert told[content] == who


def test_whom_an_outlet_quotes_is_known_through_it() -> None:
    (said,) = credited("An official quoted by the Quay Gazette said the port was shut.")
    assert said.who == "Quay Gazette > An official"


def test_the_question_who_says_it_is_nobody() -> None:
    who = [said.who for said in credited("Who says what: Ida Brandt says the port was shut.")]
    assert "Who" not in " ".join(who)


@pytest.mark.parametrize(
    "text",
    [
        "The Trade Office, in a statement carried by the Quay Gazette, said the port was shut.",
        "The Trade Office said in a statement published by the Quay Gazette that it was shut.",
        "In a statement carried by the Quay Gazette, the Trade Office said the port was shut.",
    ],
)
def test_a_statement_that_an_outlet_carries_is_known_through_it(text: str, reader: Reader) -> None:
    item = report("carried", text)
    (said,) = (s for s in extract_statements(item, reader.read([text])[0]) if s.chain)
    sources = [hop.source.span.of(text) for hop in said.chain if hop.source]
    assert [name.removeprefix("the ").removeprefix("The ") for name in sources] == [
        "Quay Gazette",
        "Trade Office",
    ]


def test_a_relay_is_carried_to_a_person_named_again(reader: Reader) -> None:
    text = (
        "Chairman Oren Talv toured the port. The Quay Gazette reported that Chairman Oren Talv "
        "had said it leaked.\n\n“It is shut,” Talv was quoted as saying."
    )
    said = extract_statements(report("carried", text), reader.read([text])[0])[-1]
    sources = [hop.source.span.of(text) for hop in said.chain if hop.source]
    assert sources == ["The Quay Gazette", "Talv"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Brandt was told by an officer that the lock had failed.", "Ida Brandt > an officer"),
        (
            "Ida Brandt said that the lock had failed, according to port officials.",
            "Ida Brandt > port officials",
        ),
        (
            "Ida Brandt said that the lock had failed, according to the Tolmar Gazette.",
            "Tolmar Gazette > Ida Brandt",
        ),
        (
            "Ida Brandt said that the lock had failed, according to two people familiar with it.",
            "two people familiar with it > Ida Brandt",
        ),
        (
            "Moritz Falk, according to the Tolmar Gazette, says that the lock had failed.",
            "Tolmar Gazette > Moritz Falk",
        ),
        (
            "Ida Brandt was quoted by the Tolmar Evening Post as saying that the lock had failed.",
            "Tolmar Evening Post > Ida Brandt",
        ),
    ],
)
def test_who_told_whom_by_the_words_between_them(text: str, who: str) -> None:
    (told,) = credited(text)
    assert (told.who, told.content) == (who, "the lock had failed")


def test_who_says_that_he_was_told_passes_it_on_once() -> None:
    told = credited("Ida Brandt arrived. She said she had been told by an officer that it leaked.")
    assert [each.who for each in told] == ["Ida Brandt > an officer"]


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The weir leaks.", "Corran Gazette > Ida Brandt"),
        ("Ida Brandt said the weir leaked.", "Ida Brandt"),
    ],
)
def test_who_has_spoken_to_the_report_before_is_not_heard_through_a_paper(
    lead: str, who: str
) -> None:
    paper = "The Corran Gazette reported that Ida Brandt said the gate held."
    *_, last = credited(f"{lead} {paper} Brandt said the pump was new.")
    assert last.who == who
