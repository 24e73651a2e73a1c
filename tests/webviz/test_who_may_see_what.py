"""Every address × every role × own, other's and nobody's youth × both methods, against a table of what is allowed; and the log."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import product

import pytest
from flask import Flask
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from kaedekort.cli import serve
from kaedekort.opening_access import Opened, open_access
from kaedekort.settings import Settings
from tests.queries.maps import edge, node
from tests.webviz.accounts_at_work import CHEAP, Clock, Place, Told, add_pages_of_tests
from tests.webviz.conftest import filled_store
from tests.webviz.maps import SMALL, TODAY
from webviz.access import roles
from webviz.access.gate import Access
from webviz.accounts.roles_given import RoleGiven

OWN, OTHER = "youth-alk-1", "youth-elg-2"
MAP = [
    *SMALL,
    node("Actor", "actor-signe", name="Signe Skov"),
    edge("WORKS_AT", "actor-signe", "org-skole"),
    edge("CONSENTS_TO", OWN, "org-skole", purpose="forløb"),
    node("Youth", OTHER, birth_month="2008-02"),
]
NOBODY = "nobody"
PEOPLE = {
    roles.CONTACT_PERSON: RoleGiven(roles.CONTACT_PERSON, actor_id="actor-peter"),
    roles.PARTNER: RoleGiven(roles.PARTNER, actor_id="actor-signe"),
    roles.YOUTH: RoleGiven(roles.YOUTH, youth_id=OWN),
    roles.COORDINATOR: RoleGiven(roles.COORDINATOR),
    roles.MANAGER: RoleGiven(roles.MANAGER),
    roles.ADMINISTRATOR: RoleGiven(roles.ADMINISTRATOR),
}
EVERYBODY = frozenset(PEOPLE)
STAFF = frozenset({roles.CONTACT_PERSON, roles.PARTNER, roles.COORDINATOR, roles.MANAGER})
OF_THE_CASE = frozenset({roles.CONTACT_PERSON, roles.PARTNER, roles.YOUTH})

ALLOWED = {
    "front_page": EVERYBODY,
    "search": EVERYBODY,
    "organisation": EVERYBODY,
    "offer": EVERYBODY,
    "person": EVERYBODY,
    "own_account": EVERYBODY,
    "network_page": STAFF,
    "overview_page": STAFF,
    "supply_page": STAFF,
    "importing": {roles.COORDINATOR},
    "changing": {roles.COORDINATOR},
    "managing_accounts": {roles.ADMINISTRATOR},
    "note": OF_THE_CASE,
    "youth_page": OF_THE_CASE,
    "youth_page.list_all": {roles.CONTACT_PERSON, roles.PARTNER},
    "gaps_page": {roles.MANAGER},
    "gaps_page.list_rows": set(),
    "gaps_page.workbook": set(),
    "gaps_page.workbook_of_rows": set(),
    "gaps_page.show_loose": set(),
    "gaps_page.workbook_of_loose": set(),
    "what_if_page": set(),
    "agreements_page": set(),
    "agreements_page.show": {roles.MANAGER},
    "surfaces_page": set(),
    "surfaces_page.show": {roles.MANAGER},
    "surfaces_page.plot": STAFF,
    "surfaces_page.list_rows": STAFF,
}
"""Who may reach the views of a room, or one view where it is not like the others; who is in the table alone."""
OPEN_TO_ALL = {"signing_in", "oidc", "static", "who", "token"}
VALUES = {
    "organisation_id": "org-kui",
    "offer_id": "offer-morgenhold",
    "person_id": "actor-peter",
    "change_id": "change-1",
    "job_id": "ingen",
    "public_id": "12345678-1234-5678-1234-567812345678",
    "assignment_id": "1",
    "token": "ingen",
    "filename": "kaedekort.css",
}


class Town:
    """The pages with accounts, a log and the youth zone, and a browser for each role."""

    def __init__(self, place: Place, opened: Opened) -> None:
        self.place, self.opened = place, opened
        self.app = place.app
        for role, given in PEOPLE.items():
            place.add(f"{role}@birk.dk", given, name=f"Prøve {role}")
        self.browsers = {role: place.signed_in(f"{role}@birk.dk") for role in PEOPLE} | {NOBODY: place.browser()}
        cases = opened.access.cases
        self.handles = {OWN: cases.handles.of(OWN), OTHER: cases.handles.of(OTHER), "": "en-der-er-gaettet"}

    def address(self, rule: Rule, youth_id: str) -> str:
        """The address of a rule, with a youth's handle where it names one."""
        address = rule.rule
        for name in rule.arguments:
            value = self.handles[youth_id] if name == "youth_id" else VALUES[name]
            for converter in ("", "path:", "int:", "uuid:"):
                address = address.replace(f"<{converter}{name}>", value)
        return address

    def view_of(self, address: str, method: str) -> str | None:
        """The view that answers there; None where none takes the method."""
        try:
            endpoint, _values = self.app.url_map.bind("localhost").match(address, method=method)
        except MethodNotAllowed:
            return None
        return str(endpoint)

    def logged(self) -> list[tuple[str, str | None, str, str]]:
        """What is in the log: what was done, about whom, where, how it ended."""
        newest_first = self.opened.log.stream()
        return [(each.action, each.about, each.subject, each.outcome) for each in newest_first][::-1]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    settings = Settings(
        accounts=f"sqlite:///{folder / 'accounts.db'}",
        audit=f"sqlite:///{folder / 'log.db'}",
        keys=folder / "keys.json",
        youth_zone=True,
    )
    clock, kept = Clock(), []

    def opening(app: Flask) -> Access:
        kept.append(open_access(app, settings, clock=clock, hashing=CHEAP))
        return kept[0].access

    with filled_store(folder, MAP) as store:
        app = serve.make_app(
            store, Settings(), demo=False, today=lambda: date.fromisoformat(TODAY), open_access=opening
        )
        place = Place(app, kept[0].accounts, clock, Told())
        add_pages_of_tests(app, kept[0].accounts)
        with closing(kept[0]):
            yield Town(place, kept[0])


def is_refused(answer: TestResponse) -> bool:
    """Whether somebody was not let through, whatever they were told."""
    if answer.status_code == 303 and answer.location.startswith("/log-ind"):
        return True
    return answer.status_code in {401, 403, 405} or (answer.status_code == 404 and "har ikke adgang" in answer.text)


def allowed_to(endpoint: str) -> set[str] | frozenset[str]:
    room = endpoint.partition(".")[0]
    return ALLOWED[endpoint] if endpoint in ALLOWED else ALLOWED[room]


def rules(town: Town) -> list[Rule]:
    """Every address but those where one gets in."""
    every = sorted(town.app.url_map.iter_rules(), key=lambda rule: rule.rule)
    return [rule for rule in every if rule.endpoint.partition(".")[0] not in OPEN_TO_ALL]


@pytest.mark.parametrize("youth_id", [OWN, OTHER, ""], ids=["own", "other's", "nobody's"])
@pytest.mark.parametrize("role", [NOBODY, *PEOPLE])
def test_each_role_gets_what_the_table_says_and_nothing_else(town: Town, role: str, youth_id: str) -> None:
    browser = town.browsers[role]
    of_a_youth = {rule.endpoint for rule in rules(town) if "youth_id" in rule.arguments}
    asked = {town.address(rule, youth_id) for rule in rules(town) if youth_id == OWN or rule.endpoint in of_a_youth}
    for address, method in product(sorted(asked), ("GET", "POST")):
        endpoint = town.view_of(address, method)
        is_allowed = endpoint is not None and role in allowed_to(endpoint)
        if endpoint in of_a_youth:
            is_allowed &= youth_id == OWN
        # A form without its token stores nothing: who may send one is told that it lacks.
        answer = browser.client.open(address, method=method, headers={"Origin": "http://localhost"})
        assert answer.status_code < 500, (method, address)
        assert is_refused(answer) != is_allowed, (role, method, address, answer.status_code)


def test_every_view_stands_in_the_table(town: Town) -> None:
    rooms = {rule.endpoint.partition(".")[0] for rule in rules(town)}
    assert rooms == {name for name in ALLOWED if "." not in name}
    assert {name for name in ALLOWED if "." in name} <= set(town.app.view_functions)


@pytest.mark.parametrize("role", sorted(OF_THE_CASE))
def test_what_is_read_of_a_youth_is_logged_before_it_is_shown(town: Town, role: str) -> None:
    before = len(town.logged())
    address = f"/unge/{town.handles[OWN]}"
    assert town.browsers[role].get(address).status_code == 200
    assert town.logged()[before:] == [("read", OWN, "page:youth_page.show", "allowed")]


@pytest.mark.parametrize("role", sorted({*PEOPLE} - {roles.YOUTH}))
def test_what_is_refused_of_a_youth_is_logged(town: Town, role: str) -> None:
    before = len(town.logged())
    assert is_refused(town.browsers[role].get(f"/unge/{town.handles[OTHER]}"))
    assert town.logged()[before:] == [("refuse", OTHER, "page:youth_page.show", "refused")]


def test_no_page_tells_a_youths_id_in_an_address(town: Town) -> None:
    page = town.browsers[roles.CONTACT_PERSON].get(f"/unge/{town.handles[OWN]}").text
    assert town.handles[OWN] in page
    assert f"/{OWN}" not in page


def test_somebody_elses_youth_is_answered_as_one_that_is_not_there(town: Town) -> None:
    browser = town.browsers[roles.CONTACT_PERSON]
    others, nobodys, by_id = (browser.get(f"/unge/{handle}") for handle in (town.handles[OTHER], town.handles[""], OWN))
    assert others.status_code == nobodys.status_code == by_id.status_code == 404

    def told(answer: TestResponse, handle: str) -> str:
        return answer.text.replace(handle, "")

    assert told(others, town.handles[OTHER]) == told(nobodys, town.handles[""]) == told(by_id, OWN)


def test_the_menu_has_what_one_may_see(town: Town) -> None:
    def menu(role: str) -> list[str]:
        page = town.browsers[role].get("/").text
        return [
            name for name in ("Unge", "Netværk", "Overblik", "Indlæs", "Organisationer") if f">{name}</a></li>" in page
        ]

    assert menu(roles.CONTACT_PERSON) == ["Unge", "Netværk", "Overblik", "Organisationer"]
    assert menu(roles.COORDINATOR) == ["Netværk", "Overblik", "Indlæs", "Organisationer"]
    assert menu(roles.ADMINISTRATOR) == ["Organisationer"]


def test_a_page_that_needs_signing_in_leads_back_after_it(town: Town) -> None:
    answer = town.place.browser().get("/organisationer/org-kui?dag=2026-11-23")
    assert answer.status_code == 303
    assert answer.location == "/log-ind?next=/organisationer/org-kui?dag%3D2026-11-23"


def test_a_script_that_asks_for_data_is_not_led_to_a_page(town: Town) -> None:
    answer = town.place.browser().client.get("/netvaerk.json", headers={"Sec-Fetch-Mode": "cors"})
    assert answer.status_code == 401
