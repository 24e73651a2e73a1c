"""The words of the table and the legend that stand beside the picture."""

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from webviz.chain.view import LinkState

STATE_NAMES: Mapping[LinkState, Callable[[], str]] = {
    LinkState.FIXED: lambda: _("fast"),
    LinkState.OPEN: lambda: _("uden henvisning"),
    LinkState.CONFIRMED: lambda: _("aftalt og bekræftet"),
    LinkState.UNCONFIRMED: lambda: _("aftalt, ikke bekræftet"),
    LinkState.PLANNED: lambda: _("planlagt"),
    LinkState.MISSING: lambda: _("mangler"),
    LinkState.EXPIRED: lambda: _("udløbet"),
    LinkState.UNMAPPED: lambda: _("ikke kortlagt"),
}


def state_name(state: LinkState) -> str:
    """How sure a connection is, in words."""
    return STATE_NAMES[state]()
