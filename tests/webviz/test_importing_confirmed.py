"""What a list only confirms, on the page of its change: said as that, and not as something corrected."""

import re

from tests.webviz.conftest import StoreOf, make_app
from tests.webviz.listing import Visitor
from tests.webviz.maps import SMALL


def test_what_a_list_found_as_it_says_is_told_as_confirmed(store_of: StoreOf) -> None:
    store = store_of(SMALL)
    visitor = Visitor(make_app(store))
    try:
        for source in ("Klubberne", "Foreningerne"):
            visitor.drop("Tilbud;Udbyder\r\nSkak;Ørnereden\r\n", kilde=source, kommune="0990")
            visitor.do("gem")
        page = visitor.get(f"/aendringer/{store.changes()[-1].id}").text
    finally:
        visitor.jobs.close()
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())

    assert "Bekræftet: Ørnereden" in told
    assert "Bekræftet: Skak" in told
    assert "Rettet:" not in told
