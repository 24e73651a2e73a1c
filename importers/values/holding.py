"""Cells that tell when a thing was confirmed, and how long it holds."""

import re

from graphmodel.catalogue import fold
from importers.values.accounting import word_set
from importers.values.days import read_day, read_month, read_run_together, read_serial, says_more_than_a_day
from importers.values.spans import read_span
from importers.values.understood import Understood
from importers.values.words import Words

_OF_VERIFYING = word_set("opdateret senest sidst bekraeftet ajourfoert revideret kl dato")
_OF_SPANS = word_set("gyldig gaelder frem indtil udgangen af med")
_NO_END = frozenset(
    {"ingen", "loebende", "permanent", "varig", "fast", "indtil videre", "uden udloeb", "ingen slutdato", "ubegraenset"}
)
_YEAR_ALONE = re.compile(
    r"(?:bevilling |aftale |projekt )?(?:(?:primo|ultimo|(?:til )?udgangen af|slutningen af|begyndelsen af|i|året|hele|ud|"
    r"til og med|t\.?o\.?m\.?)\s+)?"
    r"((?:19|20)\d{2})\.?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:kl\.?\s*)?(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:]00)?|kl\.?\s*\d{1,2}", re.IGNORECASE)
_TIME_OF_DAY = re.compile(
    r"(?<=\d)[ T,]+(?:kl\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AP]M)?"
    r"(?:\s*(?:GMT|UTC|CES?T)?\s*[+-]\d{1,4}|\s*(?:GMT|UTC|CES?T))?\s*$",
    re.IGNORECASE,
)


def read_verified(text: str, _header: str, _words: Words) -> Understood | None:
    """The day something was last confirmed; a month alone is taken for its first day, so that nothing looks fresher than it is."""
    text = _TIME_OF_DAY.sub("", text)
    if day := read_run_together(text):
        return Understood({"verified_on": day})
    if day := read_day(text):
        return Understood({"verified_on": day}, keep_text=says_more_than_a_day(text, _OF_VERIFYING))
    return _rounded("verified_on", text, _OF_VERIFYING, is_end=False)


def read_valid_from(text: str, _header: str, _words: Words) -> Understood | None:
    """The day from which something holds; of a month its first."""
    return _end_of_span("valid_from", text, is_end=False)


def read_valid_to(text: str, header: str, _words: Words) -> Understood | None:
    """The last day on which something holds; of a month its last. Without an end there is nothing to store; a clock is no day."""
    if _CLOCK.fullmatch(text.strip()):
        return Understood({"schedule": f"{header}: {text}"})
    return last_day_in(text)


def last_day_in(text: str) -> Understood | None:
    """The last day that a text names as `valid_to`; nothing where it says that there is none."""
    return Understood(keep_text=True) if fold(text) in _NO_END else _end_of_span("valid_to", text, is_end=True)


def _end_of_span(name: str, text: str, *, is_end: bool) -> Understood | None:
    if day := read_run_together(text):
        return Understood({name: day})
    if span := read_span(text):
        ends = {"valid_from": span.first, "valid_to": span.last}
        other = "valid_from" if is_end else "valid_to"
        remark = f"»{text}« er læst som {span.first} til {span.last}." if span.is_inferred else ""
        return Understood(
            {name: ends[name] or ""},
            keep_text=span.says_more,
            remark=remark,
            is_inferred=span.is_inferred,
            beside={other: ends[other] or ""},
        )
    if day := read_day(text):
        return Understood({name: day}, keep_text=says_more_than_a_day(text, _OF_SPANS))
    return _rounded(name, text, _OF_SPANS, is_end=is_end)


def _rounded(name: str, text: str, filler: frozenset[str], *, is_end: bool) -> Understood | None:
    """A day for a text that names a month, a week or a year alone, or counts days as spreadsheets do; always marked."""
    if year := _YEAR_ALONE.fullmatch(text.strip()):
        return _marked(name, text, f"{year[1]}-12-31" if is_end else f"{year[1]}-01-01")
    if serial := read_serial(text):
        return _marked(name, text, serial, "Regneark tæller dage som tal: ")
    month = read_month(text, filler, is_end=is_end)
    return _marked(name, text, month) if month else None


def _marked(name: str, text: str, day: str, why: str = "") -> Understood:
    return Understood({name: day}, remark=f"{why}»{text}« er læst som {day}.", is_inferred=True)
