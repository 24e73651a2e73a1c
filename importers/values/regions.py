"""Regions: a text that names one names all its municipalities."""

import re

from graphmodel.catalogue import fold
from graphmodel.reference import Reference

_REGION = re.compile(r"(?:(?:alle )?kommuner(?:ne)? i |hele )?region(?:en)?[ -]?([^\W\d_]+)\.?", re.IGNORECASE)
_SHARED_NAMES = frozenset({"hovedstaden", "sjaelland"})
"""Names of regions that mean something else as well where the word region does not stand beside them."""


def region_in(text: str, reference: Reference, *, is_headed: bool = False) -> str:
    """The region that a whole text names, shortened or not, "" where it names none; `is_headed` where its header says region.

    >>> from graphmodel.reference import load_reference
    >>> reference = load_reference()
    >>> [region_in(text, reference) for text in ("Region Syddanmark", "hele Region Midt", "nordjylland", "Sjælland", "Midt")]
    ['Region Syddanmark', 'Region Midtjylland', 'Region Nordjylland', '', '']
    """
    names = {fold(one.region).removeprefix("region "): one.region for one in reference.municipalities.values()}
    if found := _REGION.fullmatch(text.strip()):
        fitting = [name for bare, name in names.items() if bare.startswith(fold(found[1]))]
        return fitting[0] if len(fitting) == 1 else ""
    bare = fold(text)
    return names.get(bare, "") if is_headed or bare not in _SHARED_NAMES else ""


def codes_of(region: str, reference: Reference) -> tuple[str, ...]:
    """The codes of the municipalities of a region.

    >>> from graphmodel.reference import load_reference
    >>> len(codes_of("Region Syddanmark", load_reference()))
    22
    """
    return tuple(one.code for one in reference.municipalities.values() if one.region == region)
