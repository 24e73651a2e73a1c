"""Words of a cell as values of the catalogue: how one gets in, kinds, areas, phases, interests, needs, sectors."""

import re
from collections.abc import Callable
from typing import TypeAlias

from graphmodel.catalogue import fold
from importers.understanding.understood import Understood, parts_of
from importers.understanding.words import Words

Parser: TypeAlias = Callable[[str, str, Words], Understood | None]
"""Understands a cell: its text, its column's header, the words known. None where the text is nothing of the kind."""

_DENIED = re.compile(r"\b(?:ikke|ingen|ej|uden|nej|desværre)\b", re.IGNORECASE)
_WORDS_BESIDE_A_PHRASE = 3


def read_route(text: str, header: str, words: Words) -> Understood | None:
    """How one gets in; a negation goes before the word that it denies."""
    reading = words.catalogue.values.read("route", text)
    if reading is None:
        answer = words.catalogue.values.read_whole("answer", text)
        return _route_by_header(answer, header, words) if answer else None
    keep = len(fold(text).split()) > len(reading.phrase.split()) + _WORDS_BESIDE_A_PHRASE - 1
    return Understood({"route": reading.value}, keep_text=keep)


def _route_by_header(answer: str, header: str, words: Words) -> Understood | None:
    """A yes or no under a header such as "Kræver henvisning"."""
    reading = words.catalogue.values.read("route", header)
    if reading is None:
        return None
    return Understood({"route": reading.value if answer == "yes" else "open"})


def choice_of(field: str) -> Parser:
    """What reads one of a field's listed values by the catalogue's words for them."""

    def read(text: str, _header: str, words: Words) -> Understood | None:
        reading = words.catalogue.values.read(field, text)
        if reading is None or reading.is_negated:
            return None
        return Understood({field: reading.value}, keep_text=len(fold(text).split()) > len(reading.phrase.split()) + 2)

    return read


def read_status(text: str, _header: str, words: Words) -> Understood | None:
    """Whether a thing is in use; a word that nobody knows is no status, for it would hide the thing."""
    answer = words.catalogue.values.read_whole("answer", text)
    if answer:
        return Understood({"status": "active" if answer == "yes" else "closed"})
    reading = words.catalogue.values.read("status", text)
    return Understood({"status": reading.value}) if reading and not reading.is_negated else None


def read_anonymous(text: str, _header: str, words: Words) -> Understood | None:
    """Whether one may come without a name."""
    answer = words.catalogue.values.read_whole("answer", text)
    reading = None if answer else words.catalogue.values.read("anonymous", text)
    value = answer or (reading.value if reading else None)
    return Understood({"anonymous": value == "yes"}) if value in ("yes", "no") else None


def read_offer_kind(text: str, _header: str, words: Words) -> Understood | None:
    """The kind of an offer that the catalogue knows; the first of several."""
    ids = words.catalogue.words_of("offer_kinds").ids_in(text)
    return Understood({"kind": ids[0]}, keep_text=len(ids) > 1) if ids else None


def read_organisation_kind(text: str, _header: str, words: Words) -> Understood | None:
    """The kind of an organisation that the catalogue knows, and its sector."""
    ids = words.catalogue.words_of("organisation_kinds").ids_in(text)
    if not ids:
        return None
    return Understood(
        {"kind": ids[0]}, (("IN_SECTOR", words.catalogue.organisation_kinds[ids[0]].sector),), keep_text=len(ids) > 1
    )


def read_sector(text: str, _header: str, words: Words) -> Understood | None:
    """The sector that a text names."""
    ids = words.catalogue.words_of("sectors").ids_in(text)
    return Understood(edges=(("IN_SECTOR", ids[0]),)) if ids else None


def read_areas(text: str, _header: str, words: Words) -> Understood | None:
    """The areas that a text speaks of; text of which a part says nothing known is kept."""
    return _each_part(text, "DEVELOPS", lambda part: words.catalogue.words_of("areas").ids_in(part))


def read_stages(text: str, _header: str, words: Words) -> Understood | None:
    """The phases that a text speaks of; "1-3" under such a header are ranks."""
    by_rank = {str(stage.rank): stage.id for stage in words.catalogue.stages.values()}
    if span := re.fullmatch(r"(\d)\s*(?:-|–|til)\s*(\d)", text.strip()):
        ids = [by_rank[rank] for rank in map(str, range(int(span[1]), int(span[2]) + 1)) if rank in by_rank]
        return Understood(edges=tuple(("SUITS", id_) for id_ in ids)) if ids else None
    if fold(text) in ("alle", "alle faser", "alle trin", "alle niveauer"):
        return Understood(edges=tuple(("SUITS", id_) for id_ in by_rank.values()))
    return _each_part(
        text,
        "SUITS",
        lambda part: (by_rank[part],) if part in by_rank else words.catalogue.words_of("stages").ids_in(part),
    )


def _each_part(text: str, edge: str, ids_in: Callable[[str], tuple[str, ...]]) -> Understood | None:
    found = [ids_in(part) for part in parts_of(text)]
    ids = dict.fromkeys(id_ for ids in found for id_ in ids)
    return Understood(edges=tuple((edge, id_) for id_ in ids), keep_text=not all(found)) if ids else None


def read_interests(text: str, _header: str, words: Words) -> Understood | None:
    """The interests that a text speaks of."""
    found = [words.catalogue.words_of("interests").ids_in(part) for part in parts_of(text)]
    ids = sorted({id_ for ids in found for id_ in ids})
    return Understood({"interests": ids}, keep_text=not all(found)) if ids else None


def read_incomes(text: str, _header: str, words: Words) -> Understood | None:
    """What one may live on to take part; "alle" is no condition at all."""
    if fold(text) in ("alle", "alle ydelser", "uanset", "uanset ydelse"):
        return Understood()
    ids = sorted(words.catalogue.words_of("income_bases").ids_in(text))
    return Understood({"for_income": ids}, keep_text=len(fold(text).split()) > 2 * len(ids) + 1) if ids else None


def read_languages(text: str, _header: str, words: Words) -> Understood | None:
    """The languages of a cell; one that the catalogue does not know keeps its own name."""
    known = words.catalogue.needs
    languages: list[str] = []
    for part in (item for found in parts_of(text) for item in re.split(r"\s+og\s+", found)):
        ids = [id_ for id_ in words.catalogue.words_of("needs").ids_in(part) if known[id_].kind == "language"]
        languages.extend(ids or [part.lower()])
    return Understood({"languages": sorted(set(languages))}) if languages else None


def read_access(text: str, header: str, words: Words) -> Understood | None:
    """What an offer can and cannot meet: a yes or no about what the header names, or words about it."""
    index = words.catalogue.words_of("needs")
    answer = words.catalogue.values.read_whole("answer", text)
    if answer:
        ids = index.ids_in(header)
        return Understood({"accessibility" if answer == "yes" else "cannot": sorted(ids)}) if ids else None
    can: set[str] = set()
    cannot: set[str] = set()
    for part in parts_of(text):
        ids = index.ids_in(part) or (index.ids_in(header) if _DENIED.search(part) else ())
        (cannot if _DENIED.search(part) else can).update(ids)
    values = {name: sorted(ids) for name, ids in (("accessibility", can - cannot), ("cannot", cannot)) if ids}
    return Understood(values, keep_text=True) if values else None


def municipalities_as(edge: str) -> Parser:
    """What reads the municipalities of a cell as ends of an edge; "hele landet" is the reach of an offer."""

    def read(text: str, _header: str, words: Words) -> Understood | None:
        reach = words.catalogue.values.read("reach", text)
        if edge == "SERVES" and reach and reach.value == "national":
            return Understood({"reach": "national"})
        named = [part for found in parts_of(text) for part in _apart(found, words)]
        codes = [words.municipality(part) for part in named]
        found = tuple((edge, code) for code in dict.fromkeys(codes) if code)
        unknown = [part for part, code in zip(named, codes, strict=True) if code is None]
        doubt = f"»{', '.join(unknown)}« er ingen kommune, vi kender." if unknown else ""
        return Understood(edges=found, keep_text=bool(unknown), doubt=doubt) if found else None

    return read


def _apart(text: str, words: Words) -> list[str]:
    """Two municipalities joined by "og" are two; Høje-Taastrup and Lyngby-Taarbæk stay one."""
    return [text] if words.municipality(text) else re.split(r"\s+og\s+", text)
