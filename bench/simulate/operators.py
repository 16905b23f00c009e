"""What a desk does to a sentence that it copies. Every operator may find nothing to do."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from bench.simulate.telling import Frame, Telling
from bench.simulate.world import World

Operator = Callable[[Telling, World, Random], Telling]


def paraphrase(telling: Telling, world: World, random: Random) -> Telling:
    """Say it in another of the fact's clauses."""
    clauses = telling.fact.hedged if telling.hedged else telling.fact.sure
    others = [place for place in range(len(clauses)) if place != telling.wording]
    return replace(telling, wording=random.choice(others)) if others else telling


def reframe(telling: Telling, world: World, random: Random) -> Telling:
    """Move the credit to another place of the sentence."""
    if telling.frame in (Frame.NARRATED, Frame.QUOTED):
        return telling
    frames = [f for f in (Frame.AFTER, Frame.BEFORE, Frame.ACCORDING) if f is not telling.frame]
    return replace(telling, frame=random.choice(frames))


def harden_quotation(telling: Telling, world: World, random: Random) -> Telling:
    """Put words into the speaker's mouth, surer than they were."""
    if telling.speaker is None or not telling.speaker.named or telling.called != "person":
        return telling
    clear = lose_hedge(telling, world, random)
    return replace(clear, frame=Frame.QUOTED, emphatic=True)


def lose_hedge(telling: Telling, world: World, random: Random) -> Telling:
    """State as a fact what was left open."""
    return replace(telling, hedged=False, wording=0) if telling.hedged else telling


def round_number(telling: Telling, world: World, random: Random) -> Telling:
    """Give a figure roughly."""
    number = telling.fact.number
    if number is None or number < 20 or not telling.shown.isdigit():
        return telling
    step = 10 if number < 200 else 100 if number < 2000 else 1000
    low = number // step * step
    near = low + step * (number % step * 2 >= step)
    words = [f"about {near:,}", f"some {near:,}"]
    if 0 < low < number:
        words.append(f"more than {low:,}")
    return replace(telling, shown=random.choice(words))


def drop_source(telling: Telling, world: World, random: Random) -> Telling:
    """Tell it in the outlet's own voice."""
    return replace(telling, speaker=None, frame=Frame.NARRATED, emphatic=False, via="")


def launder_source(telling: Telling, world: World, random: Random) -> Telling:
    """Credit nobody in particular."""
    if telling.speaker is None:
        return telling
    frame = Frame.AFTER if telling.frame is Frame.QUOTED else telling.frame
    return replace(telling, called="group", frame=frame, via="")


def credit_relay(telling: Telling, world: World, random: Random) -> Telling:
    """Credit the agency alone."""
    if not telling.via:
        return telling
    frame = Frame.AFTER if telling.frame is Frame.QUOTED else telling.frame
    return replace(telling, called="relay", frame=frame)


def redate(telling: Telling, world: World, random: Random) -> Telling:
    """Name the day in another way."""
    dated = "{day}" in telling.fact.sure[0]
    return replace(telling, dated=(telling.dated + 1) % 2) if dated else telling


def back_translate(telling: Telling, world: World, random: Random) -> Telling:
    """Change words as they change on the way through another language and back."""
    return replace(telling, swaps=telling.swaps + random.randint(1, 3))


def unquote(telling: Telling, world: World, random: Random) -> Telling:
    """Give a quotation in indirect speech, and the other way round."""
    if telling.frame is Frame.QUOTED:
        return replace(telling, frame=Frame.BEFORE, emphatic=False)
    if telling.speaker is not None and telling.called == "person":
        return replace(telling, frame=Frame.QUOTED)
    return telling


def fuse_sentences(telling: Telling, world: World, random: Random) -> Telling:
    """Join it to the sentence before."""
    return replace(telling, joined=True)


def respell_name(telling: Telling, world: World, random: Random) -> Telling:
    """Lose a letter of the speaker's name."""
    return replace(telling, misspelt=True) if telling.called == "person" else telling


def swap_speaker(telling: Telling, world: World, random: Random) -> Telling:
    """Credit another party of the story by mistake."""
    if telling.speaker is None or not telling.speaker.named:
        return telling
    others = [p for p in world.parties if p.named and p.key != telling.speaker.key]
    return replace(telling, speaker=random.choice(others))


def call_by_role(telling: Telling, world: World, random: Random) -> Telling:
    """Call the speaker by a title alone."""
    known = telling.speaker is not None and telling.speaker.named
    return replace(telling, called="role") if known and telling.called == "person" else telling


def cite_relay(telling: Telling, world: World, random: Random) -> Telling:
    """Put the agency in front and let it cite the speaker."""
    if not telling.via or telling.speaker is None or telling.called == "relay":
        return telling
    return replace(telling, frame=Frame.CITING, emphatic=False)


def link_sentences(telling: Telling, world: World, random: Random) -> Telling:
    """Put a semicolon for the full stop before it."""
    return replace(telling, linked=True)


def hide_body(telling: Telling, world: World, random: Random) -> Telling:
    """Credit the body for its person, or the person for the body."""
    if telling.speaker is None or not telling.speaker.named:
        return telling
    other = {"person": "body", "body": "person"}.get(telling.called, telling.called)
    frame = Frame.AFTER if telling.frame is Frame.QUOTED else telling.frame
    return replace(telling, called=other, frame=frame, emphatic=False)


OPERATORS: Mapping[str, Operator] = {
    operator.__name__: operator
    for operator in (
        paraphrase,
        reframe,
        harden_quotation,
        lose_hedge,
        round_number,
        drop_source,
        launder_source,
        credit_relay,
        redate,
        back_translate,
        unquote,
        fuse_sentences,
        respell_name,
        swap_speaker,
        call_by_role,
        cite_relay,
        link_sentences,
        hide_body,
    )
}


def edit(telling: Telling, shares: Mapping[str, float], world: World, random: Random) -> Telling:
    """Apply each operator with its share, and note those that changed something."""
    for name, share in shares.items():
        if random.random() < share:
            changed = OPERATORS[name](telling, world, random)
            if changed != telling:
                telling = replace(changed, edits=(*changed.edits, name))
    return telling
