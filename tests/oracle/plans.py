"""Coverage, what-if and best agreement: the rule book asked about all youths at once."""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tests.oracle.facts import facts_of_youth
from tests.oracle.graph import ENDS, Graph, Object, as_day, holds_on, said
from tests.oracle.reach import hand_overs
from tests.oracle.rules import judged_candidates, open_case

Pair = tuple[str, str]


@dataclass
class Standing:
    """What a day looks like for everyone: the covered pairs and the matches."""

    covered: set[Pair] = field(default_factory=set)  # (youth, area)
    matches: set[Pair] = field(default_factory=set)  # (youth, offer)


def coverage(
    objects: list[Object], youth_id: str, on: date | str, horizon: int = 180, max_handovers: int = 3
) -> list[Object]:
    """The coverage of each open area of a youth, by area: {“area”, “coverage”, “cause”, “offer”}.

    `offer` is the one that gives the cause: the best match, the waiting offer, or the best
    non-match; None where the area is covered or there is no offer.
    """
    return coverage_in(Graph(objects), youth_id, as_day(on), horizon, max_handovers)[0]


def coverage_in(
    graph: Graph, youth: str, day: date, horizon: int, max_handovers: int
) -> tuple[list[Object], list[str]]:
    """The coverage of a youth in a graph, and the offers that match."""
    facts = facts_of_youth(graph, youth, day)
    judged = judged_candidates(open_case(graph, facts, day, horizon, max_handovers))
    rows = [
        {"area": area, **coverage_of_area(graph, facts.taking_part, judged, area, day)}
        for area in sorted(facts.open_areas())
    ]
    return rows, [result["offer"] for result in judged if not result["failed"]]


def coverage_of_area(graph: Graph, taking_part: list[Pair], judged: list[Object], area: str, day: date) -> Object:
    """How well one open area is covered, and why not better.

    “`ongoing` if a started offer develops it; else `carried` if a match that develops it has chain and authority
    pass; else `possible` if some match develops it, or an applied or waiting offer does; else `gap`”.
    """
    own = [(offer, state) for offer, state in taking_part if develops(graph, offer, area, day)]
    helping = [result for result in judged if develops(graph, result["offer"], area, day)]
    matches = [result for result in helping if not result["failed"]]
    if any(state == "started" for _, state in own):
        return {"coverage": "ongoing", "cause": None, "offer": None}
    if any(weak_link(result) is None for result in matches):
        return {"coverage": "carried", "cause": None, "offer": None}
    if matches:
        return {
            "coverage": "possible",
            "cause": weak_link(matches[0]),
            "offer": matches[0]["offer"],
        }
    if own:
        return {"coverage": "possible", "cause": "waiting", "offer": own[0][0]}
    if helping:
        return {
            "coverage": "gap",
            "cause": helping[0]["failed"][0],
            "offer": helping[0]["offer"],
        }
    return {"coverage": "gap", "cause": "no_offer", "offer": None}


def develops(graph: Graph, offer: str, area: str, day: date) -> bool:
    """Whether an offer DEVELOPS an area."""
    return area in graph.ends("DEVELOPS", offer, day)


def weak_link(result: Object) -> str | None:
    """“the first of chain, authority that is not pass”; None where both are."""
    for condition in ("chain", "authority"):
        if result["conditions"][condition] != "pass":
            return condition
    return None


def standing(graph: Graph, day: date, horizon: int, max_handovers: int) -> Standing:
    """The covered pairs (“Covered = ongoing or carried”) and the matches of all active youths."""
    found = Standing()
    for youth in graph.active_nodes("Youth"):
        rows, matches = coverage_in(graph, youth, day, horizon, max_handovers)
        found.matches.update((youth, offer) for offer in matches)
        found.covered.update((youth, row["area"]) for row in rows if row["coverage"] in ("ongoing", "carried"))
    return found


def what_if(
    objects: list[Object],
    on: date | str,
    without: list[str] | None = None,
    added: list[Object] | None = None,
    begins: str | None = None,
    ends: str | None = None,
    horizon: int = 180,
    max_handovers: int = 3,
) -> Object:
    """What changes when something is taken away or added.

    “the same on changed facts, and the pairs whose being covered is lost or gained. Judged on D; outside the span
    nothing changes”.
    """
    day = as_day(on)
    before = standing(Graph(objects), day, horizon, max_handovers)
    after = before
    if holds_on(said({"valid_from": begins, "valid_to": ends}), day):
        changed = changed_graph(objects, without or [], added or [])
        after = standing(changed, day, horizon, max_handovers)
    return {
        "loses": as_rows(before.covered - after.covered, "area"),
        "gains": as_rows(after.covered - before.covered, "area"),
        "matches_lost": as_rows(before.matches - after.matches, "offer"),
        "matches_gained": as_rows(after.matches - before.matches, "offer"),
    }


def as_rows(pairs: set[Pair], name: str) -> list[Object]:
    """Pairs as sorted rows."""
    return [{"youth": youth, name: other} for youth, other in sorted(pairs)]


def changed_graph(objects: list[Object], without: list[str], added: list[Object]) -> Graph:
    """The graph with what is added, and without what is taken away."""
    left = list(objects) + list(added)
    permissions = set()
    for thing in without:
        kind, _, rest = thing.partition(":")
        if kind == "permission":
            permissions.add(rest)
        elif kind == "edge":
            left = without_edges(left, *rest.split(":"))
        else:
            left = without_node(left, kind.capitalize(), rest)
    graph = Graph(left)
    graph.permissions_taken_away = permissions
    return graph


def without_edges(objects: list[Object], kind: str, giver: str, taker: str) -> list[Object]:
    """The objects less all edges of a type between two ends.

    “for all between these ends”: they count “as never recorded (a SERVES still counts as recorded)”, so that one
    stays with a span that never holds.
    """
    left = []
    for thing in objects:
        if (thing.get("edge"), thing.get("from"), thing.get("to")) != (kind, giver, taker):
            left.append(thing)
        elif kind == "SERVES":
            left.append({**thing, "valid_from": "2000-01-02", "valid_to": "2000-01-01"})
    return left


def without_node(objects: list[Object], label: str, identity: str) -> list[Object]:
    """“What is taken away counts as never recorded”: the node goes, and every edge at it."""
    whole = Graph(objects)
    gone = {
        (edge["edge"], edge["from"], edge["to"], edge["to_label"])
        for edges in whole.edges.values()
        for edge in edges
        if (label, identity) in ((edge["from_label"], edge["from"]), (edge["to_label"], edge["to"]))
    }
    left = []
    for thing in objects:
        if "node" in thing and (thing["node"], thing["id"]) == (label, identity):
            continue
        if "edge" in thing:
            to_label = thing.get("to_label") or the_label(whole, thing)
            if (thing["edge"], thing["from"], thing["to"], to_label) in gone:
                continue
        left.append(thing)
    return left


def the_label(graph: Graph, edge: Object) -> str:
    """The label an edge goes to where the edge does not say it."""
    return next(label for label in ENDS[edge["edge"]][1] if (label, edge["to"]) in graph.nodes)


def agreements(objects: list[Object], on: date | str, horizon: int = 180, max_handovers: int = 3) -> list[Object]:
    """The links that would do most good.

    “for every ordered pair of active organisations where no hand-over goes directly from the first to the second, the
    (youth, area) pairs that one active REFERS_TO without dates would newly cover”; those that cover nothing new are
    left out; “most first, then ids”.
    """
    day = as_day(on)
    graph = Graph(objects)
    direct = {(step.giver, step.taker) for step in hand_overs(graph, day)}
    before = standing(graph, day, horizon, max_handovers)
    found = []
    for giver in graph.active_nodes("Organisation"):
        for taker in graph.active_nodes("Organisation"):
            if giver == taker or (giver, taker) in direct:
                continue
            link = {"edge": "REFERS_TO", "from": giver, "to": taker}
            after = standing(Graph([*objects, link]), day, horizon, max_handovers)
            new = as_rows(after.covered - before.covered, "area")
            if new:
                found.append({**link, "count": len(new), "serves": new})
    return sorted(found, key=lambda row: (-int(row["count"]), str(row["from"]), str(row["to"])))


def gaps(objects: list[Object], on: date | str, horizon: int = 180, max_handovers: int = 3) -> Object:
    """What is missing on a day, in the shape of section 5 with its pairs."""
    day, graph = as_day(on), Graph(objects)
    areas: dict[tuple[str, str], Object] = {}
    pairs = []
    for youth in graph.active_nodes("Youth"):
        responsible = facts_of_youth(graph, youth, day).responsible
        for row in coverage_in(graph, youth, day, horizon, max_handovers)[0]:
            municipality = min(responsible, default=None)
            counts = areas.setdefault(
                (municipality or "", row["area"]),
                {
                    "municipality": municipality,
                    "area": row["area"],
                    "youths": 0,
                    "covered": 0,
                    "possible": 0,
                    "gap": 0,
                    "causes": {},
                },
            )
            counts["youths"] += 1
            if row["coverage"] in ("ongoing", "carried"):
                counts["covered"] += 1
                continue
            counts[row["coverage"]] += 1
            pairs.append({"youth": youth, **row})
            if row["coverage"] == "gap":
                counts["causes"][row["cause"]] = counts["causes"].get(row["cause"], 0) + 1
    return {
        "areas": [areas[key] for key in sorted(areas)],
        "permissions": [
            {"permission": permission, **problem}
            for permission in graph.active_nodes("Permission")
            if (problem := trouble_with(graph, permission, day))
        ],
        "transitions": transitions(graph, day),
        "pairs": pairs,
    }


def trouble_with(graph: Graph, permission: str, day: date) -> Object | None:
    """“nobody|unconfirmed|one_person (the first that holds)”."""
    holders, is_confirmed = set(), False
    for grant in graph.active("GRANTS", day):
        if grant["to"] != permission or grant.get("state") == "expired":
            continue
        for hold in graph.active("HOLDS", day):
            works = [edge["to"] for edge in graph.active("WORKS_AT", day) if edge["from"] == hold["from"]]
            places = [hold["at"]] if "at" in hold else works
            if hold["to"] == grant["from"] and any(graph.is_active("Organisation", place) for place in places):
                holders.add(hold["from"])
                is_confirmed |= grant.get("state") == "confirmed"
    if not holders:
        return {"problem": "nobody", "actors": []}
    if not is_confirmed:
        return {"problem": "unconfirmed", "actors": sorted(holders)}
    return {"problem": "one_person", "actors": sorted(holders)} if len(holders) == 1 else None


def transitions(graph: Graph, day: date) -> list[Object]:
    """The steps from each stage to the next by rank, with the youths before it and the offers that carry over it."""
    stages: dict[str, list[str]] = {}
    for stage in graph.active_nodes("Stage"):
        stages.setdefault(graph.node("Stage", stage).get("taxonomy", ""), []).append(stage)
    found = []
    for taxonomy in sorted(stages):
        ranked = sorted(stages[taxonomy], key=lambda stage: (graph.node("Stage", stage).get("rank", 10**9), stage))
        for before, after in pairwise(ranked):
            offers = [
                offer
                for offer in graph.active_nodes("Offer")
                if after in graph.ends("SUITS", offer, day) and carries_over(graph, offer, before, day)
            ]
            youths = {
                edge["from"] for edge in graph.active("AT_STAGE", day) if edge["to"] == before and edge.get("main")
            }
            found.append({"from": before, "to": after, "youths": len(youths), "offers": len(offers)})
    return found


def carries_over(graph: Graph, offer: str, before: str, day: date) -> bool:
    """“SUIT both, or SUIT `to` and are led to by one that SUITs `from`”."""
    leading = [edge["from"] for edge in graph.active("LEADS_TO", day) if edge["to"] == offer]
    return any(before in graph.ends("SUITS", each, day) for each in (offer, *leading))
