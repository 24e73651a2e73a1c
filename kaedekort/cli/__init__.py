"""The command line. Each command is a module of its own, read only when it is called, so that the first answer comes quickly."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

import click

from graphmodel.errors import UserError
from graphmodel.system_errors import NO_ROOM, why
from kaedekort.cli.danish_usage import in_danish, speak_danish
from kaedekort.cli.options import with_named_store
from kaedekort.cli.output import tell
from kaedekort.settings import DEFAULT_STORE, read_settings

_COMMANDS = {
    "demo": ("demo", "Byg den opdigtede kommune, og åbn siderne."),
    "serve": ("serve", "Åbn siderne på denne maskine."),
    "load": ("load", "Indlæs et kort fra JSON Lines."),
    "export": ("export", "Skriv kortet som JSON Lines."),
    "import": ("importing", "Indlæs en partnerliste (regneark)."),
    "template": ("template", "Skriv et tomt regneark, eller et, hvor en partner svarer."),
    "undo": ("undo", "Fortryd en ændring."),
    "changes": ("changes", "Vis, hvem der har ændret hvad, hvornår."),
    "match": ("match", "Hvad passer til den unge nu?"),
    "chain": ("chain", "Hvem fører den unge hen til et tilbud?"),
    "gaps": ("gaps", "Hvor har kæden huller, og hvorfor?"),
    "supply": ("supply", "Hvad er der for unge, og hvor er der ingenting?"),
    "what-if": ("what_if", "Hvad mister vi uden dette, og hvad vinder vi med det?"),
    "agreements": ("agreements", "Hvilken aftale ville hjælpe flest unge?"),
    "calendar": ("calendar", "Hvad begynder, lukker og udløber hvornår?"),
    "confirm": ("confirm", "Hvad skal bekræftes først? Og bekræft det."),
    "surfaces": ("surfaces", "Hvor arbejder organisationer sammen, og hvad hænger på én?"),
    "network": ("network", "Hvad ligger omkring noget på kortet?"),
    "cypher": ("cypher", "Stil et spørgsmål i Cypher (læser kun)."),
    "check": ("check", "Se efter, hvordan kortet har det."),
}
_NOT_LISTED = {"account": "account", "audit": "audit"}
"""What the pages do not ask for yet: accounts, and the log of who has seen what."""


class _Commands(click.Group):
    """Finds a command's module by its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the library's
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        module = _COMMANDS[cmd_name][0] if cmd_name in _COMMANDS else _NOT_LISTED.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"kaedekort.cli.{module}").command
        command.options_metavar = "[VALG]..."
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # as above
        """List the commands without reading their modules."""
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


def _tell_version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if not asked or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"kaedekort {version('kaedekort')}")
    except PackageNotFoundError:
        click.echo("kaedekort (ikke installeret)")
    context.exit()


@click.command(
    cls=_Commands,
    options_metavar="[VALG]...",
    subcommand_metavar="KOMMANDO ...",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Se »kaedekort KOMMANDO --help« for resten. Begynd med »kaedekort demo«.",
)
@click.option(
    "--store",
    metavar="ADRESSE",
    help=f"Hvor kortet er: file:STI eller neo4j://VÆRT:7687/DATABASE (ellers KAEDEKORT_STORE, ellers {DEFAULT_STORE}).",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_tell_version, help="Vis programmets udgave."
)
@click.pass_context
def group(context: click.Context, store: str | None) -> None:
    """Kædekort: kortet over dem, der kan hjælpe en ung videre, og vejen derhen."""
    context.obj = with_named_store(read_settings(os.environ), store)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end with its exit code.

    0 done, 1 the input has errors, 2 wrong use or no such thing, 3 the store cannot be used.
    """
    # numpy starts threads for matrices, which we have none of; waiting for them is a tenth of the first answer.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and answer its exit code; what went wrong is told on stderr."""
    speak_danish()
    try:
        code = _called(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except UserError as error:
        tell(error.message)
        return error.exit_code
    except click.ClickException as error:
        tell(in_danish(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        tell("Afbrudt.")
        return 130
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        _drop_output()
        tell(f"Svaret kan ikke skrives: {why(error)}.")
        return 2
    return code


def _called(arguments: list[str]) -> int:
    """What a command ends with, called without `group.main`, which would itself end the program where nobody reads the answer."""
    try:
        with group.make_context("kaedekort", arguments) as context:
            code = group.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Nobody takes the rest of the answer: let Python not try again on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> TextIO:
    """A stream for what was closed before we were started (`>&-`)."""
    return Path(os.devnull).open("w", encoding="utf-8")
