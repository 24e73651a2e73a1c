"""Who is meant: of several nodes each can be chosen, a new surname, initials and abbreviations are known, and one spelling is the name."""

from pathlib import Path

import pytest

from graphmodel.errors import WrongUse
from graphmodel.records import EdgeRecord, NodeRecord
from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from importers.result import Decision
from tests.importers.lists import (
    KOLDING,
    PLAIN,
    YES,
    Rows,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    put,
    store_it,
    write_csv,
)

ORGANISATION = ["Organisation", "Telefon"]
PERSON = ["Navn", "Stilling", "Organisation", "Telefon", "Mail"]
TWO_PPR: Rows = [["Organisation", "Kommune"], ["PPR", "Odense"], ["PPR", "Nyborg"]]
REFERS: Rows = [["Fra", "Til", "Type"], ["PPR", "Headspace", "henviser til"]]
SUGGESTED = Options(municipality="0621", answers=YES)


def listed(folder: Path, rows: Rows, file: str = "liste.csv") -> Path:
    return write_csv(folder / file, rows)


def only(shown: Preview) -> Decision:
    (decision,) = shown.result.decisions
    return decision


def answered(id_: str, answer: str) -> Options:
    return Options(answers=Answers({id_: answer}))


@pytest.mark.parametrize(
    ("there", "here", "suggested"),
    [
        ({"phone": "63750001"}, ["65302222", ""], "forskellige"),
        ({"phone": "63750001"}, ["63 75 00 01", ""], None),
        ({"phone": "63750001"}, ["", ""], "samme"),
        ({"phone": "63750001"}, ["", "Vej 1"], "samme"),
        ({"address": "Vej 2"}, ["", "Vej 1"], "forskellige"),
    ],
)
def test_a_generic_name_is_not_suggested_to_be_one_against_what_both_sides_tell(
    tmp_path: Path, there: dict[str, object], here: list[str], suggested: str | None
) -> None:
    path = listed(tmp_path, [["Organisation", "Telefon", "Adresse"], ["Ungdomsskolen", *here]])
    with opened(tmp_path) as store:
        node = NodeRecord("Organisation", "org-7", {"name": "Ungdomsskolen", **there})  # type: ignore[dict-item]
        municipality = NodeRecord("Municipality", "0461", {"name": "Odense"})
        put(store, municipality, node, EdgeRecord("LOCATED_IN", "Organisation", "org-7", "Municipality", "0461"))
        shown = look(store, path)

    assert [decision.suggested for decision in shown.result.decisions] == ([suggested] if suggested else [])


@pytest.mark.parametrize(
    ("answer", "new", "giver"),
    [("org-ppr", [], "org-ppr"), ("org-ppr-2", [], "org-ppr-2"), ("forskellige", ["org-ppr-3"], "org-ppr-3")],
)
def test_each_of_several_nodes_of_one_name_can_be_chosen_or_none(
    tmp_path: Path, answer: str, new: list[str], giver: str
) -> None:
    path = listed(tmp_path, REFERS, "b.csv")
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, TWO_PPR, "a.csv"))
        asked = only(look(store, path))
        shown = look(store, path, options=answered(asked.id, answer))
        store_it(store, path, options=answered(asked.id, answer))
        again = look(store, path)

    assert (asked.choices, asked.suggested) == (("org-ppr", "org-ppr-2", "forskellige"), "forskellige")
    assert ("Nyborg" in asked.question, "Odense" in asked.question) == (True, True)
    assert [id_ for id_ in nodes_of(shown, "Organisation") if "ppr" in id_] == new
    assert edges_of(shown, "REFERS_TO") == {(giver, "org-headspace")}
    assert (again.result.planned, again.plan.change_set.is_empty()) == (1, True)


def test_what_is_none_of_several_nodes_is_refused_and_a_question_open_misses_none_of_them(tmp_path: Path) -> None:
    path = listed(tmp_path, TWO_PPR)
    with opened(tmp_path) as store:
        store_it(store, path)
        listed(tmp_path, [["Organisation"], ["PPR"]])
        asked = look(store, path)
        with pytest.raises(WrongUse, match="Svar »org-ppr« eller »org-ppr-2« eller »forskellige«"):
            look(store, path, options=answered(only(asked).id, "org-headspace"))

    assert dict(asked.result.plan.missing) == {}


KROGH, SOERENSEN = "Anne Krogh", "Anne Krogh Sørensen"


@pytest.mark.parametrize(("before", "after"), [(KROGH, SOERENSEN), (SOERENSEN, KROGH)])
def test_a_person_with_one_surname_more_or_less_is_asked_about_and_takes_the_name_of_the_new_edition(
    tmp_path: Path, before: str, after: str
) -> None:
    def edition(name: str) -> Path:
        return listed(tmp_path, [PERSON, [name, "Vejleder", "FGU Kolding", "20112200", "alk@fgu.example"]])

    with opened(tmp_path) as store:
        store_it(store, edition(before), options=KOLDING)
        asked = only(look(store, edition(after), options=KOLDING))
        shown = look(store, edition(after), options=SUGGESTED)

    assert (asked.suggested, asked.question.startswith(f"Hedder »{before}« i kortet")) == ("samme", True)
    assert [dict(node.properties) for node in nodes_of(shown, "Actor").values()] == [{"name": after}]
    assert dict(shown.result.plan.missing) == {}


@pytest.mark.parametrize(
    ("mine", "theirs", "suggested"),
    [
        ([KROGH, "20112200", ""], [SOERENSEN, "20112200", "alk@fgu.example"], ["samme"]),
        ([KROGH, "", ""], [SOERENSEN, "", ""], ["samme"]),
        ([KROGH, "20112200", ""], [SOERENSEN, "20112201", ""], []),
        (["Mette Hansen", "", ""], ["Mette Hanssen", "", ""], ["forskellige"]),
        (["Mette Hansen", "20112200", ""], ["Mette Hanssen", "20112200", ""], ["samme"]),
        (["Mette Hansen", "", ""], ["Mette Lund", "", ""], []),
    ],
)
def test_two_surnames_in_one_organisation_are_asked_about_where_they_may_be_one_persons(
    tmp_path: Path, mine: list[str], theirs: list[str], suggested: list[str]
) -> None:
    rows = [PERSON, *([name, "Vejleder", "FGU Kolding", *contacts] for name, *contacts in (mine, theirs))]
    shown = look_alone(tmp_path / "kort", listed(tmp_path, rows), options=KOLDING)

    assert [decision.suggested for decision in shown.result.decisions] == suggested


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Beskæftigelsesafd.", "Beskæftigelsesafdelingen"),
        ("Børne- og Ungeafd.", "Børne- og Ungeafdelingen"),
        ("Voksenudd.center Vamdrup", "Voksenuddannelsescenter Vamdrup"),
        ("Social og arbejdsmarkedsforv.", "Social- og Arbejdsmarkedsforvaltningen"),
        ("Soc.psyk. Center", "Socialpsykiatrisk Center"),
    ],
)
def test_an_abbreviation_at_the_end_or_inside_of_a_word_is_the_word(tmp_path: Path, short: str, full: str) -> None:
    path = listed(tmp_path, [ORGANISATION, [short, "63750000"], [full, "63750000"]])

    assert len(nodes_of(look_alone(tmp_path / "kort", path, options=KOLDING), "Organisation")) == 1


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("UU Kolding", "Ungdommens Uddannelsesvejledning Kolding"),
        ("UU", "Ungdommens Uddannelsesvejledning Kolding"),
        ("PPR", "Pædagogisk Psykologisk Rådgivning (PPR)"),
        ("FGU Vamdrup", "Forberedende Grunduddannelse Vamdrup"),
    ],
)
def test_initials_and_the_words_they_stand_for_are_asked_about_in_a_list_and_against_the_graph(
    tmp_path: Path, short: str, full: str
) -> None:
    both = look_alone(tmp_path / "alene", listed(tmp_path, [["Organisation"], [short], [full]]), options=KOLDING)
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, [["Organisation"], [short]], "a.csv"), options=KOLDING)
        against = look(store, listed(tmp_path, [["Organisation"], [full]], "b.csv"), options=KOLDING)

    for shown in (both, against):
        assert only(shown).suggested == "samme"
        assert (short in only(shown).question, full in only(shown).question) == (True, True)


def test_initials_with_another_phone_or_in_another_municipality_are_not_suggested(tmp_path: Path) -> None:
    full = "Ungdommens Uddannelsesvejledning"
    phones = [ORGANISATION, ["UU", "63750000"], [full, "63750001"]]
    places = [["Organisation", "Kommune"], ["UU", "Kolding"], [full, "Vejle"]]

    assert only(look_alone(tmp_path / "a", listed(tmp_path, phones), options=KOLDING)).suggested == "forskellige"
    assert look_alone(tmp_path / "b", listed(tmp_path, places), options=PLAIN).result.decisions == ()


def test_an_abbreviation_in_a_column_of_its_own_finds_what_the_graph_calls_so(tmp_path: Path) -> None:
    rows = [["Organisation", "Forkortelse", "Telefon"], ["Pædagogisk Psykologisk Rådgivning", "PPR", "63110000"]]
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, [["Organisation"], ["PPR"]], "a.csv"), options=KOLDING)
        shown = look(store, listed(tmp_path, rows), options=KOLDING)

    assert {id_: dict(node.properties) for id_, node in nodes_of(shown, "Organisation").items()} == {
        "org-ppr": {"also_known_as": ["Pædagogisk Psykologisk Rådgivning"], "phone": "63110000"}
    }


def test_an_organisation_takes_a_new_name_where_the_list_says_what_its_former_was(tmp_path: Path) -> None:
    before = [ORGANISATION, ["UU Kolding", "65511122"]]
    after = [[*ORGANISATION, "Tidligere navn"], ["Kommunal Ungeindsats Kolding", "65511199", "UU Kolding"]]
    with opened(tmp_path) as store:
        store_it(store, listed(tmp_path, before), options=KOLDING)
        shown = look(store, listed(tmp_path, after))
        store_it(store, listed(tmp_path, after))
        again = look(store, listed(tmp_path, after))
        other = look(store, listed(tmp_path, [["Organisation"], ["UU Kolding"]], "en_anden.csv"), options=KOLDING)

    renamed = {"name": "Kommunal Ungeindsats Kolding", "also_known_as": ["UU Kolding"], "phone": "65511199"}
    assert {id_: dict(node.properties) for id_, node in nodes_of(shown, "Organisation").items()} == {
        "org-uu-kolding": renamed
    }
    assert again.plan.change_set.is_empty()
    assert nodes_of(other, "Organisation") == {}


@pytest.mark.parametrize(
    ("spellings", "name", "others"),
    [
        (
            ["Headspace Kolding", "Headspace, Kolding", "Head Space Kolding"],
            "Headspace Kolding",
            ["Head Space Kolding"],
        ),
        (["Head Space Kolding", "Headspace Kolding"], "Headspace Kolding", ["Head Space Kolding"]),
        (
            ["Frivillgcentret Vamdrup", "Frivilligcentret Vamdrup"],
            "Frivilligcentret Vamdrup",
            ["Frivillgcentret Vamdrup"],
        ),
        (["Ungehuset Broenn", "Ungehuset Broen"], "Ungehuset Broen", ["Ungehuset Broenn"]),
        (["Natteravne", "Natteravnene"], "Natteravnene", ["Natteravne"]),
        (["Natteravne", "Natteravne", "Natteravnene"], "Natteravne", ["Natteravnene"]),
    ],
)
def test_the_name_is_the_spelling_of_most_rows_and_never_one_that_lacks_a_letter_by_the_alphabet(
    tmp_path: Path, spellings: list[str], name: str, others: list[str]
) -> None:
    path = listed(tmp_path, [["Organisation"], *([spelling] for spelling in spellings)])
    (node,) = nodes_of(look_alone(tmp_path / "kort", path, options=SUGGESTED), "Organisation").values()

    assert (node.properties["name"], node.properties["also_known_as"]) == (name, others)
