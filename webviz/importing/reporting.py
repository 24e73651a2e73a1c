"""Sentences on how the work on a list, or the taking back of a change, went: ours in the reader's language, the importer's in Danish."""

from flask_babel import gettext as _

from webviz.importing.advising import Sentence
from webviz.importing.working import FAULT, STALE_CHOICES

CHOICES_TAKEN, SHOWN_ANEW = "choices taken", "shown anew"
"""Notices of a list that is shown again instead of being stored."""


def notice_of(notice: str) -> Sentence:
    """What a visitor should know of the list that is shown."""
    ours = {
        STALE_CHOICES: _("Nogle af dine valg passer ikke til listen mere og er ikke taget med. Se, om det er rigtigt."),
        CHOICES_TAKEN: _("Dine valg er taget med. Se, hvad der nu bliver gemt, og gem så."),
        SHOWN_ANEW: _("Listen er læst igen, siden du så siden. Se, hvad der nu bliver gemt, og gem så."),
    }
    return Sentence(ours[notice]) if notice in ours else Sentence(notice, is_danish=True)


def problem_of(problem: str) -> Sentence:
    """Why something did not succeed."""
    if problem == FAULT:
        return Sentence(_("Der er en fejl i programmet. Den er skrevet i loggen. Intet er gemt."))
    return Sentence(problem, is_danish=True)
