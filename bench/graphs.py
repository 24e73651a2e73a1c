"""The made-up graphs of the benchmark; the same on every machine."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from graphmodel.catalogue import Catalogue
from graphmodel.changes import Origin
from graphmodel.jsonl import Parsed
from graphmodel.loading import read_objects
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.reference import load_reference
from kaedekort.demo.exchange import ExchangeObject, Table
from kaedekort.demo.national import build_national

DAY = date(2026, 11, 23)
ORIGIN = Origin("bench", "det opdigtede Danmark", "demo")
ORGANISATIONS = 60
_CARRYING = ("REFERS_TO", "HANDS_OVER_TO", "CO_DELIVERS_WITH", "DELIVERS_FOR")
_SEED = 1


def build_municipality(catalogue: Catalogue, offers: int, youths: int) -> Parsed:
    """One municipality with as many offers and youths, and about 60 organisations."""
    return build_region(catalogue, 1, offers, youths, ORGANISATIONS)


def with_missing_ways(built: Parsed, missing: float) -> Parsed:
    """The same with a share of the edges that carry a youth left out, no consents, and no offer that one walks into by oneself."""
    draw = random.Random(_SEED)
    return replace(
        built,
        nodes=[_only_by_referral(node) for node in built.nodes],
        edges=[edge for edge in built.edges if _is_left(edge, missing, draw)],
    )


def _only_by_referral(node: NodeRecord) -> NodeRecord:
    if node.label != "Offer" or node.properties.get("route") not in {"open", "self"}:
        return node
    return replace(node, properties={**node.properties, "route": "referral"})


def _is_left(edge: EdgeRecord, missing: float, draw: random.Random) -> bool:
    if edge.type in _CARRYING:
        return draw.random() >= missing
    return edge.type != "CONSENTS_TO"


def build_region(catalogue: Catalogue, municipalities: int, offers: int, youths: int, organisations: int) -> Parsed:
    """So many municipalities, with so many offers, youths and organisations in all."""
    built = build_national(
        catalogue.as_objects(),
        _municipalities(municipalities),
        offers=offers,
        youths=youths,
        organisations_each=organisations // municipalities,
    )
    return read_objects(built)


def write_lines(catalogue: Catalogue, path: Path, lines: int) -> None:
    """A file of exactly so many lines; nodes come before the edges at them, so the first lines of a larger country are a graph."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for each in islice(_large_country(catalogue, lines), lines):
            file.write(json.dumps(each, ensure_ascii=False) + "\n")


def _large_country(catalogue: Catalogue, lines: int) -> Iterator[ExchangeObject]:
    """More than so many lines, about as many of them about offers as about youths."""
    return build_national(catalogue.as_objects(), _municipalities(20), offers=lines // 16, youths=lines // 16)


def _municipalities(count: int) -> list[Table]:
    return [
        {"node": "Municipality", "id": place.code, "name": place.name, "region": place.region}
        for place in islice(load_reference().municipalities.values(), count)
    ]
