"""Where something is: street, postcode and town."""

import re
from dataclasses import replace

from graphmodel.catalogue import fold
from graphmodel.reference import DISTRICTS
from importers.values.accounting import JOINTS, left_beside_words, word_set
from importers.values.contact_parts import split_contact
from importers.values.postcodes import contradiction
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
_FAROESE = re.compile(
    r"(?:(?P<street>.+?)[,\s]+)??(?:(?=FO)|(?=[1-9]\d{2}\s+(?:T[óo]rshavn|Klaksv[íi]k|Hoyv[íi]k|Argir|Runav[íi]k|"
    r"Tv[øo]royri|V[áa]gur|Fuglafj|Vestmanna|S[øo]rv[áa]gur|Mi[ðd]v[áa]gur|Toftir|Saltangar)))"
    r"(?:FO[- ]?)?(?P<postcode>[1-9]\d{2})(?:\s+(?P<town>[^\W\d_][^\d;,(]*?))?(?:,?\s*(?:Færøerne|Føroyar))?"
)
_DROPPED_A_ZERO = "5789"
"""What the few Danish postcodes that begin with a nought go on with; those of the Faroe Islands have three digits."""
_CONTACT_BEHIND = re.compile(
    r"[,;(|·–-]?\s*(?:\b(?:tlf|tel|telefon|mobil|mob|mail|e-mail)\b[.:]?\s*(?=\S*[\d@])|[\w.+-]+@)", re.IGNORECASE
)
_DISTRICT = re.compile(rf"(?:{'|'.join(DISTRICTS)})\b")
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
    | {
        "flere adresser",
        "forskellige adresser",
        "vi kommer ud",
        "kommer ud",
        "udgaaende",
        "opsoegende",
        "ude",
        "skifter",
    }
    | {"hos den unge", "i hjemmet", "hjemme hos den unge", "efter aftale", "overalt", "diverse", "skiftende"}
)
_ALL_OF_IT = re.compile(r"hele(?: [^\W\d]+){1,3}", re.IGNORECASE)
"""A part of the country: "Hele Fyn"."""
_OF_FORMS = JOINTS | word_set("i paa huset hus os hos vores lokaler stedet kun ogsaa mulighed for begge dele")
_DOT_BEHIND_A_NUMBER = re.compile(r"(?<=\d)\.$")
_LONGEST_DISTRICT = 2
"""As in "2100 Ø"."""
_ENDS = " ,.-–/|·•"


def read_address(text: str, header: str, words: Words) -> Understood | None:
    """Street, postcode and town; a text that names no place is kept as words."""
    plain = " ".join(text.split())
    if plain[-8:].lower().rstrip(".").endswith("mark"):
        plain = _COUNTRY.sub("", plain)
    if beside := _with_contacts(plain, header, words):
        return beside
    if faroese := _in_the_faroes(plain):
        return faroese
    if found := _ADDRESS.match(plain):
        return _with_postcode(found["street"], found["postcode"], plain[found.start("town") :], words)
    if plain[:3].isdigit():
        return read_postcode(plain, header, words)
    if (last := _POSTCODE_LAST.fullmatch(plain)) and last["postcode"] in words.reference.postcodes:
        return Understood({"postcode": last["postcode"], "address": last["street"].strip(_ENDS)})
    if no_place := _no_place(plain, words):
        return no_place
    first, comma, behind = plain.partition(",")
    if comma and _is_town(first, words) and _STREET.fullmatch(behind.strip()):
        return Understood({"town": first, "address": behind.strip(_ENDS)})
    street, comma, town = plain.rpartition(",")
    if _is_town(town, words) and not _is_town(street, words):
        values = {"town": town.strip(_ENDS)}
        return Understood(values | {"address": street.strip(_ENDS)} if comma else {**values})
    return Understood({"address": plain}) if not words.is_placeholder(text) else None


def _is_town(text: str, words: Words) -> bool:
    """Whether a text is a town, also such as has postcodes for its districts alone: "Odense"."""
    return bool(words.reference.towns(text) or words.reference.districts(text))


def _no_place(plain: str, words: Words) -> Understood | None:
    """A text that is no place: "overalt", or only whether one comes or is online; of both no one form is true."""
    if fold(plain) in _NO_PLACE or _ALL_OF_IT.fullmatch(plain):
        return Understood(keep_text=True)
    found = [reading for reading in words.catalogue.values.read_all("form", plain) if not reading.is_negated]
    if not found or left_beside_words(plain, " ".join(reading.phrase for reading in found), _OF_FORMS):
        return None
    if len({reading.value for reading in found}) > 1:
        return Understood(keep_text=True)
    remark = f"»{plain}« er læst som formen og ikke som en adresse."
    return Understood(beside={"form": found[0].value}, keep_text=True, remark=remark, is_guessed_beside=True)


def read_postcode(text: str, _header: str, words: Words) -> Understood | None:
    """A postcode, with its town where that stands beside it; a zero that a spreadsheet dropped is put back."""
    plain = _BEFORE_POSTCODE.sub("", " ".join(without_decimals(text).split()))
    plain = f"{plain[0]}{plain[2:]}" if _THOUSANDS.fullmatch(plain) else plain
    if faroese := _in_the_faroes(plain):
        return faroese
    if plain[1:] in words.reference.postcodes and plain[0] == "0":
        remark = f"»{text}« er læst som {plain[1:]}."
        return Understood({"postcode": plain[1:]}, remark=remark, is_inferred=True)
    if not (found := _POSTCODE.fullmatch(plain)):
        has_number = any(sign.isdigit() for sign in plain)
        return Understood({"town": plain}) if not has_number and words.reference.towns(plain) else None
    postcode = found[1].zfill(4) if found[1][0] in _DROPPED_A_ZERO else found[1]
    if found[2]:
        return _with_postcode("", postcode, plain[found.start(2) :], words)
    return None if found["more"] else Understood({"postcode": postcode})


def _in_the_faroes(plain: str) -> Understood | None:
    """Street, postcode of three digits and town, where a text says that it lies in the Faroe Islands."""
    if not (found := _FAROESE.fullmatch(plain)):
        return None
    parts = (
        ("address", (found["street"] or "").strip(_ENDS)),
        ("postcode", found["postcode"]),
        ("town", found["town"]),
    )
    return Understood({name: said for name, said in parts if said})


def _with_contacts(plain: str, header: str, words: Words) -> Understood | None:
    """An address with a phone or an e-mail behind it, which other columns may know better."""
    if not (behind := _CONTACT_BEHIND.search(plain)):
        return None
    before = plain[: behind.start()].strip(_ENDS)
    place = read_address(before, header, words) if before else None
    ways = split_contact(plain[behind.start() :])
    if place is None or not place.values or not ways.ways:
        return None
    return replace(place, keep_text=place.keep_text or ways.says_more, beside=ways.ways)


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
    ends = _ENDS if street.rstrip().endswith(("-", "–", "/", "|", "·", "•")) else " ,"
    if street := _DOT_BEHIND_A_NUMBER.sub("", street.strip(ends)):
        values["address"] = street
    known = words.reference.postcodes.get(postcode)
    if known and len(town) <= _LONGEST_DISTRICT:
        values["town"] = known.town
    return Understood({**values}, keep_text=bool(behind), doubt=contradiction(postcode, values["town"], words))


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
