"""What an offer's prose says of ages, ways in and phases, in rows that have no column of their own for them, or nothing in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphmodel.fields import Value
from importers.columns.columns import ColumnUse, Understanding
from importers.mentions import Known, Mention, RowFacts, Said, Tie
from importers.result import Issue, Severity
from importers.tables import Cell, Table, TableRow
from importers.values.prose import ages_in, route_in, stages_in
from importers.values.words import Words

_PROSE = ("Offer.conditions", "Offer.description", "Offer.youth_text", "Offer.how_to_apply")
"""Targets of columns of prose, those first that say most exactly whom an offer is for."""
_AGES = frozenset({"Offer.min_age", "Offer.max_age"})
_WAYS_IN = frozenset({"Offer.route", "Offer.REQUIRES"})
_PHASES = frozenset({"Offer.SUITS"})


class Inferring:
    """Reads the prose of a table's rows; a column of its own, or a title, goes before."""

    def __init__(self, table: Table, understanding: Understanding, words: Words) -> None:
        self._words = words
        self._rows = {row.number: row for row in table.rows}
        uses = [use for use in understanding.uses if not use.as_words]
        self._prose = sorted(
            (use for use in uses if use.targets[0] in _PROSE), key=lambda use: _PROSE.index(use.targets[0])
        )
        self._own = [use for use in uses if use not in self._prose]
        self._ways = {entry.value: entry.name for entry in words.catalogue.value_words if entry.set == "route"}

    def infer(self, facts: Iterable[RowFacts], issues: list[Issue]) -> list[RowFacts]:
        """The facts with what the prose of their rows says; each thing inferred is told in a note at its cell."""
        if not self._prose:
            return list(facts)
        return [self._of_row(fact, issues) for fact in facts]

    def _of_row(self, fact: RowFacts, issues: list[Issue]) -> RowFacts:
        offers = [place for place, one in enumerate(fact.mentions) if one.label == "Offer"]
        row = self._rows.get(fact.row.row)
        if len(offers) != 1 or row is None or fact.mentions[offers[0]].id:
            return fact  # who names the node answers for its fields one by one
        place = offers[0]
        fields, ties = dict(fact.mentions[place].fields), list(fact.ties)
        is_more = False
        for use in self._prose:
            if cell := row.cells.get(use.column.index):
                read = [*self._ages(use, cell, row, fields), *self._way_in(cell, row, fields)]
                read += self._phases(use, cell, row, place, ties)
                if read:
                    is_more = True
                    message = f"{use.column.header}: teksten er læst som {', '.join(read)}."
                    issues.append(Issue(Severity.NOTE, cell.address, "inferred_value", message))
        if not is_more:
            return fact
        return replace(fact, mentions=_with_fields(fact.mentions, place, fields), ties=tuple(ties))

    def _ages(self, use: ColumnUse, cell: Cell, row: TableRow, fields: dict[str, Said]) -> list[str]:
        if use.targets[0] == "Offer.how_to_apply" or {"min_age", "max_age"} & fields.keys() or self._says(row, _AGES):
            return []
        ages = ages_in(cell.text)
        if ages is None:
            return []
        _put(fields, "min_age", ages.min_age, cell)
        _put(fields, "max_age", ages.max_age, cell)
        return [ages.as_words()]

    def _way_in(self, cell: Cell, row: TableRow, fields: dict[str, Said]) -> list[str]:
        route = "" if "route" in fields or self._says(row, _WAYS_IN) else route_in(cell.text, self._words)
        if not route:
            return []
        _put(fields, "route", route, cell)
        return [f"»{self._ways.get(route, route)}«"]

    def _phases(self, use: ColumnUse, cell: Cell, row: TableRow, place: int, ties: list[Tie]) -> list[str]:
        is_known = any(tie.type == "SUITS" and tie.giver == place for tie in ties) or self._says(row, _PHASES)
        if use.targets[0] != "Offer.conditions" or is_known:
            return []
        stages = stages_in(cell.text, self._words)
        ties += [Tie("SUITS", place, Known("Stage", id_), cell.address) for id_ in stages]
        return [f"fasen {self._words.catalogue.stages[id_].name}" for id_ in stages]

    def _says(self, row: TableRow, targets: frozenset[str]) -> bool:
        """Whether a column of their own says anything of these targets in a row."""
        return any(
            use.column.index in row.cells and not self._words.is_placeholder(row.cells[use.column.index].text)
            for use in self._own
            if targets.intersection(use.targets[:1])
        )


def _put(fields: dict[str, Said], name: str, value: Value | None, cell: Cell) -> None:
    if value is not None:
        fields[name] = Said(value, cell.address, is_inferred=True)


def _with_fields(mentions: Sequence[Mention], place: int, fields: dict[str, Said]) -> tuple[Mention, ...]:
    return tuple(replace(one, fields=fields) if at == place else one for at, one in enumerate(mentions))
