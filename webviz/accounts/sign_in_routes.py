"""The addresses of getting in and out: the password, the code, the first app, an invitation, the demo's people, signing out.

A page with a form is marked as one that may be sent a form, so that the browser says where the form comes from.
"""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.accounts import visits
from webviz.accounts.accounts import Accounts, accounts
from webviz.accounts.checking import SHORTEST_PASSWORD, Unacceptable
from webviz.accounts.demo_people import demo_people, demo_person
from webviz.accounts.events import SIGN_OUT
from webviz.accounts.invitations import accept, invited
from webviz.accounts.leading_back import asked_for
from webviz.accounts.second_factor import new_recovery_codes
from webviz.accounts.signing_in import Pending, check_code, check_password, let_in, pending, wait_for_code
from webviz.accounts.tying import code_of_form, drop_new_app, new_app, tie_app
from webviz.errors import NothingThere
from webviz.guarding import writes

signing_in = Blueprint("signing_in", __name__, template_folder="templates")

_REFUSED = 400


@signing_in.get("/log-ind")
@writes
@needs(Right.GET_IN)
def show() -> ResponseReturnValue:
    """Where one signs in; who has done so is led on."""
    here = accounts()
    if here.viewer().account is not None:
        return redirect(asked_for())
    return _sign_in_page(here)


@signing_in.post("/log-ind")
@writes
@needs(Right.GET_IN)
def sign_in() -> ResponseReturnValue:
    """The address and the password; the code is asked for next."""
    here = accounts()
    account = check_password(here, request.form.get("email", ""), request.form.get("password", ""))
    if account is None:
        return _sign_in_page(here, is_refused=True), _REFUSED
    wait_for_code(here, account, visits.PASSWORD, asked_for())
    return redirect(url_for("signing_in.ask_code"))


@signing_in.get("/log-ind/kode")
@writes
@needs(Right.GET_IN)
def ask_code() -> ResponseReturnValue:
    """Ask for a code; who has no app yet ties one first."""
    here = accounts()
    waiting = pending(here)
    if waiting is None:
        return redirect(here.sign_in_address())
    if waiting.account.tf_totp_secret is None:
        return redirect(url_for("signing_in.ask_app"))
    return render_template("accounts/code.html", is_refused=False)


@signing_in.post("/log-ind/kode")
@writes
@needs(Right.GET_IN)
def take_code() -> ResponseReturnValue:
    """A code from the app, or a recovery code."""
    here = accounts()
    waiting = pending(here)
    if waiting is None:
        return redirect(here.sign_in_address())
    if waiting.account.tf_totp_secret is None:
        return redirect(url_for("signing_in.ask_app"))
    if not check_code(here, waiting.account, code_of_form()):
        return render_template("accounts/code.html", is_refused=True), _REFUSED
    let_in(here, waiting.account, waiting.way, "code")
    return redirect(waiting.back_to)


@signing_in.get("/log-ind/app")
@writes
@needs(Right.GET_IN)
def ask_app() -> ResponseReturnValue:
    """Show what an authenticator app needs, to whoever has none tied to the account."""
    here = accounts()
    waiting = _without_app(here)
    if waiting is None:
        return redirect(url_for("signing_in.ask_code"))
    return render_template("accounts/app.html", app=new_app(here, waiting.account), is_refused=False, is_first=True)


@signing_in.post("/log-ind/app")
@writes
@needs(Right.GET_IN)
def take_app() -> ResponseReturnValue:
    """The first code of the app: it is tied to the account, the person is in, and the recovery codes are shown this once."""
    here = accounts()
    waiting = _without_app(here)
    if waiting is None:
        return redirect(url_for("signing_in.ask_code"))
    if not tie_app(here, waiting.account, code_of_form()):
        app = new_app(here, waiting.account)
        return render_template("accounts/app.html", app=app, is_refused=True, is_first=True), _REFUSED
    codes = new_recovery_codes(here.session, waiting.account, here.keys.recovery)
    let_in(here, waiting.account, waiting.way, "new_app")
    drop_new_app()
    return render_template("accounts/codes.html", codes=codes, back_to=waiting.back_to)


@signing_in.post("/log-ind/demo")
@writes
@needs(Right.GET_IN)
def sign_in_demo() -> ResponseReturnValue:
    """One click for a made-up person; there are none outside the demo."""
    here = accounts()
    account = demo_person(here, request.form.get("person", ""))
    if account is None:
        raise NothingThere(_("Den person findes ikke i demoen."))
    let_in(here, account, visits.DEMO, "none")
    return redirect(asked_for())


@signing_in.post("/log-ud")
@writes
@needs(Right.GET_IN)
def sign_out() -> ResponseReturnValue:
    """End the visit."""
    here = accounts()
    present = here.present()
    if present.visit is not None:
        here.session.delete(present.visit)
        here.tell(SIGN_OUT, present.viewer, {"what": "asked"})
        here.session.commit()
    here.leave()
    session["signed_out"] = True
    return redirect(here.sign_in_address())


@signing_in.get("/invitation/<token>")
@writes
@needs(Right.GET_IN)
def show_invitation(token: str) -> ResponseReturnValue:
    """Where an invited person chooses a password."""
    account = invited(accounts(), token)
    if account is None:
        return render_template("accounts/invitation_over.html"), 404
    return render_template(
        "accounts/invitation.html", email=account.email, name=account.name, refusal="", shortest=SHORTEST_PASSWORD
    )


@signing_in.post("/invitation/<token>")
@writes
@needs(Right.GET_IN)
def use_invitation(token: str) -> ResponseReturnValue:
    """The password that was chosen; the app is tied next."""
    here = accounts()
    account = invited(here, token)
    if account is None:
        return render_template("accounts/invitation_over.html"), 404
    email, name, refusal = account.email, account.name, ""
    password = request.form.get("password", "")
    try:
        if password != request.form.get("again", ""):
            refusal = _("De to adgangskoder er ikke ens. Skriv den samme to gange.")
        elif not accept(here, account, token, password):
            return render_template("accounts/invitation_over.html"), 404
    except Unacceptable as error:
        here.session.rollback()
        refusal = error.message
    if refusal:
        page = render_template(
            "accounts/invitation.html", email=email, name=name, refusal=refusal, shortest=SHORTEST_PASSWORD
        )
        return page, _REFUSED
    wait_for_code(here, account, visits.PASSWORD, "/")
    return redirect(url_for("signing_in.ask_app"))


def _without_app(here: Accounts) -> Pending | None:
    """Who is waited for and has no app tied to the account."""
    waiting = pending(here)
    return waiting if waiting is not None and waiting.account.tf_totp_secret is None else None


def _sign_in_page(here: Accounts, *, is_refused: bool = False) -> str:
    return render_template(
        "accounts/sign_in.html",
        back_to=asked_for(),
        is_refused=is_refused,
        has_ended=here.ended(),
        has_signed_out=bool(session.pop("signed_out", False)),
        email=request.form.get("email", "")[:254],
        people=demo_people(here),
        oidc_name=here.oidc_name,
    )
