import re

from headwater.lineage.evidence import compare
from headwater.lineage.reasons import reasons
from headwater.lineage.sketch import Sketch, sketch
from tests.dossier.drafting import report

ONE = "Two boats sank off Corran on Thursday. The harbour master closed the northern quay at once."


def boiled(text: str, label: str) -> Sketch:
    return sketch(report(label, text), (), {})


def told(one: str, other: str) -> dict[str, str]:
    kinship = compare(boiled(one, "a"), boiled(other, "b"))
    return {reason.feature: reason.detail for reason in reasons(kinship)}


def test_what_there_is_none_of_is_passed_over() -> None:
    detail = told(ONE, "Off Corran boats sank on Thursday, as the harbour master closed the quay.")
    assert detail["shared_facts"].startswith("Both hold the same ")
    assert not re.search(r"\b0 \w", " ".join(detail.values()))


def test_one_sentence_stands_and_has_no_order() -> None:
    detail = told(ONE, "It rained. The harbour master at once closed the northern quay.")
    assert detail["aligned_sentences"] == "1 sentence of one stands rewritten in the other."


def test_several_sentences_stand_in_an_order() -> None:
    swapped = (
        "The harbour master at once closed the northern quay. "
        "On Thursday two boats sank off Corran."
    )
    assert told(ONE, swapped)["aligned_sentences"].startswith("2 sentences of one stand rewritten")
    assert "in the same order" in told(ONE, swapped)["aligned_sentences"]
