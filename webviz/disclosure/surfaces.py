"""The collaboration surfaces as managers see them: on whom five youths or more hang, and how many each contact person has.

What of the surfaces tells of no youth (sectors, brokers, states, break points, lacks, hours) is shown as it is; `EdgeCost.ways`, the hours
for each pair among them, is not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from queries.surfaces.contacts import Contacts
from queries.surfaces.single_points import SinglePoint
from webviz.disclosure.bands import band_of
from webviz.disclosure.figures import Band, BandFigure, figure_json


@dataclass(frozen=True, slots=True)
class PublishedSinglePoint:
    """An organisation or an actor without whom some youths would lose what covers them."""

    kind: str
    id: str
    youths: Band

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "id": self.id, "youths": self.youths.as_json()}


@dataclass(frozen=True, slots=True)
class PublishedContactPerson:
    """A contact person, and how many youths; few or none of those who are asked about look alike."""

    actor: str
    youths: BandFigure

    def as_json(self) -> dict[str, Any]:
        return {"actor": self.actor, "youths": figure_json(self.youths)}


@dataclass(frozen=True, slots=True)
class PublishedContacts:
    """The contact persons by id, and how many youths have none; None where that is not asked."""

    people: tuple[PublishedContactPerson, ...]
    without: BandFigure | None

    def as_json(self) -> dict[str, Any]:
        people = [each.as_json() for each in self.people]
        return {"people": people} | ({} if self.without is None else {"without": figure_json(self.without)})


def publish_single_points(points: Iterable[SinglePoint], ours: Collection[str]) -> tuple[PublishedSinglePoint, ...]:
    """Those on whom five or more of some youths hang, by kind and id: whom fewer hang on is not told, nor that they do."""
    found = ((each, band_of(len({youth for youth, _ in each.pairs if youth in ours}))) for each in points)
    return tuple(PublishedSinglePoint(each.kind, each.id, band) for each, band in found if isinstance(band, Band))


def publish_contacts(contacts: Contacts, ours: Collection[str]) -> PublishedContacts:
    """How many of some youths each contact person has, in bands, so that no sum gives a small one away; whom they have is not told."""
    return PublishedContacts(
        tuple(
            PublishedContactPerson(each.actor, band_of(len(set(ours) & set(each.youths)))) for each in contacts.people
        ),
        None if contacts.without is None else band_of(len(set(ours) & set(contacts.without))),
    )
