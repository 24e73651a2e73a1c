"""What the pairs belong to, kept while the graph stands still: with the sectors it takes a while to find out."""

from typing import cast

from flask import current_app

from queries.gaps.belongings import Belongings, belongings
from queries.keeping import Kept
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone.looking import Look

_KEPT, _MOST_PAIRS = "kaedekort belongings", 500_000


def belongings_now(overview: Overview, look: Look, surfaces: SurfaceFacts | None) -> Belongings:
    """The stages and ages of the youths, and with `surfaces` the sectors of the pairs, on the day that is looked at."""
    kept = cast(Kept, current_app.extensions.setdefault(_KEPT, Kept(_MOST_PAIRS)))
    standing = overview.standing(look.day, look.limits)
    return kept.get(
        (overview.records.version, look.day, look.limits, surfaces is not None),
        lambda: belongings(standing, look.limits, surfaces),
        lambda _found: len(standing.youth) + 1,
    )
