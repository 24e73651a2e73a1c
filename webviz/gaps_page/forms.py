"""Which of the pairs of a youth and an area are listed. The address holds all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from webviz.everyone.looking import MUNICIPALITY, Look
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

NONE = "-"
"""What the address calls having no municipality, stage, age or sector."""


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
    """Read the filters; how the youths are looked at is read apart, and its municipality is a filter here."""
    chosen = {name: value for name in FILTERS if (value := read_text(values, name))}
    return Wanted(look.at(None), chosen)
