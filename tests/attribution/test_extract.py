from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.attribution import extract_statements
from headwater.language import Reading, find_names
from headwater.language.letters import find_letters
from headwater.language.turns import find_turns, seat_turns
from headwater.model import (
    Act,
    Certainty,
    Credit,
    Report,
    Span,
    Statement,
    Voice,
    ZoneKind,
)
from headwater.text import find_sentences, find_words
from tests.attribution.sayings import credited, narrated, read_rules, told
from tests.dossier.drafting import report

CERTAIN, PROBABLE = Certainty.CERTAIN, Certainty.PROBABLE
POSSIBLE, UNCOMMITTED = Certainty.POSSIBLE, Certainty.UNCOMMITTED


# (sentence, content, act, certainty, negated)
@pytest.mark.parametrize(
    ("text", "content", "act", "certainty", "negated"),
    [
        ("Brandt said the gate held.", "the gate held", Act.ASSERT, CERTAIN, False),
        ("Brandt confirmed that the gate broke.", "the gate broke", Act.ASSERT, CERTAIN, False),
        # hedges and what the verb commits to
        ("Brandt said the gate could fail.", "the gate could fail", Act.ASSERT, POSSIBLE, False),
        (
            "Brandt said the gate would likely fail.",
            "the gate would likely fail", Act.ASSERT, PROBABLE, False,
        ),
        (
            "Brandt said the gate had reportedly failed.",
            "the gate had reportedly failed", Act.ASSERT, UNCOMMITTED, False,
        ),
        ("Brandt believes the gate will hold.", "the gate will hold", Act.ASSERT, PROBABLE, False),
        (
            "Brandt indicated that the gate might hold.",
            "the gate might hold", Act.ASSERT, POSSIBLE, False,
        ),
        (
            "Experts speculate that the gate was cut.",
            "the gate was cut", Act.HYPOTHESISE, POSSIBLE, False,
        ),
        (
            "Brandt raised doubts about the strength of the gate.",
            "the strength of the gate", Act.HYPOTHESISE, POSSIBLE, False,
        ),
        ("Brandt predicts a flood by Friday.", "a flood by Friday", Act.PREDICT, PROBABLE, False),
        # denial, refusal, silence
        ("Brandt denied that the gate broke.", "the gate broke", Act.DENY, CERTAIN, True),
        ("Brandt denied hiding the crack.", "hiding the crack", Act.DENY, CERTAIN, True),
        ("Brandt said the gate never broke.", "the gate never broke", Act.ASSERT, CERTAIN, True),
        (
            "Brandt never claimed that the gate broke.",
            "the gate broke", Act.ASSERT, CERTAIN, True,
        ),
        (
            "Brandt declined to comment on the crack.",
            "on the crack", Act.REFUSE, UNCOMMITTED, False,
        ),
        (
            "Brandt refused to say whether it broke.",
            "whether it broke", Act.REFUSE, UNCOMMITTED, False,
        ),
        (
            "Brandt neither confirmed nor denied that the gate broke.",
            "the gate broke", Act.REFUSE, UNCOMMITTED, False,
        ),
        (
            "Brandt did not mention any crack in the gate.",
            "any crack in the gate", Act.NOT_SAY, UNCOMMITTED, False,
        ),
        (
            "The report did not indicate any fault in the gate.",
            "any fault in the gate", Act.NOT_SAY, UNCOMMITTED, False,
        ),
        (
            "Brandt stopped short of blaming the crew for it.",
            "the crew for it", Act.NOT_SAY, UNCOMMITTED, False,
        ),
        # what is not ruled out may be so
        ("Brandt ruled out that the gate broke.", "the gate broke", Act.DENY, CERTAIN, True),
        (
            "Brandt did not rule out that the gate broke.",
            "the gate broke", Act.HYPOTHESISE, POSSIBLE, False,
        ),
        (
            "Brandt refused to rule out that the gate broke.",
            "the gate broke", Act.HYPOTHESISE, POSSIBLE, False,
        ),
        (
            "Brandt has not said when the gate will open.",
            "when the gate will open", Act.NOT_SAY, UNCOMMITTED, False,
        ),
        # asked for, promised, wished: never made true by being said
        (
            "Brandt ordered the crews to drain the basin.",
            "the crews to drain the basin", Act.ORDER, CERTAIN, False,
        ),
        (
            "Brandt urged traders to leave the bank.",
            "traders to leave the bank", Act.ORDER, CERTAIN, False,
        ),
        (
            "Brandt promised to drain the basin.",
            "to drain the basin", Act.PROMISE, CERTAIN, False,
        ),
        ("Brandt wants the basin drained.", "the basin drained", Act.DESIRE, CERTAIN, False),
        (
            "Brandt hopes that the basin dries.",
            "the basin dries", Act.DESIRE, CERTAIN, False,
        ),
        # labels and concern
        ("Brandt called the lock a ruin.", "the lock a ruin", Act.LABEL, CERTAIN, False),
        ("Brandt described it as a ruin.", "a ruin", Act.LABEL, CERTAIN, False),
        (
            "Brandt voiced concern over the crack in the gate.",
            "the crack in the gate", Act.CONCERN, CERTAIN, False,
        ),
        ("Brandt warned that it would fail.", "it would fail", Act.ASSERT, CERTAIN, False),
    ],
)  # fmt: skip
def test_what_a_source_does_and_how_sure_it_sounds_are_read_apart(
    text: str, content: str, act: Act, certainty: Certainty, negated: bool
) -> None:
    (found,) = credited(text)
    assert (found.content, found.act, found.certainty, found.negated) == (
        content, act, certainty, negated,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        (
            "Ida Brandt said the council had ordered 40 buses.",
            "Ida Brandt",
            "the council had ordered 40 buses",
        ),
        (
            "The union condemned what it called a betrayal of the crews.",
            "The union",
            "what it called a betrayal of the crews",
        ),
        ("Ida Brandt ordered 40 guards to leave.", "Ida Brandt", "40 guards to leave"),
        (
            "Officials said guards denied entry to three crews.",
            "Officials",
            "guards denied entry to three crews",
        ),
        (
            "Ida Brandt denied having seen a memo that warned against selling boats.",
            "Ida Brandt",
            "having seen a memo that warned against selling boats",
        ),
        (
            "Ida Brandt said she told the council about the leak in May.",
            "Ida Brandt",
            "she told the council about the leak in May",
        ),
        (
            "The port, contrary to what guards said, is open, Ida Brandt said.",
            "Ida Brandt",
            "The port, contrary to what guards said, is open",
        ),
        (
            "According to Ida Brandt, who also testified, there were five and not nine boats as "
            "the memo claimed.",
            "Ida Brandt",
            "there were five and not nine boats as the memo claimed",
        ),
        (
            "A photo said to show the barge is old, Ida Brandt said.",
            "Ida Brandt",
            "A photo said to show the barge is old",
        ),
        (
            "The pier was shut, mayor Ida Brandt was quoted by the agency as saying.",
            "the agency > Ida Brandt",
            "The pier was shut",
        ),
        (
            "Officials rejected V.N. report on boats.",
            "Officials",
            "V.N. report on boats",
        ),
        (
            "The gate was lost in May, as Ida Brandt put it.",
            "Ida Brandt",
            "The gate was lost in May",
        ),
        (
            "“He called for two minutes. They are fed,” Ida Brandt said.",
            "Ida Brandt",
            "“He called for two minutes. They are fed,”",
        ),
    ],
)
def test_what_is_bought_or_named_in_passing_is_no_credit(text: str, who: str, content: str) -> None:
    (said,) = credited(text)
    assert (said.who, said.content) == (who, content)


def test_who_speaks_behind_a_relative_clause_is_no_statement() -> None:
    text = "Two guards of the yard, who left at noon, said there had been one fire."
    assert "Two guards of the yard" not in [each.content for each in told(text)]


def test_an_occasion_to_speak_is_no_statement() -> None:
    text = "“The gate held,” Ida Brandt told reporters, responding to the reports of a flood."
    assert [each.content for each in told(text)] == ["“The gate held,”"]


def test_that_another_gave_no_answer_is_told_by_who_says_so() -> None:
    (said,) = credited("Ida Brandt said the ministry had refused to explain the cracks.")
    assert (said.who, said.act) == ("Ida Brandt", Act.ASSERT)
    assert said.content == "the ministry had refused to explain the cracks"


def test_a_figure_is_put_by_whom_a_relative_clause_describes() -> None:
    (said,) = credited("The Quay Watch, a group that counts ships, put the toll at 41.")
    assert (said.who, said.content) == ("Quay Watch", "the toll at 41")


def test_orders_promises_and_wishes_are_unrealised() -> None:
    texts = ("Brandt ordered a new gate.", "Brandt promised a gate.", "Brandt wants a new gate.")
    assert all(credited(text)[0].act.unrealised for text in texts)
    assert not credited("Brandt said a new gate was built.")[0].act.unrealised


def test_who_denies_that_denies_what_his_own_words_are_about() -> None:
    text = (
        "“The barge had no lights,” said Ida Brandt. “We wait for the tide.” "
        "The owner denied that and said the lights had been on."
    )
    denied = [one.content for one in told(text) if one.act is Act.DENY]
    assert denied == ["“The barge had no lights,”"]


@pytest.mark.parametrize(
    "text",
    [
        "Messages left for Ole Marn were not returned.",
        "The ministry had no immediate comment.",
        "The ministry has yet to comment.",
        "The official did not elaborate.",
        "Attempts to reach Ole Marn were unsuccessful.",
        "It was not possible to verify the video independently.",
        "The ministry could not immediately be reached for comment.",
        "The two officials requested anonymity because they were not allowed to speak publicly.",
    ],
)
def test_how_a_report_was_made_is_left_unsaid(text: str) -> None:
    (note,) = told(text)
    assert (note.who, note.act, note.certainty) == ("", Act.NOT_SAY, UNCOMMITTED)


@pytest.mark.parametrize(
    "text",
    [
        "An official, who asked not to be named, said the barge was old.",
        "An official, who declined to give his name, said the barge was old.",
        "“The barge was old,” an official said, speaking on condition of anonymity.",
        "Asked whether it had been inspected, Ida Brandt said the barge was old.",
    ],
)
def test_a_note_beside_a_statement_is_none(text: str) -> None:
    (said,) = told(text)
    assert "barge was old" in said.content


def test_the_label_of_a_turn_says_nothing_itself() -> None:
    item = report(
        "hearing",
        "Hearing on the quay\n\nCHAIR: Was the quay inspected this year?\n"
        "JANSEN (Harbour Post): The quay was never inspected. It sank.\n"
        "CHAIR: Then we have heard enough.\n",
    )
    turns = seat_turns(find_turns(item.text), [])
    reading = Reading(names=find_names(item.text), relations=tuple(turns))
    found = extract_statements(item, reading)
    assert [span.of(item.text) for one in found for span in one.content] == [
        "Hearing on the quay",
        "Was the quay inspected this year?",
        "The quay was never inspected.",
        "It sank.",
        "Then we have heard enough.",
    ]
    assert [one.speaker.span.of(item.text) if one.speaker else "" for one in found] == [
        "", "CHAIR", "JANSEN", "JANSEN", "CHAIR",
    ]  # fmt: skip


def _in_turns(text: str) -> list[tuple[str, str]]:
    """Return whose words each statement is, outermost first, as the layout and rules have it."""
    item = report("turns", text)
    turns = seat_turns([*find_turns(text), *find_letters(text)], [])
    reading = Reading(names=find_names(text), relations=tuple(turns))
    chains = ((one.chain, one.content[0]) for one in extract_statements(item, reading))
    return [
        (
            " < ".join(
                (hop.source.full or hop.source.span).of(text) for hop in chain if hop.source
            ),
            content.of(text),
        )
        for chain, content in chains
    ]


def test_a_letter_says_what_stands_between_its_greeting_and_its_name() -> None:
    text = (
        "The port office printed this letter on Monday.\n\nDear Mr. Jansen,\n\n"
        "The quay was never inspected. We ask you to close it.\n\nYours faithfully,\n\n"
        "Ida Brandt\n\nDirector of the Harbour Institute\n\nThe office was closed on Tuesday.\n"
    )
    assert _in_turns(text) == [
        ("", "The port office printed this letter on Monday"),
        ("Ida Brandt", "The quay was never inspected."),
        ("Ida Brandt < Ida Brandt", "you to close it"),
        ("", "The office was closed on Tuesday"),
    ]


def test_all_of_a_turn_is_its_speakers_whoever_is_credited_in_it() -> None:
    text = (
        "CHAIR: Was the quay inspected?\n"
        "Ida Brandt: The quay was open all year, but Ole Marn said the barge was old.\n"
        "CHAIR: “Nobody was warned,” the harbour master said.\n"
        "Ida Brandt: We were not told of that.\n"
    )
    assert _in_turns(text) == [
        ("CHAIR", "Was the quay inspected?"),
        ("Ida Brandt", "The quay was open all year"),
        ("Ida Brandt < Ole Marn", "the barge was old"),
        ("CHAIR < the harbour master", "“Nobody was warned,”"),
        ("Ida Brandt", "We were not told of that."),
    ]


def test_who_denies_that_denies_what_was_said_before() -> None:
    text = "Rivals say the ministry hid the crack for a year. The ministry denies that."
    claim, denial = credited(text)
    assert claim.content == denial.content == "the ministry hid the crack for a year"
    assert (denial.act, denial.negated) == (Act.DENY, True)


def test_what_is_denied_is_told_rather_than_quoted() -> None:
    text = (
        "The crack was hidden for a year, Ida Brandt told the Ledger. “Somebody ran,” she said. "
        "The ministry denied it."
    )
    assert credited(text)[-1].content == "“Somebody ran,”"
    denied = [said.content for said in credited(text) if said.act is Act.DENY]
    assert denied == ["The crack was hidden for a year"]


def test_a_denial_of_nothing_said_before_stands_for_itself() -> None:
    (found,) = credited("The ministry denies that.")
    assert (found.content, found.act) == ("that", Act.DENY)


def test_a_headline_credits_its_source_and_keeps_its_zone() -> None:
    text = "Lock may stay shut for weeks, engineer says\nThe lock at Tolmar broke on Monday."
    head = "Lock may stay shut for weeks, engineer says"
    found = told(text, zones=((ZoneKind.HEADLINE, head),))
    assert [(each.who, each.content, each.zone) for each in found] == [
        ("engineer", "Lock may stay shut for weeks", ZoneKind.HEADLINE),
        ("", "The lock at Tolmar broke on Monday", None),
    ]


def test_credit_lines_and_boilerplate_say_nothing() -> None:
    text = "The lock broke.\nEdited by Ida Brandt\nComments are closed."
    zones = (
        (ZoneKind.TEXT_CREDIT, "Edited by Ida Brandt"),
        (ZoneKind.BOILERPLATE, "Comments are closed."),
    )
    assert [each.content for each in told(text, zones=zones)] == ["The lock broke"]


def test_narration_has_no_chain_and_is_certain_unless_hedged() -> None:
    sure, hedged = told("The lock broke on Monday. The gate may have cracked in the frost.")
    assert (sure.who, sure.voice, sure.certainty) == ("", Voice.NARRATED, CERTAIN)
    assert (hedged.certainty, hedged.hedges) == (POSSIBLE, ("may",))


def test_a_relayed_evidential_is_carried_without_being_narrated() -> None:
    (found,) = told("The ferry reportedly sank in the night.")
    assert (found.who, found.voice, found.credits) == ("?", Voice.INDIRECT, (Credit.CARRIED,))
    assert found.certainty is UNCOMMITTED


def test_an_outer_credit_that_adds_nothing_is_no_statement_of_its_own() -> None:
    text = "The Tolmar Gazette reported that Ida Brandt said the lock would reopen."
    assert len(told(text)) == 1


def test_an_outer_credit_that_adds_something_is_one() -> None:
    text = (
        "The Tolmar Gazette reported that crowds of angry traders filled the hall on the west "
        "bank and that Ida Brandt said the lock would reopen."
    )
    contents = [each.content for each in told(text)]
    assert "the lock would reopen" in contents
    assert len(contents) > 1


def test_statements_come_in_the_order_of_their_content() -> None:
    text = "The lock broke. Ida Brandt said it leaked, adding that the gate held. Rain fell."
    starts = [text.index(each.content) for each in told(text)]
    assert starts == sorted(starts)
    assert narrated(text) == ["The lock broke", "Rain fell"]


# Words that make and break credits, so that short random texts reach every branch.
_PIECES = st.sampled_from(
    [
        *"Ida Brandt Tolmar Gazette she it they that said says saying denied quoted citing as to by"
        " according the council ministry reportedly may not neither nor confirmed and but who"
        " orders from told him put toll at 14 on Monday concern over voiced describes".split(),
        "“", "”", '"', ",", ".", ";", ":", "\n", "—", "(", ")", "’s", "\ud800", "\x00", "ß", "北京",
        "\u0301", "É", "مرحبا", "…",
    ]
)  # fmt: skip
_SAYINGS = st.lists(_PIECES, max_size=60).map(" ".join)


def check(item: Report, statements: tuple[Statement, ...]) -> None:
    """Every span lies in the text, and what must be disjoint and ordered is."""
    text = item.text
    for each in statements:
        assert each.report == item.id
        assert all(span.of(text).strip() for span in each.content)
        for spans in (each.content, each.hedges, each.quoted):
            assert all(span.end <= len(text) for span in spans)
            assert all(left.end <= right.start for left, right in pairwise(spans))
        assert all(
            any(span.start <= hedge.start and hedge.end <= span.end for span in each.content)
            for hedge in each.hedges
        )
        for hop in each.chain:
            held = [hop.cue, *hop.content]
            held += [hop.source.span, hop.source.full] if hop.source else []
            assert all(span.end <= len(text) for span in held if span)
    assert len({each.id for each in statements}) == len(statements)


@given(_SAYINGS | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
@example('"' * 5000)
@example("“" * 5000)
@example("“" * 2500 + "Ida said so." + "”" * 2500)
@example("“Ida said ” " * 400)
@example("\ud800 said \ud800.")
@example("said " * 400)
def test_any_text_is_read_the_same_way_twice_with_spans_inside_it(text: str) -> None:
    item = report("any", text)
    statements = read_rules(item)
    check(item, statements)
    assert statements == read_rules(item)


@given(_SAYINGS)
@example("Ida “ . ” that")
@settings(max_examples=200, deadline=None)
def test_every_sentence_of_running_text_yields_a_statement(text: str) -> None:
    item = report("any", text)
    extents = [span for each in read_rules(item) for span in _touched(each)]
    for sentence in find_sentences(text):
        if any(True for _ in find_words(text, sentence.start, sentence.end)):
            assert any(span.overlaps(sentence) for span in extents), sentence.of(text)


def _touched(statement: Statement) -> list[Span]:
    cues = [hop.cue for hop in statement.chain if hop.cue]
    sources = [hop.source.span for hop in statement.chain if hop.source]
    return [*statement.content, *cues, *sources]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministry rejected reports in foreign papers that the pier had burnt.", "rejected"),
        ("The company dismissed claims by residents that the water was foul.", "dismissed"),
        ("The envoy rejected as baseless foreign media reports that the pier fell.", "rejected"),
    ],
)
def test_what_is_denied_is_not_said_by_those_whose_claim_it_is(text: str, cue: str) -> None:
    (said,) = credited(text)
    assert (said.act, said.cue, said.negated) == (Act.DENY, cue, True)


@pytest.mark.parametrize(
    ("headline", "tells"),
    [
        ("Statement on the closure of the ferry pier", False),
        ("What we know about the ferry pier", False),
        ("Ferry pier: three divers find nobody", True),
        ("When the pier fell, three divers were hurt", True),
        ("Three divers hurt at ferry pier", True),
    ],
)
def test_a_headline_that_only_says_what_the_report_is_claims_nothing(
    headline: str, tells: bool
) -> None:
    zones = ((ZoneKind.HEADLINE, headline),)
    said = told(f"{headline}\n\nRain fell on the pier all night.", zones=zones)
    found = [each.content for each in said if each.zone is ZoneKind.HEADLINE]
    assert bool(found) is tells
    assert "Ferry pier" not in found


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("At no time was the lock left open.", "At no time was the lock left open"),
        (
            "On the other hand, the lock has held well.",
            "On the other hand, the lock has held well",
        ),
        ("On Monday the lock gave way again.", "Monday the lock gave way again"),
    ],
)
def test_a_front_that_means_nothing_without_its_first_word_keeps_it(
    text: str, content: str
) -> None:
    assert narrated(text) == [content]


def test_it_was_reported_is_hearsay() -> None:
    (found,) = told("It was widely reported that the gate broke on Monday.")
    assert (found.who, found.cue, found.certainty) == (
        "?", "It was widely reported", UNCOMMITTED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Brandt said that the gate broke and that locks were shut.", "locks were shut"),
        ("Brandt said the gate broke down and that nobody was hurt.", "nobody was hurt"),
        ("Brandt said the gate broke down and that lock was shut.", "that lock was shut"),
    ],
)
def test_the_that_of_a_second_clause_is_no_part_of_it(text: str, second: str) -> None:
    assert credited(text)[-1].content == second


def test_what_is_denied_as_a_claim_is_what_somebody_said() -> None:
    text = "Ida Brandt said the gate broke. It rained there. The ministry denied the claim."
    denied = [said.content for said in credited(text) if said.act is Act.DENY]
    assert denied == ["the gate broke"]
