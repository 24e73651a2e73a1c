"""Missing data is never a value, and what denies is not missing."""

import pytest

from tests.importers.cells import WORDS, fields_of, marks_of

PLACEHOLDERS = [
    *(
        "-",
        "--",
        "---",
        "–",
        "—",
        "?",
        "??",
        "…",
        "...",
        ".",
        "/",
        "_",
        "n/a",
        "N/A",
        "#N/A",
        "#I/T",
        "i/r",
        "null",
        "None",
        "NaN",
    ),
    *(
        "uklart",
        "Uklart",
        "se side",
        "Se side",
        "se hjemmeside",
        "Se hjemmesiden",
        "se web",
        "se link",
        "se bilag",
        "se nedenfor",
    ),
    *(
        "manuel kontrol",
        "Manuel kontrol",
        "ikke oplyst",
        "Ikke oplyst",
        "ikke angivet",
        "uoplyst",
        "ukendt",
        "Ukendt",
        "ved ikke",
    ),
    *(
        "vides ikke",
        "mangler",
        "mangler oplysninger",
        "afventer",
        "Afventer svar",
        "TBA",
        "tbd",
        "tbc",
        "afklares",
        "ikke afklaret",
    ),
    *(
        "ikke fastlagt",
        "Dato følger",
        "oplyses senere",
        "kommer snart",
        "skal undersøges",
        "udfyldes senere",
        "ikke relevant",
    ),
    *(
        "todo",
        "xxx",
        "uvist",
        "ikke kendt",
        "kendes ikke",
        "ingen oplysninger",
        "intet oplyst",
        "som ovenfor",
        "jf. hjemmeside",
    ),
]
HEADERS = [
    "Alder",
    "Adgang",
    "Optag",
    "Ledige pladser",
    "Ventetid",
    "Pris",
    "Telefon",
    "Mail",
    "Adresse",
    "Gyldig til",
    "Sprog",
    "CVR",
]


@pytest.mark.parametrize("text", PLACEHOLDERS)
@pytest.mark.parametrize("header", HEADERS)
def test_a_placeholder_is_missing_data_under_every_header(header: str, text: str) -> None:
    assert fields_of(header, text) == {}
    assert marks_of(header, text) == ""


@pytest.mark.parametrize(
    ("header", "text", "fields"),
    [
        ("Ventetid", "ingen", {"waiting_weeks": 0}),
        ("Pris", "ingen", {"price": "gratis"}),
        ("Henvisning", "ingen", {"route": "open"}),
        ("Ledige pladser", "ingen", {"seats_free": 0}),
        ("Ventetid", "0", {"waiting_weeks": 0}),
        ("Pris", "0", {"price": "gratis"}),
        ("Ledige pladser", "0", {"seats_free": 0}),
        ("Kræver henvisning", "nej", {"route": "open"}),
        ("Anonymt", "nej", {"anonymous": False}),
        ("Kørestol", "nej", {"cannot": ["koerestol"]}),
    ],
)
def test_none_and_no_are_values_where_the_header_asks(header: str, text: str, fields: dict[str, object]) -> None:
    assert fields_of(header, text) == fields


@pytest.mark.parametrize(
    "text", ["Se hjemmesiden for priser og tider i sommerferien", "Ring, hvis det er uklart", "Afventer ny leder"]
)
def test_words_beside_a_placeholder_are_words(text: str) -> None:
    assert not WORDS.is_placeholder(text)


@pytest.mark.parametrize("text", ["x", "X", "-", "?", "ja", "nej", "N/A", "ukendt", "a", ".", "✓"])
def test_a_mark_names_nothing(text: str) -> None:
    assert WORDS.is_no_name(text)


@pytest.mark.parametrize("text", ["UU", "KUI", "24/7", "Mentor", "Ja til job", "IF"])
def test_a_short_name_is_a_name(text: str) -> None:
    assert not WORDS.is_no_name(text)
