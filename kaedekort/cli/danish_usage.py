"""The command-line library's own words, in Danish: help texts, and what is wrong with a call.

It asks gettext for each of its sentences, in the language of the machine. Ours are Danish wherever they run, so its modules
are given these words in place of gettext's answer. A test holds them to every sentence that the installed version can say.
"""

import click
from click import core, decorators, exceptions, formatting, parser, types

_WORDS = {
    "Usage:": "Brug:",
    "Options": "Valg",
    "Commands": "Kommandoer",
    "Positional arguments": "Ord i kaldet",
    "default: {default}": "ellers {default}",
    "required": "skal siges",
    "(dynamic)": "(regnes ud)",
    "env var: {var}": "eller {var}",
    "Show this message and exit.": "Vis denne hjælp.",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}: {message}",
    "Missing argument": "Der mangler",
    "Missing option": "Der mangler",
    "Missing parameter": "Der mangler",
    "Missing parameter: {param_name}": "Der mangler {param_name}",
    "Missing {param_type}": "Der mangler {param_type}",
    "Missing command.": "Sig, hvad der skal gøres.",
    "No such option {name!r}.": "Der er ikke noget valg, der hedder {name!r}.",
    "No such command {name!r}.": "Der er ingen kommando, der hedder {name!r}.",
    "Invalid start character for option ({option})": "Et valg kan ikke begynde sådan: {option}",
    "Option {name!r} does not take a value.": "{name!r} skal stå alene, uden en værdi.",
    "Argument {name!r} takes {nargs} values.": "{name!r} skal have {nargs} værdier.",
    "Value must be an iterable.": "Værdien skal være en liste.",
    "Could not open file {filename!r}: {message}": "{filename!r} kan ikke åbnes: {message}",
    "unknown error": "ukendt fejl",
    "Choose from:\n\t{choices}": "Vælg en af:\n\t{choices}",
    "Choice({choices})": "Valg({choices})",
    "{value} is not in the range {range}.": "{value} kan ikke bruges her; skriv {range}.",
    "{value!r} is not a valid {number_type}.": "{value!r} er ikke et tal, der kan bruges her.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} er hverken ja eller nej. Skriv en af: {states}",
    "{value!r} is not a valid UUID.": "{value!r} er ikke en UUID.",
    "file": "filen",
    "directory": "mappen",
    "path": "stien",
    "{name} {filename!r} does not exist.": "{filename!r} findes ikke.",
    "{name} {filename!r} is a file.": "{filename!r} er en fil, ikke en mappe.",
    "{name} {filename!r} is a directory.": "{filename!r} er en mappe, ikke en fil.",
    "{name} {filename!r} is not readable.": "{filename!r} må ikke læses af dig.",
    "{name} {filename!r} is not writable.": "{filename!r} må ikke ændres af dig.",
    "{name} {filename!r} is not executable.": "{filename!r} kan ikke køres.",
}

_COUNTED = {
    "Did you mean {possibility}?": ("Mente du {possibility}?", "Mente du en af {possibilities}?"),
    "Got unexpected extra argument ({args})": (
        "Der er et ord for meget i kaldet: {args}",
        "Der er for mange ord i kaldet: {args}",
    ),
    "Option {name!r} requires an argument.": ("{name!r} mangler sin værdi.", "{name!r} skal have {nargs} værdier."),
    "Takes {nargs} values but 1 was given.": (
        "Skal have {nargs} værdier, men fik 1.",
        "Skal have {nargs} værdier, men fik {len}.",
    ),
    "{value!r} is not {choice}.": ("{value!r} er ikke {choice}.", "{value!r} er ikke en af mulighederne: {choices}."),
    "{value!r} does not match the format {format}.": (
        "{value!r} er ikke skrevet som {format}.",
        "{value!r} er ikke skrevet som en af {formats}.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "Der skal være {len_type} værdier, men her er {len_value}.",
        "Der skal være {len_type} værdier, men her er {len_value}.",
    ),
}


def speak_danish() -> None:
    """Give the command-line library Danish words, for this process."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        vars(module).update(_=_in_danish, ngettext=_counted_in_danish)
    click.IntRange._describe_range = _range_in_danish  # type: ignore[assignment, method-assign]  # it speaks in signs


def _in_danish(words: str) -> str:
    return _WORDS.get(words, words)


def _counted_in_danish(one: str, many: str, number: int) -> str:
    return _COUNTED.get(one, (one, many))[number != 1]


def _range_in_danish(numbers: click.IntRange) -> str:
    """What may be chosen; every range of ours says where it begins."""
    return f"mindst {numbers.min}" if numbers.max is None else f"{numbers.min} til {numbers.max}"


def in_danish(error: click.ClickException) -> str:
    """The mistake in one sentence, and where to read more; the help itself where nothing was asked."""
    if isinstance(error, exceptions.NoArgsIsHelpError):
        return error.format_message()
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kaedekort"
    return f"{error.format_message()}\nSe »{command} --help«."
