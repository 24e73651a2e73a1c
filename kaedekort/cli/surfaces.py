"""`kaedekort surfaces`: where do organisations work together, and what hangs on one?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, tell, write_sheet
from kaedekort.cli.plotting import with_plot, write_plot
from kaedekort.cli.progress import shown_steps
from kaedekort.cli.surface_edge_tables import EDGE_COLUMNS, edge_rows
from kaedekort.cli.surface_parts import Opened, option_of, with_parts
from kaedekort.cli.surface_tables import print_surfaces
from kaedekort.cli.surface_words import SurfaceWords
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of
from queries.rules import Limits
from queries.surfaces.costs import Costs
from queries.surfaces.facts import fetch_surface_facts
from queries.surfaces.surfaces import Surfaces, find_surfaces, refuse_unknown
from queries.surfaces.ways import find_ways


@click.command("surfaces")
@with_day
@with_limits
@with_parts
@with_format("table", "json", "xlsx")
@with_plot
@with_store
def command(
    settings: Settings, on: date, limits: Limits, shown: Opened, format_: str, out: Path | None, plot: Path | None
) -> None:
    """Hvor arbejder organisationer sammen, og hvad hænger på én?

    Først sektor for sektor, så dem, som dækningen af unge hænger på, og dem, som de korteste veje går over.
    """
    file = _file_for_sheet(out, shown) if format_ == "xlsx" else None
    catalogue = catalogue_of(settings)
    with opened(settings, Purpose.READ) as store, shown_steps("Ser på samarbejdsfladerne") as progress:
        overviews = overviews_of(catalogue, progress)
        overview, facts = store.read(lambda reader: (overviews.at(reader), fetch_surface_facts(reader)))
        refuse_unknown(overview, facts, shown.sector, shown.organisation)
        found = find_surfaces(overview, facts, catalogue.mutual_types, on, limits)
        costs = found.costs(find_ways(overview.standing(on, limits), limits)) if shown.shows("costs") else None
    if said := _where_there_is_nothing(found) or overview.outside(on, limits.horizon_days):
        tell(said)
    words = SurfaceWords(overview.names, facts.sector_names(), catalogue)
    if plot is not None:
        from webviz.plots.answers import surfaces_plot  # a library that draws takes its time to start

        write_plot(plot, surfaces_plot(found, words.sector))
    if format_ == "json":
        print_json(found.as_json() | _opened_as_json(found, costs, shown))
    elif file is not None:
        rows = edge_rows(found.edges_of(shown.sector, shown.organisation), words)
        write_sheet(file, "Samarbejdsflader", EDGE_COLUMNS, rows)
    else:
        print_surfaces(found, costs, words, shown)


def _file_for_sheet(out: Path | None, shown: Opened) -> Path:
    """The file of the spreadsheet. Raises WrongUse where none is said, or something is asked for that does not stand in it."""
    if others := sorted(shown.parts - {"organisations"}):
        raise WrongUse(
            f"Regnearket har en række for hver forbindelse. --{option_of(others[0])} vises i en tabel eller med --format json."
        )
    return file_for_sheet(out)


def _where_there_is_nothing(found: Surfaces) -> str | None:
    if not found.edges:
        return "Der er ingen samarbejdsflader i kortet: ingen organisationer er forbundet med hinanden."
    if not any(each.is_in_force for each in found.edges):
        return f"Ingen af kortets {len(found.edges)} samarbejdsflader er i kraft den {found.on}."
    if (first := found.first_day_told) is not None and found.on < first:
        return f"Kortet fortæller om samarbejdsflader fra {first}. Den {found.on} er før det."
    return None


def _opened_as_json(found: Surfaces, costs: Costs | None, shown: Opened) -> dict[str, Any]:
    """What is asked for beside the answer of the design, each part under the name of its option."""
    with_pairs = shown.shows("pairs")
    parts: dict[str, Callable[[], Any]] = {
        "organisations": lambda: [each.as_json() for each in found.edges_of(shown.sector, shown.organisation)],
        "states": lambda: [each.as_json() for each in found.states],
        "break_points": lambda: [each.as_json() for each in found.break_points],
        "lacks": found.lacks.as_json,
        "costs": lambda: costs.as_json(with_pairs=with_pairs) if costs else None,
        "contacts": found.contacts.as_json,
        "pairs": lambda: [
            {each.kind: each.id, "youth": youth, "area": area}
            for each in found.single_points
            for youth, area in each.pairs
        ],
    }
    return {name: told() for name, told in parts.items() if shown.shows(name)}
