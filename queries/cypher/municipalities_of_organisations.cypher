// Which municipalities do some organisations lie in?
UNWIND $organisation_ids AS organisation_id
MATCH (organisation:Organisation {id: organisation_id})-[:LOCATED_IN]->(municipality:Municipality)
RETURN DISTINCT organisation.id AS member_id, municipality.id AS home_id, municipality.name AS home_name
ORDER BY member_id, home_id
