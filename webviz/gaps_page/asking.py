"""What the pairs belong to, kept while the graph stands still: with the sectors it takes a while to find out."""

from queries.gaps.belongings import Belongings, belongings
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone.asking import kept_here
from webviz.everyone.looking import Look

_MOST_PAIRS = 500_000


def belongings_now(overview: Overview, look: Look, surfaces: SurfaceFacts | None) -> Belongings:
    """The stages and ages of the youths, and with `surfaces` the sectors of the pairs, on the day that is looked at."""
    standing = overview.standing(look.day, look.limits)
    return kept_here("belongings", _MOST_PAIRS).get(
        (overview.records.version, look.day, look.limits, surfaces is not None),
        lambda: belongings(standing, look.limits, surfaces),
        lambda _found: len(standing.youth) + 1,
    )
