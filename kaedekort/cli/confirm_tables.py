"""How the queue of facts to confirm, and a confirmation, read in a terminal and in a spreadsheet."""

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence

from kaedekort.cli.everyone_tables import print_head
from kaedekort.cli.output import Value, console, print_table
from kaedekort.cli.views import tell_of_the_rest
from queries.freshness.confirming import Outcome
from queries.freshness.facts import EDGE, GRANT, OFFER, ORGANISATION, SEATS, thing_of
from queries.freshness.queue import Item, Queue
from queries.rules import Limits
from queries.telling.danish import day_in_words

KIND_WORDS = {
    OFFER: "Tilbud",
    SEATS: "Pladser",
    ORGANISATION: "Organisation",
    EDGE: "Samarbejde",
    GRANT: "Bemyndigelse",
}
BUILDS_ON_IT = "Match, der bygger på det"
QUEUE_COLUMNS = (
    BUILDS_ON_IT, "Tilbud", "Hvad", "Om", "Bekræftet den", "Noteret af", "Ændring", "Dage siden", "Hvorfor", "Bekræft med", "Ung", "Match",
)  # fmt: skip


def print_queue(queue: Queue, limits: Limits) -> None:
    """The facts, those to confirm first at the top, each with what one writes to do it."""
    print_head(queue.on, queue.graph_version, limits)
    abouts = _abouts(queue.items)
    print_table(
        (BUILDS_ON_IT, "Hvad", "Om", "Noteret af", "Hvorfor", "Bekræft med: kaedekort confirm …"),
        [
            (item.matches, KIND_WORDS[item.fact.kind], about, _by(item), item.why, shlex.quote(item.fact.thing))
            for item, about in zip(queue.items, abouts, strict=True)
        ],
        "Skal bekræftes" if all(item.is_due for item in queue.items) else "Det, der kan bekræftes",
    )
    tell_of_the_rest(queue.left_out, "ting", "ting")
    if any(item.matches for item in queue.items):
        for sentence in _WHAT_IS_COUNTED:
            console().print(sentence, markup=False)


_WHAT_IS_COUNTED = (
    "Så mange af de unges match bygger på det; de kan have andre veje. Hvad der ville gå tabt: kaedekort what-if --without …",
    "Hvilke unges match med hvilke tilbud: --pairs --format json.",
)


def _abouts(items: Sequence[Item]) -> list[str]:
    """What each fact is about; spans of one edge, which are confirmed by the same words, are told apart by their first day."""
    times = Counter(item.fact.thing for item in items)

    def about(item: Item) -> str:
        if item.fact.kind not in {EDGE, GRANT} or times[item.fact.thing] == 1:
            return item.fact.name
        first = item.fact.key[-1]
        return f"{item.fact.name} (fra {day_in_words(first)})" if first else f"{item.fact.name} (uden startdato)"

    return [about(item) for item in items]


def _by(item: Item) -> str:
    """Who wrote down that a fact was confirmed, and from what, where that is not the same."""
    who = item.confirmed
    return "" if who is None else who.by if who.by == who.source else f"{who.by}, fra {who.source}"


def queue_rows(items: Sequence[Item]) -> Iterator[list[Value]]:
    """One row for each fact; where it is told which matches lean on it, one for each of these."""
    for item, about in zip(items, _abouts(items), strict=True):
        row: list[Value] = [
            item.matches,
            item.offers,
            KIND_WORDS[item.fact.kind],
            about,
            item.fact.confirmed_on,
            _by(item),
            item.confirmed.change if item.confirmed else None,
            item.age_days,
            item.why,
            shlex.quote(item.fact.thing),
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
