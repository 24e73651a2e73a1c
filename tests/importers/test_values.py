import pytest

from graphmodel.catalogue import load_catalogue
from graphmodel.reference import load_reference
from importers.values.ages import Ages, read_ages
from importers.values.amounts import Amount, read_hours_a_week, read_weeks, read_whole
from importers.values.cells import understand_cell
from importers.values.contacts import read_emails, read_phones, read_websites
from importers.values.days import read_day
from importers.values.intakes import Intake, read_intake
from importers.values.seats import Seats, read_seats
from importers.values.understood import Understood
from importers.values.words import Words

WORDS = Words(load_catalogue(), load_reference(), {"0990": "Birkesund (opdigtet)"})


def said(target: str, text: str, header: str = "") -> Understood | None:
    return understand_cell(target, text, header, WORDS, takes_text=True)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("15-25", (15, 25)),
        ("15-25 år", (15, 25)),
        ("15 – 25 år", (15, 25)),
        ("15 til 25 år", (15, 25)),
        ("13-24 år", (13, 24)),
        ("15-25-årige", (15, 25)),
        ("fra 15 til 25 år", (15, 25)),
        ("mellem 15 og 25 år", (15, 25)),
        ("ml. 16-28", (16, 28)),
        ("18+", (18, None)),
        ("18 år +", (18, None)),
        ("18 år og opefter", (18, None)),
        ("fra 15 år", (15, None)),
        ("fyldt 18", (18, None)),
        ("over 18", (18, None)),
        ("mindst 16 år", (16, None)),
        ("under 25", (None, 24)),
        ("under 25 år", (None, 24)),
        ("ikke fyldt 25 år", (None, 24)),
        ("inden det fyldte 30. år", (None, 29)),
        ("op til 25", (None, 25)),
        ("til og med 24 år", (None, 24)),
        ("max. 30", (None, 30)),
        ("højst 25 år", (None, 25)),
        ("fra 15 år, under 25", (15, 24)),
        ("13-17 år og 18-24 år", (13, 24)),
        ("13-17 og 18+", (13, None)),
        ("alle aldre", (None, None)),
    ],
)
def test_an_age_group_is_understood_in_every_form(text: str, ages: tuple[int | None, int | None]) -> None:
    assert read_ages(text) == Ages(*ages)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Unge mellem 18 og 29 år uden job", Ages(18, 29)),
        ("Forløb på 8-12 uger for 15-17 årige", Ages(15, 17)),
        ("Unge under 25 år i ungdomsuddannelse", Ages(None, 24)),
        ("Kl. 10-14, 2-3 gange om ugen", None),
        ("Har gået 2 år på skolen", None),
        ("Unge i Kolding", None),
    ],
)
def test_ages_in_prose_are_only_those_that_say_so(text: str, ages: Ages | None) -> None:
    assert read_ages(text, is_prose=True) == ages


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("18-29 år, kun kvinder", (18, 29)),
        ("15-17 (hjemmeboende)", (15, 17)),
        ("18+ med kørekort", (18, None)),
        ("16-25, dog helst over 18", (16, 25)),
        ("15-17 år, fra 9. klasse", (15, 17)),
        ("15-25 (16-20)", (15, 25)),
        ("alle med kørekort", (None, None)),
    ],
)
def test_a_condition_beside_an_age_is_kept(text: str, ages: tuple[int | None, int | None]) -> None:
    assert read_ages(text) == Ages(*ages, says_more=True)
    understood = said("Offer.min_age", text)
    assert understood is not None
    assert understood.keep_text


@pytest.mark.parametrize("text", ["fra 9. klasse", "8.-10. klasse", "7. kl."])
def test_a_class_at_school_is_no_age(text: str) -> None:
    assert read_ages(text) is None


def test_what_a_denial_says_of_ages_is_never_turned_round() -> None:
    assert read_ages("ikke under 18") == Ages(18)
    assert read_ages("ikke over 25") == Ages(None, 25)
    denied = read_ages("ikke for 15-17 år")
    assert denied is not None
    assert denied.doubt
    assert not denied.says_something


def test_ages_between_two_groups_are_a_doubt() -> None:
    understood = said("Offer.min_age", "18-23 & 25-29")

    assert understood is not None
    assert understood.values == {"min_age": 18, "max_age": 29}
    assert "24 år" in understood.doubt
    assert understood.keep_text


@pytest.mark.parametrize("text", ["25-15", "15-250", "18 år", "200+"])
def test_an_age_beyond_reason_is_a_doubt_and_never_a_value(text: str) -> None:
    ages = read_ages(text)

    assert ages is not None
    assert ages.doubt
    assert not ages.says_something


def test_an_age_that_excel_made_a_day_of_is_told() -> None:
    understood = said("Offer.min_age", "2026-12-10")

    assert understood is not None
    assert "10-12" in understood.doubt


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("ingen henvisning", "open"),
        ("kræver ikke henvisning", "open"),
        ("Henvisning er ikke nødvendig", "open"),
        ("ingen visitation", "open"),
        ("åbent for alle", "open"),
        ("henvisning fra egen læge", "referral"),
        ("Visitation via KUI", "visitation"),
        ("selvhenvendelse", "self"),
        ("Tilmelding på nettet", "self"),
    ],
)
def test_a_negation_goes_before_the_word_that_it_denies(text: str, route: str) -> None:
    understood = said("Offer.route", text)

    assert understood is not None
    assert understood.values["route"] == route


def test_yes_and_no_under_a_header_that_asks_are_a_route() -> None:
    assert said("Offer.route", "nej", "Kræver henvisning") == Understood({"route": "open"})
    assert said("Offer.route", "ja", "Kræver henvisning") == Understood({"route": "referral"})


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("67338448", "67338448", 1),
        ("+45 67 33 84 48", "+45 67 33 84 48", 1),
        ("tlf. 75 12 34 56", "75 12 34 56", 1),
        ("75 12 34 56 / 20304050", "75 12 34 56", 2),
        ("01 10 06 00; akut: 01 10 06 01 (døgnet rundt)", "01 10 06 00", 2),
        ("75123456 (Hanne) eller 75123457 (Per)", "75123456", 2),
        ("116 111", "116 111", 1),
    ],
)
def test_the_first_phone_is_found_among_words(text: str, first: str, count: int) -> None:
    phones = read_phones(text)

    assert phones is not None
    assert (phones.first, phones.count) == (first, count)


@pytest.mark.parametrize("text", ["ring på hovednummeret", "2026-03-03", "123", "ca. 40"])
def test_what_is_no_phone_is_none(text: str) -> None:
    assert read_phones(text) is None


def test_danish_letters_are_welcome_in_an_address_of_mail() -> None:
    assert [
        found.first for found in map(read_emails, ["jørgens@kolding.dk", "Mail: åse@ærø.dk (privat)"]) if found
    ] == ["jørgens@kolding.dk", "åse@ærø.dk"]
    assert read_websites("skriv til a@kolding.dk") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-01", "2026-02-01"),
        ("01.02.2026", "2026-02-01"),
        ("1/2 2026", "2026-02-01"),
        ("1/2-26", "2026-02-01"),
        ("10/11-26", "2026-11-10"),
        ("d. 1. februar 2026", "2026-02-01"),
        ("3. okt. 2026", "2026-10-03"),
        ("1. februar", None),
        ("31.02.2026", None),
        ("snart", None),
    ],
)
def test_a_day_is_read_in_the_forms_that_danes_write(text: str, day: str | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "intake", "days"),
    [
        ("løbende", "rolling", ()),
        ("Løbende optag hele året", "rolling", ()),
        ("1. februar og 1. august", "yearly", ("02-01", "08-01")),
        ("1/2 og 1/8", "yearly", ("02-01", "08-01")),
        ("januar og august", "yearly", ("01-01", "08-01")),
        ("1. februar 2027", "dates", ("2027-02-01",)),
        ("uge 33 2027", "dates", ("2027-08-16",)),
        ("4. jan. 2027 og 2. aug. 2027", "dates", ("2027-01-04", "2027-08-02")),
    ],
)
def test_intake_is_always_on_days_or_every_year(text: str, intake: str, days: tuple[str, ...]) -> None:
    found = read_intake(text, WORDS.catalogue)

    assert found is not None
    assert (found.intake, found.days) == (intake, days)


@pytest.mark.parametrize(
    "text", ["løbende, dog ikke juli", "hele året, lukket i juli", "løbende (ikke juli og august)"]
)
def test_a_month_that_is_taken_out_is_no_day_of_intake(text: str) -> None:
    assert read_intake(text, WORDS.catalogue) == Intake("rolling", says_more=True)


@pytest.mark.parametrize("text", ["ikke i juli", "løbende fra 1. maj 2027", "løbende, ikke før 1. august"])
def test_an_intake_of_which_it_is_not_sure_when_it_holds_is_none(text: str) -> None:
    assert read_intake(text, WORDS.catalogue) is None


@pytest.mark.parametrize("text", ["uge 33", "uge 33 og uge 2"])
def test_a_week_without_its_year_is_a_doubt_that_says_what_to_write(text: str) -> None:
    understood = said("Offer.intake", text)

    assert understood is not None
    assert (understood.values, understood.keep_text) == ({}, True)
    assert f"»{text}« er ikke den samme dato hvert år" in understood.doubt


@pytest.mark.parametrize("text", ["uge 33", "29. februar", "når der er plads i bussen"])
def test_an_intake_that_tells_no_day_stays_unknown(text: str) -> None:
    assert read_intake(text, WORDS.catalogue) is None


def test_seats_weeks_and_hours_are_read_with_their_units() -> None:
    assert read_seats("12 pladser (3 ledige)", WORDS.catalogue) == Seats(12, 3)
    assert read_seats("fuldt optaget", WORDS.catalogue) == Seats(free=0)
    assert (read_weeks("12 uger"), read_weeks("4-6 uger")) == (Amount(12), Amount(6, is_rounded=True))
    assert read_hours_a_week("10 timer om ugen") == Amount(10)
    assert (read_weeks("9999 uger"), read_whole("9999999"), read_hours_a_week("200 timer om ugen")) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("3 af 10", Seats(10, 3)),
        ("3 ledige af 10 pladser", Seats(10, 3)),
        ("12 (3 ledige)", Seats(12, 3)),
        ("12, fuldt optaget", Seats(12, 0)),
        ("12 pladser, ingen ledige", Seats(12, 0)),
        ("venteliste 6 mdr", Seats(waiting_weeks=26, says_more=True)),
        ("fuldt optaget, venteliste 6 mdr", Seats(free=0, waiting_weeks=26, says_more=True)),
        ("ingen ledige før august", Seats(free=0, says_more=True)),
        ("12 pladser til piger", Seats(12, says_more=True)),
    ],
)
def test_seats_are_those_that_a_cell_counts_and_its_other_words_are_kept(text: str, seats: Seats) -> None:
    assert read_seats(text, WORDS.catalogue) == seats


@pytest.mark.parametrize(
    "text",
    [
        "8-10",
        "24/7",
        "fyldt op til 1/3",
        "6 + 2",
        "8 pladser pr. hold",
        "8-10 pladser",
        "10 af 3 optaget",
        "8 + 2 ledige",
    ],
)
@pytest.mark.parametrize("target", ["Offer.seats_total", "Offer.seats_free"])
def test_a_number_of_which_it_is_not_sure_what_it_counts_is_no_value(target: str, text: str) -> None:
    assert said(target, text) is None


@pytest.mark.parametrize("text", ["9 af 12 optaget", "12 (9 optaget)", "12 pladser, heraf 9 besat"])
@pytest.mark.parametrize("target", ["Offer.seats_total", "Offer.seats_free"])
def test_seats_that_are_taken_tell_which_are_left_and_that_is_marked(target: str, text: str) -> None:
    understood = said(target, text)

    assert understood is not None
    assert understood.values == {"seats_total": 12, "seats_free": 3}
    assert understood.is_inferred
    assert understood.keep_text


def test_a_number_with_words_beside_it_under_free_seats_may_be_either() -> None:
    assert said("Offer.seats_free", "3 pladser i august") is None
    assert said("Offer.seats_free", "3 pladser") == Understood({"seats_free": 3})


def test_a_number_alone_is_of_the_unit_that_the_header_names() -> None:
    assert said("Offer.waiting_weeks", "6", "Ventetid i uger") == Understood({"waiting_weeks": 6})
    assert said("Offer.waiting_weeks", "6", "Ventetid (mdr.)") == Understood(
        {"waiting_weeks": 26}, keep_text=True, remark="»6 mdr« er læst som 26 uger.", is_inferred=True
    )
    assert said("Offer.waiting_weeks", "0", "Ventetid") == Understood({"waiting_weeks": 0})
    assert said("Offer.duration_weeks", "6", "Varighed") is None


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Henvises af jobcenter", "referral"),
        ("Lægehenvisning", "referral"),
        ("Visitation via KUI", "visitation"),
        ("tilmelding via UU", "referral"),
        ("via kontaktperson", "referral"),
        ("SEL § 85 bevilling", "visitation"),
    ],
)
def test_who_lets_one_in_and_under_which_law_is_kept(text: str, route: str) -> None:
    assert said("Offer.route", text) == Understood({"route": route}, keep_text=True)
    assert said("Offer.route", "ingen henvisning") == Understood({"route": "open"})


def test_that_nobody_has_to_say_yes_first_is_understood_where_the_header_asks_who_does() -> None:
    assert said("Offer.REQUIRES", "ingen visitation") == Understood({"route": "open"})
    assert said("Offer.REQUIRES", "KUI") is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("trin 1-2", ["kontaktparat", "vejledningsparat"]),
        ("fase 1 og 2", ["kontaktparat", "vejledningsparat"]),
        ("2", ["vejledningsparat"]),
    ],
)
def test_all_phases_that_a_cell_counts_are_read(text: str, ids: list[str]) -> None:
    assert said("Offer.SUITS", text) == Understood(edges=tuple(("SUITS", id_) for id_ in ids))


@pytest.mark.parametrize("text", ["trin 2+", "trin 1-9", "3-1"])
def test_phases_that_the_catalogue_does_not_count_are_not_guessed(text: str) -> None:
    assert said("Offer.SUITS", text) is None


def test_a_phone_in_brackets_is_stored_without_them() -> None:
    assert said("Offer.phone", "(75) 12 34 56") == Understood({"phone": "75 12 34 56"})


def test_what_a_cell_denies_is_no_value() -> None:
    assert said("Offer.DEVELOPS", "ikke misbrug") is None
    assert said("Offer.languages", "dansk (ikke engelsk)") == Understood({"languages": ["dansk"]}, keep_text=True)
    assert said("Offer.status", "lukket i juli") is None
    assert read_day("ikke før 1. maj 2027") is None


def test_words_beside_a_day_are_kept() -> None:
    assert said("Offer.valid_to", "1. maj 2027 (bevilling)") == Understood({"valid_to": "2027-05-01"}, keep_text=True)
    assert said("Offer.verified_on", "opdateret 1. maj 2026") == Understood({"verified_on": "2026-05-01"})


def test_an_address_gives_street_postcode_and_town() -> None:
    assert said("Offer.address", "Storegade 5, 1. tv., 6000 Kolding") == Understood(
        {"postcode": "6000", "town": "Kolding", "address": "Storegade 5, 1. tv."}
    )
    assert said("Offer.postcode", "970") == Understood({"postcode": "0970"})


def test_municipalities_are_known_by_name_and_code_also_those_of_the_graph() -> None:
    understood = said("Offer.SERVES", "Kolding, Vejle Kommune og Birkesund")

    assert understood is not None
    assert understood.edges == (("SERVES", "0621"), ("SERVES", "0630"), ("SERVES", "0990"))


def test_a_municipality_that_nobody_knows_is_told() -> None:
    understood = said("Offer.SERVES", "Kolding; Andeby")

    assert understood is not None
    assert "Andeby" in understood.doubt
    assert understood.keep_text


def test_needs_are_met_or_not() -> None:
    assert said("Offer.accessibility", "ja", "Tolk") == Understood({"accessibility": ["tolk"]})
    assert said("Offer.accessibility", "nej", "Tolk") == Understood({"cannot": ["tolk"]})
    assert said("Offer.languages", "dansk, engelsk og klingon") == Understood(
        {"languages": ["dansk", "engelsk", "klingon"]}
    )


def test_ten_digits_are_a_p_number_only_where_the_field_is_one() -> None:
    assert said("Organisation.p_number", "1003456789") == Understood({"p_number": "1003456789"})
    assert said("Organisation.cvr", "10 03 45 67") == Understood(
        {"cvr": "10034567"},
        doubt="CVR-nummeret 10034567 har ikke et gyldigt kontrolciffer. Det er gemt, som det står.",
    )


def test_a_status_that_nobody_knows_is_no_status_for_it_would_hide_the_offer() -> None:
    assert said("Offer.status", "skal lige godkendes af Ulla") is None
    assert said("Offer.status", "nedlagt") == Understood({"status": "closed"})
