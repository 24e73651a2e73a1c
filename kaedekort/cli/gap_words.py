"""What the ids and the findings of gaps are called in a terminal and in a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphmodel.catalogue import Catalogue
from kaedekort.cli.following import Following
from queries.day.network import Network
from queries.gaps.around import provider_ids
from queries.gaps.breakdowns import Sought
from queries.gaps.expiring import Ending, Expiring
from queries.gaps.gaps import NO_MUNICIPALITY
from queries.gaps.life_events import COURSE_ENDS, STAY_ENDS
from queries.gaps.transitions import FOLLOWS, SUITS_BOTH
from queries.gaps.unreachable import NO_WAY, Unreachable
from queries.gaps.views import GapViews
from queries.mending.chain import to_get_in_place
from queries.telling.causes import CAUSES
from queries.telling.danish import MONTHS, listed
from queries.telling.lexicon import Lexicon, Wording
from queries.telling.names import Names

UNKNOWN = "ukendt"
"""What is written where one asks for what is not known."""

PROBLEMS = {
    "nobody": "Ingen kan give den",
    "unconfirmed": "Ikke bekræftet lokalt",
    "one_person": "Hænger på én",
    "out_of_date": "Udløbet: det er ukendt, om den stadig gælder",
}
STATES = {"possible": "Muligt", "gap": "Hul"}
COVERED = {"ongoing": "I gang", "carried": "Kæden fører derhen"}
LEADING = {SUITS_BOTH: "passer til begge faser", FOLLOWS: "følger efter et tilbud, der passer til den første"}
UNREACHABLE = {
    "ended": "er slut",
    "no_start": "har ingen start, man kan nå",
    "no_provider": "har ingen aktiv udbyder",
    "no_municipality": "er ikke for nogen kommune i kortet",
    "not_mapped": "ingen vej dertil er kortlagt",
    "no_authority": "ingen kan længere bestemme det, tilbuddet kræver",
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
    following: Following
    network: Network
    lexicon: Lexicon

    @property
    def on(self) -> str:
        """The day."""
        return self.following.on

    @classmethod
    def of(cls, views: GapViews, wording: Wording) -> "GapWords":
        """The words for some views."""
        world = views.standing.population.world
        overview, municipality = views.overview, views.municipality
        return cls(
            overview.names,
            overview.offer_names(),
            provider_ids(world),
            views.surfaces.sector_names(),
            views.catalogue,
            Following(views.on.isoformat(), views.limits, UNKNOWN if municipality == NO_MUNICIPALITY else municipality),
            world.network,
            Lexicon(overview.names, wording, overview.carries),
        )

    def municipality(self, code: str | None) -> str:
        """What a municipality is called."""
        return "ingen kommune" if code in (None, UNKNOWN) else self.names.of("Municipality", str(code))

    def where(self) -> list[str]:
        """What all of an answer is narrowed to."""
        code = self.following.municipality
        return [] if code is None else ["unge uden kommune" if code == UNKNOWN else self.municipality(code)]

    def narrowed(self, sought: Sought) -> list[str]:
        """What the pairs are narrowed to, each filter by itself."""
        return [
            f"{what} {listed(sorted(map(called, keys)), last='eller')}".strip()
            for what, keys, called in self._filters(sought)
            if keys is not None
        ]

    def _filters(self, sought: Sought) -> Iterator[tuple[str, frozenset[Any] | None, Callable[[Any], str]]]:
        yield "", sought.youths, str
        yield "område", sought.areas, lambda area: self.names.of("Area", area)
        yield "årsag:", sought.causes, lambda cause: CAUSES[cause]
        yield "fase", sought.stages, lambda stage: self.key("stage", stage)
        yield "sektor", sought.sectors, lambda sector: self.key("sector", sector)
        yield "", sought.ages, lambda age: "alder ukendt" if age is None else self.key("age", age)

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

    def unreachable(self, reason: str, row: Unreachable) -> str:
        """Why nobody can reach an offer."""
        if reason != NO_WAY:
            return UNREACHABLE[reason]
        return "vejen dertil er brudt" if row.broken else "vejen dertil er for lang"

    def way_back(self, row: Unreachable) -> str:
        """What is to be done about the broken links on the way to an offer, and who can do it."""
        if not row.broken:
            return ""
        text, who = to_get_in_place(row.broken, self.network, self.lexicon)
        return f"{text} Det kan {listed([each.name for each in who])}."

    def ended(self, id_: str) -> str:
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
