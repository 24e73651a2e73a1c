"""Collaborations in words: what organisations are to each other, how it stands, who keeps it going."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from queries.surfaces.surface import ACTIVE_OWNER, NEVER, NO_OWNER, NOT_YET, NOW, OVER, WITHIN_A_YEAR, Surface
from webviz.everyone.naming import Link, node_link
from webviz.network.words import Wording
from webviz.surfaces_page.view import Row
from webviz.words import day_text, word

_AGREEMENTS: Mapping[str, Callable[[], str]] = {
    "written": lambda: _("skriftlig"),
    "oral": lambda: _("mundtlig"),
    "none": lambda: _("ingen"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one version of the graph and the municipality's catalogue."""

    overview: Overview
    facts: SurfaceFacts
    catalogue: Catalogue

    def sector(self, id_: str | None) -> str:
        """What a sector is called."""
        return _("Ingen sektor") if id_ is None else word(self.facts.sector_names().get(id_, id_))

    def type_name(self, type_: str) -> str:
        """How a type of collaboration reads from the first organisation to the second."""
        return Wording(self.catalogue).type_name(type_)

    def organisation(self, id_: str) -> Link:
        """An organisation with its page."""
        return node_link(self.overview, "Organisation", id_)

    def standing(self, surface: Surface) -> str:
        """Whether it is active, planned or missing, and from when until when it holds, or what keeps it from that on the day."""
        told = [Wording(self.catalogue).state_name(surface.state)]
        said = surface.said
        if surface.holds == OVER:
            told.append(_("udløb %(day)s", day=day_text(said.valid_to)))
        elif surface.holds == NOT_YET:
            told.append(_("begynder %(day)s", day=day_text(said.valid_from)))
        elif surface.holds == NEVER:
            told.append(_("slutter, før det begynder"))
        else:
            told += [_("fra %(day)s", day=day_text(said.valid_from))] if said.valid_from else []
            told += [_("til og med %(day)s", day=day_text(said.valid_to))] if said.valid_to else []
        told += [_("%(name)s er ikke i brug", name=self.organisation(id_).name) for id_ in surface.closed]
        return ", ".join(told)

    def agreement(self, surface: Surface) -> str:
        """How it is agreed; empty where that is not known."""
        said = surface.said.agreement
        known = _AGREEMENTS.get(said or "")
        return known() if known else said or ""

    def owner(self, surface: Surface) -> Link | None:
        """Who keeps it going; somebody who is not there any more is said to be so."""
        if surface.owner_is == NO_OWNER or surface.said.owner is None:
            return None
        link = node_link(self.overview, "Actor", surface.said.owner)
        return link if surface.owner_is == ACTIVE_OWNER else Link(_("%(name)s (er der ikke mere)", name=link.name))

    def confirmed(self, surface: Surface) -> str:
        """When somebody last confirmed it."""
        return day_text(surface.said.confirmed_on) or _("aldrig")

    def row(self, surface: Surface) -> Row:
        """All of it."""
        return Row(
            giver=self.organisation(surface.said.giver_id),
            verb=self.type_name(surface.said.type),
            taker=self.organisation(surface.said.taker_id),
            standing=self.standing(surface),
            is_in_force=surface.holds == NOW and surface.is_in_force,
            agreement=self.agreement(surface),
            owner=self.owner(surface),
            confirmed=self.confirmed(surface),
            is_fresh=surface.freshness == WITHIN_A_YEAR,
        )
