"""The pages as wide as a phone, in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.webviz.test_in_browser import YOUTH
from tests.webviz.watching import Complaints


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
