"""Pictures of what `queries` answers."""

from collections import Counter
from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from queries.gaps.gaps import Gaps
from queries.surfaces.sectors import sector_order
from queries.surfaces.surfaces import Surfaces
from queries.telling.causes import CAUSES
from queries.times.events import KIND_WORDS, Calendar
from webviz.plots.gap_bars import GapRow, gap_bars
from webviz.plots.heat_map import heat_map
from webviz.plots.placing import Event
from webviz.plots.timeline import timeline
from webviz.words import day_text


def gaps_plot(found: Gaps, area_name: Callable[[str], str], where: str = "", causes: Mapping[str, str] = CAUSES) -> str:
    """A bar for each area; `where` is the name of the municipality whose youths they are, empty for all youths."""
    covered, possible = Counter[str](), Counter[str]()
    gaps: dict[str, Counter[str]] = {}
    for row in found.areas:
        covered[row.area] += row.covered
        possible[row.area] += row.possible
        gaps.setdefault(row.area, Counter()).update(row.causes)
    rows = [GapRow(area_name(area), covered[area], possible[area], gaps[area]) for area in gaps]
    return gap_bars(rows, _title(_("Huller efter område"), where, found.on), causes)


def surfaces_plot(found: Surfaces, sector_name: Callable[[str | None], str]) -> str:
    """Sector by sector: how many collaborations are in force; `sector_name` has a word for None too."""
    counts = {(row.giver, row.taker): sum(row.edges.values()) for row in found.sectors}
    sectors = sectors_of(found)
    names = [sector_name(sector) for sector in sectors]
    return heat_map(
        names,
        names,
        [[counts.get((giver, taker), 0) for taker in sectors] for giver in sectors],
        _title(_("Samarbejde mellem sektorer"), "", found.on),
        explained=_("Så mange samarbejdsflader er i kraft mellem organisationer i de to sektorer."),
    )


def sectors_of(found: Surfaces) -> list[str | None]:
    """The sectors between which something is in force, by id, and none at all before them; the table and the picture have this order."""
    sectors = {sector for row in found.sectors for sector in (row.giver, row.taker)}
    return sorted(sectors, key=lambda sector: sector_order((sector, None)))


def calendar_plot(found: Calendar, kinds: Mapping[str, str] = KIND_WORDS) -> str:
    """What lies ahead, a row for each kind; `kinds` are the words for the kinds, in the order of their rows."""
    events = [Event(event.day, kinds[event.kind], event.name) for event in found.events if event.day is not None]
    undated = len(found.events) - len(events)
    title = _title(_("Kalender"), found.title, found.on)
    return timeline(events, title, first=found.on, last=found.until, kinds=list(kinds.values()), undated=undated)


def _title(what: str, where: str, on: str) -> str:
    return " · ".join(part for part in (what, where, day_text(on)) if part)
