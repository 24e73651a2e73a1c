"""Reading the profile that a question is asked with: a file, or what is written on stdin."""

import sys
from pathlib import Path

from graphmodel.errors import InputError, WrongUse
from graphmodel.system_errors import why
from queries.profiles.profile import Profile, parse_profile

STDIN = Path("-")


def read_profile(path: Path) -> Profile:
    """The profile in a file, or on stdin. Raises WrongUse where there is nothing to read, InputError where it is no profile."""
    called = "Profilen" if path == STDIN else f"Profilen »{path}«"
    try:
        content = _piped() if path == STDIN else path.read_bytes()
    except OSError as error:
        raise WrongUse(f"{called} kan ikke læses: {why(error)}.") from error
    if not content.strip():
        raise InputError(f'{called} er tom. Skriv den som {{"municipality": "0621", "age": 17}}.')
    try:
        return parse_profile(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{called} er ikke en tekst i UTF-8.") from error


def _piped() -> bytes:
    """What is written on stdin; nothing where it was closed before we were started (`<&-`)."""
    return sys.stdin.buffer.read() if sys.stdin else b""
