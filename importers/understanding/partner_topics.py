"""What an organisation and its partners work together about, where a column beside the partners says so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.columns.columns import ColumnUse
from importers.columns.topics import TOPIC
from importers.mentions import Said
from importers.tables import Cell
from importers.understanding.gathering import Gathered
from importers.values.words import Words


def take_topics(gathered: Gathered, uses: Sequence[ColumnUse], cells: Mapping[int, Cell], words: Words) -> None:
    """Say it of each relation that the row names; the words of a row that names none are kept at its organisation."""
    for use in uses:
        cell = cells.get(use.column.index) if use.targets[0] == TOPIC else None
        if cell is None or words.is_placeholder(cell.text):
            continue
        purpose = {"purpose": Said(cell.text, cell.address)}
        gathered.partners = [replace(partner, fields=purpose | dict(partner.fields)) for partner in gathered.partners]
        if not gathered.partners:
            gathered.keep("Organisation.", use.column.header, cell.text, cell.address)
