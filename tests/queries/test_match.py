"""What `match` answers around the judgement: whom to call and ask, caveats, and what cannot be answered at all."""

import json
from typing import Any

import pytest

from graphmodel.errors import InputError, NotFound
from queries.profiles.profile import parse_profile
from tests.oracle import CONDITIONS
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import Map, days, edge, less, node, sure, town

EVERYBODY: Object = {"municipality": "0621", "age": 18, "stages": ["kontaktparat"], "areas": ["area-doegnrytme"]}
KEYS = {
    "offer",
    "name",
    "provider",
    "serves",
    "conditions",
    "stage_fit",
    "earliest_start",
    "latest_application",
    "handovers",
    "chain",
    "call",
    "caveats",
    "explanation",
}


def test_an_answer_has_the_keys_of_the_design_and_every_condition_in_order(draw: Draw) -> None:
    (answer,) = draw(sure()).match("youth-1")
    assert {"youth", "on", "graph_version", "ongoing", "matches", "near_misses", "unsuitable"} <= answer.keys()
    (found,) = answer["matches"]
    assert found.keys() >= KEYS
    assert tuple(found["conditions"]) == CONDITIONS
    assert (answer["youth"], answer["on"], answer["unsuitable"]) == ("youth-1", days(0), 0)


class TestWhomToCall:
    ANSWERER = (
        node("Actor", "actor-eva", name="Eva Skov", phone="01 33 33 33"),
        edge("ANSWERS_FOR", "actor-eva", "offer-mentor"),
    )

    def test_who_answers_for_the_offer_comes_first(self, draw: Draw) -> None:
        answer = draw(sure(*self.ANSWERER, offer={"phone": "01 22 22 22"})).judge()
        assert answer["call"] == {"name": "Eva Skov", "phone": "01 33 33 33", "email": None}

    def test_then_the_offers_own_phone_with_its_contact(self, draw: Draw) -> None:
        ended = {**self.ANSWERER[1], "valid_to": days(-1)}
        answer = draw(sure(self.ANSWERER[0], ended, offer={"phone": "01 22 22 22", "contact_name": "Lis"})).judge()
        assert answer["call"] == {"name": "Lis", "phone": "01 22 22 22", "email": None}

    def test_then_the_provider(self, draw: Draw) -> None:
        assert draw(sure(offer={"email": "mentor@kolding.example"})).judge()["call"]["name"] == "Ungehuset"


class TestWhomToAsk:
    CONTACTS = (
        node("Actor", "actor-bo", name="Bo Lund"),
        node("Actor", "actor-mette", name="Mette Holm"),
        edge("CONTACT_PERSON_FOR", "actor-bo", "youth-1", at="org-kui"),
        edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1", at="org-kui", main=True),
    )

    def asked(self, drawn: Map, condition: str, **how: Any) -> list[str]:
        (doubt,) = (doubt for doubt in drawn.judge(**how)["unknown"] if doubt["condition"] == condition)
        return [named["name"] for named in doubt["ask"]]

    def test_the_provider_is_asked_about_the_offer(self, draw: Draw) -> None:
        assert self.asked(draw(sure(offer={"seats_free": None})), "capacity") == ["Ungehuset"]

    def test_the_contact_persons_are_asked_about_the_youth_the_main_one_first(self, draw: Draw) -> None:
        drawn = draw(sure(*self.CONTACTS, youth={"birth_month": None}))
        assert self.asked(drawn, "age") == ["Mette Holm", "Bo Lund"]

    def test_the_youth_is_asked_first_about_what_may_be_told(self, draw: Draw) -> None:
        drawn = draw([*less(sure(*self.CONTACTS), "CONSENTS_TO")])
        assert self.asked(drawn, "consent") == ["den unge", "Mette Holm", "Bo Lund"]


class TestCaveats:
    def test_hours_that_do_not_fit_into_a_week_are_told(self, draw: Draw) -> None:
        busy = (
            node("Offer", "offer-fgu", hours_per_week=30),
            edge("TAKES_PART_IN", "youth-1", "offer-fgu", state="started"),
        )
        answer = draw(sure(*busy, offer={"hours_per_week": 7.5})).judge()
        assert answer["caveats"] == [
            "timerne kan støde sammen: 30 timer om ugen er allerede optaget, og her er det 7,5"
        ]
        assert draw(sure(*busy, offer={"hours_per_week": 7})).judge()["caveats"] == []

    def test_hours_of_what_goes_on_far_away_count_as_well(self, draw: Draw) -> None:
        busy = (
            node("Offer", "offer-fgu", hours_per_week=37),
            edge("SERVES", "offer-fgu", "0607"),
            edge("TAKES_PART_IN", "youth-1", "offer-fgu", state="started"),
        )
        assert len(draw(sure(*busy, offer={"hours_per_week": 1})).judge()["caveats"]) == 1

    def test_what_was_confirmed_more_than_a_year_ago_is_told(self, draw: Draw) -> None:
        assert draw(sure(offer={"verified_on": days(-365)})).judge()["caveats"] == []
        assert len(draw(sure(offer={"verified_on": days(-366)})).judge()["caveats"]) == 1


class TestWhatIsNotThere:
    def test_an_unknown_youth_is_named_before_anything_is_answered(self, draw: Draw) -> None:
        with pytest.raises(NotFound, match="youth-9"):
            draw(sure()).match("youth-1", "youth-9")

    def test_an_unknown_offer_is_named(self, draw: Draw) -> None:
        with pytest.raises(NotFound, match="offer-9"):
            draw(sure()).judge("offer-9")

    def test_an_empty_map_has_nothing_for_anyone(self, draw: Draw) -> None:
        drawn = draw([])
        answer = drawn.match_profile({"age": 17})
        assert (answer["youth"], answer["matches"], answer["near_misses"], answer["unsuitable"]) == (None, [], [], 0)
        assert drawn.match_all() == []

    def test_a_youth_with_nothing_known_is_offered_what_may_suit_with_every_doubt(self, draw: Draw) -> None:
        objects = [
            node("Organisation", "org-1"),
            node("Offer", "offer-1"),
            node("Youth", "youth-1"),
            edge("PROVIDES", "org-1", "offer-1"),
        ]
        (answer,) = draw(objects).match("youth-1")
        (found,) = answer["matches"]
        assert [doubt["condition"] for doubt in found["unknown"]] == [
            "area",
            "place",
            "stage",
            "time",
            "age",
            "capacity",
            "chain",
            "consent",
        ]
        assert {doubt["ask"][0]["label"] for doubt in found["unknown"]} == {"Youth", "Organisation"}

    def test_a_partner_list_without_collaborations_still_gives_a_page(self, draw: Draw) -> None:
        (answer,) = draw(less(sure(), "REFERS_TO")).match("youth-1")
        assert [found["conditions"]["chain"] for found in answer["matches"]] == ["unknown"]

    def test_a_youth_that_is_not_active_is_answered_by_name_alone(self, draw: Draw) -> None:
        drawn = draw(sure(youth={"status": "closed"}))
        assert drawn.match_all() == []
        assert len(next(drawn.match("youth-1"))["matches"]) == 1


class TestProfiles:
    def test_a_profile_counts_each_area_as_a_sub_goal(self, draw: Draw) -> None:
        answer = draw(sure()).match_profile(EVERYBODY)
        assert [found["serves"] for found in answer["matches"]] == [["area-doegnrytme"]]
        assert answer["matches"][0]["stage_fit"] == "main"

    @pytest.mark.parametrize(
        ("profile", "words"),
        [
            ({"municipality": "0999"}, "der er ingen kommune med"),
            ({"stages": ["kontaktparat", "aldrig"]}, "»aldrig«, men der er ingen fase med"),
            ({"areas": ["area-nej"]}, "der er intet område med"),
            ({"starts": ["org-nej"]}, "der er ingen organisation med"),
        ],
    )
    def test_what_a_profile_names_must_be_there(self, profile: Object, words: str, draw: Draw) -> None:
        with pytest.raises(InputError, match=words):
            draw(sure()).match_profile(profile)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("{", "gyldig JSON"),
            ("[1]", "JSON-objekt"),
            ("1" * 5000, "gyldig JSON"),
            ("[" * 100_000, "gyldig JSON"),
            ('{"age": 17, "alder": 17}', "alder"),
            ('{"age": true}', "age"),
            ('{"age": -1}', "alder"),
            ('{"age": 1000}', "alder"),
            ('{"birth_month": "2008-13"}', "birth_month"),
            ('{"stages": "kontaktparat"}', "stages"),
            ('{"interests": ["010203-1234"]}', "»interests« indeholder noget, der ligner et CPR"),
            ('{"interests": ["0102031234"]}', "CPR"),
            ('{"age": 102031234}', "»age« indeholder noget, der ligner et CPR"),
            ('{"starts": [1, 102031234.0]}', "CPR"),
            ('{"age": 17, "areas": [], "age": 17}', "»age« står to gange"),
            ('{"areas": {"a": 1, "a": 2}}', "»a« står to gange"),
            ('{"age": Infinity}', "gyldig JSON"),
        ],
    )
    def test_a_profile_that_cannot_be_read_says_why(self, text: str, words: str) -> None:
        with pytest.raises(InputError, match=words):
            parse_profile(text)

    def test_every_mistake_is_told_at_once(self) -> None:
        with pytest.raises(InputError) as caught:
            parse_profile('{"age": "17", "farve": 1}')
        assert len(str(caught.value).splitlines()) == 2

    def test_null_and_empty_count_as_not_said(self, draw: Draw) -> None:
        drawn = draw(sure())
        silent = {"municipality": "", "age": None, "stages": [], "areas": [], "starts": []}
        assert drawn.match_profile(silent) == drawn.match_profile({})

    def test_a_profile_goes_through_json(self) -> None:
        profile = parse_profile(json.dumps(EVERYBODY))
        assert (profile.municipality, profile.age, profile.stages) == ("0621", 18, ("kontaktparat",))


def test_offers_of_other_municipalities_are_judged_by_name(draw: Draw) -> None:
    far = (node("Offer", "offer-far"), edge("PROVIDES", "org-huset", "offer-far"), edge("SERVES", "offer-far", "0607"))
    drawn = draw(town(*far))
    answer = drawn.judge("offer-far")
    assert (answer["conditions"]["place"], answer["verdict"], answer["failed"][0]["condition"]) == (
        "fail",
        "unsuitable",
        "place",
    )
    assert "offer-far" not in json.dumps(list(drawn.match("youth-1")))
