"""Lists of offers whose header does not say which column names them, or says it of several: the column whose cells do."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from graphmodel.catalogue import fold
from importers.columns.bare_names import are_ages_of_persons
from importers.columns.column_guess import ColumnGuess
from importers.columns.held_days import lie_ahead
from importers.columns.name_columns import distinct_names, mostly_differ
from importers.header_questions import asks_what_is_offered
from importers.header_words import known_header
from importers.result import Issue, Severity
from importers.tables import Table
from importers.values.cells import understand_cell
from importers.values.contents import likeness_of, looks_like_organisation, share_of
from importers.values.persons import is_job_title
from importers.values.words import Words
from importers.ways import Choosing, Way

OFFER = "offer-name"
_KIND, _WORDS = "kind", "other-words"
_ORGANISATION, _OWNERS = "organisation-name", frozenset({"organisation-name", "person-name", "contact-name"})
_ONLY_OF_OFFERS = frozenset(
    {"age", "age-from", "age-to", "target-group", "price", "seats-total", "seats-free", "waiting", "route"}
)
"""Columns that neither organisations nor persons have: where one stands, the rows are offers."""
OFTEN_OF_OFFERS = _ONLY_OF_OFFERS | {"intake", "duration", "deadline", "stage", "income", "setting", "how-to-apply"}
"""Those and columns that lists of staff have as well: when somebody begins, and for how long."""
_STAFF = frozenset({"person-name", "person-responsibility", "organisation-level"})
_NO_VALUES = frozenset({OFFER, "organisation-name", "person-name", "person-title", "description", "kind", "partners"})
_MOST, _GUESSED, _LEAST_SURE = 0.6, 0.5, 0.6
_UNSURE = frozenset({_WORDS, "interest"})
_MOST_WORDS, _DIFFERENT = 8, 0.7
_PLAIN = frozenset({"navn", "name"})
_COUNTERS = re.compile(r"\d+|\b[a-z]\b")


def settle_offer_names(
    table: Table, guesses: Sequence[ColumnGuess], words: Words, today: str = ""
) -> tuple[list[ColumnGuess], list[Issue]]:
    """The guesses, one column of them the offers' names where the columns are an offer's, and what there is to say of the choice.

    What a person chose stands, and where that names the rows, nothing is guessed. `today` is an ISO day, "" where nobody said.
    """
    if any(guess.target.endswith(".name") for guess in guesses):
        return list(guesses), []
    judged = [_or_persons(table, _or_its_values(table, guess, words), guesses, words) for guess in guesses]
    free = [new.column.index for new, old in zip(judged, guesses, strict=True) if new.meaning == old.meaning]
    judged, issues = _one_of_several(table, judged, words)
    if any(guess.meaning == OFFER for guess in judged):
        sure, told = _told_of_guess(table, judged, today)
        return _with_owner(table, sure, words), issues or told
    telling = _telling_offers(table, judged, today)
    name = next(
        (
            guess
            for guess in judged
            if guess.column.index in free
            and (telling or _is_called_offer(guess, judged, words))
            and _names_offers(table, guess, judged, words)
        ),
        None,
    )
    if name is None:
        return judged, issues
    named = replace(
        name, meaning=OFFER, confidence=_GUESSED, reason="Rækkerne er tilbud, og cellerne ligner navne.", relation=None
    )
    settled = [named if guess is name else guess for guess in judged]
    return _with_owner(table, settled, words), [_guessed(table, named, telling, judged)]


def _with_owner(table: Table, guesses: Sequence[ColumnGuess], words: Words) -> list[ColumnGuess]:
    """The guesses, the names under a kind of organisation those of the offers' providers, where no other column has them: "Klub"."""
    if any(guess.meaning == _ORGANISATION or guess.relation for guess in guesses):
        return list(guesses)
    owner = next((guess for guess in guesses if _is_owner(table, guess, words)), None)
    reason = "Overskriften er en slags organisation."
    return [
        replace(guess, meaning=_ORGANISATION, confidence=_LEAST_SURE, reason=reason) if guess is owner else guess
        for guess in guesses
    ]


def _is_owner(table: Table, guess: ColumnGuess, words: Words) -> bool:
    is_kind = bool(words.catalogue.id_of("organisation_kinds", guess.column.said)) and looks_like_organisation(
        guess.column.said
    )
    texts = table.texts(guess.column.index)
    named = distinct_names(table, guess.column.index, words)
    are_named = share_of(texts, lambda text: fold(text) in named) >= _MOST
    is_free = not guess.meaning and not guess.target and bool(guess.column.said)
    return is_free and is_kind and are_named


def _telling_offers(table: Table, guesses: Sequence[ColumnGuess], today: str) -> list[ColumnGuess]:
    """The columns that say that the rows are offers: ages that are no person's, prices, ways in, days that are still to come."""
    meanings = {guess.meaning for guess in guesses}
    telling = _ONLY_OF_OFFERS if meanings & _STAFF else OFTEN_OF_OFFERS
    return [
        guess
        for guess in guesses
        if (guess.meaning in telling or lie_ahead(table, guess, today))
        and (texts := table.texts(guess.column.index))
        and not (guess.meaning == "age" and are_ages_of_persons(texts))
    ]


def _or_its_values(table: Table, guess: ColumnGuess, words: Words) -> ColumnGuess:
    """The guess, or the other meaning of its header where the cells are that one's values: "Ydelse" over what one lives of."""
    if guess.meaning != OFFER or guess.target:
        return guess
    texts = table.texts(guess.column.index)
    for other in _candidates(guess, words):
        targets = words.catalogue.columns[other].offer[:1] if other not in _NO_VALUES else ()
        if any(share_of(texts, partial(_is_value, target, guess, words)) >= _MOST for target in targets):
            return replace(guess, meaning=other, reason="Cellerne er værdier og ikke navne.", is_bare=False)
    return guess


def _is_value(target: str, guess: ColumnGuess, words: Words, text: str) -> bool:
    said = understand_cell(target, text, guess.column.header, words, takes_text=False)
    return said is not None and bool(said.values or said.edges) and not said.keep_text


def _or_persons(table: Table, guess: ColumnGuess, guesses: Sequence[ColumnGuess], words: Words) -> ColumnGuess:
    """The guess, or persons where "Navn" stands over such beside their titles, and no column is an offer's alone: a list of staff."""
    meanings = {other.meaning for other in guesses}
    is_plain = guess.meaning == OFFER and fold(guess.column.said) in _PLAIN
    if not is_plain or "person-title" not in meanings or meanings & _ONLY_OF_OFFERS:
        return guess
    if likeness_of(table.texts(guess.column.index), words.place_words) != "person":
        return guess
    return replace(guess, meaning="person-name", reason="Cellerne er personer med en stilling.", is_bare=False)


def _is_called_offer(guess: ColumnGuess, guesses: Sequence[ColumnGuess], words: Words) -> bool:
    """Whether a header beside one of organisations is a kind of offer, or what one is about: "Behandling", "Uddannelse"."""
    said = guess.column.said
    has_owner = any(other.meaning == _ORGANISATION for other in guesses)
    return has_owner and bool(words.catalogue.id_of("offer_kinds", said) or words.catalogue.id_of("areas", said))


def _one_of_several(
    table: Table, guesses: Sequence[ColumnGuess], words: Words
) -> tuple[list[ColumnGuess], list[Issue]]:
    """Of several columns of offers' names the one that names each row, where the first comes again and again: that is what groups them."""
    named = [guess for guess in guesses if guess.meaning == OFFER and not guess.target]
    counts = {guess.column.index: _count_of_names(table, guess, words) for guess in named}
    full = [guess for guess in named if len(table.texts(guess.column.index)) == len(table.rows)]
    best = max(full, key=lambda guess: counts[guess.column.index], default=None)
    if len(named) < 2 or best is None or not _groups(counts[named[0].column.index], counts[best.column.index], table):
        return list(guesses), []
    settled = [
        replace(guess, meaning=_grouping(table, guess, words), reason="Rækkernes navne står i en anden kolonne.")
        if guess in named and guess is not best
        else guess
        for guess in guesses
    ]
    others = " og ".join(f"»{guess.column.header}«" for guess in named if guess is not best)
    message = (
        f"Tilbuddene er kaldt det, der står i kolonnen »{best.column.header}«, for dér er hver række forskellig. "
        f"{others} er ikke navnet."
    )
    return settled, [_note(table, best, message, "Offer.description")]


def _groups(first: int, most: int, table: Table) -> bool:
    """Whether a column of so many names groups the rows that another one tells apart."""
    return most >= _DIFFERENT * len(table.rows) and 2 * first <= most


def _count_of_names(table: Table, guess: ColumnGuess, words: Words) -> int:
    """How many different names a column holds, such as differ in a number or a letter alone counted once: "Hold 1", "Hold 2"."""
    names = distinct_names(table, guess.column.index, words)
    return len({" ".join(_COUNTERS.sub(" ", name).split()) for name in names} - {""})


def _grouping(table: Table, guess: ColumnGuess, words: Words) -> str:
    """What a column is that groups the offers: their kind where its cells are kinds, else words."""
    index = words.catalogue.words_of("offer_kinds")
    are_kinds = share_of(table.texts(guess.column.index), lambda text: bool(index.ids_in(text))) >= _MOST
    return _KIND if are_kinds else _WORDS


def _names_offers(table: Table, guess: ColumnGuess, guesses: Sequence[ColumnGuess], words: Words) -> bool:
    """Whether a column names the rows of a list of offers: nothing says that it is anything else, and its cells are names that differ.

    It stands before whom the offers belong to, unless those come several times or its header is one of an offer's name.
    """
    if guess.target or guess.relation or not guess.column.said:
        return False
    asks = guess.meaning == "description" and asks_what_is_offered(guess.column.said)
    may_be_said = asks or OFFER in _candidates(guess, words)
    is_unknown = not guess.meaning or (guess.meaning in _UNSURE and guess.confidence <= _LEAST_SURE)
    if not (is_unknown or may_be_said):
        return False
    owners = [other for other in guesses if other.meaning in _OWNERS]
    is_first = guess.column.index < min((other.column.index for other in owners), default=guess.column.index + 1)
    is_of_person = guess.meaning == "person-title" and not _is_no_title(table, guess, guesses)
    is_before = is_first or may_be_said or _come_again(table, owners)
    return is_before and not is_of_person and _are_names(table, guess.column.index, words)


def _is_no_title(table: Table, guess: ColumnGuess, guesses: Sequence[ColumnGuess]) -> bool:
    """Whether "Titel" stands before the contacts of a list without names of persons, over cells that are nobody's job."""
    meanings: AbstractSet[str] = {other.meaning for other in guesses}
    contacts = [other.column.index for other in guesses if other.meaning == "contact-name"]
    is_before = guess.column.index < min(contacts, default=-1)
    return is_before and not meanings & _STAFF and not any(map(is_job_title, table.texts(guess.column.index)))


def _come_again(table: Table, owners: Sequence[ColumnGuess]) -> bool:
    """Whether the organisations of a list are so few that each must have several of the rows."""
    texts = [table.texts(owner.column.index) for owner in owners if owner.meaning == _ORGANISATION]
    return any(len(said) > 1 and not mostly_differ(set(map(fold, said)), len(said)) for said in texts)


def _are_names(table: Table, column: int, words: Words) -> bool:
    """Whether each row has a text of its own in a column that may be a name, and neither persons, places nor sentences stand there."""
    texts = table.texts(column)
    is_brief = share_of(texts, lambda text: len(text.split()) <= _MOST_WORDS and not text.rstrip().endswith("."))
    return (
        len(texts) == len(table.rows)
        and is_brief >= _MOST
        and mostly_differ(distinct_names(table, column, words), len(texts))
        and likeness_of(texts, words.place_words) not in ("person", "place")
    )


def _candidates(guess: ColumnGuess, words: Words) -> tuple[str, ...]:
    return words.catalogue.headers.candidates(known_header(guess.column.said, words.catalogue))


def _told_of_guess(table: Table, guesses: Sequence[ColumnGuess], today: str) -> tuple[list[ColumnGuess], list[Issue]]:
    """The guesses, names that were found by their cells sure to be offers' where a column tells, and what there is to say of that."""
    telling = _telling_offers(table, guesses, today)
    found = [guess for guess in guesses if telling and _is_found(guess)]
    sure = [replace(guess, is_bare=False) if guess in found else guess for guess in guesses]
    return sure, [_guessed(table, guess, telling, guesses) for guess in found]


def _is_found(guess: ColumnGuess) -> bool:
    """Whether names were found by their cells, under a header that does not call them so."""
    return guess.meaning == OFFER and guess.is_bare and bool(guess.column.said) and guess.confidence <= _GUESSED


def _guessed(table: Table, name: ColumnGuess, telling: Sequence[ColumnGuess], guesses: Sequence[ColumnGuess]) -> Issue:
    headers = " og ".join(f"»{guess.column.header}«" for guess in telling[:2])
    reason = f"{headers} er noget, kun tilbud har" if telling else "overskriften siger, hvad der tilbydes"
    message = f"Kolonnen »{name.column.header}« er læst som tilbuddenes navne, for {reason}."
    has_owner = any(guess.meaning == _ORGANISATION for guess in guesses)
    return _note(table, name, message, "Offer.description" if has_owner else "Organisation.name")


def _note(table: Table, name: ColumnGuess, message: str, otherwise: str) -> Issue:
    cell = table.sheet.address(table.header_row or 0, name.column.index)
    way = Choosing(Way.CHOOSE_COLUMN, name.column.header, otherwise)
    return Issue(Severity.NOTE, cell, "name_column_guessed", message, "Se efter, om det passer.", way)
