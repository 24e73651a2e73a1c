"""Pictures of answers: everything in them is said in words too, and nothing in them can do anything."""

import gc
import logging
import os
import re
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from playwright.sync_api import Page

from queries.telling.causes import CAUSES
from queries.times.events import Calendar
from queries.times.events import Event as CalendarEvent
from tests.webviz.conftest import client_of, filled_store, make_app, served
from webviz.errors import Busy
from webviz.plots import drawing as drawing_module
from webviz.plots import library, looks
from webviz.plots.answers import calendar_plot
from webviz.plots.days_on_axis import named_days
from webviz.plots.gap_bars import gap_bars
from webviz.plots.gap_counts import GapRow
from webviz.plots.heat_map import heat_map
from webviz.plots.placing import Event
from webviz.plots.serving import svg_response
from webviz.plots.timeline import timeline
from webviz.plots.wording import width_of

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"

ROWS = [
    GapRow("Bolig", covered=12, possible=3, gaps={"capacity": 5, "age": 4}),
    GapRow("Økonomi", covered=21, possible=0, gaps={"no_offer": 17}),
    GapRow("Fritid", covered=8, possible=2, gaps={}),
]
SECTORS = ["Kommune", "Uddannelse", "Region"]
COUNTS = [[24, 11, 0], [7, 1, 0], [0, 1234, 2]]
EVENTS = [
    Event("2026-12-01", "Start", "Værkstedet"),
    Event("2026-12-15", "Sidste frist", "FGU"),
    Event("2027-05-22", "Slutter", "Mentor"),
]

HOSTILE = (
    "<script>alert(1)</script>",
    "<b onclick='x()'>&amp;",
    "$\\frac{x_1}{$ $y^2$",
    "linje\nskift\ttab\r\n",
    "nul\x00\x1b[31m \ufffe \ud800 ende",
    "👩‍👩‍👧‍👦 🇩🇰 \U0010ffff",
    "שלום עולם \u202eabc",
    "]]> --> <!-- <![CDATA[",
    'url("https://example.org/x") javascript:alert(1)',
    "et meget langt navn " * 60,
    "",
)


def bars(rows: list[GapRow] = ROWS, title: str = "Huller") -> str:
    return gap_bars(rows, title)


def field(rows: list[str] = SECTORS, counts: list[list[int]] = COUNTS, title: str = "Samarbejde") -> str:
    return heat_map(rows, rows, counts, title, explained="Så mange aftaler er der.")


def line(events: list[Event] = EVENTS, title: str = "Kalender", last: str = "2027-05-22") -> str:
    return timeline(events, title, first="2026-11-23", last=last, kinds=["Start", "Sidste frist", "Slutter"])


def hostile_bars() -> str:
    return bars([GapRow(name, 1, 2, {"age": 3, name: 4}) for name in HOSTILE], title=" ".join(HOSTILE[:5]))


def hostile_field() -> str:
    return heat_map(HOSTILE, HOSTILE, [[1] * len(HOSTILE)] * len(HOSTILE), HOSTILE[0], explained=HOSTILE[2])


def hostile_line() -> str:
    return timeline(
        [Event("2026-12-01", name, name) for name in HOSTILE], HOSTILE[0], first="2026-11-23", last="2027-01-01"
    )


def many_bars() -> str:
    return bars([GapRow(f"Område {number}", number, 7, {"age": number, "chain": 1}) for number in range(300)])


def many_fields() -> str:
    return field([f"Organisation {number}" for number in range(300)], [[1, 0, 0] * 100] * 300)


def many_events() -> str:
    day = date(2026, 11, 23)
    return line(
        [
            Event((day + timedelta(number % 181)).isoformat(), f"Slags {number % 5}", f"Nr. {number}")
            for number in range(3000)
        ]
    )


PLAIN = [bars, field, line]
ALL = [*PLAIN, hostile_bars, hostile_field, hostile_line, many_bars, many_fields, many_events]


@cache
def drawn(draw: Callable[[], str]) -> str:
    """A picture, drawn once for all tests of it."""
    return draw()


def texts(svg: str) -> list[str]:
    """What can be read in the picture."""
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def told(svg: str, tag: str) -> str:
    """The title or the description of the whole picture."""
    found = ET.fromstring(svg).find(f"{SVG}{tag}")
    assert found is not None
    return found.text or ""


def hints(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}title")][1:]


@pytest.mark.parametrize("draw", ALL)
def test_a_picture_has_a_title_a_description_a_role_and_a_language(draw: Callable[[], str]) -> None:
    svg = drawn(draw)
    root = ET.fromstring(svg)
    name = root.attrib["id"]

    assert root.tag == f"{SVG}svg"
    assert (root.get("role"), root.get("lang")) == ("img", "da")
    assert [element.tag for element in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].get("id") == root.get("aria-labelledby") == f"{name}-title"
    assert root[1].get("id") == root.get("aria-describedby") == f"{name}-desc"
    assert len(told(svg, "title")) > 3
    assert len(told(svg, "desc")) > 20
    assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"


@pytest.mark.parametrize("draw", ALL)
def test_nothing_in_a_picture_runs_or_leads_out_of_it(draw: Callable[[], str]) -> None:
    svg = drawn(draw)
    root = ET.fromstring(svg)
    plain = {"svg", "g", "path", "rect", "text", "title", "desc", "defs", "use", "clipPath", "pattern"}

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= plain
    names = [name for element in root.iter() for name in element.attrib]
    assert not [name for name in names if name.startswith("on") or name in {"style", "href"}]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.endswith("}href"):
                assert value[0] == "#"
                assert value[1:] in ids
            for reference in re.findall(r"url\((.*?)\)", value):
                assert reference[0] == "#"
                assert reference[1:] in ids
    assert "<!DOCTYPE" not in svg
    assert "<!--" not in svg
    assert set(re.findall(r"https?://[^\s\"<]+", re.sub(r">[^<]*<", "><", svg))) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    } - (set() if "xmlns:xlink" in svg else {"http://www.w3.org/1999/xlink"})


@pytest.mark.parametrize("draw", [*PLAIN, hostile_bars, hostile_field, hostile_line])
def test_the_same_answer_makes_the_same_bytes(draw: Callable[[], str]) -> None:
    assert drawn(draw) == draw()


def test_the_same_answer_makes_the_same_bytes_in_another_process_that_has_settings_of_its_own(tmp_path: Path) -> None:
    home = tmp_path / "hjem"
    settings = home / ".config" / "matplotlib"
    settings.mkdir(parents=True)
    rules = "svg.fonttype: path\nfont.size: 30\ntext.usetex: True\n"
    for folder in (settings, tmp_path):
        (folder / "matplotlibrc").write_text(rules, encoding="utf-8")
    before = sorted(home.rglob("*"))
    program = "import sys; from tests.webviz.test_plots import bars; sys.stdout.write(bars())"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "MPL"))}
    environment |= {
        "HOME": str(home),
        "MPLBACKEND": "no such thing",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "TMPDIR": str(tmp_path / "tmp"),
    }
    (tmp_path / "tmp").mkdir()

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert done.stdout == bars()
    assert done.stderr == ""
    assert sorted(home.rglob("*")) == before, "nothing is written in the user's home"
    assert list((tmp_path / "tmp").iterdir()) == [], "and nothing stays elsewhere"


def test_two_pictures_on_one_page_share_no_name() -> None:
    first, second = (set(re.findall(r' id="([^"]+)"', bars(title=title))) for title in ("Et", "To"))

    assert first
    assert not first & second


def test_bars_tell_every_number() -> None:
    svg = bars()

    assert {"12", "3", "5", "4", "21", "17", "8", "2"} <= set(texts(svg))
    assert {"9 af 24", "17 af 38", "0 af 10"} <= set(texts(svg))
    assert "Bolig · Hul: alderen: 4" in hints(svg)
    assert told(svg, "desc") == (
        "72 åbne områder hos unge: hul 26, muligt 5, dækket 41. Flest huller: Økonomi 17 og Bolig 9. "
        "Hyppigste årsager: intet tilbud 17, ingen plads 5 og alderen 4."
    )


def test_bars_stand_with_most_gaps_first() -> None:
    names = [text for text in texts(bars()) if text in {"Bolig", "Økonomi", "Fritid"}]

    assert names == ["Økonomi", "Bolig", "Fritid"]


def test_where_all_are_covered_there_is_no_bar_but_they_are_counted() -> None:
    full = [GapRow("Netværk", 7, 0, {}), GapRow("Venner", 6, 0, {})]
    svg = bars([*ROWS, *full])

    assert "2 mere er ikke tegnet, for alle er dækket." in texts(svg)
    assert "2 mere er ikke tegnet, for alle er dækket." in told(svg, "desc")
    assert "Netværk" not in texts(svg)
    assert "85 åbne områder hos unge: hul 26, muligt 5, dækket 54." in texts(svg)
    assert {"Netværk", "Venner"} <= set(texts(bars(full)))


def test_of_many_bars_forty_are_shown_and_the_rest_is_counted() -> None:
    svg = drawn(many_bars)
    shown = [text for text in texts(svg) if text.startswith("Område ")]

    assert shown == [f"Område {number}" for number in range(299, 259, -1)]
    assert f"… og 260 mere med {sum(number + 1 for number in range(260)):,} huller".replace(",", ".") in texts(svg)


def test_many_causes_are_the_most_frequent_and_one_for_the_rest() -> None:
    gaps = {cause: 10 + place for place, cause in enumerate(CAUSES)}
    svg = bars([GapRow("Bolig", 0, 0, gaps)])
    legend = [text for text in texts(svg) if text.startswith("Hul: ")]

    assert len(legend) == 6
    assert legend[-1] == "Hul: andre årsager"
    assert f"Bolig · Hul: andre årsager: {sum(sorted(gaps.values())[:-5])}" in hints(svg)


def test_a_cause_looks_the_same_in_every_picture() -> None:
    def fills(svg: str) -> set[str | None]:
        return {rect.get("fill") for rect in ET.fromstring(svg).iter(f"{SVG}rect")}

    alone = bars([GapRow("Bolig", 0, 0, {"chain": 1})])
    together = bars([GapRow("Bolig", 0, 0, {"chain": 1, "age": 9, "needs": 8})])

    assert looks.GAPS[list(CAUSES).index("chain")].colour in fills(alone) & fills(together)


def test_a_field_has_its_number_and_the_largest_are_told() -> None:
    svg = field()

    assert [text for text in texts(svg) if text in {"24", "11", "7", "1", "2", "1.234"}] == [
        "24", "11", "7", "1", "1.234", "2",
    ]  # fmt: skip
    assert texts(svg).count("·") == 3
    assert "Region → Uddannelse: 1.234" in hints(svg)
    assert told(svg, "desc") == (
        "Så mange aftaler er der. 3 rækker, 3 kolonner, i alt 1.279. "
        "Flest: Region → Uddannelse 1.234, Kommune → Kommune 24 og Kommune → Uddannelse 11."
    )


def test_of_many_rows_the_largest_are_shown_in_their_order_and_the_rest_is_counted() -> None:
    names = [f"Nr. {number}" for number in range(40)]
    counts = [
        [1 if row in range(10, 35) and column in range(10, 35) else 0 for column in range(40)] for row in range(40)
    ]
    counts[0][1] = 3
    svg = field(names, counts)
    shown = [text for text in texts(svg) if text.startswith("Nr. ")]

    assert shown[:25] == shown[25:] == names[10:35]
    assert "… og 15 rækker og 15 kolonner mere, med i alt 3, er ikke vist." in texts(svg)


def test_two_rows_may_have_the_same_name() -> None:
    svg = field(["Klub", "Klub"], [[1, 2], [3, 4]])

    assert [text for text in texts(svg) if text in "1234"] == ["1", "2", "3", "4"]


def test_few_events_stand_with_their_names_on_the_months() -> None:
    svg = line()

    assert {"Værkstedet", "FGU", "Mentor", "Start", "Sidste frist", "Slutter"} <= set(texts(svg))
    assert [text for text in texts(svg) if re.match(r"[a-z]{3}", text)] == [
        "dec. 2026", "jan. 2027", "feb.", "mar.", "apr.", "maj",
    ]  # fmt: skip
    assert "Start · 1. december 2026: Værkstedet" in hints(svg)
    assert told(svg, "desc") == (
        "3 ting sker fra 23. november 2026 til 22. maj 2027: sidste frist 1, slutter 1 og start 1. "
        "Først 1. december 2026: Værkstedet."
    )


def test_of_many_events_it_is_told_how_many_there_are_and_none_is_lost() -> None:
    svg = drawn(many_events)
    numbers = [int(text) for text in texts(svg) if text.isdigit()]

    assert sum(numbers) == 3000
    assert not [text for text in texts(svg) if text.startswith("Nr. ")]


def test_events_before_the_day_are_counted_and_not_drawn() -> None:
    svg = line([Event("2026-01-01", "Delmål", "Glemt"), *EVENTS])

    assert "Glemt" not in texts(svg)
    assert "1 er fra før den dag og er ikke tegnet." in told(svg, "desc")


def test_what_has_no_known_day_is_told_of_and_not_drawn() -> None:
    found = Calendar(
        on="2026-11-23",
        graph_version=1,
        until="2027-05-22",
        youth=None,
        municipality=None,
        events=(
            CalendarEvent("2027-02-01", "start", "Offer", ("offer-1",), "Mentor", "Start."),
            CalendarEvent(None, "unknown_start", "Offer", ("offer-2",), "Motion", "Det vides ikke."),
        ),
        waiting=(),
    )
    svg = drawn(lambda: calendar_plot(found))

    assert "Mentor" in texts(svg)
    assert not {"Motion", "Start ukendt"} & set(texts(svg))
    assert "1 ting sker fra 23. november 2026 til 22. maj 2027: start 1." in told(svg, "desc")
    assert "1 har ingen kendt dag og er ikke tegnet." in told(svg, "desc")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-11-23", "2026-11-23"),
        ("0001-01-01", "9999-12-31"),
        ("9999-12-31", "9999-12-31"),
        ("2026-11-23", "2036-11-23"),
    ],
)
def test_any_stretch_of_days_can_be_drawn(first: str, last: str) -> None:
    svg = timeline([Event(first, "Start", "Først"), Event(last, "Slut", "Sidst")], "Dage", first=first, last=last)

    assert {"Først", "Sidst"} <= set(texts(svg))


@pytest.mark.parametrize("days", [1, 7, 30, 70, 71, 180, 400, 4000, 40_000, 2_000_000])
def test_the_names_on_the_axis_are_few_and_in_order(days: int) -> None:
    named = named_days(
        date(2026, 11, 23), date.fromordinal(min(date(2026, 11, 23).toordinal() + days, date.max.toordinal()))
    )

    assert len(named) <= 14
    assert [day for day, _name in named] == sorted({day for day, _name in named})
    assert len({name for _day, name in named}) == len(named) or days < 400


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        (bars([]), "Der er ingen åbne områder hos unge, så der er intet at vise."),
        (bars([GapRow("Bolig", 0, 0, {})]), "Der er ingen åbne områder hos unge, så der er intet at vise."),
        (field([], []), "Der er ingen forbindelser at vise."),
        (field(["A"], [[0]]), "Der er ingen forbindelser at vise."),
        (line([]), "Der sker ikke noget fra 23. november 2026 til 22. maj 2027."),
    ],
)
def test_a_picture_of_nothing_says_so_in_words(svg: str, said: str) -> None:
    assert told(svg, "desc") == said
    assert said in " ".join(texts(svg))


@pytest.mark.parametrize("draw", [hostile_bars, hostile_field, hostile_line])
def test_names_stay_text_whatever_they_hold(draw: Callable[[], str]) -> None:
    svg = drawn(draw)
    read = texts(svg)

    assert "<script>alert(1)</script>" in read
    assert "$\\frac{x_1}{$ $y^2$" in read
    assert "linje skift tab" in read
    assert "nul[31m ende" in [re.sub(" +", " ", text) for text in read]
    assert any(text.startswith("👩‍👩‍👧‍👦 🇩🇰") for text in read)
    assert "שלום עולם abc" in read
    assert any(text.startswith("et meget langt navn") and text.endswith("…") for text in read)
    assert max(map(len, read)) < 200


def inside(svg: str) -> bool:
    """Whether no text begins outside the picture, or ends there as far as its width is known; level texts alone."""
    root = ET.fromstring(svg)
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    for text in root.iter(f"{SVG}text"):
        if text.get("transform"):
            continue
        left, size = float(text.attrib["x"]), float(text.attrib["font-size"].removesuffix("px"))
        room = width_of(text.text or "", size) * 0.85
        left -= {"start": 0, "middle": room / 2, "end": room}[text.attrib["text-anchor"]]
        if left < -1 or left + room > wide + 1 or not 0 < float(text.attrib["y"]) < high:
            return False
    return True


@pytest.mark.parametrize("draw", ALL)
def test_no_text_is_cut_off(draw: Callable[[], str]) -> None:
    assert inside(drawn(draw))


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((looks.luminance(first), looks.luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_marks_stand_out_from_the_card_and_text_from_what_it_stands_on() -> None:
    assert min(contrast(mark.colour, looks.GROUND) for mark in looks.MARKS) >= 4.5
    assert contrast(looks.EDGE, looks.GROUND) >= 3, "every bar has this edge, whatever fills it"
    assert min(contrast(looks.EDGE, fill.colour) for fill in (*looks.GAPS, looks.OTHER, looks.POSSIBLE)) >= 3
    assert min(contrast(text, looks.GROUND) for text in (looks.INK, looks.MUTED, looks.ACCENT)) >= 4.5
    for share in range(101):
        colour = looks.blend(share / 100)
        assert contrast(colour, looks.text_on(colour)) >= 4.5


def test_no_look_is_told_by_its_colour_alone() -> None:
    fills = [looks.COVERED, looks.POSSIBLE, looks.OTHER, *looks.GAPS]

    assert len({fill.hatch for fill in fills[:3]}) == 3
    assert len({fill.hatch for fill in looks.GAPS}) == len(looks.GAPS)
    assert len({mark.shape for mark in looks.MARKS}) == len(looks.MARKS)


def test_several_may_draw_at_once() -> None:
    same: list[bool] = []
    threads = [
        threading.Thread(target=lambda draw=draw: same.append(draw() == drawn(draw))) for draw in PLAIN for _ in "ab"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert same == [True] * 6


def test_no_picture_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[object]] = []

    class Watched(drawing_module.Drawing):
        def __init__(self, title: str, width: float) -> None:
            super().__init__(title, width)
            made.append(weakref.ref(self._figure))

    monkeypatch.setattr("webviz.plots.gap_bars.Drawing", Watched)
    bars()
    gc.collect()

    assert [figure() for figure in made] == [None]


def test_without_room_for_a_temporary_file_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_prefix: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(library, "PrivateFolder", full)
    library._prepared.cache_clear()

    with pytest.raises(Busy, match="Der kan ikke tegnes uden plads til midlertidige filer: "):
        bars()


def test_drawing_says_nothing_beside_the_picture(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    hostile_bars()

    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application with a picture, the same as a file to keep, and a page that shows one as an image and one inside it."""
    with filled_store(tmp_path_factory.mktemp("map"), []) as store:
        made = make_app(store)
        made.add_url_rule("/proeve.svg", "plot", lambda: svg_response(bars()))
        made.add_url_rule("/gem.svg", "kept", lambda: svg_response(bars(), "huller æ.svg"))
        made.add_url_rule("/proeve", "shown", lambda: '<img src="/proeve.svg" alt="Huller">' + bars(title="I siden"))
        yield made


def test_a_picture_is_sent_as_svg_that_no_cache_keeps(app: Flask) -> None:
    client = client_of(app)
    answer = client.get("/proeve.svg")

    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.text == drawn(bars)
    assert client.get("/gem.svg").headers["Content-Disposition"].startswith("attachment; filename")


def test_a_picture_speaks_the_readers_language(app: Flask) -> None:
    svg = client_of(app).get("/proeve.svg?lang=en").text

    assert ' lang="en"' in svg
    assert "Covered" in texts(svg)
    assert "9 of 24" in texts(svg)


def test_a_browser_draws_it_within_the_policy_of_the_pages(app: Flask, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.text} {message.location}"))
    with served(app) as address:
        page.goto(f"{address}/proeve.svg")
        alone = page.evaluate("[...document.querySelectorAll('path')].map(each => getComputedStyle(each).fill)")
        page.goto(f"{address}/proeve")
        size = page.evaluate(
            "(() => { const image = document.querySelector('img'); return [image.naturalWidth, image.complete] })()"
        )
        inline = page.evaluate("[...document.querySelectorAll('svg path')].map(each => getComputedStyle(each).fill)")

    assert not [message for message in said if "favicon.ico" not in message]
    assert size == [800, True]
    assert "rgb(220, 235, 234)" in alone, "what is covered has its colour though no style is allowed"
    assert [fill.split("#")[0] for fill in inline] == [fill.split("#")[0] for fill in alone]
