"""Lists that are read across: fields down and rows beside each other, and forms of one thing or several."""

from tests.importers.grids import asides, headers, tables_of, texts, title

TURNED = """
Tilbud til unge i Kolding

Navn på tilbud | Mentor | Praktik | Værksted
Udbyder | KUI | FGU | Produktionsskolen
Målgruppe | 15-25 | 16-24 | 18+
Telefon | 75123456 | 75123457
Mail | a@b.dk

Opdateret 1.9.2026 af Mette
"""


def test_a_list_with_its_fields_down_has_a_row_for_each_column() -> None:
    (table,) = tables_of(TURNED)

    assert headers(table) == ["Navn på tilbud", "Udbyder", "Målgruppe", "Telefon", "Mail"]
    assert texts(table)[1] == ["Praktik", "FGU", "16-24", "75123457"]
    assert title(table) == "Tilbud til unge i Kolding"
    assert asides(table) == [("note", "Ark1!A9", "Opdateret 1.9.2026 af Mette")]


def test_a_turned_list_keeps_true_addresses() -> None:
    (table,) = tables_of(TURNED)

    assert table.rows[0].cells[2].address == "Ark1!B3"
    assert [table.row_address(row) for row in table.rows] == ["Ark1!B3:B7", "Ark1!C3:C6", "Ark1!D3:D5"]
    assert tuple(table.place) == (None, 2, 6)
    assert [(told.cell, told.code) for told in table.told] == [("Ark1!A3:A7", "turned")]
    assert [column.letter for column in table.columns] == ["3", "4", "5", "6", "7"]


def test_two_columns_of_labels_are_headings_and_headers() -> None:
    (table,) = tables_of(
        """
 | Nr. | 1 | 2
Tilbud | Navn | Mentor | Praktik
 | Alder | 15-25 | 16-24
Kontakt | Navn | Ida | Bo
 | Telefon | 75123456 | 75123457
""",
        "A2:A3 A4:A5",
    )

    assert headers(table) == ["Nr.", "Tilbud: Navn", "Alder", "Kontakt: Navn", "Telefon"]
    assert texts(table) == [["1", "Mentor", "15-25", "Ida", "75123456"], ["2", "Praktik", "16-24", "Bo", "75123457"]]


def test_turned_lists_under_each_other_have_each_their_title() -> None:
    first, second = tables_of("""
Kommunale tilbud
Navn | Mentor | Praktik
Udbyder | KUI | FGU
Telefon | 75123456 | 75123457

Civilsamfund
Navn | Café | Klub
Udbyder | KFUM | IF
Telefon | 75123458 | 75123459
""")

    assert (title(first), title(second)) == ("Kommunale tilbud", "Civilsamfund")
    assert texts(second)[1] == ["Klub", "IF", "75123459"]


def test_a_list_of_kinds_in_its_first_column_is_not_turned() -> None:
    (table,) = tables_of("Type | Navn | Telefon\nKommune | KUI | 75123456\nForening | KFUM | 75123457\nSkole | FGU | 1")

    assert (headers(table), len(table.rows)) == (["Type", "Navn", "Telefon"], 3)


def test_a_form_of_one_offer_is_one_row() -> None:
    (table,) = tables_of("""
Indberetning af tilbud

1. Om tilbuddet
Navn på tilbud: | Mentor
Beskrivelse: | En mentor følger den unge.
 | Også om aftenen.
Kørekort: | nej

2. Kontakt
Telefon: | 75123456
Mail: | a@b.dk
Bemærkninger: |
""")

    assert title(table) == "Indberetning af tilbud"
    assert texts(table) == [
        ["Mentor", "En mentor følger den unge.\nOgså om aftenen.", "nej", "75123456", "a@b.dk"],
    ]
    assert headers(table) == ["Navn på tilbud", "Beskrivelse", "Kørekort", "Telefon", "Mail", "Bemærkninger"]
    assert table.row_address(table.rows[0]) == "Ark1!B4:B11"
    assert [text for _, _, text in asides(table)] == ["1. Om tilbuddet", "2. Kontakt"]


def test_forms_under_each_other_are_a_row_each() -> None:
    (table,) = tables_of("""
Tilbud 1
Navn: | Mentor
Udbyder: | KUI
Telefon: | 75123456

Tilbud 2
Navn: | Praktik
Udbyder: | FGU
Telefon: | 75123457
Mail: | a@b.dk
""")

    assert texts(table) == [["Mentor", "KUI", "75123456"], ["Praktik", "FGU", "75123457", "a@b.dk"]]
    assert [table.row_address(row) for row in table.rows] == ["Ark1!B2:B4", "Ark1!B7:B10"]
    assert table.told[0].message == "Arket er læst som 2 skemaer: hvert felt står ved siden af sit svar."


def test_a_field_and_its_answer_may_share_a_cell() -> None:
    (table,) = tables_of("Navn: Mentor\nUdbyder: KUI\nTelefon: 75123456\n\nNavn: Praktik\nUdbyder: FGU\nTelefon: 1")

    assert texts(table) == [["Mentor", "KUI", "75123456"], ["Praktik", "FGU", "1"]]
    assert table.rows[1].cells[0].address == "Ark1!A5"


def test_a_form_may_have_two_fields_in_a_row() -> None:
    (table,) = tables_of("Tilbud: | Mentor | Udbyder: | KUI\nTelefon: | 75123456 | Mail: | a@b.dk")

    assert texts(table) == [["Mentor", "KUI", "75123456", "a@b.dk"]]
    assert table.row_address(table.rows[0]) == "Ark1!B1:D2"


def test_fields_and_answers_under_words_that_say_so_are_a_form() -> None:
    (table,) = tables_of("""
Felt | Svar | Kommentar
Tilbud | Mentor |
Udbyder | KUI |
Alder | 15-25 | også andre
""")

    assert texts(table) == [["Mentor", "KUI", "15-25"]]
    assert ("note", "Ark1!C4", "også andre") in asides(table)


def test_words_for_one_thing_in_a_column_of_a_short_list_are_no_fields() -> None:
    (table,) = tables_of("Mentor | Forløb | KUI\nPraktik | Kursus | FGU\nJob | Aktivitet | KUI")

    assert (table.header_row, len(table.rows)) == (None, 3)


def test_names_above_the_labels_are_names_though_nothing_says_so() -> None:
    (table,) = tables_of("""
Sammenligning
|Mentor|Sang|Samtaler
Udbyder|KUI|Klubben|Headspace
Alder|15-25|under 18|12-25
Telefon|75123456||20304051
""")

    assert headers(table) == ["Navn", "Udbyder", "Alder", "Telefon"]
    assert [row.cells[1] for row in table.rows] == [("Mentor", "Ark1!B2"), ("Sang", "Ark1!C2"), ("Samtaler", "Ark1!D2")]


def test_cards_beside_each_other_are_a_row_each() -> None:
    (table,) = tables_of("""
Navn:|Headspace||Navn:|KUI
Adresse:|Dæmningen 1||Adresse:|Skolegade 2
Tlf.:|20304050||Tlf.:|76810000
||||
Navn:|FGU|||
Adresse:|Åvej 3|||
Tlf.:|75555555|||
""")

    assert texts(table) == [
        ["Headspace", "Dæmningen 1", "20304050"],
        ["FGU", "Åvej 3", "75555555"],
        ["KUI", "Skolegade 2", "76810000"],
    ]
    assert table.rows[2].cells[1].address == "Ark1!E2"


def test_a_question_that_is_no_known_field_is_a_field_with_its_answer() -> None:
    (table,) = tables_of("""
Spørgsmål|Svar
Hvad hedder tilbuddet?|Mentor for unge
Hvordan går det ellers hos jer?|Fint
Hvilken alder?|15-25 år
Koster det noget?|Nej, gratis
""")

    assert headers(table)[1] == "Hvordan går det ellers hos jer?"
    assert texts(table) == [["Mentor for unge", "Fint", "15-25 år", "Nej, gratis"]]


def test_what_stands_above_the_fields_of_each_card_is_its_name_where_no_field_is() -> None:
    (table,) = tables_of("""
Headspace Vejle|
Adresse|Dæmningen 1
Telefon|20304050
Mail|h@h.dk
|
KUI Vejle|
Adresse|Skolegade 2
Telefon|76810000
Mail|k@k.dk
""")

    assert headers(table) == ["Navn", "Adresse", "Telefon", "Mail"]
    assert [row.cells[0] for row in table.rows] == [("Headspace Vejle", "Ark1!A1"), ("KUI Vejle", "Ark1!A6")]
    assert texts(table)[1] == ["KUI Vejle", "Skolegade 2", "76810000", "k@k.dk"]
