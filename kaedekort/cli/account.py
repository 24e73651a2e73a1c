"""`kaedekort account`: who may sign in. The first administrator is made here, and nobody has a password that was not chosen."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import click

from graphmodel.errors import WrongUse
from kaedekort.account_log import events_in
from kaedekort.auditing import audit_log_of
from kaedekort.cli.options import with_format
from kaedekort.cli.output import print_json, print_table, printable
from kaedekort.settings import Settings, operator

if TYPE_CHECKING:
    from webviz.accounts.book import Book
    from webviz.accounts.tables import Account

_ROLES = {
    "administrator": "administrator",
    "koordinator": "coordinator",
    "leder": "manager",
    "kontaktperson": "contact_person",
    "partner": "partner",
    "ung": "youth",
}
_WORDS = {role: word for word, role in _ROLES.items()}
_ADDRESS = "http://127.0.0.1:8765"
_EMAIL = click.argument("email", metavar="E-MAIL")


@click.group("account", subcommand_metavar="KOMMANDO ...", options_metavar="[VALG]...")
def command() -> None:
    """Hvem der kan logge ind på siderne (KAEDEKORT_ACCOUNTS siger, hvor konti er, KAEDEKORT_KEYS hvor nøglerne er)."""


def _with_role(command_: Callable[..., None]) -> Callable[..., None]:
    """Give a command what a role is about."""
    for option in (
        click.option("--municipality", metavar="KODE", help="Den ene kommune, en koordinator eller leder arbejder i."),
        click.option("--youth", metavar="ID", help="Hvem på kortet en ung er."),
        click.option("--actor", metavar="ID", help="Hvem på kortet en kontaktperson eller partner er."),
    ):
        command_ = option(command_)
    return command_


@command.command("add", options_metavar="[VALG]...")
@_EMAIL
@click.option("--name", required=True, metavar="NAVN", help="Personens navn, som andre ser det.")
@click.option("--role", type=click.Choice(list(_ROLES)), help="Rollen; flere gives med »kaedekort account roles«.")
@_with_role
@click.option(
    "--password", "asks_password", is_flag=True, help="Spørg om en adgangskode her i stedet for at lave et link."
)
@click.option("--address", metavar="ADRESSE", default=_ADDRESS, show_default=True, help="Hvor siderne er, til linket.")
@click.pass_obj
def add(
    settings: Settings,
    email: str,
    name: str,
    role: str | None,
    actor: str | None,
    youth: str | None,
    municipality: str | None,
    asks_password: bool,
    address: str,
) -> None:
    """Lav en konto, også den første administrator. Svaret er et link, som personen vælger sin adgangskode med."""
    from webviz.accounts.roles_given import RoleGiven

    given = RoleGiven(_ROLES[role], actor, youth, municipality) if role else None
    if given is None and (actor or youth or municipality):
        raise WrongUse("--actor, --youth og --municipality hører til en rolle. Sig --role.")
    with _book(settings) as book:
        password = _read_password() if asks_password else None
        account = book.add(email, name, given, password)
        if password is not None:
            click.echo(f"{account.email} kan logge ind med adgangskoden og tilknytter så en app, der viser koder.")
            return
        _print_link(account, book.invite(account), address)


@command.command("list", options_metavar="[VALG]...")
@with_format("table", "json")
@click.pass_obj
def list_all(settings: Settings, format_: str) -> None:
    """Vis alle konti, som JSON en linje ad gangen."""
    with _book(settings) as book:
        accounts = [_as_json(book, account) for account in book.everybody()]
    if format_ == "json":
        for account in accounts:
            print_json(account)
        return
    print_table(
        ("Navn", "E-mail", "Roller", "Tilstand", "App", "Logget ind sidst"),
        [
            (
                each["name"],
                each["email"],
                "\n".join(f"{role['number']}: {_told(role)}" for role in each["roles"]),
                _STATES[each["state"]],
                "ja" if each["second_factor"] else "nej",
                each["signed_in_at"],
            )
            for each in accounts
        ],
        title="Konti",
    )


@command.command("roles", options_metavar="[VALG]...")
@_EMAIL
@click.option("--give", type=click.Choice(list(_ROLES)), help="Giv denne rolle.")
@_with_role
@click.option("--take", type=click.IntRange(min=1), metavar="NR", help="Fjern rollen med dette nummer.")
@click.pass_obj
def roles(
    settings: Settings,
    email: str,
    give: str | None,
    actor: str | None,
    youth: str | None,
    municipality: str | None,
    take: int | None,
) -> None:
    """Vis en kontos roller, eller giv og fjern dem. En rolle, der fjernes, virker heller ikke, hvor man er logget ind."""
    from webviz.accounts.roles_given import RoleGiven

    if give is None and (actor or youth or municipality):
        raise WrongUse("--actor, --youth og --municipality hører til en rolle. Sig --give.")
    with _book(settings) as book:
        account = book.find_by_email(email)
        if give is not None:
            book.give_role(account, RoleGiven(_ROLES[give], actor, youth, municipality))
        if take is not None:
            book.take_role(account, take)
        for role in _as_json(book, account)["roles"]:
            click.echo(f"{role['number']}: {printable(_told(role))}")
        if not account.assignments:
            click.echo(f"{account.email} har ingen rolle.")


@command.command("invite", options_metavar="[VALG]...")
@_EMAIL
@click.option("--address", metavar="ADRESSE", default=_ADDRESS, show_default=True, help="Hvor siderne er, til linket.")
@click.pass_obj
def invite(settings: Settings, email: str, address: str) -> None:
    """Lav et link til en ny adgangskode og en ny app, også for den, der har glemt koden eller mistet telefonen."""
    with _book(settings) as book:
        account = book.find_by_email(email)
        _print_link(account, book.invite(account), address)


@command.command("lock", options_metavar="[VALG]...")
@_EMAIL
@click.pass_obj
def lock(settings: Settings, email: str) -> None:
    """Spær en konto: personen bliver logget ud alle steder med det samme og kan ikke logge ind."""
    with _book(settings) as book:
        account = book.find_by_email(email)
        book.lock(account)
        click.echo(f"{account.email} er spærret og logget ud alle steder.")


@command.command("unlock", options_metavar="[VALG]...")
@_EMAIL
@click.pass_obj
def unlock(settings: Settings, email: str) -> None:
    """Luk en konto op, der er spærret, eller som er låst efter for mange forkerte forsøg."""
    with _book(settings) as book:
        account = book.find_by_email(email)
        book.unlock(account)
        click.echo(f"{account.email} kan logge ind igen.")


@command.command("sign-out", options_metavar="[VALG]...")
@_EMAIL
@click.pass_obj
def sign_out(settings: Settings, email: str) -> None:
    """Log en konto ud alle steder."""
    with _book(settings) as book:
        account = book.find_by_email(email)
        book.sign_out(account)
        click.echo(f"{account.email} er logget ud alle steder.")


@command.command("remove", options_metavar="[VALG]...")
@_EMAIL
@click.option("--yes", is_flag=True, help="Gør det.")
@click.pass_obj
def remove(settings: Settings, email: str, yes: bool) -> None:
    """Fjern en konto. Det, loggen fortæller om den, bliver stående."""
    with _book(settings) as book:
        account = book.find_by_email(email)
        if not yes:
            raise WrongUse(f"{account.name} ({account.email}) ville blive fjernet. Gør det med --yes.")
        shown = account.email
        book.remove(account)
        click.echo(f"{shown} er fjernet.")


@contextmanager
def _book(settings: Settings) -> Iterator["Book"]:
    """The book of accounts, in the hand of who works at the command line; every change stands in the log first."""
    from flask import Flask
    from flask_babel import Babel

    from webviz.access.viewer import Viewer
    from webviz.accounts.database import told_where_away
    from webviz.accounts.opening import bind_accounts

    app = Flask("kaedekort")
    Babel(app, default_locale="da")  # type: ignore[no-untyped-call]  # flask-babel has no annotations here
    who = operator()
    with closing(audit_log_of(settings)) as log:
        accounts = bind_accounts(app, settings, on_event=events_in(log, at_command_line=True))
        with closing(accounts), app.app_context(), told_where_away():
            yield accounts.book(Viewer(account=who, name=who, role=None))


def _read_password() -> str:
    """A password that is typed twice without being shown, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Adgangskode: ")
    if getpass.getpass("Adgangskoden igen: ") != first:
        raise WrongUse("De to adgangskoder er ikke ens. Intet er gemt.")
    return first


def _print_link(account: "Account", token: str, address: str) -> None:
    click.echo(f"Giv {account.name} dette link. Det virker én gang, i tre dage:")
    click.echo(f"{address.rstrip('/')}/invitation/{token}")


_STATES = {
    "locked": "spærret",
    "waiting": "låst efter forkerte forsøg",
    "invited": "har ikke valgt adgangskode",
    "open": "i brug",
}


def _as_json(book: "Book", account: "Account") -> dict[str, Any]:
    return {
        "account": account.public_id,
        "name": account.name,
        "email": account.email,
        "state": _state(book, account),
        "second_factor": account.tf_totp_secret is not None,
        "signed_in_at": f"{account.signed_in_at:%Y-%m-%dT%H:%M:%SZ}" if account.signed_in_at else None,
        "roles": [
            {
                "number": each.id,
                "role": each.role,
                "actor": each.actor_id,
                "youth": each.youth_id,
                "municipality": each.municipality,
            }
            for each in account.assignments
        ],
    }


def _state(book: "Book", account: "Account") -> str:
    from webviz.accounts.locking import is_locked_for_failures

    if not account.active:
        return "locked"
    if is_locked_for_failures(account, book.clock()):
        return "waiting"
    return "open" if account.password or account.subject or account.is_demo else "invited"


def _told(role: dict[str, Any]) -> str:
    about = role["actor"] or role["youth"] or role["municipality"]
    word = _WORDS.get(role["role"], role["role"])
    return f"{word} ({about})" if about else word
