"""Ids that lead nowhere, or to several: which rows take no part for that, and which say enough without."""

from collections.abc import Iterator
from dataclasses import replace

from importers.joining.entities import Entity, name_of
from importers.joining.joins import Joins, Lead, Role, RowAt
from importers.linking.names import compact
from importers.result import Issue, Severity, shortened


def dead_end(joins: Joins, at: RowAt) -> Issue | None:
    """Why a row cannot take part: an id of it leads nowhere, or to several."""
    for lead in joins.leads(at):
        if not _is_loose(joins, at, lead) and (issue := _end_of(joins, lead, "rækken er holdt tilbage")):
            return issue
    return None


def loose_ends(joins: Joins, at: RowAt) -> Iterator[Issue]:
    """The ids of a row that lead nowhere, though the row says enough without them: an organisation's parent, a program."""
    for lead in joins.leads(at):
        if (
            joins.roles[lead.reference.target] is not Role.CODES
            and _is_loose(joins, at, lead)
            and (issue := _end_of(joins, lead, "den del er ikke taget med"))
        ):
            yield replace(issue, severity=Severity.WARNING)


def _is_loose(joins: Joins, at: RowAt, lead: Lead) -> bool:
    """Whether a row says enough without what an id of it leads to; codes are only words."""
    role = joins.roles[lead.reference.target]
    is_a_thing = joins.roles[at[0]] is Role.THING
    is_above = lead.reference.target == at[0] or joins.entity(at) is Entity.ORGANISATION
    return role is Role.CODES or (is_a_thing and (role is Role.DETAIL or is_above))


def _end_of(joins: Joins, lead: Lead, outcome: str) -> Issue | None:
    """What is wrong with an id; `outcome` is what comes of that, in Danish."""
    target = name_of(joins.keyed.tables[lead.reference.target])
    header, key = lead.reference.column.header, shortened(lead.key)
    if not lead.rows:
        message = f"{header} {key} findes ikke i »{target}«, så {outcome}."
        suggestion = f"Ret {header}, eller tag den række med i »{target}«, som den henviser til."
        return Issue(Severity.ERROR, lead.cell.address, "reference_unknown", message, suggestion)
    if len({compact(joins.name(row)) for row in lead.rows}) > 1:
        message = f"{header} {key} står ved {len(lead.rows)} forskellige rækker i »{target}«, så ingen kan vide, hvilken der menes."
        suggestion = f"Giv rækkerne i »{target}« hver sit nummer."
        return Issue(Severity.ERROR, lead.cell.address, "reference_ambiguous", message, suggestion)
    return None
