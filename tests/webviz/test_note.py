import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graphmodel.catalogue import load_catalogue
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import SMALL
from webviz.note.words import first_fit_for_youth, is_fit_for_youth

NOTE = "/unge/youth-alk-1/seddel"


def sheet(text: str) -> str:
    """The words on the sheet itself."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text[text.index("note-sheet") : text.index("</article>")]))


def test_the_note_tells_who_where_when_and_what_happens_now(client: FlaskClient) -> None:
    words = sheet(client.get(NOTE + "?tilbud=offer-morgenhold&tilbud=offer-vaerksted").text)

    assert "»Komme afsted«" in words
    assert "Du går tur med en hund." in words
    assert "Du kan begynde nu." in words
    assert "Det her sker nu" in words
    assert "Første gang er tidligst mandag den 1. februar." in words
    assert "Peter Ravn taler med Birk Skole." in words
    assert "Det skal være gjort senest 18. januar 2027." in words
    assert "01 20 30 40" in words


def test_there_is_room_for_three(client: FlaskClient) -> None:
    chosen = "&".join(f"tilbud=offer-{name}" for name in ("morgenhold", "skolehold", "vaerksted", "fuldt"))
    text = client.get(f"{NOTE}?{chosen}").text

    assert "Der er plads til tre" in text
    assert "Fuldt" not in sheet(text)


def test_a_note_of_nothing_says_what_to_do(client: FlaskClient) -> None:
    assert "sæt kryds ved op til tre forslag" in client.get(NOTE).text


def test_what_is_not_possible_yet_is_told_without_hard_words(client: FlaskClient) -> None:
    words = sheet(client.get(NOTE + "?tilbud=offer-klubaften").text)

    assert "Peter undersøger først, om det kan lade sig gøre." in words


def test_texts_with_words_that_are_kept_from_youths_are_left_out(app_of: AppOf) -> None:
    objects = [
        {**each, "youth_text": "For udsatte borgere efter visitation.", "description": "Vi laver mad sammen."}
        if each.get("id") == "offer-morgenhold"
        else each
        for each in SMALL
    ]
    words = sheet(client_of(app_of(objects)).get(NOTE + "?tilbud=offer-morgenhold").text)

    assert "Vi laver mad sammen." in words
    assert "udsatte" not in words


@pytest.mark.parametrize(
    "text",
    [
        "For kontaktparate unge",
        "Den er for uddannelsesparat",
        "efter visitation",
        "der er krav om fremmøde",
        "en borger",
        "indsatsen",
    ],
)
def test_a_text_with_a_forbidden_word_is_not_fit(text: str) -> None:
    assert not is_fit_for_youth(load_catalogue(), text)


@pytest.mark.parametrize(
    "text", ["Vi laver mad sammen", "Et par timer om ugen", "Ring til Trine", "Du får din egen hund at gå tur med"]
)
def test_plain_words_are_fit(text: str) -> None:
    assert first_fit_for_youth(load_catalogue(), None, text) == text


def test_no_note_of_the_demo_holds_a_forbidden_word_of_ours(demo_app: Flask) -> None:
    client, catalogue = client_of(demo_app), load_catalogue()
    listing = client.get("/unge").text
    for youth in re.findall(r'href="(/unge/[^"?]+)"', listing)[:15]:
        offers = re.findall(r'name="tilbud" value="([^"]+)"', client.get(youth).text)[:3]
        text = client.get(f"{youth}/seddel?" + "&".join(f"tilbud={offer}" for offer in offers)).text
        ours = re.findall(r'<li><span class="tick"[^>]*></span>([^<]*)</li>', text) + re.findall(
            r'<p class="note-what">([^<]*)</p>', text
        )
        for line in ours:
            assert is_fit_for_youth(catalogue, f"De {line}"), line


def test_hours_are_told_with_a_danish_comma(app_of: AppOf) -> None:
    objects = [
        {**each, "hours_per_week": 22.5, "duration_weeks": 8} if each.get("id") == "offer-morgenhold" else each
        for each in SMALL
    ]
    client = client_of(app_of(objects))

    assert "22,5 timer om ugen i 8 uger." in sheet(client.get(NOTE + "?tilbud=offer-morgenhold").text)
    assert "22,5 timer om ugen, 8 uger" in client.get("/unge/youth-alk-1/tilbud/offer-morgenhold").text
    assert "22.5 hours a week" in client.get("/unge/youth-alk-1/tilbud/offer-morgenhold?lang=en").text
