"""What belongs to the cases, in one place; and the case of a youth as access is decided by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine

from graphmodel.access import Reader
from queries.ties import active_actor, ties_of, workplaces_of, youths_of_contact, youths_who_let_be_told
from webviz.access.case import Case
from webviz.access.deciding import COURSE_PURPOSE
from webviz.access.roles import CONTACT_PERSON, PARTNER
from webviz.access.viewer import Viewer
from webviz.cases.emergencies import Emergencies
from webviz.cases.handles import Handles
from webviz.cases.short_names import ShortNames
from webviz.cases.standing_in import StandIns


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """Handles, short names, stand-ins and emergencies, all in one database."""

    handles: Handles
    short_names: ShortNames
    stand_ins: StandIns
    emergencies: Emergencies

    def case(self, reader: Reader, youth_id: str, viewer: Viewer, now: datetime) -> Case | None:
        """What a viewer has to do with a youth at a moment; None where there is no such youth. Raises AccountsUnavailable."""
        today = now.date()
        ties = ties_of(reader, youth_id, today.isoformat())
        if ties is None:
            return None
        actor_id = viewer.actor_id
        is_there = actor_id is not None and active_actor(reader, actor_id)
        return Case(
            youth_id,
            contact_persons=ties.contact_persons & {actor_id} if actor_id and is_there else frozenset(),
            consents=_consents(reader, viewer, ties.told, today) if is_there else {},
            stand_ins={
                each.account: str(each.id) for each in self.stand_ins.of_youth(youth_id) if each.is_in_force(today)
            },
            emergencies=self.emergencies.in_force(youth_id, now),
        )

    def youths_of(self, reader: Reader, viewer: Viewer, today: date) -> tuple[str, ...]:
        """The youths whom a viewer may see without asking for it, sorted: their own, and those for whom they stand in."""
        actor_id, iso_day = viewer.actor_id, today.isoformat()
        if actor_id is None or viewer.account is None or not active_actor(reader, actor_id):
            return ()
        if viewer.role == PARTNER:
            return youths_who_let_be_told(reader, workplaces_of(reader, actor_id, iso_day), iso_day)
        if viewer.role != CONTACT_PERSON:
            return ()
        stood_in_for = {each.youth_id for each in self.stand_ins.of_account(viewer.account, today)}
        return tuple(sorted({*youths_of_contact(reader, actor_id, iso_day), *stood_in_for}))


def open_case_files(engine: Engine, secret: str) -> CaseFiles:
    """The cases of a database; `secret` seals the short names."""
    return CaseFiles(Handles(engine), ShortNames(engine, secret), StandIns(engine), Emergencies(engine))


def _consents(reader: Reader, viewer: Viewer, told: frozenset[str], today: date) -> Mapping[str, frozenset[str]]:
    """The viewer's own part of a youth's consents: whether one of their workplaces may be told."""
    if viewer.role != PARTNER or viewer.actor_id is None:
        return {}
    works_there = told & workplaces_of(reader, viewer.actor_id, today.isoformat())
    return {viewer.actor_id: frozenset({COURSE_PURPOSE})} if works_there else {}
