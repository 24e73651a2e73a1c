"""What to do about a message, in the page's own words: what to correct in the file, and what to choose here."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from flask_babel import gettext as _

from graphmodel.cpr import mask_cpr
from importers.result import Issue
from importers.ways import Way
from webviz.importing.looking import Column

_HERE: Mapping[Way, Callable[[], str]] = {
    Way.CHOOSE_COLUMN: lambda: _("Vælg, hvad kolonnen er, under »Sådan er kolonnerne læst«."),
    Way.LEAVE_OUT_COLUMN: lambda: _("Vælg, hvad kolonnen er, eller »Ikke med«, under »Sådan er kolonnerne læst«."),
    Way.TAKE_BACK_COLUMN: lambda: _(
        "Gælder det ikke mere, så vælg »Som programmet læser den« under »Sådan er kolonnerne læst«."
    ),
    Way.TAKE_BACK_MUNICIPALITY: lambda: _(
        "Gælder det ikke mere, så vælg en anden kommune, eller ingen, under »Om listen«."
    ),
    Way.TAKE_BACK_SHEET: lambda: _("Gælder det ikke mere, så vælg »Alle ark« under »Om listen«."),
    Way.CHOOSE_MUNICIPALITY: lambda: _("Er kommunen forkert, så vælg en anden under »Om listen«."),
    Way.READ_SHEET: lambda: _("Skal det læses alligevel, så vælg det i »Læs kun et ark« under »Om listen«."),
    Way.NAME_SOURCE: lambda: _("Skriv det navn i »Hvor kommer listen fra?« under »Om listen«."),
    Way.ANSWER: lambda: _("Svar under »Spørgsmål til dig«."),
    Way.ANSWER_OTHERWISE: lambda: _("Er det forkert, så giv et andet svar under »Det er afgjort«."),
}


class Sentence(NamedTuple):
    """A sentence; `is_danish` where it is the importer's own, which is Danish on every page."""

    text: str
    is_danish: bool = False


def advice_on(issue: Issue) -> tuple[Sentence, ...]:
    """What to do about a message: in the file, in the importer's words, and here."""
    in_file = (Sentence(mask_cpr(issue.suggestion), is_danish=True),) if issue.suggestion else ()
    return (*in_file, Sentence(_HERE[issue.way.way]())) if issue.way else in_file


def reason_of(column: Column) -> Sentence:
    """Why a column is read as it is; "" for one that nobody understands."""
    if column.is_key:
        return Sentence(_("Kolonnen siger, hvilken række eller ting der er tale om, eller svarer på det, kortet har."))
    if column.choice is None:
        return Sentence(column.use.reason if column.use else "", is_danish=True)
    return Sentence(_("Valgt sidst, listen blev indlæst.") if column.choice.is_remembered else _("Valgt."))
