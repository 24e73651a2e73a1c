"""What would lead a youth to a provider: more hand-overs, agreements to get in place, or one new agreement."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from queries.answers import Named
from queries.case import Case
from queries.chain import broken_links
from queries.day.network import Network
from queries.day.world import World
from queries.days import holds_on, is_over
from queries.facts.map_rows import CollaborationRow
from queries.mending.proposals import Proposal, day_apart, link_object, new_link
from queries.mending.trials import Trial
from queries.telling.danish import clauses, counted, day_in_words
from queries.telling.lexicon import Lexicon
from queries.telling.names import Names


def propose_chain(case: Case, row: int) -> Iterator[Proposal]:
    """The way that is there though it is long, the way that could be there again, the shortest way of all."""
    network, provider = case.world.network, int(case.judgement.provider[row])
    yield from _longer_way(case, provider)
    if broken := broken_links(network, case.youth.starts, provider):
        renewed = tuple(renewed_link(case.world, link) for link in broken)
        text, who = to_get_in_place(broken, network, case.lexicon)
        yield Proposal(
            text=text,
            who=who,
            trial=Trial(links=renewed),
            changes=tuple(link_object(link) for link in renewed),
        )
    if case.youth.starts:
        yield _direct_agreement(case, provider)
    for other in case.world.offers.pairs.organisation[case.world.offers.pairs.offer == row].tolist():
        yield from _longer_way(case, other)


def _longer_way(case: Case, provider: int) -> Iterator[Proposal]:
    """The way to a provider as it is, where it is only too long."""
    length = int(case.world.network.reach(case.youth.starts).handovers[provider])
    if length > case.limits.max_handovers:
        yield Proposal(
            text=f"Vejen er der, men den er på {counted(length, 'overlevering', 'overleveringer')}. "
            "Gå den alligevel, eller aftal en kortere.",
            who=case.team,
            trial=Trial(limits=replace(case.limits, max_handovers=length)),
            limits={"max_handovers": length},
        )


def _direct_agreement(case: Case, provider: int) -> Proposal:
    """One REFERS_TO from a start, best from where the main contact person is."""
    network, names = case.world.network, case.lexicon.names
    of_main = {
        network.number_of[id_] for contact in case.youth.contacts if contact.is_main for id_ in contact.organisation_ids
    }
    start = min(case.youth.starts, key=lambda number: (number not in of_main, number))
    giver, taker = names.named("Organisation", network.ids[start]), names.named("Organisation", network.ids[provider])
    recorded = case.world.network_facts.collaborations_between("REFERS_TO", giver.id, taker.id)
    link = new_link("REFERS_TO", giver.id, taker.id, day_apart(network.iso_day, recorded))
    return Proposal(
        text=f"Lav en aftale om, at {giver.name} kan henvise direkte til {taker.name}.",
        who=(giver, taker),
        trial=Trial(links=(link,)),
        changes=(link_object(link),),
    )


def renewed_link(world: World, link: CollaborationRow) -> CollaborationRow:
    """The same edge, in force on the day; one whose days lie elsewhere is signed anew."""
    today = world.network.iso_day
    if holds_on(link, today):
        return replace(link, state="active")
    recorded = world.network_facts.collaborations_between(link.type, link.giver_id, link.taker_id)
    signed_on = day_apart(today, recorded)
    return new_link(link.type, link.giver_id, link.taker_id, signed_on, covers_units=link.covers_units)


def to_get_in_place(
    links: Sequence[CollaborationRow], network: Network, lexicon: Lexicon
) -> tuple[str, tuple[Named, ...]]:
    """What is to be done about edges that carry nobody on the day, as a sentence, and who can do it."""
    today = network.iso_day
    has_ended = all(link.state in {None, "active"} and is_over(link, today) for link in links)
    begin = "Forny aftalen om, at" if has_ended else "Få det på plads, at"
    text = f"{begin} {clauses([_what_to_do(link, lexicon, today) for link in links])}."
    return text, _owners(links, network, lexicon.names)


def _what_to_do(link: CollaborationRow, lexicon: Lexicon, today: str) -> str:
    names, wording = lexicon.names, lexicon.wording
    giver, taker = names.of("Organisation", link.giver_id), names.of("Organisation", link.taker_id)
    between = f"{giver} {wording.of(link.type, with_arrow=True)} {taker}"
    if link.state == "planned":
        return f"{between} (planlagt)"
    if link.state == "missing":
        return f"{between} (mangler)"
    if link.valid_to and is_over(link, today):
        return f"{between} (udløb {day_in_words(link.valid_to)})"
    if link.valid_from and link.valid_from > today:
        return f"{between} (begynder først {day_in_words(link.valid_from)})"
    return between


def _owners(links: Iterable[CollaborationRow], network: Network, names: Names) -> tuple[Named, ...]:
    """Who keeps the edges going; both ends of an edge without an active owner."""
    found: dict[tuple[str, str], Named] = {}
    for link in links:
        if link.owner in network.actors:
            found["Actor", str(link.owner)] = names.named("Actor", str(link.owner))
        else:
            for end in (link.giver_id, link.taker_id):
                found["Organisation", end] = names.named("Organisation", end)
    return tuple(found[key] for key in sorted(found))
