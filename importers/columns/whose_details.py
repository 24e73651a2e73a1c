"""Whose things are in a list of offers: "Telefon udbyder" is the organisation's, "Navn" beside "Tilbud" whoever has the offer."""

from collections.abc import Sequence
from dataclasses import replace

from graphmodel.catalogue import Catalogue, fold
from importers.columns.column_guess import ColumnGuess
from importers.columns.column_words import PREPOSITIONS
from importers.header_words import meanings as known_meanings
from importers.tables import Table
from importers.values.contents import likeness_of

_OF_PROVIDERS = {
    "phone": "provider-phone",
    "email": "provider-email",
    "website": "provider-website",
    "address": "provider-address",
    "postcode": "provider-postcode",
    "town": "provider-town",
}
"""What a list of offers or persons calls the organisation's own, by the column of the catalogue that the detail has alone."""
_HAVE_DETAILS = frozenset({"offer-name", "person-name"})
_BARE = frozenset({"navn", "name"})
_GENITIVES = ("", "s", "ns", "ens", "ts", "ets")
_REASON = "Overskriften siger, hvis det er."


def with_owners(guesses: Sequence[ColumnGuess], catalogue: Catalogue) -> list[ColumnGuess]:
    """The guesses, details given to whom their header, or the heading above it, names: the organisation or the offer of the row."""
    if not any(guess.meaning in _HAVE_DETAILS for guess in guesses):
        return list(guesses)
    taken = {guess.meaning for guess in guesses}
    return [_owned(guess, taken, catalogue) for guess in guesses]


def with_holders(table: Table, guesses: Sequence[ColumnGuess]) -> list[ColumnGuess]:
    """The guesses, "Navn" beside the offers' own column taken for whoever has them, where the cells are no persons' names.

    That is so where they look like organisations, or where the person has a column of their own and these do not look like one.
    """
    meanings = {guess.meaning for guess in guesses}
    if "offer-name" not in meanings or "organisation-name" in meanings:
        return list(guesses)
    return [
        replace(
            guess, meaning="organisation-name", reason="Tilbud og person har hver sin kolonne, så det er udbyderen."
        )
        if guess.meaning == "person-name" and fold(guess.column.said) in _BARE and _are_holders(table, guess, meanings)
        else guess
        for guess in guesses
    ]


def _are_holders(table: Table, guess: ColumnGuess, meanings: set[str]) -> bool:
    looks = likeness_of(table.texts(guess.column.index), frozenset())
    return looks == "organisation" or (looks != "person" and "contact-name" in meanings)


def _owned(guess: ColumnGuess, taken: set[str], catalogue: Catalogue) -> ColumnGuess:
    owner, detail = _parts(guess, catalogue)
    if owner == "organisation-name" and detail in _OF_PROVIDERS:
        return replace(guess, meaning=_OF_PROVIDERS[detail], confidence=0.85, reason=_REASON, relation=None)
    is_free = detail not in taken or detail in ("phone", "email")
    if owner == "offer-name" and not guess.meaning and is_free and _fills_an_offer(detail, catalogue):
        return replace(guess, meaning=detail, confidence=0.85, reason=_REASON)
    return guess


def _parts(guess: ColumnGuess, catalogue: Catalogue) -> tuple[str, str]:
    """Whose a detail is and which, as columns of the catalogue; ("", "") where nothing says whose."""
    if guess.meaning:
        return _owner(guess.column.group, catalogue), guess.meaning
    words = [word for word in fold(guess.column.said).split() if word not in PREPOSITIONS]
    if len(words) < 2:
        return "", ""
    for owner_word, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        owner, detail = _owner(owner_word, catalogue), known_meanings(" ".join(rest), catalogue)[:1]
        if owner and detail:
            return owner, detail[0]
    return "", ""


def _owner(word: str, catalogue: Catalogue) -> str:
    """The column of names that a word stands for in any case, where it can be no other: "Udbyders", "organisationens"."""
    folded = fold(word)
    for ending in _GENITIVES:
        found = catalogue.headers.candidates(folded.removesuffix(ending)) if folded.endswith(ending) else ()
        if found in (("organisation-name",), ("offer-name",)):
            return found[0]
    return ""


def _fills_an_offer(detail: str, catalogue: Catalogue) -> bool:
    targets = catalogue.columns[detail].offer
    return detail != "offer-name" and any(target.startswith("Offer.") for target in targets)
