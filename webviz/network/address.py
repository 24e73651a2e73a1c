"""What an address says about a neighbourhood: the whole state of the page, so that a view can be sent to a colleague.

Only what differs from the first look at a centre is in the address, so every filter in it is a chip that can be removed.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from graphmodel.fields import is_iso_day
from graphmodel.schema import EDGE_TYPES
from queries.facts.surroundings import LABELS, MAX_DEPTH, TYPES, Key
from queries.neighbourhood import SORTING_TYPES, STATES, View
from webviz.errors import WrongAddress
from webviz.network.budget import FIRST_MARKS, MOST_MARKS

INACTIVE = "inactive"
"""Shows what is closed or paused."""

PICTURE, TABLE = "billede", "tabel"

Arguments: TypeAlias = dict[str, Any]

_ALL = (*LABELS, *TYPES, *STATES, INACTIVE)


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks at a centre.

    `without` are the labels, types and states that are hidden though one sees them at first; `with_` what is shown though one does not.
    """

    centre: Key
    today: date
    depth: int = 1
    without: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    opened: tuple[str, ...] = ()
    has_more: bool = False
    form: str | None = None
    day: date | None = None

    @property
    def on(self) -> date:
        return self.day or self.today

    @property
    def budget(self) -> int:
        return MOST_MARKS if self.has_more or self.opened else FIRST_MARKS

    def shows(self, token: str) -> bool:
        """Whether a label, type or state is shown."""
        return token in self.with_ or (token not in self.without and token not in hidden_at_first(self.centre[0]))

    def view(self) -> View:
        """What is seen."""
        return View(
            labels=frozenset(filter(self.shows, LABELS)),
            types=frozenset(filter(self.shows, TYPES)),
            states=frozenset(filter(self.shows, STATES)),
            with_inactive=self.shows(INACTIVE),
        )

    def showing(self, tokens: Iterable[str]) -> "Look":
        """The look that shows these labels, types and states and no others."""
        wanted, hidden = frozenset(tokens), hidden_at_first(self.centre[0])
        return dataclasses.replace(self, with_=wanted & hidden, without=frozenset(_ALL) - wanted - hidden)

    def back_to_first(self, token: str) -> "Look":
        """The look with one filter removed."""
        return dataclasses.replace(self, with_=self.with_ - {token}, without=self.without - {token})

    def arguments(self) -> Arguments:
        """The address's arguments; what is as at first is left out."""
        said: Mapping[str, str | list[str] | None] = {
            "trin": str(self.depth) if self.depth != 1 else None,
            "uden": [token for token in _ALL if token in self.without],
            "med": [token for token in _ALL if token in self.with_],
            "aaben": list(self.opened),
            "flere": "1" if self.has_more else None,
            "visning": self.form,
            "dag": self.day.isoformat() if self.day else None,
        }
        return {name: value for name, value in said.items() if value}


def hidden_at_first(label: str) -> frozenset[str]:
    """What one does not see at first: what puts things in their boxes, unless the centre is such a box, and what is not in use."""
    return frozenset(type_ for type_ in SORTING_TYPES if label not in EDGE_TYPES[type_].to_labels) | {INACTIVE}


def read_look(centre: Key, arguments: "MultiDict[str, str]", today: date) -> Look:
    """The look that an address asks for; filters that nobody knows any more are passed over. Raises WrongUse."""
    depth, day = arguments.get("trin", "1"), arguments.get("dag")
    if depth not in {str(number) for number in range(1, MAX_DEPTH + 1)}:
        raise WrongAddress(
            _("Man kan se 1 til %(most)d led ud. Ret »trin« i adressen, eller gå tilbage.", most=MAX_DEPTH)
        )
    if day is not None and not is_iso_day(day):
        raise WrongAddress(_("Dagen skal skrives som 2026-11-23. Ret »dag« i adressen, eller gå tilbage."))
    hidden = hidden_at_first(centre[0])
    form = arguments.get("visning")
    look = Look(
        centre=centre,
        today=today,
        depth=int(depth),
        without=frozenset(arguments.getlist("uden")) & frozenset(_ALL) - hidden,
        with_=frozenset(arguments.getlist("med")) & hidden,
        opened=tuple(dict.fromkeys(arguments.getlist("aaben"))),
        has_more=arguments.get("flere") == "1",
        form=form if form in (PICTURE, TABLE) else None,
        day=date.fromisoformat(day) if day else None,
    )
    # A form sends what is ticked; what it did not show stays as it was.
    if "valgt" not in arguments:
        return look
    shown, ticked = frozenset(arguments.getlist("vist")), frozenset(arguments.getlist("vis"))
    return look.showing(token for token in _ALL if (token in ticked if token in shown else look.shows(token)))
