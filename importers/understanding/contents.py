"""What the cells of a column look like, for columns whose header tells too little."""

import re
from collections.abc import Callable, Sequence

from stdnum.dk import cvr as danish_cvr

from graphmodel.catalogue import fold
from graphmodel.catalogue.list_entries import Likeness
from importers.understanding.contacts import read_emails, read_phones, read_websites

_ENOUGH = 0.8
_MOST = 0.6
_SAMPLE = 200
_LONGEST = 500
_LONGEST_NUMBER = 13
_POSTCODE = re.compile(r"(?:DK-?)?\d{4}(?:\s+[A-ZÆØÅ].*)?")
_PERSON = re.compile(r"[^\W\d_][\w.'-]*(?: (?:[^\W\d_][\w.'-]*|van|von|de|al))+")
_ORGANISATION = re.compile(
    r"(skole|skolen|center|centret|centeret|forening|foreningen|klub|klubben|kommune|afdeling|gymnasium|college|huset|"
    r"institution|børnehus|forvaltning|aps|a/s|fgu|vuc|ppr|jobcenter|regionen?|team|teamet|råd|fonden)$",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?:\d{2}\s*(?:-|–|til)\s*\d{2}|\d{2}\s*\+|(?:fra|under|over)\s+\d{2})(?:\s*år)?", re.IGNORECASE)


def column_by_contents(texts: Sequence[str]) -> str:
    """The id of the column that nearly all cells would fit, or "" where they tell nothing.

    >>> column_by_contents(["a@b.dk", "c@d.dk"]), column_by_contents(["75 12 34 56"]), column_by_contents(["blå", "rød"])
    ('email', 'phone', '')
    """
    sample = [text for text in texts if text][:_SAMPLE]
    if not sample:
        return ""
    tests = (
        ("email", lambda text: len(text) < _LONGEST and read_emails(text) is not None),
        (
            "website",
            lambda text: len(text) < _LONGEST and (found := read_websites(text)) is not None and not found.says_more,
        ),
        ("cvr", lambda text: len(text) < _LONGEST_NUMBER and danish_cvr.is_valid(text)),
        ("phone", lambda text: read_phones(text) is not None and len(text) < 40),
        ("age", lambda text: bool(_AGE.fullmatch(text))),
        ("postcode", lambda text: bool(_POSTCODE.fullmatch(text)) and not text.isdigit()),
    )
    for column, fits in tests:
        if sum(map(fits, sample)) >= _ENOUGH * len(sample):
            return column
    return ""


def likeness_of(texts: Sequence[str], place_words: frozenset[str]) -> Likeness | None:
    """What most cells look like: places, organisations or persons; None where they look like nothing of the kind."""
    sample = [text for text in texts if text][:_SAMPLE]
    if not sample:
        return None
    if _share(sample, lambda text: fold(text) in place_words) >= _MOST:
        return "place"
    if _share(sample, looks_like_organisation) >= _MOST:
        return "organisation"
    return "person" if _share(sample, looks_like_person) >= _ENOUGH else None


def looks_like_organisation(text: str) -> bool:
    """Whether a name has a word that organisations have in theirs.

    >>> looks_like_organisation("Viuf skole"), looks_like_organisation("Sara Bendtsen Høegh")
    (True, False)
    """
    return any(_ORGANISATION.search(word) for word in text.split())


def looks_like_person(text: str) -> bool:
    """Whether a text has the form of a person's name.

    >>> looks_like_person("Sara Bendtsen Høegh"), looks_like_person("Viuf skole"), looks_like_person("afd. 2")
    (True, False, False)
    """
    return (
        bool(_PERSON.fullmatch(text))
        and text[0].isupper()
        and text.rsplit(maxsplit=1)[-1][0].isupper()
        and not looks_like_organisation(text)
    )


def _share(sample: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, sample)) / len(sample)
