"""The sheets and columns that the program writes beside data, and how they are known again when the workbook comes back."""

from graphmodel.catalogue import fold
from importers.reading.sheets import Sheet

TO_CHECK, GUIDE, LISTS = "Se efter", "Vejledning", "Lister"
"""What the sheets are called: doubts to look at, how to fill a workbook in, and what may stand in listed columns."""
MARK = "Kædekort · "
"""What the first text of each of them begins with; nobody else's sheet does."""
ID, ANSWER, DAY, BY, REMARK = "Kædekort-id", "Stemmer det stadig?", "Bekræftet den", "Bekræftet af", "Bemærkning til os"
"""The headers: the node that a row is about, whether it is still true, since when, who says so, and what else there is to say."""
SENT = "Kædekort-sendt"
"""The header of the fingerprints of what was sent out."""
YES, CORRECTED, NO = "ja", "rettet", "nej"
ANSWERS = (YES, CORRECTED, NO)
"""What may stand under `ANSWER`."""
_SAID = {
    YES: "ja ok okay oki x v jep jo yes stemmer uændret",
    CORRECTED: "rettet rettes rettelse rettelser ændret",
    NO: "nej no nix",
}
_TICKED = {YES: "✓✔☑✅👍", NO: "✗✘☒❌👎"}
_ROWS_TO_LOOK_AT = 5


def answer_in(word: str) -> str:
    """The answer that a word or a tick means, "" where it means none.

    >>> answer_in("OK"), answer_in("✓"), answer_in("Ændret"), answer_in("delvist")
    ('ja', 'ja', 'rettet', '')
    """
    plain = fold(word)
    return _ANSWER_OF.get(plain, "") if plain else next((_TICK_OF[sign] for sign in word if sign in _TICK_OF), "")


def is_own_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is one that the program wrote beside the data, so that it holds nothing to import; its name may have changed.

    >>> is_own_sheet(Sheet("liste.xlsx", "Se efter", (("Kædekort · se efter",),)))
    True
    >>> is_own_sheet(Sheet("liste.xlsx", "Se efter", (("Tilbud", "Udbyder"),)))
    False
    """
    return any(sheet.text(row, 0).startswith(MARK) for row in range(_ROWS_TO_LOOK_AT))


def header_form(text: str) -> str:
    """A header made comparable: "Kædekort-id", "kædekort id" and "KædekortID" are one."""
    return fold(text).replace(" ", "")


def is_own_header(text: str) -> bool:
    """Whether a text is the header of a column that the program writes beside those of the catalogue.

    >>> is_own_header("kædekort-id"), is_own_header("Telefon")
    (True, False)
    """
    return header_form(text) in _OUR_HEADERS


_OUR_HEADERS = frozenset(map(header_form, (ID, ANSWER, DAY, BY, REMARK, SENT)))
_ANSWER_OF = {fold(word): answer for answer, words in _SAID.items() for word in words.split()}
_TICK_OF = {sign: answer for answer, signs in _TICKED.items() for sign in signs}
