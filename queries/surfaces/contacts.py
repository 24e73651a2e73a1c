"""How many youths each contact person has, and which youths have none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from queries.day.youth import Youth


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """An active person and the active youths whose contact person they are on the day; both lists sorted."""

    actor: str
    youths: tuple[str, ...]
    main: tuple[str, ...]
    """Those of the youths whose main contact person it is."""

    def as_json(self) -> dict[str, Any]:
        """The row as data."""
        return {"actor": self.actor, "youths": list(self.youths), "main": list(self.main)}


@dataclass(frozen=True, slots=True)
class Contacts:
    """The contact persons by id, and the youths who have none, sorted."""

    people: tuple[ContactPerson, ...]
    without: tuple[str, ...] | None
    """None where some of the people are asked for: who has nobody belongs to none of them."""

    def as_json(self) -> dict[str, Any]:
        """Each list as data."""
        answer: dict[str, Any] = {"people": [each.as_json() for each in self.people]}
        return answer if self.without is None else answer | {"without": list(self.without)}

    def only(self, actors: Collection[str]) -> "Contacts":
        """Some of the people."""
        return Contacts(tuple(each for each in self.people if each.actor in actors), None)


def find_contacts(youths: Iterable[Youth]) -> Contacts:
    """Who follows whom on a day; `youths` are the active ones on it."""
    following: dict[str, dict[str, bool]] = {}
    without = []
    for youth in youths:
        id_ = str(youth.id)
        for contact in youth.contacts:
            of_actor = following.setdefault(contact.actor_id, {})
            of_actor[id_] = of_actor.get(id_, False) or contact.is_main
        if not youth.contacts:
            without.append(id_)
    people = (
        ContactPerson(actor, tuple(sorted(found)), tuple(sorted(youth for youth, is_main in found.items() if is_main)))
        for actor, found in sorted(following.items())
    )
    return Contacts(tuple(people), tuple(sorted(without)))
