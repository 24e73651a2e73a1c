"""From a youth's case and chosen offers to the note."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from queries.answers import Found
from queries.case import Case
from queries.day.network import is_active
from queries.days import holds_on
from queries.facts.fetch import YouthFacts
from queries.telling.danish import capitalised
from queries.telling.explaining import explain
from webviz.errors import NothingThere
from webviz.links import address_of
from webviz.note.view import Note, NoteOffer, NotePerson
from webviz.note.words import first_fit_for_youth
from webviz.services import Services
from webviz.suggestions.calling import way_through
from webviz.suggestions.view import Person
from webviz.words import day_text, listed, number_text, phone_link, weekday_text
from webviz.youth_page.forms import View

MOST_OFFERS = 3


def build_note(reader: Reader, services: Services, youth_id: str, offer_ids: Sequence[str], view: View) -> Note:
    """The sheet with the first three of the offers. Raises NotFound."""
    chosen = list(dict.fromkeys(offer_ids))
    told = chosen[:MOST_OFFERS]
    _facts, case, facts = services.matcher.youth_case(reader, youth_id, view.question(), frozenset(told))
    row_of = case.world.offers.row_of
    if not row_of.keys() >= set(told):
        raise NothingThere(_("Et af tilbuddene findes ikke i kortet. Gå tilbage, og vælg igen."))
    people = tuple(_people(case))
    is_today = view.day == view.today
    offers = [_offer(case, row_of[offer_id], services.catalogue, people, is_today=is_today) for offer_id in told]
    return Note(
        goal=_goal(facts, case.world.network.iso_day),
        offers=tuple(offers),
        people=people,
        getting_there=tuple(_getting_there(_first_name(people))) if any(offer.has_address for offer in offers) else (),
        day=view.day,
        back_href=address_of("youth_page.show", view.arguments(), youth_id=youth_id),
        left_out=max(0, len(chosen) - MOST_OFFERS),
    )


def _goal(facts: YouthFacts, iso_day: str) -> str | None:
    """The goal in the youth's own words; the journal's words are not the youth's."""
    return next(
        (row.own_words for row in facts.goals if row.own_words and is_active(row.status) and holds_on(row, iso_day)),
        None,
    )


def _people(case: Case) -> Iterable[NotePerson]:
    for contact in case.youth.contacts:
        row = case.world.network.actors[contact.actor_id]
        yield NotePerson(row.name or row.id, _("din kontaktperson"), row.phone, phone_link(row.phone), row.email)


def _first_name(people: Sequence[NotePerson]) -> str | None:
    return people[0].name.split(" ")[0] if people else None


def _offer(case: Case, row: int, catalogue: Catalogue, people: Sequence[NotePerson], *, is_today: bool) -> NoteOffer:
    offer, found = case.offer(row), explain(case, row)
    organisation = case.world.network.organisations.get(found.provider) if found.provider else None
    way = way_through(case, row)
    who = _note_person(way.first, _("Spørg efter %(name)s", name=way.ask_for) if way.ask_for else None)
    has_address, where = _where(case, row, found)
    return NoteOffer(
        name=offer.name or offer.id,
        provider=organisation.name if organisation else None,
        what=first_fit_for_youth(catalogue, offer.youth_text, offer.description),
        helps=_helps(case, row, found, catalogue),
        who=who,
        or_call=_note_person(way.or_call, None) if way.or_call else None,
        when=tuple(_when(case, row, found, catalogue, is_today=is_today)),
        where=tuple(where),
        has_address=has_address,
        next_steps=tuple(map(capitalised, _next_steps(case, row, found, who, people))),
    )


def _note_person(person: Person, what: str | None) -> NotePerson:
    return NotePerson(person.name, what, person.phone, person.phone_link, person.email)


def _helps(case: Case, row: int, found: Found, catalogue: Catalogue) -> tuple[str, ...]:
    """What the youth said, else the areas in plain words."""
    served = [goal for goal in case.youth.sub_goals if goal.id in found.serves]
    said = [
        goal.own_words
        for goal in sorted(served, key=lambda each: (each.youth_rank is None, each.youth_rank or 0, each.id))
        if goal.own_words
    ]
    if said:
        return tuple(said[:2])
    shared = sorted(case.youth.open_areas & set(case.world.offers.leads.get(row, ())))
    return tuple(catalogue.areas[id_].youth_name for id_ in shared if id_ in catalogue.areas)


def _when(case: Case, row: int, found: Found, catalogue: Catalogue, *, is_today: bool) -> Iterable[str]:
    offer = case.offer(row)
    if found.earliest_start is None or found.failed:
        yield _("Vi finder ud af, hvornår du kan begynde.")
    elif case.world.offers.start[row] == case.world.offers.today and offer.intake == "rolling":
        yield (
            _("Du kan begynde nu.")
            if is_today
            else _("Du kan begynde %(day)s.", day=weekday_text(found.earliest_start))
        )
    else:
        yield _("Første gang er tidligst %(day)s.", day=weekday_text(found.earliest_start))
    if schedule := first_fit_for_youth(catalogue, offer.schedule):
        yield schedule
    hours = [_("%(hours)s timer om ugen", hours=number_text(offer.hours_per_week))] if offer.hours_per_week else []
    weeks = [ngettext("i %(num)d uge", "i %(num)d uger", offer.duration_weeks)] if offer.duration_weeks else []
    if hours or weeks:
        yield capitalised(" ".join(hours + weeks)) + "."


def _where(case: Case, row: int, found: Found) -> tuple[bool, list[str]]:
    """Whether there is a place to go to, and where it is."""
    offer = case.offer(row)
    companion = [_("Du må gerne tage en med.")] if offer.companion_allowed else []
    if offer.form == "online":
        return False, [_("På nettet eller i telefonen.")]
    if offer.form == "outreach":
        return False, [_("De kommer ud til dig."), *companion]
    organisation = case.world.network.organisations.get(found.provider) if found.provider else None
    at = offer if offer.address or offer.town or organisation is None else organisation
    lines = [line for line in (at.address, " ".join(part for part in (at.postcode, at.town) if part)) if line]
    return bool(lines), [*(lines or [_("Spørg, hvor det er.")]), *companion]


def _getting_there(first_name: str | None) -> Iterable[str]:
    yield _("Slå adressen op i telefonen, og se, om der går bus eller tog.")
    if first_name:
        yield _("Spørg %(name)s, om I skal følges ad den første gang.", name=first_name)
    else:
        yield _("Spørg, om nogen kan følges med dig den første gang.")


def _next_steps(case: Case, row: int, found: Found, who: NotePerson, people: Sequence[NotePerson]) -> Iterable[str]:
    """Who does what now, one step a sentence."""
    offer, names = case.offer(row), case.lexicon.names
    helper = _first_name(people) or _("din kontaktperson")
    if found.failed:
        yield _("%(name)s undersøger først, om det kan lade sig gøre.", name=helper)
    if case.world.offers.walks_in[row]:
        if offer.route == "open":
            yield _("Du kan bare komme. Du behøver ikke spørge nogen først.")
        elif people and people[0].name == who.name:
            yield _("Du siger til %(name)s, at du gerne vil.", name=helper)
        else:
            yield f"{_getting_through(who)} {capitalised(_('%(name)s hjælper dig gerne.', name=helper))}"
    else:
        if found.conditions["consent"] != "pass":
            yield _("Du og %(name)s aftaler, hvad de må få at vide om dig.", name=helper)
        yield from _chain_steps(case, found, helper)
        if not found.chain:
            if who.phone or not who.email:
                yield _("%(name)s ringer til %(who)s.", name=helper, who=who.name)
            else:
                yield _("%(name)s skriver til %(who)s.", name=helper, who=who.name)
        givers = dict.fromkeys(names.of("Actor", step.permission.actor) for step in found.chain if step.permission)
        if givers:
            yield _("%(who)s skal sige ja, før du kan begynde.", who=listed(list(givers)))
    if found.latest_application and found.latest_application != found.earliest_start:
        yield _("Det skal være gjort senest %(day)s.", day=day_text(found.latest_application))


def _getting_through(who: NotePerson) -> str:
    if who.phone:
        return _("Du ringer til %(who)s.", who=who.name)
    if who.email:
        return _("Du skriver til %(who)s.", who=who.name)
    return _("Du siger til %(who)s, at du gerne vil.", who=who.name)


def _chain_steps(case: Case, found: Found, helper: str) -> Iterable[str]:
    names = case.lexicon.names
    for step in found.chain:
        who = names.of("Actor", step.responsible) if step.responsible else helper
        yield _("%(who)s taler med %(taker)s.", who=who, taker=names.of("Organisation", step.taker))
