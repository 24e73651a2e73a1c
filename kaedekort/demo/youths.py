"""One youth of a data file with everything around: goal, sub-goals, phases, homes, contacts, wishes, refusals and consents."""

from collections.abc import Iterator

from kaedekort.demo.exchange import ExchangeObject, Table, make_edge, make_node, read_references, without

_YOUTH_EDGES = (
    "main_stage",
    "partial_stages",
    "lives_in",
    "contacts",
    "goal",
    "sub_goal",
    "takes_part",
    "wish",
    "decline",
    "consent",
)

_SUB_GOAL_EDGES = ("area", "responsible", "apart")


def build_youth(table: Table) -> list[ExchangeObject]:
    """The youth's node and its neighbours, and their edges; ids of goals are made from the youth's own."""
    youth = table["id"]
    return [
        make_node("Youth", table, _YOUTH_EDGES),
        *_circumstances(youth, table),
        *_goals(youth, table),
        *_choices(youth, table),
    ]


def _circumstances(youth: str, table: Table) -> Iterator[ExchangeObject]:
    for municipality, said in read_references(table.get("lives_in"), "municipality"):
        yield make_edge("LIVES_IN", youth, municipality, **said)
    if "main_stage" in table:
        yield make_edge("AT_STAGE", youth, table["main_stage"], main=True)
    for stage, said in read_references(table.get("partial_stages"), "stage"):
        yield make_edge("AT_STAGE", youth, stage, **said)
    for actor, said in read_references(table.get("contacts"), "actor"):
        yield make_edge("CONTACT_PERSON_FOR", actor, youth, **said)


def _goals(youth: str, table: Table) -> Iterator[ExchangeObject]:
    name = youth.removeprefix("youth-")
    goal = f"goal-{name}"
    if "goal" in table:
        yield make_node("Goal", {"id": goal, **table["goal"]})
        yield make_edge("AIMS_FOR", youth, goal)
    for number, each in enumerate(table.get("sub_goal", []), start=1):
        sub_goal = f"subgoal-{name}-{number}"
        yield make_node("SubGoal", {"id": sub_goal, **each}, _SUB_GOAL_EDGES)
        yield make_edge("WORKS_TOWARDS", youth, sub_goal)
        if "area" in each:
            yield make_edge("IN_AREA", sub_goal, f"area-{each['area']}")
        if "goal" in table and not each.get("apart"):
            yield make_edge("PART_OF_GOAL", sub_goal, goal)
        if "responsible" in each:
            yield make_edge("RESPONSIBLE_FOR", each["responsible"], sub_goal)


def _choices(youth: str, table: Table) -> Iterator[ExchangeObject]:
    for each in table.get("takes_part", []):
        yield _edge_to(youth, "TAKES_PART_IN", each, "offer")
    for each in table.get("wish", []):
        yield _edge_to(youth, "WISHES_FOR", each, "offer")
    for each in table.get("decline", []):
        yield _edge_to(youth, "DECLINES", each, "offer" if "offer" in each else "organisation")
    for each in table.get("consent", []):
        yield _edge_to(youth, "CONSENTS_TO", each, "organisation")


def _edge_to(youth: str, edge_type: str, table: Table, end: str) -> ExchangeObject:
    return make_edge(edge_type, youth, table[end], **without(table, (end,)))
