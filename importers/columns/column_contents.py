"""What a column without a usable header may hold, by its cells alone: each guess with a confidence and a reason."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from stdnum.dk import cvr as danish_cvr

from graphmodel.catalogue import fold
from graphmodel.catalogue.phrases import PhraseIndex
from importers.values.accounting import JOINTS, left_beside_phrases
from importers.values.ages import read_ages
from importers.values.answers import read_answer
from importers.values.contacts import read_emails, read_phones, read_websites
from importers.values.contents import looks_like_organisation, looks_like_person, names_a_place
from importers.values.days import read_day
from importers.values.no_phones import may_be_a_day
from importers.values.number_cells import says_weekdays
from importers.values.understood import parts_of
from importers.values.words import Words

_SAMPLE = 200
_LEAST_SHARE = 0.5
_LONGEST = 300
_LONG = 60
_SHORT = 80
_AGES = re.compile(
    r"[^\d]{0,20}\d{1,2}\s*(?:år\w*\s*)?(?:\+|(?:-|–|til|og)\s*\d{1,2}|og op\w*)?(?:\s*-?\s*år\w*)?\.?", re.IGNORECASE
)
_STREET = re.compile(r"[A-ZÆØÅ][\w .'-]+ \d{1,3}\s?[A-Za-z]?(?:[,\s].*)?")
_POSTCODE = re.compile(r"(?:DK[- ]?)?(\d{4})(?:,?\s+([A-ZÆØÅ].*))?")
_PRICE = re.compile(r"\bkr\b|\bgratis\b|\bdkk\b|\d,-", re.IGNORECASE)
_HOURS = re.compile(
    r"\bkl\b\.?\s*\d|\d{1,2}[.:]\d{2}\s*(?:-|–|til)\s*\d{1,2}[.:]\d{2}|\bdøgnåbent\b|\b24/7\b", re.IGNORECASE
)
_ANSWERS = frozenset({"ingen", "intet", "alle", "fri", "begge"})
_CVR = re.compile(r"(?:DK[- ]?)?\d{2} ?\d{2} ?\d{2} ?\d{2}")


@dataclass(frozen=True, slots=True)
class Guess:
    """A column of the catalogue that cells may belong to; `confidence` is from 0 to 1, `reason` a Danish sentence."""

    meaning: str
    confidence: float
    reason: str


def contents_of(texts: Sequence[str], words: Words, among: Collection[str] = ()) -> tuple[Guess, ...]:
    """What a column may hold, the likeliest first; empty where the cells tell nothing. `among` are the columns to think of, all if none.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> contents_of(["75 12 34 56", "20 30 40 50", "-"], words)[0]
    Guess(meaning='phone', confidence=0.9, reason='2 af 2 celler ligner telefonnumre.')
    >>> contents_of(["blå", "rød"], words)
    ()
    """
    sample = [text for text in texts if text.strip() and not words.is_placeholder(text)][:_SAMPLE]
    guesses = []
    for meaning, weight, what, fits in _tests(words):
        if among and meaning not in among:
            continue
        count = sum(fits(text) for text in sample if len(text) <= _LONGEST or meaning == "description")
        if sample and count >= _LEAST_SHARE * len(sample):
            confidence = round(weight * count / len(sample), 2)
            guesses.append(Guess(meaning, confidence, f"{count} af {len(sample)} celler ligner {what}."))
    return tuple(sorted(guesses, key=lambda guess: -guess.confidence))


_Test = tuple[str, float, str, Callable[[str], bool]]
"""A column's id, the confidence where all cells fit, what they look like, and whether one does."""


def _tests(words: Words) -> tuple[_Test, ...]:
    catalogue, places = words.catalogue, words.place_words
    return (
        ("email", 0.95, "e-mailadresser", lambda text: "@" in text and read_emails(text) is not None),
        ("website", 0.95, "adresser på nettet", _is_website),
        ("cvr", 0.92, "CVR-numre med gyldigt kontrolciffer", _is_cvr),
        ("phone", 0.9, "telefonnumre", _is_phone),
        ("postcode", 0.92, "postnumre", lambda text: _is_postcode(text, words)),
        ("address", 0.85, "adresser", lambda text: _STREET.fullmatch(text) is not None and not _says_when(text)),
        ("age", 0.85, "aldre", _is_age),
        ("verified-on", 0.6, "datoer", lambda text: len(text) < _SHORT and read_day(text) is not None),
        ("municipality", 0.85, "kommuner", lambda text: words.municipality(text) is not None),
        ("town", 0.7, "byer", lambda text: bool(words.reference.towns(text))),
        ("route", 0.75, "måder at komme ind på", lambda text: _says(text, "route", words)),
        ("intake", 0.7, "tider for optag", lambda text: _says(text, "intake", words)),
        ("price", 0.8, "priser", lambda text: len(text) < _SHORT and _PRICE.search(text) is not None),
        ("legal-basis", 0.85, "paragraffer", lambda text: "§" in text),
        ("hours", 0.75, "åbningstider", _says_when),
        ("sector", 0.8, "sektorer", _known_by(catalogue.words_of("sectors"))),
        ("stage", 0.8, "faser", _known_by(catalogue.words_of("stages"))),
        ("area", 0.7, "delmålsområder", _known_by(catalogue.words_of("areas"))),
        ("interest", 0.6, "interesser", _known_by(catalogue.words_of("interests"))),
        ("kind", 0.65, "slags tilbud", _known_by(catalogue.words_of("offer_kinds"))),
        ("organisation-name", 0.75, "navne på organisationer", lambda text: _names_organisation(text, places)),
        (
            "person-name",
            0.7,
            "navne på personer",
            lambda text: looks_like_person(text) and not names_a_place(text, places),
        ),
        ("offer-name", 0.6, "navne på tilbud", lambda text: _names_an_offer(text, words)),
        ("description", 0.6, "beskrivelser", lambda text: len(text) > _LONG and " " in text),
    )


def are_phones(texts: Sequence[str]) -> bool:
    """Whether most cells under a header that says phone are one, also such as could be CVR numbers."""
    return bool(texts) and sum(read_phones(text) is not None for text in texts) > _LEAST_SHARE * len(texts)


def _says_when(text: str) -> bool:
    """Whether a text names days of the week or times of day."""
    return says_weekdays(text) or _HOURS.search(text) is not None


def _is_website(text: str) -> bool:
    found = read_websites(text) if "." in text else None
    return found is not None and not found.says_more


def _is_cvr(text: str) -> bool:
    return _CVR.fullmatch(text.strip()) is not None and danish_cvr.is_valid(re.sub(r"\D", "", text))


def _is_phone(text: str) -> bool:
    return len(text) < _SHORT and not _is_cvr(text) and not may_be_a_day(text) and read_phones(text) is not None


def _is_postcode(text: str, words: Words) -> bool:
    found = _POSTCODE.fullmatch(text.strip())
    return found is not None and (found[1] in words.reference.postcodes or bool(found[2]))


def _is_age(text: str) -> bool:
    """Ages that have a bound: a number alone may count anything, and one behind a plus is where a telephone is."""
    ages = read_ages(text) if _AGES.fullmatch(text.strip()) and not text.startswith("+") else None
    return ages is not None and ages.says_something and not ages.doubt


def _says(text: str, value_set: str, words: Words) -> bool:
    """Whether a text names a value of a set; a mere yes, no or "ingen" may answer anything."""
    if len(text) >= _SHORT or text.isdigit() or fold(text) in _ANSWERS or read_answer(text, words.catalogue)[0]:
        return False
    return words.catalogue.values.read(value_set, text) is not None


def _known_by(index: PhraseIndex) -> Callable[[str], bool]:
    """Whether every part of a text is known, and nothing stands beside it."""

    def is_known(text: str) -> bool:
        parts = parts_of(text) if len(text) < _SHORT else []
        return bool(parts) and all(
            index.ids_in(part) and not left_beside_phrases(part, index, JOINTS) for part in parts
        )

    return is_known


def _names_organisation(text: str, places: frozenset[str]) -> bool:
    return looks_like_organisation(text) or (names_a_place(text, places) and fold(text) not in places)


def _names_an_offer(text: str, words: Words) -> bool:
    index = words.catalogue.words_of("offer_kinds")
    return len(text) < _SHORT and bool(index.ids_in(text)) and not words.municipality(fold(text))
