"""The doubts as questions: what the rows say side by side, the answers, the suggestion, and what is settled already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from graphmodel.records import NodeRecord
from importers.doubts import DIFFERENT, SAME
from importers.result import Decision
from webviz.importing.looking import Looked, first_cell
from webviz.importing.naming import field_name, value_text
from webviz.importing.wanted import Addresses
from webviz.network.looking import page_of

_ROWS_BESIDE = 4
_LONGEST = 160
_TELLING = frozenset({"name", "address", "phone", "email", "website", "contact_name", "min_age", "max_age", "town"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a question, a row or a thing of the map: where it is, the address that shows it, and what it says of each line."""

    where: str
    address: str | None
    said: Mapping[str, str]
    is_in_map: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A way to answer; forms count the answers of a question."""

    number: int
    name: str
    is_suggested: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt, as the form asks it: `answer` is what settles it now, "" while it is open.

    `is_answered` where a person has said so, now or when the source was last read (`is_as_last`), so that it can be taken back.
    """

    number: int
    text: str
    answers: tuple[Answer, ...]
    answer: str
    rows: int
    lines: tuple[tuple[str, str], ...]
    """What the sides are compared by: what it is kept under, and what it is called."""
    evidence: tuple[Evidence, ...]
    is_answered: bool
    is_as_last: bool

    @property
    def is_open(self) -> bool:
        return not self.answer


def asked_of(looked: Looked, asked: Mapping[str, Decision]) -> list[tuple[Decision, str]]:
    """Every question with the answer that settles it ("" where it is open), the open ones first: what a form counts."""
    settled = [(asked.get(decision.id, decision), answer) for decision, answer in looked.settled]
    return [*((decision, "") for decision in looked.preview.result.decisions), *settled]


def build_questions(
    looked: Looked,
    asked: Sequence[tuple[Decision, str]],
    addresses: Addresses,
    numbers: range,
    catalogue: Catalogue,
) -> tuple[Question, ...]:
    """Some of the questions as they are asked."""
    return tuple(_question(looked, number, *asked[number], addresses, catalogue) for number in numbers)


def _question(
    looked: Looked, number: int, decision: Decision, answer: str, addresses: Addresses, catalogue: Catalogue
) -> Question:
    names: dict[str, str] = {}
    rows = [_row(looked, cell, addresses, names) for cell in decision.cells[:_ROWS_BESIDE]]
    known = looked.spoken_of.get(decision.id, ())
    answers = looked.preview.options.answers
    is_as_last = bool(answer) and decision.id not in answers.choices and answers.remembered.get(decision.id) == answer
    things = [_thing(node, names, catalogue, is_one_of_several=len(known) > 1) for node in known]
    evidence = [*rows, *things] if any(row.said for row in rows) else rows
    return Question(
        number=number,
        text=mask_cpr(decision.question),
        answers=tuple(
            Answer(place, _name(choice, decision, known), choice == decision.suggested and not answer, choice == answer)
            for place, choice in enumerate(decision.choices)
        ),
        answer=answer,
        rows=len(decision.rows),
        lines=tuple(names.items()),
        evidence=tuple(evidence),
        is_answered=is_as_last or (bool(answer) and decision.id in answers.choices),
        is_as_last=is_as_last,
    )


def _row(looked: Looked, cell: str, addresses: Addresses, names: dict[str, str]) -> Evidence:
    said: dict[str, str] = {}
    for target, header, text in looked.evidence.get(first_cell(cell), ()):
        key = target or header
        names.setdefault(key, header)
        said.setdefault(key, text[:_LONGEST])
    place = looked.places.place(cell)
    return Evidence(mask_cpr(cell), addresses.of_cell(place) if place else None, said)


def _thing(node: NodeRecord, names: dict[str, str], catalogue: Catalogue, *, is_one_of_several: bool) -> Evidence:
    """What the map says of a thing, under the lines that the rows have, and a few more by which one knows it."""
    said = {}
    for field, value in node.properties.items():
        key = f"{node.label}.{field}"
        if key in names or field in _TELLING:
            names.setdefault(key, field_name(node.label, field, catalogue))
            said[key] = value_text(node.label, field, value, catalogue)[:_LONGEST]
    name = value_text(node.label, "name", node.properties.get("name"), catalogue) or node.id
    return Evidence(f"{name} ({node.id})" if is_one_of_several else name, page_of(node.identity), said, is_in_map=True)


def _name(choice: str, decision: Decision, known: Sequence[NodeRecord]) -> str:
    """An answer in words; the importer's other answers are Danish words of their own, or the id of a thing of the map."""
    if decision.other_nodes and choice != DIFFERENT:
        name = next((node.properties.get("name") for node in known if node.id == choice), None)
        return _("Det er »%(name)s« (%(id)s)", name=str(name or choice), id=choice)
    if choice == SAME:
        return _("Det er den samme")
    return _("Det er to forskellige") if choice == DIFFERENT else choice[:1].upper() + choice[1:]
