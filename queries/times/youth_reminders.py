"""What to remember about a youth: what ends that answers rest on, and when to ask again."""

from collections.abc import Iterator

from queries.answers import Call
from queries.case import Case
from queries.day.network import COURSE_PURPOSE
from queries.days import day_after, holds_on
from queries.facts.fetch import YouthFacts
from queries.telling.danish import day_in_words, listed
from queries.times.endings import ends, last_day_held, providers_that_end, workplaces_that_end
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
        if row.sub_goal_id in open_ones and window.reaches(row.due):
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
    """Consents, refusals, contact persons, homes, stays and providers that end, and permissions that lapse or that nobody can give then."""
    yield from _consents(case, facts, window)
    yield from _declined(case, facts, window)
    yield from _contacts(case, facts, window)
    yield from _workplaces(case, facts, window)
    yield from _homes(case, facts, window)
    for row in _concerned(case):
        yield from providers_that_end(case, row, window)
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
                yield _remember(case, row.withdrawn_on, ("Organisation", row.organisation_id), text, aspect)
            elif window.covers(row.valid_to):
                text = f"Samtykket til at dele oplysninger om {about} udløber; det gælder til og med denne dag."
                yield _remember(case, row.valid_to, ("Organisation", row.organisation_id), text, aspect)


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
        same = (each for each in facts.contacts if (each.actor_id, each.at) == (row.actor_id, row.at))
        is_there = row.actor_id in network.actors and holds_on(row, network.iso_day)
        if is_there and window.covers(row.valid_to) and ends(row, same):
            text = "Er kontaktperson til og med denne dag: hvem tager over?"
            yield _remember(case, row.valid_to, ("Actor", row.actor_id), text, "contact")


def _workplaces(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    """Contact persons who are around the youth wherever they work, and leave an organisation."""
    anywhere = [row for row in facts.contacts if not row.at]
    for works in workplaces_that_end(case, {row.actor_id for row in anywhere}, window):
        last = works.valid_to or ""
        after = day_after(last) or ""
        if any(row.actor_id == works.actor_id and holds_on(row, after) for row in anywhere):
            place = case.lexicon.names.of("Organisation", works.organisation_id)
            text = f"Arbejder i {place} til og med denne dag: hvem er om den unge dér bagefter?"
            yield _remember(case, last, ("Actor", works.actor_id), text, f"works {works.organisation_id}")


def _homes(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    network = case.world.network
    for row in facts.homes:
        if row.municipality_id in network.located_in and holds_on(row, network.iso_day) and window.covers(row.valid_to):
            text = _OF_HOMES.get(row.kind or "home", _OF_HOMES["home"])
            yield _remember(case, row.valid_to, ("Municipality", row.municipality_id), text, row.kind or "home")


def _permissions(case: Case, window: Window) -> Iterator[Event]:
    """The permissions that what is under way or matches requires of this youth, and that lapse, or that nobody can give any more."""
    offers, mandates = case.world.offers, case.world.mandates
    needed: dict[int, list[str]] = {}
    for row in _concerned(case):
        name = offers.rows[row].name or offers.rows[row].id
        numbers = [number for number in case.requirements(row) if case.authority.concerns[number]]
        for permission in sorted({int(offers.requirements.permission[number]) for number in numbers}):
            needed.setdefault(permission, []).append(name)
    for number, names in needed.items():
        required = mandates.permissions[number]
        if window.covers(required.valid_to):
            text = permission_lapses(required.valid_to, names)
            yield _remember(case, required.valid_to, ("Permission", required.id), text, "lapses")
        held = [mandates.holdings[each] for each in mandates.by_permission.get(number, ())]
        counted = [each for each in held if case.authority.counted[case.world.network.number_of[each.organisation_id]]]
        last = last_day_held(counted, case.world.network.iso_day)
        if window.covers(last) and (required.valid_to is None or last < required.valid_to):
            text = f"Efter {day_in_words(last)} er der ingen, der kan give bemyndigelsen, som {_required(names)} kræver: hvem tager over?"
            yield _remember(case, last, ("Permission", required.id), text, "holders")


def _concerned(case: Case) -> list[int]:
    """The rows of the offers that are under way or match."""
    row_of = case.world.offers.row_of
    ongoing = (row_of[offer_id] for offer_id, _ in case.youth.ongoing if offer_id in row_of)
    return sorted({*ongoing, *case.judgement.matches().tolist()})


def permission_lapses(last_day: str, offer_names: list[str]) -> str:
    """The sentence that a permission lapses, and for which offers it is required."""
    return f"Bemyndigelsen gælder til og med {day_in_words(last_day)} og kræves af {_required(offer_names)}."


def _required(offer_names: list[str]) -> str:
    """The offers by name, some of them where they are many."""
    shown = [f"»{name}«" for name in sorted(offer_names)[:_NAMED_OFFERS]]
    more = len(offer_names) - len(shown)
    return listed([*shown, f"{more} andre"] if more else shown)
