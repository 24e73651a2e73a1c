"""Every error that a person may meet, in one place.

A `UserError` is shown as it stands: one or more Danish sentences that say what is wrong, where, and what to do next.
Its `exit_code` is what the command line ends with. A `KaedekortError` is ours: logged, never shown. Anything else is
a bug and crashes loudly.
"""


class KaedekortError(Exception):
    """Something that our own code promised does not hold."""


class UserError(Exception):
    """A mistake that a person can mend; the message is Danish and complete."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(UserError):
    """What was read has errors; nothing of it was stored."""


class WrongUse(UserError):
    """The call itself makes no sense: a date that is none, two choices that exclude each other."""

    exit_code = 2


class NotFound(WrongUse):
    """Nothing in the graph goes by that name."""


class StoreError(UserError):
    """The store cannot be used as it is."""

    exit_code = 3


class StoreInUse(StoreError):
    """Another process holds the store for writing."""


class StoreUnavailable(StoreError):
    """The store does not answer: not running, gone in the middle, wrong password."""


class StoreDamaged(StoreError):
    """The store's file is there, but it is not a whole graph."""


class StoreFull(StoreError):
    """There is no room to write; nothing of the change was stored."""


class QueryRefused(UserError):
    """A Cypher text that the store cannot run, or may not run because it would change something."""


class ConflictingChange(UserError):
    """The graph has moved since the change was prepared; nothing of it was stored."""


class MissingEnd(InputError):
    """An edge names a node that is not there; nothing of the change was stored."""
