"""Which municipality does somebody mean who writes "17 år, Kolding" or "bor i 6000"?

Towns are called Hals, Them and Ry: what is also a word needs a sign that a place is meant. Where somebody lives goes before where
somebody goes to school, or wants to move.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.reference import Reference
from queries.profiles.words_in_text import Word, without_letters

_LONGEST_NAME = 3
_WORDS_TOO = frozenset({"vejen", "greve", "odder"})
"""Municipalities whose names are everyday words."""
_BEFORE_A_PLACE = frozenset({"i", "fra", "ved", "naer", "omkring", "bor", "af", "udenfor", "til", "paa"})
_SHORT_NAMES = {
    "kbh": "koebenhavn",
    "cph": "koebenhavn",
    "frb": "frederiksberg",
    "frb c": "frederiksberg",
    "copenhagen": "koebenhavn",
}
_MONEY = frozenset({"kr", "kroner", "dkk", "om"})
_AMOUNTS = frozenset(
    {
        "skylder",
        "tjener",
        "gaeld",
        "koster",
        "betaler",
        "laan",
        "faar",
        "tlf",
        "telefon",
        "mobil",
        "ring",
        "siden",
        "aar",
        "aarstal",
    }
)
_QUARTERS = frozenset({"c", "k", "n", "s", "v", "nv", "oe", "sv", "soe", "nord", "syd", "vest"})
_LIVING = frozenset({"bor", "boende", "hjemmehoerende", "bopael"})
_REACH_OF_LIVING = 6
_NOT_HERE = frozenset({"bo", "mere", "laengere", "noget", "med", "gaa", "i"})
_LEAVING = frozenset(
    {"flytter", "flyttet", "flyttede", "flytte", "tilflyttet", "stammer", "kommer", "oprindelig", "oprindeligt"}
)
_WISHING = frozenset({"vil", "droemmer", "oensker", "gerne", "skal", "overvejer"})
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_POSTCODE_LENGTH = 4


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place in a text: the municipality that is meant, and which words say so; one beyond the map has its real code as id."""

    municipality_id: str
    name: str
    is_on_map: bool
    first: int
    last: int
    postcode: str | None = None


def find_place(
    words: Sequence[Word],
    reference: Reference,
    municipalities: Mapping[str, str],
    taken: Collection[int],
    names: Collection[int] = (),
) -> PlaceFound | None:
    """The place where the youth lives, as far as a text tells it in words that are not taken by something else.

    After "bor" first, then a name in the map, then one of the reference. `municipalities` are the map's, names by id; `names` are the
    words that look like a person's. A town is understood as the municipality nearest to its postcode, which is a guess.
    """
    found = list(_places(words, reference, municipalities, frozenset(taken), frozenset(names)))
    if not found:
        return None
    best = min(found, key=lambda each: (_rank(words, each), not each.is_on_map, each.postcode is None, each.first))
    return None if _rank(words, best) == _NOT_HOME else _with_postcode(words, best, reference, taken)


_HOME, _SOMEWHERE, _NOT_HOME = 0, 1, 2


def _rank(words: Sequence[Word], place: PlaceFound) -> int:
    before = [
        word.folded
        for word in words[max(0, place.first - _REACH_OF_LIVING) : place.first]
        if word.clause == words[place.first].clause
    ]
    joint = before[-1] if before else ""
    said = [word for word in before if word not in _BEFORE_A_PLACE and word not in _NOT_HERE]
    if said and said[-1] == "ikke":
        return _NOT_HOME
    is_moving = bool(_LEAVING & set(before))
    if joint == "til" and (_WISHING & set(before)):
        return _NOT_HOME
    if joint == "fra" and is_moving and "kommer" not in before:
        return _NOT_HOME
    if _LIVING & set(before) or (joint == "til" and is_moving):
        return _HOME
    return _SOMEWHERE


def _places(
    words: Sequence[Word],
    reference: Reference,
    municipalities: Mapping[str, str],
    taken: frozenset[int],
    names: frozenset[int],
) -> list[PlaceFound]:
    plain = {without_letters(name): name for each in reference.municipalities.values() if (name := fold(each.name))}
    own = {fold(_IN_BRACKETS.sub("", name)): id_ for id_, name in municipalities.items()}
    plain |= {without_letters(name): name for name in own}
    found: list[PlaceFound] = []
    used = set(taken)
    for length in range(_LONGEST_NAME, 0, -1):
        for first in range(len(words) - length + 1):
            span = range(first, first + length)
            if used.isdisjoint(span) and (
                place := _place_at(words, span, reference, municipalities, (own, plain), names)
            ):
                found.append(place)
                used |= set(span)
    return found


def _place_at(
    words: Sequence[Word],
    span: range,
    reference: Reference,
    municipalities: Mapping[str, str],
    spelled: tuple[Mapping[str, str], Mapping[str, str]],
    names: frozenset[int],
) -> PlaceFound | None:
    own, plain = spelled
    first, last = span[0], span[-1]
    name = " ".join(word.folded for word in words[first : last + 1])
    is_number = name.isdigit()
    if is_number and (len(name) != _POSTCODE_LENGTH or _is_money(words, first)):
        return None
    is_meant = _is_meant_as_a_place(words, first, last) and first not in names
    full = _SHORT_NAMES.get(name, name)
    if is_meant and full not in own:
        full = plain.get(without_letters(full), full)
    if on_map := own.get(full) or own.get(full.removesuffix("s")) or (name if name in municipalities else None):
        return PlaceFound(on_map, municipalities[on_map], is_on_map=True, first=first, last=last)
    if is_number:
        nearest = reference.municipality_hint(name)
        return _found(nearest.code, nearest.name, first, last, municipalities, name) if nearest else None
    municipality = reference.municipality(full)
    if municipality and first not in names and (is_meant or name not in _WORDS_TOO):
        return _found(municipality.code, municipality.name, first, last, municipalities, None)
    towns = reference.towns(name) if is_meant else ()
    if towns and (municipality := reference.municipality_hint(towns[0].postcode)):
        return _found(municipality.code, municipality.name, first, last, municipalities, towns[0].postcode)
    return None


def _found(
    code: str, name: str, first: int, last: int, municipalities: Mapping[str, str], postcode: str | None
) -> PlaceFound:
    return PlaceFound(code, municipalities.get(code, name), code in municipalities, first, last, postcode)


def _with_postcode(
    words: Sequence[Word], place: PlaceFound, reference: Reference, taken: Collection[int]
) -> PlaceFound:
    """The place with the postcode before its name, or the name after its postcode: "8000 Aarhus C" is one place."""
    first, last, postcode = place.first, place.last, place.postcode
    before = words[first - 1].folded if first > 0 and first - 1 not in taken else ""
    is_number = words[first].folded.isdigit()
    if not is_number and len(before) == _POSTCODE_LENGTH and reference.postcode(before):
        first, postcode = first - 1, before
    after = [word.folded for word in words[last + 1 : last + 1 + _LONGEST_NAME]]
    if is_number and postcode and (found := reference.postcode(postcode)):
        town = fold(found.town).split()
        same = next((length for length in range(len(after), 0, -1) if after[:length] == town[:length]), 0)
        named = reference.municipality(after[0]) if after and not same else None
        last += same or int(named is not None and named.code == place.municipality_id)
    if last + 1 < len(words) and words[last + 1].folded in _QUARTERS and words[last + 1].clause == words[last].clause:
        last += 1
    return PlaceFound(place.municipality_id, place.name, place.is_on_map, first, last, postcode)


def _is_money(words: Sequence[Word], at: int) -> bool:
    """Whether a number of four digits is an amount: "skylder 8000", "tjener 5000 om måneden"."""
    after = words[at + 1].folded if at + 1 < len(words) else ""
    before = {word.folded for word in words[max(0, at - 3) : at]}
    return after in _MONEY or bool(before & _AMOUNTS)


def _is_meant_as_a_place(words: Sequence[Word], first: int, last: int) -> bool:
    """A town's name is believed after "i" or "fra", in the middle of a sentence with a capital, or alone between commas."""
    before = words[first - 1] if first > 0 else None
    after = words[last + 1] if last + 1 < len(words) else None
    begins = before is None or before.clause != words[first].clause
    ends = after is None or after.clause != words[last].clause
    if begins or before is None:
        return ends
    return words[first].is_capital or (before.folded in _BEFORE_A_PLACE and ends)
