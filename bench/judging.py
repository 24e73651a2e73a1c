"""Three sides of one question, side by side: which of the offers suit this youth?"""

import statistics
from dataclasses import dataclass, field

from bench import ours
from bench.in_cypher import EVERYTHING, CypherMatcher
from bench.in_networkx import LoopMatcher
from bench.table import Row, ratio, seconds, spread
from bench.timing import Times, settle
from bench.told import check_agreement
from graphmodel.access import Reader
from queries.answers import Found
from queries.match import Matcher

WARM_UP_ROUNDS = 3
GOAL_SECONDS = 0.002
GOAL_RATIO = 20.0


@dataclass(frozen=True, slots=True)
class Judging:
    """The times of every side, youth by youth, and how many offers a youth had to be told of."""

    judged: Times = field(default_factory=Times)
    explained: Times = field(default_factory=Times)
    fetched: Times = field(default_factory=Times)
    cypher: Times = field(default_factory=Times)
    loops: Times = field(default_factory=Times)
    candidates: list[int] = field(default_factory=list)
    matches: list[int] = field(default_factory=list)


def measure_judging(
    matcher: Matcher, reader: Reader, youth_ids: tuple[str, ...], cypher: CypherMatcher | None, loops: LoopMatcher
) -> Judging:
    """Ask every side for every youth: first for all they can tell, which must agree, then for the first offers alone, in turn."""
    measured = Judging()

    def judge_and_explain(each: ours.Loaded) -> tuple[Found, ...]:
        return ours.explain_first(ours.judge_youth(each))

    def fetch_and_explain(youth_id: str) -> tuple[Found, ...]:
        return ours.explain_first(ours.load_youth(matcher, reader, youth_id).case)

    loaded = {youth_id: ours.load_youth(matcher, reader, youth_id) for youth_id in youth_ids}
    for youth_id, each in loaded.items():
        told = ours.tell(ours.judge_youth(each))
        check_agreement(youth_id, "networkx", told, loops.match(youth_id, EVERYTHING))
        if cypher:
            check_agreement(youth_id, "Cypher", told, cypher.match(youth_id, EVERYTHING))
        measured.candidates.append(len(told))
        measured.matches.append(sum(one.verdict == "match" for one in told))
    if cypher:
        for youth_id in youth_ids * WARM_UP_ROUNDS:
            cypher.match(youth_id, ours.FIRST)
    settle()
    for youth_id, each in loaded.items():
        measured.explained.measure(judge_and_explain, each)
        measured.judged.measure(ours.judge_youth, each)
        measured.fetched.measure(fetch_and_explain, youth_id)
        measured.loops.measure(loops.match, youth_id, ours.FIRST)
        if cypher:
            measured.cypher.measure(cypher.match, youth_id, ours.FIRST)
    return measured


def judging_rows(measured: Judging, offers: int) -> list[Row]:
    """The rows of the table; the median is what the goals are about."""
    asked = bool(measured.cypher.seconds)

    def ratios(own: Times) -> str:
        beside = [ratio(measured.cypher.median, own.median)] if asked else []
        return " / ".join([*beside, ratio(measured.loops.median, own.median)])

    def row(what: str, own: Times, goal: str = "", reached: bool | None = None) -> Row:
        return Row(
            what,
            spread(own),
            spread(measured.cypher) if asked else "",
            spread(measured.loops),
            ratios(own),
            goal,
            reached,
        )

    is_quick = measured.explained.median <= GOAL_SECONDS
    faster = measured.cypher.median / measured.explained.median if asked else None
    candidates, matches = (statistics.median(counts) for counts in (measured.candidates, measured.matches))
    return [
        row(
            f"Judge one youth against {offers} offers (median {candidates:.0f} candidates, {matches:.0f} matches)",
            measured.judged,
        ),
        row(f"… and explain the first {ours.FIRST}", measured.explained, seconds(GOAL_SECONDS), is_quick),
        Row(
            "… that beside Neo4j's Cypher, which explains nothing",
            "",
            ratio=f"{faster:.1f} ×" if faster else "",
            goal=f"{GOAL_RATIO:.0f} ×",
            reached=faster >= GOAL_RATIO if faster else None,
        ),
        row("… with the youth's own facts fetched from KGLite first", measured.fetched),
    ]
