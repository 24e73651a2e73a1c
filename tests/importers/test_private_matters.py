"""What is nobody's business in a list: when persons were born, how old they are, and CPR numbers wherever they stand."""

import json
from pathlib import Path

import pytest

from tests.importers.lists import (
    KOLDING,
    Rows,
    codes,
    contents,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
    write_xlsx,
)

BIRTHS: dict[str, Rows] = {
    "by its header": [["Navn", "Organisation", "Fødselsdato"], ["Hanne Holm", "Ørnereden", "15/10/1985"]],
    "a person's year": [["Medarbejder", "Organisation", "Fødselsår"], ["Hanne Holm", "Ørnereden", "1985"]],
    "in English": [["Leader", "Organisation", "Date of birth"], ["Hanne Holm", "Ørnereden", "1985-10-15"]],
    "shortened": [["Leader", "Organisation", "DOB"], ["Hanne Holm", "Ørnereden", "1985-10-15"]],
    "an age": [["Medarbejder", "Organisation", "Alder"], ["Hanne Holm", "Ørnereden", "41"]],
    "an age in years": [["Medarbejder", "Organisation", "Alder"], ["Hanne Holm", "Ørnereden", "41 år"]],
    "a day too long ago": [["Medarbejder", "Organisation", "Dato"], ["Hanne Holm", "Ørnereden", "15-10-1985"]],
    "of the contact": [
        ["Tilbud", "Udbyder", "Kontaktperson", "Født"],
        ["Skak", "Ørnereden", "Hanne Holm", "15/10/1985"],
    ],
}


@pytest.mark.parametrize("rows", BIRTHS.values(), ids=BIRTHS)
def test_when_a_person_was_born_is_left_out_and_told_once(tmp_path: Path, rows: Rows) -> None:
    with opened(tmp_path) as store:
        result = store_it(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

        assert [issue.code for issue in result.issues if issue.severity == "warning"] == ["births"]
        assert rows[0][-1] in result.issues[0].message
        assert not [line for line in contents(store) if "1985" in line or "41" in line]


def test_births_beside_names_without_any_header_are_left_out(tmp_path: Path) -> None:
    rows = [["Hanne Holm", "Ørnereden Ungdomsklub", "15/10/1985"], ["Per Pind", "Mågen klub", "1/2-1990"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert "births" in codes(shown)
    assert not any("verified_on" in node.properties for node in shown.plan.change_set.nodes)


def test_the_age_group_of_an_offer_is_no_persons_age(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Leder", "Alder"], ["Skak", "Ørnereden", "Hanne Holm", "15-25"]]
    (offer,) = nodes_of(look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows)), "Offer").values()
    assert (offer.properties["min_age"], offer.properties["max_age"]) == (15, 25)


CPR = "010190-1234"
PLAIN: Rows = [["Tilbud", "Udbyder"], ["Skak", "Ørnereden"]]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([[CPR], *PLAIN], "liste!A1"),
        ([["Liste for 0101 90 12 34"], *PLAIN], "liste!A1"),
        ([[*PLAIN[0], f"Note {CPR}"], [*PLAIN[1], "hej"]], "liste!C1"),
        ([*PLAIN, [], [f"I alt {CPR}"]], "liste!A4"),
    ],
)
def test_a_cpr_number_around_the_rows_is_told_with_its_cell(tmp_path: Path, rows: Rows, cell: str) -> None:
    with opened(tmp_path) as store:
        result = store_it(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

        assert [(one.severity, one.cell) for one in result.issues if one.code == "cpr"] == [("warning", cell)]
        assert "1234" not in json.dumps(result.as_json()) + "".join(contents(store))
        assert "12 34" not in json.dumps(result.as_json()) + "".join(contents(store))


def test_a_cpr_number_in_the_name_of_a_file_or_a_sheet_is_told(tmp_path: Path) -> None:
    of_file = look_alone(tmp_path / "fil", write_csv(tmp_path / f"liste {CPR}.csv", PLAIN)).result
    of_sheet = look_alone(tmp_path / "ark", write_xlsx(tmp_path / "liste.xlsx", {CPR: PLAIN})).result

    assert [one.message.split()[0] for one in of_file.issues if one.code == "cpr"] == ["Filens"]
    assert [one.message.split()[0] for one in of_sheet.issues if one.code == "cpr"] == ["Arkets"]
    assert "1234" not in json.dumps([of_file.as_json(), of_sheet.as_json()])
