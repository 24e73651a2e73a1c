"""Walking in the network: by keyboard, by the legend, by the panel; seen by axe, on a phone, and without JavaScript."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from queries.neighbourhood import neighbourhood
from tests.queries.maps import CATALOGUE, DAY
from tests.webviz.conftest import AppOf, StoreOf, served
from tests.webviz.maps import CENTRE
from tests.webviz.test_network_pages import EVIL, HOSTILE
from tests.webviz.watching import Complaints
from webviz.network.budget import within_budget
from webviz.network.export import fetch_properties, network_html

PAGES = (
    CENTRE,
    "/organisationer/org-rusbasen?visning=tabel&uden=Actor",
    "/organisationer",
    "/tilbud/offer-frivillig-makker",
    "/personer/actor-sofie-engdal",
    "/soeg?q=mentor",
    "/soeg?q=xylofonzz",
    "/netvaerk",
    "/netvaerk?om=Role:role-kontaktperson",
)


@pytest.fixture
def address(demo_address: str) -> str:
    return demo_address


def open_picture(page: Page, address: str) -> Complaints:
    complaints = Complaints(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    page.locator("[data-drawn]").wait_for()
    return complaints


def voice(page: Page) -> str:
    return page.locator("[data-network-voice]").inner_text()


def test_the_picture_is_drawn_without_a_complaint_and_without_leaving_the_machine(page: Page, address: str) -> None:
    complaints = open_picture(page, f"{address}{CENTRE}")

    assert page.locator("#network-canvas canvas").count() == 1
    expect(page.locator(".network-table")).to_be_hidden()
    assert complaints == []


def test_arrows_walk_along_edges_and_enter_opens_the_panel(page: Page, address: str) -> None:
    complaints = open_picture(page, f"{address}{CENTRE}")
    page.locator("#network-canvas").focus()
    visited = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        visited.add(voice(page).split(".")[0])
    assert len(visited) > 2, visited

    page.keyboard.press("Home")
    assert voice(page).startswith("Birkesund Ungeindsats")
    page.keyboard.press("ArrowRight")
    name = voice(page).split(". ")[0]
    page.keyboard.press("Enter")
    panel = page.locator(".network-panel")
    expect(panel.get_by_role("heading", level=3)).to_be_focused()
    assert panel.get_by_role("heading", level=3).inner_text() == name
    assert panel.get_by_role("link", name="Gå til siden").count() == 1
    assert "Birkesund Ungeindsats" in panel.inner_text()

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("#network-canvas")).to_be_focused()
    assert complaints == []


def test_the_panel_leads_on_along_its_connections(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}")
    page.locator("#network-canvas").focus()
    page.keyboard.press("Enter")
    panel = page.locator(".network-panel")

    panel.get_by_role("button", name="Jobhuset Birkesund").first.press("Enter")

    expect(panel.get_by_role("heading", level=3)).to_have_text("Jobhuset Birkesund")
    assert "får henvist fra Birkesund Ungeindsats" in panel.inner_text()


def test_a_click_on_a_mark_opens_its_panel(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}")
    box = page.locator("#network-canvas").bounding_box()
    assert box is not None
    page.get_by_role("button", name="Vis det hele").click()
    page.locator("#network-canvas").scroll_into_view_if_needed()
    panel = page.locator(".network-panel")
    for right in range(-60, 61, 12):  # the centre stands near the middle; the exact spot follows from the layout
        for down in range(-60, 61, 12):
            page.locator("#network-canvas").click(
                position={"x": box["width"] / 2 + right, "y": box["height"] / 2 + down}
            )
            if panel.is_visible():
                assert panel.get_by_role("heading", level=3).inner_text()
                return
    pytest.fail("no mark was met near the middle")


def test_plus_and_minus_widen_and_narrow_and_back_goes_back(page: Page, address: str) -> None:
    complaints = open_picture(page, f"{address}{CENTRE}")
    canvas = page.locator("#network-canvas")
    canvas.focus()

    page.keyboard.press("+")
    page.wait_for_url("**?trin=2")
    page.locator("[data-drawn]").wait_for()
    expect(canvas).to_be_focused()
    page.keyboard.press("+")
    page.wait_for_url("**?trin=3")
    page.locator("[data-drawn]").wait_for()
    page.keyboard.press("-")
    page.wait_for_url("**?trin=2")
    page.locator("[data-drawn]").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url("**?trin=3")
    assert complaints == []


def test_slash_searches_and_t_turns_to_the_table(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}")
    page.locator("#network-canvas").focus()
    page.keyboard.press("/")
    expect(page.locator("#site-search")).to_be_focused()

    page.locator("#network-canvas").focus()
    page.keyboard.press("t")
    page.wait_for_url("**?visning=tabel")
    expect(page.locator(".network-table")).to_be_visible()
    expect(page.locator(".network-picture")).to_be_hidden()


def test_letters_mean_nothing_outside_the_network(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}")
    page.locator("#site-search").focus()
    page.keyboard.type("t+/")

    assert page.locator("#site-search").input_value() == "t+/"
    assert page.url == f"{address}{CENTRE}"


def test_the_network_is_one_tab_stop(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}")
    page.locator("#network-canvas").focus()
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.dataset.zoom") == "in"


def test_the_legend_is_the_filter_with_live_counts_and_chips(page: Page, address: str) -> None:
    complaints = open_picture(page, f"{address}{CENTRE}")
    offers = page.locator("#network-Offer")
    expect(page.locator(".network-submit")).to_be_hidden()
    referrals = page.locator("label:has(#network-REFERS_TO) .network-count").inner_text()

    offers.uncheck()
    page.wait_for_url("**?uden=Offer")
    expect(offers).to_be_focused()
    expect(page.locator("label:has(#network-Offer) .network-count")).to_have_text("8")
    expect(page.locator("label:has(#network-PROVIDES)")).to_have_count(0)
    assert page.locator("label:has(#network-REFERS_TO) .network-count").inner_text() == referrals

    page.get_by_role("link", name="Uden: Tilbud").click()
    page.wait_for_url(f"**{CENTRE}")
    expect(offers).to_be_checked()
    page.go_back()
    page.wait_for_url("**?uden=Offer")
    expect(offers).not_to_be_checked()
    assert complaints == []


def test_what_is_folded_opens_in_the_picture(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}?trin=2")
    page.locator("#network-canvas").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Vis dem i billedet").click()

    page.wait_for_url("**aaben=organisation*")
    expect(page.get_by_role("link", name="Foldet ud: Birkesund Ungeindsats")).to_be_visible()


def test_without_javascript_the_table_and_the_form_do_the_same(browser: Browser, address: str) -> None:
    with browser.new_context(
        java_script_enabled=False, locale="da-DK", viewport={"width": 1280, "height": 900}
    ) as context:
        page = context.new_page()
        page.goto(f"{address}{CENTRE}")
        expect(page.locator(".network-table")).to_be_visible()
        expect(page.locator(".network-picture")).to_be_hidden()

        page.locator("#network-Actor").uncheck()
        page.get_by_role("button", name="Vis det valgte").click()

        assert page.url == f"{address}{CENTRE}?uden=Actor#nabolag"
        assert page.locator('tr[id^="række-Actor"]').count() == 0
        page.locator(".network-sentences summary").click()
        assert "henviser til Jobhuset Birkesund" in page.locator(".network-sentences").inner_text()


def test_on_a_small_screen_the_table_comes_first(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address}{CENTRE}")

    expect(page.locator(".network-table")).to_be_visible()
    expect(page.locator(".network-picture")).to_be_hidden()


@pytest.mark.parametrize(
    ("theme", "width", "paths"),
    [
        ("light", 1280, PAGES),
        ("dark", 1280, PAGES[:1]),
        ("light", 320, PAGES[:1]),
        ("dark", 320, (*PAGES[2:4], PAGES[5])),
    ],
    ids=["every page", "dark", "small", "small and dark"],
)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(
    browser: Browser, axe_script: str, address: str, theme: Literal["light", "dark"], width: int, paths: tuple[str, ...]
) -> None:
    with browser.new_context(locale="da-DK", color_scheme=theme, viewport={"width": width, "height": 900}) as context:
        for path in paths:
            page = context.new_page()
            complaints = Complaints(page)
            page.goto(f"{address}{path}")
            page.wait_for_load_state("networkidle")
            if page.locator("#network-canvas").is_visible():
                page.locator("#network-canvas").focus()
                page.keyboard.press("Enter")
            found = list(complaints)
            page.evaluate(axe_script)
            violations = page.evaluate("axe.run()")["violations"]

            assert [(path, each["id"], each["nodes"][0]["html"]) for each in violations] == []
            assert found == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            page.close()


def test_targets_are_large_enough(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}?uden=Offer")

    small = page.evaluate(
        """() => [...document.querySelectorAll('.network button, .network-tools a, .network-chip, .network-item')]
            .filter((each) => each.offsetParent)
            .filter((each) => { const box = each.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
            .map((each) => each.outerHTML)"""
    )
    assert small == []


def test_markup_in_names_is_text_in_the_picture_and_its_panel(page: Page, app_of: AppOf) -> None:
    with served(app_of(HOSTILE)) as address:
        complaints = open_picture(page, f"{address}/organisationer/org-a")
        page.locator("#network-canvas").focus()
        page.keyboard.press("Enter")

        assert page.locator(".network-panel h3").inner_text() == EVIL
        assert page.locator(".network-panel img, .network-panel script").count() == 0
        assert complaints == []


def test_the_file_that_is_taken_along_works_alone(page: Page, tmp_path: Path, store_of: StoreOf) -> None:
    store = store_of(HOSTILE)
    around = store.read(lambda reader: neighbourhood(reader, ("Organisation", "org-a"), 2, DAY))
    picture = within_budget(around)
    file = tmp_path / "netvaerk.html"
    file.write_text(
        network_html(around, CATALOGUE, store.read(lambda reader: fetch_properties(reader, picture)), picture),
        encoding="utf-8",
    )
    complaints = open_picture(page, file.as_uri())

    page.locator("#network-canvas").focus()
    page.keyboard.press("Enter")
    assert page.locator(".network-panel h3").inner_text() == EVIL
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator(".network-table")).to_be_visible()
    assert complaints == []


def test_focus_is_not_lost_when_a_chip_takes_itself_away(page: Page, address: str) -> None:
    open_picture(page, f"{address}{CENTRE}?uden=Offer")
    page.locator(".network-chip").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "uden" not in url)

    expect(page.locator("#nabolag-overskrift")).to_be_focused()
