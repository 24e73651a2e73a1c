"""What would be lost and gained, in sentences, by area and by offer."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.what_if.turning import Turned
from webviz.everyone.naming import Link, area_name, why_link, youth_link
from webviz.links import address_of, offer_link
from webviz.what_if_page.before_and_after import pairs_of
from webviz.what_if_page.forms import Wanted
from webviz.what_if_page.hypothesis import Found
from webviz.what_if_page.view import Answer, Change, Some
from webviz.what_if_page.wording import Words
from webviz.words import day_text, listed
from webviz.youth_page.portrait import pseudonym_of

_MOST_YOUTHS, _MOST_OFFERS = 30, 60

IdPairs = Iterable[tuple[str, str]]


def build_answer(overview: Overview, wanted: Wanted, found: Found) -> Answer:
    """The answer as the page tells it."""
    look, words, changes = wanted.look, Words.of(overview), found.changes
    areas = _changes(
        changes.found.loses,
        changes.found.gains,
        lambda area: Link(area_name(overview, area)),
        lambda youth, _area: youth_link(youth, look),
    )
    offers = _changes(
        changes.found.matches_lost,
        changes.found.matches_gained,
        lambda offer: Link(words.offer(offer), offer_link(offer)),
        lambda youth, offer: why_link(youth, offer, pseudonym_of(youth), look),
        (_whys(words, changes.matches_lost), _whys(words, changes.matches_gained)),
    )
    return Answer(
        summary=tuple(_summary(found)),
        outside=_outside(wanted),
        day_said=_day_said(wanted),
        remarks=found.remarks,
        areas=areas,
        pairs=tuple(pairs_of(words, look, found)),
        offers=offers[:_MOST_OFFERS],
        offers_left_out=len(offers[_MOST_OFFERS:]),
        download=address_of("what_if_page.workbook", wanted.arguments()),
    )


def _changes(
    lost: IdPairs,
    gained: IdPairs,
    link_of: Callable[[str], Link],
    row_of: Callable[[str, str], Link],
    whys: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}),
) -> tuple[Change, ...]:
    """What is lost and gained, by what it is; the most lost first, then the most gained. `whys` tell why each is lost, and gained."""
    losers, gainers = _by_second(lost), _by_second(gained)
    changes = []
    for id_ in {*losers, *gainers}:
        link = link_of(id_)
        some = [
            Some(tuple(row_of(youth, id_) for youth in youths[:_MOST_YOUTHS]), len(youths), why.get(id_, ""))
            for youths, why in zip((losers.get(id_, []), gainers.get(id_, [])), whys, strict=True)
        ]
        changes.append((id_, Change(link.name, link.href, *some)))
    changes.sort(key=lambda each: (-each[1].lost.count, -each[1].gained.count, alphabetical(each[1].name), each[0]))
    return tuple(change for _, change in changes)


def _by_second(pairs: IdPairs) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for youth, id_ in pairs:
        found[id_].append(youth)
    return found


def _whys(words: Words, matches: Iterable[Turned]) -> dict[str, str]:
    """Why each offer does not suit on the other side, what is so most often first; with counts where it is not the same for all."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in matches:
        found[match.offer][words.failed(match)] += 1
    return {
        offer: next(iter(counts))
        if len(counts) == 1
        else listed([f"{why} ({count})" for why, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))])
        for offer, counts in found.items()
    }


def _summary(found: Found) -> Iterator[str]:
    changes = found.changes.found
    if changes.loses:
        youths = len({youth for youth, _area in changes.loses})
        yield ngettext(
            "%(num)d område hos %(youths)s er ikke længere dækket.",
            "%(num)d områder hos %(youths)s er ikke længere dækket.",
            len(changes.loses),
            youths=_youths(youths),
        )
    if changes.gains:
        youths = len({youth for youth, _area in changes.gains})
        yield ngettext(
            "%(num)d område hos %(youths)s bliver dækket.",
            "%(num)d områder hos %(youths)s bliver dækket.",
            len(changes.gains),
            youths=_youths(youths),
        )
    if not (changes.loses or changes.gains):
        yield _("Intet område bliver dækket eller mister sin dækning.")
    if moved := len(found.still_uncovered):
        yield ngettext(
            "%(num)d område er stadig ikke dækket, men står anderledes.",
            "%(num)d områder er stadig ikke dækket, men står anderledes.",
            moved,
        )
    if changes.matches_lost:
        yield ngettext(
            "%(num)d forslag passer ikke længere.", "%(num)d forslag passer ikke længere.", len(changes.matches_lost)
        )
    if changes.matches_gained:
        yield ngettext("%(num)d forslag passer nu.", "%(num)d forslag passer nu.", len(changes.matches_gained))
    if turned := sum(bool(match.unknown) for match in found.changes.matches_gained):
        yield ngettext(
            "%(num)d af dem går kun fra »går ikke« til »vides ikke«: det, der sagde nej, er ikke længere med.",
            "%(num)d af dem går kun fra »går ikke« til »vides ikke«: det, der sagde nej, er ikke længere med.",
            turned,
        )


def _youths(count: int) -> str:
    return ngettext("%(num)d ung", "%(num)d unge", count)


def _day_said(wanted: Wanted) -> str:
    """What is said where the day that is looked at follows from the span, and is not the day of the reader."""
    view = wanted.look.view
    if wanted.chosen_day is not None or view.day == view.today:
        return ""
    day = day_text(view.day.isoformat())
    if wanted.first_day is None:
        return _("Der ses på periodens sidste dag, %(day)s, for der er ikke valgt en anden.", day=day)
    return _("Der ses på periodens første dag, %(day)s, for der er ikke valgt en anden.", day=day)


def _outside(wanted: Wanted) -> str:
    """What is said where the day is not in the span."""
    day, first, last = wanted.look.day, wanted.first_day, wanted.last_day
    if (first is None or first <= day) and (last is None or day <= last):
        return ""
    return _(
        "%(day)s ligger uden for perioden, så intet er anderledes den dag. Vælg en dag i perioden.",
        day=day_text(day.isoformat()),
    )
