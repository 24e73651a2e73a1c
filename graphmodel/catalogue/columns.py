"""What the headers of a partner's list mean, seen together: "Navn" is a person beside "Ansvar" and an offer beside "Alder"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.catalogue.folding import fold
from graphmodel.catalogue.list_entries import Column, ColumnRule, Likeness, Subject

_OFFER = "offer-name"
_PERSONS = frozenset({"person-name", "contact-name"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What one header was taken for: the column (None: no column knows the word), what else it may be, and the reason."""

    header: str
    column: str | None
    candidates: tuple[str, ...]
    reason: str = ""


class HeaderReader:
    """Knows every header word of the catalogue and the rules for those that could mean several things."""

    def __init__(self, columns: Mapping[str, Column], rules: Iterable[ColumnRule]) -> None:
        self._columns = columns
        self._by_word: dict[str, list[str]] = {}
        for column in sorted(columns.values(), key=lambda column: column.shared):
            for word in column.words:
                if column.id not in (ids := self._by_word.setdefault(_folded(word), [])):
                    ids.append(column.id)
        self._rules: dict[str, list[ColumnRule]] = {}
        for rule in rules:
            self._rules.setdefault(_folded(rule.word), []).append(rule)

    def candidates(self, header: str) -> tuple[str, ...]:
        """The columns that know a header's word, the likeliest first; empty for an unknown word."""
        return tuple(self._by_word.get(_folded(header), ()))

    def choose(self, headers: Sequence[str], likeness: Mapping[str, Likeness] | None = None) -> tuple[Choice, ...]:
        """What each header means beside the others, in their order.

        ``likeness`` tells what the cells under a header look like, where that was found out. Headers with one meaning
        are settled first, then those with rules in the order of the rules, then the rest by their first candidate.
        """
        looks = likeness or {}
        order = {word: position for position, word in enumerate(self._rules)}
        by_certainty = sorted(
            range(len(headers)),
            key=lambda at: (len(self.candidates(headers[at])) > 1, order.get(_folded(headers[at]), len(order)), at),
        )
        chosen: dict[int, Choice] = {}
        for at in by_certainty:
            present = frozenset(choice.column for choice in chosen.values() if choice.column)
            chosen[at] = self._choose_one(headers[at], present, looks.get(headers[at]))
        return tuple(chosen[at] for at in range(len(headers)))

    def subject(self, columns: Iterable[str]) -> Subject:
        """What the rows are about: an offer where one is named, else a person where one is, else an organisation."""
        present = frozenset(columns)
        if _OFFER in present:
            return "offer"
        return "person" if present & _PERSONS else "organisation"

    def _choose_one(self, header: str, present: frozenset[str], likeness: Likeness | None) -> Choice:
        candidates = self.candidates(header)
        for rule in self._rules.get(_folded(header), ()):
            if _holds(rule, present, likeness):
                return Choice(header, rule.column, candidates, rule.note)
        return Choice(header, candidates[0] if candidates else None, candidates)


def _holds(rule: ColumnRule, present: frozenset[str], likeness: Likeness | None) -> bool:
    """Whether a rule decides beside these columns."""
    return (
        (not rule.with_any or not present.isdisjoint(rule.with_any))
        and present.isdisjoint(rule.without)
        and (rule.looks_like is None or rule.looks_like == likeness)
    )


def _folded(word: str) -> str:
    """A header word made comparable; a header of signs alone, such as §, stays as it is."""
    return fold(word) or word.strip()
