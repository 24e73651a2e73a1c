import logging
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graphmodel.errors import StoreUnavailable
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import MARKUP, SMALL, with_markup

PAGES = (
    "/",
    "/?ord=17 år, vil ud ad døren, noget med dyr",
    "/forslag/offer-morgenhold?ord=17 år",
    "/forslag?navn=hold",
    "/kaede.json?tilbud=offer-vaerksted&kommune=0990",
    "/unge",
    "/unge/youth-alk-1",
    "/unge/youth-alk-1?vis=unsuited&dag=2027-01-01&frem=90&led=1",
    "/unge/youth-alk-1/tilbud?navn=hold",
    "/unge/youth-alk-1/tilbud/offer-klubaften",
    "/unge/youth-alk-1/kaede.json",
    "/unge/youth-alk-1/kaede.json?tilbud=offer-vaerksted",
    "/unge/youth-alk-1/seddel?tilbud=offer-morgenhold&tilbud=offer-vaerksted",
    "/overblik",
    "/huller",
    "/huller/liste",
    "/huller/fordelt?efter=sektor",
    "/huller/mangler-kobling",
    "/udbud",
    "/udbud/liste",
    "/huller/overgang?fra=kontaktparat&til=kontaktparat",
    "/hvad-nu-hvis?uden=organisation:org-skole&aftale=org-kui>org-klub",
    "/aftaler",
    "/samarbejdsflader",
    "/samarbejdsflader/liste",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_strict_headers_and_stays_in_no_cache(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", PAGES)
def test_markup_in_the_map_stays_text_on_every_page(app_of: AppOf, address: str) -> None:
    text = client_of(app_of(with_markup(SMALL))).get(address).text

    if address.endswith(".json") or ".json?" in address:
        assert MARKUP[:8] in text or "<" not in text
    else:
        assert "<script>alert" not in text
        assert "<b title" not in text


@pytest.mark.parametrize(
    "address",
    [
        "/?ord=<script>alert(1)</script>",
        "/forslag?navn=<script>alert(1)</script>",
        "/unge/<script>alert(1)<",
        "/unge/youth-alk-1?dag=<script>alert(1)<",
    ],
)
def test_markup_in_an_address_stays_text(client: FlaskClient, address: str) -> None:
    assert "<script>alert" not in client.get(address).text


@pytest.mark.parametrize("address", [*PAGES, "/findes-ikke", "/static/kaedekort.css"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_pages_can_only_be_read(client: FlaskClient, address: str, method: str) -> None:
    answer = getattr(client, method)(address)

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "host",
    [
        "kaedekort.example",
        "127.0.0.1.example",
        "evil",
        "10.0.0.1",
        "[::2]:8765",
        "[::1",
        "::1",
        "localhost.evil:80",
        "localhost:x",
        "a b",
    ],
)
def test_a_name_that_is_not_this_machine_is_not_answered(client: FlaskClient, host: str) -> None:
    answer = client.get("/unge", headers={"Host": host})

    assert answer.status_code == 400
    assert "aborre" not in answer.text
    assert "localhost" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:5000", "LOCALHOST", "[::1]", "[::1]:8765"])
def test_this_machine_is_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/?ord=pige 311299-1234 vil ud",
        "/?ord=3112991234",
        "/forslag?navn=311299 1234",
        "/unge/311299-1234",
        "/unge/youth-alk-1?dag=311299-1234",
        "/organisationer?navn=311299-1234",
        "/soeg?q=311299-1234",
        "/?lang=en&ord=311299-1234",
        "/?311299-1234=x",
    ],
)
def test_a_cpr_number_is_refused_and_never_shown_or_logged(
    client: FlaskClient, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = client.get(address)

    assert answer.status_code == 400
    assert re.search("CPR[- ]num", answer.text)
    assert "1234" not in answer.text
    assert "1234" not in caplog.text
    assert "data-forget-address" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/?ord=" + "a" * 10_000,
        "/soeg?q=" + "a" * 10_000,
        "/unge/" + "a" * 10_000,
        "/?behov=" + "a" * 501,
        "/?" + "a" * 501 + "=x",
    ],
    ids=["a question", "a search", "a path", "a choice", "a name"],
)
def test_what_nobody_writes_is_refused_in_a_sentence(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert "Det er for langt. Skriv det med højst 500 tegn." in answer.text
    assert "a" * 500 not in answer.text


@pytest.mark.parametrize(
    "address", ["/?ord=%00", "/unge/%00", "/%00", "/organisationer?navn=%1b[31m", "/netvaerk?om=%00"]
)
def test_signs_that_nobody_can_read_are_refused_in_a_sentence(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert "Der er tegn i adressen, som ingen kan læse" in answer.text


def test_what_is_not_on_the_map_is_told_without_repeating_all_of_it(client: FlaskClient) -> None:
    answer = client.get("/tilbud/" + "x" * 480)

    assert answer.status_code == 404
    assert "Det findes ikke i kortet" in answer.text
    assert "x" * 400 not in answer.text


def test_a_slash_too_many_at_the_end_is_forgiven(client: FlaskClient) -> None:
    assert client.get("/organisationer/").status_code == client.get("/unge/").status_code == 200


def test_an_address_that_is_none_has_a_page(client: FlaskClient) -> None:
    answer = client.get("/findes-ikke")

    assert answer.status_code == 404
    assert "Der er ingen side på den adresse" in answer.text


@pytest.fixture
def broken(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client whose application is used by people, not by tests."""
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    return client


def _failing_with(error: Exception) -> object:
    def read(*_: object) -> None:
        raise error

    return read


def test_a_store_that_does_not_answer_is_said_in_a_sentence(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = client.application.extensions["kaedekort"].store
    monkeypatch.setattr(
        type(store), "read", _failing_with(StoreUnavailable("Neo4j svarer ikke. Start den, og prøv igen."))
    )
    answer = client.get("/unge")

    assert answer.status_code == 503
    assert "Neo4j svarer ikke. Start den, og prøv igen." in answer.text


def test_a_fault_of_ours_shows_no_traceback(broken: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    store = broken.application.extensions["kaedekort"].store
    monkeypatch.setattr(type(store), "read", _failing_with(RuntimeError("hemmelig sti")))
    answer = broken.get("/unge")

    assert answer.status_code == 500
    assert "Der er en fejl i programmet" in answer.text
    assert "hemmelig" not in answer.text
    assert "Traceback" not in answer.text


def test_the_demo_says_that_everything_is_made_up(demo_app: Flask, client: FlaskClient) -> None:
    assert "opdigtet" in client_of(demo_app).get("/").text
    assert "opdigtet" not in client.get("/").text
