import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import kaedekort.demo
from graphmodel.catalogue import load_catalogue
from importers.importing import apply, origin_of, preview
from importers.options import Options
from tests.queries.maps import MADE_ON
from tests.webviz.conftest import AppOf, StoreOf, client_of, make_app
from tests.webviz.maps import PARTNER_LIST, SMALL

QUESTION = "/?ord=17 år, Birk, vil ud ad døren, noget med dyr"


def names_under(text: str, group: str) -> list[str]:
    """The suggestions of a group, in their order."""
    parts = re.split(r'(?=<(?:section|details) class="group )|</main>', text)
    part = next((part for part in parts if part.startswith(f'<section class="group group-{group}"')), "")
    return re.findall(r"<h3><a [^>]*>([^<]*)</a>", part)


def test_the_page_asks_and_stores_nothing(client: FlaskClient) -> None:
    store = client.application.extensions["kaedekort"].store
    before = store.version()
    text = client.get("/").text
    client.get(QUESTION)

    assert 'name="ord"' in text
    assert "Intet bliver gemt" in text
    assert store.version() == before


def test_own_words_give_suggestions_with_start_place_freshness_and_whom_to_call(client: FlaskClient) -> None:
    text = client.get(QUESTION).text

    assert names_under(text, "now")[0] == "Morgenhold"
    assert "Kan begynde nu" in text
    assert "Bekræftet 23. november 2026" in text
    assert 'href="tel:01101010"' in text


def test_what_somebody_says_no_to_is_not_suggested(client: FlaskClient) -> None:
    wanted, shunned = (
        client.get(f"/?ord=17 år, Birk, {word} med dyr&vis=alle").text for word in ("noget", "ikke noget")
    )

    assert "Morgenhold" in names_under(wanted, "now")
    assert "Nej tak til" in shunned
    assert "Morgenhold" not in names_under(shunned, "now")
    assert names_under(shunned, "now")


def test_what_starts_later_and_what_may_become_possible_stand_apart(client: FlaskClient) -> None:
    text = client.get(QUESTION).text

    assert names_under(text, "later") == ["Vaerksted"]
    assert "søg senest 18. januar 2027" in text
    assert set(names_under(text, "possible")) == {"Klubaften", "Fuldt"}
    assert "Passer ikke lige nu" in text
    assert "For-voksne" in text


def test_an_unmapped_way_is_never_a_no(client: FlaskClient) -> None:
    text = client.get(QUESTION + "&vis=alle").text

    assert "Ukendt-vej" in names_under(text, "now")
    assert "Vi kender ikke vejen. Ring og spørg" in text


def test_what_was_understood_is_shown_and_can_be_taken_away(client: FlaskClient) -> None:
    text = client.get(QUESTION).text
    chips = dict(re.findall(r'class="chip" href="([^"]*)"><span class="chip-subject">([^<]*)</span>', text))
    without_age = next(href for href, subject in chips.items() if subject == "Alder").replace("&amp;", "&")

    assert sorted(chips.values()) == ["Alder", "Interesse", "Kommune", "Område"]
    assert ">Alder</span>" not in client.get(without_age).text
    assert ">Interesse</span>" in client.get(without_age).text


def test_words_that_were_not_understood_are_told(client: FlaskClient) -> None:
    text = client.get("/?ord=17 år, Birk, noget med flæbert").text

    assert "Det forstod vi ikke" in text
    assert "»flæbert«" in text


def test_a_list_without_any_edge_gives_suggestions_with_a_number_to_call(app_of: AppOf) -> None:
    text = client_of(app_of(PARTNER_LIST)).get("/?ord=17 år, Kolding, noget med dyr").text

    assert names_under(text, "now") == ["Staldvagt"]
    assert "Vi kender ikke vejen" in text
    assert "Ring efter kl. 16." in text
    assert "01 10 20 30" in text


UNMARKED = [
    {"node": "Organisation", "id": "org-huset", "name": "Huset", "phone": "01 10 20 30"},
    *(
        part
        for id_, name, description in (
            ("offer-kor", "Kor", "Øv i rumbakor."),
            ("offer-tennis", "Tennis", "To gange om ugen."),
            ("offer-stald", "Staldvagt", "Pas heste, rid om fredagen"),
        )
        for part in (
            {
                "node": "Offer",
                "id": id_,
                "name": name,
                "description": description,
                "route": "open",
                "intake": "rolling",
            },
            {"edge": "PROVIDES", "from": "org-huset", "to": id_},
        )
    ),
]
"""Offers as a partner's list has them: nobody has marked what they are about."""

SHIPPED_LIST = Path(kaedekort.demo.__file__).with_name("partnerliste.xlsx")


@pytest.fixture
def partners(store_of: StoreOf) -> FlaskClient:
    """Asks the partner list that comes with the program, imported as it is."""
    store = store_of([])
    options = Options(municipality="0621")
    shown = preview([SHIPPED_LIST], store, load_catalogue(), options)
    apply(shown, store, origin_of(shown, "prøven"), MADE_ON)
    return client_of(make_app(store))


def test_offers_that_name_what_was_asked_come_first_where_nothing_is_marked_with_it(app_of: AppOf) -> None:
    text = client_of(app_of(UNMARKED)).get("/?ord=17 år, noget med dyr").text

    assert names_under(text, "now") == ["Staldvagt", "Kor", "Tennis"]
    assert "Nævner »heste«" in text
    assert "Ingen tilbud her er mærket med dyr. De øverste nævner det i deres navn eller beskrivelse." in text
    assert "Pas heste, rid om fredagen" in text


def test_an_offer_that_the_map_has_marked_goes_before_one_that_only_mentions_it(app_of: AppOf) -> None:
    marked = [{**each, "interests": ["dyr"]} if each.get("id") == "offer-tennis" else each for each in UNMARKED]
    text = client_of(app_of(marked)).get("/?ord=17 år, noget med dyr").text

    assert names_under(text, "now") == ["Tennis", "Staldvagt", "Kor"]
    assert "er mærket med" not in text


def test_a_word_that_was_not_understood_is_looked_for_as_it_is_written(app_of: AppOf) -> None:
    text = client_of(app_of(UNMARKED)).get("/?ord=17 år, rumbakor").text

    assert names_under(text, "now")[0] == "Kor"
    assert "Nævner »rumbakor«" in text


def test_where_no_offer_mentions_it_the_rest_are_shown_with_a_word_about_it(app_of: AppOf) -> None:
    text = client_of(app_of(UNMARKED)).get("/?ord=17 år, noget med gaming").text

    assert len(names_under(text, "now")) == 3
    assert "Ingen tilbud her er mærket med gaming, og ingen nævner det." in text


def test_a_map_without_municipalities_does_not_ask_for_one(app_of: AppOf) -> None:
    text = client_of(app_of(UNMARKED)).get("/?ord=17 år, Kolding, noget med dyr").text

    assert "Kortet siger ikke, hvilke kommuner tilbuddene er for. Spørg om det, når du ringer." in text
    assert "Kortet dækker ikke" not in text
    assert "Skriv, hvilken kommune" not in text


def test_the_shipped_partner_list_answers_the_first_question(partners: FlaskClient) -> None:
    text = partners.get("/?ord=17 år, Kolding, vil ud ad døren, noget med dyr").text
    first = text.split('<li class="suggestion group-now">')[1]

    assert names_under(text, "now")[:2] == ["Staldvagt", "FGU basis"]
    assert "Pas heste, rid om fredagen" in first
    assert "Ditte Heden" in first
    assert 'href="tel:01150400"' in first
    assert "Vi kender ikke vejen. Ring og spørg" in first


def test_the_offers_people_are_asked_about_the_offer_and_not_about_the_youth(partners: FlaskClient) -> None:
    card = partners.get("/forslag/offer-staldvagt?ord=17 år, Kolding").text.split('<aside class="call-card"')[1]
    card = card.split("</aside>")[0]

    assert "Om der er ledige pladser" in card
    assert "Hvem der er om den unge" not in card
    assert "Hej Ditte." in card


def test_a_map_of_many_municipalities_asks_which_before_it_judges(app_of: AppOf) -> None:
    many = [{"node": "Municipality", "id": f"{100 + n:04}", "name": f"Kommune {n}"} for n in range(11)]
    client = client_of(app_of([*SMALL, *many]))
    text = client.get("/?ord=17 år, noget med dyr").text

    assert "Hvor bor den unge?" in text
    assert '<option value="0990">Birk</option>' in text
    assert '<input type="hidden" name="ord" value="17 år, noget med dyr">' in text
    assert names_under(text, "now") == []
    assert names_under(client.get("/?ord=17 år, noget med dyr&kommune=0990").text, "now")


def test_a_place_beyond_the_map_is_told_and_national_offers_shown(client: FlaskClient) -> None:
    text = client.get("/?ord=17 år, Kolding, noget med dyr").text

    assert "Kortet dækker ikke Kolding endnu" in text
    assert names_under(text, "now") == ["Ungelinjen"]


def test_nothing_found_tells_why_and_whom_to_ask(client: FlaskClient) -> None:
    text = client.get("/?alder=17&kommune=0990&omraade=area-bolig").text

    assert "Intet passer helt lige nu" in text
    assert "handler om noget andet" in text
    assert "Spørg et menneske" in text
    assert "Birk Ungeenhed" in text


def test_an_empty_map_says_what_to_do(app_of: AppOf) -> None:
    text = client_of(app_of([])).get("/?ord=17 år").text

    assert "Kortet er tomt" in text
    assert "kaedekort import" in text


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/?alder=hundrede", "Alderen skal være et helt tal fra 10 til 39"),
        ("/?alder=²", "Alderen skal være et helt tal"),
        ("/?kommune=9999", "9999"),
        ("/?fase=x", "»x« findes ikke i kortet"),
        ("/?ord=" + "a" * 501, "Det er for langt"),
        ("/forslag/findes-ikke", "intet tilbud"),
        ("/kaede.json?tilbud=findes-ikke", "intet tilbud"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(
    client: FlaskClient, address: str, sentence: str
) -> None:
    answer = client.get(address)

    assert answer.status_code in {400, 404}
    assert sentence in answer.text


def test_fields_go_before_words_and_add_to_them(client: FlaskClient) -> None:
    text = client.get(QUESTION + "&alder=26&behov=tolk").text

    assert "26 år" in text
    assert ">Behov</span> Tolk" in text
    assert "For-voksne" in names_under(text, "now")


def test_every_offer_has_an_answer_to_why_not(client: FlaskClient) -> None:
    found = client.get("/forslag?ord=17 år, Birk&navn=voksne").text
    why = client.get("/forslag/offer-for-voksne?ord=17 år, Birk").text
    far = client.get("/forslag/offer-hjort?ord=17 år, Birk").text

    assert "/forslag/offer-for-voksne?" in found
    assert "Passer ikke lige nu" in why
    assert "25-29 år" in why
    assert "Hjort" in far


def test_the_distance_is_told_where_a_postcode_was_written(app_of: AppOf) -> None:
    objects = [
        {**each, "address": "Havnen 1", "postcode": "7000", "town": "Fredericia", "form": "on_site"}
        if each.get("id") == "offer-stald"
        else each
        for each in PARTNER_LIST
    ]
    text = client_of(app_of(objects)).get("/?ord=17 år, 6000 Kolding, noget med dyr").text

    assert re.search(r"ca\. 1\d km", text)


def test_more_are_shown_where_all_are_asked_for(app_of: AppOf) -> None:
    many = [
        {
            "node": "Offer",
            "id": f"offer-{n}",
            "name": f"Hold {n:02}",
            "reach": "national",
            "route": "open",
            "intake": "rolling",
        }
        for n in range(20)
    ]
    edges = [{"edge": "PROVIDES", "from": "org-fjern", "to": f"offer-{n}"} for n in range(20)]
    client = client_of(app_of([*SMALL, *many, *edges]))

    assert len(names_under(client.get("/?alder=17").text, "now")) == 6
    assert len(names_under(client.get("/?alder=17&vis=alle").text, "now")) > 20


@pytest.mark.parametrize(("said", "first", "second"), [("17-18 år", 17, 18), ("født i 2009", 16, 17)])
def test_of_two_ages_the_page_says_which_one_it_counts_with(
    client: FlaskClient, said: str, first: int, second: int
) -> None:
    text = client.get(f"/?ord={said}, Birk").text

    assert f"Vi regner med {first} år. Fjern den alder for at spørge med {second} år." in text
