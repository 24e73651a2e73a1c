"""What ends on which starts, permissions and offers rest: where people work, what they may decide, and who provides an offer.

What something of the same kind follows without a break does not end.
"""

from collections.abc import Iterable, Iterator, Sequence

from queries.case import Case
from queries.day.mandates import Holding, grant_holds
from queries.days import HasSpan, day_after, holds_on
from queries.facts.map_rows import GrantsRow, HoldsRow, WorksRow
from queries.telling.danish import day_in_words
from queries.times.events import REMINDER, Event, Window


def ends(row: HasSpan, among: Iterable[HasSpan]) -> bool:
    """Whether the last day of an edge is known, and none of some others holds on the day after it."""
    after = day_after(row.valid_to) if row.valid_to else None
    return after is not None and not any(holds_on(each, after) for each in among)


def grant_ends(case: Case, row: GrantsRow) -> bool:
    """Whether a role gives a permission no longer after the edge's last day, or on a weaker ground."""
    recorded = case.world.network_facts.grants_between(row.role_id, row.permission_id)
    is_confirmed = row.state == "confirmed"
    return ends(
        row, (each for each in recorded if each.state != "expired" and (each.state == "confirmed" or not is_confirmed))
    )


def role_ends(case: Case, row: HoldsRow) -> bool:
    """Whether somebody has a role no longer after the edge's last day."""
    recorded = case.world.network_facts.holds_between(row.actor_id, row.role_id)
    return ends(row, (each for each in recorded if each.at == row.at))


def workplaces_that_end(case: Case, actor_ids: Iterable[str], window: Window) -> Iterator[WorksRow]:
    """The edges by which some active persons work in active organisations today, and that have their last day in the window."""
    network, facts, wanted = case.world.network, case.world.network_facts, set(actor_ids)
    for row in facts.works:
        is_theirs = row.actor_id in wanted and row.organisation_id in network.workplaces.get(row.actor_id, ())
        is_last = window.covers(row.valid_to) and holds_on(row, network.iso_day)
        if is_theirs and is_last and ends(row, facts.works_between(row.actor_id, row.organisation_id)):
            yield row


def providers_that_end(case: Case, row: int, window: Window) -> Iterator[Event]:
    """The last days on which organisations provide an offer that goes on."""
    network, names, offer = case.world.network, case.lexicon.names, case.offer(row)
    recorded = [
        each for each in case.world.offer_facts.providers_of(offer.id) if each.organisation_id in network.number_of
    ]
    for each in recorded:
        last = each.valid_to
        own = (other for other in recorded if other.organisation_id == each.organisation_id)
        if not window.covers(last) or not holds_on(each, network.iso_day) or not ends(each, own):
            continue
        if offer.valid_to is not None and offer.valid_to <= last:
            continue
        alone = ends(each, recorded)
        text = f"{names.of('Organisation', each.organisation_id)} udbyder tilbuddet til og med {day_in_words(last)}: "
        text += "hvem gør det bagefter?" if alone else "derefter gør kun andre det."
        ids = (each.organisation_id, offer.id)
        yield Event(last, REMINDER, "PROVIDES", ids, offer.name or offer.id, text, case.listing(row).call)


def last_day_held(holdings: Sequence[Holding], iso_day: str) -> str | None:
    """The last day of the unbroken stretch from a day on with a holding; None where there is none today, or no end."""
    last: str | None = None
    day: str | None = iso_day
    while day is not None:
        held = [_last_day(each) for each in holdings if _holds(each, day)]
        if not held:
            return last
        if None in held:
            return None
        last = max(each for each in held if each)
        day = day_after(last)
    return None


def _holds(holding: Holding, iso_day: str) -> bool:
    spans = (holding.hold, *((holding.works,) if holding.works else ()))
    is_there = holding.role_is_active and holding.actor_is_active and grant_holds(holding.grant, iso_day)
    return is_there and all(holds_on(each, iso_day) for each in spans)


def _last_day(holding: Holding) -> str | None:
    spans = (holding.grant, holding.hold, *((holding.works,) if holding.works else ()))
    return min((each.valid_to for each in spans if each.valid_to), default=None)
