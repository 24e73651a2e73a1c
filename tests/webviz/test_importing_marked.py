"""The marked workbook on the page: taken along, corrected, dropped again, and known as the list that it is."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.webviz.conftest import StoreOf, make_app
from tests.webviz.listing import Visitor
from tests.webviz.maps import SMALL

LIST = "Tilbud;Udbyder;Bemærkning;Alder\nStaldvagt;Rideklubben;hemmeligt;15-25\nKor;Sangforeningen;privat;spørg\n"
CHOSEN = "Valgt sidst, listen blev indlæst."


@pytest.fixture
def visitor(store_of: StoreOf) -> Iterator[Visitor]:
    made = Visitor(make_app(store_of(SMALL)))
    yield made
    made.jobs.close()


def left_out(visitor: Visitor) -> None:
    """Drop the list and leave its remarks out."""
    visitor.drop(LIST, "spm.csv")
    column = next(name for name in visitor.form() if name.startswith("kolonne-2"))
    visitor.do("igen", **{column: "-"})


def handed_back(visitor: Visitor) -> tuple[bytes, str]:
    answer = visitor.client.get(f"{visitor.at}/markeret.xlsx")
    return answer.data, answer.headers["Content-Disposition"].rpartition("''")[2]


def test_dropped_again_it_is_the_same_source_with_the_same_choices(visitor: Visitor) -> None:
    left_out(visitor)
    visitor.do("gem")
    content, name = handed_back(visitor)
    book = load_workbook(BytesIO(content))
    book["spm"]["D3"].value = "18-40"
    corrected = BytesIO()
    book.save(corrected)
    page = visitor.drop(corrected.getvalue(), name).text

    assert name == "spm-markeret.xlsx"
    assert "hører til kilden »spm.csv«, så valgene derfra gælder også her." in page
    assert 'placeholder="spm.csv"' in page
    assert "Kædekort-kilde" not in page
    assert 'id="kun-ark"' not in page
    assert CHOSEN in page
    assert "hemmeligt" not in visitor.do("gem").text
    visitor.drop(corrected.getvalue(), name)
    assert handed_back(visitor)[1] == "spm-markeret.xlsx"


def test_choices_that_were_not_saved_come_along_too(visitor: Visitor) -> None:
    left_out(visitor)
    page = visitor.drop(*handed_back(visitor)).text

    assert CHOSEN in page
    assert "filen med mærker" in page


def test_the_page_says_that_the_workbook_is_known_again(visitor: Visitor) -> None:
    page = visitor.drop("Tilbud;Udbyder\nSkak;Klubben\n;Klubben\n", "a.csv").text

    assert "Den kendes igen, hvad den end hedder, og dine valg gælder stadig." in page


def test_where_rows_are_held_back_it_is_not_said_that_all_of_the_list_is_in_the_map(visitor: Visitor) -> None:
    text = "Tilbud;Udbyder\nStaldvagt;Tangmose Rideklub\n;Tangmose Rideklub\n"
    visitor.drop(text, "a.csv")
    visitor.do("gem")
    page = visitor.drop(text, "a.csv").text

    assert "Der er intet at gemme: de rækker, der kommer med, står i kortet i forvejen." in page
    assert "det hele står i kortet i forvejen" not in page
