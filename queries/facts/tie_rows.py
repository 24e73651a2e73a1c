"""The rows in which it comes out of the graph who has to do with which youth."""

from dataclasses import dataclass

from queries.facts.map_rows import Spanned
from queries.facts.youth_rows import ConsentRow, ContactRow
from queries.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkplaceRow(Spanned):
    """Somebody works in an organisation."""

    actor_id: str
    organisation_id: str
    organisation_status: str | None


WORKPLACES_WITH_DATES = Query("workplaces_with_dates", WorkplaceRow)
YOUTHS_OF_CONTACTS = Query("youths_of_contacts", ContactRow)
YOUTHS_WHO_CONSENT = Query("youths_who_consent", ConsentRow)
