"""`check` finds everything that looks wrong, names it, and says nothing of what is right."""

from queries.checks import check_graph
from tests.queries.maps import CATALOGUE, edge, node

PLANTED = [
    node("Municipality", "0621", name="Kolding"),
    node("Organisation", "org-good", name="God", kind="kui"),
    node("Organisation", "org-other", name="Anden"),
    node("Organisation", "org-alone", name="Alene"),
    node("Organisation", "org-odd", name="Sær", kind="rumskib"),
    node("Actor", "actor-good", name="Gry"),
    node("Area", "area-it", name="It"),
    node("Stage", "stage-klar", name="Klar"),
    node("Role", "role-held", name="Holdt"),
    node("Role", "role-empty", name="Tom"),
    node("Permission", "permission-granted", name="Givet"),
    node("Permission", "permission-nobody", name="Ingens", valid_from="2026-02-01", valid_to="2026-01-01"),
    node("Offer", "offer-good", name="Godt", route="open"),
    node("Offer", "offer-bare", name="Bart", min_age=20, max_age=15),
    node("Youth", "youth-good"),
    node("Youth", "youth-bare"),
    node("SubGoal", "subgoal-good"),
    node("SubGoal", "subgoal-bare"),
    node("Organisation", "org-unit", name="Enhed"),
    node("Organisation", "org-unit-of-unit", name="Enhed i enheden"),
    *(edge("LOCATED_IN", org, "0621") for org in ("org-good", "org-other", "org-odd", "org-unit", "org-unit-of-unit")),
    edge("PART_OF", "org-unit", "org-other"),
    edge("PART_OF", "org-unit-of-unit", "org-unit"),
    edge("PROVIDES", "org-good", "offer-good"),
    edge("DEVELOPS", "offer-good", "area-it"),
    edge("SUITS", "offer-good", "stage-klar"),
    edge("HOLDS", "actor-good", "role-held", at="org-nowhere"),
    edge("GRANTS", "role-held", "permission-granted", valid_from="2026-03-02", valid_to="2026-03-01"),
    edge("REFERS_TO", "org-good", "org-other", owner="actor-good", covers_units=True),
    edge("REFERS_TO", "org-other", "org-odd", owner="actor-nobody"),
    edge("REFERS_TO", "org-other", "org-good"),
    edge("MEETS_WITH", "org-good", "org-other"),
    edge("MEETS_WITH", "org-other", "org-good"),
    edge("CONTACT_PERSON_FOR", "actor-good", "youth-good", at="org-good"),
    edge("WORKS_TOWARDS", "youth-good", "subgoal-good"),
    edge("IN_AREA", "subgoal-good", "area-it"),
]
FOUND = {
    "never": ("permission-nobody", "role-held → permission-granted (GRANTS)"),
    "ages": ("offer-bare (20-15)",),
    "owner_unknown": ("org-other → org-odd (REFERS_TO): actor-nobody",),
    "at_unknown": ("actor-good → role-held (HOLDS): org-nowhere",),
    "twice": ("org-other → org-good (MEETS_WITH)",),
    "kind_unknown": ("org-odd (rumskib)",),
    "offer_without_provider": ("offer-bare",),
    "offer_without_area": ("offer-bare",),
    "offer_without_stage": ("offer-bare",),
    "offer_without_route": ("offer-bare",),
    "organisation_alone": ("org-alone",),
    "organisation_nowhere": ("org-alone",),
    "youth_without_contact": ("youth-bare",),
    "youth_without_sub_goal": ("youth-bare",),
    "sub_goal_without_area": ("subgoal-bare",),
    "permission_of_nobody": ("permission-nobody",),
    "role_of_nobody": ("role-empty",),
}


def found_in(store):
    report = store.read(lambda reader: check_graph(reader, CATALOGUE))
    return {problem.code: problem.ids for problem in report.problems}


def test_every_planted_problem_is_found_and_nothing_else(draw):
    drawn = draw(PLANTED)
    assert found_in(drawn.store) == FOUND
    report = drawn.store.read(lambda reader: check_graph(reader, CATALOGUE))
    assert report.nodes["Organisation"] == 6
    assert report.edges["REFERS_TO"] == 3
    assert all(problem.message for problem in report.problems)


def test_what_other_programs_left_in_the_store_is_found_and_no_cpr_number_is_shown(draw):
    store = draw(PLANTED).store
    store.write(lambda writer: writer.run("CREATE (:Spaceship {id: 'x', title: 'x'})"))
    store.write(lambda writer: writer.run("MATCH (o:Offer {id: 'offer-good'}) SET o.phone = '010190-1234'"))
    store.write(lambda writer: writer.run("CREATE (:Area {id: '010190-1234', title: 'x', name: 'Ring 0101901234'})"))
    found = found_in(store)
    assert found["cpr"] == ("offer-good", "xxxxxx-xxxx")
    assert found["foreign"] == ("Spaceship (1)",)
    assert {code: ids for code, ids in found.items() if code not in {"cpr", "foreign"}} == FOUND


def test_an_empty_store_has_nothing_wrong(draw):
    assert found_in(draw([]).store) == {}
