"""Everything on the map that can be found, with its index of words, in one version of the graph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphmodel.catalogue import Catalogue
from queries.facts.search_rows import SearchableRow
from queries.facts.surroundings import LABELS
from queries.neighbourhood import alphabetical
from queries.searching.word_index import IndexBuilder, Weighted, WordIndex, folded_words

PLACE = "Place"
"""The label of a postcode with its town: no node of the graph, but something that people look for."""

GROUPS = (*LABELS, PLACE)

_CONSIDERED = 2_000
"""Of each label, so many of the best are put in their exact order; nobody reads on beyond them."""

_NAME, _ALIAS, _KIND, _PLACE_WORDS, _TEXT = 1.0, 0.95, 0.55, 0.6, 0.35
_IS_NAME, _BEGINS_NAME, _IN_NAME, _NOT_IN_USE = 2.0, 1.0, 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Ranked:
    """The entries of one label that were found: how many, the best of them in order, and the score of the first."""

    label: str
    count: int
    best: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Library:
    """Entries are numbered as the rows; `labels` holds the place of each one's label in GROUPS."""

    rows: tuple[SearchableRow, ...]
    labels: NDArray[np.int8]
    ids: Mapping[str, Sequence[int]]
    index: WordIndex

    def folded_name(self, entry: int) -> str:
        """An entry's name as it is compared."""
        return " ".join(folded_words(name_of(self.rows[entry])))

    def rank(self, found: NDArray[np.int64], scores: NDArray[np.float32], wanted: str) -> list[Ranked]:
        """The entries found, by label, the label with the best of them first.

        A name that is, or begins with, what was written goes first, and what is not in use last of its like; then by name.
        """
        ranked = []
        for number, label in enumerate(GROUPS):
            here = self.labels[found] == number
            if not here.any():
                continue
            entries, points = found[here], scores[here]
            if len(entries) > _CONSIDERED:
                kept = np.argsort(-points, kind="stable")[:_CONSIDERED]
                considered = zip(entries[kept].tolist(), points[kept].tolist(), strict=True)
            else:
                considered = zip(entries.tolist(), points.tolist(), strict=True)
            best = sorted((self._place(entry, score, wanted) for entry, score in considered))
            ranked.append(Ranked(label, len(entries), tuple(entry for *_, entry in best), -best[0][0]))
        return sorted(ranked, key=lambda each: (-each.score, GROUPS.index(each.label)))

    def _place(self, entry: int, score: float, wanted: str) -> tuple[float, str, str, int]:
        name, row = self.folded_name(entry), self.rows[entry]
        score += (
            _IS_NAME
            if name == wanted
            else _BEGINS_NAME
            if name.startswith(wanted)
            else _IN_NAME
            if wanted in name
            else 0.0
        )
        score -= 0.0 if row.status in (None, "active") else _NOT_IN_USE
        return (-round(score, 4), alphabetical(name_of(row)), row.id, entry)


def name_of(row: SearchableRow) -> str:
    """The name, or the id of what has none."""
    return row.name or row.id


def build_library(found: Iterable[SearchableRow], catalogue: Catalogue) -> Library:
    """Index everything that was fetched, and the places that it names."""
    builder = IndexBuilder()
    rows: list[SearchableRow] = []
    ids: dict[str, list[int]] = {}
    words_of_kinds = _words_of_kinds(catalogue)
    for row in found:
        ids.setdefault(row.id, []).append(len(rows))
        rows.append(row)
        builder.add(_own_texts(row), _shared_texts(row, words_of_kinds))
    for postcode, town in sorted({(row.postcode or "", row.town or "") for row in rows if row.postcode or row.town}):
        place = _place_row(postcode, town)
        rows.append(place)
        builder.add([(_NAME, name_of(place))])
    labels = np.array([GROUPS.index(row.label) for row in rows], dtype=np.int8)
    return Library(tuple(rows), labels, ids, builder.build())


def _place_row(postcode: str, town: str) -> SearchableRow:
    return SearchableRow(
        label=PLACE,
        id=postcode or town,
        name=f"{postcode} {town}".strip(),
        status=None,
        kind=None,
        also_known_as=None,
        words=None,
        text=None,
        youth_text=None,
        phone=None,
        postcode=postcode or None,
        town=town or None,
    )


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
    if entry := words_of_kinds.get((row.label, row.id)):
        yield _KIND, entry
    for word in row.words or ():
        yield _TEXT, words_of_kinds.get(("interest", word), word) if row.label == "Offer" else word


def _words_of_kinds(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """The everyday words for the kinds of organisations and offers, for interests, and for each area and phase."""
    subjects: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("Organisation", catalogue.organisation_kinds),
        ("Offer", catalogue.offer_kinds),
        ("interest", catalogue.interests),
        ("Area", catalogue.areas),
        ("Stage", catalogue.stages),
    )
    return {
        (subject, id_): " ".join((entry.name, *entry.words))
        for subject, entries in subjects
        for id_, entry in entries.items()
    }
