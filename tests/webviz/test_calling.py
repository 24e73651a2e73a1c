"""Whom to call: the card, the note and the explanation's last sentence tell one and the same."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.match import Question
from tests.webviz.conftest import AppOf, StoreOf, client_of, make_app
from tests.webviz.maps import GROUND, TODAY, YOUTH, Objects, offer
from webviz.services import services
from webviz.suggestions.calling import WayThrough, way_through

PAGE = "/unge/youth-alk-1"


def map_with(own: dict[str, str], provider: dict[str, str], answerer: dict[str, str] | None) -> Objects:
    """A youth and one offer, with how one gets hold of the offer, its provider and whoever answers for it."""
    people: Objects = []
    if answerer is not None:
        people = [
            {"node": "Actor", "id": "actor-maja", "name": "Maja Kilde", **answerer},
            {"edge": "WORKS_AT", "from": "actor-maja", "to": "org-x"},
            {"edge": "ANSWERS_FOR", "from": "actor-maja", "to": "offer-hold"},
        ]
    return [
        *GROUND,
        {"node": "Organisation", "id": "org-x", "name": "Stedet", **provider},
        *offer("offer-hold", "org-x", route="self", **own),
        *people,
        *(each for each in YOUTH if each.get("to") not in ("offer-morgenhold", "offer-hyttetur")),
    ]


def card(client: FlaskClient) -> str:
    text = client.get(PAGE + "/tilbud/offer-hold").text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text[text.index("call-kicker") :].split("<dl>")[0]))


def note(client: FlaskClient) -> str:
    text = client.get(PAGE + "/seddel?tilbud=offer-hold").text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text[text.index("note-sheet") :].split("</article>")[0]))


def test_an_offer_that_has_an_address_and_no_phone_is_written_to(app_of: AppOf) -> None:
    own = {"contact_name": "Sanne Sang", "email": "sanne@hold.example"}
    client = client_of(app_of(map_with(own, {"phone": "01 10 10 10"}, None)))

    assert "Skriv til Sanne Sang" in card(client)
    assert "sanne@hold.example" in card(client)
    assert "Eller ring til Stedet 01 10 10 10" in card(client)
    assert "Du skriver til Sanne Sang." in note(client)
    assert "sanne@hold.example Eller ring til Stedet: 01 10 10 10" in note(client)


def test_a_person_without_a_number_is_asked_for_where_there_is_one(app_of: AppOf) -> None:
    client = client_of(app_of(map_with({}, {"phone": "01 10 10 10"}, {})))

    assert "Ring til Stedet 01 10 10 10 Spørg efter Maja Kilde" in card(client)
    assert "Hej Maja." in client.get(PAGE + "/tilbud/offer-hold").text
    assert "Du ringer til Stedet." in note(client)
    assert "Spørg efter Maja Kilde" in note(client)


def test_where_nothing_is_known_the_card_names_whom_to_ask(app_of: AppOf) -> None:
    client = client_of(app_of(map_with({}, {}, None)))

    assert "Stedet" in card(client)
    assert "Vi har hverken nummer eller adresse" in card(client)


NUMBERS = {
    "phone": ("01 11 11 11", "01 22 22 22", "01 33 33 33"),
    "email": ("a@a.example", "b@b.example", "c@c.example"),
}


def ways(place: int) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional={name: st.just(texts[place]) for name, texts in NUMBERS.items()})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.builds(dict.__or__, ways(0), st.sampled_from([{}, {"contact_name": "Sanne Sang"}])),
    ways(1),
    st.none() | ways(2),
)
def test_the_card_tells_what_the_sentence_beside_it_tells(
    store_of: StoreOf, own: dict[str, str], provider: dict[str, str], answerer: dict[str, str] | None
) -> None:
    way, sentence = asked(store_of, map_with(own, provider, answerer))
    told = set(re.findall(r"\d\d(?: \d\d){3}|\S+@\S+?example", sentence))
    shown = {way.first.phone, way.first.email, way.or_call.phone if way.or_call else None} - {None}

    assert shown == told
    assert way.first.name in sentence
    assert (way.ask_for is not None) == ("spørg efter" in sentence)
    assert sentence.endswith(f"spørg efter {way.ask_for}.") or way.ask_for is None
    assert (way.or_call is not None) == ("eller ring til" in sentence)


def asked(store_of: StoreOf, objects: Objects) -> tuple[WayThrough, str]:
    """How one gets through to the offer, and the sentence that tells it."""
    app = make_app(store_of(objects))
    with app.test_request_context():
        here = services()
        question = Question(date.fromisoformat(TODAY))
        _facts, case, _youth = here.store.read(
            lambda reader: here.matcher.youth_case(reader, "youth-alk-1", question, frozenset({"offer-hold"}))
        )
        row = case.world.offers.row_of["offer-hold"]
        return way_through(case, row), case.listing(row).calling


@pytest.mark.parametrize("own", [{"phone": "01 11 11 11"}, {"email": "a@a.example"}])
def test_the_youth_calls_or_writes_by_what_there_is(app_of: AppOf, own: dict[str, str]) -> None:
    words = note(client_of(app_of(map_with({"contact_name": "Sanne Sang", **own}, {}, None))))

    assert ("Du ringer til Sanne Sang." in words) == ("phone" in own)
    assert ("Du skriver til Sanne Sang." in words) == ("email" in own)
