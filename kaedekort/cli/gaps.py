"""`kaedekort gaps`: where does the chain have holes, and why?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from graphmodel.engines import Purpose
from kaedekort.cli.everyone_tables import EVERYBODY, NO_OPEN_AREA, head_of, print_head
from kaedekort.cli.gap_options import Asked, with_asked
from kaedekort.cli.gap_plots import gaps_picture, refuse_without_picture
from kaedekort.cli.gap_tables import Closings, base_views, covered_view, pairs_view, transition_views
from kaedekort.cli.gap_view_tables import (
    breakdown_view,
    expiring_view,
    life_view,
    links_view,
    more_view,
    unreachable_view,
)
from kaedekort.cli.gap_words import UNKNOWN, GapWords
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import Sheet, file_for_sheet, print_json, tell, write_sheets
from kaedekort.cli.plotting import with_plot, write_plot
from kaedekort.cli.progress import shown_steps, shown_while, with_progress
from kaedekort.cli.views import View, as_sheets, print_view
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of, wording_of
from queries.gaps.covering import CoveredPair
from queries.gaps.expiring import lapsed_permissions
from queries.gaps.gaps import NO_MUNICIPALITY, Gaps
from queries.gaps.transitions import TransitionRows
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
    help="Kun de unge, som denne kommune er den første ansvarlige for, og de tilbud og organisationer, der angår den "
    f"({UNKNOWN}: de unge, som ingen kommune er ansvarlig for).",
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
    if plot is not None:
        refuse_without_picture(asked)
    catalogue = catalogue_of(settings)
    with opened(settings, Purpose.READ) as store, shown_steps("Ser på alle unge") as progress:
        overviews = overviews_of(catalogue, progress)
        overview, surfaces = store.read(lambda reader: (overviews.at(reader), fetch_surface_facts(reader)))
        nobodys = NO_MUNICIPALITY if municipality == UNKNOWN else municipality
        views = GapViews(overview, surfaces, catalogue, on, limits, nobodys)
        found = views.gaps(asked.sought)
        steps = [step for written in asked.transitions for step in views.transition(written)]
    if not found.areas and asked.needs_youths:
        tell(NO_OPEN_AREA)
    if said := views.outside:
        tell(said)
    wording = wording_of(catalogue)
    words = GapWords.of(views, wording)
    told = _Told(views, found, asked, steps, wording, words)
    if plot is not None:
        write_plot(plot, gaps_picture(views, found, asked, words))
    if format_ == "json":
        print_json(told.as_json())
    elif file is not None:
        write_sheets(file, told.sheets(), told.heading())
    else:
        told.print()


@dataclass(frozen=True, slots=True)
class _Told:
    """What is asked for, worked out view after view, with a sign of how far the work is."""

    found: GapViews
    gaps: Gaps
    asked: Asked
    steps: Sequence[TransitionRows]
    wording: Wording
    words: GapWords

    def as_json(self) -> dict[str, Any]:
        """The keys of the design, section 5, and after them one for each view that is asked for."""
        answer = self.gaps.as_json(with_pairs=self.asked.pairs)
        closings = self._closings()
        if closings is not None:
            pairs = self.gaps.pairs
            answer["pairs"] = [pair.as_json() | closings[pair.youth, pair.area].as_json() for pair in pairs]
        if self.asked.covered:
            answer["covered"] = [pair.as_json() for pair in self._covered()]
        if self.asked.transitions:
            answer["transition"] = [step.as_json() for step in self.steps]
        for name in self.asked.views:
            rows = self._rows(name)
            dimension = name.removeprefix("by_")
            answer[name] = [row.as_json(dimension) if dimension != name else row.as_json() for row in rows]
        if self.asked.requires:
            requiring = self.found.requiring
            answer["requires"] = [
                {"permission": row.permission, "offers": list(requiring.get(row.permission, ()))}
                for row in self.gaps.permissions
            ]
        return answer

    def heading(self) -> list[str]:
        """Whom the answer is about, of which day and version it is; a filter that narrows the pairs alone is said to."""
        where, narrowed = self.words.where(), self.words.narrowed(self.asked.sought)
        if narrowed and not self.asked.is_pairs_alone:
            where, narrowed = where or [EVERYBODY], [f"af parrene kun {', '.join(narrowed)}"]
        return head_of(self.gaps.on, self.gaps.graph_version, self.found.limits, [*where, *narrowed])

    def print(self) -> None:
        """Everything as tables; without any wish what is always told, and how to ask for more."""
        narrowed = self.words.narrowed(self.asked.sought) if self.asked.is_pairs_alone else []
        print_head(self.gaps.on, self.gaps.graph_version, self.found.limits, [*self.words.where(), *narrowed])
        for view in self.base():
            print_view(view, most=None)
        for view in self.pairs():
            print_view(view)
        for view in self.views():
            print_view(view)
        if self.asked.is_plain and not self.asked.all:
            covered = sum(row.covered for row in self.gaps.areas)
            print_view(more_view(self.found, len(self.gaps.pairs), covered))

    def sheets(self) -> Iterator[Sheet]:
        """A sheet a view: the pairs first where they are asked for, or nothing else is."""
        yield from as_sheets((*self.pairs(is_sheet=True), *self.base(), *self.views()))

    def base(self) -> list[View]:
        """What is always told, where no single view is opened."""
        if not self.asked.is_plain:
            return []
        lapsed = lapsed_permissions(self.found.overview.records, self.found.on)
        return base_views(self.gaps, lapsed, self.found.requiring, self.words)

    def pairs(self, *, is_sheet: bool = False) -> Iterator[View]:
        """The pairs that are not covered and those that are, as far as they are asked for; on a sheet also where nothing else is."""
        asked = self.asked
        narrowed = "" if asked.is_pairs_alone else "".join(f" · {each}" for each in self.words.narrowed(asked.sought))
        if asked.pairs or (is_sheet and asked.is_plain):
            yield pairs_view(self.gaps.pairs, self._closings(), self.words, narrowed)
        if asked.covered:
            yield covered_view(self._covered(), self.words, narrowed)

    def views(self) -> Iterator[View]:
        """The views beside the pairs, in their order."""
        yield from transition_views(self.steps, self.words)
        for name in self.asked.views:
            rows = self._rows(name)
            if name in _TABLES:
                yield _TABLES[name](rows, self.words)
            else:
                yield breakdown_view(name.removeprefix("by_"), rows, self.words)

    def _covered(self) -> Sequence[CoveredPair]:
        with shown_while("Finder det, der dækker"):
            return self.found.covered(self.asked.sought)

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
        if name == "links":
            return [row for row in self.found.links if self.asked.kinds is None or row.kind in self.asked.kinds]
        if name == "unreachable":
            return list(self.found.unreachable)
        return list(self.found.breakdown(name.removeprefix("by_")))
