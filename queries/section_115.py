"""Whether a legal basis is section 115 of the Administration of Justice Act, under which information is shared to prevent crime alone."""

import re
from collections.abc import Iterator

_SECTION = 115
_ACT = (
    r"(?:lov om rettens pleje|(?:[\wæøå]*|\w+\s)lov(?:en|ens|s)?|[\wæøå]*(?:forordning|bekendtgørelse)\w*"
    r"|retspl\w*|rpl|sel|bl|dbl|fvl|kui|gdpr)\b\.?"
)
_SIGN = r"(?:§+|\bparagraf\w*|\bpar\b\.?|\bpgf\b\.?)\s*"
_MENTION = re.compile(
    rf"(?P<act>\b{_ACT})|{_SIGN}(?P<numbers>\d+(?:\s*[a-zæøå]\b)?(?:\s*(?:,|og|eller|samt|til|-|–)\s*\d+(?:\s*[a-zæøå]\b)?)*)"
)
_ACT_AFTER = re.compile(
    rf"(?:\s*,?\s*(?:stk|nr)\b\.?\s*\d+)*\s*(?:,|i|efter|\()?\s*(?P<act>\b{_ACT})(?!\s*,?\s*{_SIGN})"
)
_RIGHT_ACT = re.compile(r"lov om rettens pleje|retspl|rpl")
_RANGE = re.compile(r"(\d+)\s*(?:-|–|til)\s*(\d+)|(\d+)")


def is_section_115(legal_basis: str) -> bool:
    """Whether section 115 is named, with its act or with none; the same number of another act is another rule.

    >>> is_section_115("retsplejelovens paragraf 115"), is_section_115("§ 115"), is_section_115("barnets lov § 115")
    (True, True, False)
    """
    text = legal_basis.lower()
    return any(_RIGHT_ACT.match(act) if act else True for act in _acts_of_the_section(text))


def _acts_of_the_section(text: str) -> Iterator[str]:
    """The act of each mention of the section: the one that follows it, else the last one before it, else empty."""
    act = ""
    for found in _MENTION.finditer(text):
        if found["act"]:
            act = found["act"]
        elif _holds_the_section(found["numbers"]):
            after = _ACT_AFTER.match(text, found.end())
            yield after["act"] if after else act


def _holds_the_section(numbers: str) -> bool:
    return any(
        int(first) <= _SECTION <= int(last) if first else int(alone) == _SECTION
        for first, last, alone in _RANGE.findall(numbers)
    )
