"""The list of youths, a hundred at a time."""

from collections.abc import Iterable

from flask import url_for

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.records import NodeRecord
from queries.day.network import is_active
from queries.days import holds_on
from queries.facts.fetch import YouthFacts, fetch_youth_ids, fetch_youths
from queries.facts.map_rows import AREAS, STAGES
from webviz.words import word
from webviz.youth_page.portrait import pseudonym_of
from webviz.youth_page.view import YouthList, YouthRow

_A_PAGE = 100


def list_youths(reader: Reader, iso_day: str, page: int) -> YouthList:
    """A page of the active youths, by id; pages are counted from 1, and one that is not there is empty."""
    ids = fetch_youth_ids(reader)
    shown = ids[(page - 1) * _A_PAGE : page * _A_PAGE]
    stages = {row.id: word(row.name or row.id) for row in STAGES.run(reader)}
    areas = {row.id: word(row.name or row.id) for row in AREAS.run(reader)}
    facts = fetch_youths(reader, shown)
    actors = _names_of_contacts(reader, facts.values())
    return YouthList(
        rows=tuple(_row(facts[youth_id], iso_day, stages, areas, actors) for youth_id in shown),
        total=len(ids),
        first=(page - 1) * _A_PAGE + 1,
        previous_href=url_for("youth_page.list_all", side=page - 1) if page > 1 else None,
        next_href=url_for("youth_page.list_all", side=page + 1) if page * _A_PAGE < len(ids) else None,
    )


def _names_of_contacts(reader: Reader, youths: Iterable[YouthFacts]) -> dict[str, str]:
    """The contact persons of some youths, by name."""
    ids = sorted({contact.actor_id for youth in youths for contact in youth.contacts})
    records = stored.nodes_now(reader, [NodeRecord("Actor", id_) for id_ in ids])
    return {record.id: str(record.properties.get("name") or record.id) for record in records.values()}


def _row(
    facts: YouthFacts, iso_day: str, stages: dict[str, str], areas: dict[str, str], actors: dict[str, str]
) -> YouthRow:
    open_goals = {
        row.sub_goal_id
        for row in facts.sub_goals
        if row.state in {None, "open"} and is_active(row.status) and holds_on(row, iso_day)
    }
    open_areas = [
        row.area_id for row in facts.sub_goal_areas if row.sub_goal_id in open_goals and holds_on(row, iso_day)
    ]
    at_stages = sorted(
        (row for row in facts.stages if holds_on(row, iso_day)), key=lambda row: (not row.main, row.stage_id)
    )
    contacts = sorted(
        (row for row in facts.contacts if holds_on(row, iso_day)), key=lambda row: (not row.main, row.actor_id)
    )
    return YouthRow(
        pseudonym=pseudonym_of(facts.youth.id),
        href=url_for("youth_page.show", youth_id=facts.youth.id),
        stages=tuple(stages.get(row.stage_id, row.stage_id) for row in at_stages),
        areas=tuple(dict.fromkeys(areas.get(area_id, area_id) for area_id in open_areas)),
        contact=actors.get(contacts[0].actor_id) if contacts else None,
        is_active=is_active(facts.youth.status),
    )
