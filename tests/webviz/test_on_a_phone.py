"""The pages as wide as a phone, in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.queries.maps import edge, node
from tests.webviz.conftest import AppOf, served
from tests.webviz.test_in_browser import YOUTH
from tests.webviz.watching import Complaints

WHAT_IF = "/hvad-nu-hvis?uden=organisation:org-ungeindsatsen"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikangestellter"
LONG_NAMES = [
    node("Stage", "stage-a", name=LONG, rank=1),
    node("Area", "area-a", name=LONG),
    node("Organisation", "org-a", name=LONG),
    node("Organisation", "org-b", name=LONG),
    node("Sector", "sector-a", name=LONG),
    node("Sector", "sector-b", name=f"{LONG}s"),
    node("Offer", "offer-a", name=LONG),
    edge("PROVIDES", "org-a", "offer-a"),
    edge("SUITS", "offer-a", "stage-a"),
    edge("DEVELOPS", "offer-a", "area-a"),
    edge("IN_SECTOR", "org-a", "sector-a"),
    edge("IN_SECTOR", "org-b", "sector-b"),
    edge("REFERS_TO", "org-a", "org-b"),
    edge("REFERS_TO", "org-b", "org-a"),
    edge("REFERS_TO", "org-b", "org-b"),
]


def test_the_table_of_the_chain_needs_no_sideways_scrolling_on_a_phone(page: Page, demo_address: str) -> None:
    complaints = Complaints(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo_address}{YOUTH}")
    frame = page.locator(".overview .table-frame")

    expect(frame).to_be_visible()
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    row = frame.locator("tbody tr", has_text="uden henvisning").first
    assert re.sub(r"\s+", " ", row.inner_text()).startswith("Aborre-12 melder sig selv til Tangmose Rideklub")
    assert "Hvor sikkert" in row.locator("td").last.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert complaints == []


def test_the_sides_of_a_change_stand_below_each_other_as_wide_as_the_phone(page: Page, demo_address: str) -> None:
    complaints = Complaints(page)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{demo_address}{WHAT_IF}")

    for kind in ("changes", "sides"):
        row = page.locator(f"table.{kind} tbody tr").first
        inside = row.evaluate("row => row.clientWidth - 2 * parseFloat(getComputedStyle(row).paddingLeft)")
        for cell in row.locator("th, td").all():
            if cell.is_visible():
                assert cell.evaluate("cell => cell.offsetWidth") >= inside - 1, cell.inner_text()
    assert complaints == []


def test_very_long_names_push_no_figure_out_of_sight_and_no_page_sideways(page: Page, app_of: AppOf) -> None:
    with served(app_of(LONG_NAMES)) as address:
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"{address}/udbud")
        figure = page.locator("td.figure a").first
        assert figure.inner_text() == "1"
        frame = page.locator(".table-frame")
        assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")

        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for way in ("/udbud", "/samarbejdsflader", "/huller/mangler-kobling"):
                page.goto(f"{address}{way}")
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (way, width)
