"""What to do about a message, in the page's own words: what the importer suggests may name options of the command line."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from flask_babel import gettext as _

from graphmodel.cpr import mask_cpr
from importers.columns.columns import ColumnUse
from importers.result import Issue

_ADVICE: Mapping[str, Callable[[], str]] = {
    "decided": lambda: _("Er det forkert, så giv et andet svar under »Det er afgjort«."),
    "remembered": lambda: _("Vælg noget andet her på siden, eller sæt et kryds ved »Glem det …« under »Om listen«."),
    "municipality_unknown": lambda: _("Er kommunen forkert, så vælg en anden under »Om listen«."),
    "source_similar": lambda: _("Skriv det navn i »Hvor kommer listen fra?« under »Om listen«."),
    "sheet_passed_over": lambda: _("Skal det læses alligevel, så vælg det i »Læs kun et ark« under »Om listen«."),
}
_OPTION = re.compile(r"--[a-z]")
_OF_A_COLUMN = "--as"


class Sentence(NamedTuple):
    """A sentence; `is_danish` where it is the importer's own, which is Danish on every page."""

    text: str
    is_danish: bool = False


def advice_on(issue: Issue) -> Sentence:
    """What to do about a message; the importer's words stand where they speak of the file alone."""
    if issue.code in _ADVICE:
        return Sentence(_ADVICE[issue.code]())
    if _OF_A_COLUMN in issue.suggestion:
        return Sentence(_("Vælg, hvad kolonnen er, under »Sådan er kolonnerne læst«."))
    return Sentence("" if _OPTION.search(issue.suggestion) else mask_cpr(issue.suggestion), is_danish=True)


def reason_of(use: ColumnUse | None, *, is_chosen: bool) -> Sentence:
    """Why a column is read as it is; "" for one that nobody understands."""
    if is_chosen or (use is not None and _OPTION.search(use.reason)):
        return Sentence(_("Valgt."))
    return Sentence(use.reason if use else "", is_danish=True)
