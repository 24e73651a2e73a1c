"""The facts of one youth on a day, whether stored or told in a profile (design, section 4, "Facts of y" and "Starts")."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from queries.day.network import COURSE_PURPOSE, Network, is_active
from queries.days import holds_on
from queries.facts.fetch import OfferFacts, YouthFacts
from queries.facts.youth_rows import AtStageRow, ConsentRow

_KUI = "kui"
_TAKING_PART = ("applied", "waiting", "started")


@dataclass(frozen=True, slots=True)
class OpenSubGoal:
    """A sub-goal that is still open, with its active areas; a profile's area is one with the area's id."""

    id: str
    youth_rank: int | None
    areas: frozenset[str]
    own_words: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact person and the organisations in which."""

    actor_id: str
    organisation_ids: frozenset[str]
    is_main: bool


@dataclass(frozen=True, slots=True)
class NoThanks:
    """A youth's no to an offer or an organisation: why, and the last day on which it holds; None where that is not said."""

    reason: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Youth:
    """What the rule book knows of a youth; everything that may be unknown is empty or None."""

    id: str | None
    birth_month: str | None = None
    age: int | None = None
    municipalities: frozenset[str] = frozenset()
    responsible: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    main_stages: frozenset[str] = frozenset()
    sub_goals: tuple[OpenSubGoal, ...] = ()
    requirements: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    income_basis: str | None = None
    ongoing: tuple[tuple[str, str], ...] = ()
    """Offers and states, sorted."""
    starts: frozenset[int] = frozenset()
    """Numbers of organisations in the network."""
    wishes: Mapping[str, int | None] = field(default_factory=dict)
    declined_offers: Mapping[str, NoThanks] = field(default_factory=dict)
    declined_organisations: Mapping[str, NoThanks] = field(default_factory=dict)
    consented: frozenset[str] = frozenset()
    refused: Mapping[str, str | None] = field(default_factory=dict)
    """The organisations that may not be told: the day on which a consent was withdrawn, None where the youth has said no."""
    contacts: tuple[Contact, ...] = ()
    """The main ones first, then by id."""
    stages_recorded: tuple[AtStageRow, ...] = ()
    """Of any day."""
    consents_recorded: tuple[ConsentRow, ...] = ()
    """Of any day and for any purpose."""
    open_areas: frozenset[str] = field(init=False)
    """The areas of the open sub-goals."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "open_areas", frozenset[str]().union(*(goal.areas for goal in self.sub_goals)))


def ages_on(youth: Youth, iso_day: str) -> tuple[int, ...]:
    """The ages that a youth may have on a day, the youngest first; none where nothing is known.

    >>> ages_on(Youth("y", "2009-09"), "2026-11-23"), ages_on(Youth("y", "2009-11"), "2026-11-23"), ages_on(Youth("y"), "2026-11-23")
    ((17,), (16, 17), ())
    """
    if youth.age is not None:
        return (youth.age,)
    if youth.birth_month is None:
        return ()
    year, month = int(youth.birth_month[:4]), youth.birth_month[5:]
    oldest = int(iso_day[:4]) - year - (iso_day[5:7] < month)
    return (oldest - 1, oldest) if iso_day[5:7] == month else (oldest,)


def youth_on(facts: YouthFacts, network: Network, offers: OfferFacts) -> Youth:
    """What of a stored youth's facts holds on the network's day; the youth is judged whatever its own status."""
    iso_day = network.iso_day
    homes = homes_on(facts, network)
    stages = [row for row in facts.stages if row.stage_id in network.active_stages and holds_on(row, iso_day)]
    responsible = _responsible(homes)
    ongoing, contacts, starts = _around(facts, responsible, network, offers)
    consents = [row for row in facts.consents if _is_about_the_course(row, iso_day)]
    return Youth(
        id=facts.youth.id,
        birth_month=facts.youth.birth_month,
        municipalities=frozenset(municipality_id for municipality_id, _ in homes),
        responsible=responsible,
        stages=frozenset(row.stage_id for row in stages),
        main_stages=frozenset(row.stage_id for row in stages if row.main),
        sub_goals=_open_sub_goals(facts, network),
        requirements=tuple(sorted(set(facts.youth.requirements or ()))),
        interests=tuple(sorted(set(facts.youth.interests or ()))),
        income_basis=facts.youth.income_basis,
        ongoing=ongoing,
        starts=starts,
        wishes=_wishes(facts, iso_day),
        declined_offers={
            row.offer_id: NoThanks(row.reason, row.valid_to) for row in facts.declined_offers if holds_on(row, iso_day)
        },
        declined_organisations={
            row.organisation_id: NoThanks(row.reason, row.valid_to)
            for row in facts.declined_organisations
            if holds_on(row, iso_day)
        },
        consented=consented_on(consents, iso_day),
        refused=_refused(consents, iso_day),
        contacts=contacts,
        stages_recorded=facts.stages,
        consents_recorded=facts.consents,
    )


def youth_among(youth: Youth, facts: YouthFacts, network: Network, offers: OfferFacts) -> Youth:
    """The youth on the same day among other organisations, actors and offers; the stages, areas and municipalities are those of before."""
    ongoing, contacts, starts = _around(facts, youth.responsible, network, offers)
    if (ongoing, contacts, starts) == (youth.ongoing, youth.contacts, youth.starts):
        return youth
    return replace(youth, ongoing=ongoing, contacts=contacts, starts=starts)


def _around(
    facts: YouthFacts, responsible: frozenset[str], network: Network, offers: OfferFacts
) -> tuple[tuple[tuple[str, str], ...], tuple[Contact, ...], frozenset[int]]:
    """What is going on, who the contact persons are, and where the youth starts."""
    ongoing = {
        (row.offer_id, row.state)
        for row in facts.activities
        if row.state in _TAKING_PART
        and holds_on(row, network.iso_day)
        and (offer := offers.offer(row.offer_id)) is not None
        and is_active(offer.status)
    }
    started = {offer_id for offer_id, state in ongoing if state == "started"}
    contacts = tuple(sorted(_contacts(facts, network), key=lambda each: (not each.is_main, each.actor_id)))
    return tuple(sorted(ongoing)), contacts, _starts(contacts, started, offers, responsible, network)


def homes_on(facts: YouthFacts, network: Network) -> list[tuple[str, str]]:
    """The active municipalities in which the youth lives on the network's day, and in which way."""
    return [
        (row.municipality_id, row.kind or "home")
        for row in facts.homes
        if row.municipality_id in network.located_in and holds_on(row, network.iso_day)
    ]


def _responsible(homes: Iterable[tuple[str, str]]) -> frozenset[str]:
    for kind in ("responsible", "home", "stay"):
        if found := frozenset(municipality_id for municipality_id, of_kind in homes if of_kind == kind):
            return found
    return frozenset()


def _open_sub_goals(facts: YouthFacts, network: Network) -> tuple[OpenSubGoal, ...]:
    iso_day = network.iso_day
    areas: dict[str, set[str]] = {}
    for row in facts.sub_goal_areas:
        if row.area_id in network.active_areas and holds_on(row, iso_day):
            areas.setdefault(row.sub_goal_id, set()).add(row.area_id)
    goals = {
        row.sub_goal_id: OpenSubGoal(
            row.sub_goal_id, row.youth_rank, frozenset(areas.get(row.sub_goal_id, ())), row.own_words, row.text
        )
        for row in facts.sub_goals
        if row.state in {None, "open"} and is_active(row.status) and holds_on(row, iso_day)
    }
    return tuple(goals[goal_id] for goal_id in sorted(goals))


def _contacts(facts: YouthFacts, network: Network) -> Iterable[Contact]:
    for row in facts.contacts:
        if row.actor_id in network.actors and holds_on(row, network.iso_day):
            at = (
                network.workplaces.get(row.actor_id, frozenset())
                if row.at is None
                else frozenset({row.at}) & network.number_of.keys()
            )
            yield Contact(row.actor_id, at, bool(row.main))


def starts_without(
    youth: Youth, organisation_ids: frozenset[str], actor_ids: frozenset[str], network: Network, offers: OfferFacts
) -> frozenset[int]:
    """Where a youth would start if some organisations and actors were not there."""
    contacts = (contact for contact in youth.contacts if contact.actor_id not in actor_ids)
    started = {offer_id for offer_id, state in youth.ongoing if state == "started"}
    return _starts(contacts, started, offers, youth.responsible, network, organisation_ids)


def _starts(
    contacts: Iterable[Contact],
    started: set[str],
    offers: OfferFacts,
    responsible: frozenset[str],
    network: Network,
    gone: frozenset[str] = frozenset(),
) -> frozenset[int]:
    ids = {organisation_id for contact in contacts for organisation_id in contact.organisation_ids}
    ids |= {
        edge.organisation_id
        for offer_id in started
        for edge in offers.providers_of(offer_id)
        if edge.organisation_id in network.number_of and holds_on(edge, network.iso_day)
    }
    around = frozenset(network.number_of[id_] for id_ in ids - gone)
    return around or kui_starts(responsible, network) - {network.number_of[id_] for id_ in gone}


def kui_starts(responsible: frozenset[str], network: Network) -> frozenset[int]:
    """Where a youth starts that no one is around yet: the youth effort of a responsible municipality."""
    return frozenset(
        number
        for municipality_id in responsible
        for number in network.located_in.get(municipality_id, ())
        if network.organisations[network.ids[number]].kind == _KUI
    )


def _wishes(facts: YouthFacts, iso_day: str) -> dict[str, int | None]:
    wishes: dict[str, int | None] = {}
    for row in facts.wishes:
        if holds_on(row, iso_day):
            known = wishes.get(row.offer_id)
            wishes[row.offer_id] = row.rank if known is None else known if row.rank is None else min(known, row.rank)
    return wishes


def consented_on(consents: Iterable[ConsentRow], iso_day: str) -> frozenset[str]:
    """The organisations that a youth lets be told about the course on a day (design, section 4, "consent")."""
    rows = (row for row in consents if _is_about_the_course(row, iso_day) and _is_given(row, iso_day))
    return frozenset(row.organisation_id for row in rows)


def _is_about_the_course(row: ConsentRow, iso_day: str) -> bool:
    return row.purpose in {None, COURSE_PURPOSE} and holds_on(row, iso_day)


def _refused(consents: Iterable[ConsentRow], iso_day: str) -> dict[str, str | None]:
    """Whom the youth will not have told; a no counts before a consent that was withdrawn, and the latest withdrawal before others."""
    refused: dict[str, str | None] = {}
    for row in consents:
        if not _is_given(row, iso_day):
            withdrawn = row.withdrawn_on if row.state in {None, "given"} else None
            before = refused.get(row.organisation_id, withdrawn)
            refused[row.organisation_id] = max(before, withdrawn) if before and withdrawn else None
    return refused


def _is_given(row: ConsentRow, iso_day: str) -> bool:
    return row.state in {None, "given"} and (row.withdrawn_on is None or row.withdrawn_on > iso_day)
