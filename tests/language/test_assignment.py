import numpy as np

from headwater.language.assignment import LinkScores, assign, left_over
from headwater.language.decoding import WordSpan
from headwater.language.linking import Partners


def partners(scores: list[list[float]], rows: int, columns: int) -> Partners:
    return Partners(
        numbers=np.tile(np.arange(columns), (rows, 1)),
        scores=np.array(scores, np.float32).reshape(rows, columns + 1),
    )


def links(
    cues: list[int], contents: list[int], fit: list[list[float]], sources: int = 0
) -> LinkScores:
    nobody = [[-1.0] * sources + [-0.1]] * len(cues)
    return LinkScores(
        sources=tuple(WordSpan(90 + n, 91 + n, 0, 1.0) for n in range(sources)),
        cues=tuple(WordSpan(at, at + 1, 1, 1.0) for at in cues),
        contents=tuple(WordSpan(at, at + 3, 2, 1.0) for at in contents),
        content_cues=partners(fit, len(contents), len(cues)),
        cue_sources=partners(nobody, len(cues), sources),
    )


def held(found: LinkScores) -> dict[int, list[int]]:
    return {
        one.cue.first: [part.first for part in one.contents] for one in assign(found) if one.cue
    }


def test_each_content_goes_to_the_cue_it_fits() -> None:
    assert held(links([4, 14], [0, 10], [[-0.1, -3, -9], [-3, -0.1, -9]])) == {4: [0], 14: [10]}


def test_both_halves_of_an_interrupted_quotation_go_to_one_cue() -> None:
    assert held(links([4], [0, 6], [[-0.1, -9], [-0.1, -9]])) == {4: [0, 6]}


def test_a_cue_without_a_content_takes_the_one_that_costs_least() -> None:
    fit = [[-0.1, -3.5, -9], [-0.4, -1.2, -9]]
    assert held(links([4, 14], [0, 10], fit)) == {4: [0], 14: [10]}


def test_a_cue_that_finds_no_content_is_dropped() -> None:
    assert held(links([4, 14], [0], [[-0.1, -3, -9]])) == {4: [0]}


def test_a_cue_may_have_no_source() -> None:
    (found,) = assign(links([4], [0], [[-0.1, -9]], sources=1))
    assert found.source is None


def test_a_content_that_fits_no_cue_is_left_over() -> None:
    found = links([4], [0, 10], [[-0.1, -9], [-9, -0.1]])
    assert held(found) == {4: [0]}
    assert [one.first for one in left_over(found, assign(found))[1]] == [10]


def test_nothing_comes_of_nothing() -> None:
    assert assign(links([], [0], [[-0.1]])) == []
    assert assign(links([4], [], [])) == []
