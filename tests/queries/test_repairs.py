"""What is said to mend a failure mends it: the change is made, and the slow second reading is asked again."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest

from tests.oracle import judge_offer
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import DAY, days, edge, less, node, nodes_first, sure, town
from tests.queries.test_rule_book import Country

ALWAYS_MENDED = {"stage", "needs", "capacity", "consent"}
NEVER_MENDED = {"area", "place", "choice", "age", "income"}


def changed(objects: Iterable[Object], changes: Iterable[Object]) -> list[Object]:
    """The objects with changes stored: the same node or edge is given the fields, others are added; nothing is taken away."""
    result = [dict(thing) for thing in objects]
    for change in changes:
        assert None not in change.values(), change
        same = [thing for thing in result if identity(thing) == identity(change)]
        for thing in same:
            thing.update(change)
        result += [] if same else [dict(change)]
    return result


def identity(thing: Object) -> tuple[object, ...]:
    if "node" in thing:
        return (thing["node"], thing["id"])
    return (thing["edge"], thing["from"], thing["to"], thing.get("valid_from") or None)


def questions_after(repair: Object, **how: Any) -> Iterator[Object]:
    """The ways to ask again that a repair names; as before where it names none."""
    limits = repair["limits"]
    if not limits:
        yield how
    for name, there in (("horizon", "horizon"), ("max_handovers", "max_handovers")):
        if name in limits:
            yield how | {there: limits[name]}
    if "on" in limits:
        yield how | {"on": date.fromisoformat(limits["on"])}


def failures_of(answer: Object) -> Iterator[tuple[str, Object]]:
    for found in (*answer["near_misses"], *answer["unsuitable_offers"]):
        for failure in found["failed"]:
            yield found["offer"], failure


@pytest.mark.parametrize("seed", range(300, 316))
def test_every_repair_makes_its_condition_pass(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8)
    drawn, how = draw(country.objects), country.asked()
    for youth, answer in zip(country.youths, drawn.match(*country.youths, **how), strict=True):
        for offer, failure in failures_of(answer):
            condition, repair = failure["condition"], failure["repair"]
            if repair is None:
                assert condition not in ALWAYS_MENDED
                continue
            assert condition not in NEVER_MENDED
            assert failure["who"], failure
            mended = changed(country.objects, repair["changes"])
            for question in questions_after(repair, **how):
                after = judge_offer(mended, youth, offer, **question)["conditions"][condition]
                assert after == "pass", (youth, offer, how, failure)


@pytest.mark.parametrize("seed", range(400, 406))
def test_a_way_is_always_found_where_one_hand_over_is_allowed_and_the_youth_starts_somewhere(
    seed: int, draw: Draw
) -> None:
    country = Country(seed, youths=8)
    for answer in draw(country.objects).match(*country.youths, **country.asked() | {"max_handovers": 3}):
        assert all(failure["repair"] for _, failure in failures_of(answer) if failure["condition"] == "chain")


def the_failure(draw: Draw, condition: str, objects: list[Object], **how: Any) -> Object:
    """Why a condition fails for the town's offer, once what would mend it has been tried by the second reading."""
    failed = {failure["condition"]: failure for failure in draw(objects).judge(**how)["failed"]}
    failure = failed[condition]
    if failure["repair"]:
        mended = changed(objects, failure["repair"]["changes"])
        asked = {"on": DAY, **how}
        for question in questions_after(failure["repair"], **asked):
            assert judge_offer(mended, "youth-1", "offer-mentor", **question)["conditions"][condition] == "pass"
    return failure


def the_repair(draw: Draw, condition: str, objects: list[Object], **how: Any) -> Object:
    repair = the_failure(draw, condition, objects, **how)["repair"]
    assert repair is not None
    return dict(repair)


class TestTime:
    def test_a_start_beyond_the_horizon_tells_how_far_to_look_and_when_to_ask_again(self, draw: Draw) -> None:
        repair = the_repair(draw, "time", sure(offer={"intake": "dates", "intake_dates": [days(200)]}))
        assert repair["limits"] == {"horizon": 200, "on": days(20)}
        assert repair["changes"] == []

    def test_a_wait_that_moves_with_the_day_cannot_be_waited_for(self, draw: Draw) -> None:
        repair = the_repair(draw, "time", sure(offer={"waiting_weeks": 30}))
        assert repair["limits"] == {"horizon": 210}

    def test_a_day_to_ask_again_after_the_deadline_is_not_proposed(self, draw: Draw) -> None:
        repair = the_repair(
            draw, "time", sure(offer={"intake": "dates", "intake_dates": [days(200)], "apply_by_days": 190})
        )
        assert repair["limits"] == {"horizon": 200}

    def test_a_deadline_that_has_passed_may_be_asked_about(self, draw: Draw) -> None:
        repair = the_repair(
            draw, "time", sure(offer={"intake": "dates", "intake_dates": [days(10)], "apply_by_days": 14})
        )
        assert repair["changes"] == [{"node": "Offer", "id": "offer-mentor", "apply_by_days": 10}]

    def test_another_start_may_be_asked_for(self, draw: Draw) -> None:
        offer = {"intake": "dates", "intake_dates": [days(10)], "waiting_weeks": 3}
        repair = the_repair(draw, "time", sure(offer=offer))
        assert repair["changes"] == [{"node": "Offer", "id": "offer-mentor", "intake_dates": [days(10), days(21)]}]

    def test_another_yearly_start_is_never_a_leap_day(self, draw: Draw) -> None:
        offer = {"intake": "yearly", "intake_dates": ["08-01"], "valid_to": "2028-03-31"}
        repair = the_repair(draw, "time", sure(offer=offer), on=date(2028, 2, 29))
        assert repair["changes"][0]["intake_dates"] == ["03-01", "08-01"]

    def test_a_shorter_wait_may_be_asked_for_before_the_offer_ends(self, draw: Draw) -> None:
        repair = the_repair(draw, "time", sure(offer={"waiting_weeks": 8, "valid_to": days(30)}))
        assert repair["changes"] == [{"node": "Offer", "id": "offer-mentor", "waiting_weeks": 4}]

    def test_a_wait_that_outlasts_every_start_may_be_asked_to_be_shorter(self, draw: Draw) -> None:
        offer = {"intake": "dates", "intake_dates": [days(40), days(100)], "waiting_weeks": 30}
        repair = the_repair(draw, "time", sure(offer=offer))
        assert repair["changes"] == [{"node": "Offer", "id": "offer-mentor", "waiting_weeks": 5}]
        assert repair["text"].endswith("så man kan nå at begynde 2. januar 2027.")

    def test_a_wait_beyond_the_calendar_fails_and_may_be_asked_to_be_shorter(self, draw: Draw) -> None:
        offer = {"intake": "yearly", "intake_dates": ["01-04"], "waiting_weeks": 450000}
        repair = the_repair(draw, "time", sure(offer=offer))
        assert repair["changes"] == [{"node": "Offer", "id": "offer-mentor", "waiting_weeks": 6}]

    @pytest.mark.parametrize(("max_age", "warns"), [(18, True), (19, False)])
    def test_a_start_at_which_the_youth_is_too_old_says_so(self, draw: Draw, max_age: int, warns: bool) -> None:
        offer = {"intake": "dates", "intake_dates": [days(10)], "waiting_weeks": 4, "max_age": max_age, "min_age": 15}
        repair = the_repair(draw, "time", sure(offer=offer, youth={"birth_month": "2007-11"}))
        assert repair["text"].endswith(f"Til den tid er den unge dog ældre end {max_age} år.") == warns

    def test_an_offer_that_has_ended_may_come_again(self, draw: Draw) -> None:
        repair = the_repair(draw, "time", sure(offer={"intake": None, "valid_to": days(-1)}))
        assert repair["text"] == "Spørg Ungehuset, om tilbuddet kommer igen, og hvornår man så kan begynde."

    def test_a_start_too_far_away_in_an_offer_that_does_not_say_how_one_gets_in_has_no_single_repair(
        self, draw: Draw
    ) -> None:
        assert the_failure(draw, "time", sure(offer={"intake": None, "valid_from": days(200)}))["repair"] is None


class TestChain:
    def test_a_planned_agreement_is_put_in_place_by_its_owner(self, draw: Draw) -> None:
        planned = edge("REFERS_TO", "org-kui", "org-huset", state="planned", owner="actor-mette")
        failure = the_failure(draw, "chain", town(node("Actor", "actor-mette", name="Mette Holm"), planned))
        assert failure["repair"]["text"] == "Få det på plads, at Ungeindsatsen henviser til Ungehuset (planlagt)."
        assert [named["name"] for named in failure["who"]] == ["Mette Holm"]

    def test_an_agreement_that_has_run_out_is_signed_anew_by_both_ends(self, draw: Draw) -> None:
        ended = edge("REFERS_TO", "org-kui", "org-huset", valid_to=days(-30))
        failure = the_failure(draw, "chain", town(ended))
        assert failure["repair"]["changes"] == [
            {
                "edge": "REFERS_TO",
                "from": "org-kui",
                "to": "org-huset",
                "state": "active",
                "valid_from": days(0),
            }
        ]
        assert [named["name"] for named in failure["who"]] == ["Ungehuset", "Ungeindsatsen"]

    def test_a_way_that_is_only_too_long_asks_for_more_hand_overs(self, draw: Draw) -> None:
        between = [node("Organisation", f"org-{number}") for number in (1, 2)]
        line = [edge("REFERS_TO", *pair) for pair in (("org-kui", "org-1"), ("org-1", "org-2"), ("org-2", "org-huset"))]
        repair = the_repair(draw, "chain", town(*between, *line), max_handovers=2)
        assert repair["limits"] == {"max_handovers": 3}

    def test_where_the_mended_way_would_be_too_long_one_new_agreement_is_enough(self, draw: Draw) -> None:
        between = [node("Organisation", f"org-{number}") for number in (1, 2)]
        line = [
            edge("REFERS_TO", *pair, state="missing")
            for pair in (("org-kui", "org-1"), ("org-1", "org-2"), ("org-2", "org-huset"))
        ]
        repair = the_repair(draw, "chain", town(*between, *line), max_handovers=1)
        assert repair["text"] == "Lav en aftale om, at Ungeindsatsen kan henvise direkte til Ungehuset."

    def test_where_no_hand_over_is_allowed_the_longer_way_to_another_provider_is_told(self, draw: Draw) -> None:
        other = [node("Organisation", "org-zoo"), edge("PROVIDES", "org-zoo", "offer-mentor")]
        links = [edge("REFERS_TO", "org-kui", "org-huset", state="planned"), edge("REFERS_TO", "org-kui", "org-zoo")]
        declined = edge("DECLINES", "youth-1", "org-zoo", to_label="Organisation")
        repair = the_repair(draw, "chain", nodes_first(town(*other, *links, declined)), max_handovers=0)
        assert repair["limits"] == {"max_handovers": 1}


class TestAuthority:
    LAW = (
        node("Permission", "permission-praktik", name="Virksomhedspraktik"),
        node("Role", "role-jobkonsulent", name="Jobkonsulent"),
        node("Actor", "actor-bo", name="Bo Lund"),
        edge("REQUIRES", "offer-mentor", "permission-praktik"),
    )

    def held(self, grant: Object | None = None, hold: Object | None = None) -> list[Object]:
        return sure(
            *self.LAW,
            edge("GRANTS", "role-jobkonsulent", "permission-praktik", **(grant or {})),
            edge("HOLDS", "actor-bo", "role-jobkonsulent", at="org-kui", **(hold or {})),
        )

    def test_an_expired_grant_is_confirmed_where_it_is(self, draw: Draw) -> None:
        repair = the_repair(draw, "authority", self.held(grant={"state": "expired"}))
        assert repair["changes"] == [
            {"edge": "GRANTS", "from": "role-jobkonsulent", "to": "permission-praktik", "state": "confirmed"}
        ]

    def test_a_role_that_has_ended_is_given_again(self, draw: Draw) -> None:
        repair = the_repair(draw, "authority", self.held(hold={"valid_to": days(-23)}))
        assert (
            repair["text"] == "Giv Bo Lund rollen »Jobkonsulent« i Ungeindsatsen igen (sluttede 31. oktober 2026), "
            "så der igen er en med bemyndigelsen »Virksomhedspraktik«."
        )

    def test_a_role_recorded_with_an_end_before_its_beginning_is_given_beside_what_is_recorded(
        self, draw: Draw
    ) -> None:
        repair = the_repair(draw, "authority", self.held(hold={"valid_from": days(0), "valid_to": days(-1)}))
        assert repair["changes"][0]["valid_from"] == days(-1)

    def test_one_who_took_the_role_elsewhere_today_keeps_it_there(self, draw: Draw) -> None:
        elsewhere = [
            node("Organisation", "org-lukket", status="closed"),
            node("Actor", "actor-eva", name="Eva Skov"),
            edge("WORKS_AT", "actor-eva", "org-kui"),
            edge("HOLDS", "actor-eva", "role-jobkonsulent", at="org-lukket", valid_from=days(0)),
        ]
        gone = [thing | {"status": "closed"} if thing.get("id") == "actor-bo" else thing for thing in self.held()]
        repair = the_repair(draw, "authority", nodes_first([*gone, *elsewhere]))
        assert repair["changes"] == [
            {"edge": "HOLDS", "from": "actor-eva", "to": "role-jobkonsulent", "at": "org-kui", "valid_from": days(-1)}
        ]

    def test_where_the_person_has_left_another_one_who_is_there_takes_the_role(self, draw: Draw) -> None:
        objects = [thing for thing in self.held() if thing.get("id") != "actor-bo"]
        people = [
            node("Actor", "actor-bo", status="closed"),
            node("Actor", "actor-eva", name="Eva Skov"),
            edge("WORKS_AT", "actor-eva", "org-kui"),
        ]
        repair = the_repair(draw, "authority", nodes_first([*objects, *people]))
        assert (
            repair["text"] == "Giv rollen »Jobkonsulent« i Ungeindsatsen til en, der er der nu, for eksempel Eva Skov."
        )

    def test_where_nobody_works_there_somebody_else_whom_the_map_knows_may_take_the_role(self, draw: Draw) -> None:
        gone = [thing | {"status": "closed"} if thing.get("id") == "actor-bo" else thing for thing in self.held()]
        repair = the_repair(draw, "authority", nodes_first([*gone, node("Actor", "actor-eva", name="Eva Skov")]))
        assert (
            repair["text"] == "Giv rollen »Jobkonsulent« i Ungeindsatsen til en – ingen i kortet arbejder der nu – "
            "for eksempel Eva Skov."
        )

    def test_where_nobody_else_is_there_nothing_is_made_up(self, draw: Draw) -> None:
        objects = [thing for thing in self.held() if thing.get("id") != "actor-bo"]
        assert the_failure(draw, "authority", [node("Actor", "actor-bo", status="closed"), *objects])["repair"] is None

    def test_two_that_fail_at_once_have_no_single_repair(self, draw: Draw) -> None:
        second = [
            node("Permission", "permission-2"),
            node("Role", "role-2"),
            edge("REQUIRES", "offer-mentor", "permission-2"),
        ]
        held = [
            edge("GRANTS", "role-2", "permission-2", state="expired"),
            edge("HOLDS", "actor-bo", "role-2", at="org-kui"),
        ]
        objects = nodes_first([*self.held(grant={"state": "expired"}), *second, *held])
        assert the_failure(draw, "authority", objects)["repair"] is None

    def test_one_role_given_again_may_mend_two(self, draw: Draw) -> None:
        second = [node("Permission", "permission-2"), edge("REQUIRES", "offer-mentor", "permission-2")]
        granted = [edge("GRANTS", "role-jobkonsulent", "permission-2")]
        objects = nodes_first([*self.held(hold={"valid_to": days(-1)}), *second, *granted])
        assert the_repair(draw, "authority", objects)["changes"][0]["edge"] == "HOLDS"

    def test_only_what_fails_is_named(self, draw: Draw) -> None:
        second = [
            node("Permission", "permission-2", name="Mentorstøtte"),
            node("Role", "role-2"),
            edge("REQUIRES", "offer-mentor", "permission-2"),
        ]
        held = [
            edge("GRANTS", "role-2", "permission-2", state="expired"),
            edge("HOLDS", "actor-bo", "role-2", at="org-kui"),
        ]
        objects = nodes_first([*self.held(), *second, *held])
        assert the_failure(draw, "authority", objects)["reason"] == "ingen har lige nu bemyndigelsen »Mentorstøtte«"

    def test_a_permission_whose_law_has_ended_is_in_doubt_and_not_among_what_fails(self, draw: Draw) -> None:
        lapsed = [
            node("Permission", "permission-2", name="Uddannelseshjælp", valid_to=days(-1)),
            edge("REQUIRES", "offer-mentor", "permission-2"),
            edge("GRANTS", "role-jobkonsulent", "permission-2", state="expired"),
        ]
        objects = nodes_first([*self.held(grant={"state": "expired"}), *lapsed])
        failure = the_failure(draw, "authority", objects)
        assert failure["reason"] == "ingen har lige nu bemyndigelsen »Virksomhedspraktik«"


class TestTheRest:
    def test_the_youth_and_the_team_may_try_another_stage(self, draw: Draw) -> None:
        contact = (
            node("Actor", "actor-mette", name="Mette Holm"),
            edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1", at="org-kui"),
        )
        objects = [*less(sure(*contact), "SUITS"), edge("SUITS", "offer-mentor", "uddannelsesparat")]
        failure = the_failure(draw, "stage", objects)
        assert failure["repair"]["text"] == "Den unge og Mette Holm kan sammen beslutte at prøve det alligevel."
        assert [named["label"] for named in failure["who"]] == ["Youth", "Actor"]

    def test_for_a_profile_nothing_is_stored(self, draw: Draw) -> None:
        objects = [*less(sure(), "SUITS"), edge("SUITS", "offer-mentor", "uddannelsesparat")]
        answer = draw(objects).judge_for({"municipality": "0621", "age": 18, "stages": ["kontaktparat"]})
        (failure,) = answer["failed"]
        assert failure["repair"] == {
            "text": "Den unge og teamet kan sammen beslutte at prøve det alligevel.",
            "changes": [],
            "limits": {},
        }
        assert [named["name"] for named in failure["who"]] == ["Ungeindsatsen"]

    def test_a_consent_that_was_withdrawn_the_same_day_can_be_given_again(self, draw: Draw) -> None:
        withdrawn = edge("CONSENTS_TO", "youth-1", "org-huset", valid_from=days(0), withdrawn_on=days(0))
        failure = the_failure(draw, "consent", [*less(sure(), "CONSENTS_TO"), withdrawn])
        assert failure["repair"]["changes"][0]["valid_from"] == days(-1)

    def test_a_need_that_cannot_be_met_is_asked_about_and_not_only_refused(self, draw: Draw) -> None:
        repair = the_repair(
            draw, "needs", sure(offer={"cannot": ["koerestol"]}, youth={"requirements": ["koerestol", "tolk"]})
        )
        assert (
            repair["text"]
            == "Spørg Ungehuset, hvad der skal til for at imødekomme »kørestol« og »tolk« – måske ledsager, hjælpemidler eller kørsel."
        )

    def test_a_full_offer_asks_for_a_seat(self, draw: Draw) -> None:
        repair = the_repair(draw, "capacity", sure(offer={"seats_free": 0}))
        assert repair["changes"] == [{"node": "Offer", "id": "offer-mentor", "seats_free": 1, "seats_on": days(0)}]
