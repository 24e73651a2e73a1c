"""A list that comes again: what was chosen holds, what is gone is told and touched only on request, and nobody's work is mixed."""

import json
from pathlib import Path

import pytest

from graphmodel.errors import ConflictingChange, WrongUse
from graphmodel.store import GraphStore
from importers.columns.overrides import ColumnChoice
from importers.doubts import Answers
from importers.importing import Preview, apply, origin_of
from importers.options import Options, parse_missing
from importers.progress import Stage, Stopped
from tests.importers.lists import KOLDING, NOON, YES, Rows, contents, look, nodes_of, opened, store_it, write_csv

FIRST: Rows = [["Hvad", "Udbyder"], ["Mentor", "Klubben"], ["Praktik", "Rideklubben"]]
AS_OFFER = (ColumnChoice("Hvad", "Offer.name"),)


def edition(folder: Path, rows: Rows, name: str = "liste.csv") -> Path:
    return write_csv(folder / name, rows)


def codes(shown: Preview) -> list[str]:
    return [issue.code for issue in shown.result.issues]


def status_of(store: GraphStore, name: str) -> object:
    return next(node.get("status") for node in map(json.loads, contents(store)) if node.get("name") == name)


def test_column_choices_hold_for_the_next_edition_with_other_columns(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST), options=Options(columns=AS_OFFER, municipality="0621"))
        later = [["Udbyder", "Alder", "Hvad"], ["Klubben", "15-25", "Mentor"], ["Klubben", "18+", "Sang"]]
        shown = look(store, edition(tmp_path, later))

    assert shown.result.tables[0].columns["Hvad"] == "Offer.name"
    assert set(nodes_of(shown, "Offer")) == {"offer-mentor", "offer-sang"}
    assert [issue.message for issue in shown.result.issues if issue.code == "remembered"] == [
        "Kommunen 0621 er taget, som sidst (change-1).",
        "Kolonnen »Hvad« læses som Tilbud: Navn (Offer.name), som da kilden sidst blev indlæst (change-1).",
    ]


def test_a_new_choice_goes_before_a_remembered_one_and_forgetting_takes_all_away(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST), options=Options(columns=AS_OFFER))
        again = look(store, tmp_path / "liste.csv", options=Options(columns=(ColumnChoice("Hvad", "Offer.kind"),)))
        forgotten = look(store, tmp_path / "liste.csv", options=Options(forgets=True))
        other = look(store, tmp_path / "liste.csv", options=Options(source="en anden"))

    assert again.result.tables[0].columns["Hvad"] == "Offer.kind"
    for shown in (forgotten, other):
        assert "remembered" not in codes(shown)
        assert shown.choices.columns == {}


def test_a_remembered_column_that_is_gone_is_no_error_but_one_asked_for_is(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST), options=Options(columns=AS_OFFER))
        path = edition(tmp_path, [["Tilbud", "Udbyder"], ["Mentor", "Klubben"]])

        assert look(store, path).result.planned == 1
        with pytest.raises(WrongUse, match="Der er ingen kolonne, der hedder »Hvad«"):
            look(store, path, options=Options(columns=AS_OFFER))


def test_answers_hold_for_the_next_edition(tmp_path: Path) -> None:
    rows = [["Navn"], ["Mentor"], ["Klub"]]
    with opened(tmp_path) as store:
        question = look(store, edition(tmp_path, rows)).result.decisions[0]
        options = Options(answers=Answers({question.id: "tilbud"}))
        store_it(store, tmp_path / "liste.csv", options=options)
        again = look(store, edition(tmp_path, [*rows, ["Sang"]]))

    assert again.result.decisions == ()
    assert set(nodes_of(again, "Offer")) == {"offer-sang"}


def test_what_the_list_no_longer_has_is_told_and_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST), options=Options(columns=AS_OFFER))
        shown = look(store, edition(tmp_path, FIRST[:2]))

    assert [(gone.label, gone.id, gone.name, gone.status) for gone in shown.plan.absent] == [
        ("Offer", "offer-praktik", "Praktik", None),
        ("Organisation", "org-rideklubben", "Rideklubben", None),
    ]
    assert shown.plan.counts.as_json()["missing"] == {"Offer": 1, "Organisation": 1}
    assert shown.plan.change_set.is_empty()


def test_what_is_gone_gets_a_status_on_request_and_its_return_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST), options=Options(columns=AS_OFFER))
        path = edition(tmp_path, FIRST[:2])
        stored = store_it(store, path, options=Options(missing=dict([parse_missing("offer-praktik=lukket")])))
        closed = status_of(store, "Praktik")
        back = look(store, edition(tmp_path, FIRST))
        store.undo(str(stored.change), "en tester", NOON)

        assert (closed, status_of(store, "Rideklubben"), status_of(store, "Praktik")) == ("lukket", None, None)
    assert "not_active" in codes(back)
    assert [issue.cell for issue in back.result.issues if issue.code == "not_active"] == ["liste!A3"]


def test_a_status_for_what_is_not_gone_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST), options=Options(columns=AS_OFFER))
        with pytest.raises(WrongUse, match="»offer-mentor« mangler ikke i listen"):
            look(store, tmp_path / "liste.csv", options=Options(missing={"offer-mentor": "lukket"}))
    with pytest.raises(WrongUse, match="er ikke en status"):
        parse_missing("offer-mentor=")


def test_a_row_that_is_held_back_is_not_gone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST), options=Options(columns=AS_OFFER))
        rows = [["Hvad", "Udbyder", "Telefon"], ["Mentor", "Klubben", ""], ["Praktik", "Rideklubben", "010190-1234"]]
        shown = look(store, edition(tmp_path, rows))

    assert (len(shown.result.held_back), shown.plan.absent) == (1, ())


def test_old_values_stand_beside_new_ones_with_their_cell(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, [["Tilbud", "Udbyder", "Alder"], ["Mentor", "Klubben", "15-25"]]))
        shown = look(store, edition(tmp_path, [["Tilbud", "Udbyder", "Alder"], ["Mentor", "Klubben", "15-29"]]))

    assert [
        (change.label, change.name, change.field, change.before, change.after, change.cell)
        for change in shown.plan.updates
    ] == [("Offer", "Mentor", "max_age", 25, 29, "liste!C2")]


def test_two_who_import_at_once_never_mix(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        mine = look(store, edition(tmp_path, FIRST, "min.csv"), options=Options(columns=AS_OFFER))
        store_it(store, edition(tmp_path, [["Tilbud", "Udbyder"], ["Sang", "Klubben"]], "din.csv"))
        before = contents(store)

        with pytest.raises(ConflictingChange):
            apply(mine, store, origin_of(mine, "en tester"), NOON)
        assert contents(store) == before


def test_progress_is_told_stage_by_stage_and_may_stop_the_work(tmp_path: Path) -> None:
    told: list[Stage] = []

    def stop_at_linking(stage: Stage, _done: int, _whole: int) -> None:
        told.append(stage)
        if stage is Stage.LINKING:
            raise Stopped

    with opened(tmp_path) as store:
        path = edition(tmp_path, FIRST)
        with pytest.raises(Stopped, match="Intet er gemt"):
            look(store, path, options=Options(columns=AS_OFFER), progress=stop_at_linking)
        assert (list(dict.fromkeys(told)), store.version()) == ([Stage.READING, Stage.UNDERSTANDING, Stage.LINKING], 0)


def test_suggestions_that_were_taken_are_remembered_as_answers(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        path = edition(tmp_path, [["Navn"], ["Mentor"], ["Klub"]])
        store_it(store, path, options=Options(answers=YES))

        assert look(store, path).result.decisions == ()


def test_what_another_list_brought_is_missed_as_well_once_this_list_had_it(tmp_path: Path) -> None:
    kolding = Options(columns=AS_OFFER, municipality="0621", answers=YES)
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST, "deres.csv"), options=kolding)
        rows = [*FIRST, ["Sang", "Klubben"]]
        stored = store_it(store, edition(tmp_path, rows), options=kolding)
        later = look(store, edition(tmp_path, [*FIRST[:2], ["Sang", "Klubben"]]))
        undone = store.undo(str(stored.change), "en tester", NOON)

    assert [gone.id for gone in later.plan.absent] == ["offer-praktik", "org-rideklubben"]
    assert (stored.plan.as_json()["create"], undone.kept) == ({"Offer": 1}, ())


def test_a_later_edition_under_another_file_name_is_noticed(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, FIRST, "partnere-2026.csv"), options=Options(columns=AS_OFFER))
        shown = look(store, edition(tmp_path, FIRST, "partnere-2027.csv"), options=Options(columns=AS_OFFER))
        named = look(store, tmp_path / "partnere-2027.csv", options=Options(source="partnere-2026.csv"))

    (note,) = [issue for issue in shown.result.issues if issue.code == "source_similar"]
    assert note.as_json()["suggestion"] == 'Indlæs den med --source "partnere-2026.csv".'
    assert ("source_similar" in codes(named), named.plan.change_set.is_empty()) == (False, True)


def test_a_list_that_changes_nothing_is_noted_once_with_what_was_chosen_and_seen(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Sko"], ["Sang", "Lyset", "en sko"]]
    chosen = Options(municipality="0621", columns=(ColumnChoice("Sko", ""),))
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", [["Tilbud", "Udbyder"], ["Sang", "Lyset"]]), options=KOLDING)
        before = contents(store)
        path = write_csv(tmp_path / "b.csv", rows)
        first = store_it(store, path, options=chosen)
        again = store_it(store, path)
        change = store.changes()[-1]
        shown = look(store, path)
        after = contents(store)

    assert (first.change, again.change) == ("change-2", None)
    assert (first.plan.create, first.plan.update, first.plan.edges) == ({}, {}, {})
    assert (change.created, change.updated, change.removed) == (0, 0, 0)
    assert {issue.cell for issue in shown.result.issues if issue.code == "remembered"} == {"b!A1", "b!C1"}
    assert after == before


def test_what_two_lists_have_stays_until_both_are_taken_back(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder"], ["Sang", "Lyset"]]
    left = []
    with opened(tmp_path) as store:
        for name in ("a.csv", "b.csv"):
            store_it(store, write_csv(tmp_path / name, rows), options=KOLDING)
        for change in ("change-1", "change-2"):
            store.undo(change, "en tester", NOON)
            left.append(len(contents(store)))

    assert left == [5, 0]


def test_what_is_closed_is_missed_by_no_later_edition(tmp_path: Path) -> None:
    header = ["Tilbud", "Udbyder"]
    with opened(tmp_path) as store:
        path = write_csv(tmp_path / "a.csv", [header, ["Sang", "Lyset"], ["Dans", "Lyset"]])
        store_it(store, path, options=KOLDING)
        write_csv(path, [header, ["Sang", "Lyset"]])
        missed = look(store, path).plan.absent
        store_it(store, path, options=Options(missing={"": "lukket"}))
        shown = look(store, path)
        closing_again = look(store, path, options=Options(missing={"offer-dans": "lukket"}))

    assert [gone.id for gone in missed] == ["offer-dans"]
    assert (shown.plan.absent, shown.plan.counts.missing) == ((), {})
    assert closing_again.plan.change_set.is_empty()
