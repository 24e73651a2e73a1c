"""What the rows of a table lack: a name, a column that says what they are called, somebody who provides them."""

import re
from collections.abc import Sequence

from importers.columns.columns import Understanding
from importers.columns.offer_names import OFTEN_OF_OFFERS
from importers.mentions import RowFacts
from importers.result import Issue, Severity
from importers.tables import Table, TableRow
from importers.ways import Choosing, Way

_LONGEST_NAME = 80
_LETTER = re.compile(r"[^\W\d_]")
_NAMES = {
    "offer": "tilbuddets navn",
    "organisation": "organisationens navn",
    "person": "navnet på personen eller enheden",
}


def warn_of_no_provider(facts: Sequence[RowFacts]) -> list[Issue]:
    """One warning for the offers of a table that nobody provides, for such an offer leads nowhere."""
    offers = [
        mention
        for fact in facts
        for mention in fact.mentions
        if mention.label == "Offer" and not any(tie.type == "PROVIDES" for tie in fact.ties)
    ]
    if not offers:
        return []
    count = f"{len(offers)} tilbud har" if len(offers) > 1 else f"»{offers[0].name}« har"
    message = f"{count} ingen udbyder. Uden en kan ingen nå frem til tilbuddet, så det bliver næppe foreslået."
    suggestion = "Skriv, hvem der står for det, i en kolonne, der hedder Udbyder."
    return [Issue(Severity.WARNING, offers[0].cell, "no_provider", message, suggestion)]


def no_name_column(table: Table, understanding: Understanding) -> Issue | None:
    """Why no row of a table can take part: no column says what the rows are called."""
    named = {use.targets[0] for use in understanding.uses}
    if named & {"Offer.name", "Organisation.name", "Organisation.PART_OF", "Actor.name"} or not table.rows:
        return None
    last = max(max(row.cells) for row in table.rows)
    cells = table.sheet.span(table.first_row, table.last_row, 0, last)
    held = f"de {len(table.rows)} rækker" if len(table.rows) > 1 else "den ene række"
    message = (
        f"Ingen kolonne siger, hvad rækkerne hedder, så {held} er holdt tilbage. "
        "Der blev ledt efter Tilbud, Organisation og Navn."
    )
    are_offers = any(use.meaning in OFTEN_OF_OFFERS for use in understanding.uses)
    value = "Offer.name" if are_offers else "Organisation.name"
    way = Choosing(Way.CHOOSE_COLUMN, _likeliest_name(table), value)
    return Issue(Severity.ERROR, cells, "no_name_column", message, way=way)


def _likeliest_name(table: Table) -> str:
    """The header of the column whose brief words differ most from row to row."""
    said = {column.header: set(filter(_may_be_a_name, table.texts(column.index))) for column in table.columns}
    return max(said, key=lambda header: len(said[header]), default="")


def _may_be_a_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and _LETTER.search(text) is not None


def nameless(table: Table, row: TableRow, understanding: Understanding) -> Issue:
    """Why a row takes no part: what it is about has no name."""
    message = f"Rækken har ikke {_NAMES[understanding.subject]}, så den kan ikke indlæses."
    return Issue(
        Severity.ERROR,
        table.row_address(row),
        "no_name",
        message,
        "Skriv navnet i filen.",
        Choosing(Way.CHOOSE_COLUMN, value="Label.name"),
    )
