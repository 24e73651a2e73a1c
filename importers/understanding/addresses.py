"""Where something is: street, postcode and town."""

import re

from importers.understanding.understood import Understood
from importers.understanding.words import Words

_ADDRESS = re.compile(
    r"^(?P<street>.*?)[,\s]*(?:DK[- ]?)?(?P<postcode>\d{4})\s+(?P<town>[^\W\d_][^\d;,\n]*)", re.DOTALL
)
_POSTCODE = re.compile(r"(?:DK[- ]?)?(\d{3,4})(?:\s+([^\W\d_].*))?")


def read_address(text: str, _header: str, words: Words) -> Understood | None:
    """Street, postcode and town; the town is the reference's where the text has none of its own."""
    if found := _ADDRESS.match(" ".join(text.split())):
        values = {"postcode": found["postcode"], "town": found["town"].strip(" .")}
        if street := found["street"].strip(" ,"):
            values["address"] = street
        return Understood({**values}, keep_text=found.end() < len(" ".join(text.split())))
    return Understood({"address": " ".join(text.split())}) if not words.is_placeholder(text) else None


def read_postcode(text: str, _header: str, _words: Words) -> Understood | None:
    """A postcode, with its town where that stands beside it; a zero that a spreadsheet dropped is put back."""
    if not (found := _POSTCODE.fullmatch(text.strip())):
        return None
    town = {"town": found[2].strip()} if found[2] else {}
    return Understood({"postcode": found[1].zfill(4)} | town)
