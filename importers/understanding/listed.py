"""Words of a cell as values of the catalogue: how one gets in, kinds, areas, phases, interests, needs, sectors."""

import re
from collections.abc import Callable
from typing import TypeAlias

from graphmodel.catalogue import fold
from graphmodel.catalogue.phrases import PhraseIndex
from importers.understanding.accounting import JOINTS, left_beside_phrases, left_beside_words
from importers.understanding.understood import Understood, parts_of
from importers.understanding.words import Words

Parser: TypeAlias = Callable[[str, str, Words], Understood | None]
"""Understands a cell: its text, its column's header, the words known. None where the text is nothing of the kind."""

_DENIED = re.compile(r"\b(?:ikke|ingen|ej|uden|nej|desværre)\b", re.IGNORECASE)
_OF_CHOICES = JOINTS | {"som", "kun", "forloeb", "tilbud", "moede", "moeder", "ved", "paa", "med", "for", "unge"}
_OF_LISTS = JOINTS | {
    "til",
    "for",
    "af",
    "med",
    "paa",
    "at",
    "fra",
    "ved",
    "unge",
    "om",
    "den",
    "unges",
    "egen",
    "egne",
    "bl",
    "a",
    "blandt",
    "andet",
}
_PLAIN = {
    "visitation": "visitation visitering visiteres visiteret visitere kræver kræves skal ske efter",
    "referral": "henvisning henvises henvist henvise kræver kræves skal efter",
    "self": "selvhenvendelse selvhenvender selv henvendelse henvender henvende sig tilmelding man kan skal direkte",
    "open": "åben åbent åbne fri adgang frit fremmøde alle for unge velkomne er kan komme kom mød op ingen intet nej krav"
    " krævet nødvendig kræves kræver ikke uden henvisning visitation visitering adgangskrav aftale tidsbestilling drop in",
}
"""The words that say no more than each route does; any other tells who, where, or under which law."""
_RANKS = re.compile(
    r"(?:(?:progressions)?trin|faser?n?e?|niveau(?:er)?)?\.?\s*\d"
    r"(?:\s*(?:-|–|til|,|og|&|\+|/|eller|;)\s*(?:trin|fase|niveau)?\s*\d)*",
    re.IGNORECASE,
)


def read_route(text: str, header: str, words: Words) -> Understood | None:
    """How one gets in; a negation goes before the word that it denies."""
    reading = words.catalogue.values.read("route", text)
    if reading is None:
        answer = words.catalogue.values.read_whole("answer", text)
        return _route_by_header(answer, header, words) if answer else None
    return Understood({"route": reading.value}, keep_text=bool(left_beside_words(text, _PLAIN[reading.value])))


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
        return Understood({field: reading.value}, keep_text=bool(left_beside_words(text, reading.phrase, _OF_CHOICES)))

    return read


def read_status(text: str, _header: str, words: Words) -> Understood | None:
    """Whether a thing is in use; a word that nobody knows is no status, for it would hide the thing.

    Nor is one that holds only sometimes: "lukket i juli" hides nothing.
    """
    answer = words.catalogue.values.read_whole("answer", text)
    if answer:
        return Understood({"status": "active" if answer == "yes" else "closed"})
    reading = words.catalogue.values.read("status", text)
    if reading is None or reading.is_negated:
        return None
    says_more = bool(left_beside_words(text, reading.phrase, JOINTS))
    return (
        None if says_more and reading.value != "active" else Understood({"status": reading.value}, keep_text=says_more)
    )


def read_anonymous(text: str, _header: str, words: Words) -> Understood | None:
    """Whether one may come without a name."""
    answer = words.catalogue.values.read_whole("answer", text)
    reading = None if answer else words.catalogue.values.read("anonymous", text)
    value = answer or (reading.value if reading else None)
    if value not in ("yes", "no"):
        return None
    says_more = reading is not None and bool(
        left_beside_words(text, f"{reading.phrase} anonym ikke ja nej kan", _OF_CHOICES)
    )
    return Understood({"anonymous": value == "yes"}, keep_text=says_more)


def read_offer_kind(text: str, _header: str, words: Words) -> Understood | None:
    """The kind of an offer that the catalogue knows; the first of several."""
    index = words.catalogue.words_of("offer_kinds")
    ids = _said_in(text, index)
    return Understood({"kind": ids[0]}, keep_text=len(ids) > 1 or _says_more(text, index)) if ids else None


def read_organisation_kind(text: str, _header: str, words: Words) -> Understood | None:
    """The kind of an organisation that the catalogue knows, and its sector."""
    index = words.catalogue.words_of("organisation_kinds")
    if not (ids := _said_in(text, index)):
        return None
    sector = words.catalogue.organisation_kinds[ids[0]].sector
    return Understood({"kind": ids[0]}, (("IN_SECTOR", sector),), keep_text=len(ids) > 1 or _says_more(text, index))


def read_sector(text: str, _header: str, words: Words) -> Understood | None:
    """The sector that a text names."""
    index = words.catalogue.words_of("sectors")
    ids = _said_in(text, index)
    return (
        Understood(edges=(("IN_SECTOR", ids[0]),), keep_text=len(ids) > 1 or _says_more(text, index)) if ids else None
    )


def _says_more(text: str, index: PhraseIndex) -> bool:
    return bool(left_beside_phrases(text, index, _OF_LISTS))


def _said_in(text: str, index: PhraseIndex) -> tuple[str, ...]:
    """The ids that a text speaks of, none where it denies them: "ikke misbrug" is about no misuse, "sover ikke" is about sleep."""
    return () if _DENIED.search(" ".join(left_beside_phrases(text, index, ()))) else index.ids_in(text)


def read_areas(text: str, _header: str, words: Words) -> Understood | None:
    """The areas that a text speaks of; text of which a part says nothing known is kept."""
    index = words.catalogue.words_of("areas")
    return _each_part(text, "DEVELOPS", lambda part: _said_in(part, index), lambda part: _says_more(part, index))


def read_stages(text: str, _header: str, words: Words) -> Understood | None:
    """The phases that a text speaks of; "1-3" and "trin 1 og 2" under such a header are ranks."""
    by_rank = {stage.rank: stage.id for stage in words.catalogue.stages.values()}
    if fold(text) in ("alle", "alle faser", "alle trin", "alle niveauer"):
        return Understood(edges=tuple(("SUITS", id_) for id_ in by_rank.values()))
    if _RANKS.fullmatch(text.strip(" .")):
        ranks = _ranks(text)
        return (
            Understood(edges=tuple(("SUITS", by_rank[rank]) for rank in ranks))
            if ranks and by_rank.keys() >= {*ranks}
            else None
        )
    index = words.catalogue.words_of("stages")
    said = _each_part(text, "SUITS", lambda part: _said_in(part, index), lambda part: _says_more(part, index))
    if re.search(r"\d\s*\+", text):
        return None  # "2+" is more phases than the one it names
    numbers = [word for part in parts_of(text) for word in left_beside_phrases(part, index) if word.isdigit()]
    return None if numbers else said


def _ranks(text: str) -> list[int]:
    """The ranks that a text of numbers names, those between the ends of a span among them; none where a span runs backwards."""
    ranks: list[int] = []
    for first, last in re.findall(r"(\d)(?:\s*(?:-|–|til)\s*\D*(\d))?", text):
        between = range(int(first), int(last or first) + 1)
        if not between:
            return []
        ranks.extend(between)
    return list(dict.fromkeys(ranks))


def _each_part(
    text: str, edge: str, ids_in: Callable[[str], tuple[str, ...]], says_more: Callable[[str], bool]
) -> Understood | None:
    parts = parts_of(text)
    found = [ids_in(part) for part in parts]
    ids = dict.fromkeys(id_ for ids in found for id_ in ids)
    keep = not all(found) or any(map(says_more, parts))
    return Understood(edges=tuple((edge, id_) for id_ in ids), keep_text=keep) if ids else None


def read_interests(text: str, _header: str, words: Words) -> Understood | None:
    """The interests that a text speaks of."""
    index, parts = words.catalogue.words_of("interests"), parts_of(text)
    found = [_said_in(part, index) for part in parts]
    ids = sorted({id_ for ids in found for id_ in ids})
    keep = not all(found) or any(_says_more(part, index) for part in parts)
    return Understood({"interests": ids}, keep_text=keep) if ids else None


def read_incomes(text: str, _header: str, words: Words) -> Understood | None:
    """What one may live on to take part; "alle" is no condition at all."""
    if fold(text) in ("alle", "alle ydelser", "uanset", "uanset ydelse"):
        return Understood()
    index = words.catalogue.words_of("income_bases")
    ids = sorted(_said_in(text, index))
    return Understood({"for_income": ids}, keep_text=_says_more(text, index)) if ids else None


def read_languages(text: str, _header: str, words: Words) -> Understood | None:
    """The languages of a cell; one that the catalogue does not know keeps its own name."""
    known, index = words.catalogue.needs, words.catalogue.words_of("needs")
    languages: list[str] = []
    says_more = False
    for part in (item.strip() for found in parts_of(text) for item in re.split(r"\s+og\s+|[()]", found)):
        ids = [id_ for id_ in index.ids_in(part) if known[id_].kind == "language"]
        is_denied = bool(_DENIED.search(part))
        says_more |= is_denied or (bool(ids) and _says_more(part, index))
        languages.extend([] if is_denied or not part else ids or [part.lower()])
    return Understood({"languages": sorted(set(languages))}, keep_text=says_more) if languages else None


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


def read_permission(text: str, _header: str, words: Words) -> Understood | None:
    """Who has to say yes first: a text that denies it says that nobody has to; whom it names is for people to read."""
    reading = words.catalogue.values.read("route", text)
    denies = reading is not None and reading.value == "open" and (reading.is_negated or fold(text) in ("ingen", "nej"))
    if not denies:
        return None
    return Understood({"route": "open"}, keep_text=bool(left_beside_words(text, _PLAIN["open"])))


def municipalities_as(edge: str) -> Parser:
    """What reads the municipalities of a cell as ends of an edge; "hele landet" is the reach of an offer."""

    def read(text: str, _header: str, words: Words) -> Understood | None:
        reach = words.catalogue.values.read("reach", text)
        if edge == "SERVES" and reach and reach.value == "national":
            rest = left_beside_words(text, f"{reach.phrase} hele landet danmark", _OF_LISTS)
            return Understood({"reach": "national"}, keep_text=bool(rest))
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
