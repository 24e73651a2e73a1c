"""What the headings of columns that are marked with an x are about: age groups, languages, months, and what else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.loading import Worded
from importers.understanding.ages import read_ages

_ENOUGH = 0.6
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_SHORT_DAYS = {fold(day[:length]): day for day in _DAYS for length in (2, 3, len(day) - 3, len(day))} | {
    "weekend": "weekend"
}
_OF_KINDS = re.compile(r"type|slags|art\b|indsats|ydelse|kategori")
_AGE = re.compile(r"\d")
_LONGEST_AGES = 30


@dataclass(frozen=True, slots=True)
class Subject:
    """What columns with marks are about: a word for it that the catalogue knows as a header, and what an open heading is called in full."""

    name: str
    header: str


KINDS = Subject("kind", "Kategori")
AGES, MONTHS, WEEKDAYS = Subject("age", "Alder"), Subject("month", "Opstart"), Subject("weekday", "Åbningstider")
_WORDED: tuple[tuple[Subject, Worded], ...] = (
    (Subject("stage", "Fase"), "stages"),
    (Subject("income", "Forsørgelse"), "income_bases"),
    (Subject("area", "Delmål"), "areas"),
    (KINDS, "offer_kinds"),
    (Subject("interest", "Interesser"), "interests"),
    (Subject("sector", "Sektor"), "sectors"),
)
_WORDS = dict(_WORDED)
_PLACES, _LANGUAGES = Subject("municipality", "Kommune"), Subject("language", "Sprog")


def subject_of(
    headings: Sequence[str], catalogue: Catalogue, place_words: frozenset[str], above: str = ""
) -> Subject | None:
    """What most of the headings are about, or None where that is nothing known; of equals the narrower subject.

    `above` is the heading over them all, which may say that they are kinds.
    """
    best: tuple[float, Subject | None] = (0.0, None)
    for subject, fits in _tests(catalogue, place_words):
        share = sum(map(fits, headings)) / len(headings)
        words = _WORDS.get(subject)
        exact = sum(bool(catalogue.id_of(words, text)) for text in headings) / len(headings) if words else share
        score = share + exact + (subject is KINDS and bool(_OF_KINDS.search(fold(above))))
        if share >= _ENOUGH and score > best[0]:
            best = (score, subject)
    return best[1]


def closed_subject(heading: str, catalogue: Catalogue, place_words: frozenset[str]) -> Subject | None:
    """The subject of a heading that is an age group, a month, a day of the week, a place or a language."""
    closed = _tests(catalogue, place_words)[: -len(_WORDED)]
    return next((subject for subject, fits in closed if fits(heading)), None)


def fits_subject(subject: Subject, heading: str, catalogue: Catalogue, place_words: frozenset[str]) -> bool:
    """Whether one heading is about a subject."""
    return any(fits(heading) for other, fits in _tests(catalogue, place_words) if other is subject)


def _tests(catalogue: Catalogue, place_words: frozenset[str]) -> list[tuple[Subject, Callable[[str], bool]]]:
    needs = catalogue.words_of("needs")

    def is_language(text: str) -> bool:
        return any(catalogue.needs[id_].kind == "language" for id_ in needs.ids_in(text))

    def says(subject: Worded) -> Callable[[str], bool]:
        index = catalogue.words_of(subject)
        return lambda text: bool(index.ids_in(text))

    return [
        (AGES, is_age_group),
        (MONTHS, lambda text: bool(month_named(text, catalogue))),
        (WEEKDAYS, lambda text: bool(weekday_named(text))),
        (_PLACES, lambda text: fold(text) in place_words),
        (_LANGUAGES, is_language),
        *((subject, says(words)) for subject, words in _WORDED),
    ]


def is_age_group(text: str) -> bool:
    """Whether a heading is an age group.

    >>> is_age_group("15-17"), is_age_group("18+"), is_age_group("Alle")
    (True, True, False)
    """
    return (
        len(text) <= _LONGEST_AGES
        and bool(_AGE.search(text))
        and (found := read_ages(text)) is not None
        and found.says_something
    )


def month_named(text: str, catalogue: Catalogue) -> str:
    """The month that a heading names, in full; "" where it names none."""
    reading = catalogue.values.read("month", text.strip(" ."))
    if reading is None or fold(reading.phrase) != fold(text.strip(" .")):
        return ""
    return next(entry.name for entry in catalogue.values.values("month") if entry.value == reading.value)


def weekday_named(text: str) -> str:
    """The day of the week that a heading names, in full; "" where it names none.

    >>> weekday_named("Man."), weekday_named("ONSDAG"), weekday_named("Dag")
    ('mandag', 'onsdag', '')
    """
    return _SHORT_DAYS.get(fold(text), "")
