"""What addresses tell beside themselves: that a postcode and a town do not belong together, and which municipality they lie in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from importers.mentions import Known, Mention, RowFacts, Said, Tie
from importers.result import Issue, Severity
from importers.values.postcodes import contradiction, municipality_of
from importers.values.words import Words

_LIE_SOMEWHERE = frozenset({"LOCATED_IN", "SERVES"})


@dataclass(slots=True)
class _Unplaced:
    """Organisations with an address that does not tell its municipality for sure: their names, and the first with its postcode."""

    names: set[str] = field(default_factory=set)
    first: tuple[str, Said] | None = None

    def note(self, name: str, postcode: Said) -> None:
        """Count an organisation once."""
        self.first = self.first or (name, postcode)
        self.names.add(name)


def contradicted_places(facts: Iterable[RowFacts], words: Words) -> list[Issue]:
    """A warning for each postcode that is none, or that is another town's than the one beside it in the row; both stay as the list says."""
    issues = []
    for mention in (mention for fact in facts for mention in fact.mentions):
        postcode, town = mention.fields.get("postcode"), mention.fields.get("town")
        if postcode is None or (town is not None and town.cell == postcode.cell):
            continue  # a cell that holds both has been looked at when it was read
        said = contradiction(str(postcode.value), str(town.value) if town else "", words)
        if said:
            message = f"{said} Det er gemt, som listen siger."
            issues.append(Issue(Severity.WARNING, postcode.cell, "doubtful_value", message, "Se efter i kilden."))
    return issues


def locate(facts: Sequence[RowFacts], words: Words) -> tuple[list[RowFacts], list[Issue]]:
    """The facts, organisations that nothing places put into the municipality that their address surely lies in, and what to tell of that.

    The town must have the municipality's name, and the postcode must lie nearest to it; that alone is a hint, and told as one.
    """
    located, issues, unplaced = [], [], _Unplaced()
    for fact in facts:
        own = _placeless(fact)
        postcode = own.fields.get("postcode") if own else None
        if own is None or postcode is None:
            located.append(fact)
            continue
        town = own.fields.get("town")
        code = municipality_of(str(postcode.value), str(town.value) if town else "", words)
        if not code:
            unplaced.note(own.name, postcode)
            located.append(fact)
            continue
        located.append(_placed(fact, own, code, postcode.cell))
        where = words.name_of_municipality(code)
        place = f"{postcode.value} {town.value}" if town else str(postcode.value)
        message = f"»{own.name}« er lagt i {where}, for der ligger {place}."
        issues.append(Issue(Severity.NOTE, postcode.cell, "inferred_value", message))
    return located, [*issues, *_told_of_unplaced(unplaced, words)]


def _placeless(fact: RowFacts) -> Mention | None:
    """The one organisation of a row that is no partner and that nothing places."""
    if any(tie.type in _LIE_SOMEWHERE for tie in fact.ties):
        return None
    own = [
        one for one in fact.mentions if one.label == "Organisation" and not one.is_partner and "postcode" in one.fields
    ]
    return own[0] if len(own) == 1 and not own[0].place and not own[0].id else None


def _placed(fact: RowFacts, own: Mention, code: str, cell: str) -> RowFacts:
    place = fact.mentions.index(own)
    mentions = tuple(
        replace(one, place=code) if one is own or (one.label == "Actor" and not one.place) else one
        for one in fact.mentions
    )
    tie = Tie("LOCATED_IN", place, Known("Municipality", code), cell)
    return replace(fact, mentions=mentions, ties=(*fact.ties, tie))


def _told_of_unplaced(unplaced: _Unplaced, words: Words) -> list[Issue]:
    """One note for all organisations whose addresses are no more than a hint."""
    if unplaced.first is None:
        return []
    name, postcode = unplaced.first
    others = len(unplaced.names) - 1
    who = f"»{name}« og {others} til" if others else f"»{name}«"
    hint = words.reference.municipality_hint(str(postcode.value))
    near = f" {postcode.value} ligger nærmest {hint.name} Kommune, men det er kun et skøn." if hint else ""
    message = f"{who} har {'hver sin' if others else 'en'} adresse, men ingen kommune.{near} Kommunen er ikke gemt."
    suggestion = "Skriv kommunen i en kolonne, der hedder Kommune."
    return [Issue(Severity.NOTE, postcode.cell, "municipality_hint", message, suggestion)]
