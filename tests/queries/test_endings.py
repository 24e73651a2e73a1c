"""What ends by which somebody works somewhere, has a role or provides an offer: the calendars and `gaps --expiring` agree on it."""

import pytest

from queries.days import days_later
from queries.gaps.expiring import expiring_permissions
from queries.times.events import Calendar
from queries.times.open_offers import find_open_offers
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import DAY, asked, days, edge, less, node, sure
from tests.queries.test_calendar import of_map, of_youth, text_of
from tests.queries.test_rule_book import Country
from tests.queries.test_what_if import records

LAW = (
    node("Permission", "lov-1", name="Bevilling"),
    node("Role", "rolle-1", name="Sagsbehandler"),
    node("Actor", "actor-mette", name="Mette Holm"),
    edge("REQUIRES", "offer-mentor", "lov-1"),
    edge("GRANTS", "rolle-1", "lov-1", state="confirmed"),
)
HELD = edge("HOLDS", "actor-mette", "rolle-1")
CONTACT = edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1", main=True)


def reminders(calendar: Calendar) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(each.day, each.label, each.ids) for each in calendar.events if each.kind == "reminder"]


def works(**span: str) -> Object:
    return edge("WORKS_AT", "actor-mette", "org-kui", **span)


def test_who_leaves_the_place_where_a_role_counts_is_told_on_that_day_and_not_when_the_role_ends(draw: Draw) -> None:
    role = edge("HOLDS", "actor-mette", "rolle-1", valid_to=days(50))
    drawn = draw(sure(*LAW, role, works(valid_to=days(40))))
    for municipality in (None, "0621"):
        found = of_map(drawn, municipality)
        assert reminders(found) == [(days(40), "WORKS_AT", ("actor-mette", "org-kui"))]
        assert found.events[0].name == "Mette Holm: Ungeindsatsen"
        assert text_of(found, "reminder", "org-kui") == (
            "Arbejder i Ungeindsatsen til og med 2. januar 2027 og har derefter ikke rollen »Sagsbehandler« dér: hvem tager over?"
        )
    assert reminders(of_map(drawn, "0607")) == []
    (expiring,) = expiring_permissions(records(drawn), DAY, 180)
    assert (expiring.on, [each.kind for each in expiring.ends]) == (days(41), ["WORKS_AT"])


@pytest.mark.parametrize(
    ("more", "labels"),
    [
        ((edge("HOLDS", "actor-mette", "rolle-1", at="org-kui"), works(valid_to=days(40))), []),
        ((HELD, works(valid_to=days(40)), works(valid_from=days(41))), []),
        ((HELD, works(valid_to=days(40)), works(valid_from=days(42))), ["WORKS_AT"]),
        ((HELD, works(valid_to=days(400))), []),
        ((edge("HOLDS", "actor-mette", "rolle-1", valid_to=days(40)), works(valid_to=days(40))), ["HOLDS"]),
        ((edge("HOLDS", "actor-mette", "rolle-1", valid_to=days(40)), works()), ["HOLDS"]),
        (
            (
                edge("HOLDS", "actor-mette", "rolle-1", valid_to=days(40)),
                edge("HOLDS", "actor-mette", "rolle-1", valid_from=days(41)),
                works(),
            ),
            [],
        ),
    ],
    ids=["at", "goes on", "a day between", "beyond", "both", "the role alone", "the role goes on"],
)
def test_what_goes_on_does_not_end_and_an_end_is_told_once(
    more: tuple[Object, ...], labels: list[str], draw: Draw
) -> None:
    assert [label for _, label, _ in reminders(of_map(draw(sure(*LAW, *more))))] == labels


def test_a_grant_that_goes_on_does_not_end_unless_it_is_only_proposed_then(draw: Draw) -> None:
    def ends(state: str) -> list[str | None]:
        first = edge("GRANTS", "rolle-1", "lov-1", state="confirmed", valid_to=days(9))
        second = edge("GRANTS", "rolle-1", "lov-1", state=state, valid_from=days(10))
        return [day for day, _, _ in reminders(of_map(draw(sure(*LAW[:-1], first, second, HELD, works()))))]

    assert (ends("confirmed"), ends("proposed"), ends("expired")) == ([], [days(9)], [days(9)])


def test_a_contact_person_who_leaves_is_told_to_the_youth_where_that_is_where_the_youth_starts(draw: Draw) -> None:
    found = of_youth(draw(sure(LAW[2], CONTACT, works(valid_to=days(40)))))
    assert reminders(found) == [(days(40), "Actor", ("actor-mette",))]
    assert text_of(found, "reminder", "actor-mette") == (
        "Arbejder i Ungeindsatsen til og med denne dag: hvem er om den unge dér bagefter?"
    )
    named = {**CONTACT, "at": "org-kui"}
    assert reminders(of_youth(draw(sure(LAW[2], named, works(valid_to=days(40)))))) == []


def test_a_contact_person_who_ends_before_the_workplace_is_told_once_and_one_who_goes_on_never(draw: Draw) -> None:
    ended = {**CONTACT, "valid_to": days(20)}
    assert reminders(of_youth(draw(sure(LAW[2], ended, works(valid_to=days(40)))))) == [
        (days(20), "Actor", ("actor-mette",))
    ]
    again = {**CONTACT, "valid_from": days(21)}
    assert reminders(of_youth(draw(sure(LAW[2], ended, again, works())))) == []


def test_a_youth_is_told_when_nobody_is_left_who_can_decide(draw: Draw) -> None:
    other = (
        node("Actor", "actor-ole", name="Ole"),
        edge("HOLDS", "actor-ole", "rolle-1", at="org-kui", valid_from=days(10), valid_to=days(60)),
    )
    law = (*LAW, HELD, works(valid_to=days(40)))
    alone, together = of_youth(draw(sure(*law))), of_youth(draw(sure(*law, *other)))
    assert reminders(alone) == [(days(40), "Permission", ("lov-1",))]
    assert reminders(together) == [(days(60), "Permission", ("lov-1",))]
    assert text_of(alone, "reminder", "lov-1") == (
        "Efter 2. januar 2027 er der ingen, der kan give bemyndigelsen, som »Mentor« kræver: hvem tager over?"
    )


@pytest.mark.parametrize(
    ("others", "asked"),
    [
        ((), "hvem gør det bagefter?"),
        ((edge("PROVIDES", "org-kui", "offer-mentor"),), "derefter gør kun andre det."),
        ((edge("PROVIDES", "org-kui", "offer-mentor", valid_to=days(20)),), "hvem gør det bagefter?"),
    ],
)
def test_who_provides_an_offer_no_longer_is_told_to_youth_and_municipality(
    others: tuple[Object, ...], asked: str, draw: Draw
) -> None:
    last = edge("PROVIDES", "org-huset", "offer-mentor", valid_to=days(40))
    drawn = draw([*less(sure(), "PROVIDES"), last, *others])
    for found in (of_youth(drawn), of_map(drawn), of_map(drawn, "0621")):
        assert (days(40), "PROVIDES", ("org-huset", "offer-mentor")) in reminders(found)
        (event,) = (each for each in found.events if each.day == days(40))
        assert (event.name, event.text) == (
            "Mentor",
            f"Ungehuset udbyder tilbuddet til og med 2. januar 2027: {asked}",
        )


def test_an_offer_that_ends_itself_has_no_provider_that_ends(draw: Draw) -> None:
    last = edge("PROVIDES", "org-huset", "offer-mentor", valid_to=days(40))
    drawn = draw([*less(sure(offer={"valid_to": days(40)}), "PROVIDES"), last])
    assert [(each.kind, each.day) for each in of_map(drawn).events] == [("end", days(40))]


@pytest.mark.parametrize("seed", [1, 3, 4, 6, 8, 12])
def test_what_a_permission_loses_is_remembered_on_its_last_day(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=1, offers=24)
    drawn = draw(country.objects)
    found = of_map(drawn, on=country.base)
    told, holders = reminders(found), {(each.day, each.ids[0]) for each in found.events if each.label == "HOLDS"}
    _, open_ = drawn.store.read(lambda reader: find_open_offers(drawn.matcher, reader, None, asked(on=country.base)))
    needed = open_.world.offers.requirements
    required = {
        open_.world.mandates.permissions[permission].id
        for offer, permission in zip(needed.offer.tolist(), needed.permission.tolist(), strict=True)
        if offer in open_.rows
    }
    ends = [
        (days_later(each.on, -1), end.kind, (end.giver, end.taker))
        for each in expiring_permissions(records(drawn), country.base, 180)
        if each.permission in required and each.on > country.base.isoformat()
        for end in each.ends
        if end.taker
    ]
    assert ends
    for day, kind, ids in ends:
        assert (day, kind, ids) in told or (kind == "WORKS_AT" and (day, ids[0]) in holders)
