"""Titles that say that what stands under them is over: "Nedlagte tilbud", a sheet called "Arkiv 2019"."""

import re
from collections.abc import Sequence

from graphmodel.catalogue import fold
from graphmodel.cpr import contains_cpr
from importers.columns.columns import Understanding
from importers.result import Issue, Severity
from importers.section_words import without_number
from importers.tables import Cell, Table, TableRow

_THINGS = (
    r"(?:tilbud|partner|samarbejd|indsats|forening|aktivitet|organisation|projekt|kontakt|medarbejder|ansat|liste|klub)"
)
_OVER = re.compile(
    r"\b(?:nedlagte?|ophoert|ophoerte|udgaaet|udgaaede|inaktive?|forhenvaerende|fratraadte?|ikke aktive?|ikke laengere|"
    r"findes ikke|udfaset|udfasede|discontinued|inactive)\b"
    rf"|^(?:alle\s+)?(?:tidligere|lukkede|lukket|afsluttede|stoppede|gamle|arkiverede|former|closed|archived)(?:\s+(?:\w+\s+)?{_THINGS}|\W*(?:\d+\W*)*$)"
    r"|^(?:arkiv|arkivet|archive)(?:\W|$)"
)
_STATUS = "status"
_MOST_NAMED = 5


def says_it_is_over(title: str) -> bool:
    """Whether a title says that what stands under it is over.

    >>> [says_it_is_over(title) for title in ("Nedlagte tilbud", "4. Lukket", "Arkiv 2019", "Tidligere partnere")]
    [True, True, True, True]
    >>> [says_it_is_over(title) for title in ("Lukkede grupper", "Tilbud til tidligere indsatte", "Rygeophør", "Arkivgården")]
    [False, False, False, False]
    """
    return bool(_OVER.search(fold(without_number(title))))


def warn_of_closed(table: Table, understanding: Understanding) -> list[Issue]:
    """A warning for each title that says that its rows are over, where these do not say themselves how it stands with them."""
    rows = [row for row in table.rows if not _says_how_it_stands(row, understanding)]
    name = Cell(table.sheet.name, "")
    whole = next((cell for cell in (table.title, name) if cell and says_it_is_over(cell.text)), None)
    if whole and not contains_cpr(whole.text):
        kind = "Arket" if whole is name else "Titlen"
        return [_warning(table, kind, whole, rows)] if rows else []
    under: dict[Cell, list[TableRow]] = {}
    for row in rows:
        if row.section and says_it_is_over(row.section.text) and not contains_cpr(row.section.text):
            under.setdefault(row.section, []).append(row)
    return [_warning(table, "Afsnittet", section, found) for section, found in under.items()]


def _says_how_it_stands(row: TableRow, understanding: Understanding) -> bool:
    return any(use.meaning == _STATUS and use.column.index in row.cells for use in understanding.uses)


def _warning(table: Table, kind: str, title: Cell, rows: Sequence[TableRow]) -> Issue:
    places = [table.row_address(row) for row in rows]
    further = f" og {len(rows) - _MOST_NAMED} til" if len(rows) > _MOST_NAMED else ""
    count = f"de {len(rows)} rækker" if len(rows) > 1 else "den ene række"
    message = (
        f"{kind} »{title.text}« siger, at det er slut, men {count} under det indlæses som aktive: "
        f"{', '.join(places[:_MOST_NAMED])}{further}."
    )
    suggestion = "Slet rækkerne i filen, eller skriv »lukket« ud for dem i en kolonne, der hedder Status."
    return Issue(Severity.WARNING, title.address or places[0], "closed_title", message, suggestion)
