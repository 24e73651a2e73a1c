"""What does somebody mean who writes "17 år, vil ud ad døren, noget med dyr"? Own words become a profile, and nothing is stored.

The words are the catalogue's, folded and inflected; places are those of the postcode files. What was not understood is told, so
that nobody believes that it counted.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import contains_cpr
from graphmodel.errors import InputError
from graphmodel.reference import Reference
from queries.profiles.ages_in_words import AgeFound, find_age
from queries.profiles.numbers_in_words import told_as_one
from queries.profiles.people_in_words import said_of_others
from queries.profiles.phrases_in_words import Phrase, Subject, believe, find_phrases, words_in
from queries.profiles.places_in_words import PlaceFound, find_place
from queries.profiles.profile import Profile
from queries.profiles.slips_in_words import vocabulary_of
from queries.profiles.small_words import SMALL_WORDS
from queries.profiles.words_in_text import Word, as_written, words_of

__all__ = ["Known", "OwnWords", "Subject", "Understood", "read_own_words"]


@dataclass(frozen=True, slots=True)
class Known:
    """What the map holds: municipalities with their names, and the ids of areas and phases."""

    municipalities: Mapping[str, str]
    areas: frozenset[str]
    stages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Understood:
    """One thing that was understood; `said` are the folded words that said it, `is_on_map` whether the map holds it."""

    subject: Subject
    id: str
    name: str
    said: str
    is_on_map: bool = True


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody wrote, as far as it was understood, in the order in which it was written."""

    understood: tuple[Understood, ...]
    not_understood: tuple[str, ...]
    denied: tuple[str, ...]
    """What somebody does not want, by its name; it is left out."""
    denied_interests: frozenset[str] = frozenset()
    """The ids of the interests among them."""
    postcode: str | None = None

    def ids(self, subject: Subject) -> tuple[str, ...]:
        """The ids of a subject that the map holds, each once."""
        return tuple(dict.fromkeys(each.id for each in self.understood if each.subject == subject and each.is_on_map))

    @property
    def place_beyond_map(self) -> str | None:
        """The municipality that was meant, where the map does not hold it."""
        return next(
            (each.name for each in self.understood if each.subject == "municipality" and not each.is_on_map), None
        )

    def profile(self) -> Profile:
        """The same as a profile."""
        ages, incomes, municipalities = self.ids("age"), self.ids("income"), self.ids("municipality")
        return Profile(
            municipality=municipalities[0] if municipalities else None,
            age=int(ages[0]) if ages else None,
            stages=self.ids("stage"),
            areas=self.ids("area"),
            interests=self.ids("interest"),
            requirements=self.ids("need"),
            income_basis=incomes[0] if incomes else None,
        )


def read_own_words(
    text: str, catalogue: Catalogue, reference: Reference, known: Known, today: date | None = None
) -> OwnWords:
    """Understand what somebody wrote; a year of birth is understood where the day is known.

    Raises InputError where the text may hold a CPR number, which the message does not repeat.
    """
    if contains_cpr(text):
        raise InputError(
            "Det, du skrev, ligner et CPR-nummer. Skriv aldrig CPR-numre her. Skriv hellere alderen, for eksempel »17 år«."
        )
    written = words_of(text)
    age = find_age(text, written, today)
    taken = set(age.words) if age else set()
    words = _mended(written, taken, catalogue, shouts=text.isupper())
    tokens = [word.folded for word in words]
    theirs = said_of_others(words)
    phrases = list(find_phrases(tokens, catalogue, taken))
    heard = [phrase for phrase in phrases if phrase.first not in theirs]
    place = find_place(
        written, reference, known.municipalities, taken | words_in(heard) | theirs, _last_names(written, text)
    )
    if place:
        taken |= set(range(place.first, place.last + 1))
    said = believe(words, phrases, heard)
    taken |= words_in(said.believed) | {
        at for begin, end in (*said.denials, *said.left_over) for at in range(begin, end + 1)
    }
    found = [
        *(_ages(age) if age else ()),
        *([(place.first, _understood_place(place, tokens))] if place else []),
        *((phrase.first, each) for phrase in said.believed for each in _understand(phrase, words, catalogue, known)),
    ]
    denied = [each for phrase in said.denied for each in _understand(phrase, words, catalogue, known)]
    left = [(at, at) for at, word in enumerate(words) if at not in taken and _says_something(word.folded)]
    return OwnWords(
        understood=tuple(dict.fromkeys(each for _, each in sorted(found, key=lambda pair: pair[0]))),
        not_understood=_told(sorted({*left, *said.left_over}), words, text),
        denied=tuple(dict.fromkeys(each.name for each in denied)),
        denied_interests=frozenset(each.id for each in denied if each.subject == "interest"),
        postcode=place.postcode if place else None,
    )


def _ages(age: AgeFound) -> Iterator[tuple[int, Understood]]:
    for years in age.ages:
        yield age.first, Understood("age", str(years), f"{years} år", age.said)


def _says_something(word: str) -> bool:
    return word not in SMALL_WORDS and len(word) > 1


def _mended(words: Sequence[Word], taken: Collection[int], catalogue: Catalogue, *, shouts: bool) -> list[Word]:
    """The words with slips mended; one with a capital may be a name, and is not guessed at."""
    vocabulary = vocabulary_of(catalogue)
    return [
        word
        if at in taken or word.folded in SMALL_WORDS
        else replace(word, folded=vocabulary.mended(word.folded, is_name=word.is_capital and not shouts))
        for at, word in enumerate(words)
    ]


def _last_names(words: Sequence[Word], text: str) -> frozenset[int]:
    """The words that may be a person's last name: a capital after a capital, where not everything is in capitals."""
    if text.isupper():
        return frozenset()
    return frozenset(
        at
        for at in range(1, len(words))
        if words[at].is_capital
        and words[at - 1].is_capital
        and words[at - 1].clause == words[at].clause
        and words[at - 1].folded not in SMALL_WORDS
    )


def _understand(phrase: Phrase, words: Sequence[Word], catalogue: Catalogue, known: Known) -> Iterator[Understood]:
    names = _names(phrase.subject, catalogue)
    said = " ".join(word.folded for word in words[phrase.first : phrase.last + 1])
    on_map = {"area": known.areas, "stage": known.stages}.get(phrase.subject)
    for id_ in phrase.ids:
        yield Understood(phrase.subject, id_, names[id_], said, on_map is None or id_ in on_map)


def _names(subject: Subject, catalogue: Catalogue) -> dict[str, str]:
    entries: Iterable[tuple[str, str]] = ()
    if subject == "area":
        entries = ((area.id, area.name) for area in catalogue.areas.values())
    elif subject == "stage":
        entries = ((stage.id, stage.name) for stage in catalogue.stages.values())
    elif subject == "interest":
        entries = ((interest.id, interest.name) for interest in catalogue.interests.values())
    elif subject == "need":
        entries = ((need.id, need.name) for need in catalogue.needs.values())
    elif subject == "income":
        entries = ((income.id, income.name) for income in catalogue.income_bases.values())
    return dict(entries)


def _understood_place(place: PlaceFound, tokens: list[str]) -> Understood:
    said = " ".join(tokens[place.first : place.last + 1])
    return Understood("municipality", place.municipality_id, place.name, said, place.is_on_map)


def _told(spans: Iterable[tuple[int, int]], words: Sequence[Word], text: str) -> tuple[str, ...]:
    """What is left over as it was written, each once; numbers that belong together, and a verb and its "ikke", are told together."""
    together = told_as_one(text)
    told: list[tuple[int, int]] = []
    before = -2
    for first, last in spans:
        is_one = last > first == before + 1 and words[first].clause == words[before].clause
        start, end = words[before if is_one else first].start, words[last].end
        before = last
        start, end = next(((s, e) for s, e in together if s <= start and end <= e), (start, end))
        if told and start < told[-1][1]:
            told[-1] = (told[-1][0], max(end, told[-1][1]))
        else:
            told.append((start, end))
    return tuple(dict.fromkeys(as_written(text, start, end) for start, end in told))
