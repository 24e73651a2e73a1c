"""A waiting time that is told where there is no seat: the longest with which one can still begin in time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from queries.answers import Named
from queries.case import Case
from queries.days import ALWAYS, ordinal_or
from queries.mending.proposals import called, offer_object, provider_of
from queries.mending.trials import Trial, offer_alone, passes
from queries.telling.danish import counted

_MOST_WEEKS = 52


def propose_waiting_time(case: Case, row: int) -> Iterator[tuple[str, tuple[Named, ...], dict[str, Any]]]:
    """The sentence, who could tell, and the change; nothing where a wait of a week is too long already."""
    offer, today, who = case.offer(row), case.world.offers.today, provider_of(case, row)
    soonest = int(offer_alone(case, replace(offer, intake="rolling", waiting_weeks=0)).start[0])
    last = min(ordinal_or(offer.valid_to, ALWAYS), today + case.limits.horizon_days)
    for weeks in range(min((last - soonest) // 7, _MOST_WEEKS), 0, -1):
        trial = Trial(offer=replace(offer, waiting_weeks=weeks))
        if passes(case, row, "time", trial) and passes(case, row, "capacity", trial):
            asked = called(who, "udbyderen")
            yield (
                f"Spørg {asked} om ventetiden, og skriv den i kortet: med {counted(weeks, 'uge', 'uger')} kan man begynde i tide.",
                who,
                offer_object(offer.id, waiting_weeks=weeks),
            )
            return
