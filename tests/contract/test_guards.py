"""What keeps the contract suite honest: no test knows its engine or gives up, and none asks for what its graph has not got."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from graphmodel.derived_cypher import BOOKKEEPING_LABELS, end_labels
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from tests.contract.graphs import whole_graph
from tests.contract.named_in_cypher import is_cypher, named_in
from tests.contract.questions import PARAMETERS, question_files

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SUITE = sorted(path for path in HERE.glob("*.py") if path.name not in {"conftest.py", Path(__file__).name})
TESTS = [path for path in SUITE if path.name.startswith("test_")]

ENGINES = re.compile(r"kglite|neo4j|bolt:|file:|engine_name|\.kgl\b", re.IGNORECASE)
"""Words that only somebody who knows an engine needs."""
WAYS_OUT = {"skip", "skipif", "xfail", "importorskip", "give_up", "fail_if", "usefixtures"}
"""Ways for a test not to hold; and, last, a way to get at a fixture without naming it."""
STORES = {"store", "seeded", "new_store", "every_store"}

SEEDERS = {
    "offer": {"Offer"},
    "organisation": {"Organisation"},
    "provides": {"PROVIDES"},
    "refers": {"REFERS_TO"},
    "upsert": {"Offer"},
}
"""Words of the suite's stories, and the labels and types of what they write."""
ABOUT_NOTHING = "nothing"
"""A test whose name says so asks on purpose for what is not there."""


def faults_in(source: str) -> list[str]:
    """The lines of a test file that name an engine, give up, or look at which store they were given."""
    faults = [
        f"{number}: names an engine" for number, line in enumerate(source.splitlines(), 1) if ENGINES.search(line)
    ]
    for node in ast.walk(ast.parse(source)):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else None
        if name in WAYS_OUT:
            faults.append(f"{node.lineno}: {name}")  # type: ignore[attr-defined]  # names and attributes have lines
        if isinstance(node, ast.ImportFrom) and node.module and "engines" in node.module.split("."):
            faults.append(f"{node.lineno}: imports an engine")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"isinstance", "type"}:
            faults += [f"{node.lineno}: looks at a store's type" for argument in node.args if _is_a_store(argument)]
        if isinstance(node, ast.arg) and node.arg == "request":
            faults.append(f"{node.lineno}: asks pytest which parameter it has")
    return faults


def _is_a_store(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in STORES


@pytest.mark.parametrize("path", SUITE, ids=lambda path: path.name)
def test_no_contract_test_knows_its_engine_or_gives_up(path: Path) -> None:
    assert faults_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pytest\ndef test_x(store):\n    pytest.skip('not here')",
        "@pytest.mark.skipif(True, reason='x')\ndef test_x(store): ...",
        "@pytest.mark.xfail\ndef test_x(store): ...",
        "def test_x(store):\n    expected = 1 if 'neo4j' in str(store) else 2",
        "def test_x(store):\n    if isinstance(store, Other): ...",
        "def test_x(store):\n    if type(store).__name__ == 'Embedded': ...",
        "def test_x(store, request): ...",
        "from graphmodel.engines.some import Store",
        "def test_x(store):\n    assert store.address.startswith('file:')",
    ],
)
def test_the_guard_sees_a_test_that_knows_its_engine_or_gives_up(source: str) -> None:
    assert faults_in(source) != []


def test_every_contract_test_gets_its_store_from_the_fixtures() -> None:
    """A test that opened a store of its own would run on one engine alone."""
    tests = [
        (path, node) for path in TESTS for node in ast.parse(path.read_text(encoding="utf-8")).body if _is_a_test(node)
    ]
    without = [
        f"{path.name}:{node.name}"
        for path, node in tests
        if path.name != "test_questions.py" and not STORES & {argument.arg for argument in node.args.args}
    ]

    assert without == []
    assert len(tests) > 50


def _is_a_test(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def test_the_whole_graph_has_every_label_type_pair_of_ends_and_field() -> None:
    nodes, edges = whole_graph()

    assert {(node.label, name) for node in nodes for name in node.properties} == {
        (label, name) for label, kind in NODE_TYPES.items() for name in kind.fields
    }
    assert {(edge.type, name) for edge in edges for name in edge.properties} == {
        (type_, name) for type_, kind in EDGE_TYPES.items() for name in kind.fields
    }
    assert {node.label for node in nodes} == set(NODE_TYPES)
    assert {(edge.type, edge.from_label, edge.to_label) for edge in edges} == set(end_labels())


def test_every_question_of_the_catalogue_names_only_what_the_whole_graph_has_and_parameters_that_have_a_value() -> None:
    known = {*NODE_TYPES, *EDGE_TYPES}
    faults = []
    for file in question_files():
        named = named_in(file.read_text(encoding="utf-8"))
        faults += [f"{file.name} names {thing}, which the model has not got" for thing in sorted(named.things - known)]
        faults += [
            f"{file.name}: give ${name} a value in questions.PARAMETERS"
            for name in sorted(named.parameters - set(PARAMETERS))
        ]

    assert faults == []


def test_every_test_that_the_page_about_the_engines_names_is_there() -> None:
    page = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    files = [*HERE.glob("test_*.py"), *(ROOT / "tests" / "graphmodel").rglob("test_*.py")]
    there = {
        name
        for path in files
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert named - there == set()
    assert len(named) > 20


def unseeded_in(source: str) -> dict[str, set[str]]:
    """For each test of a file the labels and types that it asks for and that its graph has not got."""
    tree = ast.parse(source)
    defined = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    constants = {name.id: node.value for node in tree.body for name in _assigned(node) if node.value is not None}  # type: ignore[attr-defined]
    missing = {}
    for name, test in defined.items():
        if not _is_a_test(test) or ABOUT_NOTHING in name or "seeded" in {argument.arg for argument in test.args.args}:
            continue
        asked: set[str] = set()
        seeded: set[str] = set(BOOKKEEPING_LABELS)
        for node in _reached(test, defined | constants, set()):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_cypher(node.value):
                things = named_in(node.value).things
                asked |= things
                if re.search(r"\b(CREATE|MERGE)\b", node.value):
                    seeded |= things
            elif isinstance(node, ast.Name) and node.id in SEEDERS:
                seeded |= SEEDERS[node.id]
            elif isinstance(node, ast.Constant) and node.value in {*NODE_TYPES, *EDGE_TYPES}:
                seeded.add(str(node.value))
        if asked - seeded:
            missing[name] = asked - seeded
    return missing


def _assigned(node: ast.stmt) -> Iterator[ast.Name]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    yield from (target for target in targets if isinstance(target, ast.Name))


def _reached(node: ast.AST, defined: dict[str, ast.AST], seen: set[str]) -> Iterator[ast.AST]:
    """Everything in a function and in what it uses of its own file."""
    for child in ast.walk(node):
        yield child
        if isinstance(child, ast.Name) and child.id in defined and child.id not in seen:
            seen.add(child.id)
            yield from _reached(defined[child.id], defined, seen)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_every_contract_test_asks_for_labels_and_types_that_its_graph_has(path: Path) -> None:
    assert unseeded_in(path.read_text(encoding="utf-8")) == {}


def test_the_guard_sees_a_test_that_asks_for_what_its_graph_has_not_got() -> None:
    source = "COUNT = 'MATCH (:Offer)-[:SUITS|SERVES]->(stage:Stage) RETURN count(*) AS n'\ndef test_x(store): {0}ask(store, COUNT)\n"

    assert unseeded_in(source.format("")) == {"test_x": {"Offer", "SUITS", "SERVES", "Stage"}}
    assert unseeded_in(source.format("apply(store, offer('a')); ")) == {"test_x": {"SUITS", "SERVES", "Stage"}}
    assert unseeded_in(source.replace("(store)", "(seeded)").format("")) == {}
