"""What a cell says of how two are tied: the types of edge it names, which way round, and whether it denies them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.phrases import PhraseIndex
from importers.marks import MarkWords
from importers.values.accounting import tokens_beside

_BACKWARDS = "<"
_MOST_REMEMBERED = 10_000
"""So many texts are kept with what they say, for a reader lasts as long as its catalogue."""
_FILLER = frozenset(
    {
        "og",
        "samt",
        "eller",
        "i",
        "om",
        "med",
        "til",
        "for",
        "af",
        "den",
        "det",
        "de",
        "er",
        "har",
        "der",
        "en",
        "et",
        "hinanden",
    }
    | {"unge", "organisationen", "organisationer", "tilbuddet", "tilbud", "fast", "faste", "gensidig", "gensidigt"}
)
"""Words that say nothing of their own beside a type."""


@dataclass(frozen=True, slots=True)
class Direction:
    """A type of edge and whether it is said from the second end to the first."""

    type: str
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class RelationSaid:
    """What a cell says: the types, values of the edge's fields that it names beside them, and what else there is in it.

    `is_denied` where it says that there is nothing of the kind, `says_more` where it holds words beyond what was understood.
    """

    directions: tuple[Direction, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    is_denied: bool = False
    says_more: bool = False
    rest: tuple[str, ...] = ()
    """The words beyond what was understood, folded."""

    @property
    def is_plain(self) -> bool:
        """Whether the cell is a type and nothing else."""
        return bool(self.directions) and not self.says_more and not self.is_denied


class RelationReader:
    """Knows the words for types of edge, and for the listed values of their fields."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._relations = catalogue.relations
        self._marks = MarkWords(catalogue)
        self._names = {
            id_: catalogue.collaboration[id_].name if id_ in catalogue.collaboration else relation.name
            for id_, relation in catalogue.relations.items()
        }
        words: dict[str, Iterable[str]] = {}
        for id_, relation in catalogue.relations.items():
            known = catalogue.collaboration.get(id_)
            forwards = [*relation.words, relation.name, *([known.name] if known else [])]
            backwards = [*relation.reverse_words, *([known.reverse_name] if known and not known.mutual else [])]
            words |= {id_: forwards, _BACKWARDS + id_: backwards}
        self._types = PhraseIndex(words)
        self._understand_once = lru_cache(_MOST_REMEMBERED)(self._understand)
        self._ids = {fold(id_): id_ for id_ in catalogue.relations}
        self._values = {
            name: PhraseIndex({word.id: word.words for word in catalogue.relation_words if word.field == name})
            for name in dict.fromkeys(word.field for word in catalogue.relation_words)
        }
        self._headers = {
            fold(header): Direction(id_, is_reversed)
            for id_, relation in catalogue.relations.items()
            for is_reversed, headers in ((False, relation.headers), (True, relation.reverse_headers))
            for header in headers
        }
        self._denials = {
            word for negation in catalogue.negations if negation.id in ("before", "alone") for word in negation.words
        }

    @property
    def known_names(self) -> str:
        """Every type that can be written, as people read them."""
        return ", ".join(f"»{name}«" for name in self._names.values())

    def name_of(self, type_: str) -> str:
        """What people call a type, read from its first end to its second."""
        return self._names.get(type_, type_)

    def is_mark(self, text: str) -> bool:
        """Whether a cell only says that there is something: an x, a tick, a yes."""
        return self._marks.answer(text) == "yes"

    def read(self, text: str) -> RelationSaid:
        """What a cell says of a type; a text that many cells have is looked at once.

        >>> from graphmodel.catalogue import load_catalogue
        >>> reader = RelationReader(load_catalogue())
        >>> reader.read("Modtager henvisninger fra").directions
        (Direction(type='REFERS_TO', is_reversed=True),)
        >>> reader.read("henviser ikke til").is_denied, reader.read("mødes fast (skriftlig aftale)").values
        (True, {'agreement': 'written'})
        """
        return self._understand_once(text)

    def _understand(self, text: str) -> RelationSaid:
        if known := self._ids.get(fold(text)):
            return RelationSaid((Direction(known),))
        tokens = fold(text).split()
        values: dict[str, str] = {}
        for name, index in self._values.items():
            found = [hit for hit in index.find_in(tokens) if hit.phrase not in self._denials]
            if len({hit.ids for hit in found}) == 1:
                values[name] = found[0].ids[0]
                tokens = tokens_beside(tokens, found)
        types = self._types.find_in(tokens)
        rest = [token for token in tokens_beside(tokens, types) if token not in _FILLER]
        directions = dict.fromkeys(_direction(hit.ids[0]) for hit in types)
        return RelationSaid(tuple(directions), values, bool(self._denials.intersection(rest)), bool(rest), tuple(rest))

    def complaint(self, text: str, said: RelationSaid) -> tuple[str, str] | None:
        """Why a cell names no type that can be stored, as a code and a Danish sentence; None where it does name one."""
        if said.is_denied:
            return "relation_denied", f"»{text}« siger nej til en forbindelse, så der er ingen at gemme."
        if not said.directions:
            return "unknown_relation", f"»{text}« er ingen forbindelse, vi kender."
        return None

    def value(self, name: str, text: str) -> tuple[str, bool] | None:
        """The listed value of a field that a text names, and whether it says more than that; None for none, or several."""
        tokens = fold(text).split()
        found = self._values[name].find_in(tokens) if name in self._values else ()
        ids = {id_ for hit in found for id_ in hit.ids}
        if len(ids) != 1:
            return None
        rest = [token for token in tokens_beside(tokens, found) if token not in _FILLER]
        return None if self._denials.intersection(rest) else (ids.pop(), bool(rest))

    def of_header(self, header: str) -> Direction | None:
        """The type that a column of an ordinary list names its organisations by ("Henviser til"), or None."""
        plain = fold(header).removesuffix(" organisationer").removesuffix(" organisation")
        return self._headers.get(plain)


@cache
def relation_reader(catalogue: Catalogue) -> RelationReader:
    """The reader of a catalogue, which every table shares."""
    return RelationReader(catalogue)


def _direction(id_: str) -> Direction:
    return Direction(id_.removeprefix(_BACKWARDS), id_.startswith(_BACKWARDS))
