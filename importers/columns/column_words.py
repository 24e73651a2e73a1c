"""Words within a header that is not known as it stands: which of them tell what the column holds."""

from collections.abc import Sequence
from itertools import islice

from rapidfuzz import fuzz, process

from graphmodel.catalogue import Catalogue, fold
from importers.values.answers import read_answer
from importers.values.words import Words

_CONTACTS = frozenset({"phone", "email", "website"})
PREPOSITIONS = frozenset({"hos", "i", "paa", "til", "for", "ved", "fra"})
"""What stands in a header before whose a thing is: "Kontakt hos partneren"."""
_MOST_WORDS = 10
_MOST_TOLD = 4
_SHORTEST_FIRST, _SHORTEST_END = 3, 6
"""How many letters the parts of a compound have."""
_KEYS = frozenset({"id", "ids", "key", "noegle"})
"""Words for a reference to another list, never the thing itself."""
_NEAR = 90
_MOSTLY = 0.6
_SHORTEST_NEAR = 5


def telling_phrases(words: Sequence[str], catalogue: Catalogue) -> list[str]:
    """The known headers within a header of folded words, the one that tells most first; none where it is a reference to another list.

    >>> from graphmodel.catalogue import load_catalogue
    >>> telling_phrases("antal ledige pladser i huset".split(), load_catalogue())[0]
    'antal ledige pladser'
    >>> telling_phrases(["aktivitetsansvarlig"], load_catalogue()), telling_phrases(["skostoerrelse"], load_catalogue())
    (['ansvarlig'], [])
    """
    if not words or _KEYS.intersection(words) or len(words) > _MOST_WORDS:
        return []
    return [*_known_phrases(words, catalogue), *_likely_words(words, catalogue)]


def _known_phrases(words: Sequence[str], catalogue: Catalogue) -> list[str]:
    """Known headers of two words or more that stand within a longer one, the longest first."""
    return [
        phrase
        for length in range(len(words) - 1, 1, -1)
        for start in range(len(words) - length + 1)
        if catalogue.headers.candidates(phrase := " ".join(words[start : start + length]))
    ]


def _likely_words(words: Sequence[str], catalogue: Catalogue) -> list[str]:
    """The words of a header to go by: a way of contact first ("Mail til leder"), then the last word, which is what Danish speaks of."""
    if len(words) > _MOST_TOLD:
        return []
    if len(words) == 1:
        return _end_of_compound(words, catalogue)
    known = [word for word in words if len(word) > 2 and catalogue.headers.candidates(word)]
    contacts = [word for word in known if _CONTACTS & {*catalogue.headers.candidates(word)}]
    return list(dict.fromkeys([*contacts, *(word for word in (words[-1], words[0]) if word in known)]))


def _end_of_compound(words: Sequence[str], catalogue: Catalogue) -> list[str]:
    """The known word that the last one ends in, for that is what a Danish compound is a kind of: "Aktivitetsansvarlig"."""
    last = words[-1] if words else ""
    ends = (last[at:] for at in range(_SHORTEST_FIRST, len(last) - _SHORTEST_END + 1))
    known = (
        end for end in ends if catalogue.headers.candidates(end) and "phone" not in catalogue.headers.candidates(end)
    )
    return [*islice(known, 1)]


def near_word(header: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """The catalogue's word that a misspelt header is nearest to, and its column."""
    if len(header) < _SHORTEST_NEAR:
        return None
    words = {
        fold(word): (word, column.id)
        for column in catalogue.columns.values()
        for word in column.words
        if len(word) >= _SHORTEST_NEAR and column.fills != "nothing"
    }
    found = process.extractOne(header, sorted(words), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return words[found[0]] if found else None


def is_head(phrase: str, header: str) -> bool:
    """Whether a phrase is what a header speaks of: its end, or what a preposition follows ("Kontakt hos partneren")."""
    return header.endswith(phrase) or (
        header.startswith(phrase) and not PREPOSITIONS.isdisjoint(header.removeprefix(phrase).split()[:1])
    )


def asked_above(header: str, texts: Sequence[str], words: Words) -> str:
    """What a header asks about that is itself a value ("Gratis", "Online", "Selvhenvendelse"), where the cells answer yes or no."""
    answers = [text for text in texts if read_answer(text, words.catalogue)[0]]
    if not texts or len(answers) < _MOSTLY * len(texts):
        return ""
    price = words.catalogue.values.read("price", header)
    if price is not None and price.value == "free":
        return "price"
    return next((name for name in ("route", "form", "setting") if words.catalogue.values.read(name, header)), "")
