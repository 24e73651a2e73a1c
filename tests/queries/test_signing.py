"""Who could sign an agreement for each side: worked out by hand on small maps."""

from typing import Any

from queries.agreements.agreements import Agreement
from queries.agreements.signing import Signing, signers_as_json
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import days, edge, node, sure
from tests.queries.test_coverage import standing_of

PEOPLE = (
    node("Actor", "actor-mette", name="Mette Holm"),
    node("Actor", "actor-ali", name="Ali Dahl"),
    node("Actor", "actor-bo", name="Bo Krog"),
    node("Role", "rolle-leder", name="Leder"),
    node("Permission", "aftaler", name="Indgå aftaler", kind="signs"),
)
SIGNS = edge("GRANTS", "rolle-leder", "aftaler", state="confirmed")
METTE = edge("HOLDS", "actor-mette", "rolle-leder", at="org-kui")


def signers(draw: Draw, *more: Object, **how: Any) -> Object:
    world = standing_of(draw(sure(*PEOPLE, *more)), how).population.world
    signing = Signing(world.network, world.mandates)
    return signers_as_json(signing.of(Agreement("org-kui", "org-huset", ())))


def hand(actor: str, at: str = "org-kui", permission: str = "aftaler", confirmed: bool = True) -> Object:
    return {"actor": actor, "permission": permission, "at": at, "confirmed": confirmed}


def test_who_holds_a_permission_to_sign_there_signs_and_the_other_side_has_nobody(draw: Draw) -> None:
    assert signers(draw, SIGNS, METTE) == {
        "signers": {"from": [hand("actor-mette")], "to": []},
        "ask": {"to": []},
    }


def test_a_role_without_a_place_is_held_wherever_one_works(draw: Draw) -> None:
    works = [edge("WORKS_AT", "actor-ali", place) for place in ("org-kui", "org-huset")]
    found = signers(draw, SIGNS, edge("HOLDS", "actor-ali", "rolle-leder"), *works)
    assert found == {"signers": {"from": [hand("actor-ali")], "to": [hand("actor-ali", "org-huset")]}}


def test_confirmed_ones_come_first_and_one_that_is_only_proposed_is_told_so(draw: Draw) -> None:
    proposed = [
        node("Role", "rolle-a"),
        edge("GRANTS", "rolle-a", "aftaler"),
        edge("HOLDS", "actor-ali", "rolle-a", at="org-kui"),
    ]
    found = signers(draw, SIGNS, METTE, *proposed)["signers"]["from"]
    assert found == [hand("actor-mette"), hand("actor-ali", confirmed=False)]


def test_an_expired_grant_an_ended_role_an_act_that_is_over_and_other_kinds_let_nobody_sign(draw: Draw) -> None:
    more = [
        node("Role", "rolle-a"),
        node("Role", "rolle-b"),
        node("Permission", "gammel", kind="signs", valid_to=days(-1)),
        node("Permission", "afgør", kind="decides"),
        edge("GRANTS", "rolle-leder", "aftaler", state="expired"),
        edge("GRANTS", "rolle-a", "gammel", state="confirmed"),
        edge("GRANTS", "rolle-b", "afgør", state="confirmed"),
        METTE,
        edge("HOLDS", "actor-ali", "rolle-a", at="org-kui"),
        edge("HOLDS", "actor-bo", "rolle-b", at="org-kui"),
        edge("HOLDS", "actor-ali", "rolle-leder", at="org-huset", valid_to=days(-1)),
    ]
    assert signers(draw, *more) == {"signers": {"from": [], "to": []}, "ask": {"from": ["actor-bo"], "to": []}}


def test_an_organisation_above_may_sign_after_the_organisation_itself_and_is_named(draw: Draw) -> None:
    above = [
        node("Organisation", "org-kommune"),
        node("Organisation", "org-forvaltning"),
        edge("PART_OF", "org-kui", "org-forvaltning"),
        edge("PART_OF", "org-forvaltning", "org-kommune"),
        edge("PART_OF", "org-huset", "org-kommune", valid_to=days(-1)),
        edge("HOLDS", "actor-bo", "rolle-leder", at="org-forvaltning"),
        edge("HOLDS", "actor-ali", "rolle-leder", at="org-kommune"),
    ]
    found = signers(draw, SIGNS, METTE, *above)
    assert found["signers"]["from"] == [
        hand("actor-mette"),
        hand("actor-bo", "org-forvaltning"),
        hand("actor-ali", "org-kommune"),
    ]
    assert found["signers"]["to"] == []


def test_organisations_that_are_parts_of_each_other_are_told_once(draw: Draw) -> None:
    circle = [edge("PART_OF", "org-kui", "org-huset"), edge("PART_OF", "org-huset", "org-kui")]
    found = signers(draw, SIGNS, METTE, *circle)["signers"]
    assert found == {"from": [hand("actor-mette")], "to": [hand("actor-mette")]}


def test_where_nobody_signs_those_are_asked_who_coordinate_then_decide_then_work_there(draw: Draw) -> None:
    more = [
        *(node("Role", f"rolle-{kind}") for kind in ("coordinates", "decides")),
        *(node("Permission", f"lov-{kind}", kind=kind) for kind in ("coordinates", "decides")),
        *(edge("GRANTS", f"rolle-{kind}", f"lov-{kind}") for kind in ("coordinates", "decides")),
        edge("HOLDS", "actor-mette", "rolle-decides", at="org-kui"),
        edge("HOLDS", "actor-bo", "rolle-coordinates", at="org-kui"),
        *(edge("WORKS_AT", actor, "org-kui") for actor in ("actor-ali", "actor-mette")),
        edge("WORKS_AT", "actor-ali", "org-huset"),
    ]
    assert signers(draw, *more)["ask"] == {"from": ["actor-bo", "actor-mette", "actor-ali"], "to": ["actor-ali"]}


def test_a_closed_or_unknown_organisation_has_nobody(draw: Draw) -> None:
    world = standing_of(draw(sure(*PEOPLE, SIGNS, METTE)), {}).population.world
    hands = Signing(world.network, world.mandates).at("org-findes-ikke")
    assert (hands.signers, hands.asked) == ((), ())
