"""The next edition of a list: what was called otherwise, moved or was tied to others last time, and what a person answered then."""

from pathlib import Path

import pytest

from graphmodel.store import GraphStore
from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from tests.importers.lists import (
    KOLDING,
    YES,
    Rows,
    contents,
    edges_of,
    look,
    nodes_of,
    opened,
    store_it,
    write_csv,
    write_xlsx,
)

ORGANISATION = ["Organisation", "Telefon", "E-mail"]
OFFER = ["Tilbud", "Udbyder", "Telefon", "Alder"]
RELATION = ["Fra", "Til", "Relation"]


def edition(folder: Path, rows: Rows) -> Path:
    return write_csv(folder / "liste.csv", rows)


def gone(shown: Preview) -> list[str]:
    """What is told of edges that the list no longer has."""
    return [issue.message.split("«")[0].lstrip("»") for issue in shown.result.issues if issue.code == "edge_gone"]


def answered(store: GraphStore, path: Path, answer: str) -> Preview:
    """A list stored with one answer to all that it asks, and what it would do when it is read again."""
    asked = look(store, path, options=KOLDING).result.decisions
    answers = Answers({decision.id: answer for decision in asked})
    store_it(store, path, options=Options(municipality="0621", answers=answers))
    return look(store, path)


def test_an_organisation_under_a_new_name_with_the_same_phone_is_asked_about(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, [ORGANISATION, ["Skovhuset", "75123456", ""]]), options=KOLDING)
        path = edition(tmp_path, [ORGANISATION, ["Lyset", "75 12 34 56", ""]])
        (question,) = look(store, path).result.decisions
        again = answered(store, path, "samme")

    assert question.suggested == "samme"
    assert "Er »Lyset« i filen" in question.question
    assert "»Skovhuset« i kortet" in question.question
    assert (again.result.decisions, again.plan.absent, again.plan.change_set.is_empty()) == ((), (), True)


def test_two_who_now_have_the_phone_of_one_are_no_new_name_of_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, [ORGANISATION, ["Skovhuset", "75123456", ""]]), options=KOLDING)
        path = edition(tmp_path, [ORGANISATION, ["Lyset", "75123456", ""], ["Åhuset", "75123456", ""]])
        shown = look(store, path)

    assert shown.result.decisions == ()
    assert set(nodes_of(shown, "Organisation")) == {"org-lyset", "org-aahuset"}


def test_an_offer_of_another_provider_with_the_same_phone_is_asked_about(tmp_path: Path) -> None:
    first = [OFFER, ["Mentor", "Lyset", "75123456", ""], ["Sang", "Skovhus", "", ""], ["Dans", "Lyset", "", ""]]
    moved = [OFFER, ["Mentor", "Skovhus", "75123456", ""], ["Sang", "Skovhus", "", ""], ["Dans", "Lyset", "", ""]]
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, first), options=KOLDING)
        (question,) = look(store, edition(tmp_path, moved)).result.decisions
        again = answered(store, tmp_path / "liste.csv", "samme")

    assert question.suggested == "samme"
    assert again.plan.change_set.is_empty()
    assert (again.result.decisions, gone(again)) == ((), ["Lyset udbyder Mentor"])


def test_an_offer_of_another_provider_without_a_contact_is_another_and_the_first_is_missing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, [OFFER, ["Mentor", "Lyset", "", ""]]), options=KOLDING)
        shown = look(store, edition(tmp_path, [OFFER, ["Mentor", "Skovhus", "", ""]]))

    assert set(nodes_of(shown, "Offer")) == {"offer-mentor-skovhus"}
    assert [one.name for one in shown.plan.absent] == ["Mentor", "Lyset"]


@pytest.mark.parametrize("answer", ["samme", "forskellige"])
def test_a_question_is_not_asked_again_when_other_columns_say_something_new(tmp_path: Path, answer: str) -> None:
    rows = [OFFER, ["Mentorforløp", "Lyset", "", "15-25"], ["Mentorforløb", "Lyset", "", "15-25"]]
    later = [OFFER, ["Mentorforløp", "Lyset", "75123456", "15-29"], ["Mentorforløb", "Lyset", "", "15-29"]]
    with opened(tmp_path) as store:
        assert len(look(store, edition(tmp_path, rows), options=KOLDING).result.decisions) == 1
        answered(store, tmp_path / "liste.csv", answer)
        shown = look(store, edition(tmp_path, later))

    assert shown.result.decisions == ()
    assert len(nodes_of(shown, "Offer")) == (1 if answer == "samme" else 2)


@pytest.mark.parametrize("answer", ["samme", "forskellige"])
def test_two_age_groups_that_were_answered_for_are_not_asked_about_again(tmp_path: Path, answer: str) -> None:
    rows = [OFFER, ["Klub", "Lyset", "", "13-17"], ["Klub", "Lyset", "", "18-25"]]
    with opened(tmp_path) as store:
        answered(store, edition(tmp_path, rows), answer)
        later = [OFFER, ["Klub", "Lyset", "75123456", "13-17"], ["Klub", "Lyset", "75123499", "18-25"]]
        shown = look(store, edition(tmp_path, later))

    assert shown.result.decisions == ()
    assert shown.plan.counts.create == {}


def test_an_answer_about_a_node_of_the_graph_holds_when_the_row_says_something_new(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, [OFFER, ["Mentorforløb", "Lyset", "", "15-25"]]), options=KOLDING)
        path = edition(tmp_path, [OFFER, ["Mentorforløp", "Lyset", "", "15-25"], ["Sang", "Lyset", "", ""]])
        assert len(look(store, path).result.decisions) == 1
        assert answered(store, path, "samme").result.decisions == ()
        shown = look(store, edition(tmp_path, [OFFER, ["Mentorforløp", "Lyset", "75123456", "15-29"]]))

    assert shown.result.decisions == ()
    assert list(nodes_of(shown, "Offer")) == ["offer-mentorforloeb"]


def test_a_relation_that_the_list_no_longer_has_is_told_and_left_alone(tmp_path: Path) -> None:
    rows = [RELATION, ["Lyset", "Skovhus", "henviser til"], ["Lyset", "Åhuset", "samarbejder med"]]
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, rows), options=KOLDING)
        before = contents(store)
        shown = look(store, edition(tmp_path, [RELATION, ["Lyset", "Åhuset", "samarbejder med"]]))
        back = look(store, edition(tmp_path, rows))
        store_it(store, edition(tmp_path, rows[:1] + rows[2:]), options=KOLDING)
        after = contents(store)

    assert gone(shown) == ["Lyset henviser til Skovhus"]
    assert [(issue.severity.value, issue.cell) for issue in shown.result.issues if issue.code == "edge_gone"] == [
        ("warning", "liste.csv")
    ]
    assert (gone(back), back.plan.change_set.is_empty()) == ([], True)
    assert after == before


def test_a_relation_that_ends_in_the_graph_is_told_no_more(tmp_path: Path) -> None:
    rows = [
        [*RELATION, "Gælder til"],
        ["Lyset", "Skovhus", "henviser til", ""],
        ["Lyset", "Åhuset", "henviser til", ""],
    ]
    ended = [rows[0], ["Lyset", "Skovhus", "henviser til", "2026-10-31"], rows[2]]
    with opened(tmp_path) as store:
        for one in (rows, ended):
            store_it(store, edition(tmp_path, one), options=KOLDING)
        shown = look(store, edition(tmp_path, [rows[0], rows[2]]))

    assert gone(shown) == []


def test_a_status_for_what_is_missing_leaves_the_relations_alone(tmp_path: Path) -> None:
    rows = [RELATION, ["Lyset", "Skovhus", "henviser til"], ["Lyset", "Åhuset", "henviser til"]]
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, rows), options=KOLDING)
        shown = look(store, edition(tmp_path, rows[:1] + rows[2:]), options=Options(missing={"": "lukket"}))

    assert gone(shown) == ["Lyset henviser til Skovhus"]
    assert [node.id for node in shown.plan.change_set.nodes] == ["org-skovhus"]
    assert shown.plan.change_set.edges == ()


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ([["Tilbud", "Udbyder"], ["Mentor", "Lyset"]], []),
        ([["Tilbud", "Udbyder", "Delmål"], ["Mentor", "Lyset", ""]], []),
        ([["Tilbud", "Udbyder", "Delmål"], ["Mentor", "Lyset", "Økonomi"]], ["Mentor udvikler Motivation"]),
        ([["Tilbud", "Udbyder", "Delmål"], ["Mentor", "Lyset", "Motivation; Økonomi"]], []),
    ],
)
def test_a_list_that_is_silent_on_an_offers_areas_takes_none_away(tmp_path: Path, later: Rows, told: list[str]) -> None:
    with opened(tmp_path) as store:
        first = [["Tilbud", "Udbyder", "Delmål"], ["Mentor", "Lyset", "Motivation"]]
        store_it(store, edition(tmp_path, first), options=KOLDING)
        shown = look(store, edition(tmp_path, later))

    assert gone(shown) == told


def test_a_relation_in_a_row_that_is_held_back_is_not_gone(tmp_path: Path) -> None:
    header = [*RELATION, "Note"]
    rows = [header, ["Lyset", "Skovhus", "henviser til", ""], ["Lyset", "Åhuset", "henviser til", ""]]
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, rows), options=KOLDING)
        shown = look(store, edition(tmp_path, [rows[0], [*rows[1][:3], "010190-1234"], rows[2]]))

    assert len(shown.result.held_back) == 1
    assert gone(shown) == []


def test_a_name_misspelt_anew_and_a_row_that_comes_back_change_nothing(tmp_path: Path) -> None:
    first = [ORGANISATION, ["Headspace Ribe", "75123456", ""], ["Skovhus", "75123457", ""]]
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, first), options=KOLDING)
        store_it(store, edition(tmp_path, [ORGANISATION, ["Headspase Ribe", "75123456", ""]]), options=KOLDING)
        shown = look(store, edition(tmp_path, [ORGANISATION, ["Haedspace Ribe", "75123456", ""], first[2]]))

    assert {id_: dict(node.properties) for id_, node in nodes_of(shown, "Organisation").items()} == {
        "org-headspace-ribe": {"also_known_as": ["Headspase Ribe", "Haedspace Ribe"]}
    }
    assert shown.result.decisions == ()


def test_a_header_renamed_and_a_sheet_more_are_the_same_list(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    offers = [["Tilbud", "Udbyder"], ["Mentor", "Lyset"], ["Sang", "Skovhus"]]
    with opened(tmp_path) as store:
        store_it(store, write_xlsx(path, {"Tilbud": offers}), options=KOLDING)
        people = [["Enhed", "Kontaktperson", "E-mail"], ["Lyset", "Bo Holm", "bo@lyset.example"]]
        renamed = [["Aktivitet", "Leverandør"], *offers[1:]]
        shown = look(store, write_xlsx(path, {"2027": renamed, "Kontakter": people}), options=KOLDING)

    assert shown.plan.counts.create == {"Actor": 1}
    assert (shown.plan.absent, gone(shown)) == ((), [])
    assert edges_of(shown, "WORKS_AT") == {("actor-bo-holm", "org-lyset")}


def test_suggestions_that_were_taken_are_not_asked_again(tmp_path: Path) -> None:
    rows = [ORGANISATION, ["Headspase Ribe", "", ""], ["Headspace Ribe", "", ""]]
    with opened(tmp_path) as store:
        store_it(store, edition(tmp_path, rows), options=Options(municipality="0621", answers=YES))
        shown = look(store, edition(tmp_path, [rows[0], ["Headspase Ribe", "75123456", ""], rows[2]]))

    assert shown.result.decisions == ()
    assert shown.plan.counts.update == {"Organisation": 1}
