"""Copies of the examples with small changes, to have many reports of our own."""

import json
import random
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
A_FILE = 25  # records; several files, so that adding is several transactions
_SENTENCE = re.compile(r"(?<=[.\"])[ \n]+(?=[A-Z\"])")
_NUMBER = re.compile(r"\b\d{1,5}\b")

Record = dict[str, str]
Change = Callable[[str, random.Random], str]


def make_copies(count: int, *, seed: int) -> list[Record]:
    """Return reports of the examples and copies of them, mixed; the same for one seed."""
    records = [
        json.loads(line)
        for file in sorted(EXAMPLES.glob("*/reports.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    chance = random.Random(seed)
    copies = [_copy(chance.choice(records), number, chance) for number in range(count)]
    mixed = [*records, *copies][:count]
    chance.shuffle(mixed)  # so that every file holds reports of every story
    return mixed


def write_copies(folder: Path, count: int, *, seed: int) -> list[str]:
    """Write the copies as JSON Lines into a folder and return the paths of the files."""
    records = make_copies(count, seed=seed)
    paths = []
    for start in range(0, count, A_FILE):
        path = folder / f"copies{start:04}.jsonl"
        lines = [json.dumps(record) for record in records[start : start + A_FILE]]
        path.write_text("\n".join(lines) + "\n", "utf-8")
        paths.append(str(path))
    return paths


def _copy(record: Record, number: int, chance: random.Random) -> Record:
    text = record["text"]
    for change in chance.sample(_CHANGES, chance.randint(1, 3)):
        text = change(text, chance)
    later = datetime.fromisoformat(record["published"]) + timedelta(minutes=chance.randint(5, 4000))
    return {
        "id": f"c{number:04}",
        "outlet": f"The Copyist {number}",
        "published": later.isoformat(),
        "title": record["title"],
        "text": text,
    }


def _drop_a_sentence(text: str, chance: random.Random) -> str:
    sentences = _SENTENCE.split(text)
    if len(sentences) > 2:
        del sentences[chance.randrange(len(sentences))]
    return " ".join(sentences)


def _swap_two_sentences(text: str, chance: random.Random) -> str:
    sentences = _SENTENCE.split(text)
    one, other = chance.choices(range(len(sentences)), k=2)
    sentences[one], sentences[other] = sentences[other], sentences[one]
    return " ".join(sentences)


def _change_a_number(text: str, chance: random.Random) -> str:
    found: Sequence[re.Match[str]] = list(_NUMBER.finditer(text))
    if not found:
        return text
    place = chance.choice(found)
    return f"{text[: place.start()]}{int(place.group()) + 1}{text[place.end() :]}"


def _change_the_cue(text: str, chance: random.Random) -> str:
    return text.replace(" said", chance.choice([" stated", " reportedly said", " claimed"]), 1)


def _credit_ourselves(text: str, chance: random.Random) -> str:
    return f"{text} (Reporting by desk {chance.randint(1, 9)})"


_CHANGES: tuple[Change, ...] = (
    _drop_a_sentence,
    _swap_two_sentences,
    _change_a_number,
    _change_the_cue,
    _credit_ourselves,
)
