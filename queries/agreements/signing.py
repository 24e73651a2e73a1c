"""Who could sign an agreement for an organisation: the permissions to sign that are held there, or in an organisation above it.

Only a permission of the kind `signs` lets anybody sign. Where nobody holds one, it is told whom to ask: those who coordinate there, or
decide, or work there. They may not sign, but they know who should.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from queries.agreements.agreements import Agreement
from queries.day.mandates import Mandates
from queries.day.network import Network
from queries.days import ordinal

SIGNS = "signs"
_MAY_BE_ASKED = ("coordinates", "decides")
"""The kinds of permission of those who are asked where nobody may sign, the ones to ask first first."""
_MOST_ASKED = 3


@dataclass(frozen=True, slots=True)
class Hand:
    """One actor's permission, where it is held, and whether the municipality has confirmed it."""

    actor: str
    permission: str
    at: str
    """The organisation itself, or one above it."""
    is_confirmed: bool

    def as_json(self) -> dict[str, Any]:
        """As a signer is told."""
        return {
            "actor": self.actor,
            "permission": self.permission,
            "at": self.at,
            "confirmed": self.is_confirmed,
        }


@dataclass(frozen=True, slots=True)
class Hands:
    """Who could sign for one organisation, and whom to ask where nobody could: those of the organisation itself come first."""

    organisation: str
    signers: tuple[Hand, ...]
    asked: tuple[str, ...]
    """A few actors; empty where somebody could sign, or nobody is known there."""


class Signing:
    """Who may sign for whom on the day of some mandates; what was asked is kept."""

    def __init__(self, network: Network, mandates: Mandates) -> None:
        self._network = network
        self._hands = _hands_by_kind_and_place(network, mandates)
        self._above = _wholes(network)
        self._working_at = _working_at(network)
        self.at = cache(self._at)
        """Who could sign for an organisation, by its id."""

    def of(self, agreement: Agreement) -> tuple[Hands, Hands]:
        """Who could sign an agreement, for the one that hands on and for the one that takes over."""
        return self.at(agreement.giver), self.at(agreement.taker)

    def _at(self, organisation: str) -> Hands:
        signers = self._held((SIGNS,), organisation)
        return Hands(organisation, signers, () if signers else self._asked(organisation))

    def _asked(self, organisation: str) -> tuple[str, ...]:
        known = [hand.actor for hand in self._held(_MAY_BE_ASKED, organisation)]
        working = self._working_at.get(organisation, ())
        return tuple(dict.fromkeys((*known, *working)))[:_MOST_ASKED]

    def _held(self, kinds: Iterable[str], organisation: str) -> tuple[Hand, ...]:
        number = self._network.number_of.get(organisation)
        places = [] if number is None else [number, *self._above.get(number, ())]
        return tuple(hand for kind in kinds for place in places for hand in self._hands.get((kind, place), ()))


def signers_as_json(hands: tuple[Hands, Hands]) -> dict[str, Any]:
    """Who could sign an agreement, as data: `ask` tells of an end where nobody could, and who is asked there."""
    ends = dict(zip(("from", "to"), hands, strict=True))
    asked = {end: list(of.asked) for end, of in ends.items() if not of.signers}
    signers = {end: [hand.as_json() for hand in of.signers] for end, of in ends.items()}
    return {"signers": signers} | ({"ask": asked} if asked else {})


def _hands_by_kind_and_place(network: Network, mandates: Mandates) -> Mapping[tuple[str, int], tuple[Hand, ...]]:
    """The permissions that hold on the day, by their kind and where they are held, confirmed ones first, then by the actors' ids."""
    today = ordinal(network.iso_day)
    found: dict[tuple[str, int], dict[tuple[str, str], bool]] = {}
    for number, holding in enumerate(mandates.holdings):
        permission = int(mandates.of_permission[number])
        in_force = mandates.valid_from[permission] <= today <= mandates.valid_to[permission]
        kind = mandates.permissions[permission].kind
        if kind and holding.faults == 0 and in_force and not mandates.is_withdrawn[permission]:
            held = found.setdefault((kind, int(mandates.at_organisation[number])), {})
            key = (holding.hold.actor_id, holding.permission_id)
            held[key] = held.get(key, False) or holding.is_confirmed
    return {
        (kind, place): tuple(
            Hand(actor, permission, network.ids[place], is_confirmed)
            for (actor, permission), is_confirmed in sorted(held.items(), key=lambda each: (not each[1], each[0]))
        )
        for (kind, place), held in found.items()
    }


def _working_at(network: Network) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for actor in sorted(network.workplaces):
        for organisation in network.workplaces[actor]:
            found.setdefault(organisation, []).append(actor)
    return found


def _wholes(network: Network) -> dict[int, tuple[int, ...]]:
    """The organisations that each one is a unit of, over any number of steps: those with fewer units first, for they are nearer."""
    found: dict[int, list[int]] = {}
    for whole, units in network.units_of.items():
        for unit in units - {whole}:
            found.setdefault(unit, []).append(whole)
    return {
        unit: tuple(sorted(wholes, key=lambda whole: (len(network.units_of[whole]), whole)))
        for unit, wholes in found.items()
    }
