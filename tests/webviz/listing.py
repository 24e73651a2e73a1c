"""A visitor of the pages that write, as a browser is one: a cookie, a token, and where the form comes from."""

import re
from io import BytesIO
from typing import cast

from flask import Flask
from werkzeug.test import TestResponse

from tests.webviz.conftest import client_of
from webviz.importing.jobs import Jobs

OWN = "http://localhost"
"""What the test client calls the host, whatever is told to it."""
LIST = (
    "Tilbud;Udbyder;Alder;Telefon;Mail\n"
    "Staldvagt;Tangmose Rideklub;15-25;01 10 20 30;stald@rideklub.example\n"
    "Kor;Sangforeningen;18-40;01 10 20 31;kor@sang.example\n"
    "Cykelværksted;Hjulet;13-19;01 10 20 32;cykel@hjulet.example\n"
)
"""Three offers of three organisations."""
PROGRESS = 'class="standing"'


class Visitor:
    """One browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = client_of(app)
        self.at = ""
        """The address of the list that is open."""

    @property
    def jobs(self) -> Jobs:
        return cast(Jobs, self.app.extensions["kaedekort lists"])

    def get(self, address: str = "") -> TestResponse:
        return self.client.get(address or self.at)

    def token(self, address: str = "/indlaes") -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get(address).text)
        assert found
        return found[1]

    def post(self, address: str, **fields: object) -> TestResponse:
        """Send a form as our own page does."""
        data = {"csrf_token": self.token(), **fields}
        return self.client.post(address, data=data, headers={"Origin": OWN})

    def drop(self, text: str | bytes = LIST, name: str = "liste.csv", **fields: str) -> TestResponse:
        """Drop a file and wait for what is made of it."""
        return self.drop_all([(text, name)], **fields)

    def drop_all(self, files: list[tuple[str | bytes, str]], **fields: str) -> TestResponse:
        sent = [(BytesIO(text.encode() if isinstance(text, str) else text), name) for text, name in files]
        answer = self.post("/indlaes", filer=sent, **fields)
        if answer.status_code != 303:
            return answer
        self.at = answer.location
        return self.settled()

    def settled(self) -> TestResponse:
        """The list's page when nothing is worked on any more."""
        assert self.jobs.settle(60)
        return self.get()

    def form(self) -> dict[str, str]:
        """What the list's form would send, as it stands."""
        text = self.get().text.split('class="import-list"')[1].split("</form>")[0]
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
        for name, body in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', text, re.DOTALL):
            chosen = re.search(r'<option value="([^"]*)" selected', body)
            fields[name] = chosen[1] if chosen else ""
        fields |= dict(re.findall(r'type="radio" name="([^"]+)" value="([^"]+)"[^>]* checked', text))
        fields |= dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)" value="1"[^>]* checked', text), "1")
        source = re.search(r'name="kilde" value="([^"]*)"', text)
        return fields | {"kilde": source[1] if source else ""}

    def do(self, wish: str, **choices: str) -> TestResponse:
        """Press a button of the list's form, with other choices than it shows, and wait."""
        fields = {**self.form(), **choices, "handling": wish}
        fields.pop("csrf_token", None)
        answer = self.post(self.at, **fields)
        assert answer.status_code == 303, answer.text
        assert self.jobs.settle(60)
        return self.get(answer.location)
