"""How the queue of facts to confirm, and a confirmation, read in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Iterator

from kaedekort.cli.everyone_tables import print_head
from kaedekort.cli.output import Value, console, print_table, printable
from queries.freshness.confirming import Outcome
from queries.freshness.facts import EDGE, GRANT, OFFER, ORGANISATION, SEATS, Key
from queries.freshness.queue import Item, Queue
from queries.telling.danish import counted, day_in_words

KIND_WORDS = {
    OFFER: "Tilbud",
    SEATS: "Pladser",
    ORGANISATION: "Organisation",
    EDGE: "Samarbejde",
    GRANT: "Bemyndigelse",
}
QUEUE_COLUMNS = (
    "Unges match", "Tilbud", "Hvad", "Om", "Bekræftet den", "Af", "Ændring", "Dage siden", "Hvorfor", "Bekræft med", "Ung", "Match",
)  # fmt: skip


def print_queue(queue: Queue) -> None:
    """The facts, those to confirm first at the top, each with what one writes to do it."""
    print_head(queue.on, queue.graph_version)
    print_table(
        ("Unges match", "Hvad", "Om", "Af", "Hvorfor", "Bekræft med: kaedekort confirm …"),
        [
            (item.matches, KIND_WORDS[item.fact.kind], item.fact.name, _by(item), item.why, item.fact.thing)
            for item in queue.items
        ],
        "Skal bekræftes" if all(item.is_due for item in queue.items) else "Det, der kan bekræftes",
    )
    if queue.left_out:
        more = counted(queue.left_out, "ting", "ting")
        console().print(
            printable(f"… og {more} mere. Se dem alle med --format json eller --format xlsx --out FIL.xlsx.")
        )
    if any(item.matches for item in queue.items):
        console().print("Hvilke unge og tilbud der hænger på hver: --pairs --format json.")


def _by(item: Item) -> str:
    """Who confirmed a fact, and from what, where that is not the same."""
    who = item.confirmed
    return "" if who is None else who.by if who.by == who.source else f"{who.by}, fra {who.source}"


def queue_rows(items: Iterable[Item]) -> Iterator[list[Value]]:
    """One row for each fact; where it is told which matches lean on it, one for each of these."""
    for item in items:
        row: list[Value] = [
            item.matches,
            item.offers,
            KIND_WORDS[item.fact.kind],
            item.fact.name,
            item.fact.confirmed_on,
            _by(item),
            item.confirmed.change if item.confirmed else None,
            item.age_days,
            item.why,
            item.fact.thing,
        ]
        for youth, offer in item.leaning or [(None, None)]:
            yield [*row, youth, offer]


def outcome_sentences(outcome: Outcome) -> Iterator[str]:
    """What was confirmed, and what was so already."""
    if outcome.change:
        done = ", ".join(map(thing_of, outcome.confirmed))
        yield f"Bekræftet {day_in_words(outcome.on)}: {done}. Ændringen hedder {outcome.change}."
    if outcome.already:
        yield f"Var allerede bekræftet: {', '.join(map(thing_of, outcome.already))}."


def thing_of(key: Key) -> str:
    """What one writes to confirm a fact."""
    return ":".join(key[:-1] if key[0] in {EDGE, GRANT} else key)
