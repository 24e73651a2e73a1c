"""Ages that a heading tells of everything under it: "Tilbud 18+", "Unge 15-17 år"."""

from collections.abc import Iterable
from functools import lru_cache

from importers.result import Severity
from importers.tables import Cell
from importers.understanding.gathering import Gathered
from importers.values.ages import Ages, read_title_ages

_read = lru_cache(10_000)(read_title_ages)


def put_title_ages(gathered: Gathered, headings: Iterable[Cell]) -> None:
    """Give an offer that names no age the ages of the nearest heading that does; the nearest comes first."""
    if "Offer" not in gathered.names or {"min_age", "max_age"} & gathered.fields["Offer"].keys():
        return
    for heading in headings:
        ages = _read(heading.text)
        if ages is not None:
            _put(gathered, ages, heading)
            return


def _put(gathered: Gathered, ages: Ages, heading: Cell) -> None:
    for name, age in (("min_age", ages.min_age), ("max_age", ages.max_age)):
        if age is not None:
            gathered.put("Offer", name, age, heading.address, is_inferred=True)
    message = f"Alderen i »{heading.text}« er givet til de tilbud under den, som ikke selv nævner en."
    gathered.warn(Severity.NOTE, heading.address, "inferred_value", message)
