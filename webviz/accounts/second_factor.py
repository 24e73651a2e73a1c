"""Codes from an authenticator app, each taken once, and codes for the day the app is gone."""

import base64
import hashlib
import hmac
import io
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime

import qrcode  # type: ignore[import-untyped]
from flask_security.totp import Totp
from passlib.exc import TokenError  # type: ignore[import-untyped]
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]
from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from webviz.accounts.tables import Account, RecoveryCode

ISSUER = "Kædekort"
RECOVERY_CODES = 10
_SKEW_SECONDS = 30
"""A phone's clock may be so far ahead or behind, beside the half minute that a code lasts."""
_SIGNS = "abcdefghjkmnpqrstuvwxyz"
"""Letters that are not taken for one another; no digits, so that no code looks like a CPR number."""
_GROUPS, _GROUP = 3, 4
_LONGEST_CODE = 40


class Totps(Totp):
    """Flask-Security's, with the clock that is given in and a picture that shows on dark pages too."""

    def __init__(self, keys: dict[str, str], clock: Callable[[], datetime]) -> None:
        super().__init__(keys, ISSUER)
        self._clock = clock

    def period_of(self, code: str, secret: str, after: int | None) -> int | None:
        """The period that a code belongs to; None where it is wrong, too old, or not from after a period that was used."""
        if len(code) > _LONGEST_CODE:
            return None
        try:
            match = self._totp.verify(code, secret, time=self._clock(), window=_SKEW_SECONDS, last_counter=after)
        except (TokenError, ValueError):
            return None
        return int(match.counter)

    def generate_qrcode(self, username: str, totp: str) -> str:
        """The picture for the app's camera, as an address that needs no request."""
        picture = qrcode.make(self.get_totp_uri(username, totp), image_factory=SvgPathFillImage)
        file = io.BytesIO()
        picture.save(file)
        return f"data:image/svg+xml;base64,{base64.b64encode(file.getvalue()).decode('ascii')}"


def take_code(session: Session, totps: Totps, account: Account, code: str) -> bool:
    """Whether a code of the account's app is right; it is used up then, even where two send it at the same moment."""
    if account.tf_totp_secret is None:
        return False
    period = totps.period_of(code, account.tf_totp_secret, account.totp_counter)
    if period is None:
        return False
    unused = or_(Account.totp_counter.is_(None), Account.totp_counter < period)
    return _changes_one(session, update(Account).where(Account.id == account.id, unused).values(totp_counter=period))


def new_recovery_codes(session: Session, account: Account, key: str) -> list[str]:
    """Ten new codes in place of those that the account had; only their hashes are kept."""
    codes = ["-".join(_letters(_GROUP) for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES)]
    forget_recovery_codes(session, account)
    session.add_all(RecoveryCode(account_id=account.id, digest=_digest(code, key)) for code in codes)
    return codes


def forget_recovery_codes(session: Session, account: Account) -> None:
    """Make every recovery code of an account worthless."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))


def take_recovery_code(session: Session, account: Account, code: str, key: str) -> bool:
    """Whether it is one of the account's codes; it is used up then, even where two send it at the same moment."""
    if len(code) > _LONGEST_CODE:
        return False
    this = (RecoveryCode.account_id == account.id, RecoveryCode.digest == _digest(code, key))
    return _changes_one(session, delete(RecoveryCode).where(*this))


def recovery_codes_left(session: Session, account: Account) -> int:
    """How many codes of an account have not been used."""
    count = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.account_id == account.id)
    return session.scalar(count) or 0


def new_token() -> str:
    """A word that nobody guesses, for links and visits: letters alone."""
    return _letters(40)


def digest_of(token: str, key: str) -> str:
    """What is kept of a token."""
    return hmac.new(key.encode(), token.encode(), hashlib.sha256).hexdigest()


def _digest(code: str, key: str) -> str:
    plain = "".join(sign for sign in code.lower() if sign.isalnum())
    return digest_of(plain, key)


def _letters(count: int) -> str:
    return "".join(_one_of(_SIGNS) for _ in range(count))


def _one_of(signs: Sequence[str]) -> str:
    return secrets.choice(signs)


def _changes_one(session: Session, statement: object) -> bool:
    result = session.execute(statement)  # type: ignore[call-overload]
    return isinstance(result, CursorResult) and result.rowcount == 1
