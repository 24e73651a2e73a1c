"""Asking what would be lost and gained, of what is there in the graph."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from graphmodel.access import Reader
from graphmodel.jsonl import Parsed
from queries.day.world import Limits
from queries.overview import Overview
from queries.what_if.explaining import ExplainedWhatIf, explain
from queries.what_if.hypotheses import find_added, find_taken
from queries.what_if.remarks import remarks_on_question, remarks_on_seats
from queries.what_if.what_if import Compared, Hypothesis, WhatIf, compare

Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What would be lost and gained, with what is worth knowing of it."""

    compared: Compared
    remarks: tuple[str, ...]
    """Danish sentences."""
    limits: Limits

    @property
    def found(self) -> WhatIf:
        """What would be lost and gained."""
        return self.compared.found

    def explained(self) -> ExplainedWhatIf:
        """The same with what each pair rests on; asked with causes."""
        return explain(self.compared, self.limits)


def what_if_on(
    overview: Overview, reader: Reader, without: Sequence[str], added: Parsed, span: Span, on: date, limits: Limits
) -> WhatIf:
    """What would be lost and gained; `reader` reads the state of the graph that the overview is of.

    `without` and `added` are as the command line has them. Raises WrongUse and NotFound where something cannot be taken away.
    """
    return answer_on(overview, reader, without, added, span, on, limits).found


def answer_on(
    overview: Overview,
    reader: Reader,
    without: Sequence[str],
    added: Parsed,
    span: Span,
    on: date,
    limits: Limits,
    *,
    with_causes: bool = False,
    mutual: Collection[str] = (),
) -> Answer:
    """The same with what is worth knowing of it; `with_causes`: so that it can be explained.

    `mutual` are the types of which an edge is found from either end.
    """
    hypothesis = Hypothesis(find_taken(reader, without, mutual), find_added(reader, added), *span)
    before = overview.standing(on, limits, every_match=True)
    compared = compare(overview.records, before, hypothesis, on, limits, overview.carries, with_causes=with_causes)
    remarks = (
        *remarks_on_question(reader, added, hypothesis),
        *remarks_on_seats(overview.records, hypothesis, compared.found),
    )
    return Answer(compared, remarks, limits)
