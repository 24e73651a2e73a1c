"""Who may see and do what: every role, every right, and every tie to a youth, against a table that is written out."""

from dataclasses import replace
from itertools import product

import pytest

from webviz.access.case import Case
from webviz.access.deciding import Decision, Switches, Why, decide
from webviz.access.rights import OF_A_YOUTH, OF_THE_YOUTH_ZONE, Right
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
from webviz.access.viewer import NOBODY, Viewer

ZONE = Switches(youth_zone=True)
OWN = Case(
    "youth-1",
    contact_persons=frozenset({"actor-1"}),
    consents={"actor-1": frozenset({"forløb"})},
)
OTHER = Case("youth-2", contact_persons=frozenset({"actor-9"}), consents={"actor-9": frozenset({"forløb"})})

ALLOWED = {
    Right.GET_IN: {None, *ROLES},
    Right.OWN_ACCOUNT: {*ROLES},
    Right.ASK: {*ROLES},
    Right.READ_MAP: {CONTACT_PERSON, COORDINATOR, MANAGER, PARTNER},
    Right.CHANGE_MAP: {COORDINATOR},
    Right.READ_COUNTS: {MANAGER},
    Right.READ_EACH_YOUTH: set(),
    Right.LIST_YOUTHS: {CONTACT_PERSON, PARTNER},
    Right.READ_YOUTH: {CONTACT_PERSON, PARTNER, YOUTH},
    Right.CHANGE_YOUTH: {CONTACT_PERSON, YOUTH},
    Right.ASK_FOR_ACCESS: {CONTACT_PERSON},
    Right.MANAGE_ACCOUNTS: {ADMINISTRATOR},
    Right.READ_LOG: {ADMINISTRATOR},
}
"""Who may have what where it is about their own youths."""


def viewer(role: str | None) -> Viewer:
    if role is None:
        return NOBODY
    return Viewer(
        account="account-1",
        name="Kim",
        role=role,
        actor_id="actor-1" if role in TIED_TO_ACTOR else None,
        youth_id="youth-1" if role == YOUTH else None,
    )


def everybody() -> list[tuple[str | None, Right]]:
    return list(product((None, *ROLES), Right))


@pytest.mark.parametrize(("role", "right"), everybody())
def test_each_role_has_the_rights_of_the_table_and_no_others(role: str | None, right: Right) -> None:
    assert decide(viewer(role), right, ZONE, OWN).allowed == (role in ALLOWED[right])


@pytest.mark.parametrize(("role", "right"), everybody())
def test_nobody_reads_or_changes_a_youth_with_whom_they_have_nothing_to_do(role: str | None, right: Right) -> None:
    if right in {Right.READ_YOUTH, Right.CHANGE_YOUTH}:
        assert not decide(viewer(role), right, ZONE, OTHER).allowed


@pytest.mark.parametrize(("role", "right"), everybody())
def test_where_there_are_no_youths_nobody_may_have_what_is_about_them(role: str | None, right: Right) -> None:
    decision = decide(viewer(role), right, Switches(), OWN)
    assert decision.allowed == (role in ALLOWED[right] and right not in OF_THE_YOUTH_ZONE)


@pytest.mark.parametrize("right", list(Right))
def test_an_open_search_opens_the_map_alone(right: Right) -> None:
    decision = decide(NOBODY, right, Switches(youth_zone=True, open_search=True), OWN)
    assert decision.allowed == (right in {Right.GET_IN, Right.ASK})


@pytest.mark.parametrize("right", list(Right))
def test_an_account_that_has_lost_its_roles_keeps_its_own_page_alone(right: Right) -> None:
    decision = decide(Viewer("account-1", "Kim", None), right, Switches(youth_zone=True, open_search=True), OWN)
    assert decision.allowed == (right in {Right.GET_IN, Right.OWN_ACCOUNT})


@pytest.mark.parametrize("right", sorted(OF_A_YOUTH, key=str))
def test_what_is_about_a_youth_is_not_decided_without_the_case(right: Right) -> None:
    with pytest.raises(ValueError, match="about a youth"):
        decide(viewer(CONTACT_PERSON), right, ZONE)


def test_a_stand_in_may_do_what_the_contact_person_may() -> None:
    case = replace(OTHER, stand_ins={"account-1": "7"})
    assert decide(viewer(CONTACT_PERSON), Right.READ_YOUTH, ZONE, case) == Decision("stand_in:7")
    assert decide(viewer(CONTACT_PERSON), Right.CHANGE_YOUTH, ZONE, case) == Decision("stand_in:7")
    assert decide(viewer(PARTNER), Right.READ_YOUTH, ZONE, case) == Decision(why=Why.NOT_THEIRS)


def test_in_an_emergency_one_may_read_and_not_change() -> None:
    case = replace(OTHER, emergencies={"account-1": "3"})
    assert decide(viewer(CONTACT_PERSON), Right.READ_YOUTH, ZONE, case) == Decision("emergency:3")
    assert decide(viewer(CONTACT_PERSON), Right.CHANGE_YOUTH, ZONE, case) == Decision(why=Why.NOT_THEIRS)
    assert not decide(viewer(MANAGER), Right.READ_YOUTH, ZONE, case).allowed


def test_a_consent_for_something_else_lets_no_partner_in() -> None:
    case = replace(OWN, consents={"actor-1": frozenset({"statistik"})})
    assert decide(viewer(PARTNER), Right.READ_YOUTH, ZONE, case) == Decision(why=Why.NOT_THEIRS)


def test_the_ground_tells_the_strongest_tie() -> None:
    case = replace(OWN, stand_ins={"account-1": "7"}, emergencies={"account-1": "3"})
    assert decide(viewer(CONTACT_PERSON), Right.READ_YOUTH, ZONE, case).ground == "contact_person"
    assert decide(viewer(YOUTH), Right.READ_YOUTH, ZONE, case).ground == "own"


def test_nobody_acts_in_a_role_that_there_is_not() -> None:
    for account, role in (("account-1", "founder"), (None, MANAGER)):
        with pytest.raises(ValueError, match="no account"):
            Viewer(account, "Kim", role)
