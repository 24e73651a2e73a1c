"""Relations between an organisation and a person or an offer whose ends stand the other way round in a list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from graphmodel.schema import EDGE_TYPES
from importers.linking.known import KnownGraph
from importers.linking.names import compact
from importers.linking.node_names import names_of
from importers.mentions import SUBJECTS, Mention, RowFacts, Tie
from importers.result import Issue, Severity, shortened

_IN_THE_LIST, _IN_THE_GRAPH = "", "graph"
_NOUNS = {"Organisation": "en organisation", "Offer": "et tilbud", "Actor": "en person"}


class _Labels:
    """What each name is where it does not stand at the end of a relation of one type: in other rows, in the graph."""

    def __init__(self, facts: Sequence[RowFacts], known: KnownGraph) -> None:
        self._where: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for label in SUBJECTS:
            for node in known.of_label(label):
                for name in names_of(node):
                    self._where[_form(name)].add((label, _IN_THE_GRAPH))
        for fact in facts:
            for at, mention in enumerate(fact.mentions):
                told_by = _told_by(fact, at) if mention.is_end else {_IN_THE_LIST}
                self._where[_form(mention.name)] |= {(mention.label, by) for by in told_by}

    def fits(self, name: str, label: str, type_: str) -> bool:
        """Whether a name is of a label somewhere else than in relations of a type."""
        return any(one == label and by != type_ for one, by in self._where.get(_form(name), ()))


def turn_ends(facts: Sequence[RowFacts], known: KnownGraph, issues: list[Issue]) -> list[RowFacts]:
    """The facts, each relation of a sheet of relations turned where its ends are then what they are elsewhere."""
    if not any(_turnable(fact, tie) for fact in facts for tie in fact.ties):
        return list(facts)
    labels = _Labels(facts, known)
    return [_turned(fact, labels, issues) for fact in facts]


def _form(name: str) -> str:
    return compact(name) or fold(name)


def _told_by(fact: RowFacts, at: int) -> set[str]:
    return {tie.type for tie in fact.ties if at in (tie.giver, tie.taker) and not tie.is_supposed}


def _turnable(fact: RowFacts, tie: Tie) -> bool:
    """Whether a tie of a sheet of relations has ends of two kinds."""
    kind = EDGE_TYPES[tie.type]
    return (
        isinstance(tie.taker, int)
        and not tie.is_supposed
        and kind.from_labels != kind.to_labels
        and all(fact.mentions[at].is_end for at in (tie.giver, tie.taker))
    )


def _turned(fact: RowFacts, labels: _Labels, issues: list[Issue]) -> RowFacts:
    for place, tie in enumerate(fact.ties):
        if not isinstance(tie.taker, int) or not _turnable(fact, tie):
            continue
        giver, taker = fact.mentions[tie.giver], fact.mentions[tie.taker]
        as_said = sum(labels.fits(one.name, one.label, tie.type) for one in (giver, taker))
        as_turned = sum(labels.fits(one.name, other.label, tie.type) for one, other in ((giver, taker), (taker, giver)))
        if as_turned > as_said:
            fact = _with_turned(fact, place, tie.taker)
            message = (
                f"Forbindelsen er vendt, for »{shortened(giver.name)}« er {_NOUNS[taker.label]} "
                f"og »{shortened(taker.name)}« {_NOUNS[giver.label]}."
            )
            issues.append(Issue(Severity.NOTE, tie.cell, "relation_turned", message))
    return fact


def _with_turned(fact: RowFacts, place: int, taker_at: int) -> RowFacts:
    """The facts with the names at the ends of a tie changed about; what is said of an end stays with its kind."""
    tie = fact.ties[place]
    giver, taker = fact.mentions[tie.giver], fact.mentions[taker_at]
    mentions = [*fact.mentions, _named(giver, taker), _named(taker, giver)]
    ties = list(fact.ties)
    ties[place] = replace(tie, giver=len(mentions) - 2, taker=len(mentions) - 1)
    turned = replace(fact, mentions=tuple(mentions), ties=tuple(ties))
    return turned.without_idle({tie.giver, taker_at})


def _named(mention: Mention, other: Mention) -> Mention:
    """A mention under the name, and in the place, of another."""
    is_partner = mention.label == "Organisation" and not other.place
    return replace(mention, name=other.name, cell=other.cell, place=other.place, is_partner=is_partner)
