"""What the ids and the findings of gaps are called in a terminal and in a spreadsheet."""

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue
from queries.gaps.around import provider_ids
from queries.gaps.expiring import Ending, Expiring
from queries.gaps.life_events import COURSE_ENDS, STAY_ENDS
from queries.gaps.views import GapViews
from queries.telling.danish import MONTHS, listed
from queries.telling.names import Names

PROBLEMS = {
    "nobody": "Ingen kan give den",
    "unconfirmed": "Ikke bekræftet lokalt",
    "one_person": "Hænger på én",
    "out_of_date": "Udløbet: det er ukendt, om den stadig gælder",
}
STATES = {"possible": "Muligt", "gap": "Hul"}
UNREACHABLE = {
    "ended": "er slut",
    "no_start": "har ingen start, man kan nå",
    "no_provider": "har ingen aktiv udbyder",
    "no_municipality": "er ikke for nogen kommune i kortet",
    "no_way": "vejen dertil er brudt eller for lang",
    "not_mapped": "ingen vej dertil er kortlagt",
}
KINDS = {
    "offer": "Tilbud",
    "youth": "Ung",
    "sub_goal": "Delmål",
    "activity": "Aktivitet",
    "organisation": "Organisation",
    "actor": "Person",
    "role": "Rolle",
    "permission": "Bemyndigelse",
}
LACKS = {
    "area": "område",
    "stage": "fase",
    "way_in": "vej ind",
    "provider": "udbyder",
    "contact": "nogen at ringe eller skrive til",
    "goal": "mål",
    "sub_goal": "åbent delmål",
    "activity": "aktivitet",
    "contact_person": "kontaktperson",
    "municipality": "kommune",
    "birth_month": "fødselsmåned",
    "sector": "sektor",
    "collaboration": "samarbejde med andre",
    "organisation": "et sted at høre til",
    "holder": "nogen, der har den",
    "role": "en rolle, der giver den",
}
_OFFERS = {"offer", "activity"}
_YOUTHS_OWN = {"youth", "sub_goal"}
_EVENTS = {STAY_ENDS: "Et ophold slutter", COURSE_ENDS: "Et forløb slutter"}


@dataclass(frozen=True, slots=True)
class GapWords:
    """The names of everything that the views of a day speak of."""

    names: Names
    offers: Mapping[str, str]
    providers: Mapping[str, tuple[str, ...]]
    """The active organisations that provide each offer on the day, sorted."""
    sectors: Mapping[str, str]
    catalogue: Catalogue
    on: str

    @classmethod
    def of(cls, views: GapViews) -> "GapWords":
        """The words for some views."""
        overview = views.overview
        return cls(
            overview.names,
            overview.offer_names(),
            provider_ids(views.standing.population.world),
            views.surfaces.sector_names(),
            views.catalogue,
            views.on.isoformat(),
        )

    def key(self, dimension: str, key: str | None) -> str:
        """What a stage, a sector or an age band is called."""
        if key is None:
            return "ingen eller ukendt" if dimension == "sector" else "ukendt"
        if dimension == "stage":
            return self.names.of("Stage", key)
        return self.sectors.get(key, key) if dimension == "sector" else band_in_words(key)

    def offer(self, offer: str | None) -> str:
        """What an offer is called."""
        return "" if offer is None else self.offers.get(offer, offer)

    def offer_and_provider(self, offer: str | None) -> str:
        """What an offer is called, and who provides it."""
        providers = [self.names.of("Organisation", each) for each in self.providers.get(offer or "", ())]
        return ", ".join([self.offer(offer), *providers])

    def row(self, kind: str, id_: str) -> str:
        """What something that lacks its links is called."""
        if kind in _OFFERS:
            return self.offer(id_)
        return id_ if kind in _YOUTHS_OWN else self.names.of(kind.capitalize(), id_)

    def where(self, id_: str) -> str:
        """What a stay or a course that ends is called."""
        return self.offers.get(id_) or self.names.of("Municipality", id_)

    def event(self, event: str) -> str:
        """What a transition in life is called."""
        known = self.catalogue.transitions.get(event)
        return known.name if known else _EVENTS.get(event, event)

    def questions(self, events: Iterable[str]) -> list[str]:
        """What the catalogue asks about some transitions."""
        known = (self.catalogue.transitions.get(event) for event in dict.fromkeys(events))
        return [f"{each.name}: {each.question}" for each in known if each]

    def ending(self, ending: Ending) -> str:
        """What of a permission has had its last day."""
        giver, taker = ending.giver, ending.taker or ""
        if ending.kind == "GRANTS":
            return f"rollen »{self.names.of('Role', giver)}« giver den ikke længere"
        if ending.kind == "HOLDS":
            return f"{self.names.of('Actor', giver)} har ikke længere rollen »{self.names.of('Role', taker)}«"
        if ending.kind == "WORKS_AT":
            return f"{self.names.of('Actor', giver)} er ikke længere i {self.names.of('Organisation', taker)}"
        return "bemyndigelsens egen sidste dag er gået"

    def people(self, actors: Iterable[str]) -> str:
        """Some people by name."""
        return listed([self.names.of("Actor", actor) for actor in actors])

    def then(self, expiring: Expiring) -> str:
        """What is the matter with a permission from the day on."""
        people = self.people(expiring.actors)
        return f"{PROBLEMS[expiring.problem]} ({people})" if people else PROBLEMS[expiring.problem]


def month_in_words(month: str) -> str:
    """A month of a year.

    >>> month_in_words("2026-11")
    'november 2026'
    """
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"


def band_in_words(band: str) -> str:
    """What an age band is called.

    >>> band_in_words("0-14"), band_in_words("15-17"), band_in_words("30-")
    ('under 15 år', '15-17 år', 'fra 30 år')
    """
    first, _, last = band.partition("-")
    if not last:
        return f"fra {first} år"
    return f"{band} år" if int(first) else f"under {int(last) + 1} år"


def to_explain(on: str, youth: str, offer: str | None = None) -> str:
    """The command that explains a row: one offer for a youth, or everything that suits the youth on a day."""
    chosen = ["--offer", offer] if offer is not None else []
    return shlex.join(["kaedekort", "match", youth, *chosen, "--on", on])


def to_show(id_: str, on: str) -> str:
    """The command that shows what lies around something on the map."""
    return shlex.join(["kaedekort", "network", id_, "--on", on])
