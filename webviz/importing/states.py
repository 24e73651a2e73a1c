"""How a list stands, and what the stages of the work are called."""

from collections.abc import Callable, Mapping
from enum import Enum

from flask_babel import gettext as _

from importers.progress import Stage


class State(Enum):
    """How a list stands."""

    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"
    STORED = "stored"


STAGES: Mapping[Stage, Callable[[], str]] = {
    Stage.READING: lambda: _("Læser filen"),
    Stage.UNDERSTANDING: lambda: _("Forstår rækkerne"),
    Stage.LINKING: lambda: _("Finder ud af, hvad der er det samme"),
    Stage.PLANNING: lambda: _("Sammenligner med kortet"),
    Stage.STORING: lambda: _("Gemmer"),
}
"""What is being done, as the page says it."""
