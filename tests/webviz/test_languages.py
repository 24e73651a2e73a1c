"""Danish first, English beside it: who gets which, and that nothing on the pages is left without a translation."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from flask.testing import FlaskClient
from jinja2 import Environment

from webviz import translating
from webviz.languages import catalogue_of, language

WEBVIZ = Path(translating.__file__).parent
CALLS = {"_", "gettext", "ngettext", "pgettext"}
DANISH_ON_PURPOSE = {"suggestions/referral.py", "front_page/examples.py", "accounts/keys.py", "accounts/database.py"}
"""What is written to those who read Danish, what is asked in Danish, and what the operator is told on the command line."""


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    """Every message that the pages can say."""
    return translating.extract()


@pytest.fixture(scope="module")
def english() -> Catalog:
    return translating.read("en")


def said(message: Message) -> tuple[object, object]:
    return message.context, message.id


def test_the_english_catalogue_holds_every_message_and_no_other(wanted: Catalog, english: Catalog) -> None:
    assert {said(each) for each in wanted if each.id} == {said(each) for each in english if each.id}, (
        "run: python -m webviz.translating"
    )
    assert not english.obsolete


def test_every_message_is_translated_and_none_is_a_guess(english: Catalog) -> None:
    texts = {each.id: each.string if isinstance(each.string, tuple) else (each.string,) for each in english if each.id}

    assert [id_ for id_, strings in texts.items() if not all(strings)] == []
    assert [each.id for each in english if each.id and each.fuzzy] == []


def test_a_translation_takes_the_same_values_as_its_message(english: Catalog) -> None:
    problems = [(message.id, [str(error) for error in errors]) for message, errors in english.check()]

    assert problems == []
    for message in english:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", ids[0])), ids


def test_no_english_message_is_left_in_danish(english: Catalog) -> None:
    texts = [
        text
        for each in english
        if each.id
        for text in (each.string if isinstance(each.string, tuple) else (each.string,))
    ]

    assert [text for text in texts if re.search("[æøåÆØÅ»«]", text) and "Kædekort" not in text] == []


class _Texts(HTMLParser):
    """The words that a page's source shows or says, outside code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_code = self._in_code or tag == "code"
        self.found += [
            value
            for name, value in attrs
            if value and name in {"alt", "aria-label", "aria-roledescription", "content", "placeholder", "title"}
            if tag != "meta"
        ]

    def handle_endtag(self, tag: str) -> None:
        self._in_code = self._in_code and tag != "code"

    def handle_data(self, data: str) -> None:
        if not self._in_code:
            self.found.append(data)


def unmarked_in(source: str) -> list[str]:
    """The words of a template that no gettext call says."""
    html = "".join(
        value if kind == "data" else "•" if kind in {"variable_begin", "block_begin"} else ""
        for _line, kind, value in Environment(autoescape=True).lex(source)
    )
    texts = _Texts()
    texts.feed(html)
    return [text.strip() for text in texts.found if re.search(r"[^\W\d_]{2}", text.replace("Kædekort", ""))]


def templates() -> list[Path]:
    return sorted(WEBVIZ.rglob("templates/**/*.html"))


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(WEBVIZ)))
def test_everything_a_template_says_goes_through_gettext(path: Path) -> None:
    assert unmarked_in(path.read_text(encoding="utf-8")) == []


def test_the_test_of_templates_sees_what_is_not_marked() -> None:
    assert unmarked_in("<p>Hej {{ name }}</p>") == ["Hej •"]
    assert unmarked_in('<p aria-label="Luk">{{ _("Hej") }}<code>make</code></p>') == ["Luk"]


def danish_outside_gettext(source: str) -> Iterator[str]:
    """Danish text in Python code that no gettext call says; docstrings aside."""
    tree = ast.parse(source)
    marked: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            marked |= {id(inner) for argument in node.args for inner in ast.walk(argument)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            marked.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in marked:
            is_danish = re.search(r"[æøåÆØÅ]", node.value) and re.search(r"[^\W\d_] [^\W\d_]", node.value)
            yield from [node.value] if is_danish else []


@pytest.mark.parametrize("path", sorted(WEBVIZ.rglob("*.py")), ids=lambda path: str(path.relative_to(WEBVIZ)))
def test_danish_in_code_goes_through_gettext(path: Path) -> None:
    if path.relative_to(WEBVIZ).parts[0] == "audit" or str(path.relative_to(WEBVIZ)) in DANISH_ON_PURPOSE:
        return  # the log speaks to the operator, who reads Danish
    assert list(danish_outside_gettext(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", sorted((WEBVIZ / "static").glob("*.js")), ids=lambda path: path.name)
def test_scripts_have_no_words_of_their_own(path: Path) -> None:
    code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))

    assert re.findall(r'"[A-ZÆØÅ][a-zæøå]+(?: [^"]*)?"', code.replace('"IBM Plex Sans"', "")) == KEYS.get(path.name, [])
    assert not re.search("[æøåÆØÅ]", code)


KEYS = {"network.js": ['"Escape"'], "chain.js": ['"Escape"', '"Arrow"']}
"""Names of keys and the like, by script."""


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text.split("<main")[1]))


@pytest.mark.parametrize(
    "accepted", [None, "da-DK,da;q=0.9,en;q=0.5", "en-GB,en;q=0.9,da;q=0.5", "de", "*", "nonsense;;;"]
)
def test_pages_are_danish_whatever_the_browser_prefers(client: FlaskClient, accepted: str | None) -> None:
    answer = client.get("/", headers={"Accept-Language": accepted} if accepted else {})

    assert '<html lang="da">' in answer.text
    assert answer.headers["Content-Language"] == "da"
    assert "Hvad kunne passe?" in answer.text


def test_a_language_that_was_chosen_is_remembered(client: FlaskClient) -> None:
    assert '<html lang="en">' in client.get("/unge?lang=en").text
    answer = client.get("/")
    assert '<html lang="en">' in answer.text
    assert answer.headers["Content-Language"] == "en"
    assert "What could suit?" in answer.text
    assert '<html lang="da">' in client.get("/?lang=da").text
    assert '<html lang="da">' in client.get("/unge").text
    cookie = client.get("/?lang=en").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_language_that_is_none_changes_nothing(client: FlaskClient) -> None:
    answer = client.get("/?lang=xx")

    assert '<html lang="da">' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_switch_keeps_the_page_and_what_was_asked(client: FlaskClient) -> None:
    text = client.get("/unge/youth-alk-1?dag=2027-01-01&frem=90").text

    assert (
        '<a href="?dag=2027-01-01&amp;frem=90&amp;lang=en" lang="en" hreflang="en" rel="alternate">English</a>' in text
    )
    assert 'lang="da" hreflang="da" rel="alternate">Dansk</a>' in client.get("/?lang=en").text


def test_the_legends_form_does_not_carry_the_language(client: FlaskClient) -> None:
    form = client.get("/organisationer/org-kui?lang=en&trin=2").text.split('class="network-legend"')[1]

    assert 'name="trin"' in form
    assert 'name="lang"' not in form


@pytest.mark.parametrize(
    "address",
    [
        "/?ord=17 år, Birk, vil ud ad døren, noget med dyr",
        "/unge",
        "/unge/youth-alk-1",
        "/unge/youth-alk-1/tilbud/offer-vaerksted",
        "/organisationer",
        "/organisationer/org-kui",
        "/tilbud/offer-vaerksted",
        "/personer/actor-peter",
        "/netvaerk",
        "/soeg?q=hold",
        "/findes-ikke",
    ],
)
def test_an_english_page_speaks_english_and_marks_what_is_danish(client: FlaskClient, address: str) -> None:
    client.get("/?lang=en")
    text = client.get(address).text
    english = re.sub(r'<(\w+)[^>]* lang="da"[^>]*>.*?</\1>', " ", text, flags=re.DOTALL)
    danish = (
        "Ring til",
        "Passer",
        "Vi ved",
        "Bekræftet",
        "henviser til",
        "Telefon",
        "Den unge",
        "Kontaktparat",
        "spørg",
        "i orden",
    )

    assert [word for word in danish if word in words_of(english)] == []


def test_the_rule_books_sentences_are_marked_as_danish(client: FlaskClient) -> None:
    text = client.get("/unge/youth-alk-1/tilbud/offer-klubaften?lang=en").text

    assert re.search(r'<span lang="da"><strong>[^<]+\.</strong>', text), "what stands in the way"
    assert re.search(r'<p data-copy-text lang="da">', text), "the explanation"
    assert re.search(r'<blockquote data-copy-text lang="da">Hej', text), "the referral, which Danes read"
    assert ' lang="da"' not in client.get("/unge/youth-alk-1/tilbud/offer-klubaften?lang=da").text.split("<main")[1]


def test_days_and_numbers_are_written_as_the_language_writes_them(client: FlaskClient) -> None:
    text = client.get("/unge/youth-alk-1?lang=en").text

    assert "as of 23 November 2026" in text
    assert "17 years old" in text


def test_a_sentence_of_another_package_is_danish_on_an_english_page(client: FlaskClient) -> None:
    text = client.get("/unge/x?lang=en").text

    assert "It is not on the map." in text
    assert re.search(r'<p class="muted" lang="da">Der er ingen ung i kortet', text)


def test_without_a_reader_the_words_are_danish() -> None:
    assert catalogue_of("da").gettext("Ring til") == "Ring til"
    assert catalogue_of("en").gettext("Ring til") == "Call"
    assert language() == "da"


def test_updating_a_catalogue_that_is_up_to_date_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = WEBVIZ / "translations/en/LC_MESSAGES/messages.po"
    before = kept.read_bytes()
    copy = tmp_path / "messages.po"
    monkeypatch.setattr(translating, "file_of", lambda _code: copy)
    copy.write_bytes(before)

    assert translating.update("en")[1] == 0
    assert copy.read_bytes() == before
