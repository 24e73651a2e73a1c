"""A thing of a list and a node of the graph as a question shows them, side by side, to whoever has to tell whether they are one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graphmodel.catalogue import fold
from importers.linking.age_spans import age_text
from importers.linking.common_contacts import is_common
from importers.linking.things import CONTACTS, Thing, contact_form
from importers.mentions import Mention, Said

_SHOWN = ("address", "contact_name", "job_title", "phone", "email", "website", "cvr")
_TELLING = {"phone": "telefon", "email": "mail", "address": "adresse", "website": "hjemmeside", "cvr": "CVR"}
"""What speaks for two things being one, as a sentence calls it."""
_MOST_CONTACTS = 4
_LONGEST = 40


def facts_of(thing: Thing) -> list[str]:
    """What a list tells of a thing, as a question shows it."""
    said: dict[str, object] = {}
    for mention in thing.mentions:
        for name, one in mention.fields.items():
            said.setdefault(name, one.value)
    return [*thing.path[-1:], *facts_in(said)]


def contacts_beside(thing: Thing, around: Sequence[Mention]) -> list[str]:
    """The contacts that stand beside an organisation, as those of its offers, and are not said of itself."""
    own = {_form(name, said) for mention in thing.mentions for name, said in mention.fields.items()}
    found = {
        _form(name, said): _short(str(said.value))
        for mention in around
        for name, said in mention.fields.items()
        if name in CONTACTS and _form(name, said) not in own
    }
    return sorted(found.values())[:_MOST_CONTACTS]


class Both(NamedTuple):
    """What two things share beside their names: as a sentence, "" where it is nothing, and the values by themselves."""

    text: str
    values: frozenset[str]


def told_of_both(mine: Sequence[Mention], theirs: Sequence[Mention]) -> Both:
    """The phone, mail, address, web address and CVR number that two things share, those apart that are nobody's own."""
    ours = [
        {
            name: {_form(name, said): str(said.value) for one in side if (said := one.fields.get(name)) is not None}
            for name in _TELLING
        }
        for side in (mine, theirs)
    ]
    shared = {
        name: sorted(
            {_short(value) for form, value in ours[0][name].items() if form in ours[1][name] and not is_common(form)}
        )
        for name in _TELLING
    }
    told = [f"{called} {' og '.join(shared[name])}" for name, called in _TELLING.items() if shared[name]]
    written = {
        _short(value)
        for side in ours
        for name in _TELLING
        for form, value in side[name].items()
        if form in ours[0][name].keys() & ours[1][name].keys()
    }
    return Both(f"Begge har {', '.join(told)}." if told else "", frozenset(written))


def _form(name: str, said: Said) -> str:
    """A value made comparable."""
    return contact_form(name, said.value) or f"{name}:{fold(str(said.value))}"


def facts_in(said: Mapping[str, object]) -> list[str]:
    """The fields by which people know a thing: for whom, how many, where, and whom to ask for."""
    ages = [text] if (text := age_text(said)) else []
    seats = [f"{said['seats_total']} pladser"] if "seats_total" in said else []
    return [*ages, *seats, *(_short(str(said[name])) for name in _SHOWN if said.get(name))]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
