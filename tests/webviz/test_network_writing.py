"""What is written in the network picture can be read: nothing stands over anything else."""

import itertools

import pytest
from playwright.sync_api import Page

from tests.queries.maps import edge, node
from tests.webviz.conftest import AppOf, served
from tests.webviz.maps import CENTRE
from tests.webviz.test_network_in_browser import open_picture

WRITTEN = """(() => {
  const context = CanvasRenderingContext2D.prototype, { fillText, clearRect } = context;
  window.written = [];
  context.clearRect = function (...where) { window.written = []; return clearRect.apply(this, where); };
  context.fillText = function (text, x, y) {
    const { a, d, e, f } = this.getTransform(), wide = this.measureText(text).width, high = parseFloat(this.font.match(/([\\d.]+)px/)[1]);
    const top = y - (this.textBaseline === "middle" ? high / 2 : 0), left = x - wide / 2;
    window.written.push([text, left * a + e, top * d + f, (left + wide) * a + e, (top + high) * d + f]);
    return fillText.call(this, text, x, y);
  };
})();"""
"""Keeps what is written on the canvas, with the place it takes."""


def written_over(page: Page) -> list[tuple[str, str]]:
    """What stands on top of each other."""
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(page.evaluate("window.written"), 2)
        if one[1] < other[3] - 1 and other[1] < one[3] - 1 and one[2] < other[4] - 1 and other[2] < one[4] - 1
    ]


@pytest.mark.parametrize(
    "centre",
    [CENTRE, "/organisationer/org-jobhuset", f"{CENTRE}?trin=2", "/organisationer/org-fgu-sundet?trin=3&flere=1"],
)
def test_nothing_is_written_over_anything_else_nor_off_the_canvas(page: Page, demo_address: str, centre: str) -> None:
    page.add_init_script(WRITTEN)
    open_picture(page, demo_address + centre)
    canvas = "document.querySelector('#network-canvas canvas')"
    width, height = page.evaluate(f"[{canvas}.width, {canvas}.height]")
    written = page.evaluate("window.written")

    assert len(written) > 20
    assert written_over(page) == []
    assert [each for each in written if min(each[1:]) < 0 or each[3] > width or each[4] > height] == []
    if centre == CENTRE:
        assert {"planlagt", "mangler", "udløbet"} <= {each[0] for each in written}


def test_long_names_stand_beside_each_other(page: Page, app_of: AppOf) -> None:
    around = [f"org-{number}" for number in range(36)]
    named = [
        node("Organisation", id_, name="Uddannelsesvejledningen og Ungdomshuskollegierne mod nord") for id_ in around
    ]
    met = [edge("MEETS_WITH", "org-midt", id_) for id_ in around]
    page.add_init_script(WRITTEN)
    with served(app_of([node("Organisation", "org-midt", name="Midten"), *named, *met])) as here:
        open_picture(page, f"{here}/organisationer/org-midt")
        assert written_over(page) == []


def test_the_places_to_begin_stand_in_even_columns(page: Page, demo_address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{demo_address}/netvaerk")
    tops = page.locator(".network-starts").first.evaluate(
        "list => Object.values(Object.groupBy(list.children, each => each.offsetLeft)).map(column => column[0].offsetTop)"
    )

    assert len(tops) > 1
    assert len(set(tops)) == 1, tops
