"""From what somebody typed to what it speaks of: one thing, several to choose between, or nothing of that name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from queries.overview import Overview
from queries.what_if.hypotheses import KINDS
from webviz.what_if_page.finding import Thing, find
from webviz.what_if_page.forms import (
    KIND,
    NAME,
    NEW_GIVER,
    NEW_PERMISSION,
    NEW_ROLE,
    NEW_SEAT,
    NEW_TAKER,
    ONE_END,
    OTHER_END,
    Wanted,
)


@dataclass(slots=True)
class Resolved:
    """What was typed: what it adds to what is wanted, what is wrong beside which field, and what a field may have meant."""

    wanted: Wanted
    errors: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[Thing, ...]] = field(default_factory=dict)

    def one(self, overview: Overview, name: str, text: str, labels: Sequence[str]) -> Thing | None:
        """The thing that a field names; where it is not clear which, that is told."""
        found = find(overview, text, labels)
        if found.is_sure:
            return found.things[0]
        if found.things:
            self.errors[name] = _("Der er flere, der kan være ment. Vælg den rigtige.")
            self.choices[name] = found.things
        else:
            self.errors[name] = _(
                "Intet i kortet hedder »%(text)s«. Skriv en del af navnet, som det står i kortet.", text=text
            )
        return None


def resolve(overview: Overview, typed: Mapping[str, str], wanted: Wanted) -> Resolved:
    """Find what the fields speak of, in one version of the graph; fields that are empty ask for nothing."""
    told = Resolved(wanted)
    look = wanted.look
    if text := typed[NAME]:
        label = KINDS.get(typed[KIND])
        thing = told.one(overview, NAME, text, (label,) if label else tuple(KINDS.values()))
        if thing:
            told.wanted = told.wanted.with_more(Wanted(look, taken=(f"{thing.kind}:{thing.id}",)))
    if ends := _both(told, overview, typed, (ONE_END, OTHER_END), ("Organisation", "Organisation")):
        edges = tuple(_edges_between(overview, *ends))
        if not edges:
            told.errors[OTHER_END] = _("De to har ingen samarbejdsaftale i kortet.")
        told.wanted = told.wanted.with_more(Wanted(look, taken=edges))
    if ends := _both(told, overview, typed, (NEW_GIVER, NEW_TAKER), ("Organisation", "Organisation")):
        if ends[0].id == ends[1].id:
            told.errors[NEW_TAKER] = _("Vælg to forskellige steder.")
        else:
            told.wanted = told.wanted.with_more(Wanted(look, agreements=((ends[0].id, ends[1].id),)))
    if text := typed[NEW_SEAT]:
        offer = told.one(overview, NEW_SEAT, text, ("Offer",))
        if offer:
            told.wanted = told.wanted.with_more(Wanted(look, seats=(offer.id,)))
    if ends := _both(told, overview, typed, (NEW_ROLE, NEW_PERMISSION), ("Role", "Permission")):
        told.wanted = told.wanted.with_more(Wanted(look, grants=((ends[0].id, ends[1].id),)))
    return told


def _both(
    told: Resolved, overview: Overview, typed: Mapping[str, str], names: tuple[str, str], labels: tuple[str, str]
) -> tuple[Thing, Thing] | None:
    """The two ends that two fields name; where one of the fields alone is filled in, the other one is asked for."""
    if not any(typed[name] for name in names):
        return None
    ends = []
    for name, label in zip(names, labels, strict=True):
        if not typed[name]:
            told.errors[name] = _("Udfyld også dette felt.")
        elif thing := told.one(overview, name, typed[name], (label,)):
            ends.append(thing)
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _edges_between(overview: Overview, one: Thing, other: Thing) -> Iterator[str]:
    """Every collaboration that is recorded between two organisations, whichever way it goes."""
    ends = {(one.id, other.id), (other.id, one.id)}
    for row in overview.records.network.collaborations:
        if (row.giver_id, row.taker_id) in ends:
            yield f"edge:{row.type}:{row.giver_id}:{row.taker_id}"
