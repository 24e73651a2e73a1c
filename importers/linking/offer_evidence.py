"""What beside its name speaks for an offer of a list being one that its provider has in the graph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.records import NodeRecord
from importers.linking.addresses import are_addresses_alike
from importers.linking.age_spans import BOUNDS
from importers.linking.contained import content_words, names_both, tell_apart
from importers.linking.names import normal
from importers.linking.node_names import contacts_of, names_of
from importers.linking.things import Thing

_BEFORE_A_PROVIDER = frozenset({"hos", "fra", "paa", "ved", "i"})
_ENOUGH_WITH_A_PERSON, _ENOUGH = 2, 3


@dataclass(frozen=True, slots=True)
class OfferEvidence:
    """An offer of the graph whose name holds a list's, or is held by it; what agrees and what differs beside the names.

    `names_its_provider` where the words that one name has too many only say who provides the offer.
    """

    node: NodeRecord
    names_its_provider: bool
    agree: frozenset[str]
    differ: frozenset[str]

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to be asked: nothing differs, and a person answers for both or several facts are the same."""
        enough = _ENOUGH_WITH_A_PERSON if "person" in self.agree else _ENOUGH
        return not self.differ and (self.names_its_provider or len(self.agree) >= enough)

    @property
    def weight(self) -> tuple[bool, int]:
        """What the likeliest of several has most of."""
        return (self.is_sure, len(self.agree) - len(self.differ))

    @property
    def is_likely(self) -> bool:
        """Whether more speaks for the two being one than against it."""
        return self.is_sure or len(self.agree) > len(self.differ)


def weigh_offer(
    thing: Thing, node: NodeRecord, providers: Iterable[str], people: Sequence[str]
) -> OfferEvidence | None:
    """What speaks for an offer being the node, None where neither name holds the other or what they differ by makes them two.

    `providers` are the names of who provides it, `people` of those who answer for the node.
    """
    name = names_of(node)[0]
    mine, theirs = content_words(thing.name), content_words(name)
    between = mine ^ theirs
    if not (mine < theirs or theirs < mine) or tell_apart(between) or names_both(thing.name, name):
        return None
    of_provider = {word for name in providers for word in normal(name)} | _BEFORE_A_PROVIDER
    agree, differ = compare_offer(thing, node, people)
    names_its_provider = all(word in of_provider or word.removesuffix("s") in of_provider for word in between)
    return OfferEvidence(node, names_its_provider, agree, differ)


def compare_offer(thing: Thing, node: NodeRecord, people: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What both tell and tell alike, and what they tell differently, whatever they are called."""
    agree: set[str] = set()
    differ: set[str] = set()
    for what, is_same in _compared(thing, node, people):
        (agree if is_same else differ).add(what)
    return frozenset(agree - differ), frozenset(differ)


def _compared(thing: Thing, node: NodeRecord, people: Sequence[str]) -> Iterable[tuple[str, bool]]:
    """What both tell, and whether they tell the same; seats come and go, and a phone may be another of several."""
    for name in BOUNDS:
        if name in node.properties:
            yield from (("ages", value == node.properties[name]) for value in _said(thing, name))
    if node.properties.get("seats_total") in _said(thing, "seats_total"):
        yield "seats", True
    if there := fold(str(node.properties.get("address", ""))):
        yield from (("address", are_addresses_alike(fold(str(value)), there)) for value in _said(thing, "address"))
    if thing.contacts() & contacts_of(node):
        yield "contact", True
    for value in _said(thing, "contact_name") if people else ():
        yield "person", any(is_same_person(str(value), other) for other in people)


def _said(thing: Thing, name: str) -> list[object]:
    return [mention.fields[name].value for mention in thing.mentions if name in mention.fields]


def is_same_person(one: str, other: str) -> bool:
    """Whether a name is another or its beginning, word for word; within one offer a first name is enough.

    >>> is_same_person("Tanja B.", "Tanja Bøgelund"), is_same_person("Karim", "Karim Nordvang"), is_same_person("Jette", "Bo Holm")
    (True, True, False)
    """
    mine, theirs = fold(one).split(), fold(other).split()
    shorter, longer = sorted((mine, theirs), key=len)
    return bool(shorter) and all(b.startswith(a) or a.startswith(b) for a, b in zip(shorter, longer, strict=False))
