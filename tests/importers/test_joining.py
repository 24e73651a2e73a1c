"""Lists that refer to each other by id, read as one import: made-up lists of the kinds that coordinators have."""

from pathlib import Path

import pytest

from graphmodel.catalogue import load_catalogue
from importers.columns.overrides import ColumnChoice
from importers.importing import Options, Preview
from importers.joining.joins import Role, find_joins
from importers.reading.sheets import Sheet
from importers.shapes.finding import find_tables
from importers.tables import Table
from tests.importers.lists import (
    KOLDING,
    NOON,
    Rows,
    codes,
    contents,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
    write_xlsx,
)

CATALOGUE = load_catalogue()

ORGANISATIONS: Rows = [
    ["Nr", "Navn", "Kommune", "Adresse", "Postnr", "By", "Telefon"],
    ["1", "Ungdomsskolen", "Kolding", "Ågade 1", "6000", "Kolding", "75 11 11 11"],
    ["2", "Ungdomsskolen", "Vejle", "Torvet 2", "7100", "Vejle", "75 22 22 22"],
    ["3", "Rideklubben Tangmose", "Kolding", "", "", "", "75 33 33 33"],
]
OFFERS: Rows = [
    ["TilbudsID", "Tilbud", "OrganisationID", "Alder", "Kategorikoder"],
    ["T-1", "Staldvagt", "3", "15-25", "K1, K9"],
    ["T-2", "Aftenklub", "1", "13-18", "K2"],
    ["T-3", "Aftenklub", "2", "13-18", "K3; K4"],
]
PERSONS: Rows = [
    ["Navn", "Tilbud-id", "Mobil", "Mail"],
    ["Ulla Holm", "T-1", "20 20 20 20", "ulla@tangmose.example"],
    ["Bo Lund", "T-3", "30 30 30 30", ""],
]
CATEGORIES: Rows = [
    ["Kode", "Kategori"],
    ["K1", "Dyr"],
    ["K2", "Fællesskab"],
    ["K3", "Musik"],
    ["K4", "Andet godt"],
    ["K5", "Bolig"],
]


def partner_lists(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [
        write_csv(folder / "organisationer.csv", ORGANISATIONS),
        write_xlsx(folder / "tilbud.xlsx", {"Ark1": OFFERS}),
        write_csv(folder / "kontaktpersoner.csv", PERSONS),
        write_csv(folder / "kategorier.csv", CATEGORIES),
    ]


def lists(folder: Path, **sheets: Rows) -> list[Path]:
    """One .csv a list, named as the list is."""
    folder.mkdir(exist_ok=True)
    return [write_csv(folder / f"{name}.csv", rows) for name, rows in sheets.items()]


def shown(folder: Path, **sheets: Rows) -> Preview:
    return look_alone(folder / "kort", *lists(folder / "filer", **sheets), options=KOLDING)


def tables(**sheets: Rows) -> list[tuple[int, Table]]:
    """The tables of lists, numbered as an import numbers them."""
    texts = [Sheet(f"{name}.csv", name, tuple(tuple(map(str, row)) for row in rows)) for name, rows in sheets.items()]
    return list(enumerate(table for sheet in texts for table in find_tables(sheet, CATALOGUE)))


def told(preview: Preview, *wanted: str) -> list[tuple[str, str]]:
    return [(issue.code, issue.cell) for issue in preview.result.issues if issue.code in wanted]


def test_an_offer_belongs_to_the_organisation_that_its_id_names_and_not_to_another_of_that_name(tmp_path: Path) -> None:
    preview = look_alone(tmp_path / "kort", *partner_lists(tmp_path), options=KOLDING)

    assert preview.result.as_json()["rows"] == {"read": 8, "planned": 8, "held_back": 0}
    assert preview.result.plan.as_json()["create"] == {
        "Actor": 2,
        "Area": 1,
        "Municipality": 2,
        "Offer": 3,
        "Organisation": 3,
    }
    assert edges_of(preview, "PROVIDES") == {
        ("org-rideklubben-tangmose", "offer-staldvagt"),
        ("org-ungdomsskolen", "offer-aftenklub-ungdomsskolen"),
        ("org-ungdomsskolen-2", "offer-aftenklub-ungdomsskolen-2"),
    }
    assert edges_of(preview, "LOCATED_IN") >= {("org-ungdomsskolen", "0621"), ("org-ungdomsskolen-2", "0630")}
    assert preview.result.decisions == ()


def test_a_contact_works_where_the_offer_belongs_and_answers_for_it(tmp_path: Path) -> None:
    preview = look_alone(tmp_path / "kort", *partner_lists(tmp_path), options=KOLDING)

    assert edges_of(preview, "WORKS_AT") == {
        ("actor-ulla-holm", "org-rideklubben-tangmose"),
        ("actor-bo-lund", "org-ungdomsskolen-2"),
    }
    assert edges_of(preview, "ANSWERS_FOR") == {
        ("actor-ulla-holm", "offer-staldvagt"),
        ("actor-bo-lund", "offer-aftenklub-ungdomsskolen-2"),
    }
    assert nodes_of(preview, "Actor")["actor-ulla-holm"].properties["email"] == "ulla@tangmose.example"


def test_codes_are_the_words_that_they_stand_for_and_a_list_of_codes_is_no_rows(tmp_path: Path) -> None:
    preview = look_alone(tmp_path / "kort", *partner_lists(tmp_path), options=KOLDING)
    offers = nodes_of(preview, "Offer")

    assert offers["offer-staldvagt"].properties["interests"] == ["dyr"]
    assert offers["offer-staldvagt"].properties["conditions"] == "Kategorikoder: K9"
    assert edges_of(preview, "DEVELOPS") == {("offer-aftenklub-ungdomsskolen", "area-faellesskab")}
    assert offers["offer-aftenklub-ungdomsskolen-2"].properties["conditions"] == "Kategorikoder: Andet godt"
    assert told(preview, "code_unknown", "code_list") == [
        ("code_unknown", "[tilbud.xlsx]Ark1!E2"),
        ("code_list", "[kategorier.csv]kategorier!A1"),
    ]
    (codes_read,) = [table for table in preview.result.tables if table.file == "kategorier.csv"]
    assert (codes_read.rows, codes_read.unmapped) == (0, ())


def test_ids_are_told_once_a_table_and_are_never_columns_that_nobody_understands(tmp_path: Path) -> None:
    preview = look_alone(tmp_path / "kort", *partner_lists(tmp_path), options=KOLDING)

    assert [table.file for table in preview.result.tables] == [
        "organisationer.csv",
        "tilbud.xlsx",
        "kontaktpersoner.csv",
        "kategorier.csv",
    ]
    assert all(table.unmapped == () for table in preview.result.tables)
    assert {table.file: "Nr" in table.columns or "TilbudsID" in table.columns for table in preview.result.tables} == {
        "organisationer.csv": False,
        "tilbud.xlsx": False,
        "kontaktpersoner.csv": False,
        "kategorier.csv": False,
    }
    messages = [issue.message for issue in preview.result.issues if issue.code == "references"]
    assert messages == [
        "»kontaktpersoner« henviser med Tilbud-id til »tilbud«.",
        "»tilbud« henviser med OrganisationID til »organisationer«, Kategorikoder til »kategorier«.",
    ]


def test_neither_the_order_of_files_nor_of_rows_matters_and_an_undo_takes_all_back(tmp_path: Path) -> None:
    files = partner_lists(tmp_path)
    turned = [
        write_csv(tmp_path / "organisationer.csv", [ORGANISATIONS[0], *reversed(ORGANISATIONS[1:])]),
        write_xlsx(tmp_path / "tilbud.xlsx", {"Ark1": [OFFERS[0], *reversed(OFFERS[1:])]}),
    ]
    with opened(tmp_path) as store:
        result = store_it(store, *partner_lists(tmp_path), options=KOLDING)
        before = contents(store)
        assert look(store, *reversed(files), options=KOLDING).plan.change_set.is_empty()
        assert look(store, *turned, *files[2:], options=KOLDING).plan.change_set.is_empty()
        assert look(store, *turned, *files[2:], options=KOLDING).result.plan.missing == {}
        store.undo(result.change or "", "en tester", NOON)
        assert (len(before), contents(store)) == (22, [])


def test_the_sheets_of_one_workbook_refer_to_each_other_as_files_do(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Organisationer": [
            ["ID", "Navn", "Hører under nr"],
            ["O1", "Kolding Kommune", ""],
            ["O2", "Ungeenheden", "O1"],
            ["O3", "Team Nord", "O2"],
        ],
        "Tilbud": [
            ["Vores tilbud 2026"],
            [],
            ["Tilbud-id", "Navn", "Beskrivelse", "Organisation-id"],
            ["1", "Mentorforløb", "En mentor", "O3"],
            ["2", "Café", "Mad", "O2"],
            ["3", "Café", "Mad", "O1"],
        ],
        "Kontakter": [
            ["Tilbuds-id", "Navn", "Telefon", "Titel"],
            ["1", "Ida Bek", "75 12 12 12", "Koordinator"],
            ["2", "Per Lund", "", ""],
        ],
        "Åbningstider": [
            ["TilbudID", "Ugedag", "Åbner", "Lukker"],
            ["2", "Tirsdag", "10", "14"],
            ["2", "Mandag", "9", "12"],
        ],
        "Priser": [["Tilbud nr", "Pris"], ["1", "Gratis"], ["2", "25 kr. pr. gang"]],
    }
    preview = look_alone(tmp_path / "kort", write_xlsx(tmp_path / "overblik.xlsx", sheets), options=KOLDING)
    offers = nodes_of(preview, "Offer")

    assert preview.result.as_json()["rows"] == {"read": 12, "planned": 12, "held_back": 0}
    assert {issue.code for issue in preview.result.issues} == {"references"}
    assert edges_of(preview, "PART_OF") == {
        ("org-team-nord", "org-ungeenheden"),
        ("org-ungeenheden", "org-kolding-kommune"),
    }
    assert offers["offer-cafe-ungeenheden"].properties["schedule"] == "Mandag 9-12; Tirsdag 10-14"
    assert offers["offer-cafe-ungeenheden"].properties["price"] == "25 kr. pr. gang"
    assert offers["offer-mentorforloeb"].properties["price"] == "gratis"
    assert edges_of(preview, "WORKS_AT") == {("actor-ida-bek", "org-team-nord"), ("actor-per-lund", "org-ungeenheden")}
    assert edges_of(preview, "IN_SECTOR") == set()


def test_a_row_whose_id_leads_nowhere_or_to_a_row_held_back_is_held_back_with_its_cell(tmp_path: Path) -> None:
    preview = shown(
        tmp_path,
        organisationer=[
            ["Nr", "Organisation", "Telefon"],
            ["1", "Rideklubben", "75 11 11 11"],
            ["2", "", "75 11 11 12"],
            ["3", "Klub 010190-1234", ""],
            ["4", "Alfa", ""],
            ["4", "Beta", ""],
            *([str(number), f"Hus {number}", ""] for number in range(5, 40)),
        ],
        tilbud=[
            ["Tilbud", "Udbyder-nr"],
            ["Staldvagt", "1"],
            ["Mentor", "99"],
            ["Klub", "2"],
            ["Spil", "3"],
            ["Dans", "4"],
            ["Uden", ""],
        ],
        telefonnumre=[["Org nr", "Nummer"], ["77", "75 33 33 33"], ["", "75 44 44 44"], ["2", "75 55 55 55"]],
    )

    assert told(
        preview, "reference_unknown", "reference_held_back", "reference_ambiguous", "reference_missing", "cpr"
    ) == [
        ("cpr", "[organisationer.csv]organisationer!B4"),
        ("reference_unknown", "[telefonnumre.csv]telefonnumre!A2"),
        ("reference_held_back", "[telefonnumre.csv]telefonnumre!A4"),
        ("reference_missing", "[telefonnumre.csv]telefonnumre!B3:B3"),
        ("reference_unknown", "[tilbud.csv]tilbud!B3"),
        ("reference_held_back", "[tilbud.csv]tilbud!B4"),
        ("reference_held_back", "[tilbud.csv]tilbud!B5"),
        ("reference_ambiguous", "[tilbud.csv]tilbud!B6"),
    ]
    assert "Udbyder-nr 99 findes ikke i »organisationer«, så rækken er holdt tilbage." in {
        issue.message for issue in preview.result.issues
    }
    assert preview.result.as_json()["rows"] == {"read": 49, "planned": 40, "held_back": 9}
    assert sorted(nodes_of(preview, "Offer")) == ["offer-staldvagt", "offer-uden"]
    assert not any("010190" in str(node) for node in preview.plan.change_set.nodes)


def test_a_table_of_links_gives_an_offer_several_providers_and_categories(tmp_path: Path) -> None:
    preview = shown(
        tmp_path,
        organisationer=[["id", "navn"], ["1", "Rideklubben"], ["2", "Svømmeklubben"]],
        aktiviteter=[["id", "navn", "alder"], ["1", "Fritidspas", "10-18"], ["2", "Sommercamp", "13-17"]],
        aktivitet_organisation=[["aktivitet_id", "organisation_id"], ["1", "1"], ["1", "2"], ["2", "2"]],
        aktivitet_emner=[["aktivitet_id", "emne_id"], ["1", "a"], ["2", "b"], ["2", "c"]],
        emner=[["id", "emne"], ["a", "Dyr"], ["b", "Fællesskab"], ["c", "Vandski"]],
    )

    assert edges_of(preview, "PROVIDES") == {
        ("org-rideklubben", "offer-fritidspas"),
        ("org-svoemmeklubben", "offer-fritidspas"),
        ("org-svoemmeklubben", "offer-sommercamp"),
    }
    assert edges_of(preview, "SERVES") == set()
    assert edges_of(preview, "DEVELOPS") == {("offer-sommercamp", "area-faellesskab")}
    assert nodes_of(preview, "Offer")["offer-fritidspas"].properties["interests"] == ["dyr"]
    assert nodes_of(preview, "Offer")["offer-sommercamp"].properties["conditions"] == "Emne: Vandski"
    assert "no_provider" not in codes(preview)


def test_a_list_of_units_with_the_ids_of_what_is_above_them_is_a_tree(tmp_path: Path) -> None:
    rows = [
        ["id", "navn", "parent_id", "telefon"],
        ["1", "Kolding Kommune", "", ""],
        ["2", "Børn og Unge", "1", "75 11 11 11"],
        ["3", "Administration", "2", ""],
        ["4", "Administration", "1", ""],
        ["5", "PPR", "88", ""],
    ]
    preview = shown(tmp_path, enheder=rows)

    assert edges_of(preview, "PART_OF") == {
        ("org-boern-og-unge", "org-kolding-kommune"),
        ("org-administration-boern-og-unge", "org-boern-og-unge"),
        ("org-administration-kolding-kommune", "org-kolding-kommune"),
    }
    assert (preview.result.planned, preview.result.decisions) == (5, ())
    assert told(preview, "reference_unknown") == [("reference_unknown", "enheder!C6")]


def test_parents_that_lead_round_in_a_circle_end_in_no_endless_search(tmp_path: Path) -> None:
    preview = shown(
        tmp_path, enheder=[["id", "navn", "parent_id"], ["1", "Alfa", "2"], ["2", "Beta", "1"], ["3", "Gamma", "3"]]
    )

    assert sorted(nodes_of(preview, "Organisation")) == ["org-alfa", "org-beta", "org-gamma"]


def test_a_lone_id_column_is_not_mapped_and_makes_no_trouble(tmp_path: Path) -> None:
    preview = shown(tmp_path, liste=[["id", "Tilbud", "Udbyder"], ["1", "Mentor", "Klub A"], ["2", "Café", "Klub B"]])

    assert preview.result.tables[0].unmapped == ("id",)
    assert (preview.result.planned, codes(preview)) == (2, ["numbering"])


def test_numbers_that_are_found_in_another_list_by_chance_are_no_references(tmp_path: Path) -> None:
    preview = shown(
        tmp_path,
        organisationer=[["Nr", "Organisation"], *([str(number), f"Hus {number}"] for number in range(1, 31))],
        tilbud=[
            ["Nr", "Tilbud", "Udbyder", "Fra", "Til", "Pladser"],
            ["1", "Mentor", "Hus 4", "15", "25", "8"],
            ["2", "Café", "Hus 5", "18", "30", "12"],
        ],
    )

    assert "references" not in codes(preview)
    offer = nodes_of(preview, "Offer")["offer-mentor"].properties
    assert (offer["min_age"], offer["max_age"], offer["seats_total"]) == (15, 25, 8)
    assert edges_of(preview, "PROVIDES") == {("org-hus-4", "offer-mentor"), ("org-hus-5", "offer-cafe")}


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("OrganisationsID", "ID"),
        ("organisation_id", "id"),
        ("Organisationsnr.", "Nr"),
        ("Org nr", "Løbenr"),
        ("Udbyder-id", "Organisations-id"),
        ("Udbyder", "Id"),
        ("UdbyderID", "UdbyderID"),
    ],
)
@pytest.mark.parametrize("keys", [("1", "2"), ("ORG-1", "ORG-2"), ("007", "8")])
def test_headers_that_name_a_reference_are_known_in_many_spellings(
    header: str, key: str, keys: tuple[str, str]
) -> None:
    joins = find_joins(
        tables(
            organisationer=[[key, "Navn"], [keys[0], "Rideklubben"], [keys[1], "Havnens Værested"]],
            tilbud=[["Tilbud", header], ["Staldvagt", keys[0].lstrip("0")], ["Café", keys[1]]],
        ),
        CATALOGUE,
    )

    assert joins is not None
    assert joins.roles == [Role.THING, Role.THING]
    assert [joins.organisation((1, row)) for row in (0, 1)] == [(0, 0), (0, 1)]


@pytest.mark.parametrize(
    ("name", "header", "texts", "role"),
    [
        ("telefoner", "Nummer", ("75 12 12 12", "75 12 12 13"), Role.DETAIL),
        ("tilbudspriser", "Pris", ("25 kr.", "gratis"), Role.DETAIL),
        ("Ark2", "Bemærkning", ("ring først", "lukket i juli"), Role.DETAIL),
        ("aktiviteter", "Aktivitet", ("Ridning", "Svømning"), Role.THING),
        ("kontaktpersoner", "Navn", ("Ida Bek", "Bo Lund"), Role.THING),
    ],
)
def test_what_the_rows_of_a_list_are_follows_from_its_name_and_columns(
    name: str, header: str, texts: tuple[str, str], role: Role
) -> None:
    joins = find_joins(
        tables(
            organisationer=[["ID", "Navn"], ["1", "Rideklubben"], ["2", "Havnens Værested"]],
            **{name: [["Organisations-id", header], ["1", texts[0]], ["2", texts[1]]]},
        ),
        CATALOGUE,
    )

    assert joins is not None
    assert joins.roles == [Role.THING, role]


@pytest.mark.parametrize(
    "other",
    [
        [["ID", "Tilbud", "Udbyder"], ["1", "Mentor", "Rideklubben"], ["2", "Café", "Havnens Værested"]],
        [["Nr", "Tilbud", "Fra", "Til"], ["1", "Mentor", "1", "2"], ["2", "Café", "2", "2"]],
        [["Tilbud", "Udbyder", "Postnr"], ["Mentor", "Rideklubben", "6000"], ["Café", "Havnens Værested", "6000"]],
    ],
)
def test_lists_without_ids_between_them_are_read_each_by_itself(other: Rows) -> None:
    assert (
        find_joins(
            tables(organisationer=[["ID", "Navn"], ["1", "Rideklubben"], ["2", "Havn"]], tilbud=other), CATALOGUE
        )
        is None
    )


def test_two_ids_of_one_name_and_place_are_one_thing_unless_what_is_told_of_them_differs(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "organisationer": [
            ["id", "navn", "telefon"],
            ["1", "Ungdomsskolen", "75 11 11 11"],
            ["2", "Ungdomsskolen", "75 22 22 22"],
            ["3", "Caféen Alfa", ""],
            ["4", "Caféen Alfa", "75 33 33 33"],
            ["5", "Værestedet Havnen", "75 44 44 44"],
            ["6", "Værestedet Havnen Ung", "75 44 44 44"],
        ],
        "tilbud": [
            ["id", "navn", "organisation_id", "alder"],
            ["1", "Klub", "1", "13-18"],
            ["2", "Klub", "2", "13-18"],
            ["3", "Klub", "1", "18-25"],
            ["4", "Madhold", "3", ""],
            ["5", "Madhold", "4", ""],
        ],
    }
    preview = shown(tmp_path, **sheets)

    assert len(nodes_of(preview, "Organisation")) == 5
    assert len(nodes_of(preview, "Offer")) == 4
    assert (preview.result.planned, preview.result.decisions) == (11, ())
    assert [issue.message for issue in preview.result.issues if issue.code == "ids_of_one"] == [
        "»Caféen Alfa« står med flere numre (organisationer 3, organisationer 4), og intet skiller dem ad. De er læst som én.",
        "»Madhold« står med flere numre (tilbud 4, tilbud 5), og intet skiller dem ad. De er læst som én.",
    ]
    with opened(tmp_path) as store:
        files = lists(tmp_path / "filer", **sheets)
        store_it(store, *files, options=KOLDING)
        again = look(store, *files, options=KOLDING)
        assert (again.plan.change_set.is_empty(), again.result.decisions) == (True, ())


def test_a_column_that_a_person_has_chosen_is_no_reference(tmp_path: Path) -> None:
    files = lists(
        tmp_path / "filer",
        organisationer=[["ID", "Navn"], ["1", "Rideklubben"], ["2", "Havnens Værested"]],
        priser=[["Organisation nr", "Pris", "Tilbud om"], ["1", "25 kr.", "Ridning"], ["2", "gratis", "Mad"]],
    )
    options = Options(municipality="0621", columns=(ColumnChoice("Tilbud om", "Offer.name"),))
    joined = look_alone(tmp_path / "et", *files, options=KOLDING)
    chosen = look_alone(tmp_path / "to", *files, options=options)

    assert "25 kr., Ridning" in str(nodes_of(joined, "Organisation")["org-rideklubben"].properties["procedure"])
    assert sorted(nodes_of(chosen, "Offer")) == ["offer-mad", "offer-ridning"]


def test_relations_may_name_their_ends_by_id(tmp_path: Path) -> None:
    preview = shown(
        tmp_path,
        organisationer=[["ID", "Navn"], ["1", "Rideklubben"], ["2", "Ungeenheden"], ["3", "FGU Syd"]],
        forbindelser=[
            ["Fra-id", "Til-id", "Type"],
            ["2", "3", "henviser til"],
            ["2", "1", "kender"],
            ["9", "1", "kender"],
        ],
    )

    assert edges_of(preview, "REFERS_TO") == {("org-ungeenheden", "org-fgu-syd")}
    assert edges_of(preview, "KNOWS") == {("org-rideklubben", "org-ungeenheden")}
    assert told(preview, "reference_unknown") == [("reference_unknown", "[forbindelser.csv]forbindelser!A4")]
    assert len(nodes_of(preview, "Organisation")) == 3


def test_a_sheet_of_categories_explains_codes_though_it_is_not_read_as_rows(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Tilbud": [
            ["ID", "Tilbud", "Udbyder-id", "Kategorikode"],
            ["1", "Staldvagt", "a", "K1"],
            ["2", "Ungebolig", "b", "K2, K3"],
        ],
        "Udbydere": [
            ["ID", "Udbyder", "Telefon"],
            ["a", "Rideklubben", "75121212"],
            ["b", "Boligselskabet", "75121213"],
        ],
        "Kategorier": [["Kode", "Navn"], ["K1", "Dyr"], ["K2", "Bolig"], ["K3", "Noget andet"]],
    }
    preview = look_alone(tmp_path / "kort", write_xlsx(tmp_path / "alt.xlsx", sheets), options=KOLDING)
    offers = nodes_of(preview, "Offer")

    assert preview.result.as_json()["rows"] == {"read": 4, "planned": 4, "held_back": 0}
    assert offers["offer-staldvagt"].properties["interests"] == ["dyr"]
    assert offers["offer-ungebolig"].properties["conditions"] == "Kategorikode: Noget andet"
    assert edges_of(preview, "DEVELOPS") == {("offer-ungebolig", "area-bolig")}


IDS: dict[str, tuple[list[str], list[str]]] = {
    "numbers that count from one": (["1", "2"], ["1", "2", "1"]),
    "guids": (
        ["6f1c2b9e-0d5e-4c6f-9a55-0a1b2c3d4e5f", "7f1c2b9e-0d5e-4c6f-9a55-0a1b2c3d4e5f"],
        [
            "6F1C2B9E-0D5E-4C6F-9A55-0A1B2C3D4E5F",
            "7f1c2b9e-0d5e-4c6f-9a55-0a1b2c3d4e5f",
            "6f1c2b9e-0d5e-4c6f-9a55-0a1b2c3d4e5f",
        ],
    ),
    "letters before the number": (["ORG-001", "ORG-002"], ["org-001", " ORG-002", "ORG-001"]),
    "zeros lost in one file": (["0012", "0013"], ["12", "0013", "012"]),
    "decimals from a database": (["101.0", "102.0"], ["101", "102,0", "101.00"]),
}


@pytest.mark.parametrize("header", ["Organisations-ID", "Organisation nr.", "Organisation"])
@pytest.mark.parametrize("shape", IDS)
def test_ids_of_any_shape_lead_from_an_offer_to_its_organisation(tmp_path: Path, shape: str, header: str) -> None:
    keys, used = IDS[shape]
    organisations = write_csv(
        tmp_path / "organisationer.csv", [["Nr", "Navn"], [keys[0], "Lyset"], [keys[1], "Skovhus"]]
    )
    rows = [["Tilbud", header], *zip(("Mentor", "Sang", "Dans"), used, strict=True)]
    offers = write_csv(tmp_path / "tilbud.csv", rows)
    shown = look_alone(tmp_path / "kort", offers, organisations, options=KOLDING)

    assert edges_of(shown, "PROVIDES") == {
        ("org-lyset", "offer-mentor"),
        ("org-skovhus", "offer-sang"),
        ("org-lyset", "offer-dans"),
    }
    assert (shown.result.held_back, shown.result.decisions) == ((), ())


def test_a_key_that_stands_twice_or_not_at_all_holds_back_only_who_refers_to_it(tmp_path: Path) -> None:
    organisations = [["Org-ID", "Organisation"], ["A-1", "Lyset"], ["A-2", "Skovhus"], ["A-2", "Åhuset"], ["", "Birk"]]
    offers = [["Tilbud", "Org-ID"], ["Mentor", "A-1"], ["Sang", "A-2"], ["Dans", "A-3"], ["Løb", ""]]
    files = [write_csv(tmp_path / "org.csv", organisations), write_csv(tmp_path / "tilbud.csv", offers)]
    shown = look_alone(tmp_path / "kort", *files, options=KOLDING)

    assert edges_of(shown, "PROVIDES") == {("org-lyset", "offer-mentor")}
    assert set(nodes_of(shown, "Organisation")) == {"org-lyset", "org-skovhus", "org-aahuset", "org-birk"}
    assert [(held.row.row, held.issue.code) for held in shown.result.held_back] == [
        (2, "reference_ambiguous"),
        (3, "reference_unknown"),
    ]


def test_a_number_without_its_row_holds_the_offer_back_where_the_header_names_the_table(tmp_path: Path) -> None:
    organisations = [["Nr", "Navn"], ["1", "Lyset"], ["2", "Skovhus"]]
    offers = [["Tilbud", "Organisation"], ["Mentor", "1"], ["Sang", "2"], ["Dans", "7"]]
    book = write_xlsx(tmp_path / "register.xlsx", {"Organisationer": organisations, "Tilbud": offers})
    shown = look_alone(tmp_path / "kort", book, options=KOLDING)

    assert edges_of(shown, "PROVIDES") == {("org-lyset", "offer-mentor"), ("org-skovhus", "offer-sang")}
    assert [held.issue.message for held in shown.result.held_back] == [
        "Organisation 7 findes ikke i »Organisationer«, så rækken er holdt tilbage."
    ]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("organization_id", "henviser til rækker i en anden tabel, som ikke er med"),
        ("Sted-ID", "henviser til rækker i en anden tabel, som ikke er med"),
        ("Tilbud-ID", "er ikke forstået"),
    ],
)
def test_ids_of_a_table_that_is_not_there_are_told_as_a_file_that_is_missing(
    tmp_path: Path, header: str, words: str
) -> None:
    rows = [["Tilbud", header, "Alder"], ["Mentor", "X-1", "15-25"], ["Sang", "X-2", "13-17"]]
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "tilbud.csv", rows), options=KOLDING)

    assert [issue.message for issue in shown.result.issues if issue.cell == "tilbud!B1"] == [
        f"Kolonnen »{header}« {words}; dens 2 celler er ikke taget med."
    ]


def test_organisations_that_are_over_each_other_are_told_and_not_stored_so(tmp_path: Path) -> None:
    rows = [["ID", "Navn", "Overordnet ID"], ["1", "Lyset", "2"], ["2", "Skovhus", "1"], ["3", "Åhuset", "1"]]
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "organisationer.csv", rows), options=KOLDING)

    assert edges_of(shown, "PART_OF") == {("org-aahuset", "org-lyset")}
    assert [issue.message for issue in shown.result.issues if issue.code == "circle"] == [
        "»Lyset« hører under »Skovhus«, som selv hører under »Lyset«. Det er ikke taget med.",
        "»Skovhus« hører under »Lyset«, som selv hører under »Skovhus«. Det er ikke taget med.",
    ]


def test_a_circle_that_only_the_graph_closes_is_told_as_well(tmp_path: Path) -> None:
    header = ["Organisation", "Hører under"]
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", [header, ["Lyset", "Skovhus"]]), options=KOLDING)
        shown = look(store, write_csv(tmp_path / "b.csv", [header, ["Skovhus", "Lyset"]]), options=KOLDING)

    assert edges_of(shown, "PART_OF") == set()
    assert "circle" in codes(shown)


def test_a_long_chain_of_rows_that_hang_on_one_held_back_is_held_back_link_by_link(tmp_path: Path) -> None:
    links = 400
    rows = [["ID", "Navn", "Overordnet ID"], ["1", "010190-1234", ""]]
    rows += [[str(at), f"Led {chr(65 + at % 26)}{'x' * (at // 26)}", str(at - 1)] for at in range(2, links + 1)]
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "organisationer.csv", rows), options=KOLDING)

    assert (shown.result.read, shown.result.planned, len(shown.result.held_back)) == (links, 0, links)
