"""Why nothing suits: how many offers fall to what."""

from collections.abc import Callable, Mapping

import numpy as np
from flask_babel import gettext as _
from flask_babel import ngettext

from queries.case import Case
from queries.day.offers import FAIL, Mask
from queries.rules import FAILURE_ORDER

_WORDS: Mapping[str, Callable[[int], str]] = {
    "area": lambda n: ngettext("%(num)d tilbud handler om noget andet", "%(num)d tilbud handler om noget andet", n),
    "place": lambda n: ngettext("%(num)d tilbud er for en anden kommune", "%(num)d tilbud er for andre kommuner", n),
    "age": lambda n: ngettext("%(num)d tilbud er for en anden alder", "%(num)d tilbud er for en anden alder", n),
    "income": lambda n: ngettext(
        "%(num)d tilbud er for dem, der lever af noget andet", "%(num)d tilbud er for dem, der lever af noget andet", n
    ),
    "needs": lambda n: ngettext(
        "%(num)d tilbud kan ikke det, der skal være på plads", "%(num)d tilbud kan ikke det, der skal være på plads", n
    ),
    "stage": lambda n: ngettext(
        "%(num)d tilbud passer til en anden fase", "%(num)d tilbud passer til en anden fase", n
    ),
    "time": lambda n: ngettext(
        "%(num)d tilbud begynder for sent eller er slut", "%(num)d tilbud begynder for sent eller er slut", n
    ),
    "capacity": lambda n: ngettext("%(num)d tilbud har ingen ledig plads", "%(num)d tilbud har ingen ledig plads", n),
    "chain": lambda n: ngettext("%(num)d tilbud mangler et led på vejen", "%(num)d tilbud mangler et led på vejen", n),
    "authority": lambda n: ngettext(
        "%(num)d tilbud mangler en, der må sige ja", "%(num)d tilbud mangler en, der må sige ja", n
    ),
    "consent": lambda n: ngettext(
        "%(num)d tilbud må ikke få noget at vide", "%(num)d tilbud må ikke få noget at vide", n
    ),
}


def causes_of(case: Case, among: Mask | None = None) -> tuple[str, ...]:
    """Each offer counted once, by the first condition it fails; `among` leaves only some of them."""
    judgement, offers = case.judgement, case.world.offers
    left = offers.is_active if among is None else offers.is_active & among
    if not left.any():
        return (_("Der er ingen tilbud i kortet, som passer til stedet."),)
    found = []
    for condition in FAILURE_ORDER:
        fails = left & (judgement.statuses[condition] == FAIL)
        if condition in _WORDS and (number := int(np.count_nonzero(fails))):
            found.append(_WORDS[condition](number))
        left = left & ~fails
    return tuple(found)
