"""Days on which somebody has seen or confirmed something, and which are still to come: a slip that would look fresh for ever."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from importers.mentions import RowFacts, Said
from importers.result import Issue, Severity

_SEEN = {"verified_on": "Bekræftet", "confirmed_on": "Bekræftet", "seats_on": "Pladserne set"}
"""The fields that tell when somebody last knew, each with what it is called."""


def without_days_ahead(facts: Iterable[RowFacts], today: str, issues: list[Issue]) -> list[RowFacts]:
    """The facts without such days, each told; `today` is an ISO day, "" where nobody said and every day holds."""
    return [_checked(fact, today, issues) for fact in facts] if today else list(facts)


def _checked(fact: RowFacts, today: str, issues: list[Issue]) -> RowFacts:
    parts = [*(one.fields for one in fact.mentions), *(tie.fields for tie in fact.ties)]
    ahead = {(name, said) for fields in parts for name, said in _ahead(fields, today)}
    if not ahead:
        return fact
    for name, said in sorted(ahead, key=lambda item: (item[1].cell, item[0])):
        message = f"{_SEEN[name]} {said.value} er efter i dag ({today}), så dagen er ikke gemt."
        issues.append(Issue(Severity.WARNING, said.cell, "day_ahead", message, "Ret dagen i filen."))
    return replace(
        fact,
        mentions=tuple(replace(one, fields=_left(one.fields, today)) for one in fact.mentions),
        ties=tuple(replace(one, fields=_left(one.fields, today)) for one in fact.ties),
    )


def _ahead(fields: Mapping[str, Said], today: str) -> list[tuple[str, Said]]:
    return [(name, fields[name]) for name in _SEEN.keys() & fields.keys() if str(fields[name].value) > today]


def _left(fields: Mapping[str, Said], today: str) -> dict[str, Said]:
    ahead = {name for name, _ in _ahead(fields, today)}
    return {name: said for name, said in fields.items() if name not in ahead}
