"""The persons of a row: blocks with the same headers, titles that headers are, and the offers that somebody answers for."""

from pathlib import Path

import pytest

from graphmodel.records import EdgeRecord, NodeRecord
from tests.importers.lists import (
    KOLDING,
    codes,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    put,
    write_csv,
    write_xlsx,
)

BLOCK = ["Navn", "Titel", "Tlf", "Mail"]
OFFERS = [
    ["Tilbud", "Udbyder"],
    ["Skak", "Mågen"],
    ["Skak", "Ternen"],
    ["Ludo", "Ternen"],
    ["Mad, te og kaffe", "Ternen"],
]


def people(tmp_path: Path, rows: list[list[str]], offers: list[list[str]]) -> Path:
    return write_xlsx(tmp_path / "liste.xlsx", {"Personer": rows, "Tilbud": offers})


@pytest.mark.parametrize("second", [BLOCK, ["Navn", "Titel", "Mail", "Tlf"], ["Navn", "Tlf", "Titel", "Mail"]])
def test_a_second_block_with_the_same_headers_is_a_second_person(tmp_path: Path, second: list[str]) -> None:
    values = {"Navn": "Bo Dam", "Titel": "Pædagog", "Tlf": "66112244", "Mail": "bo@m.dk"}
    rows = [
        ["Organisation", *BLOCK, *second],
        ["Mågen", "Anna Lind", "Leder", "66112233", "anna@m.dk", *(values[header] for header in second)],
        ["Ternen", "Ib Krog", "Leder", "66112255", "ib@t.dk", "", "", "", ""],
    ]
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert {id_: dict(node.properties) for id_, node in nodes_of(shown, "Actor").items()} == {
        "actor-anna-lind": {"name": "Anna Lind", "job_title": "Leder", "phone": "66112233", "email": "anna@m.dk"},
        "actor-bo-dam": {"name": "Bo Dam", "job_title": "Pædagog", "phone": "66112244", "email": "bo@m.dk"},
        "actor-ib-krog": {"name": "Ib Krog", "job_title": "Leder", "phone": "66112255", "email": "ib@t.dk"},
    }
    assert "procedure" not in nodes_of(shown, "Organisation")["org-maagen"].properties
    assert (len(edges_of(shown, "WORKS_AT")), codes(shown)) == (3, [])


@pytest.mark.parametrize(
    ("header", "title"), [("Leder", "Leder"), ("Formand", "Formand"), ("Daglig leder", "Daglig leder"), ("Navn", None)]
)
def test_a_header_that_is_a_title_is_the_title_of_the_person_under_it(
    tmp_path: Path, header: str, title: str | None
) -> None:
    rows = [["Organisation", header, "Adresse"], ["Mågen", "Anna Lind", "Vestergade 1, 6000 Kolding"]]
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert nodes_of(shown, "Actor")["actor-anna-lind"].properties.get("job_title") == title


def test_a_title_of_its_own_goes_before_the_header_and_a_numbered_heading_is_none(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "Kontakt 1", "", "Kontakt 2", ""],
        ["", "Navn", "Tlf", "Navn", "Tlf"],
        ["Mågen", "Anna Lind", "66112233", "Bo Dam", "66112244"],
    ]
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=KOLDING)
    titled = [["Organisation", "Leder", "Stilling"], ["Mågen", "Anna Lind", "Centerchef"]]
    other = look_alone(tmp_path / "andet", write_csv(tmp_path / "anden.csv", titled), options=KOLDING)

    assert [node.properties.get("job_title") for node in nodes_of(shown, "Actor").values()] == [None, None]
    assert [node.properties.get("job_title") for node in nodes_of(other, "Actor").values()] == ["Centerchef"]


@pytest.mark.parametrize(
    ("words", "offers", "left"),
    [
        ("Ludo", {"offer-ludo"}, None),
        ("Ludo, Skak", {"offer-ludo", "offer-skak-ternen"}, None),
        ("Ludo og Skak", {"offer-ludo", "offer-skak-ternen"}, None),
        ("Skak; Mad, te og kaffe", {"offer-skak-ternen", "offer-mad-te-og-kaffe"}, None),
        ("ludo\nøkonomi", {"offer-ludo"}, "Bo Dam, ansvarlig for: økonomi"),
        ("økonomi og drift", set(), "Bo Dam, ansvarlig for: økonomi og drift"),
    ],
)
def test_whoever_answers_for_offers_of_the_list_is_tied_to_them_and_keeps_the_title(
    tmp_path: Path, words: str, offers: set[str], left: str | None
) -> None:
    rows = [["Navn", "Stilling", "Organisation", "Ansvarlig for"], ["Bo Dam", "Koordinator", "Ternen", words]]
    shown = look_alone(tmp_path / "kort", people(tmp_path, rows, OFFERS), options=KOLDING)

    assert edges_of(shown, "ANSWERS_FOR") == {("actor-bo-dam", offer) for offer in offers}
    assert nodes_of(shown, "Actor")["actor-bo-dam"].properties["job_title"] == "Koordinator"
    assert nodes_of(shown, "Organisation")["org-ternen"].properties.get("procedure") == left
    assert (len(nodes_of(shown, "Offer")), len(nodes_of(shown, "Organisation"))) == (4, 2)


def test_of_several_offers_of_a_name_none_is_guessed(tmp_path: Path) -> None:
    rows = [["Navn", "Stilling", "Organisation", "Ansvarlig for"], ["Bo Dam", "Leder", "Falken", "Skak"]]
    shown = look_alone(tmp_path / "kort", people(tmp_path, rows, OFFERS), options=KOLDING)

    assert edges_of(shown, "ANSWERS_FOR") == set()
    assert nodes_of(shown, "Organisation")["org-falken"].properties["procedure"] == "Bo Dam, ansvarlig for: Skak"


def test_an_offer_that_only_the_graph_has_is_answered_for_as_well(tmp_path: Path) -> None:
    rows = [["Navn", "Stilling", "Organisation", "Ansvarlig for"], ["Bo Dam", "Leder", "Mågen", "Natcafé"]]
    with opened(tmp_path) as store:
        put(
            store,
            NodeRecord("Organisation", "org-m", {"name": "Mågen"}),
            NodeRecord("Offer", "offer-nat", {"name": "Natcafé"}),
            EdgeRecord("PROVIDES", "Organisation", "org-m", "Offer", "offer-nat"),
        )
        shown = look(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert edges_of(shown, "ANSWERS_FOR") == {("actor-bo-dam", "offer-nat")}
    assert nodes_of(shown, "Actor")["actor-bo-dam"].properties["job_title"] == "Leder"
    assert shown.result.plan.create.get("Offer", 0) == 0
