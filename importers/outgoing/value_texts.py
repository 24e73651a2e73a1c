"""Values as people write them in a list: the words for a listed value are such that the import reads them as that value."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from graphmodel.catalogue import Catalogue
from graphmodel.catalogue.list_entries import ValueWord
from graphmodel.fields import FieldSpec, Kind, Value, is_iso_day
from graphmodel.schema import NODE_TYPES
from importers.reading.texts import text_of
from importers.values.cells import understand_cell
from importers.values.words import Words

_OF_A_SUBJECT = {
    "Offer.kind": "offer_kinds",
    "Organisation.kind": "organisation_kinds",
    "IN_SECTOR": "sectors",
    "SUITS": "stages",
    "DEVELOPS": "areas",
    "interests": "interests",
    "for_income": "income_bases",
    "languages": "needs",
    "accessibility": "needs",
    "cannot": "needs",
}
"""The catalogue's subjects whose ids a target holds, by the target or its field."""
_BY_WORDS = frozenset({"status"})
"""Fields that take any word, of which the catalogue knows some."""
_PARTS = "; "


class ValueTexts:
    """Says what the graph holds in the words of lists."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.word_for = cache(self._word_for)

    def value(self, target: str, value: Value) -> str:
        """The text of a field's value.

        >>> from graphmodel.catalogue import load_catalogue
        >>> from graphmodel.reference import load_reference
        >>> telling = ValueTexts(Words(load_catalogue(), load_reference()))
        >>> telling.value("Offer.intake_dates", ["2026-08-01", "02-01"]), telling.value("Offer.anonymous", False)
        ('01.08.2026; 01.02.', 'nej')
        """
        items = value if isinstance(value, list) else [value]
        return _PARTS.join(self._item(target, item) for item in items)

    def plain(self, value: Value) -> str:
        """The text of a value that is no word of the catalogue: a number, a day, yes or no, or a text as it stands."""
        if isinstance(value, bool):
            return self._truth(value)
        if isinstance(value, str) and is_iso_day(value):
            return date.fromisoformat(value).strftime("%d.%m.%Y")
        return text_of(value)

    def ends(self, target: str, ids: Iterable[str]) -> str:
        """The text for the ends of a thing's edges."""
        return _PARTS.join(self.word_for(target, id_) for id_ in sorted(ids))

    def listed(self, target: str) -> tuple[str, ...]:
        """Everything that may stand in a column of listed values, none where it may hold anything."""
        label, _, name = target.partition(".")
        if entries := self._entries(target):
            kinds = {"languages": ("language",), "accessibility": ("access", "setting")}.get(name)
            return tuple(self.word_for(target, id_) for id_, kind in entries if kinds is None or kind in kinds)
        if name in ("LOCATED_IN", "SERVES"):
            return tuple(sorted(known.name for known in self._words.reference.municipalities.values()))
        spec = NODE_TYPES[label].fields.get(name)
        if spec is None:
            return ()
        if spec.kind is Kind.TRUTH:
            return (self._truth(True), self._truth(False))
        words = ((choice, self.word_for(target, choice)) for choice in _choices(spec, self._words.catalogue))
        return tuple(word for choice, word in words if self._is_read_as(target, word, choice))

    def _item(self, target: str, item: Value) -> str:
        if not isinstance(item, str) or is_iso_day(item):
            return self.plain(item)
        label, _, name = target.partition(".")
        kind = NODE_TYPES[label].fields[name].kind
        if kind is Kind.DAYS:
            return f"{item[3:]}.{item[:2]}."
        return self.word_for(target, item)

    def _truth(self, answer: bool) -> str:
        names = {entry.value: entry.name for entry in self._words.catalogue.values.values("answer")}
        return names["yes" if answer else "no"]

    def _entries(self, target: str) -> list[tuple[str, str]]:
        """The ids of the catalogue that a target may hold, each with its kind where it has one."""
        subject = _OF_A_SUBJECT.get(target) or _OF_A_SUBJECT.get(target.partition(".")[2])
        if subject is None:
            return []
        return [(id_, getattr(entry, "kind", "")) for id_, entry in getattr(self._words.catalogue, subject).items()]

    def _word_for(self, target: str, id_: str) -> str:
        """The first of the catalogue's words for an id that is read back as that id and nothing else, else its name, else the id."""
        words = list(self._words_for(target, id_))
        return next((word for word in words if self._is_read_as(target, word, id_)), words[0] if words else id_)

    def _words_for(self, target: str, id_: str) -> Iterator[str]:
        name = target.partition(".")[2]
        if name in ("LOCATED_IN", "SERVES"):
            known = self._words.reference.municipalities.get(id_)
            yield self._words.municipalities.get(id_) or (known.name if known else id_)
            return
        subject = _OF_A_SUBJECT.get(target) or _OF_A_SUBJECT.get(name)
        if subject is not None:
            entry = getattr(self._words.catalogue, subject).get(id_)
            if entry is not None:
                yield from (entry.name, *entry.words)
            return
        for word in _values(name, self._words.catalogue):
            if word.value == id_:
                yield from (word.name, *word.words, *word.whole)

    def _is_read_as(self, target: str, word: str, id_: str) -> bool:
        name = target.partition(".")[2]
        said = understand_cell(target, word, "", self._words, takes_text=False)
        if said is None or said.doubt:
            return False
        if name.isupper():
            return said.edges == ((name, id_),) and not said.keep_text
        is_kept = said.keep_text and name not in ("accessibility", "cannot")
        return said.values.get(name) in (id_, [id_]) and not is_kept


def _values(name: str, catalogue: Catalogue) -> Sequence[ValueWord]:
    try:
        return catalogue.values.values(name)
    except KeyError:
        return ()


def _choices(spec: FieldSpec, catalogue: Catalogue) -> tuple[str, ...]:
    """The listed values of a field: the model's, or the catalogue's words for one that takes any."""
    if spec.choices or spec.name not in _BY_WORDS:
        return spec.choices
    return tuple(entry.value for entry in _values(spec.name, catalogue))
