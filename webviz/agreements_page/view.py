"""What the pages of agreements show, ready to be written out."""

from dataclasses import dataclass

from webviz.everyone.head import Head
from webviz.everyone.naming import Link
from webviz.everyone.paging import Paging


@dataclass(frozen=True, slots=True)
class Line:
    """Agreements to the same organisation that would cover the same: one of them is enough."""

    givers: tuple[Link, ...]
    """Each with the address of its rows."""
    taker: Link
    pairs: int
    youths: int
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementsPage:
    """The best agreements, a page of them; `total` counts every pair of organisations."""

    head: Head
    lines: tuple[Line, ...]
    paging: Paging
    total: int
    download: str
    without_start: int
    """How many youths wait for something and have nobody around them, so that no agreement can help."""
    loose_href: str


@dataclass(frozen=True, slots=True)
class Served:
    """A youth's area that an agreement would cover: the offer that would carry, and the organisations on the way to its provider."""

    youth: Link
    area: str
    offer: Link
    way: tuple[Link, ...]
    """The provider alone where no hand-over is needed."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may sign: by which permission, where, and whether it is confirmed."""

    person: Link
    permission: Link
    at: Link
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class End:
    """One side of an agreement."""

    organisation: Link
    signers: tuple[Signer, ...]
    asked: tuple[Link, ...]
    """Whom to ask where nobody may."""


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One agreement: the youths and areas that it would newly cover, who could sign it, and the way to try it out."""

    head: Head
    giver: str
    taker: str
    rows: tuple[Served, ...]
    paging: Paging
    ends: tuple[End, ...]
    try_href: str
    back: str
