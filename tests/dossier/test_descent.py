from headwater.dossier.descent import grow, undirected
from headwater.dossier.lookup import Lookup
from tests.lineage.texts import REWRITE, WIRE, record
from tests.reading import together

WIRED = record("wire", WIRE, outlet="Meridian", published="2031-05-04T08:00Z")
COPIED = record("copy", WIRE, outlet="Post", published="2031-05-04T09:00Z")
REWRITTEN = record("rewrite", REWRITE, outlet="Mirror", published="2031-05-04T12:00Z")


def test_children_stand_below_their_parent_in_order_of_time() -> None:
    tree = grow(Lookup(together([REWRITTEN, COPIED, WIRED])))
    assert [branch.stem for branch in tree] == ["", "├── ", "└── "]
    named = [branch.name.split(",")[0] for branch in tree]
    assert named == ["R1 Meridian", "R2 Post", "R3 Mirror"]
    assert tree[1].how == "identical text, 1.00"


def test_a_link_that_nothing_directs_is_told_beside_the_tree() -> None:
    bare = [record("one", WIRE, outlet="Post"), record("two", REWRITE, outlet="Mirror")]
    lookup = Lookup(together(bare))
    assert [branch.stem for branch in grow(lookup)] == ["", ""]
    assert len(undirected(lookup)) == 1
