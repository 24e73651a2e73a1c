"""The gate before every view: who may pass, what addresses call a youth, and what is in the log before the answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Blueprint, Flask, render_template_string, url_for
from flask.testing import FlaskClient

from graphmodel.access import Reader
from graphmodel.errors import UserError
from graphmodel.store import GraphStore
from tests.webviz.conftest import AppOf, StoreOf
from webviz.access.case import Case
from webviz.access.deciding import Switches
from webviz.access.gate import Access, NotForThisRole, SignInNeeded, may_reach, stand_guard
from webviz.access.needing import Undeclared, need_of, needs
from webviz.access.rights import OF_A_YOUTH, Right
from webviz.access.roles import CONTACT_PERSON, COORDINATOR
from webviz.access.viewer import NOBODY, Viewer
from webviz.audit.entry import Entry
from webviz.audit.errors import LogUnavailable
from webviz.errors import NothingThere
from webviz.languages import speak

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
KAJ = Viewer("account-kaj", "Kaj", CONTACT_PERSON, actor_id="actor-kaj")
HANDLES = {"youth-1": "en-tilfaeldig", "youth-2": "en-anden"}
CASES = {"youth-1": Case("youth-1", contact_persons=frozenset({"actor-kaj"})), "youth-2": Case("youth-2")}


class Handles:
    """Handles that are known beforehand."""

    def of(self, youth_id: str) -> str:
        return HANDLES[youth_id]

    def youth_of(self, handle: str) -> str | None:
        return {handle: youth_id for youth_id, handle in HANDLES.items()}.get(handle)


class Cases:
    """Cases that are known beforehand; `asked` are those that were looked up."""

    def __init__(self) -> None:
        self.handles = Handles()
        self.asked: list[str] = []

    def case(self, reader: Reader, youth_id: str, viewer: Viewer, now: datetime) -> Case | None:  # noqa: ARG002  # the port's
        self.asked.append(youth_id)
        return CASES.get(youth_id)


class Log(list[Entry]):
    """A log that may be away."""

    is_away = False

    def record(self, entry: Entry) -> int:
        if self.is_away:
            raise LogUnavailable("disken er fuld")
        self.append(entry)
        return len(self)


_STATUSES: dict[type[UserError], int] = {SignInNeeded: 401, NotForThisRole: 403, NothingThere: 404, LogUnavailable: 503}


def _told(error: UserError) -> tuple[str, int]:
    return (error.message, _STATUSES[type(error)])


class House:
    """A small application with a view for each kind of thing."""

    def __init__(self, store: GraphStore) -> None:
        self.who = KAJ
        self.log = Log()
        self.cases = Cases()
        self.shown: list[str] = []
        self.app = Flask("webviz")
        speak(self.app)
        self.app.register_error_handler(UserError, _told)
        access = Access(lambda: self.who, Switches(youth_zone=True), self.cases, self.log, lambda: NOW)
        needs(Right.GET_IN)(self.app.view_functions["static"])
        stand_guard(self.app, store, access)
        self.app.register_blueprint(self._views())

    def _views(self) -> Blueprint:
        room = Blueprint("room", __name__)

        @room.get("/kort")
        @needs(Right.ASK)
        def ask() -> str:
            return "kortet"

        @room.get("/unge/<youth_id>")
        @needs(Right.READ_YOUTH)
        def read(youth_id: str) -> str:
            self.shown.append(youth_id)
            return url_for("room.read", youth_id=youth_id)

        @room.get("/unge/<youth_id>/alt.xlsx")
        @needs(Right.READ_YOUTH, "export")
        def export(youth_id: str) -> str:
            return youth_id

        @room.get("/unge")
        @needs(Right.LIST_YOUTHS)
        def list_all() -> str:
            return url_for("room.read", youth_id="youth-2")

        @room.get("/ret")
        @needs(Right.CHANGE_MAP)
        def change() -> str:
            return "rettet"

        @room.get("/ind")
        @needs(Right.GET_IN)
        def get_in() -> str:
            return render_template_string("{{ viewer().name }}|{{ may('ask') }}|{{ may('change_map') }}")

        @room.get("/glemt")
        def forgotten() -> str:
            return "alt"

        return room

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()


@pytest.fixture
def house(store_of: StoreOf) -> House:
    return House(store_of([]))


def test_an_address_names_a_youth_by_the_handle_and_the_view_gets_the_id(house: House) -> None:
    answer = house.client.get("/unge/en-tilfaeldig")
    assert (answer.status_code, answer.text) == (200, "/unge/en-tilfaeldig")
    assert house.shown == ["youth-1"]


def test_what_is_shown_of_a_youth_is_in_the_log_with_its_ground(house: House) -> None:
    house.client.get("/unge/en-tilfaeldig")
    house.client.get("/unge/en-tilfaeldig/alt.xlsx")
    house.client.get("/unge")
    told = [(entry.action, entry.about, entry.subject, entry.ground, entry.account) for entry in house.log]
    assert told == [
        ("read", "youth-1", "page:room.read", "contact_person", "account-kaj"),
        ("export", "youth-1", "page:room.export", "contact_person", "account-kaj"),
        ("read", None, "page:room.list_all", "role", "account-kaj"),
    ]


def test_somebody_elses_youth_and_a_handle_that_means_nobody_are_answered_alike(house: House) -> None:
    others, nobodys, id_ = (house.client.get(f"/unge/{handle}") for handle in ("en-anden", "en-ukendt", "youth-1"))
    assert (others.status_code, nobodys.status_code, id_.status_code) == (404, 404, 404)
    assert others.text == nobodys.text == id_.text
    assert house.shown == []
    told = [(entry.action, entry.about, entry.outcome, dict(entry.details)) for entry in house.log]
    refused = {"why": "not_theirs"}
    assert told == [
        ("refuse", "youth-2", "refused", refused),
        ("refuse", None, "refused", refused),
        ("refuse", None, "refused", refused),
    ]


def test_nothing_is_shown_where_the_log_cannot_be_written(house: House) -> None:
    house.log.is_away = True
    answer = house.client.get("/unge/en-tilfaeldig")
    assert answer.status_code == 503
    assert house.shown == []
    assert house.client.get("/kort").text == "kortet"
    house.log.is_away = False
    assert house.client.get("/unge/en-tilfaeldig").status_code == 200


def test_who_has_not_signed_in_is_sent_to_do_so_and_no_case_is_looked_up(house: House) -> None:
    house.who = NOBODY
    answers = [house.client.get(path) for path in ("/kort", "/unge/en-tilfaeldig", "/unge/en-ukendt", "/ret")]
    assert {answer.status_code for answer in answers} == {401}
    assert house.cases.asked == []
    assert [(entry.about, dict(entry.details)) for entry in house.log] == [("youth-1", {"why": "not_signed_in"})]


def test_another_role_is_told_so_and_the_refusal_is_logged(house: House) -> None:
    assert house.client.get("/ret").status_code == 403
    house.who = replace(KAJ, role=COORDINATOR)
    assert house.client.get("/ret").text == "rettet"
    assert house.client.get("/unge/en-tilfaeldig").status_code == 403
    assert [entry.subject for entry in house.log] == ["page:room.change", "page:room.read"]


def test_what_needs_no_youth_is_not_logged(house: House) -> None:
    assert house.client.get("/kort").text == "kortet"
    assert house.client.get("/ind").text == "Kaj|True|False"
    assert house.log == []


def test_a_view_that_forgets_to_say_what_it_needs_is_open_to_nobody(house: House) -> None:
    assert house.client.get("/glemt").status_code == 500
    with pytest.raises(Undeclared):
        need_of(house.app.view_functions["room.forgotten"])


def test_a_link_is_offered_where_it_can_be_followed(house: House) -> None:
    with house.app.test_request_context("/ind"):
        assert [may_reach(f"room.{name}") for name in ("ask", "change", "read", "none")] == [True, False, True, False]


def test_a_page_that_is_not_there_is_nobodys_business(house: House) -> None:
    assert house.client.get("/findes-ikke").status_code == 404
    assert house.log == []


def test_every_view_says_which_right_it_needs(app_of: AppOf) -> None:
    views = app_of([]).view_functions
    assert len(views) > 50
    for endpoint, view in views.items():
        assert need_of(view).right in Right, endpoint


def test_the_pages_of_a_youth_need_a_right_to_that_youth(app_of: AppOf) -> None:
    app = app_of([])
    for rule in app.url_map.iter_rules():
        names_a_youth = "youth_id" in rule.arguments
        assert names_a_youth == (need_of(app.view_functions[rule.endpoint]).right in OF_A_YOUTH), rule.rule
