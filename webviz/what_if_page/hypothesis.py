"""What is wanted as the questions take it: what is taken away as on the command line, what is added in the exchange form."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphmodel.access import Reader
from graphmodel.jsonl import Parsed
from graphmodel.loading import Document
from graphmodel.stored import ids_present
from queries.overview import Overview
from queries.what_if.asking import answer_on
from queries.what_if.explaining import Explained, ExplainedWhatIf
from queries.what_if.still_uncovered import still_uncovered
from webviz.services import services
from webviz.what_if_page.forms import Wanted


@dataclass(frozen=True, slots=True)
class Found:
    """What would be lost and gained, each with how it stands on both sides, and what moves without being covered."""

    changes: ExplainedWhatIf
    still_uncovered: tuple[Explained, ...]
    remarks: tuple[str, ...]
    """What is worth knowing of the answer: Danish sentences."""


def ask_what_if(reader: Reader, overview: Overview, wanted: Wanted) -> Found:
    """What would be different; the overview is of the state that the reader sees. Raises NotFound, WrongUse, InputError."""
    span, look = (wanted.first_day, wanted.last_day), wanted.look
    added = _parsed(reader, overview, wanted)
    mutual = services().catalogue.mutual_types
    answer = answer_on(
        overview, reader, wanted.taken, added, span, look.day, look.limits, with_causes=True, mutual=mutual
    )
    return Found(answer.explained(), still_uncovered(answer.compared, look.limits), answer.remarks)


def _parsed(reader: Reader, overview: Overview, wanted: Wanted) -> Parsed:
    lines = [json.dumps(each, ensure_ascii=False) for each in _objects(overview, wanted)]
    if not lines:
        return Parsed()
    return Document("", "\n".join(lines).encode()).beside(lambda label, ids: ids_present(reader, label, sorted(ids)))


def _objects(overview: Overview, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """What is added, nodes first. An edge begins on the day that is looked at: so it is one of its own beside an older one that is over."""
    day = wanted.look.day.isoformat()
    offers = {row.id: row for row in overview.records.offers.offers}
    for id_ in wanted.seats:
        free = offers[id_].seats_free if id_ in offers else None
        yield {"node": "Offer", "id": id_, "seats_free": max(free or 0, 0) + 1, "seats_on": day}
    for giver, taker in wanted.agreements:
        yield {"edge": "REFERS_TO", "from": giver, "to": taker, "state": "active", "valid_from": day}
    for role, permission in wanted.grants:
        yield {"edge": "GRANTS", "from": role, "to": permission, "state": "confirmed", "valid_from": day}
