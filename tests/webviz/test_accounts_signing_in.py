"""Getting in: the password, the code, the first app, recovery codes, and what keeps people out."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.webviz.accounts_at_work import (
    ADMINISTRATOR,
    COORDINATOR,
    MANAGER,
    OWN,
    PASSWORD,
    Place,
    codes,
    open_place,
)
from tests.webviz.conftest import AppOf
from tests.webviz.maps import SMALL
from webviz.accounts.second_factor import take_code
from webviz.accounts.tables import Account

MAJA = "maja@birkesund.dk"


@pytest.fixture
def place(app_of: AppOf, tmp_path: Path) -> Place:
    return open_place(app_of(SMALL), tmp_path)


def test_a_password_and_a_code_get_one_in_and_back_to_where_one_was(place: Place) -> None:
    account = place.add(MAJA, COORDINATOR, name="Maja Holm")
    browser = place.browser()

    first = browser.enter("  Maja@Birkesund.DK ", back_to="/organisationer?navn=skole")
    assert (first.status_code, first.location) == (302, "/log-ind/kode")
    assert browser.whoami() == ("", None)
    second = browser.post("/log-ind/kode", {"code": place.code(MAJA)})

    assert (second.status_code, second.location) == (302, "/organisationer?navn=skole")
    assert browser.whoami() == ("Maja Holm", "coordinator")
    ((kind, who, details),) = place.told.events
    assert (kind, who.account, details) == ("sign_in", account, {"what": "password", "second_factor": "code"})


def test_nobody_is_told_what_was_wrong(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    place.add("uden@birkesund.dk", COORDINATOR, password=None)
    place.add("spaerret@birkesund.dk", COORDINATOR)
    place.change("spaerret@birkesund.dk", lambda account: setattr(account, "active", False))
    tries = [
        (MAJA, "forkert adgangskode"),
        ("ingen@birkesund.dk", PASSWORD),
        ("uden@birkesund.dk", PASSWORD),
        ("spaerret@birkesund.dk", PASSWORD),
        ("ikke en adresse", PASSWORD),
        ("", ""),
        ("a@b", "x" * 400),
        (f"{'a' * 300}@b.dk", PASSWORD),
        ("' or 1=1 --@x.dk", "' or 1=1 --"),
        ("<b>@x.dk", PASSWORD),
    ]
    alerts = set()
    for email, password in tries:
        answer = place.browser().enter(email, password)
        assert answer.status_code == 400
        alerts.add(answer.text.partition('role="alert"')[2].partition("</div>")[0])

    assert len(alerts) == 1
    assert [what for _kind, what in place.told.what] == ["password", "unknown", "password", "locked", *["unknown"] * 6]


def test_an_address_that_was_typed_is_shown_again_as_text(place: Place) -> None:
    answer = place.browser().enter('"><script>alert(1)</script>', "x")

    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_code_is_taken_once(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    code = place.code(MAJA)
    first, second = place.browser(), place.browser()
    first.enter(MAJA)
    second.enter(MAJA)

    assert first.post("/log-ind/kode", {"code": code}).status_code == 302
    assert second.post("/log-ind/kode", {"code": code}).status_code == 400
    assert second.whoami() == ("", None)
    place.clock.pass_by(seconds=31)
    assert second.post("/log-ind/kode", {"code": place.code(MAJA)}).status_code == 302


@pytest.mark.parametrize(("ahead", "is_let_in"), [(-30, True), (30, True), (-90, False), (90, False)])
def test_a_phone_may_be_half_a_minute_off(place: Place, ahead: int, is_let_in: bool) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.browser()
    browser.enter(MAJA)

    assert (browser.post("/log-ind/kode", {"code": place.code(MAJA, later=ahead)}).status_code == 302) == is_let_in


@pytest.mark.parametrize("code", ["", "12", "abcdef", "9" * 40, "１２３４５６", "000000", "' --", "-1", "1e5"])
def test_what_is_no_code_gets_nobody_in(place: Place, code: str) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.browser()
    browser.enter(MAJA)

    assert browser.post("/log-ind/kode", {"code": code}).status_code == 400
    assert browser.whoami() == ("", None)


def test_the_code_alone_gets_nobody_in_and_waits_ten_minutes(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.browser()
    assert browser.post("/log-ind/kode", {"code": place.code(MAJA)}).location == "/log-ind"
    assert browser.get("/log-ind/kode").location == "/log-ind"

    browser.enter(MAJA)
    place.clock.pass_by(minutes=11)
    assert browser.post("/log-ind/kode", {"code": place.code(MAJA)}).location == "/log-ind"
    assert browser.whoami() == ("", None)


def test_a_first_sign_in_ties_an_app_and_shows_recovery_codes_once(place: Place) -> None:
    place.add(MAJA, COORDINATOR, name="Maja Holm")
    place.change(MAJA, lambda account: setattr(account, "tf_totp_secret", None))
    browser = place.browser()
    browser.enter(MAJA, back_to="/organisationer")
    assert browser.get("/log-ind/kode").location == "/log-ind/app"
    page = browser.get("/log-ind/app").text
    key = page.partition("<code>")[2].partition("</code>")[0]
    place.secrets[MAJA] = key.replace("-", "")
    assert 'src="data:image/svg+xml;base64,' in page
    assert browser.get("/log-ind/app").text.count(key) == 1, "the same key until it is tied"

    assert browser.post("/log-ind/app", {"code": "000000"}).status_code == 400
    answer = browser.post("/log-ind/app", {"code": place.code(MAJA)})

    found = codes(answer.text)
    assert (answer.status_code, len(set(found))) == (200, 10)
    assert 'href="/organisationer"' in answer.text
    assert browser.whoami() == ("Maja Holm", "coordinator")
    assert browser.get("/log-ind/app").status_code == 302
    again = place.browser()
    again.enter(MAJA)
    assert again.post("/log-ind/kode", {"code": place.code(MAJA)}).status_code == 400, "the app's first code is used"
    assert again.post("/log-ind/kode", {"code": found[3].upper().replace("-", " ")}).status_code == 302


def test_a_recovery_code_gets_one_in_once(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    found = codes(browser.post("/konto/noedkoder", {"present": PASSWORD}).text)
    first, second = place.browser(), place.browser()
    first.enter(MAJA)
    second.enter(MAJA)

    assert first.post("/log-ind/kode", {"code": found[0]}).status_code == 302
    assert second.post("/log-ind/kode", {"code": found[0]}).status_code == 400
    assert "der er 9 tilbage" in first.get("/konto").text


def test_five_failures_lock_an_account_for_a_quarter_of_an_hour(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    inside = place.signed_in(MAJA)
    for _ in range(5):
        assert place.browser().enter(MAJA, "forkert adgangskode").status_code == 400

    assert place.browser().enter(MAJA).status_code == 400, "the right password neither"
    assert inside.whoami()[1] == "coordinator", "nobody is thrown out by others' failures"
    assert place.told.events[-2][2] == {"what": "password", "then": "locked"}
    place.clock.pass_by(minutes=14)
    assert place.browser().enter(MAJA).status_code == 400
    place.clock.pass_by(minutes=1, seconds=1)
    assert place.browser().sign_in(MAJA).status_code == 302


def test_wrong_codes_count_also_over_several_passwords(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    for _ in range(5):
        browser = place.browser()
        assert browser.enter(MAJA).status_code == 302
        browser.post("/log-ind/kode", {"code": "000000"})

    browser = place.browser()
    assert browser.enter(MAJA).status_code == 400
    assert place.told.what[-1] == ("sign_in_refused", "locked")


def test_the_right_code_does_not_help_once_the_account_is_locked(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.browser()
    browser.enter(MAJA)
    for _ in range(5):
        browser.post("/log-ind/kode", {"code": "000000"})

    assert browser.post("/log-ind/kode", {"code": place.code(MAJA)}).status_code == 400


def test_failures_that_lie_far_apart_lock_nothing(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    for _ in range(8):
        place.browser().enter(MAJA, "forkert adgangskode")
        place.clock.pass_by(minutes=4)

    assert place.browser().sign_in(MAJA).status_code == 302


def test_an_administrator_unlocks_an_account(place: Place) -> None:
    place.add("chef@birkesund.dk", ADMINISTRATOR)
    account = place.add(MAJA, COORDINATOR)
    for _ in range(5):
        place.browser().enter(MAJA, "forkert adgangskode")
    chief = place.signed_in("chef@birkesund.dk")
    assert "Låst efter forkerte forsøg" in chief.get("/konti").text

    assert chief.post(f"/konti/{account}/ophaev").status_code == 302

    assert place.browser().sign_in(MAJA).status_code == 302


def test_one_address_fails_sixty_times_and_no_more(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    for number in range(60):
        assert place.browser().enter(f"nr{number}@birkesund.dk", "x").status_code == 400

    answer = place.browser().enter(MAJA)

    assert answer.status_code == 503
    assert "Vent et kvarter" in answer.text
    assert place.browser().get("/log-ind").status_code == 200
    elsewhere = place.browser()
    elsewhere.client.environ_base["REMOTE_ADDR"] = "10.0.0.7"
    assert elsewhere.enter(MAJA).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "https://ond.example/",
        "//ond.example/",
        "/\\ond.example/",
        "\\\\ond.example",
        "javascript:alert(1)",
        "/\t/ond.example",
        "organisationer",
        "http:/organisationer",
        "///ond.example",
        f"/{'a' * 450}",
        "",
    ],
)
def test_nobody_is_led_away_from_our_pages(place: Place, address: str) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.browser()
    answer = browser.enter(MAJA, back_to=address)
    if answer.status_code == 302:
        assert browser.post("/log-ind/kode", {"code": place.code(MAJA)}).location == "/"
    assert answer.status_code in {302, 400}


def test_who_is_signed_in_already_is_led_on(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)

    assert browser.get("/log-ind?next=/organisationer").location == "/organisationer"
    assert browser.get("/log-ind?next=//ond.example").location == "/"


def test_signing_in_takes_nothing_over_from_the_cookie_that_was_there(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.browser()
    token = browser.token()
    with browser.client.session_transaction() as held:
        held["planted"] = "before"
    browser.sign_in(MAJA)

    assert browser.token() != token
    with browser.client.session_transaction() as held:
        assert "planted" not in held
        assert "signing_in" not in held


def test_a_form_from_elsewhere_signs_nobody_in_or_out(place: Place) -> None:
    place.add(MAJA, COORDINATOR, name="Maja Holm")
    browser = place.signed_in(MAJA)

    assert browser.client.post("/log-ud", headers={"Origin": OWN}).status_code == 400
    token = browser.token()
    foreign = browser.client.post("/log-ud", data={"csrf_token": token}, headers={"Origin": "https://ond.example"})
    assert foreign.status_code == 400
    assert browser.get("/log-ud").status_code == 405
    assert browser.whoami() == ("Maja Holm", "coordinator")


def test_the_cookie_is_shut_to_scripts_and_goes_over_https_where_the_page_did(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.browser()
    plain = browser.enter(MAJA).headers["Set-Cookie"]
    name = place.app.config["SESSION_COOKIE_NAME"]
    behind = place.app.test_client().get("/token-of-tests", base_url="https://localhost")

    assert plain.startswith(f"{name}=")
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    assert "Secure" not in plain
    assert "Secure" in behind.headers["Set-Cookie"]
    assert "Expires" not in plain, "a browser that is closed forgets it"


def test_nobody_gets_in_where_it_cannot_be_logged(place: Place) -> None:
    place.add(MAJA, MANAGER)
    place.app.config["PROPAGATE_EXCEPTIONS"] = False
    browser = place.browser()
    browser.enter(MAJA)
    place.told.is_gone = True

    assert browser.post("/log-ind/kode", {"code": place.code(MAJA)}).status_code == 500
    assert browser.whoami() == ("", None)
    assert place.browser().enter(MAJA, "forkert adgangskode").status_code == 500
    place.told.is_gone = False
    assert browser.post("/log-ind/kode", {"code": place.code(MAJA)}).status_code == 302, "nothing was stored of it"


def test_every_page_with_a_form_lets_the_browser_say_where_the_form_comes_from(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    outside, inside = place.browser(), place.signed_in(MAJA)

    assert outside.get("/log-ind").headers["Referrer-Policy"] == "same-origin"
    for address in ("/konto", "/konto/adgangskode", "/konto/app", "/konto/noedkoder"):
        assert inside.get(address).headers["Referrer-Policy"] == "same-origin"


def test_a_code_that_two_send_at_the_same_moment_is_taken_from_one(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    code, here = place.code(MAJA), place.accounts
    with place.app.app_context():
        sessions = [here.database.get_session(name) for name in ("one", "other")]
        read = [each.scalars(select(Account)).one() for each in sessions]
        taken = []
        for session, account in zip(sessions, read, strict=True):
            taken.append(take_code(session, here.totps, account, code))
            session.commit()

    assert taken == [True, False]


def test_an_address_too_long_to_carry_along_leads_to_the_front_page(place: Place) -> None:
    with place.app.test_request_context():
        assert place.accounts.sign_in_address("/organisationer") == "/log-ind?next=/organisationer"
        assert place.accounts.sign_in_address(f"/{'x' * 500}") == "/log-ind"
