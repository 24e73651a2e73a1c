"""What would close a gap: why the nearest offer does not carry the youth, what mends that, and who can (design, section 4, "A repair")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from queries.answers import Doubt, Found, Named, Repair
from queries.case import Case, case_of
from queries.day.world import Limits
from queries.everyone.standing import Standing
from queries.gaps.gaps import OpenPair
from queries.mending.repairs import Mended, repair
from queries.mending.trials import passes
from queries.telling.danish import capitalised, in_a_sentence, listed
from queries.telling.explaining import explain
from queries.telling.lexicon import Lexicon
from queries.telling.phrasebook import Phrasebook

_LAST = ("chain", "authority")
"""The conditions that must pass before a youth is carried: an offer suits also where one of them is not known."""
_WAITS = {"applied": "den unge har søgt og venter på svar", "waiting": "den unge venter på at begynde"}


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands in the way of a pair, and what would take it away."""

    reason: str
    """A main clause without capital and full stop."""
    advice: str
    """What to do, as a sentence: what the repair says, else whom to ask what."""
    repair: Repair | None
    """A change that the rule book has tried; None where no single one does."""
    who: tuple[Named, ...]
    """Who can make it, or knows more."""
    also_failing: tuple[str, ...]
    """The other conditions of the offer that fail: with the repair alone it does not suit yet."""
    still_unknown: tuple[str, ...] = ()
    """Of the way there and who may decide, what is not known either: with the repair alone the area stays possible at best."""

    def as_json(self) -> dict[str, Any]:
        return {
            "reason": self.reason,
            "advice": self.advice,
            "repair": self.repair.as_json() if self.repair else None,
            "who": [named.as_json() for named in self.who],
            "also_failing": list(self.also_failing),
            "still_unknown": list(self.still_unknown),
        }


def close_pairs(
    pairs: Iterable[OpenPair], standing: Standing, limits: Limits, lexicon: Lexicon
) -> Iterator[tuple[OpenPair, Closing]]:
    """Explain pairs one after the other, as they come; those of one youth stand together, since each youth is judged once."""
    number_of = {id_: number for number, id_ in enumerate(standing.population.youth_ids)}
    part_of = {number: part for part in standing.population.parts for number in part.youths.tolist()}
    books: dict[int, Phrasebook] = {}
    case: Case | None = None
    for pair in pairs:
        if case is None or case.youth.id != pair.youth:
            number = number_of[pair.youth]
            part = part_of[number]
            book = books.setdefault(id(part), Phrasebook(part.world, lexicon))
            case = case_of(book, standing.population.youths[number], limits)
        yield pair, _closing(case, pair)


def _closing(case: Case, pair: OpenPair) -> Closing:
    if pair.offer is None:
        return _without_offer(case, pair)
    row = case.world.offers.row_of[pair.offer]
    if pair.cause == "waiting":
        return _waiting(case, row)
    found = explain(case, row)
    mended = repair(case, row, pair.cause)
    for failure in found.failed:
        if failure.condition == pair.cause:
            also = tuple(other.condition for other in found.failed if other is not failure)
            advice = failure.repair.text if failure.repair else _asking(failure.who, "hvad der kan lade sig gøre")
            unknown = _still_unknown(case, row, found, pair.cause, mended)
            return Closing(failure.reason, advice, failure.repair, failure.who, also, unknown)
    doubt = next(each for each in found.unknown if each.condition == pair.cause)
    unknown = _still_unknown(case, row, found, pair.cause, mended)
    advice = mended.repair.text if mended else _finding_out(case, pair, doubt)
    who = mended.who if mended and mended.who else doubt.ask
    return Closing(f"det vides ikke, {doubt.question}", advice, mended.repair if mended else None, who, (), unknown)


def _still_unknown(case: Case, row: int, found: Found, cause: str, mended: Mended | None) -> tuple[str, ...]:
    """Of the last conditions those that are unknown, and that what mends the cause does not make pass."""
    unknown = [each.condition for each in found.unknown if each.condition in _LAST and each.condition != cause]
    return tuple(each for each in unknown if mended is None or not passes(case, row, each, mended.trial))


def _finding_out(case: Case, pair: OpenPair, doubt: Doubt) -> str:
    """Whom to ask; where nobody is told to be around the youth, that comes first."""
    if pair.cause == "chain" and not case.youth.starts and not case.youth.contacts:
        place = "" if case.youth.municipalities else ", eller skriv, hvilken kommune den unge hører til"
        return f"Giv den unge en kontaktperson{place}."
    return _asking(doubt.ask, doubt.question)


def _without_offer(case: Case, pair: OpenPair) -> Closing:
    area = in_a_sentence(case.lexicon.names.of("Area", pair.area))
    return Closing(
        f"intet tilbud, som den unge kan bruge, arbejder med {area}",
        f"Find et tilbud, der arbejder med {area}, eller få et åbnet for unge fra den unges kommune.",
        None,
        case.around,
        (),
    )


def _waiting(case: Case, row: int) -> Closing:
    offer = case.offer(row)
    states = [state for offer_id, state in case.youth.ongoing if offer_id == offer.id and state in _WAITS]
    asked = case.listing(row).asked or case.around
    return Closing(
        listed([_WAITS[state] for state in states], last="og"),
        _asking(asked, f"hvornår den unge kan begynde på {offer.name or offer.id}"),
        None,
        asked,
        (),
    )


def _asking(who: Iterable[Named], question: str) -> str:
    asked = listed([named.name for named in who], last="eller")
    return capitalised(f"spørg {asked}, {question}." if asked else f"find ud af, {question}.")
