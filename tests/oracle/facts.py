"""The facts of y: what section 4 gathers about a youth or a profile before anything is judged."""

from dataclasses import dataclass, field
from datetime import date

from tests.oracle.graph import Graph, Object, as_day


@dataclass
class Facts:
    """What is known of a youth on a day; a profile fills in what it can."""

    youth: str | None = None
    stages: dict[str, bool] = field(default_factory=dict)  # stage id -> whether it is a main one
    sub_goals: dict[str, set[str]] = field(default_factory=dict)  # open sub-goal id -> its areas
    youth_ranks: dict[str, int] = field(default_factory=dict)  # open sub-goal id -> youth_rank
    municipalities: set[str] = field(default_factory=set)
    responsible: set[str] = field(default_factory=set)
    birth_month: str | None = None
    age: int | None = None
    requirements: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    income_basis: str | None = None
    taking_part: list[tuple[str, str]] = field(default_factory=list)  # (offer, state), ongoing
    contacts: list[tuple[bool, str, str]] = field(default_factory=list)  # (not main, actor, at)
    starts: list[str] = field(default_factory=list)
    wishes: dict[str, list[int | None]] = field(default_factory=dict)  # offer -> ranks
    declined: set[tuple[str, str]] = field(default_factory=set)  # (label, id)
    consents: list[Object] = field(default_factory=list)

    def open_areas(self) -> set[str]:
        """“open areas: theirs”, the areas of the open sub-goals."""
        return {area for areas in self.sub_goals.values() for area in areas}


def facts_of_youth(graph: Graph, youth: str, day: date) -> Facts:
    """The facts of a stored youth, who is judged by name whatever their status."""
    graph.count_as_active("Youth", youth)
    node = graph.node("Youth", youth)
    facts = Facts(youth=youth)
    facts.birth_month = node.get("birth_month")
    facts.requirements = node.get("requirements", [])
    facts.interests = node.get("interests", [])
    facts.income_basis = node.get("income_basis")
    facts.stages = stages_of(graph, youth, day)
    facts.sub_goals = open_sub_goals_of(graph, youth, day)
    for sub_goal in facts.sub_goals:
        rank = graph.node("SubGoal", sub_goal).get("youth_rank")
        if rank is not None:
            facts.youth_ranks[sub_goal] = rank
    facts.municipalities = set(graph.ends("LIVES_IN", youth, day))
    facts.responsible = responsible_municipalities_of(graph, youth, day)
    facts.taking_part = taking_part_of(graph, youth, day)
    facts.contacts = contacts_of(graph, youth, day)
    facts.starts = starts_of(graph, facts, day)
    for edge in graph.active("WISHES_FOR", day):
        if edge["from"] == youth:
            facts.wishes.setdefault(edge["to"], []).append(edge.get("rank"))
    facts.declined = declined_by(graph, youth, day)
    facts.consents = [edge for edge in graph.active("CONSENTS_TO", day) if edge["from"] == youth]
    return facts


def facts_of_profile(graph: Graph, profile: Object, day: date) -> Facts:
    """A profile, “every key optional; each area counts as an open sub-goal with that id”."""
    facts = Facts()
    municipality = profile.get("municipality")
    if municipality and graph.is_active("Municipality", municipality):
        facts.municipalities = {municipality}
        facts.responsible = {municipality}
    facts.age = profile.get("age")
    facts.birth_month = profile.get("birth_month") or None
    for place, stage in enumerate(profile.get("stages") or []):
        if graph.is_active("Stage", stage):
            facts.stages[stage] = place == 0
    for area in profile.get("areas") or []:
        if graph.is_active("Area", area):
            facts.sub_goals[area] = {area}
    facts.interests = profile.get("interests") or []
    facts.requirements = profile.get("requirements") or []
    facts.income_basis = profile.get("income_basis") or None
    if profile.get("starts"):
        facts.starts = sorted({start for start in profile["starts"] if graph.is_active("Organisation", start)})
    else:
        facts.starts = starts_of(graph, facts, day)
    return facts


def stages_of(graph: Graph, youth: str, day: date) -> dict[str, bool]:
    """“Stages (`main` or partial)”: each stage of the youth and whether it is main."""
    stages: dict[str, bool] = {}
    for edge in graph.active("AT_STAGE", day):
        if edge["from"] == youth:
            stages[edge["to"]] = stages.get(edge["to"], False) or bool(edge.get("main"))
    return stages


def open_sub_goals_of(graph: Graph, youth: str, day: date) -> dict[str, set[str]]:
    """“Open sub-goals: state open or missing”, each with the areas it is in."""
    return {
        sub_goal: set(graph.ends("IN_AREA", sub_goal, day))
        for sub_goal in graph.ends("WORKS_TOWARDS", youth, day)
        if graph.node("SubGoal", sub_goal).get("state", "open") == "open"
    }


def responsible_municipalities_of(graph: Graph, youth: str, day: date) -> set[str]:
    """“those of kind responsible, else home, else stay”; a missing kind is home."""
    for kind in ("responsible", "home", "stay"):
        found = {
            edge["to"]
            for edge in graph.active("LIVES_IN", day)
            if edge["from"] == youth and edge.get("kind", "home") == kind
        }
        if found:
            return found
    return set()


def taking_part_of(graph: Graph, youth: str, day: date) -> list[tuple[str, str]]:
    """“Ongoing: active offers with a TAKES_PART_IN applied, waiting or started”."""
    return sorted(
        {
            (edge["to"], edge["state"])
            for edge in graph.active("TAKES_PART_IN", day)
            if edge["from"] == youth and edge.get("state") in ("applied", "waiting", "started")
        }
    )


def declined_by(graph: Graph, youth: str, day: date) -> set[tuple[str, str]]:
    """“y DECLINES the offer or the provider”: the label and id of each."""
    return {(edge["to_label"], edge["to"]) for edge in graph.active("DECLINES", day) if edge["from"] == youth}


def contacts_of(graph: Graph, youth: str, day: date) -> list[tuple[bool, str, str]]:
    """Each contact person with each place, main ones first, then by actor id.

    “its `at` (if that is closed: none), or without it wherever the actor WORKS_AT”.
    """
    contacts: list[tuple[bool, str, str]] = []
    for edge in graph.active("CONTACT_PERSON_FOR", day):
        if edge["to"] != youth:
            continue
        if "at" in edge:
            places = [edge["at"]] if graph.is_active("Organisation", edge["at"]) else []
        else:
            places = graph.ends("WORKS_AT", edge["from"], day)
        contacts += [(not edge.get("main"), edge["from"], place) for place in places]
    return sorted(contacts)


def starts_of(graph: Graph, facts: Facts, day: date) -> list[str]:
    """The organisations around y.

    The places of the contact persons “and the providers of offers whose TAKES_PART_IN is started; if that gives none,
    the organisations of kind `kui` located in a responsible municipality”.
    """
    starts = {place for (_, _, place) in facts.contacts}
    for offer, state in facts.taking_part:
        if state == "started":
            starts.update(graph.providers(offer, day))
    if not starts:
        for edge in graph.active("LOCATED_IN", day):
            kind = graph.node("Organisation", edge["from"]).get("kind")
            if kind == "kui" and edge["to"] in facts.responsible:
                starts.add(edge["from"])
    return sorted(starts)


def possible_ages(facts: Facts, day: date) -> list[int] | None:
    """“two ages are possible in the month of birth, else one”; a profile's age is the only one.

    None where nothing is known of the age.
    """
    if facts.age is not None:
        return [facts.age]
    if facts.birth_month is None:
        return None
    born = as_day(facts.birth_month + "-01")
    turns = day.year - born.year
    if day.month == born.month:
        return [turns - 1, turns]
    return [turns] if day.month > born.month else [turns - 1]
