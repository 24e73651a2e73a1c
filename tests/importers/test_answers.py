"""Answers to the questions of a list: each that was shown counts, whatever the others make of the things it was about."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import WrongUse
from importers.doubts import DIFFERENT, SAME, Answers
from importers.importing import Preview
from importers.options import Options
from tests.importers.lists import PLAIN, YES, Rows, look, look_alone, nodes_of, opened, store_it, write_csv

CHAIN: Rows = [
    ["Tilbud", "Udbyder", "Kommune"],
    ["Skak", "Ungecenter Fyrtårnet", "Odense"],
    ["Ludo", "Ungecenter Fyrtaarnt", "Odense"],
    ["Korsang", "Ungecentret Fyrtårn", "Odense"],
]


def names(shown: Preview, label: str = "Organisation") -> list[str]:
    return sorted(str(node.properties["name"]) for node in nodes_of(shown, label).values())


def answered(shown: Preview) -> dict[str, str]:
    return {decision.id: answer for decision, answer in shown.settled}


@pytest.mark.parametrize(
    ("given_answers", "organisations"), [((SAME, SAME), 1), ((SAME, DIFFERENT), 2), ((DIFFERENT, DIFFERENT), 3)]
)
def test_every_answer_to_a_chain_of_near_names_counts(
    tmp_path: Path, given_answers: tuple[str, str], organisations: int
) -> None:
    path = write_csv(tmp_path / "liste.csv", CHAIN)
    first = look_alone(tmp_path / "kort", path)
    choices = {one.id: answer for one, answer in zip(first.result.decisions, given_answers, strict=True)}
    shown = look_alone(tmp_path / "kort", path, options=Options(answers=Answers(choices)))

    assert (shown.result.decisions, answered(shown)) == ((), choices)
    assert len(nodes_of(shown, "Organisation")) == organisations


def test_yes_carries_out_every_suggestion_that_was_shown(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", CHAIN)
    first = look_alone(tmp_path / "kort", path)
    shown = look_alone(tmp_path / "kort", path, options=Options(answers=YES))

    assert len(first.result.decisions) == 2
    assert answered(shown) == {one.id: one.suggested for one in first.result.decisions}
    assert len(nodes_of(shown, "Organisation")) == 1


def test_two_names_of_a_list_that_are_both_said_to_be_a_node_are_one(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", [CHAIN[0], CHAIN[1]]))
        path = write_csv(tmp_path / "b.csv", [CHAIN[0], CHAIN[2], CHAIN[3]])
        first = look(store, path)
        answers = Answers({one.id: SAME for one in first.result.decisions})
        shown = look(store, path, options=Options(answers=answers))

    assert len(first.result.decisions) >= 2
    assert shown.result.decisions == ()
    assert nodes_of(shown, "Organisation").keys() == {"org-ungecenter-fyrtaarnet"}


def test_of_answers_that_disagree_the_one_that_keeps_apart_holds_and_the_other_is_told(tmp_path: Path) -> None:
    rows = [["Organisation", "Kommune"], ["Rusbasen", "Odense"], ["Rusbassen", "Odense"], ["Rusbaasen", "Odense"]]
    path = write_csv(tmp_path / "liste.csv", rows)
    first = look_alone(tmp_path / "kort", path)
    choices = {one.id: SAME for one in first.result.decisions}
    apart = first.result.decisions[-1].id
    shown = look_alone(tmp_path / "kort", path, options=Options(answers=Answers(choices | {apart: DIFFERENT})))
    warnings = [issue for issue in shown.result.issues if issue.code == "answers_disagree"]

    assert len(first.result.decisions) == 3
    assert (shown.result.decisions, len(names(shown)), len(warnings)) == ((), 2, 1)


def test_an_answer_that_others_made_needless_is_taken_and_one_that_never_was_asked_is_not(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", CHAIN)
    needless = Answers({"org-ungecenter-fyrtaarnt-0a1b2c": SAME})
    never = Answers({"org-halvmaanen-0a1b2c": SAME})

    assert len(look_alone(tmp_path / "kort", path, options=Options(answers=needless)).result.decisions) == 2
    with pytest.raises(WrongUse, match="org-halvmaanen-0a1b2c"):
        look_alone(tmp_path / "kort", path, options=Options(answers=never))


stems = st.sampled_from(["Fyrtårnet", "Fyrtaarnt", "Fyrtårn", "Rusbasen", "Rusbassen", "Rusbaasen", "Siloen"])
before = st.sampled_from(["", "", "Ungecenter ", "Ungecentret ", "Værestedet "])
organisations = st.builds(lambda word, stem: word + stem, before, stems) | st.sampled_from(
    ["Ungdomsskolen", "PPR", "PPR Odense", "Administration"]
)
offers = st.sampled_from(["Skak", "Skakklub", "Skakklup", "Mentorhold", "Mentorholdt", "Kor"])
rows_of_lists = st.tuples(
    offers,
    organisations,
    st.sampled_from(["", "Odense", "Odense", "Vejle"]),
    st.sampled_from(["", "15-17", "18-25"]),
    st.sampled_from(["", "", "66111111", "66222222"]),
    st.sampled_from(["", "", "Bo Holm", "B. Holm", "Ida Ås"]),
)
lists = st.lists(rows_of_lists.map(list), min_size=2, max_size=7)
HEADER = ["Tilbud", "Udbyder", "Kommune", "Alder", "Telefon", "Kontaktperson"]


@given(lists, st.lists(rows_of_lists.map(list), max_size=4), st.data())
@settings(max_examples=20)
def test_answers_to_all_that_is_shown_are_taken_and_nothing_of_it_is_asked_again(
    rows: list[list[str]], earlier: list[list[str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
        if earlier:
            store_it(store, write_csv(Path(name) / "kort.csv", [HEADER, *earlier]), options=Options(answers=YES))
        path = write_csv(Path(name) / "liste.csv", [HEADER, *rows])
        shown, options = look(store, path), PLAIN
        for _ in range(12):
            if not shown.result.decisions:
                break
            said = {one.id: data.draw(st.sampled_from(one.choices)) for one in shown.result.decisions}
            assert not said.keys() & options.answers.choices.keys()
            options = replace(options, answers=Answers({**options.answers.choices, **said}))
            shown = look(store, path, options=options)
            assert options.answers.choices.keys() <= answered(shown).keys()
        assert (shown.result.decisions, shown.result.held_back) == ((), ())


@given(lists)
@settings(max_examples=12)
def test_yes_answers_all_that_a_first_look_asks_as_it_suggests(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
        path = write_csv(Path(name) / "liste.csv", [HEADER, *rows])
        asked = {one.id: one.suggested for one in look(store, path).result.decisions}
        shown = look(store, path, options=Options(answers=YES))

    assert asked.items() <= answered(shown).items()
    assert shown.result.decisions == ()
    assert "answers_disagree" not in [issue.code for issue in shown.result.issues]
