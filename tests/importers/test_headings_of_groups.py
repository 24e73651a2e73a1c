"""Which rows with one text head the rows below, which go on with the row above, and which a person is asked about."""

from pathlib import Path

import pytest

from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from tests.importers.grids import tables_of, texts
from tests.importers.lists import edges_of, look_alone, nodes_of

HEADER = "Tilbud;Udbyder;Telefon;Bemærkning"
SUGGESTED = Options(answers=Answers(takes_suggestions=True))


def seen(tmp_path: Path, *rows: str, options: Options = SUGGESTED) -> Preview:
    path = tmp_path / "liste.csv"
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return look_alone(tmp_path, path, options=options)


def sections(*rows: str) -> list[str | None]:
    (table,) = tables_of("\n".join([HEADER, *rows]).replace(";", "|"))
    return [row.section and row.section.text for row in table.rows]


def values(shown: Preview, field: str) -> dict[str, object]:
    return {node.properties["name"]: node.properties.get(field) for node in nodes_of(shown, "Offer").values()}


def full(*names: str) -> list[str]:
    return [f"{name};Mågen;6311110{place};" for place, name in enumerate(names, start=1)]


def codes_of(shown: Preview) -> list[str]:
    return [issue.code for issue in shown.result.issues]


def test_an_unknown_heading_among_known_ones_is_one_and_the_section_above_ends_there(tmp_path: Path) -> None:
    rows = ["Fritid", *full("Skak", "Dans"), "Sundhed", *full("Løb", "Yoga"), "Torsdagene", *full("Sang", "Kor")]
    shown = seen(tmp_path, *rows)
    developed = {area for offer, area in edges_of(shown, "DEVELOPS") if offer in ("offer-sang", "offer-kor")}

    assert sections(*rows) == ["Fritid"] * 2 + ["Sundhed"] * 2 + ["Torsdagene"] * 2
    assert (shown.result.read, shown.result.planned, developed) == (6, 6, set())
    assert values(shown, "description")["Sang"] == "Afsnit: Torsdagene"
    assert [issue.cell for issue in shown.result.issues if issue.code == "section_unknown"] == ["liste!A8"]


def test_one_name_alone_after_one_heading_is_a_row_and_that_is_told_and_may_be_answered(tmp_path: Path) -> None:
    rows = ["Civilsamfund", *full("Skak", "Dans"), "Ternen", *full("Sang", "Kor")]
    shown = seen(tmp_path, *rows, options=Options())
    (told,) = [issue for issue in shown.result.issues if issue.code == "decided"]

    assert sections(*rows) == ["Civilsamfund"] * 5
    assert (shown.result.read, shown.result.planned, told.cell) == (5, 5, "liste!A5")
    assert "»Ternen« står alene i sin række." in told.message
    assert "Svaret er »rækker«." in told.message


def test_capitals_with_a_remark_in_brackets_head_rows_as_well() -> None:
    rows = ["SUNDHED", *full("Løb"), "SAMVÆR (gratis)", *full("Skak"), "Kor;Ternen;;"]

    assert sections(*rows) == ["SUNDHED", "SAMVÆR (gratis)", "SAMVÆR (gratis)"]


@pytest.mark.parametrize(
    ("heading", "served"),
    [
        ("Tilbud i Odense", {"0461"}),
        ("Aktiviteter i Svendborg Kommune", {"0479"}),
        ("Foreninger i Nyborg", {"0450"}),
    ],
)
def test_what_a_place_has_is_a_heading_over_one_row_and_wherever_it_stands(
    tmp_path: Path, heading: str, served: set[str]
) -> None:
    shown = seen(tmp_path, *full("Skak"), heading, *full("Dans"), options=Options())

    assert (shown.result.read, shown.result.planned, shown.result.decisions) == (2, 2, ())
    assert {(one, to.removeprefix("municipality-")) for one, to in edges_of(shown, "SERVES")} == {
        ("offer-dans", *served)
    }
    assert not {"no_provider", "section_unknown"} & {*codes_of(shown)}


def test_the_same_offer_under_two_places_is_two(tmp_path: Path) -> None:
    rows = ["Tilbud i Odense", "Lektiecafé;Ternen;63111111;", "Tilbud i Svendborg", "Lektiecafé;Ternen;62111111;"]
    offers = nodes_of(seen(tmp_path, *rows), "Offer").values()

    assert sorted(str(offer.properties["phone"]) for offer in offers) == ["62111111", "63111111"]


@pytest.mark.parametrize("name", ["Headspace i Odense", "Tilbuddet i Odense", "Tilbud i Haven"])
def test_other_names_with_a_place_are_rows(name: str) -> None:
    assert sections(*full("Skak"), name, *full("Dans")) == [None] * 3


SHORT = ["Misbrug", *full("Skak"), "Øvrige tilbud", *full("Dans"), "For de helt unge", *full("Sang")]


def test_headings_over_one_row_each_are_asked_about_and_the_rows_wait(tmp_path: Path) -> None:
    shown = seen(tmp_path, *SHORT, options=Options())
    (decision,) = shown.result.decisions

    assert decision.question == (
        "»Misbrug«, »Øvrige tilbud«, »For de helt unge« står alene i hver sin række. "
        "Er det overskrifter for rækkerne under dem eller rækker som de andre?"
    )
    assert (decision.choices, decision.suggested) == (("overskrifter", "rækker"), "overskrifter")
    assert decision.cells == ("liste!A2", "liste!A4", "liste!A6")
    assert (shown.result.read, shown.result.planned, len(shown.result.held_back)) == (6, 0, 6)
    assert {held.issue.code for held in shown.result.held_back} == {"undecided"}


@pytest.mark.parametrize(
    ("answer", "offers"),
    [
        ("overskrifter", ["Dans", "Sang", "Skak"]),
        ("rækker", ["Dans", "For de helt unge", "Misbrug", "Sang", "Skak", "Øvrige tilbud"]),
    ],
)
def test_the_answer_about_headings_holds(tmp_path: Path, answer: str, offers: list[str]) -> None:
    (decision,) = seen(tmp_path, *SHORT, options=Options()).result.decisions
    shown = seen(tmp_path, *SHORT, options=Options(answers=Answers({decision.id: answer})))

    assert sorted(values(shown, "phone")) == offers
    assert (shown.result.read, shown.result.planned) == (len(offers), len(offers))
    assert {to for _, to in edges_of(shown, "DEVELOPS")} == ({"area-rusmidler"} if len(offers) == 3 else set())


def test_a_name_alone_among_headings_over_one_row_each_is_asked_about(tmp_path: Path) -> None:
    rows = ["Civilsamfund", *full("Skak"), "Torsdagene", *full("Dans"), "Kommunale tilbud", *full("Sang")]
    (decision,) = seen(tmp_path, *rows, options=Options()).result.decisions

    assert (decision.cells, decision.suggested) == (("liste!A4",), "overskrifter")


def test_a_heading_of_several_things_is_asked_about_wherever_it_stands(tmp_path: Path) -> None:
    shown = seen(tmp_path, *full("Skak", "Dans"), "Gratis tilbud", *full("Sang"), options=Options())
    (decision,) = shown.result.decisions

    assert decision.question == (
        "»Gratis tilbud« står alene i sin række. Er det en overskrift for rækkerne under den eller en række som de andre?"
    )


@pytest.mark.parametrize("between", [".", ","])
def test_a_number_heads_the_rows_whose_numbers_begin_with_it(between: str) -> None:
    (table,) = tables_of(f"""
Nr.|Tilbud|Ansvarlig|Telefon
1|Fritid||
1{between}1|Skak|Ole|63111111
1{between}2|Dans|Ida|63111112
2|Torsdagene||
2{between}1|Sang|Kim|63111114
3|Kor||
""")

    assert [row.section and row.section.text for row in table.rows] == [
        *["1. Fritid"] * 2,
        *["2. Torsdagene"] * 2,
    ]
    assert texts(table)[3] == ["3", "Kor"]


@pytest.mark.parametrize(
    "drawing",
    [
        "Nr.|Tilbud|Ansvarlig|Telefon\n1|Skak||\n2|Dans|Ida|63111112\n3|Sang|Kim|63111114",
        "Nr.|Organisation|Leder|Telefon\n1|Mågen||\n1.1|Ternen|Ida|63111112\n1.2|Ørnen|Kim|63111114",
        "Nr.|Tilbud\n1|Skak\n1.1|Dans\n1.2|Sang",
    ],
    ids=["numbers that go on", "organisations and their parts", "no row says more"],
)
def test_other_numbered_names_are_rows(drawing: str) -> None:
    (table,) = tables_of(drawing)

    assert [row.section for row in table.rows] == [None] * 3


def test_a_note_or_a_second_phone_in_a_row_of_its_own_belongs_to_the_row_above(tmp_path: Path) -> None:
    shown = seen(
        tmp_path,
        "Skak;Mågen;63751111;",
        ";;;Ring først",
        "Dans;Ternen;;Lukket i juli",
        ";;;Medbring handsker",
        ";;63751112 (aften);",
        "Sang;Ørnen;;",
    )

    assert values(shown, "description") == {
        "Skak": "Ring først",
        "Dans": "Lukket i juli\nMedbring handsker",
        "Sang": None,
    }
    assert values(shown, "phone") == {"Skak": "63751111", "Dans": "63751112", "Sang": None}
    assert (shown.result.read, shown.result.planned) == (6, 6)
    assert not {"section_unknown", "no_name"} & {*codes_of(shown)}


@pytest.mark.parametrize(
    "note", ["Ring først", "Der er altid en voksen i huset, som man kan tale med, hvis noget er svært, og der er mad."]
)
def test_a_note_below_the_only_row_is_its_own_however_long(tmp_path: Path, note: str) -> None:
    shown = seen(tmp_path, "Skak;Mågen;63751111;", f";;;{note}", "")

    assert values(shown, "description") == {"Skak": note}


def test_headings_that_stand_in_the_middle_of_the_columns_stay_headings() -> None:
    known = ["Skak;Mågen;63751111;", ";;Civilsamfund;", *full("Dans")]
    unknown = [";;Torsdagene;", *full("Skak"), ";;Fredagene;", *full("Dans")]

    assert sections(*known) == [None, "Civilsamfund"]
    assert sections(*unknown) == ["Torsdagene", "Fredagene"]


INTERNAL = [
    "Intern note",
    "Bemærkninger til kommunen (intern)",
    "Bemærkninger til kommunen",
    "Fortroligt",
    "Kontakt (kun til internt brug)",
]


@pytest.mark.parametrize("header", INTERNAL)
def test_what_a_list_calls_internal_is_left_out_and_told(tmp_path: Path, header: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(f"Tilbud;Udbyder;{header};Alder\nSkak;Mågen;Bo er svær at få fat i;15-25\nDans;Ternen;;\n")
    shown = look_alone(tmp_path, path)
    (warning,) = [issue for issue in shown.result.issues if issue.code == "internal"]

    assert (warning.severity, warning.cell) == ("warning", "liste!C1")
    assert warning.message == (
        f"Kolonnen »{header}« er til internt brug, og det meste i kortet er åbent; dens ene celle er ikke taget med."
    )
    assert not [node for node in shown.plan.change_set.nodes if "svær" in str(node.properties)]


@pytest.mark.parametrize(
    "header", ["Intern/ekstern", "Internat", "Interne samarbejdspartnere", "Tilmelding til kommunen"]
)
def test_other_headers_are_not_internal(tmp_path: Path, header: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(f"Tilbud;Udbyder;{header};Alder\nSkak;Mågen;Ternen;15-25\n")

    assert "internal" not in codes_of(look_alone(tmp_path, path))


def test_a_tick_and_a_no_that_take_no_bar_away_are_told_and_no_value(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Tilbud;Udbyder;Dag;Kræver medlemskab\nSkak;Mågen;x;nej\nDans;Mågen;mandag;ja\n", encoding="utf-8")
    shown = look_alone(tmp_path, path)

    assert values(shown, "schedule") == {"Skak": None, "Dans": "mandag"}
    assert values(shown, "route") == {"Skak": None, "Dans": "self"}
    assert [issue.cell for issue in shown.result.issues if issue.code == "not_understood"] == ["liste!C2", "liste!D2"]


@pytest.mark.parametrize(
    ("header", "route"), [("Kan man henvende sig selv", None), ("Kræver henvisning", "open"), ("Adgang", "open")]
)
def test_what_a_no_means_is_for_its_header_to_say(tmp_path: Path, header: str, route: str | None) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(f"Tilbud;Udbyder;{header}\nSkak;Mågen;nej\n", encoding="utf-8")

    assert values(look_alone(tmp_path, path), "route") == {"Skak": route}
