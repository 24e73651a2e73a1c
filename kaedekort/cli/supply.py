"""`kaedekort supply`: what is there for youths, and where is there nothing?"""

import re
from datetime import date
from pathlib import Path

import click

from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from kaedekort.cli.gap_words import UNKNOWN
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, tell, write_sheets
from kaedekort.cli.progress import shown_while
from kaedekort.cli.supply_tables import SupplyWords, heading, print_supply, sheets_of_supply
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened
from queries.everyone.days_covered import told_outside
from queries.supply.facts import fetch_supply
from queries.supply.placing import Wanted
from queries.supply.supply import ROUTES, find_supply

_AGES = re.compile(r"(\d{1,3})(?:-(\d{1,3})?)?", re.ASCII)
_OLDEST = 999


@click.command("supply")
@with_day
@click.option("--municipality", metavar="KODE", help="Kun det, som unge i denne kommune kan bruge.")
@click.option(
    "--stage",
    multiple=True,
    metavar="ID",
    help=f"Kun denne fase ({UNKNOWN}: kun det, hvor fasen ikke er oplyst). Kan gentages, som de næste.",
)
@click.option("--area", multiple=True, metavar="ID", help="Kun dette område.")
@click.option(
    "--age",
    metavar="ALDER",
    help=f"Kun denne alder, som 17, eller disse aldre, som 15-17 eller 30- ({UNKNOWN}: kun det, hvor alderen ikke er oplyst).",
)
@click.option("--route", multiple=True, type=click.Choice([*ROUTES, UNKNOWN]), help="Kun denne vej ind.")
@click.option("--sector", multiple=True, metavar="ID", help="Kun denne sektor.")
@with_format("table", "json", "xlsx")
@with_store
def command(
    settings: Settings,
    on: date,
    municipality: str | None,
    stage: tuple[str, ...],
    area: tuple[str, ...],
    age: str | None,
    route: tuple[str, ...],
    sector: tuple[str, ...],
    format_: str,
    out: Path | None,
) -> None:
    """Hvad er der for unge, og hvor er der ingenting?

    Tilbuddene efter fase, område, alder og vej ind, sektor for sektor. Der behøver ikke være unge i kortet. Det, der ikke er oplyst om et
    tilbud, står som ukendt og tælles altid med: det kan være det, der søges.
    """
    file = file_for_sheet(out) if format_ == "xlsx" else None
    chosen = {
        "stage": stage,
        "area": area,
        "route": route,
        "sector": sector,
        "age": (UNKNOWN,) if age == UNKNOWN else (),
    }
    wanted = Wanted(
        {name: _keys(values) for name, values in chosen.items() if values}, None if age == UNKNOWN else _ages(age)
    )
    carries = catalogue_of(settings).carries_youth
    with opened(settings, Purpose.READ) as store, shown_while("Ser på tilbuddene"):
        facts = store.read(lambda reader: fetch_supply(reader, carries))
        facts.refuse_unknown(wanted.keys)
        found = find_supply(facts, on.isoformat(), municipality, wanted)
    if not found.cells:
        tell("Der er intet aktivt tilbud i kortet, som passer til det, der spørges om.")
    if said := told_outside(on, 0, facts.records, facts.surfaces):
        tell(said)
    if format_ == "json":
        print_json(found.as_json(with_offers=not wanted.is_all))
        return
    words = SupplyWords.of(facts)
    if file is not None:
        write_sheets(file, sheets_of_supply(found, words), heading(found, words, wanted))
    else:
        print_supply(found, words, wanted)


def _keys(values: tuple[str, ...]) -> frozenset[str | None]:
    return frozenset(None if value == UNKNOWN else value for value in values)


def _ages(text: str | None) -> tuple[int, int] | None:
    """The lowest and the highest age that are asked for. Raises WrongUse."""
    if text is None:
        return None
    found = _AGES.fullmatch(text.strip())
    lowest = int(found[1]) if found else 0
    highest = lowest if found and "-" not in text else int(found[2]) if found and found[2] else _OLDEST
    if found is None or highest < lowest:
        raise WrongUse(
            f"»{text}« er ikke en alder. Skriv den som 17, 15-17 eller 30-. Alder, der ikke er oplyst, er {UNKNOWN}."
        )
    return lowest, highest
