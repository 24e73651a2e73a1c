"""One youth's case: the world, the judgement, and what explanations look up again and again."""

from dataclasses import dataclass

from queries.answers import Named
from queries.day.offers import FAIL
from queries.day.youth import Youth
from queries.facts.map_rows import OfferRow
from queries.rules import Authority, Judgement, Limits, World, judge
from queries.telling.lexicon import Lexicon
from queries.telling.names import Names
from queries.telling.phrasebook import Listing, Phrasebook


@dataclass(frozen=True, slots=True)
class Case:
    """A youth judged against a world, with what the judgement rests on."""

    world: World
    youth: Youth
    limits: Limits
    lexicon: Lexicon
    phrasebook: Phrasebook
    """Of the same world and lexicon."""
    judgement: Judgement
    team: tuple[Named, ...]
    """The youth and the contact persons, the main one first: those who decide what to try."""
    around: tuple[Named, ...]
    """Who knows the youth: the contact persons; without any, the places where the youth starts; without those, the youth."""

    @property
    def authority(self) -> Authority:
        """What the judgement of `authority` rests on."""
        return self.judgement.authority

    def offer(self, row: int) -> OfferRow:
        """The offer of a row."""
        return self.world.offers.rows[row]

    def listing(self, row: int) -> Listing:
        """The offer as the provider that it is judged by offers it."""
        return self.phrasebook.listing(row, int(self.judgement.provider[row]))

    def requirements(self, row: int) -> range:
        """Which of the world's requirements are an offer's."""
        if not self.world.offers.requires_any[row]:
            return range(0)
        first, after = self.world.offers.requirements.offer.searchsorted([row, row + 1]).tolist()
        return range(first, after)

    def failing_requirements(self, row: int) -> list[int]:
        """Those of an offer's requirements of which neither they nor an alternative can be given, or may be."""
        needed, authority = self.world.offers.requirements, self.authority
        concerning = [number for number in self.requirements(row) if authority.concerns[number]]
        fine = {
            int(needed.group[number])
            for number in concerning
            if not authority.in_force[number] or authority.permissions[needed.permission[number]] != FAIL
        }
        return [number for number in concerning if int(needed.group[number]) not in fine]

    def provider_id(self, row: int) -> str | None:
        """The organisation that the offer is judged by."""
        number = int(self.judgement.provider[row])
        return self.world.network.ids[number] if number >= 0 else None


def case_of(phrasebook: Phrasebook, youth: Youth, limits: Limits) -> Case:
    """Judge a youth against the world that the phrasebook tells of."""
    world, lexicon = phrasebook.world, phrasebook.lexicon
    team, around = _people(youth, world, lexicon.names)
    return Case(world, youth, limits, lexicon, phrasebook, judge(world, youth, limits), team, around)


def _people(youth: Youth, world: World, names: Names) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The youth's team, and who knows the youth."""
    actor_ids = dict.fromkeys(contact.actor_id for contact in youth.contacts)
    contacts = tuple(names.named("Actor", actor_id) for actor_id in actor_ids)
    team = ((Named("Youth", youth.id, "den unge"),) if youth.id else ()) + contacts
    starts = tuple(names.named("Organisation", world.network.ids[start]) for start in sorted(youth.starts))
    return team, contacts or starts or team
