"""What would newly be covered if more organisations were reached: the rule book asked about ways that are only tried."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from queries.coverage import CARRIED, carried
from queries.day.asked import Asked
from queries.day.network import Network
from queries.day.offers import Mask, Rows
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits
from queries.everyone.population import Part, Population
from queries.everyone.standing import Standing
from queries.open_pairs import OpenPairs, open_pairs
from queries.rules import judge_matches, not_ruled_out

_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The pairs of a youth and an open area in one part of the population, and which of them nothing carries yet."""

    part: Part
    areas: tuple[str, ...]
    youth: Rows
    """The number of each pair's youth in the part."""
    area: Rows
    """The number of each pair's area among the areas."""
    is_open: Mask

    def pair(self, population: Population, number: int) -> tuple[str, str]:
        """The ids of a pair's youth and area."""
        return population.youth_ids[self.part.youths[self.youth[number]]], self.areas[self.area[number]]

    def without(self, covered: Rows) -> "Uncovered":
        """The same once some of the pairs are covered."""
        is_open = self.is_open.copy()
        is_open[covered] = False
        return replace(self, is_open=is_open)

    def on(self, network: Network) -> "Uncovered":
        """The same with other ways between the organisations."""
        return replace(self, part=replace(self.part, world=replace(self.part.world, network=network)))


def uncovered_in(standing: Standing) -> tuple[Uncovered, ...]:
    """What nothing carries yet, part by part."""
    return tuple(
        Uncovered(part, coverage.areas, coverage.youth, coverage.area, coverage.state > CARRIED)
        for part, coverage in zip(standing.population.parts, standing.coverages, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """Which youths wait for which offers: those that may carry them in an open area, were the way and the authority there."""

    uncovered: Uncovered
    pairs: OpenPairs
    asked: Asked

    def surroundings(self) -> list[int]:
        """The numbers of the surroundings from which anybody waits for anything."""
        return sorted(set(self.asked.around.tolist()))

    def wanted(self, around: int) -> Counter[int]:
        """The organisations that it may help to reach from some surroundings, and for how many offers each.

        They are those that provide the offers, and those where somebody may decide what an offer requires.
        """
        world, mandates = self.uncovered.part.world, self.uncovered.part.world.mandates
        rows = np.unique(self.asked.rows[self.asked.around == around])
        _, of_provider = world.offers.pairs.of(rows)
        _, needed = world.offers.requirements.of(rows)
        required = Counter(world.offers.requirements.permission[needed].tolist())
        found = Counter(world.offers.pairs.organisation[of_provider].tolist())
        for permission, offers in required.items():
            held = (number for number in mandates.by_permission.get(permission, ()) if mandates.holds_now[number])
            for organisation in {int(mandates.at_organisation[number]) for number in held}:
                found[organisation] += offers
        return found


def waiting_in(uncovered: Uncovered, limits: Limits) -> Waiting:
    """Who waits for what in a part of the population."""
    world = uncovered.part.world
    pairs = open_pairs(world, uncovered.part.cohort)
    active = np.flatnonzero(world.offers.is_active)
    asked = not_ruled_out(world, pairs.candidates(world, uncovered.is_open, active), limits)
    return Waiting(uncovered, pairs, asked)


@dataclass(frozen=True, slots=True)
class Trial:
    """Some organisations that would be reached from where some youths start."""

    around: int
    """The number of the youths' surroundings in the cohort."""
    reached: frozenset[int]


def handovers_to(network: Network, starts: frozenset[int], limits: Limits) -> dict[int, int]:
    """The organisations that the ways lead to within the limit, and over how many hand-overs."""
    handovers = network.reach(starts).handovers
    reached = np.flatnonzero((handovers != NOT_REACHED) & (handovers <= limits.max_handovers))
    return dict(zip(reached.tolist(), handovers[reached].tolist(), strict=True))


def newly_covered(waiting: Waiting, trials: Sequence[Trial], limits: Limits) -> list[Rows]:
    """Of each trial, the numbers of the pairs that it would newly cover."""
    if not len(waiting.asked) or not trials:
        return [_NONE] * len(trials)
    part, asked = waiting.uncovered.part, waiting.asked
    places_around = [np.flatnonzero(asked.around == number) for number in range(len(part.cohort.surroundings))]
    places = [places_around[trial.around] for trial in trials]
    number = np.repeat(np.arange(len(trials)), [len(each) for each in places])
    surroundings = tuple(
        replace(part.cohort.surroundings[trial.around], also_reached=trial.reached) for trial in trials
    )
    tried = replace(asked.only(np.concatenate(places)), surroundings=surroundings, around=number)
    judged = judge_matches(part.world, tried, limits)
    judged = judged.only(np.flatnonzero(carried(judged)))
    found, place = waiting.pairs.served(judged.asked.youths, judged.asked.rows)
    trial_of = judged.asked.around[place]
    is_new = waiting.uncovered.is_open[found]
    both = np.unique(np.stack([trial_of[is_new], found[is_new]]), axis=1)
    begins = np.searchsorted(both[0], np.arange(len(trials) + 1))
    return [both[1, begins[each] : begins[each + 1]] for each in range(len(trials))]


def covered_on(waiting: Waiting, network: Network, limits: Limits, among: Iterable[int] | None = None) -> Rows:
    """The numbers of the pairs that would newly be covered if the ways between the organisations were those of another network.

    It has all the ways that there are, and more. `among`: only these of the youths' surroundings are looked at.
    """
    world, surroundings = waiting.uncovered.part.world, waiting.uncovered.part.cohort.surroundings
    trials = []
    for around in waiting.surroundings() if among is None else among:
        starts = surroundings[around].starts
        before, after = (handovers_to(each, starts, limits).keys() for each in (world.network, network))
        if reached := after - before:
            trials.append(Trial(around, frozenset(reached)))
    return np.unique(np.concatenate([_NONE, *newly_covered(waiting, trials, limits)]))
