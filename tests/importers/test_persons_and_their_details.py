"""Lists of staff, schools and associations: whose a phone is, where words about a person go, and who is a person at all."""

from pathlib import Path

import pytest

from importers.options import Options
from importers.result import Issue
from tests.importers.kept import Things, things, ties
from tests.importers.lists import KOLDING, Rows, codes, edges_of, look_alone, nodes_of, write_csv

STAFF = [
    ["Hanne Berg", "PPR", "hb@by.dk", "63750001"],
    ["Lis Toft", "PPR", "ltoft@by.dk", "63750002"],
    ["Ole Dam", "SSP", "ole.d@by.dk", "63750003"],
]
THEIRS = {
    "Hanne Berg": {"phone": "63750001", "email": "hb@by.dk"},
    "Lis Toft": {"phone": "63750002", "email": "ltoft@by.dk"},
    "Ole Dam": {"phone": "63750003", "email": "ole.d@by.dk"},
}


@pytest.mark.parametrize(
    ("header", "place", "said"),
    [
        ("Kommune", "Kolding", {}),
        ("By", "Kolding", {"town": "Kolding"}),
        ("Adresse", "Torvet 1", {"address": "Torvet 1"}),
    ],
)
def test_a_place_beside_a_staffs_telephone_list_makes_the_phones_nobody_elses(
    tmp_path: Path, header: str, place: str, said: dict[str, str]
) -> None:
    rows = [
        ["Navn", "Organisation", header, "Mail", "Telefon"],
        *([name, unit, place, *ways] for name, unit, *ways in STAFF),
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Actor") == THEIRS
    assert things(shown, "Organisation") == {"PPR": said, "SSP": said}


WHOSE: list[tuple[str, Rows, Things, Things]] = [
    (
        "a contact person's phones differ within one organisation",
        [
            ["Organisation", "Adresse", "Kontaktperson", "Telefon", "Mail"],
            ["PPR", "Torvet 1", "Hanne Berg", "63750001", "ppr@by.dk"],
            ["PPR", "Torvet 1", "Lis Toft", "63750002", "ppr@by.dk"],
        ],
        {"PPR": {"address": "Torvet 1", "email": "ppr@by.dk"}},
        {"Hanne Berg": {"phone": "63750001"}, "Lis Toft": {"phone": "63750002"}},
    ),
    (
        "one contact person an organisation: the phone stays the organisation's, an e-mail with the person's name does not",
        [
            ["Organisation", "Adresse", "Telefon", "Mail", "Kontaktperson"],
            ["Headspace", "Torvet 1", "63750001", "maja@h.dk", "Maja Friis"],
            ["SSP", "Torvet 3", "63750003", "ssp@by.dk", "Ole Dam"],
        ],
        {"Headspace": {"address": "Torvet 1", "phone": "63750001"}, "SSP": {"address": "Torvet 3", "phone": "63750003"}},
        {"Maja Friis": {"email": "maja@h.dk"}, "Ole Dam": {"email": "ssp@by.dk"}},
    ),
    (
        "e-mails that name nobody are the organisation's",
        [
            ["Organisation", "Adresse", "Mail", "Kontaktperson"],
            ["Headspace", "Torvet 1", "info@h.dk", "Maja Friis"],
            ["SSP", "Torvet 3", "ssp@by.dk", "Ole Dam"],
        ],
        {"Headspace": {"address": "Torvet 1", "email": "info@h.dk"}, "SSP": {"address": "Torvet 3", "email": "ssp@by.dk"}},
        {"Maja Friis": {}, "Ole Dam": {}},
    ),
    (
        "a head number is the organisation's, a direct one the person's",
        [
            ["Organisation", "Hovednummer", "Kontaktperson", "Titel", "Direkte telefon", "Kontaktpersons mail"],
            ["PPR", "63750000", "Hanne Berg", "Leder", "63750001", "hb@by.dk"],
        ],
        {"PPR": {"phone": "63750000"}},
        {"Hanne Berg": {"job_title": "Leder", "phone": "63750001", "email": "hb@by.dk"}},
    ),
    (
        "of two phones the one behind the person is the person's",
        [["Organisation", "Telefon", "Kontaktperson", "Telefon"], ["PPR", "63750000", "Hanne Berg", "20112233"]],
        {"PPR": {"phone": "63750000"}},
        {"Hanne Berg": {"phone": "20112233"}},
    ),
    (
        "one phone beside several persons is the school's, and the headers are their titles",
        [
            ["Skole", "Skoleleder", "SSP-kontaktlærer", "Telefon"],
            ["Vestre Skole", "Per Lund", "Ida Holm", "63750001"],
            ["Højme Skole", "Lis Dam", "Vakant", "63750002"],
            ["Tarup Skole", "Ib Ny", "Bo Ek", "63750003"],
        ],
        {"Vestre Skole": {"phone": "63750001"}, "Højme Skole": {"phone": "63750002"}, "Tarup Skole": {"phone": "63750003"}},
        {
            "Per Lund": {"job_title": "Skoleleder"}, "Ida Holm": {"job_title": "SSP-kontaktlærer"}, "Lis Dam": {"job_title": "Skoleleder"},
            "Ib Ny": {"job_title": "Skoleleder"}, "Bo Ek": {"job_title": "SSP-kontaktlærer"},
        },
    ),
    (
        "an association's officers are persons with phones of their own, and its e-mail is its own",
        [
            ["Forening", "Formand", "Formand tlf", "Kasserer", "Kasserer tlf", "Mail"],
            ["OB Fodbold", "Lars Bo", "20112233", "Pia Holm", "20112234", "ob@ob.dk"],
            ["Stige GF", "", "", "Finn Ahl", "40112233", "stige@gf.dk"],
        ],
        {"OB Fodbold": {"email": "ob@ob.dk"}, "Stige GF": {"email": "stige@gf.dk"}},
        {
            "Lars Bo": {"job_title": "Formand", "phone": "20112233"}, "Pia Holm": {"job_title": "Kasserer", "phone": "20112234"},
            "Finn Ahl": {"job_title": "Kasserer", "phone": "40112233"},
        },
    ),
    (
        "persons in one cell keep the titles in brackets behind their names",
        [["Organisation", "Kontaktpersoner"], ["Headspace", "Maja Friis (leder) 20112233, Bo Ek (rådgiver) 20112244"]],
        {"Headspace": {}},
        {"Maja Friis": {"job_title": "leder", "phone": "20112233"}, "Bo Ek": {"job_title": "rådgiver", "phone": "20112244"}},
    ),
    (
        "short headers of a staff's list are known",
        [
            ["Navn", "Repræsenterer", "Direkte nr.", "Mob."],
            ["Ole Dam", "Politiet", "63750001", "20112233"],
        ],
        {"Politiet": {"procedure": "Ole Dam, mob.: 20112233"}},
        {"Ole Dam": {"phone": "63750001"}},
    ),
    (
        "a unit behind the name is where the person works, where nothing else says it",
        [["Navn", "Lokalnr", "Mobil"], ["Hanne Berg (PPR)", "1234", "20304050"], ["Ole Dam, SSP", "", "20304051"]],
        {"PPR": {"procedure": "Hanne Berg, lokalnr: 1234"}, "SSP": {}},
        {"Hanne Berg": {"phone": "20304050"}, "Ole Dam": {"phone": "20304051"}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "organisations", "persons"), [case[1:] for case in WHOSE], ids=[case[0] for case in WHOSE]
)
def test_a_phone_an_email_and_a_title_go_to_whom_they_belong(
    tmp_path: Path, rows: Rows, organisations: Things, persons: Things
) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Organisation") == organisations
    assert things(shown, "Actor") == persons
    assert len(edges_of(shown, "WORKS_AT")) == len(persons)


def test_what_no_field_of_a_person_holds_stands_at_the_workplace_with_the_persons_name(tmp_path: Path) -> None:
    rows = [
        ["Navn", "Firma", "Stilling", "Telefon", "Mobil", "Dage", "Lokal", "Åbningstider"],
        ["Mette Hansen", "UU", "Vejleder", "65511122", "20112233", "mandag", "1234", "9-15"],
        ["Per Lund", "UU", "Mentor", "65511123", "20112299", "", "", ""],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert str(things(shown, "Organisation")["UU"]["procedure"]).split("\n") == [
        "9-15",
        "Mette Hansen, mobil: 20112233",
        "Mette Hansen, dage: mandag",
        "Mette Hansen, lokal: 1234",
        "Per Lund, mobil: 20112299",
    ]
    assert things(shown, "Actor") == {
        "Mette Hansen": {"job_title": "Vejleder", "phone": "65511122"},
        "Per Lund": {"job_title": "Mentor", "phone": "65511123"},
    }


def told(issues: tuple[Issue, ...], code: str) -> list[tuple[str, str]]:
    return [(issue.cell, issue.message) for issue in issues if issue.code == code]


def test_remarks_on_persons_are_nobodys_way_to_get_through_and_are_told_as_left_out(tmp_path: Path) -> None:
    rows = [
        ["Navn", "Organisation", "Stilling", "Bemærkninger", "Status"],
        ["Mette Hansen", "UU", "Vejleder", "barsel til april", "aktiv"],
        ["Per Lund", "UU", "Mentor", "arbejder ikke fredag", "sygemeldt"],
        ["Ida Holm", "UU", "Mentor", "", "Fratrådt"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Organisation") == {"UU": {}}
    assert things(shown, "Actor") == {
        "Mette Hansen": {"job_title": "Vejleder", "status": "active"},
        "Per Lund": {"job_title": "Mentor"},
        "Ida Holm": {"job_title": "Mentor", "status": "closed"},
    }
    assert told(shown.result.issues, "remarks") == [
        (
            "liste!D1",
            "Kolonnen »Bemærkninger« er bemærkninger om personer. Dem har kortet ingen plads til; dens 2 celler er ikke taget med.",
        )
    ]
    assert told(shown.result.issues, "not_taken") == [
        ("liste!E3", "»sygemeldt« under »Status« er ikke taget med, ud over hvad kortet har en status for.")
    ]


def test_remarks_on_offers_and_organisations_are_kept_as_before(tmp_path: Path) -> None:
    rows = [["Organisation", "Adresse", "Bemærkninger"], ["Mågen", "Torvet 1", "ring på"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Organisation") == {"Mågen": {"address": "Torvet 1", "procedure": "Bemærkninger: ring på"}}


def test_without_a_workplace_such_words_are_told_with_their_cells_and_are_no_title(tmp_path: Path) -> None:
    rows = [
        ["Person", "Rolle", "Tlf.", "Gælder fra"],
        ["Mette Hansen", "KUI-vejleder", "63750001 (hverdage 9-12)", "1.8.2025"],
        ["Mette Hansen", "KUI-vejleder", "63750001", "1.8.2027"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Actor") == {"Mette Hansen": {"job_title": "KUI-vejleder", "phone": "63750001"}}
    rest = (
        "er ikke taget med: en person har intet felt til det, og rækken nævner ingen organisation, som det kan stå hos."
    )
    assert told(shown.result.issues, "not_taken") == [
        ("liste!C2", f"»Tlf.« (liste!C2) {rest}"),
        ("liste!D2", f"»Gælder fra« (liste!D2, liste!D3) {rest}"),
    ]


def test_of_two_phones_that_rows_give_one_person_the_other_is_told_and_is_no_title(tmp_path: Path) -> None:
    rows = [
        ["Navn", "Stilling", "Organisation", "Mail", "Telefon"],
        ["Bo Ek", "Mentor", "UU", "be@by.dk", "63750001"],
        ["Bo Ek", "Mentor", "UU", "be@by.dk", "63750002"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Actor") == {"Bo Ek": {"job_title": "Mentor", "phone": "63750001", "email": "be@by.dk"}}
    phones = "»63750001« (liste!E2) og »63750002« (liste!E3)"
    assert told(shown.result.issues, "contradiction") == [
        ("liste!E3", f"»Bo Ek« står flere gange: Telefon er både {phones}. Den anden er ikke taget med.")
    ]


WHO: list[tuple[str, Rows, set[str]]] = [
    (
        "clubs are no persons, and two clubs' offers of one name are two",
        [["Navn", "Tilbud", "Ansvarlig"], ["Klub Nord", "Lektiecafé", "Line Bo"], ["Klub Syd", "Lektiecafé", "Siw Ek"]],
        {"Klub Nord PROVIDES Lektiecafé", "Klub Syd PROVIDES Lektiecafé"},
    ),
    (
        "names in one word beside offers and persons are whoever has the offers",
        [["Navn", "Tilbud", "Kontaktperson"], ["Ankeret", "Lektiecafé", "Line Bo"], ["Broen", "Madklub", "Ib Ny"]],
        {"Ankeret PROVIDES Lektiecafé", "Broen PROVIDES Madklub"},
    ),
    (
        "names of persons beside offers are persons'",
        [["Navn", "Tilbud", "Titel"], ["Line Bo", "Lektiecafé", "mentor"], ["Ib Ny", "Madklub", "kok"]],
        {"Line Bo ANSWERS_FOR Lektiecafé", "Ib Ny ANSWERS_FOR Madklub"},
    ),
    (
        "surnames first are persons, and no offers",
        [["Navn", "Arbejdssted"], ["Hansen, Mette", "UU"], ["Berg-Lund, Jens Peter", "SSP"]],
        {"Hansen, Mette WORKS_AT UU", "Berg-Lund, Jens Peter WORKS_AT SSP"},
    ),
    (
        "units with a comma are no persons",
        [["Tilbud", "Udbyder"], ["Kold College, Ungevejledningen", "Kold"], ["Vestergade, Kælderen", "Kold"]],
        {"Kold PROVIDES Kold College, Ungevejledningen", "Kold PROVIDES Vestergade, Kælderen"},
    ),
    (
        "the administration of a list of staff is what the unit is part of",
        [
            ["Forvaltning", "Afdeling", "Team", "Navn", "Stilling"],
            ["Børn og Unge", "PPR", "Team Nord", "Hanne Berg", "Psykolog"],
            ["Børn og Unge", "Ungdomsskolen", "", "Ib Ny", "Leder"],
        ],
        {
            "PPR PART_OF Børn og Unge", "Team Nord PART_OF PPR", "Ungdomsskolen PART_OF Børn og Unge",
            "Hanne Berg WORKS_AT Team Nord", "Ib Ny WORKS_AT Ungdomsskolen",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in WHO], ids=[case[0] for case in WHO])
def test_who_is_a_person_and_who_has_the_offers(tmp_path: Path, rows: Rows, expected: set[str]) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert ties(shown) == expected
    assert shown.result.read == shown.result.planned == len(rows) - 1


def test_a_municipality_over_a_block_of_persons_is_where_they_work(tmp_path: Path) -> None:
    rows = [
        ["Navn", "Stilling", "Mail"],
        ["Odense Kommune", "", ""],
        ["Hanne Berg", "PPR-leder", "hb@odense.dk"],
        ["Nyborg Kommune", "", ""],
        ["Lis Toft", "PPR-leder", "lt@nyborg.dk"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert ties(shown) == {"Hanne Berg WORKS_AT Odense Kommune", "Lis Toft WORKS_AT Nyborg Kommune"}
    assert edges_of(shown, "LOCATED_IN") == {("org-odense-kommune", "0461"), ("org-nyborg-kommune", "0450")}
    assert {person["job_title"] for person in things(shown, "Actor").values()} == {"PPR-leder"}
    assert codes(shown) == ["inferred_value", "inferred_value"]


def test_one_name_in_towns_of_two_municipalities_is_two_and_a_lone_one_elsewhere_is_told(tmp_path: Path) -> None:
    rows = [
        ["Navn", "Arbejdsplads", "Postnr", "By"],
        ["Hanne Berg", "Headspace", "", "Kolding"],
        ["Lis Toft", "Headspace", "", "Nyborg"],
        ["Ole Dam", "SSP", "5800", "Nyborg"],
        ["Bo Ek", "PPR", "6091", "Bjert"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    nodes = nodes_of(shown, "Organisation")
    lying = {
        (nodes[one].properties["name"], nodes[one].properties["town"], code)
        for one, code in edges_of(shown, "LOCATED_IN")
    }
    assert lying == {
        ("Headspace", "Kolding", "0621"),
        ("Headspace", "Nyborg", "0450"),
        ("SSP", "Nyborg", "0621"),
        ("PPR", "Bjert", "0621"),
    }
    assert told(shown.result.issues, "inferred_value") == [
        ("liste!D3", "Listen har »Headspace« i flere byer. Denne er lagt i Nyborg Kommune, for byen er Nyborg.")
    ]
    assert told(shown.result.issues, "other_town") == [
        ("liste!D4", "»SSP« er lagt i Kolding Kommune, som listen er læst for, men byen er Nyborg.")
    ]


def test_an_organisation_with_an_address_elsewhere_is_the_provider_that_another_file_names(tmp_path: Path) -> None:
    directory = [["Organisation", "Postnr", "By", "Telefon"], ["Mågen", "5800", "Nyborg", "63750001"]]
    offers = [["Tilbud", "Udbyder", "Alder"], ["Skak", "Mågen", "13-18"]]
    files = (write_csv(tmp_path / "a.csv", directory), write_csv(tmp_path / "b.csv", offers))
    shown = look_alone(tmp_path / "kort", *files, options=KOLDING)

    assert edges_of(shown, "PROVIDES") == {("org-maagen", "offer-skak")}
    assert edges_of(shown, "LOCATED_IN") == {("org-maagen", "0621")}
    assert codes(shown) == ["other_town"]


def test_a_municipality_that_no_reference_has_is_called_by_its_code(tmp_path: Path) -> None:
    rows = [["Organisation", "By"], ["Mågen", "Nyborg"]]
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=Options(municipality="0990"))

    assert told(shown.result.issues, "other_town") == [
        ("liste!B2", "»Mågen« er lagt i Kommune 0990, som listen er læst for, men byen er Nyborg.")
    ]
