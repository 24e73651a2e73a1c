"""A new name that a partner gives an organisation: the other rows of the same import that say it mean that organisation."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from importers.linking.known import KnownGraph
from importers.linking.node_names import names_of
from importers.mentions import Mention, RowFacts


def bind_renamed(facts: Sequence[RowFacts], known: KnownGraph) -> list[RowFacts]:
    """The facts, those that call an organisation by the name that another row gives it bound to it.

    Where the graph has an organisation of that name already, or two are given it, nobody knows which one is meant.
    """
    renamed = _renamed(facts, known)
    if not renamed:
        return list(facts)
    return [replace(fact, mentions=tuple(_bound(mention, renamed) for mention in fact.mentions)) for fact in facts]


def _renamed(facts: Sequence[RowFacts], known: KnownGraph) -> Mapping[str, Mention]:
    """The mentions that give a node a new name, by that name."""
    found: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for fact in facts:
        for mention in fact.mentions:
            if mention.id and mention.label == "Organisation" and "name" in mention.fields:
                found[fold(str(mention.fields["name"].value))][mention.id] = mention
    if not found:
        return {}
    taken = {fold(name) for node in known.of_label("Organisation") for name in names_of(node)}
    return {name: next(iter(by_id.values())) for name, by_id in found.items() if len(by_id) == 1 and name not in taken}


def _bound(mention: Mention, renamed: Mapping[str, Mention]) -> Mention:
    own = None if mention.id or mention.label != "Organisation" else renamed.get(fold(mention.name))
    return replace(mention, id=own.id, name=own.name, place="", path=()) if own else mention
