"""Names of persons made comparable: "Hansen, Mette" is Mette Hansen, and "M. Hansen" may be her."""

from collections.abc import Sequence
from functools import lru_cache

from importers.linking.names import compact, normal

_MOST_GIVEN = 3


@lru_cache(50_000)
def person_form(name: str) -> str:
    """A person's name as one word, the surname last, wherever it is written.

    >>> person_form("Hansen, Mette") == person_form("Mette Hansen")
    True
    """
    return compact(_in_order(name))


def _in_order(name: str) -> str:
    surname, comma, given = (part.strip() for part in name.partition(","))
    words = given.split()
    is_turned = comma and len(surname.split()) == 1 and 0 < len(words) <= _MOST_GIVEN and "," not in given
    return f"{given} {surname}" if is_turned and all(word[:1].isupper() for word in words) else name


def form_of(label: str, name: str) -> str:
    """A name of a thing of a label in the form in which two are compared."""
    return person_form(name) if label == "Actor" else compact(name)


@lru_cache(50_000)
def given_name_of(name: str) -> str:
    """The first word of a person's name.

    >>> given_name_of("Hansen, Mette")
    'mette'
    """
    return normal(_in_order(name))[0]


def other_names_of(name: str) -> tuple[str, ...]:
    """The words of a person's name behind the first."""
    return normal(_in_order(name))[1:]


@lru_cache(50_000)
def surname_of(name: str) -> str:
    """The last word of a person's name; "" where there is but one, which says too little.

    >>> surname_of("Hansen, Mette"), surname_of("Mette")
    ('hansen', '')
    """
    words = normal(_in_order(name))
    return words[-1] if len(words) > 1 else ""


def may_be_one_person(one: str, other: str) -> bool:
    """Whether one name is the other with less in it: an initial for a name, or a name in the middle left out.

    >>> may_be_one_person("M. Hansen", "Mette Hansen"), may_be_one_person("Mette Hansen", "Mette Lund Hansen")
    (True, True)
    >>> may_be_one_person("Mette Hansen", "Morten Hansen"), may_be_one_person("Mette Lund Hansen", "Mette Holm Hansen")
    (False, False)
    """
    if not surname_of(one) or surname_of(one) != surname_of(other):
        return False
    shorter, longer = sorted((normal(_in_order(one))[:-1], normal(_in_order(other))[:-1]), key=len)
    if not _is_short_for(shorter[0], longer[0]):
        return False
    rest = iter(longer[1:])
    return all(any(_is_short_for(word, theirs) for theirs in rest) for word in shorter[1:])


def is_with_another_surname(one: str, other: str) -> bool:
    """Whether one name is the other with a surname more behind it, as somebody's is who has married.

    >>> is_with_another_surname("Anne Krogh", "Anne Krogh Sørensen"), is_with_another_surname("Anne Krogh", "Anne Sørensen")
    (True, False)
    >>> is_with_another_surname("Mette Hansen", "Mette Lund Hansen"), is_with_another_surname("Anne", "Anne Krogh")
    (False, False)
    """
    shorter, longer = sorted((normal(_in_order(one)), normal(_in_order(other))), key=len)
    return len(longer) > len(shorter) > 1 and shorter[0] == longer[0] and _stands_in(shorter[1:], longer[1:-1])


def _stands_in(words: Sequence[str], others: Sequence[str]) -> bool:
    rest = iter(others)
    return all(word in rest for word in words)


def _is_short_for(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))
