"""Who could be given a permission that nobody is recorded to have where it counts: somebody who works there takes a role that gives it."""

from collections.abc import Iterator

from queries.case import Case
from queries.day.mandates import grant_holds
from queries.day.network import is_active
from queries.day.offers import UNKNOWN
from queries.mending.proposals import Proposal, day_apart, open_ended
from queries.mending.trials import Trial


def propose_appointments(case: Case, row: int) -> Iterator[Proposal]:
    """A role for somebody at the offer's provider, or where the youth starts, for each role that gives what is missing."""
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
    """The places where the permission may be held, each with the first of those who work there."""
    network = case.world.network
    places = [case.provider_id(row), *(network.ids[start] for start in sorted(case.youth.starts))]
    for place in dict.fromkeys(place for place in places if place is not None):
        working = sorted(actor for actor, at in network.workplaces.items() if place in at)
        yield from ((place, actor) for actor in working[:1])
