"""What hangs loose: offers that nobody can reach, and what lacks its links."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.gaps.links import LackingLinks
from queries.gaps.unreachable import Unreachable
from queries.gaps.views import GapViews
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone.head import Head, head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import Link, node_link, youth_link
from webviz.everyone.sheets import Sheet, Value
from webviz.links import GAPS, address_of, offer_link

LOOSE = "gaps_page.show_loose"
_MOST = 100

_REASONS: Mapping[str, Callable[[], str]] = {
    "ended": lambda: _("er slut"),
    "no_start": lambda: _("har ingen start, man kan nå"),
    "no_provider": lambda: _("har ingen aktiv udbyder"),
    "no_municipality": lambda: _("er ikke for nogen kommune i kortet"),
    "no_way": lambda: _("vejen derhen er brudt eller for lang"),
    "not_mapped": lambda: _("ingen vej derhen er kortlagt"),
}
_KINDS: Mapping[str, Callable[[], str]] = {
    "offer": lambda: _("Tilbud"),
    "organisation": lambda: _("Organisation"),
    "actor": lambda: _("Person"),
    "role": lambda: _("Rolle"),
    "permission": lambda: _("Bemyndigelse"),
    "youth": lambda: _("Ung"),
    "activity": lambda: _("Aktivitet"),
    "sub_goal": lambda: _("Delmål"),
}
_LACKS: Mapping[str, Callable[[], str]] = {
    "area": lambda: _("område"),
    "stage": lambda: _("fase"),
    "way_in": lambda: _("vej ind"),
    "provider": lambda: _("udbyder"),
    "contact": lambda: _("nogen at ringe eller skrive til"),
    "goal": lambda: _("mål"),
    "sub_goal": lambda: _("åbent delmål"),
    "activity": lambda: _("aktivitet"),
    "contact_person": lambda: _("kontaktperson"),
    "municipality": lambda: _("kommune"),
    "birth_month": lambda: _("fødselsmåned"),
    "sector": lambda: _("sektor"),
    "collaboration": lambda: _("samarbejde med andre"),
    "organisation": lambda: _("et sted at høre til"),
    "holder": lambda: _("nogen, der har den"),
    "role": lambda: _("en rolle, der giver den"),
}
_LABELS = {"organisation": "Organisation", "actor": "Actor", "role": "Role", "permission": "Permission"}


@dataclass(frozen=True, slots=True)
class Loose:
    """Something that lacks links: what it is, whose it is, and what it lacks."""

    kind: str
    what: Link
    youth: Link | None
    lacks: str


@dataclass(frozen=True, slots=True)
class LoosePage:
    """The first of each, how many there are in all, and how often each thing is lacking."""

    head: Head
    unreachable: tuple[tuple[Link, str], ...]
    unreachable_count: int
    loose: tuple[Loose, ...]
    loose_count: int
    tallies: tuple[str, ...]
    download: str


def build_loose(overview: Overview, surfaces: SurfaceFacts, catalogue: Catalogue, look: Look) -> LoosePage:
    """The page. Raises NotFound where the municipality is none."""
    views, names = _views(overview, surfaces, catalogue, look), _Names.of(overview)
    counts = Counter((each.kind, lack) for each in views.links for lack in each.lacks)
    return LoosePage(
        head=head_of(GAPS, overview, look),
        unreachable=tuple(_unreachable(names, each) for each in views.unreachable[:_MOST]),
        unreachable_count=len(views.unreachable),
        loose=tuple(_loose(overview, look, names, each) for each in views.links[:_MOST]),
        loose_count=len(views.links),
        tallies=tuple(
            _("%(kind)s uden %(lack)s: %(count)d", kind=_KINDS[kind](), lack=_LACKS[lack](), count=count)
            for (kind, lack), count in counts.items()
        ),
        download=address_of("gaps_page.workbook_of_loose", look.arguments()),
    )


def sheets_of_loose(overview: Overview, surfaces: SurfaceFacts, catalogue: Catalogue, look: Look) -> Iterator[Sheet]:
    """All of both, a sheet each."""
    views, names = _views(overview, surfaces, catalogue, look), _Names.of(overview)
    unreachable: Iterator[list[Value]] = (
        [each.offer, link.name, why] for each in views.unreachable for link, why in [_unreachable(names, each)]
    )
    yield Sheet(_("Kan ikke nås"), (_("Tilbud"), _("Navn"), _("Hvorfor")), unreachable)
    loose: Iterator[list[Value]] = (
        [told.kind, each.id, told.what.name, told.youth.name if told.youth else "", told.lacks]
        for each in views.links
        for told in [_loose(overview, look, names, each)]
    )
    columns = (_("Hvad"), _("Id"), _("Navn"), _("Ung"), _("Mangler"))
    yield Sheet(_("Mangler kobling"), columns, loose)


def _views(overview: Overview, surfaces: SurfaceFacts, catalogue: Catalogue, look: Look) -> GapViews:
    return GapViews(overview, surfaces, catalogue, look.day, look.limits, look.municipality)


def _unreachable(names: "_Names", each: Unreachable) -> tuple[Link, str]:
    return names.offer(each.offer), ", ".join(_REASONS[reason]() for reason in each.reasons)


def _loose(overview: Overview, look: Look, names: "_Names", each: LackingLinks) -> Loose:
    if each.kind in _LABELS:
        what = node_link(overview, _LABELS[each.kind], each.id)
    elif each.kind in ("offer", "activity"):
        what = names.offer(each.id)
    elif each.kind == "youth":
        what = youth_link(each.id, look)
    else:
        what = Link(names.sub_goals.get((each.youth or "", each.id), each.id))
    return Loose(
        _KINDS[each.kind](),
        what,
        youth_link(each.youth, look) if each.youth else None,
        ", ".join(_LACKS[lack]() for lack in each.lacks),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What offers and sub-goals are called."""

    offers: Mapping[str, str]
    sub_goals: Mapping[tuple[str, str], str]
    """By youth and sub-goal: in the words of the plan, or else in the youth's own."""

    @classmethod
    def of(cls, overview: Overview) -> "_Names":
        sub_goals = {
            (row.youth_id, row.sub_goal_id): words
            for youth in overview.records.youths
            for row in youth.sub_goals
            if (words := row.text or row.own_words)
        }
        return cls(overview.offer_names(), sub_goals)

    def offer(self, id_: str) -> Link:
        return Link(self.offers.get(id_, id_), offer_link(id_))
