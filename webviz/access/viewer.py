"""Who asks."""

from dataclasses import dataclass

from webviz.access.roles import ROLES


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever sits in front of a page, in the role that they act in."""

    account: str | None
    """The account's own id, which tells nothing about the person; None: nobody has signed in."""
    name: str
    """As it is shown and logged."""
    role: str | None
    """One of ROLES; None where nobody has signed in, or the account has no role left."""
    actor_id: str | None = None
    """Who a contact person or a partner is on the map."""
    youth_id: str | None = None
    """Who a youth is on the map."""
    municipality: str | None = None
    """Where a manager or a coordinator works; None: everywhere."""

    def __post_init__(self) -> None:
        if self.role is not None and (self.role not in ROLES or self.account is None):
            raise ValueError(f"no account acts as {self.role!r}")


NOBODY = Viewer(account=None, name="", role=None)
