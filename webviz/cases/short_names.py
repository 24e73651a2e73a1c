"""Short names: how the case's own people recognise a youth. Nobody reads them in the database, or in a copy of it."""

import json
from collections.abc import Collection
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken
from flask_babel import gettext as _
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from graphmodel.cpr import contains_cpr
from graphmodel.errors import InputError
from webviz.accounts.database import told_where_away
from webviz.cases.tables import ShortName
from webviz.errors import CprRefused, Translated

LONGEST = 20
"""Room for a first name and a letter, and for no more than one needs to tell one's youths apart."""


class ShortNameRefused(Translated, InputError):
    """What was written is no short name."""


class ShortNames:
    """Reads and writes short names; one that another key has sealed, or that was moved to another youth, is none."""

    def __init__(self, engine: Engine, secret: str) -> None:
        """`secret` is 32 bytes as URL-safe base64 without padding, as `webviz.accounts.keys` makes them."""
        self._engine = engine
        self._seal = Fernet(secret.encode() + b"=" * (-len(secret) % 4))

    def of(self, youth_ids: Collection[str]) -> dict[str, str]:
        """The short names of some youths, of those that have one. Raises AccountsUnavailable."""
        wanted = select(ShortName.youth_id, ShortName.sealed).where(ShortName.youth_id.in_(list(youth_ids)))
        with told_where_away(), Session(self._engine) as session:
            rows = session.execute(wanted).all()
        names = {youth_id: self._opened(youth_id, sealed) for youth_id, sealed in rows}
        return {youth_id: name for youth_id, name in names.items() if name}

    def write(self, youth_id: str, name: str, account: str, now: datetime) -> None:
        """Call a youth by a name; an empty one takes it away. Raises ShortNameRefused, CprRefused or AccountsUnavailable."""
        name = " ".join(name.split())
        if contains_cpr(name):
            raise CprRefused
        if len(name) > LONGEST or not name.isprintable():
            raise ShortNameRefused(
                _("Et kaldenavn er højst %(count)d tegn, for eksempel et fornavn og et bogstav.", count=LONGEST)
            )
        with told_where_away(), Session(self._engine) as session, session.begin():
            session.execute(delete(ShortName).where(ShortName.youth_id == youth_id))
            if name:
                sealed = self._seal.encrypt(json.dumps([youth_id, name]).encode())
                session.add(ShortName(youth_id=youth_id, sealed=sealed, written_by=account, written_at=now))

    def forget(self, youth_id: str) -> None:
        """Take a youth's name away. Raises AccountsUnavailable."""
        with told_where_away(), Session(self._engine) as session, session.begin():
            session.execute(delete(ShortName).where(ShortName.youth_id == youth_id))

    def _opened(self, youth_id: str, sealed: bytes) -> str | None:
        try:
            whose, name = json.loads(self._seal.decrypt(sealed))
        except InvalidToken:
            return None
        return str(name) if whose == youth_id else None
