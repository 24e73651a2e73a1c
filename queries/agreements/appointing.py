"""Who could be given a permission that nobody is recorded to have where it counts: somebody who works there takes a role that gives it."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from queries.case import Case
from queries.day.mandates import grant_holds
from queries.day.network import is_active
from queries.day.offers import UNKNOWN
from queries.day.reach import NOT_REACHED
from queries.mending.proposals import Proposal, day_apart, open_ended
from queries.mending.trials import Trial


def propose_appointments(case: Case, row: int) -> Iterator[Proposal]:
    """A role for somebody who works where it would count, for each role that gives what is missing."""
    world, names = case.world, case.lexicon.names
    today = world.network.iso_day
    needed = world.offers.requirements.permission
    missing = {
        world.mandates.permissions[int(needed[number])].id
        for number in case.requirements(row)
        if case.authority.permissions[needed[number]] == UNKNOWN
    }
    active_roles = {role.id for role in world.network_facts.roles if is_active(role.status)}
    gives = sorted(
        {
            (grant.permission_id, grant.role_id)
            for grant in world.network_facts.grants
            if grant.permission_id in missing and grant.role_id in active_roles and grant_holds(grant, today)
        }
    )
    for place, actor in _people(case, row):
        for permission, role in gives:
            since = day_apart(today, world.network_facts.holds_between(actor, role))
            yield Proposal(
                text=f"Ingen har bemyndigelsen »{names.of('Permission', permission)}«. Giv rollen »{names.of('Role', role)}« i "
                f"{names.of('Organisation', place)} til en, der er der nu, for eksempel {names.of('Actor', actor)}.",
                who=(names.named("Organisation", place),),
                trial=Trial(),
                changes=(open_ended("HOLDS", actor, role, since, at=place),),
            )


def _people(case: Case, row: int) -> Iterator[tuple[str, str]]:
    """The places where the permission would count, each with the first of those who work there.

    They are the provider and where the youth starts, and the first other one: it counts alike wherever it does, but one that lies in
    a municipality that is responsible does so for more youths, and comes first.
    """
    network, counted = case.world.network, case.authority.counted
    working: dict[str, str] = {}
    for actor, places in network.workplaces.items():
        for place in places:
            working[place] = min(actor, working.get(place, actor))
    here = {number for id_ in case.youth.responsible for number in network.located_in.get(id_, ())}
    near = dict.fromkeys([int(case.judgement.provider[row]), *sorted(case.youth.starts)])
    others = sorted(
        set(np.flatnonzero(counted).tolist()) - near.keys(), key=lambda number: (number not in here, number)
    )
    further = (number for number in others if network.ids[number] in working)
    for number in (*near, *islice(further, 1)):
        if number != NOT_REACHED and counted[number] and network.ids[number] in working:
            yield network.ids[number], working[network.ids[number]]
