"""What does somebody mean who writes "17 år, vil ud ad døren, noget med dyr"? Own words become a profile, and nothing is stored.

The words are the catalogue's, folded and inflected; places are those of the postcode files. What was not understood is told, so
that nobody believes that it counted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graphmodel.catalogue import Catalogue, fold
from graphmodel.cpr import contains_cpr
from graphmodel.errors import InputError
from graphmodel.reference import Reference
from queries.profiles.places_in_words import PlaceFound, find_place
from queries.profiles.profile import Profile

Subject: TypeAlias = Literal["age", "municipality", "stage", "area", "interest", "need", "income"]
CatalogueSubject: TypeAlias = Literal["income_bases", "stages", "areas", "interests", "needs"]

_SUBJECTS: tuple[tuple[Subject, CatalogueSubject], ...] = (
    ("income", "income_bases"),
    ("stage", "stages"),
    ("area", "areas"),
    ("interest", "interests"),
    ("need", "needs"),
)
"""In the order in which phrases of the same length are believed; areas and interests stand side by side."""
_SIDE_BY_SIDE = frozenset({"area", "interest"})

_NUMBER_WORDS = {
    "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20, "enogtyve": 21, "toogtyve": 22,
    "treogtyve": 23, "fireogtyve": 24, "femogtyve": 25, "seksogtyve": 26, "syvogtyve": 27, "otteogtyve": 28, "niogtyve": 29, "tredive": 30,
}  # fmt: skip
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_NUMBER = rf"(?P<number>\d{{2}}|{'|'.join(_NUMBER_WORDS)})"
_NO_AGE_BEFORE = "".join(rf"(?<!\b{word} )" for word in ("uge", "kl", "klokken", "nr", "bus", "linje", "om", "hver"))
_NO_AGE_AFTER = rf"(?! (?:km|kilometer|timer|time|uger|dage|minutter|min|kr|kroner|procent|gange|mdr|maaneder|pladser|unge|{_MONTHS}))"
_AGES = (
    (re.compile(rf"\b(?:fylder|bliver) (?:snart )?{_NUMBER}\b(?: aar\b)?"), 1),
    (re.compile(rf"\b{_NUMBER} ?(?:aarig|aars|aar)[a-z]*\b(?: gammel\b)?"), 0),
    (re.compile(rf"{_NO_AGE_BEFORE}\b{_NUMBER}\b{_NO_AGE_AFTER}"), 0),
)
"""How an age is written, and how much younger who writes it is: who turns 18 is still 17. A number alone
counts where nothing says otherwise."""
_YOUNGEST, _OLDEST = 10, 39
"""What is understood as an age: "to år uden skole" and "60 km væk" are none."""

_DENIALS = frozenset({"ikke", "ingen", "intet", "undgaa", "uden", "nej"})
_SHUNNING = frozenset({"hader", "bange", "raed", "utryg", "vaek", "traet", "allergisk"})
"""They deny what comes after them whatever else they say."""
_BETWEEN_DENIAL_AND_WORD = frozenset(
    {"noget", "nogen", "med", "om", "lide", "kan", "til", "at", "have", "for", "fra", "af", "ved", "over", "tak"}
)
_SMALL_TEXT = """
    aar aaret aarig ad af alder alle alt altsaa anden andet at bare blive bliver bo bor da de dem den denne der
    deres det dette dig din dreng du efter eller elsker en enten er et faa foer for fordi fra fx gaa gaar gammel
    gerne gider giver god godt hader ham han har have hedder hele helst hen hende her hos hun hvad hvor hvordan
    i igen ikke ind ingen interesse interesserer interesseret intet ja jeg kan kom komme kommer kommune kunne
    kvinde lade lave lide lidt lige lyst maa man mand mange med meget men mig min mod mon nej nogen noget nogle
    nok nu og ogsaa om op os paa pige proeve saa sammen samt selv ser sig sin skal skulle slags snart som synes
    taler til ting tit tror ud ude uden under undgaa ung unge ungen usikker vaere vaeret var ved vi vil ville
    virkelig
"""
_SMALL_WORDS = frozenset(_SMALL_TEXT.split())
"""Words that say nothing about a youth, folded; that they were not understood is not told."""


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


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the catalogue in the text: what it stands for and which tokens it takes."""

    subject: Subject
    ids: tuple[str, ...]
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def read_own_words(text: str, catalogue: Catalogue, reference: Reference, known: Known) -> OwnWords:
    """Understand what somebody wrote. Raises InputError where it may hold a CPR number, which the message does not repeat."""
    if contains_cpr(text):
        raise InputError(
            "Det, du skrev, ligner et CPR-nummer. Skriv aldrig CPR-numre her. Skriv hellere alderen, for eksempel »17 år«."
        )
    tokens = fold(text).split()
    taken: set[int] = set()
    found: list[tuple[int, Understood]] = []
    if age := _find_age(tokens):
        first, last, years, said = age
        taken |= set(range(first, last + 1))
        found.append((first, Understood("age", str(years), f"{years} år", said)))
    phrases = list(_phrases(tokens, catalogue, taken))
    place = find_place(
        text, reference, known.municipalities, taken | {at for phrase in phrases for at in _span(phrase)}
    )
    if place:
        taken |= set(range(place.first, place.last + 1))
        found.append((place.first, _understood_place(place, tokens)))
    denied: list[Understood] = []
    said_already = frozenset(at for phrase in phrases for at in _span(phrase))
    for phrase in phrases:
        taken |= set(_span(phrase))
        understood = list(_understand(phrase, tokens, catalogue, known))
        if phrase.subject in {"interest", "need"} and _is_denied(tokens, phrase.first, said_already):
            denied.extend(understood)
        else:
            found.extend((phrase.first, each) for each in understood)
    left = [
        token for at, token in enumerate(tokens) if at not in taken and token not in _SMALL_WORDS and len(token) > 1
    ]
    return OwnWords(
        understood=tuple(dict.fromkeys(each for _, each in sorted(found, key=lambda pair: pair[0]))),
        not_understood=_as_written(tuple(dict.fromkeys(left)), text),
        denied=tuple(dict.fromkeys(each.name for each in denied)),
        denied_interests=frozenset(each.id for each in denied if each.subject == "interest"),
        postcode=place.postcode if place else None,
    )


def _find_age(tokens: list[str]) -> tuple[int, int, int, str] | None:
    """The first and last token of an age, the years, and the words that say it."""
    folded = " ".join(tokens)
    for pattern, earlier in _AGES:
        for said in pattern.finditer(folded):
            years = (_NUMBER_WORDS.get(said["number"]) or int(said["number"])) - earlier
            if _YOUNGEST <= years <= _OLDEST:
                return folded.count(" ", 0, said.start()), folded.count(" ", 0, said.end()), years, said[0]
    return None


def _phrases(tokens: list[str], catalogue: Catalogue, taken: set[int]) -> Iterator[_Phrase]:
    """The phrases of all subjects that do not overlap: the longest first, then in the order of the subjects."""
    all_phrases = [
        _Phrase(subject, found.ids, found.first, found.last)
        for subject, name in _SUBJECTS
        for found in catalogue.words_of(name).find_in(tokens)
    ]
    order = {subject: 2 if subject in _SIDE_BY_SIDE else number for number, (subject, _) in enumerate(_SUBJECTS)}
    owner: dict[int, _Phrase] = {}
    for phrase in sorted(all_phrases, key=lambda each: (-each.length, order[each.subject], each.first)):
        owners = {owner[at] for at in _span(phrase) if at in owner}
        shares = all(
            {each.subject, phrase.subject} <= _SIDE_BY_SIDE and each.length == phrase.length for each in owners
        )
        if not taken & set(_span(phrase)) and shares:
            owner |= dict.fromkeys(_span(phrase), phrase)
            yield phrase


def _span(phrase: _Phrase) -> range:
    return range(phrase.first, phrase.last + 1)


def _understand(phrase: _Phrase, tokens: list[str], catalogue: Catalogue, known: Known) -> Iterator[Understood]:
    names = _names(phrase.subject, catalogue)
    said = " ".join(tokens[phrase.first : phrase.last + 1])
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


def _is_denied(tokens: list[str], first: int, said_already: frozenset[int]) -> bool:
    """Whether "ikke" or the like stands before a word, small words alone between them, and belongs to nothing else ("sover ikke")."""
    at = first - 1
    while at >= 0 and tokens[at] in _BETWEEN_DENIAL_AND_WORD:
        at -= 1
    return at >= 0 and (tokens[at] in _SHUNNING or (tokens[at] in _DENIALS and at not in said_already))


def _as_written(tokens: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Folded words as they were written."""
    written = {fold(word): word.strip(".,;:!?»«\"'()") for word in reversed(text.split())}
    return tuple(written.get(token, token) for token in tokens)
