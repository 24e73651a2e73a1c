"""What collaboration surfaces are called in tables: names, and short words for how a collaboration stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue
from kaedekort.cli.danish_labels import edge
from queries.surfaces.lacks import NO_LEGAL_BASIS, NO_PURPOSE, SECTION_115, SECTION_115_AS_COURSE
from queries.surfaces.single_points import ACTOR, SinglePoint
from queries.surfaces.surface import INACTIVE_OWNER, NEVER, NOT_YET, NOW, OVER, UNKNOWN_OWNER, Surface
from queries.telling.danish import decimal
from queries.telling.names import Names

_AGREEMENTS = {"written": "skriftlig", "oral": "mundtlig", "none": "ingen"}
_OWNERS = {INACTIVE_OWNER: " (er der ikke mere)", UNKNOWN_OWNER: " (findes ikke i kortet)"}
INFORMATION = {
    NO_LEGAL_BASIS: "intet lovgrundlag",
    SECTION_115: "§ 115: kun kriminalpræventivt, fører aldrig en ung videre",
    SECTION_115_AS_COURSE: "§ 115 må kun bruges kriminalpræventivt, men formålet står som »forløb«, "
    "så der regnes med, at oplysninger må deles. Ret formålet.",
    NO_PURPOSE: "intet formål",
}
"""What is to be known of sharing information."""
UNKNOWN = "ved ikke"


@dataclass(frozen=True, slots=True)
class SurfaceWords:
    """The names of one version of the graph, and the words of the municipality's catalogue."""

    names: Names
    sectors: Mapping[str, str]
    catalogue: Catalogue

    def organisation(self, id_: str) -> str:
        """What an organisation is called."""
        return self.names.of("Organisation", id_)

    def actor(self, id_: str) -> str:
        """What a person is called."""
        return self.names.of("Actor", id_)

    def point(self, point: SinglePoint) -> str:
        """What somebody is called on whom something hangs."""
        return self.someone(point.kind, point.id)

    def someone(self, kind: str, id_: str) -> str:
        """What an organisation or a person is called."""
        return self.actor(id_) if kind == ACTOR else self.organisation(id_)

    def sector(self, id_: str | None) -> str:
        """What a sector is called."""
        return "ingen sektor" if id_ is None else self.sectors.get(id_, id_)

    def verb(self, type_: str) -> str:
        """How a type of collaboration reads from the first organisation to the second."""
        return edge(type_, self.catalogue)

    def state(self, surface: Surface) -> str:
        """Whether it is agreed, planned or missing, and what keeps it from being there on the day."""
        states = self.catalogue.collaboration_states
        said = states[surface.state].name if surface.state in states else surface.state
        return ", ".join([said, *self._what_keeps(surface)])

    def _what_keeps(self, surface: Surface) -> list[str]:
        span = {
            NOW: "",
            OVER: f"udløb {surface.said.valid_to}",
            NOT_YET: f"begynder {surface.said.valid_from}",
            NEVER: "slutter, før den begynder",
        }[surface.holds]
        closed = [f"{self.organisation(id_)} er lukket" for id_ in surface.closed]
        return [words for words in (span, *closed) if words]

    def agreement(self, surface: Surface) -> str:
        """How it is agreed."""
        said = surface.said.agreement
        return UNKNOWN if said is None else _AGREEMENTS.get(said, said)

    def owner(self, surface: Surface) -> str:
        """Who keeps it going, and whether they are there."""
        owner = surface.said.owner
        return "ingen" if owner is None else self.actor(owner) + _OWNERS.get(surface.owner_is, "")

    def span(self, surface: Surface) -> str:
        """From when and until when it holds, as far as that is said."""
        first, last = surface.said.valid_from, surface.said.valid_to
        if first and last:
            return f"{first} til {last}"
        return f"fra {first}" if first else f"til {last}" if last else ""

    def confirmed(self, surface: Surface) -> str:
        """When somebody last confirmed it, and how long ago that is."""
        said, days = surface.said.confirmed_on, surface.confirmed_days_ago
        return "aldrig" if said is None or days is None else f"{said} ({_ago(days)})"

    def review(self, surface: Surface) -> str | None:
        """When somebody is to look at it again."""
        said = surface.said.review_on
        return None if said is None else f"{said} (overskredet)" if surface.is_review_overdue else said


def _ago(days: int) -> str:
    """How long ago a day is.

    >>> _ago(-2), _ago(0), _ago(1), _ago(59), _ago(700), _ago(1500)
    ('efter dagen', 'samme dag', '1 dag siden', '59 dage siden', '22 måneder siden', '4 år siden')
    """
    if days < 0:
        return "efter dagen"
    if days < 2:
        return "1 dag siden" if days else "samme dag"
    if days < 60:
        return f"{days} dage siden"
    if days < 730:
        return f"{int(days / 30.44)} måneder siden"
    return f"{int(days / 365.25)} år siden"


def hours_in_words(hours: float | None) -> str:
    """Hours a month as far as they are known.

    >>> hours_in_words(None), hours_in_words(0), hours_in_words(12.5)
    ('ved ikke', '0', '12,5')
    """
    return UNKNOWN if hours is None else decimal(hours)
