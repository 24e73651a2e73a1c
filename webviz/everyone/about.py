"""The sheet of a workbook that says what its other sheets answer: without it two workbooks cannot be told apart."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from queries.overview import Overview
from webviz.everyone.filters import Chosen
from webviz.everyone.head import question_of
from webviz.everyone.looking import Look
from webviz.everyone.sheets import Sheet, Value
from webviz.words import day_text


def sheet_about(endpoint: str, overview: Overview, look: Look, more: Iterable[str] = ()) -> Sheet:
    """The question, the day, the version of the graph, how far was looked, and whatever else it was narrowed to, in words."""
    return Sheet(_("Om svaret"), (_("Hvad"), _("Svar")), _rows(endpoint, overview, look, more))


def chosen_words(chosen: Chosen) -> tuple[str, ...]:
    """What is chosen, without the ways to the list without it."""
    return tuple(text for text, _without in chosen)


def _rows(endpoint: str, overview: Overview, look: Look, more: Iterable[str]) -> Iterator[list[Value]]:
    limits = look.limits
    yield [_("Spørgsmål"), question_of(endpoint)]
    yield [_("Dag"), day_text(look.day.isoformat())]
    yield [_("Kortets udgave"), overview.records.version]
    if look.municipality is not None:
        yield [_("Kommune"), overview.names.of("Municipality", look.municipality)]
    yield [_("Start inden for"), ngettext("%(num)d dag", "%(num)d dage", limits.horizon_days)]
    yield [_("Højst så mange overleveringer"), limits.max_handovers]
    for each in more:
        yield [_("Valgt"), each]
