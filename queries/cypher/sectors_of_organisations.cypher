// Which sectors do some organisations belong to?
UNWIND $organisation_ids AS organisation_id
MATCH (organisation:Organisation {id: organisation_id})-[:IN_SECTOR]->(sector:Sector)
RETURN DISTINCT organisation.id AS member_id, sector.id AS home_id, sector.name AS home_name
ORDER BY member_id, home_id
