"""What a reader of the table has to know: what was asked of whom, and under which conditions."""

import platform
from importlib.metadata import version

from bench.in_cypher import JAVA_OPTIONS, PAGE_CACHE
from tests.services.neo4j_jars import neo4j_version

AGREEMENT = """
Before anything is timed, all sides tell all candidates of every youth: the same verdicts, the same twelve conditions, in the
same order. Where they differ, there is no table.
"""
OURS = """
Ours: the facts of the youth and the municipality are loaded; judging begins with what holds on the day. How far organisations
are from each other is kept from youth to youth, as facts are. Neo4j and networkx look everything up anew, the youth included.
"""
CYPHER = """
Cypher (bench/match_youth.cypher): one parameterised text, planned before, asked over Bolt for the first 20. It decides all
twelve conditions and the order, and explains nothing. To its advantage it leaves out what this graph has none of: edges that
cover units, alternatives among permissions, several providers of one offer, dates on other edges than collaborations and
consents, the status of other nodes than offers and providers, and which of two equally long chains is told. It follows mapped
ways over nine hand-overs.
"""
NETWORKX = """
networkx (bench/in_networkx.py): the same conditions in loops over a MultiDiGraph with dicts; it leaves out what Cypher does.
"""
TURNS = """
Sides are asked in turn, youth by youth. Garbage is collected before a series and, as always, within it.
"""
MEMORY = """
Memory is the most that the process ever held (ru_maxrss), in MB of a million bytes.
"""
WAITING = """
The pages beside a preview are asked in turn, the list's standing and the page that takes lists, from one thread against the one that
works on the list: what the two cost each other is measured, not the way over HTTP.
"""

EVERYONE = """
All youths at once: judging tells of every pair of a youth and an open area how it stands, its cause and its nearest offer. What is
built for the day (who works with whom, who may decide, what each youth and offer is then) is kept while the graph stands still; it is a
row of its own. What-if, agreements and single points begin with how everybody stands, which is kept as well; surfaces begin with
the facts alone.
"""
POORER = """
The made-up municipality carries everybody everywhere, so that nothing is left to agree on. Two poorer ones lack 90 % and 95 %
of the edges that carry a youth (the same on every machine), all consents, and every offer that one walks into by oneself. The made-up
country carries everybody too: nothing is open there, so that causes cost little. It is judged once more with 90 % of its ways missing.
"""
SAME_GAPS = """
The same gaps: before anything is timed, all sides tell the same coverage of every pair; where they differ, there is no table. Cypher
(bench/cover_youths.cypher) is asked for all youths at once, which took a fraction of the time of one after the other; it leaves out
what the other text does, and besides: offers that name no municipality, youths who have none, and roles that are held where one does not
work. It has an index for national offers, rules out by one condition after the other, and tells neither causes nor nearest offers; ours
tells both. networkx knows the national offers by heart. Municipalities are small, so that those two come
to an end; among 98 of them a youth has nearly twice the offers to look at that one among ten has, since every national one counts.
"""


def notes() -> list[str]:
    """The notes under the table."""
    machine = (
        f"Neo4j {neo4j_version()} community, {' '.join(JAVA_OPTIONS)}, page cache {PAGE_CACHE}, on this machine; "
        f"Python {platform.python_version()}, KGLite {version('kglite')}, numpy {version('numpy')}."
    )
    told = (AGREEMENT, OURS, CYPHER, NETWORKX, EVERYONE, POORER, SAME_GAPS, machine, TURNS, MEMORY, WAITING)
    return [" ".join(note.split()) for note in told]
