"""What a youth's page is asked: the day, how far ahead, how many hand-overs. The address holds all of it."""

from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from queries.match import Question
from queries.rules import Limits
from webviz.parsing import read_day, read_text, read_whole

HORIZONS = (30, 90, 180, 365)
HANDOVERS = (0, 1, 2, 3, 5)
GROUPS = ("now", "later", "possible", "unsuited")
_LONGEST_HORIZON, _MOST_HANDOVERS = 3660, 20


@dataclass(frozen=True, slots=True)
class View:
    """How a youth's page is looked at; `opened` is the group that is shown whole."""

    day: date
    today: date
    horizon_days: int
    max_handovers: int
    opened: str = ""

    def question(self) -> Question:
        """The same for the rule book."""
        return Question(self.day, Limits(self.horizon_days, self.max_handovers))

    def arguments(self) -> dict[str, str]:
        """The address that looks the same way; what is as usual is left out."""
        usual = Limits()
        said = {
            "dag": "" if self.day == self.today else self.day.isoformat(),
            "frem": "" if self.horizon_days == usual.horizon_days else str(self.horizon_days),
            "led": "" if self.max_handovers == usual.max_handovers else str(self.max_handovers),
            "vis": self.opened,
        }
        return {name: text for name, text in said.items() if text}

    def opening(self, group: str) -> "View":
        """The same with one group shown whole."""
        return replace(self, opened=group)


def read_view(values: MultiDict[str, str], today: date) -> View:
    """Read the address. Raises WrongUse where a value makes no sense."""
    usual = Limits()
    horizon = read_whole(values, "frem", _("Antallet af dage frem"), 0, _LONGEST_HORIZON)
    handovers = read_whole(values, "led", _("Antallet af overleveringer"), 0, _MOST_HANDOVERS)
    opened = read_text(values, "vis")
    return View(
        day=read_day(values, "dag", today),
        today=today,
        horizon_days=usual.horizon_days if horizon is None else horizon,
        max_handovers=usual.max_handovers if handovers is None else handovers,
        opened=opened if opened in GROUPS else "",
    )
