"""The list of organisations: filtered by name, sector, kind, municipality and place, a hundred at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.neighbourhood import alphabetical
from webviz.network.looking import page_of
from webviz.organisation.directory import Directory, Entry, place_of
from webviz.organisation.forms import FILTERS, NONE, Wanted
from webviz.words import word

ROWS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many there would be with it and the other filters."""

    value: str
    name: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """Something to filter by, as the form shows it."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation in the list."""

    name: str
    page: str | None
    kind: str
    sector: str
    municipality: str
    place: str
    phone: str
    verified_on: str | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """The list as the address asks for it; `chosen` are its filters in words, each with the address without it."""

    wanted: Wanted
    lines: tuple[Line, ...]
    total: int
    first: int
    filters: tuple[Filter, ...]
    chosen: tuple[tuple[str, str], ...]
    previous: str | None
    following: str | None
    is_map_empty: bool


def build_list(directory: Directory, catalogue: Catalogue, wanted: Wanted) -> OrganisationList:
    """The organisations that fit every filter, by name."""
    names = {
        "sektor": {id_: word(name) for id_, name in directory.sectors.items()},
        "type": {id_: word(kind.name) for id_, kind in catalogue.organisation_kinds.items()},
        "kommune": directory.municipalities,
    }
    found = [entry for entry in directory.entries if entry.fits(wanted)]
    start = (wanted.page - 1) * ROWS_A_PAGE
    return OrganisationList(
        wanted=wanted,
        lines=tuple(_line(entry, names) for entry in found[start : start + ROWS_A_PAGE]),
        total=len(found),
        first=start + 1,
        filters=tuple(_filters(directory.entries, wanted, names)),
        chosen=tuple(_chosen(wanted, names)),
        previous=_address(wanted.on_page(wanted.page - 1)) if wanted.page > 1 else None,
        following=_address(wanted.on_page(wanted.page + 1)) if start + ROWS_A_PAGE < len(found) else None,
        is_map_empty=not directory.entries,
    )


def _filters(entries: Sequence[Entry], wanted: Wanted, names: Mapping[str, Mapping[str, str]]) -> Iterable[Filter]:
    for name, label in FILTERS.items():
        if name not in names:
            continue
        counts = Counter(entry.values[name] for entry in entries if entry.fits(wanted, but=name))
        chosen = wanted.values.get(name)
        if chosen is not None:
            counts.setdefault(chosen, 0)
        told = [(_name_of(value, names[name]), value) for value in counts]
        ordered = sorted(told, key=lambda pair: (pair[1] == NONE, alphabetical(pair[0]), pair[1]))
        yield Filter(
            name, label(), tuple(Choice(value, called, counts[value], value == chosen) for called, value in ordered)
        )


def _chosen(wanted: Wanted, names: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, str]]:
    if wanted.name:
        yield _("Navn: %(name)s", name=wanted.name), _address(wanted.without_name())
    for name, value in wanted.values.items():
        called = _name_of(value, names.get(name, {}))
        yield f"{FILTERS[name]()}: {called}", _address(wanted.without(name))


def _name_of(value: str, names: Mapping[str, str]) -> str:
    return _("Ikke oplyst") if value == NONE else names.get(value, value)


def _address(wanted: Wanted) -> str:
    return url_for("organisation.list_all", **wanted.arguments())  # type: ignore[arg-type]  # a text each


def _line(entry: Entry, names: Mapping[str, Mapping[str, str]]) -> Line:
    row = entry.row

    def named(name: str) -> str:
        value = entry.values[name]
        return "" if value == NONE else names[name].get(value, value)

    return Line(
        name=row.name or row.id,
        page=page_of(("Organisation", row.id)),
        kind=named("type"),
        sector=named("sektor"),
        municipality=named("kommune"),
        place=place_of(row),
        phone=row.phone or "",
        verified_on=row.verified_on,
        is_active=row.status in (None, "active"),
    )
