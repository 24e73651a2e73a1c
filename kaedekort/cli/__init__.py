"""The command line. Each command is a module of its own, read only when it is called, so that the first answer comes quickly."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from graphmodel.errors import UserError
from kaedekort.cli.danish_usage import in_danish
from kaedekort.settings import Settings, read_settings

_COMMANDS = {
    "demo": ("demo", "Byg den opdigtede kommune, og åbn siderne."),
    "serve": ("serve", "Åbn siderne på denne maskine."),
    "load": ("load", "Indlæs et kort fra JSON Lines."),
    "export": ("export", "Skriv kortet som JSON Lines."),
    "import": ("importing", "Indlæs en partnerliste (regneark)."),
    "undo": ("undo", "Fortryd en ændring."),
    "changes": ("changes", "Vis, hvem der har ændret hvad, hvornår."),
    "match": ("match", "Hvad passer til den unge nu?"),
    "chain": ("chain", "Hvem fører den unge hen til et tilbud?"),
    "network": ("network", "Hvad ligger omkring noget på kortet?"),
    "cypher": ("cypher", "Stil et spørgsmål i Cypher (læser kun)."),
    "check": ("check", "Se efter, hvordan kortet har det."),
}


class _Commands(click.Group):
    """Finds a command's module by its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = _COMMANDS.get(cmd_name)
        if found is None:
            return None
        command: click.Command = import_module(f"kaedekort.cli.{found[0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without reading their modules."""
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", metavar="ADRESSE", help="file:STI eller neo4j://VÆRT:7687/DATABASE (ellers KAEDEKORT_STORE).")
@click.version_option(package_name="kaedekort", prog_name="kaedekort")
@click.pass_context
def group(context: click.Context, store: str | None) -> None:
    """Kædekort: kortet over dem, der kan hjælpe en ung videre, og vejen derhen."""
    settings = read_settings(os.environ)
    context.obj = Settings(store, settings.credentials, settings.catalogue_folder) if store else settings


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end with its exit code: 0 done, 1 the input has errors, 2 wrong use or no such thing, 3 the store cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and answer its exit code; what went wrong is told on stderr."""
    try:
        code = group.main(args=None if arguments is None else list(arguments), prog_name="kaedekort", standalone_mode=False)
        sys.stdout.flush()
    except UserError as error:
        click.echo(error.message, err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(in_danish(error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afbrudt.", err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0
