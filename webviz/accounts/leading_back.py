"""Where somebody is led after signing in: to a page of ours, and nowhere else."""

from urllib.parse import urlsplit

from flask import request

from webviz.accounts.accounts import LONGEST_NEXT

FRONT = "/"


def own_address(text: str) -> str:
    """The address, where it is a path of ours; else the front page.

    Browsers read a backslash as a slash, and leave out tabs and line breaks: an address with either is nobody's.
    """
    if not text.startswith("/") or text.startswith("//") or len(text) > LONGEST_NEXT:
        return FRONT
    if "\\" in text or not text.isprintable() or " " in text:
        return FRONT
    try:
        parts = urlsplit(text)
    except ValueError:
        return FRONT
    return FRONT if parts.scheme or parts.netloc or parts.path.startswith("//") else text


def asked_for() -> str:
    """Where the present request wants to be led, from its form or its address."""
    return own_address(request.form.get("next") or request.args.get("next") or FRONT)
