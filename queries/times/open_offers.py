"""The offers that are open to the youths of a municipality, or of the whole map, on a day, with whom to call about them."""

from dataclasses import dataclass

import numpy as np

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.errors import NotFound
from queries.answers import Call
from queries.case import Case
from queries.day.offers import FAIL
from queries.day.reach import NOT_REACHED
from queries.day.world import World
from queries.match import Matcher, Question
from queries.profiles.profile import Profile
from queries.telling.names import Names


@dataclass(frozen=True, slots=True)
class OpenOffers:
    """What is there on a day: `rows` are the active offers with an active provider that are not out of place in the municipality."""

    case: Case
    """Of somebody of whom nothing but the municipality is known."""
    municipality: str | None
    rows: tuple[int, ...]

    @property
    def world(self) -> World:
        """Everything that is there on the day."""
        return self.case.world

    @property
    def names(self) -> Names:
        """What things are called."""
        return self.case.lexicon.names

    def provider(self, row: int) -> str:
        """The organisation that an offer is judged by."""
        return self.case.provider_id(row) or ""

    def call(self, row: int) -> Call:
        """Whom to call about an offer."""
        return self.case.listing(row).call

    def called(self, row: int) -> str:
        """An offer's name."""
        offer = self.case.offer(row)
        return offer.name or offer.id

    def is_here(self, organisation: int) -> bool:
        """Whether an organisation lies in the municipality; every one does where no municipality is asked about."""
        return self.municipality is None or organisation in self.world.network.located_in.get(self.municipality, ())


def find_open_offers(
    matcher: Matcher, reader: Reader, municipality: str | None, question: Question
) -> tuple[int, OpenOffers]:
    """The version of the graph, and the offers that a youth of the municipality may get to; without one, all that are in use.

    Raises NotFound where there is no such municipality.
    """
    if municipality is not None and not stored.ids_present(reader, "Municipality", [municipality]):
        raise NotFound(f"Der er ingen kommune i kortet med koden »{municipality}«.")
    facts, case = matcher.profile_case(reader, Profile(municipality), question)
    if municipality is not None and municipality not in case.world.network.located_in:
        raise NotFound(f"Kommunen »{municipality}« er ikke i brug på kortet.")
    judgement = case.judgement
    is_open = (judgement.statuses["place"] != FAIL) & (judgement.provider != NOT_REACHED)
    rows = np.flatnonzero(case.world.offers.is_active & is_open)
    return facts.version, OpenOffers(case, municipality, tuple(rows.tolist()))
