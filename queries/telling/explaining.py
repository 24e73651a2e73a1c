"""Explaining how an offer stands for a youth: the facts of a match, whom to call, what to be aware of, and all of it in Danish."""

from queries.answers import Failure, Found, Named
from queries.case import Case
from queries.chain import chain_to, is_only_proposed
from queries.day.offers import UNKNOWN
from queries.day.reach import NOT_REACHED
from queries.mending.repairs import repair
from queries.rules import CONDITIONS, STATUS_NAMES
from queries.section_115 import is_section_115
from queries.telling.danish import decimal
from queries.telling.doubts import doubt
from queries.telling.phrasebook import Listing
from queries.telling.reasons import reason
from queries.telling.sentences import UNCONFIRMED, explanation

_FITS = ("main", "partial", None)
_FULL_WEEK_HOURS = 37
NOT_IN_USE = "tilbuddet er ikke i brug lige nu"
SECTION_115 = (
    "oplysninger deles kun efter § 115, som gælder forebyggelse af kriminalitet alene: spørg den unge, før noget sendes"
)
NO_PROVIDER = "ingen aktiv organisation udbyder det lige nu"


def explain(case: Case, row: int) -> Found:
    """Everything that is told about one offer."""
    judgement, listing = case.judgement, case.listing(row)
    statuses = judgement.of_offer(row)
    handovers = int(judgement.handovers[row])
    chain = chain_to(case, row)
    serves = _serves(case, row)
    caveats = _caveats(case, row, listing)
    unknown = tuple(
        doubt(case, row, condition) for condition, status in zip(CONDITIONS, statuses, strict=True) if status == UNKNOWN
    )
    failed = tuple(_failure(case, row, condition) for condition in judgement.failed(row))
    return Found(
        offer=listing.offer.id,
        name=listing.offer.name,
        provider=listing.provider.id if listing.provider else None,
        serves=serves,
        conditions=dict(zip(CONDITIONS, map(STATUS_NAMES.__getitem__, statuses), strict=True)),
        stage_fit=_FITS[judgement.fit[row]],
        earliest_start=listing.start,
        latest_application=listing.latest_application,
        handovers=None if handovers == NOT_REACHED else handovers,
        chain=chain,
        call=listing.call,
        caveats=caveats,
        explanation=explanation(case, row, listing, serves, chain, failed, unknown, caveats),
        failed=failed,
        unknown=unknown,
        provider_name=listing.provider.name if listing.provider else None,
    )


def _serves(case: Case, row: int) -> tuple[str, ...]:
    """The open sub-goals that an offer serves, sorted."""
    leads = case.world.offers.leads.get(row, ())
    return tuple(sorted(goal.id for goal in case.youth.sub_goals if not goal.areas.isdisjoint(leads)))


def _failure(case: Case, row: int, condition: str) -> Failure:
    mended = repair(case, row, condition)
    who = mended.who if mended and mended.who else _who_can_tell(case, row, condition)
    return Failure(condition, reason(case, row, condition), mended.repair if mended else None, who)


def _who_can_tell(case: Case, row: int, condition: str) -> tuple[Named, ...]:
    """Who knows more where there is no repair: the youth's people about the youth, the offer's about the offer."""
    return case.around if condition in {"choice", "consent", "stage", "area"} else case.listing(row).asked


def _caveats(case: Case, row: int, listing: Listing) -> tuple[str, ...]:
    caveats = []
    if not case.world.offers.is_active[row]:
        caveats.append(NOT_IN_USE)
    elif listing.provider is None:
        caveats.append(NO_PROVIDER)
    if is_only_proposed(case, row):
        caveats.append(UNCONFIRMED)
    if _told_under_section_115(case, row):
        caveats.append(SECTION_115)
    hours = listing.offer.hours_per_week
    if hours and (busy := _hours_already(case, row)) and busy + hours > _FULL_WEEK_HOURS:
        caveats.append(
            f"timerne kan støde sammen: {decimal(busy)} timer om ugen er allerede optaget, og her er det {decimal(hours)}"
        )
    if listing.stale:
        caveats.append(listing.stale)
    return tuple(caveats)


def _told_under_section_115(case: Case, row: int) -> bool:
    """Whether the provider may be told by no consent, but by sharing under section 115 alone, which is for preventing crime."""
    network, provider = case.world.network, int(case.judgement.provider[row])
    id_ = case.provider_id(row)
    if id_ is None or case.world.offers.walks_in[row] or provider in case.youth.starts:
        return False
    if id_ in case.youth.consented or id_ in case.youth.refused:
        return False
    links = [link for start in case.youth.starts for link in network.sharing.get(start, {}).get(provider, ())]
    return bool(links) and all(is_section_115(link.legal_basis or "") for link in links)


def _hours_already(case: Case, row: int) -> float:
    offers = case.world.offers
    started = {
        offers.row_of[offer_id]
        for offer_id, state in case.youth.ongoing
        if state == "started" and offer_id in offers.row_of
    } - {row}
    return sum(offers.rows[other].hours_per_week or 0 for other in started)
