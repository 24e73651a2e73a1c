"""Small tables of rows, some with a graph that is there already: which of them are the same, which differ, and what is asked."""

import random
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from graphmodel.records import EdgeRecord, NodeRecord
from importers.linking.names import are_near
from importers.linking.pairs import near_pairs
from importers.options import Options
from tests.importers.lists import KOLDING, PLAIN, Rows, look, nodes_of, opened, put, write_csv

_PREFIX = {"Organisation": "org-", "Offer": "offer-", "Actor": "actor-"}


class Case(NamedTuple):
    """`new` are the ids, without what they begin with, of the new nodes of a label; `asked` the suggestions of the questions."""

    rows: Rows
    new: list[str]
    asked: list[str] = []  # noqa: RUF012
    label: str = "Organisation"
    options: Options = KOLDING


ORGANISATION = ["Organisation", "Telefon", "E-mail", "Hjemmeside"]
OFFER = ["Tilbud", "Udbyder", "Kategori", "Alder", "Telefon"]
PLACED = ["Organisation", "Kommune", "Telefon", "CVR"]
UNDER = ["Organisation", "Hører under", "Telefon"]
PERSON = ["Enhed", "Kontaktperson", "Telefon", "E-mail"]


def names(*given: str) -> Rows:
    return [["Organisation", "Telefon"], *([name, ""] for name in given)]


LISTED = {
    # Danish letters, signs, capitals and blanks
    "aa is å": Case(names("Klub Aabenraa", "Klub Åbenrå"), ["klub-aabenraa"]),
    "oe is ø": Case(names("Soenderhuset", "Sønderhuset"), ["soenderhuset"]),
    "ae is æ": Case(names("Vaerestedet Lyset", "Værestedet Lyset"), ["vaerestedet-lyset"]),
    "& is og": Case(names("Kost & Logi Ribe", "Kost og Logi Ribe"), ["kost-og-logi-ribe"]),
    "capitals and blanks": Case(names("HEADSPACE  RIBE", "Headspace Ribe"), ["headspace-ribe"]),
    "dots and hyphens": Case(names("U-turn Ribe", "U turn Ribe"), ["u-turn-ribe"]),
    "one word or two": Case(names("Kultur huset Ribe", "Kulturhuset Ribe"), ["kulturhuset-ribe"]),
    # abbreviations and endings
    "afd. is afdeling": Case(names("Skovhus afd. 2", "Skovhus afdeling 2"), ["skovhus-afdeling-2"]),
    "ungd.skole": Case(names("Ungd.skolen Ribe", "Ungdomsskolen Ribe"), ["ungdomsskolen-ribe"]),
    "a definite ending": Case(names("Klubben Lyset", "Klub Lyset"), ["klub-lyset"]),
    "ApS": Case(names("Skovhus ApS", "Skovhus"), ["skovhus"]),
    # slips of the hand
    "a slip without a contact": Case(names("Headspase Ribe", "Headspace Ribe"), [], ["samme"]),
    "a slip with one phone": Case(
        [ORGANISATION, ["Headspase Ribe", "75123456", "", ""], ["Headspace Ribe", "7512 3456", "", ""]],
        ["headspace-ribe"],
    ),
    "a slip with one e-mail": Case(
        [ORGANISATION, ["Headspase Ribe", "", "A@x.dk", ""], ["Headspace Ribe", "", "a@x.dk", ""]], ["headspace-ribe"]
    ),
    "a slip with one web address": Case(
        [ORGANISATION, ["Headspase Ribe", "", "", "www.h.dk"], ["Headspace Ribe", "", "", "https://h.dk/"]],
        ["headspace-ribe"],
    ),
    "a slip with two phones": Case(
        [ORGANISATION, ["Headspase Ribe", "75123456", "", ""], ["Headspace Ribe", "75123499", "", ""]],
        [],
        ["forskellige"],
    ),
    "a slip in an offer": Case(
        [OFFER, ["Mentorforløp", "Klub Lyset", "", "", ""], ["Mentorforløb", "Klub Lyset", "", "", ""]],
        [],
        ["samme"],
        "Offer",
    ),
    "a short word": Case(names("Vrå", "Trå"), ["traa", "vraa"]),
    # what tells apart
    "north and south": Case(names("FGU Nord", "FGU Syd"), ["fgu-nord", "fgu-syd"]),
    "numbers": Case(names("Hal 1", "Hal 2"), ["hal-1", "hal-2"]),
    "other words": Case(names("Viuf skole", "Hejls skole"), ["hejls-skole", "viuf-skole"]),
    "two municipalities": Case(
        [PLACED, ["Ungdomsskolen", "Kolding", "75123456", ""], ["Ungdomsskolen", "Vejle", "75123456", ""]],
        ["ungdomsskolen", "ungdomsskolen-2"],
    ),
    "one CVR for all": Case(
        [PLACED, ["Jobcentret", "Kolding", "", "29189897"], ["Sundhedscentret", "Kolding", "", "29189897"]],
        ["jobcentret", "sundhedscentret"],
    ),
    # generic names
    "a generic name in one municipality": Case(names("Ungdomsskolen", "Ungdomsskolen"), ["ungdomsskolen"]),
    "a generic name nowhere": Case(names("PPR", "PPR"), [], ["samme"], options=PLAIN),
    "a generic name with one phone": Case(
        [ORGANISATION, ["PPR", "75123456", "", ""], ["PPR", "75123456", "", ""]], ["ppr"], options=PLAIN
    ),
    "a name of its own nowhere": Case(names("Skovhus", "Skovhus"), ["skovhus"], options=PLAIN),
    # one name inside another
    "a longer name with one phone": Case(
        [ORGANISATION, ["Siloen", "75123456", "", ""], ["Spillestedet Siloen", "75123456", "", ""]], ["siloen"]
    ),
    "a longer name without a contact": Case(names("Siloen", "Spillestedet Siloen"), ["siloen", "spillestedet-siloen"]),
    "a longer name that adds the kind": Case(names("Lyset", "Klub Lyset"), [], ["samme"]),
    # part of
    "the same unit of two": Case(
        [UNDER, ["Kantinen", "Viuf skole", ""], ["Kantinen", "Hejls skole", ""]],
        ["hejls-skole", "kantinen-hejls-skole", "kantinen-viuf-skole", "viuf-skole"],
    ),
    "flat and under a parent": Case(
        [UNDER, ["Lyset", "", "75123456"], ["Lyset", "Viuf skole", ""]], ["lyset", "viuf-skole"]
    ),
    "flat, and under two parents": Case(
        [UNDER, ["Lyset", "", ""], ["Lyset", "Viuf skole", ""], ["Lyset", "Hejls skole", ""]],
        ["hejls-skole", "lyset", "lyset-hejls-skole", "lyset-viuf-skole", "viuf-skole"],
    ),
    "flat without a place, and placed under a parent": Case(
        [
            ["Organisation", "Hører under", "Kommune"],
            ["Lyset", "", ""],
            ["Lyset", "", "Kolding"],
            ["Lyset", "Viuf skole", "Kolding"],
        ],
        ["lyset", "viuf-skole"],
        options=PLAIN,
    ),
    # offers
    "an offer in two categories": Case(
        [OFFER, ["Mentor", "Lyset", "Motivation", "", ""], ["Mentor", "Lyset", "Økonomi", "", ""]],
        ["mentor"],
        label="Offer",
    ),
    "an offer from two": Case(
        [OFFER, ["Mentor", "Lyset", "", "", ""], ["Mentor", "Skovhus", "", "", ""]],
        ["mentor-lyset", "mentor-skovhus"],
        label="Offer",
    ),
    "an offer for two ages": Case(
        [OFFER, ["Klub", "Lyset", "", "13-17", ""], ["Klub", "Lyset", "", "18-25", ""]], [], ["forskellige"], "Offer"
    ),
    "an offer without a provider in two municipalities": Case(
        [["Tilbud", "Kommune"], ["Mentor", "Kolding"], ["Mentor", "Vejle"]],
        ["mentor", "mentor-2"],
        label="Offer",
        options=PLAIN,
    ),
    # persons
    "a person in two units with one e-mail": Case(
        [PERSON, ["Lyset", "Bo Holm", "", "bo@x.dk"], ["Skovhus", "Bo Holm", "", "bo@x.dk"]],
        ["bo-holm"],
        label="Actor",
    ),
    "two persons of one name": Case(
        [PERSON, ["Lyset", "Bo Holm", "", "bo@x.dk"], ["Skovhus", "Bo Holm", "", "bh@x.dk"]],
        ["bo-holm-lyset", "bo-holm-skovhus"],
        label="Actor",
    ),
}


def seen(folder: Path, case: Case, *graph: NodeRecord | EdgeRecord) -> tuple[list[str], list[str]]:
    with opened(folder) as store:
        if graph:
            put(store, *graph)
        shown = look(store, write_csv(folder / "liste.csv", case.rows), options=case.options)
    known = {record.id for record in graph if isinstance(record, NodeRecord)}
    made = sorted(id_.removeprefix(_PREFIX[case.label]) for id_ in nodes_of(shown, case.label) if id_ not in known)
    return made, [decision.suggested for decision in shown.result.decisions]


@pytest.mark.parametrize("name", LISTED)
def test_rows_of_a_list(tmp_path: Path, name: str) -> None:
    case = LISTED[name]

    assert seen(tmp_path, case) == (case.new, case.asked)


@pytest.mark.parametrize("name", LISTED)
def test_rows_of_a_list_turned_round(tmp_path: Path, name: str) -> None:
    case = LISTED[name]
    header, *rows = case.rows

    assert seen(tmp_path, case._replace(rows=[header, *rows[::-1]])) == (case.new, case.asked)


def organisation(id_: str, name: str, place: str = "0621", **fields: object) -> list[NodeRecord | EdgeRecord]:
    """An organisation that the graph has, in a municipality."""
    node = NodeRecord("Organisation", id_, {"name": name, **fields})  # type: ignore[dict-item]
    where = EdgeRecord("LOCATED_IN", "Organisation", id_, "Municipality", place)
    return [node, NodeRecord("Municipality", place, {}), where] if place else [node]


def offer(id_: str, name: str, provider: str, **fields: object) -> list[NodeRecord | EdgeRecord]:
    """An offer that the graph has."""
    node = NodeRecord("Offer", id_, {"name": name, **fields})  # type: ignore[dict-item]
    return [node, EdgeRecord("PROVIDES", "Organisation", provider, "Offer", id_)]


KNOWN: dict[str, tuple[list[NodeRecord | EdgeRecord], Case]] = {
    "the same name and place": (organisation("org-7", "Åhuset"), Case(names("Aahuset"), [])),
    "what it is also called": (
        organisation("org-7", "Ungeindsatsen", also_known_as=["Lyset"]),
        Case(names("Lyset"), []),
    ),
    "another municipality": (organisation("org-7", "Lyset", "0630"), Case(names("Lyset"), ["lyset"])),
    "a place that the graph does not tell": (organisation("org-7", "Lyset", ""), Case(names("Lyset"), [])),
    "a slip with the same phone": (
        organisation("org-7", "Headspace Ribe", phone="75 12 34 56"),
        Case([ORGANISATION, ["Headspase Ribe", "75123456", "", ""]], []),
    ),
    "a slip without a contact": (
        organisation("org-7", "Headspace Ribe"),
        Case(names("Headspase Ribe"), [], ["samme"]),
    ),
    "north and south": (organisation("org-7", "FGU Nord"), Case(names("FGU Syd"), ["fgu-syd"])),
    "a generic name without a place": (organisation("org-7", "PPR", ""), Case(names("PPR"), [], ["samme"])),
    "a generic name elsewhere": (organisation("org-7", "PPR", "0630"), Case(names("PPR"), ["ppr"])),
    "one CVR and another name": (
        organisation("org-7", "Jobcentret", cvr="29189897"),
        Case([PLACED, ["Sundhedscentret", "Kolding", "", "29189897"]], ["sundhedscentret"]),
    ),
    "one phone and another name, from somebody else": (
        organisation("org-7", "Idrætsforeningen", phone="75123456"),
        Case([ORGANISATION, ["Løberne", "75123456", "", ""]], ["loeberne"]),
    ),
    "two in the graph of one name": (
        [*organisation("org-7", "Lyset", ""), *organisation("org-8", "Lyset", "")],
        Case(names("Lyset"), [], ["org-7"]),
    ),
    "a unit under the parent that the graph tells": (
        [
            *organisation("org-7", "Viuf skole"),
            *organisation("org-8", "Kantinen", ""),
            EdgeRecord("PART_OF", "Organisation", "org-8", "Organisation", "org-7"),
        ],
        Case([UNDER, ["Kantinen", "Viuf skole", ""]], []),
    ),
    "a unit under another parent": (
        [
            *organisation("org-7", "Viuf skole"),
            *organisation("org-8", "Kantinen", ""),
            EdgeRecord("PART_OF", "Organisation", "org-8", "Organisation", "org-7"),
        ],
        Case([UNDER, ["Kantinen", "Hejls skole", ""]], ["hejls-skole", "kantinen"]),
    ),
    "an offer of its provider": (
        [*organisation("org-7", "Lyset"), *offer("offer-7", "Mentor", "org-7")],
        Case([OFFER, ["Mentor", "Lyset", "", "", ""]], [], label="Offer"),
    ),
    "an offer of another provider": (
        [*organisation("org-7", "Lyset"), *offer("offer-7", "Mentor", "org-7", phone="75123456")],
        Case([OFFER, ["Mentor", "Skovhus", "", "", "75123456"]], ["mentor"], label="Offer"),
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_row_and_what_the_graph_has(tmp_path: Path, name: str) -> None:
    graph, case = KNOWN[name]

    assert seen(tmp_path, case, *graph) == (case.new, case.asked)


def test_near_names_among_many_are_those_that_comparing_each_with_each_finds() -> None:
    chance = random.Random(20261123)
    syllables = ("ba", "be", "li", "lo", "gaard", "vik", "hus")
    spelt = ["".join(chance.choices(syllables, k=chance.randint(3, 4))) for _ in range(200)]
    names = {(f"{at:03}",): f"{chance.choice(('', 'Klub '))}{name.capitalize()}" for at, name in enumerate(spelt)}
    each_with_each = [pair for pair in combinations(sorted(names), 2) if are_near(names[pair[0]], names[pair[1]])]

    assert len(each_with_each) > 25
    assert list(near_pairs(names, dict.fromkeys(names, ""))) == each_with_each
