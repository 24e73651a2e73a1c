"""The note that whoever shows a map leaves beside it, so that the next one who wants to see the map is told where it is shown.

A note is believed only where somebody answers at its address who knows the key in it: the machine may have given the port to another
program, or this program may be showing another map there (`docs/decisions/0601-a-map-that-is-shown-already.md`).
"""

import hmac
import json
import os
import secrets
import string
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

_PATH = "/.well-known/kaedekort/"
_LONGEST_NOTE = 4_096
_SECONDS_TO_ANSWER = 3.0
_REACHED_AT = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # who listens everywhere is reached here
_THIS_MACHINE = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Notice:
    """Where a map is shown, by which process, and the key that it answers with."""

    host: str
    port: int
    pid: int
    key: str

    @property
    def address(self) -> str:
        """Where to point a browser."""
        host = _REACHED_AT.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def is_at(self, host: str, port: int | None) -> bool:
        """Whether who wants the pages at a host, and at a port where one is said, has them here."""
        is_of_this_machine = host in _THIS_MACHINE and _REACHED_AT.get(self.host, self.host) in _THIS_MACHINE
        return (host == self.host or is_of_this_machine) and port in (None, self.port)


def new_notice(host: str, port: int) -> Notice:
    """A note of this process, with a key of its own."""
    return Notice(host, port, os.getpid(), secrets.token_hex(32))


def answer_for(notice: Notice, app: "Flask") -> None:
    """Let an application prove that it is the one that the note tells of."""

    def answered(challenge: str) -> str:
        return _proof(notice.key, challenge)

    app.add_url_rule(f"{_PATH}<challenge>", "notice", answered)


@contextmanager
def left_beside(store: str, notice: Notice) -> Iterator[None]:
    """Inside, the note lies beside the store, unless there is one already that holds; what is left of it at the end goes away.

    Beside a server there is no place for it, and the machine may refuse to write it: then the next one is told nothing.
    """
    path = _path_beside(store)
    known = _read(path) if path else None
    # At the port that is ours now nobody else can answer, and we do not answer yet.
    if path is None or (known and known.port != notice.port and _answers(known)):
        yield
        return
    with suppress(OSError):
        _write_private(path, json.dumps(asdict(notice)))
    try:
        yield
    finally:
        if _read(path) == notice:
            path.unlink(missing_ok=True)


def find_notice(store: str) -> Notice | None:
    """Where the store at an address is shown now; None where nobody is known to show it."""
    path = _path_beside(store)
    notice = _read(path) if path else None
    return notice if notice and _answers(notice) else None


def _path_beside(store: str) -> Path | None:
    if not store.startswith("file:"):
        return None
    path = Path(store.removeprefix("file:"))
    with suppress(RuntimeError):  # the home of nobody: opening the store says so
        path = path.expanduser()
    return path.with_name(f"{path.name}.served") if path.name else None


def _write_private(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all, and which only this user may read."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)


def _read(path: Path) -> Notice | None:
    """A note of this user's; None for anything else."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if os.fstat(handle).st_uid != os.geteuid():
                return None
            said = json.loads(file.read(_LONGEST_NOTE))
        notice = Notice(**said)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return notice if {name: type(value) for name, value in said.items()} == Notice.__annotations__ else None


def _answers(notice: Notice) -> bool:
    """Whether the process that left the note shows its pages: it alone can answer what nobody has asked before."""
    # Of letters alone: what holds digits may look like a CPR number, and is refused.
    challenge = "".join(secrets.choice(string.ascii_lowercase) for _ in range(32))
    host = _REACHED_AT.get(notice.host, notice.host)
    try:
        with closing(HTTPConnection(host, notice.port, timeout=_SECONDS_TO_ANSWER)) as connection:
            connection.request("GET", _PATH + challenge, headers={"Host": "localhost"})
            answer = connection.getresponse().read(_LONGEST_NOTE)
    except (OSError, HTTPException, ValueError, OverflowError):
        return False
    return hmac.compare_digest(answer, _proof(notice.key, challenge).encode())


def _proof(key: str, challenge: str) -> str:
    return hmac.new(key.encode(), challenge.encode(), "sha256").hexdigest()
