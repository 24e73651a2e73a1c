"""What is worth knowing of a question before its answer is believed: what the map did not have, what falls away, and seats."""

from collections import defaultdict
from collections.abc import Iterator

from graphmodel.access import Reader
from graphmodel.jsonl import Parsed
from graphmodel.schema import NODE_TYPES
from graphmodel.stored import ids_present
from queries.everyone.records import Records
from queries.telling.danish import counted, in_a_sentence, listed
from queries.what_if.what_if import Hypothesis, WhatIf

_MOST_NAMED = 5


def remarks_on_question(reader: Reader, added: Parsed, hypothesis: Hypothesis) -> Iterator[str]:
    """Danish sentences on what never holds, on nodes that are added though the map does not have them, and on edges that lose an end."""
    yield from (issue.message for issue in added.warnings)
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for node in added.nodes:
        wanted[node.label].append(node.id)
    told = []
    for label, ids in wanted.items():
        present = ids_present(reader, label, sorted(ids))
        told += [f"{in_a_sentence(NODE_TYPES[label].label_da)} »{id_}«" for id_ in ids if id_ not in present]
    if told:
        yield f"Er ikke i kortet, men regnes med i svaret: {_shortened(told)}."
    given = {node.identity for node in added.nodes}
    gone = hypothesis.taken.nodes - given
    fallen = [f"{edge.type} fra »{edge.from_id}« til »{edge.to_id}«" for edge in added.edges if set(edge.ends) & gone]
    if fallen:
        yield f"Falder væk, for den ene ende er taget væk: {_shortened(fallen)}."


def remarks_on_seats(records: Records, hypothesis: Hypothesis, found: WhatIf) -> Iterator[str]:
    """Danish sentences on the added seats that several youths are newly covered by: one seat is one youth's."""
    develops = {(row.offer_id, row.area_id) for row in records.offers.develops}
    develops |= {(edge.from_id, edge.to_id) for edge in hypothesis.added.edges if edge.type == "DEVELOPS"}
    gained = set(found.matches_gained)
    for node in hypothesis.added.nodes:
        seats = node.properties.get("seats_free")
        if node.label == "Offer" and isinstance(seats, int):
            youths = {
                youth for youth, area in found.gains if (node.id, area) in develops and (youth, node.id) in gained
            }
            if len(youths) > seats:
                name = node.properties.get("name") or node.id
                free = counted(seats, "ledig plads", "ledige pladser")
                yield (
                    f"»{name}« har {free}, men {len(youths)} unge ville blive dækket af tilbuddet. "
                    f"Én plads er én ungs: på én gang dækker det {seats} af dem."
                )


def _shortened(names: list[str]) -> str:
    left_out = len(names) - _MOST_NAMED
    return listed([*names[:_MOST_NAMED], f"{left_out} mere"] if left_out > 0 else names)
