"""Collaborations that are recorded and carry nobody today: what each would newly cover once it is in force, and how that is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from queries.agreements.agreements import Agreement
from queries.agreements.candidates import Candidate, Shown
from queries.agreements.leading import Leading
from queries.agreements.repair_trials import Outcome, Trying
from queries.agreements.trials import Waiting, covered_on, handovers_to
from queries.answers import Named
from queries.day.network import is_in_force
from queries.days import holds_on, is_over
from queries.facts.map_rows import CollaborationRow
from queries.mending.chain import renewed_link
from queries.mending.proposals import day_apart, link_object
from queries.telling.danish import day_in_words
from queries.telling.lexicon import Lexicon


def outcomes_of_links(
    trying: Trying, lexicon: Lexicon, agreements: Sequence[Agreement], shown: Shown[Any]
) -> Iterator[Outcome]:
    """The recorded collaborations that would newly cover something once they are in force, then the new agreements."""
    linking = _Linking(trying, lexicon, tuple(_places(trying)))
    covered = {(each.giver, each.taker): frozenset(each.serves) for each in agreements}
    done = set()
    for link in shown(linking.recorded(), "Prøver de aftaler, der er skrevet ned"):
        if outcome := linking.outcome(link, covered):
            done.add(outcome[0].identity)
            yield outcome
    for agreement in agreements:
        candidate = linking.agreement(agreement)
        if candidate.identity not in done:
            yield candidate, frozenset(agreement.serves)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where some youths start who wait for something."""

    waiting: Waiting
    around: int
    reached: frozenset[int]
    """The organisations from which a new hand-over is still within the limit."""
    wanted_from: frozenset[int]
    """The organisations that lead to something wanted that is not reached."""


def _places(trying: Trying) -> Iterator[_Place]:
    network, limits = trying.population.world.network, trying.limits
    leading, most = Leading(network), min(limits.max_handovers, len(network.ids))
    for waiting in trying.waiting:
        for around in waiting.surroundings():
            far = handovers_to(network, waiting.uncovered.part.cohort.surroundings[around].starts, limits)
            reached = frozenset(each for each, steps in far.items() if steps < most)
            missing = [each for each in waiting.wanted(around) if each not in far]
            wanted_from = frozenset(taker for each in missing for taker in leading.to(each, most - 1))
            yield _Place(waiting, around, reached, wanted_from)


@dataclass(frozen=True, slots=True)
class _Linking:
    """What is tried, with the words and the ways of collaborations, and where youths wait for something."""

    trying: Trying
    lexicon: Lexicon
    places: tuple[_Place, ...]

    def recorded(self) -> list[CollaborationRow]:
        """The collaborations between two organisations along which a youth could go, were they in force."""
        world = self.trying.population.world
        network, today = world.network, world.network.iso_day
        return [
            link
            for link in (world.network_facts.collaborations if self.places else ())
            if not is_in_force(link, today)
            and self.lexicon.carries.get(link.type, "none") != "none"
            and {link.giver_id, link.taker_id} <= network.number_of.keys()
        ]

    def outcome(
        self, link: CollaborationRow, covered: Mapping[tuple[str, str], frozenset[tuple[str, str]]]
    ) -> Outcome | None:
        """What a collaboration would newly cover; one that leads a single way covers what a new agreement there does."""
        renewed = renewed_link(self.trying.population.world, link)
        direction, ends = self.lexicon.carries[link.type], (link.giver_id, link.taker_id)
        if direction == "both" or link.covers_units:
            pairs = self._covered(renewed)
        else:
            pairs = covered.get(ends if direction == "forward" else ends[::-1], frozenset())
        return (self._renewal(link, renewed), pairs) if pairs else None

    def _covered(self, link: CollaborationRow) -> frozenset[tuple[str, str]]:
        """What an edge that leads several ways would newly cover."""
        population, limits, carries = self.trying.population, self.trying.limits, self.lexicon.carries
        network = population.world.network
        bare = replace(network, steps={}, neighbours={}, mapped_steps={}, mapped_neighbours={})
        ways = bare.with_links((link,), carries).steps
        givers, takers = {giver for giver, _ in ways}, {taker for _, taker in ways}
        near = [each for each in self.places if each.reached & givers and each.wanted_from & takers]
        widened = network.with_links((link,), carries) if near else network
        return frozenset(
            each.waiting.uncovered.pair(population, number)
            for each in near
            for number in covered_on(each.waiting, widened, limits, [each.around]).tolist()
        )

    def _renewal(self, link: CollaborationRow, renewed: CollaborationRow) -> Candidate:
        names, today = self.lexicon.names, self.trying.population.world.network.iso_day
        giver, taker = names.of("Organisation", link.giver_id), names.of("Organisation", link.taker_id)
        between = f"{giver} {self.lexicon.wording.of(link.type, with_arrow=True)} {taker}"
        if link.state not in {None, "active"}:
            known = {"planned": " (planlagt)", "missing": " (mangler)"}.get(str(link.state), "")
            text = f"Få det på plads, at {between}{known}."
        elif link.valid_to and is_over(link, today):
            text = f"Forny aftalen om, at {between} (udløb {day_in_words(link.valid_to)})."
        else:
            begins = f" (begynder først {day_in_words(link.valid_from)})" if link.valid_from else ""
            text = f"Lad det gælde allerede nu, at {between}{begins}."
        return Candidate("link", "chain", _difference(link, renewed), text, self._who(link))

    def _who(self, link: CollaborationRow) -> tuple[Named, ...]:
        names = self.lexicon.names
        if link.owner in self.trying.population.world.network.actors:
            return (names.named("Actor", str(link.owner)),)
        return names.named("Organisation", link.giver_id), names.named("Organisation", link.taker_id)

    def agreement(self, agreement: Agreement) -> Candidate:
        """A new agreement; one without dates, but where such a one is recorded that does not hold."""
        world, names = self.trying.population.world, self.lexicon.names
        giver, taker = (names.named("Organisation", each) for each in (agreement.giver, agreement.taker))
        recorded = world.network_facts.collaborations_between("REFERS_TO", giver.id, taker.id)
        is_over_already = any(row.valid_from is None and not holds_on(row, world.network.iso_day) for row in recorded)
        since = {"valid_from": day_apart(world.network.iso_day, recorded)} if is_over_already else {}
        return Candidate(
            kind="agreement",
            condition="chain",
            change={"edge": "REFERS_TO", "from": giver.id, "to": taker.id, "state": "active"} | since,
            text=f"Lav en aftale om, at {giver.name} kan henvise til {taker.name}.",
            who=(giver, taker),
        )


def _difference(link: CollaborationRow, renewed: CollaborationRow) -> dict[str, Any]:
    """The change of a collaboration: which edge it is, and the fields that are new."""
    said, known = link_object(renewed), link_object(link) if renewed.key == link.key else {}
    names = ("edge", "from", "to", "valid_from")
    identity = {name: said[name] for name in names if name in said}
    return identity | {name: value for name, value in said.items() if known.get(name) != value and name not in names}
