"""Small words: days, lists and numbers as Danish sentences need them."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
"""The months by name, January first."""


def day_in_words(iso_day: str) -> str:
    """A day as it is said.

    >>> day_in_words("2026-11-03")
    '3. november 2026'
    """
    day = date.fromisoformat(iso_day)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def listed(words: Sequence[str], last: str = "og") -> str:
    """Words in a row.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b og c', 'a', '')
    """
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + f" {last} " + words[-1]


def counted(number: int, one: str, several: str) -> str:
    """A number and what it counts.

    >>> counted(1, "overlevering", "overleveringer"), counted(3, "overlevering", "overleveringer")
    ('1 overlevering', '3 overleveringer')
    """
    return f"{number} {one if number == 1 else several}"


def capitalised(sentence: str) -> str:
    """A sentence with a capital first letter, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def in_a_sentence(name: str) -> str:
    """A common noun from a list as it stands inside a sentence: small first letter, unless it is an abbreviation.

    >>> in_a_sentence("Døgnrytme"), in_a_sentence("SU"), in_a_sentence("FGU-ydelse"), in_a_sentence("It")
    ('døgnrytme', 'SU', 'FGU-ydelse', 'it')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def clauses(several: Sequence[str]) -> str:
    """Subordinate clauses in a row, each with its comma.

    >>> clauses(["om der er plads", "hvornår man kan begynde"])
    'om der er plads, og hvornår man kan begynde'
    """
    return ", ".join(several[:-1]) + ", og " + several[-1] if len(several) > 1 else "".join(several)


def decimal(number: float) -> str:
    """A number with a Danish comma, without needless decimals.

    >>> decimal(22.5), decimal(37.0)
    ('22,5', '37')
    """
    return f"{number:g}".replace(".", ",")
