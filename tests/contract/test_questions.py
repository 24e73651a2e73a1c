"""Every question of the catalogue is put to every engine, on a graph that has all it names."""

import json
import re

from graphmodel.access import Reader
from graphmodel.store import GraphStore
from tests.contract.graphs import whole_graph
from tests.contract.questions import parameters_for, question_files
from tests.contract.stories import MADE_ON, STORY, exported


def answers(store: GraphStore) -> dict[str, str]:
    """The rows of every question as text, so that 1 and 1.0 and the order of columns would show."""

    def ask_all(reader: Reader) -> dict[str, str]:
        texts = {file.name: file.read_text(encoding="utf-8") for file in question_files()}
        return {name: json.dumps(reader.run(text, parameters_for(text))) for name, text in texts.items()}

    return store.read(ask_all)


def test_every_question_has_an_answer_on_the_whole_graph(seeded: GraphStore) -> None:
    assert [name for name, rows in answers(seeded).items() if rows == "[]"] == []


def test_every_question_is_answered_with_nothing_by_an_empty_store(store: GraphStore) -> None:
    assert [name for name, rows in answers(store).items() if rows != "[]"] == []


def test_every_engine_gives_the_same_answers_the_same_lines_and_the_same_version(
    every_store: tuple[GraphStore, ...],
) -> None:
    for store in every_store:
        store.fill(*whole_graph(), STORY, MADE_ON)
    first, *others = every_store

    for other in others:
        assert answers(other) == answers(first)
        assert exported(other) == exported(first)
        assert other.version() == first.version() == 1
        assert other.changes() == first.changes()


def test_every_question_is_asked_in_words_names_its_columns_and_orders_its_rows() -> None:
    """The rows are asked for in a fixed order, and no column takes its name from an expression."""
    faults = []
    for file in question_files():
        text = file.read_text(encoding="utf-8")
        question, _, cypher = text.partition("\n")
        if not re.fullmatch(r"// .*\?.*", question):
            faults.append(f"{file.name}: its first line is no question")
        last = cypher.rpartition("RETURN")[2]
        columns, ordered, _ = last.partition("ORDER BY")
        if not ordered:
            faults.append(f"{file.name}: no ORDER BY")
        faults += [
            f"{file.name}: {column.strip()} has no name"
            for column in _split(columns)
            if not re.search(r"\sAS `?\w+`?$|^\s*\w+$", column.rstrip())
        ]

    assert faults == []


def _split(columns: str) -> list[str]:
    """Cut at the commas that stand in no bracket."""
    parts, depth = [""], 0
    for sign in columns:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]
