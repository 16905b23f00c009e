from pathlib import Path

import pytest

from bench.labelled import MissingFile
from bench.matching import measure

SAME = ("The ferry Osprey sank off Tarn Head.", "Off Tarn Head the ferry Osprey sank.")
APART = ("Tram drivers in Velmora want more pay.", "A mill grinds rye in the hills.")


def test_paraphrases_are_answered_in_the_columns_of_the_set(tmp_path: Path) -> None:
    path = tmp_path / "train.txt"
    rows = [("Quality", "1", "2", "s", "s"), ("1", "7", "8", *SAME), ("0", "9", "10", *APART)]
    path.write_text("\r\n".join(map("\t".join, rows)), "utf-8")
    outcome = measure(path)

    assert outcome.figures["accuracy"] == 100.0
    assert outcome.predictions == tuple(map("\t".join, rows))


def test_likeness_is_correlated_and_unjudged_pairs_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "headlines.tsv"
    path.write_text(
        "".join("\t".join(row) + "\n" for row in (("5", *SAME), ("0", *APART), ("", *SAME)))
    )

    outcome = measure(path)

    assert (outcome.figures["pairs"], outcome.figures["pearson"]) == (2, 100.0)


def test_known_claims_are_ranked_for_each_query(tmp_path: Path) -> None:
    (tmp_path / "tweets.queries.tsv").write_text(f"\ttweet\n1\t{SAME[0]}\n2\tnot judged\n")
    (tmp_path / "verified_claims.docs.tsv").write_text(
        f"\tvclaim\ttitle\n0\t{APART[0]}\tx\n1\t{SAME[1]}\tx\n"
    )
    path = tmp_path / "pairs.qrels"
    path.write_text("1\t0\t1\t1\n")

    outcome = measure(path)

    assert outcome.figures == {"queries": 1, "map5": 100.0}
    assert outcome.predictions[0].split("\t")[:4] == ["1", "Q0", "1", "1"]


def test_a_table_of_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.tsv"
    path.write_text("a\tb\tc\td\n")

    with pytest.raises(MissingFile, match="has 4 columns"):
        measure(path)
