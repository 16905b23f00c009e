"""Group reports of one happening, in one pass over time."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from headwater.model import Report, ReportId, Story, StoryId, content_key
from headwater.text import FUNCTION_WORDS, find_words, stem

# Cosine at which a report joins a story: the best of bench/stories on news chains, and within
# .01 of the best BCubed F1 on ECB+ train and dev.
JOIN = 0.20
# A case of ten reports cannot tell which words are common: as if it held so many more reports,
# in one of forty of which each word stood.
UNSEEN_REPORTS = 50
UNSEEN_SPREAD = 0.025
CAPITAL = 2.0  # weight of names and numbers against plain words; Media Monitor practice, ECB+
WINDOW_DAYS = 14  # a story quiet for longer takes no new report
_LAST = datetime.max.replace(tzinfo=UTC)


def time_order(report: Report) -> tuple[datetime, str]:
    """Return the key by which reports stand in time; undated reports come last."""
    return (report.published.earliest if report.published else _LAST), report.id


def group_reports(reports: Sequence[Report]) -> tuple[Story, ...]:
    """Group reports of one happening.

    One pass in order of publication: a report joins the nearest story within the window, or
    opens one. The order in which ``reports`` are given does not matter.

    Returns:
        Stories, ascending by their earliest report; each report is in exactly one.
    """
    ordered = sorted(reports, key=time_order)
    weights = [_weigh(report) for report in ordered]
    rarity = _rarity(weights)
    groups: list[_Group] = []
    for report, words in zip(ordered, weights, strict=True):
        vector = _normal({word: count * rarity[word] for word, count in words.items()})
        best = max(
            (group for group in groups if group.takes(report)),
            key=lambda group: group.likeness(vector),
            default=None,
        )
        if best is None or best.likeness(vector) < JOIN:
            best = _Group()
            groups.append(best)
        best.add(report, vector)
    return tuple(group.story() for group in groups)


class _Group:
    def __init__(self) -> None:
        self.members: list[Report] = []
        self.total: Counter[str] = Counter()

    def takes(self, report: Report) -> bool:
        last = next((r.published for r in reversed(self.members) if r.published), None)
        if report.published is None or last is None:
            return True
        return (report.published.earliest - last.latest).days <= WINDOW_DAYS

    def likeness(self, vector: dict[str, float]) -> float:
        norm = math.sqrt(sum(value * value for value in self.total.values())) or 1.0
        return sum(value * self.total.get(word, 0.0) for word, value in vector.items()) / norm

    def add(self, report: Report, vector: dict[str, float]) -> None:
        self.members.append(report)
        for word, value in vector.items():
            self.total[word] += value  # type: ignore[assignment]

    def story(self) -> Story:
        first = self.members[0]
        title = first.title or first.text.split("\n", 1)[0][:160]
        return Story(
            id=story_id(first.id),
            title=title,
            reports=tuple(report.id for report in self.members),
        )


def one_story(reports: Sequence[Report]) -> Story:
    """Return the story of reports that a person says belong together.

    Raises:
        ValueError: there are no reports.
    """
    if not reports:
        raise ValueError("a story needs at least one report")
    group = _Group()
    for report in sorted(reports, key=time_order):
        group.members.append(report)
    return group.story()


def story_id(earliest: ReportId) -> StoryId:
    """Name a story after its earliest report, so that later reports do not rename it."""
    return StoryId(content_key("story", earliest))


def _weigh(report: Report) -> dict[str, float]:
    counts: Counter[str] = Counter()
    capitals: set[str] = set()
    for word in find_words(report.text):
        if word.folded in FUNCTION_WORDS:
            continue
        key = stem(word.folded)
        counts[key] += 1
        if word.text[0].isupper() or word.text[0].isdigit():
            capitals.add(key)
    return {
        word: (1 + math.log(count)) * (CAPITAL if word in capitals else 1.0)
        for word, count in counts.items()
    }


def _rarity(weights: Sequence[dict[str, float]]) -> dict[str, float]:
    spread = Counter(word for words in weights for word in words)
    total = len(weights) + UNSEEN_REPORTS
    unseen = UNSEEN_REPORTS * UNSEEN_SPREAD
    return {word: math.log(1 + total / (count + unseen)) for word, count in spread.items()}


def _normal(vector: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / norm for word, value in vector.items()}
