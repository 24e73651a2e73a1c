"""What matplotlib has drawn as an SVG file that everybody can have: told in words, closed to the outside, without styles.

matplotlib writes a document type and a description of itself with addresses on the network, and its looks as `style`, which the pages'
content security policy forbids. Here looks become attributes, what nothing refers to loses its name, and names of parts are of this
picture alone, so that two can stand on one page.
"""

import hashlib
import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from webviz.plots.wording import one_line

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_REFERENCE = re.compile(r"#([\w-]+)")
_FRACTION = re.compile(r"(\.\d\d)\d+")
_TURNED_BY_NOTHING = re.compile(r"^rotate\(-?0 ")
_LEFT_OUT = ("metadata", "style")
_FONT = "sans-serif"


def told_svg(drawn: bytes, title: str, description: str, language: str, hints: Mapping[str, str]) -> str:
    """The text of an SVG file whose title and description say what it shows; `hints`: what a part says when it is pointed at, by its id."""
    title, description = one_line(title), one_line(description)
    root = ET.fromstring(drawn)  # noqa: S314  what matplotlib has just written, with every text escaped
    _simplify(root)
    for part in root.iter("g"):
        if part.get("id") in hints:
            hint = ET.Element("title")
            hint.text = one_line(hints[part.attrib["id"]])
            part.insert(0, hint)
    _rename(root, hashlib.sha256(ET.tostring(root) + title.encode() + description.encode()).hexdigest()[:8])
    return _open_tag(root, title, description, language)


def _simplify(root: ET.Element) -> None:
    """Plain names of elements, and attributes for styles."""
    for parent in list(root.iter()):
        for child in [child for child in parent if _plain(child.tag) in _LEFT_OUT]:
            parent.remove(child)
    for element in root.iter():
        element.tag = _plain(element.tag)
        found = {_plain(name): value for name, value in element.attrib.items() if name != "style"}
        for rule in element.get("style", "").split(";"):
            name, mark, value = rule.partition(":")
            if mark and name.strip() != "font-family":  # the whole picture has one
                found[name.strip()] = value.strip()
        if "d" in found:
            found["d"] = _FRACTION.sub(r"\1", " ".join(found["d"].split()))  # a hundredth of a pixel is enough
        if _TURNED_BY_NOTHING.match(found.get("transform", "")):
            del found["transform"]
        element.attrib.clear()
        element.attrib.update(sorted(found.items()))
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag == "defs" and not len(child)]:
            parent.remove(child)


def _plain(name: str) -> str:
    return name.replace(f"{{{_XLINK}}}", "xlink:").rpartition("}")[2]


def _rename(root: ET.Element, name: str) -> None:
    """Give what is referred to a name of its own, and take the others' away."""
    used = {id_ for element in root.iter() for value in element.attrib.values() for id_ in _REFERENCE.findall(value)}
    names: dict[str, str] = {}
    for element in root.iter():
        id_ = element.attrib.pop("id", None)
        if id_ is not None and id_ in used:
            element.set("id", names.setdefault(id_, f"plot-{name}-{len(names)}"))
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "xlink:href" or value.startswith("url("):
                element.set(key, _REFERENCE.sub(lambda found: f"#{names[found[1]]}", value))
    root.set("id", f"plot-{name}")


def _open_tag(root: ET.Element, title: str, description: str, language: str) -> str:
    """The file: its first element as it is to be, and what is in it."""
    name, box = root.attrib["id"], root.attrib["viewBox"]
    width, height = box.split()[2:]
    root.attrib.clear()
    root.attrib.update(
        {
            "xmlns": _SVG,
            "xmlns:xlink": _XLINK,
            "id": name,
            "viewBox": box,
            "width": width,
            "height": height,
            "role": "img",
            "lang": language,
            "xml:lang": language,
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-desc",
            "font-family": _FONT,
            "stroke-linejoin": "round",
            "stroke-linecap": "butt",
        }
    )
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        told = ET.Element(tag, {"id": f"{name}-{tag}"})
        told.text = text
        root.insert(place, told)
    return ET.tostring(root, encoding="unicode") + "\n"
