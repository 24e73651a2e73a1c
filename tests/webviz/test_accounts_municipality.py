"""The municipality's own sign-in, against a real provider in a process of its own."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from werkzeug.test import TestResponse

from kaedekort.settings import OidcSettings
from tests.services.oidc_provider import CLIENT_ID, CLIENT_SECRET, run_provider
from tests.webviz.accounts_at_work import COORDINATOR, Browser, Place, open_place
from tests.webviz.conftest import AppOf
from tests.webviz.maps import SMALL

MAJA = "maja@birkesund.dk"
PERSON = {
    "sub": "123-abc",
    "email": "Maja@Birkesund.dk",
    "email_verified": True,
    "acr": "substantial",
    "amr": ["pwd", "otp"],
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with run_provider() as issuer:
        yield issuer


@pytest.fixture
def place(app_of: AppOf, tmp_path: Path, issuer: str) -> Place:
    return open_place(app_of(SMALL), tmp_path, OidcSettings(issuer, CLIENT_ID, CLIENT_SECRET, "Birkesund"))


def there_and_back(
    browser: Browser, person: dict[str, object] | None, fault: str = "", start: str = "/log-ind/kommunen"
) -> TestResponse:
    """Start here, sign in there, come back."""
    there = browser.get(start)
    assert there.status_code == 302, there.text
    back = requests.get(
        there.location, params={"person": json.dumps(person), "fault": fault}, allow_redirects=False, timeout=10
    )
    parts = urlsplit(back.headers["Location"])
    return browser.get(f"{parts.path}?{parts.query}")


def test_who_has_an_account_is_let_in_and_led_back(place: Place) -> None:
    account = place.add(MAJA, COORDINATOR, name="Maja Holm", password=None)
    browser = place.browser()
    assert "Log ind med Birkesund" in browser.get("/log-ind").text

    answer = there_and_back(browser, PERSON, start="/log-ind/kommunen?next=/organisationer")

    assert (answer.status_code, answer.location) == (302, "/organisationer")
    assert browser.whoami() == ("Maja Holm", "coordinator")
    assert place.told.what == [("account_change", "oidc_tied"), ("sign_in", "oidc")]
    assert place.told.events[-1][1].account == account
    page = browser.get("/konto").text
    assert "Du logger ind med Birkesund" in page
    assert "substantial, pwd, otp" in page
    assert browser.get("/konto/adgangskode").status_code == 404


def test_the_way_there_carries_what_makes_it_safe(place: Place, issuer: str) -> None:
    there = place.browser().get("/log-ind/kommunen?next=//ond.example")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there.location).query).items()}

    assert there.location.startswith(f"{issuer}/authorize?")
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 20
    assert asked["redirect_uri"] == "http://localhost/log-ind/kommunen/retur"
    assert CLIENT_SECRET not in there.location


def test_the_second_time_the_municipalitys_own_name_counts_and_not_the_address(place: Place) -> None:
    place.add(MAJA, COORDINATOR, name="Maja Holm", password=None)
    there_and_back(place.browser(), PERSON)
    moved, taken = place.browser(), place.browser()

    assert there_and_back(moved, {**PERSON, "email": "gift@birkesund.dk"}).status_code == 302
    assert moved.whoami()[0] == "Maja Holm"
    assert there_and_back(taken, {**PERSON, "sub": "another"}).status_code == 400
    assert taken.whoami() == ("", None)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "ny@birkesund.dk"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": ""},
        {"email": None},
        {"email": ["maja@birkesund.dk"]},
        {"sub": "x" * 301},
    ],
)
def test_nobody_gets_an_account_by_signing_in(place: Place, claims: dict[str, object]) -> None:
    place.add(MAJA, COORDINATOR, password=None)
    browser = place.browser()

    assert there_and_back(browser, {**PERSON, **claims}).status_code == 400
    assert browser.whoami() == ("", None)


def test_a_locked_account_is_not_let_in(place: Place) -> None:
    place.add(MAJA, COORDINATOR, password=None)
    place.change(MAJA, lambda account: setattr(account, "active", False))
    browser = place.browser()

    answer = there_and_back(browser, PERSON)

    assert (answer.status_code, "ikke en konto her, som er åben" in answer.text) == (400, True)
    assert browser.whoami() == ("", None)


@pytest.mark.parametrize("fault", ["nonce", "no nonce", "audience", "issuer", "expired", "key", "none", "shared key"])
def test_a_forged_identity_gets_nobody_in(place: Place, fault: str) -> None:
    place.add(MAJA, COORDINATOR, password=None)
    browser = place.browser()

    answer = there_and_back(browser, PERSON, fault)

    assert (answer.status_code, "Begynd forfra" in answer.text) == (400, True)
    assert browser.whoami() == ("", None)
    assert place.told.what == [("sign_in_refused", "oidc")]


def test_an_answer_that_was_not_asked_for_gets_nobody_in(place: Place) -> None:
    place.add(MAJA, COORDINATOR, password=None)
    mine, theirs = place.browser(), place.browser()
    there = mine.get("/log-ind/kommunen")
    back = requests.get(there.location, params={"person": json.dumps(PERSON)}, allow_redirects=False, timeout=10)
    parts = urlsplit(back.headers["Location"])
    answer = f"{parts.path}?{parts.query}"

    assert theirs.get(answer).status_code == 400, "begun in another browser"
    assert mine.get(answer).status_code == 302
    again = place.browser()
    again.get("/log-ind/kommunen")
    assert again.get(answer).status_code == 400, "a code is taken once"
    for wrong in ("", "?error=access_denied&error_description=<b>nej</b>", "?code=x&state=y", "?state=&code="):
        refused = place.browser().get(f"/log-ind/kommunen/retur{wrong}")
        assert (refused.status_code, "<b>nej" in refused.text) == (400, False)


def test_a_person_who_says_no_there_is_not_signed_in_here(place: Place) -> None:
    assert there_and_back(place.browser(), None).status_code == 400


def test_a_sign_in_that_does_not_answer_is_told_and_passwords_work_all_the_same(app_of: AppOf, tmp_path: Path) -> None:
    place = open_place(app_of(SMALL), tmp_path, OidcSettings("http://localhost:1", CLIENT_ID, CLIENT_SECRET))
    place.add(MAJA, COORDINATOR)
    answer = place.browser().get("/log-ind/kommunen")

    assert (answer.status_code, "svarer ikke lige nu" in answer.text) == (503, True)
    assert place.browser().sign_in(MAJA).status_code == 302


def test_another_issuer_than_the_one_that_was_set_is_not_believed(app_of: AppOf, tmp_path: Path, issuer: str) -> None:
    place = open_place(app_of(SMALL), tmp_path, OidcSettings(f"{issuer}/", CLIENT_ID, CLIENT_SECRET))

    assert place.browser().get("/log-ind/kommunen").status_code == 503


def test_without_a_sign_in_of_its_own_there_is_no_way_there(app_of: AppOf, tmp_path: Path) -> None:
    place = open_place(app_of(SMALL), tmp_path)

    assert place.browser().get("/log-ind/kommunen").status_code == 404
