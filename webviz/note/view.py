"""What stands on the note."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NotePerson:
    """Somebody the youth can call or write to."""

    name: str
    what: str | None
    """How they are known to the youth, or whom to ask for."""
    phone: str | None
    phone_link: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class NoteOffer:
    """One offer in the youth's words."""

    name: str
    provider: str | None
    what: str | None
    helps: tuple[str, ...]
    who: NotePerson
    or_call: NotePerson | None
    """Whose number there is as well, where the first can only be written to."""
    when: tuple[str, ...]
    where: tuple[str, ...]
    has_address: bool
    """Whether there is a place to go to."""
    next_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The sheet; `left_out` counts chosen offers that there was no room for."""

    goal: str | None
    offers: tuple[NoteOffer, ...]
    people: tuple[NotePerson, ...]
    getting_there: tuple[str, ...]
    """Said once for the whole sheet: it is the same for every place that one goes to."""
    day: date
    back_href: str
    left_out: int
