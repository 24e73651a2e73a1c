"""A neighbourhood as one HTML file that loads nothing from outside: vis-network, our script and our style sheet are inside it.

Its content security policy names each script by its hash, so nothing else in the file can run, whatever a name holds.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files

from flask_babel import gettext, ngettext, pgettext
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from graphmodel.errors import KaedekortError
from graphmodel.records import NodeRecord, Properties
from graphmodel.schema import NODE_TYPES
from queries.facts.surroundings import LABELS, TYPES, Key
from queries.neighbourhood import STATES, Neighbourhood
from queries.telling.danish import capitalised
from webviz.languages import in_danish, language
from webviz.network import marks
from webviz.network.budget import MOST_MARKS, Picture, within_budget
from webviz.network.legend import LegendItem
from webviz.network.picture import Painter
from webviz.network.words import Wording
from webviz.words import day_text, plural_word

_SCRIPTS = ("vendor/vis-data/vis-data.min.js", "vendor/vis-network/vis-network.min.js", "network.js")
_STYLES = "network.css"


def fetch_properties(reader: Reader, picture: Picture) -> dict[Key, Properties]:
    """Everything that is recorded about the nodes of a picture."""
    records = stored.nodes_now(reader, [NodeRecord(*node.key) for node in picture.nodes])
    return {key: record.properties for key, record in records.items()}


def network_html(
    around: Neighbourhood,
    catalogue: Catalogue,
    properties: Mapping[Key, Properties] | None = None,
    picture: Picture | None = None,
) -> str:
    """The file's text; without a picture, one of at most a hundred marks, and without properties, one that tells names and edges alone."""
    picture = picture or within_budget(around, MOST_MARKS)
    painter = Painter(around, picture, properties or {}, catalogue)
    data = painter.paint(lambda _key: None, lambda _group: None)
    scripts = [Markup(_script(name)) for name in _SCRIPTS]  # noqa: S704  files of our own, and checked
    style = Markup(_static(_STYLES))  # noqa: S704  as above
    environment = Environment(
        loader=PackageLoader("webviz.network"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]  # the extension's
    environment.globals.update(language=language, in_danish=in_danish)
    return environment.get_template("network/standalone.html").render(
        around=around,
        picture=picture,
        painter=painter,
        wording=Wording(catalogue),
        at=around.edges_by_end(),
        legend=_legend(picture, Wording(catalogue)),
        catalogue=catalogue,
        looks=marks,
        day=day_text(around.on),
        data=Markup(_json_in_html(data)),  # noqa: S704  no sign in it that HTML knows
        scripts=scripts,
        style=style,
        policy="; ".join(
            (
                "default-src 'none'",
                f"script-src {_hashes(scripts)}",
                f"style-src {_hashes([style])}",
                "img-src data:",
                "base-uri 'none'",
            )
        ),
    )


def _legend(picture: Picture, wording: Wording) -> list[LegendItem]:
    """What the shapes and lines of the picture mean, as far as they are in it."""
    labels = {node.label for node in picture.nodes}
    types, states = {edge.type for edge in picture.edges}, {edge.state for edge in picture.edges}
    parts = (
        [(label, plural_word(NODE_TYPES[label].plural_da), "label") for label in LABELS if label in labels],
        [(type_, capitalised(wording.type_name(type_)), "type") for type_ in TYPES if type_ in types],
        [(state, capitalised(wording.state_name(state)), "state") for state in STATES if state in states],
    )
    return [LegendItem(token, name, 0, is_shown=True, sort=sort) for part in parts for token, name, sort in part]


def _static(name: str) -> str:
    try:
        text = files("webviz").joinpath("static", *name.split("/")).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KaedekortError(
            f"webviz/static/{name} is missing: the build hook puts it there (docs/decisions/0101)"
        ) from error
    return text.replace("\r\n", "\n")  # as a browser reads it, or the hash would not fit


def _script(name: str) -> str:
    """A script that can stand inside a page: the end of the element may not be among its texts."""
    return _static(name).replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _json_in_html(value: object) -> str:
    """JSON with every sign that HTML knows written as an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _hashes(texts: list[Markup]) -> str:
    return " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()}'" for text in texts
    )
