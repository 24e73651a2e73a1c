"""Passwords: hashed with argon2 by Flask-Security, and never told from an account that has none by how long it takes."""

from dataclasses import dataclass
from functools import cached_property

from flask import current_app
from flask_security import Security, hash_password, verify_password

from webviz.accounts.checking import LONGEST_PASSWORD, refuse_weak_password
from webviz.accounts.tables import Account


@dataclass(frozen=True, slots=True)
class Hashing:
    """What a guess costs: the defaults are those of RFC 9106 for little memory; tests take less."""

    rounds: int = 3
    memory_kib: int = 65_536
    lanes: int = 4

    def options(self) -> dict[str, object]:
        """As passlib takes them."""
        return {
            "argon2__rounds": self.rounds,
            "argon2__memory_cost": self.memory_kib,
            "argon2__parallelism": self.lanes,
        }


class Passwords:
    """Of the application that answers the present request."""

    def keep(self, account: Account, password: str) -> None:
        """Give an account a password. Raises Unacceptable where it is too weak."""
        plain = self._normalised(password)
        refuse_weak_password(plain, account.email, account.name)
        account.password = hash_password(plain)

    def is_right(self, account: Account | None, password: str) -> bool:
        """Whether it is the account's password; it takes as long where there is no account, or one without a password."""
        plain = self._normalised(password)[: LONGEST_PASSWORD + 1]
        if account is None or account.password is None:
            verify_password(plain, self._of_nobody)
            return False
        return bool(account.verify_and_update_password(plain))

    @cached_property
    def _of_nobody(self) -> str:
        return hash_password("a password that nobody has")

    def _normalised(self, password: str) -> str:
        security: Security = current_app.extensions["security"]
        return security.password_util.normalize(password)
