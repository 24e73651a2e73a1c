"""Cells that tell when an offer takes in, and how long before one must ask."""

import re

from graphmodel.catalogue import fold
from importers.values.accounting import JOINTS, left_beside, word_set
from importers.values.days import days_in, weeks_without_year
from importers.values.intakes import read_intake
from importers.values.number_cells import read_waiting, says_weekdays
from importers.values.understood import Understood
from importers.values.words import Words

_SPAN = r"(\d{1,3}|en|et|to|tre|fire)\s*(dage?|uger?|måned(?:er)?|mdr?\.?|days?|weeks?)"
_BEFORE = re.compile(rf"{_SPAN}\s+(?:før|inden|before)", re.IGNORECASE)
_SMALL = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4}
_OF_DEADLINES = JOINTS | word_set(
    "senest start starten opstart holdstart kursusstart studiestart forloebet frist inden foer"
)
_NO_DEADLINE = frozenset(
    {"ingen", "ingen frist", "ingen ansoegningsfrist", "ingen tilmeldingsfrist", "loebende", "nej"}
)
_AS_AGREED = frozenset({"efter aftale", "efter behov", "efter naermere aftale"})
_EVERY_MONTH = 12
_NEXT = re.compile(r"\b(?:næste|kommende)\b", re.IGNORECASE)
_SPAN_ALONE = re.compile(rf"(?:ca\.?\s*|senest\s*)?{_SPAN}\.?", re.IGNORECASE)
_DAY_BEFORE = {"dagen foer": 1, "senest dagen foer": 1, "samme dag": 0, "paa dagen": 0}
_DAYS = {"d": 1, "u": 7, "w": 7, "m": 31}


def read_intake_cell(text: str, header: str, words: Words) -> Understood | None:
    """When an offer takes in; lists also write weekdays and waiting times in that column."""
    intake = read_intake(text, words.catalogue)
    if intake is None and (weeks := weeks_without_year(text)):
        doubt = (
            f"»{' og '.join(weeks)}« er ikke den samme dato hvert år, så dagen er ikke gemt. "
            "Skriv datoen, eller skriv året efter ugen."
        )
        return Understood(keep_text=True, doubt=doubt)
    if intake is None and says_weekdays(text):
        return Understood({"schedule": text})
    if intake is None and "ventetid" in fold(text):
        return read_waiting(fold(text).replace("ventetid", "").strip(), header, words)
    if intake is None:
        return None
    if (
        intake.intake == "yearly"
        and 0 < len(intake.days) < _EVERY_MONTH
        and (_NEXT.search(text) or _NEXT.search(header))
    ):
        return Understood(
            keep_text=True, doubt=f"»{text}« er den næste gang, men uden år, så dagen er ikke gemt. Skriv året."
        )
    values: dict[str, str | list[str]] = {"intake": intake.intake}
    remark = ""
    if intake.days:
        values["intake_dates"] = list(intake.days)
    if intake.is_inferred:
        remark = f"»{text}« er læst som {', '.join(intake.days)}."
    if intake.intake == "rolling" and fold(text) in _AS_AGREED:
        remark = f"»{text}« er læst som løbende optag."
    return Understood({**values}, keep_text=intake.says_more, remark=remark, is_inferred=bool(remark))


def read_deadline(text: str, _header: str, _words: Words) -> Understood | None:
    """How many days before the start one must ask; a deadline that is a day has no field and is kept as words."""
    if found := _BEFORE.search(text):
        days, is_in_months = _days_of(found), found[2].lower().startswith("m")
        says_more = is_in_months or bool(left_beside(text, [found.span()], _OF_DEADLINES))
        remark = f"»{text}« er læst som {days} dage før start." if is_in_months else ""
        return Understood({"apply_by_days": days}, keep_text=says_more, remark=remark, is_inferred=bool(remark))
    if found := _SPAN_ALONE.fullmatch(text.strip()):
        days = _days_of(found)
        remark = f"»{text}« er læst som {days} dage før start."
        return Understood({"apply_by_days": days}, keep_text=True, remark=remark, is_inferred=True)
    if (before := _DAY_BEFORE.get(fold(text))) is not None:
        return Understood({"apply_by_days": before})
    if fold(text) in _NO_DEADLINE:
        return Understood(keep_text=True)
    if days_in(text) or weeks_without_year(text):
        return Understood(keep_text=True, remark="Der er kun et felt til dage før start, så datoen er gemt som tekst.")
    return None


def _days_of(span: re.Match[str]) -> int:
    return (_SMALL.get(span[1].lower()) or int(span[1])) * _DAYS[span[2].lower()[0]]
