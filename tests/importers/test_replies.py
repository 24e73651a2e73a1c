"""Confirmation sheets: what goes out to a partner, and what its answers do when the sheet comes back."""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graphmodel.catalogue import load_catalogue
from graphmodel.errors import NotFound
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from importers.importing import Preview
from importers.linking.known import read_known
from importers.options import Options
from importers.outgoing.confirmation import ConfirmationSheets
from importers.outgoing.partners import Partners
from importers.values.words import Words
from tests.importers.lists import NOON, codes, contents, look, opened, put, store_it, write_csv

TODAY = date(2026, 11, 23)
GRAPH = (
    NodeRecord("Municipality", "0621", {"name": "Kolding"}),
    NodeRecord("Stage", "kontaktparat", {"name": "Kontaktparat"}),
    NodeRecord("Stage", "vejledningsparat", {"name": "Vejledningsparat"}),
    NodeRecord("Organisation", "org-broen", {"name": "Broen", "phone": "75123456", "procedure": "Ring først"}),
    NodeRecord("Organisation", "org-vaerksted", {"name": "Administration"}),
    NodeRecord("Organisation", "org-fgu", {"name": "FGU Kolding"}),
    NodeRecord("Organisation", "org-uden-navn", {"p_number": "1003456789"}),
    NodeRecord("Organisation", "org-andre", {"name": "Administration"}),
    NodeRecord("Organisation", "org-lukket", {"name": "Lukket hus", "status": "closed"}),
    NodeRecord(
        "Offer",
        "offer-mentor",
        {
            "name": "Mentor",
            "min_age": 15,
            "max_age": 25,
            "route": "self",
            "intake": "dates",
            "intake_dates": ["2027-01-08", "2027-08-01"],
            "conditions": "Kun onsdage\nRing først",
            "languages": ["dansk", "engelsk"],
            "cannot": ["koerestol"],
            "seats_free": 3,
            "hours_per_week": 7.5,
            "verified_on": "2025-01-01",
        },
    ),
    NodeRecord("Offer", "offer-mentor-2", {"name": "Mentor", "min_age": 18}),
    NodeRecord("Offer", "offer-lukket", {"name": "Gammelt hold", "status": "closed"}),
    NodeRecord("Actor", "actor-mette", {"name": "Mette Holm", "phone": "75111111", "job_title": "Vejleder"}),
    NodeRecord("Actor", "actor-mor", {"name": "En mor", "kind": "network"}),
    EdgeRecord("LOCATED_IN", "Organisation", "org-broen", "Municipality", "0621"),
    EdgeRecord("PART_OF", "Organisation", "org-vaerksted", "Organisation", "org-broen"),
    EdgeRecord(
        "PROVIDES",
        "Organisation",
        "org-broen",
        "Offer",
        "offer-mentor",
        {"valid_from": "2020-01-01", "valid_to": "2030-01-01"},
    ),
    EdgeRecord("PROVIDES", "Organisation", "org-vaerksted", "Offer", "offer-mentor-2"),
    EdgeRecord("PART_OF", "Organisation", "org-uden-navn", "Organisation", "org-vaerksted"),
    EdgeRecord("PROVIDES", "Organisation", "org-broen", "Offer", "offer-lukket"),
    EdgeRecord("SUITS", "Offer", "offer-mentor", "Stage", "kontaktparat"),
    EdgeRecord("WORKS_AT", "Actor", "actor-mette", "Organisation", "org-vaerksted"),
    EdgeRecord("WORKS_AT", "Actor", "actor-mor", "Organisation", "org-vaerksted"),
    EdgeRecord(
        "REFERS_TO",
        "Organisation",
        "org-vaerksted",
        "Organisation",
        "org-fgu",
        {"valid_from": "2024-01-01", "agreement": "oral", "owner": "actor-mette", "state": "active"},
    ),
    EdgeRecord("MEETS_WITH", "Organisation", "org-broen", "Organisation", "org-fgu", {"valid_to": "2025-01-01"}),
    EdgeRecord("KNOWS", "Organisation", "org-broen", "Organisation", "org-lukket"),
)
REFERS = "REFERS_TO|org-vaerksted|org-fgu|2024-01-01"
Changes = Mapping[tuple[str, str, str], str | None]
"""What somebody writes in a sheet: by sheet, id and header."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    with opened(tmp_path) as made:
        put(made, *GRAPH)
        yield made


def sent_to(store: GraphStore, organisation: str) -> bytes:
    known = store.read(lambda reader: read_known(reader, ""))
    words = Words(load_catalogue(), load_reference(), {"0621": "Kolding"})
    return ConfirmationSheets(known, words).workbook(Partners(known).partner(organisation, TODAY))


def rows_of(content: bytes, sheet: str) -> dict[str, dict[str, str]]:
    """The rows of a sheet by their id, each by header, without what is empty."""
    page = load_workbook(BytesIO(content))[sheet]
    headers = [str(cell.value) for cell in page[1]]
    rows = ([cell.value for cell in row] for row in page.iter_rows(min_row=2))
    shown = ([*zip(headers, row, strict=True)][:-1] for row in rows)
    return {str(cells[-1][1]): {header: str(value) for header, value in cells if value} for cells in shown}


def answered(content: bytes, path: Path, changes: Changes) -> Path:
    book = load_workbook(BytesIO(content))
    for (sheet, id_, header), text in changes.items():
        page: Any = book[sheet]
        column = next(cell.column for cell in page[1] if cell.value == header)
        row = next(cells[-2].row for cells in page.iter_rows(min_row=2) if cells[-2].value == id_)
        page.cell(row, column).value = text
    book.save(path)
    return path


def come_back(store: GraphStore, folder: Path, changes: Changes) -> Preview:
    return look(store, answered(sent_to(store, "org-broen"), folder / "svar.xlsx", changes))


def updates(shown: Preview) -> list[tuple[str, str, object, object]]:
    return [(change.id, change.field, change.before, change.after) for change in shown.plan.updates]


def message(shown: Preview, code: str) -> str:
    (found,) = (issue.message for issue in shown.result.issues if issue.code == code)
    return found


# What goes out


def test_a_partner_is_asked_about_its_own_and_its_units_things_that_are_in_use(store: GraphStore) -> None:
    content = sent_to(store, "org-broen")

    assert list(rows_of(content, "Tilbud")) == ["offer-mentor", "offer-mentor-2"]
    assert list(rows_of(content, "Organisationer")) == ["org-broen", "org-uden-navn", "org-vaerksted"]
    assert list(rows_of(content, "Personer")) == ["actor-mette"]
    assert list(rows_of(content, "Samarbejde")) == [REFERS]


def test_a_row_says_in_danish_what_the_graph_knows_and_leaves_the_answer_open(store: GraphStore) -> None:
    row = rows_of(sent_to(store, "org-broen"), "Tilbud")["offer-mentor"]

    assert row == {
        "Tilbud": "Mentor",
        "Udbyder": "Broen",
        "Særlige krav": "Kun onsdage\nRing først",
        "Fra alder": "15",
        "Til alder": "25",
        "Fase": "Kontaktparat",
        "Vej ind": "selvhenvendelse",
        "Ledige pladser": "3",
        "Timer om ugen": "7,5",
        "Optag": "08.01.2027; 01.08.2027",
        "Sprog": "Dansk; Engelsk",
        "Kædekort-id": "offer-mentor",
    }


def test_a_collaboration_is_told_by_its_ends_its_type_and_what_is_agreed(store: GraphStore) -> None:
    row = rows_of(sent_to(store, "org-broen"), "Samarbejde")[REFERS]

    assert row == {
        "Fra organisation": "Administration",
        "Til organisation": "FGU Kolding",
        "Forbindelsens slags": "henviser til",
        "Aftale": "mundtlig",
        "Ansvarlig": "Mette Holm",
        "Tilstand": "aktiv",
        "Gælder fra": "01.01.2024",
        "Kædekort-id": REFERS,
    }


def test_every_sheet_asks_with_a_list_of_answers(store: GraphStore) -> None:
    page = load_workbook(BytesIO(sent_to(store, "org-broen")))["Tilbud"]

    headers = [cell.value for cell in page[1]]
    assert headers[:6] == [
        "Tilbud",
        "Udbyder",
        "Stemmer det stadig?",
        "Bekræftet den",
        "Bekræftet af",
        "Bemærkning til os",
    ]
    assert headers[-2:] == ["Kædekort-id", "Kædekort-sendt"]
    (rule,) = page.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("C2:C2000", '"ja,rettet,nej"')


def test_whoever_has_nothing_to_confirm_or_is_a_unit_is_not_asked_by_itself(store: GraphStore) -> None:
    known = store.read(lambda reader: read_known(reader, ""))

    assert [node.id for node in Partners(known).asked()] == ["org-broen"]
    with pytest.raises(NotFound):
        Partners(known).partner("org-ukendt", TODAY)


# What comes back


def test_untouched_it_changes_nothing_and_asks_nothing(store: GraphStore, tmp_path: Path) -> None:
    shown = come_back(store, tmp_path, {})

    assert (shown.result.read, shown.result.planned, shown.result.decisions) == (7, 7, ())
    assert (shown.plan.change_set.nodes, shown.plan.change_set.edges, shown.result.issues) == ((), (), ())


def test_a_changed_cell_is_an_update_of_that_node_and_of_no_other_of_its_name(
    store: GraphStore, tmp_path: Path
) -> None:
    shown = come_back(
        store,
        tmp_path,
        {
            ("Tilbud", "offer-mentor-2", "Til alder"): "29",
            ("Tilbud", "offer-mentor", "Særlige krav"): "Kun torsdage",
            ("Tilbud", "offer-mentor", "Sprog"): "Dansk",
            ("Personer", "actor-mette", "Telefon"): "75 22 22 22",
            ("Samarbejde", REFERS, "Aftale"): "skriftlig",
        },
    )

    assert sorted(updates(shown), key=lambda change: change[0].lower()) == [
        ("actor-mette", "phone", "75111111", "75 22 22 22"),
        ("offer-mentor", "conditions", "Kun onsdage\nRing først", "Kun torsdage"),
        ("offer-mentor", "languages", ["dansk", "engelsk"], ["dansk"]),
        ("offer-mentor-2", "max_age", None, 29),
        (REFERS, "agreement", "oral", "written"),
    ]


def test_a_new_name_is_the_nodes_new_name(store: GraphStore, tmp_path: Path) -> None:
    shown = come_back(store, tmp_path, {("Organisationer", "org-broen", "Organisation"): "Ungdomshuset Broen"})

    assert updates(shown) == [
        ("org-broen", "name", "Broen", "Ungdomshuset Broen"),
        ("org-broen", "also_known_as", None, ["Broen"]),
    ]


def test_an_emptied_cell_changes_nothing_but_is_told(store: GraphStore, tmp_path: Path) -> None:
    changes: Changes = {("Tilbud", "offer-mentor", "Ledige pladser"): None, ("Tilbud", "offer-mentor", "Tilbud"): None}

    shown = come_back(store, tmp_path, changes)

    assert updates(shown) == []
    told = "»Mentor«: tomt i rækken, men ikke i kortet: Tilbud (Mentor); Ledige pladser (3). Kortet er ikke ændret."
    assert message(shown, "cell_emptied") == told


def test_yes_with_a_day_is_the_day_it_was_confirmed(store: GraphStore, tmp_path: Path) -> None:
    changes: Changes = {
        (sheet, id_, header): text
        for sheet, id_ in (("Tilbud", "offer-mentor"), ("Samarbejde", REFERS))
        for header, text in (("Stemmer det stadig?", "Ja"), ("Bekræftet den", "20.11.2026"), ("Bekræftet af", "Mette"))
    }

    shown = come_back(store, tmp_path, changes)

    assert updates(shown) == [
        ("offer-mentor", "verified_on", "2025-01-01", "2026-11-20"),
        (REFERS, "confirmed_on", None, "2026-11-20"),
    ]
    assert [code for code in codes(shown) if code.startswith("confirmed")] == ["confirmed_by", "confirmed_by"]


def test_yes_without_a_day_makes_none_up(store: GraphStore, tmp_path: Path) -> None:
    shown = come_back(store, tmp_path, {("Tilbud", "offer-mentor", "Stemmer det stadig?"): "ja"})

    assert (updates(shown), codes(shown)) == ([], ["confirmed_without_day"])


def test_no_changes_nothing_and_says_what_the_partner_said(store: GraphStore, tmp_path: Path) -> None:
    shown = come_back(
        store,
        tmp_path,
        {
            ("Tilbud", "offer-mentor", "Stemmer det stadig?"): "nej",
            ("Tilbud", "offer-mentor", "Bekræftet den"): "20.11.2026",
            ("Tilbud", "offer-mentor", "Bekræftet af"): "Mette",
            ("Tilbud", "offer-mentor", "Bemærkning til os"): "Lukker til jul",
        },
    )

    assert (updates(shown), codes(shown)) == ([], ["partner_says_no"])
    assert message(shown, "partner_says_no") == (
        "Partneren siger (Mette), at »Mentor« ikke stemmer længere. Bemærkning: »Lukker til jul«. "
        "Rækken siger også: Bekræftet den: 20.11.2026. Intet er ændret."
    )


def test_a_remark_and_an_answer_that_is_none_are_told(store: GraphStore, tmp_path: Path) -> None:
    changes: Changes = {
        ("Personer", "actor-mette", "Bemærkning til os"): "Går på barsel",
        ("Personer", "actor-mette", "Stemmer det stadig?"): "måske",
    }

    assert codes(come_back(store, tmp_path, changes)) == ["answer_unknown", "partner_remark"]


def test_what_nobody_touched_in_the_sheet_does_not_take_back_what_the_graph_has_learned_since(
    store: GraphStore, tmp_path: Path
) -> None:
    path = answered(
        sent_to(store, "org-broen"), tmp_path / "svar.xlsx", {("Tilbud", "offer-mentor", "Til alder"): "27"}
    )
    later = {"seats_free": 9, "max_age": 29, "phone": "75 55 55 55"}
    put(store, NodeRecord("Offer", "offer-mentor", later), NodeRecord("Actor", "actor-mette", {"phone": "75 66 66 66"}))

    shown = look(store, path)

    assert updates(shown) == [("offer-mentor", "max_age", 29, 27)]
    assert codes(shown) == ["changed_twice"]
    told = (
        "»Mentor«: Til alder er også rettet i kortet, siden arket blev sendt; der står nu »29«. Arkets svar er brugt."
    )
    assert message(shown, "changed_twice") == told


def test_what_a_cell_no_longer_names_stays_and_is_told(store: GraphStore, tmp_path: Path) -> None:
    shown = come_back(store, tmp_path, {("Tilbud", "offer-mentor", "Fase"): "Vejledningsparat"})

    assert [edge.key for edge in shown.plan.change_set.edges] == ["SUITS|offer-mentor|vejledningsparat|"]
    assert message(shown, "tie_kept") == "»Mentor« hører i kortet også til »Kontaktparat« (Fase). Det er ikke fjernet."


def test_a_row_that_the_partner_adds_is_read_as_any_other(store: GraphStore, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(sent_to(store, "org-broen")))
    book["Tilbud"].append(["Cykelværksted", "Broen"])
    book.save(tmp_path / "svar.xlsx")

    shown = look(store, tmp_path / "svar.xlsx")

    assert shown.result.plan.create == {"Offer": 1}
    assert [edge.key for edge in shown.plan.change_set.edges] == ["PROVIDES|org-broen|offer-cykelvaerksted|"]


@pytest.mark.parametrize(
    ("id_", "code"),
    [("offer-ukendt", "id_unknown"), ("org-broen", "id_of_another"), ("OFFER-MENTOR", "id_unknown")],
)
def test_an_id_that_is_no_such_thing_holds_its_row_back(store: GraphStore, tmp_path: Path, id_: str, code: str) -> None:
    shown = come_back(store, tmp_path, {("Tilbud", "offer-mentor-2", "Kædekort-id"): id_})

    assert (shown.result.read, shown.result.planned, len(shown.result.held_back)) == (7, 6, 1)
    assert [issue.code for issue in shown.result.issues if issue.severity == "error"] == [code]


def test_a_row_that_somebody_copied_with_its_id_is_no_new_name_for_the_old_one(
    store: GraphStore, tmp_path: Path
) -> None:
    book = load_workbook(BytesIO(sent_to(store, "org-broen")))
    page: Any = book["Tilbud"]
    page.append(["Camp", *(cell.value for cell in page[2][1:])])
    book.save(tmp_path / "svar.xlsx")

    shown = look(store, tmp_path / "svar.xlsx")

    assert [held.issue.code for held in shown.result.held_back] == ["id_twice", "id_twice"]
    assert updates(shown) == []


def test_a_collaboration_with_another_end_is_held_back(store: GraphStore, tmp_path: Path) -> None:
    shown = come_back(store, tmp_path, {("Samarbejde", REFERS, "Til organisation"): "Jobcentret"})

    assert ([held.issue.code for held in shown.result.held_back], updates(shown)) == (["other_collaboration"], [])


def test_a_cpr_number_in_a_remark_holds_its_row_back(store: GraphStore, tmp_path: Path) -> None:
    shown = come_back(store, tmp_path, {("Tilbud", "offer-mentor", "Bemærkning til os"): "det er 311299-1234"})

    assert [held.issue.code for held in shown.result.held_back] == ["cpr"]
    assert "311299" not in str(shown.result.as_json())


def test_ids_work_in_any_list(store: GraphStore, tmp_path: Path) -> None:
    rows = [
        ["KædekortID", "Navn", "Tlf.", "Alder"],
        ["offer-mentor-2", "Mentor", "75 33 33 33", "16-20"],
        ["", "Camp", "", ""],
    ]

    shown = look(store, write_csv(tmp_path / "liste.csv", rows))

    assert updates(shown) == [
        ("offer-mentor-2", "min_age", 18, 16),
        ("offer-mentor-2", "max_age", None, 20),
        ("offer-mentor-2", "phone", None, "75 33 33 33"),
    ]
    assert shown.result.plan.create == {"Offer": 1}


def test_applied_twice_the_second_time_changes_nothing(store: GraphStore, tmp_path: Path) -> None:
    changes: Changes = {
        ("Tilbud", "offer-mentor", "Telefon"): "75 44 44 44",
        ("Tilbud", "offer-mentor", "Tilbud"): "Mentorer",
    }
    path = answered(sent_to(store, "org-broen"), tmp_path / "svar.xlsx", changes)
    store_it(store, path)
    before = contents(store)

    assert (store_it(store, path).change, contents(store)) == (None, before)


def test_an_answer_that_is_taken_back_leaves_the_graph_as_it_was(store: GraphStore, tmp_path: Path) -> None:
    before = contents(store)
    changes: Changes = {
        ("Tilbud", "offer-mentor", "Tilbud"): "Mentorer",
        ("Tilbud", "offer-mentor", "Særlige krav"): "Kun torsdage",
        ("Samarbejde", REFERS, "Bekræftet den"): "20.11.2026",
    }
    applied = store_it(store, answered(sent_to(store, "org-broen"), tmp_path / "svar.xlsx", changes))

    assert contents(store) != before
    assert store.undo(str(applied.change), "en tester", NOON).kept == ()
    assert contents(store) == before


def test_a_row_that_names_its_node_under_no_header_of_a_name_is_held_back(store: GraphStore, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(sent_to(store, "org-broen")))
    page: Any = book["Organisationer"]
    page["A1"] = "Skostørrelse"
    book.save(tmp_path / "svar.xlsx")
    shown = look(store, tmp_path / "svar.xlsx")

    assert {(held.issue.code, held.issue.cell.partition("!")[0]) for held in shown.result.held_back} == {
        ("no_name", "Organisationer")
    }
    assert shown.result.read == shown.result.planned + len(shown.result.held_back)


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ("Nej, lukket i maj", "partner_says_no", "»Nej, lukket i maj«"),
        ("NEJ!", "partner_says_no", "ikke stemmer længere"),
        ("nej - flyttet til Vejle", "partner_says_no", "»nej - flyttet til Vejle«"),
        ("Ja, men ny telefon 75 99 99 99", "partner_remark", "»Ja, men ny telefon 75 99 99 99«"),
        ("Ja.", "confirmed_without_day", "uden en dato"),
        ("måske", "answer_unknown", "»måske«"),
        ("jamen dog", "answer_unknown", "»jamen dog«"),
    ],
)
def test_an_answer_with_more_words_is_the_answer_and_a_remark(
    store: GraphStore, tmp_path: Path, answer: str, code: str, words: str
) -> None:
    shown = come_back(store, tmp_path, {("Tilbud", "offer-mentor", "Stemmer det stadig?"): answer})

    assert words in message(shown, code)
    assert shown.plan.change_set.is_empty()


def test_a_no_with_more_words_keeps_what_else_the_row_says_out_of_the_graph(store: GraphStore, tmp_path: Path) -> None:
    changes = {
        ("Tilbud", "offer-mentor", "Stemmer det stadig?"): "Nej, lukket",
        ("Tilbud", "offer-mentor", "Til alder"): "30",
        ("Tilbud", "offer-mentor", "Bemærkning til os"): "Ring til Mette",
    }
    shown = come_back(store, tmp_path, changes)

    assert updates(shown) == []
    assert "Nej, lukket; Ring til Mette" in message(shown, "partner_says_no")
    assert "Til alder: 30" in message(shown, "partner_says_no")


def test_a_partners_words_on_a_collaboration_stand_in_the_place_of_the_old_ones(
    store: GraphStore, tmp_path: Path
) -> None:
    edge = EdgeRecord(
        "REFERS_TO",
        "Organisation",
        "org-vaerksted",
        "Organisation",
        "org-fgu",
        {
            "valid_from": "2024-01-01",
            "note": "Ring først\nAftal med Bo",
            "purpose": "forløb",
            "procedure": "Skriv en mail",
        },
    )
    put(store, edge)
    changes = {
        ("Samarbejde", REFERS, "Formål"): "uddannelse",
        ("Samarbejde", REFERS, "Sådan gør man"): "Brug portalen",
    }
    shown = come_back(store, tmp_path, changes)

    assert updates(shown) == [
        (REFERS, "purpose", "forløb", "uddannelse"),
        (REFERS, "procedure", "Skriv en mail", "Brug portalen"),
    ]


def test_a_list_that_was_never_sent_out_keeps_the_words_of_the_graph_beside_its_own(
    store: GraphStore, tmp_path: Path
) -> None:
    put(store, EdgeRecord("REFERS_TO", "Organisation", "org-broen", "Organisation", "org-fgu", {"note": "Ring først"}))
    rows = [["Fra", "Til", "Type", "Note"], ["Broen", "FGU Kolding", "henviser til", "Spørg efter Bo"]]
    shown = look(store, write_csv(tmp_path / "relationer.csv", rows))

    assert [(before, after) for _, _, before, after in updates(shown)] == [("Ring først", "Ring først\nSpørg efter Bo")]


def test_a_row_that_a_partner_adds_or_takes_the_id_from_is_its_own_and_not_another_organisations(
    store: GraphStore, tmp_path: Path
) -> None:
    book = load_workbook(BytesIO(sent_to(store, "org-broen")))
    page: Any = book["Tilbud"]
    columns = {str(cell.value): cell.column for cell in page[1]}
    row = next(
        cells[0].row for cells in page.iter_rows(min_row=2) if cells[columns["Kædekort-id"] - 1].value == "offer-mentor"
    )
    page.cell(row, columns["Kædekort-id"]).value = None
    page.cell(row, columns["Til alder"]).value = "29"
    for header, text in (("Tilbud", "Nyt hold"), ("Udbyder", "Broen"), ("Stemmer det stadig?", "ja")):
        page.cell(page.max_row + (header == "Tilbud"), columns[header]).value = text
    book.save(tmp_path / "svar.xlsx")
    shown = look(store, tmp_path / "svar.xlsx", options=Options(municipality="0621"))

    assert [node.id for node in shown.plan.change_set.nodes] == ["offer-mentor", "offer-nyt-hold"]
    assert {edge.from_id for edge in shown.plan.change_set.edges} == {"org-broen"}
    assert updates(shown) == [("offer-mentor", "max_age", 25, 29)]


def test_a_sheet_that_comes_back_untouched_is_not_noted_as_a_list_of_its_own(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "svar.xlsx").write_bytes(sent_to(store, "org-broen"))
    result = store_it(store, tmp_path / "svar.xlsx")

    assert (result.planned, result.change) == (result.read, None)


# Replies as they really come back


def without_columns(content: bytes, path: Path, *headers: str) -> Path:
    book = load_workbook(BytesIO(content))
    for page in book.worksheets:
        gone = [cell.column for cell in page[1] if cell.value in headers]
        for column in sorted(gone, reverse=True):
            page.delete_cols(column)
    book.save(path)
    return path


def come_back_without_ids(store: GraphStore, folder: Path, changes: Changes) -> Preview:
    path = answered(sent_to(store, "org-broen"), folder / "svar.xlsx", changes)
    return look(store, without_columns(path.read_bytes(), path, "Kædekort-id", "Kædekort-sendt"))


def test_a_reply_without_its_grey_columns_is_still_one(store: GraphStore, tmp_path: Path) -> None:
    changes: Changes = {
        ("Tilbud", "offer-mentor", "Stemmer det stadig?"): "nej",
        ("Tilbud", "offer-mentor", "Bekræftet den"): "20.11.2026",
        ("Tilbud", "offer-mentor", "Bemærkning til os"): "Lederen er syg",
        ("Tilbud", "offer-mentor-2", "Stemmer det stadig?"): "ja",
        ("Tilbud", "offer-mentor-2", "Bekræftet den"): "20.11.2026",
        ("Samarbejde", REFERS, "Bekræftet den"): "19.11.2026",
    }
    shown = come_back_without_ids(store, tmp_path, changes)

    assert updates(shown) == [
        ("offer-mentor-2", "verified_on", None, "2026-11-20"),
        (REFERS, "confirmed_on", None, "2026-11-19"),
    ]
    assert [node.id for node in shown.plan.change_set.nodes] == ["offer-mentor-2"]
    assert "Lederen er syg" in message(shown, "partner_says_no")
    assert (shown.result.read, shown.result.planned, shown.result.decisions) == (7, 7, ())


@pytest.mark.parametrize("header", ["Stemmer det stadig?", "Bemærkning til os"])
def test_any_header_of_ours_marks_a_reply_whose_remarks_are_never_stored(
    store: GraphStore, tmp_path: Path, header: str
) -> None:
    rows = [["Tilbud", "Udbyder", header], ["Mentor", "Broen", "spørg ikke Ulla"], ["Nyt hold", "Broen", ""]]
    shown = look(store, write_csv(tmp_path / "svar.csv", rows))

    assert "spørg ikke Ulla" not in str([node.properties for node in shown.plan.change_set.nodes])
    assert shown.result.plan.create == {"Offer": 1}
    assert "spørg ikke Ulla" in message(shown, "answer_unknown" if header.startswith("S") else "partner_remark")


def test_a_no_to_what_the_graph_does_not_have_makes_nothing(store: GraphStore, tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Stemmer det stadig?"], ["Dans", "Broen", "nej, lukket"], ["Mentor", "Andre", "nej"]]
    shown = look(store, write_csv(tmp_path / "svar.csv", rows))

    assert [held.issue.code for held in shown.result.held_back] == ["no_to_unknown", "no_to_unknown"]
    assert (shown.result.planned, shown.plan.change_set.is_empty()) == (0, True)


@pytest.mark.parametrize("answer", ["OK", "ok.", "x", "X", "✓", "✔️", "☑", "Uændret", "Jo"])
def test_a_tick_and_an_ok_are_a_yes(store: GraphStore, tmp_path: Path, answer: str) -> None:
    changes: Changes = {
        ("Tilbud", "offer-mentor", "Stemmer det stadig?"): answer,
        ("Tilbud", "offer-mentor", "Bekræftet den"): "20.11.2026",
    }
    shown = come_back(store, tmp_path, changes)

    assert updates(shown) == [("offer-mentor", "verified_on", "2025-01-01", "2026-11-20")]
    assert codes(shown) == []


@pytest.mark.parametrize("answer", ["delvist", "måske", "?!", "50 %"])
def test_an_answer_that_is_not_understood_confirms_nothing_and_is_told(
    store: GraphStore, tmp_path: Path, answer: str
) -> None:
    changes: Changes = {
        ("Tilbud", "offer-mentor", "Stemmer det stadig?"): answer,
        ("Tilbud", "offer-mentor", "Bekræftet den"): "20.11.2026",
    }
    shown = come_back(store, tmp_path, changes)

    assert (updates(shown), shown.plan.change_set.is_empty()) == ([], True)
    assert f"»{answer}« under »Stemmer det stadig?«" in message(shown, "answer_unknown")
    assert "20.11.2026" in message(shown, "day_not_kept")


@pytest.mark.parametrize("words", ["ingen øvre grænse", "ingen", "ubegrænset", "alle"])
def test_a_bound_that_is_open_in_words_is_told_and_takes_no_other_words_away(
    store: GraphStore, tmp_path: Path, words: str
) -> None:
    changes: Changes = {
        ("Tilbud", "offer-mentor", "Stemmer det stadig?"): "rettet",
        ("Tilbud", "offer-mentor", "Til alder"): words,
    }
    shown = come_back(store, tmp_path, changes)

    assert updates(shown) == []
    told = f"»Mentor«: Til alder er nu »{words}«, men i kortet står 25. Kortet er ikke ændret."
    assert message(shown, "bound_kept") == told


def test_words_of_another_column_come_beside_the_conditions_and_not_in_their_place(
    store: GraphStore, tmp_path: Path
) -> None:
    shown = come_back(store, tmp_path, {("Tilbud", "offer-mentor", "Til alder"): "30 år, kun kvinder"})

    assert updates(shown) == [
        (
            "offer-mentor",
            "conditions",
            "Kun onsdage\nRing først",
            "Kun onsdage\nRing først\nTil alder: 30 år, kun kvinder",
        ),
    ]


@pytest.mark.parametrize("words", ["Vi ved det ikke endnu", "Det ved vi ikke", "ikke afklaret endnu", "ved ikke endnu"])
def test_not_knowing_yet_is_no_value(store: GraphStore, tmp_path: Path, words: str) -> None:
    put(store, NodeRecord("Offer", "offer-mentor", {"price": "gratis"}))
    shown = come_back(store, tmp_path, {("Tilbud", "offer-mentor", "Pris"): words})

    assert updates(shown) == []
    assert (
        message(shown, "cell_emptied")
        == "»Mentor«: tomt i rækken, men ikke i kortet: Pris (gratis). Kortet er ikke ændret."
    )


def test_a_day_to_come_is_no_day_on_which_anybody_has_seen_anything(store: GraphStore, tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Sidst opdateret", "Ledige pladser", "Ledige pladser pr. dato"],
        ["Skak", "Broen", "20/11-2099", "4", "21/11-2099"],
        ["Ludo", "Broen", "23/11-2026", "2", "22/11-2026"],
    ]
    path = write_csv(tmp_path / "liste.csv", rows)
    shown = look(store, path, options=Options(today=TODAY.isoformat()))

    found = {node.id: node.properties for node in shown.plan.change_set.nodes}
    assert found["offer-skak"] == {"name": "Skak", "seats_free": 4}
    assert found["offer-ludo"]["verified_on"] == "2026-11-23"
    told = [issue.message for issue in shown.result.issues if issue.code == "day_ahead"]
    assert told[0] == "Bekræftet 2099-11-20 er efter i dag (2026-11-23), så dagen er ikke gemt."
    assert (look(store, path).result.issues, len(told)) != ((), 0)
