"""Asking about all youths at once, with facts and judgements that are kept while the graph stands still."""

from collections.abc import Mapping, Sequence
from datetime import date

from graphmodel.access import Reader
from graphmodel.errors import NotFound
from graphmodel.jsonl import Parsed
from queries.day.world import Limits
from queries.everyone.agreements import Agreements, best_agreements
from queries.everyone.gaps import Gaps, find_gaps
from queries.everyone.hypotheses import find_added, find_taken
from queries.everyone.records import Records, fetch_records
from queries.everyone.standing import stand_on
from queries.everyone.what_if import Hypothesis, WhatIf, what_if
from queries.keeping import Latest
from queries.telling.names import Names, names_in


class Overview:
    """Asks the rule book about all active youths."""

    def __init__(self, carries: Mapping[str, str]) -> None:
        """`carries` tells of each type of collaboration which way a youth goes along it."""
        self._carries = dict(carries)
        self._kept = Latest(lambda reader, _version: fetch_records(reader, self._carries))

    def records(self, reader: Reader) -> Records:
        """The facts of the graph's present version."""
        return self._kept.at(reader)

    def names(self, reader: Reader) -> Names:
        """The names of everything but offers and youths."""
        return names_in(self.records(reader).network)

    def offer_names(self, reader: Reader) -> dict[str, str]:
        """The names of the offers; one that has none goes by its id."""
        return {row.id: row.name or row.id for row in self.records(reader).offers.offers}

    def gaps(self, reader: Reader, on: date, limits: Limits, municipality: str | None = None) -> Gaps:
        """Where the chain has holes. Raises NotFound where there is no such municipality."""
        records = self.records(reader)
        if municipality is not None and all(row.id != municipality for row in records.network.municipalities):
            raise NotFound(f"Der er ingen kommune i kortet med koden »{municipality}«.")
        return find_gaps(records, stand_on(records, on, limits, self._carries), municipality)

    def what_if(
        self,
        reader: Reader,
        without: Sequence[str],
        added: Parsed,
        span: tuple[date | None, date | None],
        on: date,
        limits: Limits,
    ) -> WhatIf:
        """What would be lost and gained. Raises WrongUse and NotFound where something cannot be taken away."""
        hypothesis = Hypothesis(find_taken(reader, without), find_added(reader, added), *span)
        return what_if(self.records(reader), hypothesis, on, limits, self._carries)

    def agreements(self, reader: Reader, on: date, limits: Limits) -> Agreements:
        """Which agreements between two organisations would carry most."""
        records = self.records(reader)
        found = best_agreements(stand_on(records, on, limits, self._carries), limits)
        return Agreements(on.isoformat(), records.version, tuple(found))
