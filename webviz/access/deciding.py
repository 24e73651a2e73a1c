"""The rules of access: role, case relation, purpose, and consent or another legal basis. What no rule allows is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from webviz.access.case import Case
from webviz.access.rights import OF_A_YOUTH, OF_THE_YOUTH_ZONE, Right
from webviz.access.roles import ADMINISTRATOR, CONTACT_PERSON, COORDINATOR, MANAGER, PARTNER, YOUTH
from webviz.access.viewer import Viewer

COURSE_PURPOSE = "forløb"
"""The purpose of a consent that lets a partner see a youth (design, section 4, "consent")."""


class Why(Enum):
    """Why something is refused."""

    NOT_SIGNED_IN = "not_signed_in"
    ZONE_OFF = "zone_off"
    """The installation has no youths."""
    OTHER_ROLE = "other_role"
    """Somebody in another role may."""
    NOT_THEIRS = "not_theirs"
    """It is about a youth with whom the viewer has nothing to do."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed, and on which ground; or why it is refused."""

    ground: str = ""
    """On what it is allowed, as the log tells it: "open", "role", "own", "contact_person", "stand_in:ID", "emergency:ID" or "consent"."""
    why: Why | None = None
    """None where it is allowed."""

    @property
    def allowed(self) -> bool:
        return self.why is None


@dataclass(frozen=True, slots=True)
class Switches:
    """What whoever runs the program has switched on."""

    youth_zone: bool = False
    open_search: bool = False
    """The resource map answers without an account."""


_BY_ROLE: Mapping[Right, frozenset[str]] = {
    Right.READ_MAP: frozenset({CONTACT_PERSON, COORDINATOR, MANAGER, PARTNER}),
    Right.READ_EACH_YOUTH: frozenset(),
    Right.CHANGE_MAP: frozenset({COORDINATOR}),
    Right.READ_COUNTS: frozenset({MANAGER}),
    Right.LIST_YOUTHS: frozenset({CONTACT_PERSON, PARTNER}),
    Right.MANAGE_ACCOUNTS: frozenset({ADMINISTRATOR}),
    Right.READ_LOG: frozenset({ADMINISTRATOR}),
}
_CASES_OF = {
    Right.READ_YOUTH: frozenset({CONTACT_PERSON, PARTNER, YOUTH}),
    Right.CHANGE_YOUTH: frozenset({CONTACT_PERSON, YOUTH}),
    Right.ASK_FOR_ACCESS: frozenset({CONTACT_PERSON}),
}


def decide(viewer: Viewer, right: Right, switches: Switches, case: Case | None = None) -> Decision:
    """Whether a viewer may have what they ask for. Raises ValueError where a right of a youth is asked for without a case."""
    if right is Right.GET_IN:
        return Decision("open")
    if viewer.account is None:
        is_open = right is Right.ASK and switches.open_search
        return Decision("open") if is_open else Decision(why=Why.NOT_SIGNED_IN)
    if right is Right.OWN_ACCOUNT:
        return Decision("own")
    if viewer.role is None:
        return Decision(why=Why.OTHER_ROLE)
    if right is Right.ASK:
        return Decision("role")
    if right in OF_THE_YOUTH_ZONE and not switches.youth_zone:
        return Decision(why=Why.ZONE_OFF)
    if right in OF_A_YOUTH:
        if case is None:
            raise ValueError(f"{right} is about a youth")
        return _of_case(viewer, right, case)
    return Decision("role") if viewer.role in _BY_ROLE[right] else Decision(why=Why.OTHER_ROLE)


def _of_case(viewer: Viewer, right: Right, case: Case) -> Decision:
    if viewer.role not in _CASES_OF[right]:
        return Decision(why=Why.OTHER_ROLE)
    if right is Right.ASK_FOR_ACCESS:
        return Decision("role")
    ground = _relation(viewer, case)
    if ground is None and right is Right.READ_YOUTH and (emergency := case.emergencies.get(viewer.account or "")):
        ground = f"emergency:{emergency}"
    return Decision(ground) if ground else Decision(why=Why.NOT_THEIRS)


def _relation(viewer: Viewer, case: Case) -> str | None:
    """What the viewer has to do with the youth; the strongest tie is told. An emergency is none: it lets somebody read, and no more."""
    if viewer.role == YOUTH:
        return "own" if viewer.youth_id == case.youth_id else None
    if viewer.role == PARTNER:
        purposes = case.consents.get(viewer.actor_id or "", frozenset())
        return "consent" if COURSE_PURPOSE in purposes else None
    if viewer.actor_id in case.contact_persons:
        return "contact_person"
    if stand_in := case.stand_ins.get(viewer.account or ""):
        return f"stand_in:{stand_in}"
    return None
