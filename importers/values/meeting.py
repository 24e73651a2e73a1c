"""How one meets: alone or in a group, on the spot, online or at home; lists have both in one column, whatever its header."""

from dataclasses import replace

from importers.values.accounting import left_beside_words
from importers.values.listed import DENIED, OF_CHOICES, Parser, choice_of
from importers.values.understood import Understood
from importers.values.words import Words

_BOTH = "individuel gruppe grupper hold både enten alene"


def read_setting(text: str, header: str, words: Words) -> Understood | None:
    """Alone, in a group, or both where a text speaks of the one beside the other; and the form, where it names one."""
    return _with_the_other(text, header, words, _read_setting, _FORM)


def read_form(text: str, header: str, words: Words) -> Understood | None:
    """On the spot, online or outreaching; and whether alone or in a group, where a text names that."""
    return _with_the_other(text, header, words, _FORM, _read_setting)


def _with_the_other(text: str, header: str, words: Words, own: Parser, other: Parser) -> Understood | None:
    """What a parser reads, and beside it what another one reads in the same text; the words are kept that neither has read."""
    said, beside = own(text, header, words), other(text, "", words)
    if beside is None or not beside.values:
        return said
    phrases = " ".join(
        reading.phrase for name in ("form", "setting") for reading in words.catalogue.values.read_all(name, text)
    )
    says_more = bool(left_beside_words(text, f"{phrases} {_BOTH}", OF_CHOICES))
    return replace(said or Understood(), keep_text=says_more, beside=beside.values)


def _read_setting(text: str, header: str, words: Words) -> Understood | None:
    said = {reading.value for reading in words.catalogue.values.read_all("setting", text) if not reading.is_negated}
    if {"individual", "group"} <= said and not DENIED.search(text):
        says_more = left_beside_words(text, _BOTH, OF_CHOICES)
        return Understood({"setting": "both"}, keep_text=bool(says_more))
    return _ALONE_OR_NOT(text, header, words)


_FORM = choice_of("form")
_ALONE_OR_NOT = choice_of("setting")
