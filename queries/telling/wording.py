"""The things of a case by the names people use, as they stand inside a Danish sentence."""

from collections.abc import Iterable, Mapping, Sequence

from queries.case import Case
from queries.telling.danish import in_a_sentence, listed


def provider_called(case: Case, row: int) -> str:
    """The organisation that the offer is judged by."""
    provider = case.listing(row).provider
    return provider.name if provider else "udbyderen"


def permissions_called(case: Case, numbers: Iterable[int]) -> str:
    """The permissions of some of the world's requirements, each once, sorted by id."""
    required = case.world.offers.requirements.permission
    permissions = case.world.mandates.permissions
    ids = sorted({permissions[int(required[number])].id for number in numbers})
    return listed([f"»{case.lexicon.names.of('Permission', id_)}«" for id_ in ids], last="eller")


def needs_called(case: Case, needs: Iterable[str]) -> str:
    """Needs in a row."""
    return listed([f"»{name}«" for name in _words(case.lexicon.wording.needs, needs)])


def needs_apart(case: Case, needs: Iterable[str]) -> tuple[str, str]:
    """The languages among some needs, to be spoken, and the others, to be met; empty where there are none of a kind."""
    kinds, wanted = case.lexicon.wording.need_kinds, list(needs)
    spoken = [need for need in wanted if kinds.get(need) == "language"]
    others = [need for need in wanted if need not in spoken]
    return listed(_words(case.lexicon.wording.needs, spoken)), needs_called(case, others)


def incomes_called(case: Case, incomes: Iterable[str]) -> str:
    """Income bases, of which one is enough."""
    return listed(_words(case.lexicon.wording.incomes, sorted(incomes)), last="eller")


def _words(called: Mapping[str, str], ids: Iterable[str]) -> Sequence[str]:
    return [in_a_sentence(called.get(id_, id_)) for id_ in ids]


def ages_called(case: Case, row: int) -> str:
    """The ages that an offer is for; empty where it does not say."""
    lowest, highest = case.offer(row).min_age, case.offer(row).max_age
    if lowest is not None and highest is not None:
        return f"på {lowest} år" if lowest == highest else f"på {lowest}-{highest} år"
    if lowest is not None:
        return f"fra {lowest} år"
    return f"til og med {highest} år" if highest is not None else ""
