"""Lists of every shape that coordinators keep: what each gives."""

from collections import Counter
from pathlib import Path

import pytest

from graphmodel.catalogue import load_catalogue
from graphmodel.errors import WrongUse
from importers.columns.overrides import parse_choice
from importers.doubts import Answers
from importers.options import Options
from importers.result import Severity
from tests.importers.lists import (
    KOLDING,
    YES,
    Rows,
    codes,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
    write_xlsx,
)

TREE: Rows = [
    ["root", "org", "sub org", "2xsub org", "Ansvar", "Navn", "Telefon", "E-mail"],
    ["Ribe Kommune", "", "", "", "Personale", "Tove Lund", "67338448", "tove@ribe.dk"],
    ["Ribe Kommune", "Teknik", "", "", "", "", "", ""],
    ["Ribe Kommune", "Teknik", "Kantine", "", "Personale", "Asbjørn Trap", "31751034", "asbjørn@ribe.dk"],
    ["Ribe Kommune", "Skole", "", "", "", "", "", ""],
    ["Ribe Kommune", "Skole", "Kantine", "", "Personale", "Vagn Halskov", "88018381", "vagn@ribe.dk"],
]
OFFERS: Rows = [
    ["", "Tilbud til unge i Kolding"],
    [],
    ["", "Tilbud", "Udbyder", "Målgruppe", "Alder", "Adgang", "Opstart", "Pladser", "Pris", "Adresse", "Kontaktperson", "Tlf.", "Mail",
     "Understøtter"],
    ["", "Kommune"],
    [
        "", "Mentor", "Kolding Ungeindsats", "Unge uden job", "15-25 år", "ingen henvisning", "løbende", 12.0, "gratis",
        "Storegade 5, 6000 Kolding", "Hanne Jensen", "75 12 34 56 (mobil 20 30 40 50)", "hanne@kolding.dk", "mødestabilitet; motivation",
    ],
    ["", "Foreninger"],
    [
        "", "Ridning", "Kolding Rideklub", "Piger mellem 13 og 17 år", "", "Via sagsbehandler", "1. februar og 1. august", "uklart",
        "300 kr.",
    ],
    ["", "I alt", "", "", "", "", "", 12],
]  # fmt: skip


def test_a_tree_in_columns_gives_units_their_parents_and_the_deepest_its_leader(tmp_path: Path) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "ledere.csv", TREE), options=KOLDING)
    units = nodes_of(shown, "Organisation")

    assert set(units) == {"org-ribe-kommune", "org-teknik", "org-skole", "org-kantine-teknik", "org-kantine-skole"}
    assert edges_of(shown, "PART_OF") == {
        ("org-teknik", "org-ribe-kommune"),
        ("org-skole", "org-ribe-kommune"),
        ("org-kantine-teknik", "org-teknik"),
        ("org-kantine-skole", "org-skole"),
    }
    assert edges_of(shown, "WORKS_AT") == {
        ("actor-tove-lund", "org-ribe-kommune"),
        ("actor-asbjoern-trap", "org-kantine-teknik"),
        ("actor-vagn-halskov", "org-kantine-skole"),
    }
    assert nodes_of(shown, "Actor")["actor-asbjoern-trap"].properties == {
        "name": "Asbjørn Trap",
        "job_title": "Personale",
        "phone": "31751034",
        "email": "asbjørn@ribe.dk",
    }


def test_every_organisation_lies_in_the_municipality_of_the_import(tmp_path: Path) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "ledere.csv", TREE), options=KOLDING)

    assert len(edges_of(shown, "LOCATED_IN")) == 5
    assert nodes_of(shown, "Municipality")["0621"].properties == {"name": "Kolding", "region": "Region Syddanmark"}


def test_an_offers_list_with_title_sections_and_a_sum(tmp_path: Path) -> None:
    shown = look_alone(tmp_path, write_xlsx(tmp_path / "tilbud.xlsx", {"Tilbud": OFFERS}), options=KOLDING)
    result = shown.result.as_json()

    assert result["rows"] == {"read": 2, "planned": 2, "held_back": 0}
    assert result["tables"] == [
        {
            "file": "tilbud.xlsx", "sheet": "Tilbud", "title": "Tilbud til unge i Kolding", "header_row": 3,
            "first_row": 5, "last_row": 7, "rows": 2,
            "columns": {
                "Tilbud": "Offer.name", "Udbyder": "Organisation.name", "Målgruppe": "Offer.conditions", "Alder": "Offer.min_age",
                "Adgang": "Offer.route", "Opstart": "Offer.intake", "Pladser": "Offer.seats_total", "Pris": "Offer.price",
                "Adresse": "Offer.address", "Kontaktperson": "Offer.contact_name", "Tlf.": "Offer.phone", "Mail": "Offer.email",
                "Understøtter": "Offer.DEVELOPS",
            },
            "unmapped": [],
        }
    ]  # fmt: skip
    offers = nodes_of(shown, "Offer")
    assert offers["offer-mentor"].properties == {
        "name": "Mentor", "conditions": "Unge uden job", "min_age": 15, "max_age": 25, "route": "open", "intake": "rolling",
        "seats_total": 12, "price": "gratis", "address": "Storegade 5", "postcode": "6000", "town": "Kolding",
        "contact_name": "Hanne Jensen",
        "phone": "75 12 34 56", "email": "hanne@kolding.dk", "how_to_apply": "Tlf.: 75 12 34 56 (mobil 20 30 40 50)",
    }  # fmt: skip
    assert offers["offer-mentor"].cells["phone"] == "Tilbud!L5"
    assert offers["offer-ridning"].properties == {
        "name": "Ridning", "conditions": "Piger mellem 13 og 17 år", "min_age": 13, "max_age": 17, "route": "referral", "intake": "yearly",
        "intake_dates": ["02-01", "08-01"], "price": "300 kr.", "how_to_apply": "Adgang: Via sagsbehandler",
    }  # fmt: skip
    assert edges_of(shown, "IN_SECTOR") == {
        ("org-kolding-ungeindsats", "sector-kommune"),
        ("org-kolding-rideklub", "sector-civilsamfund"),
    }
    assert edges_of(shown, "DEVELOPS") == {
        ("offer-mentor", "area-moedestabilitet"),
        ("offer-mentor", "area-motivation"),
    }
    assert edges_of(shown, "PROVIDES") == {
        ("org-kolding-ungeindsats", "offer-mentor"),
        ("org-kolding-rideklub", "offer-ridning"),
    }


def test_a_list_of_leaders_and_their_units(tmp_path: Path) -> None:
    rows = [
        ["Leder", "Egen afd", "Email", "Samlet ialt"],
        ["Ida Bo", "Vrå skole", "ida@x.dk", "4"],
        ["Per Ås", "Administration", "per@x.dk", "2"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "ledere.csv", rows, "cp1252"))

    assert edges_of(shown, "WORKS_AT") == {("actor-ida-bo", "org-vraa-skole"), ("actor-per-aas", "org-administration")}
    assert shown.result.tables[0].unmapped == ("Samlet ialt",)
    assert codes(shown) == ["column_unknown"]


def test_a_list_of_organisations_with_their_contact_persons_is_about_the_organisations(tmp_path: Path) -> None:
    rows = [
        ["Forening", "Adresse", "Telefon", "Kontaktperson"],
        ["Kolding IF", "Stadionvej 1, 6000 Kolding", "75123456", "Bo Holm"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "foreninger.csv", rows))

    assert nodes_of(shown, "Organisation")["org-kolding-if"].properties["phone"] == "75123456"
    assert edges_of(shown, "WORKS_AT") == {("actor-bo-holm", "org-kolding-if")}


def test_a_phone_in_a_row_without_a_person_is_the_organisations(tmp_path: Path) -> None:
    rows = [
        ["Enhed", "Navn", "Ansvar", "Telefon"],
        ["Jobcenter Ribe", "", "", "75123456"],
        ["Kulturhuset", "Ida Bo", "Leder", "75123457"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "enheder.csv", rows))

    assert nodes_of(shown, "Organisation")["org-jobcenter-ribe"].properties["phone"] == "75123456"
    assert "phone" not in nodes_of(shown, "Organisation")["org-kulturhuset"].properties


def test_what_is_not_understood_is_kept_as_text_and_told_with_its_cell(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Alder", "Pladser", "Telefon"],
        ["Mentor", "KUI Ribe", "de store", "mange", "spørg Ulla"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))
    offer = nodes_of(shown, "Offer")["offer-mentor"].properties

    assert offer["conditions"] == "Alder: de store\nPladser: mange"
    assert offer["how_to_apply"] == "Telefon: spørg Ulla"
    assert [issue.cell for issue in shown.result.issues if issue.code == "not_understood"] == [
        "liste!C2",
        "liste!D2",
        "liste!E2",
    ]


@pytest.mark.parametrize("nothing", ["-", "uklart", "se side", "manuel kontrol", "?", "n/a"])
def test_a_placeholder_is_missing_data_and_never_a_value(tmp_path: Path, nothing: str) -> None:
    rows = [["Tilbud", "Udbyder", "Alder", "Telefon", "Beskrivelse"], ["Mentor", "KUI Ribe", nothing, nothing, nothing]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert nodes_of(shown, "Offer")["offer-mentor"].properties == {"name": "Mentor"}
    assert codes(shown) == []


def test_two_columns_for_one_field_lose_nothing(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Telefon", "Mobil", "Beskrivelse", "Bemærkninger", "Startdato", "Opstart"],
        ["Mentor", "KUI Ribe", "75123456", "20304050", "En voksen", "Kun onsdag", "1. maj 2027", "løbende"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))
    offer = nodes_of(shown, "Offer")["offer-mentor"].properties

    assert offer["phone"] == "75123456"
    assert "Mobil: 20304050" in str(offer["how_to_apply"])
    assert offer["description"] == "En voksen\nKun onsdag"
    assert offer["intake"] == "dates"
    assert "Opstart: løbende" in str(offer["how_to_apply"])
    assert "two_columns" in codes(shown)


def test_a_column_that_holds_something_else_than_its_header_says_is_read_by_its_cells(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Telefon"], ["Mentor", "KUI Ribe", "a@x.dk"], ["Praktik", "KUI Ribe", "b@x.dk"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert nodes_of(shown, "Offer")["offer-mentor"].properties["email"] == "a@x.dk"
    assert codes(shown) == ["header_contradicted"]


def test_columns_without_a_known_header_are_known_by_their_cells_or_a_misspelling(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Hvor kan man skrive", "Målgrupe", "Leders telefon"],
        ["Mentor", "KUI Ribe", "a@x.dk", "Alle", "75123456"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert shown.result.tables[0].columns["Hvor kan man skrive"] == "Offer.email"
    assert shown.result.tables[0].columns["Målgrupe"] == "Offer.conditions"
    assert shown.result.tables[0].columns["Leders telefon"] == "Offer.phone"


def test_a_person_may_say_what_a_column_means_by_its_header_or_its_letter(tmp_path: Path) -> None:
    rows = [["Skostørrelse", "Farve"], ["Mentor", "KUI Ribe"]]
    words = load_catalogue()
    choices = (parse_choice("Skostørrelse=Offer.name", words), parse_choice("B=Organisation.name", words))
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=Options(columns=choices))

    assert edges_of(shown, "PROVIDES") == {("org-kui-ribe", "offer-mentor")}
    assert shown.result.as_json()["tables"][0]["columns"] == {
        "Skostørrelse": "Offer.name",
        "Farve": "Organisation.name",
    }


def test_a_column_can_be_left_out(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Beskrivelse"], ["Mentor", "KUI Ribe", "En voksen"]]
    choices = (parse_choice("Beskrivelse=", load_catalogue()),)
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=Options(columns=choices))

    assert nodes_of(shown, "Offer")["offer-mentor"].properties == {"name": "Mentor"}


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("Hvad=Offer.skostørrelse", "findes ikke"),
        ("Hvad=Youth.birth_month", "findes ikke"),
        ("Hvad", "ikke et kolonnevalg"),
        ("=Offer.name", "ikke et"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(choice: str, words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        parse_choice(choice, load_catalogue())


def test_a_choice_of_a_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    choices = (parse_choice("Skostørrelse=Offer.name", load_catalogue()),)

    with pytest.raises(WrongUse, match="hedder »Skostørrelse«"):
        look_alone(
            tmp_path,
            write_csv(tmp_path / "liste.csv", [["Tilbud", "Alder"], ["x", "15+"]]),
            options=Options(columns=choices),
        )


def test_one_sheet_can_be_chosen_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    table = [["Tilbud", "Udbyder"], ["Mentor", "KUI Ribe"]]
    path = write_xlsx(tmp_path / "liste.xlsx", {"Nord": table, "Syd": [table[0], ["Praktik", "KUI Ribe"]]})

    assert set(nodes_of(look_alone(tmp_path / "a", path, options=Options(sheet="Syd")), "Offer")) == {"offer-praktik"}
    with pytest.raises(WrongUse, match="»Nord«, »Syd«"):
        look_alone(tmp_path / "b", path, options=Options(sheet="Vest"))


@pytest.mark.parametrize("code", ["Koldinge", "12345", "1081", "0000", "99", "06 21"])
def test_what_is_no_code_of_a_municipality_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(WrongUse, match=f"»{code}« er ikke en kommune"):
        look_alone(tmp_path, write_csv(tmp_path / "liste.csv", TREE), options=Options(municipality=code))


@pytest.mark.parametrize("code", ["0990", "990"])
def test_a_code_that_nobody_knows_is_taken_with_a_warning_until_the_graph_knows_it(tmp_path: Path, code: str) -> None:
    rows = [["Tilbud", "Udbyder", "Kommune"], ["Mentor", "Headspace Ribe", ""], ["Camp", "Rideklubben", "0990"]]
    path, options = write_csv(tmp_path / "liste.csv", rows), Options(municipality=code)
    with opened(tmp_path) as store:
        shown = look(store, path, options=options)
        (warning,) = [issue for issue in shown.result.issues if issue.code == "municipality_unknown"]
        store_it(store, path, options=options)
        again = look(store, path, options=options)

    assert (warning.severity, warning.cell) == (Severity.WARNING, "liste.csv")
    assert "Kommunekoden 0990" in warning.message
    assert nodes_of(shown, "Municipality")["0990"].properties == {"name": "Kommune 0990"}
    assert {place for _, place in edges_of(shown, "LOCATED_IN")} == {"0990"}
    assert (codes(again), again.plan.change_set.is_empty()) == ([], True)


def test_a_table_that_nobody_can_name_is_held_back_whole_with_one_issue(tmp_path: Path) -> None:
    shown = look_alone(
        tmp_path, write_csv(tmp_path / "sko.csv", [["Skostørrelse", "Farve"], ["42", "blå"], ["43", "rød"]])
    )

    assert (shown.result.read, shown.result.planned, len(shown.result.held_back)) == (2, 0, 2)
    assert {held.issue.cell for held in shown.result.held_back} == {"sko!A2:B3"}
    assert shown.plan.change_set.is_empty()


def test_a_row_without_a_name_is_held_back_and_says_so(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Telefon"], ["", "KUI Ribe", "75123456"], ["Mentor", "KUI Ribe", ""]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert (shown.result.read, shown.result.planned) == (2, 1)
    assert [(held.issue.code, held.issue.cell) for held in shown.result.held_back] == [("no_name", "liste!B2:C2")]


def test_stacked_tables_under_the_names_of_places_are_for_these_places(tmp_path: Path) -> None:
    header = ["Tilbud", "Udbyder"]
    rows = [["Kolding"], header, ["Mentor", "Ungdomsskolen"], [], ["Vejle"], header, ["Mentor", "Ungdomsskolen"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert len(nodes_of(shown, "Organisation")) == 2
    assert len(nodes_of(shown, "Offer")) == 2
    assert {code for _, code in edges_of(shown, "SERVES")} == {"0621", "0630"}


def test_partners_are_known_and_one_that_is_listed_itself_is_not_doubled(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "Telefon", "Samarbejdspartnere"],
        ["Headspace Ribe", "75123456", "FGU Syd; Kolding IF"],
        ["FGU Syd", "75123457", ""],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert edges_of(shown, "KNOWS") == {("org-fgu-syd", "org-headspace-ribe"), ("org-headspace-ribe", "org-kolding-if")}
    assert len(nodes_of(shown, "Organisation")) == 3
    assert edges_of(shown, "LOCATED_IN") == {("org-headspace-ribe", "0621"), ("org-fgu-syd", "0621")}
    (note,) = [issue for issue in shown.result.issues if issue.code == "partner_without_place"]
    assert (note.cell, note.message.split("«")[0]) == ("liste!C2", "»Kolding IF")


def test_a_partner_of_a_name_that_every_municipality_has_lies_where_the_row_does(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Kommune", "Samarbejdspartnere"],
        ["Mentor", "Headspace Ribe", "Kolding", "PPR; Røde Kors"],
        ["Camp", "Rideklubben", "Vejle", "PPR"],
        ["Klub", "Rideklubben", "Vejle", "PPR"],
    ]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        first = look(store, path)
        store_it(store, path)
        again = look(store, path)

    located = {org: place for org, place in edges_of(first, "LOCATED_IN") if org.startswith("org-ppr")}
    assert sorted(located.values()) == ["0621", "0630"]
    assert "org-roede-kors" not in {org for org, _ in edges_of(first, "LOCATED_IN")}
    assert (first.result.decisions, again.result.decisions, again.plan.change_set.is_empty()) == ((), (), True)


def test_a_hidden_sheet_is_read_and_said_to_be_hidden(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "liste.xlsx", {"Ark1": [["Tilbud", "Udbyder"], ["Mentor", "KUI Ribe"]]}, hidden=[])
    hidden = write_xlsx(
        tmp_path / "skjult.xlsx",
        {"Ark1": [["x"]], "Gemt": [["Tilbud", "Udbyder"], ["Mentor", "KUI Ribe"]]},
        hidden=["Gemt"],
    )

    assert "hidden_sheet" not in codes(look_alone(tmp_path / "a", path))
    assert "hidden_sheet" in codes(look_alone(tmp_path / "b", hidden, options=Options(answers=YES)))


def test_what_belongs_to_an_organisation_that_no_row_names_is_kept_as_text_and_told(tmp_path: Path) -> None:
    rows = [["Tilbud", "Sektor", "Samarbejdspartnere", "CVR"], ["Mentor", "Kommune", "Politiet", "10034567"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert nodes_of(shown, "Offer")["offer-mentor"].properties["conditions"] == (
        "Sektor: Kommune\nSamarbejdspartnere: Politiet\nCVR: 10034567"
    )
    assert [issue.cell for issue in shown.result.issues if issue.code == "no_home"] == [
        "liste!B2",
        "liste!C2",
        "liste!D2",
    ]


def test_a_known_column_that_the_rows_have_no_field_for_is_kept_as_text(tmp_path: Path) -> None:
    rows = [["Organisation", "Telefon", "Alder", "Beskrivelse"], ["Kolding IF", "75123456", "15-25", "fodbold"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert (
        nodes_of(shown, "Organisation")["org-kolding-if"].properties["procedure"]
        == "Alder: 15-25\nBeskrivelse: fodbold"
    )
    assert codes(shown) == ["column_as_text", "column_as_text"]
    assert shown.result.tables[0].unmapped == ()


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Navn", "Type", "Adresse"],
            ["Ungdomsskolen Ribe", "Ungdomsskole", "Vej 1"],
            ["Papiret", "Socialøkonomisk virksomhed", ""],
        ],
        [["Navn", "Sektor"], ["Mentorhuset", "Kommune"]],
        [["Navn"], ["Ungdomsskolen Ribe"], ["Kolding Rideklub"], ["Siloen"]],
    ],
)
def test_names_that_look_like_organisations_are_organisations_and_it_is_told(tmp_path: Path, rows: Rows) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert len(nodes_of(shown, "Organisation")) == len(rows) - 1
    assert nodes_of(shown, "Offer") == {}
    assert codes(shown) == ["decided"]
    assert shown.result.issues[0].message.endswith("Svaret er »organisationer«.")


@pytest.mark.parametrize("header", [["Navn"], ["Navn", "Telefon"]])
def test_names_that_tell_nothing_are_held_back_until_a_person_says_what_they_are(
    tmp_path: Path, header: list[str]
) -> None:
    rows = [header, ["Mentor", "75123456"][: len(header)], ["Klub", "75123457"][: len(header)]]
    path = write_csv(tmp_path / "liste.csv", rows)
    shown = look_alone(tmp_path / "a", path)
    choices = (parse_choice("Navn=Organisation.name", load_catalogue()),)
    told = look_alone(tmp_path / "b", path, options=Options(columns=choices))

    assert (shown.result.planned, {held.issue.code for held in shown.result.held_back}) == (0, {"undecided"})
    assert [decision.choices for decision in shown.result.decisions] == [("organisationer", "tilbud", "personer")]
    assert set(nodes_of(told, "Organisation")) == {"org-mentor", "org-klub"}


@pytest.mark.parametrize(
    ("answer", "label"), [("organisationer", "Organisation"), ("tilbud", "Offer"), ("personer", "Actor")]
)
def test_names_are_what_a_person_answers(tmp_path: Path, answer: str, label: str) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Navn"], ["Mentor"], ["Klub"]])
    question = look_alone(tmp_path / "a", path).result.decisions[0]
    told = look_alone(tmp_path / "b", path, options=Options(answers=Answers({question.id: answer})))

    assert {node.properties["name"] for node in nodes_of(told, label).values()} == {"Mentor", "Klub"}
    assert told.plan.counts.as_json()["create"] == {label: 2}


def test_offers_that_nobody_provides_are_told_once(tmp_path: Path) -> None:
    rows = [["Tilbud", "Alder"], ["Mentor", "15-25"], ["Klub", "18+"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    (issue,) = shown.result.issues
    assert (issue.code, issue.cell) == ("no_provider", "liste!A2")
    assert issue.message.startswith("2 tilbud har ingen udbyder")


def test_no_row_of_header_words_becomes_an_organisation_or_a_person(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "", "Leder", ""],
        ["Navn", "Udbyder", "Navn", "Telefon"],
        ["Mentor", "KUI Ribe", "Ida Bo", "75123456"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert set(nodes_of(shown, "Offer")) == {"offer-mentor"}
    assert set(nodes_of(shown, "Organisation")) == {"org-kui-ribe"}
    assert set(nodes_of(shown, "Actor")) == {"actor-ida-bo"}


def test_a_region_above_a_header_is_all_its_municipalities(tmp_path: Path) -> None:
    header = ["Tilbud", "Udbyder"]
    rows = [
        ["Tilbud 2026"],
        ["Region Syddanmark"],
        header,
        ["Mentor", "KUI Ribe"],
        ["Region Sjælland"],
        header,
        ["Praktik", "KUI Ribe"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert Counter(offer for offer, _ in edges_of(shown, "SERVES")) == {"offer-mentor": 22, "offer-praktik": 17}
    assert codes(shown).count("inferred_value") == 2


def test_nobody_has_to_say_yes_first_agrees_with_coming_by_oneself(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Visiteres af", "Adgang"],
        ["Mentor", "KUI Ribe", "ingen visitation", "Selvhenvendelse"],
        ["Praktik", "KUI Ribe", "ingen visitation", "Henvisning"],
        ["Klub", "KUI Ribe", "ingen visitation", ""],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert [offer.properties["route"] for _, offer in sorted(nodes_of(shown, "Offer").items())] == [
        "open",
        "self",
        "referral",
    ]
    assert [(issue.code, issue.cell) for issue in shown.result.issues] == [("two_columns", "liste!C3")]


@pytest.mark.parametrize("options", [KOLDING, Options()])
def test_a_generic_partner_is_the_one_row_of_that_name(tmp_path: Path, options: Options) -> None:
    rows = [
        ["Organisation", "Telefon", "Samarbejdspartnere"],
        ["Headspace Ribe", "75123456", "Ungdomsskolen; politiet"],
        ["Ungdomsskolen", "75123457", "Headspace Ribe"],
        ["Politiet", "75123458", "ungdomsskolen"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=options)

    assert set(nodes_of(shown, "Organisation")) == {"org-headspace-ribe", "org-ungdomsskolen", "org-politiet"}
    assert edges_of(shown, "KNOWS") == {
        ("org-headspace-ribe", "org-ungdomsskolen"),
        ("org-headspace-ribe", "org-politiet"),
        ("org-politiet", "org-ungdomsskolen"),
    }
    assert shown.result.decisions == ()


def test_a_partner_of_a_name_that_two_rows_have_is_neither_of_them_unasked(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "Kommune", "Samarbejdspartnere"],
        ["Headspace Ribe", "Kolding", "Ungdomsskolen"],
        ["Ungdomsskolen", "Kolding", ""],
        ["Ungdomsskolen", "Vejle", ""],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))
    (tie,) = edges_of(shown, "KNOWS")
    located = {giver for giver, code in edges_of(shown, "LOCATED_IN") if code == "0621"}

    assert set(tie) == located


def test_a_heading_gives_its_ages_to_the_offers_under_it_that_name_none(tmp_path: Path) -> None:
    rows = [
        ["Tilbud til unge 15-17 år"],
        [],
        ["Tilbud", "Udbyder", "Alder"],
        ["Mentor", "Klubben", ""],
        ["Sang", "Klubben", "18+"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)
    ages = {
        node.properties["name"]: (node.properties.get("min_age"), node.properties.get("max_age"))
        for node in nodes_of(shown, "Offer").values()
    }

    assert ages == {"Mentor": (15, 17), "Sang": (18, None)}
    assert "Alderen i »Tilbud til unge 15-17 år«" in next(
        issue.message for issue in shown.result.issues if issue.code == "inferred_value"
    )


@pytest.mark.parametrize("name", ["x", "-", "?", "ja"])
def test_a_mark_in_a_column_of_names_names_nothing(tmp_path: Path, name: str) -> None:
    rows = [["Tilbud", "Udbyder"], [name, "Klubben"], ["Sang", "Klubben"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert (shown.result.planned, [held.issue.code for held in shown.result.held_back]) == (1, ["no_name"])


@pytest.mark.parametrize("said", ["0621", "621", "Kolding", "kolding kommune"])
def test_a_municipality_is_named_by_its_code_or_its_name(tmp_path: Path, said: str) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Tilbud", "Udbyder"], ["Mentor", "Klubben"]])
    shown = look_alone(tmp_path, path, options=Options(municipality=said))

    assert edges_of(shown, "LOCATED_IN") == {("org-klubben", "0621")}


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (["Tilbud", "Aktivitet"], "Kolonnerne »Tilbud« og »Aktivitet« læses begge som navn."),
        (["Tilbud", "Alder", "Aldersgruppe"], "Kolonnerne »Alder« og »Aldersgruppe« læses begge som fra alder."),
    ],
)
def test_two_columns_that_claim_one_field_are_told(tmp_path: Path, headers: list[str], told: str) -> None:
    rows = [[*headers, "Udbyder"], ["Mentor", *["15-20"] * (len(headers) - 1), "Klubben"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    (issue,) = [issue for issue in shown.result.issues if issue.code == "same_field"]
    assert issue.message.startswith(told)
