"""What each column of a table may mean: by its header beside the others, by words in it, by its cells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.list_entries import Likeness
from importers.columns.bare_names import UNITS
from importers.columns.column_contents import Guess, are_phones, contents_of
from importers.columns.column_guess import ColumnGuess
from importers.columns.column_words import asked_above, is_head, near_word, telling_phrases
from importers.columns.name_columns import NAMES, mostly_differ, with_names, without_numbers_for_names
from importers.columns.whose_details import with_holders, with_owners
from importers.header_questions import meaning_of_question
from importers.header_words import NAMES as _ALL_NAMES
from importers.header_words import known_header
from importers.result import Issue, Severity
from importers.tables import Table, TableColumn
from importers.values.contact_parts import split_contact
from importers.values.contents import likeness_of
from importers.values.persons import is_job_title
from importers.values.relations import relation_reader
from importers.values.words import Words
from importers.ways import Choosing, Way

_CONTACTS = frozenset({"phone", "email", "website"})
_PLAIN = _CONTACTS | {"cvr", "postcode"}
"""What cells can hardly be mistaken for."""
_REPEATED = frozenset({"phone", "email"})
"""What a row may have several of, each in a column without a header."""
_OF_PERSONS = {"phone": "person-phone", "email": "person-email"}
_UNCERTAIN = NAMES | {"description", "kind", "interest", "area", "town", "sector", "verified-on", "stage", "address"}
"""What a header of unknown words is not taken for because its cells look so."""
_SURE = 0.65
_LIKELY = 0.5
_OF_OTHERS = frozenset({"partner", "samarbejdspartner"})
_ABOUT_OFFERS = frozenset({"age", "age-from", "route", "stage", "area", "intake", "offer-name"})
_BARE = frozenset({"navn", "name"})
"""Headers that name a thing without a word of what it is."""
_COUNTED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.):]\s*(?=\D)")
"""What numbers the headers of a form: "4. Pris"."""
_NUMBERED = re.compile(r"(\d)\.?$")
_OTHER_NUMBER = re.compile(
    r"(?!.*(?:tlf|telefon|mobil|phone)).*(?:nummer|nr|number|kode|id|konto|sag|journal|faktura|projekt)$"
)
"""The end of a header of unknown words that counts something or names a case: its digits are no phone, and no CVR number."""
_SAYS_PHONE = re.compile(r"(?:tlf|telefon|mobil|phone)(?:nummer|nr|numre)?\b")


def guess_columns(table: Table, words: Words) -> tuple[list[ColumnGuess], list[Issue]]:
    """A guess for each column of a table, in their order, and what there is to say where cells contradict their header."""
    guesses = with_owners(with_holders(table, _by_headers(table, words)), words.catalogue)
    guesses = _by_words(table, guesses, words)
    guesses = with_names(table, _by_contents(table, guesses, words), words)
    guesses = [_or_phones(table, without_numbers_for_names(table, guess, words)) for guess in guesses]
    return _believe_the_cells(table, _nest_units(guesses), words)


def _by_headers(table: Table, words: Words) -> list[ColumnGuess]:
    catalogue = words.catalogue
    forms = _forms(table, catalogue)
    relations = relation_reader(catalogue)
    likeness: dict[str, Likeness] = {}
    is_about_offers = any(_ABOUT_OFFERS & {*catalogue.headers.candidates(form)[:1]} for form in forms)
    for form, column in zip(forms, table.columns, strict=True):
        looks = likeness_of(table.texts(column.index), words.place_words) if form else None
        if looks and not (looks == "organisation" and is_about_offers and fold(form) in _BARE):
            likeness[form] = looks
    return [
        ColumnGuess(
            column,
            choice.column or "",
            0.95 if len(choice.candidates) == 1 else 0.85,
            choice.reason or "Overskriften kendes.",
            relation=relations.of_header(column.said),
            is_bare=fold(form) in _BARE and choice.column == "offer-name",
        )
        for form, column, choice in zip(forms, table.columns, catalogue.headers.choose(forms, likeness), strict=True)
    ]


def _forms(table: Table, catalogue: Catalogue) -> list[str]:
    """The known forms of the headers; a column of names without a cell is the heading of the "Navn" that follows it."""
    forms = [_form(column, catalogue) for column in table.columns]
    for place, (form, following) in enumerate(pairwise(tuple(forms))):
        is_heading = bool(_ALL_NAMES.intersection(catalogue.headers.candidates(form)[:1]))
        is_empty = bool(table.rows) and not table.texts(table.columns[place].index)
        if is_heading and is_empty and fold(following) in _BARE and fold(form) not in _BARE:
            forms[place : place + 2] = ["", form]
    return forms


def _form(column: TableColumn, catalogue: Catalogue) -> str:
    """The known form of a header; "Navn" under the heading "Udbyder" is the heading's name."""
    form = known_header(column.said, catalogue) or known_header(_COUNTED.sub("", column.said), catalogue)
    group = known_header(column.group, catalogue) if fold(form) in _BARE else ""
    return group if group and catalogue.headers.candidates(group)[0].endswith("-name") else form


def _by_words(table: Table, guesses: Sequence[ColumnGuess], words: Words) -> list[ColumnGuess]:
    """The guesses, each header of unknown words given a meaning that no other column has, where its cells or its words tell one."""
    taken = {guess.meaning for guess in guesses if guess.meaning}
    filled = []
    for guess in guesses:
        better = guess
        if guess.column.said and not guess.meaning and not guess.relation:
            better = _by_cells_or_words(table, guess, taken, words)
        taken.add(better.meaning)
        filled.append(better)
    return [_of_a_person(guess, filled, words.catalogue) for guess in filled]


def _by_cells_or_words(table: Table, guess: ColumnGuess, taken: set[str], words: Words) -> ColumnGuess:
    """Cells that can be but one thing go before the words of the header, and other likely cells after them."""
    texts = table.texts(guess.column.index)
    is_number = _OTHER_NUMBER.match(fold(guess.column.said)) is not None
    if (phones := _or_phones(table, guess)).meaning:
        return phones
    told = [one for one in contents_of(texts, words) if not (is_number and one.meaning in ("phone", "cvr"))]
    found = next((one for one in told if _is_free(one, taken)), None)
    if found and found.meaning in _PLAIN and not _name_someone(texts):
        return _told_by_cells(guess, found)
    looks = likeness_of([text for text in texts if not words.is_placeholder(text)], words.place_words)
    if looks == "person" and is_job_title(guess.column.said):
        meaning = "person-name" if "contact-name" in taken or "offer-name" not in taken else "contact-name"
        return replace(
            guess, meaning=meaning, confidence=0.7, reason="Overskriften er en stilling, og cellerne er navne."
        )
    if (asked := asked_above(guess.column.said, texts, words)) and asked not in taken:
        return replace(
            guess, meaning=asked, confidence=0.7, reason="Overskriften er et svar, og cellerne siger ja eller nej."
        )
    better = _by_likely_words(guess, taken, looks, words.catalogue)
    asked = meaning_of_question(guess.column.said)
    if asked and asked not in taken and not better.meaning:
        return replace(guess, meaning=asked, confidence=0.6, reason="Overskriften er et spørgsmål om det.")
    if better.is_bare and not mostly_differ(texts, len(texts)):
        return guess
    if better.meaning or found is None:
        return better if better.meaning else _of_its_kind(guess, told, words.catalogue)
    return _told_by_cells(guess, found)


def _of_its_kind(guess: ColumnGuess, told: Sequence[Guess], catalogue: Catalogue) -> ColumnGuess:
    """Interests, where the header is itself a word for one and the cells are such: "Idræt" over "Fodbold"."""
    is_interest = bool(catalogue.words_of("interests").ids_in(guess.column.said))
    if not is_interest or not any(one.meaning == "interest" for one in told):
        return guess
    return replace(guess, meaning="interest", confidence=0.6, reason="Overskriften og cellerne er interesser.")


def _or_phones(table: Table, guess: ColumnGuess) -> ColumnGuess:
    """The guess, or phones where it has no meaning, the header says so, and the cells may be such."""
    is_headed = not guess.meaning and not guess.relation and _SAYS_PHONE.search(fold(guess.column.said))
    if not is_headed or not are_phones(table.texts(guess.column.index)):
        return guess
    return replace(guess, meaning="phone", confidence=0.8, reason="Overskriften siger telefon, og cellerne er numre.")


def _name_someone(texts: Sequence[str]) -> bool:
    """Whether most cells hold a name beside a phone or an e-mail."""
    return sum(
        bool(split_contact(text).name) for text in texts if any(sign in text for sign in "@0123456789")
    ) * 2 > len(texts)


def _is_free(told: Guess, taken: set[str]) -> bool:
    """Whether cells under a header of unknown words may be believed, and no other column has that meaning."""
    is_sure = told.meaning not in _UNCERTAIN and told.confidence >= _SURE
    return is_sure and told.meaning not in taken


def _told_by_cells(guess: ColumnGuess, told: Guess) -> ColumnGuess:
    return replace(guess, meaning=told.meaning, confidence=min(told.confidence, 0.7), reason=told.reason)


def _by_likely_words(guess: ColumnGuess, taken: set[str], looks: Likeness | None, catalogue: Catalogue) -> ColumnGuess:
    """A meaning for a header that is not known as it stands: by words in it that are, or by a spelling near to it."""
    words = fold(guess.column.said).split()
    if words and words[-1].isdigit() and (same := catalogue.headers.candidates(" ".join(words[:-1]))):
        return replace(guess, meaning=same[0], confidence=0.7, reason="Overskriften kendes, når tallet ses bort fra.")
    for phrase in telling_phrases(words, catalogue):
        (choice,) = catalogue.headers.choose([phrase], {phrase: looks} if looks else None)
        meaning = choice.column or ""
        is_whose = meaning.endswith("-name") and not is_head(phrase, " ".join(words))
        if (meaning not in taken or meaning in _REPEATED or _is_of_words(meaning, catalogue)) and not is_whose:
            is_bare = fold(phrase) in _BARE and meaning == "offer-name"
            reason = f"Ordet »{phrase}« i overskriften kendes."
            return replace(guess, meaning=meaning, confidence=0.6, reason=reason, is_bare=is_bare)
    near = near_word(" ".join(words), catalogue)
    if near and near[1] not in taken:
        return replace(guess, meaning=near[1], confidence=0.6, reason=f"Overskriften ligner »{near[0]}«.")
    return guess


def _is_of_words(meaning: str, catalogue: Catalogue) -> bool:
    """Whether cells of a meaning are kept as words with their header, so that as many columns may have it as a list likes."""
    return bool(meaning) and catalogue.columns[meaning].fills == "words"


def _of_a_person(guess: ColumnGuess, guesses: Sequence[ColumnGuess], catalogue: Catalogue) -> ColumnGuess:
    """A phone that its header, or the heading above it, calls a leader's is the person's own, where a column names the person."""
    meaning = _OF_PERSONS.get(guess.meaning, "")
    if meaning and _is_numbered_as_a_person(guess, guesses):
        return replace(guess, meaning=meaning, reason="Overskriften har samme nummer som personens.")
    if not meaning or not any(other.meaning == "person-name" for other in guesses):
        return guess
    said = [*fold(guess.column.said).split(), *fold(guess.column.group).split()]
    if not any(catalogue.headers.candidates(_bare_form(word))[:1] == ("person-name",) for word in said):
        return guess
    return replace(guess, meaning=meaning, reason="Overskriften siger, at det er personens.")


def _is_numbered_as_a_person(guess: ColumnGuess, guesses: Sequence[ColumnGuess]) -> bool:
    """Whether persons are numbered in a list of organisations, and this is a way to reach one: "Kontakt 2", "Tlf. 2"."""
    number = _NUMBERED.search(guess.column.said.strip())
    persons = [other.column.said.strip() for other in guesses if other.meaning in ("person-name", "contact-name")]
    numbers = [found[1] for said in persons if (found := _NUMBERED.search(said))]
    is_of_offers = any(other.meaning == "offer-name" for other in guesses)
    return number is not None and len(numbers) > 1 and number[1] in numbers and not is_of_offers


def _bare_form(word: str) -> str:
    return word.removesuffix("ens").removesuffix("s") if word.endswith("s") else word


def _by_contents(table: Table, guesses: Sequence[ColumnGuess], words: Words) -> list[ColumnGuess]:
    """The guesses, each column without a header given what its cells look most like; the surest column chooses first."""
    told = {
        guess.column.index: contents_of(table.texts(guess.column.index), words)
        for guess in guesses
        if not guess.column.said and not guess.meaning
    }
    taken = {guess.meaning for guess in guesses if guess.meaning}
    chosen: dict[int, Guess] = {}
    ranked = sorted(((guess, index) for index, found in told.items() for guess in found), key=_rank)
    for guess, index in ranked:
        is_free = guess.meaning not in taken or guess.meaning in _REPEATED
        if guess.confidence >= _LIKELY and index not in chosen and is_free:
            chosen[index] = guess
            taken.add(guess.meaning)
    return [
        _told_by_cells(guess, chosen[guess.column.index]) if guess.column.index in chosen else guess
        for guess in guesses
    ]


def _rank(told: tuple[Guess, int]) -> tuple[float, int]:
    return (-told[0].confidence, told[1])


def _nest_units(guesses: Sequence[ColumnGuess]) -> list[ColumnGuess]:
    """Beside a column of units ("Afdeling") another organisation is what they are part of, wherever its column stands."""
    ranks = {
        guess.column.index: UNITS.get(fold(guess.column.said), 0)
        for guess in guesses
        if guess.meaning == "organisation-name" and fold(guess.column.said) not in _OF_OTHERS
    }
    smallest = max(ranks.values(), default=0)
    return [
        replace(guess, meaning="organisation-level", is_above=True, reason="Enheden har sin egen kolonne.")
        if ranks.get(guess.column.index, smallest) < smallest
        else guess
        for guess in guesses
    ]


def _believe_the_cells(
    table: Table, guesses: Sequence[ColumnGuess], words: Words
) -> tuple[list[ColumnGuess], list[Issue]]:
    """Where a header says phone and the cells are e-mails, the cells are right."""
    settled, issues = [], []
    for guess in guesses:
        told = contents_of(table.texts(guess.column.index), words, _CONTACTS) if guess.meaning in _CONTACTS else ()
        is_both = any(other.meaning == guess.meaning for other in told)
        meaning = told[0].meaning if told and told[0].confidence >= _SURE else ""
        if meaning in _CONTACTS and not is_both:
            cell = table.sheet.address(table.header_row or 0, guess.column.index)
            message = f"Kolonnen »{guess.column.header}« indeholder noget andet, end overskriften siger, og er læst efter cellerne."
            way = Choosing(Way.CHOOSE_COLUMN, guess.column.header)
            issues.append(Issue(Severity.WARNING, cell, "header_contradicted", message, "Ret overskriften.", way))
            reason = "Cellerne siger noget andet end overskriften."
            settled.append(replace(guess, meaning=meaning, confidence=0.8, reason=reason))
        else:
            settled.append(guess)
    return settled, issues
