"""Which collaborations are listed. The address holds all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from queries.surfaces.surface import NOW, OLDER, UNCONFIRMED, WITHIN_A_YEAR, SectorPair, Surface
from webviz.everyone.looking import Look
from webviz.everyone.refusing import refuse_other_choices
from webviz.everyone.values import as_value
from webviz.parsing import read_text

GIVER, TAKER, TYPE, STANDING = "fra", "til", "slags", "stand"

IN_FORCE, NEVER_CONFIRMED, RECENT, OLD, PLANNED, MISSING, OUT_OF_DATE = (
    "i-kraft",
    "aldrig",
    "frisk",
    "gammel",
    "planlagt",
    "mangler",
    "ude",
)
STANDINGS: Mapping[str, tuple[Callable[[], str], Callable[[Surface], bool]]] = {
    IN_FORCE: (lambda: _("I kraft"), lambda each: each.is_in_force),
    RECENT: (
        lambda: _("Bekræftet inden for et år"),
        lambda each: each.is_in_force and each.freshness == WITHIN_A_YEAR,
    ),
    OLD: (
        lambda: _("Bekræftet for mere end et år siden"),
        lambda each: each.is_in_force and each.freshness == OLDER,
    ),
    NEVER_CONFIRMED: (
        lambda: _("Aldrig bekræftet"),
        lambda each: each.is_in_force and each.freshness == UNCONFIRMED,
    ),
    PLANNED: (lambda: _("Planlagt"), lambda each: each.is_there and each.state == "planned"),
    MISSING: (lambda: _("Mangler"), lambda each: each.is_there and each.state == "missing"),
    OUT_OF_DATE: (
        lambda: _("Gælder ikke den dag"),
        lambda each: not each.closed and each.holds != NOW,
    ),
}
"""How a collaboration may stand: what people call it, and which ones do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The sectors that the collaborations run between, their type, and how they stand; empty where all are wanted."""

    look: Look
    giver: str = ""
    taker: str = ""
    type: str = ""
    standing: str = ""

    def arguments(self, **more: str) -> dict[str, str]:
        """The address that lists the same."""
        return self.look.arguments(**{**self._values(), **more})

    def without(self, name: str) -> "Wanted":
        """The same without one filter."""
        left = {each: "" if each == name else value for each, value in self._values().items()}
        return replace(self, giver=left[GIVER], taker=left[TAKER], type=left[TYPE], standing=left[STANDING])

    def fits(self, surface: Surface) -> bool:
        """Whether a collaboration is listed."""
        return (
            (not self.type or surface.said.type == self.type)
            and (not self.standing or STANDINGS[self.standing][1](surface))
            and (not (self.giver or self.taker) or any(map(self._is_between, surface.sector_pairs())))
        )

    def _values(self) -> dict[str, str]:
        return {GIVER: self.giver, TAKER: self.taker, TYPE: self.type, STANDING: self.standing}

    def _is_between(self, pair: SectorPair) -> bool:
        wanted = (self.giver, self.taker)
        return all(not want or want == as_value(sector) for want, sector in zip(wanted, pair, strict=True))


def read_wanted(values: "MultiDict[str, str]", look: Look) -> Wanted:
    """Read the filters. Raises WrongUse where a standing is chosen that is none."""
    standing = read_text(values, STANDING)
    refuse_other_choices(standing, STANDINGS, _("Tilstand"))
    return Wanted(
        look,
        giver=read_text(values, GIVER),
        taker=read_text(values, TAKER),
        type=read_text(values, TYPE),
        standing=standing,
    )
