"""Which of the pairs of a youth and an area are listed. The address holds all of it."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from queries.coverage import CAUSES
from queries.gaps.belongings import BANDS
from webviz.everyone.looking import MUNICIPALITY, Look
from webviz.everyone.refusing import refuse_other_choices
from webviz.everyone.states import COVERED, GAP, POSSIBLE
from webviz.everyone.values import NONE
from webviz.parsing import read_text

AREA, STATE, CAUSE, STAGE, AGE, SECTOR = "omraade", "stand", "aarsag", "fase", "alder", "sektor"

FILTERS: Mapping[str, Callable[[], str]] = {
    MUNICIPALITY: lambda: _("Kommune"),
    AREA: lambda: _("Område"),
    STATE: lambda: _("Hvordan"),
    CAUSE: lambda: _("Årsag"),
    STAGE: lambda: _("Fase"),
    AGE: lambda: _("Alder"),
    SECTOR: lambda: _("Sektor"),
}
"""What the address calls each filter, and what people do."""

_CHOICES: Mapping[str, Container[str]] = {STATE: {GAP, POSSIBLE, COVERED}, CAUSE: {*CAUSES}, AGE: {*BANDS, NONE}}
"""The values of the filters that do not name what is on the map."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The value of each filter that is set, and how the youths are looked at."""

    look: Look
    values: Mapping[str, str]

    def arguments(self, **more: str) -> dict[str, str]:
        """The address that lists the same."""
        return {**self.look.arguments(), **self.values, **more}

    def without(self, name: str) -> "Wanted":
        """The same without one filter."""
        return replace(self, values={each: value for each, value in self.values.items() if each != name})


def read_wanted(values: "MultiDict[str, str]", look: Look) -> Wanted:
    """Read the filters; how the youths are looked at is read apart, and its municipality is a filter here.

    Raises WrongUse where something is chosen that cannot be chosen.
    """
    chosen = {name: value for name in FILTERS if (value := read_text(values, name))}
    for name, choices in _CHOICES.items():
        refuse_other_choices(chosen.get(name, ""), choices, FILTERS[name]())
    return Wanted(look.at(None), chosen)
