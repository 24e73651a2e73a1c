"""Where on the map is what somebody has in mind? Everything but youths, in whatever spelling.

A CPR number is refused and never repeated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue, fold
from graphmodel.cpr import contains_cpr
from queries.facts.neighbourhood_rows import PROVIDERS_OF_OFFERS, WORKPLACES_OF_ACTORS
from queries.facts.search_rows import SEARCHABLE, SearchableRow
from queries.facts.surroundings import LABELS
from queries.neighbourhood import alphabetical
from queries.word_index import IndexBuilder, Weighted, WordFolder, WordIndex

PLACE = "Place"
"""The label of a postcode with its town: no node of the graph, but something that people look for."""

CPR_REFUSED = "Det ligner et CPR-nummer. Det søger vi ikke efter, og det er ikke gemt. Skriv i stedet et navn, et sted eller et tilbud."
TOO_SHORT = "Skriv mindst to bogstaver: et navn, et sted, et tilbud eller noget, den unge kan lide."

_GROUPS = (*LABELS, PLACE)
_MOST_WORDS = 8
_LONGEST_TEXT = 200
_PHONE_DIGITS = 8
_NAME, _ALIAS, _KIND, _PLACE_WORDS, _TEXT = 1.0, 0.95, 0.55, 0.6, 0.35


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


@dataclass(frozen=True, slots=True)
class _Library:
    """Everything that can be found, in one version of the graph."""

    version: int
    hits: tuple[Hit, ...]
    ids: Mapping[str, Sequence[int]]
    aliases: Mapping[int, Sequence[str]]
    folded_names: tuple[str, ...]
    index: WordIndex


class Searcher:
    """Searches the map; what can be found is kept while the graph stands still."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._library: _Library | None = None

    def search(self, reader: Reader, text: str, limit: int = 8, label: str | None = None) -> SearchResult:
        """The best hits of each kind, at most `limit` of each; of one kind alone where a label is given."""
        if contains_cpr(text):
            return SearchResult("", refused=CPR_REFUSED)
        shown = " ".join(text.split())[:_LONGEST_TEXT]
        words = _words_of(shown)
        if not any(len(word) > 1 for word in words):
            return SearchResult(shown, refused=TOO_SHORT)
        library = self._at(reader)
        if shown in library.ids:
            return SearchResult(
                shown,
                tuple(
                    _at_home(
                        reader, _grouped(library, [(1.0, entry) for entry in library.ids[shown]], words, limit, label)
                    )
                ),
            )
        understood = {word: library.index.look_up(word) for word in words}
        scores = np.vstack([each.scores for each in understood.values()])
        held = (scores > 0).sum(axis=0)
        most = int(held.max(initial=0))
        if most == 0:
            return SearchResult(shown)
        found = np.flatnonzero(held == most)
        total = scores[:, found].sum(axis=0)
        ranked = _ranked(library, " ".join(words), dict(zip(found.tolist(), total.tolist(), strict=True)))
        groups = _grouped(library, ranked, words, limit, label)
        taken_for = {word: each.taken_for for word, each in understood.items() if each.taken_for}
        return SearchResult(shown, tuple(_at_home(reader, groups)), None, taken_for, most < len(words))

    def _at(self, reader: Reader) -> _Library:
        version = history.version(reader)
        library = self._library
        if library is None or library.version != version:
            library = self._library = _library(version, SEARCHABLE.run(reader), self._catalogue)
        return library


def _words_of(text: str) -> tuple[str, ...]:
    """The words to look for, each once; a phone number is one word."""
    digits = "".join(sign for sign in text.removeprefix("+45") if sign.isdigit())
    if len(digits) == _PHONE_DIGITS and not any(sign.isalpha() for sign in text):
        return (digits,)
    return tuple(dict.fromkeys(WordFolder().words(text)))[:_MOST_WORDS]


def _library(version: int, found: Iterable[SearchableRow], catalogue: Catalogue) -> _Library:
    builder = IndexBuilder()
    hits: list[Hit] = []
    ids: dict[str, list[int]] = {}
    aliases: dict[int, Sequence[str]] = {}
    places: dict[tuple[str, str], int] = {}
    words_of_kinds = _words_of_kinds(catalogue)
    for row in found:
        ids.setdefault(row.id, []).append(len(hits))
        if row.also_known_as:
            aliases[len(hits)] = row.also_known_as
        if row.postcode or row.town:
            place = (row.postcode or "", row.town or "")
            places[place] = places.get(place, 0) + 1
        hits.append(Hit(row.label, row.id, row.name or row.id, row.kind, row.status, row.postcode, row.town))
        builder.add(_own_texts(row), _shared_texts(row, words_of_kinds))
    for postcode, town in sorted(places):
        name = f"{postcode} {town}".strip()
        hits.append(Hit(PLACE, postcode or town, name, None, None, postcode or None, town or None))
        builder.add([(_NAME, name)])
    return _Library(version, tuple(hits), ids, aliases, tuple(fold(hit.name) for hit in hits), builder.build())


def _own_texts(row: SearchableRow) -> Iterator[Weighted]:
    yield _NAME, row.name or row.id
    for alias in row.also_known_as or ():
        yield _ALIAS, alias
    if row.phone:
        yield _ALIAS, "".join(sign for sign in row.phone.removeprefix("+45") if sign.isdigit())
    for text in (row.text, row.youth_text):
        if text:
            yield _TEXT, text


def _shared_texts(row: SearchableRow, words_of_kinds: Mapping[tuple[str, str], str]) -> Iterator[Weighted]:
    for place in (row.postcode, row.town):
        if place:
            yield _PLACE_WORDS, place
    if row.kind:
        yield _KIND, words_of_kinds.get((row.label, row.kind), row.kind)
    for word in row.words or ():
        yield _TEXT, words_of_kinds.get(("interest", word), word) if row.label == "Offer" else word


def _words_of_kinds(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """The everyday words for the kinds of organisations and offers, and for interests."""
    subjects: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("Organisation", catalogue.organisation_kinds),
        ("Offer", catalogue.offer_kinds),
        ("interest", catalogue.interests),
    )
    return {
        (subject, id_): " ".join((entry.name, *entry.words))
        for subject, entries in subjects
        for id_, entry in entries.items()
    }


def _ranked(library: _Library, wanted: str, scores: Mapping[int, float]) -> list[tuple[float, int]]:
    """The entries with their scores: a name that is, or begins with, what was written first, what is not in use last of its like."""
    ranked = []
    for entry, score in scores.items():
        name, hit = library.folded_names[entry], library.hits[entry]
        bonus = 2.0 if name == wanted else 1.0 if name.startswith(wanted) else 0.5 if wanted in name else 0.0
        penalty = 0.0 if hit.status in (None, "active") else 0.75
        ranked.append((round(score + bonus - penalty, 4), entry))
    return sorted(
        ranked, key=lambda each: (-each[0], alphabetical(library.hits[each[1]].name), library.hits[each[1]].id)
    )


def _grouped(
    library: _Library, ranked: Sequence[tuple[float, int]], words: Sequence[str], limit: int, label: str | None
) -> list[HitGroup]:
    """The ranked entries by label, the label with the best hit first."""
    found: dict[str, list[int]] = {}
    best: dict[str, float] = {}
    for score, entry in ranked:
        group = library.hits[entry].label
        found.setdefault(group, []).append(entry)
        best.setdefault(group, score)
    labels = [each for each in found if label is None or each == label]
    labels.sort(key=lambda each: (-best[each], _GROUPS.index(each)))
    return [
        HitGroup(each, len(found[each]), tuple(_hit(library, entry, words) for entry in found[each][:limit]))
        for each in labels
    ]


def _hit(library: _Library, entry: int, words: Sequence[str]) -> Hit:
    """The hit, with the other name that it was found by where its own holds none of the words."""
    hit = library.hits[entry]
    if any(word in library.folded_names[entry] for word in words):
        return hit
    also = next((alias for alias in library.aliases.get(entry, ()) if any(word in fold(alias) for word in words)), None)
    return Hit(hit.label, hit.id, hit.name, hit.kind, hit.status, hit.postcode, hit.town, also)


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
        hits = tuple(
            Hit(hit.label, hit.id, hit.name, hit.kind, hit.status, hit.postcode, hit.town, hit.also, at.get(hit.id))
            for hit in group.hits
        )
        yield HitGroup(group.label, group.count, hits)
