"""The Danish of an answer, read aloud: some typical cases, word for word."""

import re
from typing import Any

import pytest

from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import days, edge, less, node, sure, town
from tests.queries.test_rule_book import Country

METTE = (
    node("Actor", "actor-mette", name="Mette Holm"),
    edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1", at="org-kui", main=True),
)
PRACTICE = (
    node("Permission", "permission-praktik", name="Virksomhedspraktik", valid_to="2026-12-31"),
    edge("REQUIRES", "offer-mentor", "permission-praktik"),
)
HELD = (
    node("Role", "role-job", name="Jobkonsulent"),
    node("Actor", "actor-bo", name="Bo Lund"),
    edge("HOLDS", "actor-bo", "role-job", at="org-kui"),
)
GRANTED = edge("GRANTS", "role-job", "permission-praktik")
OF = "»Mentor« hos Ungehuset arbejder med døgnrytme og passer til fasen kontaktparat."
WAY = "Vejen dertil er én overlevering: Ungeindsatsen henviser til Ungehuset (ansvarlig: ingen aftalt, bekræftet 1. oktober 2026)."
CALL = "Ring til Ungehuset: 01 10 10 10 eller huset@kolding.example."
OPEN = {"route": "open"}

SAID: list[tuple[str, list[Object], str]] = [
    (
        "a match, its way and whom to call",
        sure(*METTE),
        (
            f"{OF} Man kan begynde med det samme. Vejen dertil er én overlevering: Ungeindsatsen henviser til "
            "Ungehuset "
            f"(ansvarlig: Mette Holm, bekræftet 1. oktober 2026). {CALL}"
        ),
    ),
    (
        "a wish, shared interests and several areas",
        sure(
            edge("WISHES_FOR", "youth-1", "offer-mentor"),
            edge("DEVELOPS", "offer-mentor", "area-it"),
            node("SubGoal", "subgoal-2"),
            edge("WORKS_TOWARDS", "youth-1", "subgoal-2"),
            edge("IN_AREA", "subgoal-2", "area-it"),
            offer={**OPEN, "interests": ["haandvaerk", "mad", "sport"]},
            youth={"interests": ["mad", "haandvaerk"]},
        ),
        (
            "»Mentor« hos Ungehuset arbejder med døgnrytme og it, passer til fasen kontaktparat og rammer den "
            "unges interesse for "
            "håndværk og mad. Den unge har selv ønsket det. Man kan begynde med det samme. Man kan komme uden "
            f"henvisning. {CALL}"
        ),
    ),
    (
        "dates with a deadline, where the youth already is",
        sure(
            METTE[0],
            edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1", at="org-huset"),
            offer={"intake": "dates", "intake_dates": [days(49)], "apply_by_days": 14},
        ),
        (
            f"{OF} Man kan tidligst begynde 11. januar 2027, og der skal søges senest 28. december 2026. "
            f"Ungehuset er allerede med omkring den unge. {CALL}"
        ),
    ),
    (
        "two hand-overs, and who can give the permission though nobody has confirmed it",
        [
            *less(sure(node("Organisation", "org-job", name="Jobhuset"), *PRACTICE, *HELD, GRANTED), "REFERS_TO"),
            edge("REFERS_TO", "org-kui", "org-job", owner="actor-bo", confirmed_on="2026-10-01"),
            edge("DELIVERS_FOR", "org-huset", "org-job"),
        ],
        (
            f"{OF} Man kan begynde med det samme. Vejen dertil er 2 overleveringer: Ungeindsatsen henviser til "
            "Jobhuset (ansvarlig: Bo Lund, "
            "bekræftet 1. oktober 2026); Jobhuset får opgaver udført af Ungehuset (ansvarlig: ingen aftalt, ikke "
            "bekræftet), og Bo Lund (Jobkonsulent) "
            f"har bemyndigelsen »Virksomhedspraktik«. Bemærk: det er ikke bekræftet lokalt, hvem der kan give lov. {CALL}"
        ),
    ),
    (
        "doubts, each asked of the one who knows",
        [*less(sure(offer={"seats_free": None, "intake": None}, youth={"requirements": ["tolk"]}), "CONSENTS_TO")],
        (
            f"{OF} {WAY} Spørg Ungehuset, hvornår man kan begynde, om der er ledige pladser (sidst set 20. "
            "november 2026), og om "
            "tilbuddet kan imødekomme »tolk«. Spørg den unge, om Ungehuset må få noget at vide, før noget "
            f"sendes. {CALL}"
        ),
    ),
    (
        "a way that nobody has drawn, and nobody recorded who may decide",
        less(sure(*PRACTICE), "REFERS_TO"),
        (
            f"{OF} Man kan begynde med det samme. Spørg Ungehuset, hvordan man kommer til Ungehuset, for vejen er "
            "ikke kortlagt, og hvem der "
            f"har bemyndigelsen »Virksomhedspraktik«. {CALL}"
        ),
    ),
    (
        "a law that ends before the start",
        sure(*PRACTICE, *HELD, {**GRANTED, "state": "confirmed"}, offer={"waiting_weeks": 8}),
        (
            f"{OF} Man kan tidligst begynde 18. januar 2027. {WAY} Spørg Ungehuset, hvilke regler for "
            f"»Virksomhedspraktik« der gælder 18. januar 2027. {CALL}"
        ),
    ),
    (
        "no seats",
        sure(offer={"seats_free": 0}),
        (
            f"{OF} {WAY} Det står i vejen: der var ingen ledige pladser 20. november 2026, og ventetiden er ikke "
            "oplyst. "
            f"Spørg Ungehuset, hvornår der bliver en plads, eller om der kan gives én mere. {CALL}"
        ),
    ),
    (
        "another stage and a late start",
        [
            *less(sure(*METTE, offer={**OPEN, "valid_from": days(200)}), "SUITS"),
            edge("SUITS", "offer-mentor", "uddannelsesparat"),
        ],
        (
            "»Mentor« hos Ungehuset arbejder med døgnrytme. Man kan komme uden henvisning. Det står i vejen: "
            "tilbuddet er tænkt til fasen "
            "uddannelsesparat. Den unge og Mette Holm kan sammen beslutte at prøve det alligevel. Desuden: man "
            "kan tidligst begynde 11. juni "
            "2027, og det er mere end 180 dage ude i fremtiden. Tag det op igen 13. december 2026, "
            f"eller se 200 dage frem. {CALL}"
        ),
    ),
    (
        "too old for it when it begins",
        sure(offer={**OPEN, "max_age": 18, "waiting_weeks": 25}, youth={"birth_month": "2008-04"}),
        (
            f"{OF} Man kan tidligst begynde 17. maj 2027. Man kan komme uden henvisning. Det står i vejen: "
            "tilbuddet er for unge på 15-18 år, "
            f"og det er den unge ikke længere 17. maj 2027, hvor man tidligst kan begynde. {CALL}"
        ),
    ),
    (
        "a no thanks, and another income",
        sure(
            edge("DECLINES", "youth-1", "org-huset"),
            offer={**OPEN, "for_income": ["su", "ingen"]},
            youth={"income_basis": "loen"},
        ),
        (
            f"{OF} Man kan komme uden henvisning. Det står i vejen: den unge har sagt nej tak til Ungehuset. "
            "Desuden: tilbuddet er for unge, "
            f"hvis forsørgelse er ingen indtægt eller SU. {CALL}"
        ),
    ),
    (
        "a consent that was refused",
        [*less(sure(), "CONSENTS_TO"), edge("CONSENTS_TO", "youth-1", "org-huset", state="refused")],
        (
            f"{OF} {WAY} Det står i vejen: den unge har sagt nej til, at Ungehuset får noget at vide. Spørg den "
            f"unge igen, om Ungehuset må få noget at vide. {CALL}"
        ),
    ),
    (
        "a link that has run out",
        [*less(sure(), "REFERS_TO"), edge("REFERS_TO", "org-kui", "org-huset", valid_to="2026-06-30")],
        (
            f"{OF} Det står i vejen: et led på vejen til Ungehuset er udløbet. "
            f"Forny aftalen om, at Ungeindsatsen henviser til Ungehuset (udløb 30. juni 2026). {CALL}"
        ),
    ),
    (
        "a need that is not met",
        sure(offer={**OPEN, "cannot": ["koerestol"]}, youth={"requirements": ["koerestol"]}),
        (
            f"{OF} Man kan komme uden henvisning. Det står i vejen: tilbuddet kan ikke imødekomme »kørestol«. "
            "Spørg Ungehuset, hvad der skal "
            f"til for at imødekomme »kørestol« – måske tolk, ledsager, hjælpemidler eller kørsel. {CALL}"
        ),
    ),
    (
        "a deadline that has passed",
        sure(offer={**OPEN, "intake": "dates", "intake_dates": [days(2)], "apply_by_days": 7}),
        (
            f"{OF} Man kan komme uden henvisning. Det står i vejen: der er ikke flere startdatoer, man kan nå. "
            f"Spørg Ungehuset, om man kan nå at søge til starten 25. november 2026, selv om fristen er gået. {CALL}"
        ),
    ),
    (
        "an offer for other places and other things",
        [
            *less(sure(offer={"route": "self"}), "SERVES", "DEVELOPS"),
            edge("SERVES", "offer-mentor", "0607"),
            edge("DEVELOPS", "offer-mentor", "area-it"),
        ],
        (
            "»Mentor« hos Ungehuset handler om it og passer til fasen kontaktparat. Den unge kan selv melde sig. "
            "Det står i vejen: tilbuddet "
            "arbejder med it, og det er ikke blandt den unges åbne delmål. Desuden: tilbuddet er for unge i "
            f"Fredericia. {CALL}"
        ),
    ),
    (
        "a role that ran out",
        sure(
            *PRACTICE, HELD[0], HELD[1], {**HELD[2], "valid_to": "2026-10-31"}, GRANTED, offer={"route": "visitation"}
        ),
        (
            f"{OF} {WAY} Det står i vejen: ingen har lige nu bemyndigelsen »Virksomhedspraktik«. Giv Bo Lund rollen "
            "»Jobkonsulent« i Ungeindsatsen igen (sluttede 31. oktober 2026), så der igen er en med "
            f"bemyndigelsen »Virksomhedspraktik«. {CALL}"
        ),
    ),
    (
        "a no thanks with its reason and its end",
        sure(edge("DECLINES", "youth-1", "offer-mentor", reason="for langt væk", valid_to="2027-02-21"), offer=OPEN),
        (
            f"{OF} Man kan komme uden henvisning. Det står i vejen: den unge har sagt nej tak: »for langt væk« "
            f"(gælder til og med 21. februar 2027). {CALL}"
        ),
    ),
    (
        "a consent of a child that was withdrawn",
        [
            *less(sure(youth={"birth_month": "2010-05"}), "CONSENTS_TO"),
            edge("CONSENTS_TO", "youth-1", "org-huset", state="given", withdrawn_on="2026-10-20"),
        ],
        (
            f"{OF} {WAY} Det står i vejen: den unge trak sit samtykke tilbage 20. oktober 2026, så Ungehuset må ikke få noget at "
            f"vide. Spørg den unge igen, om Ungehuset må få noget at vide – og den, der har forældremyndigheden. {CALL}"
        ),
    ),
    (
        "a language, and other needs",
        sure(offer=OPEN, youth={"requirements": ["arabisk", "stille"]}),
        (
            f"{OF} Man kan begynde med det samme. Man kan komme uden henvisning. Spørg Ungehuset, om man kan tale arabisk dér, og om "
            f"tilbuddet kan imødekomme »stille omgivelser«. {CALL}"
        ),
    ),
    (
        "what the youth takes part in already, though there is no seat left",
        sure(edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started"), offer={**OPEN, "seats_free": 0}),
        f"{OF} Den unge er i gang her. {CALL}",
    ),
    (
        "somebody without a number, whom one asks for elsewhere",
        sure(node("Actor", "actor-bo", name="Bo Lund"), edge("ANSWERS_FOR", "actor-bo", "offer-mentor"), offer=OPEN),
        f"{OF} Man kan begynde med det samme. Man kan komme uden henvisning. {CALL[:-1]}, og spørg efter Bo Lund.",
    ),
    (
        "an e-mail of its own, and a phone elsewhere",
        sure(offer={**OPEN, "contact_name": "Jonas", "email": "jonas@huset.example"}),
        (
            f"{OF} Man kan begynde med det samme. Man kan komme uden henvisning. Skriv til Jonas: jonas@huset.example, eller ring "
            "til Ungehuset: 01 10 10 10."
        ),
    ),
    (
        "an offer without name or provider",
        less(sure(offer={"name": None}), "PROVIDES"),
        (
            "Et tilbud uden navn arbejder med døgnrytme og passer til fasen kontaktparat. Man kan begynde med "
            "det samme. Spørg Ungeindsatsen, "
            "hvordan man kommer til udbyderen, for vejen er ikke kortlagt. Spørg den unge, om udbyderen må få "
            "noget at vide, før noget sendes. "
            "Bemærk: ingen aktiv organisation udbyder det lige nu. Vi ved endnu ikke, hvem man kan ringe til."
        ),
    ),
]


@pytest.mark.parametrize(
    ("objects", "said"), [(objects, said) for _, objects, said in SAID], ids=[name for name, _, _ in SAID]
)
def test_what_a_good_colleague_would_say(objects: list[Object], said: str, draw: Draw) -> None:
    assert draw(objects).judge()["explanation"] == said


def test_for_a_profile_of_which_nothing_is_told(draw: Draw) -> None:
    assert draw(sure()).judge_for({})["explanation"] == (
        "»Mentor« hos Ungehuset handler om døgnrytme. Man kan begynde med det samme. Vi ved ikke, hvad den unge "
        "selv vil arbejde med, "
        "hvilken kommune den unge hører til, hvilken fase den unge er i, hvor gammel den unge er, og hvem der er "
        "om den unge nu, så man kan finde "
        f"vejen til Ungehuset. Spørg den unge, om Ungehuset må få noget at vide, før noget sendes. {CALL}"
    )


def test_for_a_list_that_tells_hardly_anything(draw: Draw) -> None:
    objects = [
        node("Municipality", "0621", name="Kolding"),
        node("Organisation", "org-kui", name="Ungeindsatsen", kind="kui"),
        node("Organisation", "org-klub", name="Klubben"),
        node("Offer", "offer-1", name="Boksning"),
        edge("LOCATED_IN", "org-kui", "0621"),
        edge("PROVIDES", "org-klub", "offer-1"),
    ]
    assert draw(objects).judge_for({"municipality": "0621", "age": 17}, "offer-1")["explanation"] == (
        "Et tilbud at undersøge: »Boksning« hos Klubben. Spørg Ungeindsatsen, hvad den unge selv vil arbejde med, og hvilken "
        "fase den unge er i. "
        "Spørg Klubben, hvilke kommuner tilbuddet er for, hvornår man kan begynde, hvilken alder tilbuddet er "
        "for, om der er ledige "
        "pladser, og hvordan man kommer til Klubben, for vejen er ikke kortlagt. Spørg den unge, om Klubben må "
        "få noget at vide, før noget sendes. "
        "Kontakt Klubben – vi har endnu hverken telefonnummer eller mail."
    )


NEVER_SAID = re.compile(r"subgoal-|del-ung|hele-ung|\bNone\b|  |\.\.|,,| ,|»«|\(\)|nabotræf|uegnet|9999|:\s*\.|ung-\d")


@pytest.mark.parametrize("seed", range(500, 506))
def test_no_sentence_has_a_hole_or_the_id_of_a_sub_goal_or_a_youth(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8)
    for answer in draw(country.objects).match(*country.youths, **country.asked()):
        for found in (*answer["matches"], *answer["near_misses"], *answer["unsuitable_offers"]):
            for text in texts_of(found):
                assert not NEVER_SAID.search(text), text
            assert found["explanation"].endswith(".")


def texts_of(found: Object) -> list[str]:
    mended = [failure["repair"]["text"] for failure in found.get("failed", []) if failure["repair"]]
    asked = [doubt["question"] for doubt in found["unknown"]]
    return [
        found["explanation"],
        *found["caveats"],
        *mended,
        *asked,
        *(failure["reason"] for failure in found.get("failed", [])),
    ]


def test_a_stage_goes_before_a_later_one_whatever_their_ids(draw: Draw) -> None:
    suits: list[Any] = [edge("SUITS", "offer-mentor", stage) for stage in ("stage-a", "uddannelsesparat")]
    objects = [node("Stage", "stage-a", name="Erhvervsparat", rank=5), *less(town(), "SUITS"), *suits]
    (failure,) = (failure for failure in draw(objects).judge()["failed"] if failure["condition"] == "stage")
    assert failure["reason"] == "tilbuddet er tænkt til fasen uddannelsesparat eller erhvervsparat"
