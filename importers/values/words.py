"""Everything that is known about words while a list is read: the catalogue, the municipalities, and what the graph adds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graphmodel.catalogue import Catalogue, fold
from graphmodel.reference import Reference
from importers.municipality import name_of_unknown
from importers.values.accounting import JOINTS, left_beside_words
from importers.values.no_phones import without_days_and_hours

_LONGEST_PLACEHOLDER = 60
_MOST_BLANKS = 5
_SHORTEST_NAME = 2
_POINTS = re.compile(r"\W*(?:se|jf|jævnfør|see|manuel)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}[a-z]?|[a-z]\d{0,3}")
_SIGNS = re.compile(r"[.,;:()]")
_BETWEEN_NUMBERS = JOINTS | {"til", "nr", "venligst"}


@dataclass(frozen=True)
class Words:
    """The catalogue and the reference, and the municipalities that the graph knows beside them, by code."""

    catalogue: Catalogue
    reference: Reference
    municipalities: Mapping[str, str] = field(default_factory=dict)

    def municipality(self, text: str) -> str | None:
        """The code of the municipality that a whole text names, by code or name in any spelling."""
        bare = _without_word(text)
        for code, name in self.municipalities.items():
            if text.strip().zfill(4) == code or (bare and bare == _without_word(name)):
                return code
        found = self.reference.municipality(text)
        return found.code if found else None

    def name_of_municipality(self, code: str) -> str:
        """What a municipality is called: in the graph, else in the reference; one that neither has is called by its code.

        >>> from graphmodel.catalogue import load_catalogue
        >>> from graphmodel.reference import load_reference
        >>> words = Words(load_catalogue(), load_reference(), {"0990": "Birkesund"})
        >>> [words.name_of_municipality(code) for code in ("0461", "0990", "0991")]
        ['Odense Kommune', 'Birkesund', 'Kommune 0991']
        """
        if known := self.municipalities.get(code):
            return known
        found = self.reference.municipalities.get(code)
        return f"{found.name} Kommune" if found else name_of_unknown(code)

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The folded names of municipalities and regions, with and without the word for municipality."""
        names = [
            *filter(None, self.municipalities.values()),
            *(known.name for known in self.reference.municipalities.values()),
        ]
        regions = {fold(known.region) for known in self.reference.municipalities.values()}
        regions |= {region.removeprefix("region ") for region in regions}
        return frozenset(
            {form for name in names for form in (fold(name), f"{fold(name)} kommune", f"{fold(name)}s kommune")}
            | regions
        )

    def is_placeholder(self, text: str) -> bool:
        """Whether a cell says that nothing is known: missing data, never a value. No long text is one: it says something beside it."""
        if len(text) > _LONGEST_PLACEHOLDER or text.count(" ") > _MOST_BLANKS:
            return False
        return self.catalogue.values.read_whole("placeholder", text) is not None or self._points_elsewhere(text)

    def _points_elsewhere(self, text: str) -> bool:
        """Whether a cell only names another place: "se side 4", "jf. bilag 2 og 3"."""
        if not _POINTS.match(text):
            return False
        plain = _SIGNS.sub(" ", text)  # "jf. bilag 2" is one clause
        reading = self.catalogue.values.read("placeholder", plain)
        return reading is not None and all(
            _NUMBER.fullmatch(word) for word in left_beside_words(plain, reading.phrase, _BETWEEN_NUMBERS)
        )

    def is_no_name(self, text: str) -> bool:
        """Whether a cell in a column of names names nothing: a placeholder, a mark such as "x", a day, or signs alone."""
        folded = fold(text)
        return (
            len(folded) < _SHORTEST_NAME
            or not any(sign.isalnum() for sign in without_days_and_hours(text).replace("_", " "))
            or self.is_placeholder(text)
            or self.catalogue.values.read_whole("answer", text) is not None
        )


def _without_word(name: str) -> str:
    words = [word for word in fold(name).split() if word not in ("kommune", "opdigtet")]
    return " ".join(words).removesuffix("s")
