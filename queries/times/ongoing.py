"""When what a youth has begun ends, or is expected to."""

from collections.abc import Iterator

from queries.case import Case
from queries.courses import expected_last_day
from queries.days import holds_on
from queries.facts.fetch import YouthFacts
from queries.facts.map_rows import OfferRow
from queries.facts.youth_rows import ActivityRow
from queries.telling.danish import counted, day_in_words
from queries.times.events import END, Event, Window

_STARTED = "started"


def ends_of_ongoing(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    """The ends of what is under way: the day that is agreed, else the one that the offer's length leads to, else that nobody knows it.

    An expected end that has passed is told as well: either the youth has finished, or it takes longer.
    """
    offers, iso_day = case.world.offers, case.world.network.iso_day
    for row in facts.activities:
        if (row.offer_id, row.state) not in case.youth.ongoing or not holds_on(row, iso_day):
            continue
        place = offers.row_of[row.offer_id]
        offer = offers.rows[place]
        call = case.listing(place).call
        for day, text, aspect in _ends(row, offer, window):
            yield Event(day, END, "Offer", (offer.id,), offer.name or offer.id, text, call, aspect)


def _ends(row: ActivityRow, offer: OfferRow, window: Window) -> Iterator[tuple[str | None, str, str]]:
    """The day, the sentence and the aspect of each end: of the course, and of the offer itself."""
    if row.valid_to is None:
        if row.state == _STARTED:
            yield from ((day, text, "course") for day, text in _expected_end(row, offer, window))
    elif window.covers(row.valid_to):
        what = "Forløbet" if row.state == _STARTED else "Ansøgningen eller ventepladsen"
        yield row.valid_to, f"{what} slutter; dagen er med.", "course"
    if window.covers(offer.valid_to) and offer.valid_to != row.valid_to:
        yield offer.valid_to, "Tilbuddet holder op, og den unge er i gang med det eller venter på det.", "offer"


def _expected_end(row: ActivityRow, offer: OfferRow, window: Window) -> Iterator[tuple[str | None, str]]:
    """The last day of so many weeks from the start, and the sentence; no day where one of the two is not known."""
    first_day, weeks = row.valid_from, offer.duration_weeks
    if not first_day or not weeks:
        lacks = "tilbuddets længde" if first_day else "den unges startdag"
        yield None, f"Det vides ikke, hvornår forløbet slutter: {lacks} mangler i kortet."
        return
    expected = expected_last_day(row, offer)
    if window.reaches(expected):
        length = f"{counted(weeks, 'uge', 'uger')} fra {day_in_words(first_day)}"
        if window.covers(expected):
            yield expected, f"Forløbet ventes at slutte ({length})."
        else:
            yield expected, f"Forløbet ventedes at slutte ({length}). Spørg, om den unge stadig er i gang."
