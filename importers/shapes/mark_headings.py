"""What the headings of columns that are marked with an x are about: age groups, languages, months, and what else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.loading import Worded
from importers.values.ages import read_ages

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


class HeadingSubjects:
    """What headings are about, as far as the catalogue and the places of the reference know; each heading is looked up once."""

    def __init__(self, catalogue: Catalogue, place_words: frozenset[str]) -> None:
        self._catalogue = catalogue
        self._closed = (
            (AGES, is_age_group),
            (MONTHS, lambda text: bool(month_named(text, catalogue))),
            (WEEKDAYS, lambda text: bool(weekday_named(text))),
            (_PLACES, lambda text: fold(text) in place_words),
            (_LANGUAGES, self._is_language),
        )
        self._about: dict[str, tuple[frozenset[Subject], frozenset[Subject]]] = {}

    def closed_subject(self, heading: str) -> Subject | None:
        """The subject of a heading that is an age group, a month, a day of the week, a place or a language."""
        subjects = self.subjects(heading)
        return next((subject for subject, _ in self._closed if subject in subjects), None)

    def subjects(self, heading: str) -> frozenset[Subject]:
        """Everything that one heading may be about."""
        return self._of(heading)[0]

    def subject_of(self, headings: Sequence[str], above: str = "") -> Subject | None:
        """What most of the headings are about, or None where that is nothing known; of equals the narrower subject.

        `above` is the heading over them all, which may say that they are kinds.
        """
        about = [self._of(heading) for heading in headings]
        best: tuple[float, Subject | None] = (0.0, None)
        for subject in (*(subject for subject, _ in self._closed), *_WORDS):
            share = sum(subject in subjects for subjects, _ in about) / len(headings)
            exact = sum(subject in whole for _, whole in about) / len(headings)
            score = share + exact + (subject is KINDS and bool(_OF_KINDS.search(fold(above))))
            if share >= _ENOUGH and score > best[0]:
                best = (score, subject)
        return best[1]

    def _of(self, heading: str) -> tuple[frozenset[Subject], frozenset[Subject]]:
        """What a heading may be about, and of that what it names with nothing beside it."""
        if heading not in self._about:
            closed = {subject for subject, fits in self._closed if fits(heading)}
            said = {subject for subject, words in _WORDED if self._catalogue.words_of(words).ids_in(heading)}
            whole = {subject for subject, words in _WORDED if self._catalogue.id_of(words, heading)}
            self._about[heading] = (frozenset(closed | said), frozenset(closed | whole))
        return self._about[heading]

    def _is_language(self, text: str) -> bool:
        needs = self._catalogue.words_of("needs").ids_in(text)
        return any(self._catalogue.needs[id_].kind == "language" for id_ in needs)


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
