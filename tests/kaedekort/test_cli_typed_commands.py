"""The commands that rows name can be typed as they stand, also where ids have spaces, colons and apostrophes in them."""

import json
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.queries.maps import edge, node, sure

DAY = "2026-11-23"
IDS = {
    "youth-1": "ung: nr. 1's",
    "offer-mentor": "mentor på 'Kajen'",
    "org-huset": "hus; nr 2",
    "org-kui": "kui & co",
    "actor-1": "Åse $HOME",
}


def renamed(thing):
    return {name: IDS.get(value, value) if isinstance(value, str) else value for name, value in thing.items()}


@pytest.fixture
def odd(kaedekort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The spreadsheet of an answer on a map whose ids are such; `without_way`: nobody can hand the youth on."""
    more = (
        node("Actor", "actor-1"),
        edge("WORKS_AT", "actor-1", "org-kui"),
        edge("CONTACT_PERSON_FOR", "actor-1", "youth-1", at="org-kui"),
    )

    def asked(*words: object, without_way: bool = False):
        things = [
            renamed(thing)
            for thing in sure(*more, offer={"duration_weeks": 10, "valid_to": "2027-02-01"})
            if not (without_way and thing.get("edge") == "REFERS_TO")
        ]
        lines = [json.dumps(thing, ensure_ascii=False) for thing in things]
        (tmp_path / "kort.jsonl").write_text("\n".join(lines), encoding="utf-8")
        assert kaedekort("load", "kort.jsonl", "--replace").code == 0
        file = tmp_path / "svar.xlsx"
        told = kaedekort(*words, "--on", DAY, "--format", "xlsx", "--out", file)
        assert told.code == 0, told.err
        return load_workbook(file)

    monkeypatch.setenv("KAEDEKORT_STORE", "file:kort.kgl")
    return asked


def column(book, sheet: str, name: str) -> list[str]:
    header, *rows = book[sheet].iter_rows(values_only=True)
    return [row[header.index(name)] for row in rows if row[header.index(name)]]


@pytest.mark.parametrize(
    ("words", "sheet", "name", "without_way"),
    [
        (("calendar", IDS["youth-1"]), "Kalender", "Forklaring", False),
        (("calendar",), "Kalender", "Forklaring", False),
        (("agreements",), "Aftaler", "Sådan er det i dag", True),
        (("agreements", "--offers"), "Aftaler", "Sådan er det i dag", True),
        (("agreements", "--repairs"), "Ændringer", "Sådan er det i dag", True),
        (("what-if", "--without", f"offer:{IDS['offer-mentor']}"), "Hvad nu hvis", "Sådan er det i dag", False),
        (("gaps", "--pairs"), "Huller", "Se nærmere", True),
    ],
)
def test_what_explains_a_row_can_be_typed(odd, kaedekort, words, sheet, name, without_way):
    commands = column(odd(*words, without_way=without_way), sheet, name)
    assert commands
    for command in commands:
        program, *typed = shlex.split(command)
        told = kaedekort(*typed)
        assert (program, told.code) == ("kaedekort", 0), (command, told.err)


def test_what_confirms_a_fact_can_be_typed(odd, kaedekort):
    things = column(odd("confirm"), "Bekræft", "Bekræft med")
    assert f"offer:{IDS['offer-mentor']}" in map("".join, map(shlex.split, things))
    told = kaedekort("confirm", *(word for thing in things for word in shlex.split(thing)), "--on", DAY)
    assert told.code == 0, told.err


def test_what_hangs_on_one_and_the_ways_there_can_be_typed(odd, kaedekort):
    book = odd("surfaces", "--costs", "--pairs")
    tried = [
        [*shlex.split(head.removeprefix("Prøv: kaedekort")), *shlex.split(thing)]
        for sheet in ("Hænger på én", "Hænger på én, hver ung")
        for head in (cell.value for cell in book[sheet][1] if str(cell.value).startswith("Prøv: kaedekort"))
        for thing in column(book, sheet, head)
    ]
    assert len(tried) > 2
    for words in tried:
        assert kaedekort(*words, "--on", DAY, "--format", "json").answer["loses"]
    (way,) = column(book, "Vejen går over", "Hele vejen: kaedekort chain")
    assert kaedekort("chain", *shlex.split(way), "--on", DAY).code == 0


def test_a_single_row_that_is_left_out_is_told_as_one(odd, kaedekort):
    due = len(column(odd("confirm"), "Bekræft", "Bekræft med"))
    told = kaedekort("confirm", "--on", DAY, "--top", due - 1)
    assert "… og 1 ting mere. Se dem alle med --format json" in told.out
