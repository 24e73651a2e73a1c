"""Values of an address that are none: every page about all youths refuses them alike, and says which one it was."""

import pytest
from flask.testing import FlaskClient

from tests.webviz.reading import words_of

CHOICES = [
    ("/huller/liste?stand=x", "Hvordan"),
    ("/huller/liste?aarsag=x", "Årsag"),
    ("/huller/liste?alder=17", "Alder"),
    ("/huller/fordelt?efter=x", "Fordelt på"),
    ("/huller/mangler-kobling?slags=x", "Hvad"),
    ("/huller/mangler-kobling?mangler=x", "Mangler"),
    ("/udbud?alder=17", "Alder"),
    ("/udbud/liste?alder=ukendt", "Alder"),
    ("/udbud?vej=x", "Vej ind"),
    ("/samarbejdsflader/liste?stand=x", "Tilstand"),
    ("/samarbejdsflader/liste?slags=x", "Hvordan"),
    ("/hvad-nu-hvis?slags=x", "Slags"),
]
ON_THE_MAP = [
    ("/huller/liste?omraade=x", "intet område"),
    ("/huller/liste?fase=x", "ingen fase"),
    ("/huller/liste?sektor=x", "ingen sektor"),
    ("/huller/liste?kommune=x", "ingen kommune"),
    ("/huller/overgang?fra=x&til=kontaktparat", "ingen fase"),
    ("/huller/overgang?fra=kontaktparat&til=x", "ingen fase"),
    ("/udbud?sektor=x", "ingen sektor"),
    ("/udbud/liste?fase=x", "ingen fase"),
    ("/udbud/liste?omraade=x", "intet område"),
    ("/samarbejdsflader/liste?fra=x", "ingen sektor"),
    ("/samarbejdsflader/liste?til=x", "ingen sektor"),
    ("/aftaler/en?fra=x&til=org-kui", "ingen organisation"),
    *[
        (f"{page}?kommune=x", "ingen kommune")
        for page in (
            "/overblik",
            "/huller",
            "/huller/fordelt",
            "/huller/mangler-kobling",
            "/huller/billede.svg",
            "/udbud",
            "/hvad-nu-hvis",
            "/aftaler",
            "/samarbejdsflader",
        )
    ],
]
WORKBOOKS = [
    ("/huller/liste.xlsx?omraade=x", 404),
    ("/huller/liste.xlsx?aarsag=x", 400),
    ("/huller/mangler-kobling.xlsx?slags=x", 400),
    ("/udbud/udbud.xlsx?sektor=x", 404),
    ("/samarbejdsflader/samarbejdsflader.xlsx?slags=x", 400),
    ("/samarbejdsflader/samarbejdsflader.xlsx?fra=x", 404),
    ("/aftaler/aftaler.xlsx?kommune=x", 404),
    ("/hvad-nu-hvis/hvad-nu-hvis.xlsx?uden=organisation:org-kui&kommune=x", 404),
]


@pytest.mark.parametrize(("address", "label"), CHOICES)
def test_what_cannot_be_chosen_is_refused_by_name(client: FlaskClient, address: str, label: str) -> None:
    assert client.get(address).status_code == 400
    wrong = address.rpartition("=")[2]
    assert f"»{wrong}« er ikke et af valgene under »{label}«." in words_of(client, address)


@pytest.mark.parametrize(("address", "what"), ON_THE_MAP)
def test_what_is_not_on_the_map_is_refused_by_name(client: FlaskClient, address: str, what: str) -> None:
    assert client.get(address).status_code == 404
    told = words_of(client, address)
    assert f"Der er {what} i kortet med" in told
    assert "»x«" in told


@pytest.mark.parametrize(("address", "status"), WORKBOOKS)
def test_a_workbook_is_refused_as_its_page_is(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_a_transition_between_no_phases_is_not_told_as_if_nobody_stood_before_it(client: FlaskClient) -> None:
    assert client.get("/huller/overgang").status_code == 400
    assert "Adressen siger ikke, fra hvilken fase til hvilken." in words_of(client, "/huller/overgang")


@pytest.mark.parametrize(
    "address",
    [
        "/huller/liste?kommune=-",
        "/huller/liste?fase=-",
        "/huller/liste?alder=-",
        "/huller/liste?sektor=-",
        "/udbud/liste?fase=-&omraade=-",
        "/samarbejdsflader/liste?fra=-&til=-",
    ],
)
def test_what_is_not_known_can_be_asked_for_as_the_pages_do(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200
