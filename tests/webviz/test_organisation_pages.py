"""The pages of organisations, offers and people, and the list of organisations."""

import re

import pytest
from flask.testing import FlaskClient

from graphmodel.changes import ChangeSet
from graphmodel.records import NodeRecord
from tests.queries.maps import MADE_ON, STORY, edge, node
from tests.webviz.conftest import AppOf, StoreOf, client_of, make_app
from tests.webviz.maps import CENTRE


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_an_organisation_tells_how_to_get_through_who_is_there_and_what_they_may(demo: FlaskClient) -> None:
    text = plain(demo.get(CENTRE).text.split('<section id="nabolag"')[0])

    for told in (
        "Ring hverdage 8.30-14",
        "01 10 01 00",
        "Bekræftet 2. november 2026",
        "Kaldes også KUI Birkesund",
        "Opsøgende Team",
        "Første kop kaffe",
    ):
        assert told in text
    assert "Sofie Engdal" in text
    assert "Følge og koordinere den unges forløb" in text


def test_collaboration_is_told_in_words_with_its_state_and_freshness(demo: FlaskClient) -> None:
    text = plain(demo.get(CENTRE).text)

    assert re.search(r"henviser til Boligteamet planlagt · aldrig bekræftet · ansvarlig: Jan Østervang", text)
    assert re.search(
        r"overleverer til Jobhuset Birkesund · aftalt · bekræftet 10. februar 2026, skulle være set efter 10. august 2026",
        text,
    )
    assert re.search(
        r"henviser til Ungepsykiatrien Midtsund mangler · aldrig bekræftet · ansvarlig: ingen aftalt", text
    )


def test_an_organisation_without_anything_says_what_to_do(app_of: AppOf) -> None:
    client = client_of(app_of([node("Organisation", "org-a"), node("Organisation", "org-b", status="lukket")]))
    text = plain(client.get("/organisationer/org-a").text)

    assert "Aldrig bekræftet" in text
    assert "Det betyder ikke, at der ingen er: ring og spørg." in text
    assert "Der er ingen forbindelser at vise herfra." in text
    assert "data-network" not in client.get("/organisationer/org-a").text, "there is no picture of one alone"
    assert "Er ikke i brug lige nu" in plain(client.get("/organisationer/org-b").text)


def test_an_offer_tells_whom_to_call_and_falls_back_on_its_provider(demo: FlaskClient, app_of: AppOf) -> None:
    assert "Jette Mågevang" in demo.get("/tilbud/offer-frivillig-makker").text.split('id="kontakt"')[1]
    things = [
        node("Organisation", "org-a", name="Huset", phone="01 10 10 10"),
        node("Offer", "offer-a"),
        edge("PROVIDES", "org-a", "offer-a"),
    ]
    client = client_of(app_of(things))

    assert 'href="tel:01101010"' in client.get("/tilbud/offer-a").text.split('id="kontakt"')[1]


def test_a_person_is_shown_by_their_work_and_never_with_the_youths(demo: FlaskClient) -> None:
    text = demo.get("/personer/actor-sofie-engdal").text

    assert "Kontaktperson+" in plain(text)
    assert "Birkesund Ungeindsats" in plain(text)
    assert "youth-" not in text


def names_in(text: str) -> list[str]:
    """The organisations of the list, in their order."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', text)


def test_every_page_leads_to_the_list_of_organisations(demo: FlaskClient) -> None:
    for address in ("/", "/unge", "/netvaerk", "/soeg?q=mentor"):
        assert '<li><a href="/organisationer">Organisationer</a></li>' in demo.get(address).text
    assert '<a href="/organisationer" aria-current="true">' in demo.get(CENTRE).text


def test_the_list_is_filtered_by_chips_that_can_be_removed(demo: FlaskClient) -> None:
    everything = demo.get("/organisationer").text
    schools = demo.get("/organisationer?sektor=sector-uddannelse").text

    assert len(names_in(everything)) == 50
    assert len(names_in(schools)) == 10
    assert "Sektor: Uddannelse" in schools
    assert 'href="/organisationer"' in schools
    assert "FGU Sundet" in names_in(schools)


def test_the_list_is_narrowed_by_a_part_of_the_name_in_any_spelling(demo: FlaskClient) -> None:
    assert names_in(demo.get("/organisationer?navn=UNGE birk").text) == [
        "Birkesund Ungeindsats",
        "Ungerådet i Birkesund",
    ]
    assert names_in(demo.get("/organisationer?navn=ungeraadet").text) == ["Ungerådet i Birkesund"]


def test_the_list_is_narrowed_by_municipality_with_a_count_beside_each(demo: FlaskClient) -> None:
    text = demo.get("/organisationer?sektor=sector-kommune").text
    found = re.findall(r'<option value="(\d{4})">[^<]* \((\d+)\)</option>', text)

    assert len(found) > 1
    for municipality, count in found:
        here = demo.get(f"/organisationer?sektor=sector-kommune&kommune={municipality}").text
        assert len(names_in(here)) == int(count)


def test_filters_are_combined_and_an_empty_list_says_what_to_do(demo: FlaskClient) -> None:
    assert len(names_in(demo.get("/organisationer?sektor=sector-kommune&type=kui").text)) == 2
    empty = demo.get("/organisationer?sektor=sector-stat&type=kui")
    assert empty.status_code == 200
    assert "Fjern et af dem" in empty.text


def test_a_long_list_comes_a_hundred_at_a_time_and_keeps_its_filters(app_of: AppOf) -> None:
    things = [node("Organisation", f"org-{n:03}", name=f"Klub {n:03}", kind="klub") for n in range(230)]
    client = client_of(app_of(things))
    first, last = client.get("/organisationer?type=klub").text, client.get("/organisationer?type=klub&side=3").text

    assert names_in(first) == [f"Klub {n:03}" for n in range(100)]
    assert 'href="/organisationer?type=klub&amp;side=2"' in first
    assert "230 organisationer" in first
    assert names_in(last) == [f"Klub {n:03}" for n in range(200, 230)]
    assert "her er 201–230" in last
    assert "Første side" in client.get("/organisationer?type=klub&side=9").text


def test_the_list_follows_the_graph(store_of: StoreOf) -> None:
    store = store_of([node("Organisation", "org-a", name="Huset")])
    client = client_of(make_app(store))
    assert names_in(client.get("/organisationer").text) == ["Huset"]

    store.apply(ChangeSet((NodeRecord("Organisation", "org-a", {"name": "Havnehuset"}),)), STORY, MADE_ON)

    assert names_in(client.get("/organisationer").text) == ["Havnehuset"]


def test_an_empty_map_says_so(app_of: AppOf) -> None:
    assert "Der er ingen organisationer i kortet endnu" in client_of(app_of([])).get("/organisationer").text


@pytest.mark.parametrize(
    ("address", "links"),
    [
        (CENTRE, ["/", "/organisationer"]),
        ("/tilbud/offer-frivillig-makker", ["/", "/organisationer", "/organisationer/org-frivilligcentret"]),
        ("/personer/actor-sofie-engdal", ["/", "/organisationer", "/organisationer/org-ungeindsatsen"]),
        ("/netvaerk?om=Role:role-kontaktperson", ["/", "/netvaerk"]),
        ("/forslag/offer-bilen?ord=17 år", ["/", "/?ord=17+%C3%A5r"]),
    ],
)
def test_every_page_tells_where_one_is(demo: FlaskClient, address: str, links: list[str]) -> None:
    trail = demo.get(address).text.split('<nav class="trail"')[1].split("</nav>")[0]

    assert re.findall(r'href="([^"]*)"', trail) == links


@pytest.mark.parametrize("address", ["/organisationer?side=0", "/organisationer?side=x"])
def test_a_page_that_is_none_is_told(demo: FlaskClient, address: str) -> None:
    assert demo.get(address).status_code == 400


def test_only_reading_is_allowed(demo: FlaskClient) -> None:
    assert demo.post(CENTRE).status_code == 405


UNITS = [
    node("Organisation", "org-hus", name="Huset"),
    node("Organisation", "org-etage", name="Etagen"),
    node("Organisation", "org-stue", name="Stuen"),
    node("Organisation", "org-nabo", name="Naboen"),
    node("Organisation", "org-bank", name="Banken"),
    edge("PART_OF", "org-etage", "org-hus"),
    edge("PART_OF", "org-stue", "org-etage"),
    edge("HANDS_OVER_TO", "org-nabo", "org-hus", covers_units=True, confirmed_on="2026-10-01"),
    edge("REFERS_TO", "org-hus", "org-bank"),
    edge("SHARES_INFORMATION_WITH", "org-hus", "org-bank", covers_units=True),
]
"""A house with a floor with a room, an agreement that goes for all of them, and others that do not."""


def collaboration(client: FlaskClient, id_: str) -> str:
    text = client.get(f"/organisationer/{id_}").text
    return plain(text[text.index('id="samarbejde"') :].split("</section>")[0])


@pytest.mark.parametrize("unit", ["org-etage", "org-stue"])
def test_a_unit_tells_the_agreements_that_reach_it_through_what_it_is_a_part_of(app_of: AppOf, unit: str) -> None:
    told = collaboration(client_of(app_of(UNITS)), unit)

    assert "Gennem Huset Aftalen er med Huset og gælder også enhederne." in told
    assert "overtager fra Naboen · aftalt · bekræftet 1. oktober 2026" in told
    assert "Banken" not in told, "an agreement of the house alone, and a sharing of information, which no unit inherits"
    assert "Der er ikke tegnet nogen samarbejdsflader endnu" not in told


def test_only_a_unit_has_something_through_another(app_of: AppOf) -> None:
    over = [{**each, "valid_to": "2026-01-01"} if each.get("edge") == "PART_OF" else each for each in UNITS]

    assert "Gennem" not in collaboration(client_of(app_of(UNITS)), "org-hus")
    assert "Gennem" not in collaboration(client_of(app_of(over)), "org-etage")


def test_units_of_the_demo_are_reached_through_their_school(demo: FlaskClient) -> None:
    assert "Gennem FGU Sundet" in collaboration(demo, "org-fgu-tangmose")


def test_permissions_are_called_so_and_quoted_wherever_they_stand_in_a_sentence(demo: FlaskClient) -> None:
    person = plain(demo.get("/organisationer/org-fgu-sundet").text)
    role = plain(demo.get("/netvaerk?om=Role:role-fgu-leder&visning=tabel").text)
    needs = plain(demo.get("/tilbud/offer-virksomhedspraktik-dyreklinik?visning=tabel").text)
    way = plain(demo.get("/unge/youth-aborre-12/tilbud/offer-virksomhedspraktik-dyreklinik").text)

    assert "bemyndigelsen »Optagelse på FGU«" in person
    assert "giver bemyndigelsen »Optagelse på FGU«" in role
    assert "kræver bemyndigelsen »Virksomhedspraktik«" in needs
    assert way.count("Rikke Damvang har bemyndigelsen »Virksomhedspraktik«") >= 1
