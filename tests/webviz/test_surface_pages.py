"""The pages of collaboration surfaces: sector by sector, what hangs on one, and the rows behind every figure."""

import re

import pytest
from flask.testing import FlaskClient

from graphmodel.changes import ChangeSet
from graphmodel.records import EdgeRecord
from tests.queries.maps import MADE_ON, STORY, edge, node
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import PARTNER_LIST, SMALL, Objects
from tests.webviz.reading import links_of, rows_of, sheets_of, words_of

PAGE = "/samarbejdsflader"
MATRIX, STATES = "Samarbejder i kraft, fra sektor til sektor", "Hvor sikkert samarbejdet er, fra sektor til sektor"
SECTORS: Objects = [
    node("Sector", "sector-kommune", name="Kommune"),
    node("Sector", "sector-uddannelse", name="Uddannelse"),
    edge("IN_SECTOR", "org-kui", "sector-kommune"),
    edge("IN_SECTOR", "org-skole", "sector-uddannelse"),
]
TOWN: Objects = [*SMALL, *SECTORS]
"""The youth centre refers to the school, and that to the workshop, which nobody has confirmed and which is in no sector."""


@pytest.fixture
def town(app_of: AppOf) -> FlaskClient:
    return client_of(app_of(TOWN))


def test_the_matrix_counts_what_is_in_force_and_what_nobody_has_confirmed(town: FlaskClient) -> None:
    assert rows_of(town, PAGE, MATRIX) == [
        ["Ingen sektor", "–", "–", "–"],
        ["Kommune", "–", "–", "1"],
        ["Uddannelse", "1 (1)", "–", "–"],
    ]
    told = words_of(town, PAGE)
    assert "2 samarbejder er i kraft den dag. 1 af dem har ingen nogensinde bekræftet. Se alle 3 i kortet" in told


def test_the_picture_has_its_sectors_in_the_order_of_the_table(town: FlaskClient) -> None:
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", town.get(f"{PAGE}/billede.svg").text)
    names = ["Ingen sektor", "Kommune", "Uddannelse"]
    assert [word for word in drawn if word in names] == [*names, *names]


def test_what_is_planned_stands_apart_from_what_is_in_force(town: FlaskClient) -> None:
    # In force, confirmed within a year, before that, never; planned, missing, out of date.
    assert rows_of(town, PAGE, STATES) == [
        ["Kommune", "Ingen sektor", "0", "0", "0", "0", "1", "0", "0", "–"],
        ["Kommune", "Uddannelse", "1", "1", "0", "0", "0", "0", "0", "Peter Ravn"],
        ["Uddannelse", "Ingen sektor", "1", "0", "0", "1", "0", "0", "0", "–"],
    ]
    assert [row[2] for row in rows_of(town, f"{PAGE}/liste?stand=aldrig", "Samarbejder")] == ["Værkstedet"]
    assert [row[2] for row in rows_of(town, f"{PAGE}/liste?stand=planlagt", "Samarbejder")] == ["Klubben"]


def test_every_figure_opens_to_as_many_rows_as_it_says(demo: FlaskClient) -> None:
    text = demo.get(PAGE).text
    figures = set(re.findall(rf'href="({PAGE}/liste\?[^"]*)"[^>]*>(\d+)</a>', text))
    assert len(figures) > 30

    for address, count in sorted(figures)[::3]:
        assert len(rows_of(demo, address.replace("&amp;", "&"), "Samarbejder")) == int(count), address


def test_a_row_tells_how_it_stands_who_keeps_it_going_and_when_it_was_confirmed(town: FlaskClient) -> None:
    rows = rows_of(town, f"{PAGE}/liste?slags=REFERS_TO", "Samarbejder")
    assert rows == [
        ["Birk Ungeenhed", "henviser til", "Klubben", "planlagt", "–", "ingen aftalt", "aldrig"],
        ["Birk Ungeenhed", "henviser til", "Birk Skole", "aftalt", "–", "Peter Ravn", "1. oktober 2026"],
        ["Birk Skole", "henviser til", "Værkstedet", "aftalt", "–", "ingen aftalt", "aldrig"],
    ]
    assert "/organisationer/org-kui" in links_of(town, f"{PAGE}/liste")


def test_what_is_over_or_not_begun_or_closed_is_said_so(app_of: AppOf) -> None:
    client = client_of(
        app_of(
            [
                *TOWN,
                node("Organisation", "org-lukket", name="Lukket Hus", status="lukket"),
                edge("MEETS_WITH", "org-kui", "org-klub", valid_to="2026-10-01"),
                edge("MEETS_WITH", "org-kui", "org-skole", valid_from="2027-01-01", agreement="written"),
                edge("MEETS_WITH", "org-kui", "org-lukket", owner="actor-vaek"),
                edge("KNOWS", "org-kui", "org-klub", valid_from="2026-10-01", valid_to="2026-12-31"),
            ]
        )
    )
    rows = rows_of(client, f"{PAGE}/liste?slags=MEETS_WITH", "Samarbejder")
    assert [row[3] for row in rows] == [
        "aftalt, udløb 1. oktober 2026",
        "aftalt, Lukket Hus er ikke i brug",
        "aftalt, begynder 1. januar 2027",
    ]
    (known,) = rows_of(client, f"{PAGE}/liste?slags=KNOWS", "Samarbejder")
    assert known[3] == "aftalt, fra 1. oktober 2026, til og med 31. december 2026"
    assert rows[1][5] == "actor-vaek (er der ikke mere)"
    assert rows[2][4] == "skriftlig"


def test_who_everything_hangs_on_opens_to_the_youths_and_to_what_if(demo: FlaskClient) -> None:
    points = rows_of(demo, PAGE, "Hænger på én")
    assert points[0] == ["Birkesund Ungeindsats", "Organisation", "3", "Hvad nu hvis?"]
    assert ["Rikke Damvang", "Person", "1", "Hvad nu hvis?"] in points

    opened = f"{PAGE}/haenger-paa?hvem=organisation:org-ungeindsatsen"
    assert opened in links_of(demo, PAGE)
    hanging = rows_of(demo, opened, "Hænger på Birkesund Ungeindsats")
    lost = rows_of(demo, "/hvad-nu-hvis?uden=organisation:org-ungeindsatsen", "Områder, der mister eller får dækning")
    assert sorted(area for _youth, area, *_without in hanging) == ["Bolig", "Bolig", "Job/fritidsjob/praktik"]
    assert {tuple(row[1:]) for row in hanging} == {
        ("Bolig", "Muligt", "vejen derhen er uafklaret"),
        ("Job/fritidsjob/praktik", "Muligt", "det er uafklaret, hvem der kan bestemme"),
    }
    assert {area for area, *_ in lost} == {row[1] for row in hanging}
    assert "/hvad-nu-hvis?uden=organisation:org-ungeindsatsen" in links_of(demo, opened)


def test_brokers_are_told_with_their_part_of_the_ways(town: FlaskClient) -> None:
    # Of the (5 - 1) * (5 - 2) = 12 ordered pairs of others, one is connected over the school alone.
    assert "Birk Skole 8,3 %" in words_of(town, PAGE)


def test_the_collaborations_can_be_taken_along(town: FlaskClient) -> None:
    rows = sheets_of(town, f"{PAGE}/samarbejdsflader.xlsx?stand=i-kraft")["Samarbejdsflader"]
    assert [row[:5] for row in rows] == [
        ("org-kui", "Birk Ungeenhed", "henviser til", "org-skole", "Birk Skole"),
        ("org-skole", "Birk Skole", "henviser til", "org-vaerksted", "Værkstedet"),
    ]


def test_the_answer_follows_the_graph(town: FlaskClient) -> None:
    before = words_of(town, PAGE)
    store = town.application.extensions["kaedekort"].store
    new = EdgeRecord("KNOWS", "Organisation", "org-klub", "Organisation", "org-skole", {})
    store.apply(ChangeSet(edges=(new,)), STORY, MADE_ON)
    assert "kortets udgave 1" in before
    after = words_of(town, PAGE)
    assert "kortets udgave 2" in after
    assert "3 samarbejder er i kraft" in after


@pytest.mark.parametrize("objects", [[], PARTNER_LIST], ids=["empty", "offers alone"])
def test_without_collaborations_the_page_says_how_they_come_in(app_of: AppOf, objects: Objects) -> None:
    told = words_of(client_of(app_of(objects)), PAGE)
    assert "Der er ingen samarbejdsflader i kortet endnu" in told
    assert "Indlæs en liste" in told


def test_nobody_on_whom_nothing_hangs_has_a_page(town: FlaskClient) -> None:
    answer = town.get(f"{PAGE}/haenger-paa?hvem=organisation:org-klub")
    assert answer.status_code == 404
    assert "hænger på den alene" in words_of(town, f"{PAGE}/haenger-paa?hvem=organisation:org-klub")
