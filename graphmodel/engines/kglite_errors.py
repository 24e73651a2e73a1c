"""What goes wrong with a file of KGLite, said in Danish and with the name that the user gave the file."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import kglite

from graphmodel.errors import StoreDamaged, StoreError, StoreFull, StoreInUse, StoreUnavailable, UserError
from graphmodel.system_errors import NO_ROOM, why

_FROM_THE_MACHINE = re.compile(r"\(os error (\d+)\)")
"""How the engine tells of what the machine refused it."""


@contextmanager
def told_in_danish(path: Path, no_room: str = "") -> Iterator[None]:
    """Say what the engine and the machine complain of about the file `path`; `no_room` is the sentence for a full disk."""
    try:
        yield
    except (UserError, kglite.TransactionConflictError):
        raise
    except kglite.WriterLeaseHeldError as error:
        holder = f" (proces {pid})" if (pid := error.holder.get("pid")) else ""
        raise StoreInUse(
            f"Filen »{path}« bruges allerede af et andet program{holder}. Luk det, og prøv igen."
        ) from error
    except (kglite.KgError, OSError, RuntimeError) as error:
        raise as_store_error(path, error, no_room) from error


def as_store_error(path: Path, error: Exception, no_room: str = "") -> StoreError:
    """What the machine refused is told as that; where it refused nothing, it is the file that is not as it should be."""
    refused = refused_by_the_machine(error)
    if refused is None:
        return StoreDamaged(
            f"»{path}« er ikke et helt kort: filen er beskadiget eller en anden slags fil. "
            "Hent kortet fra en sikkerhedskopi, eller vælg en anden fil med --store."
        )
    if refused.errno in NO_ROOM:
        return StoreFull(
            no_room or f"Der er ikke plads på disken til at gemme i »{path}«. Intet er ændret. Gør plads, og prøv igen."
        )
    reason = why(refused)
    if isinstance(refused, FileNotFoundError) and path.parent.is_dir():
        reason = f"i mappen »{path.parent}« kan der ikke laves filer"
    return StoreUnavailable(f"»{path}« kan ikke bruges: {reason}. Vælg et andet sted med --store.")


def refused_by_the_machine(error: Exception) -> OSError | None:
    """What the operating system refused, where that is what went wrong."""
    if isinstance(error, OSError) and error.errno:
        return error
    found = _FROM_THE_MACHINE.search(str(error))
    return OSError(int(found[1]), os.strerror(int(found[1]))) if found else None
