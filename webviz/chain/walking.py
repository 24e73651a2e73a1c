"""Walking a layered picture with the arrow keys: where each key leads, and what is said and shown of each stop.

Right follows a connection to the nearest column and left goes back from it; up and down go through all of them in walking order,
column by column and each from above, so that no stop is out of reach.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from queries.telling.danish import capitalised
from webviz.chain.layout import Layout
from webviz.chain.tables import state_name
from webviz.chain.view import Chain, Mark, Row
from webviz.languages import SOURCE, language
from webviz.words import day_text

_ARRIVALS_SAID = 2


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark with its place, the connections that lead to it and from it, and the key of the mark that each arrow leads to."""

    mark: Mark
    x: int
    y: int
    arrivals: tuple[Row, ...]
    departures: tuple[Row, ...]
    arrows: Mapping[str, str]


def stops_of(chain: Chain, layout: Layout) -> tuple[Stop, ...]:
    """The marks in walking order."""
    points = sorted((point for point in layout.points if point.mark), key=lambda point: (point.x, point.y))
    at = {point.key: (point.x, point.y) for point in points}
    arrivals: dict[str, list[Row]] = {key: [] for key in at}
    departures: dict[str, list[Row]] = {key: [] for key in at}
    for row in sorted(chain.rows, key=lambda row: at[row.target.key]):
        departures[row.source.key].append(row)
    for row in sorted(chain.rows, key=lambda row: (-at[row.source.key][0], at[row.source.key][1])):
        arrivals[row.target.key].append(row)
    before, after = (None, *at), (*list(at)[1:], None)
    return tuple(
        Stop(
            point.mark,
            point.x,
            point.y,
            tuple(arrivals[point.key]),
            tuple(departures[point.key]),
            _arrows(arrivals[point.key], departures[point.key], previous, following),
        )
        for point, previous, following in zip(points, before, after, strict=False)
        if point.mark
    )


def _arrows(
    arrivals: Sequence[Row], departures: Sequence[Row], previous: str | None, following: str | None
) -> dict[str, str]:
    found = {
        "ArrowRight": departures[0].target.key if departures else None,
        "ArrowLeft": arrivals[0].source.key if arrivals else None,
        "ArrowUp": previous,
        "ArrowDown": following,
    }
    return {arrow: key for arrow, key in found.items() if key is not None}


def told(stop: Stop, place: int, total: int) -> dict[str, Any]:
    """A stop as the page's script knows it; `said` is what a screen reader says of it."""
    return {
        "key": stop.mark.key,
        "x": stop.x,
        "y": stop.y,
        "said": " ".join(_said(stop, place, total)),
        "name": stop.mark.name,
        "caption": stop.mark.caption,
        "note": stop.mark.note,
        "href": stop.mark.href,
        "arrows": dict(stop.arrows),
        "arrivals": [_arrival(row) for row in stop.arrivals],
        "departures": [
            {"words": row.link.words, "name": row.target.name, "key": row.target.key} for row in stop.departures
        ],
    }


def _said(stop: Stop, place: int, total: int) -> Iterable[str]:
    yield _(
        "%(name)s. %(kind)s, %(place)d af %(total)d.",
        name=stop.mark.name,
        kind=stop.mark.caption,
        place=place,
        total=total,
    )
    for row in stop.arrivals[:_ARRIVALS_SAID]:
        yield _("Fra %(name)s: %(words)s%(state)s.", name=row.source.name, words=row.link.words, state=_state_said(row))
    if (more := len(stop.arrivals) - _ARRIVALS_SAID) > 0:
        yield ngettext("Og %(num)d vej mere hertil.", "Og %(num)d veje mere hertil.", more)
    if stop.mark.note:
        yield f"{capitalised(stop.mark.note)}."


def _state_said(row: Row) -> str:
    """How sure a connection is, and that one asks first where the mark does not say it."""
    asks = row.link.asks_first and not row.target.is_locked
    told = ", ".join(
        [*([state_name(row.link.state)] if row.link.is_step else []), *([_("spørg den unge først")] if asks else [])]
    )
    return f" ({told})" if told else ""


def _arrival(row: Row) -> dict[str, Any]:
    """A connection on the side of the mark that it leads to, as facts with their labels."""
    link = row.link
    facts = [
        (_("Ansvarlig"), link.responsible or (_("ingen aftalt") if row.asks_who_is_responsible else None)),
        (_("Hvem kan sige ja"), link.permission),
        (_("Hvor sikkert"), state_name(link.state) if link.is_step else None),
        (_("Husk"), _("spørg den unge først") if link.asks_first else None),
        (_("Bekræftet"), day_text(link.confirmed_on) or None),
        (_("Sådan gør man"), link.procedure),
    ]
    return {
        "words": link.words,
        "name": row.source.name,
        "key": row.source.key,
        "sentence": link.sentence or None,
        "sentenceLanguage": SOURCE if link.is_ruled else language(),
        "facts": [{"label": label, "text": text} for label, text in facts if text],
    }


def words_of_the_picture() -> dict[str, str]:
    """What the page's script says of its own."""
    return {
        "arrivals": _("Vejen hertil"),
        "departures": _("Vejen videre"),
        "from": _("Fra"),
        "page": _("Åbn siden"),
        "close": _("Luk"),
    }
