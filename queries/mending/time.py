"""What would let an offer begin in time: the nearest date or horizon, a later deadline, another start, a shorter wait, more time."""

from collections.abc import Iterator
from dataclasses import replace

from queries.answers import Named
from queries.case import Case
from queries.day.youth import ages_on
from queries.days import ALWAYS, firsts_of_months, iso, ordinal, ordinal_or
from queries.facts.map_rows import OfferRow, PermissionRow
from queries.mending.proposals import Proposal, called, offer_object, provider_of
from queries.mending.trials import Trial, offer_alone, passes
from queries.telling.danish import capitalised, counted, day_in_words

_LEAP_DAY = "02-29"


def propose_time(case: Case, row: int) -> Iterator[Proposal]:
    """Look further ahead where that is all, else ask the provider for something."""
    offers = case.world.offers
    start, ends = int(offers.start[row]), int(offers.ends[row])
    if iso(start) and start <= ends and offers.today <= ends:
        yield from _look_further(case, row, start)
        return
    for proposal in propose_asking(case, row):
        yield _said_of_age(case, proposal)


def propose_asking(case: Case, row: int) -> Iterator[Proposal]:
    """What the provider may be asked for, also where one could look further ahead instead."""
    offer, who = case.offer(row), provider_of(case, row)
    soonest, has_ended = _soonest(case, offer), case.world.offers.today > int(case.world.offers.ends[row])
    if not has_ended:
        yield from _apply_later(case, offer, who)
        if soonest:
            yield from _another_start(offer, soonest, who)
        yield from _shorter_wait(case, offer, who)
    if soonest:
        yield from _more_time(offer, soonest, who, has_ended=has_ended)


def propose_starts(case: Case, row: int) -> Iterator[Proposal]:
    """The starts worth asking for before the one that there is, the earliest first; whether they are in time is not tried.

    They are the soonest one, and those on later days from which what is judged on the start may be otherwise: youths are a year
    older, or a permission begins.
    """
    offers, offer = case.world.offers, case.offer(row)
    soonest = _soonest(case, offer)
    if soonest is None:
        return
    first = ordinal(soonest[0])
    last = min(int(offers.start[row]) - 1, int(offers.ends[row]), offers.today + case.limits.horizon_days)
    if first <= last:
        for day in sorted(
            {_day_of_intake(offer, number) for number in (first, *_turning_days(case, row, first, last))}
        ):
            yield from _another_start(offer, (iso(day) or "", soonest[1]), provider_of(case, row))


def _turning_days(case: Case, row: int, first: int, last: int) -> Iterator[int]:
    """The days after one and up to another on which a permission begins that the offer requires, or somebody may be a year older."""
    offer, mandates = case.offer(row), case.world.mandates
    needed = case.world.offers.requirements.permission
    required = {mandates.permissions[int(needed[number])] for number in case.requirements(row)}
    begins = (ordinal(each.valid_from) for each in required if each.valid_from)
    yield from (day for day in begins if first < day <= last)
    judged: tuple[OfferRow | PermissionRow, ...] = (offer, *required)
    if any(each.min_age is not None or each.max_age is not None for each in judged):
        yield from firsts_of_months(first, last)


def _said_of_age(case: Case, proposal: Proposal) -> Proposal:
    """The proposal; where the youth grows too old for the offer before one could begin, it says so."""
    offer, today = proposal.trial.offer, case.world.offers.today
    if offer is None or offer.max_age is None or not _may_be(case, today, offer.max_age):
        return proposal
    start = int(offer_alone(case, offer).start[0])
    if _may_be(case, start, offer.max_age):
        return proposal
    return replace(proposal, text=f"{proposal.text} Til den tid er den unge dog ældre end {offer.max_age} år.")


def _may_be(case: Case, day: int, age: int) -> bool:
    """Whether the youth may be of an age, or younger, on a day; also where one of them is not known."""
    ages = ages_on(case.youth, iso_day) if (iso_day := iso(day)) else ()
    return not ages or min(ages) <= age


def _look_further(case: Case, row: int, start: int) -> Iterator[Proposal]:
    """The horizon that reaches the start, and the first day from which today's horizon does."""
    horizon = start - case.world.offers.today
    if iso(start) is None:
        return
    again = iso(start - case.limits.horizon_days)
    further = f"se {counted(horizon, 'dag', 'dage')} frem"
    text = capitalised(further)
    limits: dict[str, object] = {"horizon": horizon}
    if again and passes(case, row, "time", Trial(on=again)):
        text = f"Tag det op igen {day_in_words(again)}, eller {further}"
        limits["on"] = again
    yield Proposal(f"{text}.", case.team, Trial(limits=replace(case.limits, horizon_days=horizon)), limits=limits)


def _apply_later(case: Case, offer: OfferRow, who: tuple[Named, ...]) -> Iterator[Proposal]:
    """A start whose deadline has passed."""
    today = case.world.offers.today
    days = sorted(ordinal(text) for text in offer.intake_dates or ()) if offer.intake == "dates" else []
    for wanted in (day for day in days if day >= today):
        notice = wanted - today
        yield Proposal(
            text=f"Spørg {called(who, 'udbyderen')}, om man kan nå at søge til starten {day_in_words(iso(wanted) or '')}, "
            "selv om fristen er gået.",
            who=who,
            trial=Trial(offer=replace(offer, apply_by_days=notice)),
            changes=(offer_object(offer.id, apply_by_days=notice),),
        )


def _soonest(case: Case, offer: OfferRow) -> tuple[str, int] | None:
    """The first day on which one could begin if every day were a start, and how many days before one must then apply.

    The days to apply in are kept where the start is within the horizon with them, else cut down to what there is.
    """
    today = case.world.offers.today
    earliest = int(offer_alone(case, replace(offer, intake="rolling", intake_dates=None)).start[0])
    notice = (offer.apply_by_days or 0) if offer.intake != "rolling" else 0
    with_notice = max(earliest, today + notice)
    soonest = with_notice if with_notice <= today + case.limits.horizon_days else earliest
    soonest = _day_of_intake(offer, soonest)
    day = iso(soonest)
    return (day, min(notice, soonest - today)) if day else None


def _day_of_intake(offer: OfferRow, number: int) -> int:
    """The day, or the next one where the offer starts on the same day each year and not every year has it."""
    day = iso(number)
    return number + 1 if day and day.endswith(_LEAP_DAY) and offer.intake == "yearly" else number


def _with_start(offer: OfferRow, day: str, notice: int) -> OfferRow:
    """The offer with one more start; one that takes in all the time has no need of it."""
    if offer.intake == "rolling":
        return offer
    known = offer.intake_dates or () if offer.intake else ()
    dates = sorted({*known, day[5:] if offer.intake == "yearly" else day})
    notice_then = notice if offer.apply_by_days else offer.apply_by_days
    return replace(offer, intake=offer.intake or "dates", intake_dates=dates, apply_by_days=notice_then)


def _difference(offer: OfferRow, changed: OfferRow) -> tuple[dict[str, object], ...]:
    """The change of an offer in the exchange form: the fields that differ."""
    names = ("intake", "intake_dates", "apply_by_days", "waiting_weeks", "valid_to")
    said = {name: getattr(changed, name) for name in names if getattr(changed, name) != getattr(offer, name)}
    return (offer_object(offer.id, **said),)


def _another_start(offer: OfferRow, soonest: tuple[str, int], who: tuple[Named, ...]) -> Iterator[Proposal]:
    if offer.intake not in {"dates", "yearly"}:
        return
    changed = _with_start(offer, *soonest)
    text = f"Spørg {called(who, 'udbyderen')}, om der kan laves en start {day_in_words(soonest[0])}."
    yield Proposal(text, who, Trial(offer=changed), _difference(offer, changed))


def _shorter_wait(case: Case, offer: OfferRow, who: tuple[Named, ...]) -> Iterator[Proposal]:
    """The longest wait with which one could begin before the offer ends, on its first start, and within the horizon."""
    if offer.intake is None or not offer.waiting_weeks:
        return
    at_once = replace(offer, waiting_weeks=0)
    soonest = int(offer_alone(case, replace(at_once, intake="rolling", intake_dates=None)).start[0])
    last = min(ordinal_or(offer.valid_to, ALWAYS), case.world.offers.today + case.limits.horizon_days)
    first = last if offer.intake == "rolling" else int(offer_alone(case, at_once).start[0])
    weeks, day = (first - soonest) // 7, iso(first)
    if day is None or first > last or not 0 <= weeks < offer.waiting_weeks:
        return
    wait = f"ventetiden kan blive højst {counted(weeks, 'uge', 'uger')}" if weeks else "man kan begynde uden ventetid"
    in_time = (
        "begynde, før tilbuddet slutter"
        if offer.intake == "rolling" and day == offer.valid_to
        else f"begynde {'senest ' if offer.intake == 'rolling' else ''}{day_in_words(day)}"
    )
    text = f"Spørg {called(who, 'udbyderen')}, om {wait}, så man kan nå at {in_time}."
    changed = replace(offer, waiting_weeks=weeks)
    yield Proposal(text, who, Trial(offer=changed), _difference(offer, changed))


def _more_time(
    offer: OfferRow, soonest: tuple[str, int], who: tuple[Named, ...], *, has_ended: bool
) -> Iterator[Proposal]:
    """The offer goes on, or comes again, until at least the soonest start."""
    changed = replace(_with_start(offer, *soonest), valid_to=max(soonest[0], offer.valid_to or ""))
    if has_ended:
        asked = "kommer igen, og hvornår man så kan begynde"
    else:
        asked = f"fortsætter længere, så man kan begynde {day_in_words(soonest[0])}"
    text = f"Spørg {called(who, 'udbyderen')}, om tilbuddet {asked}."
    yield Proposal(text, who, Trial(offer=changed), _difference(offer, changed))
