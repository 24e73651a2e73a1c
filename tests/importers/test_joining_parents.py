"""Ids whose headers do not say that they are: parents in the same table, and who is responsible in another."""

from pathlib import Path

import pytest

from importers.importing import Preview
from tests.importers.lists import KOLDING, Rows, codes, edges_of, look_alone, nodes_of, write_csv

PERSONS: Rows = [["person_id", "navn", "org_id"], ["10", "Hanne Berg", "2"], ["11", "Ole Dam", "3"]]
MUNICIPALITY, PPR, SSP = "org-lyng-kommune", "org-ppr", "org-ssp"


def shown(folder: Path, organisations: Rows, persons: Rows = ()) -> Preview:
    files = [write_csv(folder / "organisationer.csv", organisations)]
    files += [write_csv(folder / "personer.csv", persons)] if persons else []
    return look_alone(folder / "kort", *files, options=KOLDING)


@pytest.mark.parametrize("header", ["overordnet", "Hører under", "moder", "overordnet_enhed", "parent"])
@pytest.mark.parametrize("persons", [(), PERSONS], ids=["alone", "with persons"])
def test_parents_that_are_ids_of_the_same_table_lead_to_its_rows(tmp_path: Path, header: str, persons: Rows) -> None:
    rows = [["org_id", "navn", header], ["1", "Lyng Kommune", ""], ["2", "PPR", "1"], ["3", "SSP", "1"]]
    preview = shown(tmp_path, rows, persons)

    assert edges_of(preview, "PART_OF") == {(PPR, MUNICIPALITY), (SSP, MUNICIPALITY)}
    assert nodes_of(preview, "Organisation").keys() == {MUNICIPALITY, PPR, SSP}


def test_a_parent_of_which_the_table_has_no_row_is_told_and_makes_no_organisation_called_a_number(
    tmp_path: Path,
) -> None:
    rows = [["org_id", "navn", "overordnet"], ["1", "Lyng Kommune", ""], ["2", "PPR", "1"], ["3", "SSP", "77"]]
    preview = shown(tmp_path, rows)

    assert edges_of(preview, "PART_OF") == {(PPR, MUNICIPALITY)}
    assert "org-77" not in nodes_of(preview, "Organisation")
    assert any("77" in issue.message for issue in preview.result.issues)


def test_parents_by_name_stay_names(tmp_path: Path) -> None:
    rows = [["org_id", "organisation", "overordnet"], ["1", "Lyng Kommune", ""], ["2", "PPR", "Lyng Kommune"]]

    assert edges_of(shown(tmp_path, rows), "PART_OF") == {(PPR, MUNICIPALITY)}


@pytest.mark.parametrize(
    ("header", "said"),
    [("ansvarlig_id", "Ansvarlig"), ("leder_nr", "Leder"), ("tovholder id", "Tovholder"), ("koordinator_id", "Koordinator")],
)  # fmt: skip
def test_who_is_responsible_by_id_is_the_person_of_the_other_table(tmp_path: Path, header: str, said: str) -> None:
    rows = [["org_id", "navn", header], ["1", "Lyng Kommune", "11"], ["2", "PPR", "10"], ["3", "SSP", ""]]
    preview = shown(tmp_path, rows, PERSONS)

    assert edges_of(preview, "WORKS_AT") == {
        ("actor-hanne-berg", PPR),
        ("actor-ole-dam", SSP),
        ("actor-ole-dam", MUNICIPALITY),
    }
    assert nodes_of(preview, "Organisation")[PPR].properties["procedure"] == f"{said}: Hanne Berg"
    assert "column_unknown" not in codes(preview)


def test_without_the_persons_the_column_is_told_as_not_understood(tmp_path: Path) -> None:
    rows = [["org_id", "navn", "ansvarlig_id"], ["1", "Lyng Kommune", "11"], ["2", "PPR", "10"]]

    assert "column_unknown" in codes(shown(tmp_path, rows))
