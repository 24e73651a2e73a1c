"""The search page."""

import pytest
from flask.testing import FlaskClient


def test_hits_are_grouped_counted_and_lead_to_their_pages(demo: FlaskClient) -> None:
    text = demo.get("/soeg?q=mentor").text

    assert '<h2 id="found-Offer">Tilbud <span class="muted">14</span></h2>' in text
    assert 'href="/tilbud/offer-job-mentor' in text or 'href="/tilbud/' in text
    assert "Se alle 14" in text
    assert demo.get("/soeg?q=mentor&hvad=Offer").text.count('href="/tilbud/') == 14


@pytest.mark.parametrize("address", ["/organisationer/", "/tilbud/", "/personer/", "/netvaerk?om="])
def test_everything_found_has_a_page(demo: FlaskClient, address: str) -> None:
    text = demo.get("/soeg?q=ungdom").text + demo.get("/soeg?q=Mette").text + demo.get("/soeg?q=kontaktperson").text
    first = text.split(f'href="{address}')[1].split('"')[0].replace("&amp;", "&")

    assert demo.get(address + first).status_code == 200


def test_a_place_leads_to_the_organisations_there(demo: FlaskClient) -> None:
    assert 'href="/organisationer?sted=0971' in demo.get("/soeg?q=tangmose").text
    assert "Klub Lokomotivet" in demo.get("/organisationer?sted=0971+Tangmose").text


def test_nothing_found_says_what_to_try(demo: FlaskClient) -> None:
    answer = demo.get("/soeg?q=xylofonzz")

    assert answer.status_code == 200
    assert "Prøv en af disse veje" in answer.text


def test_what_was_read_in_its_place_is_told(demo: FlaskClient) -> None:
    assert "»mentro« står ingen steder; vi ledte efter mentor" in demo.get("/soeg?q=mentro").text


@pytest.mark.parametrize("query", ["", "?q=", "?q=a", "?q=%20"])
def test_next_to_nothing_is_a_page_with_a_sentence(demo: FlaskClient, query: str) -> None:
    answer = demo.get(f"/soeg{query}")

    assert answer.status_code == 200
    assert ("Skriv mindst to bogstaver" in answer.text) == ("q=" in query)


def test_a_cpr_number_is_never_shown_again(demo: FlaskClient) -> None:
    answer = demo.get("/soeg?q=010112-1234")

    assert "1234" not in answer.text
    assert "CPR" in answer.text


def test_no_youth_is_found(demo: FlaskClient) -> None:
    for word in ("youth", "ung-", "unge"):
        assert "/unge/" not in demo.get(f"/soeg?q={word}").text.split("<main")[1]
