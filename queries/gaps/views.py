"""Everything that may be asked about the gaps of one day, from facts of one version of the graph."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from graphmodel.catalogue import Catalogue
from queries.day.world import Limits
from queries.days import last_within
from queries.everyone.days_covered import told_outside
from queries.everyone.records import Records
from queries.everyone.standing import Standing
from queries.gaps.belongings import Belongings, belongings
from queries.gaps.breakdowns import Breakdown, PairT, Sought, break_down
from queries.gaps.closing import Closing, close_pairs
from queries.gaps.covering import CoveredPair, covered_pairs
from queries.gaps.expiring import Expiring, expiring_permissions, offers_requiring
from queries.gaps.gaps import Gaps, OpenPair, counts_in, gaps_on, refuse_unknown_municipality, who_counts
from queries.gaps.hanging import Hanging
from queries.gaps.life import LifeTransition, by_day, judge_events
from queries.gaps.life_events import LONGEST_MONTH_DAYS, Event, events_ahead
from queries.gaps.links import LackingLinks, lacking_links
from queries.gaps.narrowing import only_for
from queries.gaps.transitions import TransitionRows, open_transition
from queries.gaps.unreachable import Unreachable, unreachable_offers
from queries.known import refuse_unknown
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from queries.telling.lexicon import Lexicon, Wording


@dataclass(frozen=True)
class GapViews:
    """What is missing on a day; each view is worked out when it is asked for. `surfaces` are of the overview's version.

    Where a municipality is named, youths are those whom it is the first to be responsible for, and offers and organisations those that
    concern it; NO_MUNICIPALITY names the youths for whom none is. Raises NotFound where there is no such municipality.
    """

    overview: Overview
    surfaces: SurfaceFacts
    catalogue: Catalogue
    on: date
    limits: Limits
    municipality: str | None = None

    def __post_init__(self) -> None:
        refuse_unknown_municipality(self.overview, self.municipality)

    @cached_property
    def standing(self) -> Standing:
        """How all youths stand on the day."""
        return self.overview.standing(self.on, self.limits)

    @cached_property
    def _without_sectors(self) -> Belongings:
        return belongings(self.standing, self.limits)

    @cached_property
    def _with_sectors(self) -> Belongings:
        return belongings(self.standing, self.limits, self.surfaces)

    @property
    def outside(self) -> str | None:
        """What there is to say where the day lies outside what the map tells of."""
        return told_outside(self.on, self.limits.horizon_days, self.overview.records, self.surfaces)

    def gaps(self, sought: Sought = Sought()) -> Gaps:  # noqa: B008 — a frozen value
        """The areas, permissions and transitions, and the pairs that are asked for. Raises NotFound where what is sought is not there."""
        self._refuse_unknown(sought)
        found = gaps_on(self.overview, self.on, self.limits, self.municipality)
        return replace(found, pairs=self._among(found.pairs, sought))

    def covered(self, sought: Sought = Sought()) -> tuple[CoveredPair, ...]:  # noqa: B008 — a frozen value
        """The covered pairs that are asked for, with what covers them; none has a cause. Raises as `gaps` does."""
        self._refuse_unknown(sought)
        return self._among(covered_pairs(self.standing, self.limits, self.municipality), sought)

    def _among(self, pairs: tuple[PairT, ...], sought: Sought) -> tuple[PairT, ...]:
        if sought.is_all:
            return pairs
        belong = self._without_sectors if sought.sectors is None else self._with_sectors
        return sought.among(pairs, self.standing, belong)

    def transition(self, written: str) -> tuple[TransitionRows, ...]:
        """The youths and the offers of the step between two stages that FROM:TO names. Raises NotFound where there is none."""
        population = self.standing.population
        youths = (youth for youth in population.youths if counts_in(youth, self.municipality))
        return open_transition(self.overview.records, population.world, youths, written)

    @property
    def requiring(self) -> Mapping[str, tuple[str, ...]]:
        """The active offers that require each permission on the day, sorted; by the permissions that any requires."""
        return offers_requiring(self.overview.records, self.on.isoformat())

    def breakdown(self, dimension: str) -> tuple[Breakdown, ...]:
        """The pairs by stage, sector or age."""
        belong = self._with_sectors if dimension == "sector" else self._without_sectors
        return break_down(self.overview.records, self.standing, belong, dimension, self.municipality)

    def closings(self, pairs: Iterable[OpenPair], wording: Wording) -> Iterator[tuple[OpenPair, Closing]]:
        """What would close each of some pairs, one after the other."""
        lexicon = Lexicon(self.overview.names, wording, self.overview.carries)
        return close_pairs(pairs, self.standing, self.limits, lexicon)

    @cached_property
    def _records(self) -> Records:
        """What is asked about other days: the facts that concern the youths who are counted."""
        if self.municipality is None:
            return self.overview.records
        counted = np.flatnonzero(who_counts(self.standing, self.municipality)).tolist()
        youth_ids = self.standing.population.youth_ids
        last = last_within(self.on, self.limits.horizon_days + LONGEST_MONTH_DAYS).isoformat()
        return only_for(self.overview.records, {youth_ids[each] for each in counted}, self.on.isoformat(), last)

    @cached_property
    def events(self) -> tuple[tuple[Event, ...], ...]:
        """The transitions in life within the horizon, those of one day together."""
        return by_day(events_ahead(self._records, self.on, self.limits.horizon_days, self.catalogue))

    def life(self, events: Iterable[tuple[Event, ...]]) -> Iterator[LifeTransition]:
        """What the transitions of some days end and start."""
        for of_day in events:
            yield from judge_events(self._records, of_day, self.limits, self.overview.carries)

    @cached_property
    def expiring(self) -> tuple[Expiring, ...]:
        """The permissions that have lapsed and are still required, and those that expire within the horizon, by day."""
        return expiring_permissions(self.overview.records, self.on, self.limits.horizon_days)

    def hanging(self, expiring: Iterable[Expiring]) -> Iterator[Expiring]:
        """The same with what hangs on each, one after the other."""
        hanging = Hanging(self._records, self.on.isoformat(), self.limits, self.overview.carries)
        return map(hanging.on, expiring)

    @cached_property
    def unreachable(self) -> tuple[Unreachable, ...]:
        """The offers that nobody can reach."""
        return unreachable_offers(self.standing.population, self.limits, self.municipality)

    @cached_property
    def links(self) -> tuple[LackingLinks, ...]:
        """What lacks its links."""
        return lacking_links(self.standing.population, self.surfaces, self.municipality)

    def _refuse_unknown(self, sought: Sought) -> None:
        network = self.overview.records.network
        for asked, known, what in (
            (sought.youths, (facts.youth for facts in self.overview.records.youths), "ingen aktiv ung"),
            (sought.areas, network.areas, "intet område"),
            (sought.stages, network.stages, "ingen fase"),
            (sought.sectors, self.surfaces.sectors, "ingen sektor"),
        ):
            refuse_unknown(asked, known, what)
