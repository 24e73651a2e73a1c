"""The slow reading of the rule book, held against small cases worked out by hand, and the width of its random graphs."""

import random
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from tests.oracle import (
    BASE_DAY,
    CONDITIONS,
    Graph,
    agreements,
    coverage,
    judge_offer,
    match,
    match_profile,
    random_objects,
    random_profile,
    what_if,
)
from tests.oracle.graph import Object

DAY = date(2026, 11, 23)


def node(label: str, identity: str, **fields: Any) -> Object:
    return {"node": label, "id": identity, **fields}


def edge(kind: str, giver: str, taker: str, /, **fields: Any) -> Object:
    return {"edge": kind, "from": giver, "to": taker, **fields}


def days(number: int) -> str:
    return (DAY + timedelta(days=number)).isoformat()


def world(*more: Object, offer: Object | None = None, youth: Object | None = None) -> list[Object]:
    """A youth in a municipality whose `kui` is the start, and an offer of another organisation."""
    everything = [
        node("Municipality", "by"),
        node("Municipality", "nabo"),
        node("Area", "felt"),
        node("Area", "andet"),
        node("Stage", "tidlig"),
        node("Stage", "sen"),
        node("Organisation", "kui", kind="kui"),
        node("Organisation", "udbyder"),
        node("Youth", "ung", **{"birth_month": "2008-05", **(youth or {})}),
        node("SubGoal", "delmål"),
        node("Offer", "tilbud", **{"route": "referral", "intake": "rolling", **(offer or {})}),
        edge("LOCATED_IN", "kui", "by"),
        edge("LIVES_IN", "ung", "by"),
        edge("WORKS_TOWARDS", "ung", "delmål"),
        edge("IN_AREA", "delmål", "felt"),
        edge("PROVIDES", "udbyder", "tilbud"),
        *more,
    ]
    return [thing for thing in everything if "node" in thing] + [thing for thing in everything if "edge" in thing]


def less(objects: list[Object], *kinds: str) -> list[Object]:
    """The objects without the edges of some types."""
    return [thing for thing in objects if thing.get("edge") not in kinds]


def judged(*more: Object, offer: Object | None = None, youth: Object | None = None, **how: Any) -> Object:
    return judge_offer(world(*more, offer=offer, youth=youth), "ung", "tilbud", how.pop("on", DAY), **how)


def verdict(condition: str, *more: Object, offer: Object | None = None, youth: Object | None = None, **how: Any) -> str:
    answer = judged(*more, offer=offer, youth=youth, **how)["conditions"][condition]
    assert isinstance(answer, str)
    return answer


class TestWhatCounts:
    def test_a_span_holds_on_both_its_ends(self) -> None:
        for span in ({"valid_from": days(0)}, {"valid_to": days(0)}, {"valid_from": days(0), "valid_to": days(0)}):
            assert verdict("area", edge("DEVELOPS", "tilbud", "felt", **span)) == "pass"
        for span in ({"valid_from": days(1)}, {"valid_to": days(-1)}):
            assert verdict("area", edge("DEVELOPS", "tilbud", "felt", **span)) == "unknown"

    def test_a_span_that_ends_before_it_starts_never_holds(self) -> None:
        develops = edge("DEVELOPS", "tilbud", "felt", valid_from=days(1), valid_to=days(-1))
        assert all(verdict("area", develops, on=days(shift)) == "unknown" for shift in (-2, -1, 0, 1, 2))

    def test_null_and_empty_text_and_empty_list_are_missing(self) -> None:
        nothings: tuple[object, ...] = (None, "", [])
        for nothing in nothings:
            assert verdict("income", offer={"for_income": nothing}) == "pass"
            assert verdict("chain", offer={"route": nothing}) == "unknown"

    def test_an_id_may_belong_to_an_offer_and_an_organisation(self) -> None:
        same = [node("Organisation", "tilbud")]
        assert verdict("choice", *same, edge("DECLINES", "ung", "tilbud", to_label="Organisation")) == "pass"
        assert verdict("choice", *same, edge("DECLINES", "ung", "tilbud", to_label="Offer")) == "fail"
        with pytest.raises(ValueError, match="two things"):
            judged(*same, edge("DECLINES", "ung", "tilbud"))

    def test_a_paused_offer_is_no_candidate_and_an_ended_one_is_a_candidate_that_fails(self) -> None:
        assert match(world(offer={"status": "paused", "reach": "national"}), "ung", DAY)["matches"] == []
        ended = match(world(offer={"valid_to": days(-1), "reach": "national"}), "ung", DAY)
        assert ended["near_misses"][0]["failed"] == ["time"]

    def test_an_offer_whose_only_provider_is_closed_is_no_candidate(self) -> None:
        objects = [thing for thing in world(offer={"reach": "national"}) if thing.get("id") != "udbyder"]
        answer = match([*objects, node("Organisation", "udbyder", status="closed")], "ung", DAY)
        assert (answer["matches"], answer["near_misses"], answer["unsuitable"]) == ([], [], 0)

    def test_a_youth_that_is_not_active_is_still_judged_by_name(self) -> None:
        objects = world(edge("DEVELOPS", "tilbud", "felt"), youth={"status": "closed"}, offer={"reach": "national"})
        assert match(objects, "ung", DAY)["matches"][0]["serves"] == ["delmål"]


class TestAreaAndPlace:
    def test_an_offer_that_develops_only_other_areas_fails_area(self) -> None:
        assert verdict("area", edge("DEVELOPS", "tilbud", "andet")) == "fail"

    def test_a_reached_sub_goal_opens_no_area(self) -> None:
        objects = [thing for thing in world(edge("DEVELOPS", "tilbud", "felt")) if thing.get("id") != "delmål"]
        for state, expected in (("reached", "unknown"), ("open", "pass"), (None, "pass")):
            answer = judge_offer([*objects, node("SubGoal", "delmål", state=state)], "ung", "tilbud", DAY)
            assert answer["conditions"]["area"] == expected

    def test_a_recorded_serves_that_has_ended_still_says_that_the_offer_is_for_others(self) -> None:
        located = edge("LOCATED_IN", "udbyder", "by")
        assert verdict("place", located) == "pass"
        assert verdict("place", located, edge("SERVES", "tilbud", "by", valid_to=days(-1))) == "fail"

    def test_place_is_unknown_where_nobody_said_where_it_is_or_where_the_youth_is(self) -> None:
        assert verdict("place") == "unknown"
        homeless = less(world(edge("SERVES", "tilbud", "by")), "LIVES_IN")
        assert judge_offer(homeless, "ung", "tilbud", DAY)["conditions"]["place"] == "unknown"

    def test_any_municipality_that_the_youth_lives_in_will_do_for_place(self) -> None:
        assert verdict("place", edge("SERVES", "tilbud", "nabo")) == "fail"
        assert (
            verdict("place", edge("SERVES", "tilbud", "nabo"), edge("LIVES_IN", "ung", "nabo", kind="stay")) == "pass"
        )


class TestTime:
    def test_decision_comes_before_the_offer_opens_and_waiting_after(self) -> None:
        demand = [node("Permission", "lov", decision_weeks=2), edge("REQUIRES", "tilbud", "lov")]
        opens_late = judged(*demand, offer={"valid_from": days(20), "waiting_weeks": 1})
        opens_soon = judged(*demand, offer={"valid_from": days(10), "waiting_weeks": 1})
        assert (opens_late["earliest_start"], opens_soon["earliest_start"]) == (days(27), days(21))

    def test_the_longest_decision_counts_even_of_a_permission_that_the_age_leaves_out(self) -> None:
        demand = [node("Permission", "lov", decision_weeks=3, max_age=12), edge("REQUIRES", "tilbud", "lov")]
        assert judged(*demand)["earliest_start"] == days(21)

    def test_starting_on_the_last_day_of_the_horizon_is_in_time_and_a_day_later_is_not(self) -> None:
        for shift, expected in ((180, "pass"), (181, "fail")):
            assert verdict("time", offer={"intake": "dates", "intake_dates": [days(shift)]}) == expected

    def test_the_first_intake_that_can_still_be_applied_for_is_taken(self) -> None:
        answer = judged(offer={"intake": "dates", "intake_dates": [days(30), days(6), days(7)], "apply_by_days": 7})
        assert (answer["earliest_start"], answer["latest_application"]) == (days(7), days(0))

    def test_no_intake_left_fails_only_while_a_date_still_lies_ahead(self) -> None:
        for shift, expected in ((-1, "unknown"), (0, "fail"), (3, "fail")):
            offer = {"intake": "dates", "intake_dates": [days(shift)], "apply_by_days": 4}
            assert verdict("time", offer=offer) == expected
        assert verdict("time", offer={"intake": "dates"}) == "unknown"

    def test_a_yearly_intake_that_is_too_late_to_apply_for_comes_again_next_year(self) -> None:
        offer = {"intake": "yearly", "intake_dates": ["11-25"], "apply_by_days": 3}
        assert judged(offer=offer)["earliest_start"] == "2027-11-25"
        assert judged(offer={**offer, "apply_by_days": 2})["latest_application"] == days(0)

    def test_yearly_without_dates_is_unknown_and_without_a_start(self) -> None:
        answer = judged(offer={"intake": "yearly", "intake_dates": []})
        assert (answer["conditions"]["time"], answer["earliest_start"]) == ("unknown", None)

    def test_the_29th_of_february_is_no_yearly_day(self) -> None:
        with pytest.raises(ValueError, match="02-29"):
            Graph([node("Offer", "tilbud", intake="yearly", intake_dates=["02-29"])])

    def test_a_missing_intake_is_unknown_but_has_a_start_and_can_fail(self) -> None:
        answer = judged(offer={"intake": None, "waiting_weeks": 1})
        assert (answer["conditions"]["time"], answer["earliest_start"]) == ("unknown", days(7))
        assert answer["latest_application"] is None
        assert verdict("time", offer={"intake": None, "waiting_weeks": 1, "valid_to": days(6)}) == "fail"

    def test_an_ended_offer_fails_even_where_nothing_is_known_of_its_intake(self) -> None:
        assert verdict("time", offer={"intake": "yearly", "valid_to": days(-1)}) == "fail"
        assert verdict("time", offer={"intake": "yearly", "valid_to": days(0)}) == "unknown"

    def test_a_week_from_a_leap_day_is_counted_in_days(self) -> None:
        answer = judged(offer={"waiting_weeks": 1}, on="2028-02-29")
        assert answer["earliest_start"] == "2028-03-07"


class TestAge:
    def test_in_the_month_of_birth_two_ages_are_possible(self) -> None:
        turns_eighteen = {"birth_month": "2008-11"}
        assert verdict("age", offer={"min_age": 18}, youth=turns_eighteen) == "unknown"
        assert verdict("age", offer={"min_age": 17}, youth=turns_eighteen) == "pass"
        assert verdict("age", offer={"min_age": 19}, youth=turns_eighteen) == "fail"

    def test_age_is_taken_when_it_starts_and_not_today(self) -> None:
        offer = {"min_age": 18, "intake": "dates", "intake_dates": ["2027-01-04"]}
        assert verdict("age", offer=offer, youth={"birth_month": "2008-12"}) == "pass"
        assert verdict("age", offer={"min_age": 18}, youth={"birth_month": "2008-12"}) == "fail"

    def test_age_is_unknown_without_bounds_or_without_a_month_of_birth(self) -> None:
        assert verdict("age") == "unknown"
        assert verdict("age", offer={"max_age": 24}, youth={"birth_month": None}) == "unknown"

    def test_the_age_of_a_profile_does_not_grow(self) -> None:
        objects = world(offer={"min_age": 18, "waiting_weeks": 20, "reach": "national"})
        assert match_profile(objects, {"age": 17}, DAY)["unsuitable_offers"][0]["failed"] == ["age"]


class TestCapacityNeedsIncome:
    def test_free_seats_are_believed_for_thirty_days(self) -> None:
        for shift, expected in ((-31, "unknown"), (-30, "fail"), (0, "fail"), (5, "fail")):
            assert verdict("capacity", offer={"seats_free": 0, "seats_on": days(shift)}) == expected
            assert verdict("capacity", offer={"seats_free": 0, "verified_on": days(shift)}) == expected

    def test_a_known_waiting_time_of_nothing_is_still_given(self) -> None:
        full = {"seats_free": 0, "seats_on": days(0)}
        assert verdict("capacity", offer={**full, "waiting_weeks": 0}) == "pass"

    def test_the_day_of_the_count_goes_before_the_day_of_the_check(self) -> None:
        offer = {"seats_free": 3, "seats_on": days(-31), "verified_on": days(0)}
        assert verdict("capacity", offer=offer) == "unknown"

    def test_a_need_that_is_met_is_met_whatever_else_is_said(self) -> None:
        needy = {"requirements": ["tolk"]}
        assert verdict("needs", offer={"languages": ["tolk"], "cannot": ["tolk"]}, youth=needy) == "pass"
        assert verdict("needs", offer={"cannot": ["tolk"]}, youth=needy) == "fail"
        assert verdict("needs", youth=needy) == "unknown"
        assert verdict("needs") == "pass"

    def test_income_is_asked_for_only_where_the_offer_names_some(self) -> None:
        assert verdict("income", offer={"for_income": ["SU"]}) == "unknown"
        assert verdict("income", offer={"for_income": ["SU"]}, youth={"income_basis": "løn"}) == "fail"
        assert verdict("income", youth={"income_basis": "løn"}) == "pass"


class TestStage:
    def test_the_fit_is_main_if_one_of_the_common_stages_is(self) -> None:
        suits = [edge("SUITS", "tilbud", "tidlig"), edge("SUITS", "tilbud", "sen")]
        partial = judged(*suits, edge("AT_STAGE", "ung", "tidlig"))
        main = judged(*suits, edge("AT_STAGE", "ung", "tidlig"), edge("AT_STAGE", "ung", "sen", main=True))
        assert (partial["stage_fit"], main["stage_fit"]) == ("partial", "main")

    def test_a_stage_that_fails_has_no_fit_and_can_be_repaired(self) -> None:
        answer = judged(edge("SUITS", "tilbud", "tidlig"), edge("AT_STAGE", "ung", "sen", main=True))
        assert (answer["verdict"], answer["stage_fit"], answer["failed"]) == ("near_miss", None, ["stage"])


class TestStarts:
    def test_a_contact_person_without_a_place_starts_wherever_they_work(self) -> None:
        person = [node("Actor", "kp"), edge("WORKS_AT", "kp", "udbyder"), edge("CONTACT_PERSON_FOR", "kp", "ung")]
        answer = judged(*person)
        assert (answer["handovers"], answer["chain"], answer["conditions"]["consent"]) == (0, [], "pass")

    def test_a_contact_person_at_a_closed_place_starts_nowhere(self) -> None:
        person = [
            node("Actor", "kp"),
            node("Organisation", "lukket", status="closed"),
            edge("WORKS_AT", "kp", "udbyder"),
            edge("CONTACT_PERSON_FOR", "kp", "ung", at="lukket"),
        ]
        assert judged(*person)["handovers"] is None

    def test_the_provider_of_a_started_offer_is_a_start_and_of_a_waiting_one_is_not(self) -> None:
        for state, handovers in (("started", 0), ("waiting", None), (None, None)):
            more = [
                node("Offer", "i-gang"),
                edge("PROVIDES", "udbyder", "i-gang"),
                edge("TAKES_PART_IN", "ung", "i-gang", state=state),
            ]
            assert judged(*more)["handovers"] == handovers

    def test_the_unit_for_youth_is_a_start_only_in_a_responsible_municipality(self) -> None:
        way = edge("REFERS_TO", "kui", "udbyder")
        assert verdict("chain", way) == "pass"
        assert verdict("chain", way, edge("LIVES_IN", "ung", "nabo", kind="responsible")) == "unknown"
        assert verdict("chain", way, edge("LIVES_IN", "ung", "nabo", kind="stay")) == "pass"


class TestChain:
    def test_open_and_self_need_no_way_and_a_missing_route_does(self) -> None:
        for route, expected in (("open", "pass"), ("self", "pass"), ("visitation", "unknown"), (None, "unknown")):
            answer = judged(offer={"route": route})
            assert answer["conditions"]["chain"] == expected
            assert answer["handovers"] == (0 if expected == "pass" else None)

    def test_a_youth_goes_against_delivers_for_and_both_ways_along_co_delivers_with(self) -> None:
        assert verdict("chain", edge("DELIVERS_FOR", "udbyder", "kui")) == "pass"
        assert verdict("chain", edge("DELIVERS_FOR", "kui", "udbyder")) == "unknown"
        assert verdict("chain", edge("CO_DELIVERS_WITH", "udbyder", "kui")) == "pass"

    def test_knowing_each_other_carries_nobody_and_maps_nothing(self) -> None:
        assert verdict("chain", edge("KNOWS", "kui", "udbyder"), edge("FUNDS", "kui", "udbyder")) == "unknown"

    def test_a_planned_or_ended_link_maps_the_way_without_opening_it(self) -> None:
        assert verdict("chain", edge("REFERS_TO", "kui", "udbyder", state="planned")) == "fail"
        assert verdict("chain", edge("REFERS_TO", "kui", "udbyder", state="missing")) == "fail"
        assert verdict("chain", edge("REFERS_TO", "kui", "udbyder", valid_to=days(-1))) == "fail"

    def test_a_closed_organisation_neither_carries_nor_maps(self) -> None:
        via = [edge("REFERS_TO", "kui", "via"), edge("REFERS_TO", "via", "udbyder")]
        assert verdict("chain", node("Organisation", "via", status="closed"), *via) == "unknown"
        assert verdict("chain", node("Organisation", "via"), *via) == "pass"

    def test_a_way_that_is_too_long_is_mapped_and_fails(self) -> None:
        line = [node("Organisation", name) for name in ("a", "b", "c")]
        ends = ("kui", "a", "b", "c", "udbyder")
        line += [edge("REFERS_TO", one, other) for one, other in pairwise(ends)]
        assert verdict("chain", *line) == "fail"
        assert verdict("chain", *line, max_handovers=4) == "pass"

    def test_of_equal_chains_the_smallest_sequence_counts_from_its_beginning(self) -> None:
        more = [node("Organisation", name) for name in ("A", "b", "x", "y")]
        for ends in (("kui", "b", "x"), ("kui", "A", "y")):
            more += [edge("REFERS_TO", one, other) for one, other in pairwise(ends)]
        more += [edge("REFERS_TO", "x", "udbyder"), edge("REFERS_TO", "y", "udbyder")]
        assert [step["to"] for step in judged(*more)["chain"]] == ["A", "y", "udbyder"]

    def test_of_parallel_edges_the_smallest_type_then_the_smallest_key_is_shown(self) -> None:
        more = [
            edge("REFERS_TO", "kui", "udbyder", confirmed_on=days(-1)),
            edge("HANDS_OVER_TO", "kui", "udbyder", confirmed_on=days(-2), valid_from=days(-9)),
            edge("HANDS_OVER_TO", "kui", "udbyder", confirmed_on=days(-3)),
        ]
        step = judged(*more)["chain"][0]
        assert (step["edge"], step["confirmed_on"]) == ("HANDS_OVER_TO", days(-3))

    def test_an_edge_that_covers_units_leads_from_unit_to_unit(self) -> None:
        more = [
            node("Organisation", "kommune"),
            node("Organisation", "afdeling"),
            node("Organisation", "region"),
            edge("PART_OF", "kui", "afdeling"),
            edge("PART_OF", "afdeling", "kommune"),
            edge("PART_OF", "udbyder", "region"),
        ]
        step = judged(*more, edge("REFERS_TO", "kommune", "region", covers_units=True))["chain"][0]
        assert (step["from"], step["to"]) == ("kui", "udbyder")
        assert verdict("chain", *more, edge("REFERS_TO", "kommune", "region")) == "unknown"
        assert verdict("chain", *more, edge("REFERS_TO", "region", "kommune", covers_units=True)) == "unknown"

    def test_the_responsible_is_the_owner_then_the_contact_person_there_then_nobody(self) -> None:
        person = [
            node("Actor", "ejer"),
            node("Actor", "væk", status="closed"),
            node("Actor", "kp"),
            edge("CONTACT_PERSON_FOR", "kp", "ung", at="kui"),
        ]

        def responsible(*more: Object, owner: str | None) -> Any:
            return judged(*more, edge("REFERS_TO", "kui", "udbyder", owner=owner))["chain"][0]["responsible"]

        assert responsible(*person, owner="ejer") == "ejer"
        assert responsible(*person, owner="væk") == "kp"
        assert responsible(owner=None) is None


class TestAuthority:
    grant = edge("GRANTS", "rolle", "lov")
    hold = edge("HOLDS", "fag", "rolle", at="kui")

    def people(self, **permission: Any) -> list[Object]:
        return [
            node("Actor", "fag"),
            node("Role", "rolle"),
            node("Permission", "lov", **permission),
            edge("REQUIRES", "tilbud", "lov"),
        ]

    def test_visitation_without_a_permission_is_unknown_and_another_route_passes(self) -> None:
        assert verdict("authority", offer={"route": "visitation"}) == "unknown"
        assert verdict("authority", offer={"route": None}) == "pass"

    def test_a_proposed_grant_is_enough_and_an_expired_one_is_not(self) -> None:
        for state, expected in ((None, "pass"), ("proposed", "pass"), ("confirmed", "pass"), ("expired", "fail")):
            assert verdict("authority", *self.people(), {**self.grant, "state": state}, self.hold) == expected

    def test_a_permission_that_nobody_was_ever_given_is_unknown(self) -> None:
        assert verdict("authority", *self.people()) == "unknown"
        assert verdict("authority", *self.people(), self.grant) == "unknown"

    def test_a_holding_that_has_ended_fails(self) -> None:
        assert verdict("authority", *self.people(), self.grant, {**self.hold, "valid_to": days(-1)}) == "fail"
        assert verdict("authority", *self.people(), {**self.grant, "valid_to": days(-1)}, self.hold) == "fail"

    def test_a_holder_who_has_left_is_recorded_but_holds_nothing(self) -> None:
        anywhere = edge("HOLDS", "fag", "rolle")
        worked = edge("WORKS_AT", "fag", "kui", valid_to=days(-1))
        assert verdict("authority", *self.people(), self.grant, anywhere, worked) == "fail"
        assert verdict("authority", *self.people(), self.grant, anywhere) == "unknown"

    def test_a_holder_elsewhere_counts_only_once_reached(self) -> None:
        there = edge("HOLDS", "fag", "rolle", at="udbyder")
        assert verdict("authority", *self.people(), self.grant, there) == "unknown"
        assert verdict("authority", *self.people(), self.grant, there, edge("REFERS_TO", "kui", "udbyder")) == "pass"

    def test_a_closed_organisation_holds_nothing_on_record_either(self) -> None:
        closed = [node("Organisation", "lukket", status="closed"), edge("LOCATED_IN", "lukket", "by")]
        assert verdict("authority", *self.people(), *closed, self.grant, {**self.hold, "at": "lukket"}) == "unknown"

    def test_an_inactive_actor_or_role_fails_as_recorded(self) -> None:
        people = [thing for thing in self.people() if thing.get("id") != "fag"]
        assert verdict("authority", *people, node("Actor", "fag", status="left"), self.grant, self.hold) == "fail"
        people = [thing for thing in self.people() if thing.get("id") != "rolle"]
        assert verdict("authority", *people, node("Role", "rolle", status="old"), self.grant, self.hold) == "fail"

    def test_an_act_that_ends_before_the_start_is_unknown_whoever_holds_it(self) -> None:
        later = {"intake": "dates", "intake_dates": ["2027-01-04"]}
        act = self.people(valid_to="2026-12-31")
        assert verdict("authority", *act, self.grant, self.hold, offer=later) == "unknown"
        assert verdict("authority", *act, self.grant, self.hold) == "pass"

    def test_a_permission_for_other_ages_is_not_required(self) -> None:
        assert verdict("authority", *self.people(max_age=17)) == "pass"
        assert verdict("authority", *self.people(max_age=18)) == "unknown"
        assert verdict("authority", *self.people(max_age=17), youth={"birth_month": "2008-11"}) == "unknown"
        assert verdict("authority", *self.people(max_age=17), youth={"birth_month": None}) == "unknown"

    def test_one_of_the_alternatives_is_enough_but_not_one_of_those_that_stand_alone(self) -> None:
        expired = [node("Permission", "gammel"), edge("GRANTS", "rolle", "gammel", state="expired")]
        people = [thing for thing in self.people() if thing.get("edge") != "REQUIRES"]
        for group, expected in (("a", "pass"), (None, "fail")):
            demands = [edge("REQUIRES", "tilbud", name, any_of=group) for name in ("lov", "gammel")]
            assert verdict("authority", *people, *expired, *demands, self.grant, self.hold) == expected

    def test_unknown_goes_before_fail_among_alternatives_and_after_it_otherwise(self) -> None:
        more = [node("Permission", "ukendt"), {**self.grant, "state": "expired"}, self.hold]
        people = [thing for thing in self.people() if thing.get("edge") != "REQUIRES"]
        for group, expected in (("a", "unknown"), (None, "fail")):
            demands = [edge("REQUIRES", "tilbud", name, any_of=group) for name in ("lov", "ukendt")]
            assert verdict("authority", *people, *more, *demands) == expected

    def test_the_last_step_says_who_can_give_the_permission(self) -> None:
        more = [node("Organisation", "via"), edge("REFERS_TO", "kui", "via"), edge("REFERS_TO", "via", "udbyder")]
        chain = judged(*self.people(), self.grant, self.hold, *more)["chain"]
        assert [step["permission"] for step in chain] == [
            None,
            {"permission": "lov", "role": "rolle", "actor": "fag"},
        ]


class TestConsent:
    def test_a_consent_for_another_purpose_says_nothing(self) -> None:
        assert verdict("consent", edge("CONSENTS_TO", "ung", "udbyder", purpose="evaluering")) == "unknown"
        assert verdict("consent", edge("CONSENTS_TO", "ung", "udbyder", purpose="evaluering", state="refused")) == (
            "unknown"
        )
        assert verdict("consent", edge("CONSENTS_TO", "ung", "udbyder")) == "pass"

    def test_a_consent_ends_on_the_day_it_is_withdrawn(self) -> None:
        assert verdict("consent", edge("CONSENTS_TO", "ung", "udbyder", withdrawn_on=days(1))) == "pass"
        assert verdict("consent", edge("CONSENTS_TO", "ung", "udbyder", withdrawn_on=days(0))) == "fail"

    def test_a_refusal_goes_before_an_agreement_to_share(self) -> None:
        shares = edge("SHARES_INFORMATION_WITH", "udbyder", "kui", legal_basis="§ 1", purpose="forløb")
        assert verdict("consent", shares) == "pass"
        assert verdict("consent", shares, edge("CONSENTS_TO", "ung", "udbyder", state="refused")) == "fail"

    def test_sharing_carries_only_on_a_legal_basis_for_this_purpose_while_active(self) -> None:
        good = {"legal_basis": "§ 1", "purpose": "forløb"}
        for change in (
            {"legal_basis": ""},
            {"purpose": None},
            {"purpose": "kriminalpræventivt"},
            {"state": "planned"},
            {"valid_to": days(-1)},
        ):
            shares = edge("SHARES_INFORMATION_WITH", "kui", "udbyder", **{**good, **change})
            assert verdict("consent", shares) == "unknown"

    def test_covering_units_does_not_widen_the_sharing_of_information(self) -> None:
        more = [node("Organisation", "region"), edge("PART_OF", "udbyder", "region")]
        good = {"legal_basis": "§ 1", "purpose": "forløb", "covers_units": True}
        assert verdict("consent", *more, edge("SHARES_INFORMATION_WITH", "kui", "region", **good)) == "unknown"


class TestProvider:
    second = (node("Organisation", "anden"), edge("PROVIDES", "anden", "tilbud"))

    def test_the_provider_with_fewest_failures_is_taken(self) -> None:
        assert judged(*self.second)["provider"] == "anden"
        assert judged(*self.second, edge("DECLINES", "ung", "anden"))["provider"] == "udbyder"

    def test_a_longer_known_way_goes_before_an_unknown_one_and_a_shorter_before_a_longer(self) -> None:
        via = [node("Organisation", "via"), edge("REFERS_TO", "kui", "via")]
        assert judged(*self.second, *via, edge("REFERS_TO", "via", "udbyder"))["provider"] == "udbyder"
        both = [edge("REFERS_TO", "via", "anden"), edge("REFERS_TO", "kui", "udbyder")]
        assert judged(*self.second, *via, *both)["provider"] == "udbyder"

    def test_of_equally_long_ways_the_smallest_chain_goes_before_the_smallest_id(self) -> None:
        more = [node("Organisation", name) for name in ("a", "b")]
        for one, other in (("kui", "a"), ("kui", "b"), ("b", "anden"), ("a", "udbyder")):
            more.append(edge("REFERS_TO", one, other))
        assert judged(*self.second, *more)["provider"] == "udbyder"


class TestVerdictAndOrder:
    def test_two_repairable_failures_are_a_near_miss_and_a_third_is_too_many(self) -> None:
        full = {"seats_free": 0, "seats_on": days(0), "valid_to": days(-1)}
        assert judged(offer=full)["verdict"] == "near_miss"
        assert judged(offer={**full, "cannot": ["tolk"]}, youth={"requirements": ["tolk"]})["verdict"] == "unsuitable"

    def test_what_the_youth_declines_is_unsuitable_even_alone(self) -> None:
        answer = judged(edge("DECLINES", "ung", "tilbud"))
        assert (answer["verdict"], answer["failed"]) == ("unsuitable", ["choice"])

    def test_an_ongoing_offer_is_no_candidate_and_says_so_when_asked_for(self) -> None:
        more = edge("TAKES_PART_IN", "ung", "tilbud", state="applied")
        answer = match(world(more, offer={"reach": "national"}), "ung", DAY)
        assert answer["ongoing"] == [{"offer": "tilbud", "state": "applied"}]
        assert answer["matches"] == []
        assert judged(more)["verdict"] == "ongoing"

    def test_a_wish_goes_first_and_a_wish_without_a_rank_after_those_with_one(self) -> None:
        more = [node("Offer", name, route="open", reach="national", intake="rolling") for name in ("a", "b", "c")]
        more += [edge("PROVIDES", "udbyder", name) for name in ("a", "b", "c")]
        more += [edge("WISHES_FOR", "ung", "c", rank=7), edge("WISHES_FOR", "ung", "b")]
        answer = match(world(*more, offer={"status": "paused"}), "ung", DAY)
        assert [found["offer"] for found in answer["matches"]] == ["c", "b", "a"]

    def test_an_earlier_start_goes_before_fewer_unknowns(self) -> None:
        more = [
            node("Offer", "sen", route="open", reach="national", intake="rolling", waiting_weeks=1, min_age=15),
            node("Offer", "tidlig", route="open", reach="national", intake="rolling"),
            edge("PROVIDES", "udbyder", "sen"),
            edge("PROVIDES", "udbyder", "tidlig"),
        ]
        answer = match(world(*more, offer={"status": "paused"}), "ung", DAY)
        assert [found["offer"] for found in answer["matches"]] == ["tidlig", "sen"]


class TestPlans:
    def test_an_area_is_carried_once_the_way_and_the_authority_are_known(self) -> None:
        way = edge("REFERS_TO", "kui", "udbyder")
        develops = edge("DEVELOPS", "tilbud", "felt")
        assert coverage(world(), "ung", DAY)[0]["cause"] == "no_offer"
        assert coverage(world(develops), "ung", DAY) == [
            {"area": "felt", "coverage": "possible", "cause": "chain", "offer": "tilbud"}
        ]
        assert coverage(world(develops, way), "ung", DAY)[0]["coverage"] == "carried"
        assert coverage(world(develops, {**way, "state": "planned"}), "ung", DAY)[0]["cause"] == "chain"

    def test_an_offer_that_is_waited_for_makes_an_area_possible(self) -> None:
        more = [edge("DEVELOPS", "tilbud", "felt"), edge("TAKES_PART_IN", "ung", "tilbud", state="waiting")]
        assert coverage(world(*more), "ung", DAY)[0]["cause"] == "waiting"

    def test_taking_away_the_only_link_loses_what_it_carried_within_its_span_alone(self) -> None:
        objects = world(edge("REFERS_TO", "kui", "udbyder"), edge("DEVELOPS", "tilbud", "felt"))
        lost = what_if(objects, DAY, without=["edge:REFERS_TO:kui:udbyder"])
        assert lost["loses"] == [{"youth": "ung", "area": "felt"}]
        assert lost["matches_lost"] == []
        assert what_if(objects, DAY, without=["organisation:udbyder"], begins=days(1))["loses"] == []

    def test_a_permission_taken_away_can_be_given_by_nobody(self) -> None:
        more = [node("Permission", "lov"), edge("REQUIRES", "tilbud", "lov"), edge("DEVELOPS", "tilbud", "felt")]
        lost = what_if(world(*more), DAY, without=["permission:lov"])
        assert lost["matches_lost"] == [{"youth": "ung", "offer": "tilbud"}]

    def test_a_serves_taken_away_still_says_that_the_offer_is_for_some_place(self) -> None:
        more = [edge("SERVES", "tilbud", "by"), edge("LOCATED_IN", "udbyder", "by")]
        lost = what_if(world(*more), DAY, without=["edge:SERVES:tilbud:by"])
        assert lost["matches_lost"] == [{"youth": "ung", "offer": "tilbud"}]

    def test_the_missing_link_is_the_best_agreement(self) -> None:
        found = agreements(world(edge("DEVELOPS", "tilbud", "felt")), DAY)
        assert [(row["from"], row["to"], row["count"]) for row in found] == [("kui", "udbyder", 1)]


@cache
def many_answers() -> list[Object]:
    """What fifty random graphs answer for each of their youths."""
    answers = []
    for seed in range(50):
        objects = random_objects(random.Random(seed))
        answers += [match(objects, f"ung-{number:02}", BASE_DAY) for number in range(10)]
    return answers


def all_results() -> list[Object]:
    return [
        result
        for answer in many_answers()
        for result in answer["matches"] + answer["near_misses"] + answer["unsuitable_offers"]
    ]


class TestRandomGraphs:
    def test_the_same_seed_gives_the_same_graph_and_no_edge_comes_twice(self) -> None:
        objects = random_objects(random.Random(3))
        assert objects == random_objects(random.Random(3))
        keys = [
            (thing["edge"], thing["from"], thing["to"], thing.get("valid_from")) for thing in objects if "edge" in thing
        ]
        assert len(keys) == len(set(keys))

    def test_nodes_come_before_edges_and_every_end_is_there(self) -> None:
        for seed in range(20):
            objects = random_objects(random.Random(seed))
            kinds = ["edge" in thing for thing in objects]
            assert kinds == sorted(kinds)
            Graph(objects)

    def test_every_verdict_occurs_often(self) -> None:
        assert sum(len(answer["matches"]) for answer in many_answers()) > 500
        assert sum(len(answer["near_misses"]) for answer in many_answers()) > 500
        assert sum(answer["unsuitable"] for answer in many_answers()) > 500
        assert {row["state"] for answer in many_answers() for row in answer["ongoing"]} == {
            "applied",
            "waiting",
            "started",
        }

    def test_every_condition_has_every_answer_that_the_rules_allow_a_candidate(self) -> None:
        seen = Counter(pair for result in all_results() for pair in result["conditions"].items())
        never = {("area", "fail"), ("place", "fail"), ("choice", "unknown")}
        for condition in CONDITIONS:
            for answer in ("pass", "fail", "unknown"):
                least = 0 if (condition, answer) in never else 100
                assert (seen[condition, answer] == 0) if not least else (seen[condition, answer] >= least)

    def test_area_and_place_fail_where_an_offer_is_judged_alone(self) -> None:
        seen: Counter[tuple[str, str]] = Counter()
        for seed in range(10):
            objects = random_objects(random.Random(seed))
            for thing in objects:
                if thing.get("node") == "Offer":
                    answer = judge_offer(objects, "ung-01", thing["id"], BASE_DAY)
                    seen.update(answer["conditions"].items())
                    seen["verdict", answer["verdict"]] += 1
        assert min(seen["area", "fail"], seen["place", "fail"]) >= 10
        assert all(seen["verdict", name] for name in ("match", "near_miss", "unsuitable", "ongoing"))

    def test_every_condition_is_somewhere_the_only_failure(self) -> None:
        alone = Counter(result["failed"][0] for result in all_results() if len(result.get("failed", [])) == 1)
        assert set(alone) == set(CONDITIONS) - {"area", "place"}

    def test_ways_of_every_length_and_type_occur_with_and_without_what_is_shown_of_them(self) -> None:
        chains = [result["chain"] for result in all_results() if result["chain"]]
        steps = [step for chain in chains for step in chain]
        assert {result["handovers"] for result in all_results()} == {None, 0, 1, 2, 3}
        assert {step["edge"] for step in steps} == {"REFERS_TO", "HANDS_OVER_TO", "DELIVERS_FOR", "CO_DELIVERS_WITH"}
        for shown in ("responsible", "confirmed_on"):
            assert {step[shown] is None for step in steps} == {True, False}
        assert {chain[-1]["permission"] is None for chain in chains} == {True, False}

    def test_every_edge_type_of_the_rules_and_every_state_occurs(self) -> None:
        seen: dict[str, set[Any]] = {}
        for seed in range(50):
            for thing in random_objects(random.Random(seed)):
                if "edge" in thing:
                    seen.setdefault(thing["edge"], set()).add(thing.get("state") or None)
        assert {None, "proposed", "confirmed", "expired"} == seen["GRANTS"]
        assert {None, "applied", "waiting", "started", "stopped", "completed"} == seen["TAKES_PART_IN"]
        assert {None, "given", "refused"} == seen["CONSENTS_TO"]
        carrying = ("REFERS_TO", "HANDS_OVER_TO", "DELIVERS_FOR", "CO_DELIVERS_WITH", "SHARES_INFORMATION_WITH")
        assert all(seen[kind] == {None, "active", "planned", "missing"} for kind in carrying)
        assert set(seen) >= {"FUNDS", "SUPERVISES", "MEETS_WITH", "KNOWS", "PART_OF", "LEADS_TO", "DECLINES"}

    def test_profiles_of_every_shape_can_be_judged(self) -> None:
        keys: set[str] = set()
        verdicts: Counter[str] = Counter()
        for seed in range(40):
            rng = random.Random(seed)
            objects = random_objects(rng)
            profile = random_profile(rng, objects)
            keys.update(key for key, value in profile.items() if value)
            answer = match_profile(objects, profile, BASE_DAY)
            assert answer["youth"] is None
            verdicts.update({"match": len(answer["matches"]), "near_miss": len(answer["near_misses"])})
            assert len(answer["unsuitable_offers"]) == answer["unsuitable"]
        assert keys == {
            "municipality",
            "age",
            "birth_month",
            "stages",
            "areas",
            "interests",
            "requirements",
            "income_basis",
            "starts",
        }
        assert min(verdicts["match"], verdicts["near_miss"]) > 20

    def test_every_kind_of_coverage_occurs_and_most_causes(self) -> None:
        seen: set[tuple[str, str | None]] = set()
        for seed in range(25):
            objects = random_objects(random.Random(seed))
            for number in range(10):
                seen.update((row["coverage"], row["cause"]) for row in coverage(objects, f"ung-{number:02}", BASE_DAY))
        assert {("ongoing", None), ("carried", None), ("gap", "no_offer")} <= seen
        assert {("possible", cause) for cause in ("chain", "authority", "waiting")} <= seen
        assert {("gap", cause) for cause in ("choice", "age", "needs", "stage", "time", "authority", "consent")} <= seen

    def test_in_easy_graphs_changes_and_agreements_make_a_difference(self) -> None:
        changes: Counter[str] = Counter()
        for seed in range(8):
            objects = random_objects(random.Random(seed), youths=6, offers=12, organisations=8, easy=True)
            changes["agreements"] += len(agreements(objects, BASE_DAY))
            for kind, identity in (("organisation", "org-01"), ("actor", "fag-01"), ("permission", "lov-01")):
                for name, rows in what_if(objects, BASE_DAY, without=[f"{kind}:{identity}"]).items():
                    changes[name] += len(rows)
        assert all(changes[name] for name in ("agreements", "loses", "matches_lost", "matches_gained"))
