"""The twelve conditions, one function each, in the order of the table in section 4."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from tests.oracle.authority import Authority
from tests.oracle.facts import Facts, possible_ages
from tests.oracle.graph import Graph, Object, as_day
from tests.oracle.reach import Step

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


@dataclass
class Case:
    """One youth on one day: the facts, the ways, and the question's two limits."""

    graph: Graph
    facts: Facts
    day: date
    horizon: int
    steps: list[Step]
    chains: dict[str, list[str]]
    mapped: set[str]
    authority: Authority


def judge_area(case: Case, offer: Object) -> str:
    """Whether the offer works on what the youth works on.

    “pass if the offer DEVELOPS an open area; unknown if it develops none, or y has no open area; else fail”.
    """
    developed = set(case.graph.ends("DEVELOPS", offer["id"], case.day))
    wanted = case.facts.open_areas()
    if developed & wanted:
        return PASS
    return UNKNOWN if not developed or not wanted else FAIL


def judge_place(case: Case, offer: Object) -> str:
    """Whether the offer is for people from there.

    “pass if `reach` is national, if it SERVES a municipality of y, or if it has no recorded SERVES and a provider is
    LOCATED_IN one; unknown if y has no municipality, or if it has no recorded SERVES and no provider is located
    anywhere; else fail”.
    """
    graph, mine = case.graph, case.facts.municipalities
    serves_recorded = any(edge["from"] == offer["id"] for edge in graph.recorded("SERVES"))
    located = {
        municipality
        for provider in graph.providers(offer["id"], case.day)
        for municipality in graph.ends("LOCATED_IN", provider, case.day)
    }
    if offer.get("reach") == "national":
        return PASS
    if mine & set(graph.ends("SERVES", offer["id"], case.day)):
        return PASS
    if not serves_recorded and mine & located:
        return PASS
    if not mine:
        return UNKNOWN
    return UNKNOWN if not serves_recorded and not located else FAIL


def judge_stage(case: Case, offer: Object) -> tuple[str, str | None]:
    """Whether the offer suits where the youth is, and how well.

    “unknown if the offer SUITS no stage or y has none; pass if it suits one of y's (fit `main` if one of those is
    main, else `partial`); else fail”. Returns the verdict and the fit.
    """
    suited = set(case.graph.ends("SUITS", offer["id"], case.day))
    if not suited or not case.facts.stages:
        return UNKNOWN, None
    common = [stage for stage in case.facts.stages if stage in suited]
    if not common:
        return FAIL, None
    return PASS, "main" if any(case.facts.stages[stage] for stage in common) else "partial"


def earliest_possible(case: Case, offer: Object) -> date:
    """The day E before which nobody can start.

    “E = max(D + decision_weeks, valid_from) + waiting_weeks, decision_weeks the longest of all permissions it
    REQUIRES”.
    """
    weeks = 0
    for permission in case.graph.ends("REQUIRES", offer["id"], case.day):
        weeks = max(weeks, case.graph.node("Permission", permission).get("decision_weeks", 0))
    begins = case.day + timedelta(weeks=weeks)
    if "valid_from" in offer:
        begins = max(begins, as_day(offer["valid_from"]))
    return begins + timedelta(weeks=offer.get("waiting_weeks", 0))


def first_intake(case: Case, offer: Object, days: list[date], earliest: date) -> date | None:
    """“the first intake date ≥ E with S − apply_by_days ≥ D”."""
    notice = timedelta(days=offer.get("apply_by_days", 0))
    for day in sorted(days):
        if day >= earliest and day - notice >= case.day:
            return day
    return None


def first_yearly_intake(case: Case, offer: Object, earliest: date) -> date:
    """“the same over every MM-DD of every year”: year after year until one will do."""
    for year in count(case.day.year):
        days = [as_day(f"{year:04}-{month_and_day}") for month_and_day in offer["intake_dates"]]
        found = first_intake(case, offer, days, earliest)
        if found is not None:
            return found
    raise AssertionError("the years never end")


def start_by_intake(case: Case, offer: Object) -> tuple[str, date | None]:
    """The verdict and S as `intake` alone gives them, before the ends of time are looked at."""
    earliest = earliest_possible(case, offer)
    intake = offer.get("intake")
    if intake is None:
        return UNKNOWN, earliest
    if intake == "rolling":
        return PASS, earliest
    if intake == "yearly":
        if not offer.get("intake_dates"):
            return UNKNOWN, None
        return PASS, first_yearly_intake(case, offer, earliest)
    days = [as_day(text) for text in offer.get("intake_dates", [])]
    start = first_intake(case, offer, days, earliest)
    if start is not None:
        return PASS, start
    return (FAIL if any(day >= case.day for day in days) else UNKNOWN), None


def judge_time(case: Case, offer: Object) -> tuple[str, date | None]:
    """“Whatever came before: fail if S > D + horizon, S > valid_to or D > valid_to”.

    Returns the verdict and S, or None where there is no S.
    """
    verdict, start = start_by_intake(case, offer)
    if start is not None and start > case.day + timedelta(days=case.horizon):
        return FAIL, start
    if "valid_to" in offer:
        ends = as_day(offer["valid_to"])
        if case.day > ends or (start is not None and start > ends):
            return FAIL, start
    return verdict, start


def judge_age(case: Case, offer: Object, start: date | None) -> str:
    """Whether the youth has the age when it starts.

    “Unknown if both bounds are missing, or birth_month is; pass if every possible age lies in min_age..max_age (a
    missing bound is open), fail if none does, else unknown”; “on S (on D where there is no S)”.
    """
    ages = possible_ages(case.facts, start or case.day)
    if ages is None or ("min_age" not in offer and "max_age" not in offer):
        return UNKNOWN
    inside = [offer.get("min_age", age) <= age <= offer.get("max_age", age) for age in ages]
    if all(inside):
        return PASS
    return UNKNOWN if any(inside) else FAIL


def judge_capacity(case: Case, offer: Object) -> str:
    """Whether there is room.

    “known if seats_free is given and seats_on (missing: verified_on) is not more than 30 days before D (a later day
    is known too), else unknown; fail if 0 and no waiting_weeks is given; else pass”.
    """
    counted_on = offer.get("seats_on", offer.get("verified_on"))
    if "seats_free" not in offer or counted_on is None:
        return UNKNOWN
    if as_day(counted_on) < case.day - timedelta(days=30):
        return UNKNOWN
    return FAIL if offer["seats_free"] == 0 and "waiting_weeks" not in offer else PASS


def judge_needs(case: Case, offer: Object) -> str:
    """Whether what the youth needs is met.

    “each of y's requirements: met if in languages or accessibility, else unmet if in cannot, else open. Fail if one
    is unmet, unknown if one is open, else pass”.
    """
    verdict = PASS
    for requirement in case.facts.requirements:
        if requirement in offer.get("languages", []) + offer.get("accessibility", []):
            continue
        if requirement in offer.get("cannot", []):
            return FAIL
        verdict = UNKNOWN
    return verdict


def judge_income(case: Case, offer: Object) -> str:
    """Whether the offer is for people with that income.

    “pass if the offer has no for_income; unknown if y has no income_basis; pass if it is listed; else fail”.
    """
    if "for_income" not in offer:
        return PASS
    if case.facts.income_basis is None:
        return UNKNOWN
    return PASS if case.facts.income_basis in offer["for_income"] else FAIL


def judge_choice(case: Case, offer: Object, provider: str | None) -> str:
    """“fail if y DECLINES the offer or the provider; else pass”."""
    if ("Offer", offer["id"]) in case.facts.declined:
        return FAIL
    return FAIL if ("Organisation", provider) in case.facts.declined else PASS


def needs_no_way(offer: Object) -> bool:
    """“route open or self”; “a missing route counts as referral”."""
    return offer.get("route") in ("open", "self")


def judge_chain(case: Case, offer: Object, provider: str | None) -> str:
    """Whether somebody can take the youth there.

    “route open or self: pass”, else “pass if the provider is reached; fail if it is not, but is mapped”, “else
    unknown: the way is not mapped”.
    """
    if needs_no_way(offer) or provider in case.chains:
        return PASS
    return FAIL if provider in case.mapped else UNKNOWN


def judge_authority(case: Case, offer: Object, start: date | None) -> str:
    """Whether somebody may give what the offer requires.

    “unknown if the route is visitation and no permission is required”, else as the permissions decide.
    """
    if not case.authority.demands(offer["id"]):
        return UNKNOWN if offer.get("route") == "visitation" else PASS
    return case.authority.judge(offer["id"], start or case.day)


def judge_consent(case: Case, offer: Object, provider: str | None) -> str:
    """Whether the provider may be told of the youth.

    “the first that holds”: no way to go, given, refused or withdrawn, information may be shared for `forløb` on a
    legal basis, else unknown.
    """
    if needs_no_way(offer) or provider in case.facts.starts:
        return PASS
    answers = [
        edge for edge in case.facts.consents if edge["to"] == provider and edge.get("purpose", "forløb") == "forløb"
    ]
    if any(is_given(edge, case.day) for edge in answers):
        return PASS
    if answers:
        return FAIL
    for edge in case.graph.active("SHARES_INFORMATION_WITH", case.day):
        one, other = edge["from"], edge["to"]
        between = (one == provider and other in case.facts.starts) or (other == provider and one in case.facts.starts)
        if between and is_lawful_sharing(edge):
            return PASS
    return UNKNOWN


def is_given(consent: Object, day: date) -> bool:
    """Whether a consent stands.

    “state given or missing, withdrawn_on missing or after D”; what is not, is refused or withdrawn.
    """
    if consent.get("state", "given") != "given":
        return False
    return "withdrawn_on" not in consent or as_day(consent["withdrawn_on"]) > day


def is_lawful_sharing(edge: Object) -> bool:
    """“state active, with a legal_basis and purpose `forløb` (no other purpose carries)”."""
    return edge.get("state", "active") == "active" and "legal_basis" in edge and edge.get("purpose") == "forløb"
