"""Ids with signs that mean something in an address: they lead where they say."""

import re

from tests.queries.maps import edge, node
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import SMALL
from tests.webviz.reading import links_of, rows_of, words_of

SLASHED = [
    node("Youth", "ung/2", birth_month="2009-04"),
    node("SubGoal", "subgoal-2", text="Et sted at bo"),
    node("Offer", "hus/9", name="Huset", route="self"),
    edge("LIVES_IN", "ung/2", "0990"),
    edge("WORKS_TOWARDS", "ung/2", "subgoal-2"),
    edge("IN_AREA", "subgoal-2", "area-bolig"),
    edge("PROVIDES", "org-kui", "hus/9"),
    edge("DEVELOPS", "hus/9", "area-bolig"),
]
HYPHENS = [
    node("Sector", "-", name="Stregen"),
    node("Sector", "--", name="To streger"),
    node("Stage", "-", name="Stregfasen", rank=2),
    edge("IN_SECTOR", "org-kui", "-"),
    edge("IN_SECTOR", "org-skole", "--"),
    edge("SUITS", "offer-hjort", "-"),
]


def test_a_youth_whose_id_has_a_slash_has_every_page_that_others_have(app_of: AppOf) -> None:
    client = client_of(app_of([*SMALL, *SLASHED]))
    assert "/unge/ung/2" in links_of(client, "/unge")
    for address in (
        "/unge/ung/2",
        "/unge/ung/2/tilbud?navn=huset",
        "/unge/ung/2/tilbud/hus/9",
        "/unge/ung/2/kaede.json",
    ):
        assert client.get(address).status_code == 200, address
    assert "Huset" in words_of(client, "/unge/ung/2/tilbud/hus/9")
    assert "/unge/ung/2" in links_of(client, "/huller/liste?omraade=area-bolig")
    assert client.get("/unge/ung/3").status_code == 404


def test_a_sector_called_as_an_address_calls_none_is_not_taken_for_none(app_of: AppOf) -> None:
    client = client_of(app_of([*SMALL, *HYPHENS]))
    for page, title in (("/samarbejdsflader", "Samarbejder"), ("/huller/fordelt?efter=sektor", "Unge og områder")):
        opened = {href for href in links_of(client, page) if re.search(r"liste\?.*(fra|sektor)=-", href)}
        assert opened
        for address in opened:
            assert rows_of(client, address, title), address
    between = rows_of(client, "/samarbejdsflader/liste?fra=--&til=---", "Samarbejder")
    assert [row[:3:2] for row in between] == [["Birk Ungeenhed", "Birk Skole"]]
    assert "0 samarbejder" in words_of(client, "/samarbejdsflader/liste?fra=-&til=---")
    assert "Fra sektor: Stregen" in words_of(client, "/samarbejdsflader/liste?fra=--")
    assert [row[0] for row in rows_of(client, "/udbud/liste?fase=--", "Tilbud til unge")] == ["Hjorteholdet"]
    assert [row[0] for row in rows_of(client, "/udbud/liste?fase=-", "Tilbud til unge")] == ["Ungelinjen"]
