"""How agreements read in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kaedekort.cli.agreement_answer import Told
from kaedekort.cli.everyone_tables import SHOWN, print_head
from kaedekort.cli.following import Following
from kaedekort.cli.output import Value, console, print_table
from kaedekort.cli.views import View, print_view, tell_of_the_rest
from queries.agreements.agreements import Agreement, Agreements
from queries.agreements.carriers import Carrier
from queries.agreements.sequences import Succession
from queries.agreements.signing import Hand, Hands, Signing
from queries.rules import Limits
from queries.telling.danish import counted, listed
from queries.telling.names import Names

AGREEMENT_COLUMNS = (
    "Fra",
    "Navn",
    "Til",
    "Navn på den anden",
    "Dækker",
    "Ung",
    "Område",
    "Kan skrive under for den første",
    "Kan skrive under for den anden",
    "Tilbud, der ville bære",
    "Udbyder",
    "Vej",
    "Sådan er det i dag",
)
_COLUMNS = (
    "Fra",
    "Kan henvise til",
    "Dækker nyt",
    "For",
    "Skriver under for den første",
    "Skriver under for den anden",
)
_MOST_NAMED = 3
_NOBODY = "ingen er registreret med bemyndigelse til at underskrive"
_NOBODY_IN_SHORT = "ingen registreret"
_IN_FULL = (
    "»Ingen registreret«: ingen er registreret med bemyndigelse til at underskrive, heller ikke over organisationen."
)


def print_agreements(found: Agreements, signing: Signing, names: Names, top: int | None, limits: Limits) -> None:
    """The agreements, those that cover most first."""
    print_head(found.on, found.graph_version, limits)
    shown = found.found[: top or SHOWN]
    print_table(_COLUMNS, [_row(each, signing, names) for each in shown], "Aftaler, der ville hjælpe")
    if any(not hands.signers for each in shown for hands in signing.of(each)):
        console().print(_IN_FULL)
    tell_of_the_rest(len(found.found) - len(shown), "aftale", "aftaler")


def print_sequence(sequence: Succession, signing: Signing, names: Names) -> None:
    """Agreements to make one after the other, and how far to trust them."""
    rows = [(place, *_row(step.agreement, signing, names)) for place, step in enumerate(sequence.steps, start=1)]
    covered = f" ({sequence.count} dækkes nyt i alt)" if rows else ""
    print_table(("", *_COLUMNS), rows, f"Aftaler efter hinanden{covered}")
    console().print(sequence.note)


def print_carriers(told: Iterable[Told], names: Names, offers: Mapping[str, str]) -> None:
    """What would carry each youth whom the agreements help, and on which way."""
    rows = [
        (
            names.of("Organisation", each.agreement.giver),
            names.of("Organisation", each.agreement.taker),
            youth,
            names.of("Area", area),
            offers.get(carrier.offer, carrier.offer),
            _way(carrier, names),
        )
        for each in told
        for (youth, area), carrier in each.carriers.items()
    ]
    print_view(View("Hvad der ville bære dem", ("Fra", "Til", "Ung", "Område", "Tilbud", "Vej"), rows))


def _way(carrier: Carrier, names: Names) -> str:
    return " → ".join(names.of("Organisation", id_) for id_ in carrier.chain) or "ingen overlevering"


def _row(agreement: Agreement, signing: Signing, names: Names) -> Sequence[object]:
    first, second = signing.of(agreement)
    return (
        names.of("Organisation", agreement.giver),
        names.of("Organisation", agreement.taker),
        len(agreement.serves),
        counted(len({youth for youth, _ in agreement.serves}), "ung", "unge"),
        signers_called(first, names, _NOBODY_IN_SHORT),
        signers_called(second, names, _NOBODY_IN_SHORT),
    )


def signers_called(hands: Hands, names: Names, nobody: str = _NOBODY) -> str:
    """Who could sign for an organisation, by name; where nobody could, that it is so, and whom to ask."""
    if hands.signers:
        actors = list(dict.fromkeys(_called(hand, hands.organisation, names) for hand in hands.signers))
        more = [f"{len(actors) - _MOST_NAMED} andre"] if len(actors) > _MOST_NAMED else []
        return listed([*actors[:_MOST_NAMED], *more])
    if not hands.asked:
        return nobody
    return f"{nobody}; spørg {listed([names.of('Actor', actor) for actor in hands.asked], last='eller')}"


def _called(hand: Hand, organisation: str, names: Names) -> str:
    told = [f"»{names.of('Permission', hand.permission)}«"]
    told += [f"i {names.of('Organisation', hand.at)}"] if hand.at != organisation else []
    told += [] if hand.is_confirmed else ["ikke bekræftet lokalt"]
    return f"{names.of('Actor', hand.actor)} ({', '.join(told)})"


def agreement_rows(
    told: Iterable[Told], names: Names, offers: Mapping[str, str], following: Following
) -> Iterator[list[Value]]:
    """One row for each pair that an agreement would cover; what would carry it, where that was asked for, and how to have it explained."""
    for each in told:
        agreement, (first, second) = each.agreement, each.hands
        ends = [
            agreement.giver,
            names.of("Organisation", agreement.giver),
            agreement.taker,
            names.of("Organisation", agreement.taker),
        ]
        signers = [signers_called(first, names), signers_called(second, names)]
        for youth, area in agreement.serves:
            row: list[Value] = [*ends, len(agreement.serves), youth, names.of("Area", area), *signers]
            if carrier := each.carriers.get((youth, area)):
                offer, provider = offers.get(carrier.offer, carrier.offer), names.of("Organisation", carrier.provider)
                yield [*row, offer, provider, _way(carrier, names), following.match(youth, carrier.offer)]
            else:
                yield [*row, None, None, None, following.match(youth)]
