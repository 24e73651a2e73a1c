"""The chain to an offer's provider, step by step: who hands on, along which agreement, who is responsible, who may decide."""

from itertools import pairwise

from queries.answers import ChainStep, PermissionGiven
from queries.case import Case
from queries.day.network import Network
from queries.facts.map_rows import CollaborationRow


def chain_to(case: Case, row: int) -> tuple[ChainStep, ...]:
    """The steps from a start to the provider; empty where the offer is open, the provider is a start, or no way leads there."""
    world, provider = case.world, int(case.judgement.provider[row])
    if world.offers.walks_in[row] or provider < 0:
        return ()
    organisations = world.network.reach(case.youth.starts).chain(provider)
    steps = len(organisations) - 1
    if steps < 1 or steps > case.limits.max_handovers:
        return ()
    network, permission = world.network, permission_given(case, row)
    return tuple(
        case.phrasebook.step(
            giver,
            taker,
            responsible_for(case, network.ids[giver], network.steps[giver, taker]),
            permission if place == steps else None,
        )
        for place, (giver, taker) in enumerate(pairwise(organisations), start=1)
    )


def responsible_for(case: Case, giver_id: str, link: CollaborationRow) -> str | None:
    """The edge's owner if active, else the youth's contact person at the giver (the main one first), else nobody."""
    if link.owner in case.world.network.actors:
        return link.owner
    there = (contact.actor_id for contact in case.youth.contacts if giver_id in contact.organisation_ids)
    return next(there, None)


def permission_given(case: Case, row: int) -> PermissionGiven | None:
    """Who gives the first permission, by id, that the offer requires of this youth and that is held now where it counts."""
    needed, mandates, authority = case.world.offers.requirements, case.world.mandates, case.authority
    wanted = {
        int(needed.permission[number])
        for number in case.requirements(row)
        if authority.concerns[number] and authority.in_force[number]
    }
    for permission in sorted(wanted):
        given = [
            PermissionGiven(
                holding.permission_id, holding.grant.role_id, holding.hold.actor_id, holding.organisation_id
            )
            for number in mandates.by_permission.get(permission, ())
            if (holding := mandates.holdings[number]).faults == 0
            and authority.counted[mandates.at_organisation[number]]
        ]
        if given:
            return min(given, key=lambda found: (found.role, found.actor, found.at))
    return None


def is_only_proposed(case: Case, row: int) -> bool:
    """Whether something that the offer requires rests on grants alone that the municipality has not confirmed."""
    needed, mandates, authority = case.world.offers.requirements, case.world.mandates, case.authority
    confirmed: dict[int, bool] = {}
    for number in case.requirements(row):
        if not (authority.concerns[number] and authority.in_force[number]):
            continue
        holdings = [
            mandates.holdings[held]
            for held in mandates.by_permission.get(int(needed.permission[number]), ())
            if mandates.holdings[held].faults == 0 and authority.counted[mandates.at_organisation[held]]
        ]
        if holdings:
            group = int(needed.group[number])
            confirmed[group] = confirmed.get(group, False) or any(holding.is_confirmed for holding in holdings)
    return not all(confirmed.values())


def broken_links(network: Network, starts: frozenset[int], provider: int) -> tuple[CollaborationRow, ...]:
    """The edges on the shortest mapped way from some starts that carry nobody today, each once."""
    pairs = pairwise(network.mapped(starts).chain(provider))
    found = [network.mapped_steps[pair] for pair in pairs if pair not in network.steps]
    return tuple({link.key: link for link in found}.values())
