// At which stages are some youths?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:AT_STAGE]->(stage:Stage)
RETURN youth.id AS youth_id, stage.id AS stage_id, link.main AS main,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, stage_id, link.key
