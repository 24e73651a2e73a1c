import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.catalogue import load_catalogue
from graphmodel.cpr import contains_cpr
from graphmodel.errors import InputError
from graphmodel.reference import load_reference
from queries.profiles.own_words import Known, OwnWords, read_own_words

CATALOGUE = load_catalogue()
KNOWN = Known(
    {"0990": "Birkesund (opdigtet)", "0751": "Aarhus"},
    frozenset(CATALOGUE.areas) - {"area-matematik"},
    frozenset(CATALOGUE.stages),
)

PIECES = (
    "17",
    "år",
    "fylder",
    "18",
    "Aarhus",
    "i",
    "Vejen",
    "8000",
    "ikke",
    "dyr",
    "hund",
    "sover",
    ",",
    ".",
    "med",
    "og",
)


def read(text: str, known: Known = KNOWN) -> OwnWords:
    return read_own_words(text, CATALOGUE, load_reference(), known)


def test_the_first_question_of_the_front_page_is_understood() -> None:
    profile = read("17 år, Birkesund, vil ud ad døren, noget med dyr").profile()

    assert profile.age == 17
    assert profile.municipality == "0990"
    assert "area-moedestabilitet" in profile.areas
    assert profile.interests == ("dyr",)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("17 år", 17),
        ("en 17-årig dreng", 17),
        ("17årig", 17),
        ("sytten år", 17),
        ("fylder 18 til maj", 17),
        ("fylder snart atten", 17),
        ("17, Birkesund", 17),
        ("Birkesund, 22", 22),
        ("pige på 19 fra Birkesund", 19),
        ("22-årig, kan arbejde 20 timer", 22),
        ("29 år gammel", 29),
    ],
)
def test_an_age_is_understood_however_it_is_written(text: str, age: int) -> None:
    assert read(text).profile().age == age


@pytest.mark.parametrize(
    "text",
    [
        "bor her på 3. år",
        "kan arbejde 20 timer om ugen",
        "uge 16",
        "den 23. november",
        "30 km væk",
        "tog bus 18 hver dag",
        "99 år",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert read(text).profile().age is None


@pytest.mark.parametrize("text", ["Birkesund", "birkesund kommune", "bor i Birkesunds kommune", "0990"])
def test_a_municipality_of_the_map_is_understood(text: str) -> None:
    assert read(text).profile().municipality == "0990"


@pytest.mark.parametrize(
    "text", ["Århus", "aarhus kommune", "8000", "bor i 8000 Aarhus C", "Risskov", "17 år, risskov"]
)
def test_spellings_postcodes_and_towns_lead_to_the_municipality(text: str) -> None:
    assert read(text).profile().municipality == "0751"


def test_a_postcode_is_kept_for_the_distance() -> None:
    assert read("17 år, 8240 Risskov").postcode == "8240"
    assert read("17 år, Birkesund").postcode is None


def test_a_place_beyond_the_map_is_told_and_not_searched() -> None:
    words = read("17 år, Kolding")

    assert words.place_beyond_map == "Kolding"
    assert words.profile().municipality is None


@pytest.mark.parametrize(
    "text", ["står i vejen for mig selv", "ondt i hals og mave", "kan ikke lide them", "vil have orden på det"]
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert read(text).place_beyond_map is None


@pytest.mark.parametrize(
    ("text", "place"), [("bor i Vejen", "Vejen"), ("17 år, Vejen", "Vejen"), ("fra Ry", "Skanderborg")]
)
def test_the_same_words_are_places_where_something_says_so(text: str, place: str) -> None:
    assert read(text).place_beyond_map == place


def test_needs_income_and_phase_are_understood() -> None:
    profile = read("kontaktparat, taler arabisk, har brug for tolk, på kontanthjælp").profile()

    assert profile.stages == ("kontaktparat",)
    assert set(profile.requirements) == {"arabisk", "tolk"}
    assert profile.income_basis == "kontanthjaelp"
    assert profile.areas == ()


def test_the_longest_phrase_is_believed() -> None:
    assert read("spiller computer").profile().interests == ("gaming",)
    assert read("vil lære dansk").profile().requirements == ()


@pytest.mark.parametrize(
    "text", ["ikke noget med dyr", "bange for hunde", "nej tak til dyr", "allergisk over for heste"]
)
def test_what_somebody_shuns_is_no_interest_of_theirs(text: str) -> None:
    words = read(f"{text}, 17 år")
    assert words.denied_interests == {"dyr"}
    assert words.ids("interest") == ()


def test_a_no_thanks_is_told_and_not_searched() -> None:
    words = read("ikke noget med mad, men gerne dyr")

    assert words.denied == ("Mad",)
    assert words.profile().interests == ("dyr",)


def test_a_denial_that_belongs_to_something_else_denies_nothing() -> None:
    words = read("sover ikke, spiller computer")

    assert words.denied == ()
    assert words.profile().areas == ("area-doegnrytme",)
    assert words.profile().interests == ("gaming",)


def test_words_that_were_not_understood_are_told_as_they_were_written() -> None:
    assert read("17 år, vil gerne noget med Flæbert og kvanter").not_understood == ("Flæbert", "kvanter")


def test_what_the_map_does_not_hold_is_understood_but_not_searched() -> None:
    words = read("svært ved matematik")

    assert [(each.id, each.is_on_map) for each in words.understood] == [("area-matematik", False)]
    assert words.profile().areas == ()


def test_an_empty_text_says_nothing() -> None:
    assert read("  ") == OwnWords((), (), ())


@pytest.mark.parametrize("text", ["Sara 311299-1234", "3112991234", "født 31.12.99-1234"])
def test_a_cpr_number_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(InputError, match="CPR-nummer") as refused:
        read(text)

    assert "1234" not in refused.value.message


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_is_read_and_whatever_is_understood_can_be_searched(text: str) -> None:
    if contains_cpr(text):
        return
    profile = read(text).profile()

    assert set(profile.areas) <= KNOWN.areas
    assert set(profile.stages) <= KNOWN.stages
    assert profile.municipality is None or profile.municipality in KNOWN.municipalities
    assert profile.age is None or 10 <= profile.age <= 39
