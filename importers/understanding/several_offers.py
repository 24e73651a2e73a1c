"""Cells that name several offers, parted by semicolons or each on a line of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import fold
from importers.columns.columns import Understanding
from importers.mentions import Mention, RowFacts
from importers.result import Issue, Severity, shortened
from importers.tables import Table
from importers.values.accounting import word_set
from importers.values.contents import looks_like_person
from importers.values.words import Words

_BULLET = re.compile(r"^\s*(?:[-–•·*]|\d{1,2}[.)])\s+")
_NO_NAME = re.compile(r"@|https?:|www\.|\d{5,}|(?:\d\d ){3}\d\d|[?!:]|\.$|^\(|[,&/+–-]$")
_JOINING = word_set("og eller samt for til af i på med om ved fra hos under inden the of and to in")
"""Words that a name neither begins nor ends with, so that a line with one at its end goes on in the next."""
_LONGEST, _MOST_WORDS = 60, 8


def offers_in(text: str, words: Words) -> tuple[str, ...]:
    r"""The names of the offers in a cell; empty where it names one, or where a part is no name by itself.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> offers_in("Skak; Ludo; Kor", words), offers_in("Dans\nSang", words)
    (('Skak', 'Ludo', 'Kor'), ('Dans', 'Sang'))
    >>> offers_in("Mentorstøtte\nfor unge", words), offers_in("Dans, sang og teater", words)
    ((), ())
    """
    is_by_lines = ";" not in text
    if is_by_lines and "\n" not in text:
        return ()
    found = [part for part in re.split(r"\n" if is_by_lines else r"[;\n]", text) if part.strip()]
    has_bullets = all(_BULLET.match(part) for part in found)
    parts = [" ".join(_BULLET.sub("", part).split()) for part in found]
    names = tuple({fold(part): part for part in parts}.values())
    if len(names) < 2 or not all(_is_name(part, words) for part in names):
        return ()
    if is_by_lines and not has_bullets and not _are_lines_of_names(names):
        return ()
    return names


def _is_name(text: str, words: Words) -> bool:
    said = text.lower().split()
    return (
        any(sign.isalpha() for sign in text)
        and len(text) <= _LONGEST
        and len(said) <= _MOST_WORDS
        and said[0] not in _JOINING
        and said[-1] not in _JOINING
        and not _NO_NAME.search(text)
        and not words.is_no_name(text)
    )


def _are_lines_of_names(lines: tuple[str, ...]) -> bool:
    """Whether lines begin as names do; a name over two lines goes on in small letters, and under an offer may stand a person."""
    return all(line[0].isupper() for line in lines) and not any(looks_like_person(line) for line in lines[1:])


@dataclass(slots=True)
class SeveralOffers:
    """The cells of a list that name several offers, by their address."""

    words: Words
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def note(self, table: Table, understanding: Understanding) -> None:
        """Look through the columns of a table that name offers."""
        columns = [
            use.column.index for use in understanding.uses if use.targets[0] == "Offer.name" and not use.as_words
        ]
        for row in table.rows:
            for cell in (row.cells[column] for column in columns if column in row.cells):
                if (";" in cell.text or "\n" in cell.text) and (names := offers_in(cell.text, self.words)):
                    self.names[cell.address] = names

    def part(self, facts: Iterable[RowFacts], issues: list[Issue]) -> list[RowFacts]:
        """The facts, each offer of such a cell one of its own, with all that the row says; what was parted is told."""
        return [self._parted(fact, issues) for fact in facts] if self.names else list(facts)

    def _parted(self, fact: RowFacts, issues: list[Issue]) -> RowFacts:
        for place, mention in enumerate(fact.mentions):
            names = self.names.get(mention.cell, ())
            if mention.label == "Offer" and names and not (mention.id or mention.identity):
                message = (
                    f"»{shortened(mention.name)}« er læst som {len(names)} tilbud, "
                    "der hver for sig har rækkens andre oplysninger."
                )
                issues.append(Issue(Severity.NOTE, mention.cell, "several_offers", message))
                return _with_each(fact, place, mention, names)
        return fact


def _with_each(fact: RowFacts, place: int, mention: Mention, names: tuple[str, ...]) -> RowFacts:
    """The facts with an offer for each name; every tie of the one is a tie of them all."""
    first, *others = names
    mentions = tuple(replace(one, name=first) if at == place else one for at, one in enumerate(fact.mentions))
    fact = replace(fact, mentions=mentions)
    for name in others:
        fact = fact.with_twin(place, replace(mention, name=name))
    return fact
