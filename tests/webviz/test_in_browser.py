"""The pages in a real browser, on the made-up municipality."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webviz.conftest import AppOf, served
from tests.webviz.maps import SMALL, with_long_texts
from tests.webviz.watching import Complaints

QUESTION = "/?ord=17 år, Birkesund, vil ud ad døren, noget med dyr"
YOUTH = "/unge/youth-aborre-12"
NOTE = (
    f"{YOUTH}/seddel?tilbud=offer-hundehold-morgen&tilbud=offer-skovparken-unge-ansat&tilbud=offer-fgu-basis-tangmose"
)
FULL_NOTE = "/unge/youth-oerred-29/seddel?tilbud=offer-eud-gf2-smed&tilbud=offer-eud-gf1&tilbud=offer-brobygning-eud"
PAGES = (
    "/",
    QUESTION,
    "/?alder=17&kommune=0990&omraade=area-matematik",
    "/unge",
    YOUTH,
    f"{YOUTH}/tilbud?navn=fgu",
    f"{YOUTH}/tilbud/offer-bilen",
    "/unge/x",
    "/organisationer?navn=skole",
    f"{YOUTH}?lang=en",
    "/organisationer/org-ungeindsatsen?lang=en",
    "/overblik",
    "/huller",
    "/huller/liste?stand=gap",
    "/huller/overgang?fra=kontaktparat&til=vejledningsparat",
    "/huller/fordelt?efter=sektor",
    "/huller/mangler-kobling",
    "/udbud",
    "/udbud/liste?vej=open",
    "/hvad-nu-hvis?navn=skole&til=x",
    "/hvad-nu-hvis?uden=organisation:org-ungeindsatsen",
    "/aftaler",
    "/aftaler/en?fra=org-ssp&til=org-tiende-ved-sundet",
    "/samarbejdsflader",
    "/samarbejdsflader/liste?stand=i-kraft",
    "/samarbejdsflader/haenger-paa?hvem=organisation:org-ungeindsatsen",
)


@pytest.fixture
def watched(page: Page) -> Iterator[Complaints]:
    """Every page of these tests is watched: no complaint, nobody else asked."""
    complaints = Complaints(page)
    yield complaints
    assert complaints == []


def violations(page: Page, axe_script: str) -> list[str]:
    page.evaluate(axe_script)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def test_own_words_lead_to_somebody_to_call(page: Page, demo_address: str, watched: Complaints) -> None:
    page.goto(demo_address)
    page.get_by_label("Om den unge").fill("17 år, vil ud ad døren, noget med dyr")
    page.keyboard.press("Enter")

    now = page.locator("section.group-now")
    expect(now).to_be_visible()
    assert now.get_by_role("heading", level=3).count() >= 5
    assert "dyr" in now.locator("li.suggestion").first.inner_text()
    assert page.locator('a[href^="tel:"]').count() >= 5


def test_a_suggestion_opens_to_its_chain_and_the_call_card(page: Page, demo_address: str, watched: Complaints) -> None:
    page.goto(demo_address + QUESTION)
    suggestion = page.locator("li.suggestion").first
    suggestion.locator("summary").first.click()

    expect(suggestion.locator("figure[data-ready] canvas")).to_be_visible()
    expect(suggestion.get_by_text("Det kan du sige eller skrive")).to_be_visible()
    expect(suggestion.locator(".chain-sentences li").first).to_be_visible()


def test_a_chip_can_be_taken_away(page: Page, demo_address: str, watched: Complaints) -> None:
    page.goto(demo_address + QUESTION)
    page.get_by_role("link", name=re.compile("Interesse Dyr")).click()

    assert page.get_by_role("link", name=re.compile("Interesse Dyr")).count() == 0
    assert page.get_by_role("link", name=re.compile("Alder 17 år")).count() == 1


def test_a_youths_page_shows_the_chain_as_a_picture(page: Page, demo_address: str, watched: Complaints) -> None:
    page.goto(f"{demo_address}/unge")
    page.locator("table.youths tbody a").first.click()
    picture = page.locator("section.overview figure")

    expect(picture.locator("canvas")).to_be_visible()
    expect(picture).to_have_attribute("data-ready", "yes")
    painted = picture.locator("canvas").evaluate(
        "canvas => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((_, i) => i % 4 === 0)).size"
    )
    assert painted > 20


def test_a_picture_is_fetched_when_it_is_opened_and_not_before(
    page: Page, demo_address: str, watched: Complaints
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "kaede.json" in request.url else None)
    page.goto(demo_address + YOUTH)
    page.wait_for_load_state("networkidle")
    assert len(fetched) == 2, "the chain around the youth, and that of the suggestion that is open"

    page.locator("details.suggestion-details").nth(2).locator("summary").first.click()
    page.locator("li.suggestion").nth(2).locator("figure[data-ready]").wait_for()
    assert len(fetched) == 3


def test_the_table_stands_where_the_picture_has_no_room(page: Page, demo_address: str, watched: Complaints) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(demo_address + YOUTH)

    expect(page.locator("section.overview table")).to_be_visible()
    expect(page.locator("section.overview figure")).to_be_hidden()


def test_three_ticks_make_a_note(page: Page, demo_address: str, watched: Complaints) -> None:
    page.goto(demo_address + YOUTH)
    for box in page.get_by_label(re.compile("Med på sedlen")).all()[:3]:
        box.check()
    page.get_by_role("button", name="Lav min seddel").click()

    expect(page.get_by_role("heading", name="Min seddel")).to_be_visible()
    assert page.locator(".note-offer").count() == 3


def pages_printed(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("youth", [YOUTH, "/unge/youth-isfugl-11", "/unge/youth-roedkaelk-78"])
def test_a_youths_page_prints_on_one_sheet(page: Page, demo_address: str, youth: str) -> None:
    page.goto(demo_address + youth)

    assert pages_printed(page) == 1


@pytest.mark.parametrize("address", [NOTE, FULL_NOTE])
def test_the_note_prints_on_one_page(page: Page, demo_address: str, watched: Complaints, address: str) -> None:
    page.goto(demo_address + address)

    assert pages_printed(page) == 1


@pytest.mark.parametrize("address", [*PAGES, NOTE])
def test_everybody_can_use_every_page_in_both_themes_narrow_and_wide(
    page: Page, demo_address: str, axe_script: str, watched: Complaints, address: str
) -> None:
    found: dict[tuple[int, str], object] = {}
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(demo_address + address)
        page.wait_for_load_state("networkidle")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            found[width, theme] = (page.evaluate("document.documentElement.scrollWidth"), violations(page, axe_script))

    assert found == {(width, theme): (width, []) for width in (1280, 320) for theme in ("light", "dark")}


@pytest.mark.parametrize("address", [QUESTION, f"{YOUTH}/tilbud/offer-bilen"])
def test_what_is_opened_can_be_used_by_everybody_too(
    page: Page, demo_address: str, axe_script: str, address: str
) -> None:
    page.goto(demo_address + address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.wait_for_load_state("networkidle")

    assert violations(page, axe_script) == []


def test_whom_to_call_never_lies_over_the_way_there(page: Page, demo_address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{demo_address}{YOUTH}/tilbud/offer-bilen")
    page.locator(".suggestion-way").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.suggestion-way').scrollIntoView()")
    card, way = page.locator(".call-card").bounding_box(), page.locator(".suggestion-way").bounding_box()

    assert card
    assert way
    assert card["y"] + card["height"] <= way["y"]


def test_targets_are_large_enough(page: Page, demo_address: str) -> None:
    page.goto(demo_address + YOUTH)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, summary, a.chip, nav a, a.button, .call-number a')]
            .filter(each => each.offsetParent && each.type !== 'hidden')
            .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )

    assert small == []


def test_focus_can_be_seen_and_the_first_stop_leads_to_the_content(
    page: Page, demo_address: str, watched: Complaints
) -> None:
    page.goto(demo_address + QUESTION)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")

    assert skip.inner_text() == "Gå til indholdet"
    assert skip.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_pages_work_without_javascript(browser: Browser, demo_address: str) -> None:
    with browser.new_context(java_script_enabled=False, locale="da-DK") as context:
        page = context.new_page()
        page.goto(demo_address + YOUTH)
        expect(page.locator("section.overview table")).to_be_visible()
        expect(page.locator("section.overview canvas")).to_have_count(0)
        assert page.get_by_role("button", name="Kopiér").count() == 0
        page.locator("li.suggestion summary").nth(1).click()
        page.get_by_label(re.compile("Med på sedlen")).first.check()
        page.get_by_role("button", name="Lav min seddel").click()

        expect(page.locator(".note-offer")).to_have_count(1)


def test_a_refused_cpr_number_does_not_stay_in_the_address(page: Page, demo_address: str) -> None:
    page.goto(demo_address + "/?ord=311299-1234")

    expect(page.get_by_text("ligner et CPR-nummer")).to_be_visible()
    assert page.url == f"{demo_address}/"


def test_markup_in_names_is_drawn_as_text(page: Page, demo_address: str, watched: Complaints) -> None:
    page.goto(f"{demo_address}/?ord=<img src=x onerror=alert(1)>")

    assert page.locator("main img").count() == 0


def test_what_has_focus_is_not_under_the_bar_at_the_foot(page: Page, demo_address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    page.goto(demo_address + YOUTH)
    page.locator("section.group-now h3 a").first.focus()
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => { const bar = document.querySelector('.note-form'), here = document.activeElement;
                const [at, over] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
                return bar.contains(here) || at.bottom <= over.top || at.top >= over.bottom ? [] : [here.outerHTML.slice(0, 100)]; }"""
        )

    assert hidden == []


LONG_PAGES = (
    "/?ord=17 år, Birk, vil ud ad døren, noget med dyr",
    "/unge",
    "/unge/youth-alk-1",
    "/unge/youth-alk-1/tilbud/offer-vaerksted",
    "/unge/youth-alk-1/seddel?tilbud=offer-morgenhold",
    "/organisationer",
    "/organisationer/org-kui",
    "/tilbud/offer-morgenhold",
    "/personer/actor-peter",
    "/soeg?q=hold",
    "/huller",
    "/huller/liste",
    "/udbud",
    "/udbud/liste",
    "/hvad-nu-hvis?navn=Birk",
    "/hvad-nu-hvis?uden=organisation:org-skole&uden=edge:REFERS_TO:org-kui:org-skole",
    "/samarbejdsflader",
    "/samarbejdsflader/liste",
)


def test_names_of_any_length_stay_inside_the_page(page: Page, app_of: AppOf, watched: Complaints) -> None:
    wide = []
    with served(app_of(with_long_texts(SMALL))) as address:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            for path in LONG_PAGES:
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
                page.wait_for_load_state("networkidle")
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((path, width))

    assert wide == []


def test_the_language_is_switched_by_a_link_and_kept_without_staying_in_the_address(
    page: Page, demo_address: str, watched: Complaints
) -> None:
    page.goto(f"{demo_address}{YOUTH}?frem=90")
    page.get_by_role("link", name="English").click()

    expect(page.get_by_role("heading", name="Suits now")).to_be_visible()
    expect(page).to_have_url(f"{demo_address}{YOUTH}?frem=90")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Organisations", exact=True).click()
    expect(page.get_by_role("heading", name="Organisations")).to_be_visible()
    page.get_by_role("link", name="Dansk").click()
    expect(page.get_by_role("heading", name="Organisationer")).to_be_visible()
