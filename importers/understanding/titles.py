"""The titles above the rows of a table, and the sections among them: they speak where a row itself is silent."""

from collections.abc import Iterable

from graphmodel.cpr import contains_cpr
from importers.kept_words import SECTION
from importers.result import Severity
from importers.tables import Cell
from importers.understanding.context import SERVES, Context, context_of, context_of_title, place_in_title
from importers.understanding.gathering import Gathered
from importers.understanding.title_ages import put_title_ages
from importers.understanding.titled_places import keep_place_words, put_place, words_of_titles
from importers.understanding.topics import area_of
from importers.values.ages import read_title_ages
from importers.values.words import Words


class Titles:
    """The titles of a table, each with what it means; a section is looked at once, for many rows stand under it."""

    def __init__(self, titles: Iterable[Cell], words: Words, *, is_of_offers: bool) -> None:
        plain = [cell for cell in titles if not contains_cpr(cell.text)]  # one with a CPR number is kept nowhere
        self._titles = [(context_of_title(cell.text, words, is_of_offers=is_of_offers), cell) for cell in plain]
        self._words = words
        self._sections: dict[tuple[str, bool], Context | None] = {}
        self._places: dict[str, Context | None] = {}
        self._told: set[str] = set()

    def speak(self, gathered: Gathered, section: Cell | None) -> Context | None:
        """Let the titles say what a row does not, and answer what says where it is; a section that means nothing known is kept as words."""
        meaning = self._meaning(section.text, is_of_offers="Offer" in gathered.names) if section else None
        is_of_offers_alone = gathered.names.keys() == {"Offer"}
        place = self._place(section.text) if section and meaning is None else None
        for context, cell in ((meaning or place, section), *self._titles):
            if context and cell:
                gathered.sources[cell.address] = (SECTION, cell.text)
                _apply(gathered, self._of_offers_alone(context, cell) if is_of_offers_alone else context, cell)
        for title, cell in self._titles:
            if title is None and cell != section:
                keep_place_words(gathered, cell, self._words.place_words)
        if section and meaning is None:
            self._keep(gathered, section, is_unknown=place is None)
        put_title_ages(gathered, [*filter(None, [section]), *(cell for _, cell in self._titles)])
        contexts = (meaning or place, *(title for title, _ in self._titles))
        return next((context for context in contexts if context and context.target == SERVES), meaning)

    def _of_offers_alone(self, context: Context, cell: Cell) -> Context:
        """What a title means over offers where nobody is there to belong to a sector: the area of the same name, if there is one."""
        area = area_of(cell.text, self._words) if context.target.startswith("Organisation.") else ""
        return Context("Offer.DEVELOPS", area) if area else context

    def _meaning(self, section: str, *, is_of_offers: bool) -> Context | None:
        key = (section, is_of_offers)
        if key not in self._sections:
            self._sections[key] = context_of(section, self._words, is_of_offers=is_of_offers)
        return self._sections[key]

    def _place(self, section: str) -> Context | None:
        """The place in a section that says more than that."""
        if section not in self._places:
            self._places[section] = place_in_title(section, self._words)
        return self._places[section]

    def _keep(self, gathered: Gathered, section: Cell, *, is_unknown: bool) -> None:
        gathered.sources[section.address] = (SECTION, section.text)
        gathered.put(*words_of_titles(gathered), f"{SECTION}: {section.text}", section.address)
        if is_unknown and section.address not in self._told and read_title_ages(section.text) is None:
            self._told.add(section.address)
            message = f"Afsnittet »{section.text}« er hverken en sektor, et sted eller en slags, vi kender. Det er gemt som tekst."
            gathered.warn(Severity.NOTE, section.address, "section_unknown", message)


def _apply(gathered: Gathered, context: Context, cell: Cell) -> None:
    label, _, name = context.target.partition(".")
    if context.target == SERVES:
        put_place(gathered, context, cell)
    elif name.isupper():
        if not any(type_ == name for _, type_, _, _ in gathered.edges):
            gathered.edges.extend((label, name, id_, cell.address) for id_ in context.ids)
    elif name not in gathered.fields[label]:
        gathered.put(label, name, context.id, cell.address)
