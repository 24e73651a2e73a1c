"""An import from end to end: preview, apply, again, undo; and what the result must hold."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graphmodel.errors import ConflictingChange, InputError, KaedekortError, WrongUse
from graphmodel.history import entries_of
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import NODE_TYPES
from importers.importing import apply, origin_of
from importers.kept_words import with_kept_words
from importers.options import Options
from importers.result import HeldBack, Issue, RowId, Severity
from tests.importers.lists import KOLDING, NOON, YES, Rows, contents, look, nodes_of, opened, put, store_it, write_csv

LIST: Rows = [
    ["Tilbud", "Udbyder", "Alder", "Sprog"],
    ["Mentor", "Headspace Ribe", "15-25", "dansk"],
    ["Praktik", "Rideklubben", "18+", ""],
]


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        shown = look(store, write_csv(tmp_path / "liste.csv", LIST), options=KOLDING)

        assert shown.result.applied is False
        assert (contents(store), store.version()) == ([], 0)


def test_the_result_has_the_keys_of_the_design(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        result = store_it(store, write_csv(tmp_path / "liste.csv", LIST), options=KOLDING).as_json()

    assert list(result) == ["files", "tables", "plan", "rows", "decisions", "issues", "applied", "change"]
    assert result["plan"] == {
        "create": {"Municipality": 1, "Offer": 2, "Organisation": 2},
        "update": {},
        "unchanged": {},
        "missing": {},
        "edges": {"LOCATED_IN": 2, "PROVIDES": 2},
    }
    assert (result["applied"], result["change"]) == (True, "change-1")
    assert json.loads(json.dumps(result)) == result


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store:
        store_it(store, path, options=KOLDING)
        before = contents(store)
        again = store_it(store, path, options=KOLDING)

        assert again.plan.as_json() == {
            "create": {},
            "update": {},
            "unchanged": {"Offer": 2, "Organisation": 2},
            "missing": {},
            "edges": {},
        }
        assert (again.applied, again.change, store.version()) == (True, None, 1)
        assert contents(store) == before


def test_a_later_edition_updates_and_reports_what_is_missing_without_touching_it(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    later = [LIST[0], ["Mentor", "Headspace Ribe", "15-29", "engelsk"], ["Camp", "Headspace Ribe", "", ""]]
    with opened(tmp_path) as store:
        store_it(store, write_csv(path, LIST), options=Options(source="Ribe"))
        second = store_it(store, write_csv(path, later), options=Options(source="Ribe"))

        assert second.plan.as_json() == {
            "create": {"Offer": 1},
            "update": {"Offer": 1},
            "unchanged": {"Organisation": 1},
            "missing": {"Offer": 1, "Organisation": 1},
            "edges": {"PROVIDES": 1},
        }
        mentor = next(json.loads(line) for line in contents(store) if '"offer-mentor"' in line and '"node"' in line)
        assert (mentor["max_age"], mentor["languages"]) == (29, ["dansk", "engelsk"])
        assert any("offer-praktik" in line for line in contents(store))


def test_days_of_intake_go_with_the_kind_of_intake_that_named_them(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    with opened(tmp_path) as store:
        for opstart in ("1. maj 2027", "1. februar og 1. august", "løbende"):
            store_it(store, write_csv(path, [["Tilbud", "Udbyder", "Opstart"], ["Mentor", "Rideklubben", opstart]]))
            (offer,) = [json.loads(line) for line in contents(store) if '"Offer"' in line]
            expected = {"1. maj 2027": ["2027-05-01"], "1. februar og 1. august": ["02-01", "08-01"]}
            assert offer.get("intake_dates") == expected.get(opstart)


@pytest.mark.parametrize(
    ("before", "after", "intake", "days"),
    [
        ("11. januar og 6. september", "januar og september", "yearly", ["01-11", "09-06"]),
        ("11. januar 2027 og 6. september 2027", "januar og september", "dates", ["2027-01-11", "2027-09-06"]),
        ("11. januar og 6. september", "februar", "yearly", ["02-01"]),
        ("11. januar og 6. september", "1. januar og 1. september", "yearly", ["01-01", "09-01"]),
    ],
)
def test_a_month_never_replaces_the_day_that_agrees_with_it(
    tmp_path: Path, before: str, after: str, intake: str, days: list[str]
) -> None:
    path, header = tmp_path / "liste.csv", ["Tilbud", "Udbyder", "Opstart"]
    with opened(tmp_path) as store:
        store_it(store, write_csv(path, [header, ["Mentor", "Rideklubben", before]]))
        result = store_it(store, write_csv(path, [header, ["Mentor", "Rideklubben", after]]))
        (offer,) = [json.loads(line) for line in contents(store) if '"Offer"' in line]

    assert (offer["intake"], offer["intake_dates"]) == (intake, days)
    kept = [issue.cell for issue in result.issues if issue.code == "kept_exact"]
    assert kept == (["liste!C2"] if after == "januar og september" else [])


def test_days_in_one_row_are_not_joined_by_the_month_in_another(tmp_path: Path) -> None:
    rows: Rows = [
        ["Tilbud", "Udbyder", "Opstart"],
        ["Mentor", "Rideklubben", "januar"],
        ["Mentor", "Rideklubben", "11. januar"],
    ]
    with opened(tmp_path) as store:
        shown = look(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert nodes_of(shown, "Offer")["offer-mentor"].properties["intake_dates"] == ["01-11"]


@pytest.mark.parametrize("older", ["2026-10-01", "okt. 2026"])
def test_a_confirmation_never_goes_back_in_time(tmp_path: Path, older: str) -> None:
    path, header = tmp_path / "liste.csv", ["Tilbud", "Udbyder", "Sidst opdateret"]
    with opened(tmp_path) as store:
        store_it(store, write_csv(path, [header, ["Mentor", "Rideklubben", "2026-11-02"]]))
        result = store_it(store, write_csv(path, [header, ["Mentor", "Rideklubben", older]]))
        (offer,) = [json.loads(line) for line in contents(store) if '"Offer"' in line]

    assert offer["verified_on"] == "2026-11-02"
    assert [issue.cell for issue in result.issues if issue.code == "older_than_known"] == ["liste!C2"]


KEPT = "Telefon: ring til Ulla\nPladser: fuldt"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ring først", "Ring først\nPladser: efter aftale"),
        ("Ring først\nPLADSER: efter aftale!", "Ring først\nPLADSER: efter aftale!"),
        (KEPT, f"{KEPT}\nPladser: efter aftale"),
    ],
)
def test_words_beside_a_value_come_under_what_others_have_said(tmp_path: Path, before: str, after: str) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Tilbud", "Udbyder", "Pladser"], ["Mentor", "Siloen", "efter aftale"]])
    with opened(tmp_path) as store:
        put(store, NodeRecord("Organisation", "org-siloen", {"name": "Siloen"}))
        put(store, NodeRecord("Offer", "offer-mentor", {"name": "Mentor", "conditions": before}))
        put(store, EdgeRecord("PROVIDES", "Organisation", "org-siloen", "Offer", "offer-mentor"))
        held = contents(store)
        result = store_it(store, path)
        (offer,) = [json.loads(line) for line in contents(store) if '"Offer"' in line and '"node"' in line]
        again = look(store, path)
        if result.change:
            store.undo(result.change, "en tester", NOON)

        assert (offer["conditions"], again.plan.change_set.is_empty()) == (after, True)
        assert contents(store) == held


@pytest.mark.parametrize(
    ("label", "name", "before", "said", "after"),
    [
        ("Organisation", "procedure", "Bank på", "Bank på", "Bank på"),
        ("Organisation", "procedure", "Bank på", "Afsnit: SYD", "Bank på\nAfsnit: SYD"),
        ("Offer", "how_to_apply", "Ring", "Adgang: via Bo", "Ring\nAdgang: via Bo"),
        ("Offer", "schedule", "man-fre", "lørdag", "man-fre\nlørdag"),
        ("Offer", "description", "Kom og spis", "Afsnit: SYD", "Kom og spis\nAfsnit: SYD"),
        ("Offer", "description", "Kom og spis", "Mad for alle", "Mad for alle"),
        ("Actor", "job_title", "Leder", "Souschef", "Souschef"),
        ("Actor", "job_title", "Leder\nRing formiddag", "Leder", "Leder\nRing formiddag"),
        ("Actor", "job_title", "Leder", "Telefon: Ulla\nTelefon: Ulla", "Leder\nTelefon: Ulla"),
        ("Offer", "legal_basis", "SEL § 85", "SEL § 82", "SEL § 82"),
    ],
)
def test_words_of_many_grow_and_words_of_one_are_replaced(
    label: str, name: str, before: str, said: str, after: str
) -> None:
    assert name in NODE_TYPES[label].fields
    assert with_kept_words(name, said, before) == after
    assert with_kept_words(name, said, after) == after
    assert with_kept_words(name, said, None) == said


def test_undo_gives_the_graph_that_was_there_before(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(
            store, write_csv(tmp_path / "andet.csv", [["Organisation", "Telefon"], ["Headspace Ribe", "75123456"]])
        )
        before = contents(store)
        result = store_it(store, write_csv(tmp_path / "liste.csv", LIST), options=KOLDING)
        assert contents(store) != before
        store.undo(result.change or "", "en tester", NOON)

        assert contents(store) == before


def test_every_value_remembers_its_file_and_its_cell(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "liste.csv", LIST))
        entries = [entry for _, entry in store.read(lambda reader: entries_of(reader, 1, 1))]
        change = store.changes()[0]

    cells = {entry.record.id: entry.cells for entry in entries if isinstance(entry.record, NodeRecord)}
    assert cells["offer-mentor"] == {
        "name": "liste!A2",
        "min_age": "liste!C2",
        "max_age": "liste!C2",
        "languages": "liste!D2",
    }
    assert (change.origin.made_by, change.origin.source, change.origin.action) == ("en tester", "liste.csv", "import")
    assert len(change.origin.sha256 or "") == 64


def test_a_file_that_changed_after_the_preview_is_not_applied(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store:
        shown = look(store, path)
        write_csv(path, LIST[:2])

        with pytest.raises(InputError, match="er ændret, siden forhåndsvisningen"):
            apply(shown, store, origin_of(shown, "en tester"), NOON)
        assert store.version() == 0


def test_a_graph_that_moved_after_the_preview_is_not_written_to(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", LIST)
    with opened(tmp_path) as store:
        shown = look(store, path)
        store_it(store, write_csv(tmp_path / "andet.csv", [["Organisation", "Telefon"], ["Rideklubben", ""]]))
        before = contents(store)

        with pytest.raises(ConflictingChange):
            apply(shown, store, origin_of(shown, "en tester"), NOON)
        assert contents(store) == before


def test_an_open_decision_holds_its_rows_back_and_the_rest_is_applied(tmp_path: Path) -> None:
    rows = [["Organisation", "Telefon"], ["Headspase Ribe", ""], ["Headspace Ribe", ""], ["Rideklubben", ""]]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        result = store_it(store, path)
        assert (result.read, result.planned, len(result.held_back), len(result.decisions)) == (3, 1, 2, 1)
        assert [json.loads(line)["id"] for line in contents(store)] == ["org-rideklubben"]

        settled = store_it(store, path, options=Options(answers=YES))
        assert (settled.planned, len(settled.held_back)) == (3, 0)


def test_several_files_are_one_import(tmp_path: Path) -> None:
    one = write_csv(tmp_path / "a.csv", [["Organisation", "Telefon"], ["Headspace Ribe", "75123456"]])
    other = write_csv(tmp_path / "b.csv", [["Tilbud", "Udbyder"], ["Mentor", "Headspace Ribe"]])
    with opened(tmp_path) as store:
        shown = look(store, one, other)

    assert len(nodes_of(shown, "Organisation")) == 1
    assert nodes_of(shown, "Organisation")["org-headspace-ribe"].cells["phone"] == "[a.csv]a!B2"
    assert shown.source == "a.csv, b.csv"


def test_no_file_at_all_is_no_import(tmp_path: Path) -> None:
    with opened(tmp_path) as store, pytest.raises(WrongUse):
        look(store)


def test_a_result_that_loses_a_row_cannot_be_made(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        result = look(store, write_csv(tmp_path / "liste.csv", LIST)).result
    issue = Issue(Severity.ERROR, "liste!A2", "no_name", "Rækken har ikke et navn.")

    with pytest.raises(KaedekortError):
        replace(result, planned=1)
    with pytest.raises(KaedekortError):
        replace(result, planned=1, held_back=(HeldBack(RowId(0, 1), issue),))
    assert replace(result, planned=1, held_back=(HeldBack(RowId(0, 1), issue),), issues=(issue,)).read == 2
