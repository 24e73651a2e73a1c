"""What hangs on a permission that expires: the pairs that are covered only if it goes on."""

from collections.abc import Mapping
from dataclasses import replace

from queries.coverage import CARRIED
from queries.day.world import Limits
from queries.everyone.population import Population, population_on
from queries.everyone.records import Records
from queries.everyone.standing import Standing, stand
from queries.facts.map_rows import RoleRow
from queries.gaps.expiring import Expiring


class Hanging:
    """Tells of one expiring permission after the other, in the order of their days: how a day stands is judged once."""

    def __init__(self, records: Records, asked_on: str, limits: Limits, carries: Mapping[str, str]) -> None:
        """What lapsed before the day that is asked about is judged on that day."""
        self._records = records
        self._asked_on = asked_on
        self._limits = limits
        self._carries = carries
        self._day: tuple[str, Population, Standing] | None = None

    def on(self, expiring: Expiring) -> Expiring:
        """The permission with what hangs on it."""
        iso_day = max(expiring.on, self._asked_on)
        _, population, standing = self._standing_on(iso_day)
        offers = population.world.offers
        rows = (offers.row_of[id_] for id_ in expiring.offers if id_ in offers.row_of)
        areas = {area for row in rows for area in offers.leads.get(row, ())}
        concerned = {
            int(youth)
            for youth, area, state in zip(standing.youth, standing.area, standing.state, strict=True)
            if state > CARRIED and standing.areas[area] in areas
        }
        if not concerned:
            return expiring
        longer = replace(
            _going_on(self._records, expiring), youths=tuple(population.facts[each] for each in sorted(concerned))
        )
        with_it = population_on(longer, iso_day, self._carries, population)
        gained = stand(with_it, self._limits, with_causes=False).covered() - standing.covered()
        return replace(expiring, pairs=tuple(sorted(gained)))

    def _standing_on(self, iso_day: str) -> tuple[str, Population, Standing]:
        if self._day is None or self._day[0] != iso_day:
            population = population_on(self._records, iso_day, self._carries)
            self._day = (iso_day, population, stand(population, self._limits, with_causes=False))
        return self._day


def _going_on(records: Records, expiring: Expiring) -> Records:
    """The facts with the permission, and nothing else, held as it was: each holding that is lost goes on in a role of its own."""
    facts = records.network
    kept = [(f"{holding.grant.role_id}\0{expiring.permission}", holding) for holding in expiring.lost]
    is_own = any(each.kind == "Permission" for each in expiring.ends)
    longer = (
        replace(row, valid_to=None) if is_own and row.id == expiring.permission else row for row in facts.permissions
    )
    network = replace(
        facts,
        permissions=tuple(longer),
        roles=(*facts.roles, *(RoleRow(id=role, name=None, status=None) for role, _ in kept)),
        grants=(
            *facts.grants,
            *(replace(each.grant, role_id=role, valid_from=None, valid_to=None) for role, each in kept),
        ),
        holds=(
            *facts.holds,
            *(
                replace(each.hold, role_id=role, at=each.organisation_id, valid_from=None, valid_to=None)
                for role, each in kept
            ),
        ),
    )
    return replace(records, network=network)
