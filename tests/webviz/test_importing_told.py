"""What the pages tell a coordinator at every step: whether anything is stored yet, what is held back, and what to do now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from graphmodel.store import GraphStore
from importers.result import Issue, Severity
from tests.webviz.conftest import StoreOf, make_app
from tests.webviz.listing import LIST, Visitor
from tests.webviz.maps import SMALL
from webviz.importing.advising import advice_on
from webviz.importing.looking import Looked


@pytest.fixture
def store(store_of: StoreOf) -> GraphStore:
    return store_of(SMALL)


@pytest.fixture
def visitor(store: GraphStore) -> Iterator[Visitor]:
    visitor = Visitor(make_app(store))
    visitor.get("/indlaes")
    yield visitor
    visitor.jobs.close()


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    book, kept = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(kept)
    return kept.getvalue()


def looked_of(visitor: Visitor) -> Looked:
    (job,) = visitor.jobs._jobs.values()
    assert job.looked
    return job.looked


OFFERS = [["Tilbud", "Udbyder", "Telefon"], ["Kor", "Sang", "01 10 20 30"], ["Dans", "Huset", "01 10 20 31"]]


def test_before_it_is_stored_the_page_says_that_nothing_is(visitor: Visitor) -> None:
    page = visitor.drop(LIST).text

    assert "Intet er gemt endnu. 3 rækker er læst. Når du gemmer, kommer der 6 nye og 3 forbindelser." in page
    assert "holdt tilbage" not in page


def test_what_is_held_back_is_told_with_two_ways_on(visitor: Visitor) -> None:
    page = visitor.drop(LIST + "Dans;Huset;15-20;010190-1234;x\n").text

    assert "1 række er holdt tilbage og kommer ikke med." in page
    notice = page.split("1 række er holdt tilbage")[1].split("</p>")[0]
    assert 'href="#beskeder"' in notice
    assert f'href="{visitor.at}/markeret.xlsx"' in notice


def test_a_row_that_waits_for_an_answer_is_told_as_a_question_alone(visitor: Visitor) -> None:
    visitor.drop("Tilbud;Udbyder;Telefon\nMorgenhold;Birk Ungeenhed;01 10 10 10\n", kommune="0990")
    page = visitor.drop("Navn\nHuset\nStedet\n", kommune="0990").text

    assert {held.issue.code for held in looked_of(visitor).preview.result.held_back} <= {"undecided"}
    assert "holdt tilbage" not in page


def test_a_list_of_which_nothing_can_come_is_not_told_to_be_known(visitor: Visitor) -> None:
    page = visitor.drop("01 10 20 30;15-20\n01 10 20 31;13-18\n").text

    assert "Der er intet at gemme: ingen rækker kan komme med endnu." in page
    assert "står i kortet i forvejen" not in page


def test_a_list_that_is_stored_is_no_longer_told_to_be_open(visitor: Visitor) -> None:
    visitor.drop(LIST)
    assert "Du har en liste åben" in visitor.get("/indlaes").text
    visitor.do("gem")

    assert "Du har en liste åben" not in visitor.get("/indlaes").text


def test_what_was_chosen_last_time_is_what_the_form_shows(visitor: Visitor) -> None:
    visitor.drop(LIST, kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    page = visitor.drop(LIST, kilde="Klubberne").text

    assert '<option value="">Som sidst: Birk</option>' in page
    assert '<option value="">Som sidst' not in visitor.drop(LIST, kilde="Andre").text


def test_a_sheet_that_is_passed_over_is_linked_to_and_can_be_chosen(visitor: Visitor) -> None:
    told = [["Sådan udfylder du arket"], ["Skriv et tilbud i hver række."], ["Ring, hvis du er i tvivl."]]
    page = visitor.drop(workbook({"Tilbud": OFFERS, "Vejledning": told}), "liste.xlsx").text
    message = page.split('class="message-cell"')[1].split("</li>")[0]

    assert f'href="{visitor.at}?ark=2#celle-A1"' in message
    assert "vælg det i »Læs kun et ark«" in message
    assert '<option value="2">Vejledning</option>' in page


def test_what_is_held_back_of_a_turned_list_is_marked_in_its_cell_and_no_row_is(visitor: Visitor) -> None:
    rows = [
        ["Tilbud", "Kor", "Dans", "Ridning"],
        ["Udbyder", "Sang", "Huset", "Stald"],
        ["Alder", "15-20", "13-18", "10-25"],
        ["Telefon", "01 10 20 30", "010190-1234", "01 10 20 32"],
    ]
    page = visitor.drop(workbook({"Ark1": rows}), "vendt.xlsx").text

    assert re.findall(r'<td id="(celle-\w+)"[^>]*class="is-held', page) == ["celle-C4"]
    assert "row-held_back" not in page


@pytest.mark.parametrize(
    ("code", "suggestion", "told"),
    [
        ("no_name_column", 'Vælg kolonnen, for eksempel --as "Hvad=Offer.name".', "under »Sådan er kolonnerne læst«"),
        ("source_similar", 'Indlæs den med --source "Klubber".', "»Hvor kommer listen fra?«"),
        ("sheet_passed_over", 'Vælg det med --sheet "Ark2".', "»Læs kun et ark«"),
        ("municipality_unknown", "Ret --municipality.", "vælg en anden under »Om listen«"),
        ("unheard_of", "Brug --new-option.", ""),
        ("not_understood", "Ret cellen i filen.", "Ret cellen i filen."),
        ("cpr", "Ret 010190-1234 i filen.", "Ret xxxxxx-xxxx i filen."),
    ],
)
def test_no_option_of_the_command_line_is_shown(visitor: Visitor, code: str, suggestion: str, told: str) -> None:
    with visitor.app.test_request_context():
        advice = advice_on(Issue(Severity.WARNING, "Ark1!A1", code, "", suggestion)).text

    assert told in advice
    assert bool(advice) == bool(told)
    assert "--" not in advice


def test_the_pages_own_advice_is_english_on_an_english_page_and_the_importers_is_marked_danish(
    visitor: Visitor,
) -> None:
    visitor.get("/indlaes?lang=en")
    page = visitor.drop("Tilbud;Udbyder;Zzqx\nKor;Sang;a\nDans;Huset;b\n").text

    assert re.search(r'<span class="muted">Choose what the column is', page)
    assert re.search(r'<span lang="da">Kolonnen »Zzqx«', page)


@pytest.mark.parametrize(
    ("address", "way"),
    [("/indlaes/x", "/indlaes"), ("/aendringer/change-99", "/aendringer"), ("/aendringer/x/fortryd", "/aendringer")],
)
def test_a_list_or_change_that_is_gone_leads_on(visitor: Visitor, address: str, way: str) -> None:
    answer = visitor.get(address)

    assert answer.status_code == 404
    assert f'<a class="button button-primary" href="{way}">' in answer.text


def test_a_page_of_a_visit_that_has_ended_leads_to_choosing_the_file_again(visitor: Visitor) -> None:
    visitor.drop(LIST)
    fields = {**visitor.form(), "handling": "gem"}
    visitor.client.delete_cookie(visitor.app.config["SESSION_COOKIE_NAME"], domain="localhost")
    answer = visitor.client.post(visitor.at, data=fields, headers={"Origin": "http://localhost"})

    assert answer.status_code == 400
    assert "Siden er for gammel, så intet er gemt." in answer.text
    assert 'href="/indlaes">Vælg en fil</a>' in answer.text


def test_who_takes_back_what_filled_the_map_is_told_that_it_will_be_empty(visitor: Visitor) -> None:
    assert "bliver kortet tomt" in visitor.get("/aendringer/change-1/fortryd").text
    visitor.drop(LIST)
    visitor.do("gem")
    assert "bliver kortet tomt" not in visitor.get("/aendringer/change-2/fortryd").text


def test_no_text_of_a_list_is_a_formula_in_the_file_that_is_handed_back(visitor: Visitor) -> None:
    evil = "=HYPERLINK(0);+1+1;@SUM(A1);-2;=cmd|' /C calc'!A0"
    visitor.drop(f"Tilbud;Udbyder;Telefon;Mail;=1+1\n{evil}\n=2;Huset;x;y;=3\n", "=liste.csv")
    handed_back = load_workbook(BytesIO(visitor.get(f"{visitor.at}/markeret.xlsx").data))
    cells = [cell for sheet in handed_back for row in sheet.iter_rows() for cell in row]

    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert any(cell.value == "=HYPERLINK(0)" for cell in cells)
