"""`kaedekort match`: what suits this youth now, and who takes us there?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from graphmodel.access import Reader
from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from graphmodel.store import GraphStore
from graphmodel.stored import ids_present
from kaedekort.cli.following import limits_in_words
from kaedekort.cli.limits import with_limits
from kaedekort.cli.match_tables import SHEET_COLUMNS, print_answer, print_offer_answer, sheet_rows
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import Value, file_for_sheet, print_json, tell, write_sheets
from kaedekort.cli.profiles import read_profile
from kaedekort.cli.progress import with_progress
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, matcher_of, opened
from queries.answers import MatchAnswer, OfferAnswer
from queries.match import Matcher, Question
from queries.profiles.profile import Profile
from queries.rules import Limits
from queries.telling.danish import day_in_words

Answer: TypeAlias = MatchAnswer | OfferAnswer


@click.command("match")
@click.argument("youths", metavar="[UNG]...", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Alle aktive unge i kortet, en ad gangen.")
@click.option(
    "--profile",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FIL",
    help="En profil som JSON i en fil (- er stdin); den gemmes ikke.",
)
@with_day
@with_limits
@click.option("--offer", metavar="TILBUD", help="Kun dette tilbud: hvorfor ikke det her?")
@click.option("--unsuitable", is_flag=True, help="Vis også det, der ikke passer lige nu.")
@with_format("table", "json", "xlsx")
@with_store
def command(
    settings: Settings,
    youths: tuple[str, ...],
    all_: bool,
    profile: Path | None,
    on: date,
    limits: Limits,
    offer: str | None,
    unsuitable: bool,
    format_: str,
    out: Path | None,
) -> None:
    """Hvad passer til den unge nu, hvad kan blive muligt, og hvem fører derhen?

    UNG er den unges id i kortet, for eksempel youth-aborre-12.
    """
    if sum((bool(youths), all_, profile is not None)) != 1:
        raise WrongUse("Sig hvem: en eller flere unge, --all, eller --profile FIL.")
    if offer is not None and format_ == "xlsx":
        raise WrongUse("Et enkelt tilbud kan vises som table eller json.")
    if offer is not None and unsuitable:
        raise WrongUse("--offer ser på ét tilbud, --unsuitable på alle dem, der ikke passer. Vælg en af dem.")
    question = Question(on, limits, with_unsuitable=unsuitable)
    show = _printer(format_, out, question)
    told = read_profile(profile) if profile else None
    matcher = matcher_of(catalogue_of(settings))
    with opened(settings, Purpose.READ) as store:
        if told is not None:
            show([store.read(lambda reader: _answer_profile(matcher, reader, told, offer, question))])
            return
        asked = store.read(partial(_youths, matcher, youths))
        if not asked:
            tell("Der er ingen aktive unge i kortet.")
        show(_answers(store, matcher, asked, offer, question, beside_answers=format_ != "xlsx"))


def _youths(matcher: Matcher, named: tuple[str, ...], reader: Reader) -> tuple[str, ...]:
    """The youths that are named, or all active ones. Raises NotFound, before anything is answered, where one is not in the map."""
    if not named:
        return matcher.youth_ids(reader)
    matcher.refuse_unknown(reader, named)
    return named


def _answer_profile(
    matcher: Matcher, reader: Reader, profile: Profile, offer: str | None, question: Question
) -> Answer:
    if offer is not None:
        return matcher.judge_offer_for_profile(reader, profile, offer, question)
    return matcher.match_profile(reader, profile, question)


def _answers(
    store: GraphStore,
    matcher: Matcher,
    youths: Sequence[str],
    offer: str | None,
    question: Question,
    *,
    beside_answers: bool,
) -> Iterator[Answer]:
    """One answer after the other, each worked out when it is asked for: all youths of a country would not fit into memory.

    Each rests on the map as it is at that moment, and says which version that was; a youth who has left it meanwhile is passed over.
    """

    def answer(youth: str, reader: Reader) -> Answer | None:
        if not ids_present(reader, "Youth", [youth]):
            return None
        if offer is not None:
            return matcher.judge_offer(reader, youth, offer, question)
        return matcher.match_youth(reader, youth, question)

    for youth in with_progress(youths, "Ser på de unge", beside_answers=beside_answers):
        found = store.read(partial(answer, youth))
        if found:
            yield found


def _printer(format_: str, out: Path | None, question: Question) -> Callable[[Iterable[Answer]], None]:
    """What is to become of the answers. Raises WrongUse where a spreadsheet has no file to stand in."""
    if format_ == "json":
        return _print_lines
    if format_ == "table":
        return _print_tables
    return partial(_write_sheet, file_for_sheet(out), question)


def _print_lines(answers: Iterable[Answer]) -> None:
    for answer in answers:
        print_json(answer.as_json())


def _print_tables(answers: Iterable[Answer]) -> None:
    for answer in answers:
        print_answer(answer) if isinstance(answer, MatchAnswer) else print_offer_answer(answer)


def _write_sheet(out: Path, question: Question, answers: Iterable[Answer]) -> None:
    versions: set[int] = set()

    def rows() -> Iterator[Sequence[Value]]:
        for answer in answers:
            versions.add(answer.graph_version)
            if isinstance(answer, MatchAnswer):
                yield from sheet_rows(answer)

    def about() -> Iterator[str]:
        yield from ("Match", day_in_words(question.on.isoformat()), *limits_in_words(question.limits))
        yield from (f"kortets udgave {version}" for version in sorted(versions))

    write_sheets(out, [("Match", SHEET_COLUMNS, rows())], about())
