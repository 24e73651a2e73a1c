"""Small graphs for the tests of the pages, in the exchange form."""

from typing import Any

Objects = list[dict[str, Any]]
TODAY = "2026-11-23"

CENTRE = "/organisationer/org-ungeindsatsen"
"""The page of the organisation in the middle of the made-up municipality."""

PARTNER_LIST: Objects = [
    {
        "node": "Organisation",
        "id": "org-rideklub",
        "name": "Tangmose Rideklub",
        "phone": "01 10 20 30",
        "procedure": "Ring efter kl. 16.",
    },
    {
        "node": "Offer",
        "id": "offer-stald",
        "name": "Staldvagt",
        "description": "Muge ud og strigle heste.",
        "interests": ["dyr"],
    },
    {
        "node": "Offer",
        "id": "offer-kor",
        "name": "Kor",
        "min_age": 40,
        "phone": "01 10 20 31",
        "contact_name": "Sanne Sang",
    },
    {"edge": "PROVIDES", "from": "org-rideklub", "to": "offer-stald"},
    {"edge": "PROVIDES", "from": "org-rideklub", "to": "offer-kor"},
]
"""What a real list of offers holds: no municipality, no area, no phase, no edge between organisations."""


def offer(id_: str, provider: str, **fields: Any) -> Objects:
    """An offer of a provider for the youths of Birk, in the area of getting up and off."""
    return [
        {
            "node": "Offer",
            "id": id_,
            "name": id_.removeprefix("offer-").capitalize(),
            "verified_on": TODAY,
            "intake": "rolling",
            **fields,
        },
        {"edge": "PROVIDES", "from": provider, "to": id_},
        {"edge": "SERVES", "from": id_, "to": "0990"},
        {"edge": "DEVELOPS", "from": id_, "to": "area-moedestabilitet"},
        {"edge": "SUITS", "from": id_, "to": "kontaktparat"},
    ]


def organisation(id_: str, name: str, **fields: Any) -> Objects:
    """An organisation in Birk."""
    return [
        {"node": "Organisation", "id": id_, "name": name, "phone": "01 10 10 10", **fields},
        {"edge": "LOCATED_IN", "from": id_, "to": "0990"},
    ]


GROUND: Objects = [
    {"node": "Municipality", "id": "0990", "name": "Birk"},
    {"node": "Municipality", "id": "0991", "name": "Hjort"},
    {"node": "Stage", "id": "kontaktparat", "name": "Kontaktparat", "rank": 1},
    {"node": "Area", "id": "area-moedestabilitet", "name": "Mødestabilitet", "youth_name": "komme afsted"},
    {"node": "Area", "id": "area-bolig", "name": "Bolig", "youth_name": "et sted at bo"},
    *organisation("org-kui", "Birk Ungeenhed", kind="kui"),
    *organisation("org-skole", "Birk Skole"),
    *organisation("org-vaerksted", "Værkstedet"),
    *organisation("org-klub", "Klubben"),
    *organisation("org-fjern", "Den Fjerne"),
    {"node": "Actor", "id": "actor-peter", "name": "Peter Ravn", "job_title": "Kontaktperson", "phone": "01 20 30 40"},
    {"edge": "WORKS_AT", "from": "actor-peter", "to": "org-kui"},
    {"edge": "REFERS_TO", "from": "org-kui", "to": "org-skole", "confirmed_on": "2026-10-01", "owner": "actor-peter"},
    {"edge": "REFERS_TO", "from": "org-skole", "to": "org-vaerksted"},
    {"edge": "REFERS_TO", "from": "org-kui", "to": "org-klub", "state": "planned"},
]

OFFERS: Objects = [
    *offer("offer-morgenhold", "org-kui", route="self", interests=["dyr"], youth_text="Du går tur med en hund."),
    *offer("offer-skolehold", "org-skole", route="referral"),
    *offer(
        "offer-vaerksted",
        "org-vaerksted",
        route="referral",
        intake="dates",
        intake_dates=["2027-02-01"],
        apply_by_days=14,
    ),
    *offer("offer-klubaften", "org-klub", route="referral"),
    *offer("offer-ukendt-vej", "org-fjern", route="referral"),
    *offer("offer-fuldt", "org-skole", route="self", seats_free=0),
    *offer("offer-for-voksne", "org-skole", route="self", min_age=25, max_age=29),
    *offer("offer-hyttetur", "org-klub", route="self"),
    {"node": "Offer", "id": "offer-hjort", "name": "Hjorteholdet", "route": "self"},
    {"edge": "PROVIDES", "from": "org-fjern", "to": "offer-hjort"},
    {"edge": "SERVES", "from": "offer-hjort", "to": "0991"},
    {
        "node": "Offer",
        "id": "offer-linjen",
        "name": "Ungelinjen",
        "route": "open",
        "intake": "rolling",
        "reach": "national",
        "form": "online",
    },
    {"edge": "PROVIDES", "from": "org-fjern", "to": "offer-linjen"},
    {"edge": "DEVELOPS", "from": "offer-linjen", "to": "area-moedestabilitet"},
]

YOUTH: Objects = [
    {"node": "Youth", "id": "youth-alk-1", "birth_month": "2009-04", "interests": ["dyr"], "income_basis": "foraeldre"},
    {"node": "Goal", "id": "goal-alk", "text": "Stabil hverdag", "own_words": "Jeg vil have noget at stå op til."},
    {
        "node": "SubGoal",
        "id": "subgoal-alk-1",
        "text": "Møder tre gange om ugen",
        "own_words": "Komme afsted.",
        "youth_rank": 1,
    },
    {"edge": "LIVES_IN", "from": "youth-alk-1", "to": "0990"},
    {"edge": "AT_STAGE", "from": "youth-alk-1", "to": "kontaktparat", "main": True},
    {"edge": "AIMS_FOR", "from": "youth-alk-1", "to": "goal-alk"},
    {"edge": "WORKS_TOWARDS", "from": "youth-alk-1", "to": "subgoal-alk-1"},
    {"edge": "IN_AREA", "from": "subgoal-alk-1", "to": "area-moedestabilitet"},
    {"edge": "CONTACT_PERSON_FOR", "from": "actor-peter", "to": "youth-alk-1", "main": True, "at": "org-kui"},
    {"edge": "WISHES_FOR", "from": "youth-alk-1", "to": "offer-morgenhold", "rank": 1, "own_words": "Hunde er nemme."},
    {
        "edge": "DECLINES",
        "from": "youth-alk-1",
        "to": "offer-hyttetur",
        "reason": "for koldt",
        "valid_to": "2027-02-22",
    },
]

SMALL: Objects = [*GROUND, *OFFERS, *YOUTH]
"""A municipality with an offer of every kind, and one youth."""

MARKUP = "<script>alert(1)</script><b title='x'>&\""
LONG = " Helhedsorienteret forebyggende" * 12 + " " + "Kommunaløkonomiskbistandsydelse" * 5
_TEXTS = frozenset({
    "name", "description", "youth_text", "own_words", "text", "reason", "procedure", "job_title", "contact_name", "phone", "email",
    "address", "town", "note", "how_to_apply", "conditions", "schedule",
})  # fmt: skip
"""What people write."""


def with_markup(objects: Objects) -> Objects:
    """The same with markup in every text that people write."""
    return _with_more(objects, MARKUP)


def with_long_texts(objects: Objects) -> Objects:
    """The same with every text that people write longer than anybody writes."""
    return _with_more(objects, LONG)


def _with_more(objects: Objects, more: str) -> Objects:
    return [{key: f"{value}{more}" if key in _TEXTS else value for key, value in each.items()} for each in objects]
