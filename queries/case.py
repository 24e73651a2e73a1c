"""One youth's case: the world, the judgement, and what explanations look up again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.answers import Named
from queries.day.offers import FAIL, Mask, Statuses
from queries.day.youth import Youth
from queries.facts.map_rows import OfferRow
from queries.names import Names
from queries.rules import (
    Judgement,
    Limits,
    World,
    counted_organisations,
    judge,
    judge_permissions,
    required_now,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The catalogue's words: how each type of collaboration reads, along its arrow and against it, and what needs and the like are called.

    What has no word goes by its id.
    """

    forward: Mapping[str, str]
    backward: Mapping[str, str]
    needs: Mapping[str, str] = field(default_factory=dict)
    incomes: Mapping[str, str] = field(default_factory=dict)
    interests: Mapping[str, str] = field(default_factory=dict)

    def of(self, type_: str, *, with_arrow: bool) -> str:
        """The words between two organisations."""
        return (self.forward if with_arrow else self.backward).get(type_, type_)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of an answer: names, and how collaborations read; `carries` as in the catalogue, for repairs that draw an edge."""

    names: Names
    wording: Wording
    carries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A youth judged against a world, with what the judgement rests on."""

    world: World
    youth: Youth
    limits: Limits
    lexicon: Lexicon
    judgement: Judgement
    concerns: Mask
    """Of every requirement of every offer: whether it concerns the youth at their age."""
    in_force: Mask
    """Of every requirement: whether the permission's own dates hold on the start."""
    counted: Mask
    """The organisations in which a permission counts for the youth."""
    permissions: Statuses
    """Of every permission: whether somebody holds it where it counts."""
    team: tuple[Named, ...]
    """The youth and the contact persons, the main one first: those who decide what to try."""
    around: tuple[Named, ...]
    """Who knows the youth: the contact persons; without any, the places where the youth starts; without those, the youth."""

    def offer(self, row: int) -> OfferRow:
        """The offer of a row."""
        return self.world.offers.rows[row]

    def requirements(self, row: int) -> range:
        """Which of the world's requirements are an offer's."""
        if not self.world.offers.requires_any[row]:
            return range(0)
        first, after = self.world.offers.requirements.offer.searchsorted([row, row + 1]).tolist()
        return range(first, after)

    def failing_requirements(self, row: int) -> list[int]:
        """Those of an offer's requirements of which neither they nor an alternative can be given, or may be."""
        needed = self.world.offers.requirements
        concerning = [number for number in self.requirements(row) if self.concerns[number]]
        fine = {
            int(needed.group[number])
            for number in concerning
            if not self.in_force[number] or self.permissions[needed.permission[number]] != FAIL
        }
        return [number for number in concerning if int(needed.group[number]) not in fine]

    def provider_id(self, row: int) -> str | None:
        """The organisation that the offer is judged by."""
        number = int(self.judgement.provider[row])
        return self.world.network.ids[number] if number >= 0 else None


def case_of(world: World, youth: Youth, limits: Limits, lexicon: Lexicon) -> Case:
    """Judge a youth and keep what the judgement rests on."""
    concerns, in_force = required_now(world, youth)
    counted = counted_organisations(world, youth, limits)
    permissions = judge_permissions(world, counted)
    judgement = judge(world, youth, limits)
    team, around = _people(youth, world, lexicon.names)
    return Case(world, youth, limits, lexicon, judgement, concerns, in_force, counted, permissions, team, around)


def _people(youth: Youth, world: World, names: Names) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The youth's team, and who knows the youth."""
    ranked = sorted((not contact.is_main, contact.actor_id) for contact in youth.contacts)
    contacts = tuple(names.named("Actor", actor_id) for actor_id in dict.fromkeys(actor_id for _, actor_id in ranked))
    team = ((Named("Youth", youth.id, "den unge"),) if youth.id else ()) + contacts
    starts = tuple(names.named("Organisation", world.network.ids[start]) for start in sorted(youth.starts))
    return team, contacts or starts or team
