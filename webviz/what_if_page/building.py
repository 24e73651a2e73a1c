"""The page of what-if: the form as it stands, what is different, and the answer where there is one."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from graphmodel.access import Reader
from graphmodel.schema import NODE_TYPES
from queries.gaps.gaps import ONE_PERSON, gaps_on
from queries.overview import Overview
from queries.what_if.hypotheses import KINDS
from webviz.everyone.head import head_of
from webviz.everyone.naming import Link
from webviz.links import WHAT_IF, address_of
from webviz.services import Services
from webviz.what_if_page.answering import build_answer
from webviz.what_if_page.chips import chips_of
from webviz.what_if_page.finding import Thing, suggested
from webviz.what_if_page.forms import (
    DAY,
    FIRST_DAY,
    KIND,
    LAST_DAY,
    NAME,
    TYPED,
    Asked,
    Wanted,
)
from webviz.what_if_page.hypothesis import ask_what_if
from webviz.what_if_page.resolving import Resolved, resolve
from webviz.what_if_page.view import Form, Picked, WhatIfPage
from webviz.words import word

_MOST_EXAMPLES = 3


def build_what_if(reader: Reader, services: Services, asked: Asked) -> WhatIfPage | str:
    """The page, or the address that says in ids what was typed."""
    overview = services.overviews.at(reader)
    told = resolve(overview, asked.typed, asked.wanted)
    errors = {**asked.errors, **told.errors}
    if told.wanted != asked.wanted and not errors:
        return address_of(WHAT_IF, told.wanted.arguments())
    wanted = asked.wanted
    chips = tuple(chips_of(reader, overview, services.catalogue, wanted))
    answer = None
    if wanted.count and not asked.errors and not any(chip.error for chip in chips):
        answer = build_answer(overview, wanted, ask_what_if(reader, overview, wanted))
    return WhatIfPage(
        head=head_of(WHAT_IF, overview, wanted.look),
        form=_form(overview, asked, told, errors),
        chips=chips,
        examples=() if wanted.count else tuple(_examples(overview, wanted)),
        answer=answer,
    )


def _form(overview: Overview, asked: Asked, told: Resolved, errors: dict[str, str]) -> Form:
    wanted = asked.wanted
    own = {DAY, FIRST_DAY, LAST_DAY}
    kept = [
        (name, each)
        for name, value in wanted.arguments().items()
        if name not in own
        for each in ([value] if isinstance(value, str) else value)
    ]
    days = {DAY: wanted.chosen_day, FIRST_DAY: wanted.first_day, LAST_DAY: wanted.last_day}
    return Form(
        typed=dict.fromkeys(TYPED, "") if not errors else asked.typed,
        errors=errors,
        choices={name: tuple(_picked(asked, name, things)) for name, things in told.choices.items()},
        days={name: day.isoformat() if day else "" for name, day in days.items()},
        kinds=tuple((kind, word(NODE_TYPES[label].label_da)) for kind, label in KINDS.items()),
        kept=tuple(kept),
        things=suggested(overview, tuple(KINDS.values())),
        organisations=suggested(overview, ("Organisation",)),
        offers=suggested(overview, ("Offer",)),
        roles=suggested(overview, ("Role",)),
        permissions=suggested(overview, ("Permission",)),
    )


def _picked(asked: Asked, name: str, things: Sequence[Thing]) -> Iterator[Picked]:
    """What a field may have meant: each with the address in which the field says its id, and the others what they say."""
    typed = {field: text for field, text in asked.typed.items() if text}
    for thing in things:
        meant = {**typed, name: thing.id} | ({KIND: thing.kind} if name == NAME else {})
        yield Picked(thing.name, thing.about, address_of(WHAT_IF, {**asked.wanted.arguments(), **meant}))


def _examples(overview: Overview, wanted: Wanted) -> Iterator[Link]:
    """Questions to begin with: without those on whom a permission hangs alone."""
    found = gaps_on(overview, wanted.look.day, wanted.look.limits)
    alone = dict.fromkeys(row.actors[0] for row in found.permissions if row.problem == ONE_PERSON)
    for actor in list(alone)[:_MOST_EXAMPLES]:
        taken = wanted.with_more(Wanted(wanted.look, taken=(f"actor:{actor}",)))
        told = _("Hvad nu hvis %(name)s er væk?", name=overview.names.of("Actor", actor))
        yield Link(told, address_of(WHAT_IF, taken.arguments()))
