"""Reasons that people write where they ask for access: long enough to say something, and with no CPR number."""

from flask_babel import gettext as _

from graphmodel.cpr import contains_cpr
from graphmodel.errors import InputError
from webviz.errors import CprRefused, Translated

SHORTEST, LONGEST = 10, 500


class ReasonRefused(Translated, InputError):
    """What was written says nothing, or too much."""


def check_reason(text: str) -> str:
    """A reason as it is kept. Raises ReasonRefused or CprRefused."""
    reason = " ".join(text.split())
    if contains_cpr(reason):
        raise CprRefused
    if not SHORTEST <= len(reason) <= LONGEST:
        raise ReasonRefused(
            _("Skriv hvorfor, med %(least)d til %(most)d tegn: det bliver set efter.", least=SHORTEST, most=LONGEST)
        )
    return reason
