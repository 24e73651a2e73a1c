"""The made-up people of the demo, who are let in with one click: in the demo, and nowhere else."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from graphmodel.errors import KaedekortError
from webviz.accounts.accounts import Accounts
from webviz.accounts.book import account_of_email
from webviz.accounts.roles_given import RoleGiven
from webviz.accounts.tables import Account


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody made up: what the address of the account begins with, a name, and the roles, the first of which is acted in."""

    key: str
    name: str
    roles: tuple[RoleGiven, ...]


def keep_demo_people(here: Accounts, people: Sequence[DemoPerson], *, is_demo: bool) -> None:
    """Make the accounts of the made-up people, which have no password, and let them in with one click.

    The same people again are the same accounts. Raises KaedekortError outside the demo.
    """
    if not is_demo:
        raise KaedekortError("people are let in with one click in the demo alone")
    for person in people:
        email = f"{person.key}@demo.invalid"
        account = account_of_email(here.session, email)
        if account is None:
            account = Account(public_id=str(uuid.uuid4()), email=email, fs_uniquifier=uuid.uuid4().hex, is_demo=True)
            account.made_at = here.clock()
            here.session.add(account)
        account.name = person.name
        for role in (each.checked() for each in person.roles):
            if not role.is_had_by(account):
                account.assignments.append(role.new_assignment())
        here.session.commit()
        if account.public_id not in here.demo:
            here.demo.append(account.public_id)


def demo_people(here: Accounts) -> list[Account]:
    """Whom the demo lets in, in the order they were given."""
    if not here.demo:
        return []
    found = here.session.scalars(
        select(Account).where(Account.public_id.in_(here.demo), Account.is_demo, Account.active)
    )
    return sorted(found, key=lambda account: here.demo.index(account.public_id))


def demo_person(here: Accounts, public_id: str) -> Account | None:
    """One of them, by the id of the account."""
    return next((each for each in demo_people(here) if each.public_id == public_id), None)
