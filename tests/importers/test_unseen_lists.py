"""Lists in forms that nobody had shown us: catalogues, answers to forms, providers, schools and homes, thing by thing."""

from pathlib import Path

import pytest

from tests.importers.kept import Kept, check_things
from tests.importers.lists import codes

TWICE_A_MONTH = [f"{month:02d}-{day}" for month in range(1, 13) for day in ("01", "15")]
LISTS = (
    Kept(
        "a small municipality's list with abbreviations, numbers and each provider written once",
        rows=[
            ["Nr.", "Udbyder", "Tilbud", "Målgr.", "Henv.", "Kont.pers.", "Tlf.", "Varighed (mdr.)", "Pris", "Bem."],
            [
                "1", "Ungecentret", "Værkstedet", "unge 15-25 år m. skoletræthed", "ingen henv.", "Ida Holk", "97 11 22 33", "3",
                "gratis", "lukket i uge 29-30",
            ],
            ["2", "", "Morgenholdet", "15-18 år", "henv. via KUI", "Ida Holk", "97 11 22 33", "6", "gratis", ""],
            ["3", "", "Mentor+", "u. 25", "visit. af myndighed", "Per Skou", "97 11 22 34", "12", "kommunen betaler", ""],
            [
                "4", "Rusmiddelteamet", "U-turn samtaler", "til og med 24 år", "selvhenv.", "vakant", "97 11 22 40", "efter behov",
                "0 kr.", "også aften",
            ],
            ["5", "", "Gruppeforløb hash", "18+", "Selvhenv./henv. fra læge", "", "97 11 22 40", "8 uger", "0 kr.", "næste hold 3/2"],
            ["6", "Frivilligcenteret", "Lektiecafé", "7.-10. kl.", "åben", "Bodil", "", "løbende", "-", "ti. og to. 14-16"],
        ],
        encoding="utf-8",
        offers={
            "Gruppeforløb hash": {
                "description": "næste hold 3/2", "min_age": 18, "route": "self", "duration_weeks": 8,
                "how_to_apply": "Henv.: Selvhenv./henv. fra læge", "price": "gratis", "phone": "97 11 22 40",
            },
            "Lektiecafé": {
                "description": "ti. og to. 14-16", "conditions": "7.-10. kl.\nVarighed (mdr.): løbende", "route": "open",
                "contact_name": "Bodil",
            },
            "Mentor+": {
                "conditions": "Varighed (mdr.): 12", "max_age": 24, "route": "visitation", "duration_weeks": 52,
                "how_to_apply": "Henv.: visit. af myndighed", "price": "kommunen betaler", "payer": "kommunen",
                "contact_name": "Per Skou", "phone": "97 11 22 34",
            },
            "Morgenholdet": {
                "conditions": "Varighed (mdr.): 6", "min_age": 15, "max_age": 18, "route": "referral", "duration_weeks": 26,
                "how_to_apply": "Henv.: henv. via KUI", "price": "gratis", "contact_name": "Ida Holk", "phone": "97 11 22 33",
            },
            "U-turn samtaler": {
                "description": "også aften", "conditions": "Varighed (mdr.): efter behov", "max_age": 24, "route": "self",
                "price": "gratis", "phone": "97 11 22 40",
            },
            "Værkstedet": {
                "description": "lukket i uge 29-30", "conditions": "unge 15-25 år m. skoletræthed\nVarighed (mdr.): 3", "min_age": 15,
                "max_age": 25, "route": "open", "duration_weeks": 13, "price": "gratis", "contact_name": "Ida Holk",
                "phone": "97 11 22 33",
            },
        },
        organisations={
            "Frivilligcenteret": {},
            "Rusmiddelteamet": {},
            "Ungecentret": {},
        },
        ties=frozenset({
            "Frivilligcenteret PROVIDES Lektiecafé", "Rusmiddelteamet PROVIDES Gruppeforløb hash",
            "Rusmiddelteamet PROVIDES U-turn samtaler", "Ungecentret PROVIDES Mentor+", "Ungecentret PROVIDES Morgenholdet",
            "Ungecentret PROVIDES Værkstedet",
        }),
        says=(
            "group", "inferred_value", "not_understood", "numbering",
        ),
    ),
    Kept(
        "what a form on the web was answered, question by question",
        rows=[
            [
                "Tidsstempel", "Mailadresse", "Hvad hedder jeres tilbud?", "Hvem kan deltage i jeres tilbud?",
                "Hvordan kommer man i gang hos jer?", "Koster det noget at deltage?", "Er der ventetid?", "Hvor mange pladser har I?",
                "Hvad er jeres adresse?", "Hvem skal vi kontakte ved spørgsmål?", "Må vi dele oplysningerne?",
            ],
            [
                "2026/10/02 9:14:22 AM GMT+2", "sara@kultursmedjen.dk", "Kultursmedjen",
                "Alle mellem 13 og 19, der har lyst til musik", "Man møder bare op", "Nej, det er gratis", "Nej", "Ca. 20",
                "Smedegade 4, 7400 Herning", "Sara Toft, 22 44 66 88", "Ja",
            ],
            [
                "2026/10/03 2:44:01 PM GMT+2", "kontakt@headway.dk", "Samtaler med rådgiver", "Unge på 16 til og med 24",
                "Skriv en mail eller kig forbi", "Nej", "Ja, cirka 3 uger", "Det kommer an på", "Torvet 1, 2. sal, 7400 Herning",
                "Rune", "Ja",
            ],
            [
                "2026/10/05 8:01:55 AM GMT+2", "ls@us-herning.dk", "Motorværksted (ungdomsskolen)", "7.-10. klasse",
                "Tilmelding på hjemmesiden", "Ja, 150 kr. pr. sæson", "Der er lidt venteliste", "2 hold á 8", "Skolegade 10",
                "Lars S.", "Nej",
            ],
        ],
        encoding="utf-8",
        offers={
            "Kultursmedjen": {
                "conditions": "Alle mellem 13 og 19, der har lyst til musik\nMå vi dele oplysningerne?: Ja", "min_age": 13,
                "max_age": 19, "route": "open", "seats_total": 20, "waiting_weeks": 0, "how_to_apply": "Man møder bare op",
                "price": "gratis", "contact_name": "Sara Toft", "phone": "22 44 66 88", "email": "sara@kultursmedjen.dk",
                "address": "Smedegade 4", "postcode": "7400", "town": "Herning", "verified_on": "2026-10-02",
            },
            "Motorværksted (ungdomsskolen)": {
                "conditions": (
                    "7.-10. klasse\n"
                    "Er der ventetid?: Der er lidt venteliste\n"
                    "Hvor mange pladser har I?: 2 hold á 8\n"
                    "Må vi dele oplysningerne?: Nej"
                ),
                "route": "self", "how_to_apply": "Tilmelding på hjemmesiden", "price": "150 kr. pr. sæson", "contact_name": "Lars S.",
                "seats_total": 16, "email": "ls@us-herning.dk", "address": "Skolegade 10", "verified_on": "2026-10-05",
            },
            "Samtaler med rådgiver": {
                "conditions": (
                    "Unge på 16 til og med 24\n"
                    "Er der ventetid?: Ja, cirka 3 uger\n"
                    "Hvor mange pladser har I?: Det kommer an på\n"
                    "Må vi dele oplysningerne?: Ja"
                ),
                "min_age": 16, "max_age": 24, "route": "open", "waiting_weeks": 3, "how_to_apply": "Skriv en mail eller kig forbi",
                "price": "gratis", "contact_name": "Rune", "email": "kontakt@headway.dk", "address": "Torvet 1, 2. sal",
                "postcode": "7400", "town": "Herning", "verified_on": "2026-10-03",
            },
        },
        says=(
            "column_as_text", "inferred_value", "no_provider", "not_understood",
        ),
    ),
    Kept(
        "a housing area's plan, with the time of its project",
        rows=[
            [
                "Boligområde", "Indsatsområde", "Aktivitet", "Beskrivelse", "Målgruppe", "Antal deltagere", "Projektperiode",
                "Finansiering", "Ansvarlig medarbejder", "Samarbejdspartnere",
            ],
            [
                "Skovparken", "Tryghed og trivsel", "Lommepengejob", "13-17 årige løser opgaver i området",
                "Unge 13-17 år fra Skovparken", "25", "2025-2028", "Landsbyggefonden", "Amir Saleh",
                "Boligselskabet, SSP, Ungdomsskolen",
            ],
            [
                "Skovparken", "Uddannelse og livschancer", "Lektiehjælp", "To gange om ugen", "4.-9. klasse", "15-20 pr. gang",
                "1/1-2025 - 31/12-2028", "Landsbyggefonden og kommunen", "Amir Saleh", "Biblioteket",
            ],
            [
                "Munkevænget", "Kriminalpræventiv", "Exit-samtaler", "", "unge med kontakt til bandemiljø", "individuelt",
                "til udgangen af 2026", "kommunen", "Birthe Fog (SSP)", "SSP; politiet",
            ],
        ],
        encoding="utf-8",
        offers={
            "Exit-samtaler": {
                "conditions": (
                    "Boligområde: Munkevænget\n"
                    "unge med kontakt til bandemiljø\n"
                    "Antal deltagere: individuelt\n"
                    "Projektperiode: til udgangen af 2026\n"
                    "Samarbejdspartnere: SSP; politiet"
                ),
                "valid_to": "2026-12-31", "payer": "kommunen", "contact_name": "Birthe Fog (SSP)",
            },
            "Lektiehjælp": {
                "description": "To gange om ugen", "conditions": (
                    "Boligområde: Skovparken\n"
                    "Indsatsområde: Uddannelse og livschancer\n"
                    "4.-9. klasse\n"
                    "Antal deltagere: 15-20 pr. gang\n"
                    "Projektperiode: 1/1-2025 - 31/12-2028\n"
                    "Samarbejdspartnere: Biblioteket"
                ),
                "valid_from": "2025-01-01", "valid_to": "2028-12-31", "payer": "Landsbyggefonden og kommunen",
                "contact_name": "Amir Saleh",
            },
            "Lommepengejob": {
                "description": "13-17 årige løser opgaver i området", "conditions": (
                    "Boligområde: Skovparken\n"
                    "Unge 13-17 år fra Skovparken\n"
                    "Projektperiode: 2025-2028\n"
                    "Samarbejdspartnere: Boligselskabet, SSP, Ungdomsskolen"
                ),
                "min_age": 13, "max_age": 17, "valid_from": "2025-01-01", "valid_to": "2028-12-31", "seats_total": 25,
                "payer": "Landsbyggefonden", "contact_name": "Amir Saleh",
            },
        },
        says=(
            "column_as_text", "inferred_value", "no_home", "no_provider", "not_understood",
        ),
    ),
    Kept(
        "homes for youths, whose names are not persons'",
        rows=[
            [
                "Navn", "Type", "Målgruppe", "Lovgrundlag", "Pladser", "Ledige", "Takst pr. døgn", "Adresse", "Postnr. og by",
                "Forstander", "Tlf.", "Mail", "Tilbudsportalen",
            ],
            [
                "Bostedet Lærken", "Midlertidigt botilbud", "18-35 år med psykiske lidelser", "SEL § 107", "12", "1 pr. 1/11-2026",
                "1.845 kr.", "Lærkevej 7", "6000 Kolding", "Kirsten Bay", "75501111", "laerken@kolding.dk",
                "www.tilbudsportalen.dk/1234",
            ],
            [
                "Opholdsstedet Fyrren", "Opholdssted", "12-17 år (efterværn til 23)", "BL § 43", "8", "0", "2.310 kr.", "Fyrrevej 2",
                "6040 Egtved", "Nils Buhl", "75551212", "fyr@fyrren.dk", "",
            ],
            [
                "Bofællesskabet Eg", "Bofællesskab", "unge 16-25 med autisme", "SEL § 107 / § 85", "6 lejligheder",
                "ingen, venteliste ca. 6 mdr.", "efter takst", "Egevej 1", "6092 Sdr. Stenderup", "Eva Lind", "", "", "",
            ],
        ],
        encoding="utf-8",
        offers={
            "Bofællesskabet Eg": {
                "kind": "bolig", "conditions": "unge 16-25 med autisme\nLedige: ingen, venteliste ca. 6 mdr.", "min_age": 16,
                "max_age": 25, "seats_total": 6, "seats_free": 0, "waiting_weeks": 26, "legal_basis": "SEL § 107 / § 85",
                "price": "efter takst", "address": "Egevej 1", "postcode": "6092", "town": "Sdr. Stenderup",
            },
            "Bostedet Lærken": {
                "kind": "bolig", "conditions": "Type: Midlertidigt botilbud\n18-35 år med psykiske lidelser", "min_age": 18,
                "max_age": 35, "seats_total": 12, "seats_free": 1, "seats_on": "2026-11-01", "legal_basis": "SEL § 107",
                "price": "1.845 kr.", "phone": "75501111", "email": "laerken@kolding.dk", "address": "Lærkevej 7", "postcode": "6000",
                "town": "Kolding", "website": "www.tilbudsportalen.dk/1234",
            },
            "Opholdsstedet Fyrren": {
                "conditions": "Type: Opholdssted\n12-17 år (efterværn til 23)", "min_age": 12, "max_age": 17, "seats_total": 8,
                "seats_free": 0, "legal_basis": "BL § 43", "price": "2.310 kr.", "phone": "75551212", "email": "fyr@fyrren.dk",
                "address": "Fyrrevej 2", "postcode": "6040", "town": "Egtved",
            },
        },
        persons={
            "Eva Lind": {"job_title": "Forstander"},
            "Kirsten Bay": {"job_title": "Forstander"},
            "Nils Buhl": {"job_title": "Forstander"},
        },
        ties=frozenset({
            "Eva Lind ANSWERS_FOR Bofællesskabet Eg", "Kirsten Bay ANSWERS_FOR Bostedet Lærken",
            "Nils Buhl ANSWERS_FOR Opholdsstedet Fyrren",
        }),
        says=(
            "inferred_value", "no_provider", "not_understood",
        ),
    ),
    Kept(
        "a jobcentre's providers, with hours and agreements that end",
        rows=[
            [
                "Leverandør", "Forløb", "Paragraf", "Målgruppe", "Varighed", "Timer/uge", "Holdstørrelse", "Opstart", "Visitator",
                "Kontakt", "Mobil", "Aftale udløber",
            ],
            [
                "VækstVejen A/S", "Afklaringsforløb", "LAB kap. 14", "Aktivitetsparate kontanthjælpsmodtagere 18-29 år",
                "13 uger (kan forlænges)", "max 20 t/uge", "10-12", "hver mandag", "Jobcenter", "Jens Vad", "29292929", "31/12-2026",
            ],
            [
                "VækstVejen A/S", "Job med hjælp", "LAB § 57", "Jobparate u. 30", "6-12 uger", "2 x 3 timer ugtl.", "individuel",
                "løbende", "jobkonsulent", "Jens Vad", "29292929", "31/12-2026",
            ],
            [
                "Grøn Gren", "Naturspor", "LAB § 91", "unge på udd.hjælp", "26 uger", "15-25 timer", "max 8", "1. og 15. i måneden",
                "Jobcenter Kolding", "Trine K.", "31 31 31 31", "forlænget til 2028",
            ],
        ],
        encoding="utf-8",
        offers={
            "Afklaringsforløb": {
                "conditions": "Aktivitetsparate kontanthjælpsmodtagere 18-29 år\nVarighed: 13 uger (kan forlænges)", "min_age": 18,
                "max_age": 29, "route": "visitation", "valid_to": "2026-12-31", "duration_weeks": 13, "hours_per_week": 20,
                "schedule": "Timer/uge: max 20 t/uge\nhver mandag", "how_to_apply": "Visitator: Jobcenter",
                "legal_basis": "LAB kap. 14", "group_size": "10-12", "contact_name": "Jens Vad", "phone": "29292929",
            },
            "Job med hjælp": {
                "conditions": "Jobparate u. 30\nVarighed: 6-12 uger", "max_age": 29, "route": "visitation", "valid_to": "2026-12-31",
                "intake": "rolling", "duration_weeks": 12, "hours_per_week": 6, "schedule": "Timer/uge: 2 x 3 timer ugtl.",
                "how_to_apply": "Visitator: jobkonsulent", "legal_basis": "LAB § 57", "setting": "individual",
                "contact_name": "Jens Vad", "phone": "29292929",
            },
            "Naturspor": {
                "conditions": "unge på udd.hjælp\nAftale udløber: forlænget til 2028", "route": "visitation", "intake": "yearly",
                "intake_dates": TWICE_A_MONTH, "duration_weeks": 26, "hours_per_week": 25, "schedule": "Timer/uge: 15-25 timer",
                "how_to_apply": "Visitator: Jobcenter Kolding", "legal_basis": "LAB § 91", "group_size": 8, "contact_name": "Trine K.",
                "phone": "31 31 31 31",
            },
        },
        organisations={
            "Grøn Gren": {},
            "VækstVejen A/S": {},
        },
        ties=frozenset({
            "Grøn Gren PROVIDES Naturspor", "VækstVejen A/S PROVIDES Afklaringsforløb", "VækstVejen A/S PROVIDES Job med hjælp",
        }),
        says=(
            "inferred_value", "not_understood",
        ),
    ),
    Kept(
        "tracks at an FGU school, with a guide whose header is a title",
        rows=[
            [
                "FGU-skole", "Spor", "Fag/værksted", "Optag", "Målgruppe", "Varighed", "Ugentligt timetal", "Ydelse", "Vejleder",
                "Vejleder tlf.",
            ],
            [
                "FGU Trekanten", "basis", "Avu-basis", "løbende", "under 25 år u. ungdomsuddannelse", "op til 2 år", "fuld tid",
                "FGU-ydelse", "Grete Poulsen", "21212121",
            ],
            [
                "FGU Trekanten", "PGU", "Mad og ernæring", "januar og august", "under 25 år", "1-2 år", "30 t", "FGU-ydelse",
                "Grete Poulsen", "21212121",
            ],
            ["FGU Trekanten", "EGU", "Praktik i virksomhed", "løbende", "u/25", "max. 2 år", "37", "elevløn", "Ole Mols", "21212122"],
        ],
        encoding="utf-8",
        offers={
            "Avu-basis": {
                "conditions": "Spor: basis\nunder 25 år u. ungdomsuddannelse\nVarighed: op til 2 år", "max_age": 24,
                "intake": "rolling", "duration_weeks": 104, "schedule": "Ugentligt timetal: fuld tid", "for_income": ["fgu-ydelse"],
                "contact_name": "Grete Poulsen", "phone": "21212121",
            },
            "Mad og ernæring": {
                "conditions": "Spor: PGU\nVarighed: 1-2 år", "max_age": 24, "intake": "yearly", "intake_dates": ["01-01", "08-01"],
                "duration_weeks": 104, "hours_per_week": 30, "for_income": ["fgu-ydelse"], "contact_name": "Grete Poulsen",
                "phone": "21212121",
            },
            "Praktik i virksomhed": {
                "conditions": "Spor: EGU\nu/25\nVarighed: max. 2 år", "max_age": 24, "intake": "rolling", "duration_weeks": 104,
                "hours_per_week": 37, "for_income": ["loen"], "contact_name": "Ole Mols", "phone": "21212122",
            },
        },
        organisations={
            "FGU Trekanten": {},
        },
        ties=frozenset({
            "FGU Trekanten PROVIDES Avu-basis", "FGU Trekanten PROVIDES Mad og ernæring",
            "FGU Trekanten PROVIDES Praktik i virksomhed",
        }),
        says=(
            "column_as_text", "inferred_value", "not_understood",
        ),
    ),
    Kept(
        "a school of music, with seasons and ways to sign up",
        rows=[
            ["Fag", "Underviser", "Alder", "Ugedag", "Sæson", "Pris pr. sæson", "Hold-/solo", "Ledige pladser", "Tilmelding"],
            [
                "Guitar", "Jonas Vang", "fra 8 år", "man. og ons.", "uge 34-18", "1.450 kr. (søskenderabat)", "solo", "ja",
                "via hjemmesiden",
            ],
            ["Band U18", "Jonas Vang", "13-18", "torsdag", "sept.-maj", "1.100,-", "hold", "2", "www.kulturskolen.example"],
            ["Drama", "Mie Krag", "10-14 år og 15-19 år", "tirsdag", "1/9-2026 - 30/4-2027", "950", "hold", "nej", "venteliste"],
            ["Talentlinje", "Mie Krag", "15+", "lørdage", "hele året", "gratis", "begge", "få", "efter optagelsesprøve"],
        ],
        encoding="utf-8",
        offers={
            "Band U18": {
                "conditions": "Sæson: sept.-maj", "min_age": 13, "max_age": 18, "route": "self", "seats_free": 2,
                "schedule": "torsdag", "how_to_apply": "Tilmelding: www.kulturskolen.example", "setting": "group", "price": "1.100,-",
                "contact_name": "Jonas Vang",
            },
            "Drama": {
                "conditions": "Sæson: 1/9-2026 - 30/4-2027", "min_age": 10, "max_age": 19, "route": "self", "valid_from": "2026-09-01",
                "valid_to": "2027-04-30", "seats_free": 0, "schedule": "tirsdag", "how_to_apply": "Tilmelding: venteliste",
                "setting": "group", "price": "950", "contact_name": "Mie Krag",
            },
            "Guitar": {
                "conditions": "Sæson: uge 34-18\nLedige pladser: ja", "min_age": 8, "route": "self", "schedule": "man. og ons.",
                "how_to_apply": "Tilmelding: via hjemmesiden", "setting": "individual", "price": "1.450 kr. (søskenderabat)",
                "contact_name": "Jonas Vang",
            },
            "Talentlinje": {
                "conditions": "Sæson: hele året\nLedige pladser: få", "min_age": 15, "schedule": "lørdage",
                "how_to_apply": "Tilmelding: efter optagelsesprøve", "setting": "both", "price": "gratis", "contact_name": "Mie Krag",
            },
        },
        says=(
            "inferred_value", "no_provider", "not_understood",
        ),
    ),
    Kept(
        "a region's psychiatry, where one may come by oneself as well",
        rows=[
            ["Enhed", "Tilbud", "Målgruppe", "Henvisning", "Ventetid (uger)", "Matrikel", "Telefontid", "Hovednr.", "Bemærkning"],
            [
                "Børne- og Ungdomspsykiatrien", "Ambulatorium for angst", "13-17 år", "Lægehenvisning eller PPR", "12-16",
                "Kolding, Skovvangen 2", "man-fre 8.30-10.00", "76 36 00 00", "akut: 76 36 00 11",
            ],
            [
                "Voksenpsykiatrien", "OPUS", "18-35 år med nydiagnosticeret skizofreni",
                "henvisning fra læge, kommune el. egen henvendelse", "ingen", "Vejle", "", "", "",
            ],
            ["Voksenpsykiatrien", "Selvmordsforebyggende klinik", "alle aldre", "ingen henvisning", "0", "Vejle", "8-9", "", ""],
        ],
        encoding="utf-8",
        offers={
            "Ambulatorium for angst": {
                "description": "akut: 76 36 00 11", "conditions": "Ventetid (uger): 12-16", "min_age": 13, "max_age": 17,
                "route": "referral", "waiting_weeks": 16, "schedule": "man-fre 8.30-10.00",
                "how_to_apply": "Henvisning: Lægehenvisning eller PPR", "phone": "76 36 00 00", "address": "Skovvangen 2",
                "town": "Kolding",
            },
            "OPUS": {
                "conditions": "18-35 år med nydiagnosticeret skizofreni", "min_age": 18, "max_age": 35, "route": "self",
                "waiting_weeks": 0, "how_to_apply": "Henvisning: henvisning fra læge, kommune el. egen henvendelse", "town": "Vejle",
            },
            "Selvmordsforebyggende klinik": {
                "conditions": "alle aldre", "route": "open", "waiting_weeks": 0, "schedule": "8-9", "town": "Vejle",
            },
        },
        organisations={
            "Børne- og Ungdomspsykiatrien": {},
            "Voksenpsykiatrien": {},
        },
        ties=frozenset({
            "Børne- og Ungdomspsykiatrien PROVIDES Ambulatorium for angst", "Voksenpsykiatrien PROVIDES OPUS",
            "Voksenpsykiatrien PROVIDES Selvmordsforebyggende klinik",
        }),
        says=(
            "inferred_value",
        ),
    ),
    Kept(
        "an English list, headers and cells",
        rows=[
            [
                "Organisation", "Programme", "Who is it for?", "Age group", "Referral required?", "How long?", "When?", "Cost",
                "Languages", "Contact person", "Phone", "Email", "Last updated",
            ],
            [
                "Street Bridge", "Job buddies", "Newly arrived youth in education or job seekers", "16-26", "No", "6 months",
                "Tue and Thu 16-18", "Free of charge", "Danish, English, Arabic", "Omar S.", "+45 42 00 11 22", "omar@sb.example",
                "Oct 2026",
            ],
            [
                "Street Bridge", "Night football", "Anyone", "15 and over", "Yes - by SSP", "ongoing", "Fridays 20-23", "No cost",
                "Danish/English", "", "", "", "2026-10-14",
            ],
            [
                "Anchor", "Counselling", "under 25s", "up to 24", "Self referral", "8 weeks", "", "50 DKK per session", "English",
                "Ann Lee", "0045 33112233", "ann@anchor.example", "14/10/2026",
            ],
        ],
        encoding="utf-8",
        offers={
            "Counselling": {
                "conditions": "under 25s", "max_age": 24, "route": "self", "duration_weeks": 8,
                "how_to_apply": "Referral required?: Self referral", "price": "50 DKK per session", "contact_name": "Ann Lee",
                "phone": "0045 33112233", "email": "ann@anchor.example", "languages": ["engelsk"], "verified_on": "2026-10-14",
            },
            "Job buddies": {
                "conditions": "Newly arrived youth in education or job seekers\nHow long?: 6 months", "min_age": 16, "max_age": 26,
                "route": "open", "duration_weeks": 26, "schedule": "Tue and Thu 16-18", "price": "gratis", "contact_name": "Omar S.",
                "phone": "+45 42 00 11 22", "email": "omar@sb.example", "languages": ["arabisk", "dansk", "engelsk"],
                "verified_on": "2026-10-01",
            },
            "Night football": {
                "conditions": "Anyone\nHow long?: ongoing", "min_age": 15, "route": "referral", "schedule": "Fridays 20-23",
                "how_to_apply": "Referral required?: Yes - by SSP", "price": "gratis", "languages": ["dansk", "engelsk"],
                "verified_on": "2026-10-14",
            },
        },
        organisations={
            "Anchor": {},
            "Street Bridge": {},
        },
        ties=frozenset({
            "Anchor PROVIDES Counselling", "Street Bridge PROVIDES Job buddies", "Street Bridge PROVIDES Night football",
        }),
        says=(
            "inferred_value", "not_understood",
        ),
    ),
    Kept(
        "a form's answers as another program exports them",
        rows=[
            [
                "Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", "Organisation", "Tilbuddets navn",
                "Hvad går tilbuddet ud på?", "Hvilken aldersgruppe?", "Skal man visiteres?", "Er der egenbetaling?",
                "Hvor lang er ventetiden?", "Har I ledige pladser?",
            ],
            [
                "1", "02-10-2026 08:12:01", "02-10-2026 08:25:44", "anonymous", "", "Klub Havnen", "Fredagsklub", "Hygge og mad",
                "14-18 år", "Nej", "Nej", "Ingen", "Ja, altid",
            ],
            [
                "2", "03-10-2026 10:00:00", "03-10-2026 10:09:12", "anonymous", "", "Team Unge", "Bostøtte", "Hjælp til hverdagen",
                "fra 18 år", "Ja", "nej", "ca. 2 måneder", "0",
            ],
            [
                "3", "05-10-2026 13:44:10", "05-10-2026 13:59:58", "anonymous", "", "Team Unge", "Gruppe for unge mødre", "Netværk",
                "op til 25", "både og", "20 kr. for mad", "?", "3-4 stykker",
            ],
        ],
        encoding="utf-8",
        offers={
            "Bostøtte": {
                "description": "Hjælp til hverdagen", "conditions": "Hvor lang er ventetiden?: ca. 2 måneder", "min_age": 18,
                "route": "visitation", "seats_free": 0, "waiting_weeks": 9, "price": "gratis", "verified_on": "2026-10-03",
            },
            "Fredagsklub": {
                "description": "Hygge og mad", "conditions": "Har I ledige pladser?: Ja, altid", "min_age": 14, "max_age": 18,
                "route": "open", "waiting_weeks": 0, "price": "gratis", "verified_on": "2026-10-02",
            },
            "Gruppe for unge mødre": {
                "description": "Netværk", "conditions": "Har I ledige pladser?: 3-4 stykker", "max_age": 25,
                "how_to_apply": "Skal man visiteres?: både og", "price": "20 kr. for mad", "verified_on": "2026-10-05",
            },
        },
        organisations={
            "Klub Havnen": {},
            "Team Unge": {},
        },
        ties=frozenset({
            "Klub Havnen PROVIDES Fredagsklub", "Team Unge PROVIDES Bostøtte", "Team Unge PROVIDES Gruppe for unge mødre",
        }),
        says=(
            "inferred_value", "not_understood", "numbering",
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("kept", LISTS, ids=[kept.what for kept in LISTS])
def test_what_a_careful_reader_takes_from_an_unseen_list_is_what_an_import_takes(kept: Kept, tmp_path: Path) -> None:
    assert {*codes(check_things(kept, tmp_path))} == {*kept.says}
