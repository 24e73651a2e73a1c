"""The picture as data for vis-network, built by pyvis: marks with their places, edges with their looks, and what the panel tells."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from graphmodel.catalogue import Catalogue
from graphmodel.records import Properties
from graphmodel.schema import NODE_TYPES
from queries.facts.surroundings import LABELS, Key, Node
from queries.neighbourhood import Edge, Neighbourhood
from queries.telling.danish import capitalised
from webviz.languages import SOURCE, language
from webviz.network import marks
from webviz.network.budget import Bundle, Group, MarkId, Picture, mark_id
from webviz.network.facts import facts_of
from webviz.network.layout import positions
from webviz.network.naming import name_in_lines, room_for
from webviz.network.words import Wording, counted_label
from webviz.words import listed, plural_word

PageOf = Callable[[Key], str | None]
OpenAt = Callable[[MarkId], str | None]

MEMBERS_TOLD = 20
"""Of what is folded together, so many are named; the rest are counted."""

_CURVES = (0.0, 0.18, -0.18, 0.32, -0.32, 0.46, -0.46)
_DASHES: Mapping[str, bool | list[int]] = {"solid": False, "dashed": [9, 6], "dotted": [2, 6]}


class Painter:
    """Turns a picture into data; `page_of` and `open_at` give the addresses that the panel links to, None where there are none."""

    def __init__(
        self, around: Neighbourhood, picture: Picture, properties: Mapping[Key, Properties], catalogue: Catalogue
    ) -> None:
        self._around = around
        self._picture = picture
        self._properties = properties
        self._catalogue = catalogue
        self._wording = Wording(catalogue)
        self._at = around.edges_by_end()
        self._mark_of = {node.key: mark_id(node.key) for node in picture.nodes}
        self._mark_of |= {member.key: group.host or group.id for group in picture.groups for member in group.members}

    def paint(self, page_of: PageOf, open_at: OpenAt) -> dict[str, Any]:
        """The whole picture: nodes and edges as pyvis builds them, and the looks of the kinds."""
        from pyvis.network import Network

        centre = mark_id(self._around.centre.key)
        network = Network(directed=True)  # undirected edges are added in quadratic time
        names = {mark_id(node.key): node.name for node in self._picture.nodes}
        names |= {group.id: self.group_name(group) for group in self._picture.groups if group.host is None}
        rooms = {mark: room_for(name, is_centre=mark == centre) for mark, name in names.items()}
        places = positions(self._rings(), [(edge["from"], edge["to"]) for edge in self._edges()], rooms)
        folded_at = {group.host: group for group in self._picture.groups if group.host}
        for node in self._picture.nodes:
            mark = mark_id(node.key)
            x, y = places[mark]
            told = self._told_of_node(node, folded_at.get(mark), page_of, open_at)
            network.add_node(mark, label=name_in_lines(node.name), shape="custom", group=node.label, x=x, y=y, **told)
        for group in self._picture.groups:
            if group.host is None:
                x, y = places[group.id]
                told = self._told_of_group(group, page_of, open_at)
                network.add_node(
                    group.id,
                    label=name_in_lines(self.group_name(group)),
                    shape="custom",
                    group=_label_of(group),
                    x=x,
                    y=y,
                    **told,
                )
        for edge in self._edges():
            network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
        return {
            "centre": centre,
            "nodes": network.nodes,
            "edges": network.edges,
            "marks": {label: mark.as_json() for label, mark in marks.MARKS.items()},
            "words": _words_of_the_picture(),
        }

    def _rings(self) -> list[list[MarkId]]:
        """The marks by distance, in the order of their kinds and sectors, so that what is alike stands together."""
        rings: dict[int, list[tuple[tuple[Any, ...], MarkId]]] = defaultdict(list)
        for node in self._picture.nodes:
            rings[node.hop].append(
                ((LABELS.index(node.label), node.sector or "", node.name, node.id), mark_id(node.key))
            )
        for group in self._picture.groups:
            if group.host is None:
                rings[group.members[0].hop].append(
                    ((LABELS.index(_label_of(group)), group.name, "", group.id), group.id)
                )
        return [[mark for _, mark in sorted(rings[hop])] for hop in sorted(rings)]

    def _edges(self) -> list[dict[str, Any]]:
        drawn = [self._drawn_edge(edge) for edge in self._picture.edges] + [
            self._drawn_bundle(bundle) for bundle in self._picture.bundles
        ]
        between: dict[frozenset[MarkId], int] = defaultdict(int)
        for edge in drawn:
            pair = frozenset((edge["from"], edge["to"]))
            bend = _CURVES[between[pair] % len(_CURVES)]
            between[pair] += 1
            if edge["from"] > edge["to"]:
                bend = -bend
            edge["smooth"] = {
                "enabled": bend != 0,
                "type": "curvedCW" if bend > 0 else "curvedCCW",
                "roundness": abs(bend),
            }
        return drawn

    def _drawn_edge(self, edge: Edge) -> dict[str, Any]:
        collaboration = self._catalogue.collaboration.get(edge.type)
        state = self._catalogue.collaboration_states.get(edge.state)
        light, dark = (
            (collaboration.colour, collaboration.colour_dark)
            if collaboration
            else (marks.PLAIN_LINE, marks.PLAIN_LINE_DARK)
        )
        if state and state.grey:
            light, dark = marks.EXPIRED_LINE, marks.EXPIRED_LINE_DARK
        arrows = {"to": "to", "both": "to, from", "none": ""}[collaboration.arrow if collaboration else "to"]
        return {
            "id": edge.said.key,
            "from": mark_id(edge.giver),
            "to": mark_id(edge.taker),
            "width": collaboration.width if collaboration else 1,
            "dashes": _DASHES[state.line if state else "solid"],
            "arrows": arrows,
            "light": light,
            "dark": dark,
            "verb": self._wording.type_name(edge.type),
            "state": "" if edge.state == "active" else self._wording.relation(self._around, edge, edge.giver).notes[0],
        }

    def _drawn_bundle(self, bundle: Bundle) -> dict[str, Any]:
        return {
            "id": f"bundle|{bundle.giver}|{bundle.taker}",
            "from": bundle.giver,
            "to": bundle.taker,
            "width": 1,
            "dashes": False,
            "arrows": "",
            "light": marks.PLAIN_LINE,
            "dark": marks.PLAIN_LINE_DARK,
            "verb": ngettext("%(num)d forbindelse", "%(num)d forbindelser", len(bundle.edges))
            if len(bundle.edges) > 1
            else self._wording.type_name(bundle.edges[0].type),
            "state": "",
        }

    def _told_of_node(self, node: Node, folded: Group | None, page_of: PageOf, open_at: OpenAt) -> dict[str, Any]:
        facts = facts_of(node.label, self._properties.get(node.key, {}), self._catalogue)
        return {
            "name": node.name,
            "what": self._wording.what(node),
            "count": len(folded.members) if folded else 0,
            "isActive": node.is_active,
            "page": page_of(node.key),
            "facts": [
                {
                    "label": fact.label,
                    "text": fact.text,
                    "link": fact.link,
                    "language": SOURCE if fact.is_quoted else language(),
                }
                for fact in facts
            ],
            "relations": self._relations(node.key),
            "folded": self._folded(folded, page_of, open_at) if folded else None,
        }

    def _told_of_group(self, group: Group, page_of: PageOf, open_at: OpenAt) -> dict[str, Any]:
        return {
            "name": self.group_name(group),
            "what": _("Foldet sammen"),
            "count": len(group.members),
            "isGroup": True,
            "isActive": True,
            "page": None,
            "facts": [],
            "relations": [],
            "folded": self._folded(group, page_of, open_at),
        }

    def _folded(self, group: Group, page_of: PageOf, open_at: OpenAt) -> dict[str, Any]:
        members = [
            {"name": node.name, "what": self._wording.what(node), "page": page_of(node.key)}
            for node in group.members[:MEMBERS_TOLD]
        ]
        return {
            "text": self.group_text(group),
            "open": open_at(group.id),
            "members": members,
            "more": _("… og %(number)s mere", number=more) if (more := len(group.members) - len(members)) else None,
        }

    def _relations(self, key: Key) -> list[dict[str, Any]]:
        told = []
        for edge in self._picture.told(self._at.get(key, ()))[0]:
            relation = self._wording.relation(self._around, edge, key)
            told.append(
                {
                    "verb": relation.verb,
                    "name": relation.other_name,
                    "to": self._mark_of[relation.other],
                    "notes": relation.notes,
                }
            )
        return told

    def group_name(self, group: Group) -> str:
        """What a group is called in the picture: its name and what it holds."""
        if group.level == "kind":
            return capitalised(counted_label(group.name, len(group.members)))
        if group.level == "rest":
            return _("%(number)d mere", number=len(group.members))
        return f"{group.name}: {_contents(group.members)}"

    def group_text(self, group: Group) -> str:
        """What a group hides, as a sentence."""
        contents, name = capitalised(_contents(group.members)), group.name
        if group.level == "organisation":
            return _("%(contents)s hos %(name)s er foldet sammen, så der er plads.", contents=contents, name=name)
        if group.level in ("sector", "municipality"):
            return _("%(contents)s i %(name)s er foldet sammen, så der er plads.", contents=contents, name=name)
        return _("%(contents)s er foldet sammen, så der er plads.", contents=contents)


def _words_of_the_picture() -> dict[str, str]:
    """What the page's script says of its own; `{count}` is put in by the script."""
    return {
        "one": _("1 forbindelse"),
        "several": _("{count} forbindelser"),
        "noWay": _("Ingen forbindelse den vej."),
        "noWider": _("Der kan ikke vises flere led."),
        "noNarrower": _("Der kan ikke vises færre led."),
        "close": _("Luk"),
        "page": _("Gå til siden"),
        "open": _("Vis dem i billedet"),
        "connections": _("Forbindelser"),
    }


def _contents(members: Iterable[Node]) -> str:
    """What there is of each kind: "12 tilbud og 4 personer"."""
    numbers: dict[str, int] = defaultdict(int)
    for node in members:
        numbers[node.label] += 1
    return listed([counted_label(label, numbers[label]) for label in LABELS if numbers[label]])


def _label_of(group: Group) -> str:
    """The kind of thing that a group looks like."""
    if group.level == "kind":
        return group.name
    return {"sector": "Sector", "municipality": "Municipality"}.get(group.level, "Organisation")


def legend_name(label: str) -> str:
    """What the legend calls a kind of node."""
    return plural_word(NODE_TYPES[label].plural_da)
