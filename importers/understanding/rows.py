"""The rows of a table as facts: what each speaks of, how that hangs together, and which rows cannot take part."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.cpr import contains_cpr, mask_cpr
from importers.mentions import Known, Mention, RowFacts, Said, Tie
from importers.result import HeldBack, Issue, RowId, Severity
from importers.tables import Cell, Table, TableRow
from importers.understanding.columns import Understanding
from importers.understanding.context import Context, context_of
from importers.understanding.gathering import Gathered, Memory, gather, hand_to_organisation
from importers.understanding.understood import parts_of
from importers.understanding.words import Words

_SEVERAL = re.compile(r";|\s/\s|\s\+\s")
_PARENTS = frozenset({"hoerer under", "overordnet enhed", "overenhed", "moderorganisation", "del af", "root"})
_ENDS = {
    "IN_SECTOR": "Sector",
    "LOCATED_IN": "Municipality",
    "SERVES": "Municipality",
    "SUITS": "Stage",
    "DEVELOPS": "Area",
}
_MAIN = {"offer": "Offer", "organisation": "Organisation", "person": "Actor"}
_NAMES = {
    "offer": "tilbuddets navn",
    "organisation": "organisationens navn",
    "person": "navnet på personen eller enheden",
}


@dataclass(slots=True)
class RowsRead:
    """What came of a table's rows."""

    facts: list[RowFacts]
    held_back: list[HeldBack]
    issues: list[Issue]


def read_rows(table: Table, understanding: Understanding, sheet: int, words: Words, place: str) -> RowsRead:
    """Understand every row; `place` is the municipality of whatever names none, "" where nobody said."""
    read = RowsRead([], [], [])
    if issue := _no_name_column(table, understanding):
        return RowsRead(
            [], [HeldBack(RowId(sheet, row.number), issue) for row in table.rows], [issue] if table.rows else []
        )
    title = context_of(table.title.text, words) if table.title else None
    told: set[str] = set()
    memory: Memory = {}
    for row in table.rows:
        id_ = RowId(sheet, row.number)
        if issue := _cpr_issue(row, understanding):
            read.held_back.append(HeldBack(id_, issue))
            continue
        gathered = gather(understanding.uses, row.cells, words, memory)
        section = _put_context(gathered, row.section, title, table.title, words, told)
        facts = _facts(table, row, gathered, understanding, id_, _place(gathered, section, place))
        read.issues.extend(gathered.issues)
        if facts is None:
            read.held_back.append(HeldBack(id_, _nameless(table, row, understanding)))
        else:
            read.facts.append(facts)
    read.issues.extend(held.issue for held in read.held_back)
    return read


def _cpr_issue(row: TableRow, understanding: Understanding) -> Issue | None:
    """Why a row is held back: something in it may be a CPR number. Ten digits are welcome where the header says P-nummer."""
    p_numbers = {use.column.index for use in understanding.uses if "Organisation.p_number" in use.targets}
    sources = [(column, cell) for column, cell in row.cells.items()] + ([(-1, row.section)] if row.section else [])
    for column, cell in sources:
        if column in p_numbers and cell.text.replace(" ", "").isdigit():
            continue
        # A spreadsheet that takes the number for a number drops the zero that it begins with.
        has_lost_its_zero = len(cell.text) == 9 and cell.text.isdigit() and contains_cpr(f"0{cell.text}")
        if has_lost_its_zero or contains_cpr(cell.text):
            shown = mask_cpr(f"0{cell.text}" if has_lost_its_zero else _short(cell.text))
            message = f"Cellen indeholder noget, der ligner et CPR-nummer ({shown}). Rækken er holdt tilbage."
            return Issue(Severity.ERROR, cell.address, "cpr", message, "Slet CPR-nummeret i filen, og indlæs den igen.")
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else "teksten er lang"


def _no_name_column(table: Table, understanding: Understanding) -> Issue | None:
    """Why no row of a table can take part: no column says what the rows are called."""
    named = {use.targets[0] for use in understanding.uses}
    if named & {"Offer.name", "Organisation.name", "Organisation.PART_OF", "Actor.name"} or not table.rows:
        return None
    last = max(max(row.cells) for row in table.rows)
    cells = table.sheet.span(table.first_row, table.last_row, 0, last)
    message = (
        f"Ingen kolonne siger, hvad rækkerne hedder, så de {len(table.rows)} rækker er holdt tilbage. "
        "Der blev ledt efter Tilbud, Organisation og Navn."
    )
    return Issue(
        Severity.ERROR, cells, "no_name_column", message, 'Vælg kolonnen, for eksempel --as "Hvad=Offer.name".'
    )


def _nameless(table: Table, row: TableRow, understanding: Understanding) -> Issue:
    message = f"Rækken har ikke {_NAMES[understanding.subject]}, så den kan ikke indlæses."
    return Issue(
        Severity.ERROR,
        table.row_address(row),
        "no_name",
        message,
        "Skriv navnet i filen, eller vælg kolonnen med --as KOLONNE=Label.name.",
    )


def _put_context(
    gathered: Gathered,
    section: Cell | None,
    title: Context | None,
    title_cell: Cell | None,
    words: Words,
    told: set[str],
) -> Context | None:
    """Let the titles above a row speak where the row itself is silent; a section's title that means nothing known is kept as words."""
    meaning = context_of(section.text, words) if section else None
    for context, cell in ((meaning, section), (title, title_cell)):
        if context and cell:
            _apply(gathered, context, cell)
    if section and meaning is None:
        target = "Offer" if "Offer" in gathered.names else "Organisation"
        gathered.put(
            target, "description" if target == "Offer" else "procedure", f"Afsnit: {section.text}", section.address
        )
        if section.address not in told:
            told.add(section.address)
            message = f"Afsnittet »{section.text}« er hverken en sektor, et sted eller en slags, vi kender. Det er gemt som tekst."
            gathered.warn(Severity.NOTE, section.address, "section_unknown", message)
    return meaning or title


def _apply(gathered: Gathered, context: Context, cell: Cell) -> None:
    label, _, name = context.target.partition(".")
    if name == "SERVES":
        if not any(type_ in ("SERVES", "LOCATED_IN") for _, type_, _, _ in gathered.edges):
            label, name = ("Offer", "SERVES") if "Offer" in gathered.names else ("Organisation", "LOCATED_IN")
            gathered.edges.append((label, name, context.id, cell.address))
    elif name.isupper():
        if not any(type_ == name for _, type_, _, _ in gathered.edges):
            gathered.edges.append((label, name, context.id, cell.address))
    elif name not in gathered.fields[label]:
        gathered.put(label, name, context.id, cell.address)


def _place(gathered: Gathered, context: Context | None, place: str) -> str:
    """The municipality that a row is about: the one that it names, else the one of the import; "" where it names several."""
    named = {id_ for _, type_, id_, _ in gathered.edges if type_ in ("LOCATED_IN", "SERVES")}
    if context and context.target == "Offer.SERVES" and not named:
        named = {context.id}
    return next(iter(named)) if len(named) == 1 else ("" if named else place)


def _facts(
    table: Table, row: TableRow, gathered: Gathered, understanding: Understanding, id_: RowId, place: str
) -> RowFacts | None:
    """The mentions of a row and the ties between them, or None where what the row is about has no name."""
    build = _Build(id_, place)
    unit = _organisations(build, gathered, understanding)
    offer = build.add("Offer", gathered.names["Offer"], gathered) if "Offer" in gathered.names else None
    if "Actor" not in gathered.names and gathered.says("Actor"):
        hand_to_organisation(gathered)
        unit = build.refresh(unit, gathered)
    actor = build.add("Actor", gathered.names["Actor"], gathered) if "Actor" in gathered.names else None
    main = {"Offer": offer, "Organisation": unit, "Actor": unit if actor is None else actor}[
        _MAIN[understanding.subject]
    ]
    if main is None:
        return None
    build.tie_all(unit, offer, actor, gathered)
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
        """Add a mention and answer its place among the row's mentions; `is_here` where the row's municipality is its own."""
        fields: dict[str, Said] = dict(gathered.fields[label]) if gathered else {}
        self.mentions.append(
            Mention(label, name.text, name.address, self.row, path, self.place if is_here else "", fields)
        )
        return len(self.mentions) - 1

    def refresh(self, unit: int | None, gathered: Gathered) -> int | None:
        """The unit again, with what was handed to it since."""
        if unit is not None:
            old = self.mentions[unit]
            self.mentions[unit] = Mention(
                old.label, old.name, old.cell, old.row, old.path, old.place, dict(gathered.fields["Organisation"])
            )
        return unit

    def tie(self, type_: str, giver: int | None, taker: int | Known | None, cell: str) -> None:
        """Add a tie where both its ends are there."""
        if giver is not None and taker is not None:
            self.ties.append(Tie(type_, giver, taker, cell))

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
            self.tie(type_, ends[label], Known(_ENDS[type_], id_), cell)
        if unit is None and offer is not None and self.place and not any(tie.type == "SERVES" for tie in self.ties):
            self.tie("SERVES", offer, Known("Municipality", self.place), self.mentions[offer].cell)
        for cell_ in gathered.partners:
            for part in parts_of(cell_.text):
                self.tie(
                    "KNOWS",
                    unit,
                    self.add("Organisation", Cell(part, cell_.address), None, is_here=False),
                    cell_.address,
                )


def _organisations(build: _Build, gathered: Gathered, understanding: Understanding) -> int | None:
    """The chain of organisations that a row names, each a part of the one before; the last one is the row's own."""
    chain = _chain(gathered, understanding)
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
    own = next((use.column.index for use in understanding.uses if use.targets[0] == "Organisation.name"), None)
    above = [cell for use, cell in gathered.levels if fold(use.column.said) in _PARENTS]
    levels = [(use.column.index, cell) for use, cell in gathered.levels if fold(use.column.said) not in _PARENTS]
    if "Organisation" in gathered.names and own is not None:
        levels.append((own, gathered.names["Organisation"]))
    return _without_repeats([*above, *(cell for _, cell in sorted(levels, key=lambda item: item[0]))])


def _without_repeats(cells: Iterable[Cell]) -> list[Cell]:
    """Some lists repeat a unit's name in every deeper column."""
    chain: list[Cell] = []
    for cell in cells:
        plain = Cell(" ".join(cell.text.split()), cell.address)
        if not chain or fold(chain[-1].text) != fold(plain.text):
            chain.append(plain)
    return chain
