"""Facts come out of the graph as they stand there, whichever way they are fetched: row by row or many at once, whole or in portions."""

import dataclasses
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from graphmodel.access import Reader, Row
from graphmodel.errors import KaedekortError
from graphmodel.store import GraphStore
from queries.everyone.records import Records, fetch_records
from queries.facts import map_rows, neighbourhood_rows, portions, search_rows, youth_rows
from queries.facts.fetch import fetch_offers, fetch_youths
from queries.progress import FETCHING
from queries.query import Query, cypher_text
from queries.surfaces import facts as surface_facts
from tests.contract.conftest import NewStore
from tests.contract.graphs import whole_graph
from tests.contract.questions import parameters_for
from tests.contract.stories import MADE_ON, STORY
from tests.oracle.random_graphs import random_objects
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, Map, days, edge, node, nodes_first, town

ROOMS = (map_rows, youth_rows, neighbourhood_rows, search_rows, surface_facts)
QUESTIONS: Mapping[str, Query[object]] = {
    found.name: found for room in ROOMS for found in vars(room).values() if isinstance(found, Query)
}
WHOLE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HandRow:
    """A row for tests: two columns with ids and one without."""

    giver_id: str
    taker_id: str | None
    words: list[str] | None


class Answering:
    """A reader that gives the same answer to whatever it is asked."""

    def __init__(self, answer: list[Row]) -> None:
        self.answer = answer

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:  # noqa: ARG002  # the port's
        return [dict(row) for row in self.answer]


def records_in(store: GraphStore) -> Records:
    return store.read(lambda reader: fetch_records(reader, CARRIES))


def fetched_in(monkeypatch: pytest.MonkeyPatch, at_once: int, work: Callable[[], Records]) -> Records:
    """What the work fetches in portions of a size."""
    monkeypatch.setattr(portions, "AT_ONCE", at_once)
    return work()


@pytest.mark.parametrize("rows", [0, 1, 2, 511, 512, 513, 1024, 1100])
def test_rows_are_made_as_their_dataclass_makes_them_however_many_there_are(rows: int) -> None:
    answer: list[Row] = [
        {"giver_id": f"ung:{number}", "taker_id": None if number % 3 else 'Ærø "1"', "words": [str(number)]}
        for number in range(rows)
    ]
    made = Query("areas", HandRow).run(Answering(answer))
    assert made == tuple(HandRow(**row) for row in answer)
    assert [row.words for row in made] == [row["words"] for row in answer]


def test_columns_are_told_apart_by_name_and_not_by_their_place() -> None:
    (made,) = Query("areas", HandRow).run(Answering([{"words": None, "taker_id": "b", "giver_id": "a"}]))
    assert made == HandRow(giver_id="a", taker_id="b", words=None)


def test_a_row_is_frozen_and_the_same_id_in_many_is_one_text() -> None:
    answer: list[Row] = [{"giver_id": f"org-{same}", "taker_id": f"org-{same}", "words": None} for same in (1, 1)]
    assert answer[0]["giver_id"] is not answer[1]["giver_id"]
    first, second = Query("areas", HandRow).run(Answering(answer))
    assert first.giver_id is first.taker_id is second.giver_id
    assert hash(first) == hash(HandRow(giver_id="org-1", taker_id="org-1", words=None))
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.giver_id = "c"  # type: ignore[misc]


@pytest.mark.parametrize("columns", [("giver_id", "taker_id"), ("giver_id", "taker_id", "words", "more")])
def test_columns_that_are_not_the_fields_of_the_row_are_refused(columns: tuple[str, ...]) -> None:
    answer: list[Row] = [dict.fromkeys(columns, "x")]
    with pytest.raises(
        KaedekortError, match=r"areas\.cypher gives \[.*\], HandRow has \['giver_id', 'taker_id', 'words'\]"
    ):
        Query("areas", HandRow).run(Answering(answer))


def test_every_row_of_an_answer_has_its_columns_in_one_order_and_becomes_what_its_dataclass_makes(
    new_store: NewStore,
) -> None:
    nodes, edges = whole_graph()
    store = new_store()
    store.fill(nodes, edges, STORY, MADE_ON)

    def ask(reader: Reader) -> int:
        seen = 0
        for name, question in sorted(QUESTIONS.items()):
            parameters = parameters_for(cypher_text(name))
            answer = reader.run(cypher_text(name), parameters)
            assert len({tuple(row) for row in answer}) <= 1, name
            assert question.run(reader, **parameters) == tuple(question.row(**row) for row in answer), name
            seen += len(answer) > 1
        return seen

    assert store.read(ask) > len(QUESTIONS) / 2


@pytest.mark.parametrize("seed", range(12))
def test_facts_fetched_in_portions_are_those_fetched_at_once(
    seed: int, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = draw(random_objects(random.Random(seed), youths=9, offers=13)).store
    whole = fetched_in(monkeypatch, WHOLE, lambda: records_in(store))
    assert whole.youths
    assert whole.offers.develops
    for at_once in (1, 2, 5, 9):
        assert fetched_in(monkeypatch, at_once, lambda: records_in(store)) == whole, at_once


def test_every_engine_gives_the_same_facts_in_portions_of_any_size(
    every_store: tuple[GraphStore, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    objects = random_objects(random.Random(77), youths=9, offers=13)
    stores = [Map(store, objects).store for store in every_store]
    found = [
        fetched_in(monkeypatch, at_once, lambda store=store: records_in(store))  # type: ignore[misc]
        for store in stores
        for at_once in (WHOLE, 4, 1)
    ]
    assert all(each == found[0] for each in found)


def test_facts_are_in_the_order_of_their_ids_and_what_is_inactive_or_not_there_makes_no_gap(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "AT_ONCE", 2)
    youths = ["Ung B", "ung-ø", "ung:a", "ung-z"]
    drawn = draw(
        town(
            *(node("Youth", each) for each in youths),
            node("Youth", "ung-væk", status="closed"),
            edge("LIVES_IN", "ung-væk", "0621"),
            node("Offer", "offer-lukket", status="closed"),
            edge("SUITS", "offer-lukket", "kontaktparat"),
        )
    )
    records = records_in(drawn.store)
    assert [facts.youth.id for facts in records.youths] == ["Ung B", "ung-z", "ung-ø", "ung:a", "youth-1"]
    assert [row.id for row in records.offers.offers] == ["offer-lukket", "offer-mentor"]
    assert [row.offer_id for row in records.offers.suits] == ["offer-lukket"]

    def by_name(reader: Reader) -> tuple[list[str], list[str]]:
        asked = ["youth-1", "ingen", "ung-væk", "ung:a", "intet", "youth-1"]
        offers = fetch_offers(reader, ["offer-mentor", "intet", "andet", "offer-lukket"])
        return list(fetch_youths(reader, asked)), [row.id for row in offers.offers]

    assert drawn.store.read(by_name) == (["ung-væk", "ung:a", "youth-1"], ["offer-lukket", "offer-mentor"])


def test_a_sub_goal_of_two_youths_lies_in_its_areas_once_for_each_of_them(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = draw(
        town(
            node("Youth", "youth-2"),
            edge("WORKS_TOWARDS", "youth-2", "subgoal-1"),
            edge("IN_AREA", "subgoal-1", "area-it", valid_from=days(1)),
        )
    )
    for at_once in (1, 2):
        records = fetched_in(monkeypatch, at_once, lambda: records_in(drawn.store))
        assert {
            facts.youth.id: [(row.area_id, row.valid_from) for row in facts.sub_goal_areas] for facts in records.youths
        } == {id_: [("area-doegnrytme", None), ("area-it", days(1))] for id_ in ("youth-1", "youth-2")}


def test_nobody_and_nothing_is_fetched_from_an_empty_graph(draw: Draw) -> None:
    records = records_in(draw([]).store)
    assert records.youths == records.offers.offers == records.offers.providers == records.followers == ()


@pytest.mark.parametrize("at_once", [1, 2, 1_000])
def test_it_is_told_how_many_questions_of_how_many_were_asked(
    at_once: int, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "AT_ONCE", at_once)
    told: list[tuple[str, int, int]] = []
    drawn = draw(nodes_first([*town(), *(node("Youth", f"ung-{number}") for number in range(4))]))
    drawn.store.read(lambda reader: fetch_records(reader, CARRIES, lambda *each: told.append(each)))
    portions_of_youths = {1: 5, 2: 3, 1_000: 1}[at_once]
    whole = 17 + 7 + 12 * portions_of_youths
    assert [done for _, done, _ in told] == list(range(whole))
    assert told[2:] == [(FETCHING, done, whole) for done in range(2, whole)]
