"""The pages of gaps, of agreements, and the overview that leads to them."""

import re

import pytest
from flask.testing import FlaskClient

from tests.queries.maps import edge, node
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import PARTNER_LIST, SMALL, Objects
from tests.webviz.reading import links_of, rows_of, sheets_of, words_of

AREAS, MUNICIPALITIES = "Områder, de største huller først", "Kommuner, de største huller først"
PAIRS = "Unge og områder"
GARDENING, ON_FROM_THERE = (
    "Gårdholdet: lommepengejob i Skovparken",
    "Birkesund Ungeindsats → Bydelsprojekt Skovparken",
)
TENTH, NEW_WAY = "Ind ad sidedøren: 10. klasse fra januar", "SSP Birkesund → 10. klasse ved Sundet"


def youth(id_: str, municipality: str | None, area: str) -> Objects:
    """A youth with one open sub-goal."""
    lives = [edge("LIVES_IN", id_, municipality)] if municipality else []
    return [
        node("Youth", id_),
        node("SubGoal", f"subgoal-{id_}"),
        *lives,
        edge("WORKS_TOWARDS", id_, f"subgoal-{id_}"),
        edge("IN_AREA", f"subgoal-{id_}", area),
    ]


TOWN: Objects = [
    *SMALL,
    *youth("youth-elg-2", "0991", "area-bolig"),
    *youth("youth-ulv-3", "0990", "area-bolig"),
    *youth("youth-due-4", None, "area-bolig"),
]
"""Alk in Birk has an offer; nothing in the map is about a place to live, which one in Hjort, one in Birk and one from nowhere lack."""


@pytest.fixture
def town(app_of: AppOf) -> FlaskClient:
    return client_of(app_of(TOWN))


def test_a_newcomer_finds_every_question_about_all_youths_from_any_page(client: FlaskClient) -> None:
    assert '<a href="/overblik">Overblik</a>' in client.get("/organisationer").text
    for address in ("/huller", "/hvad-nu-hvis", "/aftaler", "/samarbejdsflader"):
        assert address in links_of(client, "/overblik")
        assert 'href="/overblik" aria-current="true"' in client.get(address).text


def test_areas_say_how_many_are_covered_and_why_the_others_are_not(town: FlaskClient) -> None:
    assert rows_of(town, "/huller", AREAS) == [
        ["Bolig", "3", "0", "0", "3", "intet tilbud 3"],
        ["Mødestabilitet", "1", "1", "0", "0", ""],
    ]
    assert "23. november 2026 · kortets udgave 1 · 4 unge" in words_of(town, "/huller")


def test_each_municipality_counts_its_own_youths(town: FlaskClient) -> None:
    assert rows_of(town, "/huller", MUNICIPALITIES) == [
        ["Birk", "2", "1", "0", "1", "intet tilbud 1"],
        ["Hjort", "1", "0", "0", "1", "intet tilbud 1"],
        ["Ingen kommune", "1", "0", "0", "1", "intet tilbud 1"],
    ]
    assert rows_of(town, "/huller?kommune=0991", AREAS) == [["Bolig", "1", "0", "0", "1", "intet tilbud 1"]]


def test_the_head_counts_the_youths_whom_the_answer_is_about(town: FlaskClient) -> None:
    assert "kortets udgave 1 · 2 unge" in words_of(town, "/huller?kommune=0990")
    assert "kortets udgave 1 · 1 ung" in words_of(town, "/huller?kommune=0991")


def test_every_figure_opens_to_as_many_rows_as_it_says(demo: FlaskClient) -> None:
    text = demo.get("/huller").text
    figures = set(re.findall(r'href="(/huller/liste\?[^"]*)"[^>]*>(\d+)<', text))
    assert len(figures) > 60

    for address, count in sorted(figures)[::7]:
        assert len(rows_of(demo, address.replace("&amp;", "&"), PAIRS)) == min(int(count), 100), address


def test_a_row_names_the_nearest_offer_and_leads_to_why_it_does_not_suit(demo: FlaskClient) -> None:
    address = "/huller/liste?omraade=area-rusmidler&aarsag=stage"
    assert rows_of(demo, address, PAIRS) == [["Lom-28", "Rusmidler", "Hul", "fasen", "Fiskeholdet"]]

    explanation = next(href for href in links_of(demo, address) if href.startswith("/unge/youth-lom-28/tilbud/"))
    assert demo.get(explanation).status_code == 200
    assert "/unge/youth-lom-28" in links_of(demo, address)


def test_the_day_goes_along_to_the_rows_and_to_their_explanation(demo: FlaskClient) -> None:
    rows = next(href for href in links_of(demo, "/huller?dag=2026-12-01") if "stand=gap" in href)
    assert "dag=2026-12-01" in rows
    youths = [href for href in links_of(demo, rows) if href.startswith("/unge/")]
    assert youths
    assert all("dag=2026-12-01" in href for href in youths)


def test_a_filter_is_counted_with_the_others_set_and_taken_away_by_its_chip(town: FlaskClient) -> None:
    text = town.get("/huller/liste?omraade=area-bolig&stand=gap").text
    assert re.findall(r'<option value="0990"[^>]*>([^<]*)<', text) == ["Birk (1)"]
    assert re.findall(r'<option value="area-moedestabilitet"[^>]*>([^<]*)<', text) == []
    assert "/huller/liste?stand=gap" in links_of(town, "/huller/liste?omraade=area-bolig&stand=gap")


def test_what_is_only_unsettled_is_not_told_as_if_it_failed(demo: FlaskClient) -> None:
    address = "/huller/liste?stand=possible&aarsag=chain"
    assert [row[:4] for row in rows_of(demo, address, "Unge og områder")] == [
        ["Flagermus-19", "Job/fritidsjob/praktik", "Muligt", "vejen derhen er uafklaret"]
    ]
    assert "Årsag: vejen derhen er uafklaret" in words_of(demo, address)
    gaps = rows_of(demo, "/huller/liste?stand=gap&aarsag=chain", "Unge og områder")
    assert {row[3] for row in gaps} == {"ingen vej derhen"}
    sheet = sheets_of(demo, address.replace("liste", "liste.xlsx"))[PAIRS]
    assert [row[5] for row in sheet] == ["vejen derhen er uafklaret"]


def test_a_list_that_nothing_fits_says_what_to_do(town: FlaskClient) -> None:
    told = words_of(town, "/huller/liste?omraade=area-bolig&stand=covered")
    assert "Fjern et af dem." in told
    assert "0 rækker" in told


@pytest.mark.parametrize("by", ["fase", "alder", "sektor"])
def test_the_same_figures_by_something_else_open_to_as_many_rows(demo: FlaskClient, by: str) -> None:
    text = demo.get(f"/huller/fordelt?efter={by}").text
    figures = set(re.findall(r'href="(/huller/liste\?[^"]*)"[^>]*>(\d+)<', text))
    assert len(figures) > 10

    for address, count in sorted(figures)[::3]:
        opened = address.replace("&amp;", "&")
        told = words_of(demo, opened)
        assert f"{count} række" in told, address


def test_a_youth_with_two_main_phases_is_counted_in_both_and_found_by_both(app_of: AppOf) -> None:
    two = [
        node("Stage", "vejledningsparat", name="Vejledningsparat", rank=2),
        edge("AT_STAGE", "youth-elg-2", "kontaktparat", main=True),
        edge("AT_STAGE", "youth-elg-2", "vejledningsparat", main=True),
    ]
    client = client_of(app_of([*TOWN, *two]))
    rows = rows_of(client, "/huller/fordelt?efter=fase", "Huller efter fase")
    assert [row[:5] for row in rows] == [
        ["Kontaktparat", "2", "1", "0", "1"],
        ["Vejledningsparat", "1", "0", "0", "1"],
        ["Ikke oplyst", "2", "0", "0", "2"],
    ]
    for stage in ("kontaktparat", "vejledningsparat"):
        assert ["Elg-2", "Bolig", "Hul", "intet tilbud", "–"] in rows_of(client, f"/huller/liste?fase={stage}", PAIRS)


def test_what_nobody_can_reach_and_what_lacks_its_links_is_told_with_why(demo: FlaskClient) -> None:
    page = "/huller/mangler-kobling"
    unreachable = rows_of(demo, page, "Tilbud, som ingen kan nå")
    assert ["Byg en båd", "har ingen aktiv udbyder"] in unreachable
    assert ["Sommerjob i kommunen 2026", "er slut"] in unreachable
    assert ["Ungebolig med vicevært-venner", "vejen derhen er brudt eller for lang"] in unreachable
    assert ["Ungehuset Slippen", "ingen kan længere bestemme det"] in unreachable
    loose = rows_of(demo, page, "Mangler kobling")
    assert ["Guldsmed-46", "Ung", "–", "kontaktperson"] in loose
    assert ["VUC Sundet", "Organisation", "–", "samarbejde med andre"] in loose
    whole = sheets_of(demo, f"{page}.xlsx")
    assert f"{len(whole['Mangler kobling'])} ting mangler kobling" in words_of(demo, page)
    assert f"1–100 af {len(whole['Mangler kobling'])}" in words_of(demo, page)


def test_every_figure_of_what_lacks_its_links_opens_to_as_many_rows(demo: FlaskClient) -> None:
    page = "/huller/mangler-kobling"
    figures = dict(re.findall(r'href="([^"]*)" aria-label="\d+ · [^"]* uden [^"]*">(\d+)<', demo.get(page).text))
    assert len(figures) > 8

    for address, count in figures.items():
        opened = address.replace("&amp;", "&")
        assert f"{count} række" in words_of(demo, opened)
        sheet = sheets_of(demo, opened.replace(page, f"{page}.xlsx").partition("#")[0])["Mangler kobling"]
        assert len(sheet) == int(count), address


def test_what_lacks_its_links_is_listed_by_what_it_is_and_what_it_lacks(demo: FlaskClient) -> None:
    page = "/huller/mangler-kobling"
    rows = rows_of(demo, f"{page}?slags=youth", "Mangler kobling")
    assert {row[1] for row in rows} == {"Ung"}
    lacking = rows_of(demo, f"{page}?slags=youth&mangler=contact_person", "Mangler kobling")
    assert lacking == [row for row in rows if "kontaktperson" in row[3]] != rows
    told = words_of(demo, f"{page}?slags=youth&mangler=collaboration")
    assert "Fjern et af dem." in told
    assert "Mangler: samarbejde med andre ×" in told


def test_permissions_are_told_with_who_can_give_them(demo: FlaskClient) -> None:
    rows = rows_of(demo, "/huller", "Bemyndigelser, der mangler eller hænger i en tynd tråd")
    assert ["Botilbud", "Ingen kan give den", "–"] in rows
    assert ["Virksomhedspraktik", "Hænger på én", "Rikke Damvang"] in rows


def test_a_permission_that_has_run_out_and_is_still_required_stays_on_the_page(demo: FlaskClient) -> None:
    title, told = (
        "Bemyndigelser, der mangler eller hænger i en tynd tråd",
        "Udløbet: det er ukendt, om den stadig gælder",
    )
    assert ["Mentorstøtte", told, "Sanne Egedal"] in rows_of(demo, "/huller?dag=2027-01-15", title)
    assert told not in words_of(demo, "/huller?dag=2026-11-23")


def test_the_figures_of_a_transition_are_the_youths_and_offers_that_it_opens_to(demo: FlaskClient) -> None:
    transitions = rows_of(demo, "/huller", "Overgange mellem faser")
    assert transitions[0][:3] == ["Kontaktparat", "Vejledningsparat", "26"]
    opened = [href for href in links_of(demo, "/huller") if "overgang" in href and href.endswith("#unge")]

    for (*_, youths, offers), address in zip(transitions, opened, strict=True):
        told = words_of(demo, address)
        assert f"{youths} unge står foran overgangen" in told
        assert f"{offers} tilbud fører over den" in told
        assert sum(href.startswith("/tilbud/") for href in links_of(demo, address)) == int(offers)


def test_the_picture_is_a_file_of_its_own_for_the_same_question(demo: FlaskClient) -> None:
    for address in ("/huller/billede.svg", "/samarbejdsflader/billede.svg"):
        answer = demo.get(address)
        assert answer.mimetype == "image/svg+xml"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert 'src="/huller/billede.svg?kommune=0990"' in demo.get("/huller?kommune=0990").text


def test_what_the_pages_list_can_be_taken_along(town: FlaskClient) -> None:
    whole = sheets_of(town, "/huller/huller.xlsx")
    assert whole["Områder"][0] == (None, "area-bolig", "Bolig", 1, 0, 0, 1, "intet tilbud: 1")
    assert list(whole) == ["Områder", "Bemyndigelser", "Overgange mellem faser", "Om svaret"]
    rows = sheets_of(town, "/huller/liste.xlsx?stand=gap")[PAIRS]
    assert [row[0] for row in rows] == ["youth-due-4", "youth-elg-2", "youth-ulv-3"]
    assert rows[1][1:6] == ("Hjort", "area-bolig", "Bolig", "Hul", "intet tilbud")


def test_a_formula_in_a_name_stays_text_in_a_workbook(app_of: AppOf) -> None:
    renamed = [each | {"name": "=1+1"} if each.get("id") == "area-bolig" else each for each in TOWN]
    sheet = sheets_of(client_of(app_of(renamed)), "/huller/huller.xlsx")["Områder"]
    assert sheet[0][2] == "=1+1"


@pytest.mark.parametrize("address", ["/overblik", "/huller", "/huller/liste", "/aftaler", "/hvad-nu-hvis"])
@pytest.mark.parametrize("objects", [[], PARTNER_LIST], ids=["empty", "offers alone"])
def test_without_youths_the_pages_say_what_can_be_done(app_of: AppOf, objects: Objects, address: str) -> None:
    told = words_of(client_of(app_of(objects)), address)
    assert "0 unge" in told or address == "/hvad-nu-hvis"
    if address != "/hvad-nu-hvis":
        assert "Der er ingen aktive unge i kortet endnu" in told
        assert "Indlæs en liste" in told


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/huller?dag=2026-13-45", 400, "er ikke en dato"),
        ("/huller?dag=9999-12-31", 400, "Vælg en dag mellem 1900 og 2200"),
        ("/huller?frem=-1", 400, "Antallet af dage frem"),
        ("/huller?kommune=9999", 404, "9999"),
        ("/huller/liste?kommune=9999", 404, "9999"),
        ("/aftaler/en?fra=org-kui&til=org-skole", 404, "ville ikke dække noget nyt"),
    ],
)
def test_an_address_that_makes_no_sense_is_told_so(client: FlaskClient, address: str, status: int, told: str) -> None:
    assert client.get(address).status_code == status
    assert told in words_of(client, address)


def test_agreements_say_of_how_many_youths_nobody_is_known_to_be_around_them(
    town: FlaskClient, client: FlaskClient
) -> None:
    assert "vides det ikke, hvem der er om dem" not in words_of(client, "/aftaler")
    told = words_of(town, "/aftaler")
    assert "Om 2 unge vides det ikke, hvem der er om dem nu" in told
    assert "Se, hvad der mangler" in told


def test_an_agreement_says_whom_it_helps_and_who_could_sign_it(demo: FlaskClient) -> None:
    best = rows_of(demo, "/aftaler", "Aftaler, der ville hjælpe, de bedste først")[0]
    assert best == ["10. klasse ved Sundet", "4", "4", "Job/fritidsjob/praktik, Matematik", "SSP Birkesund"]

    one = next(href for href in links_of(demo, "/aftaler") if href.startswith("/aftaler/en?"))
    served = rows_of(demo, one, "Unge og områder, som aftalen ville dække")
    assert served[0] == ["Egern-07", "Matematik", TENTH, f"Birkesund Ungdomsskole → {NEW_WAY}"]
    assert served[1] == ["Flagermus-19", "Job/fritidsjob/praktik", GARDENING, f"{NEW_WAY} → {ON_FROM_THERE}"]
    assert [row[:3] for row in served[2:]] == [["Graevling-33", "Matematik", TENTH], ["Musvit-30", "Matematik", TENTH]]
    assert all(NEW_WAY in way for *_, way in served)
    assert any(re.match("/unge/youth-flagermus-19/tilbud/offer-", href) for href in links_of(demo, one))
    told = words_of(demo, one)
    assert "Hvem kan skrive under?" in told
    assert "Charlotte Bakmark" in told


def test_an_agreement_covers_in_what_if_exactly_what_it_promised(demo: FlaskClient) -> None:
    agreements = sheets_of(demo, "/aftaler/aftaler.xlsx")["Aftaler"]
    assert agreements

    for giver, _giver, taker, _taker, count, *_ in agreements[:3] + agreements[-2:]:
        address = f"/hvad-nu-hvis/hvad-nu-hvis.xlsx?aftale={giver}%3E{taker}"
        changes = sheets_of(demo, address)["Hvad nu hvis"]
        assert sum(what == "Nu dækket" for what, *_ in changes) == count
        assert not any(what == "Ikke længere dækket" for what, *_ in changes)
