"""The addresses of partner lists: a file is dropped, looked at while one waits, chosen about, stored or thrown away."""

import secrets

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from graphmodel import history
from importers.outgoing.template import template_workbook
from importers.values.words import Words
from queries.facts.map_rows import MUNICIPALITIES
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.errors import NothingThere, WrongAddress
from webviz.guarding import MOST_BYTES_OF_FILES, takes_files, writes
from webviz.importing.downloads import as_workbook, marked_name
from webviz.importing.forms import MunicipalityChoice, municipalities, read_choices, read_first
from webviz.importing.grid import build_grid
from webviz.importing.job import Job
from webviz.importing.jobs import MOST_OWN, Jobs, open_lists
from webviz.importing.looking import Looked
from webviz.importing.reporting import CHOICES_TAKEN, SHOWN_ANEW, notice_of, problem_of
from webviz.importing.states import STAGES, State
from webviz.importing.telling import message_line
from webviz.importing.uploads import sent_files
from webviz.importing.values import anchor_of_values, build_values
from webviz.importing.view import build_page, coming_of
from webviz.importing.wanted import SHOW, Addresses, read_wanted
from webviz.importing.working import worker
from webviz.network.looking import page_of
from webviz.network.picture import Painter
from webviz.network.words import Wording
from webviz.services import services

importing = Blueprint("importing", __name__, template_folder="templates")

_VISITOR = "visitor"
_SOURCES = 50
_AT_WORK = (State.WAITING, State.WORKING)


@importing.route("/indlaes", methods=["GET", "POST"])
@takes_files
@needs(Right.CHANGE_MAP)
def start() -> ResponseReturnValue:
    """Choose one or several files; a form that is sent opens them."""
    if request.method == "GET":
        return _start_page()
    files = sent_files(request.files.getlist("filer"))
    if not files:
        return _start_page(missing_file=True), 400
    options = read_first(request.form, [place.code for place in _places()])
    job = jobs().open(_visitor(), files, options, worker().look)
    return redirect(url_for(SHOW, job_id=job.id), 303)


@importing.get("/indlaes/skabelon.xlsx")
@needs(Right.CHANGE_MAP)
def template() -> Response:
    """An empty workbook that explains itself."""
    return as_workbook(template_workbook(Words(services().catalogue, services().reference)), _("skabelon.xlsx"))


@importing.route("/indlaes/<job_id>", methods=["GET", "POST"])
@writes
@needs(Right.CHANGE_MAP)
def show(job_id: str) -> ResponseReturnValue:
    """A list that lies open, as far as it has come; a form that is sent does something with it."""
    job = jobs().find(job_id, _visitor())
    if request.method == "POST":
        return _do(job)
    looked, state = job.looked, job.standing.state
    if state is State.READY and looked is not None:
        return _list_page(job, looked)
    if state in (State.READY, *_AT_WORK):
        return render_template("importing/progress.html", job=job, **_standing(job))
    if state is State.STORED and job.result is not None:
        change_id = job.result.change
        change = services().store.read(lambda reader: history.find_change(reader, change_id)) if change_id else None
        return render_template("importing/stored.html", job=job, result=job.result, change=change)
    return render_template(
        "importing/ended.html", job=job, is_stopped=state is State.STOPPED, problem=problem_of(job.problem)
    )


@importing.get("/indlaes/<job_id>/tilstand")
@needs(Right.CHANGE_MAP)
def standing(job_id: str) -> ResponseReturnValue:
    """How far a list has come, for the page that waits; once it has come through, the page is told to go on."""
    job = jobs().find(job_id, _visitor())
    answer = Response(render_template("importing/_standing.html", job=job, **_standing(job)))
    if job.standing.state not in _AT_WORK:
        answer.headers["HX-Redirect"] = url_for(SHOW, job_id=job.id)
    return answer


@importing.get("/indlaes/<job_id>/netvaerk.json")
@needs(Right.CHANGE_MAP)
def network(job_id: str) -> Response:
    """The picture of what would come."""
    job = jobs().find(job_id, _visitor())
    coming = coming_of(job, _looked(job), services().today().isoformat())
    if coming is None:
        raise NothingThere(_("Der ville ikke komme noget nyt, som kan tegnes."))
    painter = Painter(coming.around, coming.picture, coming.properties, services().catalogue)
    fates = coming.fates
    return jsonify(painter.paint(lambda key: None if fates.get(key) == "new" else page_of(key), lambda _group: None))


@importing.get("/indlaes/<job_id>/markeret.xlsx")
@needs(Right.CHANGE_MAP)
def marked(job_id: str) -> Response:
    """The files handed back, with everything that is to be looked at marked in its cell; also after the list is stored."""
    job = jobs().find(job_id, _visitor())
    if job.marking is None:
        raise NothingThere(_("Listen er ikke klar. Vent, til den er læst."))
    return as_workbook(job.marking.as_bytes(), marked_name(job.names))


def _do(job: Job) -> ResponseReturnValue:
    """What the form of a list asks for."""
    wish = request.form.get("handling", "")
    if wish in ("stop", "kasser"):
        jobs().stop(job)
        if wish == "kasser" and not job.is_storing:
            jobs().drop(job)
            return redirect(url_for("importing.start"), 303)
    elif wish in ("igen", "gem") and job.standing.state not in (*_AT_WORK, State.STORED):
        _go_on(job, is_stored=wish == "gem")
    return redirect(Addresses(job.id, read_wanted(request.args)).of(), 303)


def _go_on(job: Job, *, is_stored: bool) -> None:
    """Look at a list again with the choices of the form, or store it as it was shown."""
    looked, is_shown = job.looked, request.form.get("runde") == str(job.round)
    job.problem = ""
    job.notice = CHOICES_TAKEN if is_stored and is_shown else SHOWN_ANEW if is_stored else ""
    if looked is not None and is_shown:
        codes = [place.code for place in _places()]
        options = read_choices(request.form, job.options, looked, job.asked, services().catalogue, codes)
        if is_stored and options == job.options:
            job.notice = ""
            _store(job)
            return
        job.options = options
    jobs().start(job, worker().look)


def _store(job: Job) -> None:
    if not services().may_write:
        raise WrongAddress(_("Kortet er en kopi, så intet kan gemmes her."))
    doer, lists = worker(), jobs()

    def store_it(job: Job) -> None:
        doer.store_it(job)
        if job.standing.state is State.STORED:
            lists.remove_files(job)

    lists.start(job, store_it)


def _start_page(*, missing_file: bool = False) -> str:
    changes, open_now = services().store.changes(), _open_lists()
    sources = [change.origin.source for change in reversed(changes) if change.origin.action == "import"]
    return render_template(
        "importing/start.html",
        missing_file=missing_file,
        sources=list(dict.fromkeys(sources))[:_SOURCES],
        places=_places(),
        open_lists=open_now,
        gives_way=open_now[-1] if len(open_now) >= MOST_OWN else None,
        may_write=services().may_write,
        most_bytes=MOST_BYTES_OF_FILES,
    )


def _open_lists() -> list[Job]:
    """The visitor's lists that are still to be stored or thrown away."""
    return [job for job in jobs().of(_visitor()) if job.standing.state is not State.STORED]


def _list_page(job: Job, looked: Looked) -> str:
    wanted, catalogue = read_wanted(request.args), services().catalogue
    addresses, target = Addresses(job.id, wanted), request.headers.get("HX-Target", "")
    if target == "ark":
        return render_template(
            "importing/_grid.html",
            grid=build_grid(looked, addresses, catalogue),
            addresses=addresses,
            problem_line=message_line,
        )
    if target.startswith(anchor_of_values(0)[:-1]):
        values = build_values(looked, wanted.values, addresses, catalogue)
        return render_template("importing/_values.html", values=values, target=target)
    return render_template(
        "importing/list.html",
        job=job,
        page=build_page(job, looked, wanted, catalogue, services().today().isoformat()),
        places=_places(),
        may_write=services().may_write,
        wording=Wording(catalogue),
        problem_line=message_line,
        notice=notice_of(job.notice),
        problem=problem_of(job.problem),
    )


def _standing(job: Job) -> dict[str, object]:
    now, before = job.standing, jobs().turn_of(job)
    return {
        "before": before,
        "waiting": ngettext(
            "Der er %(num)d liste før din. Den bliver læst, når det bliver dens tur.",
            "Der er %(num)d lister før din. Den bliver læst, når det bliver dens tur.",
            before,
        ),
        "stage": STAGES[now.stage]() if now.stage else "",
        "done": now.done,
        "whole": now.whole,
        "is_at_work": now.state in _AT_WORK,
        "is_stopped": job.is_stopped,
        "onward": url_for(SHOW, job_id=job.id),
    }


def _looked(job: Job) -> Looked:
    if job.looked is None:
        raise NothingThere(_("Listen er ikke klar. Vent, til den er læst."))
    return job.looked


def _places() -> list[MunicipalityChoice]:
    known = {row.id: row.name or row.id for row in services().store.read(MUNICIPALITIES.run)}
    return municipalities(services().reference, known)


def _visitor() -> str:
    """Who the visitor is, as far as one can tell: the same browser as before."""
    if _VISITOR not in session:
        session[_VISITOR] = secrets.token_urlsafe(16)
    return str(session[_VISITOR])


def jobs() -> Jobs:
    """The lists that lie open in the application that answers the present request."""
    return open_lists(current_app)
