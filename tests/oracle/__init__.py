"""A second, slow and obvious reading of the rule book, which the real one is held against.

Nothing here is shared with the program: no import, no table, no function. Where a sentence of the
design admits two readings, `READINGS.md` beside this file says which one was taken.
"""

from tests.oracle.graph import Graph
from tests.oracle.plans import agreements, coverage, gaps, what_if
from tests.oracle.random_graphs import BASE_DAY, random_objects, random_profile
from tests.oracle.rules import CONDITIONS, judge_offer, match, match_profile

__all__ = [
    "BASE_DAY",
    "CONDITIONS",
    "Graph",
    "agreements",
    "coverage",
    "gaps",
    "judge_offer",
    "match",
    "match_profile",
    "random_objects",
    "random_profile",
    "what_if",
]
