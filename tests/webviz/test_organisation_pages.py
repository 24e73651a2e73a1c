"""The pages of organisations, offers and people, and the list of organisations."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.queries.maps import edge, node
from tests.webviz.network_town import CENTRE, app_over, demo_store, store_of


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return app_over(demo_store(tmp_path_factory.mktemp("demo"))).test_client()


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_an_organisation_tells_how_to_get_through_who_is_there_and_what_they_may(demo: FlaskClient) -> None:
    text = plain(demo.get(CENTRE).text.split('<section id="nabolag"')[0])

    for told in (
        "Ring hverdage 8.30-14",
        "01 10 01 00",
        "Bekræftet 2. november 2026",
        "Kaldes også KUI Birkesund",
        "Opsøgende Team",
        "Første kop kaffe",
    ):
        assert told in text
    assert "Sofie Engdal" in text
    assert "Følge og koordinere den unges forløb" in text


def test_collaboration_is_told_in_words_with_its_state_and_freshness(demo: FlaskClient) -> None:
    text = plain(demo.get(CENTRE).text)

    assert re.search(r"henviser til Boligteamet planlagt · aldrig bekræftet · ansvarlig: Jan Østervang", text)
    assert re.search(
        r"overleverer til Jobhuset Birkesund · aftalt · bekræftet 10. februar 2026, skulle være set efter 10. august 2026",
        text,
    )
    assert re.search(
        r"henviser til Ungepsykiatrien Midtsund mangler · aldrig bekræftet · ansvarlig: ingen aftalt", text
    )


def test_an_organisation_without_anything_says_what_to_do(tmp_path: Path) -> None:
    client = app_over(
        store_of(tmp_path, [node("Organisation", "org-a"), node("Organisation", "org-b", status="lukket")])
    ).test_client()
    text = plain(client.get("/organisationer/org-a").text)

    assert "Aldrig bekræftet" in text
    assert "Det betyder ikke, at der ingen er: ring og spørg." in text
    assert "Der er ingen forbindelser at vise herfra." in text
    assert "Er ikke i brug lige nu" in plain(client.get("/organisationer/org-b").text)


def test_an_offer_tells_whom_to_call_and_falls_back_on_its_provider(demo: FlaskClient, tmp_path: Path) -> None:
    assert "Jette Mågevang" in demo.get("/tilbud/offer-frivillig-makker").text.split('id="kontakt"')[1]
    things = [
        node("Organisation", "org-a", name="Huset", phone="01 10 10 10"),
        node("Offer", "offer-a"),
        edge("PROVIDES", "org-a", "offer-a"),
    ]
    client = app_over(store_of(tmp_path, things)).test_client()

    assert 'href="tel:01101010"' in client.get("/tilbud/offer-a").text.split('id="kontakt"')[1]


def test_a_person_is_shown_by_their_work_and_never_with_the_youths(demo: FlaskClient) -> None:
    text = demo.get("/personer/actor-sofie-engdal").text

    assert "Kontaktperson+" in plain(text)
    assert "Birkesund Ungeindsats" in plain(text)
    assert "youth-" not in text


def test_the_list_is_filtered_by_chips_that_can_be_removed(demo: FlaskClient) -> None:
    everything = demo.get("/organisationer").text
    schools = demo.get("/organisationer?sektor=sector-uddannelse").text

    assert everything.count('<th scope="row">') > schools.count('<th scope="row">') == 10
    assert "Sektor: Uddannelse" in schools
    assert 'href="/organisationer"' in schools
    assert "FGU Sundet" in schools
    assert "SSP Birkesund" not in schools


def test_filters_are_combined_and_an_empty_list_says_what_to_do(demo: FlaskClient) -> None:
    assert demo.get("/organisationer?sektor=sector-kommune&type=kui").text.count('<th scope="row">') == 2
    empty = demo.get("/organisationer?sektor=sector-stat&type=kui")
    assert empty.status_code == 200
    assert "Fjern et af dem" in empty.text


@pytest.mark.parametrize("address", ["/organisationer?side=0", "/organisationer?side=x"])
def test_a_page_that_is_none_is_told(demo: FlaskClient, address: str) -> None:
    assert demo.get(address).status_code == 400


def test_only_reading_is_allowed(demo: FlaskClient) -> None:
    assert demo.post(CENTRE).status_code == 405
