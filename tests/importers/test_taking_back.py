"""What was chosen when a list was last read is taken back one by one: a column, the municipality, the sheet, an answer."""

from pathlib import Path

import pytest

from graphmodel.catalogue import load_catalogue
from graphmodel.errors import WrongUse
from importers.choices import AS_READ
from importers.columns.overrides import ColumnChoice, parse_choice
from importers.doubts import Answers, parse_answer
from importers.options import Options
from tests.importers.lists import Rows, look, opened, store_it, write_csv, write_xlsx

LIST: Rows = [["Hvad", "Udbyder", "Note"], ["Mentor", "Klubben", "a"], ["Praktik", "Rideklubben", "b"]]
CHOSEN = (ColumnChoice("Hvad", "Offer.name"), ColumnChoice("Note", ""))


def choices(*said: str) -> tuple[ColumnChoice, ...]:
    return tuple(parse_choice(each, load_catalogue()) for each in said)


@pytest.mark.parametrize("named", ["Hvad", "hvad", "A"])
def test_a_remembered_column_is_taken_back_by_its_header_or_its_letter_and_the_others_hold(
    tmp_path: Path, named: str
) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store:
        alone = look(store, path)
        store_it(store, path, options=Options(columns=CHOSEN, municipality="0621"))
        shown = look(store, path, options=Options(columns=choices(f"{named}=?")))

    assert shown.result.tables[0].columns.get("Hvad") == alone.result.tables[0].columns.get("Hvad")
    assert shown.result.tables[0].unmapped == ()
    assert shown.choices.columns == {"Note": ""}
    assert shown.options.municipality == "0621"


def test_a_choice_by_letter_goes_before_a_remembered_one_by_header(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store:
        store_it(store, path, options=Options(columns=CHOSEN))
        shown = look(store, path, options=Options(columns=choices("A=Offer.kind")))

    assert shown.result.tables[0].columns["Hvad"] == "Offer.kind"
    assert shown.choices.columns == {"A": "Offer.kind", "Note": ""}


def test_a_column_that_is_not_there_cannot_be_taken_back(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store, pytest.raises(WrongUse, match="»Hvat«"):
        look(store, path, options=Options(columns=choices("Hvat=?")))


def test_the_municipality_and_the_sheet_are_taken_back(tmp_path: Path) -> None:
    sheet: Rows = [["Tilbud", "Udbyder"], ["Mentor", "Klubben"]]
    path = write_xlsx(tmp_path / "liste.xlsx", {"Et": sheet, "To": [["Tilbud", "Udbyder"], ["Kor", "Sang"]]})
    with opened(tmp_path) as store:
        store_it(store, path, options=Options(municipality="Kolding", sheet="Et"))
        again = look(store, path)
        shown = look(store, path, options=Options(municipality=AS_READ, sheet=AS_READ))

    assert (again.options.municipality, again.options.sheet, again.result.read) == ("0621", "Et", 1)
    assert (shown.options.municipality, shown.options.sheet, shown.result.read) == ("", "", 2)
    assert (shown.choices.municipality, shown.choices.sheet) == ("", "")
    assert [issue for issue in shown.result.issues if issue.code == "remembered"] == []


def test_an_answer_is_taken_back_and_the_question_is_asked_again(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Navn"], ["Mentor"], ["Praktik"]])
    with opened(tmp_path) as store:
        question = look(store, path).result.decisions[0]
        store_it(store, path, options=Options(answers=Answers({question.id: "tilbud"})))
        again = look(store, path)
        shown = look(store, path, options=Options(answers=Answers(dict([parse_answer(f"{question.id}=?")]))))

    assert again.result.decisions == ()
    assert [decision.id for decision in shown.result.decisions] == [question.id]
    assert shown.choices.answers == {}


def test_an_answer_to_a_question_that_nobody_asked_cannot_be_taken_back(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store, pytest.raises(WrongUse, match="»org-x«"):
        look(store, path, options=Options(answers=Answers({"org-x": AS_READ})))


def test_each_note_on_what_is_remembered_says_how_to_take_it_back(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store:
        store_it(store, path, options=Options(columns=CHOSEN, municipality="0621"))
        told = [issue for issue in look(store, path).result.issues if issue.code == "remembered"]

    ways = sorted(str(issue.as_json()["suggestion"]) for issue in told)
    assert [way.partition("brug ")[2].partition(",")[0] for way in ways] == [
        '--as "Hvad=?"',
        '--as "Note=?"',
        '--municipality "?"',
    ]


def test_what_is_chosen_is_data_beside_what_is_understood(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store:
        store_it(store, path, options=Options(columns=CHOSEN))
        shown = look(store, path, options=Options(columns=choices("Udbyder=Organisation.name")))

    ((_, understanding),) = shown.tables
    assert {index: (choice.target, choice.is_remembered) for index, choice in understanding.chosen.items()} == {
        0: ("Offer.name", True),
        1: ("Organisation.name", False),
        2: ("", True),
    }
