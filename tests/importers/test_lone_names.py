"""What a row with nothing but a name is, what a heading or a title says about the rows under it, and what is over."""

from pathlib import Path

import pytest

from importers.importing import Preview
from importers.result import Severity
from tests.importers.grids import tables_of, texts
from tests.importers.lists import edges_of, look_alone, nodes_of, write_xlsx


def seen(tmp_path: Path, content: str, name: str = "liste.csv") -> Preview:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return look_alone(tmp_path, path)


@pytest.mark.parametrize(
    ("header", "full", "name"),
    [
        ("Organisation | Kommune | Telefon", "Mågen | Odense | 66112233", "Ungdomsskolen"),
        ("Organisation | Kommune | Telefon", "Mågen | Odense | 66112233", "Politi"),
        ("Tilbud | Udbyder | Telefon", "Skak | Mågen | 66112233", "Mentor"),
        ("Tilbud | Udbyder | Telefon", "Skak | Mågen | 66112233", "Bostøtte"),
        ("Tilbud | Udbyder | Telefon", "Skak | Mågen | 66112233", "Økonomi"),
    ],
)
def test_a_name_among_full_rows_is_a_row_though_it_is_a_kind_as_well(header: str, full: str, name: str) -> None:
    for drawing in (f"{header}\n{full}\n{name}\n{full}", f"{header}\n{name}\n{full}\n{full}"):
        (table,) = tables_of(drawing)

        assert len(table.rows) == 3
        assert [name] in texts(table)
        assert [row.section for row in table.rows] == [None] * 3


def test_two_kinds_among_full_rows_are_rows_where_a_full_row_comes_first() -> None:
    (table,) = tables_of("""
Tilbud | Udbyder | Telefon
Skak | Mågen | 66112233
Mentor
Sang | Mågen | 66112233
Kor | Mågen | 66112233
Bostøtte
Dans | Ternen | 66112234
Ludo | Ternen | 66112234
""")

    assert len(table.rows) == 7
    assert {row.section for row in table.rows} == {None}


@pytest.mark.parametrize(("first", "second"), [("Misbrug", "Bolig"), ("Mentor", "Bostøtte"), ("Misbrug", "Foreninger")])
def test_words_above_groups_are_sections_where_the_list_begins_with_one(first: str, second: str) -> None:
    (table,) = tables_of(f"""
Tilbud | Udbyder | Telefon
{first}
Skak | Mågen | 66112233
Sang | Mågen | 66112233
{second}
Dans | Ternen | 66112234
Ludo | Ternen | 66112234
""")

    assert [row.section and row.section.text for row in table.rows] == [first] * 2 + [second] * 2


def test_three_words_above_a_row_each_are_sections_and_two_are_rows() -> None:
    groups = [f"{word}\nSkak {word} | Mågen | 66112233" for word in ("Misbrug", "Bolig", "Økonomi")]
    counts = [len(tables_of("Tilbud | Udbyder | Telefon\n" + "\n".join(groups[:many]))[0].rows) for many in (1, 2, 3)]

    assert counts == [2, 4, 3]


@pytest.mark.parametrize(
    "heading", ["Kommunale tilbud", "Civilsamfund", "Odense", "15-17 år", "Foreninger", "POLITI", "Politi:"]
)
def test_what_is_no_name_or_set_apart_is_a_section_wherever_it_stands(heading: str) -> None:
    (table,) = tables_of(f"""
Organisation | Udbyder | Telefon
Skak | Mågen | 66112233
{heading}
Sang | Mågen | 66112233
""")

    assert [row.section and row.section.text for row in table.rows] == [None, heading.rstrip(":")]


def test_a_row_with_a_name_alone_is_stored_and_leaves_the_next_its_own_kind(tmp_path: Path) -> None:
    shown = seen(
        tmp_path, "Organisation;Kommune;Telefon\nMågen;Odense;66112233\nUngdomsskolen;;\nTernen;Odense;66112234\n"
    )
    kinds = {node.properties["name"]: node.properties.get("kind") for node in nodes_of(shown, "Organisation").values()}

    assert kinds["Mågen"] == kinds["Ternen"] is None
    assert sorted(kinds) == ["Mågen", "Ternen", "Ungdomsskolen"]
    assert (shown.result.read, shown.result.planned) == (3, 3)


def test_what_stands_under_the_heading_of_the_provider_is_the_providers(tmp_path: Path) -> None:
    rows = [
        ["Udbyder", "", "", "", "Tilbud", "", ""],
        ["Navn", "Telefon", "Mail", "Adresse", "Navn", "Telefon", "Alder"],
        ["Mågen", "66112233", "hej@maagen.example", "Torvet 2, 5000 Odense C", "Skak", "66112299", "15-25"],
        ["Ternen", "66112234", "hej@ternen.example", "Torvet 4, 5000 Odense C", "Dans", "66112298", "15-18"],
    ]
    shown = look_alone(tmp_path, write_xlsx(tmp_path / "liste.xlsx", {"Ark1": rows}))
    mine = next(node for node in nodes_of(shown, "Organisation").values() if node.properties["name"] == "Mågen")
    offer = next(node for node in nodes_of(shown, "Offer").values() if node.properties["name"] == "Skak")

    assert {name: mine.properties[name] for name in ("phone", "email", "address", "postcode")} == {
        "phone": "66112233",
        "email": "hej@maagen.example",
        "address": "Torvet 2",
        "postcode": "5000",
    }
    assert offer.properties["phone"] == "66112299"
    assert offer.properties.keys().isdisjoint({"email", "address", "conditions"})


OVER = "Tilbud;Udbyder;Alder\nSkak;Mågen;15-25\n\n{}\nSang;Mågen;15-25\nKor;Mågen;15-18\n"


@pytest.mark.parametrize("section", ["Nedlagte tilbud", "Tidligere tilbud", "Arkiv 2019", "Ophørt"])
def test_rows_under_a_section_that_says_it_is_over_are_warned_of_by_their_places(tmp_path: Path, section: str) -> None:
    (warning,) = [one for one in seen(tmp_path, OVER.format(section)).result.issues if one.code == "closed_title"]

    assert (warning.severity, warning.cell) == (Severity.WARNING, "liste!A4")
    assert warning.message == (
        f"Afsnittet »{section}« siger, at det er slut, men de 2 rækker under det indlæses som aktive: "
        "liste!A5:C5, liste!A6:C6."
    )
    assert "Status" in warning.suggestion


@pytest.mark.parametrize("section", ["Tilbud til tidligere indsatte", "Lukkede grupper", "Rygeophør"])
def test_other_sections_are_not_over(tmp_path: Path, section: str) -> None:
    assert "closed_title" not in [one.code for one in seen(tmp_path, OVER.format(section)).result.issues]


def test_a_sheet_that_says_it_is_over_is_warned_of_but_not_the_rows_that_tell_their_status(tmp_path: Path) -> None:
    header = ["Tilbud", "Udbyder", "Status"]
    now = [header, ["Skak", "Mågen", "aktiv"]]
    then = [header, ["Sang", "Mågen", "lukket"], ["Kor", "Mågen", ""]]
    shown = look_alone(tmp_path, write_xlsx(tmp_path / "liste.xlsx", {"Tilbud": now, "Arkiv 2019": then}))
    (warning,) = [one for one in shown.result.issues if one.code == "closed_title"]

    assert warning.message == (
        "Arket »Arkiv 2019« siger, at det er slut, men den ene række under det indlæses som aktive: Arkiv 2019!A3:B3."
    )


@pytest.mark.parametrize(
    ("title", "served"),
    [
        ("Fritidstilbud i Nyborg Kommune 2026", {"0450"}),
        ("Nyborg Kommune: fritidstilbud", {"0450"}),
        ("Klubber i Nyborg og Odense", {"0450", "0461"}),
        ("Fritidstilbud udarbejdet af Nyborg Kommune", set()),
        ("Fritidstilbud 461", set()),
    ],
)
def test_a_municipality_in_the_title_of_a_text_file_is_whom_the_offers_serve(
    tmp_path: Path, title: str, served: set[str]
) -> None:
    shown = seen(tmp_path, f"{title}\nTilbud;Udbyder;Alder\nSkak;Mågen;15-25\nDans;Ternen;15-18\n")

    assert {to.removeprefix("municipality-") for _, to in edges_of(shown, "SERVES")} == served


CARD = "{}\nAdresse;Torvet {}, 5000 Odense C\nTelefon;6611223{}\n{}\n\n"


def test_a_name_above_each_card_provides_the_offer_of_the_card(tmp_path: Path) -> None:
    cards = CARD.format("Ørnereden", 1, 1, "Tilbud;Skak") + CARD.format("Mågen", 2, 2, "Tilbud;Kor")
    shown = seen(tmp_path, cards)
    names = {node.id: node.properties["name"] for node in shown.plan.change_set.nodes if "name" in node.properties}

    assert {(names[one], names[other]) for one, other in edges_of(shown, "PROVIDES")} == {
        ("Ørnereden", "Skak"),
        ("Mågen", "Kor"),
    }


def test_a_title_above_one_card_and_numbers_above_several_provide_nothing(tmp_path: Path) -> None:
    one = CARD.format("Skema til partnere", 1, 1, "Tilbud;Skak")
    several = CARD.format("Skema 1", 1, 1, "Tilbud;Skak") + CARD.format("Skema 2", 2, 2, "Tilbud;Kor")

    assert [nodes_of(seen(tmp_path, each), "Organisation") for each in (one, several)] == [{}, {}]
