"""Who is spoken of? "Mor drikker" tells nothing about what the youth drinks, and "en bror på 12" not how old the youth is."""

import re
from collections.abc import Sequence
from itertools import groupby

from queries.profiles.words_in_text import Word

_YOUTH_NOUNS_TEXT = """
    pige pigen dreng drengen mand manden kvinde kvinden fyr fyren ung unge ungen selv jeg elev eleven borger borgeren girl
    boy
"""
YOUTH_NOUNS = frozenset(_YOUTH_NOUNS_TEXT.split())
_PARENT = re.compile(
    r"(?:pap|sted|pleje|svige|bonus|alene)?(?:mor|far|moder|fader|foraeldre|foraelder)(?:en|s|ens|ne|nes)?"
)
_SIBLING = r"\w*(?:bror|broren|broder|broedre|soester|soesteren|soestre|soeskende)"
_FRIEND = "kaereste|kaeresten|ekskaereste|ekskaeresten|eksen|ven|vennen|venner|vennerne|veninde|veninden|kammerat|kammeraten|kammerater"
_KIN = re.compile(rf"(?:{_SIBLING}|mormor|farfar|morfar|farmor|bedsteforaeldre|moster|faster|onkel|{_FRIEND})s?")
_OTHER = re.compile(
    r"(?:\w*(?:faetter|kusine|tvilling)|bedstemor|bedstefar|barn|barnet|plejebarn|plejebarnet|boern|baby|soen|soennen|datter|datteren|kone"
    r"|vaerge|hund|hunden|hest|hesten|kat|katten|pony|mom|dad|brother|sister)s?"
)
_CHILD = re.compile(r"(?:pleje|sted|bonus)?(?:soen|soennen|datter|datteren|barn|barnet)")
_BEFORE_SUBJECT_TEXT = """
    hans hendes min mit mine sin sit sine deres unges begge og en et at fordi den hele men
"""
_BEFORE_SUBJECT = frozenset(_BEFORE_SUBJECT_TEXT.split())
_TURNS_BACK = frozenset({"jeg", "selv", "unge", "ungen"})
_HE_OR_SHE = frozenset({"han", "hun"})
_JOINTS = frozenset({"og", "men", "saa", "at"})
_WHO = frozenset({"der", "som"})
_REACH_OF_WHO = 4


def is_parent(folded: str) -> bool:
    """Whether a folded word is a father or mother.

    >>> is_parent("papfar"), is_parent("moren"), is_parent("mormor")
    (True, True, False)
    """
    return bool(_PARENT.fullmatch(folded))


def is_child(folded: str) -> bool:
    """Whether a folded word is somebody's son or daughter."""
    return bool(_CHILD.fullmatch(folded))


def is_other(word: str) -> bool:
    """Whether a word is somebody else than the youth: family, friends, and animals that have an age.

    >>> is_other("lillebror"), is_other("hest"), is_other("pige")
    (True, True, False)
    """
    folded = word.replace("ø", "oe").replace("æ", "ae")
    return bool(_OTHER.fullmatch(folded) or _KIN.fullmatch(folded)) or is_parent(folded)


def said_of_others(words: Sequence[Word]) -> frozenset[int]:
    """Which words tell about somebody else: a clause that begins with kin, and what follows "en bror, der".

    Ends where the youth is spoken of again: "mor er syg, og hun passer hende".
    """
    theirs: set[int] = set()
    for _clause, group in groupby(enumerate(words), key=lambda pair: pair[1].clause):
        clause = [(at, word.folded) for at, word in group]
        begin = next((n for n, (_, word) in enumerate(clause) if word not in _BEFORE_SUBJECT), len(clause))
        for n, (_, word) in enumerate(clause):
            if not (is_parent(word) or _KIN.fullmatch(word)):
                continue
            rest = clause[n + 1 :]
            if n == begin and rest and not (is_parent(word) and rest[0][1] in {"til", "paa"}):
                theirs |= _until_the_youth(rest, ends_at_and=False)
            who = next((m for m, (_, each) in enumerate(rest[:_REACH_OF_WHO]) if each in _WHO), None)
            if who is not None:
                theirs |= _until_the_youth(rest[who:], ends_at_and=True)
    return frozenset(theirs)


def _until_the_youth(rest: Sequence[tuple[int, str]], *, ends_at_and: bool) -> set[int]:
    theirs: set[int] = set()
    for n, (at, word) in enumerate(rest):
        turns_back = word in _TURNS_BACK or (word in _HE_OR_SHE and n > 0 and rest[n - 1][1] in _JOINTS)
        if turns_back or (ends_at_and and word in {"og", "men"}):
            break
        theirs.add(at)
    return theirs
