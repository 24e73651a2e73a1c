"""Where on the map is what somebody has in mind? Everything but youths, in whatever spelling.

A CPR number is refused and never repeated.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue, fold
from graphmodel.cpr import contains_cpr
from queries.facts.neighbourhood_rows import PROVIDERS_OF_OFFERS, WORKPLACES_OF_ACTORS
from queries.facts.search_rows import fetch_searchable
from queries.keeping import Latest
from queries.searching.library import Library, Ranked, build_library, name_of
from queries.searching.word_index import Understood, WordIndex, folded_words

CPR_REFUSED = "Det ligner et CPR-nummer. Det søger vi ikke efter, og det er ikke gemt. Skriv i stedet et navn, et sted eller et tilbud."
TOO_SHORT = "Skriv mindst to bogstaver: et navn, et sted, et tilbud eller noget, den unge kan lide."

_MOST_WORDS = 8
_LONGEST_TEXT = 200
_PHONE = re.compile(r"(?:(?:\+|\b00)45 ?)?(?<!\d)(?:\d{8}|\d\d(?: \d\d){3}|\d{4} \d{4}|\d{3} \d\d \d{3})(?!\d)")
_BEGUN_PHONE = re.compile(r"\s*(?:\+45|0045)?\s*\d\d(?: \d\d){1,2}\s*")
_PHONE_DIGITS = 8
_OPTIONAL_TEXT = """
    hjaelpe hjaelper i paa ved hos til fra for med om af og eller en et den det der de som er kan vil skal jeg vi man du han
    hun hvem hvad hvor noget nogen nogle ikke tlf telefon telefonnummer mobil ring nummer kommune kommunen
    kommunes tilbud unge ung www dk
"""
_OPTIONAL = frozenset(_OPTIONAL_TEXT.split())
"""Words that need not be found where others are: "hvem kan hjælpe med bolig?", "Birkesund Kommune"."""
_ALIKE = {"sct": "sankt", "skt": "sankt", "sankt": "sct", "kbh": "koebenhavn"}
"""Words that are also written so."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `also` is another name that it was found by, `at` where it belongs (an offer's provider, a person's workplace)."""

    label: str
    id: str
    name: str
    kind: str | None
    status: str | None
    postcode: str | None
    town: str | None
    also: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What was found of one label: the best first, and how many there are in all."""

    label: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What came of a search.

    `refused` is a sentence where nothing was looked for; where a CPR number is why, `text` is empty, so that nobody can repeat it.
    `taken_for` tells what misspelt words were read as. `is_partial`: nothing holds all the words, and what holds most of them is shown.
    """

    text: str
    groups: tuple[HitGroup, ...] = ()
    refused: str | None = None
    taken_for: Mapping[str, tuple[str, ...]] | None = None
    is_partial: bool = False

    @property
    def count(self) -> int:
        """How many were found in all."""
        return sum(group.count for group in self.groups)

    def as_json(self) -> dict[str, Any]:
        """The result as data."""
        groups = [
            {
                "label": group.label,
                "count": group.count,
                "hits": [{"id": hit.id, "name": hit.name} for hit in group.hits],
            }
            for group in self.groups
        ]
        return {"text": self.text, "refused": self.refused, "partial": self.is_partial, "groups": groups}


class Searcher:
    """Searches the map; what can be found is kept while the graph stands still."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._libraries = Latest(lambda reader, _version: build_library(fetch_searchable(reader), catalogue))

    def search(self, reader: Reader, text: str, limit: int = 8, label: str | None = None) -> SearchResult:
        """The best hits of each kind, at most `limit` of each; of one kind alone where a label is given."""
        if contains_cpr(text):
            return SearchResult("", refused=CPR_REFUSED)
        shown = " ".join(text.split())[:_LONGEST_TEXT]
        words = _words_of(shown)
        if not any(len(word) > 1 for word in words):
            return SearchResult(shown, refused=TOO_SHORT)
        library = self._libraries.at(reader)
        needed = _needed(words)
        understood = {word: _look_up(library.index, word) for word in needed}
        scores = np.vstack([each.scores for each in understood.values()])
        held = (scores > 0).sum(axis=0)
        if shown in library.ids:
            held[:] = 0
            held[list(library.ids[shown])] = len(needed)
        most = int(held.max(initial=0))
        if most == 0:
            return SearchResult(shown)
        found = np.flatnonzero(held == most)
        ranked = library.rank(found, scores[:, found].sum(axis=0), " ".join(words))
        groups = [_group(library, each, words, limit) for each in ranked if label is None or each.label == label]
        taken_for = {word: each.taken_for for word, each in understood.items() if each.taken_for}
        return SearchResult(shown, tuple(_at_home(reader, groups)), None, taken_for, most < len(needed))


def _words_of(text: str) -> tuple[str, ...]:
    """The words to look for, each once; a phone number is one word, also one that somebody has only begun to write."""
    if _BEGUN_PHONE.fullmatch(text):
        return (_digits_of(text),)
    text = _PHONE.sub(lambda number: f" {_digits_of(number[0])} ", text)
    return tuple(dict.fromkeys(folded_words(text)))[:_MOST_WORDS]


def _digits_of(number: str) -> str:
    """The digits of a phone number without the country's."""
    digits = "".join(sign for sign in number if sign.isdigit())
    has_country = number.strip().startswith(("+45", "0045"))
    return digits.removeprefix("00").removeprefix("45") if has_country else digits[-_PHONE_DIGITS:]


def _needed(words: Sequence[str]) -> tuple[str, ...]:
    """The words that a hit is to hold: not the small ones, nor initials, unless there are no others."""
    return tuple(word for word in words if word not in _OPTIONAL and (len(word) > 1 or word.isdigit())) or tuple(words)


def _look_up(index: WordIndex, word: str) -> Understood:
    """How a word is read, or else how one that is written for it is."""
    understood = index.look_up(word)
    other = _ALIKE.get(word)
    if other is None:
        return understood
    scores = np.maximum(understood.scores if not understood.taken_for else 0, index.look_up(other).scores)
    return Understood(scores)


def _group(library: Library, ranked: Ranked, words: Sequence[str], limit: int) -> HitGroup:
    return HitGroup(ranked.label, ranked.count, tuple(_hit(library, entry, words) for entry in ranked.best[:limit]))


def _hit(library: Library, entry: int, words: Sequence[str]) -> Hit:
    """The hit, with the other name that it was found by where its own holds none of the words."""
    row, folded = library.rows[entry], library.folded_name(entry)
    also = None
    if not any(word in folded for word in words):
        also = next((alias for alias in row.also_known_as or () if any(word in fold(alias) for word in words)), None)
    return Hit(row.label, row.id, name_of(row), row.kind, row.status, row.postcode, row.town, also)


def _at_home(reader: Reader, groups: Iterable[HitGroup]) -> Iterator[HitGroup]:
    """The groups, offers with their provider and people with their workplace."""
    for group in groups:
        ids = [hit.id for hit in group.hits]
        if group.label == "Offer":
            homes = PROVIDERS_OF_OFFERS.run(reader, offer_ids=ids)
        elif group.label == "Actor":
            homes = WORKPLACES_OF_ACTORS.run(reader, actor_ids=ids)
        else:
            yield group
            continue
        at = {row.member_id: row.home_name or row.home_id for row in reversed(homes)}
        hits = tuple(dataclasses.replace(hit, at=at.get(hit.id)) for hit in group.hits)
        yield HitGroup(group.label, group.count, hits)
