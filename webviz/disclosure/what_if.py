"""A what-if as managers see it: how many youths and pairs would lose or gain, in bands, beside the figures that are published anyway.

How things would stand afterwards is not told: with how they stand now it would give every small change away by subtraction. A change is
told in bands of five, because the one who asks chooses what is tried, and could come nearer to a youth with each question.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from queries.everyone.standing import Standing
from queries.gaps.gaps import first_responsible
from queries.what_if.what_if import Compared, Hypothesis
from webviz.disclosure.bands import band_of, band_of_youths, narrows
from webviz.disclosure.figures import SUPPRESSED, BandFigure, Suppressed, figure_json
from webviz.disclosure.fixed import FEWEST_TRIED_ON, TRIED_AWAY
from webviz.disclosure.gaps import PublishedTally
from webviz.errors import WrongAddress

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """What is lost, or gained."""

    youths: BandFigure
    pairs: BandFigure
    areas: dict[str, BandFigure] | None
    """By area; None where these would tell more than each of them does."""

    def as_json(self) -> dict[str, Any]:
        return {
            "youths": figure_json(self.youths),
            "pairs": figure_json(self.pairs),
            "areas": None if self.areas is None else {area: figure_json(each) for area, each in self.areas.items()},
        }


@dataclass(frozen=True, slots=True)
class PublishedWhatIf:
    """What would be lost and gained in one municipality; `matches_lost` and `matches_gained` count youths."""

    on: str
    graph_version: int
    municipality: str | None
    loses: PublishedChange
    gains: PublishedChange
    matches_lost: BandFigure
    matches_gained: BandFigure

    def as_json(self) -> dict[str, Any]:
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "municipality": self.municipality,
            "loses": self.loses.as_json(),
            "gains": self.gains.as_json(),
            "matches_lost": figure_json(self.matches_lost),
            "matches_gained": figure_json(self.matches_gained),
        }


def refuse_trying_on_youths(hypothesis: Hypothesis) -> None:
    """Raises WrongAddress where what is tried speaks of a youth: a manager tries things out on the map alone."""
    taken = {label for label, _ in hypothesis.taken.nodes}
    nodes = taken | {node.label for node in hypothesis.added.nodes}
    types = {type_ for type_, _, _ in hypothesis.taken.edges} | {edge.type for edge in hypothesis.added.edges}
    of_youths = any(NODE_TYPES[label].youth_zone for label in nodes) or any(
        EDGE_TYPES[each].youth_zone for each in types
    )
    if of_youths or taken - TRIED_AWAY:
        raise WrongAddress(_("Som leder kan man kun prøve ændringer af kortet, ikke af en ung."))


def publish_what_if(
    compared: Compared, municipality: str | None, areas_today: Mapping[str, PublishedTally] | None
) -> PublishedWhatIf | None:
    """Publish a comparison for the youths of a municipality; None where they are too few for any.

    `areas_today` are the figures by area that are published of the same day, by the area's id; None where there are none.
    """
    ours = {
        id_
        for id_, youth in zip(compared.before.population.youth_ids, compared.before.population.youths, strict=True)
        if first_responsible(youth) == municipality
    }
    if len(ours) < FEWEST_TRIED_ON:
        return None
    found = compared.found
    covered, uncovered = _by_area(compared.before, ours)
    return PublishedWhatIf(
        found.on,
        found.graph_version,
        municipality,
        _change(_of(found.loses, ours), covered, areas_today, len(ours)),
        _change(_of(found.gains, ours), uncovered, areas_today, len(ours)),
        band_of_youths([youth for youth, _ in _of(found.matches_lost, ours)]),
        band_of_youths([youth for youth, _ in _of(found.matches_gained, ours)]),
    )


def _of(pairs: Pairs, ours: set[str]) -> Pairs:
    return tuple(pair for pair in pairs if pair[0] in ours)


def _by_area(standing: Standing, ours: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How many pairs are covered in each area, and how many are not."""
    ids, covered = standing.population.youth_ids, standing.covered()
    pairs = {
        (ids[youth], standing.areas[area])
        for youth, area in zip(standing.youth.tolist(), standing.area.tolist(), strict=True)
        if ids[youth] in ours
    }
    return Counter(area for _, area in pairs & covered), Counter(area for _, area in pairs - covered)


def _change(
    changed: Pairs, there: Counter[str], today: Mapping[str, PublishedTally] | None, youths: int
) -> PublishedChange:
    """What changes out of what is there, by area; an area tells only where its figures of today are told."""
    of_area = Counter(area for _, area in changed)
    areas = sorted(there)
    counts, most = [of_area[area] for area in areas], [there[area] for area in areas]
    told: dict[str, BandFigure] | None = None
    if today is not None and not narrows(counts, most):
        told = {
            area: band_of(count, highest) if area in today and _is_told(today[area]) else SUPPRESSED
            for area, count, highest in zip(areas, counts, most, strict=True)
        }
    different = len({youth for youth, _ in changed})
    return PublishedChange(band_of(different, youths), band_of(len(changed), sum(most)), told)


def _is_told(tally: PublishedTally) -> bool:
    return not any(isinstance(each, Suppressed) for each in (tally.pairs, tally.covered))
