"""A neighbourhood as a page shows it: the legend that is the filter, chips, the table's rows and the sentences, each with its addresses."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from graphmodel.records import NodeRecord, Properties
from graphmodel.schema import COLLABORATION_TYPES
from queries.facts.surroundings import LABELS, MAX_DEPTH, TYPES, Key, Node
from queries.neighbourhood import STATES, Neighbourhood, NeighbourhoodCache, narrowed
from queries.telling.danish import capitalised
from webviz.network.address import INACTIVE, PICTURE, TABLE, Look
from webviz.network.budget import FIRST_MARKS, MOST_MARKS, Group, Picture, mark_id, within_budget
from webviz.network.facts import Fact, facts_of
from webviz.network.legend import LegendItem
from webviz.network.picture import PageOf, Painter, legend_name
from webviz.network.words import Relation, Wording
from webviz.words import day_text

AddressOf = Callable[[Look], str]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, and the address without it."""

    text: str
    without: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A node's line in the table; `folded` is what is folded into it."""

    anchor: str
    node: Node
    what: str
    page: str | None
    facts: tuple[Fact, ...]
    relations: tuple[Relation, ...]
    untold: int
    """How many more relations there are, to what is folded away."""
    folded: Group | None


@dataclass(frozen=True, slots=True)
class Explorer:
    """Everything the page needs; `address_of` makes the address of another look at the same centre."""

    look: Look
    around: Neighbourhood
    picture: Picture
    properties: Mapping[Key, Properties]
    catalogue: Catalogue
    address_of: AddressOf
    page_of: PageOf

    @property
    def wording(self) -> Wording:
        return Wording(self.catalogue)

    @property
    def painter(self) -> Painter:
        return Painter(self.around, self.picture, self.properties, self.catalogue)

    @property
    def legend(self) -> list[tuple[str, list[LegendItem]]]:
        """The legend's parts, each with what there is of it and what somebody has hidden."""
        counts, wording = self.around.counts, self.wording
        parts: list[tuple[str, str, Sequence[str], Mapping[str, int], Callable[[str], str]]] = [
            (_("Hvad"), "label", LABELS, counts.labels, legend_name),
            (_("Samarbejde"), "type", COLLABORATION_TYPES, counts.types, wording.type_name),
            (
                _("Andre forbindelser"),
                "type",
                [type_ for type_ in TYPES if type_ not in COLLABORATION_TYPES],
                counts.types,
                wording.type_name,
            ),
            (_("Tilstand"), "state", STATES, counts.states, wording.state_name),
        ]
        shown = [
            (title, [self._item(token, name(token), found.get(token, 0), sort) for token in tokens])
            for title, sort, tokens, found, name in parts
        ]
        shown[-1][1].append(self._item(INACTIVE, _("lukket eller på pause"), counts.inactive, "inactive"))
        return [
            (title, kept)
            for title, items in shown
            if (kept := [item for item in items if item.count or self._is_chosen(item.token)])
        ]

    def _item(self, token: str, name: str, count: int, sort: str) -> LegendItem:
        return LegendItem(token, capitalised(name), count, self.look.shows(token), sort)

    def _is_chosen(self, token: str) -> bool:
        return token in self.look.without or token in self.look.with_

    @property
    def chips(self) -> list[Chip]:
        """The filters in use, in the order of the legend."""
        names = self._token_names()
        chips = [
            Chip(_("Uden: %(name)s", name=name), self.address_of(self.look.back_to_first(token)))
            for token, name in names.items()
            if token in self.look.without
        ]
        chips += [
            Chip(_("Også: %(name)s", name=name), self.address_of(self.look.back_to_first(token)))
            for token, name in names.items()
            if token in self.look.with_
        ]
        if self.look.day:
            chips.append(
                Chip(
                    _("På dagen %(day)s", day=day_text(self.look.day.isoformat())),
                    self.address_of(dataclasses.replace(self.look, day=None)),
                )
            )
        for group_id in self.look.opened:
            opened = tuple(other for other in self.look.opened if other != group_id)
            chips.append(
                Chip(
                    _("Foldet ud: %(name)s", name=self._opened_name(group_id)),
                    self.address_of(dataclasses.replace(self.look, opened=opened)),
                )
            )
        if self.look.has_more:
            chips.append(
                Chip(
                    _("Op til %(number)d mærker", number=MOST_MARKS),
                    self.address_of(dataclasses.replace(self.look, has_more=False)),
                )
            )
        return chips

    def _token_names(self) -> dict[str, str]:
        wording = self.wording
        names = {label: legend_name(label) for label in LABELS} | {type_: wording.type_name(type_) for type_ in TYPES}
        return names | {state: wording.state_name(state) for state in STATES} | {INACTIVE: _("lukket eller på pause")}

    def _opened_name(self, group_id: str) -> str:
        level, _, rest = group_id.partition(":")
        if level == "kind":
            return legend_name(rest) if rest in LABELS else rest
        label = {"organisation": "Organisation", "sector": "Sector", "municipality": "Municipality"}.get(level, level)
        return self.around.name_of((label, rest.rpartition(":")[2] if level == "sector" else rest))

    @property
    def rows(self) -> list[TableRow]:
        """The table: one row for each node that has a mark."""
        folded_at = {group.host: group for group in self.picture.groups if group.host}
        at = self.around.edges_by_end()
        told = {node.key: self.picture.told(at.get(node.key, ())) for node in self.picture.nodes}
        return [
            TableRow(
                anchor=f"række-{mark_id(node.key)}",
                node=node,
                what=self.wording.what(node),
                page=self.page_of(node.key),
                facts=facts_of(node.label, self.properties.get(node.key, {}), self.catalogue),
                relations=tuple(self.wording.relation(self.around, edge, node.key) for edge in told[node.key][0]),
                untold=told[node.key][1],
                folded=folded_at.get(mark_id(node.key)),
            )
            for node in self.picture.nodes
        ]

    def anchor_of(self, key: Key) -> str | None:
        """Where a node stands in the table; None where it is folded away."""
        return f"#række-{mark_id(key)}" if any(node.key == key for node in self.picture.nodes) else None

    @property
    def loose_groups(self) -> list[Group]:
        """The groups that have a mark of their own."""
        return [group for group in self.picture.groups if group.host is None]

    @property
    def sentences(self) -> list[tuple[str, list[Relation]]]:
        """The same in words: what leads from each node, the centre first."""
        told: dict[Key, list[Relation]] = {}
        for edge in self.picture.told(self.around.edges)[0]:
            at = self.around.centre.key if self.around.centre.key in (edge.giver, edge.taker) else edge.giver
            told.setdefault(at, []).append(self.wording.relation(self.around, edge, at))
        centre = self.around.centre.key
        return [
            (self.around.name_of(key), told[key])
            for key in sorted(told, key=lambda key: (key != centre, LABELS.index(key[0]), self.around.name_of(key)))
        ]

    @property
    def is_alone(self) -> bool:
        """Whether nothing leads to the centre or from it, however one looks at it."""
        return not self.chips and not any(self.around.counts.types.values())

    @property
    def summary(self) -> str:
        """How much is shown, and how much there is."""
        total = len(self.around.nodes) - 1
        if total == 0:
            return _("Der er ingen forbindelser at vise herfra.")
        far = ngettext("%(num)d led", "%(num)d led", self.around.depth)
        if self.around.is_cut:
            shown = ngettext(
                "Mindst %(num)d nabo inden for %(far)s.", "Mindst %(num)d naboer inden for %(far)s.", total, far=far
            )
        else:
            shown = ngettext("%(num)d nabo inden for %(far)s.", "%(num)d naboer inden for %(far)s.", total, far=far)
        if not (hidden := self.picture.hidden):
            return shown
        folded = ngettext(
            "%(num)d af dem er foldet sammen, så der er plads.",
            "%(num)d af dem er foldet sammen, så der er plads.",
            hidden,
        )
        return f"{shown} {folded}"

    @property
    def wider(self) -> str | None:
        return (
            self.address_of(dataclasses.replace(self.look, depth=self.look.depth + 1))
            if self.look.depth < MAX_DEPTH
            else None
        )

    @property
    def narrower(self) -> str | None:
        return (
            self.address_of(dataclasses.replace(self.look, depth=self.look.depth - 1)) if self.look.depth > 1 else None
        )

    @property
    def as_picture(self) -> str:
        return self.address_of(dataclasses.replace(self.look, form=PICTURE))

    @property
    def as_table(self) -> str:
        return self.address_of(dataclasses.replace(self.look, form=TABLE))

    @property
    def with_more(self) -> str | None:
        """The address that shows up to twice as many marks, where some are folded away for want of room."""
        return (
            self.address_of(dataclasses.replace(self.look, has_more=True))
            if self.picture.hidden and self.look.budget == FIRST_MARKS
            else None
        )

    @property
    def at_first(self) -> str:
        """The address with every filter removed."""
        return self.address_of(Look(self.look.centre, self.look.today, form=self.look.form))

    def opening(self, group_id: str) -> str | None:
        """The address that shows what a group hides; None for what cannot be opened."""
        if group_id == "rest":
            return self.with_more
        return self.address_of(dataclasses.replace(self.look, opened=(*self.look.opened, group_id)))


def explore(
    reader: Reader, cache: NeighbourhoodCache, look: Look, catalogue: Catalogue, address_of: AddressOf, page_of: PageOf
) -> Explorer:
    """Look at a centre. Raises NotFound where there is no such thing."""
    around = narrowed(cache.at(reader, look.centre, look.depth), look.on, look.view())
    picture = within_budget(around, look.budget, look.opened)
    records = stored.nodes_now(reader, [NodeRecord(*node.key) for node in picture.nodes])
    properties = {key: record.properties for key, record in records.items()}
    return Explorer(look, around, picture, properties, catalogue, address_of, page_of)
