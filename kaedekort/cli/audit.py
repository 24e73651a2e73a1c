"""`kaedekort audit`: whether the log is as it was written, removing what it may no longer keep, and reading it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta

import click

from graphmodel.errors import WrongUse
from kaedekort.auditing import opened_audit_log
from kaedekort.cli.options import read_day, with_format
from kaedekort.cli.output import print_json, print_table, printable, tell
from kaedekort.cli.progress import shown_while
from kaedekort.settings import Settings, operator
from queries.telling.danish import counted
from webviz.access.roles import ADMINISTRATOR, CONTACT_PERSON, COORDINATOR, MANAGER, PARTNER, YOUTH
from webviz.audit.entry import ACTIONS, Entry, Logged
from webviz.audit.errors import LogUnavailable
from webviz.audit.findings import Known, Verification
from webviz.audit.log import AuditLog
from webviz.audit.purging import Rule, months_before
from webviz.audit.reading import Asked

_SHOWN = 50
_FIRST_DAY, _LAST_DAY = date(1970, 1, 2), date(9990, 1, 1)
_ACTIONS = {
    "read": "læst", "search": "søgt", "change": "ændret", "export": "hentet ud", "refuse": "afvist", "sign_in": "logget ind",
    "sign_out": "logget ud", "sign_in_refused": "ikke logget ind", "account_change": "konto ændret", "emergency": "nødadgang",
    "purge": "ryddet op", "verify": "efterprøvet",
}  # fmt: skip
_GROUNDS = {
    "open": "åben for alle", "role": "rollen", "own": "eget", "contact_person": "kontaktperson", "stand_in": "vikar",
    "emergency": "nødadgang", "consent": "samtykke", "operator": "driften",
}  # fmt: skip
_OUTCOMES = {"allowed": "ja", "refused": "nej", "failed": "mislykkedes"}
_ROLES = {
    ADMINISTRATOR: "Administrator", COORDINATOR: "Koordinator", MANAGER: "Leder", CONTACT_PERSON: "Kontaktperson",
    PARTNER: "Partner", YOUTH: "Ung", "operator": "Driften",
}  # fmt: skip
OPERATOR = "operator"
"""The role of who works at the command line, as the log tells it."""


@click.group("audit", subcommand_metavar="KOMMANDO ...", options_metavar="[VALG]...")
def command() -> None:
    """Loggen over, hvem der har set, ændret og fået afvist hvad (KAEDEKORT_AUDIT siger, hvor den er)."""


@command.command("verify", options_metavar="[VALG]...")
@click.option(
    "--known", metavar="NR:HASH", help="Et nummer og dets hash, som er noteret ved en tidligere efterprøvning."
)
@with_format("table", "json")
@click.pass_obj
def verify(settings: Settings, known: str | None, format_: str) -> int:
    """Er loggen, som den blev skrevet? Ender med 1, hvis noget er ændret, fjernet, byttet om eller sat ind."""
    noted = _read_known(known)
    with _log(settings) as log:
        with shown_while("Regner loggen efter"):
            found = log.verify(noted)
        _note_verification(log, found)
    if format_ == "json":
        print_json(found.as_json())
    else:
        _print_verification(found)
    return 0 if found.is_whole else 1


@command.command("purge", options_metavar="[VALG]...")
@click.option(
    "--months",
    type=click.IntRange(1, 120),
    metavar="TAL",
    help="Behold så mange måneder (ellers KAEDEKORT_LOG_MONTHS).",
)
@click.option(
    "--keep-from", type=click.IntRange(min=1), metavar="NR", help="Behold alt fra dette nummer, uanset alder."
)
@click.option(
    "--even-if-broken", is_flag=True, help="Ryd op, selv om loggen er ændret udefra, og sporene af det går tabt."
)
@click.option("--yes", is_flag=True, help="Gør det; uden vises kun, hvad der ville blive fjernet.")
@click.pass_obj
def purge(settings: Settings, months: int | None, keep_from: int | None, even_if_broken: bool, yes: bool) -> None:
    """Fjern det, der er for gammelt. Det første af loggen fjernes helt eller slet ikke, og det skrives i loggen."""
    rule = Rule(months_before(datetime.now(UTC), months or settings.log_months), keep_from)
    who = operator()
    with _log(settings) as log, shown_while("Rydder op i loggen"):
        removed = (
            log.purge(rule, account=who, name=who, role=OPERATOR, even_if_broken=even_if_broken)
            if yes
            else log.to_purge(rule)
        )
    before = f"fra før {rule.before.astimezone():%Y-%m-%d}"
    if removed is None:
        click.echo(f"Der er intet i loggen {before}, der skal fjernes.")
    elif yes:
        click.echo(
            f"Fjernet: {_lines(removed.entries)} {before}, til og med nr. {removed.up_to}. Det er skrevet i loggen."
        )
    else:
        click.echo(
            f"{_lines(removed.entries)} {before} kan fjernes, til og med nr. {removed.up_to}. Gør det med --yes."
        )


@command.command("show", options_metavar="[VALG]...")
@click.option("--about", metavar="UNG", help="Kun det om denne unge.")
@click.option("--account", metavar="KONTO", help="Kun det, som denne konto har gjort.")
@click.option("--action", type=click.Choice(ACTIONS), help="Kun denne slags.")
@click.option("--since", metavar="DATO", help="Kun fra og med denne dag.")
@click.option("--until", metavar="DATO", help="Kun til og med denne dag.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="TAL", help=f"Kun de seneste så mange (tabel ellers {_SHOWN})."
)
@with_format("table", "json")
@click.pass_obj
def show(
    settings: Settings,
    about: str | None,
    account: str | None,
    action: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    format_: str,
) -> None:
    """Vis loggen, det seneste øverst; som JSON en linje ad gangen. At den er vist, skrives i den først."""
    first, last = (read_day(day) if day is not None else None for day in (since, until))
    if first and last and last < first:
        raise WrongUse(f"--until ({last}) er før --since ({first}). Byt om på dem.")
    asked = Asked(
        since=_beginning(first), until=_beginning(last and _next(last)), account=account, about=about, action=action
    )
    with _log(settings) as log:
        who = operator()
        shown_as = log.record(
            Entry(action="read", account=who, name=who, role=OPERATOR, about=about, subject="log", ground=OPERATOR)
        )
        if format_ == "json":
            for entry in log.stream(asked, before=shown_as, limit=limit):
                print_json(entry.as_json())
            return
        _print_entries(list(log.stream(asked, before=shown_as, limit=limit or _SHOWN)))


@contextmanager
def _log(settings: Settings) -> Iterator[AuditLog]:
    """The log, and where it is told beside what is wrong with it."""
    try:
        with opened_audit_log(settings) as log:
            yield log
    except LogUnavailable as error:
        tell(f"Loggen er i {error.where} (sæt KAEDEKORT_AUDIT, hvis det er en anden).")
        raise


def _read_known(text: str | None) -> Known | None:
    if text is None:
        return None
    number, _, hash_ = text.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) < 19 and len(hash_) == 64):
        raise WrongUse("--known skal være et nummer og en hash, som efterprøvningen skrev dem: NR:HASH.")
    return Known(int(number), hash_.lower())


def _note_verification(log: AuditLog, found: Verification) -> None:
    """Write in the log that it was verified; one that cannot be written in, as a copy, can be verified all the same."""
    who = operator()
    with suppress(LogUnavailable):
        log.record(
            Entry(
                action="verify", account=who, name=who, role=OPERATOR, subject="log",
                details={"last": str(found.last), "findings": str(len(found.findings) + found.left_out)},
            )
        )  # fmt: skip


def _lines(count: int) -> str:
    return counted(count, "linje", "linjer")


def _print_verification(found: Verification) -> None:
    for finding in found.findings:
        click.echo(finding.what)
    if found.left_out:
        click.echo(f"… og {found.left_out} mere.")
    for note in found.notes:
        tell(note)
    if not found.entries:
        click.echo("Loggen er tom.")
        return
    if found.is_whole:
        click.echo(f"Loggen er hel: {_lines(found.entries)}, nr. {found.first}–{found.last}.")
    click.echo(f"Notér til næste gang, uden for denne maskine: --known {found.last}:{printable(found.last_hash)}")


def _print_entries(entries: list[Logged]) -> None:
    print_table(
        ("Nr.", "Hvornår", "Hvem", "Rolle", "Hvad", "Om", "Side", "Grundlag", "Begrundelse", "Lykkedes"),
        [
            (
                entry.number,
                f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}",
                entry.name or entry.account,
                _ROLES.get(entry.role or "", entry.role),
                _ACTIONS.get(entry.action, entry.action),
                entry.about,
                entry.subject,
                _ground(entry.ground),
                entry.reason,
                _OUTCOMES.get(entry.outcome, entry.outcome),
            )
            for entry in entries
        ],
        "Loggen",
    )


def _ground(ground: str) -> str:
    """The ground of an entry in Danish, with the id that it names."""
    kind, colon, id_ = ground.partition(":")
    return f"{_GROUNDS.get(kind, kind)}{colon}{id_}"


def _beginning(day: date | None) -> datetime | None:
    """When a day begins on the operator's own clock; a day that no clock can tell is one before, or after, every entry."""
    return None if day is None else datetime.combine(min(max(day, _FIRST_DAY), _LAST_DAY), time.min).astimezone()


def _next(day: date) -> date:
    return min(day, _LAST_DAY) + timedelta(days=1)
