// Whom may be told about some youths, and for what?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:CONSENTS_TO]->(organisation:Organisation)
RETURN youth.id AS youth_id, organisation.id AS organisation_id, link.purpose AS purpose, link.state AS state, link.withdrawn_on AS withdrawn_on,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, organisation_id, link.key
