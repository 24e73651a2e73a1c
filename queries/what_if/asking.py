"""Asking what would be lost and gained, of what is there in the graph."""

from collections.abc import Sequence
from datetime import date

from graphmodel.access import Reader
from graphmodel.jsonl import Parsed
from queries.day.world import Limits
from queries.overview import Overview
from queries.what_if.hypotheses import find_added, find_taken
from queries.what_if.what_if import Hypothesis, WhatIf, what_if


def what_if_on(
    overview: Overview,
    reader: Reader,
    without: Sequence[str],
    added: Parsed,
    span: tuple[date | None, date | None],
    on: date,
    limits: Limits,
) -> WhatIf:
    """What would be lost and gained; `reader` reads the state of the graph that the overview is of.

    `without` and `added` are as the command line has them. Raises WrongUse and NotFound where something cannot be taken away.
    """
    hypothesis = Hypothesis(find_taken(reader, without), find_added(reader, added), *span)
    before = overview.standing(on, limits, every_match=True)
    return what_if(overview.records, before, hypothesis, on, limits, overview.carries)
