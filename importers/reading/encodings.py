"""Bytes as text: byte order marks, UTF-8 first, then the one-byte encodings that Danish files come in."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
"""Windows, old Mac and DOS; the first one wins where they tell nothing apart."""
_DANISH = frozenset("æøåÆØÅéüöäÉÜÖÄ–“”’…§½·•")
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and the lines (from 1) whose bytes were of another kind."""

    text: str
    encoding: str
    odd_lines: tuple[int, ...] = ()


def decode(content: bytes) -> Decoded:
    """Read bytes as text; nothing is lost, whatever they are.

    >>> decode("Årslev".encode("cp1252")).text, decode("Årslev".encode("utf-16")).encoding
    ('Årslev', 'utf-16')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding, errors="replace"), encoding)
    if encoding := _unmarked_utf_16(content):
        return Decoded(content.decode(encoding, errors="replace"), encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_lines(content)


def _unmarked_utf_16(content: bytes) -> str:
    """Every second byte of UTF-16 with Latin letters is zero; which one tells the order."""
    sample = content[:2_000]
    zeros = sample.count(0)
    if len(sample) < 4 or zeros < len(sample) // 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > zeros // 2 else "utf-16-be"


def _decode_lines(content: bytes) -> Decoded:
    """A file that is not UTF-8 as a whole: one of the one-byte encodings, or lines of both kinds put together."""
    lines = content.split(b"\n")
    one_byte = _one_byte_encoding(content)
    is_utf_8 = [_is_utf_8(line) for line in lines]
    truly_utf_8 = [at for at, line in enumerate(lines) if is_utf_8[at] and not line.isascii()]
    others = [at for at, fits in enumerate(is_utf_8) if not fits]
    if not truly_utf_8:
        return Decoded(content.decode(one_byte, errors="replace"), one_byte)
    texts = [line.decode("utf-8" if is_utf_8[at] else one_byte, errors="replace") for at, line in enumerate(lines)]
    odd = others if len(others) <= len(truly_utf_8) else truly_utf_8
    return Decoded("\n".join(texts), "utf-8", tuple(at + 1 for at in odd))


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _one_byte_encoding(content: bytes) -> str:
    """The encoding in which most of the signs beyond ASCII are letters that Danish uses; else what the statistics say."""
    beyond = bytes(byte for byte in content[:_SAMPLE] if byte > 127)
    hits = {name: sum(sign in _DANISH for sign in beyond.decode(name, errors="replace")) for name in _ONE_BYTE}
    best = max(_ONE_BYTE, key=lambda name: hits[name])
    if hits[best] * 2 >= len(beyond):
        return best
    guess = from_bytes(content[:_SAMPLE], cp_isolation=[*_ONE_BYTE, "latin_1"]).best()
    return guess.encoding if guess is not None and guess.encoding in _ONE_BYTE else "cp1252"
