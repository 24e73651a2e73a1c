"""Whose a phone or an e-mail is where rows name an organisation and a person: the header tells, else the cells, else its place."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graphmodel.catalogue import Catalogue, fold
from importers.columns.column_guess import ColumnGuess
from importers.tables import Table
from importers.values.persons import is_job_title

_OF_PERSONS = {"phone": "person-phone", "email": "person-email"}
_OF_ORGANISATIONS = {"phone": "provider-phone", "email": "provider-email"}
_PERSONS = frozenset({"person-name", "contact-name"})
_ONLY_OF_ORGANISATIONS = frozenset({"cvr", "p-number", "website", "kind"})
_SAYS_ORGANISATION = re.compile(r"\b(?:hoved|faelles|omstilling|reception|kontoret|administration|sekretariat)")
_SAYS_PERSON = re.compile(r"\b(?:direkte|personlig)")
_SAYS_NOBODY = frozenset({"kontakt", "kont", "henvendelse", "henv"})
"""Words for a way in as much as for a person: "Kontakt tlf."."""
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_SHORTEST_PART = 3
_SHORTEST_LOCAL = 2


def with_whose_ways(table: Table, guesses: Sequence[ColumnGuess], catalogue: Catalogue) -> list[ColumnGuess]:
    """The guesses, phones and e-mails that are surely a person's, or surely the organisation's, taken for that."""
    persons = [guess for guess in guesses if guess.meaning in _PERSONS and not guess.target]
    organisation = next((guess for guess in guesses if guess.meaning == "organisation-name"), None)
    is_of_offers = any(guess.meaning == "offer-name" for guess in guesses)
    ways = [guess for guess in guesses if guess.meaning in _OF_PERSONS and not guess.target]
    if organisation is None or not persons or is_of_offers or not ways:
        return list(guesses)
    telling = (
        _by_header(catalogue),
        _by_cells(table, organisation, persons),
        _by_place(persons, ways),
    )
    return [_told(guess, telling) if guess in ways else guess for guess in guesses]


_Telling = Callable[[ColumnGuess], tuple[str, str]]
"""The catalogue's column that a phone or an e-mail is by one sort of evidence, "" where that tells nothing, and the reason."""


def _told(guess: ColumnGuess, telling: Sequence[_Telling]) -> ColumnGuess:
    for tell in telling:
        meaning, reason = tell(guess)
        if meaning:
            return replace(guess, meaning=meaning, confidence=0.8, reason=reason)
    return guess


def _by_header(catalogue: Catalogue) -> _Telling:
    def tell(guess: ColumnGuess) -> tuple[str, str]:
        said, reason = fold(guess.column.said), "Overskriften siger, hvis det er."
        if _SAYS_ORGANISATION.search(said):
            return _OF_ORGANISATIONS[guess.meaning], reason
        if _SAYS_PERSON.search(said) or _names_person(guess, catalogue):
            return _OF_PERSONS[guess.meaning], reason
        return "", ""

    return tell


def _names_person(guess: ColumnGuess, catalogue: Catalogue) -> bool:
    """Whether a header, or the heading above it, says the person: "Kontaktpersons mail", "Formand: Tlf."."""
    words = [*fold(guess.column.said).split(), *fold(guess.column.group).split()]
    forms = {word.removesuffix(ending) for word in words for ending in ("", "s", "ens") if word.endswith(ending)}
    return any(is_job_title(form) or _is_word_for_persons(form, catalogue) for form in forms - _SAYS_NOBODY)


def _is_word_for_persons(word: str, catalogue: Catalogue) -> bool:
    found = catalogue.headers.candidates(word)
    return bool(found) and _PERSONS.issuperset(found)


def _by_cells(table: Table, organisation: ColumnGuess, persons: Sequence[ColumnGuess]) -> _Telling:
    """Ways that differ from person to person within one organisation, and e-mails with the person's name, are the person's."""
    (name, *others) = (guess.column.index for guess in persons)
    owner = organisation.column.index

    def tell(guess: ColumnGuess) -> tuple[str, str]:
        cells = list(_cells(table, owner, name, guess.column.index))
        if others or not cells:
            return "", ""
        if guess.meaning == "email" and 2 * sum(is_named_in(person, way) for _, person, way in cells) >= len(cells):
            return _OF_PERSONS[guess.meaning], "E-mailadresserne har personernes navne eller initialer."
        if _differ_within(cells):
            return _OF_PERSONS[guess.meaning], "Cellerne er forskellige hos den samme organisation."
        return "", ""

    return tell


def _cells(table: Table, *columns: int) -> Iterator[list[str]]:
    """The texts of some columns, row by row, where all of them are filled."""
    for row in table.rows:
        if all(column in row.cells for column in columns):
            yield [row.cells[column].text for column in columns]


def is_named_in(person: str, email: str) -> bool:
    """Whether an e-mail address bears a person's name or initials.

    >>> [is_named_in("Hanne Berg", one) for one in ("hb@o.dk", "hberg@o.dk", "hanne.b@o.dk", "ppr@o.dk")]
    [True, True, True, False]
    """
    local = _NOT_LETTERS.sub("", fold(email.partition("@")[0]))
    parts = [part for part in _NOT_LETTERS.split(fold(person)) if part]
    initials = "".join(part[0] for part in parts)
    if len(local) < _SHORTEST_LOCAL or not parts:
        return False
    return local in (initials, f"{initials[0]}{initials[-1]}") or any(
        len(part) >= _SHORTEST_PART and part in local for part in parts
    )


def _differ_within(cells: Sequence[Sequence[str]]) -> bool:
    """Whether more organisations with several persons have a way for each of them than one for all."""
    ways: dict[str, dict[str, str]] = defaultdict(dict)
    for organisation, person, way in cells:
        ways[fold(organisation)][fold(person)] = "".join(way.lower().split())
    several = [of_one for of_one in ways.values() if len(of_one) > 1]
    differing = sum(len(set(of_one.values())) == len(of_one) for of_one in several)
    return 2 * differing > len(several)


def _by_place(persons: Sequence[ColumnGuess], ways: Sequence[ColumnGuess]) -> _Telling:
    """Of phones on both sides of the person the right one is theirs; one alone after several persons is nobody's own."""
    first = persons[0].column.index

    def tell(guess: ColumnGuess) -> tuple[str, str]:
        alike = [other for other in ways if other.meaning == guess.meaning]
        if len(persons) > 1:
            is_shared = len(alike) == 1 and len({one.column.said for one in persons}) == len(persons)
            return (_OF_ORGANISATIONS[guess.meaning], "Rækken har flere personer og kun én.") if is_shared else ("", "")
        is_right = [other.column.index > first for other in alike]
        if any(is_right) and not all(is_right):
            whose = _OF_PERSONS if guess.column.index > first else _OF_ORGANISATIONS
            return whose[guess.meaning], "Personen står mellem dem."
        return "", ""

    return tell


def are_rows_of_persons(table: Table, guesses: Sequence[ColumnGuess]) -> bool:
    """Whether rows that name organisations are about the persons: a name stands first under a plain header, or one has several."""
    person = next((guess for guess in guesses if guess.meaning == "person-name"), None)
    organisation = next((guess for guess in guesses if guess.meaning == "organisation-name"), None)
    if person is None or organisation is None or any(guess.meaning in _ONLY_OF_ORGANISATIONS for guess in guesses):
        return False
    if not person.column.said or is_job_title(person.column.said):
        return False
    if person.column.index < organisation.column.index:
        return True
    persons: dict[str, set[str]] = defaultdict(set)
    for name, own in _cells(table, person.column.index, organisation.column.index):
        persons[fold(own)].add(fold(name))
    return 2 * sum(len(names) > 1 for names in persons.values()) > len(persons)
