"""Two ids with one name in one place: one thing, unless what the rows tell of them differs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from importers.linking.names import compact
from importers.linking.things import contacts_in
from importers.mentions import Mention, RowFacts
from importers.result import Issue, Severity

_Namesake = tuple[str, ...]


def tell_apart(facts: Sequence[RowFacts]) -> tuple[list[RowFacts], list[Issue]]:
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
            differing = {
                one
                for one in identities
                for other in identities
                if one != other and _differ(mentions[one], mentions[other])
            }
            apart |= differing
            issues += [_taken_for_one(sorted(identities), mentions)] if not differing else []
    return [_with_apart(fact, apart) for fact in facts], issues


def _differ(mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Whether two things of one name cannot be one: contacts without one in common, or other ages."""
    one, other = ({form for mention in mentions for form in contacts_in(mention)} for mentions in (mine, theirs))
    ages = [
        {said.value for mention in mentions for name, said in mention.fields.items() if name == bound}
        for bound in ("min_age", "max_age")
        for mentions in (mine, theirs)
    ]
    differ_in_age = any(ages[at] and ages[at + 1] and not ages[at] & ages[at + 1] for at in (0, 2))
    return bool(one and other and not one & other) or differ_in_age


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
