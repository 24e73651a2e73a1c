"""Names alone in their rows that may be the headings of those below: a person says which, unless nothing speaks for it."""

from dataclasses import replace

from graphmodel.cpr import contains_cpr
from importers.doubts import Doubts, doubt, undecided
from importers.result import shortened
from importers.section_words import speaks_of_many
from importers.tables import Cell, Table, TableRow

_HEADINGS, _ROWS = "overskrifter", "rækker"
_SEVERAL = 2
_MOST_SHOWN = 3


def settle_headings(table: Table, doubts: Doubts) -> Table:
    """The table with its doubtful rows as what they are; while nobody has answered, one whose rows all wait.

    They stay rows without a question where none of them speaks of several things as headings do ("Øvrige tilbud"), nor the list has
    several other headings; that is told.
    """
    if not table.doubtful:
        return table
    doubtful = frozenset(table.doubtful)
    names = {row.number: next(iter(row.cells.values())) for row in table.rows if row.number in doubtful}
    lone = {number: cell for number, cell in names.items() if not contains_cpr(cell.text)}
    if not lone:
        return table
    texts = [cell.text for cell in lone.values()]
    others = {row.section for row in table.rows if row.section}
    may_be_headings = len(others) >= _SEVERAL or any(map(speaks_of_many, texts))
    decision = doubt(
        "overskrift",
        texts[0],
        texts,
        [cell.address for cell in lone.values()],
        _question(texts),
        (_HEADINGS, _ROWS),
        _HEADINGS if may_be_headings else _ROWS,
    )
    answer = doubts.settle(decision, is_sure=not may_be_headings)
    if not answer:
        return replace(table, waits=undecided(decision))
    return _with_headings(table, lone) if answer == _HEADINGS else table


def _question(texts: list[str]) -> str:
    shown = ", ".join(f"»{shortened(text)}«" for text in texts[:_MOST_SHOWN])
    more = f" og {len(texts) - _MOST_SHOWN} til" if len(texts) > _MOST_SHOWN else ""
    if len(texts) == 1:
        return (
            f"{shown} står alene i sin række. Er det en overskrift for rækkerne under den eller en række som de andre?"
        )
    return f"{shown}{more} står alene i hver sin række. Er det overskrifter for rækkerne under dem eller rækker som de andre?"


def _with_headings(table: Table, lone: dict[int, Cell]) -> Table:
    rows: list[TableRow] = []
    heading: Cell | None = None
    above: Cell | None = None
    for row in table.rows:
        if row.section != above:
            above, heading = row.section, None
        if row.number in lone:
            heading = Cell(lone[row.number].text.rstrip(" :"), lone[row.number].address)
        else:
            rows.append(replace(row, section=heading) if heading else row)
    return replace(table, rows=tuple(rows), doubtful=())
