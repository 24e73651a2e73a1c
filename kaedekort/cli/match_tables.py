"""How an answer about a youth reads in a terminal and in a spreadsheet."""

from collections.abc import Iterator, Sequence

from kaedekort.cli.output import Value, console, print_table, printable
from queries.answers import Found, MatchAnswer, OfferAnswer
from queries.telling.danish import capitalised, counted, day_in_words

_STATES = {"applied": "søgt", "waiting": "venter", "started": "i gang"}
_VERDICTS = {
    "match": "Passer nu",
    "near_miss": "Kan blive muligt",
    "unsuitable": "Passer ikke lige nu",
    "ongoing": "I gang",
}
_SHOWN = 20

SHEET_COLUMNS = (
    "Ung", "Dag", "Gruppe", "Tilbud", "Navn", "Udbyder", "Tidligste start", "Søg senest", "Overleveringer", "Ring til", "Telefon", "E-mail",
    "Bemærk", "Forklaring", "Det skal der til",
)  # fmt: skip


def print_answer(answer: MatchAnswer) -> None:
    """Groups as people ask for them: under way, suits now, may become possible."""
    out = console()
    head = f"\n{answer.youth or 'Profil'} · {day_in_words(answer.on)} · kortets udgave {answer.graph_version}"
    out.print(printable(head), markup=False, style="bold")
    for offer, state in answer.ongoing:
        out.print(printable(f"I gang: {offer} ({_STATES.get(state, state)})"), markup=False)
    columns = ("Tilbud", "Udbyder", "Start", "Vej", "Ring til")
    print_table(columns, [_row(found) for found in answer.matches[:_SHOWN]], f"Passer nu ({len(answer.matches)})")
    possible = [(*_row(found), _what_it_takes(found)) for found in answer.near_misses[:_SHOWN]]
    print_table((*columns, "Det skal der til"), possible, f"Kan blive muligt ({len(answer.near_misses)})")
    if answer.unsuitable is not None:
        rest = [(found.name or found.offer, _reasons(found)) for found in answer.unsuitable]
        print_table(("Tilbud", "Hvorfor ikke"), rest, f"Passer ikke lige nu ({answer.unsuitable_count})")
    else:
        out.print(
            f"{counted(answer.unsuitable_count, 'tilbud', 'tilbud')} passer ikke lige nu (se dem med --unsuitable)."
        )


def print_offer_answer(answer: OfferAnswer) -> None:
    """One offer in sentences, with every condition that is not simply met."""
    out, found = console(), answer.found
    out.print(printable(f"\n{found.name or found.offer}: {_VERDICTS[answer.verdict]}"), markup=False, style="bold")
    out.print(printable(found.explanation), markup=False)
    for step in found.chain:
        out.print(printable(f"→ {step.sentence}"), markup=False)
    for failure in found.failed:
        mended = failure.repair.text if failure.repair else "Det er der ikke én ting, der kan ændre."
        out.print(printable(f"✗ {capitalised(failure.reason)}. {mended}"), markup=False)
    for doubt in found.unknown:
        asked = ", ".join(named.name for named in doubt.ask) or "ingen kendt"
        out.print(printable(f"? {capitalised(doubt.question)} (spørg {asked})"), markup=False)


def sheet_rows(answer: MatchAnswer) -> Iterator[list[Value]]:
    """One row an offer, in the order of the answer."""
    groups: tuple[tuple[str, Sequence[Found]], ...] = (
        ("Passer nu", answer.matches),
        ("Kan blive muligt", answer.near_misses),
        ("Passer ikke lige nu", answer.unsuitable or ()),
    )
    for group, some in groups:
        for found in some:
            yield [
                answer.youth, answer.on, group, found.offer, found.name, found.provider_name,
                found.earliest_start, found.latest_application,
                found.handovers, found.call.name, found.call.phone, found.call.email, "; ".join(found.caveats), found.explanation,
                _what_it_takes(found) if found.failed else None,
            ]  # fmt: skip


def _row(found: Found) -> tuple[object, ...]:
    way = (
        "ukendt"
        if found.handovers is None
        else counted(found.handovers, "overlevering", "overleveringer")
        if found.handovers
        else "direkte"
    )
    call = " ".join(part for part in (found.call.name, found.call.phone or found.call.email) if part)
    return (found.name or found.offer, found.provider_name, found.earliest_start or "ukendt", way, call)


def _what_it_takes(found: Found) -> str:
    return " ".join(
        failure.repair.text if failure.repair else f"{capitalised(failure.reason)}." for failure in found.failed
    )


def _reasons(found: Found) -> str:
    return "; ".join(failure.reason for failure in found.failed)
