"""An offer explained in one Danish paragraph: what a good colleague would say."""

from collections.abc import Sequence

from queries.answers import Call, ChainStep, Doubt, Failure
from queries.case import Case
from queries.danish import capitalised, clauses, day_in_words, listed
from queries.days import iso
from queries.wording import areas_called, interests_called, offer_called, provider_called, stages_called

UNCONFIRMED = "ikke bekræftet lokalt"
_UNCONFIRMED_IN_A_SENTENCE = "det er ikke bekræftet lokalt, hvem der kan give lov"


def explanation(
    case: Case,
    row: int,
    serves: Sequence[str],
    start: str | None,
    chain: Sequence[ChainStep],
    call: Call,
    failed: Sequence[Failure],
    unknown: Sequence[Doubt],
    caveats: Sequence[str],
) -> str:
    """What for, when, by which way; what stands in the way and what mends it; what to ask whom, what to mind, whom to call."""
    told = {failure.condition for failure in failed}
    parts = [
        _purpose(case, row, serves),
        ""
        if "time" in told
        else _when(case, row, start, is_ready=not told and all(each.condition != "time" for each in unknown)),
        _way(case, row, chain),
        *_obstacles(failed),
        *_asking(unknown),
        _minding(caveats),
        _calling(call),
    ]
    return " ".join(f"{capitalised(part.rstrip('.'))}." for part in parts if part)


def _purpose(case: Case, row: int, serves: Sequence[str]) -> str:
    offers, youth, offer = case.world.offers, case.youth, case.offer(row)
    leads, open_areas = offers.leads.get(row, ()), youth.open_areas
    said = []
    if serves:
        said.append(f"arbejder med {areas_called(case, [area_id for area_id in leads if area_id in open_areas])}")
    elif leads:
        said.append(f"handler om {areas_called(case, leads)}")
    fits = [stage_id for stage_id in offers.stages.get(row, ()) if stage_id in youth.stages]
    if fits:
        main = [stage_id for stage_id in fits if stage_id in youth.main_stages]
        said.append(f"passer til fasen {stages_called(case, main or fits)}")
    if shared := set(offer.interests or ()) & set(youth.interests):
        said.append(f"rammer den unges interesse for {interests_called(case, shared)}")
    where = f" hos {provider_called(case, row)}" if case.provider_id(row) else ""
    text = (
        f"{offer_called(case, row)}{where} {listed(said)}" if said else f"det gælder {offer_called(case, row)}{where}"
    )
    return f"{text}. Den unge har selv ønsket det" if offer.id in youth.wishes else text


def _when(case: Case, row: int, start: str | None, *, is_ready: bool) -> str:
    """When one can begin; "today" is said only where nothing stands in the way of it."""
    offers = case.world.offers
    if start is None:
        return ""
    if offers.start[row] == offers.today:
        return "Man kan begynde med det samme" if is_ready else ""
    deadline = iso(int(offers.apply_by[row]))
    apply = f", og der skal søges senest {day_in_words(deadline)}" if deadline and deadline != start else ""
    return f"Man kan tidligst begynde {day_in_words(start)}{apply}"


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
        questions.setdefault(who, []).append(each.question)
    return [
        f"Spørg {who}, {clauses(asked)}" if who else f"Vi ved ikke, {clauses(asked)}"
        for who, asked in questions.items()
    ]


def _minding(caveats: Sequence[str]) -> str:
    said = [_UNCONFIRMED_IN_A_SENTENCE if caveat == UNCONFIRMED else caveat for caveat in caveats]
    return f"Bemærk: {'; '.join(said)}" if said else ""


def _calling(call: Call) -> str:
    ways = listed([text for text in (call.phone, call.email) if text], last="eller")
    if not ways:
        return (
            f"Kontakt {call.name} – vi har endnu hverken telefonnummer eller mail"
            if call.name
            else "Vi ved endnu ikke, hvem man kan ringe til"
        )
    if not call.name:
        return f"Ring til {ways}" if call.phone else f"Skriv til {ways}"
    return f"Ring til {call.name}: {ways}" if call.phone else f"Skriv til {call.name}: {ways}"
