"""`kaedekort surfaces`: where do organisations work together, and what hangs on one?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from graphmodel.engines import Purpose
from kaedekort.cli.following import Following
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, tell, write_sheets
from kaedekort.cli.plotting import with_plot, write_plot
from kaedekort.cli.progress import shown_steps, with_progress
from kaedekort.cli.surface_parts import Opened, with_parts
from kaedekort.cli.surface_plots import refuse_without_picture, surfaces_picture
from kaedekort.cli.surface_tables import Answer, heading, print_surfaces, sheets_of_surfaces
from kaedekort.cli.surface_words import SurfaceWords
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of
from queries.everyone.days_covered import told_outside
from queries.rules import Limits
from queries.surfaces.facts import fetch_surface_facts
from queries.surfaces.surfaces import Surfaces, find_surfaces, refuse_unknown
from queries.surfaces.ways import find_ways
from queries.surfaces.without import lost_pairs
from queries.telling.danish import day_in_words


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

    Først sektor for sektor, så dem, som dækningen af unge hænger på, og dem, som de korteste veje går over. Et regneark har et
    ark for hver del, der er spurgt om.
    """
    file = file_for_sheet(out) if format_ == "xlsx" else None
    if plot is not None:
        refuse_without_picture(shown)
    catalogue = catalogue_of(settings)
    with opened(settings, Purpose.READ) as store, shown_steps("Ser på samarbejdsfladerne") as progress:
        overviews = overviews_of(catalogue, progress)
        overview, facts = store.read(lambda reader: (overviews.at(reader), fetch_surface_facts(reader)))
        refuse_unknown(overview, facts, shown.sector, shown.organisation)
        found = find_surfaces(overview, facts, catalogue.mutual_types, on, limits)
        if said := told_outside(on, limits.horizon_days, overview.records, facts):
            tell(said)
        if said := _where_there_is_nothing(found):
            tell(said)
        standing = overview.standing(on, limits)
        found = found.narrowed(standing.population.world, facts, shown.sector, shown.organisation)
        costs = found.costs(find_ways(standing, limits)) if shown.shows("costs") else None
    points = with_progress(found.single_points, "Ser på, hvad der sker uden dem", beside_answers=True)
    words = SurfaceWords(overview.names, facts.sector_names(), catalogue)
    if plot is not None:
        write_plot(plot, surfaces_picture(found, words, shown))
    answer = Answer(found, costs, lost_pairs(overview, points, on, limits), words, shown, Following(found.on, limits))
    if format_ == "json":
        print_json(found.as_json() | _opened_as_json(answer))
    elif file is not None:
        write_sheets(file, sheets_of_surfaces(answer), heading(answer))
    else:
        print_surfaces(answer)


def _where_there_is_nothing(found: Surfaces) -> str | None:
    if not found.edges:
        return "Der er ingen samarbejdsflader i kortet: ingen organisationer er forbundet med hinanden."
    if not any(each.is_in_force for each in found.edges):
        return f"Ingen af kortets {len(found.edges)} samarbejdsflader er i kraft {day_in_words(found.on)}."
    return None


def _opened_as_json(answer: Answer) -> dict[str, Any]:
    """What is asked for beside the answer of the design, each part under the name of its option."""
    found, costs, with_pairs = answer.found, answer.costs, answer.shown.shows("pairs")
    parts: dict[str, Callable[[], Any]] = {
        "organisations": lambda: [each.as_json() for each in found.edges],
        "states": lambda: [each.as_json() for each in found.states],
        "break_points": lambda: [each.as_json() for each in found.break_points],
        "lacks": found.lacks.as_json,
        "costs": lambda: costs.as_json(with_pairs=with_pairs) if costs else None,
        "contacts": found.contacts.as_json,
        "pairs": lambda: [each.as_json() for each in answer.lost],
    }
    return {name: told() for name, told in parts.items() if answer.shown.shows(name)}
