"""What collaborations lack that is in force: a legal basis, a purpose, a way to refer, an agreement, an owner."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from queries.day.network import COURSE_PURPOSE, Network
from queries.section_115 import is_section_115
from queries.surfaces.surface import ACTIVE_OWNER, Surface

NO_LEGAL_BASIS, NO_PURPOSE = "no_legal_basis", "no_purpose"
SECTION_115, SECTION_115_AS_COURSE = "section_115", "section_115_as_course"
"""What is to be known of sharing information. Section 115 is for preventing crime alone, and an edge that says so carries no match;
SECTION_115_AS_COURSE: its purpose is recorded as a course, so that the rule book takes it for one by which a youth is carried."""

_SHARES, _MEETS = "SHARES_INFORMATION_WITH", "MEETS_WITH"
_NO_AGREEMENT = (None, "none")


@dataclass(frozen=True, slots=True)
class Information:
    """Two organisations share information, and something is to be known of it: the first of the four that holds."""

    surface: Surface
    problem: str

    def as_json(self) -> dict[str, Any]:
        """The row as data."""
        said = self.surface.said
        return {
            **_ends(self.surface),
            "problem": self.problem,
            "legal_basis": said.legal_basis,
            "purpose": said.purpose,
        }


@dataclass(frozen=True, slots=True)
class Lacks:
    """What is lacking, each in the order of the surfaces' types and ids."""

    information: tuple[Information, ...]
    meetings_without_referrals: tuple[tuple[str, str], ...]
    """Pairs of organisations that meet, and between which no youth can be handed on directly, either way; the smaller id first, sorted."""
    referrals_without_agreement: tuple[Surface, ...]
    """Ways to hand on a youth whose agreement is none or is not known."""
    handovers_without_owner: tuple[Surface, ...]
    """Ways to hand on a youth that nobody keeps going who is there."""

    def as_json(self) -> dict[str, Any]:
        """Each list as data."""
        return {
            "information": [each.as_json() for each in self.information],
            "meetings_without_referrals": [
                {"from": one, "to": other} for one, other in self.meetings_without_referrals
            ],
            "referrals_without_agreement": [
                {**_ends(each), "agreement": each.said.agreement} for each in self.referrals_without_agreement
            ],
            "handovers_without_owner": [
                {**_ends(each), "owner": each.said.owner, "owner_is": each.owner_is}
                for each in self.handovers_without_owner
            ],
        }


def find_lacks(surfaces: Iterable[Surface], network: Network) -> Lacks:
    """Look through the surfaces that are in force on the network's day."""
    in_force = [each for each in surfaces if each.is_in_force]
    carrying = [each for each in in_force if each.carries]
    return Lacks(
        information=tuple(
            Information(each, problem)
            for each in in_force
            if each.said.type == _SHARES and (problem := _problem_of_sharing(each))
        ),
        meetings_without_referrals=tuple(sorted(_meetings(in_force, network))),
        referrals_without_agreement=tuple(each for each in carrying if each.said.agreement in _NO_AGREEMENT),
        handovers_without_owner=tuple(each for each in carrying if each.owner_is != ACTIVE_OWNER),
    )


def _ends(surface: Surface) -> dict[str, Any]:
    said = surface.said
    return {"type": said.type, "from": said.giver_id, "to": said.taker_id, "valid_from": said.valid_from}


def _problem_of_sharing(surface: Surface) -> str | None:
    basis = surface.said.legal_basis
    if not basis:
        return NO_LEGAL_BASIS
    if is_section_115(basis):
        return SECTION_115_AS_COURSE if surface.said.purpose == COURSE_PURPOSE else SECTION_115
    return None if surface.said.purpose else NO_PURPOSE


def _meetings(in_force: Iterable[Surface], network: Network) -> set[tuple[str, str]]:
    found = set()
    for each in in_force:
        if each.said.type == _MEETS and len(each.organisations) > 1:
            one, other = sorted(each.organisations)
            way = (network.number_of[one], network.number_of[other])
            if way not in network.steps and way[::-1] not in network.steps:
                found.add((one, other))
    return found
