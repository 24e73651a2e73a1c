"""Refusing what an address asks for and there is not: on every page alike, with what it was."""

from collections.abc import Callable, Container, Iterable, Mapping

from flask_babel import gettext as _

from queries.known import HasId
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.errors import NothingThere, WrongAddress
from webviz.everyone.values import id_in

AREA, STAGE, SECTOR, ORGANISATION = "Area", "Stage", "Sector", "Organisation"
_SENTENCES: Mapping[str, Callable[[str], str]] = {
    AREA: lambda id_: _("Der er intet område i kortet med id'et »%(id)s«.", id=id_),
    STAGE: lambda id_: _("Der er ingen fase i kortet med id'et »%(id)s«.", id=id_),
    SECTOR: lambda id_: _("Der er ingen sektor i kortet med id'et »%(id)s«.", id=id_),
    ORGANISATION: lambda id_: _("Der er ingen organisation i kortet med id'et »%(id)s«.", id=id_),
}


def refuse_other_choices(value: str, choices: Container[str], label: str) -> None:
    """Raises WrongAddress where something is chosen that cannot be chosen; nothing at all can always be."""
    if value and value not in choices:
        raise WrongAddress(
            _(
                "»%(text)s« er ikke et af valgene under »%(label)s«. Vælg et af dem, som siden viser.",
                text=value,
                label=label,
            )
        )


def refuse_unknown_ids(
    overview: Overview, asked: Mapping[str, tuple[str, ...]], surfaces: SurfaceFacts | None = None
) -> None:
    """Raises NothingThere where values of an address name what the graph does not have; `asked` has them by what they are.

    Nothing at all, and that there is none, can always be asked for. `surfaces` has the sectors.
    """
    network = overview.records.network
    known: Mapping[str, Iterable[HasId]] = {
        AREA: network.areas,
        STAGE: network.stages,
        ORGANISATION: network.organisations,
        SECTOR: surfaces.sectors if surfaces else (),
    }
    for kind, values in asked.items():
        there = {row.id for row in known[kind]}
        for id_ in (id_in(value) for value in values if value):
            if id_ is not None and id_ not in there:
                raise NothingThere(_SENTENCES[kind](id_))
