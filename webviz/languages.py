"""Danish first, English beside it for who asks: which language a page is in, and the words of the other one.

The source is Danish, so only other languages have a catalogue. It is read from its text file (`translations/*/LC_MESSAGES/messages.po`)
when somebody first asks for the language: there is no compiled file that could be missing or out of date.
"""

from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from urllib.parse import urlencode

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, Domain, get_locale
from markupsafe import Markup

SOURCE = "da"
LANGUAGES = {"da": "Dansk", "en": "English"}
"""Each by its own name."""
ARGUMENT, _COOKIE = "lang", "sprog"
_A_YEAR = 365 * 24 * 60 * 60
_LOCALES = {"en": "en_GB"}
"""The written form that days and numbers take."""


class _Catalogues(Domain):
    """Messages out of text catalogues."""

    def get_translations(self) -> NullTranslations:
        return catalogue_of(language())


class _Babel(Babel):
    @cached_property
    def domain_instance(self) -> Domain:
        return _Catalogues()  # type: ignore[no-untyped-call]  # flask-babel has no annotations here


@cache
def catalogue_of(code: str) -> NullTranslations:
    """The messages of a language; the source has none of its own."""
    if code == SOURCE or code not in LANGUAGES:
        return Translations()  # without a file it gives back what it is asked
    compiled = BytesIO()
    with catalogue_file(code).open("rb") as text:
        write_mo(compiled, read_po(text, locale=code))
    compiled.seek(0)
    return Translations(compiled)


def catalogue_file(code: str) -> Traversable:
    """The text file with the messages of a language."""
    return files("webviz").joinpath("translations", code, "LC_MESSAGES", "messages.po")


def language() -> str:
    """The language that words are wanted in; Danish where nobody is answered, as on the command line."""
    locale = get_locale()
    return locale.language if locale else SOURCE


def speak(app: Flask) -> None:
    """Make the application answer in the reader's language, and remember it where the reader has chosen one."""
    _Babel(app, default_locale=SOURCE, default_timezone="Europe/Copenhagen", locale_selector=_locale)  # type: ignore[no-untyped-call]  # as above
    app.jinja_env.globals.update(language=language, in_danish=in_danish, LANGUAGES=LANGUAGES, address_in=address_in)
    app.after_request(_remember)


def _locale() -> str:
    code = _chosen() or SOURCE
    return _LOCALES.get(code, code)


def _chosen() -> str | None:
    """The language that the address asks for, else the one that was chosen before; none where nobody asks."""
    if not has_request_context():
        return None
    return next(
        (code for code in (request.args.get(ARGUMENT), request.cookies.get(_COOKIE)) if code in LANGUAGES), None
    )


def in_danish() -> Markup:
    """What stands in the element of a text that is Danish on every page: what the map holds, and what the rule book writes."""
    return Markup() if language() == SOURCE else Markup(' lang="da"')


def address_in(code: str, *, keeps_question: bool) -> str:
    """The present page in another language, relative to itself; a question that was refused is not repeated."""
    asked = request.args.items(multi=True) if keeps_question else ()
    kept = [(name, value) for name, value in asked if name != ARGUMENT]
    return f"?{urlencode([*kept, (ARGUMENT, code)])}"


def _remember(response: Response) -> Response:
    if request.endpoint == "static":
        return response
    response.headers["Content-Language"] = language()
    response.vary.add("Cookie")
    asked = request.args.get(ARGUMENT)
    if asked in LANGUAGES:
        response.set_cookie(_COOKIE, asked, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response
