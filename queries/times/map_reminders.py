"""What to remember about the map: what answers rest on and ends, is to be looked at again, or has grown old."""

from collections.abc import Collection, Iterable, Iterator

from queries.answers import Call
from queries.day.mandates import grant_holds
from queries.day.network import is_active, is_in_force
from queries.days import day_after, holds_on, iso, ordinal
from queries.facts.map_rows import CollaborationRow, HoldsRow, WorksRow
from queries.freshness.reviews import awaited_review
from queries.telling.danish import day_in_words, listed
from queries.times.endings import grant_ends, providers_that_end, role_ends, workplaces_that_end
from queries.times.events import REMINDER, Event, Window
from queries.times.open_offers import OpenOffers
from queries.times.youth_reminders import permission_lapses

_OLD_DAYS = 365


def reminders_of_map(open_: OpenOffers, collaborations: Iterable[CollaborationRow], window: Window) -> Iterator[Event]:
    """What permissions rest on, providers and agreements that end; agreements to look at again; facts that were confirmed a year ago.

    `collaborations` are the recorded edges of every type.
    """
    needed = _needed(open_)
    yield from _permissions(open_, needed, window)
    yield from _grants(open_, needed, window)
    yield from _roles(open_, needed, window)
    yield from _workplaces(open_, needed, window)
    for row in open_.rows:
        yield from providers_that_end(open_.case, row, window)
    for link in collaborations:
        yield from _agreement(open_, link, window)
    yield from _old_facts(open_, window)


def _needed(open_: OpenOffers) -> dict[str, list[str]]:
    """The permissions that offers require, each with their names."""
    requirements, permissions = open_.world.offers.requirements, open_.world.mandates.permissions
    rows = set(open_.rows)
    found: dict[str, set[int]] = {}
    for row, permission in zip(requirements.offer.tolist(), requirements.permission.tolist(), strict=True):
        if row in rows:
            found.setdefault(permissions[permission].id, set()).add(row)
    return {id_: [open_.called(row) for row in sorted(rows_)] for id_, rows_ in found.items()}


def _permissions(open_: OpenOffers, needed: dict[str, list[str]], window: Window) -> Iterator[Event]:
    for row in open_.world.mandates.permissions:
        if row.id in needed and window.covers(row.valid_to):
            text = permission_lapses(row.valid_to, needed[row.id])
            yield Event(row.valid_to, REMINDER, "Permission", (row.id,), row.name or row.id, text)


def _grants(open_: OpenOffers, needed: dict[str, list[str]], window: Window) -> Iterator[Event]:
    iso_day = open_.world.network.iso_day
    active_roles = {row.id for row in open_.world.network_facts.roles if is_active(row.status)}
    for row in open_.world.network_facts.grants:
        is_needed = row.permission_id in needed and row.role_id in active_roles and grant_holds(row, iso_day)
        if is_needed and window.covers(row.valid_to) and grant_ends(open_.case, row):
            name = f"{open_.names.of('Role', row.role_id)}: {open_.names.of('Permission', row.permission_id)}"
            text = f"Rollen giver bemyndigelsen til og med {day_in_words(row.valid_to)}: skal den bekræftes igen?"
            yield Event(row.valid_to, REMINDER, "GRANTS", (row.role_id, row.permission_id), name, text)


def _roles(open_: OpenOffers, needed: dict[str, list[str]], window: Window) -> Iterator[Event]:
    """Persons who leave a role that gives what is needed, in an organisation of the municipality."""
    network, facts, giving = open_.world.network, open_.world.network_facts, _giving(open_, needed)
    works_of: dict[str, list[WorksRow]] = {}
    for works in facts.works:
        works_of.setdefault(works.actor_id, []).append(works)
    for row in facts.holds:
        actor, last = network.actors.get(row.actor_id), row.valid_to
        if actor is None or row.role_id not in giving or not window.covers(last) or not holds_on(row, network.iso_day):
            continue
        there = [each.organisation_id for each in works_of.get(row.actor_id, ()) if holds_on(each, last)]
        places = [row.at] if row.at else there
        here = [id_ for id_ in places if id_ in network.number_of and open_.is_here(network.number_of[id_])]
        if here and role_ends(open_.case, row):
            name = f"{open_.names.of('Actor', row.actor_id)}: {open_.names.of('Role', row.role_id)}"
            text = f"Har rollen til og med {day_in_words(last)}: hvem tager over?"
            call = Call(actor.name, actor.phone, actor.email)
            yield Event(last, REMINDER, "HOLDS", (row.actor_id, row.role_id), name, text, call)


def _giving(open_: OpenOffers, needed: Collection[str]) -> set[str]:
    """The roles that are recorded to give what is needed."""
    return {row.role_id for row in open_.world.network_facts.grants if row.permission_id in needed}


def _workplaces(open_: OpenOffers, needed: Collection[str], window: Window) -> Iterator[Event]:
    """Persons who leave an organisation of the municipality in which they had a role that gives what is needed, and keep the role."""
    network, names, giving = open_.world.network, open_.names, _giving(open_, needed)
    held: dict[str, list[HoldsRow]] = {}
    for hold in open_.world.network_facts.holds:
        if not hold.at and hold.role_id in giving:
            held.setdefault(hold.actor_id, []).append(hold)
    for row in workplaces_that_end(open_.case, held, window):
        after = day_after(row.valid_to or "") or ""
        kept = [hold for hold in held[row.actor_id] if holds_on(hold, after)]
        if not kept or not open_.is_here(network.number_of[row.organisation_id]):
            continue
        place, actor = names.of("Organisation", row.organisation_id), network.actors[row.actor_id]
        roles = listed(sorted({f"»{names.of('Role', hold.role_id)}«" for hold in kept}))
        text = f"Arbejder i {place} til og med {day_in_words(row.valid_to or '')} og har derefter ikke rollen {roles} dér: hvem tager over?"
        call = Call(actor.name, actor.phone, actor.email)
        name = f"{names.of('Actor', row.actor_id)}: {place}"
        yield Event(row.valid_to, REMINDER, "WORKS_AT", (row.actor_id, row.organisation_id), name, text, call)


def _agreement(open_: OpenOffers, link: CollaborationRow, window: Window) -> Iterator[Event]:
    network = open_.world.network
    ends = (link.giver_id, link.taker_id)
    numbers = [network.number_of[id_] for id_ in ends if id_ in network.number_of]
    if len(numbers) < len(ends) or not any(map(open_.is_here, numbers)):
        return
    if not is_in_force(link, network.iso_day):
        return
    words = open_.case.lexicon.wording.of(link.type, with_arrow=True)
    name = f"{open_.names.of('Organisation', ends[0])} {words} {open_.names.of('Organisation', ends[1])}"
    owner = network.actors.get(link.owner or "")
    call = Call(owner.name, owner.phone, owner.email) if owner else None
    if window.covers(link.valid_to):
        text = f"Samarbejdet gælder til og med {day_in_words(link.valid_to)}: skal det fornys?"
        yield Event(link.valid_to, REMINDER, link.type, ends, name, text, call)
    review_on = awaited_review(link.review_on, link.confirmed_on)
    if window.reaches(review_on):
        asked = "ses efter" if window.covers(review_on) else "have været set efter"
        yield Event(review_on, REMINDER, link.type, ends, name, f"Samarbejdet skal {asked}.", call, "review")


def _old_facts(open_: OpenOffers, window: Window) -> Iterator[Event]:
    """Open offers, and organisations that lie here or provide one, on the first day when what is known of them is over a year old."""
    network, offers = open_.world.network, open_.world.offers
    providing = {open_.provider(row) for row in open_.rows}
    for row in open_.rows:
        offer = offers.rows[row]
        if (day := _is_old_from(offer.verified_on, window)) and offers.ends[row] >= window.first:
            yield Event(
                day,
                REMINDER,
                "Offer",
                (offer.id,),
                open_.called(row),
                _confirm(offer.verified_on),
                open_.call(row),
                "old",
            )
    for number, id_ in enumerate(network.ids):
        organisation = network.organisations[id_]
        if (id_ in providing or open_.is_here(number)) and (day := _is_old_from(organisation.verified_on, window)):
            call = Call(organisation.name, organisation.phone, organisation.email)
            name = organisation.name or id_
            yield Event(day, REMINDER, "Organisation", (id_,), name, _confirm(organisation.verified_on), call, "old")


def _is_old_from(verified_on: str | None, window: Window) -> str | None:
    day = iso(ordinal(verified_on) + _OLD_DAYS + 1) if verified_on else None
    return day if window.reaches(day) else None


def _confirm(verified_on: str | None) -> str:
    return f"Oplysningerne blev bekræftet {day_in_words(verified_on or '')} og er mere end et år gamle: spørg, om de stadig passer."
