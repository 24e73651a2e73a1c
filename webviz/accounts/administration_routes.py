"""The addresses of the book of accounts, for administrators: who has one, in which roles, and getting them in or keeping them out."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden

from webviz.access.deciding import Switches, Why, decide
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.access.roles import ROLES
from webviz.accounts.accounts import accounts
from webviz.accounts.book import INVITED_FOR, Book
from webviz.accounts.checking import Unacceptable
from webviz.accounts.roles_given import RoleGiven
from webviz.accounts.tables import Account
from webviz.guarding import writes

managing_accounts = Blueprint("managing_accounts", __name__, template_folder="templates", url_prefix="/konti")

_REFUSED = 400


@managing_accounts.before_request
def _only_administrators() -> ResponseReturnValue | None:
    here = accounts()
    decision = decide(here.viewer(), Right.MANAGE_ACCOUNTS, Switches())
    if decision.why is Why.NOT_SIGNED_IN:
        return redirect(here.sign_in_address(url_for("managing_accounts.list_all")))
    if not decision.allowed:
        raise Forbidden
    return None


@managing_accounts.get("")
@needs(Right.MANAGE_ACCOUNTS)
def list_all() -> ResponseReturnValue:
    """Everybody who has an account."""
    return render_template("accounts/list.html", people=_book().everybody(), now=accounts().clock())


@managing_accounts.get("/ny")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def ask_new() -> ResponseReturnValue:
    """Where a new account is made."""
    return render_template("accounts/new.html", roles=ROLES, form={}, refusal="")


@managing_accounts.post("/ny")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def add() -> ResponseReturnValue:
    """A new account, and the link that its person is given."""
    book = _book()
    try:
        account = book.add(request.form.get("email", ""), request.form.get("name", ""), _role_of_form())
    except Unacceptable as error:
        return render_template("accounts/new.html", roles=ROLES, form=request.form, refusal=error.message), _REFUSED
    return _link_page(account, book.invite(account))


@managing_accounts.get("/<uuid:public_id>")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def show(public_id: object) -> ResponseReturnValue:
    """One account."""
    return _account_page(_book().find(str(public_id)))


@managing_accounts.post("/<uuid:public_id>/rolle")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def give_role(public_id: object) -> ResponseReturnValue:
    """One role more."""
    book = _book()
    account = book.find(str(public_id))
    try:
        book.give_role(account, _role_of_form())
    except Unacceptable as error:
        book.session.rollback()
        return _account_page(account, error.message), _REFUSED
    return _back_to(account)


@managing_accounts.post("/<uuid:public_id>/fratag/<int:assignment_id>")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def take_role(public_id: object, assignment_id: int) -> ResponseReturnValue:
    """One role less."""
    book = _book()
    account = book.find(str(public_id))
    losing = next((each for each in account.assignments if each.id == assignment_id), None)
    if losing is not None:
        book.refuse_last_administrator(account, losing)
    book.take_role(account, assignment_id)
    return _back_to(account)


@managing_accounts.post("/<uuid:public_id>/invitation")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def invite(public_id: object) -> ResponseReturnValue:
    """A link to choose a password with, also for who forgot it or lost the app."""
    book = _book()
    account = book.find(str(public_id))
    return _link_page(account, book.invite(account))


@managing_accounts.post("/<uuid:public_id>/spaer")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def lock(public_id: object) -> ResponseReturnValue:
    """Keep the person out, at once."""
    book = _book()
    account = _another(book, public_id)
    book.refuse_last_administrator(account)
    book.lock(account)
    return _back_to(account)


@managing_accounts.post("/<uuid:public_id>/ophaev")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def unlock(public_id: object) -> ResponseReturnValue:
    """Let the person in again."""
    book = _book()
    account = book.find(str(public_id))
    book.unlock(account)
    return _back_to(account)


@managing_accounts.post("/<uuid:public_id>/log-ud")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def sign_out(public_id: object) -> ResponseReturnValue:
    """End every visit of the person."""
    book = _book()
    account = _another(book, public_id)
    book.sign_out(account)
    return _back_to(account)


@managing_accounts.get("/<uuid:public_id>/fjern")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def ask_remove(public_id: object) -> ResponseReturnValue:
    """Ask before an account is taken away."""
    return render_template("accounts/remove.html", account=_another(_book(), public_id))


@managing_accounts.post("/<uuid:public_id>/fjern")
@writes
@needs(Right.MANAGE_ACCOUNTS)
def remove(public_id: object) -> ResponseReturnValue:
    """Take an account away."""
    book = _book()
    account = _another(book, public_id)
    book.refuse_last_administrator(account)
    book.remove(account)
    return redirect(url_for("managing_accounts.list_all"))


def _book() -> Book:
    return accounts().book()


def _another(book: Book, public_id: object) -> Account:
    """The account, which is not one's own."""
    account = book.find(str(public_id))
    if account.public_id == book.who.account:
        raise Unacceptable(_("Det kan du ikke gøre ved din egen konto. Bed en anden administrator om det."))
    return account


def _role_of_form() -> RoleGiven:
    form = request.form
    return RoleGiven(form.get("role", ""), form.get("actor"), form.get("youth"), form.get("municipality"))


def _account_page(account: Account, refusal: str = "") -> str:
    here = accounts()
    return render_template(
        "accounts/one.html",
        account=account,
        roles=ROLES,
        now=here.clock(),
        is_own=account.public_id == here.viewer().account,
        form=request.form if refusal else {},
        refusal=refusal,
    )


def _link_page(account: Account, token: str) -> str:
    link = url_for("signing_in.show_invitation", token=token, _external=True)
    return render_template("accounts/link.html", account=account, link=link, days=INVITED_FOR.days)


def _back_to(account: Account) -> ResponseReturnValue:
    return redirect(url_for("managing_accounts.show", public_id=account.public_id))
