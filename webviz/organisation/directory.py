"""Every organisation with what the list filters by, kept while the graph stands still."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.access import Reader
from graphmodel.catalogue import fold
from queries.facts.map_rows import ORGANISATIONS, OrganisationRow
from queries.facts.neighbourhood_rows import MUNICIPALITIES_OF_ORGANISATIONS, SECTORS_OF_ORGANISATIONS, HomeRow
from queries.neighbourhood import alphabetical
from webviz.organisation.forms import NONE, Wanted


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation with its value of each filter, and what it is called, folded."""

    row: OrganisationRow
    values: Mapping[str, str]
    called: str

    def fits(self, wanted: Wanted, but: str = "") -> bool:
        """Whether every filter lets it through, one of them left aside."""
        return all(word in self.called for word in wanted.words) and all(
            _is_value(value, self.values[name]) for name, value in wanted.values.items() if name != but
        )


@dataclass(frozen=True, slots=True)
class Directory:
    """The organisations by name, and the names of their sectors and municipalities by id."""

    entries: tuple[Entry, ...]
    sectors: Mapping[str, str]
    municipalities: Mapping[str, str]


def make_directory(reader: Reader, _version: int) -> Directory:
    """Read every organisation with where it belongs."""
    rows = sorted(ORGANISATIONS.run(reader), key=lambda row: (alphabetical(row.name or row.id), row.id))
    ids = [row.id for row in rows]
    sectors = _first_home(SECTORS_OF_ORGANISATIONS.run(reader, organisation_ids=ids))
    municipalities = _first_home(MUNICIPALITIES_OF_ORGANISATIONS.run(reader, organisation_ids=ids))
    return Directory(
        tuple(_entry(row, sectors.get(row.id), municipalities.get(row.id)) for row in rows),
        {home.home_id: home.home_name or home.home_id for home in sectors.values()},
        {home.home_id: home.home_name or home.home_id for home in municipalities.values()},
    )


def place_of(row: OrganisationRow) -> str:
    """Postcode and town, as far as they are known."""
    return " ".join(part for part in (row.postcode, row.town) if part)


def _first_home(homes: Iterable[HomeRow]) -> dict[str, HomeRow]:
    """Where each organisation belongs; of several, the first by id."""
    found: dict[str, HomeRow] = {}
    for home in homes:
        found.setdefault(home.member_id, home)
    return found


def _entry(row: OrganisationRow, sector: HomeRow | None, municipality: HomeRow | None) -> Entry:
    values = {
        "sektor": sector.home_id if sector else NONE,
        "type": row.kind or NONE,
        "kommune": municipality.home_id if municipality else NONE,
        "sted": place_of(row) or NONE,
    }
    return Entry(row, values, fold(row.name or row.id))


def _is_value(wanted: str, value: str) -> bool:
    """Whether a value is the one asked for; a place may be asked for by its postcode or its town alone."""
    return wanted == value or (wanted != NONE and (value.startswith(f"{wanted} ") or value.endswith(f" {wanted}")))
