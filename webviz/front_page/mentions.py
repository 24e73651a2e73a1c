"""Which offers name what was asked for in their own words: a partner's list marks no offer with areas or interests.

The rule book's judgement stands. Among offers of which it knows neither, those that speak of what was asked for come first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from graphmodel.catalogue import Area, Catalogue, Interest, PhraseIndex, fold
from queries.case import Case
from webviz.front_page.understanding import Understood
from webviz.words import listed, uncapitalised, word

_ENOUGH = 12
"""Where so many offers are marked, the map itself knows what suits."""
_MOST_READ = 5_000
_SIGNS = ".,;:!?()[]»«\"'"


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of an offer's text that mean what was asked for, as they stand there; `is_exact` where not merely an area is meant."""

    words: tuple[str, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the texts of offers mention, by the offer's row; `unmarked` is what no offer is marked with."""

    of_row: Mapping[int, Mention]
    unmarked: tuple[str, ...]

    def first(self, case: Case, rows: Iterable[int]) -> tuple[int, ...]:
        """The rows in their order, but what mentions something before what nothing is known of."""
        if not self.of_row:
            return tuple(rows)

        def rank(row: int) -> int:
            if _is_marked(case, row):
                return 0
            mention = self.of_row.get(row)
            return 3 if mention is None else 1 if mention.is_exact else 2

        return tuple(sorted(rows, key=rank))

    @property
    def unmarked_in_words(self) -> str:
        """What no offer is marked with, in a sentence."""
        return listed([uncapitalised(word(name)) for name in self.unmarked])


def find_mentions(case: Case, understood: Understood, catalogue: Catalogue, rows: Iterable[int]) -> Mentions:
    """Look for what was asked in the names and descriptions of offers that are not marked with it."""
    rows = list(rows)
    wanted = _wanted(understood, catalogue)
    found: dict[int, Mention] = {}
    if wanted and _are_fewer_than(_ENOUGH, (row for row in rows if _is_marked(case, row))):
        index = PhraseIndex(wanted)
        for row in rows[:_MOST_READ]:
            offer = case.offer(row)
            text = f"{offer.name or ''} {offer.description or ''}"
            if not _is_marked(case, row) and (mention := _mention_in(text, index, catalogue)):
                found[row] = mention
    return Mentions(found, tuple(_unmarked(case, understood)))


def _are_fewer_than(number: int, rows: Iterable[int]) -> bool:
    return sum(1 for _ in islice(rows, number)) < number


def _wanted(understood: Understood, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Every word that means what was asked for; what was not understood is looked for as it was written."""
    asked, own_words = understood.asked, understood.own_words
    off_map = [each.id for each in own_words.understood if each.subject == "area" and not each.is_on_map]
    entries: list[Area | Interest] = [
        *(catalogue.areas[id_] for id_ in (*asked.ids("area", own_words), *off_map) if id_ in catalogue.areas),
        *(catalogue.interests[id_] for id_ in asked.ids("interest", own_words) if id_ in catalogue.interests),
    ]
    wanted = {entry.id: (entry.name, *entry.words) for entry in entries}
    return wanted | {text: (text,) for text in own_words.not_understood}


def _is_marked(case: Case, row: int) -> bool:
    """Whether the map itself says that an offer is about something that was asked for."""
    leads = set(case.world.offers.leads.get(row, ()))
    return bool(case.youth.open_areas & leads or set(case.offer(row).interests or ()) & set(case.youth.interests))


def _unmarked(case: Case, understood: Understood) -> Iterable[str]:
    """The names of areas and interests that were asked for and that no offer around is marked with."""
    for each in understood.own_words.understood:
        if (each.subject, each.id) in understood.asked.without:
            continue
        if each.subject == "area" and not each.is_on_map:
            yield each.name
        if each.subject == "interest" and not any(
            each.id in (offer.interests or ()) for offer in case.world.offers.rows
        ):
            yield each.name


def _mention_in(text: str, index: PhraseIndex, catalogue: Catalogue) -> Mention | None:
    """What an index finds in a text."""
    written = [(piece.strip(_SIGNS), folded) for piece in text.split() for folded in fold(piece).split()]
    found = index.find_in([folded for _piece, folded in written])
    if not found:
        return None
    phrases = (" ".join(dict.fromkeys(piece for piece, _ in written[each.first : each.last + 1])) for each in found)
    is_exact = any(id_ not in catalogue.areas for each in found for id_ in each.ids)
    return Mention(tuple(dict.fromkeys(phrases)), is_exact)
