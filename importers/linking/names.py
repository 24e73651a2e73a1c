"""Names made comparable: what makes two spellings one name, and which names say too little to go by alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from graphmodel.catalogue import Catalogue, fold
from graphmodel.reference import load_reference

_PHRASES = (("ungd skolen", "ungdomsskolen"), ("ungd skole", "ungdomsskole"), ("ungd klub", "ungdomsklub"))
_LEGAL_PHRASES = (("a s", "a/s"), ("i s", "i/s"))
_LEGAL_FORMS = frozenset({"aps", "ivs", "fmba", "smba", "fonden", "a/s", "i/s"})
"""What a name says of the law that an organisation is under; the phrases stand last in a name, folded."""
_WORDS = {
    "afd": "afdeling", "udd": "uddannelse", "inst": "institution", "adm": "administration", "tekn": "teknisk", "komm": "kommune",
    "kom": "kommune", "sekr": "sekretariat", "for": "forening", "forv": "forvaltning", "besk": "beskaeftigelse", "psyk": "psykiatri",
    "ungd": "ungdoms", "gym": "gymnasium", "vejl": "vejledning", "raadg": "raadgivning",
    "sct": "sankt", "skt": "sankt", "nr": "noerre", "sdr": "soender", "soendre": "soender", "gl": "gammel", "gamle": "gammel",
    "kbh": "koebenhavn", "kbhvn": "koebenhavn", "koebenhavns": "koebenhavn", "frb": "frederiksberg",
}  # fmt: skip
_ENDINGS = ("afd", "udd", "forv", "sekr", "vejl", "raadg")
"""Abbreviations that stand at the end of longer words as well: "Beskæftigelsesafd."."""
_BEGUN = (("udd cent", "uddannelsescent"), (" soc psyk ", " socialpsykiatrisk "))
"""Words of which the first part is abbreviated: "Voksenudd.center"."""
_DEFINITE = (
    ("skolen", "skole"), ("centret", "center"), ("centeret", "center"), ("klubben", "klub"), ("foreningen", "forening"), ("huset", "hus"),
    ("afdelingen", "afdeling"), ("forvaltningen", "forvaltning"), ("kommunen", "kommune"), ("vejledningen", "vejledning"),
    ("indsatsen", "indsats"), ("gymnasiet", "gymnasium"), ("teamet", "team"), ("psykiatrien", "psykiatri"),
    ("holdet", "hold"), ("vaerkstedet", "vaerksted"), ("forloebet", "forloeb"), ("kurset", "kursus"), ("cafeen", "cafe"),
    ("klinikken", "klinik"), ("raadgivningen", "raadgivning"), ("gruppen", "gruppe"), ("butikken", "butik"), ("linjen", "linje"),
    ("kontoret", "kontor"), ("sekretariatet", "sekretariat"), ("administrationen", "administration"), ("enheden", "enhed"),
    ("institutionen", "institution"), ("kantinen", "kantine"), ("receptionen", "reception"), ("koekkenet", "koekken"),
    ("stedet", "sted"), ("kollegiet", "kollegium"), ("netvaerket", "netvaerk"), ("projektet", "projekt"), ("korpset", "korps"),
)  # fmt: skip
_UNITS = frozenset(
    {"administration", "kantine", "koekken", "kontor", "sekretariat", "reception", "ledelse", "stab", "stabe", "team", "support", "teknisk"}
    | {"it", "hr", "oekonomi", "regnskab", "loen", "personale", "drift", "service", "pedel", "rengoering", "bogholderi", "arkiv"}
    | {"kommunikation", "faellessekretariat", "afdeling", "enhed", "hovedkontor", "vagt", "lager", "renovation", "belysning"}
    | {"park", "vej", "kloakering"}
)  # fmt: skip
"""Words that name a unit inside something else and are found in every municipality."""
JOINING = frozenset({"og", "i", "for", "af", "paa", "den", "det", "de", "til", "ved", "v", "samt", "under"})
TELLING_APART = frozenset(
    {
        "nord",
        "syd",
        "oest",
        "vest",
        "midt",
        "nordre",
        "noerre",
        "soender",
        "oestre",
        "vestre",
        "store",
        "lille",
        "gammel",
        "nye",
        "plus",
    }
)
_OF_THE_CALENDAR = (
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag",
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_PROPER_NAMES = "ngo-raadgivning"
"""The kind of which the catalogue's words are names of organisations that there is one of."""
_UNIT_ENDINGS = (
    "afdeling", "team", "vejledning", "enhed", "sekretariat", "kontor", "sektion", "filial", "indsats", "linje", "kantine", "koekken",
    "reception", "administration", "ledelse",
)  # fmt: skip
"""What words end in that say of something that it is a part of something else."""
_SHORTEST_MISSPELT = 5
_LONG = 9
MOST_SLIPS = 2
"""So many letters may be wrong in a long word, one in any other."""
_PLUS = re.compile(r"(?<=\w)\++(?!\w)")
"""Behind a word a plus belongs to it: "Kontaktperson+", "Klub 15+"."""
_LETTERED = re.compile(r"(?<=[a-zæøå])[A-ZÆØÅ]\b")
_BRACKETS = re.compile(r"\([^)]*\)")


@lru_cache(50_000)
def normal(name: str) -> tuple[str, ...]:
    """The words of a name in the one spelling that they are compared in.

    >>> normal("Ungd.skolen Årslev"), normal("Ungdomsskole Aarslev"), normal("Beskæftigelsesafd."), normal("Voksenudd.center")
    (('ungdomsskole', 'aarslev'), ('ungdomsskole', 'aarslev'), ('beskaeftigelsesafdeling',), ('voksenuddannelsescenter',))
    >>> normal("Klub 15+"), normal("Klub 15")
    (('klub', '15', 'plus'), ('klub', '15'))
    """
    plain = tuple(_indefinite(word) for word in _words_of(name) if word not in _LEGAL_FORMS)
    return plain or tuple(fold(name).split()) or (name.strip(),)


def _words_of(name: str) -> list[str]:
    """The words of a name with its abbreviations written out, in the order and with the endings that they have."""
    folded = f" {fold(_PLUS.sub(' plus ', name))} "
    for phrase, whole in _PHRASES:
        folded = folded.replace(f" {phrase} ", f" {whole} ")
    for phrase, whole in _LEGAL_PHRASES:
        if folded.endswith(f" {phrase} "):
            folded = folded.replace(f" {phrase} ", f" {whole} ")
    for short, whole in _BEGUN:
        folded = folded.replace(short, whole)
    return [_written_out(word) for word in folded.split()]


def _written_out(word: str) -> str:
    """A word whose end, or all of which, is an abbreviation, in full."""
    ending = next((short for short in _ENDINGS if word.endswith(short) and len(word) > len(short) + 2), "")
    return word.removesuffix(ending) + _WORDS[ending] if ending else _WORDS.get(word, word)


def _indefinite(word: str) -> str:
    for definite, plain in _DEFINITE:
        if word.endswith(definite):
            return word[: -len(definite)] + plain
    return word


@lru_cache(50_000)
def definite(word: str) -> str:
    """A word in the definite form that lists mostly write it in, so that a slip in its ending is one slip and no other word.

    >>> definite("ungdomshus"), definite("ungdomshset")
    ('ungdomshuset', 'ungdomshset')
    """
    for definite_ending, plain in _DEFINITE:
        if word.endswith(plain):
            return word[: -len(plain)] + definite_ending
    return word


@lru_cache(50_000)
def compact(name: str) -> str:
    """A name as one word, so that "Ungdoms skolen" and "Ungdomsskole" are one.

    >>> compact("Ungdoms skolen") == compact("Ungdomsskole")
    True
    """
    return "".join(normal(name))


@lru_cache(50_000)
def written(name: str) -> str:
    """A name as one word that keeps its legal form and its definite endings, which two of another name otherwise may differ by.

    >>> written("Lyng VVS A/S") == written("Lyng VVS"), written("Skakklubben") == written("Skakklub")
    (False, False)
    >>> written("Ungd.skolen Årslev") == written("Ungdomsskolen Aarslev")
    True
    """
    return "".join(_words_of(name)) or compact(name)


@lru_cache(50_000)
def legal_forms(name: str) -> frozenset[str]:
    """The legal forms that a name tells.

    >>> sorted(legal_forms("Lyng VVS A/S")), sorted(legal_forms("Fonden Mågen ApS")), sorted(legal_forms("Mågen"))
    (['a/s'], ['aps', 'fonden'], [])
    """
    return _LEGAL_FORMS.intersection(_words_of(name))


def tell_a_unit(words: Iterable[str]) -> bool:
    """Whether words say of what they stand behind that it is a part of something: a department, a team, a guidance.

    >>> [tell_a_unit(normal(name)) for name in ("Odense afd.", "Ungevejledningen", "KUI")]
    [True, True, False]
    """
    return any(word.endswith(_UNIT_ENDINGS) for word in words)


def forms_of(name: str) -> list[str]:
    """A name as it stands, and without what is said in brackets after it, unless that is a part of it.

    >>> forms_of("Ungeenheden (KUI)"), forms_of("FGU Syd"), forms_of("Lyng (Ungevejledningen)")
    (['Ungeenheden (KUI)', 'Ungeenheden'], ['FGU Syd'], ['Lyng (Ungevejledningen)'])
    """
    names_a_part = any(tell_a_unit(normal(behind)) for behind in _BRACKETS.findall(name))
    plain = "" if names_a_part else " ".join(_BRACKETS.sub(" ", name).split())
    return list(dict.fromkeys(form for form in (name, plain) if form))


def are_near(one: str, other: str) -> bool:
    """Whether two names differ in one word alone, and that only by a slip of the hand.

    >>> are_near("Headspase Kolding", "Headspace Kolding"), are_near("FGU Nord", "FGU Syd"), are_near("Viuf skole", "Hejls skole")
    (True, False, False)
    >>> are_near("Ungdomshuset Broen", "Ungdomshset Broen"), are_near("Foreningen Lyset", "Forenigen Lyset")
    (True, True)
    >>> are_near("Tirsdagsklub", "Torsdagsklub"), are_near("Ungehus Herning", "Ungehus Hørning")
    (False, False)
    """
    mine, theirs = normal(one), normal(other)
    if len(mine) != len(theirs):
        return False
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(pairs) == 1 and _is_misspelt(*pairs[0])


def are_lettered_apart(one: str, other: str) -> bool:
    """Whether a capital at the end of a word counts two names: "HoldA" and "HoldB".

    >>> are_lettered_apart("HoldA", "HoldB"), are_lettered_apart("Mentorforløp", "Mentorforløb")
    (True, False)
    """
    return _LETTERED.sub("", one) == _LETTERED.sub("", other)


def _is_misspelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_MISSPELT or one[0] != other[0] or {one, other} & TELLING_APART:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    most = MOST_SLIPS if min(len(one), len(other)) >= _LONG else 1
    pairs = ((one, other), (definite(one), definite(other)))
    return any(OSA.distance(*pair, score_cutoff=most) <= most for pair in pairs) and not _are_two_words(one, other)


def _are_two_words(one: str, other: str) -> bool:
    """Whether neither of two words is a slip of the hand, for each is a word: Tuesday and Thursday, Herning and Hørning."""
    days = [next((known for known in _OF_THE_CALENDAR if word.startswith(known)), "") for word in (one, other)]
    if all(days) and days[0] != days[1]:
        return True
    towns = load_reference().towns
    return bool(towns(one) and towns(other))


@lru_cache(50_000)
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
    municipalities: Mapping[str, str] = field(default_factory=dict)
    """The names of the graph's municipalities by code; the reference knows the others."""

    @classmethod
    def of(cls, catalogue: Catalogue, places: frozenset[str] = frozenset()) -> "Generic":
        """What the catalogue's kinds and sectors say; a proper name in a kind's words ("headspace") is left out."""
        kinds = [kind for kind in catalogue.organisation_kinds.values() if kind.id != _PROPER_NAMES]
        names = {form for kind in kinds for form in (kind.name, kind.id, *kind.words)}
        names |= {form for sector in catalogue.sectors.values() for form in (sector.name, *sector.words)}
        phrases = [normal(name) for name in names]
        words = frozenset(word for phrase in phrases for word in phrase)
        return cls(frozenset("".join(phrase) for phrase in phrases), words, places)

    def name_of_place(self, code: str) -> str:
        """The name of a municipality; its code where nobody knows one."""
        found = load_reference().municipalities.get(code)
        return self.municipalities.get(code) or (found.name if found else code)

    def is_place(self, word: str) -> bool:
        """Whether a word of a name is a municipality's or a town's."""
        return word in self.places or bool(load_reference().towns(word))

    def is_common(self, word: str) -> bool:
        """Whether a word of a name is a kind's, a unit's or a municipality's."""
        return word in self.kind_words or word in _UNITS or word in self.places

    def is_unit(self, name: str) -> bool:
        """Whether every word is one for a unit inside something else."""
        words = [word for word in normal(name) if word not in JOINING and not word.isdigit()]
        return bool(words) and all(word in _UNITS for word in words)

    def is_common_name(self, name: str) -> bool:
        """Whether many places have something of that name: a unit, or a kind of organisation."""
        return self.is_unit(name) or self.is_kind(name)

    def is_kind(self, name: str) -> bool:
        """Whether the name only says what kind of organisation it is."""
        words = [word for word in normal(name) if word not in JOINING]
        return compact(name) in self.kind_names or (
            bool(words) and all(word in self.kind_words or word in _UNITS for word in words)
        )
