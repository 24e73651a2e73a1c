"""What would make a failed condition pass, tried by the rule book before it is proposed (design, section 4, "A repair").

Each condition that can be repaired has a function that proposes changes in the order in which people would think of
them; the first that passes is the repair. A change is given as exchange-form objects, so that what is proposed can be
stored as it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from queries.answers import Named, Repair
from queries.case import Case
from queries.day.network import COURSE_PURPOSE
from queries.day.youth import ages_on
from queries.mending.authority import propose_authority
from queries.mending.chain import propose_chain
from queries.mending.proposals import Proposal, called, day_apart, offer_object, open_ended, provider_of
from queries.mending.time import propose_time
from queries.mending.trials import Trial, passes
from queries.telling.danish import capitalised, listed
from queries.telling.wording import needs_apart

_OF_AGE = 18


@dataclass(frozen=True, slots=True)
class Mended:
    """A repair that passed its trial, and who can make it."""

    repair: Repair
    who: tuple[Named, ...]
    trial: Trial
    """What was tried."""


def repair(case: Case, row: int, condition: str) -> Mended | None:
    """The first proposed change that makes the condition pass; None where no single one does."""
    propose = _PROPOSALS.get(condition)
    return first_that_passes(case, row, condition, propose(case, row)) if propose else None


def first_that_passes(case: Case, row: int, condition: str, proposals: Iterable[Proposal]) -> Mended | None:
    """The first of some changes that makes the condition pass; None where none does."""
    for proposal in proposals:
        if passes(case, row, condition, proposal.trial):
            return Mended(Repair(proposal.text, proposal.changes, proposal.limits), proposal.who, proposal.trial)
    return None


def _propose_stage(case: Case, row: int) -> Iterator[Proposal]:
    today = case.world.network.iso_day
    ranks = {stage.id: stage.rank for stage in case.world.network_facts.stages}
    mine = [
        rank for stage_id in case.youth.main_stages or case.youth.stages if (rank := ranks.get(stage_id)) is not None
    ]

    def distance(stage_id: str) -> tuple[int, str]:
        rank = ranks.get(stage_id)
        return (min(abs(rank - own) for own in mine) if mine and rank is not None else 99, stage_id)

    for stage_id in sorted(case.world.offers.stages.get(row, ()), key=distance):
        changes: tuple[dict[str, Any], ...] = ()
        if case.youth.id:
            since = day_apart(today, (row for row in case.youth.stages_recorded if row.stage_id == stage_id))
            changes = (open_ended("AT_STAGE", case.youth.id, stage_id, since),)
        who = case.team
        yield Proposal(
            text=capitalised(
                f"{called(who, 'den unge og teamet')} kan {'' if len(who) == 1 else 'sammen '}beslutte at prøve det alligevel."
            ),
            who=who,
            trial=Trial(youth=replace(case.youth, stages=case.youth.stages | {stage_id})),
            changes=changes,
        )


def _propose_needs(case: Case, row: int) -> Iterator[Proposal]:
    offer = case.offer(row)
    met = {*(offer.languages or ()), *(offer.accessibility or ())}
    asked = [need for need in case.youth.requirements if need not in met]
    accessibility = sorted({*(offer.accessibility or ()), *asked})
    who = provider_of(case, row)
    yield Proposal(
        text=f"Spørg {called(who, 'udbyderen')}, hvad der skal til for at {_met(case, asked)}{_means(case, asked)}.",
        who=who,
        trial=Trial(offer=replace(offer, accessibility=accessibility)),
        changes=(offer_object(offer.id, accessibility=accessibility),),
    )


def _met(case: Case, needs: Sequence[str]) -> str:
    spoken, others = needs_apart(case, needs)
    return listed([*([f"kunne tale {spoken} dér"] if spoken else []), *([f"imødekomme {others}"] if others else [])])


def _means(case: Case, needs: Sequence[str]) -> str:
    """What may help with some needs (design, section 4, "A repair": interpreter, companion, aid, transport)."""
    wording = case.lexicon.wording
    kinds = {wording.need_kinds.get(need) for need in needs}
    means = ["tolk"] if kinds & {"language", "access"} else []
    means += ["ledsager", "hjælpemidler", "kørsel"] if "access" in kinds else []
    asked = {wording.needs.get(need, need).lower() for need in needs}
    found = listed([each for each in means if each not in asked], last="eller")
    return f" – måske {found}" if found else ""


def _propose_capacity(case: Case, row: int) -> Iterator[Proposal]:
    offer, today, who = case.offer(row), case.world.network.iso_day, provider_of(case, row)
    yield Proposal(
        text=f"Spørg {called(who, 'udbyderen')}, hvornår der bliver en plads, eller om der kan gives én mere.",
        who=who,
        trial=Trial(offer=replace(offer, seats_free=1, seats_on=today)),
        changes=(offer_object(offer.id, seats_free=1, seats_on=today),),
    )


def _propose_consent(case: Case, row: int) -> Iterator[Proposal]:
    provider = case.provider_id(row)
    if provider is None:
        return
    changes: tuple[dict[str, Any], ...] = ()
    if case.youth.id:
        recorded = (row for row in case.youth.consents_recorded if row.organisation_id == provider)
        since = day_apart(case.world.network.iso_day, recorded)
        changes = (open_ended("CONSENTS_TO", case.youth.id, provider, since, purpose=COURSE_PURPOSE, state="given"),)
    name = case.lexicon.names.of("Organisation", provider)
    yield Proposal(
        text=f"Spørg den unge igen, om {name} må få noget at vide{_custody(case)}.",
        who=case.team,
        trial=Trial(youth=replace(case.youth, consented=case.youth.consented | {provider})),
        changes=changes,
    )


def _custody(case: Case) -> str:
    """Who has custody is asked as well while the youth is a child."""
    ages = ages_on(case.youth, case.world.network.iso_day)
    if ages and min(ages) >= _OF_AGE:
        return ""
    return " – og den, der har forældremyndigheden" + (
        "" if ages and max(ages) < _OF_AGE else ", hvis den unge er under 18 år"
    )


_PROPOSALS: dict[str, Callable[[Case, int], Iterator[Proposal]]] = {
    "stage": _propose_stage,
    "time": propose_time,
    "needs": _propose_needs,
    "capacity": _propose_capacity,
    "chain": propose_chain,
    "authority": propose_authority,
    "consent": _propose_consent,
}
