"""How far the pages about all youths look: what is not as usual is seen on every page that it follows along to, and in the workbooks."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.webviz.reading import links_of, sheets_of, words_of

AS_ASKED = "frem=30&led=1"
TOLD = ("Start inden for 30 dage ×", "Højst 1 overlevering ×")
PAGES = (
    "/overblik",
    "/huller",
    "/huller/liste?stand=gap",
    "/huller/fordelt?efter=alder",
    "/huller/mangler-kobling",
    "/huller/overgang?fra=kontaktparat&til=vejledningsparat",
    "/udbud",
    "/udbud/liste",
    "/hvad-nu-hvis",
    "/hvad-nu-hvis?uden=organisation:org-ssp",
    "/aftaler",
    "/samarbejdsflader",
    "/samarbejdsflader/liste",
    "/samarbejdsflader/haenger-paa-en",
)


@pytest.mark.parametrize("page", PAGES)
def test_limits_that_are_not_usual_stand_on_the_page_and_can_be_taken_away(demo: FlaskClient, page: str) -> None:
    address = page + ("&" if "?" in page else "?") + AS_ASKED
    told = words_of(demo, address)
    assert all(chip in told for chip in TOLD)
    chips = [
        unescape(href) for href in re.findall(r'class="chip" href="([^"]*)">(?:Start|Højst)', demo.get(address).text)
    ]
    own = set(re.findall(r"[?&]([^=&]+=[^&]*)", page))
    assert [set(re.findall(r"[?&]([^=&]+=[^&]*)", unescape(chip))) for chip in chips] == [
        {*own, "led=1"},
        {*own, "frem=30"},
    ]
    assert all(chip.partition("?")[0] == page.partition("?")[0] for chip in chips)
    assert not any(chip in words_of(demo, page) for chip in TOLD)


def test_they_follow_along_to_the_rows_of_an_agreement_and_of_what_hangs_on_one(demo: FlaskClient) -> None:
    for page, to in (("/aftaler", "/aftaler/en?"), ("/samarbejdsflader", "/samarbejdsflader/haenger-paa?")):
        opened = next(href for href in links_of(demo, f"{page}?led=2") if href.startswith(to))
        assert "Højst 2 overleveringer ×" in words_of(demo, opened)


def test_a_chip_leads_to_the_beginning_of_a_list(demo: FlaskClient) -> None:
    text = demo.get("/huller/liste?frem=30&side=2").text
    assert 'class="chip" href="/huller/liste">Start inden for 30 dage' in text


@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("/huller/huller.xlsx?kommune=0991&", [("Kommune", "Hjortevig (opdigtet)")]),
        ("/huller/liste.xlsx?omraade=area-bolig&", [("Valgt", "Område: Bolig")]),
        ("/huller/mangler-kobling.xlsx?slags=youth&", [("Valgt", "Hvad: Ung")]),
        ("/udbud/udbud.xlsx?alder=15-17&", [("Valgt", "Alder: 15-17 år")]),
        ("/aftaler/aftaler.xlsx?", []),
        ("/samarbejdsflader/samarbejdsflader.xlsx?stand=aldrig&", [("Valgt", "Tilstand: Aldrig bekræftet")]),
        (
            "/hvad-nu-hvis/hvad-nu-hvis.xlsx?uden=organisation:org-ssp&fra=2026-11-20&",
            [
                ("Valgt", "Uden SSP Birkesund (organisation)"),
                ("Valgt", "Anderledes fra og med 20. november 2026"),
            ],
        ),
    ],
)
def test_a_workbook_says_what_it_answers(demo: FlaskClient, address: str, more: list[tuple[str, str]]) -> None:
    rows = sheets_of(demo, f"{address}{AS_ASKED}")["Om svaret"]
    assert ("Dag", "23. november 2026") in rows
    assert ("Kortets udgave", 1) in rows
    assert ("Start inden for", "30 dage") in rows
    assert ("Højst så mange overleveringer", 1) in rows
    assert [row for row in rows if row[0] in ("Kommune", "Valgt")] == more


def test_the_picture_says_how_far_it_looks_and_whose_it_is(demo: FlaskClient) -> None:
    svg = demo.get(f"/huller/billede.svg?kommune=0991&{AS_ASKED}").text
    said = "Hjortevig (opdigtet) · Start inden for 30 dage · Højst 1 overlevering · 23. november 2026"
    assert f"<title>Huller efter område · {said}</title>" in re.sub(r"<title [^>]*>", "<title>", svg)
    assert "Kun: Hjortevig (opdigtet), Start inden for 30 dage, Højst 1 overlevering. " in svg
