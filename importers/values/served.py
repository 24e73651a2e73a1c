"""Cells with municipalities: whom an offer serves, and where an organisation lies."""

import re

from graphmodel.catalogue import fold
from importers.values.accounting import left_beside_words
from importers.values.listed import OF_LISTS, Parser
from importers.values.regions import codes_of, region_in
from importers.values.understood import Understood, parts_of
from importers.values.words import Words

_OF_PLACES = re.compile(r"(?:kun|(?:(?:unge|borgere)\s+)?(?:i|fra|bosat i|med bopæl i))\s+", re.IGNORECASE)
_MAINLY = re.compile(r"\s*\((?:primært|især|hovedsageligt|kun|mest)\)\s*$", re.IGNORECASE)


def municipalities_as(edge: str) -> Parser:
    """What reads the municipalities of a cell as ends of an edge; "hele landet" is the reach of an offer."""

    def read(text: str, header: str, words: Words) -> Understood | None:
        if region := _of_regions(edge, text, header, words):
            return region
        reach = words.catalogue.values.read("reach", text)
        if edge == "SERVES" and reach and reach.value == "national":
            rest = left_beside_words(text, f"{reach.phrase} hele landet danmark", OF_LISTS)
            remark = f"»{text}« er læst som hele landet." if fold(text) == "alle" else ""
            return Understood({"reach": "national"}, keep_text=bool(rest), remark=remark, is_inferred=bool(remark))
        plain = _OF_PLACES.sub("", text, count=1) if _OF_PLACES.match(text) else text
        plain = _MAINLY.sub("", plain)
        named = [part for found in parts_of(plain) for part in _apart(found, words)]
        codes = [words.municipality(part) for part in named]
        found = tuple((edge, code) for code in dict.fromkeys(codes) if code)
        unknown = [part for part, code in zip(named, codes, strict=True) if code is None]
        doubt = f"»{', '.join(unknown)}« er ingen kommune, vi kender." if unknown else ""
        return Understood(edges=found, keep_text=bool(unknown) or plain != text, doubt=doubt) if found else None

    return read


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
