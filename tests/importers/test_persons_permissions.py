"""Lists of what persons may decide, grant and share: their persons come in, and what they may is left out in plain words."""

from pathlib import Path

import pytest

from importers.columns.overrides import ColumnChoice
from importers.importing import Preview
from importers.options import Options
from tests.importers.lists import KOLDING, Rows, codes, edges_of, look_alone, nodes_of, write_csv

LISTS: list[tuple[Rows, set[str]]] = [
    (
        [
            ["Navn", "Rolle", "Enhed", "Kan bevillige", "Lovgrundlag"],
            ["Mette Hansen", "KUI-vejleder", "UU Lyng", "Mentor", "LAB § 167"],
            ["Bo Ek", "Sagsbehandler", "Jobcenter Lyng", "Virksomhedspraktik", "LAB § 57"],
        ],
        {"Kan bevillige", "Lovgrundlag"},
    ),
    (
        [
            ["Rolle", "Navn", "Enhed", "Må dele oplysninger", "Må bevilge", "Må indstille"],
            ["KUI-vejleder", "Mette Hansen", "UU Lyng", "x", "", "x"],
            ["Sagsbehandler", "Bo Ek", "Jobcenter Lyng", "", "x", ""],
        ],
        {"Må dele oplysninger", "Må bevilge", "Må indstille"},
    ),
    (
        [
            ["Myndighed", "Person", "Hvad kan vedkommende bevilge", "Hjemmel", "Telefon"],
            ["UU Lyng", "Mette Hansen", "Fripladser", "Skoleloven", "63 75 00 02"],
            ["Jobcenter Lyng", "Bo Ek", "Mentor", "LAB § 167", "63 75 00 01"],
        ],
        {"Hvad kan vedkommende bevilge", "Hjemmel"},
    ),
    (
        [
            ["Medarbejder", "Arbejdsplads", "Bemyndigelse"],
            ["Mette Hansen", "UU Lyng", "Bevilge STU"],
            ["Bo Ek", "Jobcenter Lyng", "Visitere"],
        ],
        {"Bemyndigelse"},
    ),
]


def shown(folder: Path, rows: Rows) -> Preview:
    return look_alone(folder / "kort", write_csv(folder / "liste.csv", rows), options=KOLDING)


@pytest.mark.parametrize(("rows", "left_out"), LISTS, ids=["may grant", "marks", "authority", "by name"])
def test_what_persons_may_is_put_nowhere_and_told_column_by_column(
    tmp_path: Path, rows: Rows, left_out: set[str]
) -> None:
    preview = shown(tmp_path, rows)
    (table,) = preview.result.tables

    assert {*table.unmapped} == left_out
    assert codes(preview).count("permissions") == len(left_out)
    assert edges_of(preview, "WORKS_AT") == {
        ("actor-mette-hansen", "org-uu-lyng"),
        ("actor-bo-ek", "org-jobcenter-lyng"),
    }
    assert [node.properties for node in nodes_of(preview, "Organisation").values()] == [
        {"name": "Jobcenter Lyng"},
        {"name": "UU Lyng"},
    ]


def test_what_an_offer_requires_is_still_read_as_that(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Bevilges af", "Lovgrundlag"], ["STU", "FGU Lyng", "Bevilge STU", "STU-loven"]]
    preview = shown(tmp_path, rows)

    assert edges_of(preview, "REQUIRES") == {("offer-stu", "permission-stu-bevilge")}
    assert "permissions" not in codes(preview)


def test_a_column_that_somebody_chose_a_field_for_stands(tmp_path: Path) -> None:
    rows = [["Navn", "Arbejdsplads", "Kan bevilge"], ["Bo Ek", "UU Lyng", "Mentor"]]
    options = Options(columns=(ColumnChoice("Kan bevilge", "Organisation.procedure"),))
    preview = look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=options)

    assert "permissions" not in codes(preview)
    assert preview.result.tables[0].columns["Kan bevilge"] == "Organisation.procedure"
