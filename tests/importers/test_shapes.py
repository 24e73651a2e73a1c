"""The shapes in which tables stand: under each other, side by side, under headers of several rows, without a header, with notes."""

import pytest

from importers.shapes.repeated import is_ditto
from tests.importers.grids import asides, headers, tables_of, texts, title


def test_tables_under_each_other_have_each_their_title_and_columns() -> None:
    first, second, third = tables_of("""
Region Nordjylland
Tilbud | Udbyder | Alder | Telefon
Mentor | Ungeindsatsen | 15-25 | 75123456

1. Kommunale tilbud
Tilbud | Udbyder | Adresse
Bostøtte | Kolding | Vej 1

Civilsamfund
Forening | Kontaktperson | Telefon | Mail
KFUM | Ida | 75112233 | a@b.dk
""")

    assert [title(table) for table in (first, second, third)] == [
        "Region Nordjylland",
        "1. Kommunale tilbud",
        "Civilsamfund",
    ]
    assert headers(third) == ["Forening", "Kontaktperson", "Telefon", "Mail"]
    assert second.row_address(second.rows[0]) == "Ark1!A7:C7"


def test_a_title_merged_over_its_table_is_a_title() -> None:
    first, second = tables_of(
        """
Kommunale tilbud
Tilbud | Udbyder | Alder
Mentor | KUI | 15-25
FORENINGER
Tilbud | Udbyder | Alder
Café | KFUM | 18+
""",
        "A1:C1 A4:C4",
    )

    assert (title(first), title(second)) == ("Kommunale tilbud", "FORENINGER")
    assert (texts(first), texts(second)) == ([["Mentor", "KUI", "15-25"]], [["Café", "KFUM", "18+"]])


def test_a_word_with_a_colon_and_what_stands_beside_it_is_one_title() -> None:
    first, second = tables_of("""
Egn: | Nordjylland
Opdateret: | 1.9.2026

Tilbud | Udbyder | Alder | Telefon
Mentor | KUI | 15-25 | 75123456

Egn: | Sjælland

Tilbud | Udbyder | Alder | Telefon
Praktik | FGU | 15-25 | 75123456
""")

    assert (title(first), title(second)) == ("Egn: Nordjylland", "Egn: Sjælland")
    assert asides(first) == [("note", "Ark1!A2", "Opdateret: | 1.9.2026")]
    assert (len(first.rows), len(second.rows)) == (1, 1)


def test_tables_side_by_side_are_two_whose_cells_stand_where_they_stood() -> None:
    left, right = tables_of("""
Kommune | | | | Civilsamfund
Tilbud | Udbyder | Telefon | | Tilbud | Udbyder | Mail
Mentor | KUI | 75123456 | | Café | KFUM | a@b.dk
Praktik | FGU | 75123457
""")

    assert (title(left), title(right)) == ("Kommune", "Civilsamfund")
    assert (len(left.rows), len(right.rows)) == (2, 1)
    assert [column.letter for column in right.columns] == ["E", "F", "G"]
    assert right.row_address(right.rows[0]) == "Ark1!E3:G3"


def test_tables_side_by_side_may_begin_in_different_rows() -> None:
    left, right = tables_of("""
Tilbud | Udbyder | Alder
Mentor | KUI | 15-25 | | Foreninger
Praktik | FGU | 16-24 | | Forening | Telefon
Job | FGU | 16-24 | | KFUM | 22334455
""")

    assert (left.place.header, right.place.header) == (0, 2)
    assert (title(right), texts(right)) == ("Foreninger", [["KFUM", "22334455"]])


def test_an_empty_column_within_a_list_parts_nothing() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Alder | | Kontaktperson | Telefon
Mentor | KUI | 15-25 | | Ida | 75123456
Praktik | FGU | 16-24 | | Bo | 75123457
""")

    assert headers(table) == ["Tilbud", "Udbyder", "Alder", "Kontaktperson", "Telefon"]


def test_a_header_over_three_rows_is_one() -> None:
    (table,) = tables_of(
        """
Tilbud | | Kontakt
Navn | Alder | Leder | | Medarbejder
 | | Navn | Telefon | Navn | Telefon
Mentor | 15-25 | Ida | 1 | Bo | 2
""",
        "A1:B1 C1:F1 C2:D2 E2:F2 A2:A3 B2:B3",
    )

    assert (table.place.header, len(table.rows)) == (0, 1)
    assert headers(table)[2:4] == ["Leder / Kontakt: Navn", "Leder / Kontakt: Telefon"]
    assert table.columns[5].group == "Medarbejder / Kontakt"


@pytest.mark.parametrize("merged", ["", "A1:B1 C1:D1 E1:F1"])
def test_headings_above_a_header_are_no_title(merged: str) -> None:
    (table,) = tables_of(
        """
OM TILBUDDET | | MÅLGRUPPE | | KONTAKT
Tilbud | Udbyder | Fra | Til | Navn | Telefon
Mentor | KUI | 15 | 25 | Ida | 75123456
""",
        merged,
    )

    assert (table.title, table.place.header) == (None, 0)
    assert [column.group for column in table.columns] == [
        "OM TILBUDDET",
        "OM TILBUDDET",
        "MÅLGRUPPE",
        "MÅLGRUPPE",
        "KONTAKT",
        "KONTAKT",
    ]


@pytest.mark.parametrize(
    "second", ["Offer | Provider | Age | Phone", "Service | Provider | Needs | Phone number", "Tilbud | Udbyder | |"]
)
def test_a_header_that_comes_again_in_another_language_is_no_data(second: str) -> None:
    (table,) = tables_of(f"""
Tilbud | Udbyder | Alder | Telefon
{second}
Mentor | KUI | 15-25 | 75123456
""")

    assert texts(table) == [["Mentor", "KUI", "15-25", "75123456"]]
    assert [aside.kind.value for aside in table.asides] == ["header"]


def test_hints_and_examples_under_a_header_are_told_and_no_data() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Alder | Telefon
(skriv navnet her) | (hvem står for det?) | (fx 15-25) | (8 cifre)
Eksempel: Lektiecafé | Biblioteket | 13-18 | 11223344
Eksempelværkstedet | KUI | 15-25 | 75123456
""")

    assert texts(table) == [["Eksempelværkstedet", "KUI", "15-25", "75123456"]]
    assert [(kind, address) for kind, address, _ in asides(table)] == [("note", "Ark1!A2"), ("example", "Ark1!A3")]
    assert asides(table)[1][2] == "Eksempel: Lektiecafé | Biblioteket | 13-18 | 11223344"


@pytest.mark.parametrize(
    "line",
    [
        "Opdateret 1.9.2026 af Mette",
        "Sidst opdateret: 1. september",
        "* kun torsdage",
        "NB: ring først",
        "Kilde: kommunens hjemmeside",
        "Antal tilbud: 2",
        "I alt | | | 2",
    ],
)
def test_a_line_about_the_list_right_under_it_is_told_and_no_data(line: str) -> None:
    (table,) = tables_of(f"""
Tilbud | Udbyder | Alder | Pladser
Mentor | KUI | 15-25 | 12
Praktik | FGU | 16-24 | 3
{line}
""")

    assert len(table.rows) == 2
    assert len(table.asides) == 1


def test_what_is_signed_under_a_list_is_told_line_by_line() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Alder | Telefon
Mentor | KUI | 15-25 | 75123456

Dato: 1.9.2026 | | | Mette Hansen
Med venlig hilsen
Kolding Kommune
""")

    assert len(table.rows) == 1
    assert [text for _, _, text in asides(table)] == [
        "Dato: 1.9.2026 | Mette Hansen",
        "Med venlig hilsen",
        "Kolding Kommune",
    ]


def test_all_cells_of_a_row_that_is_no_data_are_told() -> None:
    (table,) = tables_of("Tilbud | Udbyder | Pladser\nMentor | KUI | 12\nI alt | | 12")

    assert [cell.address for cell in table.asides[0].cells] == ["Ark1!A3", "Ark1!C3"]


def test_a_section_under_which_nothing_stands_is_told() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Alder | Telefon
Kommune:
Civilsamfund:
Mentor | KUI | 15-25 | 75123456
""")

    assert [row.section.text for row in table.rows if row.section] == ["Civilsamfund"]
    assert asides(table) == [("note", "Ark1!A2", "Kommune:")]


@pytest.mark.parametrize("mark", ['"', '-"-', "- ” -", "〃", "''", "do.", "DO", "ditto", "samme", "Samme som ovenfor"])
def test_a_mark_for_the_value_above_means_it_and_is_told_once_a_column(mark: str) -> None:
    (table,) = tables_of(f"""
Tilbud | Udbyder | Alder
Mentor | KUI | 15-25
Praktik | {mark} | 18+
Job | {mark} | -
""")

    assert [row.cells[1] for row in table.rows] == [("KUI", "Ark1!B2"), ("KUI", "Ark1!B3"), ("KUI", "Ark1!B4")]
    assert [(told.cell, told.code) for told in table.told] == [("Ark1!B3", "ditto")]
    assert table.told[0].message.startswith("2 celler i kolonnen »Udbyder«")


def test_a_mark_with_nothing_above_it_and_words_that_only_begin_as_one_stay() -> None:
    (table,) = tables_of("Tilbud | Udbyder | Adresse\nMentor | samme | Samme sted, 2. sal")

    assert texts(table) == [["Mentor", "samme", "Samme sted, 2. sal"]]
    assert not is_ditto("-")


def test_a_name_merged_over_two_columns_counts_for_both() -> None:
    (table,) = tables_of("Tilbud | Udbyder | Telefon\nHeadspace | | 75123456", "A2:B2")

    assert [(cell.text, cell.address) for cell in table.rows[0].cells.values()][:2] == [("Headspace", "Ark1!A2")] * 2


def test_a_list_without_a_header_keeps_its_first_row_and_tells_its_title_and_notes() -> None:
    (table,) = tables_of("""
Vores kontakter

Headspace | 75123456 | a@b.dk | 6000 Kolding
Klubben | 75123457 | c@d.dk | 7100 Vejle

I alt: 2
""")

    assert (table.header_row, title(table), len(table.rows)) == (None, "Vores kontakter", 2)
    assert headers(table) == ["Kolonne A", "Kolonne B", "Kolonne C", "Kolonne D"]
    assert asides(table) == [("total", "Ark1!A6", "I alt: 2")]


@pytest.mark.parametrize("first", ["Mentor | Forløb | KUI | 75123456", "Mentor | Forløb | KUI | ida@b.dk"])
def test_a_first_row_that_holds_a_header_word_among_values_is_no_header(first: str) -> None:
    (table,) = tables_of(f"{first}\nPraktik | Kursus | FGU | 75123457")

    assert (table.header_row, len(table.rows)) == (None, 2)


def test_a_header_that_comes_again_without_a_gap_begins_no_table() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Alder | Telefon
Civilsamfund
Mentor | KUI | 15-25 | 75123456
Tilbud | Udbyder | Alder | Telefon
Praktik | FGU | 15-25 | 75123457
Side 1 af 2
""")

    assert [row.section.text for row in table.rows if row.section] == ["Civilsamfund", "Civilsamfund"]
    assert [kind for kind, _, _ in asides(table)] == ["header", "note"]


PREAMBLE = """
Liste over tilbud 2026
Organisation: | KFUM Kolding
Telefon: | 75123456
Udfyldt af: | Mette

Tilbud | Alder | Mail
Café | 15-25 | a@b.dk
Klub | 13-18 | c@d.dk
"""


def test_what_is_stated_once_above_a_list_holds_for_all_its_rows_and_stands_where_it_was_written() -> None:
    (table,) = tables_of(PREAMBLE)

    assert headers(table) == ["Tilbud", "Alder", "Mail", "Organisation", "Telefon"]
    assert texts(table)[1] == ["Klub", "13-18", "c@d.dk", "KFUM Kolding", "75123456"]
    assert [cell.address for cell in table.rows[1].cells.values()][3:] == ["Ark1!B2", "Ark1!B3"]
    assert [table.row_address(row) for row in table.rows] == ["Ark1!A7:C7", "Ark1!A8:C8"]
    assert (title(table), asides(table)) == ("Liste over tilbud 2026", [("note", "Ark1!A4", "Udfyldt af: | Mette")])


def test_what_is_stated_of_nobody_or_has_a_column_is_only_told() -> None:
    (table,) = tables_of("""
Tilbud 2026
Telefon: | 75123456
Udbyder: | Hanne Jensen

Tilbud | Udbyder | Alder | Mail
Café | KFUM | 15-25 | a@b.dk
""")

    assert headers(table) == ["Tilbud", "Udbyder", "Alder", "Mail"]
    assert [text for _, _, text in asides(table)] == ["Telefon: | 75123456", "Udbyder: | Hanne Jensen"]


def test_a_title_may_have_a_note_beside_it() -> None:
    first, second = tables_of("""
1. Kommunale tilbud | | | Opdateret: 1.9.2026
Tilbud | Kontakt | Telefon | Mail
Mentor | Ida | 75123456 | a@b.dk

2. Civilsamfund | | | Opdateret: 1.8.2026
Tilbud | Kontakt | Telefon | Mail
Café | Eva | 75123458 | c@b.dk
""")

    assert (title(first), title(second)) == ("1. Kommunale tilbud", "2. Civilsamfund")
    assert asides(second) == [("note", "Ark1!D5", "Opdateret: 1.8.2026")]
    assert (len(first.rows), len(second.rows)) == (1, 1)


def test_years_may_be_headers() -> None:
    (table,) = tables_of("Tilbud | Udbyder | 2025 | 2026\nMentor | KUI | 12 | 14\nPraktik | FGU | 3 | 1")

    assert (table.header_row, headers(table)) == (0, ["Tilbud", "Udbyder", "2025", "2026"])


def test_hints_in_brackets_under_a_header_are_told_though_some_only_say_what_to_write() -> None:
    (table,) = tables_of("""
Tilbud|Udbyder|Alder|Telefon|Henvisning
(navn på tilbuddet)|(organisation)|fx 15-25|8 cifre|vælg fra liste
Mentor (ny)|KUI (Ribe)|15-25|75123456|Nej
""")

    assert texts(table) == [["Mentor (ny)", "KUI (Ribe)", "15-25", "75123456", "Nej"]]
    assert asides(table) == [
        ("note", "Ark1!A2", "(navn på tilbuddet) | (organisation) | fx 15-25 | 8 cifre | vælg fra liste")
    ]


@pytest.mark.parametrize("line", ["---|---|---", "=====|=======|=====", ":---|:---:|---:", "___|___|"])
def test_a_line_that_is_drawn_under_a_header_is_no_data(line: str) -> None:
    (table,) = tables_of(f"Tilbud|Udbyder|Alder\n{line}\nMentor|KUI|15-25\nSang|-|-")

    assert [row[0] for row in texts(table)] == ["Mentor", "Sang"]
    assert [kind for kind, _, _ in asides(table)] == ["note"]


def test_the_letters_of_a_register_are_told_and_no_data() -> None:
    (table,) = tables_of(
        "Navn|Telefon|Mail\nA||\nAktivitetshuset|75123456|\nB||\nBørnehuset|20304050|\nX||\nKUI|20304051|"
    )

    assert [row[0] for row in texts(table)] == ["Aktivitetshuset", "Børnehuset", "X", "KUI"]
    assert [text for _, _, text in asides(table)] == ["A", "B"]


def test_names_alone_in_their_row_head_groups_where_the_first_row_is_one() -> None:
    drawing = """
Tilbud|Alder|Kontakt
Huset i Vejle||
Samtaler|12-25|Bo Lund
Chat|12-25|Bo Lund
Skolen ved åen||
Sang|13-18|Ida Ås
Spil|13-18|Ida Ås
"""
    (table,) = tables_of(drawing)
    (without,) = tables_of(drawing.replace("Huset i Vejle||", "Huset i Vejle|12-25|"))

    assert [row.section and row.section.text for row in table.rows] == ["Huset i Vejle"] * 2 + ["Skolen ved åen"] * 2
    assert [row[0] for row in texts(without)][3] == "Skolen ved åen"


@pytest.mark.parametrize(
    ("sign", "note"),
    [
        ("*", "*) kræver henvisning"),
        ("*", "* kræver henvisning"),
        ("*)", "*) kræver henvisning"),
        ("**", "**: åbent"),
        ("¹", "¹ lukket"),
    ],
)
def test_a_sign_behind_a_name_that_a_note_explains_is_told_and_no_part_of_the_name(sign: str, note: str) -> None:
    (table,) = tables_of(f"Tilbud|Udbyder|Alder\nMentor{sign}|KUI|15-25\nSang***|Klub|18+\n||\n{note}||")

    assert [row[0] for row in texts(table)] == ["Mentor", "Sang***"]
    assert [(each.code, each.cell) for each in table.told] == [("footnote", "Ark1!A2")]
    assert f"bag »Mentor{sign}«" in table.told[0].message
    assert f"»{note}«" in table.told[0].message


def test_a_sign_that_no_note_explains_stays() -> None:
    (table,) = tables_of("Tilbud|Udbyder|Alder\nMentor*|KUI|15-25\nSang|Klub|18+")

    assert texts(table)[0][0] == "Mentor*"


@pytest.mark.parametrize("header", ["Samarbejdspartnere", "Vores samarbejdspartnere"])
def test_a_list_of_nothing_but_partners_names_them(header: str) -> None:
    (table,) = tables_of(f"{header}\nHeadspace Vejle\nFGU Trekanten")

    assert [(column.header, column.said) for column in table.columns] == [(header, "Organisation")]
    assert texts(table) == [["Headspace Vejle"], ["FGU Trekanten"]]


def test_a_first_a_middle_and_a_last_name_are_one() -> None:
    (table,) = tables_of("Fornavn|Mellemnavn|Efternavn|Telefon, arbejde\nMette||Holm|75123456\nBo|A.|Lund|20304050")

    assert headers(table) == ["Fornavn Mellemnavn Efternavn", "Telefon, arbejde"]
    assert texts(table) == [["Mette Holm", "75123456"], ["Bo A. Lund", "20304050"]]


def test_a_header_of_other_fields_begins_a_table_though_nothing_parts_them() -> None:
    offers, persons = tables_of("""
Tilbud|Udbyder|Alder|Telefon
Mentor|KUI|15-25|75123456
Kontaktperson|Organisation|Mail|Mobil
Bo Lund|KUI|bo@kui.dk|20304051
""")

    assert (texts(offers), texts(persons)) == (
        [["Mentor", "KUI", "15-25", "75123456"]],
        [["Bo Lund", "KUI", "bo@kui.dk", "20304051"]],
    )
    assert headers(persons) == ["Kontaktperson", "Organisation", "Mail", "Mobil"]


def test_names_in_capitals_head_no_group_where_all_names_are() -> None:
    (loud,) = tables_of("NAVN|TELEFON|MAIL\nHUSET VED ÅEN||\nBØRNEHUSET|76810000|k@k.dk\nVÆRKET|20304050|")
    (plain,) = tables_of("Navn|Telefon|Mail\nHUSET VED ÅEN||\nBørnehuset|76810000|k@k.dk\nVærket|20304050|")

    assert [row[0] for row in texts(loud)] == ["HUSET VED ÅEN", "BØRNEHUSET", "VÆRKET"]
    assert [row.section and row.section.text for row in plain.rows] == ["HUSET VED ÅEN"] * 2


def test_units_under_a_header_belong_to_it() -> None:
    (table,) = tables_of("Tilbud|Udbyder|Pris|Varighed\n||kr. pr. måned|(uger)\nMentor|KUI|50|12")
    (other,) = tables_of("Tilbud|Udbyder|Pris|Varighed\n||gratis|12 uger\nMentor|KUI|50|12")

    assert headers(table) == ["Tilbud", "Udbyder", "Pris (kr. pr. måned)", "Varighed (uger)"]
    assert (texts(table), len(other.rows)) == ([["Mentor", "KUI", "50", "12"]], 2)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Tilbud i Vejle Kommune 2026", "Tilbud"),
        ("Aktiviteter for unge", "Aktiviteter"),
        ("Tilbudsgiver", "Tilbudsgiver"),
    ],
)
def test_a_title_may_stand_where_the_header_of_the_names_should(header: str, said: str) -> None:
    (table,) = tables_of(f"{header}|Udbyder|Alder|Telefon\nMentor|KUI|15-25|75123456")

    assert (table.columns[0].header, table.columns[0].said) == (header, said)


def test_a_field_with_its_answer_above_a_list_is_no_title() -> None:
    (table,) = tables_of(
        "Kommune|Vejle||\nAnsvarlig|Mette Holm||\n|||\nTilbud|Udbyder|Alder|Telefon\nMentor|KUI|15-25|75123456"
    )

    assert (title(table), headers(table)[-1]) == ("", "Kommune")
    assert asides(table) == [("note", "Ark1!A2", "Ansvarlig | Mette Holm")]


def test_a_column_under_a_heading_merged_over_several_has_that_heading() -> None:
    (table,) = tables_of("Tilbud|Udbyder|Kontakt||Sted|\nMentor|KUI|Bo Lund|bo@kui.dk|Ribe|", "C1:D1 E1:F1")

    assert [(column.header, column.said) for column in table.columns][2:] == [
        ("Kontakt", "Kontakt"),
        ("Kontakt (D)", "Kontakt"),
        ("Sted", "Sted"),
    ]
