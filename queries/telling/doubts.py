"""What is not known where a condition is unknown, as a question to ask, and whom to ask."""

from collections.abc import Callable, Mapping

from queries.answers import Doubt, Named
from queries.case import Case
from queries.day.offers import PASS, UNKNOWN
from queries.days import iso
from queries.telling.danish import clauses, day_in_words
from queries.telling.wording import ages_called, incomes_called, needs_apart, permissions_called, provider_called


def doubt(case: Case, row: int, condition: str) -> Doubt:
    """A condition that is unknown; the question is a clause that can follow "spørg …"."""
    return Doubt(condition, _QUESTIONS[condition](case, row), _asked(case, row, condition))


def _asked(case: Case, row: int, condition: str) -> tuple[Named, ...]:
    """The youth about what only the youth decides, the youth's people about the youth, the offer's about the offer.

    A youth is not asked which stage they are at where there is anybody else: that is the team's to say.
    """
    if condition == "consent" or (condition == "area" and not case.youth.open_areas):
        return case.team or case.around
    if condition == "stage" and not case.youth.stages:
        return tuple(named for named in case.around if named.label != "Youth") or case.around
    if condition == "income" or (condition in _YOUTH_IS_UNKNOWN and _YOUTH_IS_UNKNOWN[condition](case)):
        return case.around
    return case.listing(row).asked or case.around


def _area(case: Case, _: int) -> str:
    return "hvad tilbuddet arbejder med" if case.youth.open_areas else "hvad den unge selv vil arbejde med"


def _place(case: Case, _: int) -> str:
    return "hvilke kommuner tilbuddet er for" if case.youth.municipalities else "hvilken kommune den unge hører til"


def _stage(case: Case, _: int) -> str:
    return "hvilke faser tilbuddet passer til" if case.youth.stages else "hvilken fase den unge er i"


def _time(case: Case, row: int) -> str:
    begins = case.listing(row)
    return (
        f"om man kan begynde {day_in_words(begins.start)}"
        if begins.begins and begins.start
        else "hvornår man kan begynde"
    )


def _age(case: Case, row: int) -> str:
    if case.youth.age is None and case.youth.birth_month is None:
        return "hvor gammel den unge er"
    ages, begins = ages_called(case, row), iso(int(case.world.offers.starts_on[row]))
    if not ages:
        return "hvilken alder tilbuddet er for"
    return f"om alderen passer {day_in_words(begins)} (tilbuddet er for unge {ages})" if begins else "om alderen passer"


def _capacity(case: Case, row: int) -> str:
    seen = case.offer(row).seats_on
    return "om der er ledige pladser" + (f" (sidst set {day_in_words(seen)})" if seen else "")


def _needs(case: Case, row: int) -> str:
    offer = case.offer(row)
    met = {*(offer.languages or ()), *(offer.accessibility or ())}
    spoken, others = needs_apart(case, [need for need in case.youth.requirements if need not in met])
    asked = [f"om man kan tale {spoken} dér"] if spoken else []
    return clauses([*asked, *([f"om tilbuddet kan imødekomme {others}"] if others else [])])


def _income(case: Case, row: int) -> str:
    return f"hvad den unge lever af (tilbuddet er for unge, hvis forsørgelse er {incomes_called(case, case.offer(row).for_income or ())})"


def _chain(case: Case, row: int) -> str:
    if not case.youth.starts:
        return f"hvem der er om den unge nu, så man kan finde vejen til {provider_called(case, row)}"
    return f"hvordan man kommer til {provider_called(case, row)}, for vejen er ikke kortlagt"


def _authority(case: Case, row: int) -> str:
    """What nobody is recorded to give, or what the law no longer gives on the start."""
    offers, authority = case.world.offers, case.authority
    concerning = [number for number in case.requirements(row) if authority.concerns[number]]
    permissions = {number: authority.permissions[offers.requirements.permission[number]] for number in concerning}
    settled = {
        int(offers.requirements.group[number])
        for number in concerning
        if authority.in_force[number] and permissions[number] == PASS
    }
    doubtful = [number for number in concerning if int(offers.requirements.group[number]) not in settled]
    if open_ := [number for number in doubtful if authority.in_force[number] and permissions[number] == UNKNOWN]:
        return f"hvem der har bemyndigelsen {permissions_called(case, open_)}"
    begins = iso(int(offers.starts_on[row]))
    if lapsed := [number for number in doubtful if not authority.in_force[number]]:
        return f"hvilke regler for {permissions_called(case, lapsed)} der gælder {day_in_words(begins or '9999-12-31')}"
    return "hvem der visiterer"


def _consent(case: Case, row: int) -> str:
    return f"om {provider_called(case, row)} må få noget at vide, før noget sendes"


def _choice(_: Case, __: int) -> str:
    return "hvad den unge selv vil"


_YOUTH_IS_UNKNOWN: Mapping[str, Callable[[Case], bool]] = {
    "place": lambda case: not case.youth.municipalities,
    "age": lambda case: case.youth.age is None and case.youth.birth_month is None,
    "chain": lambda case: not case.youth.starts,
}
"""Whether it is the youth about whom something is not known, rather than the offer."""

_QUESTIONS: Mapping[str, Callable[[Case, int], str]] = {
    "area": _area,
    "place": _place,
    "stage": _stage,
    "time": _time,
    "age": _age,
    "capacity": _capacity,
    "needs": _needs,
    "income": _income,
    "choice": _choice,
    "chain": _chain,
    "authority": _authority,
    "consent": _consent,
}
