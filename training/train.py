"""Trains the tagger: ``python -m training.train DATA OUT [--pieces N] [--recipe permissive]``."""

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from headwater.language.wordpiece import WordPiece
from headwater.language.words import read_words
from training.batches import Batch, batches
from training.corpora import (
    contents_alone,
    discourse_articles,
    load_certainty,
    news_articles,
    wire_texts,
)
from training.examples import IGNORED, Example, discourse_example, news_example
from training.import_tagger import import_tagger
from training.minilm import HEADS, INNER, starting_vocabulary
from training.model import (
    COLUMNS_OF,
    Tagger,
    certainty_loss,
    event_loss,
    link_loss,
    load_tagger,
    name_loss,
    shortened,
)
from training.names import AllowedSets, load_names
from training.narrowing import narrowed
from training.nesting import Nesting
from training.teaching import Teacher

SEED = 1
DROPOUT = 0.1
BODY_RATE, HEAD_RATE, CHAIN_RATE = 2e-4, 1e-3, 5e-3  # the probe's, kept
WARMING = 120  # steps
LOWEST = 0.01  # of the peak rate, reached at the end
AVERAGED = 0.997  # share of the old in the running mean of the weights
PIECES = 9_000_000  # an hour to an hour and a half on one core
SAVED_EVERY = 100  # steps
ASIDES = 600  # invented contents in which somebody thinks or says something
VARIANTS = 3  # of the news, each with other invented paragraphs
LINK_WEIGHT, NAME_WEIGHT, CERTAINTY_WEIGHT = 0.15, 1.0, 0.5
EVENT_WEIGHT = 0.2
# Half precision is twice as fast where the processor has it and ten times slower elsewhere.
_ABLE = torch.cpu.get_capabilities()
FAST_HALVES = bool(_ABLE.get("avx512_bf16") or _ABLE.get("amx_bf16"))

# Share of the batches drawn from each kind of example.
SHARES = {"news": 0.52, "discourse": 0.18, "names": 0.23, "certainty": 0.07}
# The same beside a teacher, from whom every head learns on every text.
TAUGHT_SHARES = {
    "news": 0.24,
    "wire": 0.28,
    "discourse": 0.11,
    "contents": 0.15,
    "names": 0.19,
    "certainty": 0.03,
}
WIRE = 19_000  # stories without labels, some 3.3 million pieces
LOOKED_AT = 60  # batches, some 100,000 pieces, before layers are made narrower
TAUGHT_WARMING = 30  # steps; a pupil begins with what the teacher has learned


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Examples by kind; ``news`` holds variants, of which each pass takes the next."""

    news: list[list[Example]]
    others: dict[str, list[Example]]
    name_sets: Tensor


def load_corpus(
    data: Path, splitter: WordPiece, *, permissive: bool, taught: bool = False
) -> Corpus:
    """Read every set of a recipe.

    The permissive recipe has no news annotation; there GUM's outer layer stands in for it. A
    teacher also tells what it makes of the contents of news and of wire stories, which nobody has
    labelled.
    """
    sets = AllowedSets()
    folder = data / "attribution"
    spoken = discourse_articles(folder, permissive=permissive)
    others = {
        "discourse": [discourse_example(text, found, splitter) for text, found in spoken],
        "names": list(load_names(data / "names", sets, splitter, permissive=permissive)),
    }
    articles = spoken if permissive else news_articles(folder)
    if not permissive:
        others["certainty"] = list(load_certainty(data / "text/factuality", splitter))
    if taught:
        alone = [text for text, _ in contents_alone(articles)]
        others["contents"] = [
            Example(words=read_words(text, splitter), source="contents") for text in alone
        ]
        if not permissive:
            stories = wire_texts(data / "reuse/reuters21578_docs.jsonl.gz", WIRE, SEED)
            others["wire"] = [
                Example(words=read_words(text, splitter), source="wire") for text in stories if text
            ]
    nesting = Nesting(articles, SEED)
    within = [*contents_alone(spoken), *(nesting.aside() for _ in range(ASIDES))]
    others["discourse"] += [discourse_example(text, found, splitter) for text, found in within]
    news = []
    for _ in range(VARIANTS):
        woven = [nesting.weave(text, relations) for text, relations in articles]
        news.append([news_example(text, found, splitter) for text, found in woven])
    return Corpus(news=news, others=others, name_sets=torch.from_numpy(sets.table()))


def endless(
    corpus: Corpus, dice: random.Random, shares: Mapping[str, float] = SHARES
) -> Iterator[Batch]:
    """Yield batches for ever, kinds mixed by their shares."""
    passes = {kind: _endless_kind(corpus, kind, dice) for kind in shares if _held(corpus, kind)}
    kinds = list(passes)
    while True:
        kind = dice.choices(kinds, [shares[one] for one in kinds])[0]
        yield next(passes[kind])


def _held(corpus: Corpus, kind: str) -> bool:
    return bool(corpus.news) if kind == "news" else bool(corpus.others.get(kind))


def _endless_kind(corpus: Corpus, kind: str, dice: random.Random) -> Iterator[Batch]:
    turn = 0
    while True:
        held = corpus.news[turn % len(corpus.news)] if kind == "news" else corpus.others[kind]
        yield from batches(held, dice)
        turn += 1


def loss_of(
    model: Tagger, batch: Batch, name_sets: Tensor, teacher: Teacher | None, left: float
) -> Tensor:
    """Return the sum of the losses a batch speaks of and the teacher's, or the latter alone."""
    # A pupil reads no text twice and errs on the side of the teacher: nothing to drop out for.
    dropout = DROPOUT if teacher is None else 0.0
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=FAST_HALVES):
        states = model.encoder.every(batch.pieces, batch.mask, batch.features, dropout)
        scores = model.score(states[-1], batch.firsts, dropout)
    scores = scores.float()
    total = scores.sum() * 0.0
    if teacher is not None:
        lesson = teacher.lesson(states, scores, batch, left)
        if teacher.alone:
            return lesson
        total = total + lesson
    for name, labels in batch.roles.items():
        own = scores[..., COLUMNS_OF[name]]
        if name == "clause":
            own = own + scores[..., COLUMNS_OF["outer"]].detach()
        total = total + model.chain(name).loss(own, labels, batch.words)
    if batch.links:
        total = total + LINK_WEIGHT * link_loss(model, scores, batch.links)
    if batch.names is not None:
        total = total + NAME_WEIGHT * name_loss(scores, batch.names, name_sets)
    if batch.events is not None and (batch.events != IGNORED).any():
        total = total + EVENT_WEIGHT * event_loss(scores, batch.events)
    if batch.judged is not None and not torch.isnan(batch.judged).all():
        total = total + CERTAINTY_WEIGHT * batch.sure * certainty_loss(scores, batch.judged)
    return total


class Average:
    """A running mean of the weights, which is what is shipped."""

    def __init__(self, weights: Sequence[nn.Parameter]) -> None:
        self._weights = weights
        self._mean = [weight.detach().clone() for weight in weights]

    def add(self, step: int) -> None:
        """Take the present weights in."""
        old = min(AVERAGED, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_mul_(self._mean, old)
            torch._foreach_add_(self._mean, [w.data for w in self._weights], alpha=1 - old)

    def swap(self) -> None:
        """Exchange the weights and their mean; a second call undoes the first."""
        for weight, mean in zip(self._weights, self._mean, strict=True):
            kept = weight.data.clone()
            weight.data.copy_(mean)
            mean.copy_(kept)


def optimiser(model: Tagger, *, taught: bool) -> torch.optim.AdamW:
    """Return AdamW with a rate a part; the word embeddings stay as published.

    A taught tagger has its heads from its teacher, so all of it learns at one rate.
    """
    model.encoder.words.weight.requires_grad_(False)
    extra = model.encoder.extra
    assert extra is not None
    heads = [*model.heads.parameters(), extra.weight]
    chains = [*model.chains.parameters(), *model.linkers.parameters()]
    apart = {id(one) for one in (*heads, *chains)}
    body = [one for one in model.parameters() if one.requires_grad and id(one) not in apart]
    return torch.optim.AdamW(
        [
            {"params": body, "peak": BODY_RATE, "weight_decay": 0.01},
            {"params": heads, "peak": BODY_RATE if taught else HEAD_RATE, "weight_decay": 0.0},
            {"params": chains, "peak": BODY_RATE if taught else CHAIN_RATE, "weight_decay": 0.0},
        ],
        lr=0.0,
    )


class Journal:
    """Prints how training goes, every hundred steps."""

    def __init__(self) -> None:
        self.pieces = 0
        self._steps = 0
        self._began = time.monotonic()
        self._losses: dict[str, list[float]] = {}

    def note(self, batch: Batch, loss: float) -> None:
        """Take one step in."""
        kind = next(iter(batch.roles), batch.kind)
        self.pieces += int(batch.mask.sum())
        self._steps += 1
        self._losses.setdefault(kind, []).append(loss)
        if self._steps % 100 == 0:
            shown = " ".join(f"{k} {np.mean(v):.4f}" for k, v in sorted(self._losses.items()))
            pace = self.pieces / (time.monotonic() - self._began)
            print(f"step {self._steps} pieces {self.pieces} at {pace:.0f}/s {shown}", flush=True)
            self._losses.clear()


def train(
    model: Tagger,
    corpus: Corpus,
    out: Path,
    pieces: int,
    *,
    rate: float = 1.0,
    teacher: Teacher | None = None,
    seed: int = SEED,
) -> None:
    """Train, saving the averaged weights now and then and at the end.

    Args:
        model: what to train.
        corpus: what to learn from.
        out: where to save.
        pieces: how many to read in all; the rates fall to nought over them.
        rate: factor of every learning rate, less than 1 when going on.
        teacher: a deeper tagger to learn from beside the labels.
        seed: of the order in which the texts come.
    """
    taught = teacher is not None
    steps = optimiser(model, taught=taught)
    trained = [one for one in model.parameters() if one.requires_grad]
    average = Average(trained)
    journal = Journal()
    model.train()
    warming = TAUGHT_WARMING if taught else WARMING
    shares = TAUGHT_SHARES if taught else SHARES
    for step, batch in enumerate(endless(corpus, random.Random(seed), shares)):
        left = 1 - journal.pieces / pieces
        if left <= 0:
            break
        for group in steps.param_groups:
            group["lr"] = rate * group["peak"] * min(1, (step + 1) / warming) * max(LOWEST, left)
        loss = loss_of(model, batch, corpus.name_sets, teacher, left)
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        steps.step()
        steps.zero_grad()
        average.add(step)
        journal.note(batch, loss.item())
        if step % SAVED_EVERY == SAVED_EVERY - 1:
            _save(model, average, out)
    _save(model, average, out)


def _save(model: Tagger, average: Average, out: Path) -> None:
    average.swap()
    torch.save(model.state_dict(), out)
    average.swap()


def arguments() -> argparse.ArgumentParser:
    """Return what the command understands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--teacher", type=Path, help="folder of a shipped tagger to learn from")
    parser.add_argument(
        "--layers",
        type=lambda told: [int(one) for one in told.split(",")],
        default="0,2,5",
        help="which of the teacher's layers a pupil starts with; as many must divide the teacher's",
    )
    parser.add_argument(
        "--inner", type=int, help="how many numbers a pupil's layers keep inside, of 1,536"
    )
    parser.add_argument(
        "--heads", type=int, help="how many heads of attention a pupil's layers keep, of 12"
    )
    parser.add_argument(
        "--unlabelled", action="store_true", help="learn from the teacher alone, not from labels"
    )
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=SEED, help="another when going on")
    parser.add_argument("--pieces", type=int, default=PIECES)
    parser.add_argument("--recipe", choices=("full", "permissive"), default="full")
    return parser


def run(given: argparse.Namespace) -> None:
    """Load a recipe and train on it."""
    torch.set_num_threads(given.threads)
    torch.manual_seed(SEED)
    splitter = WordPiece(starting_vocabulary())
    corpus = load_corpus(
        given.data,
        splitter,
        permissive=given.recipe == "permissive",
        taught=given.teacher is not None,
    )
    for kind, held in (("news", corpus.news[0]), *corpus.others.items()):
        size = sum(len(p) for one in held for p in one.words.pieces)
        print(f"{kind}: {len(held)} texts, {size} pieces", flush=True)
    model = Tagger() if given.start is None else load_tagger(given.start)
    teacher = None
    if given.teacher is not None:
        deeper = import_tagger(given.teacher)
        if given.start is None:
            model = shortened(deeper, given.layers)
            if given.inner is not None or given.heads is not None:
                looked_at = endless(corpus, random.Random(SEED), TAUGHT_SHARES)
                widths = given.inner or INNER, given.heads or HEADS
                model = narrowed(model, islice(looked_at, LOOKED_AT), *widths)
        depths = len(deeper.encoder.layers), len(model.encoder.layers)
        teacher = Teacher(given.teacher, layers=depths[0], pupils=depths[1], alone=given.unlabelled)
    train(
        model,
        corpus,
        given.out,
        given.pieces,
        rate=given.rate,
        teacher=teacher,
        seed=given.seed,
    )


if __name__ == "__main__":
    run(arguments().parse_args())
