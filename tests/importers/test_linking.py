"""Which rows speak of the same thing, which thing the graph already has, and what is asked."""

from pathlib import Path
from typing import Any

import pytest

from graphmodel.errors import WrongUse
from graphmodel.records import EdgeRecord, NodeRecord
from importers.doubts import Answers, parse_answer
from importers.options import Options
from tests.importers.lists import (
    KOLDING,
    YES,
    Rows,
    codes,
    contents,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    put,
    store_it,
    write_csv,
)

OFFERS = ["Tilbud", "Udbyder", "Kategori", "Alder", "Telefon"]


def organisation(id_: str, name: str, **fields: object) -> NodeRecord:
    return NodeRecord("Organisation", id_, {"name": name, **fields})  # type: ignore[dict-item]


def located(id_: str, code: str = "0621") -> EdgeRecord:
    return EdgeRecord("LOCATED_IN", "Organisation", id_, "Municipality", code)


def names(tmp_path: Path, *pairs: tuple[str, str], options: Options = KOLDING) -> list[str]:
    """The organisations that come of rows of a name and a phone."""
    rows = [["Organisation", "Telefon"], *pairs]
    return sorted(
        nodes_of(look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=options), "Organisation")
    )


def test_the_same_offer_once_a_category_is_one_offer_with_several(tmp_path: Path) -> None:
    rows = [OFFERS, ["Mentor", "KUI Ribe", "Motivation", "15-25", ""], ["Mentor", "KUI Ribe", "Økonomi", "15-25", ""]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert list(nodes_of(shown, "Offer")) == ["offer-mentor"]
    assert edges_of(shown, "DEVELOPS") == {("offer-mentor", "area-motivation"), ("offer-mentor", "area-oekonomi")}
    assert (shown.result.read, shown.result.planned) == (2, 2)


def test_the_same_offer_from_two_providers_is_two(tmp_path: Path) -> None:
    rows = [OFFERS, ["Mentor", "KUI Ribe", "", "", ""], ["Mentor", "Headspace", "", "", ""]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert set(nodes_of(shown, "Offer")) == {"offer-mentor-kui-ribe", "offer-mentor-headspace"}


def test_one_offer_with_two_age_groups_is_asked_about(tmp_path: Path) -> None:
    rows = [
        OFFERS,
        ["Klub", "KUI Ribe", "", "13-17", ""],
        ["Klub", "KUI Ribe", "", "18-25", ""],
        ["Mentor", "KUI Ribe", "", "", ""],
    ]
    path = write_csv(tmp_path / "liste.csv", rows)
    shown = look_alone(tmp_path, path)
    (decision,) = shown.result.decisions

    assert decision.suggested == "forskellige"
    assert "13-17 år og 18-25 år" in decision.question
    assert decision.cells == ("liste!A2", "liste!A3")
    assert (shown.result.planned, [held.issue.code for held in shown.result.held_back]) == (
        1,
        ["undecided", "undecided"],
    )
    separate = look_alone(tmp_path / "a", path, options=Options(answers=YES))
    assert len(nodes_of(separate, "Offer")) == 3
    together = look_alone(tmp_path / "b", path, options=Options(answers=Answers({decision.id: "samme"})))
    assert len(nodes_of(together, "Offer")) == 2
    assert "contradiction" in codes(together)


def test_letters_abbreviations_and_signs_make_no_other_name(tmp_path: Path) -> None:
    assert names(tmp_path, ("Ungdomsskolen Årslev", ""), ("UNGD.SKOLE AARSLEV", "")) == ["org-ungdomsskolen-aarslev"]


def test_a_slip_of_the_hand_is_joined_where_the_phone_is_the_same_and_asked_about_where_not(tmp_path: Path) -> None:
    assert names(tmp_path, ("Headspase Kolding", "75123456"), ("Headspace Kolding", "7512 3456")) == [
        "org-headspace-kolding"
    ]

    shown = look_alone(
        tmp_path / "a", write_csv(tmp_path / "b.csv", [["Organisation"], ["Headspase Ribe"], ["Headspace Ribe"]])
    )
    assert [decision.suggested for decision in shown.result.decisions] == ["samme"]


@pytest.mark.parametrize(
    ("one", "other"), [("FGU Nord", "FGU Syd"), ("Viuf skole", "Hejls skole"), ("Hold 1", "Hold 2"), ("Vrå", "Trå")]
)
def test_names_that_tell_apart_are_two_and_nobody_is_asked(tmp_path: Path, one: str, other: str) -> None:
    assert len(names(tmp_path, (one, ""), (other, ""))) == 2


def test_the_same_name_in_two_municipalities_is_never_joined(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "Kommune", "Telefon"],
        ["Ungdomsskolen", "Kolding", "75123456"],
        ["Ungdomsskolen", "Vejle", "75123456"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert len(nodes_of(shown, "Organisation")) == 2
    assert shown.result.decisions == ()


def test_a_generic_name_without_a_place_is_asked_about(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder"], ["Klub", "Ungdomsskolen"], ["Camp", "Ungdomsskolen"]]
    path = write_csv(tmp_path / "liste.csv", rows)

    assert len(look_alone(tmp_path, path).result.decisions) == 1
    assert look_alone(tmp_path / "a", path, options=KOLDING).result.decisions == ()


def test_lone_units_with_each_their_leader_are_kept_apart(tmp_path: Path) -> None:
    rows = [
        ["Leder", "Enhed"],
        ["Finn Bo", "Administration"],
        ["Ida Ås", "Administration"],
        ["Ida Ås", "Administration"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert sorted(nodes_of(shown, "Organisation")) == ["org-administration", "org-administration-2"]


def test_persons_of_one_name_are_one_only_where_something_says_so(tmp_path: Path) -> None:
    rows = [
        ["Enhed", "Navn", "Ansvar", "E-mail"],
        ["Vrå skole", "Bo Holm", "Leder", "bo@x.dk"],
        ["Sindal skole", "Bo Holm", "Leder", "bo@x.dk"],
    ]
    other = [*rows[:2], ["Sindal skole", "Bo Holm", "Leder", "holm@x.dk"]]

    assert list(nodes_of(look_alone(tmp_path, write_csv(tmp_path / "a.csv", rows)), "Actor")) == ["actor-bo-holm"]
    assert len(nodes_of(look_alone(tmp_path, write_csv(tmp_path / "b.csv", other)), "Actor")) == 2
    unsaid = [*rows[:2], ["Sindal skole", "Bo Holm", "Leder", ""]]
    assert [
        decision.suggested for decision in look_alone(tmp_path, write_csv(tmp_path / "c.csv", unsaid)).result.decisions
    ] == ["forskellige"]


def test_an_organisation_of_the_graph_keeps_its_id_and_learns_the_other_spelling(tmp_path: Path) -> None:
    rows = [["Organisation", "Telefon"], ["Siloen", "75123456"]]
    with opened(tmp_path) as store:
        put(
            store,
            NodeRecord("Municipality", "0621", {}),
            organisation("org-7", "Spillestedet Siloen", phone="75 12 34 56"),
            located("org-7"),
        )
        shown = look(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert shown.result.plan.create == {}
    assert nodes_of(shown, "Organisation")["org-7"].properties == {"also_known_as": ["Siloen"]}


def test_two_names_that_the_graph_knows_for_one_organisation_are_one(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder"], ["Mentor", "KUI Ribe"], ["Praktik", "Ungeenheden (KUI)"]]
    with opened(tmp_path) as store:
        ungeindsats = organisation("org-kui", "Ribe Ungeindsats", also_known_as=["KUI Ribe", "Ungeenheden"])
        put(store, NodeRecord("Municipality", "0621", {}), ungeindsats, located("org-kui"))
        shown = look(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert edges_of(shown, "PROVIDES") == {("org-kui", "offer-mentor"), ("org-kui", "offer-praktik")}


def test_a_generic_name_of_the_graph_in_another_municipality_is_another(tmp_path: Path) -> None:
    rows = [["Organisation", "Telefon"], ["Ungdomsskolen", ""]]
    with opened(tmp_path) as store:
        put(
            store,
            NodeRecord("Municipality", "0630", {}),
            organisation("org-vejle", "Ungdomsskolen"),
            located("org-vejle", "0630"),
        )
        shown = look(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert shown.result.plan.create["Organisation"] == 1
    assert shown.result.decisions == ()


def test_a_generic_name_of_the_graph_without_a_place_is_asked_about(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, organisation("org-ppr", "PPR"))
        shown = look(
            store, write_csv(tmp_path / "liste.csv", [["Organisation", "Telefon"], ["PPR", ""]]), options=KOLDING
        )

    (decision,) = shown.result.decisions
    assert "org-ppr" in decision.question


def test_a_taken_id_gets_a_number(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, organisation("org-vraa-skole", "Noget helt andet"))
        shown = look(store, write_csv(tmp_path / "liste.csv", [["Organisation", "Telefon"], ["Vrå skole", ""]]))

    assert list(nodes_of(shown, "Organisation")) == ["org-vraa-skole-2"]


def test_an_answer_is_taken_and_told_and_one_to_no_question_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Organisation"], ["Headspase Ribe"], ["Headspace Ribe"]])
    (decision,) = look_alone(tmp_path, path).result.decisions
    answered = look_alone(
        tmp_path / "a", path, options=Options(answers=Answers(dict([parse_answer(f"{decision.id}=Samme")])))
    )

    assert (answered.result.planned, codes(answered)) == (2, ["decided"])
    assert nodes_of(answered, "Organisation")["org-headspace-ribe"].properties["also_known_as"] == ["Headspase Ribe"]
    with pytest.raises(WrongUse, match=decision.id):
        look_alone(tmp_path / "b", path, options=Options(answers=Answers({"org-et-andet": "samme"})))
    with pytest.raises(WrongUse, match=f"»måske« er ikke et svar på »{decision.id}«. Svar »samme« eller »forskellige«"):
        look_alone(tmp_path / "c", path, options=Options(answers=Answers({decision.id: "måske"})))


@pytest.mark.parametrize("text", ["org-1", "=samme", "org-1="])
def test_an_answer_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(WrongUse):
        parse_answer(text)


def test_answers_hold_when_the_list_comes_again(tmp_path: Path) -> None:
    """What was told apart or joined once is in the graph, so nobody is asked twice."""
    rows: Rows = [
        ["Organisation", "Telefon"],
        ["Headspase Ribe", ""],
        ["Headspace Ribe", ""],
        ["Kulturhus Ribe", ""],
        ["Kulturhvs Ribe", ""],
    ]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        asked = look(store, path).result.decisions
        answers = {asked[0].id: "samme", asked[1].id: "forskellige"}
        store_it(store, path, options=Options(answers=Answers(answers)))
        before = contents(store)
        again = look(store, path)

    assert len(before) == 3
    assert (again.result.decisions, again.result.planned, again.plan.change_set.is_empty()) == ((), 4, True)


def test_a_root_that_is_a_unit_elsewhere_is_one_organisation_and_found_again(tmp_path: Path) -> None:
    rows = [["org", "sub org"], ["Rusbasen", "Huset Ribe"], ["Huset Ribe", "Caféen"], ["FGU Nord", "Hal 1 / Hal 2"]]
    path = write_csv(tmp_path / "enheder.csv", rows)
    with opened(tmp_path) as store:
        store_it(store, path)
        again = look(store, path)
        tied = [line for line in contents(store) if '"PART_OF"' in line]

    assert again.plan.change_set.is_empty()
    assert len(tied) == 4
    assert not [line for line in tied if '"org-huset-ribe-2"' in line]


def test_parents_in_a_circle_end_somewhere(tmp_path: Path) -> None:
    rows = [["org", "sub org"], ["Huset Ribe", "Rusbasen"], ["Rusbasen", "Huset Ribe"]]

    assert look_alone(tmp_path, write_csv(tmp_path / "enheder.csv", rows)).result.planned == 2


def test_a_generic_name_with_a_place_settles_nothing_for_the_same_name_without_one(tmp_path: Path) -> None:
    rows = [["Organisation", "Kommune"], ["Ungdomsskolen", "Vejle"], ["Ungdomsskolen", ""], ["Ungdomsskolen", ""]]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        first = store_it(store, path)
        again = look(store, path)

    assert (first.planned, len(first.decisions)) == (1, 1)
    assert (again.result.planned, again.result.decisions, again.plan.change_set.is_empty()) == (
        1,
        first.decisions,
        True,
    )


BIF: dict[str, object] = {"phone": "01 15 03 00", "email": "kontor@bif.example"}


def provided(organisation_id: str, offer_id: str) -> EdgeRecord:
    return EdgeRecord("PROVIDES", "Organisation", organisation_id, "Offer", offer_id)


def test_a_phone_and_an_email_together_make_two_names_one_organisation(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Telefon", "Mail"], ["Fodbold", "Birkesund IF", "01150300", "kontor@bif.example"]]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        put(store, organisation("org-idraet", "Idrætsforeningen", **BIF))
        shown = look(store, path)
        (told,) = [issue for issue in shown.result.issues if issue.code == "decided"]

    organisations = {id_: dict(node.properties) for id_, node in nodes_of(shown, "Organisation").items()}
    assert organisations == {"org-idraet": {"also_known_as": ["Birkesund IF"]}}
    assert "Birkesund IF" in told.message
    assert edges_of(shown, "PROVIDES") == {("org-idraet", "offer-fodbold")}


@pytest.mark.parametrize(
    ("row", "asked"),
    [(["Løberne", "01150300", ""], []), (["Ungdomsskolen", "01150300", "kontor@bif.example"], ["forskellige"])],
)
def test_one_contact_alone_or_a_generic_name_is_not_joined_unasked(
    tmp_path: Path, row: list[str], asked: list[str]
) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Organisation", "Telefon", "Mail"], row])
    with opened(tmp_path) as store:
        put(store, organisation("org-idraet", "Idrætsforeningen", **BIF))
        shown = look(store, path)

    assert "org-idraet" not in nodes_of(shown, "Organisation")
    assert [decision.suggested for decision in shown.result.decisions] == asked


def test_two_that_share_the_contacts_of_a_third_are_asked_about(tmp_path: Path) -> None:
    rows: Rows = [["Organisation", "Telefon", "Mail"], *([name, *BIF.values()] for name in ("Løberne", "Kajakfolket"))]
    with opened(tmp_path) as store:
        put(store, organisation("org-idraet", "Idrætsforeningen", **BIF))
        shown = look(store, write_csv(tmp_path / "liste.csv", rows))

    assert [decision.suggested for decision in shown.result.decisions] == ["forskellige", "forskellige"]


def test_an_alias_and_a_place_word_are_asked_about(tmp_path: Path) -> None:
    rows = [["Organisation", "Telefon"], ["Børne- og Ungdomspsykiatrien Midtsund", ""]]
    with opened(tmp_path) as store:
        put(store, organisation("org-psyk", "Ungepsykiatrien", also_known_as=["Børne- og Ungdomspsykiatrien"]))
        shown = look(store, write_csv(tmp_path / "liste.csv", rows))

    (decision,) = shown.result.decisions
    assert "org-psyk" in decision.question


def test_an_offer_that_several_provide_is_found_by_each_of_them(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder"], ["Fiskeholdet", "Rusbasen"], ["Fiskeholdet", "Værestedet Pumpen"]]
    with opened(tmp_path) as store:
        offer = NodeRecord("Offer", "offer-fisk", {"name": "Fiskeholdet"})
        owners = organisation("org-rus", "Rusbasen"), organisation("org-pumpen", "Værestedet Pumpen")
        put(store, *owners, offer, provided("org-rus", "offer-fisk"), provided("org-pumpen", "offer-fisk"))
        shown = look(store, write_csv(tmp_path / "liste.csv", rows))

    assert shown.plan.change_set.is_empty()
    assert shown.result.planned == 2


@pytest.mark.parametrize(
    ("said", "known", "asked"),
    [
        ("Staldvagt", "Staldvagt på Siloen", []),
        ("Siloens staldvagt", "Staldvagt", []),
        ("Staldvagt hos Siloen", "Staldvagt", []),
        ("Staldvagt hos rytterne", "Staldvagt", ["forskellige"]),
        ("Gældsrådgivning", "Gældsrådgivning for unge", ["forskellige"]),
        ("Ungeklinik", "Ungeklinikken", []),
        ("Hold", "Hold 2", None),
    ],
)
def test_an_offer_whose_name_holds_another_of_the_same_provider_is_asked_about(
    tmp_path: Path, said: str, known: str, asked: list[str] | None
) -> None:
    with opened(tmp_path) as store:
        offer = NodeRecord("Offer", "offer-1", {"name": known})
        put(store, organisation("org-ride", "Siloen"), offer, provided("org-ride", "offer-1"))
        shown = look(store, write_csv(tmp_path / "liste.csv", [["Tilbud", "Udbyder"], [said, "Siloen"]]))

    assert [(decision.id[:6], decision.suggested) for decision in shown.result.decisions] == [
        ("tilbud", suggested) for suggested in asked or []
    ]
    assert ("Offer" in shown.result.plan.create) == (asked is None)


WITH_FACTS = ["Tilbud", "Udbyder", "Alder", "Adresse", "Pladser", "Kontaktperson"]
GROUP: dict[str, Any] = {
    "name": "Kreagruppen: mal og syng",
    "min_age": 15,
    "max_age": 25,
    "address": "Vej 1, kld.",
    "seats_total": 8,
}


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        (["15-25 år", "Vej 1, 6000 Kolding", "8", ""], []),
        (["15-25 år", "", "", "Bo"], []),
        (["", "", "8", "Bo H."], []),
        (["", "", "", "Bo Holm"], ["samme"]),
        (["15-25 år", "", "8", ""], ["samme"]),
        (["15-25 år", "Vej 1", "8", "Ida"], ["samme"]),
        (["18-25 år", "Vej 1", "8", "Bo"], ["samme"]),
        (["18-25 år", "", "", "Bo"], ["forskellige"]),
        (["", "Vej 11", "", ""], ["forskellige"]),
        (["", "", "", ""], ["forskellige"]),
    ],
)
def test_an_offer_with_a_longer_name_is_the_same_where_a_person_or_several_facts_say_so_and_nothing_differs(
    tmp_path: Path, facts: list[str], asked: list[str]
) -> None:
    rows: Rows = [WITH_FACTS, ["Kreagruppen", "Siloen", *facts]]
    with opened(tmp_path) as store:
        put(store, organisation("org-1", "Siloen"), NodeRecord("Offer", "offer-1", GROUP), provided("org-1", "offer-1"))
        put(store, NodeRecord("Actor", "actor-1", {"name": "Bo Holm"}))
        put(store, EdgeRecord("ANSWERS_FOR", "Actor", "actor-1", "Offer", "offer-1"))
        shown = look(store, write_csv(tmp_path / "liste.csv", rows))
        told = [issue.message for issue in shown.result.issues if issue.code == "decided"]

    assert [decision.suggested for decision in shown.result.decisions] == asked
    assert len(told) == (not asked)
    question = [*told, *(decision.question for decision in shown.result.decisions)][0]
    assert question.count("?") == 1
    assert "(offer-1, 15-25 år, 8 pladser, Vej 1, kld., Bo Holm)" in question
    assert all(fact.split(",")[0] in question for fact in facts)


def test_two_offers_that_may_be_the_same_one_are_asked_about_and_of_two_in_the_graph_the_likelier_is_meant(
    tmp_path: Path,
) -> None:
    one, other = NodeRecord("Offer", "offer-1", {"name": "Mal hos Siloen"}), NodeRecord("Offer", "offer-2", GROUP)
    rivals: Rows = [["Tilbud", "Udbyder"], ["Mal", "Siloen"], ["Mal hos", "Siloen"]]
    with opened(tmp_path) as store:
        put(store, organisation("org-1", "Siloen"), one, other)
        put(store, provided("org-1", "offer-1"), provided("org-1", "offer-2"))
        asked = look(store, write_csv(tmp_path / "a.csv", rivals)).result.decisions
        shown = look(store, write_csv(tmp_path / "b.csv", rivals[:2]))

    assert {decision.suggested for decision in asked} == {"samme"}
    assert len(asked) == 2
    assert (shown.result.decisions, shown.result.plan.create) == ((), {})


def test_a_sure_answer_can_be_turned_round(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Tilbud", "Udbyder"], ["Staldvagt", "Siloen"]])
    with opened(tmp_path) as store:
        offer = NodeRecord("Offer", "offer-1", {"name": "Staldvagt på Siloen"})
        put(store, organisation("org-1", "Siloen"), offer, provided("org-1", "offer-1"))
        (told,) = look(store, path).result.issues
        answer = dict([parse_answer(str(told.as_json()["suggestion"]).rstrip(".").split("--decide ")[1])])
        shown = look(store, path, options=Options(answers=Answers(answer)))

    assert list(answer.values()) == ["forskellige"]

    assert shown.result.plan.create == {"Offer": 1}


def test_a_generic_name_without_a_place_is_one_where_every_row_has_the_same_phone(tmp_path: Path) -> None:
    rows: Rows = [
        ["Tilbud", "Udbyder", "Telefon"],
        ["Klub", "Ungdomsskolen", "75 12 34 56"],
        ["Camp", "Ungdomsskolen", "7512 3456"],
        ["Løn", "Administration", "75123457"],
        ["Drift", "Administration", "75123457"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))
    other = [*rows[:2], ["Camp", "Ungdomsskolen", "75123499"]]

    assert [decision.id[:14] for decision in shown.result.decisions] == ["org-administra"]
    assert shown.result.planned == 2
    assert len(look_alone(tmp_path / "a", write_csv(tmp_path / "b.csv", other)).result.decisions) == 1


def test_a_tie_that_is_known_the_other_way_round_is_not_made_again(tmp_path: Path) -> None:
    rows = [["Organisation", "Samarbejdspartnere"], ["Kolding IF", "Headspace Ribe"]]
    with opened(tmp_path) as store:
        put(store, organisation("org-a", "Headspace Ribe"), organisation("org-z", "Kolding IF"))
        put(store, EdgeRecord("KNOWS", "Organisation", "org-z", "Organisation", "org-a"))
        shown = look(store, write_csv(tmp_path / "liste.csv", rows))

    assert shown.plan.change_set.is_empty()
