"""A cell's raw value as the text a person sees, and nothing lost on the way."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

# Characters that parted words invisibly or were typed by accident; blanks of every kind become plain ones.
_BLANKS = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_EXACT = 10**15
_BETWEEN_VALUES = ";#"
"""What SharePoint writes between the values of a cell, and between a value and the number it has in its own list."""
_AROUND_LINES = re.compile(r" ?\n ?")


def text_of(value: object) -> str:
    """The text of a raw value: whole numbers without a decimal part, decimals with a comma, dates as ISO.

    >>> text_of(67338448.0), text_of(2.5), text_of(date(2026, 2, 1)), text_of(True), text_of(None)
    ('67338448', '2,5', '2026-02-01', 'SAND', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        hours, seconds = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{seconds // 60:02d}"
    return clean(str(value))


def clean(text: str) -> str:
    r"""A text with plain blanks, `\n` as its only line end, and nothing around it.

    Excel's leading apostrophe, which says that a cell is text, is left out, and so are the numbers that SharePoint keeps between values.

    >>> clean(" Ungdoms\u00a0skolen \r\n Årslev "), clean("'12345678"), clean("12;#KUI Vejle;#15;#PPR")
    ('Ungdoms skolen\nÅrslev', '12345678', 'KUI Vejle; PPR')
    """
    if _BETWEEN_VALUES in text:
        text = _values_of_a_lookup(text)
    if (
        text.isprintable() and "  " not in text
    ):  # as nearly every text: no blank but the plain one, and nothing invisible
        text = text.strip()
    else:
        text = _LINE_ENDS.sub("\n", text)
        text = _AROUND_LINES.sub("\n", _BLANKS.sub(" ", _INVISIBLE.sub("", text))).strip()
    return text[1:] if text.startswith("'") and text.count("'") == 1 else text


def _values_of_a_lookup(text: str) -> str:
    """The values that SharePoint keeps in one cell, without their numbers: "Bo Lund;#34", "12;#KUI", ";#Motivation;#Netværk;#"."""
    inner = text.strip().removeprefix(_BETWEEN_VALUES).removesuffix(_BETWEEN_VALUES)
    parts = [part.strip() for part in inner.split(_BETWEEN_VALUES)]
    for own, numbers in ((parts[1::2], parts[::2]), (parts[::2], parts[1::2])):
        if len(own) == len(numbers) and all(number.isdigit() for number in numbers):
            return "; ".join(own)
    return "; ".join(filter(None, parts))


def number_text(value: float) -> str:
    """A number with a decimal comma; fifteen digits are what a spreadsheet keeps and shows, more would be invented.

    >>> number_text(274.65999999999997), number_text(12345678901234567890.0), number_text(0.0000001)
    ('274,66', '12345678901234600000', '0,0000001')
    """
    if not math.isfinite(value):
        return ""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    digits = format(value, ".15g")
    return (format(Decimal(digits), "f") if "e" in digits else digits).replace(".", ",")
