"""The pages of agreements, and all of them for a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping

from flask_babel import gettext as _

from queries.agreements.agreements import Agreement, agreements_on
from queries.agreements.carriers import Carrier
from queries.agreements.signing import Hand, Signing
from queries.agreements.starting import youths_without_start
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from webviz.agreements_page.carrying import carriers_if_made
from webviz.agreements_page.view import AgreementPage, AgreementsPage, End, Line, Served, Signer
from webviz.errors import NothingThere
from webviz.everyone.head import head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import Link, area_name, node_link, why_link, youth_link
from webviz.everyone.paging import PAGE, paging
from webviz.everyone.refusing import ORGANISATION, refuse_unknown_ids
from webviz.everyone.sheets import Sheet, Value
from webviz.everyone.values import as_value
from webviz.links import AGREEMENTS, WHAT_IF, address_of
from webviz.what_if_page.forms import Wanted

ONE = "agreements_page.show_one"


def build_agreements(overview: Overview, look: Look, page: int) -> AgreementsPage:
    """The agreements that would cover something new, those that cover most first."""
    found = agreements_on(overview, look.day, look.limits).found
    standing = overview.standing(look.day, look.limits)
    together = _together(found)
    pages = paging(page, len(together), lambda number: address_of(AGREEMENTS, look.arguments(**{PAGE: str(number)})))
    return AgreementsPage(
        head=head_of(AGREEMENTS, overview, look),
        lines=tuple(_line(overview, look, group) for group in together[pages.shown]),
        paging=pages,
        total=len(found),
        download=address_of("agreements_page.workbook", look.arguments()),
        without_start=youths_without_start(standing),
        loose_href=address_of("gaps_page.show_loose", look.arguments()),
    )


def build_agreement(overview: Overview, look: Look, giver: str, taker: str, page: int) -> AgreementPage:
    """One agreement. Raises NotFound where one of the two is not there, or where it would cover nothing new."""
    refuse_unknown_ids(overview, {ORGANISATION: (as_value(giver), as_value(taker))})
    found = agreements_on(overview, look.day, look.limits).found
    agreement = next((each for each in found if (each.giver, each.taker) == (giver, taker)), None)
    if agreement is None:
        raise NothingThere(_("En aftale mellem de to ville ikke dække noget nyt den dag – eller den findes allerede."))
    ends = look.arguments(fra=giver, til=taker)
    pages = paging(page, len(agreement.serves), lambda number: address_of(ONE, {**ends, PAGE: str(number)}))
    standing = overview.standing(look.day, look.limits)
    world = standing.population.world
    signing = Signing(world.network, world.mandates)
    shown, names = agreement.serves[pages.shown], overview.offer_names()
    carriers = carriers_if_made(overview, standing, look.limits, agreement, shown)
    return AgreementPage(
        head=head_of(AGREEMENTS, overview, look),
        giver=overview.names.of("Organisation", giver),
        taker=overview.names.of("Organisation", taker),
        rows=tuple(_served(overview, look, names, carriers[pair]) for pair in shown),
        paging=pages,
        ends=tuple(
            End(
                node_link(overview, "Organisation", hands.organisation),
                tuple(_signer(overview, hand) for hand in hands.signers),
                tuple(node_link(overview, "Actor", actor) for actor in hands.asked),
            )
            for hands in signing.of(agreement)
        ),
        try_href=address_of(WHAT_IF, Wanted(look, agreements=((giver, taker),)).arguments()),
        back=address_of(AGREEMENTS, look.arguments()),
    )


def sheet_of_agreements(overview: Overview, look: Look) -> Sheet:
    """Every agreement, a row each, with the youths and areas that it would cover."""
    columns = (_("Fra"), _("Navn"), _("Kan henvise til"), _("Navn"), _("Dækker nyt"), _("Unge"), _("Unge og områder"))
    return Sheet(_("Aftaler"), columns, _rows(overview, agreements_on(overview, look.day, look.limits).found))


def _rows(overview: Overview, found: Iterable[Agreement]) -> Iterator[list[Value]]:
    for each in found:
        serves = "; ".join(f"{youth}: {area_name(overview, area)}" for youth, area in each.serves)
        giver, taker = (overview.names.of("Organisation", id_) for id_ in (each.giver, each.taker))
        yield [each.giver, giver, each.taker, taker, len(each.serves), _youths(each), serves]


def _together(found: Iterable[Agreement]) -> list[list[Agreement]]:
    """Agreements to the same organisation that would cover the same, in the order of the first of each."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Agreement]] = {}
    for each in found:
        groups.setdefault((each.taker, each.serves), []).append(each)
    return list(groups.values())


def _line(overview: Overview, look: Look, group: list[Agreement]) -> Line:
    first = group[0]
    givers = [
        Link(
            overview.names.of("Organisation", each.giver),
            address_of(ONE, look.arguments(fra=each.giver, til=each.taker)),
        )
        for each in group
    ]
    return Line(
        givers=tuple(sorted(givers, key=lambda link: (alphabetical(link.name), link.href))),
        taker=node_link(overview, "Organisation", first.taker),
        pairs=len(first.serves),
        youths=_youths(first),
        areas=tuple(sorted({area_name(overview, area) for _youth, area in first.serves}, key=alphabetical)),
    )


def _youths(agreement: Agreement) -> int:
    return len({youth for youth, _area in agreement.serves})


def _served(overview: Overview, look: Look, names: Mapping[str, str], by: Carrier) -> Served:
    return Served(
        youth_link(by.youth, look),
        area_name(overview, by.area),
        why_link(by.youth, by.offer, names[by.offer], look),
        tuple(node_link(overview, "Organisation", id_) for id_ in by.chain),
    )


def _signer(overview: Overview, hand: Hand) -> Signer:
    return Signer(
        node_link(overview, "Actor", hand.actor),
        node_link(overview, "Permission", hand.permission),
        node_link(overview, "Organisation", hand.at),
        hand.is_confirmed,
    )
