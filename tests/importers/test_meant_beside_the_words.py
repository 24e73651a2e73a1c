"""What a list means beside its plain words: whose names are, several offers in a cell, topics, regions, addresses, prose."""

from collections import Counter
from pathlib import Path

import pytest

from graphmodel.catalogue import load_catalogue
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.reference import load_reference
from importers.doubts import Answers
from importers.importing import Preview
from importers.linking.known import read_known
from importers.options import Options
from importers.outgoing.confirmation import ConfirmationSheets
from importers.outgoing.partners import Partners
from importers.values.prose import ages_in, route_in, stages_in
from importers.values.words import Words
from tests.importers.lists import (
    NOON,
    PLAIN,
    YES,
    Rows,
    codes,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    put,
    store_it,
    write_csv,
)

WORDS = Words(load_catalogue(), load_reference())
TRAPS = Path(__file__).parents[2] / ".." / "shared" / "data" / "spreadsheet-traps"


def read(folder: Path, rows: Rows, options: Options = PLAIN) -> Preview:
    return look_alone(folder, write_csv(folder / "liste.csv", rows), options=options)


def names(shown: Preview, label: str) -> set[object]:
    return {node.properties["name"] for node in nodes_of(shown, label).values()}


def told(shown: Preview, code: str) -> list[str]:
    return [issue.message for issue in shown.result.issues if issue.code == code]


@pytest.mark.parametrize(
    ("header", "first", "offers", "organisations", "persons"),
    [
        ("Name;Organisation;Phone;Age", "Skak;Ørnereden;66111111;15-25", 1, 1, 0),
        ("Navn;Organisation;Telefon;Alder", "Skak;Ørnereden;66111111;15-25", 1, 1, 0),
        ("Name;Job title;Phone", "Hanne Holm;Leder;66111111", 0, 0, 1),
        ("id;name;phone;email", "1;Hanne Holm;66111111;h@a.dk", 0, 0, 1),
        ("Name;Address;Website", "Ungehuset Broen;Vej 1;broen.dk", 0, 1, 0),
        ("Name;Website;Description", "Health Council;health.example;Work", 0, 1, 0),
        ("Organization name;Contact name;Phone", "Ørnereden;Hanne Holm;66111111", 0, 1, 1),
        ("Program name;Organization;Age group", "Skak;Ørnereden;15-25", 1, 1, 0),
        ("Service name;Provider name", "Skak;Ørnereden", 1, 1, 0),
    ],
)
def test_an_english_header_for_names_means_what_the_danish_one_does(
    tmp_path: Path, header: str, first: str, offers: int, organisations: int, persons: int
) -> None:
    shown = read(tmp_path, [header.split(";"), first.split(";")])

    found = tuple(len(nodes_of(shown, label)) for label in ("Offer", "Organisation", "Actor"))
    assert found == (offers, organisations, persons)
    assert (shown.result.planned, shown.result.decisions) == (1, ())


@pytest.mark.parametrize(
    "rows",
    [
        [["id", "name"], ["1", "london"], ["2", "paris"]],
        [["name", "age"], ["Josh", "17"], ["Lena", "50"]],
        [["Navn", "Alder"], ["Josh", "17"], ["Lena", "50 år"]],
        [["Name", "Language"], ["Amira", "ur"]],
        [["name", "url", "description", "tags"], ["Air New Zealand", "http://air.nz", "Flights", "air"]],
        [["Sample Name", "peak"], ["P-1-94 split 3", "60,5"]],
        [["Gruppenavn", "Telefon"], ["Havfruen", "66111111"], ["Søhesten", "66111112"]],
    ],
)
def test_whose_names_are_is_asked_where_nothing_else_tells(tmp_path: Path, rows: Rows) -> None:
    shown = read(tmp_path, rows)

    assert [decision.choices for decision in shown.result.decisions] == [("organisationer", "tilbud", "personer")]
    assert (shown.result.planned, len(shown.result.held_back)) == (0, len(rows) - 1)


def test_a_name_that_is_the_same_in_all_rows_names_none_of_them(tmp_path: Path) -> None:
    rows = [["Analysis Name", "Area"], *(["October 2021", f"Area {number}"] for number in range(4))]

    assert set(codes(read(tmp_path, rows))) >= {"no_name_column"}


@pytest.mark.skipif(not TRAPS.is_dir(), reason="de rigtige filer ligger ikke ved siden af projektet")
@pytest.mark.parametrize(
    ("file", "planned", "questions"),
    [
        ("fl_bom.csv", 0, 1),
        ("fl_latin1.csv", 0, 1),
        ("fl_sheets.xlsx", 0, 1),
        ("fl_issue-312.xlsx", 0, 1),
        ("fl_encoding-issue-274.csv", 0, 1),
        ("fl_adjust-floating-point-error.xlsx", 0, 1),
        ("fl_table-with-two-sheets.ods", 0, 1),
        ("ugnis_Workbook1.xlsx", 0, 2),
        ("ugnis_Workbook2.xlsx", 0, 1),
        ("fl_issue-870.xlsx", 9, 0),
    ],
)
def test_the_traps_with_names_are_planned_or_asked_about(
    tmp_path: Path, file: str, planned: int, questions: int
) -> None:
    result = look_alone(tmp_path, TRAPS / file).result

    assert (result.planned, len(result.decisions)) == (planned, questions)


@pytest.mark.skipif(not TRAPS.is_dir(), reason="de rigtige filer ligger ikke ved siden af projektet")
def test_the_ministries_of_a_country_come_in_with_one_answer(tmp_path: Path) -> None:
    shown = look_alone(tmp_path, TRAPS / "fl_encoding-issue-274.csv", options=Options(answers=YES))

    assert (shown.result.read, len(nodes_of(shown, "Actor")), len(nodes_of(shown, "Offer"))) == (507, 0, 0)
    assert "Air New Zealand" in names(shown, "Organisation")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Skak; Ludo; Kor", {"Skak", "Ludo", "Kor"}),
        ("Dans\nSang", {"Dans", "Sang"}),
        ("- skak\n- ludo", {"skak", "ludo"}),
        ("Skak; Ludo;", {"Skak", "Ludo"}),
        ("Skak; skak", {"Skak; skak"}),
        ("Dans, sang og teater", {"Dans, sang og teater"}),
        ("Dans / sang", {"Dans / sang"}),
        ("Mentorstøtte\nfor unge", {"Mentorstøtte for unge"}),
        ("Mentorstøtte for\nUnge", {"Mentorstøtte for Unge"}),
        ("Skak\nHanne Holm", {"Skak Hanne Holm"}),
        ("Skak; tlf. 66 11 11 11", {"Skak; tlf. 66 11 11 11"}),
        ("Skak; -", {"Skak; -"}),
    ],
)
def test_a_cell_of_several_names_is_several_offers_where_the_signs_are_clear(
    tmp_path: Path, cell: str, expected: set[object]
) -> None:
    shown = read(tmp_path, [["Organisation", "Tilbud", "Alder"], ["Ørnereden", cell, "15-25"]])
    offers = nodes_of(shown, "Offer")

    assert names(shown, "Offer") == expected
    assert {offer.properties["min_age"] for offer in offers.values()} == {15}
    assert edges_of(shown, "PROVIDES") == {("org-oernereden", id_) for id_ in offers}
    assert codes(shown).count("several_offers") == (len(expected) > 1)


def test_a_list_with_several_offers_in_a_cell_comes_again_unchanged(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Organisation", "Tilbud"], ["Ørnereden", "Skak; Ludo"]])
    with opened(tmp_path) as store:
        result = store_it(store, path)
        again = look(store, path)

    assert (result.planned, result.plan.create["Offer"]) == (1, 2)
    assert again.plan.change_set.is_empty()


@pytest.mark.parametrize(
    ("title", "areas", "sectors", "kinds"),
    [
        ("Bolig", {"area-bolig"}, set(), set()),
        ("Misbrug", {"area-rusmidler"}, set(), set()),
        ("Familie", {"area-familie"}, set(), set()),
        ("Beskæftigelse", {"area-job-fritidsjob-praktik"}, set(), set()),
        ("Misbrug og psykiatri", {"area-rusmidler", "area-psykisk-trivsel"}, set(), set()),
        ("Uddannelse", set(), {"sector-uddannelse"}, set()),
        ("Foreninger", set(), {"sector-civilsamfund"}, set()),
        ("Jobcenter", set(), set(), {"beskaeftigelse"}),
    ],
)
def test_a_topic_over_offers_is_theirs_and_an_institution_is_the_providers(
    tmp_path: Path, title: str, areas: set[str], sectors: set[str], kinds: set[object]
) -> None:
    shown = read(tmp_path, [[title], ["Tilbud", "Udbyder"], ["Holdet Krusedulle", "Ørnereden"]])

    assert {area for _, area in edges_of(shown, "DEVELOPS")} == areas
    assert {sector for _, sector in edges_of(shown, "IN_SECTOR")} == sectors
    assert {org.properties.get("kind") for org in nodes_of(shown, "Organisation").values()} - {None} == kinds


def test_a_topic_over_organisations_is_their_kind(tmp_path: Path) -> None:
    shown = read(tmp_path, [["Bolig"], ["Organisation", "Telefon"], ["Ørnereden", "66111111"]])

    assert nodes_of(shown, "Organisation")["org-oernereden"].properties["kind"] == "bolig"


def test_each_part_of_a_category_means_what_it_can(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Kategori"],
        ["Ludo", "Ørnereden", "Bolig, økonomi"],
        ["Skak", "Ørnereden", "Misbrug, økonomi"],
        ["Kor", "Ørnereden", "Bolig, krusedulle"],
    ]
    shown = read(tmp_path, rows)
    offers = nodes_of(shown, "Offer")

    assert edges_of(shown, "DEVELOPS") == {
        ("offer-ludo", "area-oekonomi"),
        ("offer-skak", "area-oekonomi"),
        ("offer-skak", "area-rusmidler"),
    }
    assert [offers[f"offer-{name}"].properties.get("kind") for name in ("ludo", "skak", "kor")] == [
        "bolig",
        None,
        "bolig",
    ]
    assert [offers[f"offer-{name}"].properties.get("conditions") for name in ("ludo", "skak", "kor")] == [
        None,
        None,
        "Kategori: Bolig, krusedulle",
    ]


@pytest.mark.parametrize(
    ("region", "count"),
    [
        ("Region Syddanmark", 22),
        ("Nordjylland", 11),
        ("Region Midt", 19),
        ("Sjælland", 17),
        ("Hovedstaden", 29),
        ("Region Midtjylland, Region Nordjylland", 30),
    ],
)
def test_a_column_of_regions_serves_their_municipalities(tmp_path: Path, region: str, count: int) -> None:
    shown = read(tmp_path, [["Tilbud", "Udbyder", "Region"], ["Skak", "Ørnereden", region]])

    assert len(edges_of(shown, "SERVES")) == count
    assert codes(shown) == ["inferred_value"]


def test_a_region_beside_a_municipality_or_of_an_organisation_is_kept_as_words(tmp_path: Path) -> None:
    both = read(
        tmp_path, [["Tilbud", "Udbyder", "Kommune", "Region"], ["Skak", "Ørnereden", "Odense", "Region Syddanmark"]]
    )
    alone = read(tmp_path, [["Organisation", "Region"], ["Ørnereden", "Region Syddanmark"]])
    titled = read(tmp_path, [["Region Syddanmark"], ["Organisation", "Telefon"], ["Ørnereden", "66111111"]])

    assert edges_of(both, "SERVES") == {("offer-skak", "0461")}
    assert nodes_of(both, "Offer")["offer-skak"].properties["conditions"] == "Region: Region Syddanmark"
    for shown, words in ((alone, "Region: Region Syddanmark"), (titled, "Afsnit: Region Syddanmark")):
        assert nodes_of(shown, "Organisation")["org-oernereden"].properties["procedure"] == words
        assert edges_of(shown, "LOCATED_IN") == set()


def test_an_offer_that_is_listed_once_a_region_serves_them_all(tmp_path: Path) -> None:
    header, row = ["Tilbud", "Udbyder"], ["Skak", "Ørnereden"]
    shown = read(tmp_path, [["Region Syddanmark"], header, row, [], ["Region Nordjylland"], header, row])

    assert Counter(offer for offer, _ in edges_of(shown, "SERVES")) == {"offer-skak": 33}
    assert told(shown, "inferred_value") == [
        "»Region Syddanmark« er læst som regionens 22 kommuner.",
        "»Region Nordjylland« er læst som regionens 11 kommuner.",
    ]


ADDRESSES: Rows = [
    ["Organisation", "Adresse", "Postnr", "By"],
    ["Ørnereden", "Havnegade 3", "5000", "Odense C"],
    ["Ravnen", "Gaden 1", "6091", "Bjert"],
    ["Uglen", "Gaden 2", "6091", "Bjert"],
]


def test_an_address_in_a_town_that_names_its_municipality_places_the_organisation_and_says_so(tmp_path: Path) -> None:
    shown = read(tmp_path, ADDRESSES)

    assert edges_of(shown, "LOCATED_IN") == {("org-oernereden", "0461")}
    assert told(shown, "inferred_value") == ["»Ørnereden« er lagt i Odense Kommune, for der ligger 5000 Odense C."]
    (hint,) = told(shown, "municipality_hint")
    assert hint.startswith("»Ravnen« og 1 til har hver sin adresse, men ingen kommune. 6091 ligger nærmest Kolding")
    assert hint.endswith("men det er kun et skøn. Kommunen er ikke gemt.")


def test_a_municipality_that_somebody_says_goes_before_what_an_address_tells(tmp_path: Path) -> None:
    given = read(tmp_path, ADDRESSES, Options(municipality="0621"))
    header, row = [*ADDRESSES[0], "Kommune"], [*ADDRESSES[1], "Kerteminde"]

    assert {place for _, place in edges_of(given, "LOCATED_IN")} == {"0621"}
    assert edges_of(read(tmp_path, [header, row]), "LOCATED_IN") == {("org-oernereden", "0440")}


@pytest.mark.parametrize(
    ("postcode", "town", "message"),
    [
        ("5700", "Odense", "Postnummer 5700 er Svendborg, men der står Odense. Det er gemt, som listen siger."),
        ("0000", "Ingenby", "Postnummer 0000 kender vi ikke. Det er gemt, som listen siger."),
        ("5000", "Odense", ""),
        ("5000", "Odense C", ""),
        ("8000", "Århus", ""),
        ("0999", "København C", ""),
        ("3900", "Nuuk", ""),
        ("6091", "Sønder Bjert", ""),
        ("6000", "Bramdrupdam", ""),
    ],
)
def test_a_postcode_of_another_town_is_warned_of_and_kept(
    tmp_path: Path, postcode: str, town: str, message: str
) -> None:
    shown = read(tmp_path, [["Organisation", "Postnr", "By"], ["Ørnereden", postcode, town]])
    (thing,) = nodes_of(shown, "Organisation").values()

    assert (thing.properties["postcode"], thing.properties["town"]) == (postcode, town)
    assert told(shown, "doubtful_value") == [message] * bool(message)


def test_prose_is_read_where_no_column_says_it_and_its_words_stay(tmp_path: Path) -> None:
    prose = "For unge mellem 15 og 25 år. Kræver ikke henvisning."
    shown = read(tmp_path, [["Tilbud", "Udbyder", "Beskrivelse"], ["Skak", "Ørnereden", prose]])
    offer = nodes_of(shown, "Offer")["offer-skak"].properties

    assert offer == {"name": "Skak", "description": prose, "min_age": 15, "max_age": 25, "route": "open"}
    assert told(shown, "inferred_value") == ["Beskrivelse: teksten er læst som fra 15 til 25 år, »åbent for alle«."]


def test_a_target_group_tells_phases_and_the_way_in_as_well(tmp_path: Path) -> None:
    group = "Kontaktparate unge mellem 15 og 25 år, kræver ikke henvisning"
    shown = read(tmp_path, [["Tilbud", "Udbyder", "Målgruppe"], ["Skak", "Ørnereden", group]])

    assert nodes_of(shown, "Offer")["offer-skak"].properties["route"] == "open"
    assert edges_of(shown, "SUITS") == {("offer-skak", "kontaktparat")}


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("Alder", "18-29", "min_age", 18),
        ("Alder", "spørg Ulla", "min_age", None),
        ("Alder", "-", "min_age", 15),
        ("Adgang", "Visitation", "route", "visitation"),
        ("Adgang", "spørg Ulla", "route", None),
        ("Visiteres af", "Krusedulle", "route", None),
        ("Adgang", "", "route", "open"),
    ],
)
def test_prose_never_speaks_against_a_column_of_its_own(
    tmp_path: Path, column: str, cell: str, field: str, value: object
) -> None:
    prose = "For unge mellem 15 og 25 år. Kræver ikke henvisning."
    rows = [["Tilbud", "Udbyder", "Beskrivelse", column], ["Skak", "Ørnereden", prose, cell]]
    shown = read(tmp_path, rows)

    assert nodes_of(shown, "Offer")["offer-skak"].properties.get(field) == value


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Kræver ikke henvisning", "open"),
        ("Du kan komme uden henvisning eller visitation", "open"),
        ("Henvisning er ikke nødvendigt", "open"),
        ("Gratis og kræver ikke lægehenvisning", "open"),
        ("Du skal ikke være visiteret", "open"),
        ("Ingen tilmelding nødvendig", "open"),
        ("Man kan selv henvende sig", "self"),
        ("Tilbuddet kræver henvisning fra egen læge", "referral"),
        ("Den unge skal være visiteret af kommunen", "visitation"),
        ("Efter visitation fra kommunen", "visitation"),
        ("Kræver visitation. Kræver ikke henvisning fra læge", ""),
        ("Vi henviser til andre tilbud", ""),
        ("Vi hjælper med henvisning til psykolog", ""),
        ("Unge, som ikke tidligere er visiteret til et tilbud", ""),
        ("Man kan ikke selv henvende sig", ""),
        ("Kan henvises af skolen", ""),
        ("Åbent hver onsdag", ""),
    ],
)
def test_a_way_in_within_prose_is_one_that_it_says_outright(text: str, route: str) -> None:
    assert route_in(text, WORDS) == route


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Kontaktparate unge", ("kontaktparat",)),
        ("Vejledningsparate og uddannelsesparate", ("vejledningsparat", "uddannelsesparat")),
        ("Unge, der endnu ikke er uddannelsesparate", ()),
        ("Unge på vej til at blive uddannelsesparate", ()),
        ("Aktivitetsparate kontanthjælpsmodtagere", ()),
    ],
)
def test_a_phase_within_prose_is_one_that_youths_are_said_to_be_at(text: str, stages: tuple[str, ...]) -> None:
    assert stages_in(text, WORDS) == stages


@pytest.mark.parametrize("text", ["Vi har 30 års erfaring", "Et forløb på 8-12 uger", "Åbent 15-18", ""])
def test_numbers_in_prose_are_no_ages_by_themselves(text: str) -> None:
    assert ages_in(text) is None


def test_an_answer_to_whose_names_are_lets_the_rows_in(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [["id", "name"], ["1", "Høgen"], ["2", "Falken"]])
    (decision,) = look_alone(tmp_path, path).result.decisions
    answers = Answers({decision.id: "tilbud"})

    assert names(look_alone(tmp_path, path, options=Options(answers=answers)), "Offer") == {"Høgen", "Falken"}


def test_a_sheet_of_ours_that_comes_back_untouched_infers_nothing(tmp_path: Path) -> None:
    description = "For unge mellem 15 og 25 år. Kræver ikke henvisning."
    with opened(tmp_path) as store:
        put(
            store,
            NodeRecord("Organisation", "org-broen", {"name": "Broen", "postcode": "5000", "town": "Odense C"}),
            NodeRecord("Offer", "offer-spil", {"name": "Skak; Ludo", "description": description}),
            EdgeRecord("PROVIDES", "Organisation", "org-broen", "Offer", "offer-spil"),
        )
        known = store.read(lambda reader: read_known(reader, ""))
        sheet = tmp_path / "svar.xlsx"
        sheet.write_bytes(ConfirmationSheets(known, WORDS).workbook(Partners(known).partner("org-broen", NOON.date())))
        shown = look(store, sheet)

    assert shown.plan.change_set.is_empty()
    assert {"inferred_value", "several_offers"}.isdisjoint(codes(shown))
