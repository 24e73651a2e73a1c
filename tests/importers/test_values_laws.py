"""Laws of reading cells: none breaks, nothing is lost, and what is read is of the kind that its field holds."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.schema import NODE_TYPES
from tests.importers.cells import WORDS, fields_of, marks_of

HEADERS = [
    *(
        "Alder",
        "Målgruppe",
        "Adgang",
        "Kræver henvisning",
        "Optag",
        "Ansøgningsfrist",
        "Ledige pladser",
        "Pladser",
        "Ventetid",
    ),
    *(
        "Varighed",
        "Timer om ugen",
        "Pris",
        "Egenbetaling",
        "Forsørgelse",
        "Individuelt eller gruppe",
        "Form",
        "Anonymt",
        "Status",
    ),
    *(
        "Telefon",
        "Mail",
        "Hjemmeside",
        "Adresse",
        "Postnr",
        "By",
        "Kommune",
        "CVR",
        "P-nummer",
        "Sidst opdateret",
        "Gyldig til",
    ),
    *("Type", "Delmål", "Interesser", "Parathed", "Sprog", "Tilgængelighed", "Sektor"),
]
SPECS = {**NODE_TYPES["Organisation"].fields, **NODE_TYPES["Offer"].fields}
PIECES = st.sampled_from(
    [
        *(
            "15",
            "25",
            "18+",
            "½",
            "1/2",
            "01.02.2026",
            "uge 33",
            "primo august",
            "30. februar",
            "2027",
            "46000",
            "6000",
            "+45",
            "75123456",
        ),
        *(
            "ikke",
            "ingen",
            "ej",
            "dog",
            "men",
            "og",
            "eller",
            "til",
            "-",
            "–",
            "/",
            ",",
            ";",
            "(",
            ")",
            "\n",
            ".",
            ":",
            "pr.",
            "ca.",
            "fra",
        ),
        *(
            "under",
            "år",
            "årige",
            "uger",
            "mdr.",
            "timer",
            "om ugen",
            "kr.",
            "gratis",
            "ledige",
            "pladser",
            "venteliste",
            "løbende",
        ),
        *(
            "henvisning",
            "visitation",
            "selv",
            "kommunen",
            "Kolding",
            "a@b.dk",
            "www.b.dk",
            "Storegade 1",
            "dansk",
            "mad",
            "motivation",
        ),
        *("\u00a0", "\u200b", "²", "٣", "①", "Ⅷ", "ǅ", "ß", "\t", "'", '"', "%", "<", ">", "=", "@", "#"),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=8).map(" ".join),
    st.lists(PIECES, min_size=1, max_size=5).map("".join),
    st.text(alphabet=string.printable + "æøåÆØÅ½–»«", min_size=1, max_size=40),
    st.text(min_size=1, max_size=20),
).filter(lambda text: bool(text.strip()))


@pytest.mark.parametrize("header", HEADERS)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_a_cell_is_read_kept_or_missing_and_never_lost(header: str, text: str) -> None:
    fields, marks = fields_of(header, text), marks_of(header, text)

    assert fields or marks or WORDS.is_placeholder(text)
    if isinstance(low := fields.get("min_age"), int) and isinstance(high := fields.get("max_age"), int):
        assert 0 <= low <= high
    for name, value in fields.items():
        if not name.isupper():
            assert SPECS[name].complaint(value) is None


ODD = [
    "²",
    "1²",
    "①",
    "½½",
    "Ⅷ",
    "٣",
    "0" * 30,
    "9" * 5000,
    "1-" * 900,
    "a@" * 900,
    "((" * 900,
    "ikke " * 300 + "henvisning",
    "x" * 30_000,
]


@pytest.mark.parametrize("header", HEADERS)
def test_odd_digits_and_endless_cells_break_nothing(header: str) -> None:
    assert all(fields_of(header, text) or marks_of(header, text) for text in ODD)
