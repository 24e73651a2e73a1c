import re

import pytest
from flask.testing import FlaskClient

from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import SMALL, YOUTH, Objects, offer
from tests.webviz.test_front_page import names_under

PAGE = "/unge/youth-alk-1"


def test_the_list_shows_pseudonyms_phases_and_open_areas(client: FlaskClient) -> None:
    text = client.get("/unge").text

    assert ">Alk-1</a>" in text
    assert "Kontaktparat" in text
    assert "Mødestabilitet" in text
    assert "Peter Ravn" in text


def test_a_long_list_comes_a_hundred_at_a_time(app_of: AppOf) -> None:
    client = client_of(app_of([{"node": "Youth", "id": f"youth-{n:03}"} for n in range(101)]))

    assert client.get("/unge").text.count('<th scope="row">') == 100
    assert client.get("/unge?side=2").text.count('<th scope="row">') == 1
    assert "Der er ingen unge her" in client.get("/unge?side=3").text


def test_own_words_stand_before_those_of_the_plan(client: FlaskClient) -> None:
    text = client.get(PAGE).text

    assert text.index("Jeg vil have noget at stå op til.") < text.index("Stabil hverdag")
    assert "Komme afsted." in text
    assert "17 år, Birk" in text


def test_suggestions_stand_in_their_groups(client: FlaskClient) -> None:
    text = client.get(PAGE).text

    assert names_under(text, "now")[0] == "Morgenhold"
    assert "Den unges eget ønske" in text
    assert names_under(text, "later") == ["Vaerksted"]
    assert set(names_under(text, "possible")) == {"Klubaften", "Fuldt"}
    assert "Det skal der til" in text
    assert "For-voksne" in text[text.index("Passer ikke lige nu") :]


def test_a_no_thanks_is_shown_with_the_day_to_ask_again(client: FlaskClient) -> None:
    text = client.get(PAGE).text
    declined = text[text.index("Sagt nej tak til") :]

    assert "Hyttetur" in declined
    assert "»for koldt«" in declined
    assert "Spørg igen 23. februar 2027" in declined
    assert "Hyttetur" not in text[: text.index("Sagt nej tak til")]


def test_after_a_no_until_the_end_of_the_calendar_there_is_no_day_to_ask_again(app_of: AppOf) -> None:
    for_ever = [{**each, "valid_to": "9999-12-31"} if each.get("edge") == "DECLINES" else each for each in SMALL]
    text = client_of(app_of(for_ever)).get(PAGE).text

    assert "Spørg ikke igen, før den unge selv siger til" in text[text.index("Sagt nej tak til") :]


def test_what_is_ongoing_is_no_suggestion(app_of: AppOf) -> None:
    going = {
        "edge": "TAKES_PART_IN",
        "from": "youth-alk-1",
        "to": "offer-skolehold",
        "state": "started",
        "valid_from": "2026-09-01",
    }
    text = client_of(app_of([*SMALL, going])).get(PAGE).text
    ongoing = text[text.index("I gang") : text.index("forslag set")]

    assert "Skolehold" in ongoing
    assert "siden 1. september 2026" in ongoing
    assert "Skolehold" not in names_under(text, "now")


def test_another_day_gives_another_answer(client: FlaskClient) -> None:
    text = client.get(PAGE + "?dag=2027-03-01").text

    assert "set 1. marts 2027" in text
    assert "Hyttetur" in names_under(text, "now")
    assert "Tilbage til i dag" in text


def test_fewer_hand_overs_and_days_leave_less(client: FlaskClient) -> None:
    near = client.get(PAGE + "?led=0").text
    soon = client.get(PAGE + "?frem=30").text

    assert "Skolehold" not in names_under(near, "now")
    assert "Skolehold" in names_under(near, "possible")
    assert "Vaerksted" in names_under(soon, "possible")
    assert 'aria-current="true"' in near


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/unge/findes-ikke", 404, "ingen ung i kortet"),
        (PAGE + "?dag=2026-13-45", 400, "»2026-13-45« er ikke en dato. Skriv den som 2026-11-23."),
        (PAGE + "?dag=1234-01-01", 400, "for langt væk"),
        (PAGE + "?dag=i morgen", 400, "er ikke en dato"),
        (PAGE + "?frem=-1", 400, "Antallet af dage frem"),
        (PAGE + "?frem=99999999999999999999", 400, "Antallet af dage frem"),
        (PAGE + "?led=alle", 400, "Antallet af overleveringer"),
        (PAGE + "/tilbud/findes-ikke", 404, "intet tilbud"),
        (PAGE + "/seddel?tilbud=findes-ikke", 404, "Et af tilbuddene findes ikke i kortet"),
        ("/unge?side=0", 400, "Siden skal være et helt tal"),
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence(
    client: FlaskClient, address: str, status: int, sentence: str
) -> None:
    answer = client.get(address)

    assert (answer.status_code, sentence in answer.text) == (status, True)


def test_the_table_tells_each_step_its_responsible_and_how_sure_it_is(client: FlaskClient) -> None:
    text = client.get(PAGE + "/tilbud/offer-vaerksted").text
    table = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text[text.index("chain-table") :]))

    assert "Birk Ungeenhed henviser til Birk Skole Peter Ravn – aftalt og bekræftet 1. oktober 2026" in table
    assert "Birk Skole henviser til Værkstedet" in table
    assert "aftalt, ikke bekræftet" in table
    assert "spørg den unge først" in table


def test_a_planned_link_is_shown_as_planned_with_what_it_takes(client: FlaskClient) -> None:
    text = client.get(PAGE + "/tilbud/offer-klubaften").text

    assert "Kan blive muligt" in text
    assert "det er planlagt, men ikke i gang" in text
    assert "Det skal der til" in text


def test_every_offer_has_an_answer_wherever_it_is(client: FlaskClient) -> None:
    far = client.get(PAGE + "/tilbud/offer-hjort")
    found = client.get(PAGE + "/tilbud?navn=hold").text

    assert far.status_code == 200
    assert "Passer ikke lige nu" in far.text
    assert "Morgenhold" in found
    assert "Skolehold" in found


def test_who_to_call_comes_with_a_text_that_does_not_tell_who_the_youth_is(client: FlaskClient) -> None:
    text = client.get(PAGE + "/tilbud/offer-skolehold").text
    referral = text[text.index("Det kan du sige eller skrive") : text.index("Kopiér teksten")]

    assert "en ung på 17 år" in referral
    assert "Alk" not in referral
    assert "Kontaktparat" not in referral


def test_a_youth_of_whom_nothing_is_known_still_has_a_page(app_of: AppOf) -> None:
    bare: Objects = [*(each for each in SMALL if each not in YOUTH), {"node": "Youth", "id": "youth-ny"}]
    text = client_of(app_of(bare)).get("/unge/youth-ny").text

    assert "Ingen kontaktperson er aftalt" in text
    assert "Der er ingen åbne delmål endnu" in text
    assert "Morgenhold" in text


def test_a_closed_case_is_said_to_be_closed(app_of: AppOf) -> None:
    objects = [{**each, "status": "afsluttet"} if each.get("node") == "Youth" else each for each in SMALL]

    assert "Forløbet er ikke i gang" in client_of(app_of(objects)).get(PAGE).text


def test_a_picture_of_some_offers_says_how_many_it_leaves_out_and_where_they_are(app_of: AppOf) -> None:
    many = [line for number in range(9) for line in offer(f"offer-hold-{number}", "org-kui", route="self")]
    client = client_of(app_of([*SMALL, *many]))
    text = client.get(PAGE).text
    drawn = [node for node in client.get(PAGE + "/kaede.json").get_json()["nodes"] if node["group"] == "offer"]
    total = int(re.findall(r"(\d+) forslag", text)[0])
    scope = text[text.index("picture-scope") :].split("</p>")[0]

    assert f"de første {len(drawn)} tilbud. {total - len(drawn)} tilbud mere" in scope
    [href] = re.findall(r'<a href="([^"]*)"', scope)
    assert href.endswith("#now")
    assert f'href="{href}"' in text.split("picture-scope")[1].split("</p>", 1)[1], "the same as under the group"
    assert 'id="now"' in client.get(href.split("#")[0]).text


def test_a_picture_of_all_offers_says_nothing_of_others(client: FlaskClient) -> None:
    assert "picture-scope" not in client.get(PAGE).text


def test_on_another_day_nothing_is_said_to_begin_now(client: FlaskClient) -> None:
    later = client.get(PAGE + "?dag=2027-01-04").text

    assert "Kan begynde nu" in client.get(PAGE).text
    assert "Passer nu" in client.get(PAGE).text
    assert "Kan begynde 4. januar 2027" in later
    assert "Passer 4. januar 2027" in later
    assert "Kan begynde nu" not in later
    assert "Passer nu" not in later
    assert "Passer 4. januar 2027" in client.get(PAGE + "/tilbud/offer-morgenhold?dag=2027-01-04").text


def test_what_something_stands_in_the_way_of_does_not_begin_now(app_of: AppOf) -> None:
    dates = {"intake": "dates", "intake_dates": ["2027-02-01"], "seats_free": 0}
    client = client_of(app_of([*SMALL, *offer("offer-lukket", "org-skole", route="self", **dates)]))
    text = client.get(PAGE + "/tilbud/offer-fuldt").text

    assert "Kan blive muligt" in text
    assert "Kan begynde nu" not in text
    assert "Kan begynde, når det andet er på plads" in text
    assert "Tidligst 1. februar 2027, når det andet er på plads" in client.get(PAGE + "/tilbud/offer-lukket").text


def test_a_start_that_nobody_knows_is_not_said_to_be_within_a_month(app_of: AppOf) -> None:
    unknown = offer("offer-engang", "org-kui", route="self", intake="yearly")
    known, either = client_of(app_of(SMALL)).get(PAGE).text, client_of(app_of([*SMALL, *unknown])).get(PAGE).text

    assert "Kan begynde inden for en måned." in known
    assert "Vi ved ikke, hvornår man kan begynde" in either
    assert "Kan begynde inden for en måned, eller vi ved ikke hvornår." in either


def test_a_group_that_is_not_shown_whole_says_how_much_of_it_stands_here_on_paper_too(demo: FlaskClient) -> None:
    text = demo.get("/unge/youth-aborre-12").text
    head = text[text.index('id="now"') :].split("</div>")[0]

    assert re.search(r'class="shown-count">Her er de første 8\.', head)


def test_what_people_wrote_is_marked_as_danish_on_an_english_page(client: FlaskClient) -> None:
    youth = client.get("/unge/youth-alk-1?lang=en").text
    person = client.get("/personer/actor-peter?lang=en").text

    assert 'The plan says: <span lang="da">Stabil hverdag</span>' in youth
    assert '<span lang="da">kontaktperson</span>' in youth
    assert '<span lang="da">Kontaktperson</span>' in person
