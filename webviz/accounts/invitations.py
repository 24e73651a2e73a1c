"""Links that are given away: with one a person chooses a password, once, within three days."""

from sqlalchemy import delete, select

from webviz.accounts.accounts import Accounts
from webviz.accounts.book import end_visits
from webviz.accounts.events import ACCOUNT_CHANGE
from webviz.accounts.locking import forget_failures
from webviz.accounts.second_factor import digest_of, forget_recovery_codes
from webviz.accounts.tables import Account, Invitation
from webviz.accounts.visits import viewer_of


def invited(here: Accounts, token: str) -> Account | None:
    """Whom a link is for; None where it was used, is too old, was replaced by a newer one, or never was."""
    found = here.session.scalar(select(Invitation).where(Invitation.digest == digest_of(token, here.keys.recovery)))
    if found is None or found.expires_at <= here.clock() or not found.account.active:
        return None
    return found.account


def accept(here: Accounts, account: Account, token: str, password: str) -> bool:
    """Use a link up: the password is the account's, and everything that got anybody in before is worthless.

    False where somebody else used the link a moment ago. Raises Unacceptable where the password is too weak; the link then stays.
    """
    here.passwords.keep(account, password)
    mine = (
        delete(Invitation)
        .where(Invitation.digest == digest_of(token, here.keys.recovery))
        .returning(Invitation.account_id)
    )
    if here.session.scalar(mine) is None:
        here.session.rollback()
        return False
    account.tf_totp_secret = None
    account.totp_counter = None
    forget_recovery_codes(here.session, account)
    forget_failures(here.session, account)
    end_visits(here.session, account)
    here.tell(ACCOUNT_CHANGE, viewer_of(account, None), {"what": "invitation_used", "account": account.public_id})
    here.session.commit()
    return True
