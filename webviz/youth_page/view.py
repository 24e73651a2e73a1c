"""What the pages of youths show."""

from dataclasses import dataclass
from datetime import date

from webviz.chain.view import Chain
from webviz.suggestions.view import Brief, Group, Person


@dataclass(frozen=True, slots=True)
class SubGoalLine:
    """A sub-goal, own words first; the areas are those it lies in."""

    own_words: str | None
    text: str | None
    areas: tuple[str, ...]
    rank: int | None
    is_must: bool
    keeps: bool
    due: str | None


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact person, and where they work with the youth."""

    person: Person
    job_title: str | None
    places: tuple[str, ...]
    is_main: bool


@dataclass(frozen=True, slots=True)
class WishLine:
    """A wish, with the youth's own words where there are any."""

    name: str
    own_words: str | None
    href: str


@dataclass(frozen=True, slots=True)
class OngoingLine:
    """Something that the youth attends or has applied for."""

    name: str
    state: str
    since: str | None
    provider: str | None
    href: str


@dataclass(frozen=True, slots=True)
class DeclinedLine:
    """Something that the youth has said no thanks to, and the day on which one may ask again (None: never)."""

    name: str
    reason: str | None
    ask_again: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of a youth, without anything that tells who it is."""

    pseudonym: str
    age: str | None
    municipalities: tuple[str, ...]
    main_stages: tuple[str, ...]
    partial_stages: tuple[str, ...]
    interests: tuple[str, ...]
    needs: tuple[str, ...]
    income: str | None
    goals: tuple[tuple[str | None, str | None], ...]
    """Own words and the journal's."""
    sub_goals: tuple[SubGoalLine, ...]
    contacts: tuple[ContactLine, ...]
    wishes: tuple[WishLine, ...]
    is_active: bool


@dataclass(frozen=True, slots=True)
class ViewChip:
    """A way to look at the page."""

    text: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class YouthPage:
    """A youth's page on a day."""

    youth_id: str
    portrait: Portrait
    day: date
    is_today: bool
    today_href: str
    horizons: tuple[ViewChip, ...]
    handovers: tuple[ViewChip, ...]
    kept: dict[str, str]
    """What the form for another day sends along."""
    ongoing: tuple[OngoingLine, ...]
    groups: tuple[Group, ...]
    unsuited: tuple[Brief, ...]
    unsuited_total: int
    unsuited_href: str | None
    declined: tuple[DeclinedLine, ...]
    chain: Chain
    picture_shown: int
    """To how many offers the picture of the chain around the youth leads."""
    picture_left_out: int
    """How many more there are, each with a picture of its own."""
    picture_href: str
    causes: tuple[str, ...]
    people: tuple[Person, ...]
    note_href: str
    find_href: str

    @property
    def suggestion_count(self) -> int:
        """How many suggestions suit now or later."""
        return sum(group.total for group in self.groups if group.key != "possible")


@dataclass(frozen=True, slots=True)
class YouthRow:
    """A youth in the list."""

    pseudonym: str
    href: str
    stages: tuple[str, ...]
    areas: tuple[str, ...]
    contact: str | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class YouthList:
    """A page of the list."""

    rows: tuple[YouthRow, ...]
    total: int
    first: int
    previous_href: str | None
    next_href: str | None
