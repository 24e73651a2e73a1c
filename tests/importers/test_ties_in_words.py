"""Words around names that say how two are tied: partners in a cell, ends that stand the other way round, offers that lead to offers."""

from pathlib import Path

import pytest

from importers.importing import Preview
from tests.importers.lists import (
    KOLDING,
    Rows,
    codes,
    edge_records,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
    write_xlsx,
)

FGU, UU, JOB = "org-fgu-lyng", "org-uu-lyng", "org-jobhuset"
OWN = "org-viben"


def shown(folder: Path, *lists: Rows) -> Preview:
    files = [write_csv(folder / f"liste{number}.csv", rows) for number, rows in enumerate(lists)]
    return look_alone(folder / "kort", *files, options=KOLDING)


def partners(folder: Path, cell: str, header: str = "Samarbejdspartnere") -> Preview:
    """One organisation, Viben, with one cell of partners."""
    return shown(folder, [["Organisation", header], ["Viben", cell]])


def said(preview: Preview, type_: str) -> dict[str, dict[str, object]]:
    """What is said of each tie of Viben, by who is at its other end."""
    return {
        edge.to_id if edge.from_id == OWN else edge.from_id: dict(edge.properties)
        for edge in edge_records(preview, type_)
    }


@pytest.mark.parametrize(
    ("cell", "type_", "expected"),
    [
        ("FGU Lyng (planlagt)", "KNOWS", {FGU: {"state": "planned"}}),
        ("FGU Lyng, planlagt", "KNOWS", {FGU: {"state": "planned"}}),
        ("FGU Lyng (mundtlig aftale)", "KNOWS", {FGU: {"agreement": "oral"}}),
        ("FGU Lyng - skriftlig aftale", "KNOWS", {FGU: {"agreement": "written"}}),
        ("FGU Lyng (ophørt 2024)", "KNOWS", {FGU: {"valid_to": "2024-12-31", "note": "ophørt 2024"}}),
        (
            "FGU Lyng (siden 2022, skriftlig aftale)",
            "KNOWS",
            {FGU: {"agreement": "written", "valid_from": "2022-01-01", "note": "siden 2022, skriftlig aftale"}},
        ),
        ("Henviser til: FGU Lyng", "REFERS_TO", {FGU: {}}),
        ("Henviser til: FGU Lyng, UU Lyng", "REFERS_TO", {FGU: {}, UU: {}}),
        (
            "Mødes hver måned med UU Lyng og Jobhuset",
            "MEETS_WITH",
            {UU: {"note": "Mødes hver måned med"}, JOB: {"note": "Mødes hver måned med"}},
        ),
        ("FGU Lyng og UU Lyng", "KNOWS", {FGU: {}, UU: {}}),
        ("FGU Lyng, UU Lyng og Jobhuset", "KNOWS", {FGU: {}, UU: {}, JOB: {}}),
        ("Familie og Unge", "KNOWS", {"org-familie-og-unge": {}}),
        ("Børn og Unge", "KNOWS", {"org-boern-og-unge": {}}),
        ("Børne-, Unge- og Familieafdelingen", "KNOWS", {"org-boerne-unge-og-familieafdelingen": {}}),
        (
            "Ungdommens Uddannelsesvejledning (UU)",
            "KNOWS",
            {"org-ungdommens-uddannelsesvejledning-uu": {}},
        ),
    ],
)
def test_words_around_a_partners_name_are_said_of_the_tie_and_are_no_part_of_the_name(
    tmp_path: Path, cell: str, type_: str, expected: dict[str, dict[str, str]]
) -> None:
    preview = partners(tmp_path, cell)

    assert said(preview, type_) == expected
    assert set(nodes_of(preview, "Organisation")) == {OWN, *expected}


@pytest.mark.parametrize("cell", ["UU Lyng (ophørt)", "UU Lyng (samarbejder ikke)", "Ring til Anna: 66112233"])
def test_a_tie_that_is_over_without_a_day_or_denied_is_none_and_its_words_are_kept(tmp_path: Path, cell: str) -> None:
    preview = partners(tmp_path, f"FGU Lyng; {cell}", "Henviser til")

    assert said(preview, "REFERS_TO") == {FGU: {}}
    assert nodes_of(preview, "Organisation")[OWN].properties["procedure"] == f"Henviser til: {cell}"
    assert codes(preview).count("not_understood") == 1


def test_names_of_the_list_or_of_the_graph_with_and_between_them_are_two(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "Samarbejdspartnere"],
        ["Mågen", ""],
        ["Børn", ""],
        ["Viben", "Mågen og Ternen; Børn og Unge"],
    ]
    earlier = write_csv(tmp_path / "før.csv", [["Organisation"], ["Ternen"], ["Ungehuset Øst"]])
    with opened(tmp_path) as store:
        store_it(store, earlier, options=KOLDING)
        preview = look(store, write_csv(tmp_path / "nu.csv", rows), options=KOLDING)

    assert said(preview, "KNOWS") == {"org-maagen": {}, "org-ternen": {}, "org-boern-og-unge": {}}
    assert codes(preview).count("several_organisations") == 1
    assert codes(preview).count("one_organisation") == 1


def test_a_provider_cell_that_names_two_of_the_lists_providers_is_both(tmp_path: Path) -> None:
    preview = shown(
        tmp_path,
        [
            ["Udbyder", "Tilbud"],
            ["Mågen", "Skak"],
            ["Ternen", "Dans"],
            ["Mågen og Ternen", "Kor"],
            ["Familie og Unge", "Ludo"],
        ],
    )

    assert set(nodes_of(preview, "Organisation")) == {"org-maagen", "org-ternen", "org-familie-og-unge"}
    assert {giver for giver, taker in edges_of(preview, "PROVIDES") if taker == "offer-kor"} == {
        "org-maagen",
        "org-ternen",
    }


def test_a_relation_is_turned_where_its_ends_are_then_what_they_are_elsewhere(tmp_path: Path) -> None:
    header = ["Fra", "Til", "Type"]
    preview = shown(
        tmp_path,
        [header, ["Mågen", "Skak", "udbyder"], ["Mågen", "Anna Lind", "ansat"], ["Bo Dam", "Mågen", "ansat"]],
    )

    assert edges_of(preview, "PROVIDES") == {("org-maagen", "offer-skak")}
    assert edges_of(preview, "WORKS_AT") == {("actor-anna-lind", "org-maagen"), ("actor-bo-dam", "org-maagen")}
    assert codes(preview).count("relation_turned") == 1


def test_a_relation_whose_ends_nobody_knows_is_read_as_its_headers_say(tmp_path: Path) -> None:
    ends = ["Mågen", "ansat", "Anna Lind"]
    plain = shown(tmp_path, [["Fra", "Type", "Til"], ends])
    headed = shown(tmp_path, [["Organisation", "Relation", "Navn"], ends])

    assert edges_of(plain, "WORKS_AT") == {("actor-maagen", "org-anna-lind")}
    assert edges_of(headed, "WORKS_AT") == {("actor-anna-lind", "org-maagen")}


@pytest.mark.parametrize(
    "header", [["Hvem", "Gør hvad", "Med hvem"], ["Aktør", "Rolle", "Modpart"], ["Den", "Handling", "Den derovre"]]
)
def test_a_list_that_reads_as_sentences_is_one_of_relations(tmp_path: Path, header: list[str]) -> None:
    preview = shown(
        tmp_path,
        [
            header,
            ["Mågen", "hører under", "Lyng Kommune"],
            ["Mågen", "samarbejder ikke med", "Ternen"],
            ["Mågen", "henviser til", "Ternen"],
        ],
    )

    assert edges_of(preview, "PART_OF") == {("org-maagen", "org-lyng-kommune")}
    assert edges_of(preview, "REFERS_TO") == {("org-maagen", "org-ternen")}
    assert nodes_of(preview, "Offer") == {}
    assert [held.issue.code for held in preview.result.held_back] == ["relation_denied"]


def test_offers_lead_to_offers_of_the_list_or_of_the_graph(tmp_path: Path) -> None:
    first: Rows = [
        ["Udbyder", "Tilbud", "Fører til"],
        ["Mågen", "Skak", "Dans"],
        ["Mågen", "Dans", "Kor og Skak"],
        ["Ternen", "Kor", "job og uddannelse"],
    ]
    later: Rows = [["Udbyder", "Tilbud", "Bygger oven på"], ["Alken", "Ro", "Dans"]]
    with opened(tmp_path) as store:
        files = [write_csv(tmp_path / "før.csv", first), write_csv(tmp_path / "nu.csv", later)]
        preview = look(store, files[0], options=KOLDING)
        store_it(store, files[0], options=KOLDING)
        again = look(store, files[0], options=KOLDING)
        second = look(store, files[1], options=KOLDING)

    assert edges_of(preview, "LEADS_TO") == {
        ("offer-skak", "offer-dans"),
        ("offer-dans", "offer-kor"),
        ("offer-dans", "offer-skak"),
    }
    assert len(nodes_of(preview, "Offer")) == 3
    assert nodes_of(preview, "Offer")["offer-kor"].properties["conditions"] == "Fører til: job og uddannelse"
    assert codes(preview).count("no_such_offer") == 1
    assert not again.plan.change_set.nodes
    assert not again.plan.change_set.edges
    assert edges_of(second, "LEADS_TO") == {("offer-dans", "offer-ro")}
    assert set(nodes_of(second, "Offer")) == {"offer-ro"}


def test_a_sheet_of_relations_says_which_offer_leads_to_which(tmp_path: Path) -> None:
    preview = shown(
        tmp_path,
        [["Fra", "Til", "Type"], ["Skak", "Dans", "fører til"], ["Kor", "Dans", "efterfølger"]],
        [["Udbyder", "Tilbud"], ["Mågen", "Skak"], ["Mågen", "Dans"], ["Ternen", "Kor"]],
    )

    assert edges_of(preview, "LEADS_TO") == {("offer-skak", "offer-dans"), ("offer-dans", "offer-kor")}
    assert len(nodes_of(preview, "Offer")) == 3


def test_the_id_of_a_person_in_an_offers_row_is_who_answers_for_it(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Personer": [["PersonID", "Navn", "Telefon"], ["P1", "Anna Lind", "66112233"], ["P2", "Bo Dam", "66112234"]],
        "Tilbud": [
            ["TilbudID", "Tilbud", "Udbyder", "Ansvarlig (PersonID)"],
            ["T1", "Skak", "Mågen", "P1"],
            ["T2", "Ludo", "Ternen", "P2"],
        ],
    }
    preview = look_alone(tmp_path / "kort", write_xlsx(tmp_path / "liste.xlsx", sheets), options=KOLDING)

    assert edges_of(preview, "ANSWERS_FOR") == {("actor-anna-lind", "offer-skak"), ("actor-bo-dam", "offer-ludo")}


@pytest.mark.parametrize("key", ["tilbud_id", "id"])
def test_a_table_of_categories_by_id_is_read_as_a_column_of_them(tmp_path: Path, key: str) -> None:
    offers = write_csv(
        tmp_path / "t.csv", [[key, "tilbud", "udbyder"], ["1", "Skak", "Mågen"], ["2", "Ludo", "Ternen"]]
    )
    rows = [["tilbud_id", "kategori"], ["1", "Økonomi"], ["1", "Bolig"], ["1", "Noget andet"], ["2", "Rusmidler"]]
    links = write_csv(tmp_path / "tk.csv", rows)
    preview = look_alone(tmp_path / "kort", offers, links, options=KOLDING)

    assert edges_of(preview, "DEVELOPS") == {
        ("offer-skak", "area-oekonomi"),
        ("offer-skak", "area-bolig"),
        ("offer-ludo", "area-rusmidler"),
    }
    assert nodes_of(preview, "Offer")["offer-skak"].properties["conditions"] == "Tk: Noget andet"
    assert "column_unknown" not in codes(preview)
