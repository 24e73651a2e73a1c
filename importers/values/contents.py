"""What names look like: places, organisations or persons; for headers that may mean several things."""

import re
from collections.abc import Callable, Sequence

from graphmodel.catalogue import fold
from graphmodel.catalogue.list_entries import Likeness

_ENOUGH = 0.8
_MOST = 0.6
_SAMPLE = 200
_PERSON = re.compile(r"[^\W\d_][\w.'-]*(?: (?:[^\W\d_][\w.'-]*|van|von|de|al))+")
_ORGANISATION = re.compile(
    r"(skole|skolen|center|centret|centeret|forening|foreningen|klub|klubben|kommune|afdeling|gymnasium|college|huset|"
    r"institution|børnehus|forvaltning|aps|a/s|fgu|vuc|ppr|jobcenter|regionen?|team|teamet|råd|fonden|botilbuddet|bostedet|bosted|botilbud|"
    r"opholdsstedet|opholdssted|bofællesskabet|bofællesskab|værestedet|værested|kollegiet|kollegium|cafeen|café|caféen|projektet|"
    r"ungehuset|fritidscenter|biblioteket|museet|kirken|sogn|spejderne|korps|korpset|netværket|netværk|rådgivningen|rådgivning|centeret|"
    r"laboratoriet|værkstedet|gården|akademiet|højskolen|højskole|efterskole|efterskolen|hospitalet|klinikken|klinik|"
    r"organi[sz]ation|corporation|foundation|ministry|department|council|commission|agency|authority|association|society|institute|university|"
    r"school|library|museum|hospital|church|charity|trust|company|limited|ltd\.?)$",
    re.IGNORECASE,
)


def likeness_of(texts: Sequence[str], place_words: frozenset[str]) -> Likeness | None:
    """What most cells look like: places, organisations or persons; None where they look like nothing of the kind."""
    sample = [text for text in texts if text][:_SAMPLE]
    if not sample:
        return None
    if share_of(sample, lambda text: fold(text) in place_words) >= _MOST:
        return "place"
    if share_of(sample, lambda text: looks_like_organisation(text) or names_a_place(text, place_words)) >= _MOST:
        return "organisation"
    is_person = share_of(
        sample,
        lambda text: (looks_like_person(text) or is_turned_name(text)) and not names_a_place(text, place_words),
    )
    return "person" if is_person >= _ENOUGH else None


def names_a_place(text: str, place_words: frozenset[str]) -> bool:
    """Whether a name ends in that of a place, as those of organisations do and hardly any person's.

    >>> names_a_place("Røde Kors Kolding", frozenset({"kolding"})), names_a_place("Kolding", frozenset({"kolding"}))
    (True, False)
    """
    words = fold(text).split()
    return len(words) > 1 and words[-1] in place_words


def is_turned_name(text: str) -> bool:
    """Whether a text has the form of a person's name with the surname first.

    >>> is_turned_name("Hansen, Mette"), is_turned_name("Olsen, Jens Peter"), is_turned_name("Kold College, Ungevejledningen")
    (True, True, False)
    """
    surname, comma, given = text.partition(", ")
    return bool(comma) and " " not in surname and looks_like_person(f"{given} {surname}")


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


def share_of(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    """How many of the texts fit, from 0 to 1; 0 where there are none."""
    return sum(map(fits, texts)) / len(texts) if texts else 0
