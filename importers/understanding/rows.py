"""The rows of a table as facts: what each speaks of, how that hangs together, and which rows cannot take part."""

import re
from collections.abc import Iterable, Sequence

from graphmodel.catalogue import fold
from importers.columns.columns import ColumnUse, Understanding
from importers.mentions import KNOWN_ENDS, LABELS, Known, Mention, RowFacts, Said, Tie
from importers.result import HeldBack, RowId
from importers.tables import Cell, Table, TableRow
from importers.understanding.cpr_cells import cpr_issue
from importers.understanding.edge_rows import read_edge_rows
from importers.understanding.former_names import former_names
from importers.understanding.gathering import Gathered
from importers.understanding.grouped import providers_above, told_of_groups, with_provider
from importers.understanding.homeless import hand_to_organisation, keep_what_has_no_home
from importers.understanding.partner_topics import take_topics
from importers.understanding.persons import columns_by_person, gather_persons
from importers.understanding.readings import Memory, in_reading_order
from importers.understanding.row_results import RowsRead
from importers.understanding.titled_places import place_of
from importers.understanding.titles import Titles
from importers.understanding.units_behind_names import part_unit_from_name
from importers.understanding.wanting import nameless, no_name_column, warn_of_no_provider
from importers.values.words import Words

_SEVERAL = re.compile(r";|\s/\s|\s\+\s")
_PARENTS = frozenset(
    {"hoerer under", "overordnet", "overordnet enhed", "overenhed", "moderorganisation", "del af", "root"}
    | {"forvaltning"}
)


def read_rows(
    table: Table,
    understanding: Understanding,
    sheet: int,
    words: Words,
    place: str,
    rows: Iterable[TableRow],
) -> RowsRead:
    """Understand the `rows` of a table; `place` is the municipality of whatever names none, "" where nobody said."""
    read = RowsRead()
    if understanding.edges:
        return read_edge_rows(table, understanding, sheet, words, place, rows)
    if issue := table.waits or understanding.blocks or no_name_column(table, understanding):
        return RowsRead(
            [], [HeldBack(RowId(sheet, row.number), issue) for row in table.rows], [issue] if table.rows else []
        )
    titles = Titles(table.titles, words, is_of_offers=understanding.subject == "offer")
    memory = Memory()
    uses, others = columns_by_person(in_reading_order(understanding.uses))
    above = providers_above(table, understanding)
    read.issues.extend(told_of_groups(table, understanding, above))
    for row in rows:
        id_ = RowId(sheet, row.number)
        if issue := cpr_issue(row, understanding):
            read.held_back.append(HeldBack(id_, issue))
            continue
        gathered = gather_persons(uses, others, with_provider(row, above, understanding), words, memory)
        take_topics(gathered, understanding.uses, row.cells, words)
        part_unit_from_name(gathered, words)
        section = titles.speak(gathered, row.section)
        facts = _facts(table, row, gathered, understanding, id_, place_of(gathered, section, place))
        read.issues.extend(gathered.issues)
        if facts is None:
            read.held_back.append(HeldBack(id_, nameless(table, row, understanding)))
        else:
            read.facts.append(facts)
    read.issues.extend(held.issue for held in read.held_back)
    read.issues.extend(warn_of_no_provider(read.facts))
    return read


def _facts(
    table: Table, row: TableRow, gathered: Gathered, understanding: Understanding, id_: RowId, place: str
) -> RowFacts | None:
    """The mentions of a row and the ties between them, or None where what the row is about has no name."""
    build = _Build(id_, place)
    chain = _chain(gathered, understanding)
    has_unit = bool(chain)
    there = tuple(
        label
        for label, is_there in (
            ("Offer", "Offer" in gathered.names),
            ("Organisation", has_unit),
            ("Actor", "Actor" in gathered.names),
        )
        if is_there
    )
    if LABELS[understanding.subject] not in there and not (understanding.subject == "person" and has_unit):
        return None
    if has_unit and "Actor" not in there and gathered.says("Actor"):
        hand_to_organisation(gathered)
    keep_what_has_no_home(gathered, there)
    unit = _organisations(build, gathered, chain)
    offer = build.add("Offer", gathered.names["Offer"], gathered) if "Offer" in gathered.names else None
    actor = build.add("Actor", gathered.names["Actor"], gathered) if "Actor" in gathered.names else None
    build.tie_all(unit, offer, actor, gathered)
    for person in gathered.persons:
        other = build.add("Actor", person.names["Actor"], person)
        build.tie("WORKS_AT", other, unit, person.names["Actor"].address)
        build.tie("ANSWERS_FOR", other, offer if unit is None else None, person.names["Actor"].address)
    return RowFacts(id_, table.row_address(row), tuple(build.mentions), tuple(build.ties))


class _Build:
    """The mentions and ties of one row while they are put together; `beside` are the further organisations of a cell that names several."""

    def __init__(self, row: RowId, place: str) -> None:
        self.row, self.place = row, place
        self.mentions: list[Mention] = []
        self.ties: list[Tie] = []
        self.beside: list[int] = []

    def add(
        self, label: str, name: Cell, gathered: Gathered | None, path: tuple[str, ...] = (), *, is_here: bool = True
    ) -> int:
        """Add a mention and answer its place among the row's mentions; not `is_here` for partners, which may lie elsewhere."""
        fields: dict[str, Said] = dict(gathered.fields[label]) if gathered else {}
        place = self.place if is_here else ""
        own = (path, place, fields, not is_here, self.place)
        former = former_names(label, gathered)
        self.mentions.append(Mention(label, name.text, name.address, self.row, *own, former=former))
        return len(self.mentions) - 1

    def tie(self, type_: str, giver: int | None, taker: int | Known | None, cell: str, any_of: str = "") -> None:
        """Add a tie where both its ends are there; those with the same `any_of` are alternatives."""
        if giver is not None and taker is not None:
            self.ties.append(Tie(type_, giver, taker, cell, {"any_of": Said(any_of, cell)} if any_of else {}))

    def tie_all(self, unit: int | None, offer: int | None, actor: int | None, gathered: Gathered) -> None:
        """Tie the things of a row to each other, to places and to the catalogue."""
        for provider in (unit, *self.beside):
            self.tie("PROVIDES", provider, offer, self.mentions[provider].cell if provider is not None else "")
            if provider != unit:
                self.tie("WORKS_AT", actor, provider, self.mentions[provider].cell if provider is not None else "")
        if actor is not None:
            self.tie("WORKS_AT", actor, unit, self.mentions[actor].cell)
            self.tie("ANSWERS_FOR", actor, offer, self.mentions[actor].cell)
        ends = {"Organisation": unit, "Offer": offer, "Actor": actor}
        for label, type_, id_, cell in gathered.edges:
            any_of = gathered.alternatives.get(cell, "") if type_ == "REQUIRES" else ""
            self.tie(type_, ends[label], Known(KNOWN_ENDS[type_], id_), cell, any_of)
        if unit is None and offer is not None and self.place and not any(tie.type == "SERVES" for tie in self.ties):
            self.tie("SERVES", offer, Known("Municipality", self.place), self.mentions[offer].cell)
        for partner in gathered.partners:
            own = offer if partner.label == "Offer" else unit
            if own is not None:
                other = self.add(partner.label, partner.name, None, is_here=False)
                giver, taker = (other, own) if partner.direction.is_reversed else (own, other)
                self.ties.append(
                    Tie(partner.direction.type, giver, taker, partner.name.address, partner.fields_of_tie())
                )


def _organisations(build: _Build, gathered: Gathered, named: Sequence[Cell]) -> int | None:
    """The chain of organisations that a row names, each a part of the one before; the last one is the row's own."""
    chain = list(named)
    several = [part.strip() for part in _SEVERAL.split(chain[-1].text) if part.strip()] if chain else []
    if len(several) > 1:
        chain[-1] = Cell(several[0], chain[-1].address)
    above: int | None = None
    unit: int | None = None
    for depth, cell in enumerate(chain):
        path = tuple(outer.text for outer in chain[:depth])
        mention = build.add("Organisation", cell, gathered if depth + 1 == len(chain) else None, path)
        build.tie("PART_OF", mention, unit, cell.address)
        above, unit = unit, mention
    for name in several[1:]:
        beside = build.add(
            "Organisation", Cell(name, chain[-1].address), None, tuple(outer.text for outer in chain[:-1])
        )
        build.tie("PART_OF", beside, above, chain[-1].address)
        build.beside.append(beside)
    return unit


def _chain(gathered: Gathered, understanding: Understanding) -> list[Cell]:
    """Names from the outermost in: columns that say they are above, then columns from the left, the organisation's own among them."""
    if not gathered.levels:
        return _without_repeats([gathered.names["Organisation"]] if "Organisation" in gathered.names else [])
    own = next((use.column.index for use in understanding.uses if use.targets[0] == "Organisation.name"), None)
    above = [cell for use, cell in gathered.levels if _is_above(use)]
    levels = [(use.column.index, cell) for use, cell in gathered.levels if not _is_above(use)]
    if "Organisation" in gathered.names and own is not None:
        levels.append((own, gathered.names["Organisation"]))
    return _without_repeats([*above, *(cell for _, cell in sorted(levels, key=lambda item: item[0]))])


def _is_above(use: ColumnUse) -> bool:
    return use.is_above or fold(use.column.said) in _PARENTS


def _without_repeats(cells: Iterable[Cell]) -> list[Cell]:
    """Some lists repeat a unit's name in every deeper column."""
    chain: list[Cell] = []
    for cell in cells:
        plain = Cell(" ".join(cell.text.split()), cell.address)
        if not chain or fold(chain[-1].text) != fold(plain.text):
            chain.append(plain)
    return chain
