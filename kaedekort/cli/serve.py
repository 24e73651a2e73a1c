"""`kaedekort serve`: the pages, on this machine alone."""

import logging
import socket
from collections.abc import Callable
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import click
from flask import Flask

from graphmodel.errors import WrongUse
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from graphmodel.system_errors import why
from kaedekort.cli.options import with_store
from kaedekort.cli.output import tell
from kaedekort.ending import ending_in_order
from kaedekort.notice import answer_for, find_notice, left_beside, new_notice
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, matcher_of, opened_to_show, overviews_of

if TYPE_CHECKING:
    from webviz.access.gate import Access

LOOPBACK = ("127.0.0.1", "localhost", "::1")
FIRST_PORT = 8765
_PORTS_TRIED = 50
_THREADS = 6


with_port = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="TAL",
    default=None,
    help=f"Porten; ellers den første ledige fra {FIRST_PORT}.",
)


@click.command("serve")
@click.option("--host", metavar="ADRESSE", default="127.0.0.1", show_default=True, help="Adressen, siderne lytter på.")
@with_port
@click.option("--behind-proxy", is_flag=True, help="Siderne står bag en proxy, som kun lader denne maskine komme ind.")
@with_store
def command(settings: Settings, host: str, port: int | None, behind_proxy: bool) -> None:
    """Åbn siderne på denne maskine. Kortet skal være lavet i forvejen; stop med Ctrl-C."""
    if not host.strip():
        raise WrongUse("--host er tom. Skriv en adresse på denne maskine, eller lad --host være ude.")
    if host not in LOOPBACK and not behind_proxy:
        raise WrongUse(
            f"Siderne har endnu ingen indlogning og lytter derfor kun på denne maskine, ikke på {host}. "
            "Står de bag en proxy, der kun lader denne maskine komme ind, så sig --behind-proxy."
        )
    if is_shown_already(settings, host, port):
        return
    with opened_to_show(settings) as (store, is_copy):
        serve(store, settings, host, port, demo=False, is_copy=is_copy)


def is_shown_already(settings: Settings, host: str, port: int | None) -> bool:
    """Whether the pages over a store are open where they are wanted; then it is told where that is."""
    notice = find_notice(settings.store)
    if notice is None or not notice.is_at(host, port):
        return False
    click.echo(f"Kædekort er åbent i forvejen: {notice.address}  (proces {notice.pid}; stop det dér med Ctrl-C)")
    return True


def serve(
    store: GraphStore, settings: Settings, host: str, port: int | None, *, demo: bool, is_copy: bool = False
) -> None:
    """Serve the pages until the process is told to stop; the store is the caller's."""
    from waitress.server import create_server

    from webviz.importing.jobs import open_lists

    logging.getLogger("waitress.queue").setLevel(
        logging.ERROR
    )  # that a page waits a moment for its turn concerns nobody
    app = make_app(store, settings, demo=demo, may_write=not is_copy)
    listener = _listen(host, port)
    server = create_server(app, sockets=[listener], threads=_THREADS, ident=None)
    notice = new_notice(host, listener.getsockname()[1])
    answer_for(notice, app)
    if is_copy:
        tell(f"Et andet program har {store.address} åbent. Siderne viser en kopi, som følger med, når det gemmer.")
    with ending_in_order(exit_code=0), closing(open_lists(app)), closing(server), left_beside(store.address, notice):
        click.echo(f"Kædekort er klar: {notice.address}  (stop med Ctrl-C)")
        server.run()


def make_app(
    store: GraphStore,
    settings: Settings,
    *,
    demo: bool,
    today: Callable[[], date] = date.today,
    may_write: bool = True,
    open_access: "Callable[[Flask], Access] | None" = None,
) -> Flask:
    """The pages over a store; `may_write` where lists may be stored in it, `open_access` where not everybody may see everything."""
    from webviz.app import create_app

    catalogue = catalogue_of(settings)
    return create_app(
        store,
        catalogue,
        load_reference(),
        matcher_of(catalogue),
        overviews_of(catalogue),
        today=today,
        demo=demo,
        may_write=may_write,
        open_access=open_access,
    )


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket on the port, or on the first free one from FIRST_PORT. Raises WrongUse where there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    candidates = [port] if port else range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED)
    reason = ""
    for candidate in candidates:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
        except (socket.gaierror, UnicodeError) as error:
            listener.close()
            raise WrongUse(f"Der er ingen maskine, der hedder »{host}«.") from error
        except OSError as error:
            listener.close()
            reason = why(error)
            continue
        listener.listen()
        return listener
    where = f"port {port}" if port else f"portene {FIRST_PORT}-{FIRST_PORT + _PORTS_TRIED - 1}"
    raise WrongUse(f"Der kan ikke lyttes på {host}, {where}: {reason}. Vælg en anden med --port.")
