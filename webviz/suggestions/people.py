"""Whom to ask where the map is not enough: the people nearest to the youth."""

from collections.abc import Iterable

from queries.answers import Named
from queries.case import Case
from webviz.suggestions.calling import person_of
from webviz.suggestions.view import Person

_SHOWN = 4


def nearest_people(case: Case) -> tuple[Person, ...]:
    """Contact persons, the places where the youth starts, the youth effort, then whoever answers far and wide; reachable ones alone."""
    found: dict[str, Person] = {}
    for named in _candidates(case):
        person = person_of(case, named)
        if person.phone or person.email:
            found.setdefault(named.id, person)
        if len(found) == _SHOWN:
            break
    return tuple(found.values())


def _candidates(case: Case) -> Iterable[Named]:
    names, network = case.lexicon.names, case.world.network
    for contact in case.youth.contacts:
        yield names.named("Actor", contact.actor_id)
    for number in sorted(case.youth.starts):
        yield names.named("Organisation", network.ids[number])
    here = {number for id_ in case.youth.municipalities for number in network.located_in.get(id_, ())}
    for number, id_ in enumerate(network.ids):
        if network.organisations[id_].kind == "kui" and (number in here or not case.youth.municipalities):
            yield names.named("Organisation", id_)
    offers = case.world.offers
    for row, organisation in zip(offers.pairs.offer.tolist(), offers.pairs.organisation.tolist(), strict=True):
        if offers.is_national[row]:
            yield names.named("Organisation", network.ids[organisation])
    for number in sorted(here):
        yield names.named("Organisation", network.ids[number])
