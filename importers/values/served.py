"""Cells with municipalities: whom an offer serves, and where an organisation lies."""

import re

from rapidfuzz import fuzz, process

from graphmodel.catalogue import fold
from importers.values.accounting import left_beside_words
from importers.values.listed import OF_LISTS, Parser
from importers.values.regions import codes_of, region_in
from importers.values.understood import Understood, parts_of
from importers.values.words import Words

_OF_PLACES = re.compile(r"(?:kun|(?:(?:unge|borgere)\s+)?(?:i|fra|bosat i|med bopæl i))\s+", re.IGNORECASE)
_NEAR = 80
_MOST_MEANT = 3
_MAINLY = re.compile(r"\s*\((?:primært|især|hovedsageligt|kun|mest)\)\s*$", re.IGNORECASE)


def municipalities_as(edge: str) -> Parser:
    """What reads the municipalities of a cell as ends of an edge; "hele landet" is the reach of an offer."""

    def read(text: str, header: str, words: Words) -> Understood | None:
        if region := _of_regions(edge, text, header, words):
            return region
        reach = words.catalogue.values.read("reach", text)
        if reach and reach.value == "national" and edge != "SERVES":
            remark = f"»{text}« er ingen enkelt kommune, så organisationen er ikke lagt i nogen. Teksten er gemt."
            return Understood(keep_text=True, remark=remark)
        if reach and reach.value == "national":
            rest = left_beside_words(text, f"{reach.phrase} hele landet danmark", OF_LISTS)
            remark = f"»{text}« er læst som hele landet." if fold(text) == "alle" else ""
            return Understood({"reach": "national"}, keep_text=bool(rest), remark=remark, is_inferred=bool(remark))
        plain = _OF_PLACES.sub("", text, count=1) if _OF_PLACES.match(text) else text
        plain = _MAINLY.sub("", plain)
        named = [part for found in parts_of(plain) for part in _apart(found, words)]
        codes = [words.municipality(part) for part in named]
        found = tuple((edge, code) for code in dict.fromkeys(codes) if code)
        unknown = [part for part, code in zip(named, codes, strict=True) if code is None]
        if not unknown:
            return Understood(edges=found, keep_text=plain != text) if found else None
        meant = list(dict.fromkeys(name for part in unknown for name in near_municipalities(part, words)))
        if not found and not meant:
            return None
        nowhere = "" if found else ", så rækken er ikke lagt i nogen"
        asked = f" Menes {' eller '.join(meant)}?" if meant else ""
        doubt = f"»{', '.join(unknown)}« er ingen kommune, vi kender{nowhere}.{asked}"
        return Understood(edges=found, keep_text=True, doubt=doubt)

    return read


def near_municipalities(text: str, words: Words) -> list[str]:
    """The names of the municipalities that a misspelt one may stand for: the nearest, and those that are as near.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> near_municipalities("Gentofde", words), near_municipalities("Middelfardt Kommune", words), near_municipalities("Malmø", words)
    (['Gentofte'], ['Middelfart'], [])
    """
    known = [*words.municipalities.values(), *(one.name for one in words.reference.municipalities.values())]
    names = {fold(name): name for name in reversed(known)}
    said = fold(text).removesuffix(" kommune")
    found = process.extract(said, sorted(names), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST_MEANT)
    return [names[name] for name, score, _ in found if score == found[0][1]]


def _of_regions(edge: str, text: str, header: str, words: Words) -> Understood | None:
    """Every municipality of the regions that a text names; an organisation lies in none of them for that, so its words are kept."""
    is_headed = "region" in fold(header)
    regions = [region_in(part, words.reference, is_headed=is_headed) for part in parts_of(text)]
    if not regions or not all(regions):
        return None
    if edge != "SERVES":
        return Understood(keep_text=True, remark=f"»{text}« er en region og ingen kommune. Teksten er gemt.")
    codes = dict.fromkeys(code for region in regions for code in codes_of(region, words.reference))
    remark = f"»{text}« er læst som {'regionens' if len(regions) == 1 else 'regionernes'} {len(codes)} kommuner."
    return Understood(edges=tuple((edge, code) for code in codes), remark=remark)


def _apart(text: str, words: Words) -> list[str]:
    """Two municipalities joined by "og" are two; Høje-Taastrup and Lyngby-Taarbæk stay one."""
    return [text] if words.municipality(text) else re.split(r"\s+(?:og|samt)\s+|\s*[/+&]\s*", text)
