"""The made-up graphs of the benchmark; the same on every machine."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from graphmodel.catalogue import Catalogue
from graphmodel.changes import Origin
from graphmodel.jsonl import Parsed
from graphmodel.loading import read_objects
from graphmodel.reference import load_reference
from kaedekort.demo.exchange import ExchangeObject, Table
from kaedekort.demo.national import build_national

DAY = date(2026, 11, 23)
ORIGIN = Origin("bench", "det opdigtede Danmark", "demo")
ORGANISATIONS = 60


def build_municipality(catalogue: Catalogue, offers: int, youths: int) -> Parsed:
    """One municipality with as many offers and youths, and about 60 organisations."""
    built = build_national(
        catalogue.as_objects(), _municipalities(1), offers=offers, youths=youths, organisations_each=ORGANISATIONS
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
