from headwater.text import remember
from headwater.text.memory import LONGEST


def test_what_was_asked_before_is_not_worked_out_again() -> None:
    asked: list[str] = []

    @remember(2)
    def shout(word: str) -> str:
        asked.append(word)
        return word.upper()

    assert [shout(word) for word in ("a", "b", "a", "b")] == ["A", "B", "A", "B"]
    assert asked == ["a", "b"]


def test_a_full_memory_forgets_and_a_long_text_is_never_kept() -> None:
    asked: list[str] = []

    @remember(2)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    long = "x" * (LONGEST + 1)
    told = [length(word) for word in ("a", "b", "c", "a", long, long)]
    assert told == [1, 1, 1, 1, LONGEST + 1, LONGEST + 1]
    assert asked == ["a", "b", "c", "a", long, long]
