"""Lists whose columns are odd: questions and abbreviations for headers, dates for a status, yes and no in many words."""

from pathlib import Path

import pytest

from tests.importers.kept import Kept, check_things
from tests.importers.lists import codes

MONTHLY = [f"{month:02d}-01" for month in range(1, 13)]
TWICE_A_MONTH = [f"{month:02d}-{day}" for month in range(1, 13) for day in ("01", "15")]
LISTS = (
    Kept(
        "headers that only ask what, who, where and how",
        rows=[
            ["Hvad", "Hvem", "Hvor", "Hvornår", "Hvordan", "Hvor meget", "Hvem betaler"],
            [
                "Ridning for sårbare", "Piger 13-18", "Rideskolen, Skovvej 4, 6580 Vamdrup", "onsdag eftermiddag",
                "ring til Tine 24 24 24 24", "2 t/uge", "kommunen",
            ],
            ["Fiskehold", "drenge 15-20 år", "Havnen", "lør. kl. 6-12", "mød op", "1 gang om måneden", "gratis, fond betaler"],
        ],
        encoding="utf-8",
        offers={
            "Fiskehold": {
                "conditions": "drenge 15-20 år\nHvor meget: 1 gang om måneden", "min_age": 15, "max_age": 20, "route": "open",
                "schedule": "lør. kl. 6-12", "how_to_apply": "mød op", "payer": "gratis, fond betaler", "address": "Havnen",
            },
            "Ridning for sårbare": {
                "conditions": "Piger 13-18\nHvor meget: 2 t/uge", "min_age": 13, "max_age": 18, "schedule": "onsdag eftermiddag",
                "how_to_apply": "ring til Tine 24 24 24 24", "payer": "kommunen", "address": "Rideskolen, Skovvej 4",
                "postcode": "6580", "town": "Vamdrup",
            },
        },
        says=(
            "column_as_text", "inferred_value", "no_provider",
        ),
    ),
    Kept(
        "a telephone list with extensions and a vacancy",
        rows=[
            ["Afdeling", "Funktion", "Navn", "Lokal", "Mobil", "E-mail", "Træffes bedst"],
            ["Ungeenheden", "Leder", "Susanne Lykke", "12 34", "20101010", "sly@kom.dk", "8-9"],
            ["Ungeenheden", "UU-vejleder", "Bo Højland Krarup", "12 35", "20101011", "bhk@kom.dk", "man-tors"],
            ["Ungeenheden", "Vakant", "N.N.", "", "", "", ""],
            ["Ydelse", "Sagsbehandler", "Ida og Per (deles)", "12 40", "", "ydelse@kom.dk", "9-12"],
        ],
        encoding="utf-8",
        organisations={
            "Ungeenheden": {
                "procedure": "Bo Højland Krarup, lokal: 12 35\nBo Højland Krarup, træffes bedst: man-tors\n"
                "Susanne Lykke, lokal: 12 34\nSusanne Lykke, træffes bedst: 8-9"
            },
            "Ydelse": {"procedure": "Ida og Per (deles), lokal: 12 40\nIda og Per (deles), træffes bedst: 9-12"},
        },
        persons={
            "Bo Højland Krarup": {"job_title": "UU-vejleder", "phone": "20101011", "email": "bhk@kom.dk"},
            "Ida og Per (deles)": {"job_title": "Sagsbehandler", "email": "ydelse@kom.dk"},
            "Susanne Lykke": {"job_title": "Leder", "phone": "20101010", "email": "sly@kom.dk"},
        },
        ties=frozenset({
            "Bo Højland Krarup WORKS_AT Ungeenheden", "Ida og Per (deles) WORKS_AT Ydelse", "Susanne Lykke WORKS_AT Ungeenheden",
        }),
        says=(
            "column_as_text",
        ),
    ),
    Kept(
        "offers that close, begin and end",
        rows=[
            ["Tilbud", "Udbyder", "Status", "Sidst rettet", "Aftale udløber", "Bevilling"],
            ["A-kurset", "Hus 1", "Lukket pr. 1/8-2026", "aug. 26", "", ""],
            ["B-kurset", "Hus 1", "Aktiv", "1/10 2026", "31.12.2027", "fond"],
            ["C-kurset", "Hus 2", "Nedlægges ved årsskiftet", "", "1. januar 2027", "§ 18"],
            ["D-kurset", "Hus 3", "Starter 1. februar 2027", "", "2029", "Rammeaftale"],
            ["E-kurset", "Hus 3", "på pause indtil videre", "", "", ""],
            ["F-kurset", "Hus 3", "ja", "", "", ""],
        ],
        encoding="utf-8",
        offers={
            "A-kurset": {"conditions": "Status: Lukket pr. 1/8-2026\nSidst rettet: aug. 26", "valid_to": "2026-07-31"},
            "B-kurset": {"status": "active", "valid_to": "2027-12-31", "how_to_apply": "Bevilling: fond", "verified_on": "2026-10-01"},
            "C-kurset": {"conditions": "Status: Nedlægges ved årsskiftet", "valid_to": "2027-01-01", "how_to_apply": "Bevilling: § 18"},
            "D-kurset": {"valid_from": "2027-02-01", "valid_to": "2029-12-31", "how_to_apply": "Bevilling: Rammeaftale"},
            "E-kurset": {"status": "paused"},
            "F-kurset": {"status": "active"},
        },
        organisations={
            "Hus 1": {},
            "Hus 2": {},
            "Hus 3": {},
        },
        ties=frozenset({
            "Hus 1 PROVIDES A-kurset", "Hus 1 PROVIDES B-kurset", "Hus 2 PROVIDES C-kurset", "Hus 3 PROVIDES D-kurset",
            "Hus 3 PROVIDES E-kurset", "Hus 3 PROVIDES F-kurset",
        }),
        says=(
            "inferred_value", "not_understood",
        ),
    ),
    Kept(
        "a municipality's catalogue with a title, phases and a column of finances",
        rows=[
            ["Tilbudsvifte for unge 2026 – Lunde Kommune"],
            [],
            [
                "Løbenr.", "Navn på tilbud", "Ansvarlig enhed", "Tilbudstype", "Målgruppe/alder", "Delmål", "Progressionstrin",
                "Ind./grp.", "Ugl. omfang", "Varighed", "Visitation", "Opstart", "Økonomi", "Kontakt",
            ],
            [
                "1", "Morgenløft", "Ungdomscentret", "Dagtilbud", "15-24 årige med ustabilt fremmøde", "mødestabilitet, døgnrytme",
                "1-2", "grp.", "5 dage kl. 8-10", "løbende", "nej", "dagligt", "gratis", "Ulla P., 65 20 10 10",
            ],
            [
                "2", "Klar til praktik", "Jobcenter", "Vejledning", "18-29 år, jobparate og uddannelsesparate", "job/praktik",
                "trin 4-5", "ind.", "1 t/uge", "13 uger", "ja, JC", "1. i måneden", "kommunen", "praktikteam@lunde.example",
            ],
            [
                "3", "Ro på", "PPR", "Samtaler", "13-18", "angst", "alle", "begge", "efter aftale", "op til 6 mdr", "PPR",
                "efter aftale", "-", "-",
            ],
        ],
        encoding="utf-8",
        offers={
            "Klar til praktik": {
                "kind": "vejledning", "conditions": "18-29 år, jobparate og uddannelsesparate", "min_age": 18, "max_age": 29,
                "route": "visitation", "intake": "yearly", "intake_dates": MONTHLY, "duration_weeks": 13, "hours_per_week": 1,
                "how_to_apply": "Visitation: ja, JC", "setting": "individual", "payer": "kommunen",
                "email": "praktikteam@lunde.example",
            },
            "Morgenløft": {
                "conditions": "Tilbudstype: Dagtilbud\n15-24 årige med ustabilt fremmøde\nVarighed: løbende", "min_age": 15,
                "max_age": 24, "route": "open", "intake": "rolling", "schedule": "Ugl. omfang: 5 dage kl. 8-10",
                "how_to_apply": "Opstart: dagligt", "setting": "group", "price": "gratis", "contact_name": "Ulla P",
                "phone": "65 20 10 10",
            },
            "Ro på": {
                "kind": "raadgivning", "conditions": "Varighed: op til 6 mdr", "min_age": 13, "max_age": 18, "route": "visitation",
                "intake": "rolling", "duration_weeks": 26, "schedule": "Ugl. omfang: efter aftale",
                "how_to_apply": "Visitation: PPR\nOpstart: efter aftale", "setting": "both",
            },
        },
        organisations={
            "Jobcenter": {},
            "PPR": {},
            "Ungdomscentret": {},
        },
        ties=frozenset({
            "Jobcenter PROVIDES Klar til praktik", "PPR PROVIDES Ro på", "Ungdomscentret PROVIDES Morgenløft",
        }),
        says=(
            "inferred_value", "not_understood", "numbering",
        ),
    ),
    Kept(
        "organisations with partners, and a leader in the cell",
        rows=[
            ["Organisation", "Målgruppe", "Samarbejdspartnere", "Henviser til", "Adresse", "Tlf.", "Kontaktperson", "Opdateret"],
            [
                "Værestedet Ankeret", "18+", "Kommunen, Blå Kors; Natteravnene", "Misbrugscentret", "Havnegade 4, 5600 Faaborg",
                "62 61 11 11", "Leder Kaj Munk, kaj@ankeret.example", "okt-26",
            ],
            [
                "Misbrugscentret", "alle aldre", "ingen", "-", "Torvet 2, 5600", "62 61 22 22 (man-tor 9-15, fre 9-12)", "Receptionen",
                "2026-09",
            ],
        ],
        encoding="utf-8",
        organisations={
            "Blå Kors": {},
            "Kommunen": {},
            "Misbrugscentret": {
                "phone": "62 61 22 22", "address": "Torvet 2", "postcode": "5600",
                "procedure": "Målgruppe: alle aldre\nSamarbejdspartnere: ingen\nTlf.: 62 61 22 22 (man-tor 9-15, fre 9-12)",
                "verified_on": "2026-09-01",
            },
            "Natteravnene": {},
            "Værestedet Ankeret": {
                "phone": "62 61 11 11", "address": "Havnegade 4", "postcode": "5600", "town": "Faaborg", "procedure": "Målgruppe: 18+",
                "verified_on": "2026-10-01",
            },
        },
        persons={
            "Kaj Munk": {"job_title": "Leder", "email": "kaj@ankeret.example"},
            "Receptionen": {},
        },
        ties=frozenset({
            "Blå Kors KNOWS Værestedet Ankeret", "Kaj Munk WORKS_AT Værestedet Ankeret", "Kommunen KNOWS Værestedet Ankeret",
            "Natteravnene KNOWS Værestedet Ankeret", "Receptionen WORKS_AT Misbrugscentret",
            "Værestedet Ankeret REFERS_TO Misbrugscentret",
        }),
        says=(
            "column_as_text", "inferred_value", "not_understood", "partner_without_place",
        ),
    ),
    Kept(
        "clubs for classes and years of birth",
        rows=[
            ["Aktivitet", "Sted", "For", "Tidspunkt", "Født", "Pris", "Ansvarlig"],
            ["Pigeklub", "Klubhuset", "piger 5.-7. kl.", "onsdage 15-17", "2013-2015", "gratis", "Maja K."],
            ["Gamerklub", "Biblioteket", "alle fra 10 år", "hver anden torsdag", "", "20 kr", "Ahmed"],
        ],
        encoding="utf-8",
        offers={
            "Gamerklub": {
                "conditions": "alle fra 10 år", "min_age": 10, "schedule": "hver anden torsdag", "price": "20 kr",
                "contact_name": "Ahmed", "address": "Biblioteket",
            },
            "Pigeklub": {
                "conditions": "piger 5.-7. kl.\nFødt: 2013-2015", "schedule": "onsdage 15-17", "price": "gratis",
                "contact_name": "Maja K.", "address": "Klubhuset",
            },
        },
        says=(
            "doubtful_value", "inferred_value", "no_provider",
        ),
    ),
    Kept(
        "yes and no in many words",
        rows=[
            ["Tilbud", "Udbyder", "Gratis", "Anonym", "Kræver henvisning", "Kørestolsadgang", "Tolk", "Online", "Gruppe", "Bisidder"],
            ["Chatten", "Børns Vilkår", "ja tak", "JA!", "nej!", "-", "0", "ja", "nej", "x"],
            ["Gåture", "KFUM", "√", "delvist", "1", "nej", "ja", "nej", "ja", "efter aftale"],
            ["Kurset", "AOF", "nej, 300 kr", "nej", "ja, læge", "delvist", "efter aftale", "delvist", "begge", "ja gerne"],
        ],
        encoding="utf-8",
        offers={
            "Chatten": {
                "conditions": "Gruppe: nej", "route": "open", "anonymous": True, "companion_allowed": True, "price": "gratis",
                "form": "online", "cannot": ["tolk"],
            },
            "Gåture": {
                "conditions": "Anonym: delvist\nOnline: nej\nBisidder: efter aftale", "route": "referral", "setting": "group",
                "price": "gratis", "accessibility": ["tolk"], "cannot": ["koerestol"],
            },
            "Kurset": {
                "conditions": "Kørestolsadgang: delvist\nTolk: efter aftale\nOnline: delvist", "route": "referral",
                "how_to_apply": "Kræver henvisning: ja, læge", "setting": "both", "anonymous": False, "companion_allowed": True,
                "price": "300 kr",
            },
        },
        organisations={
            "AOF": {},
            "Børns Vilkår": {},
            "KFUM": {},
        },
        ties=frozenset({
            "AOF PROVIDES Kurset", "Børns Vilkår PROVIDES Chatten", "KFUM PROVIDES Gåture",
        }),
        says=(
            "not_understood",
        ),
    ),
    Kept(
        "a region's homes with headers as long as questions",
        rows=[
            [
                "Tilbuddets navn (som på Tilbudsportalen)", "Driftsherre / ejerform",
                "Hvilke paragraffer er tilbuddet godkendt efter?", "Hvor mange pladser er tilbuddet godkendt til?",
                "Aldersgruppe (fra - til)", "Gennemsnitlig takst pr. døgn (2026)", "Er der ventetid? (angiv i uger)",
                "Hvem visiterer?", "Telefonnummer til forstander",
            ],
            ["Skovhøj", "Region Midtjylland", "SEL § 108", "14", "18 - 99", "3.120", "8", "handlekommunen", "78 47 00 00"],
            ["Åhuset", "Selvejende", "§ 107, § 85", "6 (+ 1 aflastning)", "18-30", "2.004,50 kr.", "ingen", "kommunen", "22 88 77 66"],
        ],
        encoding="utf-8",
        offers={
            "Åhuset": {
                "conditions": "Hvor mange pladser er tilbuddet godkendt til?: 6 (+ 1 aflastning)", "min_age": 18, "max_age": 30,
                "route": "visitation", "waiting_weeks": 0, "how_to_apply": "Hvem visiterer?: kommunen", "legal_basis": "§ 107, § 85",
                "price": "2.004,50 kr.", "phone": "22 88 77 66",
            },
            "Skovhøj": {
                "min_age": 18, "max_age": 99, "route": "visitation", "seats_total": 14, "waiting_weeks": 8,
                "how_to_apply": "Hvem visiterer?: handlekommunen", "legal_basis": "SEL § 108", "price": "3.120",
                "phone": "78 47 00 00",
            },
        },
        organisations={
            "Region Midtjylland": {},
        },
        ties=frozenset({
            "Region Midtjylland PROVIDES Skovhøj",
        }),
        says=(
            "inferred_value", "no_name_there", "no_provider", "not_understood",
        ),
    ),
    Kept(
        "jobs after school: a driving licence is no way in",
        rows=[
            [
                "Virksomhed", "Jobtype", "Alder", "Timer pr. uge", "Løn", "Kørekort", "Kontakt", "Telefon", "Ansøgningsfrist",
                "Startdato",
            ],
            [
                "Superbrugsen Ølby", "Flaskedreng", "13-17 år", "6-8", "overenskomst", "nej", "Butikschef Tom", "56 65 00 00",
                "løbende", "snarest",
            ],
            ["Gartneriet Bakken", "Feriehjælp", "fra 15", "37", "120 kr./t", "nej", "Gerda", "", "1/6", "uge 27"],
        ],
        encoding="utf-8",
        offers={
            "Feriehjælp": {
                "conditions": "Løn: 120 kr./t\nKørekort: nej", "min_age": 15, "hours_per_week": 37,
                "how_to_apply": "Ansøgningsfrist: 1/6\nStartdato: uge 27", "contact_name": "Gerda",
            },
            "Flaskedreng": {
                "conditions": "Løn: overenskomst\nKørekort: nej", "min_age": 13, "max_age": 17, "hours_per_week": 8,
                "schedule": "Timer pr. uge: 6-8", "how_to_apply": "Ansøgningsfrist: løbende\nStartdato: snarest",
                "contact_name": "Butikschef Tom", "phone": "56 65 00 00",
            },
        },
        organisations={
            "Gartneriet Bakken": {},
            "Superbrugsen Ølby": {},
        },
        ties=frozenset({
            "Gartneriet Bakken PROVIDES Feriehjælp", "Superbrugsen Ølby PROVIDES Flaskedreng",
        }),
        says=(
            "column_as_text", "doubtful_value", "inferred_value", "not_understood",
        ),
    ),
    Kept(
        "persons grouped under their organisation",
        rows=[
            ["Organisation", "Navn", "Titel", "Telefon"],
            ["Ungecenter Nord", "Pia Lund", "leder", "20 00 00 01"],
            ["", "Jan Vik", "mentor", "20 00 00 02"],
            ["", "Eva Ry", "vejleder", "20 00 00 03"],
            ["Jobcenter", "Kim Bo", "jobkonsulent", "20 00 00 04"],
            ["", "Lis Ax", "virksomhedskonsulent", "20 00 00 05"],
        ],
        encoding="utf-8",
        organisations={
            "Jobcenter": {},
            "Ungecenter Nord": {},
        },
        persons={
            "Eva Ry": {"job_title": "vejleder", "phone": "20 00 00 03"},
            "Jan Vik": {"job_title": "mentor", "phone": "20 00 00 02"},
            "Kim Bo": {"job_title": "jobkonsulent", "phone": "20 00 00 04"},
            "Lis Ax": {"job_title": "virksomhedskonsulent", "phone": "20 00 00 05"},
            "Pia Lund": {"job_title": "leder", "phone": "20 00 00 01"},
        },
        ties=frozenset({
            "Eva Ry WORKS_AT Ungecenter Nord", "Jan Vik WORKS_AT Ungecenter Nord", "Kim Bo WORKS_AT Jobcenter",
            "Lis Ax WORKS_AT Jobcenter", "Pia Lund WORKS_AT Ungecenter Nord",
        }),
        says=(
            "group",
        ),
    ),
    Kept(
        "Greenland, the Faroes and a box at the post office",
        rows=[
            ["Organisation", "Adresse", "Postnr. og by", "Tlf.", "Mail"],
            ["Ungehuset Nuuk", "Aqqusinersuaq 12", "3900 Nuuk", "+299 34 00 00", "nuuk@ung.example"],
            ["Ungdómshúsið", "Niels Finsens gøta 4", "FO-100 Tórshavn", "+298 31 00 00", "ung@hus.example"],
            ["Ventestedet", "Postboks 44", "2630 Taastrup", "", "vent@sted.example"],
        ],
        encoding="utf-8",
        organisations={
            "Ungdómshúsið": {
                "phone": "+298 31 00 00", "email": "ung@hus.example", "address": "Niels Finsens gøta 4", "postcode": "100",
                "town": "Tórshavn",
            },
            "Ungehuset Nuuk": {
                "phone": "+299 34 00 00", "email": "nuuk@ung.example", "address": "Aqqusinersuaq 12", "postcode": "3900",
                "town": "Nuuk",
            },
            "Ventestedet": {"email": "vent@sted.example", "address": "Postboks 44", "postcode": "2630", "town": "Taastrup"},
        },
    ),
    Kept(
        "what one lives on, what it costs and who pays",
        rows=[
            ["Forløb", "Udbyder", "Forsørgelsesgrundlag", "Egenbetaling", "Finansieres af", "Ydelse under forløbet"],
            ["AGU", "FGU Nord", "FGU-ydelse", "Nej", "staten", "FGU-ydelse"],
            ["Højskoleophold", "Egå Højskole", "SU eller selvforsørgende", "Ja, 1.600 kr./uge", "fonde", "ingen"],
            ["Jobskole", "JC", "uddannelseshjælp eller kontanthjælp", "0 kr.", "kommunen", "uændret"],
        ],
        encoding="utf-8",
        offers={
            "AGU": {
                "conditions": "Ydelse under forløbet: FGU-ydelse", "price": "gratis", "payer": "staten", "for_income": ["fgu-ydelse"],
            },
            "Højskoleophold": {
                "conditions": "Forsørgelsesgrundlag: SU eller selvforsørgende\nYdelse under forløbet: ingen", "price": "1.600 kr./uge",
                "payer": "fonde", "for_income": ["su"],
            },
            "Jobskole": {
                "conditions": "Ydelse under forløbet: uændret", "price": "gratis", "payer": "kommunen",
                "for_income": ["kontanthjaelp", "uddannelseshjaelp"],
            },
        },
        organisations={
            "Egå Højskole": {},
            "FGU Nord": {},
            "JC": {},
        },
        ties=frozenset({
            "Egå Højskole PROVIDES Højskoleophold", "FGU Nord PROVIDES AGU", "JC PROVIDES Jobskole",
        }),
        says=(
            "column_as_text",
        ),
    ),
    Kept(
        "abbreviated headers and phones with hours",
        rows=[
            ["Navn på tilbud", "Hvem står bag?", "Målgr.", "Åbn.tid", "Tlf.", "Adr.", "Henv.", "Kont.pers."],
            [
                "Ung Info", "Kommunen", "13-25 år", "ma-to 12-17, fr 12-15", "76 11 00 00 (ma-fr 10-12)", "Torvet 3, 7100 Vejle",
                "ingen", "Lea Holm / Jan Friis",
            ],
            ["Åben anonym", "Blå Kors", "u. 18", "ti. + to. 15-18", "70 33 22 60", "", "nej", "v/ Mona Lind"],
            [
                "Misbrug ung", "Rusmiddelcentret", "fra 15 til det fyldte 25. år", "efter aftale", "76 22 00 00 / sms 30 22 00 00",
                "Havnen 1, 7100 Vejle", "selvhenv. el. via forældre", "vakant",
            ],
        ],
        encoding="utf-8",
        offers={
            "Åben anonym": {
                "max_age": 17, "route": "open", "schedule": "ti. + to. 15-18", "contact_name": "Mona Lind", "phone": "70 33 22 60",
            },
            "Misbrug ung": {
                "conditions": "fra 15 til det fyldte 25. år", "min_age": 15, "max_age": 24, "route": "self",
                "schedule": "efter aftale", "how_to_apply": "Tlf.: 76 22 00 00 / sms 30 22 00 00\nHenv.: selvhenv. el. via forældre",
                "phone": "76 22 00 00", "address": "Havnen 1", "postcode": "7100", "town": "Vejle",
            },
            "Ung Info": {
                "min_age": 13, "max_age": 25, "route": "open", "schedule": "ma-to 12-17, fr 12-15",
                "how_to_apply": "Tlf.: 76 11 00 00 (ma-fr 10-12)", "contact_name": "Lea Holm / Jan Friis", "phone": "76 11 00 00",
                "address": "Torvet 3", "postcode": "7100", "town": "Vejle",
            },
        },
        organisations={
            "Blå Kors": {},
            "Kommunen": {},
            "Rusmiddelcentret": {},
        },
        ties=frozenset({
            "Blå Kors PROVIDES Åben anonym", "Kommunen PROVIDES Ung Info", "Rusmiddelcentret PROVIDES Misbrug ung",
        }),
        says=(
            "inferred_value",
        ),
    ),
    Kept(
        "courses that begin next, and how long before one must ask",
        rows=[
            ["Kursus", "Udbyder", "Næste opstart", "Tilmeldingsfrist", "Varighed", "Max. antal"],
            ["Hjælpemotor", "US", "3/2", "14 dage før", "2 x 13 uger", "14"],
            ["Kør selv", "US", "august 2027", "1. juni", "10 mandage", "12 (9 optaget)"],
            ["Musik", "US", "1. og 15. i hver måned", "dagen før", "et skoleår", "8 pr. hold"],
        ],
        encoding="utf-8",
        offers={
            "Hjælpemotor": {
                "conditions": "Varighed: 2 x 13 uger", "apply_by_days": 14, "seats_total": 14, "duration_weeks": 26,
                "how_to_apply": "Næste opstart: 3/2",
            },
            "Kør selv": {
                "conditions": "Varighed: 10 mandage\nMax. antal: 12 (9 optaget)", "intake": "dates", "intake_dates": ["2027-08-01"],
                "seats_total": 12, "seats_free": 3, "duration_weeks": 10, "how_to_apply": "Tilmeldingsfrist: 1. juni",
            },
            "Musik": {
                "conditions": "Varighed: et skoleår\nMax. antal: 8 pr. hold", "intake": "yearly", "intake_dates": TWICE_A_MONTH,
                "apply_by_days": 1, "duration_weeks": 52,
            },
        },
        organisations={
            "US": {},
        },
        ties=frozenset({
            "US PROVIDES Hjælpemotor", "US PROVIDES Kør selv", "US PROVIDES Musik",
        }),
        says=(
            "doubtful_value", "inferred_value", "not_understood",
        ),
    ),
    Kept(
        "organisations that close on a day, and two contacts in a cell",
        rows=[
            ["Organisation", "Type", "Status", "Kontaktperson", "Telefon"],
            ["Hus A", "Forening", "Lukket pr. 1/8-2026", "Ib Ek", "20202020"],
            ["Hus B", "Kommunal", "aktiv", "Lis Ek og Bo Ask", "20202021"],
            ["Hus C", "Selvejende", "nedlagt", "", ""],
        ],
        encoding="utf-8",
        organisations={
            "Hus A": {"kind": "forening", "phone": "20202020", "procedure": "Status: Lukket pr. 1/8-2026"},
            "Hus B": {"status": "active", "phone": "20202021"},
            "Hus C": {"status": "closed", "procedure": "Type: Selvejende"},
        },
        persons={
            "Bo Ask": {},
            "Ib Ek": {},
            "Lis Ek": {},
        },
        ties=frozenset({
            "Bo Ask WORKS_AT Hus B", "Ib Ek WORKS_AT Hus A", "Lis Ek WORKS_AT Hus B",
        }),
        says=(
            "doubtful_value", "not_understood",
        ),
    ),
    Kept(
        "denials of every kind",
        rows=[
            ["Tilbud", "Udbyder", "Hvem er tilbuddet ikke for?", "Aldersgrænse", "Henvisning", "Anonymt?", "Pris"],
            ["Boks", "KIF", "personer i aktivt misbrug", "ikke under 15", "ikke nødvendig", "ikke muligt", "ikke gratis"],
            ["Yoga", "DGI", "-", "ingen", "hverken henvisning eller visitation", "muligt", "ingen deltagerbetaling"],
            [
                "Gruppe", "PPR", "unge over 18", "ej over 18 år", "kræver visitation, kan ikke søges selv", "nej",
                "gratis, dog 50 kr. for materialer",
            ],
        ],
        encoding="utf-8",
        offers={
            "Boks": {
                "conditions": "Hvem er tilbuddet ikke for?: personer i aktivt misbrug", "min_age": 15, "route": "open",
                "anonymous": False, "price": "ikke gratis",
            },
            "Gruppe": {
                "conditions": "Hvem er tilbuddet ikke for?: unge over 18", "max_age": 18, "route": "visitation",
                "how_to_apply": "Henvisning: kræver visitation, kan ikke søges selv", "anonymous": False,
                "price": "gratis, dog 50 kr. for materialer",
            },
            "Yoga": {
                "conditions": "Aldersgrænse: ingen", "route": "open",
                "how_to_apply": "Henvisning: hverken henvisning eller visitation", "anonymous": True, "price": "gratis",
            },
        },
        organisations={
            "DGI": {},
            "KIF": {},
            "PPR": {},
        },
        ties=frozenset({
            "DGI PROVIDES Yoga", "KIF PROVIDES Boks", "PPR PROVIDES Gruppe",
        }),
    ),
    Kept(
        "addresses that are written so that machines shall not find them",
        rows=[
            ["Organisation", "Mail", "Web", "Telefon"],
            ["Søens Ungdomsklub", "kontakt@søensungdom.example", "www.søensungdom.example", "+45 2233 4455"],
            ["Lærken", "info (at) laerken (dot) example", "laerken.example/unge", "22 33 44 5"],
            ["Tårnet", "a@taarn.example; b@taarn.example", "@taarnet", "+49 461 555 123"],
        ],
        encoding="utf-8",
        organisations={
            "Lærken": {"email": "info@laerken.example", "website": "laerken.example/unge", "procedure": "Telefon: 22 33 44 5"},
            "Søens Ungdomsklub": {
                "phone": "+45 2233 4455", "email": "kontakt@søensungdom.example", "website": "www.søensungdom.example",
            },
            "Tårnet": {
                "phone": "+49 461 555 123", "email": "a@taarn.example",
                "procedure": "Mail: a@taarn.example; b@taarn.example\nWeb: @taarnet",
            },
        },
        says=(
            "inferred_value", "not_understood",
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("kept", LISTS, ids=[kept.what for kept in LISTS])
def test_a_list_of_odd_columns_comes_to_what_a_careful_reader_takes_from_it(kept: Kept, tmp_path: Path) -> None:
    assert {*codes(check_things(kept, tmp_path))} == {*kept.says}
