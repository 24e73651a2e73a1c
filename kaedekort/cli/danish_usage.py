"""What is wrong with a call, in Danish: the command-line library says it in English."""

import click


def in_danish(error: click.ClickException) -> str:
    """The mistake in one sentence, and where to read more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kaedekort"
    return f"{_sentence(error)}\nSe »{command} --help«."


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        likely = f" Mente du {' eller '.join(error.possibilities)}?" if error.possibilities else ""
        return f"Der er ikke noget, der hedder {error.option_name}.{likely}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "noget"
        return f"Der mangler {name}."
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else "Værdien"
        return f"{name}: {_of_value(error)}"
    if isinstance(error, click.UsageError) and error.message.startswith("No such command"):
        return f"Der er ingen kommando, der hedder {error.message.removeprefix('No such command ').split('. ')[0].rstrip('.')}."
    if isinstance(error, click.UsageError) and "unexpected extra argument" in error.message:
        return f"Der er for mange ord i kaldet: {error.message.partition('(')[2].rstrip(')')}."
    if isinstance(error, click.FileError):
        return f"Filen »{error.ui_filename}« kan ikke åbnes."
    if isinstance(error, click.UsageError) and "requires an argument" in error.message:
        return f"{error.message.split()[1]} mangler sin værdi."
    return error.format_message()


def _of_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"{error.message.split(' is not ')[0]} er ikke en af mulighederne: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.IntRange):
        return f"{error.message.split(' is not ')[0]} er ikke et tal, der kan bruges her."
    if kind is click.INT:
        return f"{error.message.split(' is not ')[0]} er ikke et helt tal."
    if isinstance(kind, click.Path):
        return f"{error.message}"
    return error.format_message()
