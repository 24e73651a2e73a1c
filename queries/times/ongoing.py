"""When what a youth has begun ends, or is expected to."""

from collections.abc import Iterator

from queries.case import Case
from queries.days import holds_on, iso, ordinal
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
    has_started = row.state == _STARTED
    if row.valid_to is not None:
        if window.covers(row.valid_to):
            what = "Forløbet" if has_started else "Ansøgningen eller ventepladsen"
            yield row.valid_to, f"{what} slutter; dagen er med.", "course"
    elif has_started and (expected := _expected_end(row, offer)) is None:
        lacks = "tilbuddets længde" if row.valid_from else "den unges startdag"
        yield None, f"Det vides ikke, hvornår forløbet slutter: {lacks} mangler i kortet.", "course"
    elif has_started and expected and window.reaches(expected):
        length = f"{counted(offer.duration_weeks or 0, 'uge', 'uger')} fra {day_in_words(row.valid_from or '')}"
        asked = "" if window.covers(expected) else " Spørg, om den unge stadig er i gang."
        yield (
            expected,
            f"Forløbet {'ventes' if window.covers(expected) else 'ventedes'} at slutte ({length}).{asked}",
            "course",
        )
    if window.covers(offer.valid_to) and offer.valid_to != row.valid_to and offer.valid_to:
        yield offer.valid_to, "Tilbuddet holder op, og den unge er i gang med det eller venter på det.", "offer"


def _expected_end(row: ActivityRow, offer: OfferRow) -> str | None:
    """The last day of so many weeks from the start; None where one of the two is not known."""
    if not row.valid_from or not offer.duration_weeks:
        return None
    return iso(ordinal(row.valid_from) + 7 * offer.duration_weeks - 1)
