"""What a section's or a table's title says about the rows under it: a sector, a place, a kind, an area, a phase."""

import re
from dataclasses import dataclass

from graphmodel.catalogue import fold
from importers.section_words import without_number
from importers.understanding.topics import area_of, topic_of
from importers.values.regions import codes_of, region_in
from importers.values.words import Words

_BRACKETS = re.compile(r"\([^)]*\)")
_PARTS = re.compile(r"\s[-–—|]\s|,\s|\s/\s")
_PLACE_PARTS = re.compile(r"\s+(?:i|for|til|fra)\s+|\s[-–—|]\s|,\s|\s?[:/(]\s?|\)|\s+(?=20\d\d\b)", re.IGNORECASE)
"""What stands around the name of a place in a title: "Fritidstilbud i Nyborg Kommune 2026"."""
_FILLER = re.compile(
    r"tilbud(?:dene|ene|s)?|indsats(?:er|erne)?|aktivitet(?:er|erne)?|lister?n?|oversigt(?:en)?|partner(?:e|liste)?|kontakter|over|alle|unge|til|for|fra|"
    r"i|paa|under|inden|indenfor|vores|de|den|det|20\d\d|kategori(?:en)?|sektor(?:en)?|sektion|afsnit|gruppe|"
)
"""Words that a title may have beside what it means."""


SERVES = "Offer.SERVES"


@dataclass(frozen=True, slots=True)
class Context:
    """What a title means: a target (`Label.field` or `Label.EDGE`) and the id that fills it; `others` where it means several."""

    target: str
    id: str
    others: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything that it means."""
        return (self.id, *self.others)


def context_of(title: str, words: Words, *, is_of_offers: bool = False) -> Context | None:
    """The meaning of a whole title, or None where it is only a title.

    `is_of_offers` where the rows under it are offers: then a topic that is also a kind of organisation ("Bolig") is what they are about.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> context_of("Civilsamfund", words), context_of("Kolding Kommune", words)
    (Context(target='Organisation.IN_SECTOR', id='sector-civilsamfund', others=()), Context(target='Offer.SERVES', id='0621', others=()))
    >>> context_of("1. Tilbud i Kolding Kommune (2026)", words).id, context_of("Tilbud til unge 2026", words)
    ('0621', None)
    >>> context_of("Bolig", words).target, context_of("Bolig", words, is_of_offers=True).id
    ('Organisation.kind', 'area-bolig')
    """
    bare = without_number(_BRACKETS.sub(" ", title))
    plain = bare.partition(":")[2].strip() or bare
    bare_of_filler = _without_filler(plain)
    if is_of_offers and (topic := topic_of(plain, words) or topic_of(bare_of_filler, words)):
        return Context(*topic)
    told = _whole(plain, words) or _common(plain, words, is_of_offers=is_of_offers) or _whole(bare_of_filler, words)
    return told or _one_part(plain, words)


def context_of_title(title: str, words: Words, *, is_of_offers: bool) -> Context | None:
    """The meaning of a whole title, else the place in it; what else a table's title says is no part of its rows."""
    return context_of(title, words, is_of_offers=is_of_offers) or place_in_title(title, words)


def place_in_title(title: str, words: Words) -> Context | None:
    """The municipality, or those, that a title names in one of its parts, whatever else it says; None where it names none or two apart.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> place_in_title("Fritidstilbud i Nyborg Kommune 2026", words).ids, place_in_title("Klubber i Nyborg og Odense", words).ids
    (('0450',), ('0450', '0461'))
    >>> place_in_title("Fritidstilbud udarbejdet af Nyborg Kommune", words)
    """
    found = {codes for part in _PLACE_PARTS.split(title) if (codes := _municipalities(part, words))}
    if len(found) != 1:
        return None
    first, *others = found.pop()
    return Context(SERVES, first, tuple(others))


def _municipalities(text: str, words: Words) -> tuple[str, ...]:
    """The codes of the municipalities that a text consists of, empty where it says anything else."""
    names = re.split(r"\s+og\s+", _without_filler(text))
    codes = [words.municipality(name) for name in names if any(map(str.isalpha, name))]
    return tuple(dict.fromkeys(code for code in codes if code)) if all(codes) else ()


def _without_filler(title: str) -> str:
    return " ".join(word for word in title.split() if not _FILLER.fullmatch(fold(word)))


def _one_part(title: str, words: Words) -> Context | None:
    """The meaning of the one part of a title that has one, where the others say nothing: "Kolding Kommune – tilbud 2026"."""
    parts = [part for found in _PARTS.split(title) if (part := _without_filler(found))]
    return _whole(parts[0], words) if len(parts) == 1 else None


def _common(title: str, words: Words, *, is_of_offers: bool) -> Context | None:
    """The one sector among the parts of a title such as "Foreninger og frivillige"; over offers the areas that all its parts name."""
    texts = re.split(r"\s+og\s+|,\s*|\s+&\s+|/", title, flags=re.IGNORECASE)
    if len(texts) < 2:
        return None
    areas = [area_of(text, words) for text in texts] if is_of_offers else [""]
    if all(areas):
        first, *others = dict.fromkeys(areas)
        return Context("Offer.DEVELOPS", first, tuple(others))
    parts = [_whole(part, words) for part in texts]
    sectors = {part for part in parts if part and part.target == "Organisation.IN_SECTOR"}
    return sectors.pop() if len(sectors) == 1 and None not in parts else None


def _whole(plain: str, words: Words) -> Context | None:
    folded = fold(plain)
    subjects = (
        ("Organisation.IN_SECTOR", words.catalogue.sectors),
        ("Organisation.kind", words.catalogue.organisation_kinds),
        ("Offer.kind", words.catalogue.offer_kinds),
        ("Offer.DEVELOPS", words.catalogue.areas),
        ("Offer.SUITS", words.catalogue.stages),
    )
    for form in (folded, folded.removesuffix("er"), folded.removesuffix("e")):
        for target, entries in subjects:
            for entry in entries.values():
                if form in {fold(entry.name), *map(fold, entry.words)}:
                    return Context(target, entry.id)
        if form == folded and (code := words.municipality(plain)):
            return Context(SERVES, code)
    if region := region_in(plain, words.reference):
        first, *others = codes_of(region, words.reference)
        return Context(SERVES, first, tuple(others))
    return None
