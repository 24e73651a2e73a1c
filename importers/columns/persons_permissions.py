"""Columns that tell what persons may decide, grant or share: in the map that is a role's, so in a list of persons they are left out."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from importers.columns.column_guess import ColumnGuess
from importers.tables import Table
from importers.values.contents import likeness_of

PERMITTED = "persons-permission"
"""What such a column is taken for; the catalogue has none, for no field takes it."""
_MAY = re.compile(
    r"(?:hvad )?(?:kan|maa|har (?:ret|lov) til)\b.*\b(?:bevil|bestemm|afgoer|beslut|indstil|henvis|visiter|godkend|underskriv"
    r"|skrive under|udbetal|traeff|disponer|tildel|anbefal|dele\b)|(?:bevillings|beslutnings|dispositions)(?:ret|kompetence)"
    r"|bemyndig|befoejelse|fuldmagt|kompetence til"
)
_OF_PERMISSIONS = frozenset({"permission", "legal-basis"})
"""The catalogue's columns that beside persons speak of what they may do."""
_AUTHORITY = frozenset({"myndighed", "myndigheden"})
_NAMES = frozenset({"person-name", "contact-name"})


def leave_permissions_out(table: Table, guesses: Sequence[ColumnGuess], chosen: Collection[int]) -> list[ColumnGuess]:
    """The guesses, in a list of persons each column of what they may do taken for that; what a person has `chosen` stands.

    The authority that they act for is where they work, as long as no other column says so.
    """
    meanings = {guess.meaning for guess in guesses}
    has_persons = bool(_NAMES & meanings) or any(guess.target == "Actor.name" for guess in guesses)
    has_offers = "offer-name" in meanings or any(guess.target == "Offer.name" for guess in guesses)
    says = {guess.column.index for guess in guesses if not guess.relation and _MAY.search(fold(guess.column.said))}
    if not says or not has_persons or has_offers:
        return list(guesses)
    has_workplace = "organisation-name" in meanings
    return [
        guess
        if guess.column.index in chosen
        else _judged(table, guess, is_said=guess.column.index in says, has_workplace=has_workplace)
        for guess in guesses
    ]


def _judged(table: Table, guess: ColumnGuess, *, is_said: bool, has_workplace: bool) -> ColumnGuess:
    is_authority = fold(guess.column.said) in _AUTHORITY
    if is_authority and not has_workplace and likeness_of(table.texts(guess.column.index), frozenset()) != "person":
        return replace(guess, meaning="organisation-name", reason="Den myndighed, som personerne handler for.")
    if is_said or (guess.meaning in _OF_PERMISSIONS and not is_authority):
        return replace(guess, meaning=PERMITTED, reason="Det siger, hvad en person må.")
    return guess
