"""Odd maps and odd addresses: every page answers with a page, whatever it is asked and whatever the map holds."""

import re
from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient

from tests.webviz.conftest import client_of, filled_store, make_app
from tests.webviz.maps import PARTNER_LIST, SMALL, TODAY, Objects, offer, with_long_texts, with_markup

LONELY: Objects = [
    {"node": "Organisation", "id": "org-alene"},
    {"node": "Offer", "id": "offer-ingens"},
    {"node": "Actor", "id": "actor-alene"},
    {"node": "Youth", "id": "youth-intet"},
]
MAPS: Mapping[str, Objects] = {
    "empty": [],
    "lonely": [*SMALL, *LONELY],
    "markup": with_markup([*SMALL, *LONELY]),
    "long": with_long_texts([*SMALL, *LONELY]),
    "partners": PARTNER_LIST,
    "organisations alone": [{"node": "Organisation", "id": f"org-{n}", "name": f"Huset {n}"} for n in range(30)],
    "3000 offers": [*SMALL, *(each for n in range(3000) for each in offer(f"offer-{n}", "org-skole", route="self"))],
}
MARKUP_RUNS_IN = frozenset({"text/html", "image/svg+xml"})
OTHER_ANSWERS = frozenset(
    {
        "application/json",
        "image/svg+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""What an address may answer with that is no page."""
ADDRESSES = (
    "/", "/?ord=17 år, Birk, vil ud ad døren, noget med dyr", "/?ord=17 år&vis=alle", "/?ord=🐴 17 år 🐶",
    "/?ord=%ff%fe", "/?alder=-1", "/?fase[]=x", "/?kommune=9999", "/?omraade=x&behov=y&interesse=z&indkomst=q",
    "/?ord=17 år&uden=::&uden=age:17", "/?ord=' OR 1=1 --", "/forslag/offer-morgenhold?ord=17 år",
    "/forslag/offer-ingens", "/forslag/a%2Fb", "/forslag?navn=hold", "/kaede.json", "/unge", "/unge?side=99999",
    "/unge?side=" + "9" * 30, "/unge/youth-alk-1", "/unge/youth-intet", "/unge/a/b/c",
    "/unge/youth-alk-1?dag=2026-02-30", "/unge/youth-alk-1?dag=9999-12-31", "/unge/youth-alk-1?dag=0001-01-01",
    "/unge/youth-alk-1?frem=1e9", "/unge/youth-alk-1?frem=3660&led=20&vis=unsuited",
    "/unge/youth-alk-1?dag=" + TODAY + "&dag=x", "/unge/youth-alk-1/tilbud?navn=hold",
    "/unge/youth-alk-1/tilbud/offer-ingens", "/unge/youth-alk-1/kaede.json?tilbud=offer-ingens",
    "/unge/youth-intet/kaede.json", "/unge/youth-intet/seddel", "/unge/youth-alk-1/seddel?tilbud=x",
    "/unge/youth-alk-1/seddel?tilbud=offer-hjort&tilbud=offer-fuldt&tilbud=y", "/organisationer",
    "/organisationer?side=7", "/organisationer?sektor=x&type=y&sted=z&kommune=q", "/organisationer/org-alene",
    "/organisationer/org-kui?trin=3", "/organisationer/org-kui?dag=9999-99-99",
    "/organisationer/org-kui?aaben=x&uden=y&med=z&valgt=1", "/organisationer/a%2F%2Fb", "/tilbud/offer-ingens",
    "/tilbud/offer-morgenhold", "/personer/actor-alene", "/personer/actor-peter", "/netvaerk",
    "/netvaerk?om=Municipality:0990&trin=3", "/netvaerk?om=Area:area-moedestabilitet&trin=2", "/netvaerk?om=:",
    "/netvaerk.json?om=Organisation:org-kui&side=x", "/netvaerk/hent.html?om=Organisation:org-kui",
    "/netvaerk/hent.html?om=Organisation:a%0d%0ab", "/soeg", "/soeg?q=hold", "/soeg?q=(((", "/soeg?q=🐴",
    "/soeg?q=hold&hvad=x", "/indlaes", "/indlaes/x", "/indlaes/x/tilstand", "/indlaes/x/netvaerk.json",
    "/indlaes/x/markeret.xlsx", "/aendringer", "/aendringer?side=99999", "/aendringer?side=x", "/aendringer/x",
    "/aendringer/change-1", "/aendringer/change-1?side=99999", "/aendringer/change-1/fortryd", "/aendringer/a%2F..%2Fb",
    "/static/%2e%2e/app.py", "/..%2f..%2fetc/passwd", "/?lang=xx",
    "/overblik", "/overblik?dag=2026-13-45", "/huller", "/huller?dag=2026-02-30", "/huller?dag=9999-12-31",
    "/huller?dag=0001-01-01", "/huller?kommune=9999", "/huller?kommune=0990", "/huller?kommune=-", "/huller?frem=1e9",
    "/huller?dag=2200-12-31&frem=3660&led=20", "/huller/billede.svg", "/huller/huller.xlsx", "/huller/liste",
    "/huller/liste?stand=x&aarsag=y&omraade=z&fase=q", "/huller/liste?kommune=9999", "/huller/liste?kommune=-&side=99",
    "/huller/liste?side=x", "/huller/liste.xlsx?stand=gap", "/huller/overgang", "/huller/overgang?fra=kontaktparat&til=x&side=9",
    "/hvad-nu-hvis", "/hvad-nu-hvis?navn=skole", "/hvad-nu-hvis?navn=Birk Skole", "/hvad-nu-hvis?navn=(((&slags=x",
    "/hvad-nu-hvis?navn=🐴", "/hvad-nu-hvis?mellem=org-kui&og=org-skole", "/hvad-nu-hvis?mellem=org-kui", "/hvad-nu-hvis?uden=::",
    "/hvad-nu-hvis?ny-fra=org-kui&ny-til=org-kui", "/hvad-nu-hvis?ny-plads=offer-fuldt&rolle=x", "/hvad-nu-hvis?uden=actor:x",
    "/hvad-nu-hvis?uden=organisation:org-kui&uden=edge:REFERS_TO:org-kui:org-skole&uden=offer:offer-ingens&plads=offer-fuldt",
    "/hvad-nu-hvis?uden=edge:x:y:z&aftale=>&aftale=a&giver=>>&plads=x", "/hvad-nu-hvis?aftale=org-skole>org-fjern",
    "/hvad-nu-hvis?fra=2026-12-01&til=2026-11-01", "/hvad-nu-hvis?fra=x&til=9999-12-31&dag=2026-02-30",
    "/hvad-nu-hvis?uden=organisation:org-kui&fra=2027-01-01", "/hvad-nu-hvis?" + "&".join(f"uden=actor:{n}" for n in range(30)),
    "/hvad-nu-hvis/hvad-nu-hvis.xlsx", "/hvad-nu-hvis/hvad-nu-hvis.xlsx?uden=organisation:org-kui", "/aftaler?dag=1e9",
    "/hvad-nu-hvis/hvad-nu-hvis.xlsx?uden=actor:x", "/hvad-nu-hvis/hvad-nu-hvis.xlsx?plads=x", "/aftaler", "/aftaler?side=99",
    "/aftaler/en", "/aftaler/en?fra=org-kui&til=org-klub", "/aftaler/en?fra=org-kui&til=org-klub&side=7", "/aftaler/aftaler.xlsx",
    "/samarbejdsflader", "/samarbejdsflader?dag=1900-01-01", "/samarbejdsflader/billede.svg", "/samarbejdsflader/liste?side=9",
    "/samarbejdsflader/liste?fra=-&til=-&stand=i-kraft", "/samarbejdsflader/liste?fra=x&slags=y&stand=z",
    "/samarbejdsflader/haenger-paa", "/samarbejdsflader/haenger-paa?hvem=organisation:org-skole", "/samarbejdsflader/haenger-paa-en",
    "/samarbejdsflader/samarbejdsflader.xlsx?slags=REFERS_TO", "/huller/fordelt", "/huller/fordelt?efter=sektor&dag=1900-01-01",
    "/huller/fordelt?efter=x&kommune=9999", "/huller/liste?sektor=x&alder=30-", "/huller/mangler-kobling",
    "/huller/mangler-kobling?kommune=9999", "/huller/mangler-kobling.xlsx", "/udbud", "/udbud?alder=x&vej=y&sektor=z",
    "/udbud?kommune=9999", "/udbud/liste?fase=-&omraade=x", "/udbud/liste?maaske=1&side=9", "/udbud/udbud.xlsx?vej=self",
)  # fmt: skip


@pytest.fixture(scope="module", params=MAPS)
def odd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Asks an odd map as people do: what fails is a page of its own, not an exception of the test."""
    with filled_store(tmp_path_factory.mktemp("odd"), MAPS[request.param]) as store:
        app = make_app(store)
        app.config["PROPAGATE_EXCEPTIONS"] = False
        yield client_of(app)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_address_is_answered_with_a_page(odd: FlaskClient, language: str) -> None:
    odd.get(f"/?lang={language}")
    wrong = []
    for address in ADDRESSES:
        answer = odd.get(address)
        text = answer.data.decode(errors="replace")
        is_page = answer.mimetype in OTHER_ANSWERS or "<h1" in text or answer.status_code == 303
        if answer.status_code >= 500 or not is_page or "Traceback" in text:
            wrong.append((address, answer.status_code))
        if answer.mimetype in MARKUP_RUNS_IN and re.search("<script>alert|<b title", text):
            wrong.append((address, "markup"))

    assert wrong == []
