"""How an answer about a youth reads in a terminal and in a spreadsheet."""

from collections.abc import Iterator, Sequence
from datetime import date

from kaedekort.cli.output import Value, console, print_table, printable
from kaedekort.cli.views import tell_of_the_rest
from queries.answers import LATER_DAYS, Found, MatchAnswer, OfferAnswer
from queries.telling.danish import capitalised, counted, day_in_words

_STATES = {"applied": "søgt", "waiting": "venter", "started": "i gang"}
_NOW, _LATER, _POSSIBLE, _UNSUITED = "Passer nu", "Starter senere", "Kan blive muligt", "Passer ikke lige nu"
_VERDICTS = {"match": _NOW, "near_miss": _POSSIBLE, "unsuitable": _UNSUITED, "ongoing": "I gang"}
_SHOWN = 20
_COLUMNS = ("Tilbud", "Udbyder", "Start", "Vej", "Ring til")

SHEET_COLUMNS = (
    "Ung", "Dag", "Gruppe", "Tilbud", "Navn", "Udbyder", "Tidligste start", "Søg senest", "Overleveringer", "Ring til", "Telefon", "E-mail",
    "Bemærk", "Forklaring", "Det skal der til",
)  # fmt: skip


def print_answer(answer: MatchAnswer) -> None:
    """Groups as people ask for them: under way, suits now, starts later, may become possible.

    Of each the first are shown, and how many more there are is said.
    """
    out = console()
    head = f"\n{answer.youth or 'Profil'} · {day_in_words(answer.on)} · kortets udgave {answer.graph_version}"
    out.print(printable(head), markup=False, style="bold")
    for offer, state in answer.ongoing:
        out.print(printable(f"I gang: {offer} ({_STATES.get(state, state)})"), markup=False)
    later = [found for found in answer.matches if _is_later(found, answer.on)]
    now = [found for found in answer.matches if not _is_later(found, answer.on)]
    _print_group(f"{_NOW} ({len(now)})", _COLUMNS, [_row(found) for found in now])
    _print_group(
        f"{_LATER} – passer, men begynder om mere end en måned ({len(later)})",
        _COLUMNS,
        [_row(found) for found in later],
    )
    possible = [(*_row(found), _what_it_takes(found)) for found in answer.near_misses]
    _print_group(f"{_POSSIBLE} ({len(possible)})", (*_COLUMNS, "Det skal der til"), possible)
    if answer.unsuitable is not None:
        rest = [(found.name or found.offer, _reasons(found)) for found in answer.unsuitable]
        print_table(("Tilbud", "Hvorfor ikke"), rest, f"{_UNSUITED} ({answer.unsuitable_count})")
    else:
        out.print(
            f"{counted(answer.unsuitable_count, 'tilbud', 'tilbud')} passer ikke lige nu (se dem med --unsuitable)."
        )


def _print_group(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    print_table(columns, rows[:_SHOWN], title)
    tell_of_the_rest(len(rows[_SHOWN:]), "tilbud", "tilbud")


def print_offer_answer(answer: OfferAnswer) -> None:
    """One offer in sentences, with every condition that is not simply met."""
    out, found = console(), answer.found
    verdict = _VERDICTS[answer.verdict]
    if answer.verdict == "match" and found.earliest_start and _is_later(found, answer.on):
        verdict = f"Passer – begynder {day_in_words(found.earliest_start)}"
    out.print(printable(f"\n{found.name or found.offer}: {verdict}"), markup=False, style="bold")
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
        (_NOW, answer.matches),
        (_POSSIBLE, answer.near_misses),
        (_UNSUITED, answer.unsuitable or ()),
    )
    for group, some in groups:
        for found in some:
            in_time = _is_in_time(found)
            yield [
                answer.youth, answer.on, _LATER if group == _NOW and _is_later(found, answer.on) else group,
                found.offer, found.name, found.provider_name,
                found.earliest_start if in_time else None, found.latest_application if in_time else None,
                found.handovers, found.call.name, found.call.phone, found.call.email, "; ".join(found.caveats), found.explanation,
                _what_it_takes(found) if found.failed else None,
            ]  # fmt: skip


def _is_later(found: Found, on: str) -> bool:
    """Whether an offer that suits begins more than a month after the day; one whose start nobody knows does not."""
    start = found.earliest_start
    return start is not None and (date.fromisoformat(start) - date.fromisoformat(on)).days > LATER_DAYS


def _is_in_time(found: Found) -> bool:
    """Whether one can begin on the earliest start; where that is too late, or the offer is over, the day would mislead."""
    return found.conditions["time"] != "fail"


def _row(found: Found) -> tuple[object, ...]:
    way = (
        "ukendt"
        if found.handovers is None
        else counted(found.handovers, "overlevering", "overleveringer")
        if found.handovers
        else "direkte"
    )
    call = " ".join(part for part in (found.call.name, found.call.phone or found.call.email) if part)
    return (found.name or found.offer, found.provider_name, _start(found), way, call)


def _start(found: Found) -> str:
    """When one can begin; that nobody has said so yet is no promise."""
    if not _is_in_time(found):
        return "ikke i tide"
    if found.earliest_start is None:
        return "ukendt"
    return f"{found.earliest_start} (spørg)" if found.conditions["time"] == "unknown" else found.earliest_start


def _what_it_takes(found: Found) -> str:
    """What mends each failure; about time also what is wrong, since no start is shown then."""
    return " ".join(
        " ".join(filter(None, (
            f"{capitalised(failure.reason)}." if failure.repair is None or failure.condition == "time" else "",
            failure.repair.text if failure.repair else "",
        )))
        for failure in found.failed
    )  # fmt: skip


def _reasons(found: Found) -> str:
    return "; ".join(failure.reason for failure in found.failed)
