"""Where something is: street, postcode and town."""

import re

from graphmodel.catalogue import fold
from importers.values.understood import Understood, without_decimals
from importers.values.words import Words

_ADDRESS = re.compile(
    r"^(?P<street>.*?)[,\s]*\b(?:DK[- ]?)?(?P<postcode>\d{4})\s*(?P<town>[^\W\d_][^\d;,(\n]*)", re.DOTALL
)
_POSTCODE = re.compile(r"(?:DK[- ]?)?(\d{3,4})(?:\s?[,/–-]?\s*([^\W\d_][^\d,;/(]*))?(?P<more>[\s,;/(].*)?")
_BEFORE_POSTCODE = re.compile(r"^post(?:nr|nummer)\.?:?\s*", re.IGNORECASE)
_THOUSANDS = re.compile(r"[1-9]\.\d{3}")
_POSTCODE_LAST = re.compile(r"(?P<street>.*\d.*[,\s])(?:DK[- ]?)?(?P<postcode>\d{4})")
_STREET = re.compile(r"[^\W\d_][^,;]*\s\d+\s?[A-Za-z]?(?:\W.*)?")
_DISTRICT = re.compile(r"(?:C|K|V|N|S|Ø|NV|SV|SØ|NØ|M|F|B)\b")
_SECOND_PLACE = re.compile(r"\s(?:og|eller|samt|\+|v/|ved)\s.*", re.IGNORECASE)
_COUNTRY = re.compile(r"[,\s]*\b(?:danmark|denmark)\.?$", re.IGNORECASE)
_NO_PLACE = frozenset(
    {
        "online",
        "digitalt",
        "virtuelt",
        "telefonisk",
        "flere steder",
        "forskellige steder",
        "hele landet",
        "hele kommunen",
        "varierer",
    }
    | {"hos den unge", "i hjemmet", "hjemme hos den unge", "efter aftale", "overalt", "diverse", "skiftende"}
)
_DOT_BEHIND_A_NUMBER = re.compile(r"(?<=\d)\.$")
_LONGEST_DISTRICT = 2
"""As in "2100 Ø"."""
_ENDS = " ,.-–/"


def read_address(text: str, header: str, words: Words) -> Understood | None:
    """Street, postcode and town; a text that names no place is kept as words."""
    plain = " ".join(text.split())
    if plain[-8:].lower().rstrip(".").endswith("mark"):
        plain = _COUNTRY.sub("", plain)
    if found := _ADDRESS.match(plain):
        return _with_postcode(found["street"], found["postcode"], plain[found.start("town") :], words)
    if plain[:3].isdigit():
        return read_postcode(plain, header, words)
    if (last := _POSTCODE_LAST.fullmatch(plain)) and last["postcode"] in words.reference.postcodes:
        return Understood({"postcode": last["postcode"], "address": last["street"].strip(_ENDS)})
    if fold(plain) in _NO_PLACE:
        return Understood(keep_text=True)
    first, comma, behind = plain.partition(",")
    if comma and words.reference.towns(first) and _STREET.fullmatch(behind.strip()):
        return Understood({"town": first, "address": behind.strip(_ENDS)})
    street, comma, town = plain.rpartition(",")
    if words.reference.towns(town) and not words.reference.towns(street):
        values = {"town": town.strip(_ENDS)}
        return Understood(values | {"address": street.strip(_ENDS)} if comma else {**values})
    return Understood({"address": plain}) if not words.is_placeholder(text) else None


def read_postcode(text: str, _header: str, words: Words) -> Understood | None:
    """A postcode, with its town where that stands beside it; a zero that a spreadsheet dropped is put back."""
    plain = _BEFORE_POSTCODE.sub("", " ".join(without_decimals(text).split()))
    plain = f"{plain[0]}{plain[2:]}" if _THOUSANDS.fullmatch(plain) else plain
    if not (found := _POSTCODE.fullmatch(plain)):
        has_number = any(sign.isdigit() for sign in plain)
        return Understood({"town": plain}) if not has_number and words.reference.towns(plain) else None
    postcode = found[1].zfill(4)
    if found[2]:
        return _with_postcode("", postcode, plain[found.start(2) :], words)
    return None if found["more"] else Understood({"postcode": postcode})


def read_town(text: str, header: str, words: Words) -> Understood | None:
    """A town, with its postcode where that stands beside it."""
    if text[:1].isdigit() or text[:2].upper() == "DK":
        return read_postcode(text, header, words) or Understood({"town": text})
    return Understood({"town": " ".join(text.split())})


def _with_postcode(street: str, postcode: str, rest: str, words: Words) -> Understood:
    """The parts of an address whose text after the postcode is `rest`: the town, and whatever more it says."""
    town = _town_of(rest, postcode, words)
    values = {"postcode": postcode, "town": town}
    behind = rest[rest.index(town) + len(town) :].strip(_ENDS)
    if not street and _STREET.fullmatch(behind):
        street, behind = behind, ""
    ends = _ENDS if street.rstrip().endswith(("-", "–", "/")) else " ,"
    if street := _DOT_BEHIND_A_NUMBER.sub("", street.strip(ends)):
        values["address"] = street
    known = words.reference.postcodes.get(postcode)
    if known and len(town) <= _LONGEST_DISTRICT:
        values["town"] = known.town
    return Understood({**values}, keep_text=bool(behind), doubt=_contradiction(postcode, values["town"], words))


def _town_of(rest: str, postcode: str, words: Words) -> str:
    """The town that a text begins with: the postcode's own where it does, else what stands before a sign or another place."""
    known = words.reference.postcodes.get(postcode)
    if known and rest.lower().startswith(known.town.lower()) and not rest[len(known.town) :][:1].isalpha():
        after = rest[len(known.town) :].lstrip()
        district = _DISTRICT.match(after)
        end = len(rest) - len(after) + district.end() if district else len(known.town)
        return rest[:end]
    head = re.split(r"[\d;,(\n/]|\s[-–]\s", rest, maxsplit=1)[0]
    return _SECOND_PLACE.sub("", head).strip(_ENDS) or head.strip()


def _contradiction(postcode: str, town: str, words: Words) -> str:
    """What to say where a postcode belongs to another town than the one beside it."""
    known = words.reference.postcodes.get(postcode)
    others = words.reference.towns(town)
    if known is None and others and all(other.postcode[:2] != postcode[:2] for other in others):
        return f"Postnummer {postcode} kender vi ikke. {town} har {others[0].postcode}."
    if known is None or fold(known.town).partition(" ")[0] == fold(town).partition(" ")[0]:
        return ""
    if not others or any(other.postcode == postcode for other in others):
        return ""
    return f"Postnummer {postcode} er {known.town}, men der står {town}."
