"""What is known of a youth on a day, in the words of those who work with them."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from flask_babel import gettext as _

from queries.answers import Named
from queries.case import Case
from queries.day.network import is_active
from queries.days import holds_on
from queries.facts.fetch import YouthFacts
from webviz.suggestions.building import Setting
from webviz.suggestions.calling import person_of
from webviz.words import age_text, day_text, word
from webviz.youth_page.view import ContactLine, Portrait, SubGoalLine, WishLine

_PREFIX = "youth-"


def pseudonym_of(youth_id: str) -> str:
    """What a youth is called on the pages: the id, which is a pseudonym, without its kind.

    >>> pseudonym_of("youth-aborre-12"), pseudonym_of("17")
    ('Aborre-12', '17')
    """
    name = youth_id.removeprefix(_PREFIX)
    return name[:1].upper() + name[1:]


def build_portrait(case: Case, facts: YouthFacts, setting: Setting, offer_names: dict[str, str]) -> Portrait:
    """Everything above the suggestions."""
    youth, names, catalogue = case.youth, case.lexicon.names, setting.catalogue
    iso_day = case.world.network.iso_day
    ranks = {stage.id: stage.rank or 0 for stage in case.world.network_facts.stages}
    in_order = sorted(youth.stages, key=lambda id_: (ranks.get(id_, 0), id_))
    return Portrait(
        pseudonym=pseudonym_of(facts.youth.id),
        age=age_text(setting.ages) if setting.ages else None,
        municipalities=tuple(names.of("Municipality", id_) for id_ in sorted(youth.municipalities)),
        main_stages=tuple(word(names.of("Stage", id_)) for id_ in in_order if id_ in youth.main_stages),
        partial_stages=tuple(word(names.of("Stage", id_)) for id_ in in_order if id_ not in youth.main_stages),
        interests=tuple(_entry_name(catalogue.interests, id_) for id_ in youth.interests),
        needs=tuple(_entry_name(catalogue.needs, id_) for id_ in youth.requirements),
        income=_entry_name(catalogue.income_bases, youth.income_basis) if youth.income_basis else None,
        goals=tuple(
            (row.own_words, row.text) for row in facts.goals if is_active(row.status) and holds_on(row, iso_day)
        ),
        sub_goals=tuple(_sub_goals(case, facts)),
        contacts=tuple(_contacts(case)),
        wishes=tuple(_wishes(case, facts, setting, offer_names)),
        is_active=is_active(facts.youth.status),
    )


class _Entry(Protocol):
    @property
    def name(self) -> str: ...


def _entry_name(entries: Mapping[str, _Entry], id_: str) -> str:
    return word(entries[id_].name) if id_ in entries else id_


def _sub_goals(case: Case, facts: YouthFacts) -> Iterable[SubGoalLine]:
    """The open sub-goals in the youth's own order."""
    names, rows = case.lexicon.names, {row.sub_goal_id: row for row in facts.sub_goals}
    for goal in sorted(case.youth.sub_goals, key=lambda each: (each.youth_rank is None, each.youth_rank or 0, each.id)):
        row = rows[goal.id]
        yield SubGoalLine(
            own_words=goal.own_words,
            text=goal.text,
            areas=tuple(word(names.of("Area", id_)) for id_ in sorted(goal.areas)),
            rank=goal.youth_rank,
            is_must=bool(row.must),
            keeps=row.kind == "keep",
            due=day_text(row.due) if row.due else None,
        )


def _contacts(case: Case) -> Iterable[ContactLine]:
    names, network = case.lexicon.names, case.world.network
    for contact in case.youth.contacts:
        yield ContactLine(
            person=person_of(case, Named("Actor", contact.actor_id, names.of("Actor", contact.actor_id))),
            job_title=network.actors[contact.actor_id].job_title,
            places=tuple(names.of("Organisation", id_) for id_ in sorted(contact.organisation_ids)),
            is_main=contact.is_main,
        )


def _wishes(case: Case, facts: YouthFacts, setting: Setting, offer_names: dict[str, str]) -> Iterable[WishLine]:
    iso_day = case.world.network.iso_day
    wishes = [row for row in facts.wishes if holds_on(row, iso_day)]
    for row in sorted(wishes, key=lambda each: (each.rank is None, each.rank or 0, each.offer_id)):
        yield WishLine(offer_names.get(row.offer_id, row.offer_id), row.own_words, setting.offer_href(row.offer_id))


def state_words(state: str | None) -> str:
    """How a youth takes part."""
    return {"applied": _("søgt"), "waiting": _("venter på plads"), "started": _("i gang")}.get(state or "", _("i gang"))
