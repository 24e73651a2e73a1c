"""One step between stages: the youths who stand before it, and the offers that lead over it."""

from dataclasses import dataclass

from flask_babel import gettext as _

from queries.gaps.gaps import first_responsible
from queries.gaps.transitions import offers_between
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from webviz.errors import WrongAddress
from webviz.everyone.head import Head, head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import Link, stage_name, youth_link
from webviz.everyone.paging import PAGE, Paging, paging
from webviz.everyone.refusing import STAGE, refuse_unknown_ids
from webviz.everyone.values import as_value
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
    """The rows behind a step from one stage to another. Raises WrongUse where one of them is not said, NotFound where it is not there."""
    if not (giver and taker):
        raise WrongAddress(_("Adressen siger ikke, fra hvilken fase til hvilken. Vælg en overgang på siden »Huller«."))
    refuse_unknown_ids(overview, {STAGE: (as_value(giver), as_value(taker))})
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
        offers_between(overview.records, standing.population.world)(giver, taker),
        key=lambda offer: (alphabetical(names[offer]), offer),
    )
    return TransitionPage(
        head=head,
        giver=stage_name(overview, giver),
        taker=stage_name(overview, taker),
        youths=tuple(youth_link(youth, look) for youth in youths[pages.shown]),
        paging=pages,
        offers=tuple(Link(names[offer], offer_link(offer)) for offer in offers),
    )
