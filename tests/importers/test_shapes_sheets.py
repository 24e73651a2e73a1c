"""Workbooks of several sheets: which hold rows, which do not, and what the name of a sheet says."""

from pathlib import Path

import pytest

from importers.importing import Options, Preview
from tests.importers.grids import cells_of
from tests.importers.lists import YES, Rows, edges_of, look_alone, nodes_of, write_xlsx

OFFERS = cells_of("""
Tilbud | Udbyder | Alder | Telefon
Mentor | Ungeindsatsen | 15-25 | 75123456
Praktik | Ungecentret | 16-24 | 75123457
""")
CHOICES = cells_of("""
Sektor | Adgang | Alder
Kommune | Åben | 13-15
Region | Henvisning | 16-17
Civilsamfund | Visitation | 18-24
Erhverv
""")
INSTRUCTIONS = cells_of("""
Sådan gør du
Skriv et tilbud på hver linje, og husk at skrive telefonnummer.
Brug ikke farver.
Ring til Mette, hvis du er i tvivl om noget.
""")
COUNTS = cells_of("Rækkenavne | Antal af Tilbud\nKommune | 12\nRegion | 3\nHovedtotal | 15")
FIELDS = cells_of("""
Kolonne | Forklaring
Tilbud | Skriv navnet på tilbuddet
Udbyder | Vælg fra listen
Alder | Udfyldes med fra og til
Telefon | Indtast otte cifre
""")


TAKING_ALL = Options(answers=YES)


def look(folder: Path, sheets: dict[str, Rows], options: Options = TAKING_ALL) -> Preview:
    folder.mkdir(exist_ok=True)
    return look_alone(folder, write_xlsx(folder / "liste.xlsx", sheets), options=options)


def left_out(shown: Preview) -> list[tuple[str, str]]:
    return [(issue.cell, issue.message) for issue in shown.result.issues if issue.code == "sheet_passed_over"]


@pytest.mark.parametrize(
    ("name", "rows", "says"),
    [
        ("Lister", CHOICES, "lister over, hvad man kan vælge. Det siger arkets navn."),
        ("Datavalidering", CHOICES, "lister over, hvad man kan vælge. Det siger arkets navn."),
        ("Ark2", CHOICES, "lister over, hvad man kan vælge. Hver kolonne har korte, forskellige ord"),
        ("Vejledning", INSTRUCTIONS, "vejledning. Det siger arkets navn."),
        ("Læs mig", FIELDS, "vejledning. Det siger arkets navn."),
        ("Sådan udfyldes arket", FIELDS, "vejledning. Det siger arkets navn."),
        ("Ark2", INSTRUCTIONS, "vejledning. Det er sætninger og ikke en tabel."),
        ("Pivot", COUNTS, "optællinger. Det siger arkets navn."),
        ("Ark2", COUNTS, "optællinger. Der er kun tal ved siden af den første kolonne."),
    ],
)
def test_a_sheet_that_holds_no_rows_is_told_and_not_read(tmp_path: Path, name: str, rows: Rows, says: str) -> None:
    shown = look(tmp_path, {"Tilbud": OFFERS, name: rows})

    ((cell, message),) = left_out(shown)
    assert cell == name
    assert message.startswith(f"Arket »{name}« er ikke læst som rækker: Det ligner {says}")
    assert [table.sheet for table in shown.result.tables] == ["Tilbud"]
    assert (shown.result.read, shown.result.planned) == (2, 2)


@pytest.mark.parametrize("name", ["Lister", "Info", "Oversigt", "Antal"])
def test_a_list_of_offers_is_read_whatever_its_sheet_is_called(tmp_path: Path, name: str) -> None:
    shown = look(tmp_path, {"Ark1": OFFERS, name: [OFFERS[0], ["Café", "KFUM", "18+", "75123458"]]})

    assert not left_out(shown)
    assert shown.result.planned == 3


def test_a_sheet_is_read_where_a_person_says_so_or_where_there_is_no_other(tmp_path: Path) -> None:
    chosen = look(tmp_path / "a", {"Tilbud": OFFERS, "Lister": CHOICES}, Options(sheet="Lister"))
    alone = look(tmp_path / "b", {"Lister": CHOICES})

    assert (left_out(chosen), chosen.result.read) == ([], 4)
    assert (left_out(alone), alone.result.read) == ([], 4)


def test_the_name_of_a_sheet_is_data_as_a_title_is(tmp_path: Path) -> None:
    shown = look(tmp_path, {"Civilsamfund": OFFERS, "Vejle": [OFFERS[0], ["Café", "KFUM Vejle", "18+", "75123458"]]})

    assert edges_of(shown, "IN_SECTOR") == {
        ("org-ungeindsatsen", "sector-civilsamfund"),
        ("org-ungecentret", "sector-civilsamfund"),
    }
    assert ("offer-cafe", "0630") in edges_of(shown, "SERVES")


def test_a_title_and_the_name_of_the_sheet_speak_together(tmp_path: Path) -> None:
    shown = look(tmp_path, {"Civilsamfund": [["Tilbud i Kolding Kommune 2026"], *OFFERS], "Ark2": OFFERS[:1]})

    assert ("org-ungeindsatsen", "sector-civilsamfund") in edges_of(shown, "IN_SECTOR")
    assert ("offer-mentor", "0621") in edges_of(shown, "SERVES")


def test_titles_that_mean_nothing_known_are_kept_where_tables_differ_by_them(tmp_path: Path) -> None:
    shown = look(tmp_path, {"Ark1": [["Hverdage"], *OFFERS, [], ["Lejr"], OFFERS[0], ["Café", "KFUM", "18+", ""]]})

    assert nodes_of(shown, "Offer")["offer-cafe"].properties["description"].endswith("Lejr")


def test_columns_that_were_read_as_one_are_all_shown(tmp_path: Path) -> None:
    rows = cells_of(
        "Tilbud | Udbyder | 15-17 | 18-24 | Engelsk | Arabisk\nMentor | KUI | x | x | x |\nJob | FGU | | x | | x"
    )
    shown = look(tmp_path, {"Ark1": rows})
    mentor = nodes_of(shown, "Offer")["offer-mentor"].properties

    assert shown.result.tables[0].columns == {
        "Tilbud": "Offer.name",
        "Udbyder": "Organisation.name",
        "15-17": "Offer.min_age",
        "18-24": "Offer.min_age",
        "Engelsk": "Offer.languages",
        "Arabisk": "Offer.languages",
    }
    assert (mentor["min_age"], mentor["max_age"], len(mentor["languages"])) == (15, 24, 1)


def test_rows_held_back_in_tables_side_by_side_are_counted_each(tmp_path: Path) -> None:
    rows = cells_of("""
Tilbud | Udbyder | Telefon | | Tilbud | Udbyder | Telefon
 | KUI | 75123456 | | | FGU | 75123457
Mentor | KUI | 75123456 | | Job | FGU | 75123457
""")
    shown = look(tmp_path, {"Ark1": rows})

    assert (shown.result.read, shown.result.planned, len(shown.result.held_back)) == (4, 2, 2)
    assert sorted(held.issue.cell for held in shown.result.held_back) == ["Ark1!B2:C2", "Ark1!F2:G2"]


def test_a_turned_list_is_planned_as_any_other_and_says_where_it_stands(tmp_path: Path) -> None:
    rows = cells_of("""
Tilbud i 2026
Navn | Mentor | Praktik
Udbyder | KUI | FGU
Alder | 15-25 | 16-24
Telefon | spørg Ulla | 75123457
""")
    (table,) = (shown := look(tmp_path, {"Ark1": rows})).result.tables

    assert (table.title, table.header_row, table.first_row, table.last_row, table.rows) == (
        "Tilbud i 2026",
        None,
        2,
        5,
        2,
    )
    assert nodes_of(shown, "Offer")["offer-mentor"].properties["min_age"] == 15
    assert "Ark1!B5" in [issue.cell for issue in shown.result.issues if issue.code == "not_understood"]
    assert "no_header" not in [issue.code for issue in shown.result.issues]
