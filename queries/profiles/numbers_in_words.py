"""Numbers of a text that are no ages and no postcodes: telephone numbers, dates, times, amounts and the like."""

import re

from queries.telling.danish import MONTHS

AAR = "(?:å|aa)r"
MONTH = f"(?:{'|'.join(MONTHS)})"
_UNITS = (
    "km|kilometer|meter|cm|timers?|timer|time|lektioner|uger?s?|dages?|minutters?|min|kr|kroner|dkk|euro|procent|gange|mdr|md|m(?:å|aa)neders?|pladser"
    "|unge|stk|piller|tusinde?|mio|kg|kilo|gram|liter|(?:ø|oe)l|genstande|cigaretter|skoler|s(?:ø|oe)skende|b(?:ø|oe)rn|venner|personer|mennesker"
    "|elever|voksne|sider|point|karakterer|ansatte|hunde|katte|heste|spil|f(?:ø|oe)lgere|grader"
)
PHONE = re.compile(
    r"(?:(?:\+|00)45 ?)?(?<!\d)(?:\d{8}|\d\d(?:[ .-]\d\d){3}|\d{4} \d{4}|\d{3} \d\d \d{3})(?!\d)"
    r"|\b(?:tlf|telefon\w*|mobil\w*|mob|ring\w*|sms)\b[^\d,;]{0,25}?(?P<digits>(?:\+\d\d ?)?\d\d(?: ?\d\d){1,3})(?!\d)"
)
_DATES = (
    re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?!\d)"),
    re.compile(rf"(?<!fylder )(?<!bliver )(?<!\d)\d{{1,2}}\.? {MONTH}(?: \d{{4}})?"),
    re.compile(rf"(?<!\d)\d{{1,2}}/(?:1[0-2]|0?\d)(?!\d)(?! ?{AAR})"),
    re.compile(r"\b(?:d\.|den) ?\d{1,2}\.(?! ?\d{4})"),
)
_OTHERS = (
    re.compile(r"(?<!\d)\d{1,3}(?:\.\d{3})+(?!\d)(?: ?(?:kr|kroner))?"),
    re.compile(r"\b(?:kl|klokken)\b\.? ?\d{1,2}(?:[.:]\d\d)?(?: ?(?:-|–|til|og) ?\d{1,2}(?:[.:]\d\d)?)?"),
    re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)|(?<![\d.])\d{1,2}\.(?:00|15|30|45)(?!\d)"),
    re.compile(r"(?<!\d)\d{1,2}\.? ?(?:klasse|kl|klassetrin|sal|gang)\b"),
    re.compile(
        r"(?:\b(?:uge|bus|linje|linie|nr|nummer|paragraf|stk|side|kapitel|hold|lokale)\b\.?|§+|\b\w{2,}(?:gade|vej|vejen|all(?:é|e)|str(?:æ|ae)de|torv))"
        r" ?\d+(?: ?(?:-|–|og) ?\d+)?"
    ),
    re.compile(rf"(?<![\d.,])(?<!r og )\d+(?:[.,]\d+)?(?: ?(?:-|–|til) ?\d+)? ?(?:(?:{_UNITS})\b|,-|%)"),
    re.compile(r"\b(?:skylder|tjener|koster|betaler|g(?:æ|ae)ld p(?:å|aa)|l(?:å|aa)n p(?:å|aa)) (?:\w+ )?\d+"),
)


def spoken_for(text: str) -> list[tuple[int, int]]:
    """Where in a text in lower case the numbers stand that are something else, in the order of what they are."""
    return [found.span() for pattern in (PHONE, *_DATES, *_OTHERS) for found in pattern.finditer(text)]


def told_as_one(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that are told together where they were not understood: "22 34 56 78"."""
    phones = [found.span("digits" if found["digits"] else 0) for found in PHONE.finditer(text.lower())]
    return phones + [found.span() for pattern in (*_DATES, _OTHERS[0]) for found in pattern.finditer(text.lower())]
