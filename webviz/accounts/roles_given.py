"""A role as it is given to an account: whom or where it is about, and that it makes sense."""

from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.cpr import contains_cpr
from webviz.access.roles import (
    ADMINISTRATOR,
    CONTACT_PERSON,
    COORDINATOR,
    MANAGER,
    PARTNER,
    ROLES,
    TIED_TO_ACTOR,
    YOUTH,
)
from webviz.accounts.checking import Unacceptable
from webviz.accounts.tables import LONGEST_ID, Account, Assignment

OF_A_MUNICIPALITY = frozenset({COORDINATOR, MANAGER})
"""Those who may be confined to one municipality."""


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """A role, and the id of the person, the youth or the municipality that it is about."""

    role: str
    actor_id: str | None = None
    youth_id: str | None = None
    municipality: str | None = None

    def checked(self) -> "RoleGiven":
        """The same without blanks. Raises Unacceptable where the role does not go with what it is about."""
        given = RoleGiven(self.role, *(_trimmed(each) for each in (self.actor_id, self.youth_id, self.municipality)))
        if given.role not in ROLES:
            raise Unacceptable(_("Der er ingen rolle, der hedder »%(role)s«.", role=given.role[:40]))
        name = role_name(given.role)
        if given.role in TIED_TO_ACTOR and given.actor_id is None:
            raise Unacceptable(_("%(role)s: skriv id'et på den person på kortet, som det er.", role=name))
        if given.role == YOUTH and given.youth_id is None:
            raise Unacceptable(_("%(role)s: skriv id'et på den unge på kortet, som det er.", role=name))
        if given.actor_id is not None and given.role not in TIED_TO_ACTOR:
            raise Unacceptable(_("%(role)s knyttes ikke til en person på kortet.", role=name))
        if given.youth_id is not None and given.role != YOUTH:
            raise Unacceptable(_("%(role)s knyttes ikke til en ung.", role=name))
        if given.municipality is not None and given.role not in OF_A_MUNICIPALITY:
            raise Unacceptable(_("%(role)s knyttes ikke til en kommune.", role=name))
        return given

    def new_assignment(self) -> Assignment:
        """As it is stored."""
        return Assignment(
            role=self.role, actor_id=self.actor_id, youth_id=self.youth_id, municipality=self.municipality
        )

    def is_had_by(self, account: Account) -> bool:
        """Whether an account has this very role already."""
        return self in map(given_of, account.assignments)


def given_of(assignment: Assignment) -> RoleGiven:
    """The role of an assignment."""
    return RoleGiven(assignment.role, assignment.actor_id, assignment.youth_id, assignment.municipality)


def role_name(role: str) -> str:
    """What people call a role."""
    return {
        ADMINISTRATOR: _("Administrator"),
        COORDINATOR: _("Koordinator"),
        MANAGER: _("Leder"),
        CONTACT_PERSON: _("Kontaktperson"),
        PARTNER: _("Partner"),
        YOUTH: _("Ung"),
    }.get(role, role)


def _trimmed(text: str | None) -> str | None:
    plain = (text or "").strip()
    if len(plain) > LONGEST_ID or not plain.isprintable():
        raise Unacceptable(_("Et id har højst %(count)d tegn, som kan læses.", count=LONGEST_ID))
    if contains_cpr(plain):
        raise Unacceptable(_("Id'et ligner et CPR-nummer. Brug id'et fra kortet."))
    return plain or None
