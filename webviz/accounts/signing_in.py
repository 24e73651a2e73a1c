"""Getting in: the password, then the second factor, then a visit. What is wrong is never told apart, to nobody but the log.

Between the two steps the cookie, which is signed, says whose turn it is; it says so for ten minutes, and gets nobody in.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import session
from flask_security import login_user
from sqlalchemy import select

from webviz.access.viewer import NOBODY, Viewer
from webviz.accounts import visits
from webviz.accounts.accounts import Accounts, Present
from webviz.accounts.book import account_of_email
from webviz.accounts.checking import Unacceptable, read_email
from webviz.accounts.events import SIGN_IN, SIGN_IN_REFUSED
from webviz.accounts.locking import forget_failures, is_locked, note_failure
from webviz.accounts.second_factor import take_code, take_recovery_code
from webviz.accounts.tables import Account

_PENDING = "signing_in"
_MINUTES = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Pending:
    """Somebody who has shown the first factor, how, and where they want to go."""

    account: Account
    way: str
    back_to: str


def check_password(here: Accounts, email: str, password: str) -> Account | None:
    """The account that an address and a password open the first door of; None where they do not, for whatever reason.

    What does not fit is counted, and told to the log, before the answer is.
    """
    try:
        account = account_of_email(here.session, read_email(email))
    except Unacceptable:
        account = None
    right = here.passwords.is_right(account, password)
    if account is None:
        here.tell(SIGN_IN_REFUSED, NOBODY, {"what": "unknown"})
        return None
    if is_waiting(here, account):
        return None
    if not right:
        refuse(here, account, "password")
        return None
    here.session.commit()  # a hash that was made with less is made anew
    return account


def check_code(here: Accounts, account: Account, code: str) -> bool:
    """Whether a code from the app, or a recovery code, is right and unused; what is not is counted and told to the log."""
    if is_waiting(here, account):
        return False
    if take_code(here.session, here.totps, account, code):
        return True
    if take_recovery_code(here.session, account, code, here.keys.recovery):
        return True
    refuse(here, account, "code")
    return False


def is_waiting(here: Accounts, account: Account) -> bool:
    """Whether an account lets nobody in for now; the log is told that somebody tried."""
    if not is_locked(account, here.clock()):
        return False
    here.tell(SIGN_IN_REFUSED, visits.viewer_of(account, None), {"what": "locked"})
    return True


def refuse(here: Accounts, account: Account, what: str) -> None:
    """Count a failure, which stays counted also where the log cannot be written, and tell the log."""
    locked = note_failure(here.session, account, here.clock())
    who = visits.viewer_of(account, None)
    here.session.commit()
    here.tell(SIGN_IN_REFUSED, who, {"what": what, **({"then": "locked"} if locked else {})})


def let_in(here: Accounts, account: Account, way: str, used: str, assured: str = "") -> Viewer:
    """Begin a visit: told to the log, stored, and only then given to the browser.

    `used` says which second factor it was, `assured` what the municipality says of its own.
    """
    now = here.clock()
    visits.drop_old(here.session, here.lasting, now)
    forget_failures(here.session, account)
    account.signed_in_at = now
    token, visit = visits.begin(here.session, account, way, here.keys.recovery, now)
    visit.assured = assured
    viewer = visits.viewer_of(account, visit.assignment)
    here.tell(SIGN_IN, viewer, {"what": way, "second_factor": used})
    here.session.commit()
    here.begin(token, Present(viewer, visit))
    login_user(account, authn_via=[way])
    return viewer


def wait_for_code(here: Accounts, account: Account, way: str, back_to: str) -> None:
    """Remember in the cookie that the first factor was right; whatever it held before is gone."""
    session.clear()
    session[_PENDING] = {
        "who": account.fs_uniquifier,
        "at": here.clock().timestamp(),
        "way": way,
        "next": back_to,
    }


def pending(here: Accounts) -> Pending | None:
    """Whose second factor is waited for; None where nobody's is, or where they have taken too long."""
    held = session.get(_PENDING)
    if not isinstance(held, dict):
        return None
    age = here.clock() - datetime.fromtimestamp(held["at"], UTC)
    account = (
        here.session.scalar(select(Account).where(Account.fs_uniquifier == held["who"]))
        if timedelta(0) <= age <= _MINUTES
        else None
    )
    if account is None or not account.active:
        session.pop(_PENDING)
        return None
    return Pending(account, held["way"], held["next"])


def begin_anew(here: Accounts, account: Account, way: str) -> None:
    """A new visit in place of one that was ended together with all others of the account; it is stored with the caller's change."""
    token, visit = visits.begin(here.session, account, way, here.keys.recovery, here.clock())
    here.session.flush()
    here.session.commit()
    here.begin(token, Present(visits.viewer_of(account, visit.assignment), visit))
    login_user(account, authn_via=[way])
