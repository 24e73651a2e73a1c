"""The book of accounts, as an administrator keeps it: on the pages and on the command line alike.

Each change is told to the log before it is stored; where the log cannot be written, nothing is changed.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from graphmodel.errors import ConflictingChange
from webviz.access.roles import ADMINISTRATOR
from webviz.access.viewer import Viewer
from webviz.accounts import visits
from webviz.accounts.checking import Unacceptable, read_email, read_name
from webviz.accounts.events import ACCOUNT_CHANGE, OnEvent
from webviz.accounts.locking import forget_failures
from webviz.accounts.passwords import Passwords
from webviz.accounts.roles_given import RoleGiven, role_name
from webviz.accounts.second_factor import digest_of, forget_recovery_codes, new_token
from webviz.accounts.tables import Account, Assignment, Invitation
from webviz.errors import NothingThere, Translated

INVITED_FOR = timedelta(days=3)


class ChangedMeanwhile(Translated, ConflictingChange):
    """Somebody else changed the same account at the same moment; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Book:
    """The accounts of a database, and who works in it."""

    session: Session
    passwords: Passwords
    key: str
    clock: Callable[[], datetime]
    on_event: OnEvent
    who: Viewer

    def everybody(self) -> list[Account]:
        """All accounts with their roles, by name and address."""
        ordered = (
            select(Account).options(selectinload(Account.assignments)).order_by(func.lower(Account.name), Account.email)
        )
        return list(self.session.scalars(ordered))

    def find(self, public_id: str) -> Account:
        """The account of an id. Raises NothingThere."""
        account = self.session.scalar(select(Account).where(Account.public_id == public_id))
        if account is None:
            raise NothingThere(_("Der er ingen konto med det id. Måske er den fjernet."))
        return account

    def find_by_email(self, text: str) -> Account:
        """The account of an address. Raises NothingThere, or Unacceptable where it is none."""
        account = account_of_email(self.session, read_email(text))
        if account is None:
            raise NothingThere(_("Der er ingen konto med den e-mailadresse."))
        return account

    def add(self, email: str, name: str, role: RoleGiven | None, password: str | None = None) -> Account:
        """A new account, in to which nobody gets before it has a password. Raises Unacceptable, and nothing is stored then."""
        account = Account(
            public_id=str(uuid.uuid4()),
            email=read_email(email),
            name=read_name(name),
            fs_uniquifier=uuid.uuid4().hex,
            made_at=self.clock(),
        )
        if role is not None:
            account.assignments.append(role.checked().new_assignment())
        if password is not None:
            self.passwords.keep(account, password)
        if account_of_email(self.session, account.email) is not None:
            raise Unacceptable(_("Der er allerede en konto med den e-mailadresse."))
        self.session.add(account)
        return self._done(account, "added", {"role": role.role} if role else {})

    def give_role(self, account: Account, role: RoleGiven) -> None:
        """One role more. Raises Unacceptable where it makes no sense or the account has it."""
        given = role.checked()
        if given.is_had_by(account):
            raise Unacceptable(_("%(name)s har den rolle i forvejen.", name=account.name))
        account.assignments.append(given.new_assignment())
        self._done(account, "role_given", {"role": given.role})

    def take_role(self, account: Account, assignment_id: int) -> None:
        """One role less; a visit that acts in it acts in none from now on. Raises NothingThere."""
        found = next((each for each in account.assignments if each.id == assignment_id), None)
        if found is None:
            raise NothingThere(_("Den rolle har kontoen ikke. Måske er den taget fra den i mellemtiden."))
        account.assignments.remove(found)
        self._done(account, "role_taken", {"role": found.role})

    def invite(self, account: Account) -> str:
        """The token of a link with which a new password is chosen; an older link is worthless from now on. Raises Unacceptable."""
        if not account.active:
            raise Unacceptable(_("Kontoen er spærret. Ophæv spærringen først."))
        token = new_token()
        self._forget_invitation(account)
        self.session.add(
            Invitation(account_id=account.id, digest=digest_of(token, self.key), expires_at=self.clock() + INVITED_FOR)
        )
        self._done(account, "invited")
        return token

    def set_password(self, account: Account, password: str) -> None:
        """A password from the command line; it ends every visit. Raises Unacceptable."""
        self.passwords.keep(account, password)
        self._forget_invitation(account)
        end_visits(self.session, account)
        self._done(account, "password_set")

    def forget_second_factor(self, account: Account) -> None:
        """Untie the app and the recovery codes: the next sign-in ties a new app."""
        account.tf_totp_secret = None
        account.totp_counter = None
        forget_recovery_codes(self.session, account)
        end_visits(self.session, account)
        self._done(account, "second_factor_forgotten")

    def lock(self, account: Account) -> None:
        """Let nobody in any more, and end every visit at once."""
        account.active = False
        self._forget_invitation(account)
        end_visits(self.session, account)
        self._done(account, "locked")

    def unlock(self, account: Account) -> None:
        """Let the person in again, whoever or whatever locked the account."""
        account.active = True
        forget_failures(self.session, account)
        self._done(account, "unlocked")

    def sign_out(self, account: Account) -> None:
        """End every visit of an account."""
        end_visits(self.session, account)
        self._done(account, "signed_out_everywhere")

    def remove(self, account: Account) -> None:
        """Take an account away; what the log tells of it stays."""
        public_id = account.public_id
        self.session.delete(account)
        self._tell_and_store(public_id, "removed", {})

    def refuse_last_administrator(self, account: Account, losing: Assignment | None = None) -> None:
        """Raise Unacceptable where nobody would be left who can manage accounts, were the account or one of its roles gone."""
        others = (
            select(func.count(func.distinct(Account.id)))
            .join(Assignment)
            .where(Assignment.role == ADMINISTRATOR, Account.active.is_(True), Account.id != account.id)
        )
        has = any(each.role == ADMINISTRATOR and (losing is None or each is losing) for each in account.assignments)
        if has and not self.session.scalar(others):
            raise Unacceptable(
                _(
                    "Det er den eneste konto, der er %(role)s. Giv en anden den rolle først.",
                    role=role_name(ADMINISTRATOR),
                )
            )

    def _forget_invitation(self, account: Account) -> None:
        self.session.execute(delete(Invitation).where(Invitation.account_id == account.id))

    def _done(self, account: Account, what: str, details: Mapping[str, str] | None = None) -> Account:
        self._tell_and_store(account.public_id, what, details or {})
        return account

    def _tell_and_store(self, public_id: str, what: str, details: Mapping[str, str]) -> None:
        """Tell the log, then store; both or neither."""
        try:
            self.session.flush()
            self.on_event(ACCOUNT_CHANGE, self.who, {"what": what, "account": public_id, **details})
            self.session.commit()
        except IntegrityError as error:
            self.session.rollback()
            raise ChangedMeanwhile(
                _("En anden har ændret kontoen i samme øjeblik, så intet er gemt. Prøv igen.")
            ) from error
        except BaseException:
            self.session.rollback()
            raise


def account_of_email(session: Session, email: str) -> Account | None:
    """The account of an address in small letters."""
    return session.scalar(select(Account).where(Account.email == email))


def end_visits(session: Session, account: Account) -> None:
    """Sign an account out everywhere: its visits are gone, and whatever cookie names it is worthless."""
    visits.end_all(session, account)
    account.fs_uniquifier = uuid.uuid4().hex
