"""Cells as strangers' lists have them, in the forms that were once read wrongly, not at all, or without a word that it was a guess."""

import pytest

from tests.importers.cells import Row, each_cell, fields_of, marks_of

MONTHLY = {
    1: [f"{month:02d}-01" for month in range(1, 13)],
    2: [f"{month:02d}-{day}" for month in range(1, 13) for day in ("01", "15")],
}
AGES: dict[str, list[Row]] = {
    "Alder": [
        ("13 - 17-årige", {"min_age": 13, "max_age": 17}, ""),
        ("de 15-29 årige", {"min_age": 15, "max_age": 29}, ""),
        ("u. 25", {"max_age": 24}, ""),
        ("u/25", {"max_age": 24}, ""),
        ("o. 18", {"min_age": 18}, ""),
        ("ej under 18 år", {"min_age": 18}, ""),
        ("ikke ældre end 25", {"max_age": 25}, ""),
        ("tidligst 15 år", {"min_age": 15}, ""),
        ("18 t.o.m. 29", {"min_age": 18, "max_age": 29}, ""),
        ("15 tom 17", {"min_age": 15, "max_age": 17}, ""),
        ("15 -> 25", {"min_age": 15, "max_age": 25}, ""),
        ("16-ca.25", {"min_age": 16, "max_age": 25}, ""),
        ("mellem det 15. og 25. år", {"min_age": 15, "max_age": 25}, ""),
        ("ml 16 & 25", {"min_age": 16, "max_age": 25}, ""),
        ("16 & opefter", {"min_age": 16}, ""),
        ("fra det fyldte 18. år til det fyldte 30. år", {"min_age": 18, "max_age": 29}, ""),
        ("indtil de fylder 25", {"max_age": 24}, ""),
        ("indtil 18 års fødselsdag", {"max_age": 17}, ""),
        ("frem til 25 år", {"max_age": 25}, ""),
        ("max alder 25", {"max_age": 25}, ""),
        ("17- og 18-årige", {"min_age": 17, "max_age": 18}, ""),
        ("16-,17- og 18-årige", {"min_age": 16, "max_age": 18}, ""),
        ("13 år, 14 år, 15 år", {"min_age": 13, "max_age": 15}, ""),
        ("gravide u. 25", {"max_age": 24}, "kept"),
        ("født 2008-2011", {}, "doubt kept"),
        ("årg. 2009", {}, "doubt kept"),
        ("0.-9. klasse", {}, "doubt kept"),
        ("udskolingen", {}, "doubt kept"),
        ("udskoling (13-16 år)", {"min_age": 13, "max_age": 16}, "kept"),
        ("forældre til unge 13-18 år", {}, "unknown"),
        ("ingen grænse", {}, "kept"),
        ("ungdomsuddannelse", {}, "unknown"),
    ],
}  # fmt: skip
ROUTES: dict[str, list[Row]] = {
    "Henvisning": [
        ("henv. fra læge", {"route": "referral"}, "kept"),
        ("ingen henv.", {"route": "open"}, ""),
        ("henv. til Mette på tlf.", {}, "unknown"),
        ("visit. af socialafd.", {"route": "visitation"}, "kept"),
        ("henvisning el. selvhenvendelse", {"route": "self"}, "inferred kept"),
        ("henvisning fra læge, kommune el. egen henvendelse", {"route": "self"}, "inferred kept"),
        ("visitation via PPR, men åbent om onsdagen", {"route": "visitation"}, "inferred kept"),
        ("åben rådgivning, visitation til forløb", {"route": "visitation"}, "inferred kept"),
        ("Egen henvendelse ikke mulig", {}, "unknown"),
        ("Via kommunens hjemmeside", {}, "unknown"),
        ("Man møder bare op", {"route": "open"}, "kept"),
        ("ja tak", {"route": "referral"}, ""),
        ("nej tak", {"route": "open"}, ""),
        ("delvist", {}, "unknown"),
    ],
    "Tilmelding": [
        ("via mail", {"route": "self"}, "inferred kept"),
        ("Nødvendig", {"route": "self"}, ""),
        ("ikke påkrævet", {"route": "open"}, ""),
        ("senest 14 dage før", {"route": "self", "apply_by_days": 14}, "inferred kept"),
        ("løbende", {"route": "self", "intake": "rolling"}, "inferred kept"),
        ("inden 1/9", {}, "unknown"),
    ],
    "Visiteres af": [
        ("Jobcenter", {"route": "visitation"}, "inferred kept"),
        ("ingen", {"route": "open"}, ""),
        ("Ulla", {}, "unknown"),
    ],
    "Hvordan kommer man i gang": [
        ("Man møder bare op", {"how_to_apply": "Man møder bare op", "route": "open"}, "inferred"),
        ("Ring, så finder vi en tid sammen", {"how_to_apply": "Ring, så finder vi en tid sammen"}, ""),
        ("Kræver visitation fra socialafd.", {"how_to_apply": "Kræver visitation fra socialafd.", "route": "visitation"}, "inferred"),
        ("Kom selv eller bliv henvist af skolen", {"how_to_apply": "Kom selv eller bliv henvist af skolen"}, ""),
    ],
}  # fmt: skip
DAYS: dict[str, list[Row]] = {
    "Opstart": [
        ("hver den første", {"intake": "yearly", "intake_dates": MONTHLY[1]}, ""),
        ("hver d. 1.", {"intake": "yearly", "intake_dates": MONTHLY[1]}, ""),
        ("1. og 15. i måneden", {"intake": "yearly", "intake_dates": MONTHLY[2]}, ""),
        ("ugerne 5, 33 og 40", {}, "doubt kept"),
        ("u. 33", {}, "doubt kept"),
        ("hele året, lukket uge 28-30", {"intake": "rolling"}, "kept"),
        ("næste hold starter 3/2", {}, "doubt kept"),
        ("Næste hold 3. februar 2027", {"intake": "dates", "intake_dates": ["2027-02-03"]}, ""),
        ("May 2027", {"intake": "dates", "intake_dates": ["2027-05-01"]}, "inferred"),
        ("ti. og to. 14-16", {"schedule": "ti. og to. 14-16"}, ""),
    ],
    "Ansøgningsfrist": [
        ("14 dage", {"apply_by_days": 14}, "inferred kept"),
        ("en uge", {"apply_by_days": 7}, "inferred kept"),
        ("dagen før", {"apply_by_days": 1}, ""),
        ("samme dag", {"apply_by_days": 0}, ""),
        ("1 md. før", {"apply_by_days": 31}, "inferred kept"),
        ("14 days before", {"apply_by_days": 14}, ""),
    ],
    "Sidst opdateret": [
        ("20261001", {"verified_on": "2026-10-01"}, ""),
        ("2026/10/01", {"verified_on": "2026-10-01"}, ""),
        ("1/10 - 2026", {"verified_on": "2026-10-01"}, ""),
        ("Oct 1, 2026", {"verified_on": "2026-10-01"}, ""),
        ("1st October 2026", {"verified_on": "2026-10-01"}, ""),
        ("2026/10/02 9:14:22 AM GMT+2", {"verified_on": "2026-10-02"}, ""),
        ("1.10.2026 kl. 12.30", {"verified_on": "2026-10-01"}, ""),
    ],
    "Gyldig til": [
        ("ud 2026", {"valid_to": "2026-12-31"}, "inferred"),
        ("til 2027", {}, "unknown"),
        ("2025-2027", {"valid_to": "2027-12-31", "valid_from": "2025-01-01"}, "inferred"),
        ("1/1-2025 - 31/12-2027", {"valid_to": "2027-12-31", "valid_from": "2025-01-01"}, ""),
        ("bevilling til og med 2027", {"valid_to": "2027-12-31"}, "inferred"),
    ],
    "Status": [
        ("Lukket pr. 1/8", {}, "doubt kept"),
        ("Lukket pr. 1/8-2026", {"valid_to": "2026-07-31"}, "inferred kept"),
        ("lukker 1. januar 2027", {"valid_to": "2026-12-31"}, "inferred kept"),
        ("Lukker 31/12-26", {"valid_to": "2026-12-31"}, "told"),
        ("Afsluttes dec. 2026", {"valid_to": "2026-12-31"}, "inferred kept"),
        ("Starter 1/2-2027", {"valid_from": "2027-02-01"}, "told"),
        ("Aktiv til 31/12 2026", {"status": "active", "valid_to": "2026-12-31"}, "told"),
        ("på pause til 1/3-2027", {}, "doubt kept"),
        ("på pause indtil videre", {"status": "paused"}, ""),
        ("nej, på pause", {"status": "paused"}, ""),
        ("Projekt til 2027", {}, "unknown"),
        ("lukket i juli", {}, "unknown"),
    ],
}  # fmt: skip
AMOUNTS: dict[str, list[Row]] = {
    "Pladser": [
        ("9 af 12 optaget", {"seats_total": 12, "seats_free": 3}, "inferred kept"),
        ("12 (9 optaget)", {"seats_total": 12, "seats_free": 3}, "inferred kept"),
        ("12, heraf 9 besat", {"seats_total": 12, "seats_free": 3}, "inferred kept"),
        ("ingen venteliste", {"waiting_weeks": 0}, "kept"),
        ("50 unge årligt", {}, "unknown"),
        ("12 pl.", {"seats_total": 12}, ""),
        ("6 boliger", {"seats_total": 6}, ""),
        ("alle pladser optaget", {"seats_free": 0}, ""),
        ("2 hold á 8", {"seats_total": 16}, "inferred kept"),
        ("8-10", {}, "unknown"),
    ],
    "Ledige pladser": [
        ("næsten fuldt", {}, "unknown"),
        ("plads til 2 mere", {"seats_free": 2}, ""),
        ("pt. ingen, venteliste 3 mdr.", {"seats_free": 0, "waiting_weeks": 13}, "kept"),
        ("fuldt booket", {"seats_free": 0}, ""),
    ],
    "Ventetid": [
        ("24 timer", {"waiting_weeks": 1}, "kept"),
        ("2 hverdage", {"waiting_weeks": 1}, "kept"),
        ("Svar inden 3 dage", {}, "unknown"),
        ("nej", {"waiting_weeks": 0}, ""),
    ],
    "Ventetid (uger)": [
        ("12-16", {"waiting_weeks": 16}, "kept"),
        ("8", {"waiting_weeks": 8}, ""),
    ],
    "Varighed": [
        ("2 x 13 uger", {"duration_weeks": 26}, "kept"),
        ("3 + 3 mdr.", {"duration_weeks": 26}, "inferred kept"),
        ("40 uger (1 skoleår)", {"duration_weeks": 40}, "kept"),
        ("seks uger", {"duration_weeks": 6}, ""),
        ("12 weeks", {"duration_weeks": 12}, ""),
        ("6 months", {"duration_weeks": 26}, "inferred kept"),
        ("13 u.", {"duration_weeks": 13}, ""),
        ("2 x 3 timer ugtl.", {"hours_per_week": 6}, "kept"),
        ("25 t./u.", {"hours_per_week": 25}, ""),
        ("1/8-2026 - 30/6-2027", {"valid_from": "2026-08-01", "valid_to": "2027-06-30"}, "kept"),
    ],
    "Projektperiode": [
        ("2025-2028", {"valid_from": "2025-01-01", "valid_to": "2028-12-31"}, "inferred kept"),
        ("til udgangen af 2026", {"valid_to": "2026-12-31"}, "inferred kept"),
    ],
    "Timer om ugen": [
        ("2 x 3 timer ugtl.", {"hours_per_week": 6}, "kept"),
        ("max 20 t/uge", {"hours_per_week": 20}, "kept"),
        ("ti. og to. 14-16", {"schedule": "ti. og to. 14-16"}, ""),
    ],
    "Pris": [
        ("0-300 kr.", {"price": "0-300 kr."}, ""),
        ("50,- pr. gang", {"price": "50,- pr. gang"}, ""),
        ("kr. 0,00", {"price": "gratis"}, ""),
        ("No cost", {"price": "gratis"}, ""),
        ("kommunen betaler", {"price": "kommunen betaler", "payer": "kommunen"}, ""),
        ("halv pris for studerende", {"price": "halv pris for studerende"}, ""),
    ],
    "Koster det noget": [
        ("Nej, det er gratis", {"price": "gratis"}, ""),
        ("Ja, 150 kr. pr. sæson", {"price": "150 kr. pr. sæson"}, ""),
        ("Nej", {"price": "gratis"}, ""),
        ("ja", {}, "unknown"),
    ],
    "Er det gratis": [
        ("Ja", {"price": "gratis"}, ""),
        ("Nej, 50 kr.", {"price": "50 kr"}, ""),
        ("Ja, for unge under 18", {"price": "gratis (for unge under 18)"}, ""),
    ],
    "Finansiering": [
        ("gratis", {"price": "gratis"}, ""),
        ("kommunen", {"payer": "kommunen"}, ""),
        ("120 kr. pr. gang", {"price": "120 kr. pr. gang"}, ""),
    ],
    "Gruppestørrelse": [
        ("Grupper på 6-8", {"setting": "group", "group_size": "6-8"}, "kept"),
        ("8 pr. hold", {"setting": "group", "group_size": 8}, "kept"),
        ("1-til-1", {"setting": "individual"}, ""),
    ],
}  # fmt: skip
WORDS: dict[str, list[Row]] = {
    "Type": [
        ("Kommunal", {"IN_SECTOR": ["sector-kommune"]}, ""),
        ("Frivillig", {"IN_SECTOR": ["sector-civilsamfund"]}, ""),
        ("Forening", {"kind": "forening", "IN_SECTOR": ["sector-civilsamfund"]}, ""),
        ("privat", {"IN_SECTOR": ["sector-erhverv"]}, ""),
        ("Region", {"IN_SECTOR": ["sector-region"]}, ""),
        ("selvejende", {}, "unknown"),
    ],
    "Fase": [
        ("fra fase 3", {"SUITS": ["aktivitetsparat", "uddannelsesparat", "erhvervsparat"]}, "told"),
        ("fase 2 og op", {"SUITS": ["vejledningsparat", "aktivitetsparat", "uddannelsesparat", "erhvervsparat"]}, "told"),
        ("op til trin 3", {"SUITS": ["kontaktparat", "vejledningsparat", "aktivitetsparat"]}, "told"),
    ],
    "Sprog": [
        ("dansk + tegnsprog", {"languages": ["dansk", "tegnsprog"]}, ""),
        ("dansk & engelsk", {"languages": ["dansk", "engelsk"]}, ""),
    ],
    "Individuelt eller gruppe": [
        ("ind.", {"setting": "individual"}, ""),
        ("grp.", {"setting": "group"}, ""),
        ("Ind/grp", {"setting": "both"}, ""),
        ("both", {"setting": "both"}, ""),
    ],
    "Anonym": [
        ("Ja tak", {"anonymous": True}, ""),
        ("muligt", {"anonymous": True}, ""),
        ("ikke muligt", {"anonymous": False}, ""),
        ("delvist", {}, "unknown"),
    ],
    "Bisidder": [
        ("gerne", {"companion_allowed": True}, ""),
        ("nej desværre", {"companion_allowed": False}, ""),
    ],
    "Hvem er tilbuddet ikke for": [
        ("personer i aktivt misbrug", {}, "kept"),
    ],
    "Kommune": [
        ("Kolding (primært)", {"SERVES": ["0621"]}, "kept"),
    ],
}  # fmt: skip
CONTACTS: dict[str, list[Row]] = {
    "Telefon": [
        ("2.0304050E7", {"phone": "20304050"}, ""),
        ("2026/10/02", {}, "unknown"),
        ("75 12 34 56 lok. 23", {"phone": "75 12 34 56"}, "kept"),
        ("+299 32 12 34", {"phone": "+299 32 12 34"}, ""),
    ],
    "E-mail": [
        ("info at kolding.dk", {"email": "info@kolding.dk"}, "inferred"),
        ("info (at) kolding.dk", {"email": "info@kolding.dk"}, "inferred"),
    ],
    "Hjemmeside": [
        ("a@b.dk", {"email": "a@b.dk"}, ""),
    ],
    "Kontaktperson": [
        ("vakant", {}, ""),
        ("N.N.", {}, ""),
        ("ingen", {}, "kept"),
        ("v/ Mette Holm", {"contact_name": "Mette Holm"}, ""),
        ("Torvet 1, 7100 Vejle, tlf. 20 99 88 77", {"phone": "20 99 88 77"}, "kept"),
    ],
    "Adresse": [
        ("Skovvej 1 · 6000 Kolding", {"postcode": "6000", "town": "Kolding", "address": "Skovvej 1"}, ""),
        ("Vej 1, 6000 Kolding, tlf. 75123456", {"postcode": "6000", "town": "Kolding", "address": "Vej 1", "phone": "75123456"}, ""),
        ("Niels Finsensgøta 10, 100 Tórshavn", {"address": "Niels Finsensgøta 10", "postcode": "100", "town": "Tórshavn"}, ""),
        ("FO-100 Tórshavn", {"postcode": "100", "town": "Tórshavn"}, ""),
        ("Aqqusinersuaq 5, 3900 Nuuk", {"postcode": "3900", "town": "Nuuk", "address": "Aqqusinersuaq 5"}, ""),
        ("P.O. Box 12, 3900 Nuuk", {"postcode": "3900", "town": "Nuuk", "address": "P.O. Box 12"}, ""),
        ("Vi kommer ud", {}, "kept"),
    ],
    "P-nummer": [
        ("1.003.456.789", {"p_number": "1003456789"}, ""),
    ],
}  # fmt: skip
TARGET_GROUPS: list[tuple[str, dict[str, int]]] = [
    ("unge u. 25", {"max_age": 24}),
    ("Ikke for unge under 15 år", {"min_age": 15}),
    ("ikke under 15", {"min_age": 15}),
    ("ikke for unge over 25 år", {"max_age": 25}),
    ("Borgere +18", {"min_age": 18}),
    ("ml. 18 og 30 med misbrug", {"min_age": 18, "max_age": 30}),
    ("for dig mellem 15 og 18", {"min_age": 15, "max_age": 18}),
    ("Du skal være mindst 18", {"min_age": 18}),
    ("unge 15-17 samt 18-24 i STU", {"min_age": 15, "max_age": 24}),
    ("voksne over 18", {"min_age": 18}),
    ("Mænd 18-99", {"min_age": 18, "max_age": 99}),
    ("Unge på uddannelseshjælp, 18-29", {"min_age": 18, "max_age": 29}),
    ("Unge fra 13 til det fyldte 18. år", {"min_age": 13, "max_age": 17}),
    ("Jobparate u. 30", {"max_age": 29}),
    ("Alle mellem 13 og 19, der har lyst til musik", {"min_age": 13, "max_age": 19}),
    ("forældre til unge 13-18 år", {}),
    ("Familier med børn 0-6 år", {}),
    ("Unge, tirsdage 14-16", {}),
    ("op til 12 unge ad gangen", {}),
    ("Hold på mellem 10 og 15 personer", {}),
    ("fravær på over 15 procent", {}),
    ("Unge med BMI over 30", {}),
    ("IQ under 70", {}),
    ("Unge der bruger op til 25 timer", {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "text", "fields", "marks"), each_cell(AGES | ROUTES | DAYS | AMOUNTS | WORDS | CONTACTS)
)
def test_a_cell_gives_what_a_careful_reader_takes_from_it_and_a_guess_is_marked(
    header: str, text: str, fields: dict[str, object], marks: str
) -> None:
    assert fields_of(header, text) == fields
    assert marks_of(header, text) == marks


@pytest.mark.parametrize(("text", "ages"), TARGET_GROUPS)
def test_a_target_group_tells_the_ages_of_those_who_take_part_and_of_nobody_else(
    text: str, ages: dict[str, int]
) -> None:
    fields = fields_of("Målgruppe", text)

    assert {name: age for name, age in fields.items() if name != "conditions"} == ages
    assert fields["conditions"] == text


def test_what_stands_under_a_header_that_denies_is_kept_with_the_header() -> None:
    fields = fields_of("Hvem er tilbuddet ikke for", "unge i aktivt misbrug")

    assert marks_of("Hvem er tilbuddet ikke for", "unge i aktivt misbrug") == "kept"
    assert fields == {}
