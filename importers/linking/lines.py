"""Contacts as evidence: a phone that many have, or things of quite another name, is a switchboard and says nothing of two being one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from importers.linking.contained import content_words
from importers.linking.names import are_near, compact
from importers.linking.person_names import may_be_one_person, person_form

_MOST_NAMES = 3
"""So many names may one organisation, offer or person well have in a list."""


class Lines:
    """The phones, e-mails and web addresses of things of one label, each with the names of all that are reached by it."""

    def __init__(self, label: str, reached: Iterable[tuple[str, AbstractSet[str]]]) -> None:
        self._are_alike = _are_persons_alike if label == "Actor" else _are_names_alike
        names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for name, contacts in reached:
            for contact in contacts:
                names[contact][name] = None
        self._names: Mapping[str, Mapping[str, None]] = names

    def tell(self, shared: AbstractSet[str], one: str, other: str) -> bool:
        """Whether one of the contacts that two share says that they are one.

        It does where few names are reached by it, and all of them go by the shorter of the two, or by one of two that are as long.
        """
        lengths = {name: len(content_words(name)) for name in (one, other)}
        meant = [name for name in lengths if lengths[name] == min(lengths.values())]
        return any(
            len(reached) <= _MOST_NAMES
            and all(name in lengths or any(self._are_alike(name, known) for known in meant) for name in reached)
            for reached in (self._names.get(contact, {}) for contact in shared)
        )


def _are_names_alike(one: str, other: str) -> bool:
    mine, theirs = content_words(one), content_words(other)
    return mine <= theirs or theirs <= mine or compact(one) == compact(other) or are_near(one, other)


def _are_persons_alike(one: str, other: str) -> bool:
    return person_form(one) == person_form(other) or may_be_one_person(one, other)
