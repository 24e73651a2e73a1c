import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from graphmodel.changes import ChangeSet, Origin
from graphmodel.loading import read_objects
from graphmodel.records import NodeRecord
from graphmodel.store import GraphStore
from kaedekort.cli import serve
from kaedekort.settings import Settings
from tests.webviz.conftest import StoreOf, make_app
from tests.webviz.listing import LIST, Visitor
from tests.webviz.maps import SMALL
from webviz.importing.jobs import Jobs


@pytest.fixture
def store(store_of: StoreOf) -> GraphStore:
    return store_of(SMALL)


@pytest.fixture
def visitor(store: GraphStore) -> Iterator[Visitor]:
    visitor = Visitor(make_app(store))
    yield visitor
    jobs = visitor.app.extensions.get("kaedekort lists")
    if isinstance(jobs, Jobs):
        jobs.close()


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.split("<main")[1]))


def test_the_way_to_lists_stands_in_the_menu_and_shows_what_can_be_chosen(visitor: Visitor) -> None:
    assert 'href="/indlaes"' in visitor.get("/").text
    page = visitor.get("/indlaes").text

    assert 'type="file"' in page
    assert '<option value="0990">Birk</option>' in page
    assert "/indlaes/skabelon.xlsx" in page
    assert "/aendringer" in page


def test_a_list_is_looked_at_stored_and_taken_back(visitor: Visitor, store: GraphStore) -> None:
    page = visitor.drop(kilde="Rideklubben", kommune="0990").text
    assert "3 rækker er læst" in page
    assert "Gem 12 ting" in page
    before = store.version()

    stored = visitor.do("gem").text
    assert "Listen er gemt" in stored
    change = store.changes()[-1]
    assert (change.origin.made_by, change.origin.source, change.origin.action) == ("local", "Rideklubben", "import")
    assert store.version() == before + 1
    assert f"/aendringer/{change.id}/fortryd" in stored

    undone = visitor.post(f"/aendringer/{change.id}/fortryd")
    assert undone.status_code == 303
    page = visitor.get(undone.location).text
    assert "Ændringen er fortrudt" in page
    assert store.changes()[-1].undoes == change.id
    assert visitor.get("/tilbud/offer-staldvagt").status_code == 404


def test_a_second_import_of_the_same_list_has_nothing_to_store(visitor: Visitor) -> None:
    visitor.drop(kilde="Rideklubben", kommune="0990")
    visitor.do("gem")
    page = visitor.drop(kilde="Rideklubben", kommune="0990").text

    assert "Der er intet at gemme" in page
    assert 'value="gem"' not in page


def test_a_column_is_chosen_for_and_the_choice_is_shown_and_remembered(visitor: Visitor, store: GraphStore) -> None:
    text = "Tilbud;Udbyder;Hvad\nStaldvagt;Tangmose Rideklub;Muge ud\nKor;Sangforeningen;Synge\n"
    page = visitor.drop(text, kilde="Klubberne", kommune="0990").text
    number = re.search(r'name="kolonne-(\d+)" aria-label="Læs kolonnen Hvad som"', page)
    assert number
    page = visitor.do("igen", **{f"kolonne-{number[1]}": "Offer.description"}).text

    assert "Valgt." in page
    assert re.search(r'<option value="Offer.description" selected>', page)
    visitor.do("gem")
    assert '"Hvad":"Offer.description"' in store.changes()[-1].origin.choices
    page = visitor.drop(text, kilde="Klubberne").text
    assert "Glem det, der blev valgt, da listen sidst blev indlæst" in page


def test_choices_that_were_not_taken_in_are_taken_in_before_anything_is_stored(
    visitor: Visitor, store: GraphStore
) -> None:
    page = visitor.drop(kommune="0990").text
    number = re.search(r'name="kolonne-(\d+)" aria-label="Læs kolonnen Mail som"', page)
    assert number
    changes = len(store.changes())
    page = visitor.do("gem", **{f"kolonne-{number[1]}": "-"}).text

    assert "Dine valg er taget med." in page
    assert len(store.changes()) == changes
    assert "Listen er gemt" in visitor.do("gem").text


@pytest.mark.parametrize("value", ["Offer.nonsense", "Youth.name", "<script>"])
def test_a_field_that_does_not_exist_cannot_be_chosen(visitor: Visitor, value: str) -> None:
    visitor.drop(kommune="0990")
    fields = {**visitor.form(), "kolonne-0": value, "handling": "igen"}
    fields.pop("csrf_token")
    answer = visitor.post(visitor.at, **fields)

    assert answer.status_code == 400
    assert "Et af valgene findes ikke mere" in answer.text


def test_a_question_is_asked_with_both_sides_and_answered(visitor: Visitor) -> None:
    visitor.drop("Tilbud;Udbyder;Telefon\nMorgenhold;Birk Ungeenhed;01 10 10 10\n", kommune="0990")
    names = "Navn\nHuset\nStedet\n"
    page = visitor.drop(names, kommune="0990").text
    assert "Spørgsmål til dig" in page
    assert "forslag" in page
    assert "Ved det ikke endnu" in page
    answered = visitor.do("igen", **{"svar-0": "0"}).text

    assert "Det er afgjort: 1 spørgsmål" in answered
    assert "Intet er gemt endnu. 2 rækker er læst. Når du gemmer, kommer der" in answered
    again = visitor.do("igen", **{"svar-0": "1"}).text
    assert "Det er afgjort: 1 spørgsmål" in again


def test_an_issue_leads_to_its_cell_which_is_described_by_it(visitor: Visitor) -> None:
    text = LIST + "Mere;Hjulet;13-19;12;ikke en mail\n"
    page = visitor.drop(text, kommune="0990").text
    link = re.search(r'<span class="message-cell"><a href="([^"]+)#(celle-[A-Z]+5)"', page)
    assert link
    page = visitor.get(link[1].replace("&amp;", "&")).text
    cell = re.search(rf'<td id="{link[2]}"[^>]*aria-describedby="([^"]+)"', page)
    assert cell
    assert f'id="{cell[1].split()[0]}"' in page


def test_the_sheet_is_shown_a_hundred_rows_at_a_time(visitor: Visitor) -> None:
    rows = "".join(f"Hold {number};Huset;15-20;01 10 20 30;\n" for number in range(250))
    visitor.drop(LIST.splitlines()[0] + "\n" + rows, kommune="0990")
    page = visitor.get(f"{visitor.at}?ark=1&fra=101").text

    assert "Række 101–200 af 251" in page
    assert 'id="celle-A101"' in page
    assert 'id="celle-A100"' not in page
    alone = visitor.client.get(f"{visitor.at}?ark=1&fra=201", headers={"HX-Request": "true", "HX-Target": "ark"}).text
    assert alone.lstrip().startswith('<div id="ark"')
    assert "Række 201–251 af 251" in alone


@pytest.mark.parametrize("address", ["?ark=99", "?fra=99999", "?kolonne=500", "?beskeder=77&rettelser=9&mangler=3"])
def test_a_part_that_is_not_there_is_the_nearest_one(visitor: Visitor, address: str) -> None:
    visitor.drop(kommune="0990")

    assert visitor.get(visitor.at + address).status_code == 200


def workbook_of(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def test_merged_cells_hidden_sheets_titles_and_frames_are_shown(visitor: Visitor) -> None:
    book = Workbook()
    page = book.active
    page.title = "Tilbud"
    page.append(["Tilbud i Birk"])
    page.merge_cells("A1:C1")
    page.append([])
    for row in (["Tilbud", "Udbyder", "Alder"], ["Kor", "Sang", "15-20"], ["Stald", "Ride", "15-25"], ["I alt", 2, ""]):
        page.append(row)
    hidden = book.create_sheet("Gemt")
    hidden.append(["Noget"])
    hidden.sheet_state = "hidden"
    whole = BytesIO()
    book.save(whole)
    text = visitor.drop(whole.getvalue(), "liste.xlsx", kommune="0990").text

    assert re.search(r'<td id="celle-A1"[^>]* colspan="3"[^>]*is-title', text)
    assert "skjult" in text
    assert re.search(r'<td id="celle-A3"[^>]*class="is-in-table is-header edge-top edge-left"', text)
    assert re.search(r'3 <span class="row-kind">Overskrift', text)
    assert re.search(r'6 <span class="row-kind">Sum', text)


def test_a_cpr_number_is_masked_wherever_it_would_be_shown(visitor: Visitor, store: GraphStore) -> None:
    text = LIST + "311299-1234;Hjulet;15-20;3112991234;Sara 311299 1234\n" + "Kor;112991234;15;;\n"
    page = visitor.drop(text, "311299-1234.csv", kilde="Listen", kommune="0990").text
    marked = visitor.get(f"{visitor.at}/markeret.xlsx")

    assert "1234" not in re.sub(r'name="csrf_token"[^>]*', "", page)
    assert "xxxxxx-xxxx" in page
    assert "Venter" in page
    assert marked.status_code == 200
    visitor.do("gem")
    change = store.changes()[-1]
    assert "1234" not in visitor.get(f"/aendringer/{change.id}").text


@pytest.mark.parametrize("field", ["kilde", "kommune"])
def test_a_cpr_number_in_a_form_is_refused(visitor: Visitor, field: str) -> None:
    answer = visitor.drop(**{field: "311299-1234"})

    assert answer.status_code == 400
    assert "CPR-nummer" in answer.text
    assert "1234" not in answer.text


def test_markup_in_cells_headers_names_and_choices_stays_text(visitor: Visitor, store: GraphStore) -> None:
    bad = "<script>alert(1)</script>"
    text = f"Tilbud;Udbyder;{bad}\n{bad};Hjulet{bad};{bad}\nKor;Sang;x\n"
    page = visitor.drop(text, f"{bad}.csv", kilde=bad, kommune="0990").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in visitor.do("gem").text
    change = store.changes()[-1]
    for address in ("/aendringer", f"/aendringer/{change.id}", f"/aendringer/{change.id}/fortryd", "/indlaes"):
        assert "<script>alert" not in visitor.get(address).text


def test_no_file_is_an_error_at_the_field(visitor: Visitor) -> None:
    answer = visitor.post("/indlaes", kilde="x")

    assert answer.status_code == 400
    assert '<a href="#filer">Vælg en fil.</a>' in answer.text
    assert 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "liste.xlsx", "er et billede"),
        (b"", "tom.csv", "er tom"),
        (b"Tilbud;Udbyder\n", "liste.docx", "er ikke et regneark, som kan læses"),
        (b"PK\x03\x04" + b"x" * 100, "liste.xlsx", "kan ikke åbnes som et regneark"),
    ],
    ids=["a picture", "an empty file", "a letter", "a damaged archive"],
)
def test_a_file_that_is_no_list_is_said_in_a_sentence_and_another_can_be_chosen(
    visitor: Visitor, content: bytes, name: str, told: str
) -> None:
    page = visitor.drop(content, name).text

    assert told in page
    assert "Intet er gemt" in page
    assert "Vælg en anden fil" in page
    assert "Traceback" not in page


def test_several_files_that_belong_together_are_one_list(visitor: Visitor) -> None:
    page = visitor.drop_all([(LIST, "tilbud.csv"), (LIST.replace("Kor", "Band"), "flere.csv")], kommune="0990").text

    assert "6 rækker er læst" in page
    assert "tilbud.csv og 1 fil til" in page
    assert "tilbud.csv, flere.csv" in page
    tabs = page.split('<ul class="sheet-tabs"')[1].split("</ul>")[0]
    assert tabs.count("<li>") == 2


def test_two_files_of_one_name_are_told_apart(visitor: Visitor) -> None:
    page = visitor.drop_all([(LIST, "liste.csv"), (LIST, "liste.csv")], kommune="0990").text

    assert "liste (2).csv" in page


def test_of_two_who_store_at_once_the_second_is_shown_the_list_anew(store: GraphStore) -> None:
    app = make_app(store)
    first, second = Visitor(app), Visitor(app)
    first.drop(kilde="A", kommune="0990")
    second.drop(LIST.replace("Kor", "Band"), kilde="B", kommune="0990")
    first.do("gem")
    page = second.do("gem").text

    assert "ændret" in page
    assert "Gem " in page
    assert len([change for change in store.changes() if change.origin.action == "import"]) == 1
    assert "Listen er gemt" in second.do("gem").text
    second.jobs.close()


def test_another_browser_cannot_see_a_list(store: GraphStore) -> None:
    app = make_app(store)
    first, other = Visitor(app), Visitor(app)
    first.drop(kommune="0990")
    for part in ("", "/tilstand", "/netvaerk.json", "/markeret.xlsx"):
        assert other.get(first.at + part).status_code == 404
    assert other.post(first.at, handling="gem").status_code == 404
    assert first.get().status_code == 200
    first.jobs.close()


def test_a_list_that_is_thrown_away_is_gone_with_its_files(visitor: Visitor) -> None:
    visitor.drop(kommune="0990")
    folder = next(iter(visitor.jobs._jobs.values())).files[0].parent
    assert folder.stat().st_mode & 0o777 == 0o700
    answer = visitor.post(visitor.at, handling="kasser")

    assert answer.location == "/indlaes"
    assert not folder.exists()
    assert visitor.get().status_code == 404
    assert "Listen er ikke åben mere" in visitor.get().text


def test_the_files_are_gone_once_the_list_is_stored(visitor: Visitor) -> None:
    visitor.drop(kommune="0990")
    folder = next(iter(visitor.jobs._jobs.values())).files[0].parent
    page = visitor.do("gem").text

    assert not folder.exists()
    assert "markeret.xlsx" not in page  # nothing in it is to be looked at


def test_the_marked_file_can_be_fetched_after_storing_until_the_next_list(visitor: Visitor) -> None:
    visitor.drop(LIST + "Dans;Huset;15-20;010190-1234;x\n", kommune="0990")
    before = visitor.get(f"{visitor.at}/markeret.xlsx").data
    at = visitor.at
    page = visitor.do("gem").text

    assert f'href="{at}/markeret.xlsx"' in page
    assert "Den kan hentes, til du indlæser en ny liste, og højst en time." in page
    after = visitor.get(f"{at}/markeret.xlsx").data
    sheets = [
        [[cell.value for cell in row] for row in load_workbook(BytesIO(each))["liste"]] for each in (before, after)
    ]
    assert sheets[0] == sheets[1]
    assert sheets[1][4][3] == "xxxxxx-xxxx"
    visitor.drop(kommune="0990")
    assert visitor.get(f"{at}/markeret.xlsx").status_code == 404


def test_a_file_that_has_changed_is_read_anew_instead_of_stored(visitor: Visitor, store: GraphStore) -> None:
    visitor.drop(kommune="0990")
    changes = len(store.changes())
    file = next(iter(visitor.jobs._jobs.values())).files[0]
    file.write_text(LIST.replace("Kor", "Band"), encoding="utf-8")
    page = visitor.do("gem").text

    assert "er ændret, siden forhåndsvisningen blev lavet" in page
    assert "Band" in page
    assert len(store.changes()) == changes


def test_what_the_list_no_longer_has_can_be_given_a_status(visitor: Visitor, store: GraphStore) -> None:
    visitor.drop(kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    page = visitor.drop("\n".join(LIST.splitlines()[:3]), kilde="Klubberne", kommune="0990").text
    assert "Det står ikke længere i listen" in page
    assert "Cykelværksted" in words_of(page)
    status = re.search(r'<select class="form-select" name="mangler-alle".*?<option value="(\w+)">', page, re.DOTALL)
    assert status
    page = visitor.do("igen", **{"mangler-alle": status[1]}).text
    assert "statusser" in page or "ny status" in page
    visitor.do("gem")
    rows = store.ask("MATCH (offer:Offer {name: 'Cykelværksted'}) RETURN offer.status AS status", {}).rows
    assert [row["status"] for row in rows] == [status[1]]


def test_what_is_changed_stands_old_beside_new_with_its_cell(visitor: Visitor) -> None:
    visitor.drop(kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    page = visitor.drop(LIST.replace("01 10 20 31", "01 99 99 99"), kilde="Klubberne", kommune="0990").text
    told = words_of("<main" + page.split('<h2 id="rettelser"')[1])

    assert re.search(r"Kor\s+Tilbud Telefon 01 10 20 31 01 99 99 99\s+liste!D3", told)


def test_one_sheet_alone_is_read_where_that_is_chosen(visitor: Visitor) -> None:
    rows: list[list[object]] = [["Tilbud", "Udbyder", "Alder"], ["Kor", "Sang", "15-20"]]
    content = workbook_of(("Et", rows), ("To", [*rows, ["Stald", "Ride", "15-20"]]))
    assert "3 rækker er læst" in visitor.drop(content, "liste.xlsx", kommune="0990").text

    assert "2 rækker er læst" in visitor.do("igen", **{"kun-ark": "2"}).text
    assert "1 række er læst" in visitor.do("igen", **{"kun-ark": "1"}).text
    assert "3 rækker er læst" in visitor.do("igen", **{"kun-ark": ""}).text


def test_choices_that_fit_nothing_any_more_are_left_out_and_told(visitor: Visitor) -> None:
    first: list[list[object]] = [["Tilbud", "Udbyder", "Hvad"], ["Kor", "Sang", "Synge"]]
    second: list[list[object]] = [["Tilbud", "Udbyder", "Alder"], ["Stald", "Ride", "15-20"]]
    page = visitor.drop(workbook_of(("Et", first), ("To", second)), "liste.xlsx", kommune="0990").text
    number = re.search(r'name="kolonne-(\d+)" aria-label="Læs kolonnen Hvad som"', page)
    assert number
    page = visitor.do("igen", **{"kun-ark": "2", f"kolonne-{number[1]}": "Offer.description"}).text

    assert "Nogle af dine valg passer ikke til listen mere" in page
    assert "1 række er læst" in page


def test_a_change_is_shown_field_by_field_with_its_cells(visitor: Visitor, store: GraphStore) -> None:
    visitor.drop(kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    told = words_of(visitor.get(f"/aendringer/{store.changes()[-1].id}").text)

    assert re.search(r"Oprettet: Kor Tilbud", told)
    assert re.search(r"Telefon – 01 10 20 31 liste!D3", told)
    assert re.search(r"Sangforeningen udbyder Kor Forbindelse", told)


def test_a_change_that_was_taken_back_leads_to_nothing_that_is_gone(visitor: Visitor, store: GraphStore) -> None:
    visitor.drop(kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    change = store.changes()[-1].id
    assert "/tilbud/offer-kor" in visitor.get(f"/aendringer/{change}").text
    visitor.post(f"/aendringer/{change}/fortryd")

    assert "/tilbud/offer-kor" not in visitor.get(f"/aendringer/{change}").text


def test_a_change_tells_nothing_of_youths(store_of: StoreOf) -> None:
    youth = [{"node": "Youth", "id": "youth-ravn-9"}, {"node": "Goal", "id": "goal-ravn", "own_words": "Blive kok"}]
    store = store_of(SMALL)
    now = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
    loaded = read_objects(youth)
    store.apply(ChangeSet(tuple(loaded.nodes), tuple(loaded.edges)), Origin("prøven", "x", "load"), now)
    visitor = Visitor(make_app(store))
    text = visitor.get(f"/aendringer/{store.changes()[-1].id}").text

    assert "Det er om en ung og vises ikke her." in text
    assert "Blive kok" not in text
    assert "ravn" not in text


def test_an_undo_tells_what_it_kept_and_why(visitor: Visitor, store: GraphStore) -> None:
    visitor.drop(kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    first = store.changes()[-1].id
    visitor.drop(LIST.replace("01 10 20 31", "01 99 99 99"), kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    page = visitor.get(visitor.post(f"/aendringer/{first}/fortryd").location).text

    assert "Det blev beholdt" in page
    assert re.search(r"Tilbud Kor er ændret siden", words_of(page))
    assert "Det blev beholdt" in visitor.get(f"/aendringer/{store.changes()[-1].id}").text
    again = visitor.get(visitor.post(f"/aendringer/{first}/fortryd").location).text
    assert "allerede fortrudt" in again
    assert "allerede fortrudt" not in visitor.get(f"/aendringer/{first}").text
    other = Visitor(make_app(store))  # the program has ended and begun again
    for change in (first, store.changes()[-1].id):
        assert re.search(r"Tilbud Kor er ændret siden", words_of(other.get(f"/aendringer/{change}").text))


def test_a_first_list_fills_an_empty_map_and_can_be_taken_back(store_of: StoreOf) -> None:
    store = store_of([])
    visitor = Visitor(make_app(store))
    assert "Der er ikke gemt noget i kortet endnu." in visitor.get("/aendringer").text
    visitor.drop(kommune="0621")
    assert "Listen er gemt" in visitor.do("gem").text
    change = store.changes()[-1].id
    assert visitor.get("/tilbud/offer-kor").status_code == 200
    assert visitor.get(f"/aendringer/{change}").status_code == 200
    assert "Ændringen er fortrudt" in visitor.get(visitor.post(f"/aendringer/{change}/fortryd").location).text
    assert visitor.get("/tilbud/offer-kor").status_code == 404


def test_many_changes_are_shown_some_at_a_time(store_of: StoreOf) -> None:
    store = store_of(SMALL)
    now = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
    for number in range(55):
        node = NodeRecord("Organisation", "org-kui", {"phone": f"01 10 10 {number:02}"})
        store.apply(ChangeSet((node,)), Origin("prøven", f"rettelse {number}", "form"), now)
    visitor = Visitor(make_app(store))

    first, second = visitor.get("/aendringer").text, visitor.get("/aendringer?side=2").text
    assert "rettelse 54" in first
    assert "rettelse 5<" in first
    assert "rettelse 4<" in second
    assert "56 ændringer" in first


def test_what_a_change_did_is_shown_two_hundred_at_a_time(visitor: Visitor, store: GraphStore) -> None:
    rows = "".join(f"Hold {number};Huset;15-20;01 10 20 30;\n" for number in range(150))
    visitor.drop(LIST.splitlines()[0] + "\n" + rows, kommune="0990")
    visitor.do("gem")
    address = f"/aendringer/{store.changes()[-1].id}"

    assert "1–200 af 302" in visitor.get(address).text
    assert "201–302 af 302" in visitor.get(f"{address}?side=2").text
    assert "201–302 af 302" in visitor.get(f"{address}?side=9").text


def test_a_change_that_is_not_there_has_a_page(visitor: Visitor) -> None:
    for address in ("/aendringer/x", "/aendringer/x/fortryd", "/aendringer?side=99", "/aendringer/change-1?side=44"):
        assert visitor.get(address).status_code in (200, 404)


def test_where_nothing_can_be_stored_the_page_says_so_and_looks_alone(store: GraphStore) -> None:
    app = serve.make_app(store, Settings(), demo=False, may_write=False)
    visitor = Visitor(app)
    assert "intet kan gemmes herfra" in visitor.get("/indlaes").text
    page = visitor.drop(kommune="0990").text

    assert "3 rækker er læst" in page
    assert 'value="gem"' not in page
    changes = len(store.changes())
    fields = visitor.form()
    fields.pop("csrf_token")
    assert visitor.post(visitor.at, **{**fields, "handling": "gem"}).status_code == 400
    assert visitor.post(f"/aendringer/{store.changes()[0].id}/fortryd").status_code == 400
    assert len(store.changes()) == changes
    visitor.jobs.close()


def test_the_network_of_what_would_come_is_drawn_and_told(visitor: Visitor) -> None:
    page = visitor.drop(kommune="0990").text
    drawn = visitor.get(f"{visitor.at}/netvaerk.json").json

    assert 'id="nabolag"' in page
    assert drawn
    assert {node["name"] for node in drawn["nodes"]} == {
        "+ Staldvagt", "+ Tangmose Rideklub", "+ Kor", "+ Sangforeningen", "+ Cykelværksted", "+ Hjulet",
    }  # fmt: skip
    assert len(drawn["edges"]) == 3
    assert all(node["page"] is None for node in drawn["nodes"])


def test_the_picture_keeps_to_its_budget(visitor: Visitor) -> None:
    rows = "".join(f"Hold {number};Huset {number % 90};15-20;;\n" for number in range(400))
    visitor.drop(LIST.splitlines()[0] + "\n" + rows, kommune="0990")
    drawn = visitor.get(f"{visitor.at}/netvaerk.json").json

    assert drawn
    assert len(drawn["nodes"]) <= 50


def test_the_marked_file_and_the_template_are_workbooks(visitor: Visitor) -> None:
    visitor.drop(kommune="0990")
    for address in (f"{visitor.at}/markeret.xlsx", "/indlaes/skabelon.xlsx"):
        answer = visitor.get(address)
        assert answer.data.startswith(b"PK")
        assert "attachment" in answer.headers["Content-Disposition"]


def test_a_choice_of_a_preview_that_is_shown_anew_is_not_taken_for_one_of_the_new(visitor: Visitor) -> None:
    visitor.drop(kommune="0990")
    stale = {**visitor.form(), "kolonne-4": "-", "handling": "igen"}
    stale.pop("csrf_token")
    visitor.do("igen")
    visitor.post(visitor.at, **stale)
    page = visitor.settled().text

    assert "stald@rideklub.example" in page
    assert not re.search(r'<option value="-" selected', page)


def test_pages_that_write_have_strict_headers_and_a_cookie_that_stays_here(visitor: Visitor) -> None:
    answer = visitor.get("/indlaes")

    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=", visitor.drop(kommune="0990").text)


@pytest.mark.parametrize("address", ["/indlaes", "/aendringer", "/aendringer/change-1", "/aendringer/change-1/fortryd"])
def test_pages_that_write_speak_english_too(visitor: Visitor, address: str) -> None:
    visitor.get("/?lang=en")
    answer = visitor.get(address)

    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
