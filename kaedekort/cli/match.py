"""`kaedekort match`: what suits this youth now, and who takes us there?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from graphmodel.access import Reader
from graphmodel.engines import Purpose
from graphmodel.errors import InputError, WrongUse
from kaedekort.cli.match_tables import SHEET_COLUMNS, print_answer, print_offer_answer, sheet_rows
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import print_json, tell, write_sheet
from kaedekort.cli.system_errors import why
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, matcher_of, opened
from queries.answers import MatchAnswer, OfferAnswer
from queries.match import Matcher, Question
from queries.profile import Profile, parse_profile
from queries.rules import Limits


@click.command("match")
@click.argument("youths", metavar="[UNG]...", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Alle unge, der er i gang.")
@click.option("--profile", type=click.Path(path_type=Path), metavar="FIL", help="En profil som JSON; den gemmes ikke.")
@with_day
@click.option(
    "--horizon",
    type=click.IntRange(min=0),
    metavar="DAGE",
    default=180,
    show_default=True,
    help="Hvor mange dage frem en start må ligge.",
)
@click.option(
    "--max-handovers",
    type=click.IntRange(min=0),
    metavar="TAL",
    default=3,
    show_default=True,
    help="Hvor mange overleveringer vejen må have.",
)
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
    horizon: int,
    max_handovers: int,
    offer: str | None,
    unsuitable: bool,
    format_: str,
    out: Path | None,
) -> None:
    """Hvad passer til den unge nu, hvad kan blive muligt, og hvem fører derhen?"""
    if sum((bool(youths), all_, profile is not None)) != 1:
        raise WrongUse("Sig hvem: en eller flere unge, --all, eller --profile FIL.")
    if offer and format_ == "xlsx":
        raise WrongUse("Et enkelt tilbud kan vises som table eller json.")
    question = Question(on, Limits(horizon, max_handovers), with_unsuitable=unsuitable)
    told = _read_profile(profile) if profile else None
    matcher = matcher_of(catalogue_of(settings))
    with opened(settings, Purpose.READ) as store:
        if offer:
            answers: Sequence[MatchAnswer | OfferAnswer] = store.read(
                lambda reader: list(_judge(matcher, reader, youths, told, all_, offer, question))
            )
        else:
            answers = store.read(lambda reader: list(_match(matcher, reader, youths, told, question)))
    if all_ and not answers:
        tell("Der er ingen aktive unge i kortet.")
    _print(answers, format_, out)


def _read_profile(path: Path) -> Profile:
    try:
        return parse_profile(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise WrongUse(f"Profilen »{path}« kan ikke læses: {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"Profilen »{path}« er ikke en tekst i UTF-8.") from error


def _match(
    matcher: Matcher, reader: Reader, youths: tuple[str, ...], told: Profile | None, question: Question
) -> Iterator[MatchAnswer]:
    if told is not None:
        yield matcher.match_profile(reader, told, question)
    elif youths:
        yield from matcher.match_youths(reader, youths, question)
    else:
        yield from matcher.match_all(reader, question)


def _judge(
    matcher: Matcher,
    reader: Reader,
    youths: tuple[str, ...],
    told: Profile | None,
    all_: bool,
    offer: str,
    question: Question,
) -> Iterator[OfferAnswer]:
    if told is not None:
        yield matcher.judge_offer_for_profile(reader, told, offer, question)
        return
    for youth_id in matcher.youth_ids(reader) if all_ else youths:
        yield matcher.judge_offer(reader, youth_id, offer, question)


def _print(answers: Iterable[MatchAnswer | OfferAnswer], format_: str, out: Path | None) -> None:
    if format_ == "xlsx":
        rows = [row for answer in answers if isinstance(answer, MatchAnswer) for row in sheet_rows(answer)]
        write_sheet(out, "Match", SHEET_COLUMNS, rows)
        return
    for answer in answers:
        if format_ == "json":
            print_json(answer.as_json())
        elif isinstance(answer, MatchAnswer):
            print_answer(answer)
        else:
            print_offer_answer(answer)
