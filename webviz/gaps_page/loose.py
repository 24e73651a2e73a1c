"""What hangs loose: offers that nobody can reach, and what lacks its links."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import pgettext
from werkzeug.datastructures import MultiDict

from graphmodel.catalogue import Catalogue
from queries.gaps.links import LackingLinks
from queries.gaps.unreachable import Unreachable
from queries.gaps.views import GapViews
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone.filters import Choice, Chosen, Filter, chosen_of
from webviz.everyone.head import head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import Link, node_link, youth_link
from webviz.everyone.paging import PAGE, paging
from webviz.everyone.refusing import refuse_other_choices
from webviz.everyone.rows_page import RowsPage
from webviz.everyone.sheets import Sheet, Value
from webviz.links import GAPS, address_of, offer_link
from webviz.parsing import read_text

LOOSE = "gaps_page.show_loose"
KIND, LACK = "slags", "mangler"
_MOST = 100

_REASONS: Mapping[str, Callable[[], str]] = {
    "ended": lambda: _("er slut"),
    "no_start": lambda: _("har ingen start, man kan nå"),
    "no_provider": lambda: _("har ingen aktiv udbyder"),
    "no_municipality": lambda: _("er ikke for nogen kommune i kortet"),
    "no_way": lambda: _("vejen derhen er brudt eller for lang"),
    "not_mapped": lambda: _("ingen vej derhen er kortlagt"),
    "no_authority": lambda: _("ingen kan længere bestemme det"),
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
    "provider": lambda: pgettext("mangler", "udbyder"),
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
class Tally:
    """How often a kind of thing lacks something, and where those stand."""

    told: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class LoosePage:
    """The offers that nobody can reach, the first of them; how often what is lacking; and the rows that fit the filters."""

    unreachable: tuple[tuple[Link, str], ...]
    unreachable_count: int
    loose_count: int
    """Of all that lacks links, whatever is chosen."""
    tallies: tuple[Tally, ...]
    rows: RowsPage[Loose]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of things are listed, and those that lack what; empty for all of them."""

    look: Look
    kind: str = ""
    lack: str = ""

    def arguments(self, **more: str) -> dict[str, str]:
        """The address that lists the same."""
        return self.look.arguments(**{KIND: self.kind, LACK: self.lack, **more})

    def among(self, found: Iterable[LackingLinks]) -> list[LackingLinks]:
        """Those that are listed."""
        return [each for each in found if self.kind in ("", each.kind) and (not self.lack or self.lack in each.lacks)]


def read_wanted(values: "MultiDict[str, str]", look: Look) -> Wanted:
    """Read the filters. Raises WrongUse where something is chosen that cannot be chosen."""
    wanted = Wanted(look, read_text(values, KIND), read_text(values, LACK))
    refuse_other_choices(wanted.kind, _KINDS, _("Hvad"))
    refuse_other_choices(wanted.lack, _LACKS, _("Mangler"))
    return wanted


def build_loose(
    overview: Overview, surfaces: SurfaceFacts, catalogue: Catalogue, wanted: Wanted, page: int
) -> LoosePage:
    """The page. Raises NotFound where the municipality is none."""
    look = wanted.look
    views, names = _views(overview, surfaces, catalogue, look), _Names.of(overview)
    found = wanted.among(views.links)
    pages = paging(page, len(found), lambda number: _address(wanted, **{PAGE: str(number)}))
    counts = Counter((each.kind, lack) for each in views.links for lack in each.lacks)
    return LoosePage(
        unreachable=tuple(_unreachable(names, each) for each in views.unreachable[:_MOST]),
        unreachable_count=len(views.unreachable),
        loose_count=len(views.links),
        tallies=tuple(
            Tally(
                _("%(kind)s uden %(lack)s", kind=_KINDS[kind](), lack=_LACKS[lack]()),
                count,
                _address(Wanted(look, kind, lack)),
            )
            for (kind, lack), count in counts.items()
        ),
        rows=RowsPage(
            head=head_of(GAPS, overview, look),
            filters=tuple(_filters(counts, wanted)),
            chosen=chosen_in(wanted),
            rows=tuple(_loose(overview, look, names, each) for each in found[pages.shown]),
            paging=pages,
            kept=look.arguments(),
            back=address_of(GAPS, look.arguments()),
            download=address_of("gaps_page.workbook_of_loose", wanted.arguments()),
        ),
    )


def chosen_in(wanted: Wanted) -> Chosen:
    """The filters that are set, in words, each with the way to the list without it."""
    every = [(kind, lack) for kind in _KINDS for lack in _LACKS]
    return chosen_of(_filters(every, wanted), lambda name: _address(wanted, **{name: ""}))


def sheets_of_loose(
    overview: Overview, surfaces: SurfaceFacts, catalogue: Catalogue, wanted: Wanted
) -> Iterator[Sheet]:
    """All that nobody can reach, and all that lacks links and fits the filters, a sheet each."""
    look = wanted.look
    views, names = _views(overview, surfaces, catalogue, look), _Names.of(overview)
    unreachable: Iterator[list[Value]] = (
        [each.offer, link.name, why] for each in views.unreachable for link, why in [_unreachable(names, each)]
    )
    yield Sheet(_("Kan ikke nås"), (_("Tilbud"), _("Navn"), _("Hvorfor")), unreachable)
    loose: Iterator[list[Value]] = (
        [told.kind, each.id, told.what.name, told.youth.name if told.youth else "", told.lacks]
        for each in wanted.among(views.links)
        for told in [_loose(overview, look, names, each)]
    )
    columns = (_("Hvad"), _("Id"), _("Navn"), _("Ung"), _("Mangler"))
    yield Sheet(_("Mangler kobling"), columns, loose)


def _filters(counts: Iterable[tuple[str, str]], wanted: Wanted) -> Iterator[Filter]:
    """What can be chosen of what there is, and what is chosen."""
    kinds = {kind for kind, _lack in counts} | {wanted.kind}
    lacks = {lack for kind, lack in counts if wanted.kind in ("", kind)} | {wanted.lack}
    for name, label, words, there, chosen in (
        (KIND, _("Hvad"), _KINDS, kinds, wanted.kind),
        (LACK, _("Mangler"), _LACKS, lacks, wanted.lack),
    ):
        choices = (Choice(value, told(), value == chosen) for value, told in words.items() if value in there)
        yield Filter(name, label, tuple(choices))


def _address(wanted: Wanted, **more: str) -> str:
    return address_of(LOOSE, wanted.arguments(**more), _anchor="loose")


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
