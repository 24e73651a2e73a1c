"""What is wanted as the questions take it: what is taken away as on the command line, what is added in the exchange form."""

import json
from collections.abc import Iterator
from typing import Any

from graphmodel.access import Reader
from graphmodel.jsonl import Parsed
from graphmodel.loading import Document
from graphmodel.stored import ids_present
from queries.overview import Overview
from queries.what_if.asking import what_if_on
from queries.what_if.what_if import WhatIf
from webviz.what_if_page.forms import Wanted


def ask_what_if(reader: Reader, overview: Overview, wanted: Wanted) -> WhatIf:
    """What would be lost and gained; the overview is of the state that the reader sees. Raises NotFound, WrongUse, InputError."""
    span = (wanted.first_day, wanted.last_day)
    added = _parsed(reader, overview, wanted)
    return what_if_on(overview, reader, wanted.taken, added, span, wanted.look.day, wanted.look.limits)


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
