"""What single changes would newly cover: the rule book asked again on changed facts, of those alone whom a change can touch.

Offers do not depend on each other, and neither do youths: changes of different offers, or of different youths, are judged together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import numpy as np

from queries.agreements.candidates import Candidate, Shown
from queries.agreements.changed_rows import changed_network, changed_offer, changed_youth
from queries.agreements.trials import Uncovered, Waiting
from queries.coverage import carried
from queries.day.cohort import cohort_of
from queries.day.mandates import Mandates, mandates_on
from queries.day.offers import Mask, Rows
from queries.day.offers_on_day import offers_on
from queries.day.world import Limits, World
from queries.day.youth import youth_on
from queries.everyone.population import Population
from queries.everyone.records import Records
from queries.open_pairs import OpenPairs, open_pairs
from queries.rules import Judgements, judge_matches, judge_pairs

Pair = tuple[str, str]
"""A youth and an open area, by their ids."""
Outcome = tuple[Candidate, frozenset[Pair]]
"""A change, and the pairs of a youth and an area that it would newly cover."""

OF_OFFERS = ("seat", "waiting_time", "start", "needs")
OF_YOUTHS = ("stage", "consent")
OF_AUTHORITY = ("grant", "appointment", "workplace", "role")


@dataclass(frozen=True, slots=True)
class Trying:
    """What stands: the facts, who is uncovered, and how far an answer looks."""

    records: Records
    population: Population
    waiting: tuple[Waiting, ...]
    """Of each part of the population in which anything is uncovered."""
    limits: Limits

    @property
    def uncovered(self) -> tuple[Uncovered, ...]:
        """What is uncovered, part by part."""
        return tuple(each.uncovered for each in self.waiting)

    def outcomes(self, candidates: Iterable[Candidate], shown: Shown[Candidate]) -> Iterator[Outcome]:
        """What each change would newly cover; those that cover nothing are left out."""
        by_kind: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            by_kind.setdefault(candidate.kind, []).append(candidate)
        of_offers, of_youths, of_authority = (
            [each for kind in kinds for each in by_kind.get(kind, ())] for kinds in (OF_OFFERS, OF_YOUTHS, OF_AUTHORITY)
        )
        of_authority = [each for each in of_authority if not self._moves_youths(each)]
        for batch in _batches(of_offers, "id"):
            yield from self._of_offers(batch)
        for batch in _batches(of_youths, "from"):
            yield from self._of_youths(batch)
        yield from self._of_authority(of_authority, shown)

    def _moves_youths(self, candidate: Candidate) -> bool:
        """Whether a change says where a contact person works: youths would start elsewhere, and be judged anew in everything."""
        actor = candidate.change.get("from")
        return candidate.kind == "workplace" and any(
            contact.actor_id == actor and contact.at is None
            for facts in self.records.youths
            for contact in facts.contacts
        )

    def _of_offers(self, candidates: Sequence[Candidate]) -> Iterator[Outcome]:
        """Changes of different offers."""
        by_offer = {str(each.change["id"]): each for each in candidates}
        facts = self.records.offers.only_those(by_offer)
        facts = replace(facts, offers=tuple(changed_offer(row, by_offer[row.id].change) for row in facts.offers))
        world = self.population.world
        offers = offers_on(facts, self.records.network, world.network, world.mandates)
        found: dict[str, set[Pair]] = {}
        for part in self.uncovered:
            theirs = part.part.world.offers.row_of
            rows = [row for row, offer in enumerate(offers.rows) if offer.id in theirs]
            if not rows:
                continue
            there = replace(part.part.world, offers=offers.only(np.array(rows, dtype=np.int64)))
            for pair, row in self._newly_carried(part, there, _open_youths(part)):
                found.setdefault(there.offers.rows[row].id, set()).add(pair)
        yield from ((by_offer[offer], frozenset(pairs)) for offer, pairs in found.items())

    def _of_youths(self, candidates: Sequence[Candidate]) -> Iterator[Outcome]:
        """Changes of different youths."""
        by_youth = {str(each.change["from"]): each for each in candidates}
        number_of = {youth: number for number, youth in enumerate(self.population.youth_ids)}
        world, facts = self.population.world, self.records
        found: dict[str, set[Pair]] = {}
        for part in self.uncovered:
            youths = list(part.part.cohort.youths)
            places = [place for place, youth in enumerate(youths) if youth.id in by_youth]
            for place in places:
                id_ = str(youths[place].id)
                then = changed_youth(facts, number_of[id_], by_youth[id_].change)
                youths[place] = youth_on(then, world.network, facts.offers)
            changed = replace(part, part=replace(part.part, cohort=replace(part.part.cohort, youths=tuple(youths))))
            if places:
                for pair, _ in self._newly_carried(changed, part.part.world, np.array(places, dtype=np.int64)):
                    found.setdefault(pair[0], set()).add(pair)
        yield from ((by_youth[youth], frozenset(pairs)) for youth, pairs in found.items())

    def _newly_carried(self, part: Uncovered, world: World, youths: Rows) -> Iterator[tuple[Pair, int]]:
        """What offers of a world would newly carry some youths of a part: the pairs, and the offers' rows."""
        cohort = cohort_of([part.part.cohort.youths[youth] for youth in youths.tolist()], world.offers, world.network)
        pairs, is_theirs = open_pairs(world, cohort), np.isin(part.youth, youths)
        is_open = part.is_open[is_theirs]
        asked = pairs.candidates(world, is_open, np.flatnonzero(world.offers.is_active))
        if len(asked):
            numbers = np.flatnonzero(is_theirs)
            found, rows = _carried(judge_matches(world, asked, self.limits), pairs, is_open)
            for number, row in zip(numbers[found].tolist(), rows.tolist(), strict=True):
                yield part.pair(self.population, number), row

    def _of_authority(self, candidates: Sequence[Candidate], shown: Shown[Candidate]) -> Iterator[Outcome]:
        """Changes of who may decide, one after the other: of those who wait for nothing else."""
        network, now = self.population.world.network, _held(self.population.world.mandates)
        for candidate in shown(candidates, "Prøver, hvem der kan bestemme"):
            mandates = mandates_on(changed_network(self.records, candidate.change), network)
            permissions = {permission for permission, _ in _held(mandates) - now}
            pairs = [pair for each in self.waiting for pair in self._with_mandates(each, mandates, permissions)]
            if pairs:
                yield candidate, frozenset(pairs)

    def _with_mandates(self, waiting: Waiting, mandates: Mandates, permissions: set[int]) -> Iterator[Pair]:
        part, asked = waiting.uncovered, waiting.asked
        world = replace(part.part.world, mandates=mandates)
        needed = world.offers.requirements
        rows = needed.offer[np.isin(needed.permission, list(permissions))]
        asked = asked.only(np.flatnonzero(np.isin(asked.rows, rows)))
        if len(asked):
            judged = judge_pairs(world, asked, self.limits)
            judged = judged.only(np.flatnonzero(judged.is_candidate & judged.is_match))
            found, _ = _carried(judged, waiting.pairs, part.is_open)
            for number in np.unique(found).tolist():
                yield part.pair(self.population, number)


def _carried(matches: Judgements, pairs: OpenPairs, is_open: Mask) -> tuple[Rows, Rows]:
    """The open pairs that some matches carry, and beside each the row of the offer that does."""
    matches = matches.only(np.flatnonzero(carried(matches)))
    found, place = pairs.served(matches.asked.youths, matches.asked.rows)
    is_new = is_open[found]
    return found[is_new], matches.asked.rows[place[is_new]]


def _batches(candidates: Iterable[Candidate], key: str) -> Iterator[list[Candidate]]:
    """The candidates in portions, in none of which two change the same."""
    together: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        together.setdefault(str(candidate.change[key]), []).append(candidate)
    for batch in zip_longest(*together.values()):
        yield [each for each in batch if each is not None]


def _open_youths(part: Uncovered) -> Rows:
    """The youths with an open area that nothing carries."""
    return np.unique(part.youth[part.is_open])


def _held(mandates: Mandates) -> set[tuple[int, int]]:
    """Which permissions are held now, and where."""
    return set(
        zip(
            mandates.of_permission[mandates.holds_now].tolist(),
            mandates.at_organisation[mandates.holds_now].tolist(),
            strict=True,
        )
    )
