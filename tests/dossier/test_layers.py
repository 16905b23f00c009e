from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from headwater.dossier.layers import WAYPOINT, lay_out
from headwater.model import Node, NodeKind

ROWS = {kind: 30.0 + 5 * place for place, kind in enumerate(NodeKind)}
NODES = [
    Node(kind=kind, key=f"{kind}{number}", name=f"{kind} {number}")
    for kind in NodeKind
    for number in range(5)
]
REPORTS = [node for node in NODES if node.kind is NodeKind.REPORT]
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=40)


@given(EDGES)
def test_boxes_of_a_column_never_overlap(edges: list[tuple[Node, Node]]) -> None:
    layout = lay_out(NODES, edges, REPORTS, rows=ROWS)
    for column in layout.columns:
        for upper, lower in pairwise(column):
            needed = (
                sum(WAYPOINT if slot.through else ROWS[slot.node.kind] for slot in (upper, lower))
                / 2
            )
            assert layout.middle[lower] - layout.middle[upper] >= needed - 1e-6


@given(EDGES)
def test_every_box_has_a_place_inside_the_picture(edges: list[tuple[Node, Node]]) -> None:
    layout = lay_out(NODES, edges, REPORTS, rows=ROWS)
    placed = [slot.node for column in layout.columns for slot in column if not slot.through]
    assert sorted(placed) == sorted(NODES)
    assert all(0 <= middle <= layout.height for middle in layout.middle.values())


@given(EDGES)
def test_every_edge_runs_through_placed_waypoints(edges: list[tuple[Node, Node]]) -> None:
    layout = lay_out(NODES, edges, REPORTS, rows=ROWS)
    for upstream, downstream in edges:
        assert all(slot in layout.middle for slot in layout.waypoints(upstream, downstream))


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(edges: list[tuple[Node, Node]], random: Random) -> None:
    nodes, mixed = list(NODES), list(edges)
    random.shuffle(nodes)
    random.shuffle(mixed)
    assert lay_out(nodes, mixed, REPORTS, rows=ROWS) == lay_out(NODES, edges, REPORTS, rows=ROWS)


def test_reports_keep_their_order_on_the_right_and_origins_stand_on_the_left() -> None:
    origin, medium = NODES[0], NODES[5]
    layout = lay_out(NODES, [(origin, medium), (medium, REPORTS[2])], REPORTS, rows=ROWS)
    assert [slot.node for slot in layout.columns[-1]] == REPORTS
    assert all(slot.node.kind is NodeKind.ORIGIN for slot in layout.columns[0])


def test_two_origins_are_ordered_so_that_their_edges_do_not_cross() -> None:
    first, second = NODES[0], NODES[1]
    edges = [(first, REPORTS[3]), (second, REPORTS[0])]
    layout = lay_out([first, second, *REPORTS], edges, REPORTS, rows=ROWS)
    assert [slot.node for slot in layout.columns[0]] == [second, first]


def test_an_empty_picture_has_no_height() -> None:
    assert lay_out([], [], [], rows=ROWS).height == 0.0
