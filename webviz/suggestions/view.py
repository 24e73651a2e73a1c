"""What a page shows of a suggested offer."""

from dataclasses import dataclass

from webviz.chain.view import Chain


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to ask, with a way to reach them where one is known."""

    name: str
    phone: str | None = None
    phone_link: str | None = None
    email: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class CallCard:
    """Whom to call, how to get through, what to ask and have ready, and a text to read aloud or send."""

    person: Person
    job_title: str | None
    organisation: str | None
    ask_for: str | None
    """Whom to ask for, where the number or address is somebody else's."""
    or_call: Person | None
    """Whose number there is as well, where the first can only be written to."""
    ways_through: tuple[str, ...]
    """How one gets hold of them and of a place, as they have told it themselves."""
    ask_about: tuple[str, ...]
    have_ready: tuple[str, ...]
    referral: str

    @property
    def is_reachable(self) -> bool:
        """Whether there is a number or an address."""
        return bool(self.person.phone or self.person.email)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is suggested; `is_quoted` where it is the youth's own words, which are Danish on every page."""

    text: str
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Practical:
    """A fact with what it is called; `is_quoted` where it is as somebody wrote it on the map."""

    label: str
    text: str
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is not known, and whom to ask."""

    text: str
    ask: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way, what it takes, and who can see to it."""

    reason: str
    it_takes: str | None
    who: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is; the distance is rough and between postcodes."""

    text: str
    distance: str | None


@dataclass(frozen=True, slots=True)
class Freshness:
    """When somebody last said that it is so."""

    text: str
    is_old: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One offer, as a card that opens."""

    offer_id: str
    name: str
    provider: str | None
    provider_href: str | None
    about: str | None
    about_href: str | None
    """The page about the offer itself."""
    is_wish: bool
    why: tuple[Reason, ...]
    start: str
    deadline: str | None
    place: Place
    way: str
    seats: str | None
    freshness: Freshness
    practical: tuple[Practical, ...]
    obstacles: tuple[Obstacle, ...]
    questions: tuple[Question, ...]
    caveats: tuple[str, ...]
    explanation: str
    chain: Chain
    call: CallCard
    href: str
    picture_href: str


@dataclass(frozen=True, slots=True)
class Brief:
    """An offer that does not suit now, with its reasons."""

    offer_id: str
    name: str
    provider: str | None
    reasons: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions under one heading; `total` counts those that are not shown as well."""

    key: str
    heading: str
    hint: str
    suggestions: tuple[Suggestion, ...]
    total: int
    all_href: str | None = None
    """Where all of them are, if not here."""
