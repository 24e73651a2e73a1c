"""Where events stand on a line of days: each with its name where there is room, else counted with those close to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from webviz.plots.looks import SMALL
from webviz.plots.wording import shortened, width_of
from webviz.words import day_text, number_text

MARK = 11.0
"""So wide is a mark, in pixels."""
_LONGEST_NAME = 36
_STEP = 30.0
"""So wide, in pixels, is the stretch of days whose events are counted together."""
_TOLD = 8


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day (`YYYY-MM-DD`)."""

    day: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An event, or several close to each other: `left` in pixels from the first day, `line` from the top of its kind's row."""

    left: float
    words: str
    hint: str
    line: int = 0
    is_turned: bool = False
    """Whether its words stand to the left of its mark, since there is no room on the right."""


def named(events: Sequence[Event], start: date, pixels: float, wide: float) -> list[Placed]:
    """Each event in the first line in which its words have room."""
    ends: list[float] = []
    placed = []
    for event in events:
        left = (date.fromisoformat(event.day) - start).days * pixels
        words = shortened(event.name, _LONGEST_NAME)
        room = MARK + 8 + width_of(words, SMALL)
        is_turned = left + room > wide and left - room >= 0
        begins, stops = (left - room, left + MARK) if is_turned else (left - MARK, left + room)
        line = next((line for line, end in enumerate(ends) if end <= begins), len(ends))
        ends[line : line + 1] = [stops]
        placed.append(Placed(left, words, _hint([event]), line, is_turned))
    return placed


def counted(events: Iterable[Event], start: date, pixels: float) -> list[Placed]:
    """How many there are in each stretch of days, about in the middle of their days: no number touches the next one."""
    near: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        near[int((date.fromisoformat(event.day) - start).days * pixels // _STEP)].append(event)
    placed = []
    for stretch, own in sorted(near.items()):
        lefts = [(date.fromisoformat(event.day) - start).days * pixels for event in own]
        middle = min(max((lefts[0] + lefts[-1]) / 2, (stretch + 0.35) * _STEP), (stretch + 0.65) * _STEP)
        placed.append(Placed(middle, number_text(len(own)), _hint(own)))
    return placed


def _hint(events: Sequence[Event]) -> str:
    told = [f"{day_text(event.day)}: {event.name}" for event in events[:_TOLD]]
    more = [_("… og %(number)s mere", number=number_text(len(events) - _TOLD))] if len(events) > _TOLD else []
    return f"{events[0].kind} · " + " · ".join([*told, *more])
