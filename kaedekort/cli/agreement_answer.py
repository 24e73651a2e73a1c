"""Everything that `kaedekort agreements` is asked for, put together: agreements with who could sign them and what would carry whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from queries.agreements.agreements import Agreement, Agreements
from queries.agreements.candidates import Shown
from queries.agreements.carriers import Carrier, carriers, only_pairs
from queries.agreements.repairs import BestRepair
from queries.agreements.sequences import Succession, undated_link
from queries.agreements.signing import Hands, Signing, signers_as_json
from queries.agreements.trials import Uncovered, uncovered_in
from queries.day.network import Network
from queries.everyone.standing import Standing
from queries.rules import Limits

_WORDS = "Finder tilbuddene"


@dataclass(frozen=True, slots=True)
class Told:
    """An agreement, who could sign it, and what would carry each pair that it serves where that was asked for."""

    agreement: Agreement
    hands: tuple[Hands, Hands]
    carriers: Mapping[tuple[str, str], Carrier]


@dataclass(frozen=True, slots=True)
class AgreementAnswer:
    """The agreements, with the sequence and the repairs where these were asked for, and what they rest on."""

    found: Agreements
    sequence: Succession | None
    repairs: Sequence[BestRepair] | None
    standing: Standing
    limits: Limits
    carries: Mapping[str, str]
    signing: Signing = field(init=False)

    def __post_init__(self) -> None:
        world = self.standing.population.world
        object.__setattr__(self, "signing", Signing(world.network, world.mandates))

    def as_json(
        self, top: int | None, *, with_signers: bool, with_offers: bool, shown: Shown[Agreement]
    ) -> dict[str, Any]:
        """The answer of the design, section 5, and what was asked for beside it."""
        answer = self.found.as_json(top)
        if with_signers or with_offers:
            told = self.told(top, shown, with_offers)
            answer["agreements"] = [_as_json(each, with_signers=with_signers) for each in told]
        if self.sequence is not None:
            steps = [_as_json(each, with_signers=with_signers) for each in self.told_steps(shown, with_offers)]
            answer["sequence"] = self.sequence.as_json() | {"steps": steps}
        if self.repairs is not None:
            answer["repairs"] = [each.as_json() for each in self.repairs[:top]]
        return answer

    def told(self, top: int | None, shown: Shown[Agreement], with_offers: bool) -> Iterable[Told]:
        """The first so many of the agreements, or all, each as if it alone were made."""
        agreements = self.found.found[:top]
        uncovered, network = uncovered_in(self.standing), self.standing.population.world.network
        for each in shown(agreements, _WORDS) if with_offers else agreements:
            made = network.with_links((undated_link(each.giver, each.taker),), self.carries)
            yield Told(each, self.signing.of(each), self._carriers(each, uncovered, made) if with_offers else {})

    def told_steps(self, shown: Shown[Any], with_offers: bool) -> Iterable[Told]:
        """The agreements of the sequence, each once those before it are made."""
        uncovered = uncovered_in(self.standing)
        steps = self.sequence.steps if self.sequence else ()
        for step in shown(steps, _WORDS) if with_offers else steps:
            found = self._carriers(step.agreement, uncovered, step.network) if with_offers else {}
            yield Told(step.agreement, self.signing.of(step.agreement), found)

    def _carriers(
        self, agreement: Agreement, uncovered: Iterable[Uncovered], network: Network
    ) -> dict[tuple[str, str], Carrier]:
        population, wanted = self.standing.population, frozenset(agreement.serves)
        asked = [only_pairs(part, population, wanted) for part in uncovered]
        return carriers(population, [part for part in asked if part.is_open.any()], network, self.limits)


def _as_json(told: Told, *, with_signers: bool) -> dict[str, Any]:
    answer = told.agreement.as_json()
    if told.carriers:
        answer["serves"] = [told.carriers[pair].as_json() for pair in told.agreement.serves]
    return answer | (signers_as_json(told.hands) if with_signers else {})
