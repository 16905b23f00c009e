"""A spaCy pipeline trained in some seconds on invented sentences parsed by hand.

The tests of the plug-in read with it, and ``speed`` takes one of spaCy's usual size for a peer.

Each word is written word/head/label/entity: the head is the number of its word in the sentence,
counted from 1, and 0 for the root; the entity is left out where there is none. Labels are those
of spaCy's own English pipelines, but for two sentences in Universal Dependencies.
"""

import re

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

PARSED = (
    "The/2/det engineer/3/nsubj said/0/ROOT that/7/mark the/6/det bridge/7/nsubj closed/3/ccomp"
    " ./3/punct",
    "“/4/punct We/4/nsubj will/4/aux wait/8/ccomp here/4/advmod ,/8/punct ”/8/punct said/0/ROOT"
    " Petra/10/compound/PERSON Lohm/8/nsubj/PERSON ./8/punct",
    "“/4/punct The/3/det road/4/nsubj sank/7/ccomp ,/7/punct ”/7/punct said/0/ROOT the/9/det"
    " mayor/7/nsubj ./7/punct",
    "According/7/prep to/1/prep the/4/det ministry/2/pobj ,/7/punct ferries/7/nsubj"
    " stopped/0/ROOT ./7/punct",
    "The/2/det road/3/nsubj sank/0/ROOT ,/3/punct according/3/prep to/5/prep the/8/det"
    " mayor/6/pobj ./3/punct",
    "The/2/det agency/3/nsubj reported/0/ROOT that/6/mark Lohm/6/nsubj/PERSON denied/3/ccomp"
    " that/10/mark the/9/det bridge/10/nsubj fell/6/ccomp ./3/punct",
    "The/2/det ferry/3/nsubj left/0/ROOT Tolmar/3/dobj/GPE on/3/prep Monday/5/pobj/DATE"
    " ./3/punct",
    "Ida/2/compound/PERSON Brandt/10/nsubj/PERSON ,/2/punct who/5/nsubj said/2/relcl that/9/mark"
    " the/8/det road/9/nsubj sank/5/ccomp resigned/0/ROOT ./10/punct",
    "It/3/nsubjpass was/3/auxpass reported/0/ROOT that/7/mark the/6/det bridge/7/nsubj fell/3/ccomp"
    " ./3/punct",
    "The/2/det mayor/5/nsubj did/5/aux not/5/neg say/0/ROOT whether/8/mark ferries/8/nsubj"
    " stopped/5/ccomp ./5/punct",
    "The/2/det mayor/3/nsubj promised/0/ROOT to/5/aux open/3/xcomp the/7/det road/5/dobj"
    " ./3/punct",
    "The/2/det bridge/8/nsubj ,/5/punct Lohm/5/nsubj/PERSON said/8/parataxis ,/5/punct is/8/cop"
    " closed/0/ROOT ./8/punct",
    "Guards/2/nsubj ensured/0/ROOT that/5/mark ferries/5/nsubj left/2/ccomp ./2/punct",
    "According/4/case to/1/fixed the/4/det agency/7/obl ,/4/punct ferries/7/nsubj left/0/ROOT"
    " ./7/punct",
    "“/2/punct None/7/nsubj of/2/prep the/5/det ferries/3/pobj ever/7/advmod stopped/0/ROOT"
    " ./7/punct ”/7/punct",
)  # fmt: skip
ROUNDS = 25
BATCH = 5  # texts
APART = (3, 6)  # how far down the list the second sentence of a pair stands
# Far smaller than spaCy's own, and sure to see every label, however rare.
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 48,
    "depth": 2,
    "embed_size": 300,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
}


def text_of(sentence: str) -> str:
    """Return a sentence of the list as plain text."""
    words = " ".join(word.split("/")[0] for word in sentence.split())
    return re.sub(r"(?<=“) | (?=[,.”])", "", words)


def train_pipeline(*, full_size: bool = False, rounds: int = ROUNDS) -> Language:
    """Train a parser and an entity recogniser until they know their sentences by heart.

    Args:
        full_size: of the widths that spaCy's small English pipeline has.
        rounds: over all sentences.
    """
    fix_random_seed(0)
    pipeline = spacy.blank("en")
    pipeline.meta["name"], pipeline.meta["version"] = "small", "1.2.3"
    for name in ("parser", "ner"):
        model = {} if full_size else {"model": {"tok2vec": TOK2VEC, "hidden_width": 48}}
        rare = {"min_action_freq": 1} if name == "parser" else {}
        pipeline.add_pipe(name, config={**model, **rare})
    # Where one sentence ends and the next begins is learned from pairs.
    pairs = [pair for apart in APART for pair in zip(PARSED, PARSED[apart:], strict=False)]
    examples = [_example(pipeline, *told) for told in (*((one,) for one in PARSED), *pairs)]
    optimizer = pipeline.initialize(lambda: examples)
    optimizer.learn_rate = 0.01
    for _ in range(rounds):
        for start in range(0, len(examples), BATCH):
            pipeline.update(examples[start : start + BATCH], sgd=optimizer)
    return pipeline


def _example(pipeline: Language, *sentences: str) -> Example:
    doc = pipeline.make_doc(" ".join(map(text_of, sentences)))
    return Example(doc, parsed(pipeline, *sentences))


def parsed(pipeline: Language, *sentences: str) -> Doc:
    """Return sentences as a pipeline that makes no mistake would parse them."""
    rows = [[word.split("/") for word in sentence.split()] for sentence in sentences]
    words = [row[0] for sentence in rows for row in sentence]
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool | int | None] = []
    for sentence in rows:
        first = len(heads)
        for place, row in enumerate(sentence, start=first):
            heads.append(first + int(row[1]) - 1 if row[1] != "0" else place)
            deps.append(row[2])
            starts.append(place == first)
    labels = [row[3] if len(row) > 3 else "" for sentence in rows for row in sentence]
    entities = [
        f"{'I' if place and labels[place - 1] == label else 'B'}-{label}" if label else "O"
        for place, label in enumerate(labels)
    ]
    doc = pipeline.make_doc(" ".join(map(text_of, sentences)))
    assert [token.text for token in doc] == words
    return Doc(
        pipeline.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=deps,
        sent_starts=starts,
        ents=entities,
    )
