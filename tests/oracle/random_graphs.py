"""Small dense random graphs in which everything the rule book looks at happens, and is missing.

Days cluster around a base day so that a rule that is one day off is caught; ids clash between
labels (they are unique in a label only) and are not all lower case (they sort by code point).
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tests.oracle.graph import Object

BASE_DAY = date(2026, 11, 23)

NEEDS = ("tolk", "arabisk", "kørestol", "stille", "rusfri")
INTERESTS = ("dyr", "mad", "biler", "musik", "natur")
INCOMES = ("SU", "løn", "ingen")
SHARED_ID = "delt-0"
ON_THE_DAY = (0, 0, -1, 1)
AROUND = (-400, -31, -30, -29, -8, -1, 0, 0, 1, 7, 8, 14, 29, 30, 56, 60, 179, 180, 181, 300)


class Sketch:
    """A graph in the making: chance, days around the base day, and no edge twice."""

    def __init__(self, rng: random.Random, base: date) -> None:
        """Starts empty; `density` makes some graphs sparse, with long ways, and others dense."""
        self.rng = rng
        self.base = base
        self.easy = False
        self.density = rng.choice((0.5, 0.9, 1.4, 2.2))
        self.ids: dict[str, list[str]] = {}
        self.nodes: list[Object] = []
        self.edges: list[Object] = []
        self.seen: set[tuple[object, ...]] = set()

    def chance(self, probability: float) -> bool:
        """True as often as the probability says."""
        return self.rng.random() < probability

    def one(self, label: str) -> str:
        """The id of any node with a label."""
        return self.rng.choice(self.ids[label])

    def some(self, choices: Sequence[str], most: int, least: int = 0) -> list[str]:
        """Different choices in any order, between `least` and `most` of them."""
        most = min(most, len(choices))
        return self.rng.sample(list(choices), self.rng.randint(min(least, most), most))

    def perhaps(self, probability: float, choices: Sequence[Any]) -> Any:
        """One of the choices as often as the probability says, otherwise None."""
        return self.rng.choice(choices) if self.chance(probability) else None

    def day(self, offsets: Sequence[int] = AROUND) -> str:
        """A day near the base day."""
        return (self.base + timedelta(days=self.rng.choice(offsets))).isoformat()

    def perhaps_day(self, probability: float, offsets: Sequence[int] = AROUND) -> str | None:
        """A day near the base day as often as the probability says, otherwise None."""
        return self.day(offsets) if self.chance(probability) else None

    def span(self, unbounded: float = 0.6) -> Object:
        """Most often no bounds; else a span that holds, just holds, just does not, or never does."""
        if self.chance(unbounded):
            return {}
        kind = self.rng.choice(("from", "to", "both", "edge", "edge", "before", "after", "never"))
        return {
            "from": {"valid_from": self.day((-400, -30, -1, 0))},
            "to": {"valid_to": self.day((0, 1, 30, 400))},
            "both": {"valid_from": self.day((-60, -1, 0)), "valid_to": self.day((0, 1, 60))},
            "edge": {self.rng.choice(("valid_from", "valid_to")): self.day(ON_THE_DAY)},
            "before": {"valid_to": self.day((-1, -2, -90))},
            "after": {"valid_from": self.day((1, 2, 90))},
            "never": {"valid_from": self.day((5, 1)), "valid_to": self.day((-5, -1))},
        }[kind]

    def again(self) -> Object:
        """The span of a second edge between the same ends: it has a beginning, and mostly holds."""
        return {"valid_from": self.day((-400, -60, -30, -1, 0, 0, 1)), "valid_to": self.perhaps_day(0.2, (-1, 0, 30))}

    def status(self, inactive: float = 0.08) -> str | None:
        """A status: mostly missing, sometimes `active`, now and then anything else."""
        if self.chance(inactive):
            return self.rng.choice(("closed", "paused"))
        return "active" if self.chance(0.2) else None

    def node(self, label: str, identity: str, /, **fields: Any) -> None:
        """Adds a node."""
        self.ids.setdefault(label, []).append(identity)
        self.nodes.append({"node": label, "id": identity, **self.told(fields)})

    def edge(self, kind: str, giver: str, taker: str, /, **fields: Any) -> None:
        """Adds an edge unless there is one of its type and ends and `valid_from`."""
        told = self.told(fields)
        key = (kind, giver, taker, told.get("valid_from") or None)
        if key not in self.seen:
            self.seen.add(key)
            self.edges.append({"edge": kind, "from": giver, "to": taker, **told})

    def told(self, fields: Object) -> Object:
        """The fields as a file may give them: what is missing is left out, or there but null."""
        return {key: value for key, value in fields.items() if value is not None or self.chance(0.1)}


def random_objects(
    rng: random.Random,
    youths: int = 10,
    offers: int = 20,
    organisations: int = 12,
    actors: int = 12,
    base: date = BASE_DAY,
    easy: bool = False,
) -> list[Object]:
    """A random graph in exchange form, nodes before edges; the same for the same `rng` state.

    In an `easy` graph hardly anything but the way and the authority stands between a youth and an offer, so that
    what is taken away or agreed on makes a difference.
    """
    sketch = Sketch(rng, base)
    sketch.easy = easy
    add_catalogue(sketch)
    add_organisations(sketch, organisations)
    add_actors(sketch, actors)
    add_collaboration(sketch)
    for number in range(offers):
        add_offer(sketch, name_of("tilbud", number))
    for number in range(youths):
        add_youth(sketch, f"ung-{number:02}")
    rng.shuffle(sketch.nodes)
    rng.shuffle(sketch.edges)
    return sketch.nodes + sketch.edges


def name_of(kind: str, number: int) -> str:
    """A readable id; the first of every label is the same, and some sort in their own way."""
    if number == 0:
        return SHARED_ID
    if number % 4 == 2:
        return f"{kind.capitalize()}-{number:02}"
    return f"{kind}-{number:02}" if number != 3 else f"{kind}-ø{number}"


def add_catalogue(sketch: Sketch) -> None:
    """Adds municipalities, stages, areas, permissions, roles, and what roles grant."""
    for code in ("0561", "0607", "0751"):
        sketch.node("Municipality", code, name=f"Kommune {code}", status=sketch.status(0.06))
    for number in range(4):
        sketch.node("Stage", name_of("fase", number), rank=number + 1, status=sketch.status(0.05))
    for number in range(5):
        sketch.node("Area", name_of("felt", number), status=sketch.status(0.05))
    for number in range(6):
        youngest = sketch.perhaps(0.3, (15, 17, 18, 20))
        sketch.node(
            "Permission",
            name_of("lov", number),
            kind=sketch.rng.choice(("decides", "grants")),
            min_age=youngest,
            max_age=sketch.perhaps(0.3, (20, 22, 24, 25)),
            decision_weeks=sketch.perhaps(0.5, (0, 1, 2, 8)),
            status=sketch.status(0.06),
            **permission_span(sketch),
        )
    for number in range(5):
        sketch.node("Role", name_of("rolle", number), status=sketch.status(0.12))
        for permission in sketch.some(sketch.ids["Permission"], 3, 1):
            add_grant(sketch, name_of("rolle", number), permission)
            if sketch.chance(0.15):
                add_grant(sketch, name_of("rolle", number), permission)


def permission_span(sketch: Sketch) -> Object:
    """The dates of an act: often none, else around the day itself or the days when things start."""
    if sketch.chance(0.7):
        return {}
    return {
        "valid_from": sketch.perhaps_day(0.4, (-400, 0, 1, 7, 14)),
        "valid_to": sketch.perhaps_day(0.7, (-1, 0, 1, 7, 13, 14, 38, 300)),
    }


def add_grant(sketch: Sketch, role: str, permission: str) -> None:
    """Adds a GRANTS in any state."""
    state = sketch.perhaps(0.7, ("proposed", "confirmed", "confirmed", "expired"))
    sketch.edge("GRANTS", role, permission, state=state, **sketch.span(0.7))


def add_organisations(sketch: Sketch, organisations: int) -> None:
    """Adds organisations, where they are, and which are units of which."""
    for number in range(organisations):
        identity = name_of("org", number)
        kind = sketch.rng.choice(("kui", "fgu", "forening", None))
        sketch.node("Organisation", identity, name=f"Enhed {number}", kind=kind, status=sketch.status(0.11))
        for municipality in sketch.some(sketch.ids["Municipality"], 2 if sketch.chance(0.3) else 1):
            sketch.edge("LOCATED_IN", identity, municipality, **sketch.span(0.75))
    everyone = sketch.ids["Organisation"]
    for number, unit in enumerate(everyone[1:], start=1):
        if sketch.chance(0.5):
            whole = sketch.rng.choice(everyone[max(0, number - 4) : number])
            sketch.edge("PART_OF", unit, whole, **sketch.span(0.8))
    if sketch.chance(0.2):
        sketch.edge("PART_OF", sketch.one("Organisation"), sketch.one("Organisation"))


def add_actors(sketch: Sketch, actors: int) -> None:
    """Adds actors, where they work and the roles they hold, with and without `at`."""
    for number in range(actors):
        identity = name_of("fag", number)
        sketch.node("Actor", identity, name=f"Person {number}", status=sketch.status(0.12))
        for organisation in sketch.some(sketch.ids["Organisation"], 2):
            sketch.edge("WORKS_AT", identity, organisation, **sketch.span())
            if sketch.chance(0.1):
                sketch.edge("WORKS_AT", identity, organisation, **sketch.again())
        for role in sketch.some(sketch.ids["Role"], 2):
            at = sketch.perhaps(0.4, sketch.ids["Organisation"])
            sketch.edge("HOLDS", identity, role, at=at, **sketch.span(0.7))


def add_collaboration(sketch: Sketch) -> None:
    """Adds collaboration edges of every type and state, parallel ones, and at times a long line."""
    everyone = sketch.ids["Organisation"]
    for _ in range(round(len(everyone) * sketch.density)):
        giver, taker = sketch.rng.sample(everyone, 2)
        kind = random_link(sketch)
        add_link(sketch, kind, giver, taker, sketch.span())
        while sketch.chance(0.25):
            kind = kind if sketch.chance(0.5) else random_link(sketch)
            ends = (giver, taker) if sketch.chance(0.7) else (taker, giver)
            add_link(sketch, kind, *ends, sketch.again())
    for _ in range(len(everyone)):
        giver, taker = sketch.rng.sample(everyone, 2)
        add_link(sketch, "SHARES_INFORMATION_WITH", giver, taker, sketch.span())
    if sketch.chance(0.6):
        line = sketch.rng.sample(everyone, min(7, len(everyone)))
        for giver, taker in pairwise(line):
            sketch.edge("REFERS_TO", giver, taker, confirmed_on=sketch.perhaps_day(0.5))


def random_link(sketch: Sketch) -> str:
    """A type of collaboration, mostly one that carries a youth."""
    carrying = ("REFERS_TO", "HANDS_OVER_TO", "DELIVERS_FOR", "CO_DELIVERS_WITH")
    others = ("FUNDS", "SUPERVISES", "MEETS_WITH", "KNOWS")
    return sketch.rng.choice(carrying if sketch.chance(0.85) else others)


def add_link(sketch: Sketch, kind: str, giver: str, taker: str, span: Object) -> None:
    """Adds one collaboration edge with everything that may be said of it."""
    sketch.edge(
        kind,
        giver,
        taker,
        state=sketch.perhaps(0.6, ("active", "planned", "planned", "missing")),
        agreement=sketch.perhaps(0.3, ("written", "oral", "none")),
        legal_basis=sketch.perhaps(0.75, ("KUI-lov § 1",)),
        purpose=sketch.perhaps(0.85, ("forløb", "forløb", "kriminalpræventivt")),
        owner=sketch.perhaps(0.5, sketch.ids["Actor"]),
        covers_units=sketch.perhaps(0.35, (True, True, False)),
        confirmed_on=sketch.perhaps_day(0.5),
        **span,
    )


def add_offer(sketch: Sketch, identity: str) -> None:
    """Adds an offer with its providers, places, stages, areas and required permissions."""
    sketch.node("Offer", identity, name=f"Tilbud {identity}", **offer_fields(sketch))
    for provider in sketch.some(sketch.ids["Organisation"], 3, 0 if sketch.chance(0.1) else 1):
        sketch.edge("PROVIDES", provider, identity, **sketch.span(0.8))
    if sketch.chance(0.5):
        for municipality in sketch.some(sketch.ids["Municipality"], 3):
            sketch.edge("SERVES", identity, municipality, **sketch.span(0.7))
    for stage in sketch.some(sketch.ids["Stage"], 3, 0 if sketch.chance(0.2) else 1):
        sketch.edge("SUITS", identity, stage, **sketch.span(0.85))
    for area in sketch.some(sketch.ids["Area"], 4, 0 if sketch.chance(0.15) else 1):
        sketch.edge("DEVELOPS", identity, area, **sketch.span(0.85))
    if sketch.chance(0.55):
        for permission in sketch.some(sketch.ids["Permission"], 3, 1):
            group = sketch.perhaps(0.5, ("a", "a", "b"))
            sketch.edge("REQUIRES", identity, permission, any_of=group, **sketch.span(0.8))
    if len(sketch.ids["Offer"]) > 1 and sketch.chance(0.3):
        sketch.edge("LEADS_TO", identity, sketch.one("Offer"), **sketch.span())


def offer_fields(sketch: Sketch) -> Object:
    """Every field of an offer that the rule book reads."""
    if sketch.easy:
        return {"route": sketch.rng.choice(("referral", "visitation")), "intake": "rolling", "reach": "national"}
    youngest = sketch.perhaps(0.5, (15, 16, 17, 18))
    return {
        "status": sketch.status(),
        "kind": "andet",
        "min_age": youngest,
        "max_age": sketch.perhaps(0.5, (18, 24, 25, 29)),
        "route": sketch.perhaps(0.87, ("open", "self", "referral", "referral", "visitation", "visitation")),
        "valid_from": sketch.perhaps_day(0.35, (-400, -1, 0, 1, 14, 30, 179, 180, 181)),
        "valid_to": sketch.perhaps_day(0.33, (-1, -1, 0, 1, 7, 14, 30, 180, 300, 400)),
        **intake_fields(sketch),
        "waiting_weeks": sketch.perhaps(0.4, (0, 1, 2, 8)),
        "seats_free": sketch.perhaps(0.75, (0, 0, 1, 4)),
        "seats_on": sketch.perhaps_day(0.6, (-31, -30, -29, -1, 0, 1)),
        "verified_on": sketch.perhaps_day(0.6, (-400, -31, -30, -29, 0, 1)),
        "for_income": sketch.some(INCOMES, 2) if sketch.chance(0.4) else None,
        "reach": sketch.perhaps(0.5, ("local", "local", "national")),
        "languages": sketch.some(NEEDS, 2),
        "accessibility": sketch.some(NEEDS, 2),
        "cannot": sketch.some(NEEDS, 2),
        "interests": sketch.some(INTERESTS, 3),
    }


def intake_fields(sketch: Sketch) -> Object:
    """How one gets in: all the time, on days, on days of every year, or nobody said."""
    intake = sketch.perhaps(0.8, ("rolling", "dates", "dates", "yearly"))
    days = [sketch.day() for _ in range(sketch.rng.choice((0, 0, 1, 1, 2, 3, 4)))]
    if intake == "yearly":
        days = [day[5:] for day in days if day[5:] != "02-29"]
        days += sketch.some(("01-01", "02-28", "03-01", "08-01", "12-31"), 1)
    if intake in ("rolling", None):
        days = []
    return {
        "intake": intake,
        "intake_dates": sorted(set(days), key=lambda _: sketch.rng.random()),
        "apply_by_days": sketch.perhaps(0.5, (0, 1, 1, 7, 8, 14, 30, 400)),
    }


def add_youth(sketch: Sketch, identity: str) -> None:
    """Adds a youth with everything around."""
    sketch.node(
        "Youth",
        identity,
        birth_month=random_birth_month(sketch) if sketch.chance(0.93) else None,
        requirements=sketch.some(NEEDS, 2),
        interests=sketch.some(INTERESTS, 3),
        income_basis=sketch.perhaps(0.7, INCOMES),
        status=sketch.status(0.1),
    )
    add_situation(sketch, identity)
    add_sub_goals(sketch, identity)
    add_own_choices(sketch, identity)


def random_birth_month(sketch: Sketch) -> str:
    """A month of birth such that ages turn around the base day."""
    year = sketch.base.year - sketch.rng.choice((16, 17, 18, 18, 19, 24, 25))
    months = (sketch.base.month, sketch.base.month, sketch.base.month % 12 + 1, 1, 2, 5, 10, 12)
    return f"{year}-{sketch.rng.choice(months):02}"


def add_situation(sketch: Sketch, youth: str) -> None:
    """Adds where a youth lives, at which stages the youth is, and the contact persons."""
    for municipality in sketch.some(sketch.ids["Municipality"], 3, 0 if sketch.chance(0.15) else 1):
        kind = sketch.perhaps(0.7, ("home", "stay", "responsible"))
        sketch.edge("LIVES_IN", youth, municipality, kind=kind, **sketch.span(0.8))
    for stage in sketch.some(sketch.ids["Stage"], 3, 0 if sketch.chance(0.2) else 1):
        main = sketch.perhaps(0.6, (True, True, False))
        sketch.edge("AT_STAGE", youth, stage, main=main, **sketch.span(0.8))
        if sketch.chance(0.2):
            sketch.edge("AT_STAGE", youth, stage, main=not main, **sketch.again())
    same = sketch.perhaps(0.4, sketch.ids["Organisation"])
    for actor in sketch.some(sketch.ids["Actor"], 3):
        at = same or sketch.perhaps(0.5, sketch.ids["Organisation"])
        main = sketch.perhaps(0.5, (True, False))
        sketch.edge("CONTACT_PERSON_FOR", actor, youth, at=at, main=main, **sketch.span(0.75))


def add_sub_goals(sketch: Sketch, youth: str) -> None:
    """Adds a goal and sub-goals in every state, some of them shared with other youths."""
    goal = f"hele-{youth}"
    sketch.node("Goal", goal, text="Et liv på egne ben")
    sketch.edge("AIMS_FOR", youth, goal)
    for number in range(sketch.rng.choice((0, 1, 2, 3, 3, 4))):
        identity = f"del-{youth}-{number}" if "SubGoal" in sketch.ids else SHARED_ID
        sketch.node(
            "SubGoal",
            identity,
            kind=sketch.perhaps(0.6, ("develop", "keep")),
            state=sketch.perhaps(0.6, ("open", "open", "open", "reached", "kept", "dropped")),
            youth_rank=sketch.perhaps(0.6, (1, 2, 3)),
            status=sketch.status(0.05),
        )
        sketch.edge("WORKS_TOWARDS", youth, identity, **sketch.span(0.85))
        sketch.edge("PART_OF_GOAL", identity, goal)
        for area in sketch.some(sketch.ids["Area"], 2, 0 if sketch.chance(0.15) else 1):
            sketch.edge("IN_AREA", identity, area, **sketch.span(0.85))
    if "SubGoal" in sketch.ids and sketch.chance(0.2):
        sketch.edge("WORKS_TOWARDS", youth, sketch.one("SubGoal"))


def add_own_choices(sketch: Sketch, youth: str) -> None:
    """Adds what a youth takes part in, wishes for, declines and consents to."""
    offers, organisations = sketch.ids["Offer"], sketch.ids["Organisation"]
    for offer in sketch.some(offers, 3):
        states = ("applied", "waiting", "started", "started", "stopped", "completed")
        sketch.edge("TAKES_PART_IN", youth, offer, state=sketch.perhaps(0.85, states), **sketch.span(0.75))
        if sketch.chance(0.06):
            state = sketch.rng.choice(states)
            sketch.edge("TAKES_PART_IN", youth, offer, state=state, **sketch.again())
    for offer in sketch.some(offers, 4):
        rank = sketch.perhaps(0.6, (1, 2, 2))
        sketch.edge("WISHES_FOR", youth, offer, rank=rank, **sketch.span(0.8))
        if sketch.chance(0.25):
            sketch.edge("WISHES_FOR", youth, offer, rank=sketch.perhaps(0.8, (1, 3)), **sketch.again())
    for offer in sketch.some(offers, 3):
        sketch.edge("DECLINES", youth, offer, to_label="Offer", **sketch.span(0.7))
    for organisation in sketch.some(organisations, 2):
        label = None if organisation not in offers and sketch.chance(0.5) else "Organisation"
        sketch.edge("DECLINES", youth, organisation, to_label=label, **sketch.span(0.7))
    for organisation in sketch.some(organisations, 8, 3):
        add_consent(sketch, youth, organisation)
        if sketch.chance(0.15):
            add_consent(sketch, youth, organisation)


def add_consent(sketch: Sketch, youth: str, organisation: str) -> None:
    """Adds a consent, given or refused, withdrawn or not, for this purpose or another."""
    sketch.edge(
        "CONSENTS_TO",
        youth,
        organisation,
        purpose=sketch.perhaps(0.6, ("forløb", "forløb", "evaluering")),
        state=sketch.perhaps(0.75, ("given", "refused")),
        withdrawn_on=sketch.perhaps_day(0.3, (-30, -1, 0, 1, 30)),
        **sketch.span(0.75),
    )


def random_profile(rng: random.Random, objects: list[Object], base: date = BASE_DAY) -> Object:
    """A profile that fits a graph: “every key optional”."""
    sketch = Sketch(rng, base)
    for thing in objects:
        if "node" in thing:
            sketch.ids.setdefault(thing["node"], []).append(thing["id"])
    profile: Object = {
        "municipality": sketch.perhaps(0.85, sketch.ids["Municipality"]),
        "stages": sketch.some(sketch.ids["Stage"], 3),
        "areas": sketch.some(sketch.ids["Area"], 3),
        "interests": sketch.some(INTERESTS, 3),
        "requirements": sketch.some(NEEDS, 2),
        "income_basis": sketch.perhaps(0.7, INCOMES),
        "starts": sketch.some(sketch.ids["Organisation"], 2),
    }
    if sketch.chance(0.5):
        profile["age"] = sketch.perhaps(0.9, (15, 17, 18, 24, 25))
    else:
        profile["birth_month"] = random_birth_month(sketch) if sketch.chance(0.9) else None
    return {key: value for key, value in profile.items() if value or sketch.chance(0.2)}
