"""What may be an email address, a name, a password: plain reasons where it may not."""

import re
import unicodedata

from flask_babel import gettext as _

from graphmodel.cpr import contains_cpr
from graphmodel.errors import WrongUse
from webviz.accounts.tables import LONGEST_EMAIL, LONGEST_NAME
from webviz.errors import Translated

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 128
_FEWEST_SIGNS = 5
"""So many different ones a password has."""
_SHORTEST_PART = 4
"""A part of the name or the address that is at least so long may not stand in the password."""
_EMAIL = re.compile(r"[^\s@\"'<>(),;:\\]+@[^\s@\"'<>(),;:\\]+", re.ASCII)


class Unacceptable(Translated, WrongUse):
    """What somebody chose cannot be used; nothing was changed."""


def read_email(text: str) -> str:
    """An address in small letters. Raises Unacceptable."""
    email = unicodedata.normalize("NFKC", text).strip().lower()
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email) or not email.isprintable():
        raise Unacceptable(_("Det er ikke en e-mailadresse. Skriv den som navn@kommune.dk."))
    if contains_cpr(email):
        raise Unacceptable(_("E-mailadressen ligner et CPR-nummer. Brug en anden."))
    return email


def read_name(text: str) -> str:
    """A person's name as it is shown. Raises Unacceptable."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise Unacceptable(_("Skriv et navn."))
    if len(name) > LONGEST_NAME:
        raise Unacceptable(_("Navnet er for langt. Skriv det med højst %(count)d tegn.", count=LONGEST_NAME))
    if not name.isprintable():
        raise Unacceptable(_("Der er tegn i navnet, som ingen kan læse. Skriv det igen."))
    if contains_cpr(name):
        raise Unacceptable(_("Navnet ligner et CPR-nummer. Skriv kun navnet."))
    return name


def refuse_weak_password(password: str, email: str, name: str) -> None:
    """Raise Unacceptable where a password is too short, too long, too plain, or says who it belongs to."""
    if len(password) < SHORTEST_PASSWORD:
        raise Unacceptable(
            _(
                "Adgangskoden skal have mindst %(count)d tegn. Flere ord efter hinanden er fint.",
                count=SHORTEST_PASSWORD,
            )
        )
    if len(password) > LONGEST_PASSWORD:
        raise Unacceptable(_("Adgangskoden må højst have %(count)d tegn.", count=LONGEST_PASSWORD))
    if not password.isprintable():
        raise Unacceptable(_("Der er tegn i adgangskoden, som ingen kan skrive. Vælg en anden."))
    if contains_cpr(password):
        raise Unacceptable(_("Adgangskoden ligner et CPR-nummer. Vælg en anden."))
    if len(set(password.casefold())) < _FEWEST_SIGNS:
        raise Unacceptable(_("Adgangskoden er for let at gætte: den gentager de samme få tegn. Vælg en anden."))
    plain = password.casefold()
    parts = re.split(r"[\W_]+", f"{email} {name}".casefold())
    if any(part in plain for part in parts if len(part) >= _SHORTEST_PART):
        raise Unacceptable(_("Adgangskoden må ikke indeholde dit navn eller din e-mailadresse. Vælg en anden."))
