"""Two that a legal form, an ending or a unit tells apart are never one unasked where what stands beside the names differs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graphmodel.records import NodeRecord
from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from tests.importers.lists import KOLDING, YES, Rows, codes, look, look_alone, nodes_of, opened, store_it, write_csv

ORGANISATION = ["Organisation", "Telefon"]
OFFER = ["Tilbud", "Udbyder", "Telefon"]
SUGGESTED = Options(municipality="0621", answers=YES)


def listed(folder: Path, rows: Rows) -> Path:
    return write_csv(folder / "liste.csv", rows)


def seen(folder: Path, rows: Rows, options: Options = KOLDING) -> Preview:
    return look_alone(folder / "kort", listed(folder, rows), options=options)


def names(shown: Preview, label: str = "Organisation") -> list[str]:
    return sorted(str(node.properties["name"]) for node in nodes_of(shown, label).values())


def only(shown: Preview) -> NodeRecord:
    (node,) = nodes_of(shown, "Organisation").values()
    return node


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["Lyng VVS ApS", "66112233"], ["Lyng VVS A/S", "66112299"], ["Lyng VVS", "66112244"]], 3),
        ([["Lyng VVS ApS", ""], ["Lyng VVS A/S", ""]], 1),
        ([["Mågen", "66112233"], ["Fonden Mågen", "66112299"]], 1),
        ([["Skakklubben Springer", "66112233"], ["Skakklub Springer", "66112299"]], 1),
    ],
)
def test_writings_of_a_name_with_other_contacts_or_another_legal_form_are_asked_about_as_two(
    tmp_path: Path, rows: Sequence[list[str]], asked: int
) -> None:
    shown = seen(tmp_path, [ORGANISATION, *rows])
    suggested = seen(tmp_path, [ORGANISATION, *rows], SUGGESTED)

    assert [one.suggested for one in shown.result.decisions] == ["forskellige"] * asked
    assert all(phone in shown.result.decisions[0].question for _, phone in rows[:1])
    assert names(suggested) == sorted(name for name, _ in rows)


@pytest.mark.parametrize(
    ("rows", "also"),
    [
        ([["Lyng VVS ApS", "66112233"], ["Lyng VVS A/S", "66112233"]], ["Lyng VVS ApS"]),
        ([["Lyng VVS", "66112233"], ["Lyng VVS", ""], ["Lyng VVS ApS", ""]], ["Lyng VVS ApS"]),
        ([["Mågen", "66112233"], ["Mågen", ""], ["Fonden Mågen", ""]], ["Fonden Mågen"]),
        ([["Skakklubben", "66112233"], ["Skakklubben", ""], ["Skakklub", "66112233"]], ["Skakklub"]),
    ],
)
def test_writings_that_nothing_speaks_against_are_one_and_each_is_kept(
    tmp_path: Path, rows: Sequence[list[str]], also: list[str]
) -> None:
    shown = seen(tmp_path, [ORGANISATION, *rows])

    assert shown.result.decisions == ()
    assert only(shown).properties["also_known_as"] == also


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("CVR-nr.", "10150817", "25313763"),
        ("Adresse", "Vestergade 1", "Torvet 2"),
        ("Mail", "a@lyset.dk", "b@lyset.dk"),
        ("Hjemmeside", "https://lyset.dk", "https://fonden-lyset.dk"),
    ],
)
def test_any_detail_that_both_tell_differently_is_evidence(tmp_path: Path, header: str, one: str, other: str) -> None:
    shown = seen(tmp_path, [["Organisation", header], ["Lyset", one], ["Fonden Lyset", other]])

    assert [decision.suggested for decision in shown.result.decisions] == ["forskellige"]


def test_offers_of_two_writings_and_phones_are_asked_about(tmp_path: Path) -> None:
    rows = [OFFER, ["Skakklubben", "Mågen", "66112233"], ["Skakklub", "Mågen", "66112244"]]

    (question,) = seen(tmp_path, rows).result.decisions
    assert question.suggested == "forskellige"
    assert names(seen(tmp_path, rows, SUGGESTED), "Offer") == ["Skakklub", "Skakklubben"]


def test_the_next_edition_asks_about_a_new_writing_with_another_phone_and_never_twice(tmp_path: Path) -> None:
    first = [OFFER, ["Skakklubben", "Mågen", "66112233"], ["Sang", "Mågen", ""]]
    later = [OFFER, ["Skakklub", "Mågen", "66112244"], ["Sang", "Mågen", ""]]
    both = [*first, later[1]]
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, first), options=KOLDING)
        (question,) = look(store, listed(tmp_path, later), options=KOLDING).result.decisions
        store_it(store, listed(tmp_path, both), options=SUGGESTED)
        again = look(store, listed(tmp_path, both), options=KOLDING)

    assert question.suggested == "forskellige"
    assert "66112233" in question.question
    assert "66112244" in question.question
    assert again.result.decisions == ()
    assert again.plan.change_set.is_empty()


def test_a_list_with_two_writings_at_one_provider_and_one_at_another_comes_again_unchanged(tmp_path: Path) -> None:
    rows = [OFFER, ["Skakklub", "Mågen", ""], ["Skakklub", "Mågen", ""], ["Skakklubben", "Mågen", ""]]
    path = listed(tmp_path, [*rows, ["Skakklubben", "Ternen", ""]])
    with opened(tmp_path) as store:
        store_it(store, path, options=KOLDING)
        again = look(store, path, options=KOLDING)

    assert again.result.decisions == ()
    assert again.plan.change_set.is_empty()


@pytest.mark.parametrize("answer", ["samme", "forskellige"])
def test_what_was_answered_of_two_writings_holds_in_the_next_edition(tmp_path: Path, answer: str) -> None:
    path = listed(tmp_path, [ORGANISATION, ["Lyng VVS ApS", "66112233"], ["Lyng VVS A/S", "66112299"]])
    with opened(tmp_path) as store:
        (question,) = look(store, path, options=KOLDING).result.decisions
        store_it(store, path, options=Options(municipality="0621", answers=Answers({question.id: answer})))
        again = look(store, path, options=KOLDING)

    assert again.result.decisions == ()
    assert again.plan.change_set.is_empty()


def test_an_address_is_one_that_a_row_gives_and_another_is_told_once_with_both_cells(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Organisation", "Adresse", "Telefon"],
        ["Mågen", "Vestergade 1, 5000 Odense C", "66112233"],
        ["Mågen", "Søndergade 4, 5220 Odense SØ", "66112244"],
    ]
    shown = seen(tmp_path, rows)
    node = only(shown).properties
    told = [issue.message for issue in shown.result.issues if issue.code == "contradiction"]

    assert (node["address"], node["postcode"], node["town"]) == ("Søndergade 4", "5220", "Odense SØ")
    assert node["procedure"] == "Adresse: Vestergade 1, 5000 Odense C\nTelefon: 66112244"
    assert len(told) == 2
    assert all(cell in told[0] for cell in ("B2", "B3"))
    assert all(cell in told[1] for cell in ("C2", "C3"))


def test_an_address_lacks_nothing_that_rows_say_which_contradict_it_nowhere(tmp_path: Path) -> None:
    rows = [["Organisation", "Adresse"], ["Mågen", "Vestergade 1"], ["Mågen", "Vestergade 1, 5000 Odense C"]]
    shown = seen(tmp_path, rows)

    assert (only(shown).properties["address"], only(shown).properties["postcode"]) == ("Vestergade 1", "5000")
    assert "contradiction" not in codes(shown)


@pytest.mark.parametrize(
    "unit",
    ["Lyng Kommune - SSP", "Lyng Kommune, Familie og Unge, PPR", "Lyng Kommune/Ungdomsskolen", "Lyng Kommune – SSP"],
)
def test_a_unit_behind_the_name_of_the_whole_is_never_the_whole(tmp_path: Path, unit: str) -> None:
    rows = [OFFER, ["Ludo", unit, "66112233"], ["Kor", "Lyng Kommune", "66112233"]]

    assert [one.suggested for one in seen(tmp_path, rows).result.decisions] == ["del af"]
    assert names(seen(tmp_path, rows, SUGGESTED)) == sorted(["Lyng Kommune", unit])


def test_a_unit_is_not_the_whole_that_the_graph_has(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, [ORGANISATION, ["Ungehuset Mågen", "66112233"]]), options=KOLDING)
        path = listed(tmp_path, [ORGANISATION, ["Ungehuset Mågen - SSP", "66112233"]])
        shown = look(store, path, options=KOLDING)
        suggested = look(store, path, options=SUGGESTED)

    assert [one.suggested for one in shown.result.decisions] == ["del af"]
    assert names(suggested) == ["Ungehuset Mågen - SSP"]


def test_a_question_about_a_moved_offer_shows_both_providers(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, [OFFER, ["Skak", "Mågen", "66112233"]]), options=KOLDING)
        (question,) = look(store, listed(tmp_path, [OFFER, ["Skak", "Ternen", "66112233"]])).result.decisions

    assert "hos Ternen" in question.question
    assert "hos Mågen" in question.question
    assert question.suggested == "forskellige"
