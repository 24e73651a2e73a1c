"""Dropping, looking at, storing and taking back a list in a real browser, with the keyboard alone and without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from graphmodel.catalogue import load_catalogue
from kaedekort import demo as demo_package
from kaedekort.demo.municipality import build_demo
from tests.webviz.conftest import AppOf, filled_store, make_app, served
from tests.webviz.listing import LIST, Visitor
from tests.webviz.maps import SMALL
from tests.webviz.test_in_browser import violations
from tests.webviz.watching import Complaints
from webviz.importing.jobs import open_lists

Look: TypeAlias = tuple[int, Literal["light", "dark"]]
NARROW: Look = (320, "dark")
LOOKS: tuple[Look, ...] = ((1280, "light"), (1280, "dark"), (320, "light"), NARROW)
NEXT_EDITION = (
    "Tilbud;Udbyder;Telefon;Zzqx\n"
    "Staldvagt;Tangmose Rideklub;01 10 20 30;a\n"
    "Staldvagten;Tangmose Ridklub;01 10 20 98;b\n"
    "Cykelværksted;Hjulet;01 10 20 99;c\n"
    "Dans;Huset;010190-1234;d\n"
)
PARTNER_LIST = Path(demo_package.__file__).parent / "partnerliste.xlsx"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The made-up municipality, in a store that may be written; what a test stores it takes back."""
    objects = build_demo(load_catalogue().as_objects())
    with filled_store(tmp_path_factory.mktemp("written"), objects) as store:
        yield make_app(store, demo=True)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where a browser reaches it; no list is left open by the test before."""
    with served(app) as address:
        yield address
    open_lists(app).close()


@pytest.fixture
def watched(page: Page) -> Iterator[Complaints]:
    complaints = Complaints(page)
    yield complaints
    assert complaints == []


@pytest.fixture
def files(tmp_path: Path) -> Path:
    rows = "".join(f"Hold {number};Huset {number};15-20;01 10 20 30;x\n" for number in range(130))
    (tmp_path / "liste.csv").write_text(LIST + rows, encoding="utf-8")
    return tmp_path / "liste.csv"


def drop(page: Page, address: str, file: Path, source: str = "") -> None:
    page.goto(f"{address}/indlaes")
    page.set_input_files("#filer", file)
    page.fill("#kilde", source)
    page.get_by_role("button", name="Se, hvad der ville ske").click()
    expect(page.get_by_role("heading", name="Det her sker, når du gemmer")).to_be_visible(timeout=30_000)


def press_until(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until focus is at something."""
    for _ in range(400):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    pytest.fail(f"focus never comes to {selector}")


def test_a_list_is_dropped_looked_at_chosen_about_stored_and_taken_back_by_keyboard(
    page: Page, address: str, files: Path, watched: Complaints
) -> None:
    page.goto(f"{address}/indlaes")
    page.set_input_files("#filer", files)
    press_until(page, "#kilde")
    page.keyboard.type("Klubberne")
    press_until(page, "main button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Det her sker, når du gemmer")).to_be_visible(timeout=30_000)

    press_until(page, "#beskeder-del .pages a")
    page.keyboard.press("Enter")
    expect(page.locator("#beskeder")).to_be_focused()
    press_until(page, ".messages a[href*='fra=101']")
    cell = page.evaluate("document.activeElement.hash.slice(1)")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{cell}")).to_be_focused()
    assert "fra=101" in page.url

    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == first
    assert page.locator(".sheet-grid td[tabindex='0']").count() == 1

    press_until(page, "select[aria-label='Læs kolonnen Mail som']")
    page.keyboard.press("i")  # "Ikke med"
    assert page.evaluate("document.activeElement.value") == "-"
    expect(page.get_by_text("Du har valgt noget nyt.")).to_be_visible()
    press_until(page, ".import-actions button[value=igen]")
    page.keyboard.press("Enter")
    expect(page.locator(".column-table").get_by_text("Valgt.")).to_be_visible(timeout=30_000)

    press_until(page, ".import-actions button[value=gem]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Listen er gemt")).to_be_visible(timeout=30_000)
    press_until(page, ".import-buttons button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ændringen er fortrudt")).to_be_visible()


def test_the_sheets_next_rows_come_without_losing_what_was_chosen(
    page: Page, address: str, files: Path, watched: Complaints
) -> None:
    drop(page, address, files)
    page.get_by_label("Læs kolonnen Mail som").select_option("Offer.website")
    page.get_by_role("link", name="Rækkerne efter").click()
    expect(page.locator("#celle-A101")).to_be_visible()

    assert page.get_by_label("Læs kolonnen Mail som").input_value() == "Offer.website"


def test_messages_are_gone_through_with_two_keys(page: Page, address: str, files: Path, watched: Complaints) -> None:
    drop(page, address, files)
    press_until(page, "[data-walk=following]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-walk-said]")).to_contain_text("Besked 1 af")
    expect(page.locator(".sheet-grid td:focus")).to_have_count(1)
    expect(page.locator("[data-grid][role=grid]")).to_have_count(1)  # the keys are listened to from then on
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    expect(page.locator("[data-walk-said]")).to_contain_text("Besked 2 af")
    expect(page.locator(".sheet-grid td:focus")).to_have_count(1)
    expect(page.locator("[data-grid][role=grid]")).to_have_count(1)
    page.keyboard.press("p")
    expect(page.locator("[data-walk-said]")).to_contain_text("Besked 1 af")
    expect(page.locator(f"#{first}")).to_be_focused()


def test_rows_to_look_at_and_values_come_without_losing_what_was_chosen(
    page: Page, address: str, files: Path, watched: Complaints
) -> None:
    drop(page, address, files)
    page.get_by_label("Læs kolonnen Mail som").select_option("Offer.website")
    page.get_by_role("link", name="Rækker at se efter").click()
    expect(page.locator(".sheet-choices [aria-current]").first).to_be_focused()
    link = page.get_by_role("link", name="værdier i »Mail«")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Værdierne i »Mail«")).to_be_focused()
    press_until(page, "[data-values-close]")
    page.keyboard.press("Enter")
    expect(link).to_be_focused()
    expect(page.locator("tr.values")).to_have_count(0)

    assert page.get_by_label("Læs kolonnen Mail som").input_value() == "Offer.website"


def test_two_lists_are_open_in_two_tabs(page: Page, address: str, files: Path, watched: Complaints) -> None:
    drop(page, address, files)
    other = page.context.new_page()
    (files.parent / "anden.csv").write_text(LIST, encoding="utf-8")
    drop(other, address, files.parent / "anden.csv")
    for tab, name in ((page, "liste.csv"), (other, "anden.csv")):
        tab.reload()
        expect(tab.get_by_role("heading", name=name)).to_be_visible()
    other.goto(f"{address}/indlaes")

    expect(other.get_by_text("Du har 2 lister åbne:")).to_be_visible()
    expect(other.locator("main .notice a")).to_have_count(2)


def test_a_file_is_dropped_on_the_page(page: Page, address: str, watched: Complaints) -> None:
    page.goto(f"{address}/indlaes")
    page.evaluate(
        """text => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], "sluppet.csv", { type: "text/csv" }));
            document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
        }""",
        LIST,
    )
    page.get_by_role("button", name="Se, hvad der ville ske").click()

    expect(page.get_by_role("heading", name="sluppet.csv")).to_be_visible(timeout=30_000)


def test_files_that_are_too_large_are_told_before_they_are_sent(page: Page, address: str, files: Path) -> None:
    page.goto(f"{address}/indlaes")
    page.evaluate("document.querySelector('[data-drop]').dataset.mostBytes = '100'")
    page.set_input_files("#filer", files)
    page.get_by_role("button", name="Se, hvad der ville ske").click()

    assert page.url == f"{address}/indlaes"
    told = page.evaluate("document.querySelector('#filer').validationMessage")
    assert told == "Det fylder for meget. Der kan sendes 100 MB ad gangen."


def test_the_network_of_what_would_come_is_drawn(page: Page, address: str, watched: Complaints) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    drop(page, address, PARTNER_LIST)
    page.locator("#nabolag").scroll_into_view_if_needed()

    expect(page.locator("#nabolag[data-drawn] canvas")).to_be_visible()


def test_a_list_goes_all_the_way_without_javascript(browser: Browser, address: str, files: Path) -> None:
    with browser.new_context(java_script_enabled=False, locale="da-DK") as context:
        page = context.new_page()
        page.goto(f"{address}/indlaes")
        page.set_input_files("#filer", files)
        page.get_by_role("button", name="Se, hvad der ville ske").click()
        expect(page.get_by_role("heading", name="Det her sker, når du gemmer")).to_be_visible(timeout=30_000)
        page.locator(".messages a").first.click()
        expect(page.locator(".sheet-grid")).to_be_visible()
        page.get_by_role("link", name="Næste besked").click()
        expect(page.get_by_text("Besked 2 af")).to_be_visible()
        page.get_by_role("link", name="værdier i »Mail«").click()
        expect(page.get_by_role("heading", name="Værdierne i »Mail«")).to_be_visible()
        page.get_by_role("link", name="Rækkerne efter").click()
        expect(page.locator("#celle-A101")).to_be_visible()
        page.locator(".import-actions button[value=gem]").click()
        expect(page.get_by_role("heading", name="Listen er gemt")).to_be_visible(timeout=30_000)
        page.get_by_role("button", name="Fortryd").click()
        expect(page.get_by_text("Ændringen er fortrudt")).to_be_visible()


def test_everybody_can_use_the_pages_wide_and_narrow_light_and_dark(
    page: Page, app_of: AppOf, tmp_path: Path, axe_script: str, watched: Complaints
) -> None:
    """On a list that has every section: a question, an error, something changed, something missing, and a picture."""
    app = app_of(SMALL)
    first = Visitor(app)
    first.drop(LIST, kilde="Klubberne", kommune="0990")
    first.do("gem")
    (tmp_path / "liste.csv").write_text(NEXT_EDITION, encoding="utf-8")
    found: dict[tuple[str, int, str], object] = {}
    with served(app) as address:
        drop(page, address, tmp_path / "liste.csv", source="Klubberne")
        sections = ("#tvivl", "#arket", "#kolonner", "#beskeder", "#rettelser", "#mangler", "#om-listen", "#nabolag")
        assert [section for section in sections if not page.locator(section).count()] == []
        others = [f"{address}/indlaes", f"{address}/aendringer/change-2", f"{address}/aendringer/change-2/fortryd"]
        others += [f"{page.url}?{part}" for part in ("vaerdier=1&besked=1", "kun=se-efter&slags=fejl")]
        for at, (width, theme) in (*((page.url, look) for look in LOOKS), *((other, NARROW) for other in others)):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(at)
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            wide = page.evaluate("document.documentElement.scrollWidth")
            found[at, width, theme] = (wide, violations(page, axe_script))
    open_lists(app).close()

    assert {key: said for key, said in found.items() if said != (key[1], [])} == {}


def test_what_has_focus_is_never_under_the_bar_at_the_foot(page: Page, address: str, files: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    drop(page, address, files)
    hidden: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => { const bar = document.querySelector('.import-actions'), here = document.activeElement;
                const [at, over] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
                return bar.contains(here) || at.bottom <= over.top || at.top >= over.bottom || at.height > 300
                    ? [] : [here.outerHTML.slice(0, 100)]; }"""
        )

    assert hidden == []


def test_targets_are_large_enough(page: Page, address: str, files: Path) -> None:
    drop(page, address, files)
    small = page.evaluate(
        """() => [...document.querySelectorAll('main :is(button, select, summary, a, input)')]
            .filter(each => each.offsetParent && each.type !== 'hidden' && !each.matches('.sr-only, p a, td a, th a, li a'))
            .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )

    assert small == []


def test_a_mistake_is_where_focus_goes(page: Page, address: str) -> None:
    page.goto(f"{address}/indlaes")
    page.get_by_role("button", name="Se, hvad der ville ske").click()

    expect(page.locator("[data-focus]")).to_be_focused()
    page.get_by_role("link", name=re.compile("Vælg en fil")).click()
    expect(page.locator("#filer")).to_be_focused()
