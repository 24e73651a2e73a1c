"""What is told of offers, agreements and words whichever youth asks: worked out when it is first needed, kept with its world."""

from collections.abc import Callable
from dataclasses import dataclass, field

from queries.answers import Call, ChainStep, Named, PermissionGiven
from queries.day.network import Network
from queries.day.world import World
from queries.days import iso, ordinal
from queries.facts.map_rows import CollaborationRow, OfferRow
from queries.telling.danish import day_in_words, in_a_sentence, listed
from queries.telling.lexicon import Lexicon

NOBODY_AGREED = "ingen aftalt"
_STALE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Contacts:
    """How one gets through about an offer."""

    known: tuple[Call, ...]
    """Those with a phone or an e-mail, in the order in which to try: who answers for the offer, the offer itself, its provider."""
    person: str | None
    """Who knows the offer, where a person is named."""
    wanted: str | None
    """The one whom one wants to get hold of."""

    @property
    def or_call(self) -> Call | None:
        """The next with a number, where the first can only be written to."""
        return None if self.known[0].phone else next((each for each in self.known if each.phone), None)

    @property
    def ask_for(self) -> str | None:
        """The one wanted, where only somebody else's number is known."""
        return self.wanted if self.wanted not in {each.name for each in self.known} else None


@dataclass(frozen=True, slots=True)
class Listing:
    """An offer as one of its providers offers it."""

    offer: OfferRow
    provider: Named | None
    subject: str
    """The offer and its provider by name, as the subject of a sentence."""
    start: str | None
    latest_application: str | None
    begins: str
    """The sentence that tells the earliest start; empty where it is not known, or is today."""
    begins_today: bool
    call: Call
    """Who answers for the offer, else its own phone, else the provider's."""
    contacts: Contacts
    calling: str
    """The sentence that tells how to get through, and to whom."""
    asked: tuple[Named, ...]
    """Who knows about the offer: who answers for it, else its provider."""
    stale: str | None
    """The caveat that it was confirmed long ago."""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The phrases of one world in the words of one lexicon."""

    world: World
    lexicon: Lexicon
    _listings: dict[tuple[int, int], Listing] = field(default_factory=dict)
    _steps: dict[tuple[int, int, str | None, PermissionGiven | None], ChainStep] = field(default_factory=dict)
    _rows: dict[tuple[str, tuple[str, ...], str], str] = field(default_factory=dict)

    def listing(self, row: int, provider: int) -> Listing:
        """An offer as a provider's; a negative number where nobody provides it."""
        found = self._listings.get((row, provider))
        if found is None:
            found = self._listings[row, provider] = _listing(self.world, self.lexicon, row, provider)
        return found

    def step(self, giver: int, taker: int, responsible: str | None, permission: PermissionGiven | None) -> ChainStep:
        """A hand-over along its edge, with who is responsible for it and what is granted at its end."""
        key = (giver, taker, responsible, permission)
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = _step(self.world, self.lexicon, *key)
        return found

    def areas(self, area_ids: tuple[str, ...]) -> str:
        """Areas in a row."""
        return self._row("Area", area_ids, lambda id_: self.lexicon.names.of("Area", id_))

    def stages(self, stage_ids: tuple[str, ...], last: str = "og") -> str:
        """Stages in a row."""
        return self._row("Stage", stage_ids, lambda id_: self.lexicon.names.of("Stage", id_), last)

    def interests(self, interests: tuple[str, ...]) -> str:
        """Interests in a row."""
        called = self.lexicon.wording.interests
        return self._row("interest", interests, lambda id_: called.get(id_, id_))

    def _row(self, kind: str, ids: tuple[str, ...], called: Callable[[str], str], last: str = "og") -> str:
        found = self._rows.get((kind, ids, last))
        if found is None:
            found = self._rows[kind, ids, last] = listed([in_a_sentence(called(id_)) for id_ in ids], last)
        return found


def runs_with_arrow(network: Network, giver: int, link: CollaborationRow) -> bool:
    """Whether a step goes from the edge's first organisation, or one of its units, to the second."""
    first = network.number_of[link.giver_id]
    return giver == first or (bool(link.covers_units) and giver in network.units_of.get(first, ()))


def _listing(world: World, lexicon: Lexicon, row: int, provider: int) -> Listing:
    offers, network, offer = world.offers, world.network, world.offers.rows[row]
    answerers = offers.answerers.get(row)
    actor = network.actors[answerers[0]] if answerers else None
    named = lexicon.names.named("Organisation", network.ids[provider]) if provider >= 0 else None
    organisation = network.organisations[named.id] if named else None
    called = f"»{offer.name}«" if offer.name else "et tilbud uden navn"
    start, deadline = iso(int(offers.start[row])), iso(int(offers.apply_by[row]))
    begins_today = bool(offers.start[row] == offers.today)
    own = Call(offer.contact_name or offer.name, offer.phone, offer.email)
    of_provider = Call(organisation.name, organisation.phone, organisation.email) if organisation else None
    of_actor = Call(actor.name, actor.phone, actor.email) if actor else None
    call = of_actor or (own if offer.phone or of_provider is None else of_provider)
    person = actor.name if actor else offer.contact_name
    contacts = Contacts(
        tuple(each for each in (of_actor, own, of_provider) if each and (each.phone or each.email)),
        person,
        person or call.name,
    )
    return Listing(
        offer=offer,
        provider=named,
        subject=f"{called} hos {named.name}" if named else called,
        start=start,
        latest_application=deadline,
        begins=_begins(start, deadline) if start and not begins_today else "",
        begins_today=begins_today,
        call=call,
        contacts=contacts,
        calling=_calling(contacts),
        asked=(lexicon.names.named("Actor", actor.id),) if actor else (named,) if named else (),
        stale=_stale(offer, offers.today),
    )


def _begins(start: str, deadline: str | None) -> str:
    apply = f", og der skal søges senest {day_in_words(deadline)}" if deadline and deadline != start else ""
    return f"Man kan tidligst begynde {day_in_words(start)}{apply}."


def _calling(contacts: Contacts) -> str:
    """The sentence that tells how to get through to the one wanted."""
    if not contacts.known:
        return (
            f"Kontakt {contacts.wanted} – vi har endnu hverken telefonnummer eller mail."
            if contacts.wanted
            else "Vi ved endnu ikke, hvem man kan ringe til."
        )
    first = contacts.known[0]
    ways = listed([text for text in (first.phone, first.email) if text], last="eller")
    text = f"{'Ring' if first.phone else 'Skriv'} til {f'{first.name}: ' if first.name else ''}{ways}"
    if other := contacts.or_call:
        text += f", eller ring til {other.name}: {other.phone}"
    return f"{text}, og spørg efter {contacts.ask_for}." if contacts.ask_for else f"{text}."


def _stale(offer: OfferRow, today: int) -> str | None:
    if not offer.verified_on or today - ordinal(offer.verified_on) <= _STALE_DAYS:
        return None
    return f"oplysningerne er mere end et år gamle (bekræftet {day_in_words(offer.verified_on)})"


def _step(
    world: World,
    lexicon: Lexicon,
    giver: int,
    taker: int,
    responsible: str | None,
    permission: PermissionGiven | None,
) -> ChainStep:
    network, names = world.network, lexicon.names
    link = network.steps[giver, taker]
    giver_id, taker_id = network.ids[giver], network.ids[taker]
    words = lexicon.wording.of(link.type, with_arrow=runs_with_arrow(network, giver, link))
    who = names.of("Actor", responsible) if responsible else NOBODY_AGREED
    fresh = f"bekræftet {day_in_words(link.confirmed_on)}" if link.confirmed_on else "ikke bekræftet"
    sentence = (
        f"{names.of('Organisation', giver_id)} {words} {names.of('Organisation', taker_id)} (ansvarlig: {who}, {fresh})"
    )
    if permission:
        decided, role = names.of("Permission", permission.permission), names.of("Role", permission.role)
        sentence += f", og {names.of('Actor', permission.actor)} ({role}) har bemyndigelsen »{decided}«"
    return ChainStep(
        giver_id, link.type, taker_id, responsible, permission, link.confirmed_on, link.procedure, sentence
    )
