// Which youths say whether some organisations may be told?
UNWIND $organisation_ids AS organisation_id
MATCH (youth:Youth)-[link:CONSENTS_TO]->(organisation:Organisation {id: organisation_id})
RETURN youth.id AS youth_id, organisation.id AS organisation_id, link.purpose AS purpose, link.state AS state, link.withdrawn_on AS withdrawn_on,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, organisation_id, link.key
