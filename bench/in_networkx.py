"""The third side: the same conditions as loops over a networkx graph, the way one writes them in an afternoon.

It leaves out what `match_youth.cypher` leaves out, and works everything out anew for each youth, as that does.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from bench.graphs import DAY
from bench.networkx_walks import LAST, TODAY, Walker, Youth, build_graph
from bench.told import Told
from graphmodel.jsonl import Parsed
from queries.rules import Limits

PASS, UNKNOWN, FAIL = 0, 1, 2


class LoopMatcher:
    """Judges one youth at a time by walking the graph."""

    def __init__(self, parsed: Parsed) -> None:
        self._walker = Walker(build_graph(parsed))

    def match(self, youth_id: str, limit: int) -> list[Told]:
        """The best candidates, `limit` of them at most."""
        walker = self._walker
        youth = Youth(walker, youth_id)
        found = [
            _sorted_by(walker, youth, offer_id, judged)
            for provider, fields in walker.nodes(data=True)
            if fields["label"] == "Organisation" and fields.get("status", "active") == "active"
            for offer_id in walker.to(provider, "PROVIDES")
            if (judged := judge_offer(walker, youth, provider, offer_id))
        ]
        found.sort(key=lambda pair: pair[0])
        return [told for _, told in found[:limit]]


class Judged(NamedTuple):
    """A candidate as the conditions find it."""

    statuses: tuple[int, ...]
    """The twelve conditions in the order of the rule book."""
    develops: set[str]
    suits: set[str]
    start: str | None
    handovers: int | None


def judge_offer(walker: Walker, youth: Youth, provider: str, offer_id: str) -> Judged | None:
    """Judge an offer for a youth; None where it is no candidate."""
    offer = walker.nodes[offer_id]
    if offer.get("status", "active") != "active" or offer_id in youth.ongoing:
        return None
    develops = set(walker.to(offer_id, "DEVELOPS"))
    area = UNKNOWN if not develops or not youth.areas else PASS if develops & youth.areas else FAIL
    place = FAIL if area == FAIL else _judge_place(walker, youth, provider, offer_id)
    if place == FAIL:
        return None
    suits = set(walker.to(offer_id, "SUITS"))
    stage = UNKNOWN if not suits or not youth.stages else PASS if suits & youth.stages else FAIL
    requires = [walker.nodes[permission] | {"id": permission} for permission in walker.to(offer_id, "REQUIRES")]
    start, time = _judge_time(offer, requires)
    ages = youth.ages(start or TODAY)
    walks_in = offer.get("route") in {"open", "self"}
    handovers = 0 if walks_in else youth.reached.get(provider)
    income = offer.get("for_income")
    basis = youth.fields.get("income_basis")
    statuses = (
        area,
        place,
        stage,
        time,
        _judge_age(offer, ages),
        _judge_capacity(offer),
        _judge_needs(offer, youth.fields.get("requirements", ())),
        PASS if not income or basis in income else UNKNOWN if basis is None else FAIL,
        FAIL if {offer_id, provider} & youth.declined else PASS,
        PASS if handovers is not None else FAIL if provider in youth.mapped else UNKNOWN,
        _judge_authority(walker, youth, offer, requires, ages, start or TODAY),
        PASS if walks_in or provider in youth.starts | youth.consented else FAIL if provider in youth.refused
        else PASS if provider in youth.shared else UNKNOWN,
    )  # fmt: skip
    return Judged(statuses, develops, suits, start, handovers)


def _sorted_by(walker: Walker, youth: Youth, offer_id: str, judged: Judged) -> tuple[tuple[Any, ...], Told]:
    """What a candidate is sorted by, and what is told of it."""
    statuses, develops, suits, start, handovers = judged
    offer = walker.nodes[offer_id]
    failed = [number for number, status in enumerate(statuses) if status == FAIL]
    beyond_repair = {4, 7, 8} & set(failed)
    verdict = "match" if not failed else "near_miss" if len(failed) <= 2 and not beyond_repair else "unsuitable"
    served = [rank for rank, areas in youth.goals if areas & develops]
    shared = len(set(youth.fields.get("interests", ())) & set(offer.get("interests", ())))
    fit = 0 if suits & youth.main_stages else 1 if suits & youth.stages else 2
    order = (
        len(failed), youth.wishes.get(offer_id, LAST), min(served, default=LAST), -len(served), -shared, fit,
        start or "9999-99-99", LAST if handovers is None else handovers, statuses.count(UNKNOWN), offer_id,
    )  # fmt: skip
    return order, Told(offer_id, verdict, statuses)


def _judge_place(walker: Walker, youth: Youth, provider: str, offer_id: str) -> int:
    serves = set(walker.to(offer_id, "SERVES"))
    located = set(walker.to(provider, "LOCATED_IN"))
    if walker.nodes[offer_id].get("reach") == "national" or (serves or located) & youth.municipalities:
        return PASS
    return UNKNOWN if not youth.municipalities or not (serves or located) else FAIL


def _judge_time(offer: dict[str, Any], requires: list[dict[str, Any]]) -> tuple[str | None, int]:
    """The earliest start, and what `time` says of it."""
    decided = DAY + timedelta(weeks=max((permission.get("decision_weeks", 0) for permission in requires), default=0))
    begins = date.fromisoformat(offer["valid_from"]) if offer.get("valid_from") else decided
    earliest = max(decided, begins) + timedelta(weeks=offer.get("waiting_weeks", 0))
    not_before = max(earliest, DAY + timedelta(days=offer.get("apply_by_days", 0))).isoformat()
    intake, days = offer.get("intake"), offer.get("intake_dates", ())
    start: str | None = earliest.isoformat()
    if intake == "dates":
        start = min((day for day in days if day >= not_before), default=None)
    elif intake == "yearly":
        years = (int(not_before[:4]), int(not_before[:4]) + 1)
        start = min((day for year in years for each in days if (day := f"{year}-{each}") >= not_before), default=None)
    ends = offer.get("valid_to", "9999-99-99")
    if (start and (start > (DAY + timedelta(days=Limits().horizon_days)).isoformat() or start > ends)) or ends < TODAY:
        return start, FAIL
    if start is None and intake == "dates" and any(day >= TODAY for day in days):
        return None, FAIL
    return start, UNKNOWN if intake is None or start is None else PASS


def _judge_age(offer: dict[str, Any], ages: tuple[int, int] | None) -> int:
    lowest, highest = offer.get("min_age"), offer.get("max_age")
    if ages is None or (lowest is None and highest is None):
        return UNKNOWN
    fits = [(lowest is None or lowest <= age) and (highest is None or age <= highest) for age in ages]
    return PASS if all(fits) else UNKNOWN if any(fits) else FAIL


def _judge_capacity(offer: dict[str, Any]) -> int:
    seen = offer.get("seats_on") or offer.get("verified_on")
    if offer.get("seats_free") is None or not seen or seen < (DAY - timedelta(days=30)).isoformat():
        return UNKNOWN
    return FAIL if offer["seats_free"] == 0 and offer.get("waiting_weeks") is None else PASS


def _judge_needs(offer: dict[str, Any], requirements: Iterable[str]) -> int:
    met = {*offer.get("languages", ()), *offer.get("accessibility", ())}
    cannot = offer.get("cannot", ())
    return max((PASS if need in met else FAIL if need in cannot else UNKNOWN for need in requirements), default=PASS)


def _judge_authority(
    walker: Walker,
    youth: Youth,
    offer: dict[str, Any],
    requires: list[dict[str, Any]],
    ages: tuple[int, int] | None,
    day: str,
) -> int:
    if not requires:
        return UNKNOWN if offer.get("route") == "visitation" else PASS
    worst = PASS
    for permission in requires:
        lowest, highest = permission.get("min_age", -LAST), permission.get("max_age", LAST)
        if ages is not None and not any(lowest <= age <= highest for age in ages):
            continue
        if not permission.get("valid_from", day) <= day <= permission.get("valid_to", day):
            worst = max(worst, UNKNOWN)
            continue
        worst = max(worst, _judge_permission(walker, youth, permission["id"]))
    return worst


def _judge_permission(walker: Walker, youth: Youth, permission: str) -> int:
    """Whether somebody who counts for the youth gives a permission."""
    found = UNKNOWN
    for role, _, key, grant in walker.graph.in_edges(permission, keys=True, data=True):
        for actor, _, held, hold in walker.graph.in_edges(role, keys=True, data=True):
            if (key, held) != ("GRANTS", "HOLDS"):
                continue
            for organisation in [hold["at"]] if hold.get("at") else walker.to(actor, "WORKS_AT"):
                if organisation in youth.reached or youth.responsible & set(walker.to(organisation, "LOCATED_IN")):
                    if grant.get("state", "proposed") != "expired":
                        return PASS
                    found = FAIL
    return found
