"""Lists as municipalities, schools, volunteer centres, housing associations and clubs keep them: what each comes to, thing by thing."""

from pathlib import Path

import pytest

from tests.importers.kept import Kept, check
from tests.importers.lists import KOLDING, Rows, look_alone, write_csv, write_xlsx

LISTS = (
    Kept(
        "a municipality's catalogue, with questions and two things in a header",
        rows=[
            ["Tilbud", "Leverandør/afdeling", "Målgruppe (alder og problematik)", "Tilbuddets indhold", "Hvem kan henvise?",
             "Pris/egenbetaling", "Økonomi", "§", "Åbningstider/tlf.tid", "Link til mere", "Sidst rettet af"],
            ["Samtaler", "Headspace Kolding", "Unge 12-25 år med mistrivsel", "Med frivillige", "Alle kan henvende sig", "Gratis",
             "Kommunalt tilskud", "", "Man-tor 12-18", "www.headspace.dk", "HJ 4/11"],
            ["Mestring", "Voksenområdet", "18-30 år med angst", "8 uger", "Jobcenter, egen læge", "Ingen egenbetaling", "Kommunen",
             "SEL § 82 b", "ma-fr 9-10", "https://kolding.dk/m", ""],
        ],
        offers={
            "Samtaler": {
                "description": "Med frivillige", "conditions": "Unge 12-25 år med mistrivsel\nSidst rettet af: HJ 4/11", "min_age": 12,
                "max_age": 25, "route": "self", "how_to_apply": "Hvem kan henvise?: Alle kan henvende sig", "price": "gratis",
                "payer": "Kommunalt tilskud", "schedule": "Man-tor 12-18", "website": "www.headspace.dk",
            },
            "Mestring": {
                "description": "8 uger", "conditions": "18-30 år med angst", "min_age": 18, "max_age": 30, "route": "referral",
                "how_to_apply": "Hvem kan henvise?: Jobcenter, egen læge", "price": "gratis", "payer": "Kommunen",
                "legal_basis": "SEL § 82 b", "schedule": "ma-fr 9-10", "website": "https://kolding.dk/m",
            },
        },
        organisations={"Headspace Kolding": {}, "Voksenområdet": {}},
        ties=frozenset({"Headspace Kolding PROVIDES Samtaler", "Voksenområdet PROVIDES Mestring"}),
        says=("inferred_value", "inferred_value", "inferred_value", "column_as_text"),
    ),
    Kept(
        "a catalogue whose headers are questions to the partner",
        rows=[
            ["Overskrift", "Hvem er indsatsen for?", "Hvad koster det at deltage?", "Hvordan kommer man med?", "Hvor foregår det?",
             "Hvor mange pladser er der?", "Er der ventetid?", "Hvem kan jeg kontakte?"],
            ["Ung og stærk", "Unge mellem 14-18 år", "Det er gratis", "Du skal henvises af skolen", "Bredgade 2, 6000 Kolding", "12", "Nej",
             "Ulla Bech, 22 33 44 55, ulla@us.dk"],
        ],
        offers={
            "Ung og stærk": {
                "conditions": "Unge mellem 14-18 år", "min_age": 14, "max_age": 18, "price": "gratis", "route": "referral",
                "how_to_apply": "Hvordan kommer man med?: Du skal henvises af skolen", "address": "Bredgade 2", "postcode": "6000",
                "town": "Kolding", "seats_total": 12, "waiting_weeks": 0, "contact_name": "Ulla Bech", "phone": "22 33 44 55",
                "email": "ulla@us.dk",
            }
        },
        says=("no_provider", "inferred_value"),
    ),
    Kept(
        "questions down and offers across, in a workbook",
        sheets={"Tilbud": [
            ["Tilbuddets navn", "Perronen", "Natteravnene"],
            ["Hvem står bag?", "KFUM", "Natteravnene Kolding"],
            ["Hvad koster det?", "Gratis", "gratis"],
            ["Hvordan kommer man i kontakt?", "Mød op", "Ring 40 50 60 70"],
            ["Hvornår har I åbent?", "Alle hverdage 10-16", "fre+lør nat"],
            ["Kontaktperson", "Kirsten Dam", "Bo Friis"],
            ["Telefon", "75 50 11 22", "ikke udfyldt"],
        ]},
        offers={
            "Perronen": {"price": "gratis", "how_to_apply": "Mød op", "route": "open", "schedule": "Alle hverdage 10-16",
                         "contact_name": "Kirsten Dam", "phone": "75 50 11 22"},
            "Natteravnene": {"price": "gratis", "how_to_apply": "Ring 40 50 60 70", "schedule": "fre+lør nat", "contact_name": "Bo Friis"},
        },
        organisations={"KFUM": {}, "Natteravnene Kolding": {}},
        ties=frozenset({"KFUM PROVIDES Perronen", "Natteravnene Kolding PROVIDES Natteravnene"}),
        says=("turned", "inferred_value"),
    ),
    Kept(
        "a volunteer centre's list with name, phone and e-mail in one cell",
        rows=[
            ["Tilbud", "Udbyder", "Kontaktoplysninger"],
            ["Ungecafé", "URK", "Sofie Kjær\n22 33 44 55\nsofie@urk.dk"],
            ["Krisetelefon", "URK", "Tlf. 70 20 10 10 (åben 17-21)"],
            ["Bisidder", "Bisidderne", "Foreningen v/ Jan Bech, mail: jan@bisidder.dk"],
            ["Gåtur", "DGI", "dgi@dgi.dk"],
            ["Kor", "DGI", "Receptionen"],
        ],
        offers={
            "Ungecafé": {"contact_name": "Sofie Kjær", "phone": "22 33 44 55", "email": "sofie@urk.dk"},
            "Krisetelefon": {"phone": "70 20 10 10", "how_to_apply": "Kontaktoplysninger: Tlf. 70 20 10 10 (åben 17-21)"},
            "Bisidder": {"contact_name": "Foreningen v/ Jan Bech", "email": "jan@bisidder.dk"},
            "Gåtur": {"email": "dgi@dgi.dk"},
            "Kor": {"contact_name": "Receptionen"},
        },
        organisations={"URK": {}, "Bisidderne": {}, "DGI": {}},
        ties=frozenset({"URK PROVIDES Ungecafé", "URK PROVIDES Krisetelefon", "Bisidderne PROVIDES Bisidder", "DGI PROVIDES Gåtur",
                        "DGI PROVIDES Kor"}),
    ),
    Kept(
        "a club's list with phone and mail in one column and days of the week with hours",
        rows=[
            ["Forening", "Aktivitet", "Alder fra", "Alder til", "Mandag", "Tirsdag", "Torsdag", "Kontingent", "Telefon/mail"],
            ["KIF", "Håndbold", "15", "17", "17-18.30", "", "17-18.30", "850 kr/halvår", "20304050 / lars@kif.dk"],
            ["Roklubben", "Roning", "12", "18", "", "x", "x", "1200 kr.", "mette@ro.dk"],
        ],
        offers={
            "Håndbold": {"min_age": 15, "max_age": 17, "schedule": "mandag 17-18.30, torsdag 17-18.30", "price": "850 kr/halvår",
                         "phone": "20304050", "email": "lars@kif.dk"},
            "Roning": {"min_age": 12, "max_age": 18, "schedule": "tirsdag, torsdag", "price": "1200 kr.", "email": "mette@ro.dk"},
        },
        organisations={"KIF": {}, "Roklubben": {}},
        ties=frozenset({"KIF PROVIDES Håndbold", "Roklubben PROVIDES Roning"}),
    ),
    Kept(
        "the board's list of clubs: the chairman's phone is the chairman's",
        rows=[
            ["Foreningsnavn", "Formand", "Mobil formand", "Mail formand", "Kasserer", "Hjemmeside"],
            ["Skakklubben", "Erik Nør", "20 11 22 33", "erik@skak.dk", "Bente Nør", "skak.dk"],
        ],
        organisations={"Skakklubben": {"website": "skak.dk"}},
        persons={
            "Bente Nør": {"job_title": "Kasserer"},
            "Erik Nør": {"job_title": "Formand", "phone": "20 11 22 33", "email": "erik@skak.dk"},
        },
        ties=frozenset({"Erik Nør WORKS_AT Skakklubben", "Bente Nør WORKS_AT Skakklubben"}),
    ),
    Kept(
        "a housing association's departments are parts of it",
        rows=[
            ["Boligorganisation", "Afdeling", "Adresse", "Postnr.", "Ejendomskontor tlf.", "Antal ungdomsboliger", "Venteliste"],
            ["AAB", "Skovparken", "Skovparken 12", "6000", "75 52 10 10", "45", "ca. 6 mdr."],
            ["AAB", "Munkebo", "Munkebo 1", "6000,0", "75521011,0", "12", "-"],
        ],
        organisations={
            "AAB": {},
            "Skovparken": {"address": "Skovparken 12", "postcode": "6000", "phone": "75 52 10 10",
                           "procedure": "Antal ungdomsboliger: 45\nVenteliste: ca. 6 mdr."},
            "Munkebo": {"address": "Munkebo 1", "postcode": "6000", "phone": "75521011",
                        "procedure": "Antal ungdomsboliger: 12"},
        },
        ties=frozenset({"Skovparken PART_OF AAB", "Munkebo PART_OF AAB"}),
        says=("column_as_text", "column_as_text"),
    ),
    Kept(
        "a region's wards stand left of their departments",
        rows=[
            ["Afsnit", "Afdeling", "Telefontid", "Tlf."],
            ["Ambulatorium for unge", "Børne- og Ungdomspsykiatri", "kl. 8-9 på hverdage", "99 44 90 00"],
        ],
        organisations={"Ambulatorium for unge": {"procedure": "kl. 8-9 på hverdage", "phone": "99 44 90 00"},
                       "Børne- og Ungdomspsykiatri": {}},
        ties=frozenset({"Ambulatorium for unge PART_OF Børne- og Ungdomspsykiatri"}),
    ),
    Kept(
        "an FGU school's workshops, with the day that seats were free in the header",
        rows=[
            ["Skole", "Værksted/tema", "Spor", "Optag", "Antal pladser", "Ledige pladser pr. 1/10-26", "Kontakt", "Tlf."],
            ["FGU Syd", "Mad og ernæring", "PGU", "Løbende", "24", "3", "Birgit Lund", "76 12 34 56"],
        ],
        encoding="utf-16",
        offers={
            "Mad og ernæring": {"conditions": "Spor: PGU", "intake": "rolling", "seats_total": 24, "seats_free": 3,
                                "seats_on": "2026-10-01", "contact_name": "Birgit Lund", "phone": "76 12 34 56"},
        },
        organisations={"FGU Syd": {}},
        ties=frozenset({"FGU Syd PROVIDES Mad og ernæring"}),
        says=("column_as_text",),
    ),
    Kept(
        "an x under each age group, under one heading",
        sheets={"Ark1": [
            ["Oversigt over ungetilbud"],
            ["", "", "Aldersgruppe", "", "", ""],
            ["Tilbud", "Udbyder", "13-15 år", "16-17 år", "18-24 år", "Kontakt"],
            ["Klub Syd", "Ungdomsskolen i Kolding", "x", "x", "", "Per, 76 30 12 12"],
            ["Mentor", "URK", "", "X", "X", "urk@urk.dk"],
        ]},
        merged=("A1:F1", "C2:E2"),
        offers={
            "Klub Syd": {"min_age": 13, "max_age": 17, "contact_name": "Per", "phone": "76 30 12 12"},
            "Mentor": {"min_age": 16, "max_age": 24, "email": "urk@urk.dk"},
        },
        organisations={"Ungdomsskolen i Kolding": {}, "URK": {}},
        ties=frozenset({"Ungdomsskolen i Kolding PROVIDES Klub Syd", "URK PROVIDES Mentor"}),
    ),
    Kept(
        "age groups as sections are the ages of what stands under them",
        rows=[
            ["Navn på tilbud", "Udbyder", "Åbningstid"],
            ["Unge under 18 år"], ["Girltalk", "Girltalk.dk", "søn-tor 18-22"],
            ["Unge over 18 år"], ["Livslinien", "Livslinien", "alle dage"],
        ],
        offers={
            "Girltalk": {"max_age": 17, "schedule": "søn-tor 18-22", "description": "Afsnit: Unge under 18 år"},
            "Livslinien": {"min_age": 18, "schedule": "alle dage", "description": "Afsnit: Unge over 18 år"},
        },
        organisations={"Girltalk.dk": {}, "Livslinien": {}},
        ties=frozenset({"Girltalk.dk PROVIDES Girltalk", "Livslinien PROVIDES Livslinien"}),
        says=("inferred_value", "inferred_value"),
    ),
    Kept(
        "English beside Danish",
        rows=[
            ["Offer name", "Provider", "Target group", "Age", "How to get referred", "Cost", "Contact person", "Phone"],
            ["Mentoring", "Refugee House", "Newcomers", "ages 16 to 24", "No referral needed", "Free", "Jane Doe", "+45 20 30 40 50"],
            ["Job club", "Refugee House", "", "under 25 years", "Referral from jobcentre", "", "", ""],
            ["Sprogcafé", "Refugee House", "Alle", "Age 21-60", "", "", "", ""],
        ],
        encoding="utf-8-sig",
        offers={
            "Mentoring": {"conditions": "Newcomers", "min_age": 16, "max_age": 24, "route": "open", "price": "gratis",
                          "how_to_apply": "How to get referred: No referral needed", "contact_name": "Jane Doe",
                          "phone": "+45 20 30 40 50"},
            "Job club": {"max_age": 24, "route": "referral", "how_to_apply": "How to get referred: Referral from jobcentre"},
            "Sprogcafé": {"conditions": "Alle", "min_age": 21, "max_age": 60},
        },
        organisations={"Refugee House": {}},
        ties=frozenset(f"Refugee House PROVIDES {offer}" for offer in ("Mentoring", "Job club", "Sprogcafé")),
    ),
    Kept(
        "ages in prose, from an old Mac",
        rows=[["Tilbud", "Udbyder", "Målgruppe"],
              ["Æblegården", "Åsen", "Unge på 15, 16 og 17 år, som har brug for ro"],
              ["Øvelokalet", "Åsen", "For dig der er fyldt 18 år"]],
        encoding="mac_roman",
        offers={"Æblegården": {"conditions": "Unge på 15, 16 og 17 år, som har brug for ro", "min_age": 15, "max_age": 17},
                "Øvelokalet": {"conditions": "For dig der er fyldt 18 år", "min_age": 18}},
        organisations={"Åsen": {}},
        ties=frozenset({"Åsen PROVIDES Æblegården", "Åsen PROVIDES Øvelokalet"}),
        says=("inferred_value", "inferred_value"),
    ),
    Kept(
        "organisations without a header",
        rows=[["Kolding Krisecenter", "Dyrehavevej 101", "6000 Kolding", "75 53 12 34", "krise@kolding.dk"],
              ["Frivilligcenter Kolding", "Slotsgade 4", "6000 Kolding", "75 50 22 33", "info@fc-kolding.dk"]],
        organisations={
            "Kolding Krisecenter": {"address": "Dyrehavevej 101", "postcode": "6000", "town": "Kolding", "phone": "75 53 12 34",
                                    "email": "krise@kolding.dk"},
            "Frivilligcenter Kolding": {"address": "Slotsgade 4", "postcode": "6000", "town": "Kolding", "phone": "75 50 22 33",
                                        "email": "info@fc-kolding.dk"},
        },
        says=("no_header", "decided"),
    ),
    Kept(
        "people without a header are asked about, not guessed",
        rows=[["Hanne Jensen", "hanne@kolding.dk", "20 30 40 50"], ["Ole Skov Madsen", "ole@kolding.dk", "20 30 40 51"]],
        says=("undecided", "no_header"),
    ),
    Kept(
        "names without a header that may be of anything are asked about",
        rows=[["Natteravnene", "40 50 60 70", "-"], ["Perronen", "75 50 11 22", "www.perronen.dk"]],
        says=("undecided", "no_header"),
    ),
    Kept(
        "misspelt headers",
        rows=[["Tillbud", "Udbyer", "Telfon", "Målgrupe"], ["Mentor", "URK", "20 30 40 50", "Unge 15-20 år"]],
        offers={"Mentor": {"phone": "20 30 40 50", "conditions": "Unge 15-20 år", "min_age": 15, "max_age": 20}},
        organisations={"URK": {}},
        ties=frozenset({"URK PROVIDES Mentor"}),
        says=("inferred_value",),
    ),
    Kept(
        "numbered headers over two lines, as in a form",
        rows=[["1. Tilbuddets\nnavn", "2. Udbyder\n(organisation)", "3. Alder", "4. Pris\n(kr.)"], ["Fodbold", "KIF", "15-18 år", "200"]],
        offers={"Fodbold": {"min_age": 15, "max_age": 18, "price": "200"}},
        organisations={"KIF": {}},
        ties=frozenset({"KIF PROVIDES Fodbold"}),
    ),
    Kept(
        "first names and last names in columns of their own",
        rows=[["Efternavn", "Fornavn", "Stilling", "Arbejdssted", "Mail"], ["Bo", "Ida", "Mentor", "FGU Syd", "ida@k.dk"]],
        organisations={"FGU Syd": {}},
        persons={"Ida Bo": {"job_title": "Mentor", "email": "ida@k.dk"}},
        ties=frozenset({"Ida Bo WORKS_AT FGU Syd"}),
    ),
    Kept(
        "two contact persons, each with a phone of the same number",
        rows=[["Organisation", "Kontaktperson 1", "Tlf. 1", "Kontaktperson 2", "Tlf. 2"],
              ["Jobcenter", "Ane Dahl", "79 79 11 11", "Per Krog", "79 79 11 12"]],
        organisations={"Jobcenter": {}},
        persons={"Ane Dahl": {"phone": "79 79 11 11"}, "Per Krog": {"phone": "79 79 11 12"}},
        ties=frozenset({"Ane Dahl WORKS_AT Jobcenter", "Per Krog WORKS_AT Jobcenter"}),
    ),
    Kept(
        "a leader and a deputy under headings over two rows",
        sheets={"Skoler": [
            ["Skole", "Leder", "", "", "Souschef", ""],
            ["", "Navn", "Tlf.", "Mail", "Navn", "Tlf."],
            ["Ålykkeskolen", "Ib Lund", "75 11 11 12", "ib@kolding.dk", "Eva Lau", "75 11 11 13"],
        ]},
        merged=("A1:A2", "B1:D1", "E1:F1"),
        organisations={"Ålykkeskolen": {}},
        persons={"Ib Lund": {"phone": "75 11 11 12", "email": "ib@kolding.dk"},
                 "Eva Lau": {"job_title": "Souschef", "phone": "75 11 11 13"}},
        ties=frozenset({"Ib Lund WORKS_AT Ålykkeskolen", "Eva Lau WORKS_AT Ålykkeskolen"}),
    ),
    Kept(
        "who is responsible may be an organisation",
        rows=[["Indsats", "Ansvarlig", "Målgruppe"], ["Besøgsven", "Røde Kors Kolding", "Ensomme"],
              ["SSP-samtaler", "SSP Kolding", "Unge"]],
        offers={"Besøgsven": {"conditions": "Ensomme"}, "SSP-samtaler": {"conditions": "Unge"}},
        organisations={"Røde Kors Kolding": {}, "SSP Kolding": {}},
        ties=frozenset({"Røde Kors Kolding PROVIDES Besøgsven", "SSP Kolding PROVIDES SSP-samtaler"}),
    ),
    Kept(
        "who is responsible may be a person, in a compound",
        rows=[["Helhedsplan", "Aktivitet", "Aktivitetsansvarlig"], ["Munkebo", "Drengeklub", "Hassan Ali, tlf. 22 11 00 11"]],
        offers={"Drengeklub": {"contact_name": "Hassan Ali", "phone": "22 11 00 11"}},
        organisations={"Munkebo": {}},
        ties=frozenset({"Munkebo PROVIDES Drengeklub"}),
    ),
    Kept(
        "places with an address beside them are the organisations",
        rows=[["Sted", "Adresse", "Mandag", "Tirsdag", "Fredag", "Telefon"],
              ["Ungekontakten", "Nicolaiplads 3, 6000 Kolding", "9-15", "9-17", "lukket", "79 79 00 00"]],
        organisations={"Ungekontakten": {"address": "Nicolaiplads 3", "postcode": "6000", "town": "Kolding", "phone": "79 79 00 00",
                                         "procedure": "mandag 9-15, tirsdag 9-17"}},
    ),
    Kept(
        "how far an offer reaches, in the column of municipalities",
        rows=[["Kommune", "Tilbud", "Udbyder"], ["Alle", "Livslinien", "Livslinien"], ["Vejle", "Ungerådgivning", "UngVejle"]],
        offers={"Livslinien": {"reach": "national"}, "Ungerådgivning": {}},
        organisations={"Livslinien": {}, "UngVejle": {}},
        ties=frozenset({"Livslinien PROVIDES Livslinien", "UngVejle PROVIDES Ungerådgivning"}),
        says=("inferred_value",),
    ),
    Kept(
        "columns that nobody understands are told, and an unread day too",
        rows=[["Tilbud", "Udbyder", "Farvekode", "Sidst opdateret"], ["Mentor", "URK", "grøn", "4/11"]],
        offers={"Mentor": {"conditions": "Sidst opdateret: 4/11"}},
        organisations={"URK": {}},
        ties=frozenset({"URK PROVIDES Mentor"}),
        says=("column_unknown", "not_understood"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("kept", LISTS, ids=[kept.what for kept in LISTS])
def test_a_list_as_somebody_keeps_it_comes_to_what_a_reader_takes_from_it(kept: Kept, tmp_path: Path) -> None:
    check(kept, tmp_path)


def test_a_sheet_of_relations_without_rows_is_understood_all_the_same(tmp_path: Path) -> None:
    header = ["Fra", "Til", "Type", "Bemærkning"]
    file = write_xlsx(
        tmp_path / "kort.xlsx", {"Forbindelser": [header], "Tilbud": [["Tilbud", "Udbyder"], ["Mentor", "URK"]]}
    )

    shown = look_alone(tmp_path, file, options=KOLDING)

    assert list(shown.result.tables[0].columns.values()) == ["Edge.from", "Edge.to", "Edge.edge", "Edge.note"]


@pytest.mark.parametrize(
    ("rows", "questions"),
    [
        ([["Hanne Jensen", "20 30 40 50"], ["Ole Skov", "20 30 40 51"]], {"Hanne Jensen": "personer"}),
        ([["Natteravnene", "40 50 60 70"], ["Perronen", "75 50 11 22"]], {"Natteravnene": "organisationer"}),
        (
            [["Perronen", "Kirsten Dam", "75 50 11 22"], ["Natteravnene", "Bo Friis", "40 50 60 70"]],
            {"Perronen": "organisationer", "Kirsten Dam": "personer"},
        ),
    ],
)
def test_names_without_a_header_are_asked_about_with_the_likeliest_answer(
    rows: Rows, questions: dict[str, str], tmp_path: Path
) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    asked = {
        decision.question.partition("»")[2].rpartition("»")[2].rstrip("«."): decision.suggested
        for decision in shown.result.decisions
    }
    assert asked == questions
    assert {decision.choices for decision in shown.result.decisions} == {("organisationer", "tilbud", "personer")}
