"""What a partner's answers are told as: nothing of them is lost, and a no is for a person to act on."""

from collections.abc import Iterable

from importers.own_sheets import ANSWER, ANSWERS, CORRECTED, DAY, ID, YES
from importers.replies.columns import Reply
from importers.replies.settled import Settled
from importers.result import Issue, Severity, shortened
from importers.tables import Cell, TableRow


def answer_of(settled: Settled, reply: Reply) -> str:
    """The answer of a row, "" where there is none; a word that is no answer is told."""
    if reply.answer is None or reply.answer.text in ANSWERS:
        return reply.answer.text if reply.answer else ""
    words = f"{', '.join(ANSWERS[:-1])} eller {ANSWERS[-1]}"
    message = (
        f"»{shortened(reply.answer.text)}« under »{ANSWER}« er hverken {words}, så rækken er ikke mærket som bekræftet."
    )
    suggestion = "Spørg partneren, hvad der ikke stemmer, og skriv et af de tre ord."
    settled.tell(Severity.WARNING, reply.answer, "answer_unknown", message, suggestion)
    return ""


def tell_found_by_name(settled: Settled, row: TableRow, count: int) -> None:
    """Rows whose id is gone, and what they were known by instead."""
    rows = f"{count} rækker mangler" if count > 1 else "En række mangler"
    message = f"{rows} »{ID}«, men svarer på noget, vi har sendt ud. De er fundet i kortet ved deres navn."
    settled.tell(Severity.NOTE, next(iter(row.cells.values())), "found_by_name", message)


def tell_no_to_unknown(settled: Settled, reply: Reply, answer: Cell, texts: Iterable[str]) -> Issue:
    """A no in a row of which nobody can tell what it is about; all that it says is in the message."""
    who = f" ({reply.by.text})" if reply.by else ""
    remark = f" Bemærkning: »{reply.remark.text}«." if reply.remark else ""
    message = (
        f"Partneren svarer{who} nej til noget, som ikke kan findes i kortet ved sit navn: {'; '.join(texts)}.{remark} "
        "Rækken er holdt tilbage."
    )
    suggestion = f"Spørg partneren, hvad der er tale om, eller sæt »{ID}« i rækken igen."
    return settled.tell(Severity.WARNING, answer, "no_to_unknown", message, suggestion)


def tell_day_unanswered(settled: Settled, name: str, day: Cell) -> None:
    """A day beside an answer that nobody understands confirms nothing."""
    what = name if name == "Rækken" else f"»{name}«"
    message = f"{what}: dagen »{shortened(day.text)}« er ikke gemt, for svaret er ikke et ja."
    settled.tell(Severity.NOTE, day, "day_not_kept", message)


def tell_open_bound(settled: Settled, name: str, header: str, cell: Cell, now: str) -> None:
    """A bound that is open now, while the graph has one."""
    message = f"»{name}«: {header} er nu »{shortened(cell.text)}«, men i kortet står {now}. Kortet er ikke ændret."
    settled.tell(Severity.WARNING, cell, "bound_kept", message, f"Fjern {now} i kortet, hvis det passer.")


def tell_no(settled: Settled, name: str, reply: Reply, beside: Iterable[str]) -> None:
    """A no changes nothing by itself; `beside` is what else the row says anew."""
    said = "; ".join(beside)
    who = f" ({reply.by.text})" if reply.by else ""
    remark = f" Bemærkning: »{reply.remark.text}«." if reply.remark else ""
    more = f" Rækken siger også: {said}." if said else ""
    message = f"Partneren siger{who}, at »{name}« ikke stemmer længere.{remark}{more} Intet er ændret."
    suggestion = "Spørg partneren, og ret det i kortet. Er det slut, så giv det en status, for eksempel lukket."
    settled.tell(Severity.WARNING, reply.answer or Cell("", ""), "partner_says_no", message, suggestion)


def tell_confirmed(settled: Settled, name: str, reply: Reply, answer: str, *, has_day: bool, takes_day: bool) -> None:
    """Who confirmed what; without a day nobody knows how fresh that is, and none is made up."""
    if answer in (YES, CORRECTED) and takes_day and not has_day and reply.answer:
        message = f"»{name}« er bekræftet uden en dato, så kortet er ikke mærket som bekræftet."
        suggestion = f"Skriv dagen under »{DAY}«."
        settled.tell(Severity.WARNING, reply.answer, "confirmed_without_day", message, suggestion)
    elif reply.by:
        settled.tell(Severity.NOTE, reply.by, "confirmed_by", f"»{name}« er set efter af {reply.by.text}.")


def tell_day_without_home(settled: Settled, name: str, day: Cell) -> None:
    """A day for something that has no field for it."""
    message = f"»{name}« er set efter {day.text}. Kortet gemmer ingen dato for personer."
    settled.tell(Severity.NOTE, day, "day_not_kept", message)


def tell_remark(settled: Settled, what: str, reply: Reply) -> None:
    """What a partner wants us to know is for people to read, not for the graph."""
    if reply.remark:
        message = f"{what}: partneren skriver »{reply.remark.text}«. Det er ikke gemt i kortet."
        suggestion = "Ret kortet, hvis det siger noget nyt."
        settled.tell(Severity.WARNING, reply.remark, "partner_remark", message, suggestion)


def tell_emptied(settled: Settled, name: str, id_: Cell, emptied: Iterable[str]) -> None:
    """Cells that are empty though the graph knows something: missing is unknown, never a reason to forget."""
    listed = "; ".join(emptied)
    if listed:
        message = f"»{name}«: tomt i rækken, men ikke i kortet: {listed}. Kortet er ikke ændret."
        settled.tell(Severity.NOTE, id_, "cell_emptied", message, "Gælder det ikke længere, så ret det i kortet.")


def tell_kept(settled: Settled, name: str, header: str, cell: Cell, gone: Iterable[str]) -> None:
    """What a cell no longer names is still tied to the node, for a list adds and takes nothing away."""
    listed = ", ".join(f"»{part}«" for part in gone)
    if listed:
        message = f"»{name}« hører i kortet også til {listed} ({header}). Det er ikke fjernet."
        settled.tell(Severity.WARNING, cell, "tie_kept", message, "Fjern det i kortet, hvis det ikke gælder længere.")


def tell_changed_twice(settled: Settled, name: str, header: str, cell: Cell, now: str) -> None:
    """A cell that was corrected while the graph was corrected too; the partner knows its own best, but somebody should look."""
    message = f"»{name}«: {header} er også rettet i kortet, siden arket blev sendt; der står nu »{shortened(now)}«. Arkets svar er brugt."
    settled.tell(Severity.WARNING, cell, "changed_twice", message, "Se efter, hvad der er rigtigt.")
