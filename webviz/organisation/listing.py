"""The list of organisations: filtered by sector, kind and place, each filter a chip."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import url_for
from werkzeug.datastructures import MultiDict

from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from queries.facts.map_rows import ORGANISATIONS, OrganisationRow
from queries.facts.neighbourhood_rows import SECTORS_OF_ORGANISATIONS
from queries.neighbourhood import alphabetical
from webviz.network.looking import page_of

ROWS_A_PAGE = 200
_NONE = "-"
"""What the address calls having no sector, kind or place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: how many there are of it, whether it is chosen, and the address that turns it on or off."""

    name: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation in the list."""

    name: str
    page: str | None
    kind: str
    sector: str
    place: str
    phone: str
    verified_on: str | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """The list as the address asks for it; `chosen` are its filters in words, each with the address without it."""

    lines: tuple[Line, ...]
    total: int
    first: int
    choices: tuple[tuple[str, tuple[Choice, ...]], ...]
    chosen: tuple[tuple[str, str], ...]
    previous: str | None
    following: str | None


def build_list(reader: Reader, catalogue: Catalogue, arguments: "MultiDict[str, str]", page: int) -> OrganisationList:
    """The organisations that fit every chosen filter, by name."""
    organisations = ORGANISATIONS.run(reader)
    sectors: dict[str, tuple[str, str]] = {}
    for row in reversed(SECTORS_OF_ORGANISATIONS.run(reader, organisation_ids=[each.id for each in organisations])):
        sectors[row.member_id] = (row.home_id, row.home_name or row.home_id)
    names: dict[str, str] = {_NONE: "Ikke oplyst"} | dict(sectors.values())
    names |= {id_: kind.name for id_, kind in catalogue.organisation_kinds.items()}
    value_of: Mapping[str, Callable[[OrganisationRow], str]] = {
        "sektor": lambda each: sectors.get(each.id, (_NONE, ""))[0],
        "type": lambda each: each.kind or _NONE,
        "sted": lambda each: " ".join(part for part in (each.postcode, each.town) if part) or _NONE,
    }
    chosen = {name: arguments[name] for name in value_of if arguments.get(name)}

    def address(**changed: str | None) -> str:
        return url_for("organisation.list_all", **{**chosen, **changed})  # type: ignore[arg-type]  # a text each

    def fits(each: OrganisationRow, but: str = "") -> bool:
        return all(_is_value(wanted, value_of[name](each)) for name, wanted in chosen.items() if name != but)

    choices = []
    for name, title in (("sektor", "Sektor"), ("type", "Type"), ("sted", "Sted")):
        counts = Counter(value_of[name](each) for each in organisations if fits(each, but=name))
        ordered = sorted(counts, key=lambda value: (value == _NONE, alphabetical(names.get(value) or value)))
        here = chosen.get(name)
        choices.append(
            (
                title,
                tuple(
                    Choice(
                        names.get(value, value),
                        counts[value],
                        value == here,
                        address(**{name: None if value == here else value}),
                    )
                    for value in ordered
                ),
            )
        )
    found = sorted(
        (each for each in organisations if fits(each)), key=lambda each: (alphabetical(each.name or each.id), each.id)
    )
    start = (page - 1) * ROWS_A_PAGE
    return OrganisationList(
        lines=tuple(_line(each, names, sectors) for each in found[start : start + ROWS_A_PAGE]),
        total=len(found),
        first=start + 1,
        choices=tuple(choices),
        chosen=tuple(
            (f"{name.capitalize()}: {names.get(value, value)}", address(**{name: None}))
            for name, value in chosen.items()
        ),
        previous=address(side=str(page - 1)) if page > 1 else None,
        following=address(side=str(page + 1)) if start + ROWS_A_PAGE < len(found) else None,
    )


def _is_value(wanted: str | None, value: str) -> bool:
    """Whether a value is the one asked for; a place may be asked for by its postcode or its town alone."""
    return wanted == value or (
        wanted is not None and wanted != _NONE and (value.startswith(f"{wanted} ") or value.endswith(f" {wanted}"))
    )


def _line(each: OrganisationRow, names: Mapping[str, str], sectors: Mapping[str, tuple[str, str]]) -> Line:
    return Line(
        name=each.name or each.id,
        page=page_of(("Organisation", each.id)),
        kind=names.get(each.kind, each.kind) if each.kind else "",
        sector=sectors.get(each.id, ("", ""))[1],
        place=" ".join(part for part in (each.postcode, each.town) if part),
        phone=each.phone or "",
        verified_on=each.verified_on,
        is_active=each.status in (None, "active"),
    )
