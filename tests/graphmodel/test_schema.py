"""The declarations are the model of the design: every label and type, with exactly its fields."""

import dataclasses
import re

import pytest

from graphmodel.edges import EDGE_CLASSES, Collaboration, ContactPersonFor
from graphmodel.errors import KaedekortError
from graphmodel.fields import CONFIDENTIAL, INTERNAL, OPEN, SENSITIVE, Kind, specs_of
from graphmodel.nodes import NODE_CLASSES
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES, NODE_TYPES, EdgeType, NodeType, edge_type_name

# Design, section 3, written down by hand; [] marks a list, = the kind of what is no text, : the listed values.
NODES = {
    "Municipality": "name status region",
    "Sector": "name status",
    "Organisation": "name status kind also_known_as[] cvr p_number phone email website address postcode town procedure verified_on=day",
    "Actor": "name status job_title kind phone email",
    "Role": "name status description",
    "Permission": "name status kind legal_basis valid_from=day valid_to=day min_age=whole max_age=whole decision_weeks=whole",
    "Offer": """name status kind description youth_text conditions min_age=whole max_age=whole route:open,self,referral,visitation
        valid_from=day valid_to=day intake:rolling,dates,yearly intake_dates=days apply_by_days=whole seats_total=whole seats_free=whole
        seats_on=day waiting_weeks=whole duration_weeks=whole hours_per_week=number schedule how_to_apply legal_basis
        setting:individual,group,both group_size=text_or_number anonymous=truth companion_allowed=truth price=text_or_number payer
        for_income[] form:on_site,online,outreach reach:local,national contact_name phone email address postcode town languages[]
        accessibility[] cannot[] interests[] website verified_on=day""",
    "Stage": "name status youth_name rank=whole taxonomy indicators[]",
    "Area": "name status class:faglig,personlig,social,livsområde youth_name",
    "Youth": "status birth_month=month postcode requirements[] interests[] income_basis",
    "Goal": "status text own_words",
    "SubGoal": "status text own_words kind state:open,reached,kept,dropped youth_rank=whole must=truth due=day",
    "Handover": """name status asked_on=day accepted_on=day first_meeting_on=day follow_up_on=day
        state:asked,accepted,declined,started,stopped note""",
    "Assessment": "name status on=day by score=number note",
    "Evaluation": "name status on=day by score=number note",
    "Approach": "name status",
    "Term": "name status",
    "Forum": "name status",
}
EDGES = {
    "IN_SECTOR": ("Organisation", "Sector", ""),
    "LOCATED_IN": ("Organisation", "Municipality", ""),
    "PART_OF": ("Organisation", "Organisation", ""),
    "PROVIDES": ("Organisation", "Offer", ""),
    "SERVES": ("Offer", "Municipality", ""),
    "SUITS": ("Offer", "Stage", ""),
    "DEVELOPS": ("Offer", "Area", ""),
    "REQUIRES": ("Offer", "Permission", "any_of"),
    "LEADS_TO": ("Offer", "Offer", ""),
    "WORKS_AT": ("Actor", "Organisation", ""),
    "HOLDS": ("Actor", "Role", "at"),
    "ANSWERS_FOR": ("Actor", "Offer", ""),
    "CONTACT_PERSON_FOR": ("Actor", "Youth", "main=truth at"),
    "RESPONSIBLE_FOR": ("Actor", "SubGoal", ""),
    "GRANTS": ("Role", "Permission", "state:proposed,confirmed,expired"),
    "LIVES_IN": ("Youth", "Municipality", "kind:home,stay,responsible"),
    "AT_STAGE": ("Youth", "Stage", "main=truth"),
    "AIMS_FOR": ("Youth", "Goal", ""),
    "WORKS_TOWARDS": ("Youth", "SubGoal", ""),
    "TAKES_PART_IN": (
        "Youth",
        "Offer",
        "state:applied,waiting,started,completed,stopped chosen_on=day chosen_by reasons=text_or_texts",
    ),
    "WISHES_FOR": ("Youth", "Offer", "rank=whole own_words"),
    "DECLINES": ("Youth", "Offer|Organisation", "reason"),
    "CONSENTS_TO": ("Youth", "Organisation", "purpose state:given,refused given_by withdrawn_on=day"),
    "IN_AREA": ("SubGoal", "Area", ""),
    "PART_OF_GOAL": ("SubGoal", "Goal", ""),
    "CONCERNS": ("Handover", "Youth", ""),
    "GIVEN_BY": ("Handover", "Organisation", ""),
    "TAKEN_BY": ("Handover", "Organisation", ""),
    "LEADS_INTO": ("Handover", "Offer", ""),
}
ALL_KINDS: list[NodeType | EdgeType] = [*NODE_TYPES.values(), *EDGE_TYPES.values()]
SPAN = "valid_from=day valid_to=day"
COLLABORATION = """state:active,planned,missing agreement:written,oral,none legal_basis purpose owner covers_units=truth confirmed_on=day
    review_on=day hours_per_month=number procedure note"""
COLLABORATION_EDGES = [
    "REFERS_TO",
    "HANDS_OVER_TO",
    "DELIVERS_FOR",
    "CO_DELIVERS_WITH",
    "FUNDS",
    "SUPERVISES",
    "SHARES_INFORMATION_WITH",
    "MEETS_WITH",
    "KNOWS",
]
EDGES |= dict.fromkeys(COLLABORATION_EDGES, ("Organisation", "Organisation", COLLABORATION))


def fields(text: str) -> dict[str, tuple[Kind, tuple[str, ...]]]:
    found = {}
    for word in text.split():
        name, listed, kind, choices = re.fullmatch(r"(\w+)(\[\])?(?:=(\w+))?(?::(\S+))?", word).groups()  # type: ignore[union-attr]
        found[name] = (
            Kind.TEXTS if listed else Kind[(kind or "text").upper()],
            tuple((choices or "").split(",")) if choices else (),
        )
    return found


@pytest.mark.parametrize("label", NODES)
def test_a_label_has_exactly_the_fields_of_the_design(label: str) -> None:
    declared = {name: (spec.kind, spec.choices) for name, spec in NODE_TYPES[label].fields.items()}

    assert declared == fields(NODES[label])


@pytest.mark.parametrize("type_", EDGES)
def test_a_type_runs_between_the_labels_of_the_design_and_has_exactly_its_fields(type_: str) -> None:
    from_labels, to_labels, own = EDGES[type_]
    kind = EDGE_TYPES[type_]

    assert ("|".join(kind.from_labels), "|".join(kind.to_labels)) == (from_labels, to_labels)
    assert {name: (spec.kind, spec.choices) for name, spec in kind.fields.items()} == fields(f"{SPAN} {own}")


def test_there_are_no_other_labels_and_types() -> None:
    assert set(NODE_TYPES) == set(NODES)
    assert set(EDGE_TYPES) == set(EDGES)
    assert set(COLLABORATION_TYPES) == set(COLLABORATION_EDGES)


def test_no_field_has_a_name_that_an_engine_keeps_for_itself() -> None:
    names = {name for kind in ALL_KINDS for name in kind.fields}

    assert (
        names
        & {"id", "key", "title", "type", "label", "labels", "node", "edge", "from", "to", "from_label", "to_label"}
        == set()
    )
    assert all(re.fullmatch(r"[a-z][a-z_]*", name) for name in names)


def test_every_kind_and_field_has_a_danish_label_and_a_full_sentence_where_it_describes() -> None:
    for kind in ALL_KINDS:
        assert kind.label_da
        assert kind.description.endswith(".")
        assert all(spec.label for spec in kind.fields.values())
    assert len({kind.label_da for kind in NODE_TYPES.values()}) == len(NODE_TYPES)
    assert {kind.plural_da for kind in NODE_TYPES.values()} & {""} == set()


def test_a_label_of_a_field_means_one_thing_within_its_kind() -> None:
    for kind in ALL_KINDS:
        labels = [spec.label for spec in kind.fields.values()]
        assert len(labels) == len(set(labels))


def test_nothing_of_a_youth_is_open_and_nothing_else_is_confidential() -> None:
    shared = {"valid_from", "valid_to"}
    for kind in ALL_KINDS:
        seen = {spec.confidentiality for name, spec in kind.fields.items() if name not in shared}
        assert seen <= ({CONFIDENTIAL, SENSITIVE} if kind.youth_zone else {OPEN, INTERNAL})


def test_everything_at_a_youth_belongs_to_the_zone_of_youths() -> None:
    zone = {"Youth", "Goal", "SubGoal", "Handover", "Assessment", "Evaluation"}

    assert {label for label, kind in NODE_TYPES.items() if kind.youth_zone} == zone
    assert {type_ for type_, kind in EDGE_TYPES.items() if kind.youth_zone} == {
        type_ for type_, kind in EDGE_TYPES.items() if zone & {*kind.from_labels, *kind.to_labels}
    }


def test_people_have_no_name_where_a_pseudonym_must_do() -> None:
    assert [label for label, kind in NODE_TYPES.items() if "name" not in kind.fields] == ["Youth", "Goal", "SubGoal"]


def test_the_type_is_the_class_name_word_by_word() -> None:
    assert edge_type_name(ContactPersonFor) == "CONTACT_PERSON_FOR"
    assert [edge_type_name(declaration) for declaration in EDGE_CLASSES] == list(EDGE_TYPES)
    assert [declaration.__name__ for declaration in NODE_CLASSES] == list(NODE_TYPES)
    assert all(
        issubclass(declaration, Collaboration) == EDGE_TYPES[edge_type_name(declaration)].is_collaboration
        for declaration in EDGE_CLASSES
    )


def test_nodes_and_edges_are_frozen_and_slotted() -> None:
    for declaration in (*NODE_CLASSES, *EDGE_CLASSES):
        assert declaration.__dataclass_params__.frozen  # type: ignore[attr-defined]  # every dataclass has it
        assert "__slots__" in vars(declaration)


def test_a_field_that_is_declared_in_another_way_is_our_mistake() -> None:
    @dataclasses.dataclass
    class Wrong:
        name: str | None = dataclasses.field(default=None, metadata={"spec": "Navn"})

    with pytest.raises(KaedekortError, match=r"Wrong\.name"):
        specs_of(Wrong)
