"""How an open area of a youth may stand, as the pages tell it."""

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

GAP, POSSIBLE, COVERED = "gap", "possible", "covered"
"""The three of the figures; what is covered is either going on or carried."""

_NAMES: Mapping[str, Callable[[], str]] = {
    "ongoing": lambda: _("I gang"),
    "carried": lambda: _("Kæden fører derhen"),
    POSSIBLE: lambda: _("Muligt"),
    GAP: lambda: _("Hul"),
    COVERED: lambda: _("Dækket"),
}


def state_name(state: str) -> str:
    """What a state of `queries.coverage`, or one of the figures, is called; what is none goes by what it says."""
    return _NAMES[state]() if state in _NAMES else state
