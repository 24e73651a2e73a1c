"""What is said no to? "Ikke noget med sport" takes a wish away; "sover ikke" and "kan ikke dansk" say what is the matter.

A denial is looked for backwards from a phrase, over small words and, in a list, over what else is denied: "kan ikke lide dyr eller børn".
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from queries.profiles.words_in_text import Word

Kind: TypeAlias = Literal["refusal", "without", "lack", "fear", "leaving"]
"""`refusal` is what somebody does not want, `without` what is not to be or is not there, `lack` what somebody does not have or do,
`fear` what frightens, `leaving` what somebody wants to get away from.
"""

_DENIALS = frozenset({"ikke", "ingen", "intet", "aldrig", "uden", "hverken"})
_SHUNNING: dict[str, Kind] = {
    "hader": "refusal", "afskyr": "refusal", "nej": "refusal", "undgaa": "refusal", "undgaar": "refusal", "traet": "refusal",
    "mindre": "refusal", "allergisk": "refusal", "allergi": "refusal", "bange": "fear", "raed": "fear", "utryg": "fear", "vaek": "leaving",
}  # fmt: skip
"""They deny what comes after them whatever else they say."""
_EXCEPT = (frozenset({"andet", "andre", "alt", "undtagen"}), frozenset({"end", "undtagen"}))
"""Said together, "alt andet end"."""
_BETWEEN_WORDS = """
    noget nogen nogle med om lide kan til at have haft for fra af ved over tak interesseret interesse interesserer
    sig mig ham hende lyst saerlig specielt saa vild vilde glad god godt ret gaa gaar lave laver spille spiller arbejde
    begynde starte vaere vaeret paa i en et den det de flere mere laengere hverken heller slags decideret hos dog
    brug proevet proeve bo bor passe faa helt rigtig rigtigt bryder under lidt hjaelp taale taaler klare holde ud snakke tale
    taler se hoere roeget ryge faaet drukket skrive skal vil tage tager bruge bruger saerligt meget sin sine mit min et
"""
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
_COORDINATORS = frozenset({"eller", "og", "samt"})
_AFTER_COORDINATOR = frozenset({"noget", "nogen", "med", "om", "for", "til", "at", "heller", "i", "paa"})
_WANTING = frozenset(
    {"vil", "gider", "skal", "oensker", "helst", "bare", "orker", "maa", "ville", "bryder", "skulle", "elsker"}
)
_LIKING = frozenset(
    {
        "lide",
        "lyst",
        "interesse",
        "interesseret",
        "interesserer",
        "vild",
        "vilde",
        "glad",
        "bryder",
        "klare",
        "holde",
        "taale",
    }
)
_BEFORE_REFUSAL = frozenset({"og", "men", "heller", "bare", "helst", "endelig", "gerne"})
_STRENGTHENING = frozenset({"slet", "absolut", "altsaa", "saa", "overhovedet"})
_HAVING = frozenset({"har", "havde", "have", "faar", "er", "mangler"})
_BEFORE_NOW = frozenset({"vaeret", "haft", "proevet", "faaet", "roeget", "drukket"})
_REACH_OF_WANTING = 6
_FRAMES = frozenset({"gider ikke", "orker ikke", "har ikke lyst", "ingen lyst", "mangler lyst", "toer ikke"})
"""Phrases of the catalogue that deny what comes after them, and then say nothing else."""


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase as far as denials are concerned: its words and what the catalogue writes."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Denial:
    """What denies a phrase: where it begins, how, and whether somebody wants it so; `frame` is the phrase that denies, if one does."""

    at: int
    kind: Kind
    is_wish: bool = False
    frame: Span | None = None


def find_denial(words: Sequence[Word], span: Span, spans: Collection[Span]) -> Denial | None:
    """The denial before a phrase, where there is one; `spans` are all phrases of the text."""
    inside = {at: each for each in spans for at in range(each.first, each.last + 1) if each.first < span.first}
    in_list, between = False, set[str]()
    for at in range(span.first - 1, -1, -1):
        word, phrase = words[at].folded, inside.get(at)
        if words[at].clause != words[at + 1].clause:
            if not _is_list(words, at, inside):
                return None
            in_list = True
        if denial := _denial_of(words, at, phrase, between):
            return denial
        if word in _COORDINATORS and not between - _AFTER_COORDINATOR:
            in_list = True
        elif in_list and phrase:
            continue
        elif word in _BETWEEN and not _is_doubly_denied(words, at):
            between.add(word)
        else:
            return None
    return None


def _denial_of(words: Sequence[Word], at: int, phrase: Span | None, between: set[str]) -> Denial | None:
    """The denial that a word is, or ends; `phrase` is what it belongs to, as "ikke" belongs to "sover ikke"."""
    word = words[at].folded
    if phrase and phrase.text in _FRAMES and at == phrase.last:
        return Denial(phrase.first, "fear" if phrase.text == "toer ikke" else "refusal", is_wish=True, frame=phrase)
    if word in _SHUNNING:
        return Denial(at, _SHUNNING[word], frame=phrase if phrase and phrase.first == phrase.last else None)
    if _is_rather_not(words, at) or (word in _EXCEPT[1] and at > 0 and words[at - 1].folded in _EXCEPT[0]):
        return Denial(at, "refusal", is_wish=True)
    if word in _DENIALS and phrase is None and not _is_doubly_denied(words, at):
        return _denial_at(words, at, between)
    return None


def _is_rather_not(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends "hellere værksted end", or begins "i stedet for" or "frem for"."""
    if words[at].folded == "end":
        return any(word.folded == "hellere" for word in words[:at] if word.clause == words[at].clause)
    return words[at].folded in {"stedet", "frem"} and at + 1 < len(words) and words[at + 1].folded == "for"


def _is_doubly_denied(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the second of "ikke uden"."""
    return words[at].folded == "uden" and at > 0 and words[at - 1].folded == "ikke"


def _is_list(words: Sequence[Word], at: int, inside: dict[int, Span]) -> bool:
    """Whether a comma only parts what is listed: "ikke dyr, børn eller sport"; a comma before a phrase begins something new otherwise."""
    here = words[at + 1].clause
    rest = [word.folded for word in words[at + 1 :] if word.clause == here]
    return at in inside and "eller" in rest


def _denial_at(words: Sequence[Word], at: int, between: set[str]) -> Denial:
    before = [word.folded for word in words[max(0, at - _REACH_OF_WANTING) : at] if word.clause == words[at].clause]
    if _WANTING & set(before) or _LIKING & between:
        return Denial(at, "refusal", is_wish=True)
    while before and before[-1] in _STRENGTHENING:
        before.pop()
    begins = not before or before[-1] in _BEFORE_REFUSAL
    is_not = words[at].folded in {"ikke", "hverken"} or (words[at].folded == "aldrig" and not between & _BEFORE_NOW)
    if is_not and (begins or ({"noget", "med"} <= between and not _HAVING & set(before))):
        return Denial(at, "refusal")
    return Denial(at, "without" if begins else "lack")


def is_denied_after(words: Sequence[Word], span: Span, spans: Collection[Span]) -> bool:
    """Whether a verb is denied by what follows it: "drikker ikke". The denial in "drikker ikke alkohol" belongs to both."""
    at = span.last + 1
    if span.first != span.last or not words[span.last].folded.endswith("r") or at >= len(words):
        return False
    if words[at].folded not in {"ikke", "aldrig"} or words[at].clause != words[span.last].clause:
        return False
    belongs_elsewhere = any(each.first <= at <= each.last for each in spans)
    return not belongs_elsewhere and (span.text.endswith("r") or words[span.last].folded not in span.text)


_TAKEN_BACK = (
    ("men", "gider", "ikke"), ("men", "vil", "ikke"), ("men", "orker", "ikke"), ("men", "oensker", "ikke"), ("men", "har", "ikke", "lyst"),
    ("gider", "ikke", "mere"), ("vil", "ikke", "mere"), ("er", "ikke", "noget"), ("er", "ikke", "lige"), ("duer", "ikke"), ("nej",),
)  # fmt: skip


def is_taken_back(words: Sequence[Word], span: Span, spans: Collection[Span]) -> bool:
    """Whether what follows a phrase takes it back: "har spillet fodbold, men gider ikke mere", "sport: nej tak"."""
    after = tuple(word.folded for word in words[span.last + 1 : span.last + 5])
    taken = next((said for said in _TAKEN_BACK if after[: len(said)] == said), None)
    if taken is None:
        return False
    last = span.last + len(taken)
    rest = [at for at in range(last + 1, len(words)) if words[at].clause == words[last].clause]
    return not any(each.first in rest for each in spans)
