"""All youths and the whole map, kept while the graph stands still: what every question about all youths begins with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from graphmodel.access import Reader
from queries.day.world import Limits
from queries.everyone.changing import Added, Taken, changed
from queries.everyone.days_covered import told_outside
from queries.everyone.population import population_on
from queries.everyone.records import Records, fetch_records
from queries.everyone.standing import Standing, stand, stand_on
from queries.keeping import Kept, Latest
from queries.known import refuse_unknown
from queries.progress import Progress, unheard
from queries.telling.names import Names, names_in

_MOST_PAIRS = 500_000
"""Of so many pairs of a youth and an area it is kept how they stand: a country on a few days, or a municipality on many."""
_LEAST_WEIGHT = 1_000


@dataclass(frozen=True, slots=True)
class Overview:
    """All youths and the whole map in one version of the graph, and how the youths stand on the days that are asked about."""

    records: Records
    names: Names
    """The names of everything but offers and youths."""
    carries: Mapping[str, str]
    """Which way a youth goes along each type of collaboration: forward, backward, both or none."""
    progress: Progress = unheard
    _kept: Kept = field(default_factory=lambda: Kept(_MOST_PAIRS))

    def standing(self, on: date, limits: Limits, *, every_match: bool = False) -> Standing:
        """How all youths stand on a day; `every_match`: the matches are told as well."""
        return self._kept.get(
            (on, limits, every_match),
            lambda: stand_on(self.records, on, limits, self.carries, every_match=every_match, progress=self.progress),
            lambda found: _LEAST_WEIGHT + len(found.state),
        )

    def standing_if(
        self,
        before: Standing,
        taken: Taken,
        on: date,
        limits: Limits,
        *,
        with_causes: bool = False,
        youths: Collection[str] | None = None,
    ) -> Standing:
        """How all youths, or some, would stand without something; `before` is how they stand on the day as things are.

        `with_causes`: also why what is not covered is not.
        """
        records = changed(self.records, taken, Added())
        if youths is not None:
            records = replace(records, youths=tuple(facts for facts in records.youths if facts.youth.id in youths))
        population = population_on(records, on.isoformat(), self.carries, before.population)
        return stand(population, limits, with_causes=with_causes)

    def offer_names(self) -> dict[str, str]:
        """The names of the offers; one that has none goes by its id."""
        return {row.id: row.name or row.id for row in self.records.offers.offers}

    def outside(self, on: date, horizon_days: int) -> str | None:
        """What there is to say where a day lies outside what the map tells of; kept, since it then takes a look at every row."""
        return self._kept.get(
            ("outside", on, horizon_days), lambda: told_outside(on, horizon_days, self.records), lambda _: 1
        )

    def refuse_unknown_municipality(self, municipality: str | None) -> None:
        """Raises NotFound where a municipality is named that the graph does not have."""
        refuse_unknown([municipality], self.records.network.municipalities, "ingen kommune", "koden")


class Overviews(Latest[Overview]):
    """The overview of the graph's present version."""

    def __init__(self, carries: Mapping[str, str], progress: Progress = unheard) -> None:
        """`carries` tells of each type of collaboration which way a youth goes along it."""
        carries = dict(carries)

        def make(reader: Reader, _version: int) -> Overview:
            records = fetch_records(reader, carries, progress)
            return Overview(records, names_in(records.network), carries, progress)

        super().__init__(make)
