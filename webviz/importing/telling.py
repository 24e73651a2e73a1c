"""What would happen, in numbers, messages, old beside new, and what the list no longer has."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from importers.planning import Plan
from importers.result import PlanCounts, Result, Severity
from webviz.importing.advising import Sentence, advice_on
from webviz.importing.looking import Looked, Problem
from webviz.importing.naming import field_name, kind_name, label_name, value_text
from webviz.importing.wanted import Addresses
from webviz.network.looking import page_of
from webviz.words import listed

SEVERITIES: Mapping[Severity, Callable[[], str]] = {
    Severity.ERROR: lambda: _("Fejl"),
    Severity.WARNING: lambda: _("Se efter"),
    Severity.NOTE: lambda: _("Til orientering"),
}
"""What each kind of message is called, the gravest first."""


@dataclass(frozen=True, slots=True)
class CountLine:
    """How much of a kind would be created, changed, left and is missing."""

    name: str
    created: int
    updated: int
    unchanged: int
    missing: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What storing would do: a sentence, the lines of a table, and how many things it is in all."""

    sentence: str
    lines: tuple[CountLine, ...]
    edges: tuple[tuple[str, int], ...]
    things: int


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message as the list of them shows it."""

    number: int
    severity: Severity
    cell: str
    address: str | None
    message: str
    advice: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """A field that would be changed: old beside new, and the cell that says so."""

    what: str
    name: str
    page: str | None
    field: str
    before: str
    after: str
    cell: str
    address: str | None


@dataclass(frozen=True, slots=True)
class AbsentLine:
    """What the list no longer has; `number` is what the form counts it by."""

    number: int
    what: str
    name: str
    page: str | None
    status: str


def build_outcome(result: Result, plan: Plan, catalogue: Catalogue) -> Outcome:
    """What storing would do, or did."""
    counts = result.plan
    given_up = sum(gone.status is not None for gone in plan.absent)
    things = sum(counts.create.values()) + sum(counts.update.values()) + sum(counts.edges.values()) + given_up
    labels = sorted({*counts.create, *counts.update, *counts.unchanged, *counts.missing})
    return Outcome(
        sentence=_sentence(counts, given_up, result),
        lines=tuple(_count_line(label, counts, catalogue) for label in labels),
        edges=tuple(sorted((kind_name(type_, catalogue), count) for type_, count in counts.edges.items() if count)),
        things=things,
    )


def _count_line(label: str, counts: PlanCounts, catalogue: Catalogue) -> CountLine:
    numbers = (part.get(label, 0) for part in (counts.create, counts.update, counts.unchanged, counts.missing))
    return CountLine(kind_name(label, catalogue), *numbers)


def _sentence(counts: PlanCounts, given_up: int, result: Result) -> str:
    created, updated, edges = (sum(part.values()) for part in (counts.create, counts.update, counts.edges))
    said = [
        ngettext("%(num)d ny", "%(num)d nye", created) if created else "",
        ngettext("%(num)d rettelse", "%(num)d rettelser", updated) if updated else "",
        ngettext("%(num)d forbindelse", "%(num)d forbindelser", edges) if edges else "",
        ngettext("%(num)d ny status", "%(num)d nye statusser", given_up) if given_up else "",
    ]
    what = listed([text for text in said if text])
    rows = ngettext("%(num)d række er læst", "%(num)d rækker er læst", result.read)
    if what:
        return _("Intet er gemt endnu. %(rows)s. Når du gemmer, kommer der %(what)s.", rows=rows, what=what)
    if result.planned and result.held_back:
        return _("%(rows)s. Der er intet at gemme: de rækker, der kommer med, står i kortet i forvejen.", rows=rows)
    if result.planned:
        return _("%(rows)s. Der er intet at gemme: det hele står i kortet i forvejen.", rows=rows)
    return _("%(rows)s. Der er intet at gemme: ingen rækker kan komme med endnu.", rows=rows)


def message_line(problem: Problem, addresses: Addresses) -> MessageLine:
    """A message with the address of its cell."""
    issue = problem.issue
    address = addresses.of_cell(problem.place, problem.number + 1) if problem.place else None
    return MessageLine(
        problem.number, issue.severity, mask_cpr(issue.cell), address, mask_cpr(issue.message), advice_on(issue)
    )


def update_lines(looked: Looked, addresses: Addresses, catalogue: Catalogue, numbers: range) -> Iterator[UpdateLine]:
    """Some of the changes, old beside new."""
    for change in (looked.preview.plan.updates[number] for number in numbers):
        place = looked.places.place(change.cell)
        yield UpdateLine(
            what=label_name(change.label),
            name=mask_cpr(change.name),
            page=page_of((change.label, change.id)),
            field=field_name(change.label, change.field, catalogue),
            before=value_text(change.label, change.field, change.before, catalogue),
            after=value_text(change.label, change.field, change.after, catalogue),
            cell=mask_cpr(change.cell),
            address=addresses.of_cell(place) if place else None,
        )


def absent_lines(plan: Plan, numbers: range, chosen: Mapping[str, str]) -> Iterator[AbsentLine]:
    """Some of what the list no longer has."""
    for number in numbers:
        gone = plan.absent[number]
        status = chosen.get(gone.id, chosen.get("", ""))
        yield AbsentLine(number, label_name(gone.label), mask_cpr(gone.name), page_of((gone.label, gone.id)), status)
