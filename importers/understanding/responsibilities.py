"""What persons answer for: offers that a cell under "Ansvarlig for" names, among those of the list and of the graph."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import fold
from graphmodel.records import NodeRecord
from importers.columns.columns import Understanding
from importers.mentions import Mention, RowFacts, Said, Tie
from importers.result import RowId
from importers.tables import Cell, Table
from importers.values.understood import parts_of

_LINES = re.compile(r"[;\n|]")
_AND = re.compile(r"\s+(?:og|samt|&|\+)\s+")


@dataclass(frozen=True, slots=True)
class _Offer:
    """An offer that may be meant: as a row of the list speaks of it, or the graph's with its id; and who provides it."""

    name: str
    id: str = ""
    mention: Mention | None = None
    provider: Mention | None = None

    def at(self, row: RowId, cell: str) -> Mention:
        """The offer as another row names it."""
        if self.mention is None:
            return Mention("Offer", self.name, cell, row, id=self.id)
        return replace(self.mention, row=row, cell=cell, fields={})


@dataclass(slots=True)
class Responsibilities:
    """The cells of a list that tell what persons answer for, by the row's sheet and number."""

    _cells: dict[tuple[int, int], list[tuple[str, Cell]]] = field(default_factory=dict)

    def note(self, sheet: int, table: Table, understanding: Understanding) -> None:
        """Remember the cells of a table's columns of responsibilities, each with its header."""
        columns = [use.column for use in understanding.uses if use.meaning == "person-responsibility"]
        for row in table.rows if columns else ():
            cells = [(one.said, row.cells[one.index]) for one in columns if one.index in row.cells]
            if cells:
                self._cells[sheet, row.number] = cells

    def tie(self, facts: Iterable[RowFacts], known: Iterable[NodeRecord]) -> list[RowFacts]:
        """The facts, the persons tied to the offers that they answer for; such names are no part of a job title.

        `known` are the offers of the graph.
        """
        listed = list(facts)
        if not self._cells:
            return listed
        offers = _offers(listed, known)
        return [
            self._tied(fact, cells, offers) if (cells := self._cells.get((fact.row.sheet, fact.row.row))) else fact
            for fact in listed
        ]

    def _tied(self, fact: RowFacts, cells: list[tuple[str, Cell]], offers: Mapping[str, Sequence[_Offer]]) -> RowFacts:
        for header, cell in cells:
            fact = _of_cell(fact, header, cell, offers)
        return fact


def _offers(facts: Iterable[RowFacts], known: Iterable[NodeRecord]) -> dict[str, list[_Offer]]:
    """The offers by their folded names: those of the list, and of the graph those that the list does not name."""
    found: dict[str, dict[str, _Offer]] = defaultdict(dict)
    for fact in facts:
        for place, mention in enumerate(fact.mentions):
            if mention.label == "Offer":
                provider = fact.provider_of(place)
                key = fold(provider.name) if provider else ""
                found[fold(mention.name)].setdefault(key, _Offer(mention.name, "", mention, provider))
    listed = set(found)
    for node in known:
        name = str(node.properties.get("name") or node.id)
        if fold(name) not in listed:
            found[fold(name)][node.id] = _Offer(name, node.id)
    return {name: list(several.values()) for name, several in found.items()}


def _of_cell(fact: RowFacts, header: str, cell: Cell, offers: Mapping[str, Sequence[_Offer]]) -> RowFacts:
    """A row with the ties that a cell tells of; what names no offer stays beside the person, or with the organisation."""
    person = _person(fact, cell.text)
    if person is None:
        return fact
    organisations = {fold(one.name) for one in fact.mentions if one.label == "Organisation"}
    parts = _named(cell.text, offers)
    meant = {part: offer for part in parts if (offer := _one(offers.get(fold(part), ()), organisations))}
    mentions, ties = list(fact.mentions), list(fact.ties)
    for offer in meant.values():
        mentions.append(offer.at(fact.row, cell.address))
        place = len(mentions) - 1
        ties.append(Tie("ANSWERS_FOR", person, place, cell.address))
        if offer.provider is not None:
            mentions.append(replace(offer.provider, row=fact.row, cell=cell.address, fields={}))
            ties.append(Tie("PROVIDES", place + 1, place, cell.address))
    rest = ", ".join(part for part in parts if part not in meant) if meant else cell.text
    _put_rest(mentions, person, header, cell, rest)
    return replace(fact, mentions=tuple(mentions), ties=tuple(ties))


def _person(fact: RowFacts, text: str) -> int | None:
    """The person whose title the words of a cell have become part of."""
    return next(
        (
            place
            for place, one in enumerate(fact.mentions)
            if one.label == "Actor" and (title := one.fields.get("job_title")) and text in str(title.value)
        ),
        None,
    )


def _named(text: str, offers: Mapping[str, Sequence[_Offer]]) -> list[str]:
    """The parts of a cell; a name with a comma or an "og" in it is not parted."""
    parts = [text]
    for split in (_LINES.split, parts_of, _AND.split):
        parts = [one for part in parts for one in ([part] if fold(part) in offers else split(part))]
    return [part.strip() for part in parts if part.strip()]


def _one(several: Sequence[_Offer], organisations: AbstractSet[str]) -> _Offer | None:
    """The offer that is meant: the only one of its name, or of the person's own organisations."""
    own = [offer for offer in several if offer.provider and fold(offer.provider.name) in organisations]
    fitting = own or several
    return fitting[0] if len(fitting) == 1 else None


def _put_rest(mentions: list[Mention], person: int, header: str, cell: Cell, rest: str) -> None:
    """Take a cell's words out of the title, unless nothing but "Ansvar" stands above them and there is no other title."""
    actor = mentions[person]
    title = actor.fields["job_title"]
    lines = [line for line in str(title.value).replace(cell.text, "").split("\n") if line.strip()]
    fields = {name: said for name, said in actor.fields.items() if name != "job_title"}
    home = next((place for place, one in enumerate(mentions) if one.label == "Organisation"), None)
    if rest and (home is None or (not lines and fold(header) == "ansvar")):
        lines.append(rest)
    elif rest and home is not None:
        _keep(mentions, home, Said(f"{actor.name}, {header.lower()}: {rest}", cell.address))
    if lines:
        fields["job_title"] = title._replace(value="\n".join(lines))
    mentions[person] = replace(actor, fields=fields)


def _keep(mentions: list[Mention], home: int, said: Said) -> None:
    before = mentions[home].fields.get("procedure")
    kept = said if before is None else before._replace(value=f"{before.value}\n{said.value}")
    mentions[home] = replace(mentions[home], fields={**mentions[home].fields, "procedure": kept})
