"""The secrets of an installation, in a file of its own that nobody but its owner can read.

They sign cookies, salt passwords, and encrypt what authenticator apps share with us and the short names of youths. Whoever loses the
file loses the second factors and the short names; whoever gets it can sign in as anybody. So it is backed up apart from the databases.
"""

import json
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from graphmodel.errors import UserError
from graphmodel.system_errors import why

_BYTES = 32
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_SHORTEST = 32
_MOST_BYTES = 100_000


class KeysUnusable(UserError):
    """The file of secrets is not there, cannot be read, or can be read by others."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets, as texts; `repr` tells none of them."""

    cookie: str
    """Signs the cookie of a visit and whatever else is given to a browser and taken back."""
    passwords: str
    """Goes into the hash of every password, so that a copy of the database alone cannot be guessed at."""
    second_factor: str
    """Encrypts what an authenticator app shares with us."""
    recovery: str
    """Goes into the hash of every recovery code and of every link that is given away."""
    short_names: str
    """Encrypts the short names of youths."""

    def __repr__(self) -> str:
        return "Keys(…)"


def read_keys(path: Path) -> Keys:
    """The secrets of a file, made where there is none. Raises KeysUnusable."""
    with suppress(FileExistsError):
        _make(path)
    return _read(path)


def _make(path: Path) -> None:
    """Write new secrets, whole or not at all. Raises FileExistsError where there is a file, KeysUnusable where none can be written."""
    if path.exists() or path.is_symlink():
        raise FileExistsError
    text = json.dumps({field.name: secrets.token_urlsafe(_BYTES) for field in fields(Keys)}, indent=1) + "\n"
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with open(part, "x", encoding="utf-8", opener=_for_the_owner) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o600)
        path.hardlink_to(part)  # fails where another process was faster; what that one made is then read
    except FileExistsError:
        raise
    except OSError as error:
        raise KeysUnusable(
            f"Nøglefilen »{path}« kan ikke laves: {why(error)}. Vælg et andet sted med KAEDEKORT_KEYS."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _read(path: Path) -> Keys:
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise KeysUnusable(f"»{path}« er ikke en fil. Sæt KAEDEKORT_KEYS til nøglefilen.")
            if state.st_mode & _OTHERS:
                raise KeysUnusable(
                    f"Nøglefilen »{path}« kan læses af andre end dig. Skriv »chmod 600 {path}«. "
                    "Har andre haft adgang til den, så flyt den væk, så der laves nye nøgler."
                )
            text = file.read(_MOST_BYTES).decode("utf-8")
    except OSError as error:
        raise KeysUnusable(f"Nøglefilen »{path}« kan ikke læses: {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise _damaged(path) from error
    return _understood(path, text)


def _understood(path: Path, text: str) -> Keys:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    names = [field.name for field in fields(Keys)]
    if not isinstance(values, dict) or not all(isinstance(values.get(name), str) for name in names):
        raise _damaged(path)
    keys = Keys(**{name: values[name] for name in names})
    texts = list(asdict(keys).values())
    if any(len(text) < _SHORTEST for text in texts) or len(set(texts)) != len(texts):
        raise KeysUnusable(
            f"Nøglerne i »{path}« er for korte eller ens. De laves af programmet: flyt filen væk, eller hent den fra en kopi."
        )
    return keys


def _damaged(path: Path) -> KeysUnusable:
    return KeysUnusable(
        f"Nøglefilen »{path}« er ødelagt eller mangler en nøgle. Hent den fra en kopi. "
        "Flyttes den væk, laves der nye nøgler, og alle skal så have en ny adgangskode og tilknytte deres app igen."
    )
