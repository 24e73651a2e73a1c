"""A youth's case that holds one certain offer, wherever that offer is."""

from graphmodel.access import Reader
from graphmodel.errors import NotFound
from queries.case import Case, case_of
from queries.facts.fetch import Scope
from queries.world import Facts


def with_offer(reader: Reader, facts: Facts, case: Case, offer_id: str) -> Case:
    """The case itself where it holds the offer, else one of that offer and what the youth attends. Raises NotFound."""
    if offer_id in case.world.offers.row_of:
        return case
    scope = Scope(frozenset(), frozenset({offer_id, *(ongoing for ongoing, _ in case.youth.ongoing)}))
    phrasebook = facts.phrasebook(reader, case.world.network.iso_day, scope)
    if offer_id not in phrasebook.world.offers.row_of:
        raise NotFound(f"Der er intet tilbud i kortet med id'et »{offer_id}«.")
    return case_of(phrasebook, case.youth, case.limits)
