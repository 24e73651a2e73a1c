"""A calendar as iCalendar text (RFC 5545), for the calendars that people already use.

Every event is a whole day that keeps nobody busy. Its UID is derived from what it is about, so that a calendar that is imported again
changes what is there and adds nothing twice; one that may come on several days (a start, a last application) has its day in it. An event
of the map is the same in a municipality's calendar and in the whole map's; those of a youth are the youth's own. Neither
UIDs nor texts name a youth, and of a sub-goal no words are told: the file leaves the graph, and may lie beside other people's
appointments. What should have happened already stands on the day that was asked about, where somebody sees it, and tells its own day.
Which of two files is the newer one is told by the graph's version (SEQUENCE) and by when it was last changed, or the day that was asked
about where that is later (DTSTAMP), so that two exports of the same are equal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm
from icalendar import Calendar as CalendarFile
from icalendar import Event as Entry

from queries.answers import Call
from queries.telling.danish import day_in_words
from queries.times.events import FROM, KIND_WORDS, LAST_APPLICATION, START, Calendar, Event

_MAKER = "-//Kædekort//Kalender//DA"
_WARNED_DAYS = 7
"""So many days before the last day to apply an alarm is given: a week in which an application can still be written."""
_ON_SEVERAL_DAYS = (START, LAST_APPLICATION)
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def as_icalendar(calendar: Calendar, changed_on: str | None = None) -> bytes:
    """The events of a calendar that have a day; what one may begin with from the asked day on is no appointment, and left out.

    `changed_on`: the ISO text of the moment when the graph was last changed.
    """
    asked_on = datetime.combine(date.fromisoformat(calendar.on), time(), UTC)
    changed = _moment(changed_on) if changed_on else asked_on
    told = _Told(calendar, max(changed, asked_on), changed)
    file = CalendarFile()
    file.add("prodid", _MAKER)
    file.add("version", "2.0")
    file.add("x-wr-calname", _one_line(f"Kædekort: {calendar.title}"))
    seen: dict[str, int] = {}
    for event in calendar.events:
        if event.day is None or (event.kind == FROM and event.day == calendar.on):
            continue
        uid = _uid(calendar, event)
        seen[uid] = seen.get(uid, 0) + 1
        file.add_component(_entry(told, event, event.day, f"{uid}-{seen[uid]}" if seen[uid] > 1 else uid))
    return bytes(file.to_ical())


@dataclass(frozen=True, slots=True)
class _Told:
    """A calendar, and since when it can be told so."""

    calendar: Calendar
    stamp: datetime
    changed: datetime


def _moment(text: str) -> datetime:
    """A moment in universal time; one that does not say where it is told of is taken for that."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _entry(told: _Told, event: Event, own_day: str, uid: str) -> Entry:
    calendar = told.calendar
    day = date.fromisoformat(max(own_day, calendar.on))
    entry = Entry()
    entry.add("uid", f"{uid}@kaedekort")
    entry.add("dtstamp", told.stamp)
    entry.add("last-modified", told.changed)
    entry.add("sequence", calendar.graph_version)
    entry.add("dtstart", day)
    if day < date.max:
        entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", _one_line(f"{KIND_WORDS[event.kind]}: {_called(event)}"))
    overdue = own_day if own_day < calendar.on else None
    entry.add("description", "\n".join(map(_one_line, _description(event, overdue))))
    entry.add("categories", [KIND_WORDS[event.kind]])
    entry.add("transp", "TRANSPARENT")
    if calendar.youth:
        entry.add("class", "PRIVATE")
    if event.kind == LAST_APPLICATION:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(days=-_WARNED_DAYS))
        alarm.add("description", _one_line(f"Om en uge er sidste frist: {_called(event)}"))
        entry.add_component(alarm)
    return entry


def _called(event: Event) -> str:
    return "frist" if event.label == "SubGoal" else event.name


def _description(event: Event, overdue: str | None) -> Iterator[str]:
    if overdue:
        yield f"Over tiden: det gjaldt {day_in_words(overdue)}."
    yield event.text
    if event.call:
        yield from _calling(event.call)


def _calling(call: Call) -> Iterator[str]:
    ways = [way for way in (call.phone, call.email) if way]
    if ways:
        yield f"Kontakt: {', '.join([call.name or '', *ways] if call.name else ways)}"
    elif call.name:
        yield f"Kontakt: {call.name} (hverken telefon eller mail er kendt)"


def _uid(calendar: Calendar, event: Event) -> str:
    """A hash: it tells events of different youths apart, and no youth's id can be read from it."""
    whose = ("youth", calendar.youth) if calendar.youth else ("map",)
    days = (event.day,) if event.day and event.kind in _ON_SEVERAL_DAYS else ()
    parts = (*whose, event.kind, event.label, *event.ids, event.aspect, *days)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _one_line(text: str) -> str:
    """A text without line breaks and other signs that a calendar could read as something else than text."""
    return _NO_TEXT.sub(" ", text).strip()
