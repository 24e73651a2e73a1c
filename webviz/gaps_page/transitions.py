"""One step between stages: the youths who stand before it, and the offers that lead over it."""

from collections.abc import Iterator
from dataclasses import dataclass

from queries.days import holds_on
from queries.everyone.standing import Standing
from queries.gaps.gaps import first_responsible
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from webviz.everyone.head import Head, head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import Link, stage_name, youth_link
from webviz.everyone.paging import PAGE, Paging, paging
from webviz.links import GAPS, address_of, offer_link

TRANSITION = "gaps_page.show_transition"


@dataclass(frozen=True, slots=True)
class TransitionPage:
    """Who stands before a step, a page of them, and every offer that leads over it."""

    head: Head
    giver: str
    taker: str
    youths: tuple[Link, ...]
    paging: Paging
    offers: tuple[Link, ...]


def build_transition(overview: Overview, look: Look, giver: str, taker: str, page: int) -> TransitionPage:
    """The rows behind a step from one stage to another; none where the graph has no such stages."""
    head = head_of(GAPS, overview, look)
    standing = overview.standing(look.day, look.limits)
    youths = [
        str(youth.id)
        for youth in standing.population.youths
        if giver in youth.main_stages and look.municipality in (None, first_responsible(youth))
    ]
    ends = look.arguments(fra=giver, til=taker)
    pages = paging(page, len(youths), lambda number: address_of(TRANSITION, {**ends, PAGE: str(number)}))
    names = overview.offer_names()
    offers = sorted(
        _offers_between(overview, standing, giver, taker), key=lambda offer: (alphabetical(names[offer]), offer)
    )
    return TransitionPage(
        head=head,
        giver=stage_name(overview, giver),
        taker=stage_name(overview, taker),
        youths=tuple(youth_link(youth, look) for youth in youths[pages.shown]),
        paging=pages,
        offers=tuple(Link(names[offer], offer_link(offer)) for offer in offers),
    )


def _offers_between(overview: Overview, standing: Standing, giver: str, taker: str) -> Iterator[str]:
    """The active offers that suit both stages, or suit the second and follow one that suits the first."""
    world = standing.population.world
    offers, iso_day = world.offers, world.network.iso_day
    none: tuple[int, ...] = ()
    first = {row for row in offers.suits.get(giver, none) if offers.is_active[row]}
    second = {row for row in offers.suits.get(taker, none) if offers.is_active[row]}
    led_to = {
        offers.row_of[link.next_id]
        for link in overview.records.followers
        if holds_on(link, iso_day) and offers.row_of[link.offer_id] in first
    }
    for row in second & (first | led_to):
        yield offers.rows[row].id
