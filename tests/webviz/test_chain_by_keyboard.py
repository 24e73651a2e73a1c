"""Walking in the layered chain without a mouse: one tab stop, arrows, Enter for more, Escape back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.webviz.conftest import AppOf, served
from tests.webviz.maps import MARKUP, SMALL, with_markup
from tests.webviz.watching import Complaints

YOUTH = "/unge/youth-aborre-12"
OFFER = f"{YOUTH}/tilbud/offer-virksomhedspraktik-dyreklinik"


@pytest.fixture
def figure(page: Page, demo_address: str) -> Iterator[Locator]:
    """The drawn chain to one offer; the page complains of nothing, and the policy of the page holds for all of it."""
    complaints = Complaints(page)
    page.emulate_media(reduced_motion="reduce")
    page.goto(demo_address + OFFER)
    figure = page.locator("figure[data-ready]")
    figure.wait_for()
    yield figure
    assert complaints == []


def said(page: Page) -> str:
    """What a screen reader says of what has focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def test_the_picture_is_one_tab_stop(page: Page, figure: Locator) -> None:
    assert figure.locator('.chain-stops button[tabindex="0"]').count() == 1
    figure.locator('.chain-stops button[tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.chain-stops')") is None
    page.keyboard.press("Shift+Tab")

    assert said(page).startswith("Peter Ravnholt. Kontaktperson, 2 af"), "one comes back to where one was"


def test_the_arrows_walk_the_way_from_the_youth_to_the_offer_and_back(page: Page, figure: Locator) -> None:
    figure.locator(".chain-stops button").first.focus()
    walked = [said(page)]
    while not walked[-1].startswith("Praktik hos dyrlægen"):
        page.keyboard.press("ArrowRight")
        assert said(page) != walked[-1]
        walked.append(said(page))

    assert walked[0].startswith("Aborre-12. Den unge, 1 af")
    assert "overleverer til (aftalt og bekræftet)" in " ".join(walked)
    for before in walked[-2::-1]:
        page.keyboard.press("ArrowLeft")
        assert said(page) == before
    page.keyboard.press("End")
    assert said(page) == walked[-1]
    page.keyboard.press("Home")
    assert said(page) == walked[0]
    page.keyboard.press("ArrowLeft")
    assert said(page) == walked[0], "nothing lies before the youth"


def test_up_and_down_meet_every_stop_of_a_branching_chain(page: Page, demo_address: str) -> None:
    page.goto(demo_address + YOUTH)
    buttons = page.locator("section.overview figure[data-ready] .chain-stops button")
    buttons.first.focus()
    met = {said(page)}
    for _ in range(buttons.count() - 1):
        page.keyboard.press("ArrowDown")
        met.add(said(page))

    assert len(met) == buttons.count() > 10


def test_what_has_focus_can_be_seen_and_lies_on_its_mark(page: Page, figure: Locator) -> None:
    figure.locator(".chain-stops button").nth(2).focus()
    page.keyboard.press("ArrowRight")
    here = page.locator(":focus")
    assert here.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    assert float(here.evaluate("each => getComputedStyle(each).outlineWidth").removesuffix("px")) >= 2
    box, canvas = here.bounding_box(), figure.locator("canvas").bounding_box()
    assert box
    assert canvas
    left, top = box["x"] - canvas["x"], box["y"] - canvas["y"]
    inside = [(left + 5, top + 5), (left + box["width"] - 5, top + box["height"] - 5)]
    outside = [(left + 20, top - 5), (left + box["width"] - 20, top + box["height"] + 5)]
    opacities = figure.locator("canvas").evaluate(
        """(canvas, points) => {
            const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return points.map(([x, y]) => data[(Math.round(y) * width + Math.round(x)) * 4 + 3]);
        }""",
        inside + outside,
    )

    assert opacities == [255, 255, 0, 0]


def test_enter_opens_what_is_known_and_escape_comes_back(page: Page, figure: Locator) -> None:
    panel = figure.get_by_role("region", name="Om det valgte")
    figure.locator(".chain-stops button").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    before = said(page)
    page.keyboard.press("Enter")

    expect(panel).to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == before.split(".")[0]
    expect(panel.get_by_text("Ansvarlig", exact=True)).to_be_visible()
    expect(panel.get_by_text("Vejen hertil")).to_be_visible()
    assert panel.get_by_role("link", name="Åbn siden").get_attribute("href").startswith("/organisationer/")  # type: ignore[union-attr]

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert said(page) == before


def test_the_side_information_leads_on_to_the_next_stop(page: Page, figure: Locator) -> None:
    figure.locator(".chain-stops button").first.focus()
    page.keyboard.press("Enter")
    panel = figure.locator(".chain-panel")
    panel.get_by_role("button", name="Peter Ravnholt").press("Enter")

    assert panel.get_by_role("heading").first.inner_text() == "Peter Ravnholt"
    page.keyboard.press("Escape")
    assert said(page).startswith("Peter Ravnholt")


def test_t_turns_to_the_table(page: Page, figure: Locator) -> None:
    figure.locator(".chain-stops button").first.focus()
    page.keyboard.press("t")

    expect(page.locator(".table-frame:focus table")).to_be_visible()


def test_a_click_on_a_mark_opens_the_same(page: Page, figure: Locator) -> None:
    figure.locator(".chain-stops button").nth(1).click()

    expect(figure.locator(".chain-panel").get_by_text("Peter Ravnholt").first).to_be_visible()


def test_a_theme_that_changes_leaves_the_walk_where_it_is(page: Page, figure: Locator) -> None:
    page.emulate_media(color_scheme="dark")
    figure.locator(".chain-stops button").first.focus()
    page.keyboard.press("ArrowRight")

    assert said(page).startswith("Peter Ravnholt")


def test_everybody_can_use_the_opened_side_information(page: Page, figure: Locator, axe_script: str) -> None:
    figure.locator(".chain-stops button").nth(2).click()
    page.evaluate(axe_script)

    assert [each["id"] for each in page.evaluate("axe.run()")["violations"]] == []


def test_the_names_are_english_on_an_english_page_and_the_rule_books_sentences_danish(
    browser: Browser, demo_address: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{demo_address}?lang=en")
        page.goto(demo_address + OFFER)
        stops = page.locator("figure[data-ready] .chain-stops button")
        stops.nth(3).click()

        assert (stops.first.get_attribute("aria-label") or "").startswith("Aborre-12. The young person, 1 of")
        expect(page.locator(".chain-panel").get_by_text("Responsible")).to_be_visible()
        assert page.locator(".chain-panel p[lang=da]").count() == 1


def test_markup_in_names_is_text_in_the_walk_and_its_side_information(page: Page, app_of: AppOf) -> None:
    with served(app_of(with_markup(SMALL))) as address:
        complaints = Complaints(page)
        page.goto(f"{address}/unge/youth-alk-1/tilbud/offer-vaerksted")
        stops = page.locator("figure[data-ready] .chain-stops button")
        stops.nth(3).click()

        assert MARKUP in (stops.nth(3).get_attribute("aria-label") or "")
        assert MARKUP in page.locator(".chain-panel").inner_text()
        assert page.locator(".chain-panel script, .chain-panel b").count() == 0
        assert complaints == []
