"""Organisations that a cell names beside its row's own: under "Samarbejdspartnere", "Henviser til" or "Tilsyn fra"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.catalogue import fold
from importers.tables import Cell
from importers.values.relations import Direction
from importers.values.understood import parts_of
from importers.values.words import Words

_LONGEST = 70
_MOST_WORDS = 8
_NO_NAME = re.compile(r"@|https?:|www\.|\d{4}|[?!:]")
_NO_BEGINNINGS = frozenset(
    {"efter", "ved", "via", "kun", "se", "hvis", "naar", "ikke", "oftest", "typisk", "primaert", "fx", "evt", "eventuelt", "afhaenger"}
    | {"i", "til", "fra", "unge", "alle", "ring", "kontakt", "spoerg", "sker", "hele", "dem", "vi"}
)  # fmt: skip
"""Words that a sentence begins with and a name does not."""
_NOBODY = frozenset(
    {"alle", "mange", "flere", "diverse", "andre", "div", "m fl", "mfl", "ingen", "ikke", "osv", "etc", "bl a"}
)


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that a row's own is tied to, and which way round."""

    direction: Direction
    name: Cell


def partners_in(cell: Cell, direction: Direction, words: Words) -> tuple[list[Partner], list[str]]:
    """The organisations in a cell, and the parts of it that are no name.

    A word for knowing each other promises little, so any part is a name there; one that carries a youth or money must look like one.
    """
    parts = parts_of(cell.text)
    names = [
        part
        for part in parts
        if (direction.type == "KNOWS" and fold(part) not in _NOBODY) or _may_be_a_name(part, words)
    ]
    return [Partner(direction, Cell(name, cell.address)) for name in names], [
        part for part in parts if part not in names
    ]


def addresses(partners: Iterable[Partner]) -> set[str]:
    """The cells that name them."""
    return {partner.name.address for partner in partners}


def _may_be_a_name(text: str, words: Words) -> bool:
    folded = fold(text)
    return (
        len(text) <= _LONGEST
        and 1 <= len(folded.split()) <= _MOST_WORDS
        and len(folded) > 1
        and folded not in _NOBODY
        and folded.split()[0] not in _NO_BEGINNINGS
        and not _NO_NAME.search(text)
        and not words.is_placeholder(text)
        and words.catalogue.values.read_whole("answer", text) is None
    )
