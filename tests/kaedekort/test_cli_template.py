"""`template`: an empty workbook, and sheets for partners to confirm, that go out, come back and change what was answered."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

ASKING = "stemmer-det-stadig-{}.xlsx"
BROEN = """{"node": "Organisation", "id": "org-broen", "name": "Broen"}
{"node": "Organisation", "id": "org-klub", "name": "Klubben"}
{"node": "Organisation", "id": "org-klub-to", "name": "Klubben"}
{"node": "Offer", "id": "offer-mentor", "name": "Mentor", "phone": "75123456"}
{"edge": "PROVIDES", "from": "org-broen", "to": "offer-mentor"}
"""


@pytest.fixture
def graph(kaedekort, monkeypatch):
    Path("kort.jsonl").write_text(BROEN, encoding="utf-8")
    monkeypatch.setenv("KAEDEKORT_STORE", "file:kort.kgl")
    assert kaedekort("load", "kort.jsonl").code == 0
    return kaedekort


def test_an_empty_workbook_is_written_and_importing_it_changes_nothing(kaedekort):
    told = kaedekort("template")
    assert (told.code, told.out, told.err) == (0, "", "Skrevet i kaedekort-skabelon.xlsx.\n")

    preview = kaedekort("import", "kaedekort-skabelon.xlsx", "--format", "json").answer
    assert preview["rows"] == {"read": 0, "planned": 0, "held_back": 0}
    assert not any(issue["severity"] == "error" for issue in preview["issues"])


def test_a_file_that_may_have_been_filled_in_is_not_written_over(kaedekort):
    kaedekort("template", "--out", "min.xlsx")
    before = Path("min.xlsx").read_bytes()

    told = kaedekort("template", "--out", "min.xlsx")

    assert told.code == 2
    assert told.err == "»min.xlsx« findes allerede og kan være udfyldt. Flyt den, eller vælg et andet sted med --out.\n"
    assert Path("min.xlsx").read_bytes() == before


@pytest.mark.parametrize("named", ["org-broen", "Broen", "BROEN"])
def test_a_partner_is_asked_by_id_or_name_and_its_answer_is_imported(graph, named):
    assert graph("template", "--for", named).err == f"Skrevet i {ASKING.format('org-broen')}.\n"
    book = load_workbook(ASKING.format("org-broen"))
    headers = {cell.value: cell.column for cell in book["Tilbud"][1]}
    book["Tilbud"].cell(2, headers["Telefon"], "75 99 99 99")
    book["Tilbud"].cell(2, headers["Stemmer det stadig?"], "rettet")
    book["Tilbud"].cell(2, headers["Bekræftet den"], "20.11.2026")
    book.save("svar.xlsx")

    applied = graph("import", "svar.xlsx", "--apply", "--format", "json").answer

    assert applied["plan"]["update"] == {"Offer": 1}
    assert '"phone": "75 99 99 99", "verified_on": "2026-11-20"' in graph("export").out.replace('":"', '": "').replace(
        '","', '", "'
    )


def test_all_partners_get_a_file_each_in_a_folder_that_is_made(graph):
    told = graph("template", "--for-all", "--out", "ud/efterår")

    assert told.err == "1 fil er skrevet i ud/efterår.\n"
    assert [path.name for path in Path("ud/efterår").iterdir()] == [ASKING.format("org-broen")]
    assert graph("template", "--for-all", "--out", "ud/efterår").code == 2


def test_what_every_partner_of_the_demo_sends_back_untouched_changes_nothing(demo):
    demo("template", "--for-all", "--out", "ud")

    answer = demo("import", *sorted(Path("ud").iterdir()), "--municipality", "0990", "--format", "json").answer

    assert (answer["plan"]["create"], answer["plan"]["update"], answer["plan"]["edges"]) == ({}, {}, {})
    assert answer["rows"]["read"] == answer["rows"]["planned"] > 400
    assert (answer["decisions"], answer["issues"]) == ([], [])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--for", "org-x"), "Der er ingen organisation i kortet, der hedder »org-x«."),
        (
            ("--for", "Klubben"),
            "Der er flere organisationer, der hedder »Klubben«. Brug et af disse id'er: org-klub, org-klub-to.",
        ),
        (("--for-all",), "--for-all skriver flere filer. Sig, i hvilken mappe, med --out MAPPE."),
        (("--for-all", "--out", "kort.jsonl"), "»kort.jsonl« er ikke en mappe. Vælg en mappe med --out."),
        (("--for-all", "--for", "org-broen"), "Vælg enten --for ORGANISATION eller --for-all."),
        (("--for", ""), "Der er ingen organisation i kortet, der hedder »«."),
    ],
)
def test_what_cannot_be_written_is_one_sentence(graph, words, message):
    told = graph("template", *words)

    assert (told.code, told.out, told.err) == (2, "", f"{message}\n")


def test_a_map_without_partners_has_nobody_to_ask(kaedekort, monkeypatch):
    monkeypatch.setenv("KAEDEKORT_STORE", "file:tom.kgl")
    Path("en.jsonl").write_text('{"node": "Organisation", "id": "org-a", "name": "A"}\n', encoding="utf-8")
    kaedekort("load", "en.jsonl")

    told = kaedekort("template", "--for-all", "--out", "ud")

    assert (told.code, told.err) == (2, "Der er ingen partnere i kortet at spørge.\n")
