"""`kaedekort chain`: the way from a youth to an offer, step by step."""

from datetime import date

import click

from graphmodel.engines import Purpose
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import print_json, print_table, printable
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, matcher_of, opened
from queries.answers import OfferAnswer
from queries.match import Question
from queries.rules import Limits

_KEYS = ("youth", "on", "graph_version", "offer", "name", "provider", "handovers", "chain", "call", "explanation")


@click.command("chain")
@click.argument("youth", metavar="UNG")
@click.argument("offer", metavar="TILBUD")
@with_day
@with_limits
@with_format("table", "json")
@with_store
def command(settings: Settings, youth: str, offer: str, on: date, limits: Limits, format_: str) -> None:
    """Hvem fører den unge hen til et tilbud, og hvem har ansvaret ved hvert led?

    UNG og TILBUD er deres id'er i kortet, for eksempel youth-aborre-12 og offer-soevnskolen.
    """
    matcher = matcher_of(catalogue_of(settings))
    question = Question(on, limits)
    with opened(settings, Purpose.READ) as store:
        answer = store.read(lambda reader: matcher.judge_offer(reader, youth, offer, question))
    if format_ == "json":
        print_json(_as_json(answer))
        return
    found = answer.found
    if found.chain:
        rows = [(number, step.sentence, step.procedure) for number, step in enumerate(found.chain, start=1)]
        print_table(("Led", "Hvem til hvem", "Sådan gør man"), rows, f"Vejen til {found.name or found.offer}")
    click.echo(printable(found.explanation))


def _as_json(answer: OfferAnswer) -> dict[str, object]:
    whole = answer.as_json()
    return {name: whole[name] for name in _KEYS}
