"""What may be sent to the pages that write, and from where: their own forms alone."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from tests.webviz.conftest import AppOf
from tests.webviz.listing import LIST, OWN, Visitor
from tests.webviz.maps import SMALL
from webviz.importing.jobs import MOST_OPEN

UNDO = "/aendringer/change-1/fortryd"


@pytest.fixture
def visitor(app_of: AppOf) -> Iterator[Visitor]:
    visitor = Visitor(app_of(SMALL))
    visitor.get("/indlaes")
    yield visitor
    visitor.jobs.close()


def sent(visitor: Visitor, address: str, headers: dict[str, str], token: str | None = None) -> TestResponse:
    """A form with a file, from wherever the headers say."""
    data: dict[str, object] = {"filer": (BytesIO(LIST.encode()), "liste.csv")}
    data |= {"csrf_token": visitor.token() if token is None else token}
    return visitor.client.post(address, data={name: value for name, value in data.items() if value}, headers=headers)


def changes(visitor: Visitor) -> int:
    return len(visitor.app.extensions["kaedekort"].store.changes())


@pytest.mark.parametrize("address", ["/indlaes", UNDO])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:8080"},
        {"Origin": "file://localhost"},
        {"Origin": "localhost"},
        {"Origin": "http://evil.example", "Referer": f"{OWN}/indlaes"},
        {"Referer": "http://evil.example/localhost"},
        {"Referer": "http://localhost@evil.example/"},
        {},
    ],
    ids=["another host", "none", "a longer name", "another port", "a file", "no scheme", "a kind referrer",
         "a foreign referrer", "a name in front", "nothing"],
)  # fmt: skip
def test_a_form_of_another_page_is_refused_in_a_sentence(
    visitor: Visitor, address: str, headers: dict[str, str]
) -> None:
    before = changes(visitor)
    answer = sent(visitor, address, headers)

    assert answer.status_code == 400
    assert "Det kom ikke fra en af siderne her, så intet er gemt." in answer.text
    assert changes(visitor) == before


@pytest.mark.parametrize("headers", [{"Origin": OWN}, {"Referer": f"{OWN}/indlaes"}, {"Origin": "http://LOCALHOST"}])
def test_a_form_of_our_own_page_is_taken(visitor: Visitor, headers: dict[str, str]) -> None:
    assert sent(visitor, "/indlaes", headers).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "ImFiYyI.aaaa.bbbb"])
@pytest.mark.parametrize("address", ["/indlaes", UNDO])
def test_a_form_without_the_visits_own_token_is_refused_with_a_page(visitor: Visitor, address: str, token: str) -> None:
    before = changes(visitor)
    answer = sent(visitor, address, {"Origin": OWN}, token)

    assert answer.status_code == 400
    assert "Siden er for gammel, så intet er gemt." in answer.text
    assert "<h1>" in answer.text
    assert changes(visitor) == before


def test_the_token_of_another_visit_is_none(visitor: Visitor) -> None:
    other = Visitor(visitor.app)

    assert sent(visitor, "/indlaes", {"Origin": OWN}, other.token()).status_code == 400


@pytest.mark.parametrize("wish", ["gem", "igen", "stop", "kasser"])
def test_nobody_does_anything_with_the_list_of_another_browser(visitor: Visitor, wish: str) -> None:
    visitor.drop()
    before, form = changes(visitor), visitor.form()
    other = Visitor(visitor.app)
    answer = other.post(visitor.at, **{**form, "csrf_token": other.token(), "handling": wish})

    assert answer.status_code == 404
    assert changes(visitor) == before
    assert "3 rækker er læst" in visitor.get().text


def test_a_host_that_is_not_ours_is_not_answered_whatever_it_sends(visitor: Visitor) -> None:
    answer = sent(visitor, "/indlaes", {"Host": "evil.example", "Origin": "http://evil.example"})

    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/aendringer",
        "/aendringer/change-1",
        "/indlaes/x/tilstand",
        "/static/page.js",
        "/x",
    ],
)
def test_every_other_address_can_only_be_read(visitor: Visitor, address: str) -> None:
    answer = sent(visitor, address, {"Origin": OWN})

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_pages_that_write_take_forms_alone(visitor: Visitor, method: str) -> None:
    assert visitor.client.open("/indlaes", method=method, headers={"Origin": OWN}).status_code == 405


def test_where_there_is_no_room_for_a_list_more_the_page_says_so_and_when_to_try_again(visitor: Visitor) -> None:
    for _ in range(MOST_OPEN):
        Visitor(visitor.app).drop()
    answer = visitor.drop()

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert "Der er ikke plads lige nu" in answer.text
    assert f"Der er allerede {MOST_OPEN} lister åbne" in answer.text


def test_what_is_too_large_is_refused_in_a_sentence(visitor: Visitor) -> None:
    visitor.app.config["MAX_CONTENT_LENGTH"] = 2_000
    data = {"csrf_token": visitor.token(), "filer": (BytesIO(b"x" * 3_000), "liste.csv")}
    answer = visitor.client.post("/indlaes", data=data, headers={"Origin": OWN})

    assert answer.status_code == 413
    assert "Det fylder for meget, så intet er læst. Der kan sendes 100 MB ad gangen." in answer.text


class Unread(BytesIO):
    """A body that must not be read."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("it was read")

    readline = readinto = read1 = read  # type: ignore[assignment]


def test_what_says_that_it_is_too_large_is_refused_before_it_is_read(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/indlaes",
        input_stream=Unread(),
        environ_overrides={"CONTENT_LENGTH": "2000000000"},
        content_type="multipart/form-data; boundary=x",
        headers={"Origin": OWN},
    )

    assert answer.status_code == 413
    assert "Det fylder for meget" in answer.text


def test_a_form_without_files_has_less_room(visitor: Visitor) -> None:
    data = {"csrf_token": visitor.token(), **{f"felt-{number}": "x" * 400 for number in range(6_000)}}
    answer = visitor.client.post(UNDO, data=data, headers={"Origin": OWN})

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kilde", "x" * 501, "Det er for langt."),
        ("kilde", "a\x00b", "tegn i det, du skrev"),
        ("kilde", "010190-1234", "CPR-nummer"),
        ("010190-1234", "x", "CPR-nummer"),
        ("kommune", "9999", "Et af valgene findes ikke mere"),
        ("kommune", "../etc", "Et af valgene findes ikke mere"),
    ],
)
def test_what_a_form_says_is_held_to_what_addresses_are_held_to(
    visitor: Visitor, field: str, value: str, told: str
) -> None:
    answer = visitor.drop(**{field: value})

    assert answer.status_code == 400
    assert told in answer.text
    assert "1234" not in answer.text


def test_pages_with_forms_let_the_browser_say_where_a_form_comes_from(visitor: Visitor) -> None:
    assert visitor.get("/indlaes").headers["Referrer-Policy"] == "same-origin"
    assert visitor.get(UNDO).headers["Referrer-Policy"] == "same-origin"
    assert visitor.get("/aendringer").headers["Referrer-Policy"] == "no-referrer"
    assert visitor.get("/unge").headers["Referrer-Policy"] == "no-referrer"


def test_two_maps_on_one_machine_have_cookies_of_their_own(app_of: AppOf) -> None:
    names = {app_of([]).config["SESSION_COOKIE_NAME"] for _ in range(2)}

    assert len(names) == 2


@pytest.mark.parametrize(
    "name",
    [
        "../../x.csv",
        "..\\..\\x.csv",
        "/etc/passwd.csv",
        "C:\\x.csv",
        ".csv",
        "a" * 300 + ".csv",
        "x\x00y.csv",
        "æøå 🐴.csv",
    ],
)
def test_a_files_name_leads_nowhere_else(visitor: Visitor, name: str) -> None:
    visitor.drop(LIST, name)
    (job,) = visitor.jobs._jobs.values()
    (path,) = job.files

    assert path.parent.name == job.id
    assert path.exists()
    assert len(path.name) < 200
