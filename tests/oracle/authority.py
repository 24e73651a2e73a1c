"""Authority: who can give the permissions that an offer requires, in four sentences of section 4."""

from dataclasses import dataclass
from datetime import date

from tests.oracle.facts import Facts, possible_ages
from tests.oracle.graph import Graph, Object, holds_on

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


@dataclass
class Holding:
    """“a recorded GRANTS, a recorded HOLDS by an actor and an organisation”."""

    grant: Object
    hold: Object
    works_at: Object | None  # None where HOLDS says `at`
    organisation: str


@dataclass
class Authority:
    """The permissions as they stand for one youth on one day."""

    graph: Graph
    facts: Facts
    day: date
    reached: set[str]

    def demands(self, offer: str) -> list[Object]:
        """The active REQUIRES of an offer, in a fixed order."""
        return sorted(
            (edge for edge in self.graph.active("REQUIRES", self.day) if edge["from"] == offer),
            key=lambda edge: (edge["to"], edge.get("valid_from", "")),
        )

    def demands_left(self, offer: str, on: date) -> list[Object]:
        """What an offer requires of this youth on the day when it would start.

        “less those whose min_age..max_age excludes every possible age of y”; an age that is not known excludes
        nothing.
        """
        ages = possible_ages(self.facts, on)
        left = []
        for edge in self.demands(offer):
            permission = self.graph.node("Permission", edge["to"])
            if ages is None or any(
                permission.get("min_age", age) <= age <= permission.get("max_age", age) for age in ages
            ):
                left.append(edge)
        return left

    def judge(self, offer: str, on: date) -> str:
        """What all the permissions that an offer requires come to.

        “those with the same `any_of` are alternatives, one of which is enough (pass before unknown before fail);
        where none is left: pass”, then “fail if one fails, unknown if one is unknown, else pass”.
        """
        alternatives: dict[tuple[str, str], list[str]] = {}
        for number, edge in enumerate(self.demands_left(offer, on)):
            group = ("any_of", edge["any_of"]) if "any_of" in edge else ("alone", str(number))
            alternatives.setdefault(group, []).append(self.judge_permission(edge["to"], on))
        verdicts = []
        for group_verdicts in alternatives.values():
            if PASS in group_verdicts:
                verdicts.append(PASS)
            elif UNKNOWN in group_verdicts:
                verdicts.append(UNKNOWN)
            else:
                verdicts.append(FAIL)
        if FAIL in verdicts:
            return FAIL
        return UNKNOWN if UNKNOWN in verdicts else PASS

    def judge_permission(self, permission: str, on: date) -> str:
        """Whether somebody can give this permission now.

        “A permission whose own dates do not hold on S (or D): unknown, whoever holds it”; pass if a holding holds
        now, “fail if holdings are recorded but none holds now; unknown if none is recorded”. One that a what-if took
        away “can be given by nobody”: fail.
        """
        if permission in self.graph.permissions_taken_away:
            return FAIL
        if not holds_on(self.graph.node("Permission", permission), on):
            return UNKNOWN
        holdings = self.holdings(permission)
        if any(self.holds_now(holding) for holding in holdings):
            return PASS
        return FAIL if holdings else UNKNOWN

    def holdings(self, permission: str) -> list[Holding]:
        """Every recorded holding of a permission, whatever its dates and states.

        The organisation is one “that is active, and located in a responsible municipality or reached”.
        """
        return [
            holding
            for grant in self.graph.recorded("GRANTS")
            if grant["to"] == permission
            for hold in self.graph.recorded("HOLDS")
            if hold["to"] == grant["from"]
            for holding in self.places(grant, hold)
            if self.is_in_charge(holding.organisation)
        ]

    def places(self, grant: Object, hold: Object) -> list[Holding]:
        """The organisations of a holding: “`at`, or without it a recorded WORKS_AT”."""
        if "at" in hold:
            return [Holding(grant, hold, None, hold["at"])]
        return [
            Holding(grant, hold, works_at, works_at["to"])
            for works_at in self.graph.recorded("WORKS_AT")
            if works_at["from"] == hold["from"]
        ]

    def is_in_charge(self, organisation: str) -> bool:
        """“active, and located in a responsible municipality or reached”."""
        if not self.graph.is_active("Organisation", organisation):
            return False
        located = set(self.graph.ends("LOCATED_IN", organisation, self.day))
        return bool(located & self.facts.responsible) or organisation in self.reached

    def holds_now(self, holding: Holding) -> bool:
        """Whether a recorded holding can be used today.

        “the role and the actor are active, its edges (GRANTS, HOLDS, the WORKS_AT where it has no `at`) active on D
        and the grant not expired”.
        """
        return (
            self.graph.is_active("Role", holding.hold["to"])
            and self.graph.is_active("Actor", holding.hold["from"])
            and holds_on(holding.grant, self.day)
            and holds_on(holding.hold, self.day)
            and (holding.works_at is None or holds_on(holding.works_at, self.day))
            and holding.grant.get("state", "proposed") != "expired"
        )

    def granted_permission(self, offer: str, on: date) -> Object | None:
        """What is shown on the last step of a chain.

        “on the last step, which required permission is granted and by whom”: the smallest permission, role and actor
        among the demands that are left and pass.
        """
        granted = [
            (edge["to"], holding.hold["to"], holding.hold["from"])
            for edge in self.demands_left(offer, on)
            if self.judge_permission(edge["to"], on) == PASS
            for holding in self.holdings(edge["to"])
            if self.holds_now(holding)
        ]
        if not granted:
            return None
        permission, role, actor = min(granted)
        return {"permission": permission, "role": role, "actor": actor}
