"""Names made comparable: what makes two spellings one name, and which names say too little to go by alone."""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from graphmodel.catalogue import Catalogue, fold

_PHRASES = (("ungd skole", "ungdomsskole"), ("ungd klub", "ungdomsklub"), ("a s", ""), ("i s", ""))
_WORDS = {
    "afd": "afdeling", "udd": "uddannelse", "inst": "institution", "adm": "administration", "tekn": "teknisk", "komm": "kommune",
    "kom": "kommune", "sekr": "sekretariat", "for": "forening", "forv": "forvaltning", "besk": "beskaeftigelse", "psyk": "psykiatri",
    "ungd": "ungdoms", "gym": "gymnasium", "aps": "", "ivs": "", "fmba": "", "smba": "",
}  # fmt: skip
_DEFINITE = (
    ("skolen", "skole"), ("centret", "center"), ("centeret", "center"), ("klubben", "klub"), ("foreningen", "forening"), ("huset", "hus"),
    ("afdelingen", "afdeling"), ("forvaltningen", "forvaltning"), ("kommunen", "kommune"), ("vejledningen", "vejledning"),
    ("indsatsen", "indsats"), ("gymnasiet", "gymnasium"), ("teamet", "team"), ("psykiatrien", "psykiatri"),
    ("holdet", "hold"), ("vaerkstedet", "vaerksted"), ("forloebet", "forloeb"), ("kurset", "kursus"), ("cafeen", "cafe"),
    ("klinikken", "klinik"), ("raadgivningen", "raadgivning"), ("gruppen", "gruppe"), ("butikken", "butik"), ("linjen", "linje"),
)  # fmt: skip
_UNITS = frozenset(
    {"administration", "kantine", "koekken", "kontor", "sekretariat", "reception", "ledelse", "stab", "stabe", "team", "support", "teknisk"}
    | {"it", "hr", "oekonomi", "regnskab", "loen", "personale", "drift", "service", "pedel", "rengoering", "bogholderi", "arkiv"}
    | {"kommunikation", "faellessekretariat", "afdeling", "enhed", "hovedkontor", "vagt", "lager", "renovation", "belysning"}
    | {"park", "vej", "kloakering"}
)  # fmt: skip
"""Words that name a unit inside something else and are found in every municipality."""
JOINING = frozenset({"og", "i", "for", "af", "paa", "den", "det", "de", "til", "ved", "samt", "under"})
TELLING_APART = frozenset(
    {"nord", "syd", "oest", "vest", "midt", "nordre", "soendre", "oestre", "vestre", "store", "lille", "gamle", "nye"}
)
_PROPER_NAMES = "ngo-raadgivning"
"""The kind of which the catalogue's words are names of organisations that there is one of."""
_SHORTEST_MISSPELT = 5
_LONG = 9
MOST_SLIPS = 2
"""So many letters may be wrong in a long word, one in any other."""
_BRACKETS = re.compile(r"\([^)]*\)")


@cache
def normal(name: str) -> tuple[str, ...]:
    """The words of a name in the one spelling that they are compared in.

    >>> normal("Ungd.skolen Årslev"), normal("Ungdomsskole Aarslev")
    (('ungdomsskole', 'aarslev'), ('ungdomsskole', 'aarslev'))
    """
    folded = f" {fold(name)} "
    for phrase, whole in (("ungd skolen", "ungdomsskole"), *_PHRASES):
        if folded.endswith(f" {phrase} ") or whole:
            folded = folded.replace(f" {phrase} ", f" {whole} ")
    words = [_WORDS.get(word, word) for word in folded.split()]
    plain = tuple(_indefinite(word) for word in words if word)
    return plain or tuple(fold(name).split()) or (name.strip(),)


def _indefinite(word: str) -> str:
    for definite, plain in _DEFINITE:
        if word.endswith(definite):
            return word[: -len(definite)] + plain
    return word


@cache
def compact(name: str) -> str:
    """A name as one word, so that "Ungdoms skolen" and "Ungdomsskole" are one.

    >>> compact("Ungdoms skolen") == compact("Ungdomsskole")
    True
    """
    return "".join(normal(name))


def forms_of(name: str) -> list[str]:
    """A name as it stands, and without what is said in brackets after it.

    >>> forms_of("Ungeenheden (KUI)"), forms_of("FGU Syd")
    (['Ungeenheden (KUI)', 'Ungeenheden'], ['FGU Syd'])
    """
    plain = " ".join(_BRACKETS.sub(" ", name).split())
    return list(dict.fromkeys(form for form in (name, plain) if form))


def are_near(one: str, other: str) -> bool:
    """Whether two names differ in one word alone, and that only by a slip of the hand.

    >>> are_near("Headspase Kolding", "Headspace Kolding"), are_near("FGU Nord", "FGU Syd"), are_near("Viuf skole", "Hejls skole")
    (True, False, False)
    """
    mine, theirs = normal(one), normal(other)
    if len(mine) != len(theirs):
        return False
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(pairs) == 1 and _is_misspelt(*pairs[0])


def _is_misspelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_MISSPELT or one[0] != other[0] or {one, other} & TELLING_APART:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other, score_cutoff=MOST_SLIPS) <= (
        MOST_SLIPS if min(len(one), len(other)) >= _LONG else 1
    )


@cache
def signatures(name: str) -> tuple[tuple[str, ...], ...]:
    """What two near names share: all words but one, and the first letter of that one, with its place."""
    words = normal(name)
    return tuple((str(at), words[at][:1], *words[:at], "", *words[at + 1 :]) for at in range(len(words)))


@dataclass(frozen=True, slots=True)
class Generic:
    """Tells names that many places have: units of anything ("Administration"), and kinds of organisation ("Ungdomsskolen", "PPR")."""

    kind_names: frozenset[str]
    kind_words: frozenset[str]
    places: frozenset[str] = frozenset()
    """Folded names of municipalities and regions."""

    @classmethod
    def of(cls, catalogue: Catalogue, places: frozenset[str] = frozenset()) -> "Generic":
        """What the catalogue's kinds and sectors say; a proper name in a kind's words ("headspace") is left out."""
        kinds = [kind for kind in catalogue.organisation_kinds.values() if kind.id != _PROPER_NAMES]
        names = {form for kind in kinds for form in (kind.name, kind.id, *kind.words)}
        names |= {form for sector in catalogue.sectors.values() for form in (sector.name, *sector.words)}
        phrases = [normal(name) for name in names]
        words = frozenset(word for phrase in phrases for word in phrase)
        return cls(frozenset("".join(phrase) for phrase in phrases), words, places)

    def is_common(self, word: str) -> bool:
        """Whether a word of a name is a kind's, a unit's or a municipality's."""
        return word in self.kind_words or word in _UNITS or word in self.places

    def is_unit(self, name: str) -> bool:
        """Whether every word is one for a unit inside something else."""
        words = [word for word in normal(name) if word not in JOINING and not word.isdigit()]
        return bool(words) and all(word in _UNITS for word in words)

    def is_kind(self, name: str) -> bool:
        """Whether the name only says what kind of organisation it is."""
        words = [word for word in normal(name) if word not in JOINING]
        return compact(name) in self.kind_names or (
            bool(words) and all(word in self.kind_words or word in _UNITS for word in words)
        )
