"""What the pages tell a coordinator at every step: whether anything is stored yet, what is held back, and what to do now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from graphmodel.store import GraphStore
from importers.result import Issue, Severity
from importers.ways import Choosing, Way
from tests.queries.maps import edge, node
from tests.webviz.conftest import AppOf, StoreOf, make_app
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
    job = visitor.jobs._jobs[visitor.at.rpartition("/")[2]]
    assert job.looked
    return job.looked


def column_number(visitor: Visitor, header: str) -> str:
    """What the form counts a column by."""
    found = re.search(rf'name="kolonne-(\d+)" aria-label="Læs kolonnen {header} som"', visitor.get().text)
    assert found
    return found[1]


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

    assert '<option value="0990" selected>Birk</option>' in page
    assert "Som sidst. Vælg »Ingen«" in page
    assert "Som sidst." not in visitor.drop(LIST, kilde="Andre").text


def test_each_thing_that_was_chosen_last_time_is_taken_back_on_the_page(visitor: Visitor, store: GraphStore) -> None:
    content = workbook({"Et": OFFERS, "To": [["Tilbud", "Udbyder", "Telefon"], ["Skak", "Klub", "01 10 20 33"]]})
    visitor.drop(content, name="bog.xlsx", kilde="Klubberne", kommune="0990")
    number = column_number(visitor, "Telefon")
    visitor.do("igen", **{"kun-ark": "1", f"kolonne-{number}": "-"})
    visitor.do("gem")
    page = visitor.drop(content, name="bog.xlsx", kilde="Klubberne").text
    form = visitor.form()
    number = column_number(visitor, "Telefon")
    assert (form["kommune"], form["kun-ark"], form[f"kolonne-{number}"]) == ("0990", "1", "-")
    assert re.search(r"Ikke med</span>\s*<span class=\"muted\">Valgt sidst, listen blev indlæst\.", page)

    visitor.do("igen", **{f"kolonne-{number}": ""})
    assert (visitor.form()[f"kolonne-{number}"], visitor.form()["kommune"]) == ("", "0990")
    assert "2 rækker er læst" in visitor.do("igen").text
    assert "3 rækker er læst" in visitor.do("igen", **{"kun-ark": "", "kommune": ""}).text
    assert (visitor.form()["kommune"], visitor.form()["kun-ark"]) == ("", "")
    visitor.do("gem")
    assert store.changes()[-1].origin.choices == ""


def test_an_answer_is_taken_back_on_the_page(visitor: Visitor) -> None:
    text = "Navn\nHuset\nStedet\n"
    visitor.drop(text, kilde="Navne", kommune="0990")
    visitor.do("igen", **{"svar-0": "0"})
    assert "Tag svaret tilbage" in visitor.get().text
    visitor.do("gem")
    page = visitor.drop(text, kilde="Navne").text
    assert "1 spørgsmål er ikke besvaret" not in page
    assert "svaret fra sidst" in page

    assert "1 spørgsmål er ikke besvaret" in visitor.do("igen", **{"svar-0": "-"}).text
    assert "1 spørgsmål er ikke besvaret" in visitor.do("igen").text


def test_a_sheet_that_is_passed_over_is_linked_to_and_can_be_chosen(visitor: Visitor) -> None:
    told = [["Sådan udfylder du arket"], ["Skriv et tilbud i hver række."], ["Ring, hvis du er i tvivl."]]
    page = visitor.drop(workbook({"Tilbud": OFFERS, "Vejledning": told}), "liste.xlsx").text
    message = page.split('class="message-cell"')[1].split("</li>")[0]

    assert f'href="{visitor.at}?ark=2&amp;besked=1#celle-A1"' in message
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


@pytest.mark.parametrize("way", list(Way))
def test_whatever_can_be_chosen_is_said_with_the_places_of_the_page_and_no_option_of_the_command_line(
    visitor: Visitor, way: Way
) -> None:
    issue = Issue(Severity.WARNING, "Ark1!A1", "code", "", "Ret 010190-1234 i filen.", Choosing(way, "Hvad"))
    with visitor.app.test_request_context():
        in_file, here = advice_on(issue)

    assert in_file == ("Ret xxxxxx-xxxx i filen.", True)
    assert not here.is_danish
    assert re.search("»(Sådan er kolonnerne læst|Om listen|Det er afgjort|Spørgsmål til dig)«", here.text)
    assert "--" not in here.text
    assert " --" in str(issue.as_json()["suggestion"])


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


def test_where_the_map_has_several_each_is_shown_and_can_be_chosen(app_of: AppOf) -> None:
    towns = (("0990", "66110001"), ("0991", "66110002"))
    known = [node("Municipality", code, name=f"By {code}") for code, _ in towns]
    known += [node("Organisation", f"org-ppr-{code}", name="PPR", phone=phone) for code, phone in towns]
    known += [edge("LOCATED_IN", f"org-ppr-{code}", code) for code, _ in towns]
    visitor = Visitor(app_of(known))
    page = visitor.drop("Organisation;Telefon\nPPR;66119999", "ppr.csv").text
    visitor.jobs.close()

    for code, phone in towns:
        assert f"PPR (org-ppr-{code})</a>" in page
        assert f"Det er »PPR« (org-ppr-{code})" in page
        assert phone in page
