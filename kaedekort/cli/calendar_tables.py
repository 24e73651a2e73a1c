"""How a calendar reads in a terminal and in a spreadsheet."""

from collections.abc import Iterator

from kaedekort.cli.following import Following
from kaedekort.cli.output import Value, console, print_table, printable
from queries.answers import Call
from queries.rules import Limits
from queries.telling.danish import capitalised, counted, day_in_words
from queries.times.events import DUE, FROM, KIND_WORDS, OPENS, REMINDER, UNKNOWN_START, Calendar, Event, Wait

EVENT_COLUMNS = ("Dag", "Hvad", "Om", "Id", "Tekst", "Kontakt", "Telefon", "Mail", "Forklaring")


def heading(calendar: Calendar) -> list[str]:
    """Whose calendar it is, of which days, and of which version of the graph."""
    span = f"{day_in_words(calendar.on)} til {day_in_words(calendar.until)}"
    return [calendar.youth or calendar.title, span, f"kortets udgave {calendar.graph_version}"]


def print_calendar(calendar: Calendar) -> None:
    """What one may begin with at once or on a day that nobody knows, the other events day by day, and how long one waits."""
    console().print(printable("\n" + " · ".join(heading(calendar))), markup=False, style="bold")
    undated = [
        event
        for event in calendar.events
        if event.kind == UNKNOWN_START or (event.kind == FROM and event.day == calendar.on)
    ]
    rows = [
        (_day(event, calendar), KIND_WORDS[event.kind], event.name, event.text, _called(event.call))
        for event in calendar.events
        if event not in undated
    ]
    if undated:
        told = [(event.name, event.text, _called(event.call)) for event in undated]
        print_table(("Om", "Tekst", "Kontakt"), told, "Uden fast startdag")
    print_table(("Dag", "Hvad", "Om", "Tekst", "Kontakt"), rows, "Kalender")
    if calendar.waiting:
        print_table(
            ("Tilbud", "Ventetid i uger", "Ledige pladser", "Set den", "Regnes for kendt"),
            [
                (wait.name, wait.weeks, wait.seats_free, wait.seats_on, "ja" if wait.known else "nej")
                for wait in calendar.waiting
            ],
            "Ventetider og pladser",
        )
    if calendar.events:
        console().print(printable(_how_to_open(calendar)), markup=False)


def _day(event: Event, calendar: Calendar) -> str:
    if event.day is None:
        return "ved ikke"
    return f"{event.day} (over tiden)" if event.day < calendar.on else event.day


def _called(call: Call | None) -> str:
    return ", ".join(part for part in (call.name, call.phone or call.email) if part) if call else ""


def _how_to_open(calendar: Calendar) -> str:
    if calendar.youth:
        further = max((event.horizon for event in calendar.events if event.horizon is not None), default=None)
        ahead = "" if further is None else f" (--horizon {further} for det, der begynder efter kalenderen)"
        return f"Hvorfor et tilbud står her: {Following(calendar.on).match(calendar.youth, 'TILBUD')}{ahead}"
    return f"Hvad der ligger omkring noget: {Following(calendar.on).network('ID')}"


def event_rows(calendar: Calendar) -> Iterator[list[Value]]:
    """One row for each event, with the command that explains it, and after them one for each offer that one may have to wait for."""
    for event in calendar.events:
        call = event.call or Call(None, None, None)
        about = [event.day, KIND_WORDS[event.kind], event.name, " → ".join(event.ids), event.text]
        yield [*about, call.name, call.phone, call.email, _explained(calendar, event)]
    for wait in calendar.waiting:
        yield ["", "Ventetid", wait.name, wait.offer, _told(wait), None, None, None, None]


def _told(wait: Wait) -> str:
    weeks = f"ventetid {counted(wait.weeks, 'uge', 'uger')}" if wait.weeks is not None else ""
    seats = counted(wait.seats_free, "ledig plads", "ledige pladser") if wait.seats_free is not None else ""
    seen = f"set {day_in_words(wait.seats_on)}" if wait.seats_on else "det vides ikke hvornår"
    old = "" if wait.known else ", regnes for ukendt"
    parts = [weeks, f"{seats} ({seen}{old})" if seats else ""]
    return capitalised(", ".join(part for part in parts if part)) + "."


def _explained(calendar: Calendar, event: Event) -> str:
    if not calendar.youth:
        return Following(calendar.on).network(event.ids[0])
    if event.kind in (DUE, REMINDER) or event.label != "Offer":
        return Following(calendar.on).match(calendar.youth)
    day = event.day if event.kind == OPENS and event.day else calendar.on
    limits = Limits() if event.horizon is None else Limits(event.horizon)
    return Following(day, limits).match(calendar.youth, event.ids[0])
