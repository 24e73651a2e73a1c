"""One's own account: visits and how they end, roles, a new password, a new app, signing out everywhere."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.webviz.accounts_at_work import (
    COORDINATOR,
    MANAGER,
    OPERATOR,
    PASSWORD,
    Place,
    codes,
    open_place,
)
from tests.webviz.conftest import AppOf
from tests.webviz.maps import SMALL
from webviz.access.viewer import NOBODY, Viewer
from webviz.accounts.roles_given import RoleGiven
from webviz.accounts.tables import Account

MAJA = "maja@birkesund.dk"
NEW = "fire ord om ingenting"


@pytest.fixture
def place(app_of: AppOf, tmp_path: Path) -> Place:
    return open_place(app_of(SMALL), tmp_path)


def test_a_visit_ends_when_nothing_was_asked_for_half_an_hour(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    for _ in range(3):
        place.clock.pass_by(minutes=29)
        assert browser.whoami()[1] == "coordinator"
    place.clock.pass_by(minutes=31)

    page = browser.get("/konto")
    assert page.location == "/log-ind?next=/konto"
    assert place.told.what[-1] == ("sign_out", "ended")
    assert browser.whoami() == ("", None)


def test_whoever_was_signed_out_by_time_is_told_so_where_they_sign_in(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    place.clock.pass_by(minutes=31)

    assert "Du er blevet logget ud" in browser.get("/log-ind").text
    assert "Du er blevet logget ud" not in browser.get("/log-ind").text


def test_a_visit_ends_after_ten_hours_whatever_is_asked(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    for _ in range(23):
        place.clock.pass_by(minutes=25)
        assert browser.whoami()[1] == "coordinator"
    place.clock.pass_by(minutes=27)

    assert browser.whoami() == ("", None)


def test_a_clock_that_goes_back_ends_nothing(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    place.clock.pass_by(hours=-5)

    assert browser.whoami()[1] == "coordinator"


def test_a_cookie_that_was_copied_is_worthless_after_signing_out(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    name = place.app.config["SESSION_COOKIE_NAME"]
    cookie = browser.client.get_cookie(name)
    assert cookie is not None
    assert browser.post("/log-ud").location == "/log-ind"
    assert "Du er logget ud." in browser.get("/log-ind").text

    thief = place.browser()
    thief.client.set_cookie(name, cookie.value)
    assert thief.whoami() == ("", None)
    assert place.told.what[-1] == ("sign_out", "asked")


def test_signing_out_everywhere_ends_every_visit_and_what_was_half_begun(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    here, there, halfway = place.signed_in(MAJA), place.signed_in(MAJA), place.browser()
    halfway.enter(MAJA)

    assert here.post("/konto/log-ud-overalt").location == "/log-ind"

    assert here.whoami() == there.whoami() == ("", None)
    assert halfway.post("/log-ind/kode", {"code": place.code(MAJA)}).location == "/log-ind"


def test_a_locked_account_is_out_at_once(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    with place.app.app_context():
        book = place.accounts.book(OPERATOR)
        book.lock(book.find_by_email(MAJA))

    assert browser.whoami() == ("", None)
    assert place.browser().enter(MAJA).status_code == 400


def test_one_acts_in_one_role_at_a_time_and_comes_back_in_the_last_one(place: Place) -> None:
    kept = RoleGiven("contact_person", actor_id='person:æøå "1"')
    place.add(MAJA, kept, MANAGER, COORDINATOR, name="Maja Holm")
    browser, tab = place.signed_in(MAJA), place.signed_in(MAJA)
    page = browser.get("/konto").text
    assert browser.whoami() == ("Maja Holm", "contact_person")
    assert "Kontaktperson · person:æøå &#34;1&#34;</strong> er den, du har nu" in page

    assert browser.post("/konto/rolle", {"role": "2"}).location == "/"

    assert browser.whoami() == ("Maja Holm", "manager")
    assert tab.whoami() == ("Maja Holm", "contact_person"), "a role is a visit's"
    assert place.told.what[-1] == ("account_change", "role_switched")
    browser.post("/log-ud")
    assert place.signed_in(MAJA).whoami() == ("Maja Holm", "manager")
    assert browser.post("/konto/rolle", {"role": "2"}).location == "/log-ind?next=/konto"


@pytest.mark.parametrize("role", ["99", "", "x", "-1", "1 or 1=1"])
def test_nobody_takes_a_role_that_is_not_theirs(place: Place, role: str) -> None:
    place.add("anden@birkesund.dk", MANAGER)
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)

    assert browser.post("/konto/rolle", {"role": role}).status_code == 404
    assert browser.post("/konto/rolle", {"role": "1"}).status_code == 404, "somebody else's"
    assert browser.whoami()[1] == "coordinator"


def test_who_loses_the_active_role_acts_in_none(place: Place) -> None:
    account = place.add(MAJA, COORDINATOR, MANAGER, name="Maja Holm")
    browser = place.signed_in(MAJA)
    with place.app.app_context():
        book = place.accounts.book(OPERATOR)
        book.take_role(book.find_by_email(MAJA), 1)
    assert browser.whoami() == ("Maja Holm", None)
    assert "taget fra dig" in browser.get("/konto").text
    with place.app.app_context():
        book = place.accounts.book(OPERATOR)
        book.take_role(book.find_by_email(MAJA), 2)

    assert "Kontoen har ingen rolle" in browser.get("/konto").text
    with place.app.test_request_context():
        assert place.accounts.viewer() == NOBODY
    assert browser.whoami() == ("Maja Holm", None)
    assert Viewer(account, "Maja Holm", None).role is None


def test_a_new_password_ends_every_other_visit(place: Place) -> None:
    place.add(MAJA, COORDINATOR, name="Maja Holm")
    here, there = place.signed_in(MAJA), place.signed_in(MAJA)

    answer = here.post("/konto/adgangskode", {"present": PASSWORD, "password": NEW, "again": NEW})

    assert answer.location == "/konto?sket=adgangskode"
    assert "Adgangskoden er skiftet" in here.get("/konto?sket=adgangskode").text
    assert here.whoami() == ("Maja Holm", "coordinator")
    assert there.whoami() == ("", None)
    assert place.browser().enter(MAJA, PASSWORD).status_code == 400
    assert place.browser().enter(MAJA, NEW).status_code == 302


def test_a_password_that_will_not_do_is_refused_with_its_reason(place: Place) -> None:
    place.add(MAJA, COORDINATOR, name="Maja Holm Sørensen")
    browser = place.signed_in(MAJA)
    refused = {
        "kort": "mindst 12 tegn",
        "x" * 129: "højst have 128 tegn",
        "aaaaaaaaaaaabbb": "samme få tegn",
        "maja elsker kaffe": "dit navn eller din e-mailadresse",
        "SØRENSEN spiser is": "dit navn eller din e-mailadresse",
        "birkesund ved havet": "dit navn eller din e-mailadresse",
    }
    for password, reason in refused.items():
        answer = browser.post("/konto/adgangskode", {"present": PASSWORD, "password": password, "again": password})
        assert (answer.status_code, reason in answer.text) == (400, True), password
    with_cpr = browser.post("/konto/adgangskode", {"present": PASSWORD, "password": "min 010190-1234", "again": "x"})
    assert (with_cpr.status_code, "CPR-nummer" in with_cpr.text, "010190" in with_cpr.text) == (400, True, False)
    unlike = browser.post("/konto/adgangskode", {"present": PASSWORD, "password": NEW, "again": f"{NEW}!"})
    assert "ikke ens" in unlike.text
    missing = browser.post("/konto/adgangskode", {})
    assert missing.status_code == 400

    assert place.browser().sign_in(MAJA).status_code == 302, "still the old one"


def test_what_guards_the_account_asks_for_the_password_again_and_counts_wrong_ones(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    for address in ("/konto/adgangskode", "/konto/app", "/konto/noedkoder", "/konto/adgangskode", "/konto/noedkoder"):
        form = {"present": "forkert adgangskode", "password": NEW, "again": NEW, "code": "123456"}
        answer = browser.post(address, form)
        assert (answer.status_code, codes(answer.text)) == (400, [])

    assert browser.post("/konto/noedkoder", {"present": PASSWORD}).status_code == 400, "locked"
    assert browser.whoami()[1] == "coordinator"


def test_another_app_replaces_the_first_one_and_its_recovery_codes(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser, other = place.signed_in(MAJA), place.signed_in(MAJA)
    old_codes = codes(browser.post("/konto/noedkoder", {"present": PASSWORD}).text)
    old_secret = place.secrets[MAJA]
    page = browser.get("/konto/app").text
    place.secrets[MAJA] = page.partition("<code>")[2].partition("</code>")[0].replace("-", "")

    answer = browser.post("/konto/app", {"present": PASSWORD, "code": place.code(MAJA)})

    assert len(codes(answer.text)) == 10
    assert other.whoami() == ("", None)
    place.clock.pass_by(seconds=31)
    new_secret, place.secrets[MAJA] = place.secrets[MAJA], old_secret
    late = place.browser()
    late.enter(MAJA)
    assert late.post("/log-ind/kode", {"code": place.code(MAJA)}).status_code == 400
    assert late.post("/log-ind/kode", {"code": old_codes[0]}).status_code == 400
    place.secrets[MAJA] = new_secret
    assert late.post("/log-ind/kode", {"code": place.code(MAJA)}).status_code == 302


def test_the_database_holds_nothing_that_gets_anybody_in(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    found = codes(browser.post("/konto/noedkoder", {"present": PASSWORD}).text)
    with browser.client.session_transaction() as held:
        token = held["visit"]
    with place.app.app_context():
        here = place.accounts.session
        rows = [
            str(tuple(row))
            for table in Account.metadata.sorted_tables
            for row in here.execute(text(f"SELECT * FROM {table.name}"))
        ]
    everything = "\n".join(rows)

    assert "$argon2id$" in everything
    for secret in (PASSWORD, token, place.secrets[MAJA], found[0], found[0].replace("-", "")):
        assert secret not in everything


def test_the_pages_of_an_account_are_for_who_is_signed_in(place: Place) -> None:
    browser = place.browser()
    for address in ("/konto", "/konto/adgangskode", "/konto/app", "/konto/noedkoder"):
        assert browser.get(address).location == f"/log-ind?next={address}"
    for address in ("/konto/rolle", "/konto/adgangskode", "/konto/app", "/konto/noedkoder", "/konto/log-ud-overalt"):
        assert browser.post(address).location == "/log-ind?next=/konto"


def test_a_database_that_goes_away_shows_nothing_and_comes_back(place: Place, tmp_path: Path) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    place.accounts.close()
    file = tmp_path / "accounts.db"
    away = file.rename(tmp_path / "away.db")

    for answer in (browser.get("/konto"), browser.get("/who-of-tests"), place.browser().enter(MAJA)):
        assert answer.status_code == 503
        assert "Brugerkontiene kan ikke læses lige nu" in answer.text
    assert not file.exists(), "no empty database is made in its place"
    with browser.get("/static/accounts.css") as style:
        assert style.status_code == 200
    place.accounts.close()
    away.rename(file)

    assert browser.whoami()[1] == "coordinator"


def test_a_database_that_was_emptied_shows_nothing(place: Place) -> None:
    place.add(MAJA, COORDINATOR)
    browser = place.signed_in(MAJA)
    with place.app.app_context():
        place.accounts.session.execute(text("DROP TABLE visits"))
        place.accounts.session.commit()

    assert browser.get("/who-of-tests").status_code == 503
