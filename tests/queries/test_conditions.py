"""Each condition of the rule book at its edges, on a small map: one youth, one offer, and what is said between them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import days, edge, less, node, nodes_first, sure, town

Verdict = Callable[..., str]


@pytest.fixture
def verdict(draw: Draw) -> Verdict:
    """What a condition is for the town's offer."""

    def told(condition: str, objects: list[Object], **how: Any) -> str:
        return str(draw(objects).judge(**how)["conditions"][condition])

    return told


def test_a_sure_offer_is_a_match_in_everything(draw: Draw) -> None:
    answer = draw(sure()).judge()
    assert set(answer["conditions"].values()) == {"pass"}
    assert (answer["verdict"], answer["failed"], answer["unknown"], answer["handovers"]) == ("match", [], [], 1)


class TestArea:
    def test_an_edge_that_holds_on_the_day_counts_and_one_that_ended_the_day_before_does_not(
        self, verdict: Verdict
    ) -> None:
        for span, expected in (
            ({"valid_to": days(0)}, "pass"),
            ({"valid_to": days(-1)}, "unknown"),
            ({"valid_from": days(1)}, "unknown"),
        ):
            assert verdict("area", town(edge("DEVELOPS", "offer-mentor", "area-doegnrytme", **span))) == expected

    def test_a_youth_without_open_sub_goals_is_asked_and_not_refused(self, verdict: Verdict) -> None:
        objects = town(edge("DEVELOPS", "offer-mentor", "area-it"))
        assert verdict("area", objects) == "fail"
        assert verdict("area", less(objects, "WORKS_TOWARDS")) == "unknown"


class TestPlace:
    def test_a_serves_that_has_ended_still_says_that_the_offer_is_for_others(self, verdict: Verdict) -> None:
        here = edge("LOCATED_IN", "org-huset", "0621")
        assert verdict("place", town(here)) == "pass"
        assert verdict("place", town(here, edge("SERVES", "offer-mentor", "0621", valid_to=days(-1)))) == "fail"

    def test_a_national_offer_is_for_everyone_and_one_without_a_place_is_unknown(self, verdict: Verdict) -> None:
        assert verdict("place", town()) == "unknown"
        elsewhere = edge("SERVES", "offer-mentor", "0607")
        assert verdict("place", town(elsewhere)) == "fail"
        assert verdict("place", town(elsewhere, offer={"reach": "national"})) == "pass"


class TestTime:
    def test_the_decision_comes_before_the_offer_opens_and_the_wait_after(self, draw: Draw) -> None:
        law = (node("Permission", "permission-1", decision_weeks=2), edge("REQUIRES", "offer-mentor", "permission-1"))
        for opens, expected in ((10, 21), (20, 27)):
            answer = draw(sure(*law, offer={"valid_from": days(opens), "waiting_weeks": 1})).judge()
            assert answer["earliest_start"] == days(expected)

    @pytest.mark.parametrize(("shift", "expected"), [(180, "pass"), (181, "fail")])
    def test_the_last_day_of_the_horizon_is_in_time(self, shift: int, expected: str, verdict: Verdict) -> None:
        assert verdict("time", sure(offer={"intake": "dates", "intake_dates": [days(shift)]})) == expected

    def test_what_can_no_longer_be_applied_for_is_passed_over(self, draw: Draw) -> None:
        offer = {"intake": "dates", "intake_dates": [days(30), days(6), days(7)], "apply_by_days": 7}
        answer = draw(sure(offer=offer)).judge()
        assert (answer["earliest_start"], answer["latest_application"]) == (days(7), days(0))

    @pytest.mark.parametrize(("shift", "expected"), [(-1, "unknown"), (0, "fail"), (3, "fail")])
    def test_no_date_left_fails_only_while_one_still_lies_ahead(
        self, shift: int, expected: str, verdict: Verdict
    ) -> None:
        assert (
            verdict("time", sure(offer={"intake": "dates", "intake_dates": [days(shift)], "apply_by_days": 4}))
            == expected
        )

    def test_a_yearly_start_comes_again_next_year(self, draw: Draw) -> None:
        answer = draw(sure(offer={"intake": "yearly", "intake_dates": ["11-25"], "apply_by_days": 3})).judge()
        assert (answer["earliest_start"], answer["conditions"]["time"]) == ("2027-11-25", "fail")

    def test_the_last_day_of_february_is_a_yearly_start_in_every_year(self, draw: Draw) -> None:
        drawn = draw(sure(offer={"intake": "yearly", "intake_dates": ["02-28"]}))
        assert drawn.judge(on=date(2028, 2, 29), horizon=400)["earliest_start"] == "2029-02-28"

    def test_a_wait_beyond_all_calendars_fails_and_has_no_date(self, draw: Draw) -> None:
        for weeks in (500_000, 2**40):
            answer = draw(sure(offer={"waiting_weeks": weeks})).judge()
            assert (answer["earliest_start"], answer["conditions"]["time"], answer["failed"][0]["repair"]) == (
                None,
                "fail",
                None,
            )


class TestAge:
    @pytest.mark.parametrize(("lowest", "expected"), [(17, "pass"), (18, "unknown"), (19, "fail")])
    def test_two_ages_are_possible_in_the_month_of_birth(self, lowest: int, expected: str, verdict: Verdict) -> None:
        assert verdict("age", sure(offer={"min_age": lowest}, youth={"birth_month": "2008-11"})) == expected

    def test_the_age_is_that_of_the_start(self, verdict: Verdict) -> None:
        youth = {"birth_month": "2008-12"}
        assert verdict("age", sure(offer={"min_age": 18}, youth=youth)) == "fail"
        assert (
            verdict("age", sure(offer={"min_age": 18, "intake": "dates", "intake_dates": ["2027-01-04"]}, youth=youth))
            == "pass"
        )


class TestCapacity:
    @pytest.mark.parametrize(("shift", "expected"), [(-31, "unknown"), (-30, "fail"), (0, "fail"), (5, "fail")])
    def test_seats_are_believed_for_thirty_days(self, shift: int, expected: str, verdict: Verdict) -> None:
        assert verdict("capacity", town(offer={"seats_free": 0, "seats_on": days(shift)})) == expected

    def test_no_seat_but_a_known_wait_is_fine_even_where_the_wait_is_nothing(self, verdict: Verdict) -> None:
        assert verdict("capacity", sure(offer={"seats_free": 0, "waiting_weeks": 0})) == "pass"


class TestNeedsAndIncome:
    def test_a_need_that_is_met_is_met_whatever_else_is_said(self, verdict: Verdict) -> None:
        youth = {"requirements": ["tolk"]}
        assert verdict("needs", sure(offer={"languages": ["tolk"], "cannot": ["tolk"]}, youth=youth)) == "pass"
        assert verdict("needs", sure(offer={"cannot": ["tolk"]}, youth=youth)) == "fail"
        assert verdict("needs", sure(youth=youth)) == "unknown"

    def test_one_need_that_cannot_be_met_goes_before_another_that_is_open(self, verdict: Verdict) -> None:
        assert verdict("needs", sure(offer={"cannot": ["tolk"]}, youth={"requirements": ["dyr", "tolk"]})) == "fail"

    def test_income_is_asked_for_only_where_the_offer_names_some(self, verdict: Verdict) -> None:
        assert verdict("income", sure(offer={"for_income": ["su"]})) == "unknown"
        assert verdict("income", sure(offer={"for_income": ["su"]}, youth={"income_basis": "loen"})) == "fail"


class TestChain:
    def test_a_permission_to_deliver_is_walked_against_its_arrow(self, verdict: Verdict) -> None:
        assert verdict("chain", town(edge("DELIVERS_FOR", "org-huset", "org-kui"))) == "pass"
        assert verdict("chain", town(edge("DELIVERS_FOR", "org-kui", "org-huset"))) == "unknown"

    def test_an_agreement_that_covers_units_leads_from_any_unit_to_any_unit(self, verdict: Verdict) -> None:
        above = (node("Organisation", "org-kommune"), node("Organisation", "org-forening"))
        parts = (edge("PART_OF", "org-kui", "org-kommune"), edge("PART_OF", "org-huset", "org-forening"))
        assert verdict("chain", town(*above, *parts, edge("REFERS_TO", "org-kommune", "org-forening"))) == "unknown"
        assert (
            verdict("chain", town(*above, *parts, edge("REFERS_TO", "org-kommune", "org-forening", covers_units=True)))
            == "pass"
        )

    def test_a_closed_organisation_carries_nobody(self, verdict: Verdict) -> None:
        line = (edge("REFERS_TO", "org-kui", "org-1"), edge("REFERS_TO", "org-1", "org-huset"))
        assert verdict("chain", town(node("Organisation", "org-1"), *line)) == "pass"
        assert verdict("chain", town(node("Organisation", "org-1", status="closed"), *line)) == "unknown"

    def test_of_two_equal_ways_the_smallest_sequence_of_ids_is_shown(self, draw: Draw) -> None:
        between = [node("Organisation", id_) for id_ in ("org-b", "org-a")]
        ways = [
            edge("REFERS_TO", *pair) for id_ in ("org-b", "org-a") for pair in (("org-kui", id_), (id_, "org-huset"))
        ]
        answer = draw(town(*between, *ways)).judge()
        assert [step["to"] for step in answer["chain"]] == ["org-a", "org-huset"]

    def test_a_step_belongs_to_the_owner_else_to_the_contact_person_there_else_to_nobody(self, draw: Draw) -> None:
        people = [node("Actor", "actor-mette"), node("Actor", "actor-bo")]
        contact = edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1", at="org-kui")
        for more, owner, expected in (
            ((contact,), "actor-bo", "actor-bo"),
            ((contact,), None, "actor-mette"),
            ((), None, None),
        ):
            step = edge("REFERS_TO", "org-kui", "org-huset", owner=owner)
            assert draw(town(*people, *more, step)).judge()["chain"][0]["responsible"] == expected


class TestAuthority:
    def required(self, *more: Object, permission: Object | None = None, **fields: Any) -> list[Object]:
        return sure(
            node("Permission", "permission-1", **(permission or {})),
            node("Role", "role-1"),
            node("Actor", "actor-1"),
            edge("REQUIRES", "offer-mentor", "permission-1"),
            *more,
            **fields,
        )

    GRANT = edge("GRANTS", "role-1", "permission-1")
    HOLD = edge("HOLDS", "actor-1", "role-1", at="org-kui")

    def test_nobody_recorded_is_unknown_and_somebody_who_no_longer_holds_it_fails(self, verdict: Verdict) -> None:
        assert verdict("authority", self.required()) == "unknown"
        assert verdict("authority", self.required(self.GRANT, self.HOLD)) == "pass"
        assert verdict("authority", self.required(self.GRANT, {**self.HOLD, "valid_to": days(-1)})) == "fail"

    def test_a_holding_counts_where_the_youth_is_handed_on_to_and_nowhere_else(self, verdict: Verdict) -> None:
        away = {**self.HOLD, "at": "org-huset"}
        assert verdict("authority", self.required(self.GRANT, away)) == "pass"
        assert verdict("authority", self.required(self.GRANT, away), max_handovers=0) == "unknown"

    def test_of_alternatives_one_is_enough(self, verdict: Verdict) -> None:
        either = [edge("REQUIRES", "offer-mentor", id_, any_of="a") for id_ in ("permission-1", "permission-2")]
        second = node("Permission", "permission-2")
        objects = less(self.required(self.GRANT, self.HOLD), "REQUIRES")
        assert verdict("authority", nodes_first([*objects, second, *either])) == "pass"
        assert (
            verdict(
                "authority",
                nodes_first([*objects, second, *(edge("REQUIRES", one["from"], one["to"]) for one in either)]),
            )
            == "unknown"
        )

    def test_a_permission_for_other_ages_is_left_out(self, verdict: Verdict) -> None:
        assert verdict("authority", self.required(permission={"max_age": 17})) == "pass"

    def test_a_permission_whose_law_ends_before_the_start_is_unknown_whoever_holds_it(self, verdict: Verdict) -> None:
        objects = self.required(self.GRANT, self.HOLD, permission={"valid_to": days(20)}, offer={"waiting_weeks": 3})
        assert verdict("authority", objects) == "unknown"

    def test_a_visitation_to_something_that_requires_nothing_is_unknown(self, verdict: Verdict) -> None:
        assert verdict("authority", sure(offer={"route": "visitation"})) == "unknown"

    def test_only_proposed_grants_pass_with_a_caveat(self, draw: Draw) -> None:
        for state, expected in (
            (None, ["ikke bekræftet lokalt"]),
            ("proposed", ["ikke bekræftet lokalt"]),
            ("confirmed", []),
        ):
            assert draw(self.required({**self.GRANT, "state": state}, self.HOLD)).judge()["caveats"] == expected


class TestConsent:
    SHARING = edge("SHARES_INFORMATION_WITH", "org-huset", "org-kui", legal_basis="KUI-lov § 1", purpose="forløb")

    def without(self, *more: Object) -> list[Object]:
        return [*less(sure(), "CONSENTS_TO"), *more]

    def test_a_refusal_goes_before_a_shared_purpose_and_a_consent_before_a_refusal(self, verdict: Verdict) -> None:
        refused = edge("CONSENTS_TO", "youth-1", "org-huset", state="refused")
        given = edge("CONSENTS_TO", "youth-1", "org-huset", valid_from=days(-3))
        assert verdict("consent", self.without()) == "unknown"
        assert verdict("consent", self.without(self.SHARING)) == "pass"
        assert verdict("consent", self.without(self.SHARING, refused)) == "fail"
        assert verdict("consent", self.without(self.SHARING, refused, given)) == "pass"

    def test_a_consent_holds_until_the_day_it_is_withdrawn(self, verdict: Verdict) -> None:
        for shift, expected in ((1, "pass"), (0, "fail")):
            assert (
                verdict("consent", self.without(edge("CONSENTS_TO", "youth-1", "org-huset", withdrawn_on=days(shift))))
                == expected
            )

    def test_what_is_shared_to_prevent_crime_never_carries_a_match(self, verdict: Verdict) -> None:
        assert (
            verdict(
                "consent",
                self.without({**self.SHARING, "purpose": "kriminalpræventivt", "legal_basis": "retsplejelov § 115"}),
            )
            == "unknown"
        )

    def test_a_consent_to_something_else_says_nothing_of_the_course(self, verdict: Verdict) -> None:
        assert (
            verdict(
                "consent",
                self.without(edge("CONSENTS_TO", "youth-1", "org-huset", purpose="evaluering", state="refused")),
            )
            == "unknown"
        )


class TestProviders:
    def test_the_provider_that_the_youth_has_not_declined_speaks_for_the_offer(self, draw: Draw) -> None:
        other = (node("Organisation", "org-zzz"), edge("PROVIDES", "org-zzz", "offer-mentor"))
        declined = edge("DECLINES", "youth-1", "org-huset")
        assert draw(sure(*other)).judge()["provider"] == "org-huset"
        assert draw(sure(*other, declined)).judge()["provider"] == "org-zzz"

    def test_a_closed_provider_provides_nothing(self, draw: Draw) -> None:
        objects = [
            node("Organisation", "org-huset", status="closed"),
            *(thing for thing in sure() if thing.get("id") != "org-huset"),
        ]
        drawn = draw(objects)
        answer = drawn.judge()
        assert (answer["verdict"], answer["provider"], answer["call"]["phone"]) == ("unsuitable", None, None)
        assert "ingen aktiv organisation udbyder det lige nu" in answer["caveats"]
        (told,) = drawn.match("youth-1")
        assert (told["matches"], told["near_misses"], told["unsuitable"]) == ([], [], 0)


class TestVerdictAndOrder:
    def test_two_failures_that_can_be_mended_may_become_possible_and_three_may_not(self, draw: Draw) -> None:
        offer: Object = {"seats_free": 0, "cannot": ["tolk"]}
        assert draw(sure(offer=offer, youth={"requirements": ["tolk"]})).judge()["verdict"] == "near_miss"
        late = {**offer, "valid_from": days(200)}
        assert draw(sure(offer=late, youth={"requirements": ["tolk"]})).judge()["verdict"] == "unsuitable"

    def test_a_failure_of_age_cannot_be_mended(self, draw: Draw) -> None:
        assert draw(sure(offer={"max_age": 17})).judge()["verdict"] == "unsuitable"

    def test_the_youths_own_wish_comes_first_and_a_ranked_one_before_one_without_a_rank(self, draw: Draw) -> None:
        offers = [node("Offer", id_, route="open", reach="national") for id_ in ("offer-a", "offer-b", "offer-c")]
        provided = [edge("PROVIDES", "org-huset", offer["id"]) for offer in offers]
        wishes = [edge("WISHES_FOR", "youth-1", "offer-c", rank=2), edge("WISHES_FOR", "youth-1", "offer-b")]
        (answer,) = draw(sure(*offers, *provided, *wishes)).match("youth-1")
        assert [found["offer"] for found in answer["matches"]] == ["offer-c", "offer-b", "offer-mentor", "offer-a"]

    def test_what_is_already_going_on_is_told_apart(self, draw: Draw) -> None:
        drawn = draw(sure(edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started")))
        (answer,) = drawn.match("youth-1")
        assert (answer["ongoing"], answer["matches"]) == ([{"offer": "offer-mentor", "state": "started"}], [])
        assert drawn.judge()["verdict"] == "ongoing"
        assert drawn.judge()["handovers"] == 0

    def test_a_paused_offer_is_judged_by_name_alone_and_a_refusal_of_it_counts(self, draw: Draw) -> None:
        drawn = draw(sure(edge("DECLINES", "youth-1", "offer-mentor"), offer={"status": "paused"}))
        answer = drawn.judge()
        assert (answer["verdict"], answer["conditions"]["choice"]) == ("unsuitable", "fail")
        assert "tilbuddet er ikke i brug lige nu" in answer["caveats"]
        assert next(drawn.match("youth-1"))["unsuitable"] == 0
