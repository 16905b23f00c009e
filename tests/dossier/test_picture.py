import re

import pytest
from lxml import etree

from headwater.dossier.lookup import Lookup
from headwater.dossier.picture import Picture, draw
from headwater.model import Dossier
from tests.dossier.crowd import crowd, hostile, verbose
from tests.dossier.ferry import ferry
from tests.dossier.ferry_reports import REPORTS


def drawn(dossier: Dossier) -> tuple[Picture, etree._Element]:
    picture = draw(Lookup(dossier))
    return picture, etree.fromstring(re.sub("[\0-\x08]", "", picture.svg))


def texts(root: etree._Element, css: str) -> list[str]:
    return [
        "".join(node.find("text").itertext())
        for node in root.iter("g")
        if node.get("class") == f"node {css}"
    ]


def test_every_report_has_a_box_that_leads_to_it() -> None:
    _, root = drawn(ferry())
    assert [link.get("href") for link in root.iter("a")] == [
        f"#r{number}" for number in range(1, len(REPORTS) + 1)
    ]


def test_origins_media_and_unseen_reports_are_told_apart() -> None:
    _, root = drawn(ferry())
    assert "Odo Winn" in texts(root, "counted")
    assert texts(root, "uncounted") == ["Two crew members"]
    assert texts(root, "medium") == ["Tern Agency"]
    assert texts(root, "unseen_report") == ["unseen report"]


def test_only_an_undirected_derivation_has_no_arrow_head() -> None:
    _, root = drawn(ferry())
    paths = [path for path in root.iter("path") if path.get("class") in ("derived", "credited")]
    headless = [path for path in paths if path.get("marker-end") == "none"]
    assert len(headless) == 1
    assert "direction unknown" in headless[0].findtext("title")


def test_what_a_derivation_shows_is_not_drawn_a_second_time() -> None:
    picture, _ = drawn(ferry())
    assert not any(line.startswith("unseen report →") for line in picture.sentences)


def test_every_arrow_has_its_sentence() -> None:
    picture, root = drawn(ferry())
    titles = [p.findtext("title") for p in root.iter("path") if p.find("title") is not None]
    assert titles == list(picture.sentences)
    assert "Ysmere Harbour Office → Tern Agency: credited for 2 claims." in titles
    assert "R3 coastpost.example was made from R2 Tern Agency (wire): copy, probability 0.97." in (
        titles
    )


@pytest.mark.parametrize("size", [1, 10, 60])
def test_boxes_stay_inside_the_picture_and_apart(size: int) -> None:
    _, root = drawn(crowd(size))
    width, height = (float(root.get(side)) for side in ("width", "height"))
    boxes = [
        tuple(float(rect.get(side)) for side in ("x", "y", "width", "height"))
        for rect in root.iter("rect")
    ]
    assert all(x >= 0 and x + w <= width and y >= 0 and y + h <= height for x, y, w, h in boxes)
    for n, (x, y, _, h) in enumerate(boxes):
        assert not any(x == other[0] and abs(y - other[1]) < h for other in boxes[n + 1 :])


def test_a_long_name_is_cut_and_told_in_full_on_pointing() -> None:
    _, root = drawn(hostile())
    name, *_ = texts(root, "counted")
    assert name.endswith("…")
    assert len(name) < 40
    full = [g.findtext("title") for g in root.iter("g") if g.get("class") == "node counted"]
    assert "long" * 150 in full[0]


def test_a_story_without_sources_is_still_a_picture() -> None:
    picture, root = drawn(verbose(2))
    assert picture.empty
    assert len(list(root.iter("rect"))) == 1
