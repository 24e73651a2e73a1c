"""What a spreadsheet writes where a formula went wrong: missing data, whatever language it is said in."""

import re

_DANISH = {
    "#NULL!": "#NUL!",
    "#DIV/0!": "#DIVISION/0!",
    "#VALUE!": "#VÆRDI!",
    "#REF!": "#REFERENCE!",
    "#NAME?": "#NAVN?",
    "#NUM!": "#NUM!",
    "#N/A": "#I/T",
    "#SPILL!": "#OVERLØB!",
    "#CALC!": "#BEREGN!",
    "#GETTING_DATA": "#HENTER_DATA",
    "#FIELD!": "#FELT!",
    "#BLOCKED!": "#BLOKERET!",
    "#UNKNOWN!": "#UKENDT!",
    "#CONNECT!": "#FORBIND!",
}
_IN_CALC = re.compile(r"Err:\d{3}")
_TOO_NARROW = re.compile(r"#{4,}")
_WORDS = frozenset({*_DANISH, *_DANISH.values(), "#REFERENCE", "#I/T!", "#VÆRDI", "#DIVISION/0", "#NAVN"})


def error_in(text: str) -> str:
    """The error that a cell's text is, as Danish spreadsheets write it; "" where it is none.

    >>> error_in("#REF!"), error_in("#i/t"), error_in("Err:502"), error_in("#1 på listen")
    ('#REFERENCE!', '#I/T', 'Err:502', '')
    """
    if text[:1] == "#":
        word = text.upper()
        if word in _WORDS or _TOO_NARROW.fullmatch(text):
            return danish_error(word)
    elif text[:4] == "Err:" and _IN_CALC.fullmatch(text):
        return text
    return ""


def danish_error(word: str) -> str:
    """An error's word as Danish spreadsheets show it; files store the English one."""
    return _DANISH.get(word, word)
