"""What would let somebody decide again: the grant to confirm, the role to renew, or the actor to appoint."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from queries.answers import Named
from queries.case import Case
from queries.day.mandates import Holding, grant_holds, holding_of
from queries.days import holds_on
from queries.facts.map_rows import GrantsRow, HoldsRow, WorksRow
from queries.mending.proposals import Proposal, day_apart, open_ended
from queries.mending.trials import Trial
from queries.telling.danish import day_in_words


def propose_authority(case: Case, row: int) -> Iterator[Proposal]:
    """Changes to what is recorded where it counts, the holdings with the fewest faults first; then other people for the role."""
    needed, mandates = case.world.offers.requirements, case.world.mandates
    wanted = sorted({int(needed.permission[number]) for number in case.failing_requirements(row)})
    recorded = [
        mandates.holdings[number] for permission in wanted for number in mandates.by_permission.get(permission, ())
    ]
    counted = [
        holding for holding in recorded if case.authority.counted[case.world.network.number_of[holding.organisation_id]]
    ]
    near = sorted(counted, key=_order)
    trying = _Trying(case, tuple(recorded))
    for holding in near:
        yield from trying.renewals(holding)
    starts = [case.world.network.ids[start] for start in sorted(case.youth.starts)]
    places = list(dict.fromkeys([*(holding.organisation_id for holding in near), *starts]))
    for role_id in dict.fromkeys(holding.grant.role_id for holding in (*near, *recorded)):
        yield from trying.appointments(role_id, places)
    for holding in near:
        yield from trying.openings(holding)


def _order(holding: Holding) -> tuple[int, str, str, str, str]:
    return (
        holding.faults,
        holding.permission_id,
        holding.grant.role_id,
        holding.hold.actor_id,
        holding.organisation_id,
    )


@dataclass(frozen=True, slots=True)
class _Trying:
    """A case and every recorded holding of the permissions that are missing, wherever it is."""

    case: Case
    recorded: tuple[Holding, ...]

    def renewals(self, holding: Holding) -> Iterator[Proposal]:
        """One edge that is out of date, made anew from the day on."""
        today = self.case.world.network.iso_day
        if not holding.role_is_active or not holding.actor_is_active:
            return
        if not grant_holds(holding.grant, today):
            yield self._confirmed(holding)
        if not holds_on(holding.hold, today):
            yield self._given_again(holding)
        if holding.works is not None and not holds_on(holding.works, today) and not self._brings_the_youth(holding):
            yield self._at_work_again(holding, holding.works)

    def appointments(self, role_id: str, places: Iterable[str]) -> Iterator[Proposal]:
        """Somebody takes the role in one of the places: one who works there, else one whom the youth or the map knows."""
        today = self.case.world.network.iso_day
        of_role = [holding for holding in self.recorded if holding.grant.role_id == role_id]
        for organisation_id, actor_id, works_there in islice(self._people(tuple(places)), 1):
            since = self._apart(actor_id, role_id)
            hold = HoldsRow(actor_id=actor_id, role_id=role_id, at=organisation_id, valid_from=since, valid_to=None)
            grants = {holding.grant: holding.role_is_active for holding in of_role}
            held = [
                holding_of(today, organisation_id, grant, hold, None, is_active, True)
                for grant, is_active in grants.items()
            ]
            change = open_ended("HOLDS", actor_id, role_id, since, at=organisation_id)
            somebody = "en, der er der nu," if works_there else "en – ingen i kortet arbejder der nu –"
            text = (
                f"Giv rollen {self._role(role_id)} i {self._place(organisation_id)} til {somebody} "
                f"for eksempel {self._actor(actor_id)}."
            )
            yield self._proposal(text, organisation_id, held, change)

    def _people(self, places: tuple[str, ...]) -> Iterator[tuple[str, str, bool]]:
        """Where, who, and whether they work there: the nearest place where there is anyone comes first."""
        network = self.case.world.network
        for place in places:
            for actor_id in sorted(network.workplaces):
                if place in network.workplaces[actor_id]:
                    yield place, actor_id, True
        known = (contact.actor_id for contact in self.case.youth.contacts)
        for place in places[:1]:
            for actor_id in dict.fromkeys((*known, *sorted(network.actors))):
                yield place, actor_id, False

    def _apart(self, actor_id: str, role_id: str) -> str:
        """From when the actor may be said to have the role, beside what is recorded of it here and elsewhere."""
        world = self.case.world
        return day_apart(world.network.iso_day, world.network_facts.holds_between(actor_id, role_id))

    def openings(self, holding: Holding) -> Iterator[Proposal]:
        """The role itself, where it is closed."""
        if holding.role_is_active:
            return
        role_id = holding.grant.role_id
        held = [self._changed(each, role_is_active=True) for each in self.recorded if each.grant.role_id == role_id]
        text = (
            f"Rollen {self._role(role_id)} er ikke i brug. Er det en fejl, så tag den i brug igen i "
            f"{self._place(holding.organisation_id)}."
        )
        yield self._proposal(text, holding.organisation_id, held, {"node": "Role", "id": role_id, "status": "active"})

    def _confirmed(self, holding: Holding) -> Proposal:
        today, grant = self.case.world.network.iso_day, holding.grant
        if holds_on(grant, today):
            renewed = replace(grant, state="confirmed")
            change: dict[str, Any] = {
                "edge": "GRANTS",
                "from": grant.role_id,
                "to": grant.permission_id,
                "state": "confirmed",
            }
            change |= {"valid_from": grant.valid_from} if grant.valid_from else {}
        else:
            recorded = self.case.world.network_facts.grants_between(grant.role_id, grant.permission_id)
            since = day_apart(today, recorded)
            renewed = replace(grant, state="confirmed", valid_from=since, valid_to=None)
            change = open_ended("GRANTS", grant.role_id, grant.permission_id, since, state="confirmed")
        of_grant = (
            each
            for each in self.recorded
            if (each.grant.role_id, each.permission_id) == (grant.role_id, grant.permission_id)
        )
        held = [self._changed(each, grant=renewed) for each in of_grant]
        text = (
            f"Bekræft, at rollen {self._role(grant.role_id)} stadig giver bemyndigelsen {self._permission(grant.permission_id)}; "
            f"{self._actor(holding.hold.actor_id)} har rollen i {self._place(holding.organisation_id)}."
        )
        return self._proposal(text, holding.organisation_id, held, change)

    def _given_again(self, holding: Holding) -> Proposal:
        today, ended = self.case.world.network.iso_day, holding.hold.valid_to
        begins = self._apart(holding.hold.actor_id, holding.hold.role_id)
        hold = replace(holding.hold, valid_from=begins, valid_to=None)
        held = [self._changed(each, hold=hold) for each in self.recorded if each.hold == holding.hold]
        change = open_ended("HOLDS", hold.actor_id, hold.role_id, begins, at=hold.at)
        since = f" (sluttede {day_in_words(ended)})" if ended and ended < today else ""
        text = (
            f"Giv {self._actor(hold.actor_id)} rollen {self._role(hold.role_id)} i {self._place(holding.organisation_id)} igen{since}, "
            f"så der igen er en med bemyndigelsen {self._permission(holding.permission_id)}."
        )
        return self._proposal(text, holding.organisation_id, held, change)

    def _at_work_again(self, holding: Holding, works: WorksRow) -> Proposal:
        today, actor_id = self.case.world.network.iso_day, works.actor_id
        begins = day_apart(today, self.case.world.network_facts.works_between(actor_id, works.organisation_id))
        workplace = replace(works, valid_from=begins, valid_to=None)
        held = [self._changed(each, works=workplace) for each in self.recorded if each.works == works]
        change = open_ended("WORKS_AT", actor_id, works.organisation_id, begins)
        text = (
            f"{self._actor(actor_id)} har rollen {self._role(holding.grant.role_id)}, men står ikke til at arbejde i "
            f"{self._place(works.organisation_id)} i dag. Gør vedkommende det, så ret det i kortet."
        )
        return self._proposal(text, holding.organisation_id, held, change)

    def _brings_the_youth(self, holding: Holding) -> bool:
        """Whether the actor is a contact person: a workplace of theirs is a start, and changes more than the authority."""
        return any(contact.actor_id == holding.hold.actor_id for contact in self.case.youth.contacts)

    def _changed(
        self,
        holding: Holding,
        *,
        grant: GrantsRow | None = None,
        hold: HoldsRow | None = None,
        works: WorksRow | None = None,
        role_is_active: bool = False,
    ) -> Holding:
        """The holding with one of its rows changed, and its faults counted anew."""
        return holding_of(
            self.case.world.network.iso_day,
            holding.organisation_id,
            grant or holding.grant,
            hold or holding.hold,
            works or holding.works,
            role_is_active or holding.role_is_active,
            holding.actor_is_active,
        )

    def _proposal(self, text: str, organisation_id: str, held: Iterable[Holding], change: dict[str, Any]) -> Proposal:
        who: tuple[Named, ...] = (self.case.lexicon.names.named("Organisation", organisation_id),)
        return Proposal(text=text, who=who, trial=Trial(holdings=tuple(held)), changes=(change,))

    def _role(self, role_id: str) -> str:
        return f"»{self.case.lexicon.names.of('Role', role_id)}«"

    def _permission(self, permission_id: str) -> str:
        return f"»{self.case.lexicon.names.of('Permission', permission_id)}«"

    def _actor(self, actor_id: str) -> str:
        return self.case.lexicon.names.of("Actor", actor_id)

    def _place(self, organisation_id: str) -> str:
        return self.case.lexicon.names.of("Organisation", organisation_id)
