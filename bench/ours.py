"""Our own side: the rule book on facts that are loaded."""

from dataclasses import dataclass

import numpy as np

from bench.graphs import DAY
from bench.told import Told
from graphmodel.access import Reader
from queries.answers import Found
from queries.case import Case, case_of
from queries.day.offers import Rows
from queries.day.youth import youth_on
from queries.facts.fetch import YouthFacts
from queries.match import Matcher, Question, explain_rows

FIRST = 20
"""How many offers are explained: what a page shows before anybody asks for more."""
QUESTION = Question(DAY)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A youth whose facts are here already, with those of the municipality."""

    case: Case
    facts: YouthFacts


def load_youth(matcher: Matcher, reader: Reader, youth_id: str) -> Loaded:
    """Fetch the facts of a youth, and those of the graph where they are not here yet."""
    _, case, facts = matcher.youth_case(reader, youth_id, QUESTION)
    return Loaded(case, facts)


def judge_youth(loaded: Loaded) -> Case:
    """Judge the youth against every offer, with nothing kept from an earlier judgement but the ways between organisations."""
    world = loaded.case.world
    youth = youth_on(loaded.facts, world.network, world.offer_facts)
    return case_of(loaded.case.phrasebook, youth, QUESTION.limits)


def explain_first(case: Case) -> tuple[Found, ...]:
    """Explain the first offers that match or may become possible."""
    return explain_rows(case, _shown(case)[:FIRST])


def tell(case: Case) -> list[Told]:
    """All that match or may become possible, and then the other candidates, in our order."""
    judgement, rows = case.judgement, case.world.offers.rows
    return [
        Told(rows[row].id, judgement.verdict(row), tuple(judgement.table[:, row].tolist()))
        for row in judgement.order.tolist()
    ]


def _shown(case: Case) -> Rows:
    return np.concatenate([case.judgement.matches(), case.judgement.near_misses()])
