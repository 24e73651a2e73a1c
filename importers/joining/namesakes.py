"""Two ids with one name in one place: one thing, unless what the rows tell of them differs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.linking.names import compact
from importers.linking.things import contacts_in
from importers.mentions import Mention, RowFacts
from importers.result import Issue, Severity

_Namesake = tuple[str, ...]


def tell_namesakes_apart(facts: Sequence[RowFacts]) -> tuple[list[RowFacts], list[Issue]]:
    """The facts with namesakes told apart where contacts or ages differ, and a note on those that were taken for one."""
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    namesakes: defaultdict[_Namesake, set[str]] = defaultdict(set)
    for fact in facts:
        owners = {
            tie.taker: fact.mentions[tie.giver]
            for tie in reversed(fact.ties)
            if tie.type == "PROVIDES" and isinstance(tie.taker, int)
        }
        for at, mention in enumerate(fact.mentions):
            if mention.identity and mention.label != "Actor":
                mentions[mention.identity].append(mention)
                owner = owners.get(at)
                above = (owner.place, *owner.path, owner.name) if owner else ()
                key = (mention.label, mention.place, *mention.path, *above, compact(mention.name))
                namesakes[key].add(mention.identity)
    apart: set[str] = set()
    issues = []
    for _, identities in sorted(namesakes.items()):
        if len(identities) > 1:
            differing = _differing({identity: mentions[identity] for identity in identities})
            apart |= differing
            issues += [_taken_for_one(sorted(identities), mentions)] if not differing else []
    return [_with_apart(fact, apart) for fact in facts], issues


def _differing(mentions: Mapping[str, Sequence[Mention]]) -> set[str]:
    """The things of one name that cannot be one with another: contacts without one in common, or other ages."""
    contacts = {
        one: frozenset(form for each in of_one for form in contacts_in(each)) for one, of_one in mentions.items()
    }
    ages = [
        {
            one: frozenset(str(each.fields[bound].value) for each in of_one if bound in each.fields)
            for one, of_one in mentions.items()
        }
        for bound in ("min_age", "max_age")
    ]
    return {one for values in (contacts, *ages) for one in _with_nothing_in_common(values)}


def _with_nothing_in_common(values: Mapping[str, frozenset[str]]) -> set[str]:
    """Those that say something of which another that says something says nothing."""
    said = {one: own for one, own in values.items() if own}
    different = set(said.values())
    if not said or frozenset.intersection(*different):
        return set()
    apart = {own for own in different if any(own.isdisjoint(other) for other in different)}
    return {one for one, own in said.items() if own in apart}


def _taken_for_one(identities: Sequence[str], mentions: dict[str, list[Mention]]) -> Issue:
    first = min(
        (mention for identity in identities for mention in mentions[identity]), key=lambda mention: mention.cell
    )
    message = (
        f"»{first.name}« står med flere numre ({', '.join(identities)}), og intet skiller dem ad. De er læst som én."
    )
    return Issue(
        Severity.NOTE,
        first.cell,
        "ids_of_one",
        message,
        "Er det flere, så giv dem hver sin telefon, mail eller kommune i filen.",
    )


def _with_apart(fact: RowFacts, apart: set[str]) -> RowFacts:
    if not any(mention.identity in apart for mention in fact.mentions):
        return fact
    mentions = tuple(
        replace(mention, apart=mention.identity) if mention.identity in apart else mention for mention in fact.mentions
    )
    return replace(fact, mentions=mentions)
