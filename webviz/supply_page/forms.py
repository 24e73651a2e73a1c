"""Which part of the supply is looked at. The address holds all of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from queries.gaps.belongings import AGE_BANDS, BANDS
from queries.supply.placing import Wanted as Asked
from queries.supply.supply import ROUTES
from webviz.everyone.looking import Look
from webviz.everyone.refusing import refuse_other_choices
from webviz.everyone.values import as_value, id_in
from webviz.parsing import read_text

AGE, ROUTE, SECTOR, STAGE, AREA, MAYBE = "alder", "vej", "sektor", "fase", "omraade", "maaske"
_OLDEST = 999


@dataclass(frozen=True, slots=True)
class Wanted:
    """The age band, the way in and the sector that are looked at, and for a list the stage and the area; empty for all of them."""

    look: Look
    age: str = ""
    route: str = ""
    sector: str = ""
    stage: str = ""
    area: str = ""
    is_maybe: bool = False
    """Whether what may stand under the stage and the area is listed: one of the two, or both, is not told of it."""

    def arguments(self, **more: str) -> dict[str, str]:
        """The address that asks the same."""
        said = {AGE: self.age, ROUTE: self.route, SECTOR: self.sector, STAGE: self.stage, AREA: self.area}
        said[MAYBE] = "1" if self.is_maybe else ""
        return self.look.arguments(**{**said, **more})

    def lists(self, stage: str | None, area: str | None) -> bool:
        """Whether what stands under a stage and an area is listed."""
        if self.is_maybe:
            return (stage, area) in {(id_in(self.stage), None), (None, id_in(self.area)), (None, None)}
        return self.stage in ("", as_value(stage)) and self.area in ("", as_value(area))

    def asked(self) -> Asked:
        """The same for the question; what is not told of an offer is never ruled out by it."""
        keys: Mapping[str, str] = {"route": self.route, "sector": self.sector}
        return Asked(
            {name: frozenset({id_in(value)}) for name, value in keys.items() if value},
            _ages_of(self.age) if self.age else None,
        )


def read_wanted(values: "MultiDict[str, str]", look: Look) -> Wanted:
    """Read the address. Raises WrongUse where an age band or a way in is chosen that is none."""
    age, route = read_text(values, AGE), read_text(values, ROUTE)
    refuse_other_choices(age, BANDS, _("Alder"))
    refuse_other_choices(route, ROUTES, _("Vej ind"))
    return Wanted(
        look,
        age=age,
        route=route,
        sector=read_text(values, SECTOR),
        stage=read_text(values, STAGE),
        area=read_text(values, AREA),
        is_maybe=bool(read_text(values, MAYBE)),
    )


def _ages_of(band: str) -> tuple[int, int]:
    """The lowest and the highest age of a band.

    >>> _ages_of("15-17"), _ages_of("30-")
    ((15, 17), (30, 999))
    """
    lowest = int(band.partition("-")[0])
    return lowest, dict(AGE_BANDS).get(band, _OLDEST)
