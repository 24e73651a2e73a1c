"""The roles that an account can have. Somebody with several acts in one at a time."""

ADMINISTRATOR = "administrator"
COORDINATOR = "coordinator"
MANAGER = "manager"
CONTACT_PERSON = "contact_person"
PARTNER = "partner"
YOUTH = "youth"

ROLES = (CONTACT_PERSON, COORDINATOR, MANAGER, YOUTH, PARTNER, ADMINISTRATOR)
TIED_TO_ACTOR = frozenset({CONTACT_PERSON, PARTNER})
"""Those who are somebody on the map."""
