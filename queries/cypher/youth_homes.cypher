// Where do some youths live, stay, and which municipality is responsible?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:LIVES_IN]->(municipality:Municipality)
RETURN youth.id AS youth_id, municipality.id AS municipality_id, link.kind AS kind,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, municipality_id, link.key
