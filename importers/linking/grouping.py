"""Which mentions of a list speak of the same thing: organisations first, since offers and persons are told apart by theirs."""

from collections.abc import Sequence

from importers.doubts import DIFFERENT, SAME, doubt
from importers.linking.age_spans import age_text
from importers.linking.groups import KINDS, Groups, carry_out, handles_of, join_near, other_end
from importers.linking.names import Generic, compact
from importers.linking.organisations import group_organisations
from importers.linking.past import Past
from importers.linking.persons import group_persons
from importers.linking.questions import Questions, Sides
from importers.linking.writings import ask_about_writings
from importers.mentions import Mention, RowFacts
from importers.progress import Steps


def group_mentions(facts: Sequence[RowFacts], generic: Generic, doubts: Questions, past: Past, steps: Steps) -> Groups:
    """Put the mentions of all rows together to things."""
    groups = Groups(facts)
    group_organisations(groups, facts, generic, doubts, past)
    steps.next()
    _group_offers(groups, facts)
    ask_about_writings(groups, "Offer", facts, doubts, past)
    _ask_about_ages(groups, facts, doubts, past)
    carry_out(groups, "Offer", doubts)
    join_near(groups, "Offer", doubts, past)
    steps.next()
    group_persons(groups, facts, doubts, past)
    steps.next()
    return groups


def _group_offers(groups: Groups, facts: Sequence[RowFacts]) -> None:
    """The same name from the same provider is one offer, however many categories or regions it stands under."""
    for handle, mention in handles_of(facts, "Offer"):
        provider = other_end(facts, handle, "PROVIDES", as_giver=False)
        parent = groups.key_of[provider] if provider else ()
        groups.add(
            handle,
            mention,
            ("Offer", *(parent or ("", mention.place)), compact(mention.name), f"@{mention.apart}"),
            parent,
        )


def _ask_about_ages(groups: Groups, facts: Sequence[RowFacts], doubts: Questions, past: Past) -> None:
    """One name with two age groups may be one offer or two."""
    for thing in groups.of_label("Offer"):
        ages = {_ages(mention) for mention in thing.mentions} - {""}
        if len(ages) < 2:
            continue
        answer = doubts.ruled_alone(thing.handles, frozenset(ages))
        if not answer and len(past.nodes("Offer", thing.name)) > 1:
            answer = DIFFERENT
        if not answer:
            question = f"»{thing.name}« står flere gange med forskellig alder ({' og '.join(sorted(ages))}). Er det samme tilbud?"
            content = [*thing.identity(), *ages]
            kind, choices = KINDS["Offer"], (SAME, DIFFERENT)
            decision = doubt(kind, thing.name, content, thing.cells, question, choices, DIFFERENT, thing.rows)
            answer = doubts.put(decision, Sides("Offer", frozenset(thing.handles), told=frozenset(ages)))
        if answer == DIFFERENT:
            for row, at in groups.take_apart(thing):
                mention = facts[row].mentions[at]
                groups.add((row, at), mention, (*thing.key[:-1], f"@{_ages(mention)}"), thing.parent)


def _ages(mention: Mention) -> str:
    return age_text({name: said.value for name, said in mention.fields.items()})
