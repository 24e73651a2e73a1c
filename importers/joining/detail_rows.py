"""One row of details: the fields that it fills at the thing it refers to, and the words it is kept as."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import phonenumbers

from graphmodel.catalogue import fold
from importers.joining.detail_columns import DetailColumn, DetailTable, beside_heading
from importers.mentions import SUBJECTS, Said
from importers.tables import Cell, TableRow
from importers.understanding.gathering import Gathered
from importers.values.cells import understand_cell
from importers.values.words import Words

_PLAIN_KINDS = frozenset({"voice", "telefon", "phone", "hovednummer", "physical", "besoegsadresse", "besoeg"})
_HERE = frozenset({"dk", "danmark", "denmark", "dnk"})
_ONLY_A_NUMBER = re.compile(r"[\d.,:/+ -]+")


@dataclass(slots=True)
class Detail:
    """What a row of details says of a thing: `fields` and `edges` it fills, `words` beside them, and `all_words` where none is filled."""

    fields: dict[str, Said] = field(default_factory=dict)
    edges: list[tuple[str, str, str]] = field(default_factory=list)
    """(type, id of the other end, cell)"""
    words: str = ""
    all_words: str = ""
    heading: str = ""
    cell: str = ""
    rank: int = 0
    """0 for what one calls or visits first, 1 for a number of another kind."""


def read_detail(details: DetailTable, row: TableRow, label: str, words: Words, region: str) -> Detail:
    """What a row says of a thing of a label; `region` is the country of its phone numbers, "" for Denmark."""
    cells = _with_street(details, row)
    kind = next(
        (
            cells[column.column.index].text
            for column in details.columns
            if column.part == "kind" and column.column.index in cells
        ),
        "",
    )
    beside = beside_heading(kind)
    detail = Detail(
        rank=int(bool(kind) and fold(kind) not in _PLAIN_KINDS),
        heading=beside or details.heading,
        cell=min((cell.address for cell in cells.values()), default=""),
    )
    is_beside = bool(beside) or details.is_beside
    region = _region(details, cells) or region
    told: set[int] = set()
    has_town = any(column.meaning in ("postcode", "town") for column in details.columns)
    for column in details.columns:
        cell = cells.get(column.column.index)
        if not cell or not column.meaning or is_beside:
            continue
        if _fill(detail, column, cell, label, words, region, has_town=has_town and label != "Actor"):
            told.add(column.column.index)
    said = _spoken(details, cells, region, words)
    detail.all_words = (" " if details.about == "hours" and len(said) == 2 else ", ").join(text for _, text in said)
    has_more = any(index not in told for index, _ in said)
    detail.words = detail.all_words if has_more or not told else ""
    return detail


def _with_street(details: DetailTable, row: TableRow) -> dict[int, Cell]:
    """The cells of a row, the second line of an address with the first."""
    cells = dict(row.cells)
    street = next((column.column.index for column in details.columns if column.part == "street"), -1)
    address = next((column.column.index for column in details.columns if column.meaning == "address"), -1)
    if street in cells and address in cells:
        beside = cells.pop(street)
        cells[address] = Cell(f"{cells[address].text}, {beside.text}", cells[address].address)
    return cells


def _region(details: DetailTable, cells: Mapping[int, Cell]) -> str:
    """The two letters of a country that a row names for its number, "" where it names none."""
    for column in details.columns:
        text = cells[column.column.index].text.strip() if column.column.index in cells else ""
        if column.part == "country" and len(text) == 2 and text.isalpha():
            return text.upper()
        if column.part == "prefix" and text.lstrip("+").isdigit():
            return str(phonenumbers.region_code_for_country_code(int(text.lstrip("+"))))
    return ""


def _fill(
    detail: Detail, column: DetailColumn, cell: Cell, label: str, words: Words, region: str, *, has_town: bool
) -> bool:
    """Whether a cell is understood whole; then its values stand among the fields."""
    meaning = words.catalogue.columns.get(column.meaning)
    targets = (
        [target for target in meaning.targets(SUBJECTS[label]) if target.startswith(f"{label}.")] if meaning else []
    )
    text = _dialled(cell.text, region) if column.meaning == "phone" else cell.text
    if column.meaning == "address" and has_town:
        # A house number first is no postcode where the postcode has a column of its own.
        detail.fields["address"] = Said(text, cell.address)
        return True
    gathered = Gathered()
    gathered.fields[label] = detail.fields
    is_whole = False
    for place, target in enumerate(targets):
        said = understand_cell(target, text, column.column.header, words, takes_text=place == 0)
        if said is None or said.doubt:
            continue
        is_put = [
            gathered.put(label, name, value, cell.address, is_inferred=said.is_inferred)
            for name, value in said.values.items()
        ]
        detail.edges.extend((type_, id_, cell.address) for type_, id_ in said.edges)
        is_whole = is_whole or (bool(said.values or said.edges) and all(is_put) and not said.keep_text)
    return is_whole


def _dialled(text: str, region: str) -> str:
    """A number of another country with that country's prefix, so that it can be called from here; else as it stands."""
    if not region or region == "DK" or text.strip().startswith(("+", "00")):
        return text
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return text
    return f"+{number.country_code} {text.strip()}" if phonenumbers.is_possible_number(number) else text


def _spoken(details: DetailTable, cells: Mapping[int, Cell], region: str, words: Words) -> list[tuple[int, str]]:
    """The words of a row, cell by cell; opening and closing time are one, a number alone is headed by its column."""
    said: list[tuple[int, str]] = []
    at = {column.part: column.column.index for column in details.columns if column.part in ("opens", "closes")}
    closes = cells.get(at.get("closes", -1))
    for column in sorted(details.columns, key=lambda column: column.meaning != "phone"):
        cell = cells.get(column.column.index)
        if cell is None or column.part == "prefix":
            continue
        text = " ".join((_dialled(cell.text, region) if column.meaning == "phone" else cell.text).split())
        if column.part == "opens":
            said.append((column.column.index, f"{text}-{closes.text}" if closes else f"fra {text}"))
        elif column.part == "closes":
            said.extend([] if at.get("opens") in cells else [(column.column.index, f"til {text}")])
        elif column.part == "closed" and (answer := words.catalogue.values.read_whole("answer", text)):
            said.extend([(column.column.index, "lukket")] if answer == "yes" else [])
        elif (column.part == "kind" and (fold(text) in _PLAIN_KINDS or beside_heading(text))) or (
            column.part == "country" and fold(text) in _HERE
        ):
            continue
        elif column.part == "remark" and (
            _ONLY_A_NUMBER.fullmatch(text) or words.catalogue.values.read_whole("answer", text)
        ):
            said.append((column.column.index, f"{column.column.header} {text}"))
        else:
            said.append((column.column.index, text))
    return said
