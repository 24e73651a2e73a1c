"""What to confirm first: the facts that are due, those on which most matches rest before others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from queries.day.world import World
from queries.days import ALWAYS, ordinal
from queries.freshness.confirmers import Confirmed
from queries.freshness.facts import CONFIRMED, EDGE, GRANT, OFFER, ORGANISATION, SEATS, Fact, Key, edge_key, grant_key
from queries.freshness.reviews import awaited_review
from queries.telling.danish import counted, day_in_words

OLD_DAYS = 180
"""A fact that was confirmed longer ago is due, where nothing else is asked for: partners change with school terms, twice a year."""

_ONLY_PROPOSED = "Kun foreslået: kommunen har ikke bekræftet, at rollen giver bemyndigelsen."


@dataclass(frozen=True, slots=True)
class Item:
    """A fact with what rests on it, which may have other ways too."""

    fact: Fact
    age_days: int | None
    """None where it was never confirmed, or no day is known; negative where that lies after the day that is asked about."""
    why: str
    """Why it is due, in Danish; how it stands where it is not."""
    is_due: bool
    matches: int
    offers: int
    """How many offers lean on it, whoever matches."""
    confirmed: Confirmed | None
    leaning: tuple[tuple[str, str], ...] | None = None
    """The youths and offers of the matches, where that is asked for."""

    def as_json(self) -> dict[str, Any]:
        """The row as data; `pairs` only where the matches are asked for."""
        answer = {
            **identity(self.fact.key),
            "thing": self.fact.thing,
            "name": self.fact.name,
            "confirmed_on": self.fact.confirmed_on,
            "by": self.confirmed.by if self.confirmed else None,
            "source": self.confirmed.source if self.confirmed else None,
            "noted_on": self.confirmed.noted_on if self.confirmed else None,
            "change": self.confirmed.change if self.confirmed else None,
            "age_days": self.age_days,
            "due": self.is_due,
            "matches": self.matches,
            "offers": self.offers,
            "why": self.why,
        }
        if self.leaning is None:
            return answer
        return answer | {"pairs": [{"youth": youth, "offer": offer} for youth, offer in self.leaning]}


@dataclass(frozen=True, slots=True)
class Queue:
    """What can be confirmed, in the order in which to do it."""

    on: str
    graph_version: int
    older_than_days: int
    items: tuple[Item, ...]
    left_out: int = 0
    """How many more there are."""

    def as_json(self) -> dict[str, Any]:
        """The answer as data."""
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "older_than_days": self.older_than_days,
            "facts": [item.as_json() for item in self.items],
        }


def identity(key: Key) -> dict[str, Any]:
    """What a fact is about, as data."""
    kind = key[0]
    if kind == EDGE:
        return {"kind": kind, "edge": key[1], "from": key[2], "to": key[3], "valid_from": key[4] or None}
    if kind == GRANT:
        return {"kind": kind, "role": key[1], "permission": key[2], "valid_from": key[3] or None}
    return {"kind": kind, "id": key[1]}


def queue_of(
    facts: Iterable[Fact],
    today: int,
    older_than_days: int,
    leaning: tuple[Mapping[Key, int], Mapping[Key, int]],
    confirmers: Mapping[Key, Confirmed],
) -> list[Item]:
    """The facts in order; `leaning` tells how many matches and how many offers lean on each.

    Those that are due come first; among them those on which most matches rest, then most offers, then what was never confirmed, then
    what was confirmed longest ago.
    """
    matches, offers = leaning
    items = []
    for fact in facts:
        age = None if fact.confirmed_on is None else today - ordinal(fact.confirmed_on)
        reason = _due(fact, age, today, older_than_days)
        key = fact.key
        confirmed = confirmers.get(key)
        why = reason or _standing(fact, age, confirmed)
        items.append(Item(fact, age, why, bool(reason), matches.get(key, 0), offers.get(key, 0), confirmed))
    return sorted(items, key=_order)


def _order(item: Item) -> tuple[object, ...]:
    age = ALWAYS if item.age_days is None else item.age_days
    return (not item.is_due, -item.matches, -item.offers, -age, item.fact.key)


def _due(fact: Fact, age: int | None, today: int, older_than_days: int) -> str | None:
    """Why a fact is to be confirmed; None where it need not be."""
    if fact.kind == GRANT:
        return None if fact.state == CONFIRMED else _ONLY_PROPOSED
    if fact.confirmed_on is None or age is None:
        return "Det vides ikke, hvornår pladserne blev set." if fact.kind == SEATS else "Aldrig bekræftet."
    if fact.kind == SEATS:
        return f"Pladserne blev set {_ago(age)} og regnes nu for ukendte." if fact.is_unknown else None
    review_on = awaited_review(fact.review_on, fact.confirmed_on)
    if review_on and ordinal(review_on) <= today:
        return f"Skulle ses efter {day_in_words(review_on)}; bekræftet {_ago(age)}."
    return f"Bekræftet {_ago(age)}." if age > older_than_days else None


def _standing(fact: Fact, age: int | None, confirmed: Confirmed | None) -> str:
    if age is None:
        noted = f", noteret {day_in_words(confirmed.noted_on)}" if confirmed else ""
        return f"Bekræftet af kommunen{noted}."
    return f"Pladserne blev set {_ago(age)}." if fact.kind == SEATS else f"Bekræftet {_ago(age)}."


def _ago(age: int) -> str:
    if age < 0:
        return f"{counted(-age, 'dag', 'dage')} efter denne dag"
    return f"for {counted(age, 'dag', 'dage')} siden" if age else "samme dag"


def offers_leaning(world: World) -> dict[Key, int]:
    """How many active offers lean on each fact, whoever matches.

    On an organisation those that it provides, on an agreement those of the organisation that it leads straight to, where one does not just
    walk in, and on a grant those that require the permission.
    """
    offers, network, mandates = world.offers, world.network, world.mandates
    active = {row for row in range(len(offers.rows)) if offers.is_active[row] and offers.ends[row] >= offers.today}
    provided: dict[int, set[int]] = {}
    for row, organisation in zip(offers.pairs.offer.tolist(), offers.pairs.organisation.tolist(), strict=True):
        if row in active:
            provided.setdefault(organisation, set()).add(row)
    leaning: dict[Key, set[int]] = {(kind, offers.rows[row].id): {row} for row in active for kind in (OFFER, SEATS)}
    leaning |= {(ORGANISATION, network.ids[number]): rows for number, rows in provided.items()}
    for (_, taker), link in network.steps.items():
        led = {row for row in provided.get(taker, ()) if not offers.walks_in[row]}
        leaning.setdefault(edge_key(link), set()).update(led)
    requiring: dict[str, set[int]] = {}
    for row, number in zip(offers.requirements.offer.tolist(), offers.requirements.permission.tolist(), strict=True):
        if row in active:
            requiring.setdefault(mandates.permissions[number].id, set()).add(row)
    for grant in world.network_facts.grants:
        leaning[grant_key(grant)] = requiring.get(grant.permission_id, set())
    return {key: len(rows) for key, rows in leaning.items()}
