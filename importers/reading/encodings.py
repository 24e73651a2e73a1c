"""Bytes as text: byte order marks, UTF-8 first, then the one-byte encodings that Danish files come in."""

import codecs
import re
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ONE_BYTE = ("cp1252", "mac_roman", "cp850")
"""Windows, old Mac and DOS; the first one wins where they tell nothing apart."""
_DANISH = frozenset("æøåÆØÅéüöäÉÜÖÄ–“”’…§½·•")
_SAMPLE = 200_000
LINE_END = re.compile(r"\r\r\n|\r\n|\r|\n")
"""Every end of a line that programs write, the doubled one of a file that was converted twice among them."""
_LINE_END_BYTES = re.compile(LINE_END.pattern.encode())
_UTF_8_SIGNS = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})+")
_TWICE = re.compile("Ã[\x80-¿‚-™Œ-žˆ˜€ƒ]")
"""What UTF-8 looks like that was read as Windows letters and stored as UTF-8 again."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and lines, from 0: those whose bytes were of another kind, and those with unreadable bytes.

    `is_repaired` says that the letters were encoded twice, and are now what they were meant to be.
    """

    text: str
    encoding: str
    odd_lines: tuple[int, ...] = ()
    unreadable_lines: tuple[int, ...] = ()
    is_repaired: bool = False


def decode(content: bytes) -> Decoded:
    """Read bytes as text; nothing is lost, whatever they are.

    >>> decode("Årslev".encode("cp1252")).text, decode("Årslev".encode("utf-16")).encoding
    ('Årslev', 'utf-16')
    """
    decoded = _decode(content)
    if decoded.encoding.startswith("utf-8") and (repaired := _decoded_once_more(decoded.text)):
        decoded = replace(decoded, text=repaired, is_repaired=True)
    if "\ufffd" not in decoded.text:
        return decoded
    lines = LINE_END.split(decoded.text)
    return replace(decoded, unreadable_lines=tuple(at for at, line in enumerate(lines) if "\ufffd" in line))


def _decode(content: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            if encoding == "utf-8-sig":
                return _decode_utf_8(content[len(mark) :])
            return Decoded(content.decode(encoding, errors="replace"), encoding)
    if encoding := _unmarked_utf_16(content):
        return Decoded(content.decode(encoding, errors="replace"), encoding)
    return _decode_utf_8(content)


def _decode_utf_8(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_lines(content)


def _decoded_once_more(text: str) -> str:
    """The letters of a text that was encoded twice; "" where it was not, or where not all of it agrees."""
    if not _TWICE.search(text):
        return ""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def _unmarked_utf_16(content: bytes) -> str:
    """Every second byte of UTF-16 with Latin letters is zero; which one tells the order."""
    sample = content[:2_000]
    zeros = sample.count(0)
    if len(sample) < 4 or zeros < len(sample) // 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > zeros // 2 else "utf-16-be"


def _decode_lines(content: bytes) -> Decoded:
    """A file that is not UTF-8 as a whole: one of the one-byte encodings, or lines of both kinds put together."""
    lines = _LINE_END_BYTES.split(content)
    is_utf_8 = [_is_utf_8(line) for line in lines]
    truly_utf_8 = [at for at, line in enumerate(lines) if is_utf_8[at] and not line.isascii()]
    others = [at for at, fits in enumerate(is_utf_8) if not fits]
    one_byte = _one_byte_encoding(
        b"".join(_UTF_8_SIGNS.sub(b"", lines[at]) for at in others) if truly_utf_8 else content
    )
    if not truly_utf_8:
        return Decoded(content.decode(one_byte, errors="replace"), one_byte)
    texts = [line.decode("utf-8") if is_utf_8[at] else _of_both(line, one_byte) for at, line in enumerate(lines)]
    odd = others if len(others) <= len(truly_utf_8) else truly_utf_8
    return Decoded("\n".join(texts), "utf-8", tuple(odd))


def _of_both(line: bytes, one_byte: str) -> str:
    """A line in which some signs are UTF-8 and others one byte: a cell that was pasted in."""
    texts, last = [], 0
    for found in _UTF_8_SIGNS.finditer(line):
        texts.append(line[last : found.start()].decode(one_byte, errors="replace"))
        texts.append(found[0].decode("utf-8", errors="replace"))
        last = found.end()
    return "".join([*texts, line[last:].decode(one_byte, errors="replace")])


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _one_byte_encoding(content: bytes) -> str:
    """The encoding in which most of the signs beyond ASCII are letters that Danish uses; else what the statistics say."""
    beyond = bytes(byte for byte in content[:_SAMPLE] if byte > 127)
    hits = {name: sum(sign in _DANISH for sign in beyond.decode(name, errors="replace")) for name in ONE_BYTE}
    best = max(ONE_BYTE, key=lambda name: hits[name])
    if hits[best] * 2 >= len(beyond):
        return best
    guess = from_bytes(content[:_SAMPLE], cp_isolation=[*ONE_BYTE, "latin_1"]).best()
    return guess.encoding if guess is not None and guess.encoding in ONE_BYTE else "cp1252"
