"""What speaks for two names being one, and what does not: a contact of everybody, a word that makes another, a slip in a kind."""

from pathlib import Path

import pytest

from graphmodel.records import NodeRecord
from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from tests.importers.lists import PLAIN, Rows, codes, look, look_alone, nodes_of, opened, put, store_it, write_csv

REACHED = ["Organisation", "Kommune", "Hjemmeside", "Telefon", "Mail"]


def listed(folder: Path, rows: Rows, options: Options = PLAIN) -> Preview:
    return look_alone(folder / "kort", write_csv(folder / "liste.csv", rows), options=options)


def names(shown: Preview, label: str = "Organisation") -> list[str]:
    return sorted(str(node.properties["name"]) for node in nodes_of(shown, label).values())


def asked(shown: Preview) -> list[tuple[str, str]]:
    return [(one.question, one.suggested) for one in shown.result.decisions]


@pytest.mark.parametrize(
    ("site", "mail"),
    [
        ("odense.dk", ""),
        ("https://www.odense.dk/unge", ""),
        ("faxekommune.dk", ""),
        ("www.solrod.dk", ""),
        ("kk.dk", ""),
        ("facebook.com", ""),
        ("", "kommunen@odense.dk"),
        ("", "post@kolding.dk"),
    ],
)
def test_a_municipalitys_own_site_and_mailbox_make_no_two_one(tmp_path: Path, site: str, mail: str) -> None:
    three = ["Klub Bolbro", "Klub Bolbro Junior", "Klubhuset Bolbro"]
    shown = listed(tmp_path, [REACHED, *([name, "Odense", site, "", mail] for name in three)])

    assert names(shown) == three
    assert asked(shown) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Klub Bolbro", "Klub Bolbro Junior"),
        ("Prime Minister", "Deputy Prime Minister"),
        ("Café Perron", "Café Perron Aften"),
    ],
)
def test_a_name_with_a_word_more_that_tells_is_at_most_asked_about(tmp_path: Path, one: str, other: str) -> None:
    rows = [REACHED, [one, "Odense", "perron.dk", "66111111", ""], [other, "Odense", "perron.dk", "66111111", ""]]
    ((question, suggested),) = asked(listed(tmp_path, rows))
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", rows[:2]))
        beside = asked(look(store, write_csv(tmp_path / "b.csv", [rows[0], rows[2]])))

    assert suggested == "forskellige"
    assert question.endswith("den samme? Begge har telefon 66111111, hjemmeside perron.dk.")
    assert [suggestion for _, suggestion in beside] == ["forskellige"]


def test_a_site_that_many_names_share_tells_nothing_of_any_of_them(tmp_path: Path) -> None:
    minister = ["Prime Minister", "Deputy Prime Minister", "Minister of Health", "Associate Minister of Health"]
    shown = listed(tmp_path, [REACHED[:3], *([name, "", "beehive.govt.nz"] for name in [*minister, "Minister"])])

    assert names(shown) == sorted([*minister, "Minister"])
    assert asked(shown) == []


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("Ungdomshuset Broen", "Ungdomshset Broen"),
        ("Foreningen Fyrtårnet", "Forenigen Fyrtårnet"),
        ("Værestedet Lyset", "Værstedet Lyset"),
        ("Rådgivningen Lyset", "Rådgivingen Lyset"),
        ("Ungdomshus Broen", "Ungdomshset Broen"),
    ],
)
def test_a_slip_in_the_word_for_the_kind_is_asked_about_and_the_right_word_becomes_the_name(
    tmp_path: Path, right: str, slip: str
) -> None:
    rows = [["Organisation", "Kommune"], [slip, "Odense"], [right, "Odense"]]
    first = listed(tmp_path, rows)
    ((_, suggested),) = asked(first)
    answers = Answers({first.result.decisions[0].id: "samme"})
    (node,) = nodes_of(listed(tmp_path, rows, Options(answers=answers)), "Organisation").values()

    assert suggested == "samme"
    assert (node.properties["name"], node.properties["also_known_as"]) == (right, [slip])


@pytest.mark.parametrize(
    ("spellings", "name", "others"),
    [
        (["Soenderbro og Noerrebro Klub", "Sønderbro & Nørrebro Klub"], "Sønderbro & Nørrebro Klub", 1),
        (["Soenderbro Klub", "Soenderbro Klub", "Sønderbro Klub"], "Sønderbro Klub", 1),
        (["Ungdomsskolen Årslev", "Ungd.skolen Årslev"], "Ungdomsskolen Årslev", 0),
        (["Lyset", "LYSET"], "Lyset", 0),
    ],
)
def test_the_spelling_with_danish_letters_is_the_name_and_the_plain_one_is_known_as_well(
    tmp_path: Path, spellings: list[str], name: str, others: int
) -> None:
    shown = listed(tmp_path, [["Organisation", "Kommune"], *([each, "Odense"] for each in spellings)])
    (node,) = nodes_of(shown, "Organisation").values()

    assert node.properties["name"] == name
    assert node.properties.get("also_known_as", []) == spellings[:1] * others


def test_a_node_of_the_graph_keeps_its_name_and_its_id_whatever_the_list_spells(tmp_path: Path) -> None:
    rows = [["Organisation", "Telefon"], ["Sønderbro Klub", "66111111"], ["Soenderbro Klub", "66111111"]]
    with opened(tmp_path) as store:
        put(store, NodeRecord("Organisation", "org-7", {"name": "Soenderbro Klub"}))
        shown = look(store, write_csv(tmp_path / "a.csv", rows))

    assert {node.id: node.properties for node in shown.plan.change_set.nodes} == {"org-7": {"phone": "66111111"}}


@pytest.mark.parametrize(
    ("ages", "stored"),
    [
        (["15-17", "18-25"], {"min_age": 15, "max_age": 25}),
        (["18-25", "15-17", "13-14"], {"min_age": 13, "max_age": 25}),
        (["15-17", "18+"], {"min_age": 15}),
        (["15-17", ""], {"min_age": 15, "max_age": 17}),
    ],
)
def test_one_offer_of_several_ages_has_the_span_and_that_is_told(
    tmp_path: Path, ages: list[str], stored: dict[str, int]
) -> None:
    rows = [["Tilbud", "Udbyder", "Alder"], *(["Gældsråd", "Ørnereden", age] for age in ages)]
    first = listed(tmp_path, rows)
    answers = Answers({one.id: "samme" for one in first.result.decisions})
    shown = listed(tmp_path, rows, Options(answers=answers))
    (offer,) = nodes_of(shown, "Offer").values()

    assert {name: offer.properties[name] for name in ("min_age", "max_age") if name in offer.properties} == stored
    assert "conditions" not in offer.properties
    assert codes(shown).count("contradiction") == len(first.result.decisions) == (0 if "" in ages else 1)


def test_a_question_says_what_both_have_and_then_what_each_has_for_itself(tmp_path: Path) -> None:
    header = ["Tilbud", "Udbyder", "Adresse", "Telefon", "Mail"]
    one = ["Skak", "Ungecenter Fyrtårnet", "Havnegade 3", "66111111", "a@fyr.dk"]
    other = ["Ludo", "Ungecenter Fyrtaarnt", "Havnegade 3", "66 11 11 11", "b@fyr.dk"]
    ((question, _),) = asked(listed(tmp_path, [header, one, other]))
    ((bare, _),) = asked(listed(tmp_path, [header[:2], one[:2], other[:2]]))

    assert question == (
        "Er »Ungecenter Fyrtårnet« og »Ungecenter Fyrtaarnt« den samme? "
        "Begge har telefon 66111111, adresse Havnegade 3. (a@fyr.dk / b@fyr.dk)"
    )
    assert bare.endswith("den samme? Listen siger ikke mere om dem end navnet.")
