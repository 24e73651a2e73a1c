"""Why a condition fails, in Danish: what a good colleague would say, to be read after a colon."""

from collections.abc import Callable, Mapping

from queries.case import Case
from queries.chain import broken_links
from queries.day.offers import NO_START
from queries.day.youth import ages_on
from queries.days import is_over, iso
from queries.facts.map_rows import CollaborationRow, OfferRow
from queries.telling.danish import clauses, counted, day_in_words, listed
from queries.telling.wording import (
    ages_called,
    incomes_called,
    needs_apart,
    permissions_called,
    provider_called,
)

_FAULTS = {"planned": "er kun planlagt", "missing": "mangler"}


def reason(case: Case, row: int, condition: str) -> str:
    """Why a condition fails; a main clause without capital and full stop."""
    return _REASONS[condition](case, row)


def _area(case: Case, row: int) -> str:
    areas = case.phrasebook.areas(case.world.offers.leads.get(row, ()))
    return f"tilbuddet arbejder med {areas}, og det er ikke blandt den unges åbne delmål"


def _place(case: Case, row: int) -> str:
    serves, names = case.world.offers.serves, case.lexicon.names
    places = sorted(
        names.of("Municipality", municipality_id) for municipality_id, rows in serves.items() if row in rows
    )
    return f"tilbuddet er for unge i {listed(places) or 'en anden kommune'}"


def _stage(case: Case, row: int) -> str:
    return f"tilbuddet er tænkt til fasen {case.phrasebook.stages(case.world.offers.stages.get(row, ()), last='eller')}"


def _time(case: Case, row: int) -> str:
    offer, offers = case.offer(row), case.world.offers
    if offer.valid_to and offers.today > offers.ends[row]:
        return f"tilbuddet sluttede {day_in_words(offer.valid_to)}"
    if offers.start[row] == NO_START:
        return "der er ikke flere startdatoer, man kan nå"
    first_day = iso(int(offers.start[row]))
    start = (
        f"man kan tidligst begynde {day_in_words(first_day)}"
        if first_day
        else "man kan ikke begynde i en overskuelig fremtid"
    )
    if offer.valid_to and offers.start[row] > offers.ends[row]:
        return f"{start}, men tilbuddet slutter {day_in_words(offer.valid_to)}"
    horizon = case.limits.horizon_days
    return (
        f"{start}, og det er mere end {counted(horizon, 'dag', 'dage')} ude i fremtiden"
        if horizon
        else f"{start}, ikke i dag"
    )


def _age(case: Case, row: int) -> str:
    offer, offers = case.offer(row), case.world.offers
    text = f"tilbuddet er for unge {ages_called(case, row)}"
    begins = iso(int(offers.starts_on[row]))
    if begins and case.youth.age is None and _is_of_age(case, offer):
        text += f", og det er den unge ikke længere {day_in_words(begins)}, hvor man tidligst kan begynde"
    return text


def _is_of_age(case: Case, offer: OfferRow) -> bool:
    """Whether the youth may have the age today; then it is the start that comes too late."""
    return any(
        (offer.min_age or 0) <= age and (offer.max_age is None or age <= offer.max_age)
        for age in ages_on(case.youth, case.world.network.iso_day)
    )


def _capacity(case: Case, row: int) -> str:
    offer = case.offer(row)
    seen = offer.seats_on or offer.verified_on
    return (
        f"der var ingen ledige pladser {day_in_words(seen)}, og ventetiden er ikke oplyst"
        if seen
        else "der er ingen ledige pladser"
    )


def _needs(case: Case, row: int) -> str:
    offer = case.offer(row)
    met = {*(offer.languages or ()), *(offer.accessibility or ())}
    unmet = [need for need in case.youth.requirements if need in (offer.cannot or ()) and need not in met]
    spoken, others = needs_apart(case, unmet)
    told = [f"man kan ikke tale {spoken} dér"] if spoken else []
    return clauses([*told, *([f"tilbuddet kan ikke imødekomme {others}"] if others else [])])


def _income(case: Case, row: int) -> str:
    return f"tilbuddet er for unge, hvis forsørgelse er {incomes_called(case, case.offer(row).for_income or ())}"


def _choice(case: Case, row: int) -> str:
    youth, provider = case.youth, case.provider_id(row) or ""
    said_no = youth.declined_offers.get(case.offer(row).id) or youth.declined_organisations.get(provider)
    text = "den unge har sagt nej tak"
    if case.offer(row).id not in youth.declined_offers:
        text += f" til {provider_called(case, row)}"
    if said_no and said_no.reason:
        text += f": »{said_no.reason.strip(' .')}«"
    return f"{text} (gælder til og med {day_in_words(said_no.until)})" if said_no and said_no.until else text


def _chain(case: Case, row: int) -> str:
    network, provider = case.world.network, int(case.judgement.provider[row])
    length = int(network.reach(case.youth.starts).handovers[provider])
    if length > case.limits.max_handovers:
        return f"vejen til {provider_called(case, row)} er lang: {counted(length, 'overlevering', 'overleveringer')}"
    faults = dict.fromkeys(_fault(link, network.iso_day) for link in broken_links(network, case.youth.starts, provider))
    return f"et led på vejen til {provider_called(case, row)} {listed(list(faults), last='eller') or 'mangler'}"


def _fault(link: CollaborationRow, iso_day: str) -> str:
    """What is the matter with an edge that carries nobody on a day."""
    if link.state in _FAULTS:
        return _FAULTS[link.state]
    return "er udløbet" if is_over(link, iso_day) else "er ikke begyndt endnu"


def _authority(case: Case, row: int) -> str:
    return f"ingen har lige nu bemyndigelsen {permissions_called(case, case.failing_requirements(row))}"


def _consent(case: Case, row: int) -> str:
    withdrawn = case.youth.refused.get(case.provider_id(row) or "")
    if withdrawn:
        return f"den unge trak sit samtykke tilbage {day_in_words(withdrawn)}, så {provider_called(case, row)} må ikke få noget at vide"
    return f"den unge har sagt nej til, at {provider_called(case, row)} får noget at vide"


_REASONS: Mapping[str, Callable[[Case, int], str]] = {
    "area": _area,
    "place": _place,
    "stage": _stage,
    "time": _time,
    "age": _age,
    "capacity": _capacity,
    "needs": _needs,
    "income": _income,
    "choice": _choice,
    "chain": _chain,
    "authority": _authority,
    "consent": _consent,
}
