// Which organisations have some youths said no thanks to?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:DECLINES]->(organisation:Organisation)
RETURN youth.id AS youth_id, organisation.id AS organisation_id, link.reason AS reason,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, organisation_id, link.key
