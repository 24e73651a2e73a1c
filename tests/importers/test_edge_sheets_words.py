"""Sheets of relations as people write them: several names in a cell, other words for a type, squares of words, what it is about."""

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
)

UU, FGU, PPR, SSP = "org-uu-lyng", "org-fgu-lyng", "org-ppr-lyng", "org-ssp-lyng"


def shown(folder: Path, rows: Rows) -> Preview:
    return look_alone(folder / "kort", write_csv(folder / "liste.csv", rows), options=KOLDING)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("FGU Lyng, Kold College", {FGU, "org-kold-college"}),
        ("PPR Lyng, SSP Lyng", {PPR, SSP}),
        ("PPR Lyng, Kold College og SSP Lyng", {PPR, "org-kold-college", SSP}),
        ("Kold College, Ungevejledningen", {"org-kold-college-ungevejledningen"}),
        ("Kold College, Ungeteamet", {"org-kold-college-ungeteamet"}),
        ("Lyng Kommune, PPR", {"org-lyng-kommune-ppr"}),
        ("Børne-, Unge- og Familieafdelingen", {"org-boerne-unge-og-familieafdelingen"}),
    ],
)
def test_names_with_commas_between_them_are_as_many_ends_but_a_unit_stays_with_its_own(
    tmp_path: Path, cell: str, expected: set[str]
) -> None:
    preview = shown(
        tmp_path,
        [["Fra", "Til", "Relation"], ["UU Lyng", cell, "henviser til"], ["SSP Lyng", "FGU Lyng", "mødes med"]],
    )

    assert edges_of(preview, "REFERS_TO") == {(UU, end) for end in expected}
    assert codes(preview).count("several_organisations") == (len(expected) > 1)


def test_a_comma_that_nobody_can_tell_is_one_name_and_told(tmp_path: Path) -> None:
    preview = shown(tmp_path, [["Fra", "Til", "Relation"], ["UU Lyng", "Siloen, Ternen", "henviser til"]])

    assert edges_of(preview, "REFERS_TO") == {(UU, "org-siloen-ternen")}
    (told,) = (issue for issue in preview.result.issues if issue.code == "one_organisation")
    assert (told.cell, told.suggestion) == ("liste!B2", "Er det flere, så sæt semikolon mellem navnene.")


def test_a_comma_between_names_of_the_graph_parts_them(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "før.csv", [["Organisation"], ["Siloen"], ["Ternen"]]), options=KOLDING)
        rows = [["Fra", "Til", "Relation"], ["UU Lyng", "Siloen, Ternen", "henviser til"]]
        preview = look(store, write_csv(tmp_path / "nu.csv", rows), options=KOLDING)

    assert edges_of(preview, "REFERS_TO") == {(UU, "org-siloen"), (UU, "org-ternen")}


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("refers", "REFERS_TO"),
        ("refers to", "REFERS_TO"),
        ("cooperates", "KNOWS"),
        ("works with", "KNOWS"),
        ("funds", "FUNDS"),
        ("hands over to", "HANDS_OVER_TO"),
        ("meets with", "MEETS_WITH"),
        ("informerer", "SHARES_INFORMATION_WITH"),
        ("underretning", "SHARES_INFORMATION_WITH"),
        ("Underretter", "SHARES_INFORMATION_WITH"),
        ("arbejder sammen med", "KNOWS"),
    ],
)
def test_words_for_a_type_are_known_in_danish_and_in_english(tmp_path: Path, word: str, type_: str) -> None:
    preview = shown(
        tmp_path, [["From", "To", "Type"], ["FGU Lyng", "UU Lyng", word], ["FGU Lyng", "PPR Lyng", "knows"]]
    )

    assert edges_of(preview, type_) >= {(FGU, UU)}
    assert preview.result.held_back == ()


@pytest.mark.parametrize(
    ("first", "header", "type_"),
    [
        ("Hvem", "Arbejder sammen med", "KNOWS"),
        ("Hvem", "Samarbejder med", "KNOWS"),
        ("Hvem", "Henviser til", "REFERS_TO"),
        ("Afsender", "Overleverer til", "HANDS_OVER_TO"),
    ],
)
def test_a_header_that_is_the_type_itself_names_the_other_end(
    tmp_path: Path, first: str, header: str, type_: str
) -> None:
    preview = shown(
        tmp_path,
        [[first, header, "Om"], ["FGU Lyng", "PPR Lyng", "trivsel"], ["SSP Lyng", "UU Lyng", "kriminalitet"]],
    )

    assert {edge.properties["purpose"] for edge in edge_records(preview, type_)} == {"trivsel", "kriminalitet"}
    assert (preview.result.planned, nodes_of(preview, "Offer")) == (2, {})


def test_a_list_of_organisations_with_their_own_facts_stays_one(tmp_path: Path) -> None:
    preview = shown(tmp_path, [["Aktør", "Telefon", "Samarbejder med"], ["FGU Lyng", "75 12 34 56", "PPR Lyng"]])

    assert nodes_of(preview, "Organisation")[FGU].properties["phone"] == "75 12 34 56"
    assert edges_of(preview, "KNOWS") == {(FGU, PPR)}


SQUARE: Rows = [
    ["Organisation", "UU Lyng", "FGU Lyng", "PPR Lyng", "SSP Lyng"],
    ["UU Lyng", "-", "Ugentligt", "Månedligt", ""],
    ["FGU Lyng", "Ugentligt", "-", "", "efter behov"],
    ["PPR Lyng", "Månedligt", "", "-", "ingen"],
    ["SSP Lyng", "", "henviser til", "", "-"],
]


def test_a_square_of_the_same_names_is_a_matrix_whatever_its_cells_say(tmp_path: Path) -> None:
    preview = shown(tmp_path, SQUARE)

    said = {(edge.from_id, edge.to_id): edge.properties for edge in edge_records(preview, "KNOWS")}
    assert said == {
        (FGU, UU): {"note": "Forbindelse: Ugentligt"},
        (PPR, UU): {"note": "Forbindelse: Månedligt"},
        (FGU, SSP): {"note": "Forbindelse: efter behov"},
    }
    assert edges_of(preview, "REFERS_TO") == {(SSP, FGU)}
    assert nodes_of(preview, "Organisation").keys() == {UU, FGU, PPR, SSP}
    (told,) = (issue for issue in preview.result.issues if issue.code == "relation_inferred")
    assert told.message == "En celle uden en slags er læst som »kender«. Ordene er gemt i dens note."


NUMBERS: Rows = [
    ["Organisation", "UU Lyng", "FGU Lyng", "PPR Lyng"],
    ["UU Lyng", "", "12", "3"],
    ["FGU Lyng", "12", "", "4"],
    ["PPR Lyng", "3", "4", ""],
]
ONE_SHARED: Rows = [
    ["Organisation", "Adresse", "UU Lyng"],
    ["UU Lyng", "Ågade 1", "ugentligt"],
    ["FGU Lyng", "Ågade 2", "månedligt"],
]


@pytest.mark.parametrize("rows", [NUMBERS, ONE_SHARED], ids=["numbers", "one shared name"])
def test_numbers_or_a_few_shared_names_are_no_matrix_of_words(tmp_path: Path, rows: Rows) -> None:
    preview = shown(tmp_path, rows)

    assert edges_of(preview, "KNOWS") == set()


def test_what_partners_work_together_about_is_said_of_the_relation_and_makes_no_offer(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "Kontaktperson", "Samarbejder med", "Om hvad"],
        ["FGU Lyng", "Maja Friis", "PPR Lyng, SSP Lyng", "trivsel"],
        ["SSP Lyng", "Ole Dam", "UU Lyng", "kriminalpræventivt"],
        ["PPR Lyng", "Hanne Berg", "", ""],
        ["UU Lyng", "Bo Ek", "-", "fravær"],
    ]
    preview = shown(tmp_path, rows)

    assert {(edge.from_id, edge.to_id, edge.properties["purpose"]) for edge in edge_records(preview, "KNOWS")} == {
        (FGU, PPR, "trivsel"),
        (FGU, SSP, "trivsel"),
        (SSP, UU, "kriminalpræventivt"),
    }
    assert (preview.result.planned, preview.result.held_back, nodes_of(preview, "Offer")) == (4, (), {})
    assert len(edges_of(preview, "WORKS_AT")) == 4
    assert nodes_of(preview, "Organisation")[UU].properties["procedure"] == "Om hvad: fravær"


def test_a_column_of_words_that_nobody_knows_is_kept_on_the_relation_and_one_of_numbers_is_told(tmp_path: Path) -> None:
    rows = [
        ["Fra", "Til", "Type", "Hyppighed", "Sagsnr"],
        ["UU Lyng", "FGU Lyng", "møder", "ugentligt", "123"],
        ["UU Lyng", "SSP Lyng", "møder", "hver anden tirsdag", "124"],
    ]
    preview = shown(tmp_path, rows)

    assert [edge.properties["note"] for edge in edge_records(preview, "MEETS_WITH")] == [
        "Hyppighed: ugentligt",
        "Hyppighed: hver anden tirsdag",
    ]
    assert preview.result.tables[0].unmapped == ("Sagsnr",)
