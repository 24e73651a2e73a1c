"""The addresses of the municipality's own sign-in: there, and back."""

from flask import Blueprint, current_app, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.access.viewer import NOBODY
from webviz.accounts.accounts import accounts
from webviz.accounts.events import SIGN_IN_REFUSED
from webviz.accounts.leading_back import FRONT, asked_for, own_address
from webviz.accounts.municipality_sign_in import FAULTS, Municipality, account_of, assurance_of
from webviz.accounts.signing_in import let_in
from webviz.accounts.visits import MUNICIPALITY

_BACK_TO = "municipality_next"
_REFUSED = 400


def municipality_pages(municipality: Municipality, issuer: str) -> Blueprint:
    """The pages of an installation whose municipality has a sign-in."""
    oidc = Blueprint("oidc", __name__, template_folder="templates", url_prefix="/log-ind/kommunen")

    @oidc.get("")
    @needs(Right.GET_IN)
    def start() -> ResponseReturnValue:
        """Lead there."""
        session[_BACK_TO] = asked_for()
        try:
            answer: ResponseReturnValue = municipality.lead_there(url_for("oidc.take", _external=True))
        except FAULTS as error:
            current_app.logger.warning("the municipality's sign-in does not answer: %s", type(error).__name__)
            return _page("away"), 503
        return answer

    @oidc.get("/retur")
    @needs(Right.GET_IN)
    def take() -> ResponseReturnValue:
        """Whoever comes back, let in where they have an account."""
        here = accounts()
        back_to = own_address(str(session.pop(_BACK_TO, FRONT)))
        try:
            claims = municipality.who_came_back()
        except FAULTS as error:
            current_app.logger.warning("nobody came back from the municipality's sign-in: %s", type(error).__name__)
            here.tell(SIGN_IN_REFUSED, NOBODY, {"what": "oidc"})
            here.session.commit()
            return _page("failed"), _REFUSED
        account = account_of(here, issuer, claims)
        if account is None:
            return _page("unknown"), _REFUSED
        let_in(here, account, MUNICIPALITY, "municipality", assurance_of(claims))
        return redirect(back_to)

    def _page(why: str) -> str:
        return render_template("accounts/municipality.html", why=why, name=accounts().oidc_name)

    return oidc
