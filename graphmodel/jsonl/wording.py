"""How a value from a file may stand in a message: short, on one line, without CPR numbers."""

import json
import re

from graphmodel.cpr import mask_cpr, mask_cpr_in_json

_LONGEST = 60
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def shown(value: object) -> str:
    """A value as it may stand in a message; texts in quotes."""
    if isinstance(value, str):
        return f"»{plain(mask_cpr(value))}«"
    return plain(mask_cpr_in_json(json.dumps(value, ensure_ascii=False, default=str)))


def plain(text: str) -> str:
    """A text on one line, printable, cut where it is long."""
    printable = _UNPRINTABLE.sub("·", text.encode("utf-8", "replace").decode("utf-8"))
    return printable if len(printable) <= _LONGEST else printable[: _LONGEST - 3] + "…"
