"""What a person may choose about an issue beside correcting the file: as data, which the command line and the page each put in words."""

from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """What can be chosen; what `about` and `value` of a `Choosing` are stands in brackets."""

    CHOOSE_COLUMN = "choose_column"
    """What a column is (its header or letter, the target)."""
    LEAVE_OUT_COLUMN = "leave_out_column"
    """That a column is not read (its header)."""
    TAKE_BACK_COLUMN = "take_back_column"
    """That a column is read as the program reads it, and not as last time (its header)."""
    TAKE_BACK_MUNICIPALITY = "take_back_municipality"
    """That last time's municipality does not hold any more."""
    TAKE_BACK_SHEET = "take_back_sheet"
    """That all sheets are read, and not the one of last time."""
    CHOOSE_MUNICIPALITY = "choose_municipality"
    """Another municipality."""
    READ_SHEET = "read_sheet"
    """That a sheet is read which was passed over (its name)."""
    NAME_SOURCE = "name_source"
    """Where the list comes from (the source)."""
    ANSWER = "answer"
    """The answer to a question (its id, the answer that is suggested)."""
    ANSWER_OTHERWISE = "answer_otherwise"
    """Another answer to a question (its id, the answers that there are)."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Something to choose, what it is about, and what might be chosen."""

    way: Way
    about: str = ""
    value: str = ""

    def in_terminal(self) -> str:
        """The sentence that names the command line's option for it.

        >>> Choosing(Way.CHOOSE_COLUMN, "Hvad", "Offer.name").in_terminal()
        'Vælg, hvad kolonnen er, med --as "Hvad=Offer.name".'
        """
        return _IN_TERMINAL[self.way].format(about=self.about or "KOLONNE", value=self.value or "Label.felt")


_FORGET = "eller --forget for at glemme alt, hvad der blev valgt."
_IN_TERMINAL = {
    Way.CHOOSE_COLUMN: 'Vælg, hvad kolonnen er, med --as "{about}={value}".',
    Way.LEAVE_OUT_COLUMN: 'Vælg, hvad kolonnen er, eller lad den ude med --as "{about}=".',
    Way.TAKE_BACK_COLUMN: f'Skal det ikke gælde mere, så brug --as "{{about}}=?", {_FORGET}',
    Way.TAKE_BACK_MUNICIPALITY: f'Skal det ikke gælde mere, så brug --municipality "?", {_FORGET}',
    Way.TAKE_BACK_SHEET: f'Skal det ikke gælde mere, så brug --sheet "?", {_FORGET}',
    Way.CHOOSE_MUNICIPALITY: "Er koden skrevet forkert, så ret --municipality.",
    Way.READ_SHEET: 'Skal det læses alligevel, så vælg det med --sheet "{about}".',
    Way.NAME_SOURCE: 'Indlæs den med --source "{about}".',
    Way.ANSWER: "Svar med --decide {about}={value}, eller brug --yes for at tage forslagene.",
    Way.ANSWER_OTHERWISE: "Er det forkert, så svar --decide {about}={value}.",
}
