"""`kaedekort network`: what lies around something on the map."""

import sys
from datetime import date
from pathlib import Path

import click

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from graphmodel.engines import Purpose
from graphmodel.errors import NotFound, WrongUse
from kaedekort.cli.danish_labels import edge as called
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import print_json, print_table, tell, write_whole
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened
from queries.facts.surroundings import LABELS, MAX_DEPTH, Key, labels_of
from queries.neighbourhood import Edge, Neighbourhood, neighbourhood


@click.command("network")
@click.argument("centre", metavar="ID")
@click.option(
    "--depth",
    type=click.IntRange(1, MAX_DEPTH),
    metavar="TAL",
    default=1,
    show_default=True,
    help="Hvor mange led væk.",
)
@with_day
@with_format("table", "json", "html")
@with_store
def command(settings: Settings, centre: str, depth: int, on: date, format_: str, out: Path | None) -> None:
    """Hvad ligger omkring en organisation, et tilbud, en person …? Skriv id'et, eller SLAGS:ID, hvis to har samme id."""
    catalogue = catalogue_of(settings)
    with opened(settings, Purpose.READ) as store:
        version, around, html = store.read(lambda reader: _look(reader, centre, depth, on, format_, catalogue))
    if format_ == "json":
        print_json({"graph_version": version, **around.as_json()})
    elif format_ == "html":
        _write_html(html, out)
    else:
        _print_table(around, catalogue)


def _look(
    reader: Reader, text: str, depth: int, on: date, format_: str, catalogue: Catalogue
) -> tuple[int, Neighbourhood, str]:
    around = neighbourhood(reader, _centre(reader, text), depth, on)
    html = ""
    if format_ == "html":
        from webviz.network.budget import MOST_MARKS, within_budget
        from webviz.network.export import fetch_properties, network_html

        picture = within_budget(around, MOST_MARKS)
        html = network_html(around, catalogue, fetch_properties(reader, picture), picture)
    return history.version(reader), around, html


def _centre(reader: Reader, text: str) -> Key:
    label, mark, id_ = text.partition(":")
    if mark and label in LABELS:
        return (label, id_)
    found = labels_of(reader, text)
    if not found:
        raise NotFound(f"Der er intet på kortet med id'et »{text}«. (Unge vises ikke her.)")
    if len(found) > 1:
        raise WrongUse(f"»{text}« er både {' og '.join(found)}. Skriv for eksempel {found[0]}:{text}.")
    return (found[0], text)


def _write_html(html: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(html)
        return
    write_whole(out, lambda part: part.write_text(html, encoding="utf-8"))
    tell(f"Netværket er skrevet i {out}.")


def _print_table(around: Neighbourhood, catalogue: Catalogue) -> None:
    rows = [
        (
            around.name_of(edge.giver),
            called(edge.type, catalogue),
            around.name_of(edge.taker),
            _state(edge, catalogue),
            edge.said.confirmed_on,
        )
        for edge in around.edges
    ]
    print_table(
        ("Fra", "Forbindelse", "Til", "Tilstand", "Bekræftet"), rows, f"Omkring {around.centre.name} ({around.on})"
    )
    rest = " Der er flere, end der kan vises." if around.is_cut else ""
    click.echo(f"{len(around.nodes)} punkter og {len(around.edges)} forbindelser.{rest}")


def _state(edge: Edge, catalogue: Catalogue) -> str:
    """How an edge stands, in the catalogue's words; that one which is no collaboration holds is not worth any."""
    if edge.state == "active" and edge.type not in catalogue.collaboration:
        return ""
    found = catalogue.collaboration_states.get(edge.state)
    return found.name if found else edge.state
