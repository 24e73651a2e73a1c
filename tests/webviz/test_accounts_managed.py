"""The book of accounts on its pages: inviting, giving roles, locking, removing, and who may."""

from pathlib import Path

import pytest

from graphmodel.errors import KaedekortError
from tests.webviz.accounts_at_work import (
    ADMINISTRATOR,
    COORDINATOR,
    MANAGER,
    PASSWORD,
    Browser,
    Place,
    codes,
    links,
    open_place,
)
from tests.webviz.conftest import AppOf, filled_store, make_app
from tests.webviz.maps import SMALL
from webviz.accounts.demo_people import DemoPerson
from webviz.accounts.roles_given import RoleGiven

CHIEF, MAJA = "chef@birkesund.dk", "maja@birkesund.dk"
NEW = "fire ord om ingenting"


@pytest.fixture
def place(app_of: AppOf, tmp_path: Path) -> Place:
    return open_place(app_of(SMALL), tmp_path)


@pytest.fixture
def chief(place: Place) -> Browser:
    place.add(CHIEF, ADMINISTRATOR, name="Chef Chefsen")
    return place.signed_in(CHIEF)


def test_an_invited_person_chooses_a_password_ties_an_app_and_is_in(place: Place, chief: Browser) -> None:
    answer = chief.post("/konti/ny", {"email": "Ny@Birkesund.dk", "name": "  Ny   Person ", "role": "coordinator"})
    (link,) = links(answer.text)
    assert "http://localhost/invitation/" in answer.text
    guest = place.browser()
    assert "Velkommen, Ny Person." in guest.get(link).text
    assert guest.post(link, {"password": "kort", "again": "kort"}).status_code == 400
    assert guest.post(link, {"password": NEW, "again": "noget andet"}).status_code == 400

    assert guest.post(link, {"password": NEW, "again": NEW}).location == "/log-ind/app"
    page = guest.get("/log-ind/app").text
    place.secrets["ny@birkesund.dk"] = page.partition("<code>")[2].partition("</code>")[0].replace("-", "")
    done = guest.post("/log-ind/app", {"code": place.code("ny@birkesund.dk")})

    assert len(codes(done.text)) == 10
    assert guest.whoami() == ("Ny Person", "coordinator")
    assert place.told.what[-4:] == [
        ("account_change", "added"),
        ("account_change", "invited"),
        ("account_change", "invitation_used"),
        ("sign_in", "password"),
    ]
    assert place.browser().get(link).status_code == 404
    assert place.browser().post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 404


def test_a_link_is_worthless_after_three_days_or_when_there_is_a_newer_one(place: Place, chief: Browser) -> None:
    account = place.add(MAJA, COORDINATOR, password=None)
    (old,) = links(chief.post(f"/konti/{account}/invitation").text)
    (link,) = links(chief.post(f"/konti/{account}/invitation").text)

    assert place.browser().get(old).status_code == 404
    place.clock.pass_by(days=2, hours=23)
    assert place.browser().get(link).status_code == 200
    place.clock.pass_by(hours=2)
    late = place.browser().get(link)
    assert (late.status_code, "virker ikke mere" in late.text) == (404, True)


@pytest.mark.parametrize("token", ["x", "a" * 40, "a" * 600, "%00", "..", "<b>", "' or 1=1"])
def test_a_guessed_link_leads_nowhere(place: Place, token: str) -> None:
    assert place.browser().get(f"/invitation/{token}").status_code in {400, 404}


def test_a_new_link_makes_the_old_password_app_codes_and_visits_worthless(place: Place, chief: Browser) -> None:
    account = place.add(MAJA, COORDINATOR)
    inside = place.signed_in(MAJA)
    found = codes(inside.post("/konto/noedkoder", {"present": PASSWORD}).text)
    (link,) = links(chief.post(f"/konti/{account}/invitation").text)
    assert inside.whoami()[1] == "coordinator", "the link alone changes nothing"

    place.browser().post(link, {"password": NEW, "again": NEW})

    assert inside.whoami() == ("", None)
    assert place.browser().enter(MAJA, PASSWORD).status_code == 400
    other = place.browser()
    assert other.enter(MAJA, NEW).status_code == 302
    assert other.post("/log-ind/kode", {"code": found[0]}).location == "/log-ind/app"


def test_only_an_administrator_in_that_role_keeps_the_book(place: Place) -> None:
    account = place.add(CHIEF, MANAGER, ADMINISTRATOR)
    browser = place.signed_in(CHIEF)
    assert place.browser().get("/konti").location == "/log-ind?next=/konti"
    one = f"/konti/{account}"
    for address in ("/konti", "/konti/ny", one, f"{one}/fjern"):
        assert browser.get(address).status_code == 403
    for address in (
        "/konti/ny",
        *(f"{one}/{act}" for act in ("rolle", "fratag/1", "invitation", "spaer", "ophaev", "log-ud", "fjern")),
    ):
        assert browser.post(address).status_code == 403
        assert place.browser().post(address).location == "/log-ind?next=/konti"

    browser.post("/konto/rolle", {"role": "2"})
    assert browser.get("/konti").status_code == 200


def test_roles_are_given_and_taken(place: Place, chief: Browser) -> None:
    account = place.add(MAJA)
    one = f"/konti/{account}"
    assert "Ingen. Uden en rolle" in chief.get(one).text

    assert chief.post(f"{one}/rolle", {"role": "contact_person", "actor": " person:1 "}).status_code == 302
    assert chief.post(f"{one}/rolle", {"role": "manager", "municipality": "0990"}).status_code == 302
    page = chief.get(one).text

    assert "Kontaktperson · person:1" in page
    assert "Leder · 0990" in page
    assert chief.post(f"{one}/fratag/2").status_code == 302
    assert "Kontaktperson" not in chief.get(one).text.partition("<details")[0]
    assert chief.post(f"{one}/fratag/2").status_code == 404
    assert chief.post(f"{one}/fratag/1").status_code == 404, "the chief's own role is not this account's"


def test_a_youths_account_does_not_tell_the_administrator_which_youth_it_is(place: Place, chief: Browser) -> None:
    account = place.add(MAJA, RoleGiven("youth", youth_id="youth-aborre-12"))

    assert "aborre" not in chief.get("/konti").text + chief.get(f"/konti/{account}").text


def test_roles_that_make_no_sense_are_refused_with_a_reason(place: Place, chief: Browser) -> None:
    account = place.add(MAJA, MANAGER)
    refused = [
        ({"role": ""}, "ingen rolle, der hedder"),
        ({"role": "root"}, "ingen rolle, der hedder"),
        ({"role": "<script>"}, "&lt;script&gt;"),
        ({"role": "manager"}, "har den rolle i forvejen"),
        ({"role": "contact_person"}, "skriv id&#39;et på den person"),
        ({"role": "partner", "actor": "  "}, "skriv id&#39;et på den person"),
        ({"role": "youth"}, "skriv id&#39;et på den unge"),
        ({"role": "administrator", "actor": "person:1"}, "knyttes ikke til en person"),
        ({"role": "coordinator", "youth": "youth:1"}, "knyttes ikke til en ung"),
        ({"role": "youth", "youth": "youth:1", "municipality": "0990"}, "knyttes ikke til en kommune"),
        ({"role": "partner", "actor": "x" * 301}, "højst 300 tegn"),
    ]
    for form, reason in refused:
        answer = chief.post(f"/konti/{account}/rolle", form)
        assert (answer.status_code, reason in answer.text) == (400, True), form


def test_accounts_that_make_no_sense_are_refused_with_a_reason(place: Place, chief: Browser) -> None:
    refused = [
        ({}, "ikke en e-mailadresse"),
        ({"email": "x", "name": "N"}, "ikke en e-mailadresse"),
        ({"email": "a@b c.dk", "name": "N"}, "ikke en e-mailadresse"),
        ({"email": f"{'a' * 300}@b.dk", "name": "N"}, "ikke en e-mailadresse"),
        ({"email": "ny@b.dk", "name": " "}, "Skriv et navn"),
        ({"email": "ny@b.dk", "name": "N" * 101}, "for langt"),
        ({"email": "ny@b.dk", "name": "Sara 010190-1234"}, "CPR-nummer"),
        ({"email": "0101901234@b.dk", "name": "N"}, "CPR-nummer"),
        ({"email": CHIEF.upper(), "name": "N"}, "allerede en konto"),
    ]
    for form, reason in refused:
        answer = chief.post("/konti/ny", {"role": "manager", **form})
        assert (answer.status_code, reason in answer.text) == (400, True), form
        assert "010190" not in answer.text
    assert chief.get("/konti").text.count('<th scope="row">') == 1


def test_a_name_with_markup_is_text_everywhere(place: Place, chief: Browser) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    account = place.add(MAJA, COORDINATOR, name=hostile)
    seen = place.signed_in(MAJA).get("/konto").text
    for page in (seen, *(chief.get(each).text for each in ("/konti", f"/konti/{account}", f"/konti/{account}/fjern"))):
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


def test_an_account_is_locked_signed_out_and_removed(place: Place, chief: Browser) -> None:
    account = place.add(MAJA, COORDINATOR)
    inside = place.signed_in(MAJA)
    chief.post(f"/konti/{account}/log-ud")
    assert inside.whoami() == ("", None)
    inside = place.signed_in(MAJA)
    (link,) = links(chief.post(f"/konti/{account}/invitation").text)

    chief.post(f"/konti/{account}/spaer")
    assert inside.whoami() == ("", None)
    assert place.browser().get(link).status_code == 404
    assert "Spærret" in chief.get(f"/konti/{account}").text
    assert chief.post(f"/konti/{account}/invitation").status_code == 400
    chief.post(f"/konti/{account}/ophaev")
    assert place.browser().get(link).status_code == 404, "a link from before it was locked stays worthless"
    inside = place.signed_in(MAJA)

    assert "Vil du fjerne kontoen?" in chief.get(f"/konti/{account}/fjern").text
    assert chief.post(f"/konti/{account}/fjern").location == "/konti"
    assert inside.whoami() == ("", None)
    assert chief.get(f"/konti/{account}").status_code == 404
    assert chief.get("/konti/00000000-0000-0000-0000-000000000000").status_code == 404
    assert chief.get("/konti/x").status_code == 404


def test_no_administrator_locks_themselves_or_everybody_out(place: Place) -> None:
    account = place.add(CHIEF, ADMINISTRATOR, COORDINATOR)
    chief = place.signed_in(CHIEF)
    for act in ("spaer", "log-ud", "fjern", "fratag/1"):
        assert chief.post(f"/konti/{account}/{act}").status_code == 400
    assert chief.post(f"/konti/{account}/fratag/2").status_code == 302

    place.add(MAJA, ADMINISTRATOR)
    assert chief.post(f"/konti/{account}/fratag/1").status_code == 302, "there is another one now"
    assert chief.get("/konti").status_code == 403


def test_nothing_changes_where_the_log_cannot_be_written(place: Place, chief: Browser) -> None:
    place.app.config["PROPAGATE_EXCEPTIONS"] = False
    account = place.add(MAJA, COORDINATOR)
    place.told.is_gone = True
    chief.post(f"/konti/{account}/spaer")
    chief.post(f"/konti/{account}/fratag/2")
    chief.post(f"/konti/{account}/fjern")
    chief.post("/konti/ny", {"email": "ny@b.dk", "name": "Ny", "role": "manager"})
    place.told.is_gone = False

    page = chief.get("/konti").text
    assert page.count('<th scope="row">') == 2
    assert "Spærret" not in page
    assert place.signed_in(MAJA).whoami()[1] == "coordinator"


PEOPLE = [
    DemoPerson("kontaktperson", "Kit Krage", (RoleGiven("contact_person", actor_id="person:1"), MANAGER)),
    DemoPerson("ung", "Aborre", (RoleGiven("youth", youth_id="youth:1"),)),
]


def test_the_demo_lets_its_people_in_with_one_click(tmp_path: Path) -> None:
    with filled_store(tmp_path, SMALL) as store:
        place = open_place(make_app(store, demo=True), tmp_path)
        place.accounts.offer_demo_people(PEOPLE)
        place.accounts.offer_demo_people(PEOPLE)
        browser = place.browser()
        page = browser.get("/log-ind").text
        people = [part.partition('"')[0] for part in page.split('name="person" value="')[1:]]
        assert len(people) == 2

        assert (
            browser.post("/log-ind/demo", {"person": people[1], "next": "/organisationer"}).location
            == "/organisationer"
        )

        assert browser.whoami() == ("Aborre", "youth")
        assert "opdigtet person" in browser.get("/konto").text
        assert browser.get("/konto/adgangskode").status_code == 404
        assert place.browser().enter("ung@demo.invalid", "").status_code == 400
        assert place.browser().post("/log-ind/demo", {"person": "x"}).status_code == 404
        place.change("ung@demo.invalid", lambda account: setattr(account, "active", False))
        assert place.browser().post("/log-ind/demo", {"person": people[1]}).status_code == 404
        other = place.add(MAJA, ADMINISTRATOR)
        assert place.browser().post("/log-ind/demo", {"person": other}).status_code == 404


def test_nobody_is_let_in_with_one_click_outside_the_demo(place: Place) -> None:
    with pytest.raises(KaedekortError):
        place.accounts.offer_demo_people(PEOPLE)
    account = place.add(MAJA, ADMINISTRATOR)
    place.change(MAJA, lambda each: setattr(each, "is_demo", True))

    assert place.browser().post("/log-ind/demo", {"person": account}).status_code == 404
    assert "demoen" not in place.browser().get("/log-ind").text
