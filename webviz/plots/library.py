"""matplotlib as these pictures use it: its own fonts, its own settings, nothing in the user's home, one picture at a time.

matplotlib reads its settings, and lists every font of the machine in a file in the user's home, when it is imported. Here it is given an
empty folder that goes away again and the fonts that it brings along: text stays text in our pictures, so a font only says how much room
a word takes, and the same answer makes the same bytes on every machine.
"""

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from graphmodel.private_folders import PrivateFolder
from graphmodel.system_errors import why
from webviz.errors import Busy

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

ONE_AT_A_TIME = threading.RLock()
"""Held while matplotlib draws: it is not made for several threads, and a picture takes a tenth of a second."""

_SETTINGS: "dict[RcKeyType, Any]" = {
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "hatch.linewidth": 1.0,
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "kaedekort",  # the same picture has the same bytes
    "text.parse_math": False,  # "$" in a name is a dollar
}


def prepare() -> None:
    """Have matplotlib imported and set up. Raises Busy where the machine has no room for a temporary file."""
    with ONE_AT_A_TIME:
        _prepared()


@cache
def _prepared() -> None:
    try:
        folder = PrivateFolder("kaedekort-plots-")
    except OSError as error:
        raise Busy(_("Der kan ikke tegnes uden plads til midlertidige filer: %(why)s.", why=why(error))) from error
    alone: dict[str, str | None] = {
        "MPLCONFIGDIR": str(folder.path),
        "MPL_IGNORE_SYSTEM_FONTS": "1",
        "MPLBACKEND": None,
        "MATPLOTLIBRC": None,
    }
    with _environment(alone):
        import matplotlib as mpl
        import matplotlib.backends.backend_svg  # which lists the fonts
    folder.close()
    mpl.rcParams.update(mpl.rcParamsDefault)  # a file of settings in the present folder has no say
    mpl.rcParams.update(_SETTINGS)


@contextmanager
def _environment(values: Mapping[str, str | None]) -> Iterator[None]:
    """Have variables of the environment set, or missing, for a while."""
    before = {name: os.environ.get(name) for name in values}
    try:
        _set(values)
        yield
    finally:
        _set(before)


def _set(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
