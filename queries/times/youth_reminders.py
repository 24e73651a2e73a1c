"""What to remember about a youth: what ends that answers rest on, and when to ask again."""

from collections.abc import Iterator

from queries.answers import Call
from queries.case import Case
from queries.day.network import COURSE_PURPOSE
from queries.days import day_after, holds_on
from queries.facts.fetch import YouthFacts
from queries.telling.danish import day_in_words, listed
from queries.times.events import DUE, REMINDER, Event, Window

_NAMED_OFFERS = 5

_OF_HOMES = {
    "home": "Bopælen slutter denne dag: hvor bor den unge bagefter?",
    "stay": "Opholdet slutter denne dag: hvem tager imod bagefter?",
    "responsible": "Kommunen er ansvarlig til og med denne dag: hvem er det bagefter?",
}


def due_sub_goals(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    """The days by which open sub-goals should be reached; those that have passed as well."""
    open_ones = {goal.id for goal in case.youth.sub_goals}
    for row in facts.sub_goals:
        if row.sub_goal_id in open_ones and row.due and window.reaches(row.due):
            text = (
                "Delmålet skal være nået."
                if window.covers(row.due)
                else "Delmålet skulle være nået og er stadig åbent."
            )
            name = row.own_words or row.text or row.sub_goal_id
            yield Event(row.due, DUE, "SubGoal", (row.sub_goal_id,), name, text, main_contact(case))


def main_contact(case: Case) -> Call | None:
    """The youth's contact person, the main one first."""
    actor = next((case.world.network.actors[each.actor_id] for each in case.youth.contacts), None)
    return Call(actor.name, actor.phone, actor.email) if actor else None


def reminders_of_youth(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    """Consents, refusals, contact persons, homes and stays that end, and permissions that lapse."""
    yield from _consents(case, facts, window)
    yield from _declined(case, facts, window)
    yield from _contacts(case, facts, window)
    yield from _homes(case, facts, window)
    yield from _permissions(case, window)


def _remember(case: Case, day: str, about: tuple[str, str], text: str, aspect: str, name: str | None = None) -> Event:
    label, id_ = about
    called = name or case.lexicon.names.of(label, id_)
    return Event(day, REMINDER, label, (id_,), called, text, main_contact(case), aspect)


def _consents(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    iso_day = case.world.network.iso_day
    for row in facts.consents:
        if not holds_on(row, iso_day) or row.organisation_id not in case.world.network.number_of:
            continue
        aspect = f"consent {row.purpose or COURSE_PURPOSE}"
        about = "forløbet" if row.purpose in {None, COURSE_PURPOSE} else f"»{row.purpose}«"
        if row.state == "refused":
            if (again := _asked_again(row.valid_to, window)) is not None:
                text = (
                    f"Nejet til, at der deles oplysninger om {about}, gælder ikke længere: den unge kan spørges igen."
                )
                yield _remember(case, again, ("Organisation", row.organisation_id), text, aspect)
        elif row.withdrawn_on is None or row.withdrawn_on > iso_day:
            if window.covers(row.withdrawn_on):
                text = f"Samtykket til at dele oplysninger om {about} er trukket tilbage fra denne dag."
                yield _remember(case, row.withdrawn_on or "", ("Organisation", row.organisation_id), text, aspect)
            elif window.covers(row.valid_to):
                text = f"Samtykket til at dele oplysninger om {about} udløber; det gælder til og med denne dag."
                yield _remember(case, row.valid_to or "", ("Organisation", row.organisation_id), text, aspect)


def _asked_again(last_day: str | None, window: Window) -> str | None:
    """The day after the last day of a no, where it lies in the window."""
    again = day_after(last_day) if last_day else None
    return again if window.covers(again) else None


def _declined(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    iso_day, offers = case.world.network.iso_day, case.world.offers
    declined = [("Offer", row.offer_id, row) for row in facts.declined_offers]
    declined_organisations = [("Organisation", row.organisation_id, row) for row in facts.declined_organisations]
    for label, id_, row in (*declined, *declined_organisations):
        again = _asked_again(row.valid_to, window)
        if again is None or not holds_on(row, iso_day):
            continue
        place = offers.row_of.get(id_) if label == "Offer" else None
        name = None if place is None else offers.rows[place].name
        text = "Den unges nej tak gælder ikke længere: dag at spørge igen."
        yield _remember(case, again, (label, id_), text, "declined", name)


def _contacts(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    network = case.world.network
    for row in facts.contacts:
        if row.actor_id in network.actors and holds_on(row, network.iso_day) and window.covers(row.valid_to):
            text = "Er kontaktperson til og med denne dag: hvem tager over?"
            yield _remember(case, row.valid_to or "", ("Actor", row.actor_id), text, "contact")


def _homes(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    network = case.world.network
    for row in facts.homes:
        if row.municipality_id in network.located_in and holds_on(row, network.iso_day) and window.covers(row.valid_to):
            text = _OF_HOMES.get(row.kind or "home", _OF_HOMES["home"])
            yield _remember(case, row.valid_to or "", ("Municipality", row.municipality_id), text, row.kind or "home")


def _permissions(case: Case, window: Window) -> Iterator[Event]:
    """The permissions that what is under way or matches requires of this youth."""
    offers, judgement = case.world.offers, case.judgement
    ongoing = [offers.row_of[offer_id] for offer_id, _ in case.youth.ongoing if offer_id in offers.row_of]
    needed: dict[int, list[str]] = {}
    for row in sorted({*ongoing, *judgement.matches().tolist()}):
        name = offers.rows[row].name or offers.rows[row].id
        numbers = [number for number in case.requirements(row) if case.authority.concerns[number]]
        for permission in sorted({int(offers.requirements.permission[number]) for number in numbers}):
            needed.setdefault(permission, []).append(name)
    for number, names in needed.items():
        required = case.world.mandates.permissions[number]
        if required.valid_to and window.covers(required.valid_to):
            text = permission_lapses(required.valid_to, names)
            yield _remember(case, required.valid_to, ("Permission", required.id), text, "lapses")


def permission_lapses(last_day: str, offer_names: list[str]) -> str:
    """The sentence that a permission lapses, and for which offers it is required."""
    shown = [f"»{name}«" for name in sorted(offer_names)[:_NAMED_OFFERS]]
    more = len(offer_names) - len(shown)
    required = listed([*shown, f"{more} andre"] if more else shown)
    return f"Bemyndigelsen gælder til og med {day_in_words(last_day)} og kræves af {required}."
