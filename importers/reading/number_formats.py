"""Number formats that say something the number does not: lost zeros, groups of digits, percent, a unit."""

import re
from dataclasses import dataclass
from functools import lru_cache

from importers.reading.texts import number_text

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?)|\\(?P<escaped>.)|(?P<width>_.)|(?P<fill>\*.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]
    |(?P<bracket>\[[^\]]*\])|(?P<general>General)|(?P<digit>[0\#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)
    |(?P<plain>[ $+\-():!^&'~{}<>=€£1-9])|(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_SLOT = "\x00"
"""Stands for a digit in a form's groups."""
_MOST_SIGNS = 255


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How a number is shown: words around it, percent, and where `groups` is given, digits with zeros and signs between them.

    >>> number_form("00 00 00 00").show(1100140.0), number_form("0%").show(0.25), number_form('0 "uger"').show(6.0)
    ('01 10 01 40', '25%', '6 uger')
    """

    before: str = ""
    after: str = ""
    groups: str = ""
    least_digits: int = 0
    is_percent: bool = False

    def show(self, value: float) -> str:
        """The number as a person sees it, but never with fewer decimals than it has."""
        if self.is_percent:
            return f"{self.before}{number_text(value * 100)}{self.after}"
        if self.groups and value >= 0 and float(value).is_integer():
            return f"{self.before}{self._grouped(str(int(value)).zfill(self.least_digits))}{self.after}"
        return f"{self.before}{number_text(value)}{self.after}"

    def _grouped(self, digits: str) -> str:
        """Digits fill the places from the right; those without a place stand first."""
        left = list(digits)
        shown: list[str] = []
        for sign in reversed(self.groups):
            if not left:
                break
            shown.append(left.pop() if sign == _SLOT else sign)
        return "".join([*left, *reversed(shown)])


@lru_cache(1_000)
def number_form(code: str) -> NumberForm | None:
    """What a format's code says beyond the number; None where it says nothing, or is about dates, times or fractions.

    >>> number_form("#,##0.00"), number_form("dd-mm-yyyy"), number_form("General")
    (None, None, None)
    """
    first = _first_section(code[:_MOST_SIGNS])
    before, between, after, digits = "", "", "", ""
    has_decimals = is_percent = False
    for token in _TOKEN.finditer(first):
        kind = token.lastgroup or "other"
        if kind == "other" or (kind == "bracket" and token[0][1:2] in "<>=hHmMsS"):
            return None
        if kind in ("digit", "general"):
            between += after
            digits, after = digits + ("" if has_decimals or kind == "general" else token[0]), ""
            between += "" if has_decimals or kind == "general" else _SLOT
            before = before or between.split(_SLOT, 1)[0]
        elif kind == "point":
            has_decimals = True
        elif kind == "percent":
            is_percent, after = True, after + "%"
        else:
            after += _literal(token)
    if not digits and "General" not in first:
        return None
    return _form(before, between[len(before) :], after, digits, has_decimals=has_decimals, is_percent=is_percent)


@lru_cache(1_000)
def elapses(code: str) -> bool:
    """Whether a format shows how long something lasts, and not a time of the day.

    >>> elapses("[h]:mm"), elapses("hh:mm"), elapses("[$-406]d. mmmm")
    (True, False, False)
    """
    return bool(_ELAPSED.search(_first_section(code[:_MOST_SIGNS])))


def _first_section(code: str) -> str:
    """The part for positive numbers; a semicolon in quotation marks parts nothing."""
    for token in re.finditer(r'"[^"]*"?|\\.|;', code):
        if token[0] == ";":
            return code[: token.start()]
    return code


def _literal(token: re.Match[str]) -> str:
    if token["quoted"]:
        return token["quoted"].strip('"')
    if token["width"]:
        return " "
    return token["escaped"] or token["currency"] or token["plain"] or ""


def _form(
    before: str, between: str, after: str, digits: str, *, has_decimals: bool, is_percent: bool
) -> NumberForm | None:
    least = digits.count("0")
    signs = between.replace(_SLOT, "")
    thousands = set(signs) <= {" "} and all(len(group) == 3 for group in between.split(" ")[1:])
    is_grouped = not has_decimals and (least > 1 or (bool(signs) and not thousands))
    around = before.strip(" ()+-"), after.strip(" ()+-")
    form = NumberForm(
        before.lstrip() if around[0] or is_grouped else "",
        after.rstrip() if around[1] or is_grouped else "",
        between if is_grouped else "",
        least if is_grouped else 0,
        is_percent,
    )
    return form if form != NumberForm() else None
