"""Words of a cell as values of the catalogue: kinds, areas, phases, interests, needs, sectors, and the choices of a field."""

import re
from collections.abc import Callable
from typing import TypeAlias

from graphmodel.catalogue import fold
from graphmodel.catalogue.phrases import PhraseIndex
from importers.header_words import known_header
from importers.values.accounting import JOINTS, left_beside_phrases, left_beside_words, word_set
from importers.values.answers import read_answer
from importers.values.compounds import take_apart
from importers.values.understood import Understood, parts_of
from importers.values.words import Words

Parser: TypeAlias = Callable[[str, str, Words], Understood | None]
"""Understands a cell: its text, its column's header, the words known. None where the text is nothing of the kind."""

_DENIED = re.compile(
    r"\b(?:ikke|ingen|ej|uden|nej|desværre|undtagen|undtaget|undtagelse|bortset|minus|fraset)\b", re.IGNORECASE
)
_OF_CHOICES = JOINTS | word_set("som kun forloeb tilbud moede moeder ved paa med for unge")
_OF_LISTS = JOINTS | word_set("til for af med paa at fra ved unge om den unges egen egne bl a blandt andet")
_OF_NO_LANGUAGE = word_set(
    "lidt noget ja nej kun primaert gerne flersproget flersprogede personale modersmaal "
    "alle flere mange andre forskellige diverse sprog fremmedsprog tolk tolkning tolkebistand efter aftale behov mv m v fl"
)
_OF_ALL_INCOMES = word_set(
    "alle ydelser ydelse ydelsesgrupper uanset uafhaengigt uafhaengig af forsoergelse forsoergelsesgrundlag indkomst typer"
)
_MAY_BE_A_LANGUAGE = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]{4,})?")
_OF_PLACES = re.compile(r"(?:kun|(?:(?:unge|borgere)\s+)?(?:i|fra|bosat i|med bopæl i))\s+", re.IGNORECASE)
_REGION = re.compile(r"(?:(?:alle )?kommuner(?:ne)? i |hele )?region(?:en)? ([^\W\d_]+)\.?", re.IGNORECASE)
_RANKS = re.compile(
    r"(?:(?:progressions)?trin|faser?n?e?|niveau(?:er)?)?\.?\s*\d"
    r"(?:\s*(?:-|–|til|,|og|&|\+|/|eller|;)\s*(?:trin|fase|niveau)?\s*\d)*",
    re.IGNORECASE,
)


def choice_of(field: str) -> Parser:
    """What reads one of a field's listed values by the catalogue's words for them."""

    def read(text: str, _header: str, words: Words) -> Understood | None:
        reading = words.catalogue.values.read(field, text)
        if reading is None or reading.is_negated:
            return None
        return Understood({field: reading.value}, keep_text=bool(left_beside_words(text, reading.phrase, _OF_CHOICES)))

    return read


def read_setting(text: str, header: str, words: Words) -> Understood | None:
    """Alone, in a group, or both where a text speaks of the one beside the other."""
    said = {reading.value for reading in words.catalogue.values.read_all("setting", text) if not reading.is_negated}
    if {"individual", "group"} <= said and not _DENIED.search(text):
        says_more = left_beside_words(text, "individuel gruppe grupper hold både enten alene", _OF_CHOICES)
        return Understood({"setting": "both"}, keep_text=bool(says_more))
    return choice_of("setting")(text, header, words)


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
    return _yes_or_no("anonymous", "anonymous", text, words)


def read_companion(text: str, _header: str, words: Words) -> Understood | None:
    """Whether one may bring somebody."""
    return _yes_or_no("companion_allowed", "companion", text, words)


def _yes_or_no(field: str, value_set: str, text: str, words: Words) -> Understood | None:
    answer, more = read_answer(text, words.catalogue)
    if answer:
        return Understood({field: answer == "yes"}, keep_text=bool(more))
    reading = words.catalogue.values.read(value_set, text)
    if reading is None or reading.value not in ("yes", "no"):
        return None
    says_more = left_beside_words(text, f"{reading.phrase} ikke ja nej kan", _OF_CHOICES)
    return Understood({field: reading.value == "yes"}, keep_text=bool(says_more))


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


def _said_or_compound(text: str, index: PhraseIndex) -> tuple[str, ...]:
    """The ids that a text speaks of, those of its compounds where it names none outright."""
    return _said_in(text, index) or _said_in(take_apart(text, index), index)


def read_areas(text: str, _header: str, words: Words) -> Understood | None:
    """The areas that a text speaks of; text of which a part says nothing known is kept."""
    index = words.catalogue.words_of("areas")
    return _each_part(
        text, "DEVELOPS", lambda part: _said_or_compound(part, index), lambda part: _says_more(part, index)
    )


def read_stages(text: str, header: str, words: Words) -> Understood | None:
    """The phases that a text speaks of; "1-3" and "trin 1 og 2" under such a header are ranks, and "alle" is all of them."""
    by_rank = {stage.rank: stage.id for stage in words.catalogue.stages.values()}
    is_of_stages = "stage" in words.catalogue.headers.candidates(known_header(header, words.catalogue))
    if fold(text) in ("alle faser", "alle trin", "alle niveauer") or (is_of_stages and fold(text) == "alle"):
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
    found = [_said_or_compound(part, index) for part in parts]
    ids = sorted({id_ for ids in found for id_ in ids})
    keep = not all(found) or any(_says_more(part, index) for part in parts)
    return Understood({"interests": ids}, keep_text=keep) if ids else None


def read_incomes(text: str, _header: str, words: Words) -> Understood | None:
    """What one may live on to take part; "alle" is no condition at all."""
    if _OF_ALL_INCOMES.issuperset(fold(text).split()):
        return Understood()
    index = words.catalogue.words_of("income_bases")
    ids = sorted(_said_in(text, index))
    return Understood({"for_income": ids}, keep_text=_says_more(text, index)) if ids else None


def read_languages(text: str, _header: str, words: Words) -> Understood | None:
    """The languages of a cell; one that the catalogue does not know keeps its own name, and "flere sprog" names none."""
    known, index = words.catalogue.needs, words.catalogue.words_of("needs")
    languages: list[str] = []
    met: list[str] = []
    says_more = False
    for part in (
        item.strip() for found in parts_of(text) for item in re.split(r"\s+og\s+|[()]", found) if item.strip()
    ):
        ids = () if _DENIED.search(part) else index.ids_in(part)
        languages.extend(id_ for id_ in ids if known[id_].kind == "language")
        met.extend(id_ for id_ in ids if known[id_].kind != "language")
        if ids or _DENIED.search(part) or not _MAY_BE_A_LANGUAGE.fullmatch(part) or _names_no_language(part):
            says_more = says_more or not ids or _says_more(part, index)
        else:
            languages.append(part.lower())
    values = (("languages", languages), ("accessibility", met))
    said = Understood({name: sorted(set(ids)) for name, ids in values if ids}, keep_text=says_more)
    return said if said.values or says_more else None


def _names_no_language(text: str) -> bool:
    return _OF_NO_LANGUAGE.issuperset(fold(text).split())


def read_access(text: str, header: str, words: Words) -> Understood | None:
    """What an offer can and cannot meet: a yes or no about what the header names, or words about it."""
    index = words.catalogue.words_of("needs")
    answer, more = read_answer(text, words.catalogue)
    if answer and not index.ids_in(more):
        ids = index.ids_in(header)
        name = "accessibility" if answer == "yes" else "cannot"
        return Understood({name: sorted(ids)}, keep_text=bool(more)) if ids else None
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
        if edge == "SERVES" and (region := _whole_region(text, words)):
            return region
        reach = words.catalogue.values.read("reach", text)
        if edge == "SERVES" and reach and reach.value == "national":
            rest = left_beside_words(text, f"{reach.phrase} hele landet danmark", _OF_LISTS)
            remark = f"»{text}« er læst som hele landet." if fold(text) == "alle" else ""
            return Understood({"reach": "national"}, keep_text=bool(rest), remark=remark, is_inferred=bool(remark))
        plain = _OF_PLACES.sub("", text, count=1) if _OF_PLACES.match(text) else text
        named = [part for found in parts_of(plain) for part in _apart(found, words)]
        codes = [words.municipality(part) for part in named]
        found = tuple((edge, code) for code in dict.fromkeys(codes) if code)
        unknown = [part for part, code in zip(named, codes, strict=True) if code is None]
        doubt = f"»{', '.join(unknown)}« er ingen kommune, vi kender." if unknown else ""
        return Understood(edges=found, keep_text=bool(unknown) or plain != text, doubt=doubt) if found else None

    return read


def _whole_region(text: str, words: Words) -> Understood | None:
    """Every municipality of the region that a text names."""
    if not (found := _REGION.fullmatch(text.strip())):
        return None
    known = words.reference.municipalities.values()
    codes = [one.code for one in known if fold(one.region) == f"region {fold(found[1])}"]
    remark = f"»{text}« er læst som regionens {len(codes)} kommuner."
    return Understood(edges=tuple(("SERVES", code) for code in codes), remark=remark) if codes else None


def _apart(text: str, words: Words) -> list[str]:
    """Two municipalities joined by "og" are two; Høje-Taastrup and Lyngby-Taarbæk stay one."""
    return [text] if words.municipality(text) else re.split(r"\s+(?:og|samt)\s+|\s*[/+&]\s*", text)
