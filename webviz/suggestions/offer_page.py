"""One offer for one youth or profile, whatever it is: the answer to "hvorfor ikke det her?"."""

from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import fold
from queries.case import Case
from queries.match import ONGOING, Question, offer_answer
from queries.rules import CONDITIONS, MATCH, NEAR_MISS
from webviz.suggestions.building import Setting, build_suggestion
from webviz.suggestions.grouping import group_rows, now_heading
from webviz.suggestions.view import Suggestion

_FOUND_SHOWN = 25


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition and how it stands: `status` is pass, unknown or fail, and `is_ruled` whether the words are the rule book's."""

    label: str
    status: str
    words: str
    is_ruled: bool


@dataclass(frozen=True, slots=True)
class OfferPage:
    """Everything about an offer; `group` is the key of the group it would stand in."""

    suggestion: Suggestion
    group: str
    verdict: str
    conditions: tuple[ConditionLine, ...]
    back_href: str


@dataclass(frozen=True, slots=True)
class OfferFound:
    """An offer that a search for names found."""

    name: str
    provider: str | None
    href: str


def build_offer_page(case: Case, offer_id: str, setting: Setting, question: Question, back_href: str) -> OfferPage:
    """Judge one offer. Raises NotFound where the case does not hold it."""
    answer = offer_answer(case, offer_id, 0, question)
    row = case.world.offers.row_of[offer_id]
    group = {ONGOING: "ongoing", MATCH: "now", NEAR_MISS: "possible"}.get(answer.verdict, "unsuited")
    if row in group_rows(case).later:
        group = "later"
    headings = {
        "ongoing": _("I gang"),
        "now": now_heading(case, is_today=setting.is_today),
        "later": _("Starter senere"),
        "possible": _("Kan blive muligt"),
        "unsuited": _("Passer ikke lige nu"),
    }
    ruled = {failure.condition: failure.reason for failure in answer.found.failed}
    ruled |= {doubt.condition: doubt.question for doubt in answer.found.unknown}
    statuses = {"pass": _("i orden"), "unknown": _("det ved vi ikke"), "fail": _("ikke lige nu")}
    labels = _condition_labels()
    return OfferPage(
        suggestion=build_suggestion(case, row, setting),
        group=group,
        verdict=headings[group],
        conditions=tuple(
            ConditionLine(labels[name], status, ruled.get(name) or statuses[status], name in ruled)
            for name in CONDITIONS
            for status in [answer.found.conditions[name]]
        ),
        back_href=back_href,
    )


def _condition_labels() -> dict[str, str]:
    return {
        "area": _("Delmål"),
        "place": _("Kommune"),
        "stage": _("Fase"),
        "time": _("Start"),
        "age": _("Alder"),
        "capacity": _("Plads"),
        "needs": _("Behov"),
        "income": _("Lever af"),
        "choice": _("Den unges eget valg"),
        "chain": _("Vejen dertil"),
        "authority": _("Hvem må sige ja"),
        "consent": _("Hvad må de få at vide"),
    }


def find_offers(case: Case, words: str, setting: Setting) -> tuple[OfferFound, ...]:
    """The offers around the youth whose name or provider holds every word, by name."""
    wanted = fold(words).split()
    found = []
    for row, offer in enumerate(case.world.offers.rows):
        provider = case.provider_id(row)
        name = case.lexicon.names.of("Organisation", provider) if provider else None
        text = fold(f"{offer.name or ''} {name or ''}")
        if wanted and all(word in text for word in wanted):
            found.append(OfferFound(offer.name or offer.id, name, setting.offer_href(offer.id)))
    return tuple(sorted(found, key=lambda each: (fold(each.name), each.href))[:_FOUND_SHOWN])
