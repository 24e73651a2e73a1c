"""The template: untouched it holds nothing, every header means its field alone, and what is filled in arrives there."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graphmodel.catalogue import load_catalogue
from graphmodel.reference import load_reference
from graphmodel.schema import COLLABORATION_TYPES, NODE_TYPES
from importers.outgoing.columns import SUBJECTS, PaperColumn, columns_of
from importers.outgoing.examples import EXAMPLE
from importers.outgoing.relation_columns import RELATIONS, relation_columns
from importers.outgoing.template import template_workbook
from importers.outgoing.value_texts import ValueTexts
from importers.values.cells import understand_cell
from importers.values.words import Words
from tests.importers.lists import edge_records, look_alone, nodes_of

WORDS = Words(load_catalogue(), load_reference())
TELLING = ValueTexts(WORDS)
SHEETS = {NODE_TYPES[label].plural_da: columns_of(label, TELLING, WORDS.catalogue) for label in SUBJECTS}
SHEETS[RELATIONS] = relation_columns(WORDS.catalogue)
LISTED = {column.target: column for columns in SHEETS.values() for column in columns if column.listed}


@pytest.fixture(scope="module")
def template() -> bytes:
    return template_workbook(WORDS)


def example(column: PaperColumn) -> str:
    return column.example.removeprefix(EXAMPLE)


def filled(template: bytes, path: Path, **changed: str) -> Path:
    """The template with one row on every sheet: its own examples, as if somebody had meant them."""
    book = load_workbook(BytesIO(template))
    for name, columns in SHEETS.items():
        for at, column in enumerate(columns, start=1):
            book[name].cell(3, at, changed.get(column.target.replace(".", "_"), example(column)) or None)
    book.save(path)
    return path


def test_untouched_it_holds_nothing_to_import_and_no_error(template: bytes, tmp_path: Path) -> None:
    path = tmp_path / "skabelon.xlsx"
    path.write_bytes(template)

    result = look_alone(tmp_path / "kort", path).result

    assert (result.read, result.planned, result.held_back, result.decisions) == (0, 0, (), ())
    assert {issue.severity.value for issue in result.issues} <= {"note"}
    assert result.plan.as_json() == {"create": {}, "update": {}, "unchanged": {}, "missing": {}, "edges": {}}


def test_its_sheets_are_those_of_the_model_with_a_guide_and_lists(template: bytes) -> None:
    names = ["Tilbud", "Organisationer", "Personer", "Samarbejde", "Vejledning", "Lister"]

    assert load_workbook(BytesIO(template)).sheetnames == names


def test_every_field_of_an_offer_that_a_list_can_fill_has_a_column() -> None:
    named = {column.target for column in SHEETS["Tilbud"]}
    with_another = {"intake_dates": "intake", "group_size": "setting", "cannot": "accessibility"}

    assert {f"Offer.{with_another.get(field, field)}" for field in NODE_TYPES["Offer"].fields} <= named


def test_every_header_is_understood_as_the_field_it_was_made_for(template: bytes, tmp_path: Path) -> None:
    shown = look_alone(tmp_path / "kort", filled(template, tmp_path / "udfyldt.xlsx"))

    read = {table.sheet: dict(table.columns) for table in shown.result.tables}
    assert read == {name: {column.header: column.target for column in columns} for name, columns in SHEETS.items()}
    assert all(not table.unmapped for table in shown.result.tables)


def test_what_is_filled_in_arrives_in_its_field(template: bytes, tmp_path: Path) -> None:
    path = filled(template, tmp_path / "udfyldt.xlsx", Edge_edge="henviser til", Organisation_PART_OF="")
    shown = look_alone(tmp_path / "kort", path)

    assert (shown.result.read, shown.result.planned) == (4, 4)
    (offer,) = nodes_of(shown, "Offer").values()
    told = dict(offer.properties)
    assert told.pop("conditions") == "Man skal kunne møde to gange om ugen"
    assert told == {
        "name": "Mentor på værkstedet",
        "kind": "vejledning",
        "description": "Et værksted, hvor man arbejder sammen med en voksen",
        "youth_text": "Du får en voksen, der hjælper dig i gang",
        "min_age": 15,
        "max_age": 25,
        "interests": ["dyr"],
        "route": "open",
        "how_to_apply": "Ring, og aftal et besøg",
        "legal_basis": "Lov om kommunal indsats for unge under 25 år",
        "seats_total": 12,
        "seats_free": 3,
        "seats_on": "2026-08-01",
        "waiting_weeks": 2,
        "duration_weeks": 12,
        "hours_per_week": 10,
        "intake": "rolling",
        "apply_by_days": 14,
        "price": "gratis",
        "payer": "kommunen",
        "for_income": ["su"],
        "setting": "individual",
        "form": "on_site",
        "anonymous": True,
        "companion_allowed": True,
        "reach": "local",
        "address": "Broagervej 1",
        "postcode": "6000",
        "town": "Kolding",
        "schedule": "Tirsdag og torsdag kl. 10-14",
        "languages": ["dansk"],
        "accessibility": ["tolk"],
        "contact_name": "Mette Holm",
        "phone": "75 12 34 56",
        "email": "mette@eksempel.dk",
        "website": "https://www.eksempel.dk",
        "verified_on": "2026-08-01",
        "status": "active",
        "valid_from": "2026-08-01",
        "valid_to": "2027-06-30",
    }
    organisation = nodes_of(shown, "Organisation")["org-ungdomshuset-broen"].properties
    assert (organisation["cvr"], organisation["kind"], organisation["also_known_as"]) == (
        "29189897",
        "kui",
        ["Broen", "UH Broen"],
    )
    assert nodes_of(shown, "Actor")["actor-mette-holm"].properties["job_title"] == "Vejleder"
    (edge,) = edge_records(shown, "REFERS_TO")
    assert (edge.from_id, edge.to_id) == ("org-ungdomshuset-broen", "org-fgu-kolding")
    assert edge.properties["confirmed_on"] == "2026-08-01"


@pytest.mark.parametrize("target", [target for target in LISTED if not target.startswith("Edge.")])
def test_every_listed_word_is_read_as_a_value_of_its_own(target: str) -> None:
    column = LISTED[target]
    name = target.partition(".")[2]
    read = [understand_cell(target, word, column.header, WORDS, takes_text=False) for word in column.listed]

    told = [said and (said.edges if name.isupper() else said.values.get(name)) for said in read]
    assert not any(one in (None, ()) for one in told)
    assert len({str(one) for one in told}) == len(column.listed)


def test_every_type_of_collaboration_is_listed_once() -> None:
    assert len(set(LISTED["Edge.edge"].listed)) == len(COLLABORATION_TYPES)


def test_headers_say_what_they_take_and_lists_are_offered(template: bytes) -> None:
    book = load_workbook(BytesIO(template))
    offers = book["Tilbud"]
    by_header = {cell.value: cell for cell in offers[1]}

    assert by_header["Vej ind"].comment.text == "Vælg fra listen. For eksempel: åbent for alle"
    assert by_header["Fra alder"].comment.text == "Et helt tal. Hele år, med. For eksempel: 15"
    letters = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in offers.data_validations.dataValidation
    }
    rule = letters[by_header["Vej ind"].column_letter]
    sheet, _, cells = rule.formula1.partition("!")
    words = [row[0].value for row in book[sheet][cells.replace("$", "")]]
    assert words == list(LISTED["Offer.route"].listed)


def test_the_example_row_is_marked_as_one(template: bytes) -> None:
    book = load_workbook(BytesIO(template))

    assert all(str(book[name]["A2"].value).startswith("Eksempel: ") for name in SHEETS)
