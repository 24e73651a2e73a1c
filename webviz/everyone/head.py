"""The head of a page about all youths: its question, the day and the version of the graph, and the ways to the others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from queries.gaps.gaps import who_counts
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.rules import Limits
from webviz.everyone.asking import address_without
from webviz.everyone.filters import Choice, Chosen
from webviz.everyone.looking import HORIZON, MAX_HANDOVERS, Look
from webviz.links import AGREEMENTS, GAPS, SUPPLY, SURFACES, WHAT_IF, address_of, link_to
from webviz.youth_page.forms import HANDOVERS, HORIZONS

_QUESTIONS: Mapping[str, tuple[Callable[[], str], Callable[[], str]]] = {
    GAPS: (lambda: _("Huller"), lambda: _("Hvor er der unge, som kæden ikke når – og hvad mangler?")),
    SUPPLY: (
        lambda: _("Det, vi har"),
        lambda: _("Hvad har vi til unge – til hvilken fase og hvilket område – og hvor har vi ingenting?"),
    ),
    WHAT_IF: (
        lambda: _("Hvad nu hvis"),
        lambda: _("Hvem mister noget, hvis en person, et sted eller en aftale falder væk?"),
    ),
    AGREEMENTS: (lambda: _("Aftaler"), lambda: _("Hvilken aftale mellem to steder ville hjælpe flest unge videre?")),
    SURFACES: (
        lambda: _("Samarbejdsflader"),
        lambda: _("Hvem arbejder sammen, hvor sikkert er det, og hvad hænger på én?"),
    ),
}
"""What each page is called, and the question that it answers."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way to a page: its name, its question in full, and its address, which looks the same way."""

    endpoint: str
    name: str
    question: str
    href: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the answer; `question` is the page's own."""

    question: str
    look: Look
    version: int
    youths: int
    outside: str
    """What the rule book has to say, in Danish, where the day lies outside what the map tells of; else empty."""
    ways: tuple[Way, ...]
    municipalities: tuple[Choice, ...]
    """To choose between; none where there are less than two."""
    horizons: tuple[Choice, ...]
    handovers: tuple[Choice, ...]
    limits: Chosen
    """How far the answer looks, where that is not as usual, each with this page as it usually looks."""

    @property
    def day(self) -> date:
        """The day that the answer is about."""
        return self.look.day


def ways(look: Look) -> Iterator[Way]:
    """The pages that are there, each with its question."""
    kept = look.arguments()
    for endpoint, (name, question) in _QUESTIONS.items():
        if link_to(endpoint) is not None:
            yield Way(endpoint, name(), question(), address_of(endpoint, kept))


def question_of(endpoint: str) -> str:
    """The question that a page answers."""
    return _QUESTIONS[endpoint][1]()


def limits_of(look: Look) -> Chosen:
    """How far one looks, where that is not as usual, in words; each with the address of this page without it."""
    usual, limits = Limits(), look.limits
    found = []
    if limits.horizon_days != usual.horizon_days:
        days = ngettext("Start inden for %(num)d dag", "Start inden for %(num)d dage", limits.horizon_days)
        found.append((days, address_without(HORIZON)))
    if limits.max_handovers != usual.max_handovers:
        told = ngettext("Højst %(num)d overlevering", "Højst %(num)d overleveringer", limits.max_handovers)
        found.append((told, address_without(MAX_HANDOVERS)))
    return tuple(found)


def head_of(endpoint: str, overview: Overview, look: Look) -> Head:
    """The head of a page. Raises NotFound where its municipality is none."""
    overview.refuse_unknown_municipality(look.municipality)
    return Head(
        question=question_of(endpoint),
        look=look,
        version=overview.records.version,
        youths=_counted(overview, look),
        outside=overview.outside(look.day, look.limits.horizon_days) or "",
        ways=tuple(ways(look)),
        municipalities=tuple(_municipalities(overview, look)),
        horizons=tuple(
            Choice(str(days), _("%(count)d dage", count=days), days == look.view.horizon_days)
            for days in sorted({*HORIZONS, look.view.horizon_days})
        ),
        handovers=tuple(
            Choice(str(count), str(count), count == look.view.max_handovers)
            for count in sorted({*HANDOVERS, look.view.max_handovers})
        ),
        limits=limits_of(look),
    )


def _counted(overview: Overview, look: Look) -> int:
    """How many youths the answer is about."""
    if look.municipality is None:
        return len(overview.records.youths)
    return int(who_counts(overview.standing(look.day, look.limits), look.municipality).sum())


def _municipalities(overview: Overview, look: Look) -> Iterator[Choice]:
    """The municipalities in which a youth lives; nothing is told of another one."""
    lived_in = {home.municipality_id for youth in overview.records.youths for home in youth.homes}
    chosen = {look.municipality} if look.municipality else set()
    ids = sorted(lived_in | chosen, key=lambda id_: (alphabetical(overview.names.of("Municipality", id_)), id_))
    if len(ids) > 1:
        for id_ in ids:
            yield Choice(id_, overview.names.of("Municipality", id_), id_ == look.municipality)
