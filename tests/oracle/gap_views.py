"""The further views of gaps and the supply, read a second time, slowly."""

from datetime import date, timedelta
from typing import Any

from tests.oracle.authority import Authority
from tests.oracle.facts import Facts, facts_of_youth
from tests.oracle.graph import Graph, Object, as_day, holds_on
from tests.oracle.plans import coverage_in, develops, standing, trouble_with, weak_link
from tests.oracle.reach import hand_overs, mapped, mapped_hand_overs, reached
from tests.oracle.rules import judge, judged_candidates, open_case

Key = str | None
BANDS = (
    (0, 14, "0-14"),
    (15, 17, "15-17"),
    (18, 22, "18-22"),
    (23, 24, "23-24"),
    (25, 29, "25-29"),
    (30, 10**9, "30-"),
)
BIRTHDAYS = {18: "transition-18-aar", 23: "transition-23-aar", 25: "transition-25-aar", 30: "transition-30-aar"}
ENDINGS = {
    "psykiatri": "transition-udskrivning",
    "somatik": "transition-udskrivning",
    "kriminalforsorg": "transition-loesladelse",
    "grundskole": "transition-skole-fgu",
    "fgu": "transition-fgu-eud",
}


def ages_of(birth_month: str | None, day: date) -> list[int]:
    """The ages that one may have on a day."""
    if birth_month is None:
        return []
    year, month = map(int, birth_month.split("-"))
    age = day.year - year - (day.month < month)
    return [age - 1, age] if day.month == month else [age]


def sectors_of(graph: Graph, organisation: str | None, day: date) -> set[Key]:
    """The sectors of an organisation, or None where it has none."""
    return set(graph.ends("IN_SECTOR", organisation, day)) or {None} if organisation else {None}


def sectors_of_all(graph: Graph, offer: str, day: date) -> set[Key]:
    """The sectors of every provider of an offer that a youth takes part in or waits for: none of them is judged."""
    return set[Key]().union(*(sectors_of(graph, each, day) for each in graph.providers(offer, day))) or {None}


def keys_of_pair(graph: Graph, facts: Facts, row: Object, how: Object, dimension: str) -> set[Key]:
    """What a pair belongs to."""
    day = as_day(how["on"])
    if dimension == "stage":
        return {stage for stage, is_main in facts.stages.items() if is_main} or {None}
    if dimension == "age":
        ages = ages_of(facts.birth_month, day)
        return {next((name for low, high, name in BANDS if min(ages) <= high), None)} if ages else {None}
    case = open_case(graph, facts, day, how["horizon"], how["max_handovers"])
    if row["cause"] == "waiting":
        return sectors_of_all(graph, row["offer"], day)
    if row["coverage"] in ("possible", "gap"):
        return sectors_of(graph, judge(case, row["offer"])["provider"] if row["offer"] else None, day)
    found: set[Key] = set()
    for offer, state in facts.taking_part:
        if state == "started" and develops(graph, offer, row["area"], day):
            found |= sectors_of_all(graph, offer, day)
    for result in judged_candidates(case):
        if not result["failed"] and weak_link(result) is None and develops(graph, result["offer"], row["area"], day):
            found |= sectors_of(graph, result["provider"], day)
    return found


def breakdown(objects: list[Object], dimension: str, how: Object) -> dict[Key, Object]:
    """How the pairs stand by stage, sector or age band."""
    graph, day = Graph(objects), as_day(how["on"])
    found: dict[Key, Object] = {}
    youths: dict[Key, set[str]] = {}
    for youth in graph.active_nodes("Youth"):
        facts = facts_of_youth(graph, youth, day)
        for row in coverage_in(graph, youth, day, how["horizon"], how["max_handovers"])[0]:
            for key in keys_of_pair(graph, facts, row, how, dimension):
                counts = found.setdefault(key, {"pairs": 0, "covered": 0, "possible": 0, "gap": 0, "causes": {}})
                counts["pairs"] += 1
                counts["covered" if row["coverage"] in ("ongoing", "carried") else row["coverage"]] += 1
                if row["coverage"] == "gap":
                    counts["causes"][row["cause"]] = counts["causes"].get(row["cause"], 0) + 1
                youths.setdefault(key, set()).add(youth)
    return {key: {dimension: key, "youths": len(youths[key]), **counts} for key, counts in found.items()}


def life(objects: list[Object], how: Object) -> list[Object]:
    """The transitions in life, each with what it ends and starts."""
    graph, day = Graph(objects), as_day(how["on"])
    found = []
    for youth in graph.active_nodes("Youth"):
        expected = [ending for ending in likely_endings(objects, youth) if day < ending[1]]
        events = [(*each, False) for each in [*birthdays(objects, youth), *endings(objects, youth)]]
        for event, on, of, before, after, is_expected in [*events, *((*each, True) for each in expected)]:
            month = None if of else (on - timedelta(days=1)).isoformat()[:7]
            if day < on and (as_day(f"{month}-01") if month else on) <= day + timedelta(days=how["horizon"]):
                first, second = seen(before, youth, on, how), seen(after, youth, on, how)
                found.append(
                    {
                        "youth": youth,
                        "event": event,
                        "on": on.isoformat(),
                        "month": month,
                        "of": sorted(of),
                        "ends": sorted(
                            (first["ongoing"] - second["ongoing"])
                            | (first["matches"] - second["matches"] - second["ongoing"])
                        ),
                        "outgrown": sorted(too_old(after, youth, on) - too_old(before, youth, on)),
                        "starts": sorted(second["matches"] - first["matches"] - (first["ongoing"] - second["ongoing"])),
                        "areas_lost": sorted(first["covered"] - second["covered"]),
                        "areas_gained": sorted(second["covered"] - first["covered"]),
                        "expected": is_expected,
                    }
                )
                ended = found[-1]["ends"]
                found[-1]["takes_over"] = sorted(takes_over(after, youth, on, how, ended) - set(ended))
    return sorted(found, key=lambda row: (row["on"], row["youth"], row["event"], row["expected"]))


def takes_over(objects: list[Object], youth: str, on: date, how: Object, ended: list[str]) -> set[str]:
    """Everything that is going on or carries the youth on a day to an open area that one of some offers develops."""
    graph = Graph(objects)
    facts = facts_of_youth(graph, youth, on)
    rows, _ = coverage_in(graph, youth, on, how["horizon"], how["max_handovers"])
    areas = [row["area"] for row in rows if any(develops(graph, offer, row["area"], on) for offer in ended)]
    found = {offer for offer, state in facts.taking_part if state == "started"}
    case = open_case(graph, facts, on, how["horizon"], how["max_handovers"])
    for result in judged_candidates(case):
        if not result["failed"] and weak_link(result) is None:
            found.add(result["offer"])
    return {offer for offer in found if any(develops(graph, offer, area, on) for area in areas)}


def seen(objects: list[Object], youth: str, on: date, how: Object) -> dict[str, set[str]]:
    """What goes on, matches and is covered for a youth on a day."""
    graph = Graph(objects)
    rows, matches = coverage_in(graph, youth, on, how["horizon"], how["max_handovers"])
    return {
        "ongoing": {offer for offer, _ in facts_of_youth(graph, youth, on).taking_part},
        "matches": set(matches),
        "covered": {row["area"] for row in rows if row["coverage"] in ("ongoing", "carried")},
    }


def first_of_month(year: int, month: int) -> date:
    """The first day of a month that may lie beyond its year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def birthdays(objects: list[Object], youth: str) -> list[Any]:
    """The birthdays of a youth: past for certain on the first of the next month; without it the youth is two months younger."""
    node = next(thing for thing in objects if (thing.get("node"), thing.get("id")) == ("Youth", youth))
    if not node.get("birth_month"):
        return []
    year, month = map(int, node["birth_month"].split("-"))
    younger = first_of_month(year, month + 2).isoformat()[:7]
    before = [{**thing, "birth_month": younger} if thing is node else thing for thing in objects]
    found = []
    for age, event in BIRTHDAYS.items():
        found.append((event, first_of_month(year + age, month + 1), [], before, objects))
    return found


def takes_part(thing: Object, youth: str) -> bool:
    """Whether an object is a youth's taking part in an offer."""
    return thing.get("edge") == "TAKES_PART_IN" and thing["from"] == youth


def too_old(objects: list[Object], youth: str, on: date) -> set[str]:
    """The offers that a youth takes part in and that no possible age of theirs fits."""
    graph = Graph(objects)
    facts = facts_of_youth(graph, youth, on)
    found = set()
    for offer, _ in facts.taking_part:
        node, ages = graph.node("Offer", offer), ages_of(facts.birth_month, on)
        if "min_age" not in node and "max_age" not in node:
            continue
        if not any(node.get("min_age", 0) <= age <= node.get("max_age", 10**9) for age in ages):
            found.add(offer)
    return found


def endings(objects: list[Object], youth: str) -> list[Any]:
    """The ends of stays and courses; those of one day are one."""
    graph = Graph(objects)
    lasts: dict[int, date] = {}
    for number, thing in enumerate(objects):
        last = last_day(graph, thing, youth)
        if last is not None and thing.get("valid_from", "") <= last.isoformat():
            lasts[number] = last
    return ending_on(objects, youth, lasts)


def likely_endings(objects: list[Object], youth: str) -> list[Any]:
    """The ends of courses of which nothing but the length of their offers tells, of all courses in one offer the latest."""
    graph = Graph(objects)
    open_ended = {
        number: thing
        for number, thing in enumerate(objects)
        if takes_part(thing, youth) and may_end(graph, thing, youth) and "valid_to" not in thing
    }
    lasts = {}
    for number, thing in open_ended.items():
        weeks = graph.node("Offer", thing["to"]).get("duration_weeks")
        begun = [each.get("valid_from") for each in open_ended.values() if each["to"] == thing["to"]]
        if weeks and None not in begun:
            last = as_day(max(begun)) + timedelta(weeks=weeks) - timedelta(days=1)
            agreed = last_day(graph, thing, youth)
            if agreed is None or last < agreed:
                lasts[number] = last
    return ending_on(objects, youth, lasts)


def ending_on(objects: list[Object], youth: str, lasts: dict[int, date]) -> list[Any]:
    """The ends on some last days, by the numbers of the objects."""
    graph = Graph(objects)
    found = []
    for last in sorted(set(lasts.values())):
        on = last + timedelta(days=1)
        goes_on = {
            thing["to"]
            for number, thing in enumerate(objects)
            if number not in lasts or lasts[number] != last
            if may_end(graph, thing, youth) and holds_on(thing, on) and (last_day(graph, thing, youth) or on) >= on
        }
        gone = {number for number, its in lasts.items() if its == last and objects[number]["to"] not in goes_on}
        if gone:
            endless = [less(thing, "valid_to") if number in gone else thing for number, thing in enumerate(objects)]
            ended = [
                {**thing, "valid_to": last.isoformat()} if number in gone else thing
                for number, thing in enumerate(objects)
            ]
            things = [objects[number] for number in gone]
            found.append((kind_of(graph, things, last), on, {thing["to"] for thing in things}, endless, ended))
    return found


def less(thing: Object, name: str) -> Object:
    """An object without a field."""
    return {key: value for key, value in thing.items() if key != name}


def may_end(graph: Graph, thing: Object, youth: str) -> bool:
    """Whether an object is a stay of the youth, or a course that has started."""
    if thing.get("from") != youth:
        return False
    if thing.get("edge") == "LIVES_IN":
        return thing.get("kind") == "stay" and graph.is_active("Municipality", thing["to"])
    return takes_part(thing, youth) and thing.get("state") == "started" and graph.is_active("Offer", thing["to"])


def last_day(graph: Graph, thing: Object, youth: str) -> date | None:
    """The last day of a stay or a course, which is over when its offer is."""
    if not may_end(graph, thing, youth):
        return None
    ends = [thing.get("valid_to")]
    if thing["edge"] == "TAKES_PART_IN":
        ends.append(graph.node("Offer", thing["to"]).get("valid_to"))
    return min((as_day(end) for end in ends if end), default=None)


def kind_of(graph: Graph, things: list[Object], last: date) -> str:
    """What ends, by the kinds of the providers on the last day; institutions before schools."""
    kinds = [
        graph.node("Organisation", provider).get("kind")
        for thing in things
        if thing["edge"] == "TAKES_PART_IN"
        for provider in graph.providers(thing["to"], last)
    ]
    named = sorted({ENDINGS[kind] for kind in kinds if kind in ENDINGS})
    institutions = [name for name in named if name in ("transition-udskrivning", "transition-loesladelse")]
    if named:
        return (sorted(institutions) or named)[0]
    return "stay_ends" if any(thing["edge"] == "LIVES_IN" for thing in things) else "course_ends"


def holders(graph: Graph, permission: str, day: date) -> set[tuple[str, str, str, str]]:
    """Who gives a permission on a day: the role, the actor, the place, and whether it is confirmed."""
    found = set()
    for grant in graph.active("GRANTS", day):
        if grant["to"] != permission or grant.get("state") == "expired":
            continue
        for hold in graph.active("HOLDS", day):
            if hold["to"] == grant["from"]:
                works = [edge["to"] for edge in graph.active("WORKS_AT", day) if edge["from"] == hold["from"]]
                places = [hold["at"]] if "at" in hold else works
                state = "confirmed" if grant.get("state") == "confirmed" else "proposed"
                found |= {
                    (grant["from"], hold["from"], place, state)
                    for place in places
                    if graph.is_active("Organisation", place)
                }
    return found


def expiring(objects: list[Object], how: Object) -> list[Object]:
    """What has lapsed, what expires on each day of the horizon, and the pairs that would be covered if it went on."""
    graph, first = Graph(objects), as_day(how["on"])
    worst = ["nobody", "unconfirmed", "one_person", None]
    found = lapsed(objects, how)
    for number in range(1, how["horizon"] + 1):
        eve, day = first + timedelta(days=number - 1), first + timedelta(days=number)
        for permission in graph.active_nodes("Permission"):
            lost = holders(graph, permission, eve) - holders(graph, permission, day)
            is_out = graph.node("Permission", permission).get("valid_to") == eve.isoformat()
            now, before = trouble_with(graph, permission, day), trouble_with(graph, permission, eve)
            problem, was = (now or {}).get("problem"), (before or {}).get("problem")
            if is_out or worst.index(problem) < worst.index(was):
                offers = {edge["from"] for edge in graph.active("REQUIRES", day) if edge["to"] == permission}
                longer = going_on(objects, permission, lost, is_out)
                kept = standing(Graph(longer), day, how["horizon"], how["max_handovers"]).covered
                kept -= standing(graph, day, how["horizon"], how["max_handovers"]).covered
                found.append(
                    {
                        "permission": permission,
                        "on": day.isoformat(),
                        "problem": "out_of_date" if is_out else problem,
                        "actors": sorted({actor for _, actor, _, _ in holders(graph, permission, day)}),
                        "offers": sorted(offers),
                        "pairs": [{"youth": youth, "area": area} for youth, area in sorted(kept)],
                    }
                )
    return found


def lapsed(objects: list[Object], how: Object) -> list[Object]:
    """The permissions whose last day is past and that an offer requires on the day."""
    graph, day = Graph(objects), as_day(how["on"])
    found = []
    for permission in graph.active_nodes("Permission"):
        last = graph.node("Permission", permission).get("valid_to")
        offers = {edge["from"] for edge in graph.active("REQUIRES", day) if edge["to"] == permission}
        if last and as_day(last) < day and offers:
            kept = standing(
                Graph(going_on(objects, permission, set(), True)), day, how["horizon"], how["max_handovers"]
            )
            kept = kept.covered - standing(graph, day, how["horizon"], how["max_handovers"]).covered
            found.append(
                {
                    "permission": permission,
                    "on": (as_day(last) + timedelta(days=1)).isoformat(),
                    "problem": "out_of_date",
                    "actors": sorted({actor for _, actor, _, _ in holders(graph, permission, day)}),
                    "offers": sorted(offers),
                    "pairs": [{"youth": youth, "area": area} for youth, area in sorted(kept)],
                }
            )
    return sorted(found, key=lambda row: (row["on"], row["permission"]))


def going_on(
    objects: list[Object], permission: str, lost: set[tuple[str, str, str, str]], is_out: bool
) -> list[Object]:
    """The objects with the permission given on as on the last day, by roles that give nothing else."""
    is_own = ("Permission", permission) if is_out else ()
    kept = [less(thing, "valid_to") if (thing.get("node"), thing.get("id")) == is_own else thing for thing in objects]
    for number, (_, actor, place, state) in enumerate(sorted(lost)):
        name = f"role-kept-{number}"
        kept = [{"node": "Role", "id": name}, *kept]
        kept.append({"edge": "HOLDS", "from": actor, "to": name, "at": place})
        kept.append({"edge": "GRANTS", "from": name, "to": permission, "state": state})
    return kept


def unreachable(objects: list[Object], how: Object) -> dict[str, list[str]]:
    """The offers that nobody can reach by way or provider or because they are over; place and start are left to other tests."""
    graph, day = Graph(objects), as_day(how["on"])
    starts = {
        each for each in graph.active_nodes("Organisation") if graph.node("Organisation", each).get("kind") == "kui"
    }
    for youth in graph.active_nodes("Youth"):
        starts |= set(facts_of_youth(graph, youth, day).starts)
    near = set(reached(hand_overs(graph, day), sorted(starts), how["max_handovers"]))
    known = mapped(mapped_hand_overs(graph, day), sorted(starts))
    found = {}
    for offer in graph.active_nodes("Offer"):
        node, providers = graph.node("Offer", offer), set(graph.providers(offer, day))
        reasons = ["ended"] if node.get("valid_to", "9999") < day.isoformat() else []
        if not providers:
            reasons.append("no_provider")
        elif node.get("route") not in ("open", "self") and not providers & near:
            reasons.append("no_way" if providers & known else "not_mapped")
        if "ended" not in reasons and nobody_decides(graph, offer, how, starts):
            reasons.append("no_authority")
        if reasons:
            found[offer] = reasons
    return found


def nobody_decides(graph: Graph, offer: str, how: Object, starts: set[str]) -> bool:
    """Whether authority fails at every age that an offer is for, for those who start everywhere and belong to every municipality."""
    verdicts = []
    if not Authority(graph, Facts(), as_day(how["on"]), set()).demands(offer):
        return False
    for age in range(100):
        facts = Facts(age=age, starts=sorted(starts), responsible=set(graph.active_nodes("Municipality")))
        case = open_case(graph, facts, as_day(how["on"]), how["horizon"], how["max_handovers"])
        conditions = judge(case, offer)["conditions"]
        if conditions["age"] != "fail":
            verdicts.append(conditions["authority"])
    return set(verdicts) == {"fail"}


def supply(objects: list[Object], on: date, municipality: str | None = None) -> dict[tuple[Key, ...], list[str]]:
    """The offers of each cell: stage, area, age band, way in, sector."""
    graph = Graph(objects)
    cells: dict[tuple[Key, ...], list[str]] = {}
    for offer in graph.active_nodes("Offer"):
        node = graph.node("Offer", offer)
        providers = graph.providers(offer, on)
        if node.get("valid_to", "9999") < on.isoformat() or not is_for(graph, offer, municipality, on) or not providers:
            continue
        sectors: set[Key] = set()
        for provider in providers:
            sectors |= sectors_of(graph, provider, on)
        for stage in graph.ends("SUITS", offer, on) or [None]:
            for area in graph.ends("DEVELOPS", offer, on) or [None]:
                for band in bands_of(node):
                    for sector in sectors or {None}:
                        cells.setdefault((stage, area, band, node.get("route"), sector), []).append(offer)
    return cells


def bands_of(offer: Object) -> list[Key]:
    """The age bands with an age that the offer is for."""
    if "min_age" not in offer and "max_age" not in offer:
        return [None]
    low, high = offer.get("min_age", 0), offer.get("max_age", 10**9)
    return [
        name for first, last, name in BANDS if any(low <= age <= high for age in (*range(first, min(last, 200) + 1),))
    ] or [None]


def is_for(graph: Graph, offer: str, municipality: str | None, day: date) -> bool:
    """Whether an offer may be for the youths of a municipality."""
    if municipality is None or graph.node("Offer", offer).get("reach") == "national":
        return True
    served = [edge for edge in graph.recorded("SERVES") if edge["from"] == offer]
    if served:
        return municipality in graph.ends("SERVES", offer, day)
    places = {place for each in graph.providers(offer, day) for place in graph.ends("LOCATED_IN", each, day)}
    return not places or municipality in places
