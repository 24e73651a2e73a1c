"""What there is to say about a file or a table as a whole: odd bytes, rows that are no data, columns that nobody understands."""

from collections.abc import Mapping, Sequence

from graphmodel.catalogue.list_entries import Subject
from graphmodel.cpr import mask_cpr
from graphmodel.fields import Kind
from graphmodel.schema import NODE_TYPES
from importers.columns.columns import Understanding
from importers.joining.entities import Entity, entity_of, is_id, stem_of
from importers.mentions import JOINED
from importers.reading.sheets import Workbook
from importers.result import Issue, Severity, shortened
from importers.shapes.sheet_kinds import PassedOver
from importers.tables import RowKind, Table, TableColumn
from importers.understanding.persons import columns_by_person
from importers.ways import Choosing, Way

_SUBJECTS: Mapping[Entity | None, Subject] = {
    Entity.ORGANISATION: "organisation",
    Entity.LOCATION: "organisation",
    Entity.OFFER: "offer",
    Entity.PERSON: "person",
}
_OFTEN_TWO = frozenset({"phone", "email", "website"})
"""Fields of which lists often have two columns: a switchboard and a mobile."""
_ASIDES = {
    RowKind.TOTAL: "en sum",
    RowKind.NOTE: "en note",
    RowKind.HEADER: "overskriften igen",
    RowKind.EXAMPLE: "et eksempel",
}


def about_table(table: Table, understanding: Understanding) -> list[Issue]:
    """What there is to say about a table as a whole: rows that are no data, columns that nobody understands, a header that is missing."""
    issues = [
        Issue(
            Severity.NOTE,
            aside.cell.address,
            "not_data",
            f"Rækken er {_ASIDES[aside.kind]} og er ikke læst som data: »{shortened(mask_cpr(aside.cell.text))}«",
        )
        for aside in table.asides
    ]
    issues += [Issue(Severity.NOTE, told.cell, told.code, told.message) for told in table.told]
    issues += [
        _unmapped(table, column, understanding) for column in understanding.unmapped if table.texts(column.index)
    ]
    issues += _claims(table, understanding)
    if table.header_row is None and table.rows:
        cell = table.row_address(table.rows[0])
        message = f"Arket »{table.sheet.name}« har ingen overskrifter, vi kender: der blev ledt efter Tilbud, Organisation, Navn, Telefon …"
        issues.append(
            Issue(
                Severity.WARNING,
                cell,
                "no_header",
                message,
                "Skriv overskrifter over kolonnerne.",
                Choosing(Way.CHOOSE_COLUMN, "A", "Offer.name"),
            )
        )
    if table.sheet.is_hidden and table.rows:
        message = f"Arket »{table.sheet.name}« er skjult, men er læst med."
        issues.append(Issue(Severity.NOTE, table.row_address(table.rows[0]), "hidden_sheet", message))
    return issues


def _unmapped(table: Table, column: TableColumn, understanding: Understanding) -> Issue:
    """A warning for a column that is not read: nobody understands it, or it holds ids of things that are in no file."""
    cell = table.sheet.address(table.header_row or 0, column.index)
    count = len(table.texts(column.index))
    cells = f"dens {count} celler" if count > 1 else "dens ene celle"
    if column.index in understanding.numbering:
        message = f"Kolonnen »{column.header}« nummererer eller stempler kun rækkerne og fylder intet felt."
        return Issue(Severity.NOTE, cell, "numbering", message)
    if column.index in understanding.permissions:
        message = (
            f"Kolonnen »{column.header}« siger, hvad en person har bemyndigelse til. I kortet er det roller, der giver bemyndigelser, "
            f"og de kommer ikke fra lister endnu, så {cells} er ladt ude."
        )
        suggestion = "Gem listen, til bemyndigelserne kan skrives ind i kortet."
        return Issue(Severity.WARNING, cell, "permissions", message, suggestion)
    if column.index in understanding.births:
        message = (
            f"Kolonnen »{column.header}« siger, hvornår personer er født, eller hvor gamle de er. "
            f"Det gemmer kortet ikke, så {cells} er ladt ude."
        )
        return Issue(Severity.WARNING, cell, "births", message, "Slet kolonnen, før listen sendes videre.")
    if column.index in understanding.internal:
        message = f"Kolonnen »{column.header}« er til internt brug, og det meste i kortet er åbent; {cells} er ikke taget med."
        return Issue(Severity.WARNING, cell, "internal", message, way=Choosing(Way.CHOOSE_COLUMN, column.header))
    if column.index in understanding.remarks:
        message = f"Kolonnen »{column.header}« er bemærkninger om personer. Dem har kortet ingen plads til; {cells} er ikke taget med."
        return Issue(Severity.WARNING, cell, "remarks", message, way=Choosing(Way.CHOOSE_COLUMN, column.header))
    if is_id(column.said) and _SUBJECTS.get(entity_of(stem_of(column.said)), "") not in ("", understanding.subject):
        message = f"Kolonnen »{column.header}« henviser til rækker i en anden tabel, som ikke er med; {cells} er ikke taget med."
        suggestion = "Indlæs den fil eller det ark, der har numrene, sammen med denne."
        return Issue(Severity.WARNING, cell, "column_unknown", message, suggestion)
    message = f"Kolonnen »{column.header}« er ikke forstået; {cells} er ikke taget med."
    return Issue(Severity.WARNING, cell, "column_unknown", message, way=Choosing(Way.CHOOSE_COLUMN, column.header))


def _claims(table: Table, understanding: Understanding) -> list[Issue]:
    """A warning for each column that claims a field which an earlier one fills and which holds but one value."""
    first: dict[str, str] = {}
    issues = []
    about_the_first, _ = columns_by_person(understanding.uses)
    for use in about_the_first:
        label, _, name = use.targets[0].partition(".")
        spec = NODE_TYPES[label].fields.get(name) if label in NODE_TYPES else None
        if spec is None or spec.kind is Kind.TEXTS or name in JOINED or use.as_words:
            continue
        earlier = first.setdefault(use.targets[0], use.column.header)
        if earlier != use.column.header:
            cell = table.sheet.address(table.header_row or 0, use.column.index)
            message = (
                f"Kolonnerne »{earlier}« og »{use.column.header}« læses begge som {spec.label.lower()}. "
                "Hvor de siger hver sit, gælder den første, og den anden gemmes som ord."
            )
            way = Choosing(Way.LEAVE_OUT_COLUMN, use.column.header)
            severity = Severity.NOTE if name in _OFTEN_TWO else Severity.WARNING
            issues.append(Issue(severity, cell, "same_field", message, way=way))
    return issues


def about_sheets(passed_over: Sequence[PassedOver]) -> list[Issue]:
    """Which sheets were not read as rows, and why."""
    return [
        Issue(Severity.NOTE, f"{left.sheet.prefix}{left.sheet.name}", "sheet_passed_over", left.message, way=left.way)
        for left in passed_over
    ]


def about_files(workbooks: Sequence[Workbook]) -> list[Issue]:
    """What reading noticed."""
    return [
        Issue(
            Severity.NOTE if remark.is_note else Severity.WARNING,
            remark.cell,
            remark.code,
            remark.message,
            remark.suggestion,
        )
        for workbook in workbooks
        for remark in workbook.remarks
    ]
