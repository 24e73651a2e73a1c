"""Getting in with a real browser: from the link an administrator gave to the page one wanted, in both themes, wide and narrow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webviz.accounts_at_work import ADMINISTRATOR, COORDINATOR, MANAGER, OPERATOR, PASSWORD, Place, open_place
from tests.webviz.conftest import AppOf, served
from tests.webviz.maps import SMALL
from tests.webviz.test_in_browser import violations
from tests.webviz.watching import Complaints
from webviz.accounts.roles_given import RoleGiven

CHIEF, MAJA = "chef@birkesund.dk", "maja@birkesund.dk"


@pytest.fixture
def place(app_of: AppOf, tmp_path: Path) -> Place:
    place = open_place(app_of(SMALL), tmp_path)
    place.add(CHIEF, ADMINISTRATOR, COORDINATOR, name="Chef Chefsen")
    place.add(MAJA, RoleGiven("contact_person", actor_id="person:maja"), MANAGER, name="Maja Holm", password=None)
    return place


@pytest.fixture
def address(place: Place) -> Iterator[str]:
    with served(place.app) as address:
        yield address


@pytest.fixture
def watched(page: Page) -> Iterator[Complaints]:
    complaints = Complaints(page)
    yield complaints
    assert complaints == []


def sign_in(page: Page, address: str, place: Place, email: str = CHIEF, *, back_to: str = "/konti") -> None:
    page.goto(f"{address}/log-ind?next={back_to}")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Kode", exact=True).fill(place.code(email))
    page.keyboard.press("Enter")
    page.wait_for_url(address + back_to)
    place.clock.pass_by(seconds=31)


def test_an_invited_person_gets_in_by_keyboard_alone(
    page: Page, address: str, place: Place, watched: Complaints
) -> None:
    with place.app.app_context():
        book = place.accounts.book(OPERATOR)
        token = book.invite(book.find_by_email(MAJA))
    page.goto(f"{address}/invitation/{token}")
    page.get_by_label("Adgangskode", exact=True).focus()
    page.keyboard.type("fire ord om ingenting")
    page.keyboard.press("Tab")
    page.keyboard.type("fire ord om ingenting")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tilknyt en app, der viser koder")
    picture = page.locator("img.account-picture")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
    place.secrets[MAJA] = page.locator("code").inner_text().replace("-", "")
    page.get_by_label("Kode", exact=True).fill(place.code(MAJA))
    page.keyboard.press("Enter")

    expect(page.locator(".account-codes li")).to_have_count(10)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.goto(f"{address}/konto")
    expect(page.get_by_text("er den, du har nu")).to_contain_text("Kontaktperson")
    page.get_by_role("button", name="Skift til Leder").press("Enter")
    page.goto(f"{address}/konto")
    expect(page.get_by_text("er den, du har nu")).to_contain_text("Leder")
    page.get_by_role("button", name="Log ud her").press("Enter")
    expect(page.get_by_text("Du er logget ud.")).to_be_visible()


def test_an_administrator_makes_an_account_and_copies_its_link(
    page: Page, address: str, place: Place, watched: Complaints
) -> None:
    sign_in(page, address, place)
    page.get_by_role("link", name="Ny konto").click()
    page.get_by_label("Navn").fill("Ny Person")
    page.get_by_label("E-mail").fill("ny@birkesund.dk")
    page.get_by_label("Rolle").select_option(label="Koordinator")
    page.get_by_role("button", name="Lav kontoen").click()

    assert "/invitation/" in page.locator("[data-copy-text]").inner_text()
    page.goto(f"{address}/konti")
    expect(page.get_by_role("row", name="Ny Person")).to_contain_text("Har ikke logget ind endnu")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(320, "da"), (1280, "en")])
def test_every_page_of_accounts_is_accessible(
    browser: Browser, address: str, place: Place, axe_script: str, theme: str, width: int, language: str, tmp_path: Path
) -> None:
    with place.app.app_context():
        book = place.accounts.book(OPERATOR)
        maja = book.find_by_email(MAJA)
        one, token = maja.public_id, book.invite(maja)
    context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]  # one of its words
    page = context.new_page()
    page.set_default_timeout(10_000)
    seen: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found = violations(page, axe_script)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("wider than the window")
        seen[name] = found

    page.goto(f"{address}/log-ind?lang={language}")
    look("sign_in")
    page.locator("#email").fill("ingen@birkesund.dk")
    page.locator("#password").fill("forkert adgangskode")
    page.keyboard.press("Enter")
    page.wait_for_selector("#fejl")
    look("refused")
    for path, name in ((f"/invitation/{token}", "invitation"), ("/invitation/x", "invitation_over")):
        page.goto(address + path)
        look(name)
    page.goto(f"{address}/log-ind?next=/konti")
    page.locator("#email").fill(CHIEF)
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#code")
    look("code")
    page.locator("#code").fill(place.code(CHIEF))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/konti")
    look("list")
    pages = {"own": "/konto", "password": "/konto/adgangskode", "app": "/konto/app", "new_codes": "/konto/noedkoder"}
    pages |= {"new": "/konti/ny", "one": f"/konti/{one}", "remove": f"/konti/{one}/fjern"}
    for name, path in pages.items():
        page.goto(address + path)
        if name == "one":
            page.locator("summary").click()
        look(name)
    page.goto(f"{address}/konti/{one}")
    page.locator("[aria-labelledby=access] button").first.click()
    page.wait_for_selector("[data-copy-text]")
    look("link")
    page.goto(f"{address}/konto/noedkoder")
    page.locator("#present").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".account-codes")
    look("codes")
    context.close()

    assert {name: found for name, found in seen.items() if found} == {}


def test_signing_in_works_without_scripts(browser: Browser, address: str, place: Place) -> None:
    context = browser.new_context(java_script_enabled=False)
    sign_in(context.new_page(), address, place)
    context.close()
