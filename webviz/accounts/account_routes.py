"""The addresses of one's own account: roles, password, app, recovery codes, signing out everywhere."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.access.viewer import Viewer
from webviz.accounts import visits
from webviz.accounts.accounts import Accounts, Present, accounts
from webviz.accounts.book import end_visits
from webviz.accounts.checking import SHORTEST_PASSWORD, Unacceptable
from webviz.accounts.events import ACCOUNT_CHANGE
from webviz.accounts.second_factor import new_recovery_codes, recovery_codes_left
from webviz.accounts.signing_in import begin_anew, is_waiting, refuse
from webviz.accounts.tables import Account, Visit
from webviz.accounts.tying import code_of_form, drop_new_app, new_app, tie_app
from webviz.errors import NothingThere
from webviz.guarding import writes

own_account = Blueprint("own_account", __name__, template_folder="templates", url_prefix="/konto")

_REFUSED = 400


@own_account.before_request
def _ask_to_sign_in() -> ResponseReturnValue | None:
    here = accounts()
    if here.present().visit is None:
        return redirect(
            here.sign_in_address(request.path if request.method in {"GET", "HEAD"} else url_for("own_account.show"))
        )
    return None


@own_account.get("")
@writes
@needs(Right.OWN_ACCOUNT)
def show() -> ResponseReturnValue:
    """Who one is here, in which role, and what gets one in."""
    here, visit = accounts(), _visit()
    return render_template(
        "accounts/account.html",
        account=visit.account,
        active=visit.assignment_id,
        has_password=_has_password(visit),
        codes_left=recovery_codes_left(here.session, visit.account),
        idle_minutes=int(here.lasting.idle.total_seconds() // 60),
        oidc_name=here.oidc_name if visit.way == visits.MUNICIPALITY else None,
        assured=visit.assured,
    )


@own_account.post("/rolle")
@writes
@needs(Right.OWN_ACCOUNT)
def switch_role() -> ResponseReturnValue:
    """Act in another of one's roles, in this visit."""
    here, visit = accounts(), _visit()
    account, wanted = visit.account, request.form.get("role", "")
    assignment = next((each for each in account.assignments if str(each.id) == wanted), None)
    if assignment is None:
        raise NothingThere(_("Den rolle har du ikke (mere). Vælg en anden på din konto."))
    visit.assignment = assignment
    account.last_assignment = assignment.id
    viewer = visits.viewer_of(account, assignment)
    _tell(here, viewer, account, "role_switched")
    here.session.commit()
    here.is_now(Present(viewer, visit))
    return redirect("/")


@own_account.get("/adgangskode")
@writes
@needs(Right.OWN_ACCOUNT)
def ask_password() -> ResponseReturnValue:
    """Where a new password is chosen."""
    _refuse_without_password(_visit())
    return _password_page("")


@own_account.post("/adgangskode")
@writes
@needs(Right.OWN_ACCOUNT)
def change_password() -> ResponseReturnValue:
    """A new password ends every other visit."""
    here, visit = accounts(), _visit()
    _refuse_without_password(visit)
    account, way, new = visit.account, visit.way, request.form.get("password", "")
    if not _is_confirmed(here, account):
        return _password_page(_wrong()), _REFUSED
    if new != request.form.get("again", ""):
        return _password_page(_("De to nye adgangskoder er ikke ens. Skriv den samme to gange.")), _REFUSED
    try:
        here.passwords.keep(account, new)
    except Unacceptable as error:
        here.session.rollback()
        return _password_page(error.message), _REFUSED
    end_visits(here.session, account)
    _tell(here, here.viewer(), account, "password_changed")
    begin_anew(here, account, way)
    return redirect(url_for("own_account.show", sket="adgangskode"))


@own_account.get("/app")
@writes
@needs(Right.OWN_ACCOUNT)
def ask_app() -> ResponseReturnValue:
    """What another app needs to be tied in place of the one there is."""
    visit = _visit()
    _refuse_without_password(visit)
    return _app_page(visit.account, is_refused=False)


@own_account.post("/app")
@writes
@needs(Right.OWN_ACCOUNT)
def change_app() -> ResponseReturnValue:
    """Another app: with the password and its first code; the old one and its recovery codes are worthless from now on."""
    here, visit = accounts(), _visit()
    _refuse_without_password(visit)
    account, way = visit.account, visit.way
    if not _is_confirmed(here, account) or not tie_app(here, account, code_of_form()):
        return _app_page(account, is_refused=True), _REFUSED
    codes = new_recovery_codes(here.session, account, here.keys.recovery)
    end_visits(here.session, account)
    _tell(here, here.viewer(), account, "app_changed")
    drop_new_app()
    begin_anew(here, account, way)
    return render_template("accounts/codes.html", codes=codes, back_to=url_for("own_account.show"))


@own_account.get("/noedkoder")
@writes
@needs(Right.OWN_ACCOUNT)
def ask_codes() -> ResponseReturnValue:
    """Ask for the password before new recovery codes are made."""
    _refuse_without_password(_visit())
    return render_template("accounts/new_codes.html", refusal="")


@own_account.post("/noedkoder")
@writes
@needs(Right.OWN_ACCOUNT)
def renew_codes() -> ResponseReturnValue:
    """Ten new recovery codes, shown this once, in place of the old ones."""
    here, visit = accounts(), _visit()
    _refuse_without_password(visit)
    if not _is_confirmed(here, visit.account):
        return render_template("accounts/new_codes.html", refusal=_wrong()), _REFUSED
    codes = new_recovery_codes(here.session, visit.account, here.keys.recovery)
    _tell(here, here.viewer(), visit.account, "codes_renewed")
    here.session.commit()
    return render_template("accounts/codes.html", codes=codes, back_to=url_for("own_account.show"))


@own_account.post("/log-ud-overalt")
@writes
@needs(Right.OWN_ACCOUNT)
def sign_out_everywhere() -> ResponseReturnValue:
    """End every visit of the account, this one too."""
    here, visit = accounts(), _visit()
    end_visits(here.session, visit.account)
    _tell(here, here.viewer(), visit.account, "signed_out_everywhere")
    here.session.commit()
    here.leave()
    return redirect(here.sign_in_address())


def _visit() -> Visit:
    visit = accounts().present().visit
    if visit is None:  # the gate above has sent them to sign in
        raise NothingThere(_("Log ind først."))
    return visit


def _has_password(visit: Visit) -> bool:
    return visit.way == visits.PASSWORD and visit.account.password is not None


def _refuse_without_password(visit: Visit) -> None:
    if not _has_password(visit):
        raise NothingThere(_("Din konto har ingen adgangskode her. Den hører til dér, hvor du logger ind."))


def _is_confirmed(here: Accounts, account: Account) -> bool:
    """Whether the person has shown again that they know the password; a wrong one counts as a failure."""
    if is_waiting(here, account):
        return False
    if here.passwords.is_right(account, request.form.get("present", "")):
        return True
    refuse(here, account, "password")
    return False


def _wrong() -> str:
    return _("Den nuværende adgangskode passer ikke, eller der er forsøgt for mange gange. Vent i så fald et kvarter.")


def _password_page(refusal: str) -> str:
    return render_template("accounts/password.html", refusal=refusal, shortest=SHORTEST_PASSWORD)


def _app_page(account: Account, *, is_refused: bool) -> str:
    app = new_app(accounts(), account)
    return render_template("accounts/app.html", app=app, is_refused=is_refused, is_first=False)


def _tell(here: Accounts, who: Viewer, account: Account, what: str) -> None:
    here.tell(ACCOUNT_CHANGE, who, {"what": what, "account": account.public_id})
