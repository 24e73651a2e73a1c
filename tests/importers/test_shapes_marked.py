"""Columns of marks: an x under each age group, language, month or area that a row has."""

import pytest

from importers.tables import Table
from tests.importers.grids import headers, tables_of, texts

MARKS = ("x", "X", "✓", "✔\ufe0f", "ja", "J", "1", "•", "v")
NO_MARKS = ("nej", "-", "–", "0", "n")


def united(table: Table) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(column.header, column.said, column.headers) for column in table.columns if column.united]


def test_age_groups_that_follow_each_other_become_one() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | 15-17 | 18-24 | 25-29 | Telefon
Mentor | KUI | x | x | | 75123456
Praktik | FGU | | x | X | 75123457
Job | FGU | x | | ✓ | 75123458
Fritid | FGU | | | | 75123458
""")

    assert united(table) == [("Alder", "Alder", ("15-17", "18-24", "25-29"))]
    assert [row.cells.get(2) for row in table.rows] == [
        ("15-24 år", "Ark1!C2:D2"),
        ("18-29 år", "Ark1!D3:E3"),
        ("15-17; 25-29", "Ark1!C4:E4"),
        None,
    ]


@pytest.mark.parametrize(
    ("mark", "is_marked"),
    [*((mark, True) for mark in MARKS), *((mark, False) for mark in NO_MARKS)],
)
def test_what_marks_and_what_does_not(mark: str, is_marked: bool) -> None:
    (table,) = tables_of(f"Tilbud | Udbyder | Dansk | Arabisk\nMentor | KUI | {mark} | x\nPraktik | FGU | x | x")

    assert texts(table)[0][2:] == (["Dansk; Arabisk"] if is_marked else ["Arabisk"])


def test_other_words_in_such_a_cell_stand_beside_their_heading() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Sport | Musik | Madlavning
Mentor | KUI | x | kun onsdag | (x)
Praktik | FGU | x | x | nej
""")

    assert texts(table)[0][2] == "Sport; Madlavning; Musik: kun onsdag"


def test_an_age_group_that_is_never_ticked_off_belongs_to_the_others() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | 15-17 | 18-24 | 25-29
Mentor | KUI | x | | x
Praktik | FGU | x | kun onsdag |
""")

    assert [row.cells[2].text for row in table.rows] == ["15-17; 25-29", "15-17; 18-24: kun onsdag"]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Dansk | Engelsk | Arabisk", "Sprog"),
        ("Kolding | Vejle | Fredericia Kommune", "Kommune"),
        ("Bolig | Økonomi | Misbrug", "Delmål"),
        ("Fase 1 | Fase 2 | Fase 3", "Fase"),
        ("Sport | Musik | Madlavning", "Interesser"),
        ("SU | Kontanthjælp | Uddannelseshjælp", "Forsørgelse"),
        ("under 18 | 18-24 | 25+", "Alder"),
        ("jan | feb | mar", "Opstart"),
    ],
)
def test_what_the_headings_are_about_is_the_column(headings: str, said: str) -> None:
    (table,) = tables_of(
        f"Tilbud | Udbyder | {headings} | Telefon\nMentor | KUI | x | x | | 75123456\nB | C | | x | x | 1"
    )

    assert headers(table) == ["Tilbud", "Udbyder", said, "Telefon"]
    assert united(table) == [(said, said, tuple(headings.split(" | ")))]


@pytest.mark.parametrize("merged", ["", "C1:E1 A1:A2 B1:B2 F1:F2"])
def test_the_heading_over_them_is_the_header(merged: str) -> None:
    (table,) = tables_of(
        """
Tilbud | Udbyder | Aldersgrupper | | | Telefon
 | | 13-15 år | 16-17 | 18+ |
Mentor | KUI | X | X | | 75123456
Praktik | FGU | | X | X | 75123457
""",
        merged,
    )

    assert united(table) == [("Aldersgrupper", "Alder", ("13-15 år", "16-17", "18+"))]
    assert [row.cells[2].text for row in table.rows] == ["13-17 år", "16+"]


def test_the_heading_may_stand_alone_above_the_header() -> None:
    (table,) = tables_of(
        """
Tilbud 2026
 | | Aldersgruppe
Tilbud | Udbyder | 13-15 | 16-17 | Telefon
Mentor | KUI | X | X | 75123456
""",
        "C2:D2",
    )

    assert table.title is not None
    assert (table.title.text, headers(table)) == ("Tilbud 2026", ["Tilbud", "Udbyder", "Aldersgruppe", "Telefon"])


def test_several_such_groups_beside_each_other_stay_apart() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | 15-17 | 18-24 | Dansk | Engelsk | Bolig | Økonomi | Kolding | Vejle | Anonym
Mentor | KUI | x | | x | x | x | | x | | ja
Praktik | FGU | x | x | x | | | x | x | x | nej
""")

    assert headers(table) == ["Tilbud", "Udbyder", "Alder", "Sprog", "Delmål", "Kommune", "Anonym"]
    assert texts(table)[1] == ["Praktik", "FGU", "15-24 år", "Dansk", "Økonomi", "Kolding; Vejle", "nej"]


def test_a_yes_or_no_about_one_thing_is_no_group() -> None:
    (table,) = tables_of("Tilbud | Udbyder | Anonym | Kørestol\nMentor | KUI | ja | nej\nPraktik | FGU | nej | ja")

    assert not united(table)


def test_numbers_are_no_marks_though_one_of_them_is_a_one() -> None:
    (table,) = tables_of("Tilbud | Udbyder | Januar | Februar\nMentor | KUI | 5 | 1\nPraktik | FGU | 1 | 2")

    assert not united(table)


def test_months_are_those_that_one_can_begin_in() -> None:
    (table,) = tables_of("Tilbud | Udbyder | jan | feb. | aug\nMentor | KUI | x | | x\nPraktik | FGU | | x |")

    assert [row.cells[2].text for row in table.rows] == ["januar og august", "februar"]


def test_days_of_the_week_with_hours_are_a_schedule() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Man | Tirsdag | ons. | Telefon
Mentor | KUI | 10-14 | x | lukket | 75123456
Praktik | FGU | | 12-16 | - | 75123457
""")

    assert united(table) == [("Åbningstider", "Åbningstider", ("Man", "Tirsdag", "ons."))]
    assert [row.cells[2].text for row in table.rows] == ["mandag 10-14, tirsdag", "tirsdag 12-16"]


def test_a_mark_merged_over_several_columns_counts_for_each() -> None:
    (table,) = tables_of("Tilbud | Udbyder | 15-17 | 18-24 | 25-29\nMentor | KUI | x\nJob | FGU | | | x", "C2:E2")

    assert [row.cells[2].text for row in table.rows] == ["15-29 år", "25-29"]


def test_a_sum_under_the_marks_is_a_sum() -> None:
    (table,) = tables_of("Tilbud | Udbyder | 13-15 | 16-17\nMentor | KUI | x | x\nJob | FGU | | x\nI alt | | 1 | 2")

    assert len(table.rows) == 2
    assert [aside.kind.value for aside in table.asides] == ["total"]
