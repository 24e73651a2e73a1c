"""A made-up country for the benchmark: every municipality's organisations, offers and youths, drawn at random from a seed.

Nothing in it was ever true of the municipality whose name it bears; every name says so. With one municipality, 1,000 offers and 500 youths
the same builder makes the smaller graph of the benchmark.
"""

import random
from collections.abc import Iterable, Iterator, Sequence

from kaedekort.demo.exchange import ExchangeObject, Table
from kaedekort.demo.national_offers import build_offers
from kaedekort.demo.national_organisations import build_organisations
from kaedekort.demo.national_youths import build_youths

DEFAULT_OFFERS = 100_000
DEFAULT_YOUTHS = 50_000
DEFAULT_ORGANISATIONS_EACH = 40


def build_national(
    catalogue_objects: Iterable[Table],
    municipalities: Sequence[Table],
    *,
    seed: int = 1,
    offers: int = DEFAULT_OFFERS,
    youths: int = DEFAULT_YOUTHS,
    organisations_each: int = DEFAULT_ORGANISATIONS_EACH,
) -> Iterator[ExchangeObject]:
    """The country in the exchange form, every node before the edges at it; the same for the same arguments.

    `municipalities` are Municipality nodes of the exchange form; the first has the most of everything, the last the least. 1 % of the
    offers are national and 10 % serve two to five municipalities, where there are as many.
    """
    draw = random.Random(seed)
    catalogue = [dict(each) for each in catalogue_objects]
    yield from catalogue
    yield from (dict(each) for each in municipalities)
    places = build_organisations(draw, catalogue, municipalities, organisations_each)
    yield from places.objects
    yield from build_offers(draw, catalogue, places, offers)
    yield from build_youths(draw, catalogue, places, youths)
