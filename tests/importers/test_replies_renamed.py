"""A partner gives itself a new name in its confirmation sheet: one organisation, however often the sheet or an older list is read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from graphmodel.catalogue import load_catalogue
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from importers.linking.known import KnownGraph, read_known
from importers.outgoing.confirmation import ConfirmationSheets
from importers.outgoing.partners import Partners
from importers.values.words import Words
from tests.importers.lists import KOLDING, YES, codes, edges_of, look, nodes_of, opened, put, store_it, write_csv

UU = "org-uu"
GRAPH = (
    NodeRecord("Municipality", "0621", {"name": "Kolding"}),
    NodeRecord("Organisation", UU, {"name": "UU Kolding"}),
    NodeRecord("Organisation", "org-headspace", {"name": "headspace Kolding"}),
    NodeRecord("Offer", "offer-mentor", {"name": "Mentor"}),
    NodeRecord("Actor", "actor-maja", {"name": "Maja Friis", "email": "maja@uu.example"}),
    NodeRecord("Actor", "actor-bo", {"name": "Bo Ek", "email": "bo@uu.example"}),
    EdgeRecord("LOCATED_IN", "Organisation", UU, "Municipality", "0621"),
    EdgeRecord("PROVIDES", "Organisation", UU, "Offer", "offer-mentor"),
    EdgeRecord("WORKS_AT", "Actor", "actor-maja", "Organisation", UU),
    EdgeRecord("WORKS_AT", "Actor", "actor-bo", "Organisation", UU),
    EdgeRecord("REFERS_TO", "Organisation", UU, "Organisation", "org-headspace"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    with opened(tmp_path) as made:
        put(made, *GRAPH)
        yield made


def known(store: GraphStore) -> KnownGraph:
    return store.read(lambda reader: read_known(reader, ""))


def sheet_sent(store: GraphStore) -> Workbook:
    found = known(store)
    words = Words(load_catalogue(), load_reference(), {"0621": "Kolding"})
    return load_workbook(
        BytesIO(ConfirmationSheets(found, words).workbook(Partners(found).partner(UU, date(2026, 11, 23))))
    )


def renamed(store: GraphStore, path: Path, rows: dict[str, list[tuple[str, str]]] | None = None) -> Path:
    """The sheet with a new name for the organisation, and new rows at the end of other sheets."""
    book = sheet_sent(store)
    book["Organisationer"]["A2"].value = "KUI Kolding"
    for sheet, added in (rows or {}).items():
        page = book[sheet]
        for number, texts in enumerate(added, start=page.max_row + 1):
            for column, text in enumerate(texts, start=1):
                page.cell(number, column).value = text
    book.save(path)
    return path


def organisations(store: GraphStore) -> dict[str, tuple[object, object]]:
    return {
        node.id: (node.properties["name"], node.properties.get("also_known_as"))
        for node in known(store).of_label("Organisation")
    }


RENAMED = {UU: ("KUI Kolding", ["UU Kolding"]), "org-headspace": ("headspace Kolding", None)}


def test_the_former_name_is_kept_and_the_sheet_read_again_changes_nothing(store: GraphStore, tmp_path: Path) -> None:
    path = renamed(store, tmp_path / "svar.xlsx")
    store_it(store, path)
    again = look(store, path)

    assert organisations(store) == RENAMED
    assert again.plan.change_set.is_empty()
    assert not {"other_collaboration", "changed_twice"} & {*codes(again)}
    assert again.result.held_back == ()


def test_rows_that_a_partner_adds_under_either_name_are_at_the_one_organisation(
    store: GraphStore, tmp_path: Path
) -> None:
    rows = {
        "Personer": [("Nina Ny", "KUI Kolding"), ("Gry Gammel", "UU Kolding")],
        "Tilbud": [("Værksted", "KUI Kolding")],
    }
    path = renamed(store, tmp_path / "svar.xlsx", rows)
    first = look(store, path)
    store_it(store, path)
    again = look(store, path)

    assert edges_of(first, "WORKS_AT") == {("actor-nina-ny", UU), ("actor-gry-gammel", UU)}
    assert edges_of(first, "PROVIDES") == {(UU, "offer-vaerksted")}
    assert organisations(store) == RENAMED
    assert again.plan.change_set.is_empty()


def test_another_partners_list_that_still_says_the_former_name_means_the_same(
    store: GraphStore, tmp_path: Path
) -> None:
    store_it(store, renamed(store, tmp_path / "svar.xlsx"))
    older = write_csv(tmp_path / "ældre.csv", [["Organisation", "Telefon"], ["UU Kolding", "75 12 34 56"]])
    shown = look(store, older, options=KOLDING)

    assert {id_: node.properties for id_, node in nodes_of(shown, "Organisation").items()} == {
        UU: {"phone": "75 12 34 56"}
    }
    assert shown.result.decisions == ()


def test_a_name_that_is_given_back_is_no_longer_another_name(store: GraphStore, tmp_path: Path) -> None:
    store_it(store, renamed(store, tmp_path / "svar.xlsx"))
    book = sheet_sent(store)
    book["Organisationer"]["A2"].value = "UU Kolding"
    book.save(tmp_path / "tilbage.xlsx")
    store_it(store, tmp_path / "tilbage.xlsx")

    assert organisations(store)[UU] == ("UU Kolding", ["KUI Kolding"])


def test_a_name_in_the_sheet_that_the_graph_has_left_since_is_not_given_back(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "urørt.xlsx"
    sheet_sent(store).save(path)
    put(store, NodeRecord("Organisation", UU, {"name": "KUI Kolding"}))
    shown = look(store, path)

    assert shown.plan.change_set.is_empty()


def test_a_new_name_that_another_organisation_has_binds_no_other_row(store: GraphStore, tmp_path: Path) -> None:
    put(store, NodeRecord("Organisation", "org-kui", {"name": "KUI Kolding"}))
    shown = look(store, renamed(store, tmp_path / "svar.xlsx", {"Personer": [("Nina Ny", "KUI Kolding")]}))

    assert ("actor-nina-ny", UU) not in edges_of(shown, "WORKS_AT")


def test_a_column_of_former_names_renames_what_the_graph_has_and_keeps_that_name(
    store: GraphStore, tmp_path: Path
) -> None:
    put(store, NodeRecord("Organisation", UU, {"phone": "75 12 34 56", "email": "post@uu.example"}))
    rows = [
        ["Organisation", "Telefon", "Mail", "Tidligere navn"],
        ["Kommunal Ungeindsats Kolding", "75 12 34 56", "post@uu.example", "UU Kolding"],
    ]
    path = write_csv(tmp_path / "ny.csv", rows)
    options = replace(KOLDING, answers=YES)
    store_it(store, path, options=options)
    again = look(store, path, options=options)

    assert organisations(store)[UU] == ("Kommunal Ungeindsats Kolding", ["UU Kolding"])
    assert again.plan.change_set.is_empty()
