"""The page of the supply: what there is for which phase and area, and where there is nothing."""

import re

from flask.testing import FlaskClient

from tests.queries.maps import edge, node
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import GROUND, OFFERS, PARTNER_LIST
from tests.webviz.reading import links_of, rows_of, sheets_of, words_of

MATRIX = "Tilbud efter område og fase"


def test_the_matrix_needs_no_youth_and_says_where_there_is_nothing(app_of: AppOf) -> None:
    client = client_of(app_of([*GROUND, *OFFERS]))
    # Eight offers suit the phase; the helpline says none, and the offer in Hjort neither phase nor area.
    assert rows_of(client, "/udbud", MATRIX) == [
        ["Bolig", "0 måske 1", "–"],
        ["Mødestabilitet", "8", "1"],
        ["Ikke oplyst", "–", "1"],
    ]
    assert "For 1 fase og område er der ingenting." in words_of(client, "/udbud")


def test_without_phases_or_areas_it_is_not_said_that_there_is_something_everywhere(app_of: AppOf) -> None:
    nowhere = "så det kan ikke ses, hvor der ingenting er."
    alone = [node("Offer", "offer-a"), node("Offer", "offer-b"), node("Organisation", "org")]
    alone += [edge("PROVIDES", "org", "offer-a"), edge("PROVIDES", "org", "offer-b")]
    area = [node("Area", "area-bolig", name="Bolig"), edge("DEVELOPS", "offer-a", "area-bolig")]
    stage = [node("Stage", "kontaktparat"), edge("SUITS", "offer-a", "kontaktparat")]

    def told(*objects: dict[str, object]) -> str:
        return words_of(client_of(app_of([*alone, *objects])), "/udbud")

    assert f"Der er hverken faser eller områder i kortet, {nowhere}" in told()
    assert f"Der er ingen faser i kortet, {nowhere} For 2 tilbud er fasen ikke oplyst. For 1 tilbud" in told(*area)
    assert f"Der er ingen områder i kortet, {nowhere} For 1 tilbud er fasen ikke oplyst." in told(*stage)
    whole = told(*area, *stage)
    assert nowhere not in whole
    assert "Der er noget til hver fase og hvert område. For 1 tilbud er fasen ikke oplyst." in whole


def test_what_may_stand_in_an_empty_cell_can_be_opened(app_of: AppOf) -> None:
    more = [
        node("Offer", "offer-bo", name="Bofællesskab"),
        edge("PROVIDES", "org-kui", "offer-bo"),
        edge("DEVELOPS", "offer-bo", "area-bolig"),
    ]
    client = client_of(app_of([*GROUND, *OFFERS, *more]))
    assert ["Bolig", "0 måske 2", "1"] in rows_of(client, "/udbud", MATRIX)
    opened = next(href for href in links_of(client, "/udbud") if "maaske=1" in href)
    assert [row[0] for row in rows_of(client, opened, "Tilbud til unge")] == ["Bofællesskab", "Hjorteholdet"]


def test_what_nobody_provides_is_counted_in_one_line(app_of: AppOf) -> None:
    client = client_of(app_of([*GROUND, *OFFERS, node("Offer", "offer-alene"), node("Offer", "offer-ingens")]))
    assert "2 tilbud uden udbyder er ikke talt med." in words_of(client, "/udbud")
    assert "uden udbyder" not in words_of(client_of(app_of([*GROUND, *OFFERS])), "/udbud")


def test_every_figure_opens_to_as_many_offers_as_it_says(demo: FlaskClient) -> None:
    for page in ("/udbud", "/udbud?alder=15-17&vej=referral"):
        figures = set(re.findall(r'href="(/udbud/liste\?[^"]*)"[^>]*>(\d+)</a>', demo.get(page).text))
        assert len(figures) > 20
        for address, count in sorted(figures)[::9]:
            rows = rows_of(demo, address.replace("&amp;", "&"), "Tilbud til unge")
            assert len(rows) == int(count), address


def test_a_row_tells_who_it_is_for_how_to_get_in_and_leads_to_the_offer(client: FlaskClient) -> None:
    rows = rows_of(client, "/udbud/liste?vej=self&alder=25-29", "Tilbud til unge")
    assert ["For-voksne", "Birk Skole", "25-29 år", "man melder sig selv"] in [row[:4] for row in rows]
    assert "/tilbud/offer-for-voksne" in links_of(client, "/udbud/liste")


def test_an_age_leaves_out_the_offers_that_are_for_others_but_none_that_does_not_say(client: FlaskClient) -> None:
    told = [row[0] for row in rows_of(client, "/udbud/liste?alder=15-17", "Tilbud til unge")]
    assert "For-voksne" not in told
    assert "Morgenhold" in told


def test_age_bands_are_told_as_people_say_them_and_chosen_by_what_the_address_calls_them(client: FlaskClient) -> None:
    text = client.get("/udbud?alder=30-").text
    bands = re.findall(
        r'<option value="([^"]*)"( selected)?>([^<]*)<', text.split('id="filter-alder"')[1].split("</select>")[0]
    )
    assert bands == [
        ("", "", "Alle"),
        ("0-14", "", "under 15 år"),
        ("15-17", "", "15-17 år"),
        ("18-22", "", "18-22 år"),
        ("23-24", "", "23-24 år"),
        ("25-29", "", "25-29 år"),
        ("30-", " selected", "30 år og ældre"),
    ]


def test_a_municipality_leaves_out_what_its_youths_cannot_use(client: FlaskClient) -> None:
    told = [row[0] for row in rows_of(client, "/udbud/liste?kommune=0991", "Tilbud til unge")]
    assert told == ["Hjorteholdet", "Ungelinjen"]
    assert client.get("/udbud?kommune=9999").status_code == 404


def test_the_offers_can_be_taken_along(client: FlaskClient) -> None:
    rows = sheets_of(client, "/udbud/udbud.xlsx?kommune=0991")["Tilbud"]
    assert [row[:3] for row in rows] == [
        ("offer-hjort", "Hjorteholdet", "Den Fjerne"),
        ("offer-linjen", "Ungelinjen", "Den Fjerne"),
    ]


def test_a_list_of_partners_has_a_supply_and_an_empty_map_says_what_to_do(app_of: AppOf) -> None:
    assert "Staldvagt" in words_of(client_of(app_of(PARTNER_LIST)), "/udbud/liste")
    told = words_of(client_of(app_of([])), "/udbud")
    assert "Der er intet aktivt tilbud i kortet" in told
    assert "Indlæs en liste" in told
