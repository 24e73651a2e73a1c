"""`kaedekort gaps`: where does the chain have holes, and why?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from graphmodel.engines import Purpose
from kaedekort.cli.everyone_tables import print_head
from kaedekort.cli.gap_options import Asked, with_asked
from kaedekort.cli.gap_tables import Closings, View, base_views, pairs_view, print_view
from kaedekort.cli.gap_view_tables import (
    breakdown_view,
    expiring_view,
    life_view,
    links_view,
    more_view,
    unreachable_view,
)
from kaedekort.cli.gap_words import GapWords
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import Sheet, file_for_sheet, print_json, tell, write_sheets
from kaedekort.cli.plotting import with_plot, write_plot
from kaedekort.cli.progress import shown_steps, with_progress
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of, wording_of
from queries.gaps.expiring import lapsed_permissions
from queries.gaps.gaps import Gaps
from queries.gaps.views import GapViews
from queries.rules import Limits
from queries.surfaces.facts import fetch_surface_facts
from queries.telling.lexicon import Wording

_TABLES: Mapping[str, Callable[[Sequence[Any], GapWords], View]] = {
    "life": life_view,
    "expiring": expiring_view,
    "unreachable": unreachable_view,
    "links": links_view,
}


@click.command("gaps")
@with_day
@with_limits
@click.option(
    "--municipality",
    metavar="KODE",
    help="Kun de unge, som denne kommune er den første ansvarlige for, og de tilbud og organisationer, der angår den.",
)
@with_asked
@with_format("table", "json", "xlsx")
@with_plot
@with_store
def command(
    settings: Settings,
    on: date,
    limits: Limits,
    municipality: str | None,
    asked: Asked,
    format_: str,
    out: Path | None,
    plot: Path | None,
) -> None:
    """Hvor har kæden huller, og hvad er årsagen?

    Et område er dækket, når noget er i gang, eller når kæden fører den unge hen til et tilbud, der udvikler det.
    """
    file = file_for_sheet(out) if format_ == "xlsx" else None
    catalogue = catalogue_of(settings)
    with opened(settings, Purpose.READ) as store, shown_steps("Ser på alle unge") as progress:
        overviews = overviews_of(catalogue, progress)
        overview, surfaces = store.read(lambda reader: (overviews.at(reader), fetch_surface_facts(reader)))
        views = GapViews(overview, surfaces, catalogue, on, limits, municipality)
        found = views.gaps(asked.sought)
    if not found.areas and asked.needs_youths:
        tell("Der er ingen aktive unge med et åbent område i kortet, så der er intet at dække.")
    if said := views.outside:
        tell(said)
    told = _Told(views, found, asked, wording_of(catalogue))
    if plot is not None:
        from webviz.plots.answers import gaps_plot  # a library that draws takes its time to start

        names = overview.names
        where = "" if municipality is None else names.of("Municipality", municipality)
        write_plot(plot, gaps_plot(found, lambda area: names.of("Area", area), where))
    if format_ == "json":
        print_json(told.as_json())
    elif file is not None:
        write_sheets(file, told.sheets())
    else:
        told.print()


@dataclass(frozen=True)
class _Told:
    """What is asked for, worked out view after view, with a sign of how far the work is."""

    found: GapViews
    gaps: Gaps
    asked: Asked
    wording: Wording

    def as_json(self) -> dict[str, Any]:
        """The keys of the design, section 5, and after them one for each view that is asked for."""
        answer = self.gaps.as_json(with_pairs=self.asked.pairs)
        closings = self._closings()
        if closings is not None:
            pairs = self.gaps.pairs
            answer["pairs"] = [pair.as_json() | closings[pair.youth, pair.area].as_json() for pair in pairs]
        for name in self.asked.views:
            rows = self._rows(name)
            dimension = name.removeprefix("by_")
            answer[name] = [row.as_json(dimension) if dimension != name else row.as_json() for row in rows]
        return answer

    def print(self) -> None:
        """Everything as tables; without any wish what is always told, and how to ask for more."""
        print_head(self.gaps.on, self.gaps.graph_version)
        for view in self.base():
            print_view(view, is_whole=True)
        if self.asked.pairs:
            print_view(self.pairs())
        for view in self.views():
            print_view(view)
        if self.asked.is_plain and not self.asked.all:
            print_view(more_view(self.found, len(self.gaps.pairs)))

    def sheets(self) -> Iterator[Sheet]:
        """A sheet a view: the pairs first where they are asked for, or nothing else is."""
        if self.asked.pairs or not self.asked.views:
            pairs = self.pairs()
            yield "Huller", pairs.columns, pairs.rows
        for view in (*self.base(), *self.views()):
            yield view.title, view.columns, view.rows

    def base(self) -> list[View]:
        """What is always told, where no single view is opened."""
        if not self.asked.is_plain:
            return []
        lapsed = lapsed_permissions(self.found.overview.records, self.found.on)
        return base_views(self.gaps, lapsed, GapWords.of(self.found))

    def pairs(self) -> View:
        """The pairs as a view."""
        return pairs_view(self.gaps.pairs, self._closings(), GapWords.of(self.found))

    def views(self) -> Iterator[View]:
        """The views beside the pairs, in their order."""
        words = GapWords.of(self.found)
        for name in self.asked.views:
            rows = self._rows(name)
            yield (
                _TABLES[name](rows, words) if name in _TABLES else breakdown_view(name.removeprefix("by_"), rows, words)
            )

    def _closings(self) -> Closings | None:
        if not self.asked.repairs:
            return None
        pairs = with_progress(self.gaps.pairs, "Ser på, hvad der skal til")
        return {(pair.youth, pair.area): closing for pair, closing in self.found.closings(pairs, self.wording)}

    def _rows(self, name: str) -> list[Any]:
        """The rows of a view; each has its own type, and all can tell themselves as JSON."""
        if name == "life":
            return list(self.found.life(with_progress(self.found.events, "Ser på overgange i livet")))
        if name == "expiring":
            return list(self.found.hanging(with_progress(self.found.expiring, "Ser på, hvad der udløber")))
        if name in {"unreachable", "links"}:
            return list(getattr(self.found, name))
        return list(self.found.breakdown(name.removeprefix("by_")))
