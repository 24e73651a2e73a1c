"""The facts that some youths may need, out of those of everybody: so that a municipality's question does not carry a country along."""

from collections.abc import Collection
from dataclasses import replace

from queries.day.network import is_active
from queries.days import holds_on
from queries.everyone.records import Records
from queries.facts.youth_rows import HomeRow


def only_for(records: Records, youth_ids: Collection[str], first: str, last: str) -> Records:
    """The records with some of the youths, and without the offers that are out of place for all of these from a day to a day.

    An offer stays if one of them takes part in it, if it is national, if it is ever for a municipality of theirs, or if it names none:
    the rest is out of place. Where a youth may be in no municipality on one of the days, every offer stays.
    """
    youths = tuple(facts for facts in records.youths if facts.youth.id in youth_ids)
    of_youths = replace(records, youths=youths)
    active = {row.id for row in records.network.municipalities if is_active(row.status)}
    if not all(any(_is_home(row, active, first, last) for row in facts.homes) for facts in youths):
        return of_youths
    municipalities = {home.municipality_id for facts in youths for home in facts.homes}
    offers = records.offers
    tied = {row.offer_id for row in offers.serves}
    kept = {row.offer_id for row in offers.serves if row.municipality_id in municipalities}
    kept |= {row.id for row in offers.offers if row.reach == "national" or row.id not in tied}
    kept |= {row.offer_id for facts in youths for row in facts.activities}
    return replace(of_youths, offers=offers.only_those(kept))


def _is_home(row: HomeRow, active: Collection[str], first: str, last: str) -> bool:
    """Whether a youth is in an active municipality on every day from the first to the last."""
    return row.municipality_id in active and holds_on(row, first) and holds_on(row, last)
