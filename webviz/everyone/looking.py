"""How a page about all youths is looked at: the day, how far ahead, how many hand-overs, whose youths. The address holds all of it."""

from dataclasses import dataclass, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from queries.rules import Limits
from webviz.parsing import read_text
from webviz.youth_page.forms import View, read_view

MUNICIPALITY, HORIZON, MAX_HANDOVERS = "kommune", "frem", "led"


@dataclass(frozen=True, slots=True)
class Look:
    """How the youths are looked at; `municipality` is None for those of all municipalities."""

    view: View
    municipality: str | None = None

    @property
    def day(self) -> date:
        """The day that is asked about."""
        return self.view.day

    @property
    def limits(self) -> Limits:
        """How far ahead, and over how many hand-overs."""
        return self.view.question().limits

    def arguments(self, **more: str | None) -> dict[str, str]:
        """The address that looks the same way, with `more` of the page's own; what is as usual or not given is left out."""
        said = {**self.view.arguments(), MUNICIPALITY: self.municipality, **more}
        return {name: text for name, text in said.items() if text}

    def at(self, municipality: str | None) -> "Look":
        """The same for another municipality."""
        return replace(self, municipality=municipality)


def read_look(values: "MultiDict[str, str]", today: date) -> Look:
    """Read the address. Raises WrongUse where a value makes no sense."""
    view = replace(read_view(values, today), opened="")
    return Look(view, read_text(values, MUNICIPALITY) or None)
