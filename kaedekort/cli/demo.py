"""`kaedekort demo`: the made-up municipality, in a store of its own, and the pages over it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from graphmodel import jsonl, loading
from graphmodel.catalogue import Catalogue
from graphmodel.changes import Origin
from graphmodel.errors import WrongUse
from graphmodel.garbage import without_garbage_collection
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from graphmodel.stored import is_empty
from kaedekort.cli.options import with_store
from kaedekort.cli.output import tell, write_whole
from kaedekort.cli.progress import shown_while, with_progress
from kaedekort.cli.serve import LOOPBACK, is_shown_already, serve, with_port
from kaedekort.settings import DEMO_STORE, NATIONAL_STORE, Settings, operator
from kaedekort.wiring import catalogue_of, now, opened_to_show

_FILE = Path("demo.jsonl")


@click.command("demo")
@click.option(
    "--national", is_flag=True, help="I stedet et opdigtet Danmark: 98 kommuner, 100.000 tilbud, 50.000 unge."
)
@click.option("--no-serve", is_flag=True, help="Byg kun kortet; åbn ikke siderne.")
@with_port
@click.pass_context
@with_store
def command(settings: Settings, context: click.Context, national: bool, no_serve: bool, port: int | None) -> None:
    """Byg den opdigtede kommune (én gang), og åbn siderne.

    Kortet lægges i demo.kgl (eller national.kgl) i den mappe, du står i, og kommunen også som tekst i demo.jsonl.
    """
    if no_serve and port is not None:
        raise WrongUse("--port hører til siderne, og med --no-serve åbnes de ikke. Vælg en af dem.")
    own = replace(settings, store=_own_store(context, settings, national=national))
    if not no_serve and is_shown_already(own, LOOPBACK[0], port):
        return
    with opened_to_show(own, makes=True) as (store, is_copy):
        _build_once(store, own, national=national)
        if not no_serve:
            serve(store, own, LOOPBACK[0], port, demo=True, is_copy=is_copy)


def _own_store(context: click.Context, settings: Settings, *, national: bool) -> str:
    """The demo has a store of its own, unless one is named on the command line."""
    parent = context.parent
    named = context.params.get("store") or (parent.params.get("store") if parent else None)
    return settings.store if named else NATIONAL_STORE if national else DEMO_STORE


def _build_once(store: GraphStore, settings: Settings, *, national: bool) -> None:
    if not store.read(is_empty):
        tell(f"Kortet er her allerede: {store.address}")
        return
    origin = Origin(operator(), "det opdigtede Danmark" if national else "den opdigtede kommune", "demo")
    with without_garbage_collection():
        made = loading.read_objects(_objects(catalogue_of(settings), national=national))
        if not national:
            _write_file("".join(jsonl.write([*made.nodes, *made.edges])))
        with shown_while("Gemmer kortet"):
            loaded = loading.fill(store, made, origin, now())
    tell(f"Bygget: {loaded.nodes} punkter og {loaded.edges} forbindelser i {store.address}. Alt er opdigtet.")


def _objects(catalogue: Catalogue, *, national: bool) -> Iterable[dict[str, Any]]:
    if not national:
        from kaedekort.demo.municipality import build_demo

        return build_demo(catalogue.as_objects())
    from kaedekort.demo.national import build_national

    municipalities: Sequence[dict[str, Any]] = [
        {"node": "Municipality", "id": place.code, "name": place.name, "region": place.region}
        for place in load_reference().municipalities.values()
    ]
    return with_progress(build_national(catalogue.as_objects(), municipalities), "Bygger et opdigtet Danmark")


def _write_file(text: str) -> None:
    """The demo's graph as a file as well, to load, look at and compare; one that is there already is left alone if it is the same."""
    if not _FILE.is_file() or _FILE.read_bytes() != text.encode():
        write_whole(_FILE, lambda part: part.write_text(text, encoding="utf-8", newline="\n"))
