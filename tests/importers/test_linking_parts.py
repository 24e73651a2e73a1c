"""The third answer, "del af": offered where a name says that it is a unit's, made an edge, remembered, and taken back with the change."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graphmodel.errors import WrongUse
from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from importers.result import Decision
from tests.importers.lists import (
    KOLDING,
    NOON,
    Rows,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
)

ORGANISATION = ["Organisation", "Telefon"]
CHOICES = ("samme", "del af", "forskellige")
WHOLE, UNIT = "Kold College", "Kold College, Ungevejledningen"
PART = {("org-kold-college-ungevejledningen", "org-kold-college")}


def listed(folder: Path, *names: str, file: str = "liste.csv") -> Path:
    return write_csv(folder / file, [ORGANISATION, *([name, ""] for name in names)])


def answered(answers: Mapping[str, str]) -> Options:
    return Options(municipality="0621", answers=Answers(answers))


def only(shown: Preview) -> Decision:
    (decision,) = shown.result.decisions
    return decision


@pytest.mark.parametrize(
    ("whole", "unit"),
    [
        (WHOLE, UNIT),
        ("Headspace Danmark", "Headspace Danmark - Odense afd."),
        (WHOLE, "Kold College (Kursusafdelingen)"),
        (WHOLE, "Kold College: Kantinen"),
        ("Ungehuset Mågen", "Ungehuset Mågen/SSP"),
    ],
)
def test_a_name_that_says_it_is_a_unit_of_another_can_be_answered_so_and_that_is_suggested(
    tmp_path: Path, whole: str, unit: str
) -> None:
    asked = only(look_alone(tmp_path / "kort", listed(tmp_path, unit, whole), options=KOLDING))

    assert (asked.choices, asked.suggested) == (CHOICES, "del af")
    assert f"eller er »{unit}« en del af »{whole}«?" in asked.question


def test_a_word_for_a_unit_offers_the_answer_without_suggesting_it(tmp_path: Path) -> None:
    path = listed(tmp_path, WHOLE, "Kold College Kursusafdelingen")
    asked = only(look_alone(tmp_path / "kort", path, options=KOLDING))

    assert (asked.choices, asked.suggested) == (CHOICES, "forskellige")


@pytest.mark.parametrize("other", ["Kold College (KC)", "Headspace", "Kold College, Kolding"])
def test_another_name_or_a_place_behind_a_name_is_no_part_of_it(tmp_path: Path, other: str) -> None:
    shown = look_alone(tmp_path / "kort", listed(tmp_path, WHOLE, other), options=KOLDING)

    assert all("del af" not in decision.choices for decision in shown.result.decisions)


@pytest.mark.parametrize(
    ("answer", "stored", "parts"), [("samme", 1, set()), ("del af", 2, PART), ("forskellige", 2, set())]
)
def test_each_of_the_three_answers_is_carried_out_within_a_list(
    tmp_path: Path, answer: str, stored: int, parts: set[tuple[str, str]]
) -> None:
    path = listed(tmp_path, WHOLE, UNIT)
    with opened(tmp_path) as store:
        asked = only(look(store, path, options=KOLDING))
        shown = look(store, path, options=answered({asked.id: answer}))

    assert len(nodes_of(shown, "Organisation")) == stored
    assert edges_of(shown, "PART_OF") == parts


@pytest.mark.parametrize(("first", "second"), [(WHOLE, UNIT), (UNIT, WHOLE)])
def test_the_longer_name_is_the_part_whichever_of_the_two_the_graph_has(
    tmp_path: Path, first: str, second: str
) -> None:
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, first, file="a.csv"), options=KOLDING)
        path = listed(tmp_path, second, file="b.csv")
        asked = only(look(store, path, options=KOLDING))
        shown = look(store, path, options=answered({asked.id: "del af"}))

    assert (asked.choices, asked.suggested) == (CHOICES, "del af")
    assert edges_of(shown, "PART_OF") == PART


def test_a_list_that_comes_again_asks_nothing_and_changes_nothing(tmp_path: Path) -> None:
    path = listed(tmp_path, WHOLE, UNIT)
    with opened(tmp_path) as store:
        asked = only(look(store, path, options=KOLDING))
        store_it(store, path, options=answered({asked.id: "del af"}))
        again = look(store, path)
        other = look(store, listed(tmp_path, WHOLE, UNIT, file="en_anden.csv"), options=KOLDING)

    for shown in (again, other):
        assert (shown.result.decisions, shown.result.planned, shown.plan.change_set.edges) == ((), 2, ())


def test_the_part_goes_with_its_change_and_the_answer_is_offered_again(tmp_path: Path) -> None:
    path = listed(tmp_path, WHOLE, UNIT)
    with opened(tmp_path) as store:
        asked = only(look(store, path, options=KOLDING))
        change = store_it(store, path, options=answered({asked.id: "del af"})).change
        store.undo(str(change), "en tester", NOON)
        remembered = look(store, path)
        taken_back = look(store, path, options=answered({asked.id: "?"}))
        otherwise = look(store, path, options=answered({asked.id: "forskellige"}))

    assert edges_of(remembered, "PART_OF") == PART
    assert only(taken_back).suggested == "del af"
    assert edges_of(otherwise, "PART_OF") == set()


@pytest.mark.parametrize("answer", ["forskellige", "?"])
def test_an_answer_that_the_graph_follows_already_says_that_undo_comes_first(tmp_path: Path, answer: str) -> None:
    path = write_csv(tmp_path / "liste.csv", [ORGANISATION, ["Headspace Kolding", ""], ["Hedspace Kolding", ""]])
    with opened(tmp_path) as store:
        asked = only(look(store, path, options=KOLDING))
        store_it(store, path, options=answered({asked.id: "samme"}))
        with pytest.raises(WrongUse, match=r"er besvaret med »samme« før .* Fortryd først"):
            look(store, path, options=answered({asked.id: answer}))
        same_again = look(store, path, options=answered({asked.id: "samme"}))

    assert same_again.plan.change_set.is_empty()


def test_suggestions_taken_together_make_a_part_and_never_one_of_two(tmp_path: Path) -> None:
    rows: Rows = [ORGANISATION, [WHOLE, "63110000"], [UNIT, "63110000"]]
    options = Options(municipality="0621", answers=Answers(takes_suggestions=True))
    shown = look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=options)

    assert edges_of(shown, "PART_OF") == PART
    (told,) = [issue for issue in shown.result.issues if issue.code == "decided"]
    assert "Svaret er »del af«" in told.message
