"""Pictures of what `queries` answers."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from flask_babel import gettext as _

from queries.gaps.breakdowns import Breakdown
from queries.gaps.covering import CoveredPair
from queries.gaps.gaps import Gaps, OpenPair
from queries.surfaces.sectors import sector_order
from queries.surfaces.surfaces import Surfaces
from queries.telling.causes import CAUSES
from queries.times.events import KIND_WORDS, Calendar
from webviz.plots.gap_bars import gap_bars
from webviz.plots.gap_counts import Counted, GapRow
from webviz.plots.heat_map import heat_map
from webviz.plots.placing import Event
from webviz.plots.timeline import timeline
from webviz.words import day_text, listed


def gaps_plot(
    found: Gaps, area_name: Callable[[str], str], narrowed: Sequence[str] = (), causes: Mapping[str, str] = CAUSES
) -> str:
    """A bar for each area, of all pairs; `narrowed`: whose they are, and whatever else is not as usual, in words."""
    covered, possible = Counter[str](), Counter[str]()
    gaps: dict[str, Counter[str]] = {}
    for row in found.areas:
        covered[row.area] += row.covered
        possible[row.area] += row.possible
        gaps.setdefault(row.area, Counter()).update(row.causes)
    rows = [GapRow(area_name(area), covered[area], possible[area], gaps[area]) for area in gaps]
    title = _title(_("Huller efter område"), narrowed, found.on)
    return gap_bars(rows, title, causes, Counted(narrowed=_narrowed(narrowed)))


def pairs_plot(
    found: Gaps,
    covered: Iterable[CoveredPair] | None,
    area_name: Callable[[str], str],
    narrowed: Sequence[str],
    *,
    has_open: bool = True,
) -> str:
    """A bar for each area, of pairs: those that are not covered where the answer `has_open` ones, and the covered where not None."""
    counts: dict[str, Counter[str]] = {}
    gaps: dict[str, Counter[str]] = {}
    pairs: list[OpenPair | CoveredPair] = [*(found.pairs if has_open else ()), *(covered or ())]
    for pair in pairs:
        counts.setdefault(pair.area, Counter())[pair.coverage] += 1
        if pair.coverage == "gap":
            gaps.setdefault(pair.area, Counter())[str(pair.cause)] += 1
    rows = [
        GapRow(area_name(area), of["ongoing"] + of["carried"], of["possible"], gaps.get(area, {}))
        for area, of in counts.items()
    ]
    counted = Counted(has_open, covered is not None, _narrowed(narrowed))
    what = _("Huller efter område") if has_open else _("Dækkede områder")
    return gap_bars(rows, _title(what, narrowed, found.on), counted=counted)


def breakdown_plot(
    found: Gaps,
    dimension: str,
    rows: Iterable[Breakdown],
    key_name: Callable[[str | None], str],
    narrowed: Sequence[str],
) -> str:
    """A bar for each stage, sector or age band."""
    titles = {"stage": _("Huller efter fase"), "sector": _("Huller efter sektor"), "age": _("Huller efter alder")}
    bars = [GapRow(key_name(each.key), each.tally.covered, each.tally.possible, each.tally.causes) for each in rows]
    causes = Counter[str]()
    for area in found.areas:
        causes.update(area.causes)
    covered, possible = sum(area.covered for area in found.areas), sum(area.possible for area in found.areas)
    counted = Counted(narrowed=_narrowed(narrowed), whole=GapRow("", covered, possible, causes))
    return gap_bars(bars, _title(titles[dimension], narrowed, found.on), counted=counted)


def surfaces_plot(found: Surfaces, sector_name: Callable[[str | None], str], narrowed: Sequence[str] = ()) -> str:
    """Sector by sector: how many collaborations are in force; `sector_name` has a word for None too, `narrowed`: whose they are."""
    counts = {(row.giver, row.taker): sum(row.edges.values()) for row in found.sectors}
    sectors = sectors_of(found)
    names = [sector_name(sector) for sector in sectors]
    explained = _("Så mange samarbejdsflader er i kraft mellem organisationer i de to sektorer.")
    if narrowed:
        theirs = _("Kun dem, som %(whose)s er en del af.", whose=listed(narrowed))
        explained = f"{explained} {theirs}"
    return heat_map(
        names,
        names,
        [[counts.get((giver, taker), 0) for taker in sectors] for giver in sectors],
        _title(_("Samarbejde mellem sektorer"), narrowed, found.on),
        explained=explained,
    )


def sectors_of(found: Surfaces) -> list[str | None]:
    """The sectors between which something is in force, by id, and none at all before them; the table and the picture have this order."""
    sectors = {sector for row in found.sectors for sector in (row.giver, row.taker)}
    return sorted(sectors, key=lambda sector: sector_order((sector, None)))


def calendar_plot(found: Calendar, kinds: Mapping[str, str] = KIND_WORDS) -> str:
    """What lies ahead, a row for each kind; `kinds` are the words for the kinds, in the order of their rows."""
    events = [Event(event.day, kinds[event.kind], event.name) for event in found.events if event.day is not None]
    undated = len(found.events) - len(events)
    title = _title(_("Kalender"), [found.title], found.on)
    return timeline(events, title, first=found.on, last=found.until, kinds=list(kinds.values()), undated=undated)


def _title(what: str, narrowed: Sequence[str], on: str) -> str:
    return " · ".join(part for part in (what, *narrowed, day_text(on)) if part)


def _narrowed(to: Sequence[str]) -> str:
    """What is counted is not everything, in a sentence."""
    return _("Kun: %(what)s.", what=", ".join(to)) if to else ""
