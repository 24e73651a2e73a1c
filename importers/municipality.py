"""The municipality that a person names for whatever names none: a code that is known, or of the form, with a warning."""

import re
from collections.abc import Mapping

from graphmodel.catalogue import fold
from graphmodel.errors import WrongUse
from graphmodel.reference import Reference
from importers.result import Issue, Severity
from importers.ways import Choosing, Way

_CODE = re.compile(r"0[1-9]\d\d")


def check_municipality(said: str, known: Mapping[str, str], reference: Reference) -> str:
    """The four digits of a municipality, by its code or its name; a code need be known neither to the graph nor to the reference.

    Raises WrongUse.
    """
    full = said.strip().zfill(4)
    if full in known or full in reference.municipalities or _CODE.fullmatch(full):
        return full
    named = next((code for code, name in sorted(known.items()) if fold(name) == fold(said)), "")
    found = reference.municipality(said)
    if code := named or (found.code if found else ""):
        return code
    raise WrongUse(
        f"»{said}« er ikke en kommune. Skriv dens navn eller dens fire cifre, for eksempel Kolding eller 0621."
    )


def name_of_unknown(code: str) -> str:
    """What a municipality is called of which only the code is known."""
    return f"Kommune {code}"


def unknown_municipality(code: str, cell: str) -> Issue:
    """The warning for a code that nobody knows: a made-up municipality, or a slip of the hand."""
    message = f"Kommunekoden {code} findes hverken i kortet eller blandt Danmarks kommuner. Den oprettes som »{name_of_unknown(code)}«."
    return Issue(Severity.WARNING, cell, "municipality_unknown", message, way=Choosing(Way.CHOOSE_MUNICIPALITY))
