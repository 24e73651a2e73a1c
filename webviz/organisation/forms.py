"""What the list of organisations is asked for. The address holds all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from graphmodel.catalogue import fold
from webviz.parsing import read_text, read_whole

FILTERS: Mapping[str, Callable[[], str]] = {
    "sektor": lambda: _("Sektor"),
    "type": lambda: _("Type"),
    "kommune": lambda: _("Kommune"),
    "sted": lambda: _("Sted"),
}
"""What the address calls each filter, and what people do."""

NONE = "-"
"""What the address calls having no sector, kind, municipality or place."""

_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of the name, the value of each filter that is set, and which page; pages are counted from 1."""

    name: str
    values: Mapping[str, str]
    page: int = 1
    words: tuple[str, ...] = ()
    """What has to be in the name, folded."""

    def arguments(self) -> dict[str, str]:
        """The address that asks the same."""
        page = {"side": str(self.page)} if self.page > 1 else {}
        return ({"navn": self.name} if self.name else {}) | dict(self.values) | page

    def without_name(self) -> "Wanted":
        """The same whatever the name, from the first page."""
        return replace(self, name="", words=(), page=1)

    def without(self, name: str) -> "Wanted":
        """The same without one filter, from the first page."""
        return replace(self, values={each: value for each, value in self.values.items() if each != name}, page=1)

    def on_page(self, page: int) -> "Wanted":
        """Another page of the same."""
        return replace(self, page=page)


def read_wanted(values: "MultiDict[str, str]") -> Wanted:
    """Read the address. Raises WrongUse where a value makes no sense."""
    chosen = {name: value for name in FILTERS if (value := read_text(values, name))}
    page = read_whole(values, "side", _("Siden"), 1, _MOST_PAGES) or 1
    name = read_text(values, "navn")
    return Wanted(name, chosen, page, tuple(fold(name).split()))
