"""The page of what-if: what is taken away or added in thought, and what is told of it."""

import pytest
from flask.testing import FlaskClient

from tests.queries.maps import edge, node
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import SMALL, TODAY, Objects
from tests.webviz.reading import links_of, rows_of, sheets_of, words_of

PAGE = "/hvad-nu-hvis"
LOST = f"{PAGE}?uden=organisation:org-kui&uden=offer:offer-linjen"
"""Alk's morning walks are the youth centre's; beside them only the helpline needs nobody on the way."""
AREAS, OFFERS = "Områder, der mister eller får dækning", "Tilbud, der ikke længere passer, eller som passer nu"
NO_LONGER, NOW = "Ikke længere dækket, før og efter", "Nu dækket, før og efter"
MOVED = "Stadig ikke dækket, men anderledes, før og efter"
CARRIED = "Kæden fører derhen Morgenhold (Birk Ungeenhed)"
FULL: Objects = [
    node("Youth", "youth-elg-2", birth_month="2009-05"),
    node("SubGoal", "subgoal-2"),
    node("Role", "role-leder", name="Leder"),
    node("Permission", "permission-optag", name="Optagelse"),
    node(
        "Offer",
        "offer-bofaellesskab",
        name="Bofællesskab",
        route="self",
        intake="rolling",
        seats_free=0,
        verified_on=TODAY,
    ),
    edge("LIVES_IN", "youth-elg-2", "0990"),
    edge("WORKS_TOWARDS", "youth-elg-2", "subgoal-2"),
    edge("IN_AREA", "subgoal-2", "area-bolig"),
    edge("PROVIDES", "org-skole", "offer-bofaellesskab"),
    edge("DEVELOPS", "offer-bofaellesskab", "area-bolig"),
    edge("REQUIRES", "offer-bofaellesskab", "permission-optag"),
    edge("HOLDS", "actor-peter", "role-leder", at="org-kui"),
]
"""A second youth whose one way to a home is full, and needs a permission that no role is known to give."""


def test_a_mutual_collaboration_is_taken_away_from_either_end(app_of: AppOf) -> None:
    client = client_of(app_of([*SMALL, edge("CO_DELIVERS_WITH", "org-kui", "org-skole")]))
    one, other = (
        words_of(client, f"{PAGE}?uden=edge:CO_DELIVERS_WITH:{ends}")
        for ends in ("org-kui:org-skole", "org-skole:org-kui")
    )
    assert one == other
    assert "Det findes ikke i kortet" not in one


def test_what_is_lost_is_told_by_area_with_whose_it_is(client: FlaskClient) -> None:
    assert rows_of(client, LOST, AREAS) == [["Mødestabilitet", "1: Alk-1", "0"]]
    told = words_of(client, LOST)
    assert "1 område hos 1 ung er ikke længere dækket." in told
    assert "Uden Birk Ungeenhed (organisation)" in told
    assert "Uden Ungelinjen (tilbud)" in told
    assert "23. november 2026 · kortets udgave 1 · 1 ung" in told


def test_an_offer_can_fall_away_without_anybody_losing_anything(client: FlaskClient) -> None:
    address = f"{PAGE}?uden=organisation:org-kui"
    assert "Intet område bliver dækket eller mister sin dækning." in words_of(client, address)
    assert ["Morgenhold", "1: Alk-1 Hvorfor ikke længere: ingen udbyder", "0"] in rows_of(client, address, OFFERS)


def test_a_lost_pair_tells_how_it_stood_and_how_it_would_stand_and_leads_to_both_offers(client: FlaskClient) -> None:
    after = "Muligt: vejen derhen er uafklaret Nærmest er Klubaften"
    assert rows_of(client, LOST, NO_LONGER) == [["Alk-1", "Mødestabilitet", CARRIED, after]]
    links = links_of(client, LOST)
    assert "/unge/youth-alk-1" in links
    assert "/unge/youth-alk-1/tilbud/offer-morgenhold" in links
    assert "/unge/youth-alk-1/tilbud/offer-klubaften" in links
    assert NOW not in words_of(client, LOST)
    assert MOVED not in words_of(client, LOST)


def test_the_sides_are_told_in_english_too_and_the_offers_keep_their_names(client: FlaskClient) -> None:
    (row,) = rows_of(client, f"{LOST}&lang=en", "No longer covered, before and after")
    assert row[2] == "The chain leads there Morgenhold (Birk Ungeenhed)"
    assert row[3] == "Possible: the way there is not settled Nearest is Klubaften"


def test_why_an_offer_suits_no_more_or_did_not_before_stands_beside_whom_it_suited(client: FlaskClient) -> None:
    assert rows_of(client, LOST, OFFERS) == [
        ["Morgenhold", "1: Alk-1 Hvorfor ikke længere: ingen udbyder", "0"],
        ["Ungelinjen", "1: Alk-1 Hvorfor ikke længere: tilbuddet er der ikke", "0"],
        ["Klubaften", "0", "1: Alk-1 Hvorfor ikke før: ingen vej derhen"],
    ]
    told = words_of(client, LOST)
    assert "1 af dem går kun fra »går ikke« til »vides ikke«" in told


def test_of_two_things_in_the_way_the_one_that_is_left_becomes_the_cause(app_of: AppOf) -> None:
    two = client_of(app_of([*SMALL, *FULL]))
    seat = f"{PAGE}?plads=offer-bofaellesskab"

    assert rows_of(two, seat, MOVED) == [
        [
            "Elg-2",
            "Bolig",
            "Hul : ingen plads Nærmest er Bofællesskab",
            "Muligt: det er uafklaret, hvem der kan bestemme Nærmest er Bofællesskab",
        ]
    ]
    told = words_of(two, seat)
    assert "Intet område bliver dækket eller mister sin dækning." in told
    assert "1 område er stadig ikke dækket, men står anderledes." in told

    both = f"{seat}&giver=role-leder%3Epermission-optag"
    gained = [
        "Elg-2",
        "Bolig",
        "Hul : ingen plads Nærmest er Bofællesskab",
        "Kæden fører derhen Bofællesskab (Birk Skole)",
    ]
    assert rows_of(two, both, NOW) == [gained]


def test_a_seat_that_several_would_be_covered_by_is_said_to_be_one(app_of: AppOf) -> None:
    third: Objects = [
        node("Youth", "youth-hare-3", birth_month="2009-06"),
        edge("LIVES_IN", "youth-hare-3", "0990"),
        edge("WORKS_TOWARDS", "youth-hare-3", "subgoal-2"),
    ]
    client = client_of(app_of([*SMALL, *FULL, *third]))
    told = words_of(client, f"{PAGE}?plads=offer-bofaellesskab&giver=role-leder%3Epermission-optag")
    assert "2 områder hos 2 unge bliver dækket." in told
    assert "»Bofællesskab« har 1 ledig plads, men 2 unge ville blive dækket af tilbuddet." in told


def test_of_very_many_pairs_the_first_hundred_are_shown_and_all_taken_along(app_of: AppOf) -> None:
    more = [
        each
        for number in range(101)
        for youth in [f"youth-{number:03}"]
        for each in (
            node("Youth", youth, birth_month="2009-05"),
            edge("LIVES_IN", youth, "0990"),
            edge("WORKS_TOWARDS", youth, "subgoal-alk-1"),
            edge("CONTACT_PERSON_FOR", "actor-peter", youth, main=True, at="org-kui"),
        )
    ]
    client = client_of(app_of([*SMALL, *more]))
    address = f"{LOST}&uden=offer:offer-hyttetur"
    assert len(rows_of(client, address, NO_LONGER)) == 100
    assert "Ikke længere dækket (102)" in words_of(client, address)
    assert "… og 2 mere. Regnearket har dem alle." in words_of(client, address)
    sheet = sheets_of(client, address.replace(PAGE, f"{PAGE}/hvad-nu-hvis.xlsx"))["Hvad nu hvis"]
    assert sum(row[0] == "Ikke længere dækket" for row in sheet) == 102


def test_nothing_is_stored_by_asking_and_that_is_said(client: FlaskClient) -> None:
    assert "Intet er gemt" in words_of(client, LOST)
    assert len(client.application.extensions["kaedekort"].store.changes()) == 1
    assert "Morgenhold" in words_of(client, "/unge/youth-alk-1")


def test_a_name_becomes_an_address_that_says_it_by_its_id(client: FlaskClient) -> None:
    answer = client.get(f"{PAGE}?navn=birk ungeenhed&uden=offer:offer-linjen")
    assert answer.status_code == 303
    assert answer.location == f"{PAGE}?uden=offer:offer-linjen&uden=organisation:org-kui"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("navn=Peter", "uden=actor:actor-peter"),
        ("navn=skole&slags=organisation", "uden=organisation:org-skole"),
        ("mellem=Birk Skole&og=Birk Ungeenhed", "uden=edge:REFERS_TO:org-kui:org-skole"),
        ("ny-fra=Birk Ungeenhed&ny-til=Den Fjerne", "aftale=org-kui%3Eorg-fjern"),
        ("ny-plads=Fuldt", "plads=offer-fuldt"),
    ],
)
def test_everything_can_be_named_in_words(client: FlaskClient, typed: str, said: str) -> None:
    answer = client.get(f"{PAGE}?{typed}")
    assert (answer.status_code, answer.location) == (303, f"{PAGE}?{said}")


def test_where_several_may_be_meant_each_is_a_link_that_means_it(client: FlaskClient) -> None:
    address = f"{PAGE}?navn=hold&ny-plads=Fuldt"
    answer = client.get(address)
    assert answer.status_code == 400
    assert "Der er flere, der kan være ment. Vælg den rigtige." in answer.text
    meant = next(href for href in links_of(client, address) if "navn=offer-morgenhold" in href)
    assert client.get(meant).location == f"{PAGE}?uden=offer:offer-morgenhold&plads=offer-fuldt"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("navn=Findes Ikke", "Intet i kortet hedder »Findes Ikke«."),
        ("mellem=Birk Skole&og=Den Fjerne", "De to har ingen samarbejdsaftale i kortet."),
        ("ny-fra=Birk Skole", "Udfyld også dette felt."),
        ("ny-fra=Birk Skole&ny-til=Birk Skole", "Vælg to forskellige steder."),
        ("uden=actor:ingen", "Det findes ikke i kortet."),
        ("uden=offer-morgenhold", "Det findes ikke i kortet."),
        ("aftale=org-kui>org-findes-ikke", "Det findes ikke i kortet."),
        ("plads=offer-findes-ikke", "Det findes ikke i kortet."),
        ("uden=organisation:org-kui&dag=2026-02-30", "»2026-02-30« er ikke en dato."),
        ("uden=organisation:org-kui&fra=i morgen", "»i morgen« er ikke en dato."),
        ("uden=organisation:org-kui&fra=2026-12-01&til=2026-11-01", "Perioden slutter, før den begynder."),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field_and_not_answered(
    client: FlaskClient, typed: str, told: str
) -> None:
    answer = client.get(f"{PAGE}?{typed}")
    assert answer.status_code == 400
    said = words_of(client, f"{PAGE}?{typed}")
    assert told in said
    assert "Svaret" not in said


def test_a_span_that_lies_ahead_is_looked_at_on_its_first_day_and_that_is_said(client: FlaskClient) -> None:
    ahead = f"{LOST}&fra=2026-12-01&til=2026-12-10"
    told = words_of(client, ahead)
    assert "1. december 2026 · kortets udgave 1" in told
    assert "Der ses på periodens første dag, 1. december 2026, for der er ikke valgt en anden." in told
    assert "1 område hos 1 ung er ikke længere dækket." in told
    assert 'name="dag" type="date" value=""' in client.get(ahead).text
    assert "/unge/youth-alk-1?dag=2026-12-01" in links_of(client, ahead)
    sheet = sheets_of(client, ahead.replace(PAGE, f"{PAGE}/hvad-nu-hvis.xlsx"))
    assert sheet["Hvad nu hvis"]
    assert ("Dag", "1. december 2026") in sheet["Om svaret"]


def test_a_span_that_is_over_and_has_no_first_day_is_looked_at_on_its_last(client: FlaskClient) -> None:
    told = words_of(client, f"{LOST}&til=2026-11-01")
    assert "Der ses på periodens sidste dag, 1. november 2026," in told
    assert "1 område hos 1 ung er ikke længere dækket." in told


def test_a_day_that_was_chosen_stays_whatever_the_span(client: FlaskClient) -> None:
    for day in (TODAY, "2026-12-05"):
        address = f"{LOST}&fra=2026-12-01&dag={day}"
        assert "Der ses på" not in words_of(client, address)
        assert f'name="dag" type="date" value="{day}"' in client.get(address).text
        without = [href for href in links_of(client, address) if href.startswith(PAGE) and "offer" not in href]
        assert any(f"dag={day}" in href for href in without)
    typed = client.get(f"{PAGE}?navn=org-kui&fra=2026-12-01&dag={TODAY}")
    assert typed.status_code == 303
    assert f"dag={TODAY}" in typed.location


def test_outside_the_span_nothing_is_different_and_that_is_said(client: FlaskClient) -> None:
    inside = words_of(client, f"{LOST}&fra={TODAY}&til={TODAY}")
    outside = words_of(client, f"{LOST}&fra=2027-01-01&dag={TODAY}")
    assert "er ikke længere dækket" in inside
    assert "23. november 2026 ligger uden for perioden, så intet er anderledes den dag." in outside
    assert "Mødestabilitet" not in outside


def test_taking_away_and_adding_at_once_is_one_answer(app_of: AppOf) -> None:
    more: Objects = [
        node("Youth", "youth-elg-2", birth_month="2009-05"),
        node("SubGoal", "subgoal-2"),
        node("Offer", "offer-bofaellesskab", name="Bofællesskab", route="referral", intake="rolling"),
        edge("LIVES_IN", "youth-elg-2", "0990"),
        edge("WORKS_TOWARDS", "youth-elg-2", "subgoal-2"),
        edge("IN_AREA", "subgoal-2", "area-bolig"),
        edge("PROVIDES", "org-fjern", "offer-bofaellesskab"),
        edge("DEVELOPS", "offer-bofaellesskab", "area-bolig"),
    ]
    both = client_of(app_of([*SMALL, *more]))
    address = f"{PAGE}?uden=offer:offer-morgenhold&uden=offer:offer-linjen&uden=offer:offer-skolehold"
    address += "&aftale=org-kui%3Eorg-fjern"

    assert rows_of(both, address, AREAS) == [["Bolig", "0", "1: Elg-2"]]
    assert ["Bofællesskab", "0", "0"] not in rows_of(both, address, OFFERS)


def test_a_seat_and_a_confirmed_permission_can_be_added(app_of: AppOf) -> None:
    full = [
        each
        for each in SMALL
        if each.get("id") in {"0990", "area-moedestabilitet", "org-kui", "org-skole", "offer-fuldt"}
        or (each.get("node") or "") in {"Youth", "SubGoal", "Actor"}
        or each.get("edge") in {"WORKS_TOWARDS", "IN_AREA"}
        or (each.get("edge") == "LIVES_IN")
        or (each.get("from"), each.get("to")) in {("org-skole", "offer-fuldt"), ("offer-fuldt", "area-moedestabilitet")}
        or (each.get("edge") == "WORKS_AT")
    ]
    grants: Objects = [
        node("Role", "role-leder", name="Leder"),
        node("Permission", "permission-optag", name="Optagelse"),
        edge("HOLDS", "actor-peter", "role-leder", at="org-kui"),
        edge("LOCATED_IN", "org-kui", "0990"),
        edge("REQUIRES", "offer-fuldt", "permission-optag"),
    ]
    client = client_of(app_of([*full, *grants]))
    seat, grant = "plads=offer-fuldt", "giver=role-leder%3Epermission-optag"

    assert "Intet område" in words_of(client, f"{PAGE}?{seat}")
    assert "Intet område" in words_of(client, f"{PAGE}?{grant}")
    told = words_of(client, f"{PAGE}?{seat}&{grant}")
    assert "1 område hos 1 ung bliver dækket." in told
    assert "Med en plads mere i Fuldt" in told
    assert "Med bemyndigelsen »Optagelse« til rollen Leder" in told


def test_a_thing_is_taken_back_by_its_chip(client: FlaskClient) -> None:
    assert f"{PAGE}?uden=offer:offer-linjen" in links_of(client, LOST)
    assert f"{PAGE}?uden=organisation:org-kui" in links_of(client, LOST)


def test_the_form_keeps_what_is_different_already(client: FlaskClient) -> None:
    text = client.get(f"{LOST}&frem=90").text
    assert '<input type="hidden" name="uden" value="organisation:org-kui">' in text
    assert '<input type="hidden" name="frem" value="90">' in text


def test_the_answer_can_be_taken_along(client: FlaskClient) -> None:
    sheet = f"{PAGE}/hvad-nu-hvis.xlsx"
    rows = sheets_of(client, LOST.replace(PAGE, sheet))["Hvad nu hvis"]
    carried, unsettled = ("Kæden fører derhen", None, "Morgenhold (Birk Ungeenhed)"), "vejen derhen er uafklaret"
    fits, fails = ("Passer", None, None), "Går ikke"
    alk = "youth-alk-1"
    assert rows == [
        (
            "Ikke længere dækket",
            alk,
            "area-moedestabilitet",
            "Mødestabilitet",
            *carried,
            "Muligt",
            unsettled,
            "Klubaften",
        ),
        ("Passer ikke længere", alk, "offer-linjen", "Ungelinjen", *fits, fails, "tilbuddet er der ikke", None),
        ("Passer ikke længere", alk, "offer-morgenhold", "Morgenhold", *fits, fails, "ingen udbyder", None),
        ("Passer nu", alk, "offer-klubaften", "Klubaften", fails, "ingen vej derhen", None, "Vides ikke", None, None),
    ]
    assert client.get(f"{PAGE}/hvad-nu-hvis.xlsx").status_code == 400
    assert client.get(f"{PAGE}/hvad-nu-hvis.xlsx?plads=offer-findes-ikke").status_code == 404


def test_too_much_at_once_is_refused(client: FlaskClient) -> None:
    many = "&".join(f"uden=actor:{number}" for number in range(21))
    assert "Vælg højst 20 ting." in words_of(client, f"{PAGE}?{many}")


def test_ids_with_any_signs_can_be_asked_about(app_of: AppOf) -> None:
    odd = 'org:æ "x" > y&z'
    client = client_of(app_of([*SMALL, node("Organisation", odd, name="Det Skæve")]))
    answer = client.get(f"{PAGE}?ny-fra=Det Skæve&ny-til=Birk Skole")
    assert answer.status_code == 303
    assert "Med en aftale, så Det Skæve kan henvise til Birk Skole" in words_of(client, answer.location)
    answer = client.get(f"{PAGE}?navn=Det Skæve")
    assert "Uden Det Skæve (organisation)" in words_of(client, answer.location)


def test_a_page_without_a_question_offers_one(demo: FlaskClient) -> None:
    assert f"{PAGE}?uden=actor:actor-sofie-engdal" in links_of(demo, PAGE)
    assert "Hvad nu hvis Sofie Engdal er væk?" in words_of(demo, PAGE)
