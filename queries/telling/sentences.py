"""An offer explained in one Danish paragraph: what a good colleague would say."""

from collections.abc import Sequence

from queries.answers import ChainStep, Doubt, Failure
from queries.case import Case
from queries.telling.danish import capitalised, clauses, listed
from queries.telling.phrasebook import Listing
from queries.telling.wording import provider_called

UNCONFIRMED = "ikke bekræftet lokalt"
_UNCONFIRMED_IN_A_SENTENCE = "det er ikke bekræftet lokalt, hvem der kan give lov"


_ONGOING = {
    "applied": "den unge har søgt om at komme med",
    "waiting": "den unge står på venteliste",
    "started": "den unge er i gang her",
}


def explanation(
    case: Case,
    row: int,
    listing: Listing,
    serves: Sequence[str],
    chain: Sequence[ChainStep],
    failed: Sequence[Failure],
    unknown: Sequence[Doubt],
    caveats: Sequence[str],
) -> str:
    """What for, when, by which way; what stands in the way and what mends it; what to ask whom, what to mind, whom to call.

    What the youth takes part in already stands in nobody's way: what for, how far they are, whom to call.
    """
    purpose = _purpose(case, row, listing, serves)
    if state := dict(case.youth.ongoing).get(listing.offer.id):
        return " ".join(filter(None, (purpose, _finished(_ONGOING[state]), listing.calling)))
    told = [
        purpose,
        _when(listing, failed, unknown),
        _finished(_way(case, row, chain)),
        *(_finished(obstacle) for obstacle in _obstacles(failed)),
        *(_finished(question) for question in _asking(unknown)),
        _finished(_minding(caveats)),
        listing.calling,
    ]
    return " ".join(filter(None, told))


def _finished(text: str) -> str:
    """A sentence with its capital and its full stop; nothing where there is none."""
    return f"{capitalised(text.rstrip('.'))}." if text else ""


def _purpose(case: Case, row: int, listing: Listing, serves: Sequence[str]) -> str:
    offers, youth, phrases = case.world.offers, case.youth, case.phrasebook
    leads = offers.leads.get(row, ())
    said = []
    if serves:
        said.append(f"arbejder med {phrases.areas(tuple(filter(youth.open_areas.__contains__, leads)))}")
    elif leads:
        said.append(f"handler om {phrases.areas(leads)}")
    if fits := tuple(filter(youth.stages.__contains__, offers.stages.get(row, ()))):
        main = tuple(filter(youth.main_stages.__contains__, fits))
        said.append(f"passer til fasen {phrases.stages(main or fits)}")
    interests = listing.offer.interests
    if interests and (shared := set(interests).intersection(youth.interests)):
        said.append(f"rammer den unges interesse for {phrases.interests(tuple(sorted(shared)))}")
    text = _finished(f"{listing.subject} {listed(said)}" if said else f"et tilbud at undersøge: {listing.subject}")
    return f"{text} Den unge har selv ønsket det." if listing.offer.id in youth.wishes else text


def _when(listing: Listing, failed: Sequence[Failure], unknown: Sequence[Doubt]) -> str:
    """When one can begin; "today" is said only where nothing stands in the way of it."""
    if not listing.begins_today:
        return "" if any(failure.condition == "time" for failure in failed) else listing.begins
    is_ready = not failed and all(each.condition != "time" for each in unknown)
    return "Man kan begynde med det samme." if is_ready else ""


def _way(case: Case, row: int, chain: Sequence[ChainStep]) -> str:
    if case.world.offers.walks_in[row]:
        return "Man kan komme uden henvisning" if case.offer(row).route == "open" else "Den unge kan selv melde sig"
    if chain:
        steps = "én overlevering" if len(chain) == 1 else f"{len(chain)} overleveringer"
        return f"Vejen dertil er {steps}: {'; '.join(step.sentence for step in chain)}"
    if case.judgement.handovers[row] == 0:
        return f"{provider_called(case, row)} er allerede med omkring den unge"
    return ""


def _obstacles(failed: Sequence[Failure]) -> list[str]:
    """What stands in the way, each with what mends it."""
    told = []
    for place, failure in enumerate(failed):
        told.append(f"{'Desuden' if place else 'Det står i vejen'}: {failure.reason}")
        told += [failure.repair.text] if failure.repair else []
    return told


def _asking(unknown: Sequence[Doubt]) -> list[str]:
    """What is not known, a sentence for each who is to be asked."""
    questions: dict[str, list[str]] = {}
    for each in unknown:
        asks_the_youth = each.condition == "consent" or (each.ask and each.ask[0].label == "Youth")
        who = "den unge" if asks_the_youth else listed([named.name for named in each.ask], last="eller")
        question = each.question.replace("den unge", "vedkommende") if who == "den unge" else each.question
        questions.setdefault(who, []).append(question)
    return [
        f"Spørg {who}, {clauses(asked)}" if who else f"Vi ved ikke, {clauses(asked)}"
        for who, asked in questions.items()
    ]


def _minding(caveats: Sequence[str]) -> str:
    said = [_UNCONFIRMED_IN_A_SENTENCE if caveat == UNCONFIRMED else caveat for caveat in caveats]
    return f"Bemærk: {'; '.join(said)}" if said else ""
