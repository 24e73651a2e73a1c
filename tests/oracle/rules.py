"""Candidates, verdicts and order: what suits whom, told once more."""

from datetime import date, timedelta

from tests.oracle.authority import Authority
from tests.oracle.conditions import (
    FAIL,
    UNKNOWN,
    Case,
    judge_age,
    judge_area,
    judge_authority,
    judge_capacity,
    judge_chain,
    judge_choice,
    judge_consent,
    judge_income,
    judge_needs,
    judge_place,
    judge_stage,
    judge_time,
    needs_no_way,
)
from tests.oracle.facts import Facts, declined_by, facts_of_profile, facts_of_youth
from tests.oracle.graph import Graph, Object, as_day
from tests.oracle.reach import chain_steps, hand_overs, mapped, mapped_hand_overs, reached

CONDITIONS = (
    "area",
    "place",
    "stage",
    "time",
    "age",
    "capacity",
    "needs",
    "income",
    "choice",
    "chain",
    "authority",
    "consent",
)
STARRED = ("choice", "chain", "consent")
REPAIRABLE = ("stage", "time", "needs", "capacity", "chain", "authority", "consent")
# Section 4 gives the order of causes; area and place can fail only where an offer is judged alone.
ORDER_OF_FAILURES = (
    "area",
    "place",
    "choice",
    "age",
    "income",
    "needs",
    "stage",
    "time",
    "capacity",
    "chain",
    "authority",
    "consent",
)
LAST = 10**9


def match(objects: list[Object], youth_id: str, on: date | str, horizon: int = 180, max_handovers: int = 3) -> Object:
    """What suits a stored youth on a day, in the shape of section 5 without its free texts."""
    graph = Graph(objects)
    day = as_day(on)
    return answer(open_case(graph, facts_of_youth(graph, youth_id, day), day, horizon, max_handovers))


def match_profile(
    objects: list[Object], profile: Object, on: date | str, horizon: int = 180, max_handovers: int = 3
) -> Object:
    """What suits a profile, “never stored”; its `youth` is None."""
    graph = Graph(objects)
    day = as_day(on)
    return answer(open_case(graph, facts_of_profile(graph, profile, day), day, horizon, max_handovers))


def judge_offer(
    objects: list[Object],
    youth_id_or_profile: str | Object,
    offer_id: str,
    on: date | str,
    horizon: int = 180,
    max_handovers: int = 3,
) -> Object:
    """One offer, whatever it is.

    “`--offer OFFER` judges that one alone, whatever it is”, so also one that is paused, ongoing or has no provider,
    and “area and place may be `fail` there”.
    """
    graph = Graph(objects)
    day = as_day(on)
    if isinstance(youth_id_or_profile, str):
        facts = facts_of_youth(graph, youth_id_or_profile, day)
    else:
        facts = facts_of_profile(graph, youth_id_or_profile, day)
    case = open_case(graph, facts, day, horizon, max_handovers)
    is_active = graph.is_active("Offer", offer_id)
    graph.count_as_active("Offer", offer_id)
    if facts.youth is not None:
        facts.declined = declined_by(graph, facts.youth, day)  # a refusal of a paused offer counts with it
    result = judge(case, offer_id)
    verdict = verdict_of(result)
    if not is_active or result["provider"] is None:
        verdict = "unsuitable"
    if is_active and offer_id in ongoing_offers(facts):
        verdict = "ongoing"
    return {"youth": facts.youth, "on": day.isoformat(), "verdict": verdict, **result}


def open_case(graph: Graph, facts: Facts, day: date, horizon: int, max_handovers: int) -> Case:
    """Gathers the ways a youth can go before any offer is looked at."""
    steps = hand_overs(graph, day)
    chains = reached(steps, facts.starts, max_handovers)
    return Case(
        graph=graph,
        facts=facts,
        day=day,
        horizon=horizon,
        steps=steps,
        chains=chains,
        mapped=mapped(mapped_hand_overs(graph, day), facts.starts),
        authority=Authority(graph, facts, day, set(chains)),
    )


def ongoing_offers(facts: Facts) -> set[str]:
    """The offers that are ongoing for the youth."""
    return {offer for offer, _ in facts.taking_part}


def candidates(case: Case) -> list[str]:
    """“Active offers with an active provider, not ongoing, whose area and place are not `fail`”."""
    found = []
    for offer_id in case.graph.active_nodes("Offer"):
        offer = case.graph.node("Offer", offer_id)
        if not case.graph.providers(offer_id, case.day) or offer_id in ongoing_offers(case.facts):
            continue
        if judge_area(case, offer) != FAIL and judge_place(case, offer) != FAIL:
            found.append(offer_id)
    return found


def judged_candidates(case: Case) -> list[Object]:
    """Every candidate judged, “fewer failures first, then the same” order as among matches."""
    judged = [judge(case, offer_id) for offer_id in candidates(case)]
    return sorted(judged, key=lambda result: (len(result["failed"]), *order_of(case, result)))


def answer(case: Case) -> Object:
    """The whole answer for one youth."""
    kinds: dict[str, list[Object]] = {"match": [], "near_miss": [], "unsuitable": []}
    for result in judged_candidates(case):
        kinds[verdict_of(result)].append(result)
    for result in kinds["match"]:
        del result["failed"]
    return {
        "youth": case.facts.youth,
        "on": case.day.isoformat(),
        "ongoing": [{"offer": offer, "state": state} for offer, state in case.facts.taking_part],
        "matches": kinds["match"],
        "near_misses": kinds["near_miss"],
        "unsuitable": len(kinds["unsuitable"]),
        "unsuitable_offers": kinds["unsuitable"],
    }


def judge(case: Case, offer_id: str) -> Object:
    """One offer with all its conditions, its provider and its chain."""
    offer = case.graph.node("Offer", offer_id)
    time, start = judge_time(case, offer)
    stage, fit = judge_stage(case, offer)
    provider, starred = choose_provider(case, offer)
    verdicts = {
        "area": judge_area(case, offer),
        "place": judge_place(case, offer),
        "stage": stage,
        "time": time,
        "age": judge_age(case, offer, start),
        "capacity": judge_capacity(case, offer),
        "needs": judge_needs(case, offer),
        "income": judge_income(case, offer),
        "authority": judge_authority(case, offer, start),
        **starred,
    }
    return {
        "offer": offer_id,
        "name": offer.get("name"),
        "provider": provider,
        "serves": served_sub_goals(case, offer_id),
        "conditions": {condition: verdicts[condition] for condition in CONDITIONS},
        "stage_fit": fit,
        "earliest_start": start.isoformat() if start else None,
        "latest_application": latest_application(offer, start),
        "handovers": count_handovers(case, offer, provider),
        "chain": show_chain(case, offer, provider, start),
        "failed": [condition for condition in ORDER_OF_FAILURES if verdicts[condition] == FAIL],
    }


def choose_provider(case: Case, offer: Object) -> tuple[str | None, dict[str, str]]:
    """The provider that the offer takes, with the three starred conditions.

    “the offer takes the provider with fewest failures among these three, then fewest unknowns, fewest hand-overs
    (missing last), smallest chain, smallest id”. Without a provider they are judged for nobody.
    """
    providers: list[str | None] = [*case.graph.providers(offer["id"], case.day)]
    choices = []
    for provider in providers or [None]:
        starred = {
            "choice": judge_choice(case, offer, provider),
            "chain": judge_chain(case, offer, provider),
            "consent": judge_consent(case, offer, provider),
        }
        verdicts = list(starred.values())
        handovers = count_handovers(case, offer, provider)
        rank = (
            verdicts.count(FAIL),
            verdicts.count(UNKNOWN),
            LAST if handovers is None else handovers,
            way_to(case, offer, provider),
            provider or "",
        )
        choices.append((rank, provider, starred))
    _, provider, starred = min(choices, key=lambda choice: choice[0])
    return provider, starred


def way_to(case: Case, offer: Object, provider: str | None) -> list[str]:
    """The organisations on the chain to a provider, or none.

    None “where the route is open or self, or the provider is itself a start”, and none where it is not reached.
    """
    if provider is None or needs_no_way(offer) or provider in case.facts.starts:
        return []
    return case.chains.get(provider, [])


def count_handovers(case: Case, offer: Object, provider: str | None) -> int | None:
    """“`handovers` is 0 then, null where the provider is not reached”."""
    if needs_no_way(offer) or (provider is not None and provider in case.facts.starts):
        return 0
    way = way_to(case, offer, provider)
    return len(way) - 1 if way else None


def show_chain(case: Case, offer: Object, provider: str | None, start: date | None) -> list[Object]:
    """The steps to the provider, with the permission that is granted on the last one."""
    shown = chain_steps(case.graph, case.facts, case.steps, way_to(case, offer, provider))
    if shown:
        shown[-1]["permission"] = case.authority.granted_permission(offer["id"], start or case.day)
    return shown


def served_sub_goals(case: Case, offer_id: str) -> list[str]:
    """The open sub-goals in an area that the offer DEVELOPS, sorted."""
    developed = set(case.graph.ends("DEVELOPS", offer_id, case.day))
    return sorted(goal for goal, areas in case.facts.sub_goals.items() if areas & developed)


def latest_application(offer: Object, start: date | None) -> str | None:
    """“S less apply_by_days for dates and yearly, else null”."""
    if start is None or offer.get("intake") not in ("dates", "yearly"):
        return None
    return (start - timedelta(days=offer.get("apply_by_days", 0))).isoformat()


def verdict_of(result: Object) -> str:
    """What the failed conditions make of an offer.

    “`match` if nothing fails; `near_miss` if one or two conditions fail and each is repairable; else `unsuitable`”.
    """
    failed = result["failed"]
    if not failed:
        return "match"
    if len(failed) <= 2 and all(condition in REPAIRABLE for condition in failed):
        return "near_miss"
    return "unsuitable"


def order_of(case: Case, result: Object) -> tuple[object, ...]:
    """The order of section 4 as one sort key, smallest first.

    Own wish, best youth_rank, more sub-goals, more shared interests, fit, earlier S, fewer hand-overs, fewer
    unknowns, id.
    """
    offer = case.graph.node("Offer", result["offer"])
    ranks = [case.facts.youth_ranks[goal] for goal in result["serves"] if goal in case.facts.youth_ranks]
    shared = set(case.facts.interests) & set(offer.get("interests", []))
    return (
        wish_of(case, result["offer"]),
        min(ranks, default=LAST),
        -len(result["serves"]),
        -len(shared),
        ["main", "partial", None].index(result["stage_fit"]),
        result["earliest_start"] or "9999-99-99",
        LAST if result["handovers"] is None else result["handovers"],
        list(result["conditions"].values()).count(UNKNOWN),
        result["offer"],
    )


def wish_of(case: Case, offer_id: str) -> tuple[int, int]:
    """“WISHES_FOR by rank, a missing rank after all ranks, no wish last”."""
    if offer_id not in case.facts.wishes:
        return (2, 0)
    ranks = [rank for rank in case.facts.wishes[offer_id] if rank is not None]
    return (0, min(ranks)) if ranks else (1, 0)
