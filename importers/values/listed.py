"""Words of a cell as values of the catalogue: kinds, areas, phases, interests, needs, sectors, and the choices of a field."""

import re
from collections.abc import Callable, Mapping
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

DENIED = re.compile(
    r"\b(?:ikke|ingen|ej|uden|nej|desværre|undtagen|undtaget|undtagelse|bortset|minus|fraset)\b", re.IGNORECASE
)
OF_CHOICES = JOINTS | word_set("som kun forloeb tilbud moede moeder ved paa med for unge")
OF_LISTS = JOINTS | word_set("til for af med paa at fra ved unge om den unges egen egne bl a blandt andet")
_OF_NOW = JOINTS | word_set("indtil videre pt p t nu lige oejeblikket for tiden stadig fortsat")
_OF_OWNERS = word_set(
    "kommunal kommunalt kommunale regional regionalt regionale statslig statsligt privat selvejende offentlig offentligt ngo og"
)
_KINDS_OF_OWNERS = _OF_OWNERS | word_set("privatejet selvejet institution")
_OWNERS = _OF_OWNERS | word_set(
    "kommune kommunen region stat staten private frivillig frivillige forening foreninger civilsamfund"
)
_OF_ALL_INCOMES = word_set(
    "alle ydelser ydelse ydelsesgrupper uanset uafhaengigt uafhaengig af forsoergelse forsoergelsesgrundlag indkomst typer"
)
_OPEN_RANKS = re.compile(
    r"(?:(?P<word>fra(?: og med)?|mindst|min\.?|op til|til og med|højst|maks\.?)\s*)?(?:(?:progressions)?trin|fase|niveau)\s*(?P<rank>\d)"
    r"(?P<up>\s*(?:og (?:op(?:efter|ad)?|derover)|eller (?:højere|derover)))?",
    re.IGNORECASE,
)
_RANKS = re.compile(
    r"(?:(?:progressions)?trin|faser?n?e?|niveau(?:er)?)?\.?\s*\d"
    r"(?:\s*(?:-|–|til|,|og|&|\+|/|eller|;)\s*(?:trin|fase|niveau)?\s*\d)*",
    re.IGNORECASE,
)


def choice_of(field: str) -> Parser:
    """What reads one of a field's listed values by the catalogue's words for them."""

    def read(text: str, header: str, words: Words) -> Understood | None:
        reading = words.catalogue.values.read(field, text)
        if reading is None and (asked := words.catalogue.values.read(field, header)) is not None:
            return _answer_to(field, asked.value, text, words)
        if reading is None or reading.is_negated:
            return None
        return Understood({field: reading.value}, keep_text=bool(left_beside_words(text, reading.phrase, OF_CHOICES)))

    return read


def _answer_to(field: str, asked: str, text: str, words: Words) -> Understood | None:
    """A yes or no to a header that is one of the field's values: "Online"; a no says nothing of which other it is."""
    answer, more = read_answer(text, words.catalogue)
    if answer == "yes":
        return Understood({field: asked}, keep_text=bool(more))
    return Understood(keep_text=True) if answer else None


def read_status(text: str, _header: str, words: Words) -> Understood | None:
    """Whether a thing is in use; a word that nobody knows is no status, for it would hide the thing.

    Nor is one that holds only sometimes: "lukket i juli" hides nothing.
    """
    answer, more = read_answer(text, words.catalogue)
    if answer and not more:
        return Understood({"status": "active" if answer == "yes" else "closed"})
    if answer and (said := read_status(more, _header, words)) and said.values["status"] != "active":
        return said  # "nej, på pause" is on pause; "ja, men lukket i juli" says more than it is sure of
    reading = words.catalogue.values.read("status", text)
    if reading is None or reading.is_negated:
        return None
    says_more = bool(left_beside_words(text, reading.phrase, _OF_NOW))
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
    says_more = left_beside_words(text, f"{reading.phrase} ikke ja nej kan", OF_CHOICES)
    return Understood({field: reading.value == "yes"}, keep_text=bool(says_more))


def is_a_kind_of_owner(text: str) -> bool:
    """Whether a text says what kind of owner there is ("selvejende", "privat"), and is the name of none.

    >>> is_a_kind_of_owner("Selvejende"), is_a_kind_of_owner("Kommunen")
    (True, False)
    """
    words = fold(text).split()
    return bool(words) and _KINDS_OF_OWNERS.issuperset(words)


def names_an_owner(text: str) -> bool:
    """Whether a cell under "Type" says no more than who stands behind an offer, and nothing of what it is.

    >>> names_an_owner("Kommunal"), names_an_owner("Frivillig forening"), names_an_owner("Frivilligt arbejde")
    (True, True, False)
    """
    words = fold(text).split()
    return bool(words) and _OWNERS.issuperset(words)


def read_offer_kind(text: str, _header: str, words: Words) -> Understood | None:
    """The kind of an offer that the catalogue knows; the first of several."""
    index = words.catalogue.words_of("offer_kinds")
    ids = _said_in(text, index)
    return Understood({"kind": ids[0]}, keep_text=len(ids) > 1 or says_more_than(text, index)) if ids else None


def read_organisation_kind(text: str, _header: str, words: Words) -> Understood | None:
    """The kind of an organisation that the catalogue knows, and its sector."""
    index = words.catalogue.words_of("organisation_kinds")
    if not (ids := _said_in(text, index)):
        return None
    sector = words.catalogue.organisation_kinds[ids[0]].sector
    return Understood({"kind": ids[0]}, (("IN_SECTOR", sector),), keep_text=len(ids) > 1 or says_more_than(text, index))


def read_sector(text: str, _header: str, words: Words) -> Understood | None:
    """The sector that a text names."""
    index = words.catalogue.words_of("sectors")
    ids = _said_in(text, index)
    return (
        Understood(edges=(("IN_SECTOR", ids[0]),), keep_text=len(ids) > 1 or says_more_than(text, index))
        if ids
        else None
    )


def says_more_than(text: str, index: PhraseIndex) -> bool:
    """Whether a text has words that are in no phrase of an index and say something of their own."""
    return bool(left_beside_phrases(text, index, OF_LISTS))


def _said_in(text: str, index: PhraseIndex) -> tuple[str, ...]:
    """The ids that a text speaks of, none where it denies them: "ikke misbrug" is about no misuse, "sover ikke" is about sleep."""
    return () if DENIED.search(" ".join(left_beside_phrases(text, index, ()))) else index.ids_in(text)


def _said_or_compound(text: str, index: PhraseIndex) -> tuple[str, ...]:
    """The ids that a text speaks of, those of its compounds where it names none outright."""
    return _said_in(text, index) or _said_in(take_apart(text, index), index)


def read_areas(text: str, _header: str, words: Words) -> Understood | None:
    """The areas that a text speaks of; text of which a part says nothing known is kept."""
    index = words.catalogue.words_of("areas")
    ids, keep = _of_parts(text, index, _said_or_compound)
    return Understood(edges=tuple(("DEVELOPS", id_) for id_ in ids), keep_text=keep) if ids else None


def read_stages(text: str, header: str, words: Words) -> Understood | None:
    """The phases that a text speaks of; "1-3" and "trin 1 og 2" under such a header are ranks, and "alle" is all of them."""
    by_rank = {stage.rank: stage.id for stage in words.catalogue.stages.values()}
    is_of_stages = "stage" in words.catalogue.headers.candidates(known_header(header, words.catalogue))
    if fold(text) in ("alle faser", "alle trin", "alle niveauer") or (is_of_stages and fold(text) == "alle"):
        return Understood(edges=tuple(("SUITS", id_) for id_ in by_rank.values()))
    open_ranks = _OPEN_RANKS.fullmatch(text.strip(" ."))
    if open_ranks and (open_ranks["word"] or open_ranks["up"]):
        return _from_or_up_to(text, open_ranks, by_rank)
    if _RANKS.fullmatch(text.strip(" .")):
        ranks = _ranks(text)
        return (
            Understood(edges=tuple(("SUITS", by_rank[rank]) for rank in ranks))
            if ranks and by_rank.keys() >= {*ranks}
            else None
        )
    index = words.catalogue.words_of("stages")
    if re.search(r"\d\s*\+", text):
        return None  # "2+" is more phases than the one it names
    numbers = [word for part in parts_of(text) for word in left_beside_phrases(part, index) if word.isdigit()]
    ids, keep = _of_parts(text, index, _said_in)
    return Understood(edges=tuple(("SUITS", id_) for id_ in ids), keep_text=keep) if ids and not numbers else None


def _from_or_up_to(text: str, found: re.Match[str], by_rank: Mapping[int, str]) -> Understood | None:
    """The phases from one on, or up to one: "fra fase 3", "fase 2 og op", "op til trin 3"."""
    rank = int(found["rank"])
    is_up_to = found["word"] is not None and "til" in found["word"].lower()
    if rank not in by_rank:
        return None
    ids = [id_ for other, id_ in sorted(by_rank.items()) if (other <= rank if is_up_to else other >= rank)]
    names = f"fase {min(by_rank)}-{rank}" if is_up_to else f"fase {rank}-{max(by_rank)}"
    edges = tuple(("SUITS", id_) for id_ in ids)
    return Understood(edges=edges, remark=f"»{text}« er læst som {names}.", is_inferred=True)


def _ranks(text: str) -> list[int]:
    """The ranks that a text of numbers names, those between the ends of a span among them; none where a span runs backwards."""
    ranks: list[int] = []
    for first, last in re.findall(r"(\d)(?:\s*(?:-|–|til)\s*\D*(\d))?", text):
        between = range(int(first), int(last or first) + 1)
        if not between:
            return []
        ranks.extend(between)
    return list(dict.fromkeys(ranks))


def _of_parts(
    text: str, index: PhraseIndex, ids_in: Callable[[str, PhraseIndex], tuple[str, ...]]
) -> tuple[list[str], bool]:
    """The ids that the parts of a text speak of, each once, and whether a part of it says nothing known, or more than they do."""
    parts = parts_of(text)
    found = [ids_in(part, index) for part in parts]
    ids = dict.fromkeys(id_ for ids in found for id_ in ids)
    return list(ids), not all(found) or any(says_more_than(part, index) for part in parts)


def read_interests(text: str, _header: str, words: Words) -> Understood | None:
    """The interests that a text speaks of."""
    ids, keep = _of_parts(text, words.catalogue.words_of("interests"), _said_or_compound)
    return Understood({"interests": sorted(ids)}, keep_text=keep) if ids else None


def read_incomes(text: str, _header: str, words: Words) -> Understood | None:
    """What one may live on to take part; "alle" is no condition at all."""
    if _OF_ALL_INCOMES.issuperset(fold(text).split()):
        return Understood()
    index = words.catalogue.words_of("income_bases")
    ids = sorted(_said_in(text, index))
    return Understood({"for_income": ids}, keep_text=says_more_than(text, index)) if ids else None
