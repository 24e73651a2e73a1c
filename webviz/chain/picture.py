"""The data of the layered picture: what vis-network draws, built by pyvis (whose template is never used), and the stops that one walks."""

from itertools import pairwise
from typing import Any

from flask_babel import gettext as _

from webviz.chain.layout import MARK_WIDTH, Route, lay_out
from webviz.chain.tables import state_name
from webviz.chain.view import Chain, LinkState, Mark
from webviz.chain.walking import stops_of, told, words_of_the_picture

_DASHES: dict[LinkState, bool | list[int]] = {
    LinkState.OPEN: [12, 4, 3, 4],
    LinkState.PLANNED: [10, 6],
    LinkState.MISSING: [2, 6],
    LinkState.UNMAPPED: [2, 6],
}

_IN, _OUT = "|in", "|out"
"""The left and the right side of a mark, or of a lane."""


def picture_of(chain: Chain) -> dict[str, Any]:
    """Nodes and edges with their places, and the stops; colours are the style sheet's, chosen by `group` and `state`."""
    from pyvis.network import Network  # brings IPython along, which only a picture should wait for

    layout = lay_out(chain)
    network = Network(directed=True)
    for point in layout.points:
        if point.mark:
            _add_node(network, point.key, point.x, point.y, **_looks(point.mark))
        _add_node(network, f"{point.key}{_IN}", point.x - MARK_WIDTH // 2, point.y)
        _add_node(network, f"{point.key}{_OUT}", point.x + MARK_WIDTH // 2, point.y)
    locked = {mark.key for mark in chain.marks if mark.is_locked}
    for number, route in enumerate(layout.routes):
        _add_route(network, number, route, says_lock=route.link.asks_first and route.link.target not in locked)
    stops = stops_of(chain, layout)
    return {
        "width": layout.width,
        "height": layout.height,
        "nodes": network.nodes,
        "edges": network.edges,
        "stops": [told(stop, place, len(stops)) for place, stop in enumerate(stops, start=1)],
        "words": words_of_the_picture(),
    }


def _add_node(network: Any, key: str, x: int, y: int, **told: Any) -> None:
    """Add a node that stands still; one that nothing is told of is a point for lines to go through."""
    network.add_node(key, shape="custom", x=x, y=y, physics=False, **({"group": "point", "label": " "} | told))


def _looks(mark: Mark) -> dict[str, Any]:
    return {
        "group": mark.kind.value,
        "label": mark.name,
        "caption": mark.caption,
        "note": mark.note,
        "locked": mark.is_locked,
    }


def _add_route(network: Any, number: int, route: Route, *, says_lock: bool) -> None:
    """A line goes from the right side of a mark to the left side of another, level across columns; its last piece says the words.

    Where the mark has no lock, though one asks first on this way, the line says so.
    """
    link = route.link
    words = _("%(words)s (spørg først)", words=link.words) if says_lock else link.words
    sides = [f"{key}{side}" for key in route.keys for side in (_IN, _OUT)][1:-1]
    pieces = list(pairwise(sides))
    for place, (source, target) in enumerate(pieces):
        network.add_edge(
            source,
            target,
            id=f"{number}.{place}",
            label=words if link.is_step and place == len(pieces) - 1 else None,
            ends=[link.source, link.target],
            state=link.state.value,
            stateName=state_name(link.state),
            dashes=_DASHES.get(link.state, False),
            arrows="to" if place == len(pieces) - 1 else "",
            row=number,
        )
