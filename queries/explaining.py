"""Explaining how an offer stands for a youth: the facts of a match, whom to call, what to be aware of, and all of it in Danish."""

from queries.answers import Call, Failure, Found, Named
from queries.case import Case
from queries.chain import chain_to, is_only_proposed
from queries.danish import day_in_words, decimal
from queries.day.reach import NOT_REACHED
from queries.days import iso, ordinal
from queries.doubts import doubt, whom_to_ask
from queries.reasons import reason
from queries.repairs import repair
from queries.sentences import UNCONFIRMED, explanation
from queries.wording import provider_called

_FITS = ("main", "partial", None)
_FULL_WEEK_HOURS = 37
_STALE_DAYS = 365
NOT_IN_USE = "tilbuddet er ikke i brug lige nu"
NO_PROVIDER = "ingen aktiv organisation udbyder det lige nu"


def explain(case: Case, row: int) -> Found:
    """Everything that is told about one offer."""
    judgement, offer = case.judgement, case.offer(row)
    handovers = int(judgement.handovers[row])
    chain = chain_to(case, row)
    serves = serves_of(case, row)
    caveats = _caveats(case, row)
    call = call_about(case, row)
    unknown = tuple(doubt(case, row, condition) for condition in judgement.unknown(row))
    failed = tuple(_failure(case, row, condition) for condition in judgement.failed(row))
    start = iso(int(case.world.offers.start[row]))
    return Found(
        offer=offer.id,
        name=offer.name,
        provider=case.provider_id(row),
        serves=serves,
        conditions=judgement.told(row),
        stage_fit=_FITS[judgement.fit[row]],
        earliest_start=start,
        latest_application=iso(int(case.world.offers.apply_by[row])),
        handovers=None if handovers == NOT_REACHED else handovers,
        chain=chain,
        call=call,
        caveats=caveats,
        explanation=explanation(case, row, serves, start, chain, call, failed, unknown, caveats),
        failed=failed,
        unknown=unknown,
        provider_name=provider_called(case, row) if case.provider_id(row) else None,
    )


def serves_of(case: Case, row: int) -> tuple[str, ...]:
    """The open sub-goals that an offer serves, sorted."""
    leads = set(case.world.offers.leads.get(row, ()))
    return tuple(sorted(goal.id for goal in case.youth.sub_goals if goal.areas & leads))


def call_about(case: Case, row: int) -> Call:
    """Who answers for the offer, else the offer's own phone, else the provider's."""
    offer, network = case.offer(row), case.world.network
    answerers = case.world.offers.answerers.get(row, ())
    if answerers:
        actor = network.actors[answerers[0]]
        return Call(actor.name, actor.phone, actor.email)
    if offer.phone:
        return Call(offer.contact_name or offer.name, offer.phone, offer.email)
    provider = case.provider_id(row)
    if provider is None:
        return Call(offer.contact_name or offer.name, None, offer.email)
    organisation = network.organisations[provider]
    return Call(organisation.name, organisation.phone, organisation.email)


def _failure(case: Case, row: int, condition: str) -> Failure:
    mended = repair(case, row, condition)
    who = mended.who if mended and mended.who else _who_can_tell(case, row, condition)
    return Failure(condition, reason(case, row, condition), mended.repair if mended else None, who)


def _who_can_tell(case: Case, row: int, condition: str) -> tuple[Named, ...]:
    """Who knows more where there is no repair: the youth's people about the youth, the offer's about the offer."""
    return case.around if condition in {"choice", "consent", "stage", "area"} else whom_to_ask(case, row)


def _caveats(case: Case, row: int) -> tuple[str, ...]:
    offer = case.offer(row)
    caveats = []
    if not case.world.offers.is_active[row]:
        caveats.append(NOT_IN_USE)
    elif case.judgement.provider[row] == NOT_REACHED:
        caveats.append(NO_PROVIDER)
    if is_only_proposed(case, row):
        caveats.append(UNCONFIRMED)
    busy = _hours_already(case, row)
    if offer.hours_per_week and busy and busy + offer.hours_per_week > _FULL_WEEK_HOURS:
        caveats.append(
            f"timerne kan støde sammen: {decimal(busy)} timer om ugen er allerede optaget, og her er det {decimal(offer.hours_per_week)}"
        )
    if offer.verified_on and case.world.offers.today - ordinal(offer.verified_on) > _STALE_DAYS:
        caveats.append(f"oplysningerne er mere end et år gamle (bekræftet {day_in_words(offer.verified_on)})")
    return tuple(caveats)


def _hours_already(case: Case, row: int) -> float:
    offers = case.world.offers
    started = {
        offers.row_of[offer_id]
        for offer_id, state in case.youth.ongoing
        if state == "started" and offer_id in offers.row_of
    } - {row}
    return sum(offers.rows[other].hours_per_week or 0 for other in started)
