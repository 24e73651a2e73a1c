"""Sources by name: whether a list is a later edition of one that was imported under another name."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from rapidfuzz import fuzz

from graphmodel.catalogue import fold
from importers.result import Issue, Severity
from importers.ways import Choosing, Way

_OF_EDITIONS = re.compile(
    r"\d+|\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|foraar|efteraar|sommer|vinter"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec|ny|nyeste|endelig|final|kopi|version|rettet|opdateret|markeret|v)\b"
)

_NEAR = 92
_SHORTEST = 4


def known_as(source: str, known: Sequence[str]) -> str:
    """The source as it was called before, where only capitals and blanks differ; else itself.

    >>> known_as("filur  2026", ["FGU", "Filur 2026"]), known_as("Filur", ["FGU"])
    ('Filur 2026', 'Filur')
    """
    if source in known:
        return source
    return next((name for name in known if _plain(name) == _plain(source)), source)


def _plain(source: str) -> str:
    return " ".join(source.casefold().split())


def earlier_name(source: str, known: Sequence[str]) -> str:
    """The name of a known source that differs from a new one in its edition alone, or by a slip of the hand; "" where there is none.

    >>> earlier_name("Partnerliste 2027 (ny).xlsx", ["FGU.xlsx", "partnerliste_2026.xlsx"])
    'partnerliste_2026.xlsx'
    >>> earlier_name("FGU Syd.xlsx", ["FGU Nord.xlsx"]), earlier_name("liste.csv", ["liste.csv"])
    ('', '')
    """
    if source in known:
        return ""
    mine = _without_edition(source)
    if len(mine) < _SHORTEST:
        return ""
    return next((name for name in known if fuzz.ratio(mine, _without_edition(name)) >= _NEAR), "")


def _without_edition(source: str) -> str:
    return " ".join(_OF_EDITIONS.sub(" ", fold(PurePath(source).stem)).split())


def told_of_earlier(source: str, known: Sequence[str], cell: str) -> list[Issue]:
    """A note where a list looks like a later edition of another source."""
    earlier = earlier_name(source, known)
    if not earlier:
        return []
    message = f"Listen ligner »{earlier}«, som er indlæst før. Er den en senere udgave, så sig det, for så gælder valgene fra dengang."
    return [Issue(Severity.NOTE, cell, "source_similar", message, way=Choosing(Way.NAME_SOURCE, earlier))]
