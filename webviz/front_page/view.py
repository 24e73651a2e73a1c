"""What the front page shows."""

from dataclasses import dataclass

from webviz.suggestions.view import Brief, Group, Person


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood, and the address of the same question without it."""

    subject: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen in a field."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under a heading of their own."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The form as it was filled in."""

    words: str
    age: str
    municipalities: tuple[Choice, ...]
    stages: tuple[Choice, ...]
    incomes: tuple[Choice, ...]
    interests: tuple[Choice, ...]
    needs: tuple[ChoiceGroup, ...]
    areas: tuple[ChoiceGroup, ...]
    is_open: bool
    """Whether something was chosen in a field."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question to try."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question was answered with."""

    chips: tuple[Chip, ...]
    not_understood: tuple[str, ...]
    denied: tuple[str, ...]
    notes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    unsuited: tuple[Brief, ...] = ()
    unsuited_total: int = 0
    causes: tuple[str, ...] = ()
    """Why nothing suits, where nothing does."""
    people: tuple[Person, ...] = ()
    """Whom to ask where the map is not enough."""
    municipalities: tuple[Choice, ...] = ()
    """What to choose from before there is an answer."""

    @property
    def suggestion_count(self) -> int:
        """How many suggestions are shown."""
        return sum(len(group.suggestions) for group in self.groups)

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return sum(group.total for group in self.groups)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The page before and after a question."""

    fields: Fields
    examples: tuple[Example, ...]
    answer: Answer | None
    is_map_empty: bool
    kept: dict[str, str | list[str]]
    """The question, for forms that ask something more about it."""
