"""`kaedekort import`: a partner list, shown first, applied when the coordinator says so."""

from pathlib import Path

import click

from graphmodel import history
from graphmodel.engines import Purpose
from graphmodel.errors import InputError
from graphmodel.garbage import without_garbage_collection
from importers.columns.overrides import parse_choice
from importers.doubts import Answers, parse_answer
from importers.importing import Preview, apply, origin_of, preview
from importers.options import Options, missing_choice
from importers.result import Result
from kaedekort.cli.import_marked import refuse_marked, write_marked
from kaedekort.cli.import_progress import shown_stages
from kaedekort.cli.import_tables import print_result
from kaedekort.cli.options import today, with_format, with_store
from kaedekort.cli.output import print_json
from kaedekort.settings import Settings, operator
from kaedekort.wiring import catalogue_of, now, opened, opened_for_preview


@click.command("import")
@click.argument("files", metavar="FIL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", default="", metavar="NAVN", help="Hvor listen kommer fra, så en senere udgave genkendes.")
@click.option(
    "--sheet", default="", metavar="ARK", help="Læs kun dette ark; »?« læser alle, hvad der end blev valgt sidst."
)
@click.option(
    "--as",
    "columns",
    multiple=True,
    metavar="KOLONNE=FELT",
    help="Hvad en kolonne er, som »Hvad=Offer.name«; »Hvad=« lader den ude, »Hvad=?« tager et tidligere valg tilbage.",
)
@click.option(
    "--decide",
    "decisions",
    multiple=True,
    metavar="ID=SVAR",
    help="Svaret på et spørgsmål fra forhåndsvisningen; »ID=?« tager et tidligere svar tilbage.",
)
@click.option(
    "--missing",
    multiple=True,
    metavar="[ID=]STATUS",
    help="Giv det, som filen ikke længere har, en status (»lukket«), alt sammen eller ét id.",
)
@click.option("--forget", is_flag=True, help="Glem de valg, der blev truffet, da kilden sidst blev indlæst.")
@click.option(
    "--municipality",
    default="",
    metavar="KOMMUNE",
    help="Kommunen for det, der ikke nævner en anden: navn eller fire cifre; »?« er ingen, hvad der end blev valgt sidst.",
)
@click.option(
    "--marked",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Skriv listen som et regneark (.xlsx) med mærker i de celler, der skal ses efter; ret det, og indlæs det igen.",
)
@click.option("--apply", "apply_", is_flag=True, help="Gem; uden dette vises kun, hvad der ville ske.")
@click.option("--yes", is_flag=True, help="Tag forslagene til de spørgsmål, der ikke er svaret på.")
@with_format("table", "json")
@with_store
def command(
    settings: Settings,
    files: tuple[Path, ...],
    source: str,
    sheet: str,
    columns: tuple[str, ...],
    decisions: tuple[str, ...],
    municipality: str,
    missing: tuple[str, ...],
    forget: bool,
    marked: Path | None,
    apply_: bool,
    yes: bool,
    format_: str,
) -> int:
    """Indlæs en partnerliste. Uden --apply vises kun, hvad der ville ske, og intet gemmes.

    FIL er et regneark (.xlsx, .xlsm, .xls, .ods) eller en tekst med kolonner (.csv, .tsv, .txt).
    """
    if marked is not None:
        refuse_marked(marked)
    catalogue = catalogue_of(settings)
    options = Options(
        source=source,
        sheet=sheet,
        columns=tuple(parse_choice(said, catalogue) for said in columns),
        answers=Answers(dict(parse_answer(said) for said in decisions), takes_suggestions=yes),
        municipality=municipality,
        missing=dict(missing_choice(said, catalogue) for said in missing),
        forgets=forget,
        today=today().isoformat(),
    )
    if apply_:
        with opened(settings, Purpose.WRITE) as store, shown_stages() as progress:
            with without_garbage_collection():
                shown = preview(files, store, catalogue, options, progress)
            _refuse_nothing_to_do(shown)
            result = apply(shown, store, origin_of(shown, operator()), now(), progress)
            version = store.read(history.version)
    else:
        with opened_for_preview(settings) as store, shown_stages() as progress, without_garbage_collection():
            shown = preview(files, store, catalogue, options, progress)
            result, version = shown.result, shown.version
    if marked is not None:
        write_marked(marked, shown)
    if format_ == "json":
        on = today().isoformat()
        print_json({"on": on, "graph_version": version, **result.as_json()})
    else:
        print_result(shown, result, catalogue)
    return 1 if _has_errors(result) else 0


def _has_errors(result: Result) -> bool:
    return any(issue.severity == "error" for issue in result.issues)


def _refuse_nothing_to_do(shown: Preview) -> None:
    if not shown.result.read:
        raise InputError("Der er ingen rækker i filen, som kan indlæses. Intet er ændret.")
