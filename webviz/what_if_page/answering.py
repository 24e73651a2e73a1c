"""What would be lost and gained, by area and by offer, and the same for a spreadsheet."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.what_if.what_if import WhatIf
from webviz.everyone.naming import Link, area_name, why_link, youth_link
from webviz.everyone.sheets import Sheet, Value
from webviz.links import address_of, offer_link
from webviz.what_if_page.forms import Wanted
from webviz.what_if_page.view import Answer, Change, Some
from webviz.words import day_text
from webviz.youth_page.portrait import pseudonym_of

_MOST_YOUTHS, _MOST_OFFERS = 30, 60

Pairs = Iterable[tuple[str, str]]


def build_answer(overview: Overview, wanted: Wanted, found: WhatIf) -> Answer:
    """The answer as the page tells it."""
    look, names = wanted.look, overview.offer_names()
    areas = _changes(
        found.loses,
        found.gains,
        lambda area: Link(area_name(overview, area)),
        lambda youth, _area: youth_link(youth, look),
    )
    offers = _changes(
        found.matches_lost,
        found.matches_gained,
        lambda offer: Link(names.get(offer, offer), offer_link(offer)),
        lambda youth, offer: why_link(youth, offer, pseudonym_of(youth), look),
    )
    return Answer(
        summary=tuple(_summary(found)),
        outside=_outside(wanted),
        areas=areas,
        offers=offers[:_MOST_OFFERS],
        offers_left_out=len(offers[_MOST_OFFERS:]),
        download=address_of("what_if_page.workbook", wanted.arguments()),
    )


def sheet_of_changes(overview: Overview, found: WhatIf) -> Sheet:
    """Every pair that is lost or gained, a row each."""
    columns = (_("Hvad"), _("Ung"), _("Område eller tilbud"), _("Navn"))
    return Sheet(_("Hvad nu hvis"), columns, _rows(overview, found))


def _rows(overview: Overview, found: WhatIf) -> Iterator[list[Value]]:
    names = overview.offer_names()
    for what, pairs in ((_("Ikke længere dækket"), found.loses), (_("Nu dækket"), found.gains)):
        for youth, area in pairs:
            yield [what, youth, area, area_name(overview, area)]
    for what, pairs in ((_("Passer ikke længere"), found.matches_lost), (_("Passer nu"), found.matches_gained)):
        for youth, offer in pairs:
            yield [what, youth, offer, names.get(offer, offer)]


def _changes(
    lost: Pairs, gained: Pairs, link_of: Callable[[str], Link], row_of: Callable[[str, str], Link]
) -> tuple[Change, ...]:
    """What is lost and gained, by what it is; the most lost first, then the most gained."""
    losers, gainers = _by_second(lost), _by_second(gained)
    changes = []
    for id_ in {*losers, *gainers}:
        link = link_of(id_)
        some = [
            Some(tuple(row_of(youth, id_) for youth in youths[:_MOST_YOUTHS]), len(youths))
            for youths in (losers.get(id_, []), gainers.get(id_, []))
        ]
        changes.append((id_, Change(link.name, link.href, *some)))
    changes.sort(key=lambda each: (-each[1].lost.count, -each[1].gained.count, alphabetical(each[1].name), each[0]))
    return tuple(change for _, change in changes)


def _by_second(pairs: Pairs) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for youth, id_ in pairs:
        found[id_].append(youth)
    return found


def _summary(found: WhatIf) -> Iterator[str]:
    if found.loses:
        youths = len({youth for youth, _area in found.loses})
        yield ngettext(
            "%(num)d område hos %(youths)s er ikke længere dækket.",
            "%(num)d områder hos %(youths)s er ikke længere dækket.",
            len(found.loses),
            youths=_youths(youths),
        )
    if found.gains:
        youths = len({youth for youth, _area in found.gains})
        yield ngettext(
            "%(num)d område hos %(youths)s bliver dækket.",
            "%(num)d områder hos %(youths)s bliver dækket.",
            len(found.gains),
            youths=_youths(youths),
        )
    if not (found.loses or found.gains):
        yield _("Intet område bliver dækket eller mister sin dækning.")
    if found.matches_lost:
        yield ngettext(
            "%(num)d forslag passer ikke længere.", "%(num)d forslag passer ikke længere.", len(found.matches_lost)
        )
    if found.matches_gained:
        yield ngettext("%(num)d forslag passer nu.", "%(num)d forslag passer nu.", len(found.matches_gained))


def _youths(count: int) -> str:
    return ngettext("%(num)d ung", "%(num)d unge", count)


def _outside(wanted: Wanted) -> str:
    """What is said where the day is not in the span."""
    day, first, last = wanted.look.day, wanted.first_day, wanted.last_day
    if (first is None or first <= day) and (last is None or day <= last):
        return ""
    return _(
        "%(day)s ligger uden for perioden, så intet er anderledes den dag. Vælg en dag i perioden.",
        day=day_text(day.isoformat()),
    )
