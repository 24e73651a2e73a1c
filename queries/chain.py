"""The chain to an offer's provider, step by step: who hands on, along which agreement, who is responsible, who may decide."""

from itertools import pairwise

from queries.answers import ChainStep, PermissionGiven
from queries.case import Case
from queries.danish import day_in_words
from queries.facts.map_rows import CollaborationRow

NOBODY_AGREED = "ingen aftalt"


def chain_to(case: Case, row: int) -> tuple[ChainStep, ...]:
    """The steps from a start to the provider; empty where the offer is open, the provider is a start, or no way leads there."""
    world, provider = case.world, int(case.judgement.provider[row])
    if world.offers.walks_in[row] or provider < 0:
        return ()
    organisations = world.network.reach(case.youth.starts).chain(provider)
    steps = len(organisations) - 1
    if steps < 1 or steps > case.limits.max_handovers:
        return ()
    permission = permission_given(case, row)
    return tuple(
        _step(case, giver, taker, permission if place == steps else None)
        for place, (giver, taker) in enumerate(pairwise(organisations), start=1)
    )


def _step(case: Case, giver: int, taker: int, permission: PermissionGiven | None) -> ChainStep:
    network, names = case.world.network, case.lexicon.names
    link = network.steps[giver, taker]
    giver_id, taker_id = network.ids[giver], network.ids[taker]
    responsible = responsible_for(case, giver_id, link)
    words = case.lexicon.wording.of(link.type, with_arrow=_runs_with_arrow(case, giver, link))
    who = names.of("Actor", responsible) if responsible else NOBODY_AGREED
    fresh = f"bekræftet {day_in_words(link.confirmed_on)}" if link.confirmed_on else "ikke bekræftet"
    sentence = (
        f"{names.of('Organisation', giver_id)} {words} {names.of('Organisation', taker_id)} (ansvarlig: {who}, {fresh})"
    )
    if permission:
        decided, role = names.of("Permission", permission.permission), names.of("Role", permission.role)
        sentence += f", og {names.of('Actor', permission.actor)} ({role}) kan give »{decided}«"
    return ChainStep(
        giver_id, link.type, taker_id, responsible, permission, link.confirmed_on, link.procedure, sentence
    )


def _runs_with_arrow(case: Case, giver: int, link: CollaborationRow) -> bool:
    """Whether the step goes from the edge's first organisation, or one of its units, to the second."""
    network = case.world.network
    first = network.number_of[link.giver_id]
    return giver == first or (bool(link.covers_units) and giver in network.units_of.get(first, ()))


def responsible_for(case: Case, giver_id: str, link: CollaborationRow) -> str | None:
    """The edge's owner if active, else the youth's contact person at the giver (the main one first), else nobody."""
    if link.owner in case.world.network.actors:
        return link.owner
    there = [contact for contact in case.youth.contacts if giver_id in contact.organisation_ids]
    return min(there, key=lambda contact: (not contact.is_main, contact.actor_id)).actor_id if there else None


def permission_given(case: Case, row: int) -> PermissionGiven | None:
    """Who gives the first permission, by id, that the offer requires of this youth and that is held now where it counts."""
    needed, mandates = case.world.offers.requirements, case.world.mandates
    wanted = {
        int(needed.permission[number])
        for number in case.requirements(row)
        if case.concerns[number] and case.in_force[number]
    }
    for permission in sorted(wanted):
        given = [
            PermissionGiven(
                holding.permission_id, holding.grant.role_id, holding.hold.actor_id, holding.organisation_id
            )
            for number in mandates.by_permission.get(permission, ())
            if (holding := mandates.holdings[number]).faults == 0 and case.counted[mandates.at_organisation[number]]
        ]
        if given:
            return min(given, key=lambda found: (found.role, found.actor, found.at))
    return None


def is_only_proposed(case: Case, row: int) -> bool:
    """Whether something that the offer requires rests on grants alone that the municipality has not confirmed."""
    needed, mandates = case.world.offers.requirements, case.world.mandates
    confirmed: dict[int, bool] = {}
    for number in case.requirements(row):
        if not (case.concerns[number] and case.in_force[number]):
            continue
        holdings = [
            mandates.holdings[held]
            for held in mandates.by_permission.get(int(needed.permission[number]), ())
            if mandates.holdings[held].faults == 0 and case.counted[mandates.at_organisation[held]]
        ]
        if holdings:
            group = int(needed.group[number])
            confirmed[group] = confirmed.get(group, False) or any(holding.is_confirmed for holding in holdings)
    return not all(confirmed.values())
