"""`kaedekort template`: an empty workbook that explains itself, or what the map has of a partner, to be confirmed by that partner."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from graphmodel.catalogue import fold, slug
from graphmodel.engines import Purpose
from graphmodel.errors import NotFound, WrongUse
from graphmodel.records import NodeRecord
from graphmodel.reference import load_reference
from importers.linking.known import KnownGraph, read_known
from importers.linking.node_names import names_of
from importers.outgoing.confirmation import ConfirmationSheets
from importers.outgoing.partners import Partners
from importers.outgoing.template import template_workbook
from importers.values.words import Words
from kaedekort.cli.options import today, with_store
from kaedekort.cli.output import tell, write_whole
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened
from queries.telling.danish import counted

_EMPTY, _ASKING = "kaedekort-skabelon.xlsx", "stemmer-det-stadig-{}.xlsx"


@click.command("template")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help=f"Hvor der skrives; med --for-all en mappe (ellers {_EMPTY}).",
)
@click.option(
    "--for", "organisation", metavar="ORGANISATION", help="Spørg en partner, om det stadig stemmer: id eller navn."
)
@click.option("--for-all", is_flag=True, help="Spørg alle partnere: én fil til hver, i mappen --out.")
@with_store
def command(settings: Settings, out: Path | None, organisation: str | None, for_all: bool) -> None:
    """Skriv et tomt regneark, der forklarer sig selv, eller et ark, hvor en partner kan svare på, om kortet stadig passer.

    Det udfyldte ark læses med »kaedekort import«.
    """
    if organisation is not None and for_all:
        raise WrongUse("Vælg enten --for ORGANISATION eller --for-all.")
    if organisation is None and not for_all:
        path = out or Path(_EMPTY)
        _refuse_existing([path])
        _write(path, template_workbook(Words(catalogue_of(settings), load_reference())))
        tell(f"Skrevet i {path}.")
        return
    with opened(settings, Purpose.READ) as store:
        known = store.read(lambda reader: read_known(reader, ""))
    partners = Partners(known)
    asked = partners.asked() if organisation is None else [_find(known, organisation)]
    paths = _paths(out, asked, for_all=for_all)
    _refuse_existing(paths)
    municipalities = {node.id: str(node.properties.get("name", "")) for node in known.of_label("Municipality")}
    sheets = ConfirmationSheets(known, Words(catalogue_of(settings), load_reference(), municipalities))
    for path, node in zip(paths, asked, strict=True):
        _write(path, sheets.workbook(partners.partner(node.id, today())))
    tell(f"{counted(len(paths), 'fil', 'filer')} er skrevet i {out}." if for_all else f"Skrevet i {paths[0]}.")


def _find(known: KnownGraph, text: str) -> NodeRecord:
    """The organisation of an id or of a name that only one has. Raises NotFound, WrongUse."""
    if node := known.nodes.get(("Organisation", text)):
        return node
    found = [node for node in known.of_label("Organisation") if fold(text) in map(fold, names_of(node))]
    if not found:
        raise NotFound(f"Der er ingen organisation i kortet, der hedder »{text}«.")
    if len(found) > 1:
        ids = ", ".join(node.id for node in found)
        raise WrongUse(f"Der er flere organisationer, der hedder »{text}«. Brug et af disse id'er: {ids}.")
    return found[0]


def _paths(out: Path | None, asked: Sequence[NodeRecord], *, for_all: bool) -> list[Path]:
    """Where each organisation's workbook is written; a folder is made where it is missing. Raises WrongUse."""
    if not for_all:
        return [out or Path(_ASKING.format(slug(asked[0].id)))]
    if out is None:
        raise WrongUse("--for-all skriver flere filer. Sig, i hvilken mappe, med --out MAPPE.")
    if not asked:
        raise NotFound("Der er ingen partnere i kortet at spørge.")
    if out.exists() and not out.is_dir():
        raise WrongUse(f"»{out}« er ikke en mappe. Vælg en mappe med --out.")
    slugs = Counter(slug(node.id) for node in asked)
    return [out / _ASKING.format(_name(node.id, number, slugs)) for number, node in enumerate(asked, start=1)]


def _name(id_: str, number: int, slugs: Mapping[str, int]) -> str:
    """What a file is called after an id; where two ids make one name, the number in the row tells them apart."""
    return slug(id_) if slugs[slug(id_)] == 1 else f"{slug(id_)}-{number}"


def _refuse_existing(paths: Sequence[Path]) -> None:
    """A file that is there may have been filled in: it is not written over. Raises WrongUse."""
    there = next((path for path in paths if path.is_file()), None)
    if there is not None:
        raise WrongUse(f"»{there}« findes allerede og kan være udfyldt. Flyt den, eller vælg et andet sted med --out.")


def _write(path: Path, content: bytes) -> None:
    write_whole(path, lambda part: _make(part, content))


def _make(part: Path, content: bytes) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(content)
