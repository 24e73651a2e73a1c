"""The pages around something on the map, as they are without JavaScript, and the data behind the picture."""

import html
import json
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from queries.neighbourhood import neighbourhood
from tests.queries.maps import CATALOGUE, DAY, edge, node
from tests.webviz.conftest import StoreOf, client_of, filled_store, make_app
from tests.webviz.maps import CENTRE, Objects
from webviz.network.export import network_html

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&</script><!--"
HOSTILE: Objects = [
    node(
        "Organisation",
        "org-a",
        name=EVIL,
        procedure=EVIL,
        website="javascript:alert(3)",
        email="a b@x <b>",
        also_known_as=[EVIL],
        kind=EVIL,
    ),
    node("Organisation", EVIL, name="Med et id"),
    node("Organisation", "a/b//c?d=e#f %2F æ", name="Med skråstreger"),
    node("Offer", "offer-a", name=EVIL, description=EVIL, youth_text=EVIL),
    node("Actor", "actor-a", name=EVIL, job_title=EVIL, phone=EVIL),
    node("Role", "role-a", name=EVIL),
    node("Permission", "permission-a", name=EVIL),
    node("Sector", "sector-a", name=EVIL),
    node("Municipality", "0990", name=EVIL),
    edge("IN_SECTOR", "org-a", "sector-a"),
    edge("LOCATED_IN", "org-a", "0990"),
    edge("PROVIDES", "org-a", "offer-a"),
    edge("WORKS_AT", "actor-a", "org-a"),
    edge("ANSWERS_FOR", "actor-a", "offer-a"),
    edge("HOLDS", "actor-a", "role-a", at="org-a"),
    edge("GRANTS", "role-a", "permission-a"),
    edge("REFERS_TO", "org-a", EVIL, note=EVIL, purpose=EVIL, owner="actor-a", procedure=EVIL),
    edge("KNOWS", "org-a", "a/b//c?d=e#f %2F æ"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with filled_store(tmp_path_factory.mktemp("hostile"), HOSTILE) as store:
        yield client_of(make_app(store))


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.text


def links(text: str) -> list[str]:
    return [html.unescape(address) for address in re.findall(r'href="([^"]*)"', text)]


def test_the_table_tells_every_neighbour_with_its_facts_and_links_to_the_others(demo: FlaskClient) -> None:
    text = page(demo, CENTRE)

    rows = re.findall(r'<tr id="(række-[^"]+)"', text)
    assert len(rows) == len(set(rows)) == 40
    anchors = {address for address in links(text) if address.startswith("#række")}
    assert len(anchors) > 20
    assert {anchor.removeprefix("#") for anchor in anchors} <= {html.unescape(row) for row in rows}
    assert "aldrig bekræftet" in text
    assert 'class="state state-planned">planlagt' in text


def test_a_filter_in_the_address_holds_for_table_counts_and_picture(demo: FlaskClient) -> None:
    text = page(demo, f"{CENTRE}?uden=Offer&uden=Actor")
    drawn = demo.get("/netvaerk.json?om=Organisation:org-ungeindsatsen&uden=Offer&uden=Actor").json

    assert not re.search(r'id="række-(Offer|Actor):', text)
    assert drawn is not None
    assert {mark["group"] for mark in drawn["nodes"]} == {"Organisation"}
    assert {html.unescape(each) for each in re.findall(r'<tr id="række-([^"]+)"', text)} == {
        mark["id"] for mark in drawn["nodes"]
    }
    assert "Uden: Tilbud" in text
    assert "Uden: Personer" in text
    assert f"{CENTRE}?uden=Actor#nabolag" in links(text), "each chip takes its own filter away"
    assert re.search(r'value="Offer" id="network-Offer">', text), "and its box is not ticked, with the count still told"


def test_the_form_leads_to_the_address_that_says_the_same(demo: FlaskClient) -> None:
    answer = demo.get(f"{CENTRE}?trin=2&valgt=1&vist=Offer&vist=Organisation&vis=Organisation")

    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{CENTRE}?trin=2&uden=Offer#nabolag"


def test_what_is_folded_says_how_much_and_can_be_opened(demo: FlaskClient) -> None:
    text = page(demo, f"{CENTRE}?trin=2")
    opening = [address for address in links(text) if "aaben=" in address]

    assert "er foldet sammen, så der er plads" in text
    assert len(re.findall(r'<tr id="række', text)) <= 50
    assert opening
    opened = page(demo, opening[0].split("#")[0])
    assert "Foldet ud:" in opened
    assert 50 < len(re.findall(r'<tr id="række', opened)) <= 100 or "Foldet ud:" in opened


def test_the_picture_is_what_pyvis_builds_and_knows_no_youth(demo: FlaskClient) -> None:
    drawn = demo.get("/netvaerk.json?om=Organisation:org-ungeindsatsen&trin=3").json

    assert drawn is not None
    ids = {mark["id"] for mark in drawn["nodes"]}
    assert {end for line in drawn["edges"] for end in (line["from"], line["to"])} <= ids
    assert len({line["id"] for line in drawn["edges"]}) == len(drawn["edges"])
    assert {line["dashes"] for line in drawn["edges"] if not isinstance(line["dashes"], list)} == {False}
    assert len(ids) <= 50
    assert "youth-" not in json.dumps(drawn)


def test_lines_tell_their_state_by_more_than_colour(demo: FlaskClient) -> None:
    drawn = demo.get("/netvaerk.json?om=Organisation:org-ungeindsatsen").json

    assert drawn is not None
    looks = {
        line["state"]: (json.dumps(line["dashes"]), line["light"])
        for line in drawn["edges"]
        if line["verb"] == "henviser til"
    }
    assert looks[""] == ("false", "#1f5fa8")
    assert looks["planlagt"][0] == "[9, 6]"
    assert looks["mangler"][0] == "[2, 6]"
    assert {line["light"] for line in drawn["edges"] if line["state"] == "udløbet"} == {"#767676"}


@pytest.mark.parametrize(
    "kind", ["Sector:sector-kommune", "Municipality:0990", "Role:role-kontaktperson", "Stage:kontaktparat"]
)
def test_anything_on_the_map_can_be_the_centre(demo: FlaskClient, kind: str) -> None:
    text = page(demo, f"/netvaerk?om={kind}")

    assert len(re.findall(r'<tr id="række', text)) > 3


def test_without_a_centre_one_is_shown_where_to_begin(demo: FlaskClient) -> None:
    text = page(demo, "/netvaerk")

    assert "/netvaerk?om=Sector:sector-kommune" in links(text)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/netvaerk?om=Youth:youth-1", 404),
        ("/netvaerk?om=Organisation:", 404),
        ("/netvaerk?om=", 404),
        ("/netvaerk?om=nonsense", 404),
        ("/netvaerk.json", 404),
        ("/netvaerk.json?om=SubGoal:1", 404),
        ("/netvaerk/hent.html?om=Goal:1", 404),
        (f"{CENTRE}?trin=9", 400),
        (f"{CENTRE}?dag=aldrig", 400),
        ("/organisationer/org-nowhere", 404),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_sentence(demo: FlaskClient, address: str, status: int) -> None:
    answer = demo.get(address)

    assert answer.status_code == status
    assert "<h1>" in answer.text


HOSTILE_PAGES = (
    "/organisationer",
    "/organisationer/org-a",
    "/organisationer/org-a?trin=3",
    "/tilbud/offer-a",
    "/personer/actor-a",
    "/netvaerk",
    "/netvaerk?om=Role:role-a",
    "/netvaerk?om=Permission:permission-a",
    "/netvaerk?om=Sector:sector-a",
    "/netvaerk/hent.html?om=Organisation:org-a&trin=2",
    "/soeg?q=script",
    "/soeg?q=<script>alert(1)</script>",
    "/soeg?q=alert",
)


@pytest.mark.parametrize("address", HOSTILE_PAGES)
def test_markup_in_a_name_is_never_html(hostile: FlaskClient, address: str) -> None:
    text = page(hostile, address)
    without_scripts = (
        re.sub(r"<script[^>]*>.*?</script>", "", text, flags=re.DOTALL) if "hent.html" in address else text
    )

    assert "<script>alert" not in text
    assert "<img src=x" not in without_scripts
    assert 'href="javascript:' not in text
    assert "&lt;script&gt;" in text or "alert" not in text


def test_the_data_of_the_picture_is_json_and_nothing_else(hostile: FlaskClient) -> None:
    answer = hostile.get("/netvaerk.json?om=Organisation:org-a")

    assert answer.mimetype == "application/json"
    assert answer.json is not None
    (centre,) = [mark for mark in answer.json["nodes"] if mark["id"] == "Organisation:org-a"]
    assert centre["name"] == EVIL
    assert [fact for fact in centre["facts"] if fact["link"]] == [], "a link that is none is told as text"


def test_every_link_of_a_page_leads_somewhere_whatever_the_ids_hold(hostile: FlaskClient) -> None:
    addresses = {
        address.split("#")[0]
        for address in links(page(hostile, "/organisationer/org-a"))
        if address.startswith("/") and "static" not in address
    }

    assert len(addresses) > 10
    for address in sorted(addresses):
        assert hostile.get(address).status_code == 200, address


def test_the_file_to_take_along_loads_nothing_and_runs_only_its_own(demo: FlaskClient) -> None:
    answer = demo.get("/netvaerk/hent.html?om=Organisation:org-ungeindsatsen&trin=2")

    assert "attachment" in answer.headers["Content-Disposition"]
    tags = re.findall(r"<(?:link|img|iframe|script|object|embed)\b[^>]*>", answer.text)
    assert [tag for tag in tags if re.search(r"\b(?:src|href|data)=", tag)] == []
    policy = html.unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)[0])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert policy.count("'sha256-") == 4


def test_the_file_is_had_without_a_server(store_of: StoreOf) -> None:
    store = store_of(HOSTILE)
    around = store.read(lambda reader: neighbourhood(reader, ("Organisation", "org-a"), 1, DAY))

    text = network_html(around, CATALOGUE)

    assert text.startswith("<!doctype html>")
    assert "<script>alert" not in text
    inside = text.split('id="network-data">')[1].split("</script>")[0]
    assert not set("<>&") & set(inside), "nothing in the data can end it, or begin anything"
    assert EVIL in [mark["name"] for mark in json.loads(inside)["nodes"]]
    assert "&lt;script&gt;alert(1)" in text
