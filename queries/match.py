"""What suits this youth now, and who takes us there? One question, for a stored youth, for many, or for a profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphmodel.access import Reader
from graphmodel.errors import NotFound
from graphmodel.stored import ids_present
from queries.answers import Found, MatchAnswer, OfferAnswer
from queries.case import Case, case_of
from queries.day.network import Network
from queries.day.offers import Rows
from queries.day.youth import homes_on, youth_on
from queries.facts.fetch import Scope, YouthFacts, fetch_youth_ids, fetch_youths
from queries.profiles.profile import Profile, check_profile, youth_from
from queries.rules import UNSUITABLE, Limits
from queries.telling.explaining import explain
from queries.telling.lexicon import Wording
from queries.world import FactCache, Facts

ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class Question:
    """On which day, how far ahead and along the chain, and whether what does not suit is told as well."""

    on: date
    limits: Limits = Limits()
    with_unsuitable: bool = False


class Matcher:
    """Asks the rule book, with facts that are kept from one question to the next while the graph stands still."""

    def __init__(self, carries: Mapping[str, str], wording: Wording) -> None:
        self._cache = FactCache(carries, wording)

    def match_youth(self, reader: Reader, youth_id: str, question: Question) -> MatchAnswer:
        """The answer for one youth. Raises NotFound."""
        facts, case, _ = self.youth_case(reader, youth_id, question)
        return answer(case, facts.version, question)

    def refuse_unknown(self, reader: Reader, youth_ids: Sequence[str]) -> None:
        """Find out at once whether the graph has all of these youths. Raises NotFound."""
        known = ids_present(reader, "Youth", youth_ids)
        if missing := [youth_id for youth_id in youth_ids if youth_id not in known]:
            raise _no_such_youth(missing[0])

    def youth_ids(self, reader: Reader) -> tuple[str, ...]:
        """The ids of all active youths, sorted."""
        return fetch_youth_ids(reader)

    def match_profile(self, reader: Reader, profile: Profile, question: Question) -> MatchAnswer:
        """The answer for a profile. Raises InputError where it names what is not there."""
        facts, case = self.profile_case(reader, profile, question)
        return answer(case, facts.version, question)

    def judge_offer(self, reader: Reader, youth_id: str, offer_id: str, question: Question) -> OfferAnswer:
        """How one offer stands for one youth, whatever it is. Raises NotFound."""
        facts, case, _ = self.youth_case(reader, youth_id, question, frozenset({offer_id}))
        return offer_answer(case, offer_id, facts.version, question)

    def judge_offer_for_profile(
        self, reader: Reader, profile: Profile, offer_id: str, question: Question
    ) -> OfferAnswer:
        """How one offer stands for a profile, whatever it is. Raises NotFound, InputError."""
        facts, case = self.profile_case(reader, profile, question, frozenset({offer_id}))
        return offer_answer(case, offer_id, facts.version, question)

    def youth_case(
        self, reader: Reader, youth_id: str, question: Question, offer_ids: frozenset[str] = frozenset()
    ) -> tuple[Facts, Case, YouthFacts]:
        """A youth's case and the facts it rests on, for a page that shows more than the answer. Raises NotFound.

        `offer_ids` are judged as well, wherever they are.
        """
        youth_facts = fetch_youths(reader, [youth_id]).get(youth_id)
        if youth_facts is None:
            raise _no_such_youth(youth_id)
        facts = self._cache.at(reader)
        iso_day = question.on.isoformat()
        scope = _scope(youth_facts, facts.network(reader, iso_day), offer_ids)
        phrasebook = facts.phrasebook(reader, iso_day, scope)
        world = phrasebook.world
        youth = youth_on(youth_facts, world.network, world.offer_facts)
        return facts, case_of(phrasebook, youth, question.limits), youth_facts

    def profile_case(
        self, reader: Reader, profile: Profile, question: Question, offer_ids: frozenset[str] = frozenset()
    ) -> tuple[Facts, Case]:
        """A profile's case. Raises InputError where it names what is not there."""
        facts = self._cache.at(reader)
        network_facts = facts.network_facts(reader)
        check_profile(profile, network_facts)
        iso_day = question.on.isoformat()
        home = (
            frozenset({profile.municipality} & facts.network(reader, iso_day).located_in.keys())
            if profile.municipality
            else frozenset[str]()
        )
        scope = Scope(home or None, offer_ids)
        phrasebook = facts.phrasebook(reader, iso_day, scope)
        youth = youth_from(profile, network_facts, phrasebook.world.network)
        return facts, case_of(phrasebook, youth, question.limits)


def _no_such_youth(youth_id: str) -> NotFound:
    return NotFound(f"Der er ingen ung i kortet med id'et »{youth_id}«.")


def _scope(youth: YouthFacts, network: Network, offer_ids: frozenset[str]) -> Scope:
    """The offers around the youth's municipalities, everywhere where there are none, and those that the youth takes part in."""
    return Scope(
        frozenset(municipality_id for municipality_id, _ in homes_on(youth, network)) or None,
        offer_ids | {row.offer_id for row in youth.activities},
    )


def answer(case: Case, version: int, question: Question) -> MatchAnswer:
    """Tell everything that a case holds."""
    judgement = case.judgement
    rest = judgement.unsuitable()
    return MatchAnswer(
        youth=case.youth.id,
        on=question.on.isoformat(),
        graph_version=version,
        ongoing=case.youth.ongoing,
        matches=explain_rows(case, judgement.matches()),
        near_misses=explain_rows(case, judgement.near_misses()),
        unsuitable_count=len(rest),
        unsuitable=explain_rows(case, rest) if question.with_unsuitable else None,
    )


def explain_rows(case: Case, rows: Rows) -> tuple[Found, ...]:
    """Explain some offers, in their order."""
    return tuple(explain(case, row) for row in rows.tolist())


def offer_answer(case: Case, offer_id: str, version: int, question: Question) -> OfferAnswer:
    """Tell how one offer stands. Raises NotFound.

    One that is not in use, or that nobody provides, does not suit whatever its conditions say.
    """
    row = case.world.offers.row_of.get(offer_id)
    if row is None:
        raise NotFound(f"Der er intet tilbud i kortet med id'et »{offer_id}«.")
    if any(offer == offer_id for offer, _ in case.youth.ongoing):
        verdict = ONGOING
    elif not case.world.offers.is_active[row] or case.judgement.provider[row] < 0:
        verdict = UNSUITABLE
    else:
        verdict = case.judgement.verdict(row)
    return OfferAnswer(case.youth.id, question.on.isoformat(), version, verdict, explain(case, row))
